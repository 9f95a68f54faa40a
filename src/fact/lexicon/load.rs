//! Words of one's own from a CSV file.

use core::fmt;
use std::io;

use super::{Lexicon, MeaningError};
use crate::records::{Failure, Headings, Line, LineFault, Names, WrongLine, read_lines};
use crate::value::{Language, Note};

const WORDS: [&str; 3] = ["words", "词", "词语"];
const MEANS: [&str; 3] = ["means", "含义", "口径"];
/// The columns that a file cannot do without.
const NEEDED: [Names; 2] = [&WORDS, &MEANS];

/// # Loading (feature `csv`)
impl Lexicon {
    /// Adds the words of a CSV file in UTF-8, such as those of a province's forms: as `data/lexicon/tables.csv`, whose
    /// README says what a word may mean.
    ///
    /// The first line names the columns. `words` (词, 词语) and `means` (含义, 口径) are needed; other columns, such as
    /// the sources, are passed over. Of a word that says nothing of a figure, the meaning is empty. A byte order mark and
    /// CRLF are fine.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or any line is wrong: then nothing is added, and the error has every wrong line with
    /// its number. A line is wrong when
    /// - it is not UTF-8, or has not as many fields as the first line,
    /// - its word is empty or longer than 24 characters, or has the same meaning on an earlier line,
    /// - its meaning names an aspect or a value that there is none of.
    ///
    /// ```
    /// use cn_budget::fact::{Fund, Lexicon};
    ///
    /// let mut lexicon = Lexicon::new();
    /// lexicon.add_csv("words,means\n财政存量,fund=fiscal\n核定数,phase=budget\n".as_bytes())?;
    /// assert_eq!(lexicon.heading("财政存量/核定数").aspects().fund, Some(Fund::Fiscal));
    ///
    /// let error = lexicon.add_csv("词,含义\n财政存量,fund=fiscall\n".as_bytes()).unwrap_err();
    /// assert_eq!(error.lines().count(), 1);
    /// assert!(error.to_string().contains("line 2: found the fund \"fiscall\", expected all, fiscal, "));
    /// # Ok::<(), cn_budget::fact::LexiconLoadError>(())
    /// ```
    #[doc(alias = "导入词表")]
    pub fn add_csv(&mut self, reader: impl io::Read) -> Result<(), LexiconLoadError> {
        let mut loaded = self.clone();
        read_lines(reader, &NEEDED, Columns::find, |columns, line| columns.add(line, &mut loaded))
            .map_err(LexiconLoadError)?;
        *self = loaded;
        Ok(())
    }
}

/// Where the columns stand.
struct Columns {
    words: usize,
    means: usize,
}

impl Columns {
    const fn find([words, means]: [usize; NEEDED.len()], _: &Headings<'_>) -> Self {
        Self { words, means }
    }

    fn add(&self, line: &Line<'_>, lexicon: &mut Lexicon) -> Result<(), LexiconLine> {
        let wrong = |message: &dyn Fn(Language) -> String| LexiconLine::of(line.number, message);
        let means = line
            .field(self.means)
            .parse()
            .map_err(|error: MeaningError| wrong(&|language| error.message(language)))?;
        let added = lexicon.add(line.field(self.words), means);
        added.map_err(|error| wrong(&|language| error.message(language)))
    }
}

/// A wrong line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LexiconLine {
    number: u64,
    what: Note,
}

impl LexiconLine {
    fn of(number: u64, message: impl Fn(Language) -> String) -> Self {
        Self { number, what: Note::new(message(Language::Zh), message(Language::En)) }
    }
}

impl WrongLine for LexiconLine {
    fn new(number: u64, fault: LineFault) -> Self {
        Self::of(number, |language| fault.message(language))
    }

    fn number(&self) -> u64 {
        self.number
    }

    fn fault(&self, language: Language) -> String {
        self.what.message(language).to_owned()
    }
}

/// Why a CSV file is no list of words: it could not be read, or some lines are wrong. Nothing was added.
#[doc(alias = "词表错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconLoadError(Failure<LexiconLine>);

impl LexiconLoadError {
    /// Every wrong line, from the first to the last: its number in the file, from 1, and what is wrong with it; none if
    /// the file could not be read.
    pub fn lines(&self) -> impl Iterator<Item = (u64, &Note)> {
        self.0.lines().iter().map(|line| (line.number, &line.what))
    }

    /// What is wrong, in a language: every wrong line on a line of its own.
    pub fn message(&self, language: Language) -> String {
        self.0.message(["词表", "list of words"], language)
    }

    /// Whether reading itself failed.
    pub const fn is_read(&self) -> bool {
        self.0.is_read()
    }
}

impl fmt::Display for LexiconLoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for LexiconLoadError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_line_is_reported_and_none_is_added() {
        let mut lexicon = Lexicon::new();
        let file =
            b"\xef\xbb\xbfwords,means,sources\r\n\r\n\xe7\x94\xb2,fund=general,x\r\n,fund=general,x\r\n\
                     \xd6\xd0,,x\r\n\xe7\x94\xb2,fund=general,x\r\n\xe4\xb9\x99,fund=general\r\n";
        let error = lexicon.add_csv(&file[..]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "4 lines of the list of words are wrong, nothing was loaded\n\
             line 4: the word is empty\n\
             line 5: found bytes that are not UTF-8 (convert GBK or GB 18030 first)\n\
             line 6: \"甲\" has this meaning already\n\
             line 7: found 2 fields, expected 3 as in the first line"
        );
        assert_eq!(lexicon, Lexicon::new());
        assert!(error.message(Language::Zh).ends_with("\n第 7 行：有 2 个字段，应与首行同为 3 个"));
        for (file, what) in [
            (
                "",
                "line 1: the file is empty, expected a line with the columns words (词, 词语), means (含义, 口径)",
            ),
            (
                "words,sources\n甲,x\n",
                "line 1: found the columns \"words,sources\", missing: means (含义, 口径)",
            ),
        ] {
            let error = lexicon.add_csv(file.as_bytes()).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("1 line of the list of words is wrong, nothing was loaded\n{what}")
            );
        }
    }

    #[test]
    fn a_word_of_ones_own_takes_the_place_of_ours() {
        let mut lexicon = Lexicon::new();
        let fund = |lexicon: &Lexicon| lexicon.heading("一般公共预算").aspects().fund;
        assert!(fund(&lexicon).is_some());
        lexicon.add_csv("词,口径\n一般公共预算,\n“甲” 类,\n".as_bytes()).expect("both lines are right");
        assert_eq!((fund(&lexicon), lexicon.own_words()), (None, 2));
        assert!(lexicon.heading("甲类").is_known(), "it is read in one spelling");
    }
}

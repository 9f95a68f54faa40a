//! Words of one's own from a CSV file.

use core::fmt;
use std::io;

use csv::ByteRecord;

use super::Lexicon;
use crate::line_at::LineAt;
use crate::value::{Language, Note};

const WORDS: [&str; 3] = ["words", "词", "词语"];
const MEANS: [&str; 3] = ["means", "含义", "口径"];

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
    pub fn add_csv(&mut self, mut reader: impl io::Read) -> Result<(), LexiconLoadError> {
        let mut bytes = Vec::new();
        let failed = |error: &dyn fmt::Display| LexiconLoadError(Failure::Read(error.to_string()));
        reader.read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        let mut line_at = LineAt::of(&bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(&*bytes);
        let (mut loaded, mut wrong, mut columns) = (self.clone(), Vec::new(), None);
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record).map_err(|error| failed(&error))? {
            let line = line_at.line(record.position().map_or(0, csv::Position::byte));
            let fields = fields(&record);
            let done = match (&columns, fields) {
                (_, None) => Err(Note::new(
                    "不是 UTF-8 编码，请先由 GBK 或 GB 18030 转换",
                    "found bytes that are not UTF-8 (convert GBK or GB 18030 first)",
                )),
                (None, Some(heading)) => Columns::find(&heading).map(|found| columns = Some(found)),
                (Some(columns), Some(fields)) => columns.add(&fields, &mut loaded),
            };
            if let Err(what) = done {
                wrong.push((line, what));
            }
            if columns.is_none() {
                break;
            }
        }
        if columns.is_none() && wrong.is_empty() {
            let what = [
                "文件为空，应有列名 words,means",
                "the file is empty, expected a line with the columns words,means",
            ];
            wrong.push((1, Note::new(what[0], what[1])));
        }
        if !wrong.is_empty() {
            return Err(LexiconLoadError(Failure::Lines(wrong)));
        }
        *self = loaded;
        Ok(())
    }
}

fn fields(record: &ByteRecord) -> Option<Vec<&str>> {
    record.iter().map(|field| core::str::from_utf8(field).ok()).collect()
}

fn in_both(message: impl Fn(Language) -> String) -> Note {
    Note::new(message(Language::Zh), message(Language::En))
}

/// Where the columns stand.
struct Columns {
    count: usize,
    words: usize,
    means: usize,
}

impl Columns {
    fn find(heading: &[&str]) -> Result<Self, Note> {
        let find = |names: [&str; 3]| {
            heading.iter().position(|found| names.contains(found)).ok_or_else(|| {
                let (found, zh, en) = (heading.join(","), names.join(" 或 "), names.join(" or "));
                Note::new(
                    format!("列名为“{found}”，缺少 {zh}"),
                    format!("found the columns {found:?}, expected one of them to be {en}"),
                )
            })
        };
        Ok(Self { count: heading.len(), words: find(WORDS)?, means: find(MEANS)? })
    }

    fn add(&self, fields: &[&str], lexicon: &mut Lexicon) -> Result<(), Note> {
        let (found, expected) = (fields.len(), self.count);
        let (Some(word), Some(means), true) =
            (fields.get(self.words), fields.get(self.means), found == expected)
        else {
            return Err(Note::new(
                format!("有 {found} 个字段，应与首行同为 {expected} 个"),
                format!("found {found} fields, expected {expected} as in the first line"),
            ));
        };
        let means = means
            .parse()
            .map_err(|error: super::MeaningError| in_both(|language| error.message(language)))?;
        lexicon.add(word, means).map_err(|error| in_both(|language| error.message(language)))
    }
}

/// Why a CSV file is no list of words: it could not be read, or some lines are wrong. Nothing was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconLoadError(Failure);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Failure {
    Read(String),
    Lines(Vec<(u64, Note)>),
}

impl LexiconLoadError {
    /// Every wrong line, from the first to the last: its number in the file, from 1, and what is wrong with it; none if
    /// the file could not be read.
    pub fn lines(&self) -> impl Iterator<Item = (u64, &Note)> {
        let lines = match &self.0 {
            Failure::Read(_) => &[][..],
            Failure::Lines(lines) => lines,
        };
        lines.iter().map(|(line, what)| (*line, what))
    }

    /// What is wrong, in a language: every wrong line on a line of its own.
    pub fn message(&self, language: Language) -> String {
        let lines = match &self.0 {
            Failure::Read(error) => {
                return match language {
                    Language::Zh => format!("词表读取失败：{error}"),
                    Language::En => format!("the words could not be read: {error}"),
                };
            }
            Failure::Lines(lines) => lines,
        };
        let mut message = match (language, lines.len()) {
            (Language::Zh, count) => format!("词表有 {count} 行有误，未予采用"),
            (Language::En, 1) => "1 line of the words is wrong, none was added".to_owned(),
            (Language::En, count) => format!("{count} lines of the words are wrong, none was added"),
        };
        for (line, what) in lines {
            let line = match language {
                Language::Zh => format!("\n第 {line} 行：{}", what.message(language)),
                Language::En => format!("\nline {line}: {}", what.message(language)),
            };
            message += &line;
        }
        message
    }

    /// Whether reading itself failed.
    pub const fn is_read(&self) -> bool {
        matches!(self.0, Failure::Read(_))
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
            "4 lines of the words are wrong, none was added\n\
             line 4: the word is empty\n\
             line 5: found bytes that are not UTF-8 (convert GBK or GB 18030 first)\n\
             line 6: \"甲\" has this meaning already\n\
             line 7: found 2 fields, expected 3 as in the first line"
        );
        assert_eq!(lexicon, Lexicon::new());
        assert!(error.message(Language::Zh).ends_with("\n第 7 行：有 2 个字段，应与首行同为 3 个"));
        for (file, what) in [
            ("", "line 1: the file is empty, expected a line with the columns words,means"),
            (
                "words,sources\n甲,x\n",
                "line 1: found the columns \"words,sources\", expected one of them to be means or 含义 or 口径",
            ),
        ] {
            let error = lexicon.add_csv(file.as_bytes()).unwrap_err();
            assert_eq!(error.to_string(), format!("1 line of the words is wrong, none was added\n{what}"));
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

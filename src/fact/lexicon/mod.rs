//! The lexicon (词表): words of titles, headings and rows, and what each says of a figure. It is data (`data/lexicon/`);
//! here stands how it is read.

#[cfg(feature = "csv")]
mod load;
mod meaning;

use core::fmt;
use std::collections::BTreeMap;

use super::aspect::Aspects;
use super::generated::words::{NOISE, WORDS};
use crate::prose::one_line;
use crate::value::Language;
use crate::words;

#[cfg(feature = "csv")]
pub use load::LexiconLoadError;
pub use meaning::MeaningError;

/// The longest word, in characters.
const LONGEST: usize = 24;

/// The words that the project knows (词表), each with where it was read: `data/lexicon/`; and words of one's own, such as
/// those of a province's forms.
///
/// ```
/// use cn_budget::fact::{Fund, Lexicon};
///
/// let mut lexicon = Lexicon::new();
/// assert!(!lexicon.heading("财政存量").is_known());
/// lexicon.add("财政存量", "fund=fiscal".parse()?)?;
/// assert_eq!(lexicon.heading("财政存量").aspects().fund, Some(Fund::Fiscal));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "词表")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Words of one's own and their readings; of one that says nothing there is none.
    own: BTreeMap<String, Vec<Aspects>>,
}

/// A stretch of some words that the lexicon knows, or does not.
#[doc(alias = "词")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word<'t> {
    /// As it stands.
    pub text: &'t str,
    /// What it may say, one reading each; none where it is passed over, or not known.
    pub readings: Vec<Aspects>,
    /// Whether the lexicon knows it.
    pub known: bool,
}

/// What some words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Phrase<'t> {
    /// The words in order.
    pub words: Vec<Word<'t>>,
}

impl Lexicon {
    /// The words of this crate.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a phrase in one spelling (no blanks, no quotation marks, full-width brackets): the longest known word at each
    /// place.
    pub fn read<'t>(&self, text: &'t str) -> Phrase<'t> {
        let mut words: Vec<Word<'t>> = Vec::new();
        let mut at = 0;
        let mut unknown = 0;
        while at < text.len() {
            let Some((length, readings)) = self.longest(&text[at..]) else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            words.extend(Word::unknown(&text[unknown..at]));
            words.push(Word { text: &text[at..at + length], readings: readings.to_vec(), known: true });
            at += length;
            unknown = at;
        }
        words.extend(Word::unknown(&text[unknown..]));
        Phrase { words }
    }

    /// Adds a word that says this: nothing where it is [`Aspects::NONE`], one more reading where it was added before. It
    /// takes the place of a word of the crate.
    ///
    /// # Errors
    ///
    /// - the word is empty, or longer than 24 characters;
    /// - it was added with the same meaning before.
    #[doc(alias = "增加词语")]
    pub fn add(&mut self, word: &str, says: Aspects) -> Result<(), LexiconError> {
        let word = one_line(word);
        let fault = match word.chars().count() {
            0 => Some(Fault::Empty),
            length if length > LONGEST => Some(Fault::TooLong(length)),
            _ if self.own.get(&word).is_some_and(|readings| says.is_unsaid() || readings.contains(&says)) => {
                Some(Fault::Again)
            }
            _ => None,
        };
        if let Some(fault) = fault {
            return Err(LexiconError { word, fault });
        }
        self.own.entry(word).or_default().extend(Some(says).filter(|says| !says.is_unsaid()));
        Ok(())
    }

    /// Every word that it knows, of tables and of sentences, with those of one's own (各词): in no order, and some twice.
    ///
    /// ```
    /// use cn_budget::fact::Lexicon;
    ///
    /// let lexicon = Lexicon::new();
    /// assert!(["一般公共预算", "政府性基金"].iter().all(|word| lexicon.words().any(|known| known == *word)));
    /// ```
    #[doc(alias = "各词")]
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let own = self.own.keys().map(String::as_str);
        let tables = WORDS.iter().map(|(word, _)| -> &str { word });
        let noise = NOISE.iter().map(|(word, ())| -> &str { word });
        let sentences = super::generated::sentences::WORDS.iter().map(|(_, word, _)| -> &str { word });
        own.chain(tables).chain(noise).chain(sentences).chain(words::all())
    }

    /// How many words of one's own it has.
    pub fn own_words(&self) -> usize {
        self.own.len()
    }

    /// The longest word that a text begins with, and its readings. Of one length, a word of one's own comes first, and one
    /// that says nothing last.
    fn longest(&self, text: &str) -> Option<(usize, &[Aspects])> {
        let own = self.own_at(text);
        let said = longest_in(WORDS, text).map(|(length, readings)| (length, *readings));
        let noise = longest_in(NOISE, text).map(|(length, ())| (length, &[][..]));
        // The later of equals is taken.
        [noise, said, own].into_iter().flatten().max_by_key(|(length, _)| *length)
    }

    /// The longest word of one's own that a text begins with.
    fn own_at(&self, text: &str) -> Option<(usize, &[Aspects])> {
        if self.own.is_empty() {
            return None;
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect();
        ends.into_iter().rev().find_map(|end| Some((end, self.own.get(&text[..end])?.as_slice())))
    }
}

/// Why a word was not added to a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    word: String,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Empty,
    TooLong(usize),
    Again,
}

impl LexiconError {
    /// What is wrong, in a language.
    pub fn message(&self, language: Language) -> String {
        let word = &self.word;
        match (&self.fault, language) {
            (Fault::Empty, Language::Zh) => "词语为空".to_owned(),
            (Fault::Empty, Language::En) => "the word is empty".to_owned(),
            (Fault::TooLong(length), Language::Zh) => {
                format!("“{word}”有 {length} 个字，最多 {LONGEST} 个")
            }
            (Fault::TooLong(length), Language::En) => {
                format!("{word:?} has {length} characters, expected at most {LONGEST}")
            }
            (Fault::Again, Language::Zh) => format!("“{word}”的这一含义前面已有"),
            (Fault::Again, Language::En) => format!("{word:?} has this meaning already"),
        }
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for LexiconError {}

impl<'t> Word<'t> {
    /// A stretch that no word begins in. Signs alone say nothing, and are known to; so does a letter alone, by which forms
    /// number their columns.
    fn unknown(text: &'t str) -> Option<Self> {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        let known = match (letters.next(), letters.next()) {
            (None, _) => true,
            (Some(letter), None) => letter.is_ascii(),
            _ => false,
        };
        (!text.is_empty()).then_some(Self { text, readings: Vec::new(), known })
    }
}

/// The longest word of a sorted table that a text begins with: its length, and what stands beside it. Letter by letter, the
/// words that go on as the text does are a shorter stretch of the table; one that ends there is its first.
fn longest_in<'t, T>(table: &'t [(&'static str, T)], text: &str) -> Option<(usize, &'t T)> {
    let mut longest = None;
    let mut words = table;
    let mut length = 0;
    for letter in text.chars() {
        let next = |word: &str| word[length..].chars().next();
        words = &words[words.partition_point(|(word, _)| next(word) < Some(letter))..];
        words = &words[..words.partition_point(|(word, _)| next(word) == Some(letter))];
        let Some((shortest, beside)) = words.first() else { break };
        length += letter.len_utf8();
        if shortest.len() == length {
            longest = Some((length, beside));
        }
    }
    longest
}

impl Phrase<'_> {
    /// What the words say together, each in its first reading.
    pub fn aspects(&self) -> Aspects {
        self.words
            .iter()
            .filter_map(|word| word.readings.first())
            .fold(Aspects::NONE, |said, word| said.and(*word))
    }

    /// Whether every word is known.
    pub fn is_known(&self) -> bool {
        self.words.iter().all(|word| word.known)
    }
}

//! The lexicon (词表): words of titles, headings and rows, and what each says of a figure. It is data (`data/lexicon/`);
//! here stands how it is read.

use super::aspect::Aspects;
use super::generated::words::{NOISE, WORDS};

/// The words that the project knows (词表), each with where it was read: `data/lexicon/`.
#[doc(alias = "词表")]
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Lexicon {}

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
            let Some((length, readings)) = Self::longest(&text[at..]) else {
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

    /// The longest word that a text begins with, and its readings.
    fn longest(text: &str) -> Option<(usize, &'static [Aspects])> {
        let known = find(WORDS, text).map(|(length, index)| (length, WORDS[index].1));
        let noise = find(NOISE, text).map(|(length, _)| (length, &[][..]));
        // Of one length, a word that says something comes before one that says nothing.
        [known, noise].into_iter().flatten().max_by_key(|(length, readings)| (*length, !readings.is_empty()))
    }
}

impl<'t> Word<'t> {
    /// A stretch that no word begins in. Signs alone say nothing, and are known to.
    fn unknown(text: &'t str) -> Option<Self> {
        let known = !text.chars().any(char::is_alphabetic);
        (!text.is_empty()).then_some(Self { text, readings: Vec::new(), known })
    }
}

/// The longest entry of a table sorted by text that a text begins with.
fn find<T>(table: &[(&'static str, T)], text: &str) -> Option<(usize, usize)> {
    const LONGEST: usize = 24;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|end| {
        let index = table.binary_search_by(|(word, _)| (*word).cmp(&text[..end])).ok()?;
        Some((end, index))
    })
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

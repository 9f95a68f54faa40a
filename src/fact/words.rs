//! The words of budget prose that facts hang on: the longest one that begins at a place. They are data
//! (`data/lexicon/sentences.csv`).

use super::generated::sentences::WORDS;
pub(super) use super::word::Word;
use crate::prose::Plain;
use crate::words::{self, Meaning};

/// Whether words end with one that compares: what follows is what something is compared with (比、较、与).
pub(super) fn ends_comparing(text: &str) -> bool {
    words::of(Meaning::Compare).iter().any(|word| text.ends_with(word))
}

/// The words by their first character, the longest first.
#[derive(Debug)]
pub(super) struct Lexicon(&'static [(char, &'static str, Word)]);

impl Lexicon {
    pub(super) const fn new() -> Self {
        Self(WORDS)
    }

    /// The longest word that begins at a place, and how many characters it has.
    pub(super) fn word(&self, text: &Plain, place: usize) -> Option<(&'static Word, usize)> {
        let first = *text.chars.get(place)?;
        let from = self.0.partition_point(|(c, ..)| *c < first);
        let candidates = self.0[from..].iter().take_while(|(c, ..)| *c == first);
        let found = candidates.into_iter().find(|(_, word, _)| text.starts(place, word))?;
        Some((&found.2, found.1.chars().count()))
    }
}

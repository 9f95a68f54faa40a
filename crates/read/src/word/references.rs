//! Which notes a text refers to, and the numbers that they have by it.

use std::collections::HashMap;

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

impl NoteKind {
    /// The part that they are in.
    pub(super) const fn part(self) -> &'static str {
        match self {
            Self::Footnote => "footnotes",
            Self::Endnote => "endnotes",
        }
    }
}

/// The notes that a text refers to.
#[derive(Debug, Default)]
pub(super) struct References {
    numbers: HashMap<(NoteKind, String), u32>,
    counts: HashMap<NoteKind, u32>,
}

impl References {
    /// The number of a note, which it has by the first reference to it.
    pub(super) fn number(&mut self, kind: NoteKind, id: String) -> u32 {
        let Self { numbers, counts } = self;
        *numbers.entry((kind, id)).or_insert_with(|| {
            let count = counts.entry(kind).or_default();
            *count += 1;
            *count
        })
    }

    pub(super) fn has(&self, kind: NoteKind) -> bool {
        self.counts.contains_key(&kind)
    }

    /// The number of a note that the text refers to.
    pub(super) fn get(&self, kind: NoteKind, id: &str) -> Option<u32> {
        self.numbers.get(&(kind, id.to_owned())).copied()
    }
}

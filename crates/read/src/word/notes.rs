//! Footnotes and endnotes: what they say, by the order in which the text refers to them.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::document::Document;
use super::xml::{Elements, Name, attribute};
use crate::{Block, ReadError};

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

    fn get(&self, kind: NoteKind, id: &str) -> Option<u32> {
        self.numbers.get(&(kind, id.to_owned())).copied()
    }
}

/// A part with notes, as its elements come.
pub(super) struct Notes<'n, 'd> {
    document: &'n mut Document<'d>,
    kind: NoteKind,
    /// The number of the note that is open.
    open: Option<u32>,
    notes: Vec<(u32, Vec<Block>)>,
}

impl<'n, 'd> Notes<'n, 'd> {
    pub(super) fn new(document: &'n mut Document<'d>, kind: NoteKind) -> Self {
        Self { document, kind, open: None, notes: Vec::new() }
    }
}

impl Elements for Notes<'_, '_> {
    fn start(&mut self, name: Name<'_>, element: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.open.is_some() {
            return self.document.start(name, element);
        }
        if matches!(name, Name::Word("footnote" | "endnote")) {
            let id = attribute(element, "id").unwrap_or_default();
            self.open = self.document.references.get(self.kind, &id);
            if let Some(number) = self.open {
                self.document.begin_note(number)?;
            }
        }
        Ok(())
    }

    fn end(&mut self, name: Name<'_>) -> Result<(), ReadError> {
        match (name, self.open) {
            (Name::Word("footnote" | "endnote"), Some(number)) => {
                let blocks = self.document.end_note()?;
                self.notes.push((number, blocks));
                self.open = None;
            }
            (Name::Word("footnotes" | "endnotes"), _) => {
                self.notes.sort_by_key(|(number, _)| *number);
                let notes = std::mem::take(&mut self.notes);
                self.document.append(notes.into_iter().flat_map(|(_, blocks)| blocks));
            }
            (_, Some(_)) => self.document.end(name)?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.open.is_some() { self.document.text(text) } else { Ok(()) }
    }
}

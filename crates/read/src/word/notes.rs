//! Footnotes and endnotes: what they say, in the order in which the text refers to them.

use quick_xml::events::BytesStart;

use super::document::Document;
use super::references::NoteKind;
use super::xml::{Elements, Name, attribute};
use crate::{Block, ReadError};

/// A part with notes, as its elements come.
pub(super) struct Notes<'n, 'd> {
    document: &'n mut Document<'d>,
    kind: NoteKind,
    /// The number of the note that is open.
    open: Option<u32>,
    read: Vec<(u32, Vec<Block>)>,
}

impl<'n, 'd> Notes<'n, 'd> {
    pub(super) fn new(document: &'n mut Document<'d>, kind: NoteKind) -> Self {
        Self { document, kind, open: None, read: Vec::new() }
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
                self.read.push((number, blocks));
                self.open = None;
            }
            (Name::Word("footnotes" | "endnotes"), _) => {
                self.read.sort_by_key(|(number, _)| *number);
                let notes = std::mem::take(&mut self.read);
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

//! Word files (.docx, .docm): what a page shows, as lines and grids.
//!
//! Tracked changes are read as accepted, hidden text is left out, fields show their results, lists their numbers. Headers
//! and footers are not read, as those of a workbook are not: they say nothing of a table; that there are words in them is noted.
//! What footnotes say stands at the end.

mod document;
mod ink;
mod margins;
mod notes;
mod numbering;
mod numerals;
mod parts;
mod references;
mod story;
mod styles;
mod symbol;
mod xml;

use crate::text::markup::TextLimits;
use crate::{Layout, Options, ReadError};
use document::Document;
use margins::Margins;
use notes::Notes;
use numbering::Numbering;
use parts::Parts;
use references::NoteKind;
use styles::Styles;

/// What stands in a Word file.
pub(crate) fn layout(bytes: &[u8], options: &Options) -> Result<Layout, ReadError> {
    let mut parts = Parts::of(bytes, options)?;
    let (mut styles, mut numbering) = (Styles::default(), Numbering::default());
    parts.beside("styles", &mut styles)?;
    parts.beside("numbering", &mut numbering)?;
    let limits = TextLimits::from(options);
    let mut document = Document::new(&styles, numbering, &limits, options.max_decompressed);
    parts.main(&mut document)?;
    for kind in [NoteKind::Footnote, NoteKind::Endnote] {
        if document.refers_to(kind) {
            let mut notes = Notes::new(&mut document, kind);
            parts.beside(kind.part(), &mut notes)?;
        }
    }
    let mut margins = Margins::default();
    parts.margins(&mut margins)?;
    document.finish(&margins)
}

#[cfg(test)]
pub(crate) mod tests;

//! Documents as files: a page of the web, a workbook, a PDF, a Word file.

mod docx;
mod html;
mod pdf;
#[path = "../../support/docx.rs"]
mod support;
mod xlsx;

use crate::dice::Dice;
use crate::draw::Document;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Xlsx,
    Html,
    Pdf,
    Docx,
}

impl Format {
    pub(crate) const ALL: [Self; 4] = [Self::Xlsx, Self::Html, Self::Pdf, Self::Docx];

    /// The bytes of a file.
    pub(crate) fn write(self, document: &Document, dice: &mut Dice) -> Vec<u8> {
        match self {
            Self::Xlsx => xlsx::write(document, dice),
            Self::Html => html::write(document, dice).into_bytes(),
            Self::Pdf => pdf::write(document, dice),
            Self::Docx => docx::write(document, dice),
        }
    }
}

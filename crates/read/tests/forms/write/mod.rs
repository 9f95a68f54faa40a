//! Documents as files: a page of the web, a workbook, a PDF, an OFD document, a Word file.

mod docx;
mod html;
mod paged;
mod xlsx;

use crate::dice::Dice;
use crate::draw::Document;
use crate::ofd;
use crate::support::Sheet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Xlsx,
    Html,
    Pdf,
    Docx,
    Ofd,
}

impl Format {
    pub(crate) const ALL: [Self; 5] = [Self::Xlsx, Self::Html, Self::Pdf, Self::Docx, Self::Ofd];

    /// The bytes of a file.
    pub(crate) fn write(self, document: &Document, dice: &mut Dice) -> Vec<u8> {
        match self {
            Self::Xlsx => xlsx::write(document, dice),
            Self::Html => html::write(document, dice).into_bytes(),
            Self::Pdf => paged::write::<Sheet>(document, dice),
            Self::Docx => docx::write(document, dice),
            Self::Ofd => paged::write::<ofd::Page>(document, dice),
        }
    }
}

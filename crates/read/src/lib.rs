//! Reads the documents that departments publish (部门预算公开、部门决算公开): bytes in, a [`Disclosure`] out, with the
//! place of every figure.
//!
//! A reader of a format (PDF, OFD, Excel, Word, text, HTML) finds what stands on the page: lines of text and grids of cells, a
//! [`Layout`]. Recognition makes a [`Disclosure`] of it, the same for all formats: which grid is which table, which
//! headings name its columns, what its rows are. Nothing is guessed silently: a grid that is no known table is kept as
//! an unrecognised sheet, a cell that is no figure as an unread cell with its text.
//!
//! [`Disclosure`]: cn_budget::Disclosure

mod deadline;
mod detect;
mod error;
mod excel;
mod figure;
mod format;
mod ink;
mod layout;
mod note;
mod ocr;
mod ofd;
mod open;
mod options;
mod package;
mod page;
mod pdf;
mod read;
mod recognise;
mod seen;
mod text;
mod word;
mod words;
mod wrapped;
mod xml;

pub use error::ReadError;
pub use format::FileFormat;
pub use layout::{Block, Grid, GridCell, Layout, Line};
pub use ocr::{Ocr, OcrError};
pub use open::{OpenError, open};
pub use options::Options;
pub use pdf::{PdfError, PdfLimits};
pub use read::{Reading, read, recognise};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

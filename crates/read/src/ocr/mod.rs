//! What an OCR program found on the pages of a scan (文字识别结果): texts with their boxes, from JSON or hOCR.
//!
//! Nothing is recognised here. A page of it becomes glyphs and rulings, and these lines and tables, by the code that reads
//! the pages of a PDF.

mod error;
mod hocr;
mod intake;
mod json;
mod parse;
mod result;

pub use error::OcrError;
pub(crate) use intake::OcrLimits;
pub(crate) use parse::parse;
pub use result::Ocr;
pub(crate) use result::{OcrPage, OcrWord, pages};

#[cfg(test)]
mod tests;

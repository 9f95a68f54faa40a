//! From the bytes of a file to what it says.

use super::error::OcrError;
use super::intake::{Intake, OcrLimits};
use super::result::Ocr;
use super::{hocr, json};
use crate::note::Note;

/// What a file says: JSON or hOCR.
pub(crate) fn parse(bytes: &[u8], limits: &OcrLimits) -> Result<Ocr, OcrError> {
    if bytes.len() > limits.bytes {
        return Err(OcrError::limit(Note::new("字节数", "bytes"), bytes.len(), limits.bytes, "max_ocr"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| OcrError::not_utf8(error.valid_up_to()))?;
    let mut intake = Intake::new(limits);
    let begins = text.trim_start();
    if begins.starts_with('{') {
        json::read(text, &mut intake)?;
    } else if begins.starts_with('<') && text.contains(hocr::PAGE) {
        hocr::read(text, &mut intake)?;
    } else {
        return Err(OcrError::unknown());
    }
    if intake.ocr.pages.is_empty() {
        return Err(OcrError::no_pages());
    }
    Ok(intake.ocr)
}

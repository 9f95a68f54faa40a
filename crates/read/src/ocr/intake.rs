//! What a file of either format says, taken in within the limits.

use super::error::OcrError;
use super::result::{Ocr, OcrPage, OcrWord};
use crate::note::Note;
use crate::seen::seen;

/// How much of a file is taken in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OcrLimits {
    pub(crate) bytes: usize,
    pub(crate) pages: usize,
    pub(crate) words: usize,
    /// Of the text of one word.
    pub(crate) word_bytes: usize,
}

/// Takes in what a file says, within the limits.
pub(super) struct Intake<'l> {
    pub(super) ocr: Ocr,
    words: usize,
    limits: &'l OcrLimits,
}

impl<'l> Intake<'l> {
    pub(super) fn new(limits: &'l OcrLimits) -> Self {
        Self { ocr: Ocr::default(), words: 0, limits }
    }

    /// A page; `what` is where it stands in the file.
    pub(super) fn page(&mut self, number: u32, page: OcrPage, what: &str) -> Result<(), OcrError> {
        if self.ocr.pages.insert(number, page).is_some() {
            return Err(OcrError::twice(what, number));
        }
        let (count, most) = (self.ocr.pages.len(), self.limits.pages);
        if count > most {
            return Err(OcrError::limit(Note::new("页数", "pages"), count, most, "pages"));
        }
        Ok(())
    }

    /// A text that is seen, within its page; nothing if it is blank.
    pub(super) fn word(
        &mut self,
        text: &str,
        area: [f64; 4],
        confidence: Option<f64>,
        size: [f64; 2],
        what: &dyn Fn() -> String,
    ) -> Result<Option<OcrWord>, OcrError> {
        self.words += 1;
        if self.words > self.limits.words {
            let texts = Note::new("文字段数", "texts");
            return Err(OcrError::limit(texts, self.words, self.limits.words, "max_cells"));
        }
        if text.len() > self.limits.word_bytes {
            let bytes = Note::new("一段文字的字节数", "bytes of a text");
            return Err(OcrError::limit(bytes, text.len(), self.limits.word_bytes, "max_cell_text"));
        }
        let text = seen(text);
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        // Boxes reach a little over the edge where a program adds a margin to them.
        let area = [
            area[0].min(area[2]).max(0.0),
            area[1].min(area[3]).max(0.0),
            area[0].max(area[2]).min(size[0]),
            area[1].max(area[3]).min(size[1]),
        ];
        if area[2] <= area[0] || area[3] <= area[1] {
            return Err(OcrError::outside(&what(), size));
        }
        Ok(Some(OcrWord { text: text.to_owned(), area, confidence }))
    }
}

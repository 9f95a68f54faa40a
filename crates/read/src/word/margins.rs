//! Headers and footers: what they say is noted, and not read.

use quick_xml::events::BytesStart;

use super::xml::{Elements, Name};
use crate::ReadError;
use crate::note::{Note, note, quoted};
use crate::seen::seen;

/// How much of them is quoted, in characters, and how many are.
const LONGEST: usize = 40;
const MOST: usize = 5;

/// The texts of headers and footers.
#[derive(Debug, Default)]
pub(super) struct Margins {
    texts: Vec<String>,
    /// The text of the part that is open.
    open: String,
    is_text: bool,
}

impl Margins {
    /// Ends a header or footer. The number of a page, and what is said in another already, is nothing to be told.
    pub(super) fn end_part(&mut self) {
        let text = seen(&std::mem::take(&mut self.open)).split_whitespace().collect::<Vec<_>>().join(" ");
        let is_told =
            text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}') && !matches!(c, '第' | '共' | '页'));
        if is_told && !self.texts.contains(&text) {
            self.texts.push(text);
        }
    }

    /// What is to be said of them.
    pub(super) fn note(&self) -> Option<Note> {
        let count = self.texts.len();
        let quoted_texts = self.texts.iter().take(MOST).map(|text| {
            let mut kept: String = text.chars().take(LONGEST).collect();
            if kept.len() < text.len() {
                kept.push('…');
            }
            kept
        });
        let texts: Vec<String> = quoted_texts.collect();
        let zh = texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join("、");
        let en = texts.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
        (count > 0).then(|| {
            note!(
                "页眉、页脚有 {count} 处文字未读取：{zh}",
                "the texts of {count} headers and footers were passed over: {en}"
            )
        })
    }
}

impl Elements for Margins {
    fn start(&mut self, name: Name<'_>, _: &BytesStart<'_>) -> Result<(), ReadError> {
        match name {
            Name::Word("t") => self.is_text = true,
            Name::Word("p" | "tab" | "br" | "tc") => self.open.push(' '),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: Name<'_>) -> Result<(), ReadError> {
        self.is_text &= !matches!(name, Name::Word("t"));
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        // More than is quoted of it is of no account.
        if self.is_text && self.open.len() < 4096 {
            self.open.push_str(text);
        }
        Ok(())
    }
}

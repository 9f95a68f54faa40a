//! That what a finding rests on was read by an OCR program, in words.

use crate::value::Language;

/// What of a finding was read by OCR.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OcrGround {
    /// The pages, where they are known.
    pub(super) pages: Vec<u32>,
    /// Whether it would be an error if it were printed.
    pub(super) is_lowered: bool,
}

impl OcrGround {
    /// What is added to a finding's message.
    pub(super) fn message(&self, language: Language) -> String {
        let pages = self.pages.iter().map(u32::to_string).collect::<Vec<_>>();
        match language {
            Language::Zh => {
                let pages = if pages.is_empty() {
                    String::new()
                } else {
                    format!("（第 {} 页）", pages.join("、"))
                };
                let lowered = if self.is_lowered { "，故只作提示" } else { "" };
                format!("；所依据的内容由文字识别（OCR）读出{pages}，可能认错，请与扫描件核对{lowered}")
            }
            Language::En => {
                let pages = match pages.len() {
                    0 => String::new(),
                    1 => format!(" on page {}", pages[0]),
                    _ => format!(" on pages {}", pages.join(", ")),
                };
                let lowered = if self.is_lowered { "; hence a warning and no error" } else { "" };
                format!("; read by OCR{pages}, perhaps wrongly: compare it with the scan{lowered}")
            }
        }
    }
}

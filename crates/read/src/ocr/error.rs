//! Why an OCR result could not be read.

use std::fmt;

use cn_budget::Language;

use crate::note::{Note, note, of_program, printable};

/// Why an OCR result could not be read (文字识别结果错误): what was found, where, and what was expected.
///
/// ```
/// use cn_budget::Language;
/// use cn_budget_read::{Ocr, Options};
///
/// let error = Ocr::parse(b"page 1", &Options::default()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the OCR result is neither JSON with pages nor hOCR: expected one of them (docs/ocr.md)",
/// );
/// assert_eq!(
///     error.message(Language::Zh),
///     "文字识别结果既不是含 pages 的 JSON，也不是 hOCR：应为其中之一（见 docs/ocr.md）",
/// );
/// ```
#[doc(alias = "文字识别")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OcrError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Unknown,
    NotUtf8(usize),
    Json(Note),
    Field { what: String, found: Option<String>, expected: Note },
    NoPages,
    Twice { what: String, page: u32 },
    Outside { what: String, size: [String; 2] },
    Limit { what: Note, found: usize, limit: usize, option: &'static str },
    Beyond { page: u32, pages: usize },
    OtherShape { page: u32, ocr: [String; 2], shown: [String; 2] },
    WrongFormat(Note),
    Marks { page: u32, limit: usize },
}

impl OcrError {
    pub(super) const fn unknown() -> Self {
        Self(Kind::Unknown)
    }

    pub(super) const fn not_utf8(byte: usize) -> Self {
        Self(Kind::NotUtf8(byte))
    }

    pub(super) fn json(error: &serde_json::Error) -> Self {
        Self(Kind::Json(of_program(error)))
    }

    /// That something is missing, or another thing than expected.
    pub(super) fn field(what: impl Into<String>, found: Option<String>, expected: Note) -> Self {
        Self(Kind::Field { what: what.into(), found, expected })
    }

    pub(super) const fn no_pages() -> Self {
        Self(Kind::NoPages)
    }

    pub(super) fn twice(what: &str, page: u32) -> Self {
        Self(Kind::Twice { what: what.to_owned(), page })
    }

    pub(super) fn outside(what: &str, size: [f64; 2]) -> Self {
        Self(Kind::Outside { what: what.to_owned(), size: size.map(|length| length.to_string()) })
    }

    pub(super) const fn limit(what: Note, found: usize, limit: usize, option: &'static str) -> Self {
        Self(Kind::Limit { what, found, limit, option })
    }

    /// That it has a page that the document has not.
    pub(crate) const fn beyond(page: u32, pages: usize) -> Self {
        Self(Kind::Beyond { page, pages })
    }

    /// That a page is of another shape than that of the document.
    pub(crate) fn other_shape(page: u32, ocr: [f64; 2], shown: [f64; 2]) -> Self {
        let [ocr, shown] = [ocr, shown].map(|size| size.map(|length| format!("{length:.0}")));
        Self(Kind::OtherShape { page, ocr, shown })
    }

    /// That a page has more characters, or more rulings, than are read.
    pub(crate) const fn many_marks(page: u32, limit: usize) -> Self {
        Self(Kind::Marks { page, limit })
    }

    /// That it stands beside a document that is no scan.
    pub(crate) const fn wrong_format(format: Note) -> Self {
        Self(Kind::WrongFormat(format))
    }

    /// The error in a sentence of this language.
    pub fn message(&self, language: Language) -> String {
        self.note().message(language).to_owned()
    }

    pub(crate) fn note(&self) -> Note {
        match &self.0 {
            Kind::Unknown => note!(
                "文字识别结果既不是含 pages 的 JSON，也不是 hOCR：应为其中之一（见 docs/ocr.md）",
                "the OCR result is neither JSON with pages nor hOCR: expected one of them (docs/ocr.md)"
            ),
            Kind::NotUtf8(byte) => note!(
                "文字识别结果不是 UTF-8 文本：第 {byte} 个字节起无法解读",
                "the OCR result is no UTF-8: it cannot be decoded from byte {byte} on"
            ),
            Kind::Json(why) => {
                let zh = why.message(Language::Zh);
                note!("文字识别结果不是完整的 JSON：{zh}", "the OCR result is no whole JSON: {why}")
            }
            Kind::Field { what, found: None, expected } => {
                let zh = expected.message(Language::Zh);
                note!(
                    "文字识别结果缺少 {what}：应为{zh}",
                    "the OCR result: {what} is missing, expected {expected}"
                )
            }
            Kind::Field { what, found: Some(found), expected } => {
                let (found, zh) = (printable(found), expected.message(Language::Zh));
                note!(
                    "文字识别结果的 {what} 为 {found}：应为{zh}",
                    "the OCR result: {what} is {found}, expected {expected}"
                )
            }
            Kind::NoPages => note!(
                "文字识别结果没有一页：请核对识别时所用的文件",
                "the OCR result has no page: look at the file that was recognised"
            ),
            Kind::Twice { what, page } => note!(
                "文字识别结果的 {what} 又是第 {page} 页：每页应只出现一次",
                "the OCR result: {what} is page {page} again, expected each page once"
            ),
            Kind::Outside { what, size: [width, height] } => note!(
                "文字识别结果的 {what} 没有面积，或在页面（{width} × {height}）之外",
                "the OCR result: {what} has no area or lies outside of its page, which is {width} × {height}"
            ),
            Kind::Limit { what, found, limit, option } => {
                let zh = what.message(Language::Zh);
                note!(
                    "文字识别结果的{zh}为 {found}，超过上限 {limit}：如确可信，请调高选项 `{option}`",
                    "the OCR result: {what} {found} exceed the limit of {limit}; raise `{option}` if it is trusted"
                )
            }
            Kind::Marks { page, limit } => note!(
                "文字识别结果第 {page} 页的字符或线条超过上限 {limit}：如确可信，请调高选项 `marks`",
                "the OCR result: page {page} has more characters or rulings than the limit of {limit}; raise `marks` if it is trusted"
            ),
            Kind::Beyond { page, pages } => note!(
                "文字识别结果有第 {page} 页，而文件只有 {pages} 页：请核对是否同一文件",
                "the OCR result has page {page}, and the document {pages} pages: is it that of this document?"
            ),
            Kind::OtherShape { page, ocr: [width, height], shown: [shown_width, shown_height] } => note!(
                "文字识别结果的第 {page} 页为 {width} × {height}，文件中该页为 {shown_width} × {shown_height}，长宽之比不同：请核对是否同一文件、是否转了方向",
                "the OCR result: page {page} is {width} × {height}, that of the document {shown_width} × {shown_height}, which is another shape; is it that of this document, and the same way up?"
            ),
            Kind::WrongFormat(format) => {
                let zh = format.message(Language::Zh);
                note!(
                    "文字识别结果只用于 PDF 和图片，所给文件为{zh}：请去掉文字识别结果后读取",
                    "an OCR result goes with a PDF or a picture, and this is {format}: read it without"
                )
            }
        }
    }

    /// Whether it exceeds a limit of the [`Options`](crate::Options).
    pub const fn is_too_large(&self) -> bool {
        matches!(self.0, Kind::Limit { .. } | Kind::Marks { .. })
    }

    /// Whether it is whole, and not that of the document that it was given with.
    pub const fn is_of_another_document(&self) -> bool {
        matches!(self.0, Kind::Beyond { .. } | Kind::OtherShape { .. } | Kind::WrongFormat(_))
    }
}

impl fmt::Display for OcrError {
    /// The error in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note().fmt(f)
    }
}

impl std::error::Error for OcrError {}

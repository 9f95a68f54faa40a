//! Why a PDF could not be read.

use std::fmt;

use cn_budget::Language;

use crate::OcrError;
use crate::note::{Note, note, on_pages, past_deadline};

/// Why a PDF could not be read.
///
/// What was found, where, and what to do about it is in its text; the predicates tell the kinds apart.
///
/// ```
/// use cn_budget_read::{Layout, PdfLimits};
///
/// let error = Layout::from_pdf(b"<html>", &PdfLimits::default()).unwrap_err();
/// assert!(error.is_damaged());
/// assert_eq!(error.to_string(), "this is no PDF: it does not begin with \"%PDF-\"; look at what was downloaded");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    NotPdf,
    CutOff(Note),
    Damaged(Note),
    Encrypted(Note),
    NoText { pages: usize, images: bool, invisible: bool },
    Limit { what: Note, limit: u64, option: &'static str },
    Ocr(OcrError),
    Deadline,
}

impl PdfError {
    pub(super) const fn not_pdf() -> Self {
        Self(Kind::NotPdf)
    }

    pub(super) const fn cut_off(found: Note) -> Self {
        Self(Kind::CutOff(found))
    }

    pub(super) const fn damaged(found: Note) -> Self {
        Self(Kind::Damaged(found))
    }

    pub(super) const fn encrypted(how: Note) -> Self {
        Self(Kind::Encrypted(how))
    }

    pub(super) const fn no_text(pages: usize, images: bool, invisible: bool) -> Self {
        Self(Kind::NoText { pages, images, invisible })
    }

    pub(super) const fn limit(what: Note, limit: u64, option: &'static str) -> Self {
        Self(Kind::Limit { what, limit, option })
    }

    pub(super) const fn past_deadline() -> Self {
        Self(Kind::Deadline)
    }

    /// The error in a sentence of this language.
    pub fn message(&self, language: Language) -> String {
        self.note().message(language).to_owned()
    }

    pub(crate) fn note(&self) -> Note {
        match &self.0 {
            Kind::NotPdf => Note::new(
                "不是 PDF 文件，开头没有“%PDF-”；请核对所下载的文件",
                "this is no PDF: it does not begin with \"%PDF-\"; look at what was downloaded",
            ),
            Kind::CutOff(found) => {
                let zh = found.message(Language::Zh);
                note!(
                    "PDF 文件不完整：{zh}；请重新下载",
                    "the end of the PDF is missing: {found}; download it again"
                )
            }
            Kind::Damaged(found) => {
                let zh = found.message(Language::Zh);
                note!(
                    "PDF 文件已损坏：{zh}；请重新下载，或重新打印为 PDF",
                    "the PDF is damaged: {found}; download it again, or print it to a new PDF"
                )
            }
            Kind::Encrypted(how) => {
                let zh = how.message(Language::Zh);
                note!(
                    "PDF 文件已加密：{zh}；请去除密码后另存",
                    "the PDF is encrypted: {how}; save it without a password"
                )
            }
            Kind::NoText { pages, invisible: true, .. } => {
                let on_pages = on_pages(*pages);
                note!(
                    "PDF 文件共 {pages} 页，只有不显示的文字，应为经文字识别（OCR）的扫描件；识别所得不能作为依据，请查找扫描前的 PDF，或另作文字识别后连同结果读取（`ocr`）",
                    "the PDF has text that is not printed and no other {on_pages}, as a scan that went through OCR; what OCR guessed is no evidence, find the PDF that was scanned, or run OCR on it and read it with its result (`ocr`)"
                )
            }
            Kind::NoText { pages, images, .. } => {
                let (zh, found) =
                    if *images { ("只有图片", "only images") } else { ("没有文字", "no text") };
                let on_pages = on_pages(*pages);
                note!(
                    "PDF 文件没有文字层，共 {pages} 页，{zh}；请作文字识别（OCR），连同结果读取（`ocr`）",
                    "the PDF has no text layer: {found} {on_pages}; run OCR on it and read it with its result (`ocr`)"
                )
            }
            Kind::Ocr(error) => error.note(),
            Kind::Deadline => past_deadline(),
            Kind::Limit { what, limit, option } => {
                let zh = what.message(Language::Zh);
                note!(
                    "PDF 文件过大，不能读取：{zh}，上限为 {limit}；文件如确可信，请调高选项 `{option}`",
                    "the PDF is too large to read: {what}, the limit is {limit}; raise `{option}` if it is trusted"
                )
            }
        }
    }

    /// Whether the OCR result that was given with it cannot be used: it is of another document, say.
    #[doc(alias = "文字识别")]
    pub const fn is_of_ocr(&self) -> bool {
        matches!(self.0, Kind::Ocr(_))
    }

    /// Whether the file is no PDF, cut off, or broken.
    pub const fn is_damaged(&self) -> bool {
        matches!(self.0, Kind::NotPdf | Kind::CutOff(_) | Kind::Damaged(_))
    }

    /// Whether the end of the file is missing, as after a broken download.
    pub const fn is_cut_off(&self) -> bool {
        matches!(self.0, Kind::CutOff(_))
    }

    /// Whether the file opens only with a password, or is encrypted in a way that is not known.
    pub const fn is_encrypted(&self) -> bool {
        matches!(self.0, Kind::Encrypted(_))
    }

    /// Whether no page has text that is printed, as in a scan.
    pub const fn is_without_text(&self) -> bool {
        matches!(self.0, Kind::NoText { .. })
    }

    /// Whether the time for it was over: of [`Options`](crate::Options) alone, as a layout has no deadline.
    pub(crate) const fn is_past_deadline(&self) -> bool {
        matches!(self.0, Kind::Deadline)
    }

    /// Whether the file exceeds one of the [`PdfLimits`](crate::PdfLimits).
    pub const fn is_over_limit(&self) -> bool {
        matches!(self.0, Kind::Limit { .. }) || matches!(&self.0, Kind::Ocr(ocr) if ocr.is_too_large())
    }
}

impl From<OcrError> for PdfError {
    fn from(error: OcrError) -> Self {
        Self(Kind::Ocr(error))
    }
}

impl fmt::Display for PdfError {
    /// The error in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note().fmt(f)
    }
}

impl std::error::Error for PdfError {}

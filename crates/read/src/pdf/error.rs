//! Why a PDF could not be read.

use std::fmt;

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
    CutOff(&'static str),
    Damaged(String),
    Encrypted(&'static str),
    NoText { pages: usize, images: bool, invisible: bool },
    Limit { what: String, limit: u64, option: &'static str },
}

impl PdfError {
    pub(super) const fn not_pdf() -> Self {
        Self(Kind::NotPdf)
    }

    pub(super) const fn cut_off(found: &'static str) -> Self {
        Self(Kind::CutOff(found))
    }

    pub(super) fn damaged(found: impl Into<String>) -> Self {
        Self(Kind::Damaged(found.into()))
    }

    pub(super) const fn encrypted(how: &'static str) -> Self {
        Self(Kind::Encrypted(how))
    }

    pub(super) const fn no_text(pages: usize, images: bool, invisible: bool) -> Self {
        Self(Kind::NoText { pages, images, invisible })
    }

    pub(super) fn limit(what: impl Into<String>, limit: u64, option: &'static str) -> Self {
        Self(Kind::Limit { what: what.into(), limit, option })
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

    /// Whether the file exceeds one of the [`PdfLimits`](crate::PdfLimits).
    pub const fn is_over_limit(&self) -> bool {
        matches!(self.0, Kind::Limit { .. })
    }
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::NotPdf => {
                f.write_str("this is no PDF: it does not begin with \"%PDF-\"; look at what was downloaded")
            }
            Kind::CutOff(found) => write!(f, "the end of the PDF is missing: {found}; download it again"),
            Kind::Damaged(found) => {
                write!(f, "the PDF is damaged: {found}; download it again, or print it to a new PDF")
            }
            Kind::Encrypted(how) => write!(f, "the PDF is encrypted: {how}; save it without a password"),
            Kind::NoText { pages, invisible: true, .. } => {
                write!(
                    f,
                    "the PDF has text that is not printed and no other on its {pages} pages, as a scan that went "
                )?;
                f.write_str("through OCR; what OCR guessed is no evidence, find the PDF that was scanned")
            }
            Kind::NoText { pages, images, .. } => {
                let found = if *images { "only images" } else { "no text" };
                write!(f, "the PDF has no text layer: {found} on its {pages} pages; run OCR on it first")
            }
            Kind::Limit { what, limit, option } => {
                write!(
                    f,
                    "the PDF is too large to read: {what}, the limit is {limit}; raise `{option}` if it is trusted"
                )
            }
        }
    }
}

impl std::error::Error for PdfError {}

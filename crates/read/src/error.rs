//! Why bytes become no document.

use core::fmt;
use std::borrow::Cow;

use crate::{FileFormat, PdfError};

/// Why a document could not be read (读取错误): what was found, where, and what to do.
///
/// ```
/// use cn_budget_read::{Options, read};
///
/// let error = read(b"\x89PNG\r\n\x1a\n", &Options::default()).unwrap_err();
/// assert!(error.is_unknown_format());
/// assert_eq!(
///     error.to_string(),
///     "found a PNG picture: run OCR on it, or find the document that it shows",
/// );
/// ```
#[doc(alias = "读取错误")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ReadError(Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("the input is empty: expected a document")]
    Empty,
    #[error(transparent)]
    Unknown(Found),
    #[error("the {0} is encrypted: remove its password and read it again")]
    Encrypted(FileFormat),
    #[error("the {0} is cut short: {1}; get the file anew")]
    Truncated(FileFormat, String),
    #[error("the {0} is damaged: {1}{advice}", advice = mend(*.0))]
    Damaged(FileFormat, String),
    #[error("{what} {found} exceed the limit of {limit}: raise it in the options if the document is trusted")]
    TooLarge { what: &'static str, found: u64, limit: u64 },
    #[error(transparent)]
    Pdf(PdfError),
    #[error("no title names a fiscal year, such as 2024年部门预算: give it in the options")]
    NoYear,
    #[error(
        "nothing in the {0} speaks of a budget, no table and neither 预算 nor 决算 in its text: look at what was downloaded"
    )]
    NoBudget(FileFormat),
}

/// What to do about a file that is damaged; texts say so themselves.
const fn mend(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Xlsx | FileFormat::Xls => "; get the file anew, or open it in Excel and save it again",
        FileFormat::Json => "; write it anew with the library",
        _ => "",
    }
}

impl ReadError {
    pub(crate) const fn empty() -> Self {
        Self(Kind::Empty)
    }

    pub(crate) const fn unknown(found: Found) -> Self {
        Self(Kind::Unknown(found))
    }

    /// Bytes that begin as a text and are none.
    pub(crate) fn no_text(found: String) -> Self {
        Self(Kind::Unknown(Found::new(found, Advice::Look)))
    }

    pub(crate) const fn encrypted(format: FileFormat) -> Self {
        Self(Kind::Encrypted(format))
    }

    pub(crate) fn truncated(format: FileFormat, what: impl Into<String>) -> Self {
        Self(Kind::Truncated(format, what.into()))
    }

    pub(crate) fn damaged(format: FileFormat, what: impl Into<String>) -> Self {
        Self(Kind::Damaged(format, what.into()))
    }

    pub(crate) const fn too_large(what: &'static str, found: u64, limit: u64) -> Self {
        Self(Kind::TooLarge { what, found, limit })
    }

    pub(crate) const fn no_year() -> Self {
        Self(Kind::NoYear)
    }

    pub(crate) const fn no_budget(format: FileFormat) -> Self {
        Self(Kind::NoBudget(format))
    }

    /// Whether the document is protected by a password.
    #[doc(alias = "加密")]
    pub const fn is_encrypted(&self) -> bool {
        matches!(&self.0, Kind::Encrypted(_)) || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_encrypted())
    }

    /// Whether the document holds pictures of text alone.
    #[doc(alias = "扫描件")]
    pub const fn needs_ocr(&self) -> bool {
        matches!(&self.0, Kind::Pdf(pdf) if pdf.is_without_text())
    }

    /// Whether the file ends before its content does.
    pub const fn is_truncated(&self) -> bool {
        matches!(&self.0, Kind::Truncated(..)) || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_cut_off())
    }

    /// Whether the file is not what its format demands.
    pub const fn is_damaged(&self) -> bool {
        matches!(&self.0, Kind::Damaged(..)) || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_damaged())
    }

    /// Whether the document exceeds a limit of the [`Options`](crate::Options).
    pub const fn is_too_large(&self) -> bool {
        matches!(&self.0, Kind::TooLarge { .. }) || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_over_limit())
    }

    /// Whether the bytes are of no format that is read.
    pub const fn is_unknown_format(&self) -> bool {
        matches!(self.0, Kind::Unknown(_) | Kind::Empty)
    }

    /// Whether the document says nothing of its fiscal year.
    pub const fn is_year_missing(&self) -> bool {
        matches!(self.0, Kind::NoYear)
    }

    /// Whether the file is read, and is no budget: the page that a website shows where a document is missing, say.
    #[doc(alias = "非预算文件")]
    pub const fn is_no_budget(&self) -> bool {
        matches!(self.0, Kind::NoBudget(_))
    }
}

impl From<PdfError> for ReadError {
    fn from(error: PdfError) -> Self {
        Self(Kind::Pdf(error))
    }
}

/// What was found that is no document, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found {what}{advice}")]
pub(crate) struct Found {
    what: Cow<'static, str>,
    advice: Advice,
}

impl Found {
    pub(crate) fn new(what: impl Into<Cow<'static, str>>, advice: Advice) -> Self {
        Self { what: what.into(), advice }
    }
}

/// How what was found becomes a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Advice {
    /// A document of another program.
    Save,
    /// A workbook of another kind.
    SaveWorkbook,
    /// Something that holds files.
    Unpack,
    /// A picture.
    Scan,
    /// Anything else.
    Look,
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Save => ": open it, save it as PDF (its tables as .xlsx), and read that",
            Self::SaveWorkbook => ": open it, save it as .xlsx, and read that",
            Self::Unpack => ": unpack it and read the files in it one by one",
            Self::Scan => ": run OCR on it, or find the document that it shows",
            Self::Look => {
                ", which is no document: expected PDF, Excel (.xlsx, .xls), HTML, text, or the library's JSON"
            }
        })
    }
}

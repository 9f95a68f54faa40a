//! Why bytes become no document.

use core::fmt;

use cn_budget::Language;

use crate::deadline::Passed;
use crate::note::{Note, note, on_pages, past_deadline};
use crate::{FileFormat, OcrError, PdfError};

/// Why a document could not be read (读取错误): what was found, where, and what to do.
///
/// ```
/// use cn_budget::Language;
/// use cn_budget_read::{Options, read};
///
/// let error = read(b"\x89PNG\r\n\x1a\n", &Options::default()).unwrap_err();
/// assert!(error.is_unknown_format());
/// assert_eq!(
///     error.to_string(),
///     "found a PNG picture: run OCR on it and read it with its result (`ocr`), or find the document that it shows",
/// );
/// assert_eq!(
///     error.message(Language::Zh),
///     "文件类型为“PNG 图片”：请作文字识别（OCR），连同结果读取（`ocr`），或查找图片所示的原文件",
/// );
/// ```
#[doc(alias = "读取错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Empty,
    Unknown(Found),
    Encrypted(FileFormat),
    /// A workbook or a Word file, which only its password opens.
    EncryptedPackage,
    Truncated(FileFormat, Note),
    Damaged(FileFormat, Note),
    TooLarge {
        what: Quantity,
        found: u64,
        limit: u64,
        line: Option<u32>,
    },
    Pdf(PdfError),
    Ocr(OcrError),
    /// A document of pages, none of which has text that is printed.
    NoText {
        format: FileFormat,
        pages: usize,
        has_images: bool,
        has_invisible: bool,
    },
    NoYear,
    NoBudget(FileFormat),
    Deadline,
}

impl ReadError {
    pub(crate) const fn empty() -> Self {
        Self(Kind::Empty)
    }

    pub(crate) const fn unknown(found: Found) -> Self {
        Self(Kind::Unknown(found))
    }

    pub(crate) const fn encrypted(format: FileFormat) -> Self {
        Self(Kind::Encrypted(format))
    }

    pub(crate) const fn encrypted_package() -> Self {
        Self(Kind::EncryptedPackage)
    }

    pub(crate) const fn truncated(format: FileFormat, what: Note) -> Self {
        Self(Kind::Truncated(format, what))
    }

    pub(crate) const fn damaged(format: FileFormat, what: Note) -> Self {
        Self(Kind::Damaged(format, what))
    }

    pub(crate) const fn too_large(what: Quantity, found: u64, limit: u64) -> Self {
        Self(Kind::TooLarge { what, found, limit, line: None })
    }

    /// As [`ReadError::too_large`], in a text whose lines up to this one were read; without one in formats without lines.
    pub(crate) const fn too_large_by_line(
        what: Quantity,
        found: usize,
        limit: usize,
        line: Option<u32>,
    ) -> Self {
        Self(Kind::TooLarge { what, found: found as u64, limit: limit as u64, line })
    }

    pub(crate) const fn no_text(
        format: FileFormat,
        pages: usize,
        has_images: bool,
        has_invisible: bool,
    ) -> Self {
        Self(Kind::NoText { format, pages, has_images, has_invisible })
    }

    /// What is said of a part that cannot be read, where that is all that is wrong.
    pub(crate) fn about_a_part(self) -> Result<Note, Self> {
        match self.0 {
            Kind::Damaged(_, what) | Kind::Truncated(_, what) => Ok(what),
            _ => Err(self),
        }
    }

    pub(crate) const fn no_year() -> Self {
        Self(Kind::NoYear)
    }

    pub(crate) const fn no_budget(format: FileFormat) -> Self {
        Self(Kind::NoBudget(format))
    }

    pub(crate) const fn past_deadline() -> Self {
        Self(Kind::Deadline)
    }

    /// The error in a sentence of this language.
    pub fn message(&self, language: Language) -> String {
        self.note().message(language).to_owned()
    }

    fn note(&self) -> Note {
        match &self.0 {
            Kind::Empty => {
                note!("文件是空的：应为预算或决算公开文件", "the input is empty: expected a document")
            }
            Kind::Unknown(found) => found.note(),
            Kind::Encrypted(format) => {
                let zh = format.chinese();
                note!(
                    "{zh}已加密：请去除密码后重新读取",
                    "the {format} is encrypted: remove its password and read it again"
                )
            }
            Kind::EncryptedPackage => note!(
                "工作簿或 Word 文档（.xlsx、.docx）已加密：请去除密码后重新读取",
                "the workbook or Word document (.xlsx, .docx) is encrypted: remove its password and read it again"
            ),
            Kind::Truncated(format, what) => {
                let (name, zh) = (format.chinese(), what.message(Language::Zh));
                note!(
                    "{name}不完整：{zh}；请重新获取",
                    "the {format} is cut short: {what}; get the file anew"
                )
            }
            Kind::Damaged(format, what) => {
                let (name, zh, advice) = (format.chinese(), what.message(Language::Zh), mend(*format));
                let [zh_advice, advice] =
                    [Language::Zh, Language::En].map(|language| advice.message(language));
                note!("{name}已损坏：{zh}{zh_advice}", "the {format} is damaged: {what}{advice}")
            }
            Kind::TooLarge { what, found, limit, line } => {
                let [zh, what] = what.names();
                let (zh_line, line) = match line {
                    Some(line) => (format!("至第 {line} 行，"), format!(" by line {line}")),
                    None => (String::new(), String::new()),
                };
                note!(
                    "{zh_line}{zh}为 {found}，超过上限 {limit}：文件如确可信，请在选项中调高上限",
                    "{what} {found}{line} exceed the limit of {limit}: raise it in the options if the document is trusted"
                )
            }
            Kind::Pdf(error) => error.note(),
            Kind::Ocr(error) => error.note(),
            Kind::NoText { format, pages, has_invisible: true, .. } => {
                let (zh, on_pages) = (format.chinese(), on_pages(*pages));
                note!(
                    "{zh}共 {pages} 页，只有不显示的文字，应为经文字识别（OCR）的扫描件；识别所得不能作为依据，请查找扫描前的文件",
                    "the {format} has text that is not shown and no other {on_pages}, as a scan that went through OCR; what OCR guessed is no evidence, find the file that was scanned"
                )
            }
            Kind::NoText { format, pages, has_images, .. } => {
                let (zh, found) =
                    if *has_images { ("只有图片", "only images") } else { ("没有文字", "no text") };
                let (name, on_pages) = (format.chinese(), on_pages(*pages));
                note!(
                    "{name}没有文字，共 {pages} 页，{zh}；文字识别（OCR）结果只能与 PDF 或图片一并读取：请将其打印为 PDF，作文字识别后连同结果读取（`ocr`）",
                    "the {format} has no text: {found} {on_pages}; an OCR result goes with a PDF or a picture, so print it to a PDF, run OCR on that and read it with its result (`ocr`)"
                )
            }
            Kind::Deadline => past_deadline(),
            Kind::NoYear => note!(
                "各标题均未写明年度（如“2024年部门预算”）：请在选项中指明",
                "no title names a fiscal year, such as 2024年部门预算: give it in the options"
            ),
            Kind::NoBudget(format) => {
                let zh = format.chinese();
                note!(
                    "{zh}的内容与预算无关，既没有表，文字中也没有“预算”“决算”或金额：请核对所下载的文件",
                    "nothing in the {format} speaks of a budget, no table, neither 预算 nor 决算 nor an amount of money in its text: look at what was downloaded"
                )
            }
        }
    }

    /// Whether the document is protected by a password.
    #[doc(alias = "加密")]
    pub const fn is_encrypted(&self) -> bool {
        matches!(&self.0, Kind::Encrypted(_) | Kind::EncryptedPackage)
            || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_encrypted())
    }

    /// Whether the document holds pictures of text alone.
    #[doc(alias = "扫描件")]
    pub const fn needs_ocr(&self) -> bool {
        matches!(&self.0, Kind::NoText { .. })
            || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_without_text())
            || matches!(&self.0, Kind::Unknown(found) if found.is_picture())
    }

    /// Whether the OCR result that was given cannot be used with the document: it is of another one, say.
    #[doc(alias = "文字识别")]
    pub const fn is_of_ocr(&self) -> bool {
        matches!(&self.0, Kind::Ocr(_)) || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_of_ocr())
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

    /// Whether the deadline of the [`Options`](crate::Options) passed before all of it was read.
    #[doc(alias = "超时")]
    pub const fn is_past_deadline(&self) -> bool {
        matches!(&self.0, Kind::Deadline) || matches!(&self.0, Kind::Pdf(pdf) if pdf.is_past_deadline())
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

impl fmt::Display for ReadError {
    /// The error in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note().fmt(f)
    }
}

impl core::error::Error for ReadError {}

impl From<Passed> for ReadError {
    fn from(_: Passed) -> Self {
        Self::past_deadline()
    }
}

impl From<OcrError> for ReadError {
    fn from(error: OcrError) -> Self {
        Self(Kind::Ocr(error))
    }
}

impl From<PdfError> for ReadError {
    fn from(error: PdfError) -> Self {
        Self(Kind::Pdf(error))
    }
}

/// What to do about a file that is damaged; texts say so themselves.
fn mend(format: FileFormat) -> Note {
    match format {
        FileFormat::Xlsx | FileFormat::Xls => Note::new(
            "；请重新获取，或在 Excel 中打开并另存",
            "; get the file anew, or open it in Excel and save it again",
        ),
        FileFormat::Docx => Note::new(
            "；请重新获取，或在 Word 中打开并另存",
            "; get the file anew, or open it in Word and save it again",
        ),
        FileFormat::Ofd => Note::new(
            "；请重新获取，或在 OFD 阅读软件中打开并另存为 PDF",
            "; get the file anew, or open it in a reader of OFD and save it as PDF",
        ),
        FileFormat::Json => Note::new("；请用本库重新写出", "; write it anew with the library"),
        _ => Note::verbatim(""),
    }
}

/// What a limit is set on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// Bytes of the file, or of the text in it.
    Bytes,
    /// Bytes of an archive once decompressed.
    DecompressedBytes,
    /// Bytes of the texts of all cells.
    TextBytes,
    /// Bytes of the text of one cell.
    CellBytes,
    /// Bytes of one line outside the tables.
    LineBytes,
    /// Lines of a text.
    Lines,
    /// Sheets of a workbook.
    Sheets,
    /// Cells, blank ones between others included.
    Cells,
    /// Cells that are merged.
    MergedCells,
    /// Texts that the cells of a workbook share.
    Texts,
    /// Elements of the parts of a workbook, or of one part of an OFD document.
    Elements,
    /// Bytes of one part.
    PartBytes,
    /// Pages.
    Pages,
    /// Characters and rulings of one page.
    Marks,
    /// Steps that the pages take together.
    Steps,
}

impl Quantity {
    /// Its name in Chinese and in English.
    pub(crate) const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Bytes => ["字节数", "bytes"],
            Self::DecompressedBytes => ["解压后的字节数", "decompressed bytes"],
            Self::TextBytes => ["文字的字节数", "bytes of text"],
            Self::CellBytes => ["一个单元格的字节数", "bytes of a cell"],
            Self::LineBytes => ["一行的字节数", "bytes of a line"],
            Self::Lines => ["行数", "lines"],
            Self::Sheets => ["工作表数", "sheets"],
            Self::Cells => ["单元格数", "cells"],
            Self::MergedCells => ["合并单元格数", "merged cells"],
            Self::Texts => ["共用文字条数", "texts"],
            Self::Elements => ["部件中的元素数", "elements of its parts"],
            Self::PartBytes => ["一个部件的字节数", "bytes of a part"],
            Self::Pages => ["页数", "pages"],
            Self::Marks => ["一页的字符数或线条数", "characters or rulings of a page"],
            Self::Steps => ["各页的处理步数", "steps of its pages"],
        }
    }
}

/// What was found that is no document, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    what: Note,
    advice: Advice,
}

impl Found {
    pub(crate) const fn new(what: Note, advice: Advice) -> Self {
        Self { what, advice }
    }

    /// Whether it shows text and holds none.
    pub(crate) const fn is_picture(&self) -> bool {
        matches!(self.advice, Advice::Scan)
    }

    fn note(&self) -> Note {
        let (what, [zh_advice, advice]) = (&self.what, self.advice.sentences());
        let zh = what.message(Language::Zh);
        note!("文件类型为“{zh}”{zh_advice}", "found {what}{advice}")
    }
}

/// How what was found becomes a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Advice {
    /// A document of another program.
    Save,
    /// A document of words of another program.
    SaveDocument,
    /// A workbook of another kind.
    SaveWorkbook,
    /// Something that holds files.
    Unpack,
    /// A picture.
    Scan,
    /// Anything else.
    Look,
}

impl Advice {
    /// What to do, in Chinese and in English.
    const fn sentences(self) -> [&'static str; 2] {
        match self {
            Self::Save => [
                "：请打开并另存为 PDF（其中的表另存为 .xlsx）后读取",
                ": open it, save it as PDF (its tables as .xlsx), and read that",
            ],
            Self::SaveDocument => {
                ["：请打开并另存为 .docx 后读取", ": open it, save it as .docx, and read that"]
            }
            Self::SaveWorkbook => {
                ["：请打开并另存为 .xlsx 后读取", ": open it, save it as .xlsx, and read that"]
            }
            Self::Unpack => {
                ["：请解压后逐个读取其中的文件", ": unpack it and read the files in it one by one"]
            }
            Self::Scan => [
                "：请作文字识别（OCR），连同结果读取（`ocr`），或查找图片所示的原文件",
                ": run OCR on it and read it with its result (`ocr`), or find the document that it shows",
            ],
            Self::Look => [
                "，不是公开文件：应为 PDF、OFD、Excel（.xlsx、.xls）、Word（.docx）、网页、文本或本库写出的 JSON",
                ", which is no document: expected PDF, OFD, Excel (.xlsx, .xls), Word (.docx), HTML, text, or the library's JSON",
            ],
        }
    }
}

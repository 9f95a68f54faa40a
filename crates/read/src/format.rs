//! The formats of files that are read.

use core::fmt;

/// What a document was read from (文件格式).
#[doc(alias = "文件格式")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileFormat {
    /// Portable Document Format.
    Pdf,
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A document of Word 2007 and later.
    Docx,
    /// A document of fixed layout as Chinese authorities exchange them (GB/T 33190).
    #[doc(alias = "版式文件")]
    Ofd,
    /// A web page.
    Html,
    /// Text: copied tables, tabs or Markdown.
    Text,
    /// A picture, read by what an OCR program found on it ([`Options::ocr`](crate::Options::ocr)).
    #[doc(alias = "扫描件")]
    Picture,
    /// A [`Disclosure`](cn_budget::Disclosure) that the library has written.
    Json,
}

impl FileFormat {
    /// The format in Chinese.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Pdf => "PDF 文件",
            Self::Xlsx => "工作簿（.xlsx）",
            Self::Xls => "工作簿（.xls）",
            Self::Docx => "Word 文档（.docx）",
            Self::Ofd => "OFD 文件",
            Self::Html => "网页",
            Self::Text => "文本文件",
            Self::Picture => "图片",
            Self::Json => "JSON 文件",
        }
    }

    /// The format in English with its article, by how its name is spoken: an OFD document.
    pub(crate) fn with_article(self) -> String {
        let article = if matches!(self, Self::Ofd | Self::Html) { "an" } else { "a" };
        format!("{article} {self}")
    }
}

impl fmt::Display for FileFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Pdf => "PDF",
            Self::Xlsx => "workbook (.xlsx)",
            Self::Xls => "workbook (.xls)",
            Self::Docx => "Word document (.docx)",
            Self::Ofd => "OFD document",
            Self::Html => "HTML page",
            Self::Text => "text",
            Self::Picture => "picture",
            Self::Json => "JSON document",
        })
    }
}

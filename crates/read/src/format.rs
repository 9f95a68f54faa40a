//! What bytes are, by what they hold and never by a name.

use core::fmt;

use crate::text;

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
    /// A web page.
    Html,
    /// Text: copied tables, tabs or Markdown.
    Text,
    /// A [`Disclosure`](cn_budget::Disclosure) that the library has written.
    Json,
}

impl fmt::Display for FileFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Pdf => "PDF",
            Self::Xlsx => "workbook (.xlsx)",
            Self::Xls => "workbook (.xls)",
            Self::Html => "HTML page",
            Self::Text => "text",
            Self::Json => "JSON document",
        })
    }
}

/// What the bytes are, or what was found instead.
pub(crate) fn detect(bytes: &[u8]) -> Result<FileFormat, String> {
    // A PDF may begin with a few bytes of something else.
    let start = &bytes[..bytes.len().min(1024)];
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(FileFormat::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        return match () {
            () if holds(b"xl/workbook.xml") => Ok(FileFormat::Xlsx),
            () if holds(b"word/document.xml") => Err("a Word document (.docx)".to_owned()),
            () if holds(b"ppt/presentation.xml") => Err("a presentation (.pptx)".to_owned()),
            () if holds(b"xl/workbook.bin") => Err("a binary workbook (.xlsb)".to_owned()),
            // Cut short, it has lost the directory that names its parts.
            () if holds(b"xl/") => Ok(FileFormat::Xlsx),
            () if holds(b"opendocument") => Err("an OpenDocument file".to_owned()),
            () => Err("a zip archive without a workbook".to_owned()),
        };
    }
    for (magic, name) in [
        (&b"\x89PNG"[..], "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"{\\rtf", "a rich text (.rtf)"),
    ] {
        if bytes.starts_with(magic) {
            return Err(name.to_owned());
        }
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // Names in the directory are UTF-16.
        let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let holds = |name: &str| {
            let name = wide(name);
            bytes.windows(name.len()).any(|window| window == name)
        };
        return match () {
            () if holds("Workbook") || holds("Book") => Ok(FileFormat::Xls),
            () if holds("EncryptedPackage") => Ok(FileFormat::Xlsx),
            () if holds("WordDocument") => Err("a Word document (.doc)".to_owned()),
            () => Err("an OLE file without a workbook".to_owned()),
        };
    }
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !utf16 && start.contains(&0) && !text::is_utf16(start) {
        return Err(format!("binary data, beginning with {}", hex(bytes)));
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if text.starts_with(b"{") {
        return Ok(FileFormat::Json);
    }
    let lower = text.to_ascii_lowercase();
    let has = |tag: &[u8]| lower.windows(tag.len()).any(|window| window == tag);
    if lower.starts_with(b"<!doctype html")
        || has(b"<html")
        || has(b"<table")
        || has(b"<body")
        || has(b"<head")
    {
        return Ok(FileFormat::Html);
    }
    Ok(FileFormat::Text)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}

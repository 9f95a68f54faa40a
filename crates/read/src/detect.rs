//! What bytes are, by what they hold and never by a name.

use std::io::Cursor;

use crate::error::{Advice, Found};
use crate::note::{Note, note, printable};
use crate::{FileFormat, text};

/// What many files begin with, and are none the less no document: their names in Chinese and in English.
const MAGIC: [(&[u8], &str, &str, Advice); 17] = [
    (b"\x89PNG", "PNG 图片", "a PNG picture", Advice::Scan),
    (b"\xff\xd8\xff", "JPEG 图片", "a JPEG picture", Advice::Scan),
    (b"GIF8", "GIF 图片", "a GIF picture", Advice::Scan),
    (b"II*\0", "TIFF 图片", "a TIFF picture", Advice::Scan),
    (b"MM\0*", "TIFF 图片", "a TIFF picture", Advice::Scan),
    (b"BM", "BMP 图片", "a BMP picture", Advice::Scan),
    (b"RIFF", "图片或音像（RIFF）", "a picture or a recording (RIFF)", Advice::Scan),
    (b"Rar!", "RAR 压缩包", "a RAR archive", Advice::Unpack),
    (b"7z\xbc\xaf", "7z 压缩包", "a 7z archive", Advice::Unpack),
    (b"\x1f\x8b", "gzip 压缩包", "a gzip archive", Advice::Unpack),
    (b"BZh", "bzip2 压缩包", "a bzip2 archive", Advice::Unpack),
    (b"\xfd7zXZ", "xz 压缩包", "an xz archive", Advice::Unpack),
    (b"{\\rtf", "RTF 文档（.rtf）", "a rich text (.rtf)", Advice::SaveDocument),
    (b"MIME-Version:", "网页存档（.mht）", "a web archive (.mht)", Advice::Save),
    (b"HAYES", "CAJ 文档", "a document of CAJ", Advice::Save),
    (b"CAJ\0", "CAJ 文档", "a document of CAJ", Advice::Save),
    (b"\x7fELF", "可执行程序", "a program", Advice::Look),
];

fn found(chinese: &str, english: &str, advice: Advice) -> Found {
    Found::new(Note::new(chinese, english), advice)
}

/// What the bytes are, or what was found instead.
pub(crate) fn detect(bytes: &[u8]) -> Result<FileFormat, Found> {
    let start = &bytes[..bytes.len().min(1024)];
    // Before PDF, whose mark may stand behind a few bytes of something else: an archive that holds a PDF as it is has
    // the mark there too, and is more than that one document.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    let has = |what: &[u8]| start.windows(what.len()).any(|window| window == what);
    for (magic, chinese, english, advice) in MAGIC {
        // Two letters could begin a text.
        if bytes.starts_with(magic) && (magic.len() > 2 || start.contains(&0)) {
            return Err(found(chinese, english, advice));
        }
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Err(found("tar 压缩包", "a tar archive", Advice::Unpack));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return storage(bytes);
    }
    if has(b"%PDF-") {
        return Ok(FileFormat::Pdf);
    }
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !utf16 && start.contains(&0) && !text::is_utf16(start) {
        let hex = hex(bytes);
        let what = note!("二进制数据（以 {hex} 开头）", "binary data, beginning with {hex}");
        return Err(Found::new(what, Advice::Look));
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if text.starts_with(b"{") {
        return Ok(FileFormat::Json);
    }
    if text.starts_with(b"<?xml") {
        for (space, chinese, english, advice) in [
            (
                &b"urn:schemas-microsoft-com:office:spreadsheet"[..],
                "XML 格式的工作簿",
                "a workbook as XML",
                Advice::SaveWorkbook,
            ),
            (b"progid=\"Excel.Sheet\"", "XML 格式的工作簿", "a workbook as XML", Advice::SaveWorkbook),
            (
                b"progid=\"Word.Document\"",
                "XML 格式的 Word 文档",
                "a Word document as XML",
                Advice::SaveDocument,
            ),
        ] {
            if has(space) {
                return Err(found(chinese, english, advice));
            }
        }
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

/// What an archive is, by the names of what it holds.
fn archive(bytes: &[u8]) -> Result<FileFormat, Found> {
    let names = match zip::ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive.file_names().map(|name| name.unwrap_or_default().into_owned()).collect(),
        // Cut short, it has lost the directory that names its files; each has its name before it, too.
        Err(_) => local_names(bytes),
    };
    let names: Vec<String> = names.into_iter().map(|name| name.replace('\\', "/")).collect();
    let holds = |name: &str| names.iter().any(|one| one.eq_ignore_ascii_case(name));
    let within = |folder: &str| names.iter().any(|one| one.starts_with(folder));
    match () {
        () if holds("xl/workbook.bin") => {
            Err(found("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)", Advice::SaveWorkbook))
        }
        () if holds("xl/workbook.xml") || within("xl/") => Ok(FileFormat::Xlsx),
        () if holds("word/document.xml") || within("word/") => Ok(FileFormat::Docx),
        () if holds("ppt/presentation.xml") || within("ppt/") => {
            Err(found("演示文稿（.pptx）", "a presentation (.pptx)", Advice::Save))
        }
        () if holds("OFD.xml") => Ok(FileFormat::Ofd),
        () if holds("META-INF/manifest.xml") && holds("content.xml") => {
            Err(found("OpenDocument 文件（.ods、.odt）", "an OpenDocument file (.ods, .odt)", Advice::Save))
        }
        () => {
            let files: Vec<&String> = names.iter().filter(|name| !name.ends_with('/')).collect();
            let count = files.len();
            let what = match files.first() {
                Some(name) => {
                    let zh = printable(name);
                    note!(
                        "zip 压缩包（{count} 个文件，第一个为 {zh}）",
                        "a zip archive of {count} files, first {name:?}"
                    )
                }
                None => note!("没有文件的 zip 压缩包", "a zip archive of {count} files"),
            };
            Err(Found::new(what, Advice::Unpack))
        }
    }
}

/// The names that stand before the files of an archive.
fn local_names(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(found) =
        bytes.get(at..).and_then(|rest| rest.windows(4).position(|four| four == b"PK\x03\x04"))
    {
        at += found + 4;
        // The length of the name stands 26 bytes after the beginning, the name 30.
        let Some([low, high]) = bytes.get(at + 22..at + 24) else { break };
        let length = usize::from(u16::from_le_bytes([*low, *high]));
        if let Some(name) = bytes.get(at + 26..at + 26 + length) {
            names.push(String::from_utf8_lossy(name).into_owned());
        }
    }
    names
}

/// What an OLE storage is, by the streams that its directory names.
fn storage(bytes: &[u8]) -> Result<FileFormat, Found> {
    // Names in the directory are UTF-16, with a zero at their end.
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    match () {
        () if holds("Workbook") || holds("Book") => Ok(FileFormat::Xls),
        () if holds("EncryptedPackage") => Ok(FileFormat::Xlsx),
        () if holds("WordDocument") => Err(found(
            "Word 或 WPS 文档（.doc、.wps）",
            "a document of Word or WPS (.doc, .wps)",
            Advice::SaveDocument,
        )),
        () if holds("PowerPoint Document") => {
            Err(found("演示文稿（.ppt）", "a presentation (.ppt)", Advice::Save))
        }
        () => Err(found("没有工作簿的 OLE 文件", "an OLE file without a workbook", Advice::Look)),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}

//! What the fuzz targets share. Bytes of strangers give a document or an error, never a panic; and what is a document
//! can be written down.

#[path = "../../crates/read/tests/support/biff.rs"]
mod biff;
#[path = "../../crates/read/tests/support/docx.rs"]
mod docx;
mod hostile;
mod mutate;
#[path = "../../crates/read/tests/support/ofd.rs"]
mod ofd;
#[path = "../../crates/read/tests/support/raw.rs"]
mod raw;
mod seeds;

use std::io::{Cursor, Write as _};
use std::panic;
use std::sync::{Mutex, Once};

use cn_budget::{FiscalYear, document::Format};
use cn_budget_read::{Ocr, Options, read};

pub use hostile::{Hostile, KINDS};
pub use mutate::{Random, mutated};
pub use seeds::{Seed, seeds};

/// The targets, a format each.
pub const TARGETS: [&str; 9] = ["pdf", "ofd", "xlsx", "xls", "docx", "text", "html", "json", "ocr"];

/// Reads an input of a target as any program would, and writes down what came of it: whether it was a document.
///
/// # Errors
///
/// If anything panicked on the way, be it caught: the walls around libraries are for embedding programs, and a program
/// that aborts on panic has none.
pub fn check(target: &str, input: &[u8]) -> Result<bool, String> {
    static QUIET: Once = Once::new();
    static PANIC: Mutex<Option<String>> = Mutex::new(None);
    // In place of the hook of libFuzzer, which aborts at once: what panicked is told when all is done.
    QUIET.call_once(|| {
        panic::set_hook(Box::new(|what| {
            if let Ok(mut first) = PANIC.lock() {
                first.get_or_insert_with(|| what.to_string());
            }
        }));
    });
    let bytes = document(target, input);
    let done = panic::catch_unwind(|| {
        let mut options = Options::default();
        // With a year given, every document gets as far as recognition.
        options.fiscal_year = FiscalYear::new(2023).ok();
        if target == "ocr" {
            // What an OCR program found, beside a picture.
            let Ok(ocr) = Ocr::parse(input, &options) else { return false };
            options.ocr = Some(ocr);
        }
        let Ok(reading) = read(&bytes, &options) else { return false };
        for format in [Format::Text, Format::Markdown, Format::Csv] {
            let _ = reading.disclosure.render(format);
        }
        true
    });
    let caught = PANIC.lock().ok().and_then(|mut first| first.take());
    caught.map_or_else(|| done.map_err(|_| "a panic without a message".to_owned()), Err)
}

/// The same for libFuzzer: a finding ends the process.
pub fn check_or_abort(target: &str, input: &[u8]) {
    if let Err(what) = check(target, input) {
        eprintln!("{what}");
        std::process::abort();
    }
}

/// The document that an input of a target is. Some formats are mutated within their wrapping, which would else only fail its checks.
#[must_use]
pub fn document(target: &str, input: &[u8]) -> Vec<u8> {
    match target {
        // A package as a whole, or the XML of a sheet.
        "xlsx" if !input.starts_with(b"PK") => xlsx(input),
        // A file as a whole, or the records of its one stream.
        "xls" if !input.starts_with(b"\xd0\xcf") => biff::file("/Workbook", input),
        // A package as a whole, or the XML of its parts.
        "docx" if !input.starts_with(b"PK") => word(input),
        // What stands beside a picture.
        "ocr" => b"\x89PNG\r\n\x1a\n".to_vec(),
        "ofd" if !input.starts_with(b"PK") => fixed(input),
        // The beginning makes it a page, whatever mutation has made of it.
        "html" => [b"<html>", input].concat(),
        _ => input.to_vec(),
    }
}

/// A package of Word 2007 with these parts, a zero between them: the text, styles, lists, footnotes.
fn word(parts: &[u8]) -> Vec<u8> {
    const NAMES: [&str; 4] =
        ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"];
    let parts: Vec<(&str, &[u8])> = NAMES.into_iter().zip(parts.split(|byte| *byte == 0)).collect();
    docx::archive(&parts)
}

/// A package of OFD with these parts, a zero between them: a page, a template, what they share, annotations, another page.
fn fixed(parts: &[u8]) -> Vec<u8> {
    const NAMES: [&str; 5] = [
        "Doc_0/Pages/Page_0/Content.xml",
        "Doc_0/Template.xml",
        "Doc_0/Res.xml",
        "Doc_0/Annotation.xml",
        "Doc_0/Pages/Page_1/Content.xml",
    ];
    let (package, document, annotations) =
        (ofd::package(), ofd::document(2, COMMON, BEHIND), ofd::part("Annotations", ANNOTATED));
    let mut all: Vec<(&str, &[u8])> = vec![
        ("OFD.xml", package.as_bytes()),
        ("Doc_0/Document.xml", document.as_bytes()),
        ("Doc_0/Annotations.xml", annotations.as_bytes()),
    ];
    all.extend(NAMES.into_iter().zip(parts.split(|byte| *byte == 0)));
    docx::archive(&all)
}

/// What the pages of [`fixed`] share, and what stands behind them.
const COMMON: &str =
    "<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID=\"50\" BaseLoc=\"Template.xml\"/>";
const BEHIND: &str = "<ofd:Annotations>Annotations.xml</ofd:Annotations>";
const ANNOTATED: &str = "<ofd:Page PageID=\"100\"><ofd:FileLoc>Annotation.xml</ofd:FileLoc></ofd:Page>";

/// A package of Excel 2007 with this sheet. Mutated as a whole, a package only ever fails its checksums.
fn xlsx(sheet: &[u8]) -> Vec<u8> {
    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    const PARTS: [(&str, &str); 4] = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
    ];
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts = PARTS.iter().map(|(name, text)| (*name, [HEAD, text].concat().into_bytes()));
    for (name, bytes) in parts.chain([("xl/worksheets/sheet1.xml", sheet.to_vec())]) {
        package.start_file(name, stored).expect("a part begins");
        package.write_all(&bytes).expect("memory takes it");
    }
    package.finish().expect("memory takes it").into_inner()
}

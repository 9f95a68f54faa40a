//! What the fuzz targets share. Bytes of strangers give a document or an error, never a panic; and what is a document
//! can be written down.

use std::io::{Cursor, Write as _};
use std::panic;
use std::sync::{Mutex, Once};

use cn_budget::{FiscalYear, Format};
use cn_budget_read::{Options, read};

/// Reads the bytes as any program would, and writes down what came of them.
///
/// Ends the process if anything panicked on the way, be it caught: the walls around libraries are for embedding programs, and a program
/// that aborts on panic has none.
pub fn check(bytes: &[u8]) {
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
    let done = panic::catch_unwind(|| {
        let mut options = Options::default();
        // With a year given, every document gets as far as recognition.
        options.fiscal_year = FiscalYear::new(2023).ok();
        if let Ok(reading) = read(bytes, &options) {
            for format in [Format::Text, Format::Markdown, Format::Csv] {
                let _ = reading.disclosure.render(format);
            }
        }
    });
    let caught = PANIC.lock().ok().and_then(|mut first| first.take());
    if let Some(what) = caught.or_else(|| done.err().map(|_| "a panic without a message".to_owned())) {
        eprintln!("{what}");
        std::process::abort();
    }
}

/// A package of Excel 2007 with this sheet. Mutated as a whole, a package only ever fails its checksums.
pub fn xlsx(sheet: &[u8]) -> Vec<u8> {
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

/// A workbook of Excel 97 with this stream of records.
pub fn xls(records: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory takes it");
    file.create_stream("/Workbook")
        .and_then(|mut stream| stream.write_all(records))
        .expect("memory takes it");
    file.flush().expect("memory takes it");
    file.into_inner().into_inner()
}

//! What is no document, and what the reader says of it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::io::Write;

use cn_budget::FiscalYear;
use cn_budget_read::{Options, ReadError, read};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn workbook(title: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, title).unwrap();
    sheet.write(2, 0, "科目编码").unwrap();
    sheet.write(2, 1, "科目名称").unwrap();
    sheet.write(2, 2, "合计").unwrap();
    sheet.write(3, 0, 205).unwrap();
    sheet.write(3, 1, "教育支出").unwrap();
    sheet.write(3, 2, 3).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut zip = ZipWriter::new(std::io::Cursor::new(&mut bytes));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    bytes
}

/// A storage file whose directory names a stream.
fn ole(name: &str) -> Vec<u8> {
    storage(name, b"nothing")
}

fn storage(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}

const EXPECTED: &str =
    "which is no document: expected PDF, Excel (.xlsx, .xls), HTML, text, or the library's JSON";

/// Bytes, what is said of them, and the predicate that is true.
type Case<'a> = (&'a [u8], &'a str, fn(&ReadError) -> bool);

#[test]
fn bad_inputs_say_why() {
    let whole = workbook("2024年部门收入预算总表");
    let truncated = &whole[..whole.len() / 2];
    let cases: &[Case<'_>] = &[
        (b"", "the input is empty: expected a document", ReadError::is_unknown_format),
        (b" \r\n\t", "the input is empty: expected a document", ReadError::is_unknown_format),
        (b"\x89PNG\r\n\x1a\n", &format!("found a PNG picture, {EXPECTED}"), ReadError::is_unknown_format),
        (b"\xff\xd8\xff\xe0", &format!("found a JPEG picture, {EXPECTED}"), ReadError::is_unknown_format),
        (b"Rar!\x1a\x07", &format!("found a RAR archive, {EXPECTED}"), ReadError::is_unknown_format),
        (
            &zipped(&[("word/document.xml", b"<w/>")]),
            &format!("found a Word document (.docx), {EXPECTED}"),
            ReadError::is_unknown_format,
        ),
        (
            &zipped(&[("a.txt", b"a")]),
            &format!("found a zip archive without a workbook, {EXPECTED}"),
            ReadError::is_unknown_format,
        ),
        (
            &ole("WordDocument"),
            &format!("found a Word document (.doc), {EXPECTED}"),
            ReadError::is_unknown_format,
        ),
        (
            &ole("EncryptedPackage"),
            "the workbook (.xlsx) is encrypted: remove its password and read it again",
            ReadError::is_encrypted,
        ),
        (
            &ole("Workbook"),
            "the workbook (.xls) is cut short: the file ends within the record at byte 0; get the file anew",
            ReadError::is_truncated,
        ),
        (
            b"{\"department\": \"",
            "the JSON document is cut short: EOF while parsing a string at line 1 column 16; get the file anew",
            ReadError::is_truncated,
        ),
        (
            b"{\"department\": 1}",
            "the JSON document is damaged: invalid type: integer `1`, expected a string at line 1 column 16",
            ReadError::is_damaged,
        ),
        (
            truncated,
            "the workbook (.xlsx) is cut short: the archive's directory, which stands at its end, is missing; get the file anew",
            ReadError::is_truncated,
        ),
        (b"%PDF-1.7\n1 0 obj\n", "the end of the PDF is missing: ", ReadError::is_truncated),
        (
            &workbook("部门收入预算总表"),
            "no title names a fiscal year, such as 2024年部门预算: give it in the options",
            ReadError::is_year_missing,
        ),
    ];
    for (bytes, message, is) in cases {
        let error = read(bytes, &Options::default()).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}\nexpected: {message}");
        assert!(is(&error), "{error}");
    }
}

#[test]
fn limits_are_kept_to_before_anything_is_held() {
    let mut options = Options::default();
    options.max_bytes = 10;
    let error = read(&workbook("2024年部门收入预算总表"), &options).unwrap_err();
    assert!(error.is_too_large());

    // 300 MB of blanks in a few kilobytes.
    let blanks = vec![b' '; 300 << 20];
    let bomb = zipped(&[("xl/workbook.xml", &blanks)]);
    drop(blanks);
    assert!(bomb.len() < 1 << 20);
    let error = read(&bomb, &Options::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "decompressed bytes 268435457 exceed the limit of 268435456: raise it in the options if the document is trusted",
    );

    // Two cells at the corners of the largest sheet.
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "2024年部门收入预算总表").unwrap();
    sheet.write(1_048_575, 16_383, 1).unwrap();
    let error = read(&workbook.save_to_buffer().unwrap(), &Options::default()).unwrap_err();
    assert!(error.is_too_large(), "{error}");
    assert!(error.to_string().starts_with("cells 17179869184 exceed the limit of 2000000"), "{error}");
}

#[test]
fn what_the_caller_knows_takes_the_place_of_the_cover() {
    let mut options = Options::default();
    options.fiscal_year = Some(FiscalYear::constant(2025));
    options.department = Some("教育局".to_owned());
    let reading = read(&workbook("部门收入预算总表"), &options).unwrap();
    assert_eq!(reading.disclosure.department, "教育局");
    assert_eq!(reading.disclosure.fiscal_year, FiscalYear::constant(2025));
    assert_eq!(
        reading.notes,
        ["部门收入预算总表, page 1, row 3: states no unit, read in 万元 for want of another"]
    );
}

#[test]
fn damaged_workbooks_are_errors_and_no_panics() {
    let whole = workbook("2024年部门收入预算总表");
    for at in (0..whole.len()).step_by(7) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        let _ = read(&damaged, &Options::default());
        let _ = read(&whole[..at], &Options::default());
    }
}

/// Found by fuzzing: each of them brought calamine down.
#[test]
fn records_that_contradict_each_other_are_told() {
    let xls = |stream: &[u8]| read(&storage("/Workbook", stream), &Options::default()).unwrap_err();
    let empty = [0x09, 0x08, 0, 0];
    assert_eq!(
        xls(&empty).to_string(),
        "the workbook (.xls) is damaged: the record of a beginning at byte 0 has 0 bytes, expected at least 4"
    );
    let begins = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
    let sheet = [0x85, 0, 8, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0];
    assert_eq!(
        xls(&[&begins[..], &sheet].concat()).to_string(),
        "the workbook (.xls) is damaged: a sheet begins at byte 65535 of 20"
    );
}

/// 一 is U+4E00 and has a zero byte of its own: which bytes are zero tells the order of a text's bytes badly.
#[test]
fn a_text_in_utf_16_needs_no_mark() {
    let text = "2024年某局部门预算\n一、部门职责\n一是管理，二是服务。\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let reading = read(&bytes, &Options::default()).unwrap();
    assert_eq!(reading.disclosure.fiscal_year.get(), 2024);
    let swapped: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(&swapped, &Options::default()).unwrap().disclosure, reading.disclosure);
}

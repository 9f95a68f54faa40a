//! What is no document, and what the reader says of it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::io::Write;

use cn_budget::value::Note;
use cn_budget::{FiscalYear, Language};
use cn_budget_read::{Options, ReadError};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::kept::read;

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

const EXPECTED: &str = "which is no document: expected PDF, OFD, Excel (.xlsx, .xls), Word (.docx), HTML, text, or the library's JSON";

const SAVE: &str = ": open it, save it as PDF (its tables as .xlsx), and read that";
const UNPACK: &str = ": unpack it and read the files in it one by one";
const SCAN: &str = ": run OCR on it and read it with its result (`ocr`), or find the document that it shows";

const SAVE_ZH: &str = "：请打开并另存为 PDF（其中的表另存为 .xlsx）后读取";
const UNPACK_ZH: &str = "：请解压后逐个读取其中的文件";
const SCAN_ZH: &str = "：请作文字识别（OCR），连同结果读取（`ocr`），或查找图片所示的原文件";

/// Bytes, what is said of them in English and in Chinese, and the predicate that is true.
type Case<'a> = (&'a [u8], &'a str, &'a str, fn(&ReadError) -> bool);

fn say_why(cases: &[Case<'_>]) {
    for (bytes, message, chinese, is) in cases {
        let error = read(bytes, &Options::default()).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}\nexpected: {message}");
        assert_eq!(error.message(Language::En), error.to_string());
        assert_eq!(error.message(Language::Zh), *chinese);
        assert!(is(&error), "{error}");
    }
}

#[test]
fn what_is_no_document_says_what_it_is() {
    let mut tar = b"2024.pdf".to_vec();
    tar.resize(257, 0);
    tar.extend(b"ustar\x0000");
    tar.resize(512, 0);
    tar.extend(b"%PDF-1.7");
    say_why(&[
        (
            b"\x89PNG\r\n\x1a\n",
            &format!("found a PNG picture{SCAN}"),
            &format!("文件类型为“PNG 图片”{SCAN_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            b"\xff\xd8\xff\xe0",
            &format!("found a JPEG picture{SCAN}"),
            &format!("文件类型为“JPEG 图片”{SCAN_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            b"BM\x36\0\0\0",
            &format!("found a BMP picture{SCAN}"),
            &format!("文件类型为“BMP 图片”{SCAN_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            b"Rar!\x1a\x07",
            &format!("found a RAR archive{UNPACK}"),
            &format!("文件类型为“RAR 压缩包”{UNPACK_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            b"\x1f\x8b\x08\0",
            &format!("found a gzip archive{UNPACK}"),
            &format!("文件类型为“gzip 压缩包”{UNPACK_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            &tar,
            &format!("found a tar archive{UNPACK}"),
            &format!("文件类型为“tar 压缩包”{UNPACK_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            &zipped(&[("a.txt", b"a")]),
            &format!("found a zip archive of 1 files, first \"a.txt\"{UNPACK}"),
            &format!("文件类型为“zip 压缩包（1 个文件，第一个为 a.txt）”{UNPACK_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            &ole("WordDocument"),
            "found a document of Word or WPS (.doc, .wps): open it, save it as .docx, and read that",
            "文件类型为“Word 或 WPS 文档（.doc、.wps）”：请打开并另存为 .docx 后读取",
            ReadError::is_unknown_format,
        ),
        (
            &zipped(&[("content.xml", b"<a/>"), ("META-INF/manifest.xml", b"<a/>")]),
            &format!("found an OpenDocument file (.ods, .odt){SAVE}"),
            &format!("文件类型为“OpenDocument 文件（.ods、.odt）”{SAVE_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            b"{\\rtf1\\ansi",
            "found a rich text (.rtf): open it, save it as .docx, and read that",
            "文件类型为“RTF 文档（.rtf）”：请打开并另存为 .docx 后读取",
            ReadError::is_unknown_format,
        ),
        (
            b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html>",
            &format!("found a web archive (.mht){SAVE}"),
            &format!("文件类型为“网页存档（.mht）”{SAVE_ZH}"),
            ReadError::is_unknown_format,
        ),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>",
            "found a workbook as XML: open it, save it as .xlsx, and read that",
            "文件类型为“XML 格式的工作簿”：请打开并另存为 .xlsx 后读取",
            ReadError::is_unknown_format,
        ),
        (
            b"\x01\x02\x03\0",
            &format!("found binary data, beginning with 01 02 03 00, {EXPECTED}"),
            "文件类型为“二进制数据（以 01 02 03 00 开头）”，不是公开文件：应为 PDF、OFD、Excel（.xlsx、.xls）、Word（.docx）、网页、文本或本库写出的 JSON",
            ReadError::is_unknown_format,
        ),
    ]);
}

#[test]
fn files_that_are_empty_or_spoilt_or_no_budget_say_so() {
    let whole = workbook("2024年部门收入预算总表");
    let truncated = &whole[..whole.len() / 2];
    say_why(&[
        (
            b"",
            "the input is empty: expected a document",
            "文件是空的：应为预算或决算公开文件",
            ReadError::is_unknown_format,
        ),
        (
            b" \r\n\t",
            "the input is empty: expected a document",
            "文件是空的：应为预算或决算公开文件",
            ReadError::is_unknown_format,
        ),
        (
            "<!DOCTYPE html><html><title>404</title><body>您访问的页面不存在</body></html>".as_bytes(),
            "nothing in the HTML page speaks of a budget, no table, neither 预算 nor 决算 nor an amount of money in its text: look at what was downloaded",
            "网页的内容与预算无关，既没有表，文字中也没有“预算”“决算”或金额：请核对所下载的文件",
            ReadError::is_no_budget,
        ),
        (
            &ole("EncryptedPackage"),
            "the workbook or Word document (.xlsx, .docx) is encrypted: remove its password and read it again",
            "工作簿或 Word 文档（.xlsx、.docx）已加密：请去除密码后重新读取",
            ReadError::is_encrypted,
        ),
        (
            &ole("Workbook"),
            "the workbook (.xls) is cut short: the file ends within the record at byte 0; get the file anew",
            "工作簿（.xls）不完整：文件在第 0 字节的记录中间结束；请重新获取",
            ReadError::is_truncated,
        ),
        (
            b"{\"department\": \"",
            "the JSON document is cut short: EOF while parsing a string at line 1 column 16; get the file anew",
            "JSON 文件不完整：在第 1 行第 16 列中断；请重新获取",
            ReadError::is_truncated,
        ),
        (
            b"{\"department\": 1}",
            "the JSON document is damaged: invalid type: integer `1`, expected a string at line 1 column 16; write it anew with the library",
            "JSON 文件已损坏：程序原文“invalid type: integer `1`, expected a string at line 1 column 16”；请用本库重新写出",
            ReadError::is_damaged,
        ),
        (
            truncated,
            "the workbook (.xlsx) is cut short: the archive's directory, which stands at its end, is missing; get the file anew",
            "工作簿（.xlsx）不完整：压缩包末尾的目录缺失；请重新获取",
            ReadError::is_truncated,
        ),
        (
            b"%PDF-1.7\n1 0 obj\n",
            "the end of the PDF is missing: ",
            "PDF 文件不完整：末尾没有 %%EOF；请重新下载",
            ReadError::is_truncated,
        ),
        (
            &workbook("部门收入预算总表"),
            "no title names a fiscal year, such as 2024年部门预算: give it in the options",
            "各标题均未写明年度（如“2024年部门预算”）：请在选项中指明",
            ReadError::is_year_missing,
        ),
    ]);
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
        "the workbook (.xlsx) is damaged: part xl/workbook.xml: it goes on for more than 16777216 bytes without a tag; get the file anew, or open it in Excel and save it again",
    );
    assert_eq!(
        error.message(Language::Zh),
        "工作簿（.xlsx）已损坏：部件 xl/workbook.xml：连续超过 16777216 字节没有标记；请重新获取，或在 Excel 中打开并另存"
    );
    // Three parts that together are too much, each of them small.
    let tags = b"<a/>".repeat(1 << 18);
    let bomb = zipped(&[("xl/workbook.xml", &tags), ("xl/a.xml", &tags), ("xl/b.bin", &tags)]);
    options.max_bytes = 1 << 20;
    options.max_decompressed = 5 << 19;
    let error = read(&bomb, &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "decompressed bytes 2621441 exceed the limit of 2621440: raise it in the options if the document is trusted",
    );
    assert_eq!(
        error.message(Language::Zh),
        "解压后的字节数为 2621441，超过上限 2621440：文件如确可信，请在选项中调高上限"
    );
    // More cells than the limit, in one place.
    options.max_cells = 1000;
    options.max_decompressed = 1 << 20;
    let cells = package(&format!("<sheetData><row>{}</row></sheetData>", "<c r='A1'/>".repeat(1001)), &[]);
    let error = read(&cells, &options).unwrap_err();
    assert!(error.to_string().starts_with("cells 1001 exceed the limit of 1000"), "{error}");

    // Rows that are short and wide together.
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "2024年部门收入预算总表").unwrap();
    for row in 0..1_001 {
        sheet.write(row, 999, 1).unwrap();
    }
    let error = read(&workbook.save_to_buffer().unwrap(), &Options::default()).unwrap_err();
    assert!(error.is_too_large(), "{error}");
    assert!(error.to_string().starts_with("cells 1001000 exceed the limit of 1000000"), "{error}");
}

#[test]
fn a_stray_character_in_the_last_row_costs_nothing() {
    let bytes = |strays: &[(u32, u16)]| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, texts) in
            [["2024年部门收入预算总表", "", ""], ["科目编码", "科目名称", "合计"], ["205", "教育支出", "3"]]
                .iter()
                .enumerate()
        {
            for (column, text) in texts.iter().enumerate() {
                sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
            }
        }
        for &(row, column) in strays {
            sheet.write(row, column, "。").unwrap();
        }
        workbook.save_to_buffer().unwrap()
    };
    let mut options = Options::default();
    options.department = Some("教育局".to_owned());
    let sheets = |strays: &[(u32, u16)]| read(&bytes(strays), &options).unwrap().disclosure.sheets;
    let plain = sheets(&[]);
    assert!(!plain.is_empty());
    assert_eq!(sheets(&[(1_048_575, 5)]), plain);
    assert_eq!(sheets(&[(1_048_575, 16_383)]), plain);
}

#[test]
fn what_the_caller_knows_takes_the_place_of_the_cover() {
    let mut options = Options::default();
    options.force_fiscal_year = Some(FiscalYear::constant(2025));
    options.department = Some("教育局".to_owned());
    let reading = read(&workbook("部门收入预算总表"), &options).unwrap();
    assert_eq!(reading.disclosure.department, "教育局");
    assert_eq!(reading.disclosure.fiscal_year, FiscalYear::constant(2025));
    assert_eq!(
        reading.disclosure.notes,
        [Note::new(
            "《部门收入预算总表》（第 1 页第 3 行）：未注明单位，按万元读取",
            "部门收入预算总表, page 1, row 3: states no unit, read in 万元 for want of another",
        )]
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
fn records_that_contradict_each_other_are_reported() {
    let xls = |stream: &[u8]| read(&storage("/Workbook", stream), &Options::default()).unwrap_err();
    let empty = [0x09, 0x08, 0, 0];
    assert_eq!(
        xls(&empty).to_string(),
        "the workbook (.xls) is damaged: the record of a beginning at byte 0 has 0 bytes, expected at least 4; get the file anew, or open it in Excel and save it again"
    );
    let begins = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
    let sheet = [0x85, 0, 8, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0];
    assert_eq!(
        xls(&[&begins[..], &sheet].concat()).to_string(),
        "the workbook (.xls) is damaged: a sheet begins at byte 65535 of 20; get the file anew, or open it in Excel and save it again"
    );
}

/// A package with this sheet and these parts besides.
fn package(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const SPACE: &str = "http://schemas.openxmlformats.org";
    let relations = format!(
        "<Relationships xmlns='{SPACE}/package/2006/relationships'><Relationship Id='r' \
         Type='{SPACE}/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    );
    let sheets = format!(
        "<Relationships xmlns='{SPACE}/package/2006/relationships'><Relationship Id='s' \
         Type='{SPACE}/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns='{SPACE}/spreadsheetml/2006/main'>{sheet}</worksheet>");
    let book = format!(
        "<workbook xmlns='{SPACE}/spreadsheetml/2006/main' xmlns:r='{SPACE}/officeDocument/2006/relationships'>\
         <sheets><sheet name='a' sheetId='1' r:id='s'/></sheets></workbook>"
    );
    let mut parts = vec![
        ("_rels/.rels", relations.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
    ];
    for (name, content) in more {
        parts.retain(|(one, _)| one != name);
        parts.push((name, content.as_bytes()));
    }
    zipped(&parts)
}

/// Found by fuzzing or by reading: each of them made calamine panic, or make room for what is not there.
#[test]
fn parts_that_contradict_each_other_are_reported() {
    const TITLE: &str = "<c t='inlineStr'><is><t>2024年部门收入预算总表</t></is></c>";
    let row = |cells: &str| format!("<sheetData><row>{cells}</row></sheetData>");
    let whole = package(&row(TITLE), &[]);
    assert!(read(&whole, &Options::default()).is_ok());
    let twice = "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='s'/><sheet name='a' r:id='s'/></sheets></workbook>";
    let sheet = "the workbook (.xlsx) is damaged: part xl/worksheets/sheet1.xml: ";
    for (bytes, message) in [
        (
            package(&(row(TITLE) + "<mergeCells><mergeCell ref='G1:B1'/></mergeCells>"), &[]),
            format!("{sheet}merged cells, G1:B1, end before they begin"),
        ),
        (
            package(&(row(TITLE) + "<mergeCells><mergeCell ref='A1:B'/></mergeCells>"), &[]),
            format!("{sheet}\"A1:B\" are no cells of a sheet (merged cells)"),
        ),
        (
            package(&("<dimension ref='B2:A1'/>".to_owned() + &row(TITLE)), &[]),
            format!("{sheet}the sheet's size, B2:A1, end before they begin"),
        ),
        (package(&row("<c r='AAAAAAAAAA1'/>"), &[]), format!("{sheet}\"AAAAAAAAAA1\" is no cell of a sheet")),
        (
            package(&row("<c r='A99999999999'/>"), &[]),
            format!("{sheet}\"A99999999999\" is no cell of a sheet"),
        ),
        (package("<sheetData><row r='0'/></sheetData>", &[]), format!("{sheet}\"0\" is no row of a sheet")),
        (
            package(&row(TITLE), &[("xl/sharedStrings.xml", "<sst uniqueCount='18446744073709551615'/>")]),
            "texts 18446744073709551615 exceed the limit of 1000000".to_owned(),
        ),
        (
            package(&row(TITLE), &[("xl/styles.xml", &format!("<a>{}</a>", "<xf/>".repeat(70_000)))]),
            "the workbook (.xlsx) is damaged: part xl/styles.xml: it has more than 65536 formats of cells"
                .to_owned(),
        ),
        (
            package(&row(TITLE), &[("xl/styles.xml", "no XML")]),
            "the workbook (.xlsx) is damaged: part xl/styles.xml: it is no XML".to_owned(),
        ),
        (
            package(&row(TITLE), &[("xl/workbook.xml", twice)]),
            "the workbook (.xlsx) is damaged: two of its sheets are called \"a\"".to_owned(),
        ),
        (package(&row("<c t='s'><v>7</v></c>"), &[]), "the workbook (.xlsx) is damaged: ".to_owned()),
    ] {
        let error = read(&bytes, &Options::default()).unwrap_err();
        assert!(error.to_string().starts_with(&message), "{error}\nexpected: {message}");
        assert!(error.is_damaged() || error.is_too_large(), "{error}");
    }
}

/// An archive that holds a PDF as it is has the mark of a PDF within its first bytes.
#[test]
fn an_archive_of_documents_is_not_taken_for_its_first_one() {
    let mut bytes = Vec::new();
    let mut zip = ZipWriter::new(std::io::Cursor::new(&mut bytes));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for name in ["2024年部门预算.pdf", "2024年部门决算.pdf"] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(b"%PDF-1.7\n").unwrap();
    }
    zip.start_file("a.docx", stored).unwrap();
    zip.write_all(&zipped(&[("word/document.xml", b"<w/>")])).unwrap();
    zip.finish().unwrap();
    let error = read(&bytes, &Options::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("found a zip archive of 3 files, first \"2024年部门预算.pdf\"{UNPACK}")
    );
    // Cut short, it has lost its directory and is an archive none the less.
    let cut = read(&bytes[..60], &Options::default()).unwrap_err();
    assert!(cut.to_string().starts_with("found a zip archive of 1 files"), "{cut}");
}

#[test]
fn a_cell_of_a_megabyte_exceeds_the_limit_in_every_format() {
    let long = "长".repeat((1 << 20) / 3 + 1);
    let sheet = format!("<sheetData><row><c t='inlineStr'><is><t>{long}</t></is></c></row></sheetData>");
    for bytes in [
        package(&sheet, &[]),
        format!("2024年部门预算\n科目\t合计\n205\t3.00\n{long}\t4.00\n").into_bytes(),
        format!("<html><h1>2024年部门预算</h1><table><tr><td>{long}<td>3.00</table>").into_bytes(),
    ] {
        let error = read(&bytes, &Options::default()).unwrap_err();
        assert!(error.is_too_large(), "{error}");
    }
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

//! What an OCR program found, read into the pages of a PDF that have no text, or by itself.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::kept::read;
use crate::support;

use cn_budget::document::{Place, Position};
use cn_budget::{Disclosure, Language, Report, Severity};
use cn_budget_read::{FileFormat, Ocr, Options, ReadError, Reading};
use pdf_writer::Name;
use serde_json::{Value, json};
use support::{Sheet, pdf, width};

/// The columns and rows of the table, in points from the upper left corner of an A4 page.
const XS: [f32; 6] = [50.0, 120.0, 300.0, 380.0, 460.0, 540.0];
const TOP: f32 = 140.0;
const PITCH: f32 = 22.0;
const SIZE: f32 = 10.0;
const A4: (f32, f32) = (595.0, 842.0);

/// A table whose rows and columns sum.
const ROWS: [[&str; 5]; 7] = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "166.00", "99.00", "67.00"],
    ["201", "一般公共服务支出", "100.00", "60.00", "40.00"],
    ["20103", "政府办公厅（室）及相关机构事务", "100.00", "60.00", "40.00"],
    ["2010301", "行政运行", "100.00", "60.00", "40.00"],
    ["205", "教育支出", "66.00", "39.00", "27.00"],
    ["20501", "教育管理事务", "66.00", "39.00", "27.00"],
];

/// What stands on the page: texts with the left end of their baseline, their size.
fn texts(rows: &[[&str; 5]]) -> Vec<(f32, f32, f32, String)> {
    let mut texts = vec![
        (220.0, 90.0, 16.0, "一般公共预算支出表".to_owned()),
        (480.0, 120.0, SIZE, "单位：万元".to_owned()),
    ];
    for (row, cells) in (0_u8..).zip(rows) {
        let base = TOP + PITCH * f32::from(row) + 15.0;
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (left, right) = (XS[column] + 4.0, XS[column + 1] - 4.0);
            let x = if row == 0 || column > 1 { right - width(text, SIZE) } else { left };
            texts.push((x.max(left), base, SIZE, (*text).to_owned()));
        }
    }
    texts
}

fn ys(rows: usize) -> Vec<f32> {
    (0..=rows).map(|row| TOP + PITCH * f32::from(u8::try_from(row).unwrap())).collect()
}

/// The page as an OCR program finds it at two dots a point, its boxes a little larger than the print.
fn found(page: u32, rows: &[[&str; 5]], is_ruled: bool) -> Value {
    let words = texts(rows).into_iter().map(|(x, base, size, text)| {
        let area =
            [x - 1.5, base - 0.85 * size - 1.0, x + width(&text, size) + 1.5, base + 0.15 * size + 1.0];
        json!({"text": text, "box": area.map(|end| end * 2.0), "confidence": 0.9})
    });
    let ys = ys(rows.len());
    let (top, bottom) = (ys[0], ys[ys.len() - 1]);
    let flat = ys.iter().map(|y| [XS[0], *y, XS[5], *y]);
    let upright = XS.iter().map(|x| [*x, top, *x, bottom]);
    let mut rulings: Vec<[f32; 4]> = flat.chain(upright).map(|line| line.map(|end| end * 2.0)).collect();
    if !is_ruled {
        rulings.clear();
    }
    json!({
        "page": page, "width": A4.0 * 2.0, "height": A4.1 * 2.0,
        "words": words.collect::<Vec<_>>(), "rulings": rulings,
    })
}

fn file(pages: &[Value]) -> Vec<u8> {
    serde_json::to_vec(&json!({"schema": "cn-budget/ocr/1", "engine": "test 1", "pages": pages})).unwrap()
}

fn cover() -> Sheet {
    let mut sheet = Sheet::new(A4.0, A4.1);
    sheet.text(180.0, 600.0, 20.0, "某市教育局2024年部门预算");
    sheet
}

/// A page of a picture alone.
fn scan() -> Sheet {
    let mut sheet = Sheet::new(A4.0, A4.1);
    let all = [A4.0, 0.0, 0.0, A4.1, 0.0, 0.0];
    sheet.content.save_state().transform(all).x_object(Name(b"I")).restore_state();
    sheet
}

/// The table printed with a text layer.
fn printed() -> Sheet {
    let mut sheet = Sheet::new(A4.0, A4.1);
    for (x, base, size, text) in texts(&ROWS) {
        sheet.text(x, A4.1 - base, size, &text);
    }
    let ys: Vec<f32> = ys(ROWS.len()).iter().map(|y| A4.1 - y).collect();
    sheet.ruled(&XS, &ys);
    sheet
}

fn read_with(bytes: &[u8], pages: &[Value]) -> Result<Reading, ReadError> {
    let mut options = Options::default();
    options.ocr = Some(Ocr::parse(&file(pages), &options).unwrap());
    read(bytes, &options)
}

fn document(sheets: Vec<Sheet>, pages: &[Value]) -> Disclosure {
    read_with(&pdf(sheets), pages).unwrap_or_else(|error| panic!("{error}")).disclosure
}

fn notes(document: &Disclosure, language: Language) -> Vec<&str> {
    document.notes.iter().map(|note| note.message(language)).collect()
}

/// The document with nothing in it that only its print has: where cells stand, to the dot.
fn figures(document: &Disclosure) -> Vec<Vec<String>> {
    let rows = document.sheets.iter().flat_map(|sheet| &sheet.rows);
    let row = |row: &cn_budget::document::SheetRow| {
        let code = row.code.clone().unwrap_or_default();
        [code, row.label.clone()].into_iter().chain(row.cells.iter().map(cn_budget::Cell::text)).collect()
    };
    rows.map(row).collect()
}

#[test]
fn a_page_without_text_has_what_ocr_found_in_the_same_layout() {
    let expected = read(&pdf(vec![cover(), printed()]), &Options::default()).unwrap().disclosure;
    assert_eq!(figures(&expected).len(), 6);
    for is_ruled in [true, false] {
        let read = document(vec![cover(), scan()], &[found(2, &ROWS, is_ruled)]);
        assert_eq!(figures(&read), figures(&expected), "ruled: {is_ruled}");
        assert_eq!(read.sheets[0].kind, expected.sheets[0].kind);
        assert_eq!(read.ocr, [Place::new(Some(2), None)]);
        assert!(
            read.is_read_by_ocr(read.sheets[0].rows[0].place) && !read.is_read_by_ocr(read.sections[0].place)
        );
        let (one, other) = (&read.sheets[0].rows[3], &expected.sheets[0].rows[3]);
        for (one, other) in one.positions.iter().zip(&other.positions) {
            let (Some(Position::OnPage(one)), Some(Position::OnPage(other))) = (one, other) else {
                panic!("{one:?} {other:?}")
            };
            let apart =
                [one.x0() - other.x0(), one.y0() - other.y0(), one.x1() - other.x1(), one.y1() - other.y1()];
            assert!(apart.iter().all(|apart| apart.abs() < 3.0), "{one} {other}");
        }
        assert_eq!(
            notes(&read, Language::En),
            [
                "pages read by OCR (test 1): 2, 36 texts, the least certain 一般公共预算支出表 on page 2 (0.90); figures there may be misread, compare them with the scan"
            ]
        );
        assert_eq!(
            notes(&read, Language::Zh),
            [
                "第 2 页的文字由文字识别（test 1）所得，共 36 段，把握最小的为第 2 页“一般公共预算支出表”（0.90）；其中的数可能认错，请与扫描件核对"
            ]
        );
    }
}

#[test]
fn a_misread_figure_warns_and_is_no_error() {
    let right = document(vec![cover(), scan()], &[found(2, &ROWS, true)]);
    let broken = |report: &Report| {
        report.findings().iter().filter(|finding| finding.rule.code().starts_with("SUM")).count()
    };
    assert_eq!(broken(&Report::of(&right)), 0);
    let mut rows = ROWS;
    // What a classifier of angles makes of 99.
    rows[1][3] = "66.00";
    let misread = document(vec![cover(), scan()], &[found(2, &rows, true)]);
    let report = Report::of(&misread);
    assert!(broken(&report) > 0);
    assert_eq!(report.count(Severity::Error), 0, "{:?}", report.findings());
    let finding = report.findings().iter().find(|finding| finding.rule.code().starts_with("SUM")).unwrap();
    assert!(finding.rests_on_ocr() && finding.places[0].ocr);
    assert!(
        finding.message(Language::En).ends_with(
            "; read by OCR on page 2, perhaps wrongly: compare it with the scan; hence a warning and no error"
        ),
        "{}",
        finding.message(Language::En)
    );
    assert!(
        finding.message(Language::Zh).ends_with(
            "；所依据的内容由文字识别（OCR）读出（第 2 页），可能认错，请与扫描件核对，故只作提示"
        ),
        "{}",
        finding.message(Language::Zh)
    );
    // The same figures printed are an error.
    let mut sheet = printed();
    sheet.content = pdf_writer::Content::new();
    for (x, base, size, text) in texts(&rows) {
        sheet.text(x, A4.1 - base, size, &text);
    }
    sheet.ruled(&XS, &ys(ROWS.len()).iter().map(|y| A4.1 - y).collect::<Vec<_>>());
    let printed = read(&pdf(vec![cover(), sheet]), &Options::default()).unwrap().disclosure;
    assert!(Report::of(&printed).count(Severity::Error) > 0);
}

#[test]
fn pages_with_text_keep_it_and_pages_without_are_counted_once() {
    let read = document(
        vec![cover(), printed(), scan(), scan(), scan()],
        &[found(2, &ROWS, true), found(3, &ROWS, true)],
    );
    assert_eq!(read.ocr, [Place::new(Some(3), None)]);
    assert_eq!(
        notes(&read, Language::En)[..2],
        [
            "pages without text, which were not read: 2 of 5, 4, 5; run OCR on them and read the document with its result (`ocr`)",
            "pages read by OCR (test 1): 3, 36 texts, the least certain 一般公共预算支出表 on page 3 (0.90); figures there may be misread, compare them with the scan",
        ]
    );
    assert_eq!(
        notes(&read, Language::Zh)[..3],
        [
            "共 5 页，其中 2 页没有文字，未能读取：第 4, 5 页；请作文字识别（OCR），连同结果读取（`ocr`）",
            "第 3 页的文字由文字识别（test 1）所得，共 36 段，把握最小的为第 3 页“一般公共预算支出表”（0.90）；其中的数可能认错，请与扫描件核对",
            "第 2 页本有文字，以其为准，文字识别结果未用",
        ]
    );
    assert_eq!(
        notes(&read, Language::En)[2],
        "pages with text of their own: 2; that is read, and not what OCR found on them"
    );
    // A page number that was printed on the scan is no text of the page.
    let numbered = || {
        let mut numbered = scan();
        numbered.text(290.0, 40.0, 10.0, "- 2 -");
        numbered
    };
    let read = document(vec![cover(), numbered()], &[found(2, &ROWS, true)]);
    assert_eq!(read.ocr.len(), 1);
    let without = read_plain(vec![cover(), numbered()]);
    assert_eq!(
        notes(&without, Language::En),
        [
            "pages without text, which were not read: 1 of 2, 2; run OCR on them and read the document with its result (`ocr`)"
        ]
    );
}

#[test]
fn a_page_that_cannot_be_read_takes_no_result_and_that_is_said() {
    let mut broken = scan();
    broken.content.op("c").operand(1.0);
    let read = document(vec![cover(), broken], &[found(2, &ROWS, true)]);
    assert_eq!(read.ocr, []);
    assert_eq!(
        notes(&read, Language::En),
        [
            "page 2: not read, an operator of its content is broken",
            "pages that were not read: 2; what OCR found on them is not read either",
        ]
    );
    assert_eq!(notes(&read, Language::Zh)[1], "第 2 页未能读取，文字识别结果也未用");
}

fn read_plain(sheets: Vec<Sheet>) -> Disclosure {
    read(&pdf(sheets), &Options::default()).unwrap().disclosure
}

#[test]
fn a_scan_of_all_pages_and_a_picture_are_read_by_ocr_alone() {
    let mut rows = ROWS;
    rows[0][1] = "科目名称";
    let mut page = found(1, &rows, true);
    let words = page["words"].as_array_mut().unwrap();
    words.push(json!({"text": "某市教育局2024年部门预算", "box": [300, 80, 700, 120]}));
    let scanned = read_with(&pdf(vec![scan()]), &[page.clone()]).unwrap();
    assert_eq!((scanned.format, scanned.disclosure.fiscal_year.get()), (FileFormat::Pdf, 2024));
    assert_eq!(figures(&scanned.disclosure).len(), 6);
    for picture in [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff\xe0", b"II*\0"] {
        let read = read_with(picture, &[page.clone()]).unwrap();
        assert_eq!(read.format, FileFormat::Picture);
        assert_eq!(figures(&read.disclosure), figures(&scanned.disclosure));
        assert_eq!(read.disclosure.ocr, [Place::new(Some(1), None)]);
    }
}

#[test]
fn words_that_touch_stay_two_and_a_column_of_characters_is_one() {
    let mut options = Options::default();
    let words = json!([
        {"text": "2024年部门预算", "box": [100, 40, 260, 60]},
        {"text": "100.00", "box": [100, 100, 160, 120]},
        {"text": "200.00", "box": [160, 100, 220, 120]},
        {"text": "教育", "box": [300, 100, 340, 120]},
        {"text": "支出", "box": [340, 100, 380, 120]},
        {"text": "基本支出", "box": [50, 200, 70, 280]},
    ]);
    let page = json!({"page": 1, "width": 595, "height": 842, "words": words});
    options.ocr = Some(Ocr::parse(&file(&[page]), &options).unwrap());
    let document = read(b"\x89PNG\r\n\x1a\n", &options).unwrap().disclosure;
    let text: Vec<String> = document
        .sections
        .iter()
        .flat_map(|section| {
            [section.heading.clone()].into_iter().chain(section.paragraphs.iter().map(|one| one.text.clone()))
        })
        .collect();
    let text = text.join("|");
    assert!(text.contains("100.00 200.00") && text.contains("教育支出"), "{text}");
    let letters: String = text.chars().filter(|c| "基本支出".contains(*c)).collect();
    assert!(letters.ends_with("基本支出"), "{text}");
}

#[test]
fn the_result_for_another_document_is_refused() {
    let turned = json!({"page": 2, "width": 842, "height": 595, "words": [
        {"text": "合计", "box": [1, 1, 30, 15]}]});
    let text = "某局2024年部门预算\n".as_bytes().to_vec();
    for (bytes, pages, zh, en) in [
        (
            pdf(vec![cover(), scan()]),
            vec![found(3, &ROWS, true)],
            "文字识别结果有第 3 页，而文件只有 2 页：请核对是否同一文件",
            "the OCR result has page 3, and the document 2 pages: is it that of this document?",
        ),
        (
            pdf(vec![cover(), scan()]),
            vec![turned],
            "文字识别结果的第 2 页为 842 × 595，文件中该页为 595 × 842，长宽之比不同：请核对是否同一文件、是否转了方向",
            "the OCR result: page 2 is 842 × 595, that of the document 595 × 842, which is another shape; is it that of this document, and the same way up?",
        ),
        (
            text,
            vec![found(1, &ROWS, true)],
            "文字识别结果只用于 PDF 和图片，所给文件为文本文件：请去掉文字识别结果后读取",
            "an OCR result goes with a PDF or a picture, and this is a text: read it without",
        ),
    ] {
        let error = read_with(&bytes, &pages).unwrap_err();
        assert!(error.is_of_ocr());
        assert_eq!((error.message(Language::Zh).as_str(), error.to_string().as_str()), (zh, en));
    }
}

#[test]
fn a_page_of_more_marks_than_the_options_allow_is_refused() {
    let mut options = Options::default();
    options.ocr = Some(Ocr::parse(&file(&[found(2, &ROWS, true)]), &options).unwrap());
    options.pdf.marks = 40;
    let error = read(&pdf(vec![cover(), scan()]), &options).unwrap_err();
    assert!(error.is_too_large() && error.is_of_ocr());
    assert_eq!(
        error.to_string(),
        "the OCR result: page 2 has more characters or rulings than the limit of 40; raise `marks` if it is trusted"
    );
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/ocr.md");
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: docs/ocr.md is not packaged");
        return;
    };
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let ocr = Ocr::parse(example.as_bytes(), &Options::default()).unwrap();
    assert_eq!((ocr.engine(), ocr.pages().collect::<Vec<_>>()), ("rapidocr 3.10.0", vec![2]));
}

//! Where figures and words stand in their file, in the terms of its format.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::docx;
use crate::kept::read;
use crate::support;

use cn_budget::{
    Disclosure, Report, Sheet,
    document::{Position, SheetRow},
};
use cn_budget_read::Options;
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet};

fn document(bytes: &[u8]) -> Disclosure {
    read(bytes, &Options::default()).unwrap().disclosure
}

/// The positions of the cells of a row, `-` where nobody knows.
fn positions(row: &SheetRow) -> String {
    let word = |position: &Option<Position>| position.map_or("-".to_owned(), |known| known.to_string());
    row.positions.iter().map(word).collect::<Vec<_>>().join(" ")
}

fn row<'a>(sheet: &'a Sheet, label: &str) -> &'a SheetRow {
    let labels: Vec<&str> = sheet.rows.iter().map(|row| row.label.as_str()).collect();
    sheet.rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("no {label} in {labels:?}"))
}

/// A document as JSON is the same document.
fn round_trip(document: &Disclosure) {
    let json = serde_json::to_vec(document).unwrap();
    assert_eq!(&serde_json::from_slice::<Disclosure>(&json).unwrap(), document);
}

/// The position of the first place of the finding of a rule.
fn found(document: &Disclosure, rule: &str) -> Option<String> {
    let report = Report::of(document);
    let finding = report.findings().iter().find(|finding| finding.rule.code() == rule).unwrap();
    let place = &finding.places[0];
    Some(place.position(document)?.on_worksheet(place.worksheet(document)))
}

/// Writes rows of cells from a row and a column on; `""` is a bordered blank.
fn write(sheet: &mut Worksheet, from: (u32, u16), rows: &[&[&str]]) {
    let bordered = Format::new().set_border(FormatBorder::Thin);
    for (row, cells) in (from.0..).zip(rows) {
        for (column, text) in (from.1..).zip(*cells) {
            sheet.write_with_format(row, column, *text, &bordered).unwrap();
        }
    }
}

#[test]
fn a_cell_of_a_workbook_is_named_as_the_spreadsheet_names_it() {
    let mut workbook = Workbook::new();
    let cover = workbook.add_worksheet().set_name("封面").unwrap();
    cover.write(4, 2, "某市教育局2024年部门预算").unwrap();
    let sheet = workbook.add_worksheet().set_name("支出 (1)").unwrap();
    sheet.write(0, 1, "支出总体情况表").unwrap();
    sheet.write(1, 5, "单位：万元").unwrap();
    let rows: [&[&str]; 5] = [
        &["科目编码", "科目名称", "合计", "隐藏", "基本支出", "项目支出"],
        &["205", "教育支出", "30.00", "9", "20.00", "10.00"],
        &["20501", "教育管理事务", "30.00", "9", "20.00", "10.00"],
        &["2050101", "行政运行", "20.00", "9", "20.00", ""],
        &["2050102", "一般行政管理事务", "10.00", "9", "", "1O.00"],
    ];
    write(sheet, (2, 1), &rows);
    sheet.set_column_hidden(4).unwrap();
    let document = document(&workbook.save_to_buffer().unwrap());

    assert_eq!(document.sections[0].worksheet.as_deref(), Some("封面"));
    let cover = document.sections[0].paragraphs[0].place;
    assert_eq!(cover.position, Some(Position::Cell { row: 5, column: 3 }));
    let [sheet] = &document.sheets[..] else { panic!("one table") };
    assert_eq!(sheet.worksheet.as_deref(), Some("支出 (1)"));
    assert_eq!(sheet.place.position, Some(Position::Cell { row: 1, column: 2 }));
    assert_eq!(positions(row(sheet, "教育支出")), "D4 F4 G4", "a hidden column counts");
    assert_eq!(positions(row(sheet, "行政运行")), "D6 F6 G6", "and a blank cell has a place");
    assert_eq!(row(sheet, "行政运行").place.position, Some(Position::Cell { row: 6, column: 2 }));
    round_trip(&document);
    assert_eq!(found(&document, "STR006").as_deref(), Some("'支出 (1)'!G7"));
}

#[test]
fn the_sides_of_a_balance_have_their_own_columns() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("收支").unwrap();
    sheet.write(0, 0, "某市教育局2024年收支总体情况表").unwrap();
    sheet.write(1, 3, "单位：万元").unwrap();
    let rows: [&[&str]; 5] = [
        &["收入", "", "支出", ""],
        &["项目", "预算数", "项目", "预算数"],
        &["一、一般公共预算拨款收入", "30.00", "一、教育支出", "20.00"],
        &["", "", "二、卫生健康支出", "10.00"],
        &["收入总计", "30.00", "支出总计", "30.00"],
    ];
    write(sheet, (2, 0), &rows);
    let document = document(&workbook.save_to_buffer().unwrap());
    let [sheet] = &document.sheets[..] else { panic!("one table") };
    assert_eq!(positions(row(sheet, "一、一般公共预算拨款收入")), "B5");
    assert_eq!(positions(row(sheet, "二、卫生健康支出")), "D6");
    assert_eq!(positions(row(sheet, "支出总计")), "D7");
    round_trip(&document);
}

const TEXT: &str = "\
某市教育局2024年部门预算

第一部分 部门预算情况说明
一、收支情况
  2024年本部门收入预算30.00万元，支出预算30.00万元，其中教育支出20.00万元，卫生健康
支出10.00万元，与上年相同。

第二部分 部门预算表
支出总体情况表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t20.00\t20.00\t0.00
210\t卫生健康支出\t10.00\t\t1O.00
";

#[test]
fn a_text_has_lines_and_columns() {
    let document = document(TEXT.as_bytes());
    let paragraph = document.sections.iter().flat_map(|section| &section.paragraphs);
    let paragraph = paragraph.into_iter().find(|paragraph| paragraph.text.contains("收入预算")).unwrap();
    let at = |words: &str| paragraph.position(paragraph.text.find(words).unwrap()).unwrap().to_string();
    assert_eq!((at("2024年"), at("30.00")), ("5:3".to_owned(), "5:15".to_owned()));
    assert_eq!(at("10.00"), "6:3", "a paragraph goes on in the next line");
    let [sheet] = &document.sheets[..] else { panic!("one table") };
    assert_eq!(sheet.place.position, Some(Position::InText { line: 9, column: 1 }));
    assert_eq!(positions(row(sheet, "教育支出")), "12:10 12:16 12:22");
    assert_eq!(positions(row(sheet, "卫生健康支出")), "13:12 - 13:19", "a text shows no blank");
    round_trip(&document);
    assert_eq!(found(&document, "STR006").as_deref(), Some("13:19"));
}

#[test]
fn cells_below_each_other_have_lines_of_their_own() {
    let text = "2024年收入预算表\n单位：万元\n科目编码\n科目名称\n合计\n205\n教育支出\n20.00\n210\n卫生健康支出\n10.00\n";
    let document = document(text.as_bytes());
    let rows = document.sheets.iter().flat_map(|sheet| &sheet.rows);
    let found: Vec<String> = rows.map(positions).collect();
    assert_eq!(found, ["8:1", "11:1"]);
}

#[test]
fn a_finding_in_a_text_stands_at_its_figure() {
    let text = TEXT.replace("1O.00", "10.00").replace("10.00万元", "1,100.00万元");
    let document = document(text.as_bytes());
    let report = Report::of(&document);
    let places = report.findings().iter().flat_map(|finding| &finding.places);
    let mut places = places.filter(|place| place.printed.as_deref() == Some("1100.00"));
    assert_eq!(places.next().unwrap().position(&document).unwrap().to_string(), "6:3");
}

#[test]
fn a_web_page_and_a_word_file_have_tables_with_rows() {
    let rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["205", "教育支出", "20.00", "20.00", "0.00"],
        ["210", "卫生健康支出", "10.00", "10.00", "O.00"],
    ];
    let html = |row: &[&str; 5]| format!("<tr><td>{}</td></tr>\n", row.join("</td><td>"));
    let html = format!(
        "<html><body><table><tr><td>某市教育局2024年部门预算</td></tr></table>\n<p>支出总体情况表</p><p>单位：万元</p>\
         <table>\n{}</table></body></html>",
        rows.iter().map(html).collect::<String>()
    );
    let word = [
        docx::table(&docx::row(&["某市教育局2024年部门预算"])),
        docx::paragraph("支出总体情况表"),
        docx::paragraph("单位：万元"),
        docx::table(&rows.iter().map(|row| docx::row(row)).collect::<String>()),
    ];
    for bytes in [html.into_bytes(), docx::file(&word.concat())] {
        let document = document(&bytes);
        let [sheet] = &document.sheets[..] else { panic!("one table") };
        assert_eq!(positions(row(sheet, "教育支出")), "t2r2c3 t2r2c4 t2r2c5");
        assert_eq!(row(sheet, "卫生健康支出").place.position.unwrap().to_string(), "t2r3c1");
        round_trip(&document);
        assert_eq!(found(&document, "STR006").as_deref(), Some("t2r3c5"));
    }
}

#[test]
fn a_page_of_a_pdf_has_boxes() {
    // From the lower left, as PDFs have it: the upper edge is 842 above it.
    let (xs, ys) = ([72.0, 132.0, 252.0, 332.0, 412.0], [700.0, 680.0, 660.0, 640.0]);
    let rows = [
        ["科目编码", "科目名称", "合计", "基本支出"],
        ["205", "教育支出", "20.00", "20.00"],
        ["210", "卫生健康支出", "1O.00", ""],
    ];
    let upright = |turned: bool| {
        let mut page =
            if turned { support::Sheet::new(842.0, 595.0) } else { support::Sheet::new(595.0, 842.0) };
        let mut text = |x: f32, y: f32, words: &str| {
            // A page that is turned a quarter to the left shows its text from below.
            let matrix =
                if turned { [0.0, 1.0, -1.0, 0.0, 842.0 - y, x] } else { [1.0, 0.0, 0.0, 1.0, x, y] };
            page.text_matrix(matrix, 10.0, words);
        };
        text(72.0, 760.0, "某市教育局2024年部门预算");
        text(72.0, 740.0, "支出总体情况表");
        text(332.0, 720.0, "单位：万元");
        for (cells, y) in rows.iter().zip(&ys) {
            for (words, x) in cells.iter().zip(&xs) {
                text(x + 4.0, y - 14.0, words);
            }
        }
        for y in ys {
            let ends = [(xs[0], y), (xs[4], y)];
            let [from, to] = if turned { ends.map(|(x, y)| (842.0 - y, x)) } else { ends };
            page.line(from, to);
        }
        for x in xs {
            let ends = [(x, ys[0]), (x, ys[3])];
            let [from, to] = if turned { ends.map(|(x, y)| (842.0 - y, x)) } else { ends };
            page.line(from, to);
        }
        support::pdf(vec![page])
    };
    for (bytes, figures, title) in [
        // 20.00 is 25 points wide, its baseline 842 - 666 from above; a blank cell is its own box.
        (upright(false), "256.0,187.5,281.0,197.5 332.0,182.0,412.0,202.0", "72.0,93.5,142.0,103.5"),
        (upright(true), "187.5,314.0,197.5,339.0 182.0,183.0,202.0,263.0", "93.5,453.0,103.5,523.0"),
    ] {
        let document = document(&bytes);
        let [sheet] = &document.sheets[..] else { panic!("one table") };
        assert_eq!(positions(row(sheet, "卫生健康支出")), figures);
        assert_eq!(sheet.place.position.unwrap().to_string(), title);
        round_trip(&document);
        assert_eq!(found(&document, "STR006").as_deref(), figures.split(' ').next());
    }
}

#[test]
fn words_that_a_rule_reads_in_one_spelling_are_found_as_they_are_printed() {
    let text = TEXT.replace("与上年相同。", "与 上年 相同 , ××万元。");
    let document = document(text.as_bytes());
    assert_eq!(found(&document, "WRD001").as_deref(), Some("6:21"));
}

//! Workbooks and pages in which what is there is not what is seen, and workbooks made to bring a reader down. Each is a
//! table of one line whose figure is told apart from what the file holds.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use cn_budget::{Language, Sheet};
use cn_budget_read::{Options, ReadError, Reading};
use zip::write::SimpleFileOptions;

use crate::kept::read;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook: what differs from one test to the next.
#[derive(Clone, Default)]
struct Book<'a> {
    /// The format code of the figure.
    code: &'a str,
    /// The elements before the rows.
    before: &'a str,
    /// The attributes of the figure's row, and the cell of the figure.
    row: &'a str,
    cell: &'a str,
    /// The texts that cells share.
    shared: &'a str,
    /// How many sheets the workbook names; all are one part.
    sheets: usize,
    /// What stands behind the rows, and what conditional formats make of cells.
    behind: &'a str,
    differences: &'a str,
}

fn workbook(book: &Book<'_>) -> Vec<u8> {
    let code = if book.code.is_empty() { "0.00" } else { book.code };
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let figure = |at: &str, value: &str| format!(r#"<c r="{at}" s="2"><v>{value}</v></c>"#);
    let rows = [
        format!(r#"<row r="1" ht="15">{}</row>"#, text("A1", "教育局2024年部门预算")),
        format!(r#"<row r="2" ht="15">{}</row>"#, text("A2", "支出总体情况表")),
        format!(r#"<row r="3" ht="15">{}</row>"#, text("D3", "单位：万元")),
        format!(
            r#"<row r="4" ht="15">{}{}{}{}</row>"#,
            text("A4", "科目编码"),
            text("B4", "科目名称"),
            text("C4", "合计"),
            text("D4", "基本支出")
        ),
        format!(
            r#"<row r="5" ht="15">{}{}{}</row>"#,
            text("A5", "合计"),
            figure("C5", "7"),
            figure("D5", "7")
        ),
        format!(
            r#"<row r="6" {}>{}{}{}{}</row>"#,
            book.row,
            text("A6", "205"),
            text("B6", "教育支出"),
            book.cell,
            figure("D6", "3")
        ),
    ];
    let sheet = format!(
        r#"<worksheet xmlns="{MAIN}">{}<sheetData>{}</sheetData>{}</worksheet>"#,
        book.before,
        rows.concat(),
        book.behind
    );
    let sheets = book.sheets.max(1);
    let (mut names, mut targets) = (String::new(), String::new());
    for sheet in 1..=sheets {
        write!(names, r#"<sheet name="s{sheet}" sheetId="{sheet}" r:id="r{sheet}"/>"#).unwrap();
        write!(
            targets,
            r#"<Relationship Id="r{sheet}" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>"#
        )
        .unwrap();
    }
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let types: String = [
        ("workbook", "sheet.main"),
        ("worksheets/sheet1", "worksheet"),
        ("styles", "styles"),
        ("sharedStrings", "sharedStrings"),
    ]
    .map(|(part, is)| format!(r#"<Override PartName="/xl/{part}.xml" ContentType="{kind}.{is}+xml"/>"#))
    .concat();
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>"#),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}">{targets}<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="{}"/></numFmts><fonts count="2"><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="170" applyNumberFormat="1"/><xf numFmtId="2"/><xf numFmtId="2" fontId="1" applyFont="1"/></cellXfs><dxfs>{}</dxfs></styleSheet>"#,
                code.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;"),
                book.differences
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        // Behind the cells that name its texts.
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{MAIN}">{}</sst>"#, book.shared)),
    ];
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        package.start_file(name, SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A workbook with this cell: a figure of style 1 has the format code, one of style 3 is white.
fn with(cell: &str) -> Book<'_> {
    Book { cell, row: "ht=\"15\"", ..Book::default() }
}

fn opened(bytes: &[u8]) -> Result<Reading, ReadError> {
    read(bytes, &Options::default())
}

/// What the one table of the document prints in the row of 205: the figure in question, or nothing.
fn figure(bytes: &[u8]) -> String {
    let reading = opened(bytes).unwrap();
    let row = |sheet: &Sheet| sheet.rows.iter().find(|row| row.code.as_deref() == Some("205")).cloned();
    let row = reading.disclosure.sheets.iter().find_map(row);
    row.map_or_else(
        || "no row".to_owned(),
        |row| row.cells[0].figure().map_or(String::new(), |figure| figure.to_string()),
    )
}

fn notes(bytes: &[u8]) -> String {
    let notes = opened(bytes).unwrap().disclosure.notes;
    notes.iter().map(|note| note.message(Language::En)).collect::<Vec<_>>().join("\n")
}

#[test]
fn formats_with_conditions_scales_and_units() {
    let shown = |code: &str, value: &str| {
        let cell = format!(r#"<c r="C6" s="1"><v>{value}</v></c>"#);
        figure(&workbook(&Book { code, ..with(&cell) }))
    };
    assert_eq!(shown("0.00", "100"), "100.00 万元");
    assert_eq!(shown(r#"[=0]"";0.00"#, "100"), "100.00 万元");
    assert_eq!(shown("[>=10000]0!.0000;0.00", "100"), "100.00 万元");
    assert_eq!(shown("[>=10000]0!.0000;0.00", "123456"), "12.3456 万元");
    assert_eq!(shown("0,.00", "123456"), "123.46 万元");
    assert_eq!(shown("General\"元\"", "100"), "100 元");
}

#[test]
fn a_raised_mark_is_no_digit() {
    let run = |properties: &str, text: &str| format!("<r>{properties}<t>{text}</t></r>");
    let raised = run("", "100.00") + &run(r#"<rPr><vertAlign val="superscript"/></rPr>"#, "1");
    let inline = format!(r#"<c r="C6" t="inlineStr"><is>{raised}</is></c>"#);
    assert_eq!(figure(&workbook(&with(&inline))), "100.00 万元");
    // The same letters without a raised one, and with one: told apart by the cell.
    let shared = format!("<si><t>100.001</t></si><si>{raised}</si>");
    let shown = |number: usize| {
        let cell = format!(r#"<c r="C6" t="s"><v>{number}</v></c>"#);
        figure(&workbook(&Book { shared: &shared, ..with(&cell) }))
    };
    assert_eq!((shown(0), shown(1)), ("100.001 万元".to_owned(), "100.00 万元".to_owned()));
    // A guide to how a name is said is no part of it.
    let guide = "<si><t>100.00</t><rPh sb=\"0\" eb=\"1\"><t>bai</t></rPh></si>";
    let cell = r#"<c r="C6" t="s"><v>0</v></c>"#;
    assert_eq!(figure(&workbook(&Book { shared: guide, ..with(cell) })), "100.00 万元");
}

#[test]
fn what_has_no_height_width_or_colour_is_not_read_and_told() {
    let cell = r#"<c r="C6" s="1"><v>900</v></c>"#;
    let zero_row = workbook(&Book { row: r#"ht="0" customHeight="1""#, ..with(cell) });
    let by_default = workbook(&Book {
        row: "",
        before: r#"<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>"#,
        ..with(cell)
    });
    for bytes in [&zero_row, &by_default] {
        assert_eq!(figure(bytes), "no row");
        assert!(notes(bytes).contains("4 cells in hidden rows or columns passed over"), "{}", notes(bytes));
    }
    let columns = r#"<cols><col min="3" max="3" width="0" customWidth="1"/></cols>"#;
    let zero_column = workbook(&Book { before: columns, ..with(cell) });
    assert_eq!(figure(&zero_column), "3.00 万元", "the next column is the first");
    assert!(notes(&zero_column).contains("3 cells in hidden rows or columns passed over"));
    let white = workbook(&with(r#"<c r="C6" s="3"><v>900</v></c>"#));
    assert_eq!(figure(&white), "");
    assert!(notes(&white).contains("1 cells with white text on white passed over"), "{}", notes(&white));
    let zeros = r#"<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>"#;
    let zero = r#"<c r="C6" s="1"><v>0</v></c>"#;
    assert_eq!(figure(&workbook(&with(zero))), "0.00 万元");
    assert_eq!(figure(&workbook(&Book { before: zeros, ..with(zero) })), "");
}

#[test]
fn white_and_tiny_letters_of_a_text_are_not_read_and_told() {
    let told = "1 cells with text that is white, too small or hidden by a conditional format passed over";
    let run = |properties: &str, text: &str| format!("<r><rPr>{properties}</rPr><t>{text}</t></r>");
    for (properties, seen) in [
        (r#"<color rgb="FFFFFFFF"/>"#, false),
        (r#"<color theme="0"/>"#, false),
        (r#"<color indexed="9"/>"#, false),
        (r#"<sz val="1"/>"#, false),
        (r#"<color theme="0" tint="-0.5"/>"#, true),
        (r#"<color rgb="FFFF0000"/>"#, true),
        (r#"<sz val="9"/>"#, true),
    ] {
        let runs = run("", "1") + &run(properties, "9") + &run("", "00.00");
        let inline = format!(r#"<c r="C6" t="inlineStr"><is>{runs}</is></c>"#);
        let shared = format!("<si>{runs}</si>");
        let by_number = r#"<c r="C6" t="s"><v>0</v></c>"#;
        for book in [with(&inline), Book { shared: &shared, ..with(by_number) }] {
            let bytes = workbook(&book);
            let expected = if seen { "1900.00 万元" } else { "100.00 万元" };
            assert_eq!(
                (figure(&bytes).as_str(), notes(&bytes).contains(told)),
                (expected, !seen),
                "{properties}"
            );
        }
    }
    for (before, row, told) in [
        ("", r#"ht="0.75" customHeight="1""#, "4 cells in hidden rows or columns passed over"),
        (
            r#"<cols><col min="3" max="3" width="0.1" customWidth="1"/></cols>"#,
            "ht=\"15\"",
            "3 cells in hidden rows",
        ),
    ] {
        let cell = r#"<c r="C6" s="1"><v>900</v></c>"#;
        assert!(notes(&workbook(&Book { before, row, ..with(cell) })).contains(told), "{before} {row}");
    }
}

#[test]
fn what_a_conditional_format_hides_is_not_read_and_told() {
    let differences = r#"<dxf><font><color rgb="FFFFFFFF"/></font></dxf><dxf><numFmt numFmtId="171" formatCode=";;;"/></dxf>
        <dxf><font><b/><color rgb="FFFF0000"/></font></dxf>
        <dxf><font><color theme="0"/></font><fill><patternFill><bgColor rgb="FF003366"/></patternFill></fill></dxf>"#;
    let read = |range: &str, rule: &str| {
        let behind = format!(r#"<conditionalFormatting sqref="{range}">{rule}</conditionalFormatting>"#);
        let cell = r#"<c r="C6" s="1"><v>900</v></c>"#;
        let bytes = workbook(&Book { behind: &behind, differences, ..with(cell) });
        let notes = notes(&bytes);
        let told = notes.contains("hidden by a conditional format passed over");
        (
            figure(&bytes),
            told,
            notes.contains("1 cells may be hidden by a conditional format; they were read"),
        )
    };
    let (hidden, shown) = ((String::new(), true, false), ("900.00 万元".to_owned(), false, false));
    let doubtful = ("900.00 万元".to_owned(), false, true);
    for (range, rule, expected) in [
        ("C6", r#"<cfRule type="expression" dxfId="0"><formula>TRUE</formula></cfRule>"#, &hidden),
        (
            "A9 C5:D9",
            r#"<cfRule type="cellIs" operator="greaterThan" dxfId="1"><formula>500</formula></cfRule>"#,
            &hidden,
        ),
        (
            "C6",
            r#"<cfRule type="cellIs" operator="between" dxfId="0"><formula>1</formula><formula>900</formula></cfRule>"#,
            &hidden,
        ),
        ("C6", r#"<cfRule type="cellIs" operator="equal" dxfId="0"><formula>0</formula></cfRule>"#, &shown),
        ("D6", r#"<cfRule type="expression" dxfId="0"><formula>TRUE</formula></cfRule>"#, &shown),
        ("C6", r#"<cfRule type="expression" dxfId="2"><formula>TRUE</formula></cfRule>"#, &shown),
        ("C6", r#"<cfRule type="expression" dxfId="3"><formula>TRUE</formula></cfRule>"#, &shown),
        ("C6", r#"<cfRule type="expression" dxfId="9"><formula>TRUE</formula></cfRule>"#, &shown),
        ("C6", r#"<cfRule type="expression" dxfId="0"><formula>A6=205</formula></cfRule>"#, &doubtful),
        ("C6", r#"<cfRule type="top10" dxfId="1" rank="1"/>"#, &doubtful),
    ] {
        let (figure, told, may_be) = read(range, rule);
        let figure = if range == "D6" { "900.00 万元".to_owned() } else { figure };
        let told = told && range != "D6";
        assert_eq!((figure, told, may_be), *expected, "{range} {rule}");
    }
}

#[test]
fn more_conditional_formats_than_are_looked_at_are_told() {
    let differences = r#"<dxf><numFmt numFmtId="171" formatCode=";;;"/></dxf>"#;
    let rule = r#"<conditionalFormatting sqref="F1"><cfRule type="expression" dxfId="0"><formula>TRUE</formula></cfRule></conditionalFormatting>"#;
    for (count, told) in [(256, false), (257, true)] {
        let behind = rule.repeat(count);
        let cell = r#"<c r="C6" s="1"><v>900</v></c>"#;
        let bytes = workbook(&Book { behind: &behind, differences, ..with(cell) });
        assert_eq!(figure(&bytes), "900.00 万元");
        assert_eq!(
            notes(&bytes).contains("cells may be hidden by a conditional format; they were read"),
            told
        );
    }
}

#[test]
fn a_value_in_pieces_is_refused() {
    for value in ["1&#48;0", "<![CDATA[100]]>", "1<![CDATA[00]]>", "&#49;00"] {
        let cell = format!(r#"<c r="C6" s="1"><v>{value}</v></c>"#);
        let error = opened(&workbook(&with(&cell))).unwrap_err();
        assert!(error.is_damaged(), "{value}");
        assert!(error.to_string().contains("the value of cell C6 is put together from pieces"), "{error}");
    }
    // The text of a formula may have letters that XML writes otherwise.
    let text = r#"<c r="C6" t="str"><v>1&amp;2</v></c>"#;
    assert_eq!(figure(&workbook(&with(text))), "");
    assert!(opened(&workbook(&with(r#"<c r="C6" t="str"><v>1<![CDATA[2]]></v></c>"#))).is_err());
}

#[test]
fn ranges_formats_and_sheets_without_end() {
    let cell = r#"<c r="C6" s="1"><v>100</v></c>"#;
    let columns = format!("<cols>{}</cols>", r#"<col min="5" max="16384" hidden="1"/>"#.repeat(100_000));
    assert_eq!(figure(&workbook(&Book { before: &columns, ..with(cell) })), "100.00 万元");
    let long = "0\"元\"".repeat(100);
    let error = opened(&workbook(&Book { code: &long, ..with(cell) })).unwrap_err();
    assert!(
        error.to_string().contains("a number format of it has 400 characters, Excel takes 255"),
        "{error}"
    );
    let mut options = Options::default();
    options.max_decompressed = 16 << 10;
    let read = |sheets: usize| crate::kept::read(&workbook(&Book { sheets, ..with(cell) }), &options);
    assert!(read(2).is_ok());
    let error = read(50).unwrap_err();
    assert!(
        error.to_string().contains("sheets of it are the same part, which together is too large"),
        "{error}"
    );
}

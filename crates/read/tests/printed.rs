//! Random budgets printed as PDF and as OFD, and read back.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::kept::read;
use crate::ofd;
use crate::paper;
use crate::support;

use cn_budget::{Cell, Disclosure, Report, Severity, TableKind, Unit, document::Format, strategies};
use cn_budget_read::{FileFormat, Options};
use paper::Paper;
use proptest::prelude::*;
use support::{Sheet, width};

const SIZE: f32 = 9.0;
const LINE: f32 = 18.0;
const MARGIN: f32 = 40.0;
/// How many rows a page holds.
const ROWS: usize = 12;

/// The rows of a table in the form's own layout, its headings first: as its Markdown has them, without the marks.
fn cells(sheet: &cn_budget::Sheet) -> Vec<Vec<String>> {
    let markdown = sheet.render(Format::Markdown);
    let rows = markdown.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---"));
    let cells = |row: &str| {
        let row = row.strip_prefix('|').and_then(|row| row.strip_suffix('|')).unwrap();
        row.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    rows.map(cells).collect()
}

/// The pages of a table: ruled, names at the left and figures at the right of their cells, the headings on every page or
/// on the first alone.
fn pages<P: Paper>(sheet: &cn_budget::Sheet, repeated: bool) -> Vec<P> {
    let rows = cells(sheet);
    let (head, body) = rows.split_first().unwrap();
    let widest = |column: usize| rows.iter().map(|row| width(&row[column], SIZE)).fold(20.0, f32::max) + 8.0;
    let mut xs = vec![MARGIN];
    for column in 0..head.len() {
        xs.push(xs[column] + widest(column));
    }
    let size = ((xs[head.len()] + MARGIN).max(600.0), 120.0 + LINE * 14.0);
    let page = |(number, rows): (usize, &[Vec<String>])| {
        let mut page = P::new(size.0, size.1);
        let mut top = size.1 - 30.0;
        if number == 0 {
            page.text(MARGIN, top, 14.0, &sheet.title);
            let unit = format!("单位：{}", sheet.unit.unwrap());
            page.text(xs[head.len()] - width(&unit, SIZE), top - 20.0, SIZE, &unit);
            top -= 30.0;
        }
        let heads = usize::from(number == 0 || repeated);
        let rows: Vec<&Vec<String>> = std::iter::repeat_n(head, heads).chain(rows).collect();
        let ys: Vec<f32> =
            std::iter::successors(Some(top), |y| Some(y - LINE)).take(rows.len() + 1).collect();
        let (low, high) = (ys[ys.len() - 1], ys[0]);
        for y in &ys {
            page.line((xs[0], *y), (xs[head.len()], *y));
        }
        for x in &xs {
            page.line((*x, low), (*x, high));
        }
        for (row, y) in rows.into_iter().zip(&ys[1..]) {
            for (text, ends) in row.iter().zip(xs.windows(2)) {
                let figure = text.ends_with(|last: char| last.is_ascii_digit()) && text.contains('.');
                let x = if figure { ends[1] - 4.0 - width(text, SIZE) } else { ends[0] + 4.0 };
                page.text(x, y + 5.0, SIZE, text);
            }
        }
        page
    };
    body.chunks(ROWS).enumerate().map(page).collect()
}

/// Kind, unit and rows: what a form prints of a table.
fn said(sheet: &cn_budget::Sheet) -> (Option<TableKind>, Option<Unit>, Vec<String>) {
    let row = |row: &cn_budget::document::SheetRow| {
        let cells: Vec<String> = row.cells.iter().map(Cell::text).collect();
        let code = row.code.as_deref().unwrap_or("-");
        let texts = sheet.text_headers.iter().zip(&row.texts).filter(|(_, text)| !text.is_empty());
        let texts: Vec<String> = texts.map(|(heading, text)| format!("{heading}={text}")).collect();
        let label = row.label.replace([' ', '\u{3000}'], "");
        format!("{code} {label} {} {}", cells.join(" "), texts.join(" "))
    };
    (sheet.kind, sheet.unit, sheet.rows.iter().map(row).collect())
}

/// A document with a cover and its tables, printed and read back.
fn read_back<P: Paper>(document: &Disclosure, repeated: bool) -> (Disclosure, FileFormat) {
    let mut cover = P::new(595.0, 842.0);
    cover.text(100.0, 600.0, 20.0, &format!("{}年{}部门预算", document.fiscal_year, document.department));
    let sheets = document.sheets.iter().flat_map(|sheet| pages(sheet, repeated));
    let bytes = P::file(std::iter::once(cover).chain(sheets).collect());
    let reading = read(&bytes, &Options::default()).unwrap();
    (reading.disclosure, reading.format)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_budget_printed_as_pdf_is_read_back(document in strategies::document_with_texts(), repeated in any::<bool>()) {
        let (found, format) = read_back::<Sheet>(&document, repeated);
        prop_assert_eq!(format, FileFormat::Pdf);
        compare(&found, &document)?;
    }

    #[test]
    fn a_budget_printed_as_ofd_is_read_back(document in strategies::document_with_texts(), repeated in any::<bool>()) {
        let (found, format) = read_back::<ofd::Page>(&document, repeated);
        prop_assert_eq!(format, FileFormat::Ofd);
        compare(&found, &document)?;
        prop_assert!(found.notes.is_empty(), "{:?}", found.notes);
        prop_assert_eq!(errors(&found), errors(&document));
    }
}

/// The codes of what is reported as an error.
fn errors(document: &Disclosure) -> Vec<&'static str> {
    let report = Report::of(document);
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.code()).collect()
}

#[test]
fn the_twelve_tables_of_a_budget_are_read_back_from_pages() {
    let document = Disclosure::huizhou_2023().unwrap();
    assert_eq!((document.sheets.len(), errors(&document)), (12, Vec::new()));
    for (found, _) in [read_back::<Sheet>(&document, true), read_back::<ofd::Page>(&document, true)] {
        assert!(found.notes.is_empty(), "{:?}", found.notes);
        compare(&found, &document).unwrap();
        assert_eq!(errors(&found), Vec::<&str>::new());
    }
}

fn compare(found: &Disclosure, document: &Disclosure) -> Result<(), TestCaseError> {
    let whole = |document: &Disclosure| (document.department.clone(), document.fiscal_year, document.stage);
    prop_assert_eq!(whole(found), whole(document));
    prop_assert_eq!(found.sheets.len(), document.sheets.len(), "{:?}", found.notes);
    let notes = &found.notes;
    for (found, printed) in found.sheets.iter().zip(&document.sheets) {
        prop_assert_eq!(said(found), said(printed), "{} {:?}", printed.title, notes);
    }
    Ok(())
}

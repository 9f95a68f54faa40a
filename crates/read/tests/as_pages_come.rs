//! One table on the pages of PDFs that part it in their own ways: what is read is the same each time.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::kept::read;
use crate::support;

use cn_budget::Sheet as Table;
use cn_budget::TableKind;
use cn_budget_read::Options;
use support::table::{HEADINGS, ROWS, Row, TITLE};
use support::{Sheet, pdf, width};

const XS: [f32; 6] = [60.0, 130.0, 310.0, 385.0, 460.0, 535.0];
const HEIGHT: f32 = 22.0;
const SIZE: f32 = 9.0;

/// A page with lines above a table, and where the rulings of each row stand.
fn page(above: &[&str], rows: &[Row], xs: impl Fn(usize) -> [f32; 6]) -> Sheet {
    let mut sheet = Sheet::new(595.0, 842.0);
    let mut top = 790.0;
    for line in above {
        sheet.text(220.0, top, 12.0, line);
        top -= 26.0;
    }
    for (place, row) in rows.iter().enumerate() {
        let xs = xs(place);
        let (high, low) = (top, top - HEIGHT);
        sheet.line((xs[0], high), (xs[5], high));
        for x in xs {
            sheet.line((x, high), (x, low));
        }
        sheet.line((xs[0], low), (xs[5], low));
        for (column, text) in row.iter().enumerate() {
            let right = xs[column + 1] - 3.0 - width(text, SIZE);
            let left = if column < 2 { xs[column] + 3.0 } else { right };
            sheet.text(left, low + 7.0, SIZE, text);
        }
        top = low;
    }
    sheet
}

fn table(sheets: Vec<Sheet>) -> Table {
    let mut tables = read(&pdf(sheets), &Options::default()).unwrap().disclosure.sheets;
    assert_eq!(tables.len(), 1, "{tables:#?}");
    let table = tables.remove(0);
    assert_eq!(table.kind, Some(TableKind::Expenditure), "{table:#?}");
    assert_eq!(table.headers, HEADINGS[2..]);
    table
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    let row = |row: &cn_budget::document::SheetRow| {
        let cells =
            row.cells.iter().map(|cell| cell.figure().map_or(cell.text(), cn_budget::Printed::digits));
        [row.code.clone().unwrap_or_default(), row.label.clone()].into_iter().chain(cells).collect()
    };
    table.rows.iter().map(row).collect()
}

fn expected() -> Vec<Vec<String>> {
    ROWS.iter().map(|row| row.map(str::to_owned).to_vec()).collect()
}

fn with_headings(rows: &[Row]) -> Vec<Row> {
    [&[HEADINGS][..], rows].concat()
}

const COVER: [&str; 3] = ["某局2024年部门预算", TITLE, "单位：万元"];

#[test]
fn rulings_a_little_off_those_of_other_rows_part_no_column() {
    let all = with_headings(&ROWS);
    for (what, shifted) in [
        ("all below the headings", (|row| row > 0) as fn(usize) -> bool),
        ("some", |row| row % 3 == 1),
        ("the last", |row| row == 8),
    ] {
        for by in [5.0_f32, -5.0, 8.0] {
            let xs = |row| {
                let mut xs = XS;
                if shifted(row) {
                    xs[2..5].iter_mut().for_each(|x| *x += by);
                }
                xs
            };
            let read = table(vec![page(&COVER, &all, xs)]);
            assert_eq!(rows(&read), expected(), "{what} by {by}");
        }
    }
}

#[test]
fn a_table_goes_on_on_the_next_page() {
    for mark in ["续表", "（接上页）", "表3（续）", "2024年部门支出总体情况表（续）", "单位：万元", ""]
    {
        for repeated in [true, false] {
            let (first, second) = ROWS.split_at(4);
            let second = if repeated { with_headings(second) } else { second.to_vec() };
            let above: &[&str] = if mark.is_empty() { &[] } else { &[mark] };
            let read = table(vec![page(&COVER, &with_headings(first), |_| XS), page(above, &second, |_| XS)]);
            assert_eq!(rows(&read), expected(), "{mark} {repeated}");
            assert!(read.completeness.is_complete());
        }
    }
}

#[test]
fn a_page_may_cut_a_row_between_its_name_and_its_figures() {
    let mut first = with_headings(&ROWS[..7]);
    first.push(["2080505", "机关事业单位基本养", "", "", ""]);
    let second = [["", "老保险缴费支出", "12.40", "7.90", "4.50"]];
    for repeated in [true, false] {
        let second = if repeated { with_headings(&second) } else { second.to_vec() };
        let read = table(vec![page(&COVER, &first, |_| XS), page(&[], &second, |_| XS)]);
        assert_eq!(rows(&read), expected(), "{repeated}");
    }
}

#[test]
fn a_figure_that_wraps_early_is_one() {
    // A program breaks a figure where it likes, though it has room.
    let mut sheet = page(&COVER, &with_headings(&ROWS[1..]), |_| XS);
    let low = 790.0 - 3.0 * 26.0 - 9.0 * HEIGHT;
    for x in XS {
        sheet.line((x, low + HEIGHT), (x, low));
    }
    sheet.line((XS[0], low), (XS[5], low));
    sheet.text(133.0, low + 7.0, SIZE, "合计");
    for (column, [above, below]) in [["73.6", "0"], ["60.", "10"], ["13", ".50"]].into_iter().enumerate() {
        let x = XS[column + 2] + 4.0;
        sheet.text(x, low + 12.0, SIZE, above).text(x, low + 3.0, SIZE, below);
    }
    let read = table(vec![sheet]);
    assert_eq!(rows(&read)[7], expected()[0]);
}

#[test]
fn a_page_draws_a_minus_as_it_has_one() {
    for minus in ["-", "\u{ad}", "‐", "‑", "‒", "–", "−", "﹣", "－"] {
        let figure: &'static str = Box::leak(format!("{minus}4.50").into_boxed_str());
        let changed = ROWS.map(|row| row.map(|text| if text == "4.50" { figure } else { text }));
        let read = table(vec![page(&COVER, &with_headings(&changed), |_| XS)]);
        assert_eq!(rows(&read)[7][4], "-4.50", "{minus:?}");
    }
}

#[test]
fn a_font_may_name_its_characters_by_radicals() {
    let shaped = |text: &'static str| -> &'static str {
        let text = text.replace('支', "⽀").replace('行', "⾏").replace('老', "⽼").replace('小', "⼩");
        Box::leak(text.into_boxed_str())
    };
    let changed = with_headings(&ROWS).iter().map(|row| row.map(shaped)).collect::<Vec<_>>();
    let above = COVER.map(|line| &*Box::leak(line.replace('门', "⻔").into_boxed_str()));
    assert_eq!(rows(&table(vec![page(&above, &changed, |_| XS)])), expected());
}

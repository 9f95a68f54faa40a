//! The tables of a document as a page to read and print.

use cn_budget::{Disclosure, Language, Sheet, document::SheetGrid};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::html::STYLE;
use crate::words;

/// The tables of a document as a page in HTML (预算表网页), each as it is printed: what a department would publish.
///
/// ```
/// use cn_budget::{Budget, FiscalYear, Rounding, Unit};
///
/// let budget = Budget::new("教育局", FiscalYear::constant(2024), [])?;
/// let document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
/// let page = cn_budget_render::tables_page(&document);
/// assert!(page.contains("<h1>教育局2024年部门预算</h1>") && page.contains("<h2>收支总体情况表</h2>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "预算表网页")]
pub fn tables_page(document: &Disclosure) -> String {
    let (department, year) = (&document.department, document.fiscal_year);
    let title = format!("{department}{year}年部门{}", words::stage(document.stage, Language::Zh));
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @for (index, sheet) in document.sheets.iter().enumerate() {
                        article {
                            @if index == 0 { h1 { (title) } }
                            (table(sheet))
                        }
                    }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn table(sheet: &Sheet) -> Markup {
    let grid = sheet.grid();
    let figures = grid.holds_figures();
    html! {
        h2 { (sheet.title) }
        @if let Some(unit) = sheet.unit { p.unit { "单位：" (unit) } }
        table {
            thead {
                @for row in heading_cells(&grid) {
                    tr {
                        @for HeadingCell { text, columns, rows, .. } in row {
                            th colspan=[(columns > 1).then_some(columns)] rowspan=[(rows > 1).then_some(rows)] { (text) }
                        }
                    }
                }
            }
            tbody {
                @for row in grid.rows() {
                    tr {
                        @for (text, is_figure) in row.iter().zip(figures) {
                            td.figure[*is_figure] { (text) }
                        }
                    }
                }
            }
        }
        @for note in &sheet.notes { p.note { (note) } }
    }
}

/// A cell of a heading, over the columns and rows that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeadingCell {
    pub(crate) text: String,
    /// The first column that it stands over.
    pub(crate) column: usize,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

/// The cells of a heading, row by row: a level stands once over the columns that share it, and the last level of a heading
/// goes down to the figures.
pub(crate) fn heading_cells(grid: &SheetGrid) -> Vec<Vec<HeadingCell>> {
    let paths: Vec<Vec<&str>> = grid.headings().iter().map(|heading| heading.split('/').collect()).collect();
    let depth = paths.iter().map(Vec::len).max().unwrap_or(1);
    let shares = |column: usize, other: usize, level: usize| {
        let is_above = |path: &[&str]| level + 1 < path.len();
        let (path, other) = (&paths[column], &paths[other]);
        is_above(path) && is_above(other) && path.get(..=level) == other.get(..=level)
    };
    let row = |level: usize| {
        let mut cells: Vec<HeadingCell> = Vec::new();
        for (column, path) in paths.iter().enumerate() {
            if column > 0 && shares(column - 1, column, level) {
                if let Some(last) = cells.last_mut() {
                    last.columns += 1;
                }
            } else if let Some(text) = path.get(level) {
                let rows = if level + 1 == path.len() { depth - level } else { 1 };
                cells.push(HeadingCell { text: (*text).to_owned(), column, columns: 1, rows });
            }
        }
        cells
    };
    (0..depth).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_stands_over_the_columns_that_share_it() {
        let mut sheet = Sheet::new("支出表");
        sheet.headers =
            ["合计", "拨款/一般/基本", "拨款/一般/项目", "拨款/基金", "其他"].map(str::to_owned).to_vec();
        let cells = heading_cells(&sheet.grid());
        let shown: Vec<Vec<_>> = cells
            .iter()
            .map(|row| {
                row.iter().map(|cell| (cell.text.as_str(), cell.column, cell.columns, cell.rows)).collect()
            })
            .collect();
        assert_eq!(
            shown,
            [
                vec![("项目", 0, 1, 3), ("合计", 1, 1, 3), ("拨款", 2, 3, 1), ("其他", 5, 1, 3)],
                vec![("一般", 2, 2, 1), ("基金", 4, 1, 2)],
                vec![("基本", 2, 1, 1), ("项目", 3, 1, 1)],
            ]
        );
    }
}

//! The tables of a document as a workbook.

use cn_budget::{Disclosure, Language, Sheet};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::{Look, WorkbookError, column, row, write_figure, write_text};
use crate::tables::{HeadingCell, heading_cells};
use crate::words;

/// The longest name of a worksheet.
const NAME: usize = 31;
/// How wide a column may be, in characters.
const WIDEST: usize = 40;
/// The title, and the line with the unit.
const ABOVE: usize = 2;

/// The tables of a document as a workbook for Excel (预算表工作簿): a cover, and a worksheet a table, laid out as the official
/// forms are, with figures as numbers. Text beside the tables is left out.
///
/// # Errors
///
/// When a table has more rows or columns than a worksheet.
///
/// ```
/// use cn_budget::{Budget, FiscalYear, Rounding, Unit};
///
/// let budget = Budget::new("教育局", FiscalYear::constant(2024), [])?;
/// let document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
/// let bytes = cn_budget_render::tables_workbook(&document)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "预算表工作簿")]
pub fn tables_workbook(document: &Disclosure) -> Result<Vec<u8>, WorkbookError> {
    let (look, mut workbook) = (Look::new(), Workbook::new());
    let cover = workbook.add_worksheet();
    cover.set_name("封面")?;
    cover.set_column_width(0, 80)?;
    let stage = words::stage(document.stage, Language::Zh);
    let lines = [document.department.clone(), format!("{}年部门{stage}", document.fiscal_year.get())];
    for (index, line) in lines.iter().enumerate() {
        write_text(cover, (row(index + 1), 0), line, &look.title)?;
    }
    for (index, sheet) in document.plainly().sheets.iter().enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name(index, &sheet.title))?;
        table(worksheet, sheet, &look)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The name of a worksheet: its number, and as much of the title as a name may have.
fn name(index: usize, title: &str) -> String {
    let title = title.replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " ");
    let named = format!("{:02} {}", index + 1, title.trim());
    let mut units = 0;
    let kept = named.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= NAME
    });
    kept.collect::<String>().trim_end().to_owned()
}

fn table(worksheet: &mut Worksheet, sheet: &Sheet, look: &Look) -> Result<(), XlsxError> {
    let grid = sheet.grid();
    let last = grid.headings().len().saturating_sub(1);
    span(worksheet, (0, 0), (0, last), &sheet.title, &look.title)?;
    if let Some(unit) = sheet.unit {
        write_text(worksheet, (1, column(last)), &format!("单位：{unit}"), &look.unit)?;
    }
    let heads = heading_cells(&grid);
    for (level, cells) in heads.iter().enumerate() {
        for HeadingCell { text, column, columns, rows } in cells {
            let from = (ABOVE + level, *column);
            span(worksheet, from, (from.0 + rows - 1, column + columns - 1), text, &look.heading)?;
        }
    }
    let first = ABOVE + heads.len();
    for (index, cells) in grid.rows().iter().enumerate() {
        for (place, (text, is_figure)) in cells.iter().zip(grid.holds_figures()).enumerate() {
            let at = (row(first + index), column(place));
            if *is_figure && !text.is_empty() {
                write_figure(worksheet, at, text, look)?;
            } else {
                write_text(worksheet, at, text, &look.text)?;
            }
        }
    }
    for (index, note) in sheet.notes.iter().enumerate() {
        write_text(worksheet, (row(first + grid.rows().len() + index), 0), note, &look.note)?;
    }
    for place in 0..=last {
        let deepest = grid.headings().get(place).and_then(|heading| heading.rsplit('/').next());
        let texts = grid.rows().iter().filter_map(|cells| cells.get(place)).map(String::as_str);
        let width = texts.chain(deepest).map(UnicodeWidthStr::width).max().unwrap_or(0);
        let width = u16::try_from(width.clamp(8, WIDEST) + 2).unwrap_or(u16::MAX);
        worksheet.set_column_width(column(place), width)?;
    }
    worksheet.set_freeze_panes(row(first), 0)?;
    worksheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Writes a text over the cells between two, which are one cell.
fn span(
    worksheet: &mut Worksheet,
    from: (usize, usize),
    to: (usize, usize),
    text: &str,
    format: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    if from == to {
        return write_text(worksheet, (row(from.0), column(from.1)), text, format);
    }
    worksheet.merge_range(row(from.0), column(from.1), row(to.0), column(to.1), text, format)?;
    Ok(())
}

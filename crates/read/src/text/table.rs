//! Rows of texts become a [`Grid`].

use std::collections::BTreeMap;

use cn_budget::document::Place;

use super::headings;
use super::limits::TextLimits;
pub(super) use super::row::Row;
use super::token;
use crate::error::Quantity;
use crate::note::{Note, about_line, note};
use crate::words::is_total;
use crate::wrapped::{Breaks, settle};
use crate::{Grid, GridCell, ReadError};

/// What of the limits is used up.
#[derive(Debug)]
pub(crate) struct Account<'a> {
    limits: &'a TextLimits,
    cells: usize,
}

impl<'a> Account<'a> {
    pub(crate) const fn new(limits: &'a TextLimits) -> Self {
        Self { limits, cells: 0 }
    }

    /// Goes on, while there is time.
    pub(super) fn ask(&self) -> Result<(), ReadError> {
        Ok(self.limits.deadline.ask()?)
    }

    /// Takes a grid of this size, or says that it is too much. Asked before the grid is made.
    pub(crate) fn take(&mut self, rows: usize, columns: usize, line: Option<u32>) -> Result<(), ReadError> {
        self.limits.deadline.ask()?;
        let limit = self.limits.cells;
        let total = rows.saturating_mul(columns).saturating_add(self.cells);
        if total > limit {
            return Err(ReadError::too_large_by_line(Quantity::Cells, total, limit, line));
        }
        self.cells = total;
        Ok(())
    }

    /// Whether a cell may be so long.
    pub(crate) fn cell(&self, text: &str, line: Option<u32>) -> Result<(), ReadError> {
        let limit = self.limits.cell_bytes;
        if text.len() > limit {
            return Err(ReadError::too_large_by_line(Quantity::CellBytes, text.len(), limit, line));
        }
        Ok(())
    }
}

/// Whether the rows are a table: two of them have several cells, and figures or headings stand in them.
pub(super) fn is_table(rows: &[Row]) -> bool {
    let several = rows.iter().filter(|row| row.filled() >= 2).count() >= 2;
    let figures = rows.iter().any(Row::has_figure);
    let headings = rows.iter().any(|row| row.filled() >= 2 && row.is_heading());
    let texts = || rows.iter().map(Row::texts).collect::<Vec<_>>();
    several && (headings || (figures && !token::is_contents(&texts())))
}

/// Makes the rows as wide as most of them are, and says which were not. Copies drop the blanks at the end of a line, so
/// that a shorter row is one with blanks there, where its texts then stand in columns of texts and its figures in
/// columns of figures. A row of another width that does not fit so has lost or won a cell somewhere: it is kept whole, for
/// nobody knows which figure is which.
pub(super) fn fit(rows: &mut [Row]) -> Vec<Note> {
    let (head, body) = rows.split_at_mut(headings(rows));
    let Some(width) = usual_width(body) else { return Vec::new() };
    let is_other = |row: &Row| row.cells.len() != width && row.filled() > 1;
    let holds_figures: Vec<bool> = (0..width)
        .map(|column| {
            let usual = body.iter().filter(|row| !is_other(row));
            let mut texts =
                usual.filter_map(|row| row.cells.get(column)).filter(|text| !text.is_empty()).peekable();
            texts.peek().is_some() && texts.all(|text| token::is_value(text))
        })
        .collect();
    let (mut shorter, mut whole) = (Vec::new(), Vec::new());
    for row in body.iter_mut().filter(|row| is_other(row)) {
        let (kept, beyond) = row.cells.split_at(width.min(row.cells.len()));
        let in_place = |(text, &figures): (&String, &bool)| {
            text.is_empty() || token::is_dash(text) || token::is_value(text) == figures
        };
        if let Some(missing) = spanned_by_label(&row.cells, &holds_figures) {
            let blanks = core::iter::repeat_n(String::new(), missing);
            row.cells.splice(1..1, blanks);
        } else if beyond.iter().all(String::is_empty) && kept.iter().zip(&holds_figures).all(in_place) {
            if row.cells.len() < width {
                shorter.push(row.line);
            }
            row.cells.resize(width, String::new());
        } else {
            whole.push(keep_whole(row));
        }
    }
    let blanks = shorter.first().map(|line| {
        let what = match shorter.len() {
            1 => note!(
                "不足 {width} 个单元格，行末所缺按空白读取",
                "1 row has fewer than {width} cells, read as blanks at their ends"
            ),
            count => note!(
                "由此有 {count} 行不足 {width} 个单元格，行末所缺按空白读取",
                "{count} rows from here on have fewer than {width} cells, read as blanks at their ends"
            ),
        };
        about_line(*line, &what)
    });
    let mut notes: Vec<Note> = blanks.into_iter().chain(whole).collect();
    let unplaced = headings::place(head, body, width);
    notes.extend(unplaced.iter_mut().map(keep_whole));
    notes
}

/// How many columns of texts the label of a total spans besides its own, where a copy writes merged cells once: 合计 above codes
/// and names. Another name may have lost its code. Each cell behind it is then a figure in a column of figures, and none is left over.
fn spanned_by_label(cells: &[String], holds_figures: &[bool]) -> Option<usize> {
    let (label, figures) = cells.split_first()?;
    let missing = holds_figures.len().checked_sub(cells.len()).filter(|missing| *missing > 0)?;
    let is_figure = |text: &String| text.is_empty() || token::is_dash(text) || token::is_value(text);
    let in_columns = holds_figures[missing + 1..].iter().all(|holds| *holds) && !holds_figures[missing];
    (is_total(label)
        && in_columns
        && figures.iter().any(|text| token::is_value(text))
        && figures.iter().all(is_figure))
    .then_some(missing)
}

/// Makes a row one cell, and says so.
fn keep_whole(row: &mut Row) -> Note {
    row.cells.retain(|text| !text.is_empty());
    row.cells = vec![row.cells.join(" ")];
    kept_whole(row.line)
}

/// A row whose cells cannot be told apart.
pub(super) fn kept_whole(line: u32) -> Note {
    about_line(
        line,
        &Note::new("各单元格无法分开，整行保留", "its cells cannot be told apart, it is kept whole"),
    )
}

/// How many cells most of the rows have, where two of three have as many.
fn usual_width(rows: &[Row]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut all = 0;
    for row in rows.iter().filter(|row| row.filled() > 1) {
        *counts.entry(row.cells.len()).or_default() += 1;
        all += 1;
    }
    let (width, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 3 >= all * 2).then_some(width)
}

/// The grid of these rows; in the headings, a cell spans the blank ones that it heads.
pub(super) fn grid(rows: Vec<Row>, account: &mut Account<'_>) -> Result<Grid, ReadError> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    account.take(rows.len(), columns, Some(rows.first().map_or(1, |row| row.line)))?;
    let head = headings(&rows);
    let spans = spans(&rows[..head], columns);
    let body = rows.iter().position(Row::has_figure).unwrap_or(0);
    let mut cells = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        let place = Place::new(None, Some(row.line));
        // What was kept whole above the figures is above all columns.
        if let ([text], true) = (&row.cells[..], at < body && columns > 1) {
            account.cell(text, Some(row.line))?;
            cells.push(GridCell::new(at, 0, text.clone(), place).spanning(1, columns));
            continue;
        }
        for (column, text) in row.cells.into_iter().enumerate() {
            account.cell(&text, Some(row.line))?;
            let (height, width) = spans.get(at * columns + column).copied().unwrap_or((1, 1));
            if height > 0 {
                cells.push(GridCell::new(at, column, text, place).spanning(height, width));
            }
        }
    }
    settle(&mut cells, Breaks::Drawn);
    Ok(Grid::new(cells))
}

/// How many rows at the top are headings. They hold no figure, and one of them has headings.
fn headings(rows: &[Row]) -> usize {
    let is_body = |row: &Row| {
        let starts = row.cells.first().is_some_and(|text| token::is_code(text));
        starts || row.has_figure() || row.filled() < 2
    };
    let head = rows.iter().position(is_body).unwrap_or(0);
    if rows[..head].iter().any(Row::is_heading) { head } else { 0 }
}

/// The rows and columns that each heading spans; `(0, 0)` for the blank ones that are spanned.
///
/// A blank to the right of a heading belongs to it where both have a heading of their own below: that is how copies
/// write the merged cell above several columns. A heading with nothing below it reaches down to the figures.
fn spans(head: &[Row], columns: usize) -> Vec<(usize, usize)> {
    let text = |row: usize, column: usize| head[row].cells.get(column).map_or("", String::as_str);
    let below = |row: usize, column: usize| (row + 1..head.len()).any(|row| !text(row, column).is_empty());
    let mut spans = vec![(1, 1); head.len() * columns];
    for row in 0..head.len() {
        let mut column = 0;
        while column < columns {
            let first = column;
            column += 1;
            if text(row, first).is_empty() || spans[row * columns + first] == (0, 0) {
                continue;
            }
            if below(row, first) {
                // Further down a blank may belong to the column's own heading above it.
                let headed_above = |column: usize| (0..row).any(|above| !text(above, column).is_empty());
                while column < columns
                    && text(row, column).is_empty()
                    && below(row, column)
                    && !headed_above(column)
                {
                    spans[row * columns + column] = (0, 0);
                    column += 1;
                }
                spans[row * columns + first] = (1, column - first);
            } else {
                spans[row * columns + first] = (head.len() - row, 1);
                for covered in row + 1..head.len() {
                    spans[covered * columns + first] = (0, 0);
                }
            }
        }
    }
    spans
}

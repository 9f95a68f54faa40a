//! A table while it is open, and what becomes of it.

use std::collections::HashMap;

use cn_budget::document::{Place, Position};

use super::flow::Flow;
use crate::error::Quantity;
use crate::text::table::Account;
use crate::text::token;
use crate::wrapped::{Breaks, settle};
use crate::{Block, Grid, GridCell, ReadError};

/// The most columns that a cell spans, as the standard of HTML bounds it.
pub(crate) const MOST_COLUMNS_SPANNED: usize = 1000;

/// Columns that are narrower than this have no room for a letter, in twentieths of a point: the smallest print is of five.
const NARROWEST: u32 = 100;

/// A table that is open.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Which of the tables of the file it is, from 1.
    number: u16,
    rows: Vec<Vec<Cell>>,
    /// Where the next cell of the row may begin.
    next: usize,
    /// The cells that may go on in the rows below: by their column the row, and the number in it.
    merged: HashMap<usize, (usize, usize)>,
    /// Whether a cell from above goes on in the row that is open.
    goes_on: bool,
    /// How wide its columns are, where the format says it beside the cells: in twentieths of a point.
    widths: Option<Vec<u32>>,
    /// Where the next cell may stand in each column: rows that are still covered from above.
    covered: Vec<usize>,
    columns: usize,
    /// The cell that is open.
    pub(crate) cell: Option<Cell>,
    /// What stands in the table and in none of its cells: captions.
    pub(crate) caption: Flow,
    pub(crate) row_open: bool,
    /// Whether the rows that begin are of the foot, which stands below the others wherever it is written.
    pub(crate) in_foot: bool,
    /// Which of the rows are of a foot.
    foot: Vec<usize>,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    column: usize,
    rows: usize,
    columns: usize,
    line: Option<u32>,
    pub(crate) content: Flow,
}

impl Table {
    /// The table that begins: which one of its file, from 1.
    pub(crate) fn numbered(number: u16) -> Self {
        Self { number, ..Self::default() }
    }

    /// How many cells its rows have room for.
    pub(crate) fn area(&self) -> usize {
        self.rows.len().saturating_mul(self.columns)
    }

    pub(crate) fn next_row(&mut self) {
        self.next = 0;
        // A row without cells is none.
        if self.rows.last().is_some_and(Vec::is_empty) && !self.goes_on {
            return;
        }
        self.goes_on = false;
        if !self.rows.is_empty() {
            self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        if self.in_foot {
            self.foot.push(self.rows.len());
        }
        self.rows.push(Vec::new());
    }

    /// Begins a cell of these rows and columns in the next free place of the row.
    pub(crate) fn begin_cell(
        &mut self,
        rows: usize,
        columns: usize,
        line: Option<u32>,
        limit: usize,
    ) -> Result<(), ReadError> {
        if !self.row_open {
            self.next_row();
            self.row_open = true;
        }
        let from = self.next;
        let free = self.covered.iter().skip(from).position(|rows| *rows == 0);
        let column = free.map_or(self.covered.len().max(from), |free| from + free);
        self.columns = self.columns.max(column + columns);
        let cells = self.rows.len().saturating_mul(self.columns);
        if cells > limit {
            return Err(ReadError::too_large_by_line(Quantity::Cells, cells, limit, line));
        }
        self.covered.resize(self.columns, 0);
        self.covered[column..column + columns].fill(rows);
        self.merged.remove(&column);
        self.next = column + columns;
        self.cell = Some(Cell { column, rows, columns, line, content: Flow::default() });
        Ok(())
    }

    /// Leaves these columns of the row blank.
    pub(crate) fn skip(&mut self, columns: usize) {
        self.next = self.next.saturating_add(columns);
    }

    /// The widths of its columns, in twentieths of a point.
    pub(crate) fn set_widths(&mut self, widths: Vec<u32>) {
        self.widths = Some(widths);
    }

    /// Says that the cell which has begun may go on below.
    pub(crate) fn may_go_on(&mut self) {
        let place = self.rows.len().checked_sub(1).map(|row| (row, self.rows[row].len()));
        if let (Some(cell), Some(place)) = (&self.cell, place) {
            self.merged.insert(cell.column, place);
        }
    }

    /// Lets the cell above go on in this row, over these columns; whether there is one that may.
    pub(crate) fn go_on(&mut self, columns: usize, limit: usize) -> Result<bool, ReadError> {
        if self.area() > limit {
            return Err(ReadError::too_large_by_line(Quantity::Cells, self.area(), limit, None));
        }
        let row = self.rows.len().saturating_sub(1);
        let Some(&(first, number)) = self.merged.get(&self.next) else { return Ok(false) };
        let cell = self.rows.get_mut(first).and_then(|cells| cells.get_mut(number));
        let Some(cell) = cell.filter(|cell| first + cell.rows == row) else { return Ok(false) };
        cell.rows += 1;
        self.goes_on = true;
        self.next += columns;
        Ok(true)
    }

    /// Lets the cell before go on over these columns; whether there is one in the row.
    pub(crate) fn widen(&mut self, columns: usize, limit: usize) -> Result<bool, ReadError> {
        let next = self.next;
        let before = self.rows.last_mut().and_then(|row| row.last_mut());
        let Some(cell) = before.filter(|cell| cell.column + cell.columns == next) else { return Ok(false) };
        cell.columns += columns;
        let (column, rows) = (cell.column, cell.rows);
        self.next += columns;
        self.columns = self.columns.max(self.next);
        let cells = self.area();
        if cells > limit {
            return Err(ReadError::too_large_by_line(Quantity::Cells, cells, limit, None));
        }
        self.covered.resize(self.columns, 0);
        self.covered[column..self.next].fill(rows);
        Ok(true)
    }

    /// Ends the cell that is open.
    pub(crate) fn end_cell(&mut self) {
        if let Some(cell) = self.cell.take()
            && let Some(row) = self.rows.last_mut()
        {
            row.push(cell);
        }
    }

    /// Takes the columns out that are none: those in which no cell begins, and those without room for a letter. A border that
    /// was drawn a little aside makes such a column.
    fn drop_empty_columns(&mut self, widths: &[u32]) {
        let is_wide =
            |column: usize| widths.get(column).is_none_or(|width| *width >= NARROWEST || *width == 0);
        let mut kept = vec![false; self.columns];
        self.rows.iter().flatten().for_each(|cell| kept[cell.column] = is_wide(cell.column));
        // A cell keeps a column, be it wherever.
        let before = counted(&kept);
        for cell in self.rows.iter().flatten() {
            if before[cell.column] == before[cell.column + cell.columns] {
                let wide = (cell.column..cell.column + cell.columns).find(|column| is_wide(*column));
                kept[wide.unwrap_or(cell.column)] = true;
            }
        }
        let before = counted(&kept);
        for cell in self.rows.iter_mut().flatten() {
            let (first, end) = (before[cell.column], before[cell.column + cell.columns]);
            (cell.column, cell.columns) = (first, end - first);
        }
        self.columns = before[self.columns];
    }

    /// Whether it is a table of the document: two rows and columns at least, figures or headings, no table in it.
    fn is_grid(&mut self) -> bool {
        self.rows.pop_if(|row| row.is_empty());
        let texts: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|cell| cell.content.joined()).collect()).collect();
        let filled = |row: &Vec<String>| row.iter().filter(|text| !text.is_empty()).count();
        let several =
            texts.iter().any(|row| filled(row) > 1) && texts.iter().filter(|row| filled(row) > 0).count() > 1;
        let flat = self
            .rows
            .iter()
            .flatten()
            .all(|cell| cell.content.blocks.iter().all(|block| matches!(block, Block::Line(_))));
        let figures = texts.iter().flatten().any(|text| token::is_figure(text));
        let headings =
            texts.iter().any(|row| row.len() > 1 && token::is_heading_row(row.iter().map(String::as_str)));
        let rows: Vec<Vec<&str>> = texts.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        flat && several && (headings || (figures && !token::is_contents(&rows)))
    }

    /// What the table leaves on the page: a grid, or where it only arranges, what stands in its cells.
    pub(crate) fn into_blocks(
        mut self,
        account: &mut Account<'_>,
        line: Option<u32>,
    ) -> Result<Vec<Block>, ReadError> {
        if !self.is_grid() {
            return Ok(self.rows.into_iter().flatten().flat_map(|cell| cell.content.blocks).collect());
        }
        if let Some(widths) = self.widths.take() {
            self.drop_empty_columns(&widths);
        }
        let height = self.rows.len();
        let (foot, rows): (Vec<_>, Vec<_>) =
            self.rows.into_iter().enumerate().partition(|(row, _)| self.foot.binary_search(row).is_ok());
        let rows = rows.into_iter().chain(foot);
        account.take(height, self.columns, line)?;
        let mut cells = Vec::new();
        for (at, (written, row)) in rows.enumerate() {
            for (number, cell) in row.into_iter().enumerate() {
                let text = cell.content.joined();
                account.cell(&text, cell.line)?;
                let mut place = Place::new(None, cell.line);
                place.position = position(self.number, written, number);
                let rows = cell.rows.min(height - at);
                cells.push(GridCell::new(at, cell.column, text, place).spanning(rows, cell.columns));
            }
        }
        settle(&mut cells, Breaks::Written);
        Ok(vec![Block::Grid(Grid::new(cells))])
    }
}

/// The position of a cell by its table, its row and its number in that, both from 0; none where no position counts so far.
fn position(table: u16, row: usize, cell: usize) -> Option<Position> {
    let [row, cell] = [row, cell].map(|index| u16::try_from(index + 1).ok());
    Some(Position::InTable { table, row: row?, cell: cell? })
}

/// How many of the columns before each are kept.
fn counted(kept: &[bool]) -> Vec<usize> {
    let mut count = 0;
    let sums = kept.iter().map(|kept| {
        count += usize::from(*kept);
        count
    });
    [0].into_iter().chain(sums).collect()
}

//! A table of a page while it is open, and what becomes of it.

use cn_budget::document::Place;

use super::flow::Flow;
use crate::error::Quantity;
use crate::text::table::Account;
use crate::text::token;
use crate::wrapped::settle;
use crate::{Block, Grid, GridCell, ReadError};

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    /// Where the next cell may stand in each column: rows that are still covered from above.
    covered: Vec<usize>,
    columns: usize,
    /// The cell that is open.
    pub(super) cell: Option<Cell>,
    /// What stands in the table and in none of its cells: captions.
    pub(super) caption: Flow,
    pub(super) row_open: bool,
    /// Whether the rows that begin are of the foot, which stands below the others wherever it is written.
    pub(super) in_foot: bool,
    /// Which of the rows are of a foot.
    foot: Vec<usize>,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct Cell {
    column: usize,
    rows: usize,
    columns: usize,
    line: u32,
    pub(super) content: Flow,
}

impl Table {
    /// How many cells its rows have room for.
    pub(super) fn area(&self) -> usize {
        self.rows.len().saturating_mul(self.columns)
    }

    pub(super) fn next_row(&mut self) {
        // A row without cells is none.
        if self.rows.last().is_some_and(Vec::is_empty) {
            return;
        }
        if !self.rows.is_empty() {
            self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        if self.in_foot {
            self.foot.push(self.rows.len());
        }
        self.rows.push(Vec::new());
    }

    /// Begins a cell of these rows and columns in the next free place of the row.
    pub(super) fn begin_cell(
        &mut self,
        rows: usize,
        columns: usize,
        line: u32,
        limit: usize,
    ) -> Result<(), ReadError> {
        if !self.row_open {
            self.next_row();
            self.row_open = true;
        }
        let from = self.rows.last().and_then(|row| row.last()).map_or(0, |cell| cell.column + cell.columns);
        let free = self.covered.iter().skip(from).position(|rows| *rows == 0);
        let column = free.map_or(self.covered.len().max(from), |free| from + free);
        self.columns = self.columns.max(column + columns);
        let cells = self.rows.len().saturating_mul(self.columns);
        if cells > limit {
            return Err(ReadError::too_large_by_line(Quantity::Cells, cells, limit, line));
        }
        self.covered.resize(self.columns, 0);
        self.covered[column..column + columns].fill(rows);
        self.cell = Some(Cell { column, rows, columns, line, content: Flow::default() });
        Ok(())
    }

    /// Ends the cell that is open.
    pub(super) fn end_cell(&mut self) {
        if let Some(cell) = self.cell.take()
            && let Some(row) = self.rows.last_mut()
        {
            row.push(cell);
        }
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
    pub(super) fn into_blocks(
        mut self,
        account: &mut Account<'_>,
        line: u32,
    ) -> Result<Vec<Block>, ReadError> {
        if !self.is_grid() {
            return Ok(self.rows.into_iter().flatten().flat_map(|cell| cell.content.blocks).collect());
        }
        let height = self.rows.len();
        let (foot, rows): (Vec<_>, Vec<_>) =
            self.rows.into_iter().enumerate().partition(|(row, _)| self.foot.binary_search(row).is_ok());
        let rows = rows.into_iter().chain(foot).map(|(_, row)| row);
        account.take(height, self.columns, line)?;
        let mut cells = Vec::new();
        for (at, row) in rows.enumerate() {
            for cell in row {
                let text = cell.content.joined();
                account.cell(&text, cell.line)?;
                let place = Place::new(None, Some(cell.line));
                let rows = cell.rows.min(height - at);
                cells.push(GridCell::new(at, cell.column, text, place).spanning(rows, cell.columns));
            }
        }
        settle(&mut cells);
        Ok(vec![Block::Grid(Grid::new(cells))])
    }
}

//! What stands on the pages, before anything is recognised: the seam between the readers of formats and recognition.

use std::collections::{BTreeMap, BTreeSet};

use cn_budget::document::Place;
use cn_budget::value::Note;

/// What a document holds, in reading order: lines of text and grids of cells (版面).
#[doc(alias = "版面")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Layout {
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
    /// What the reader has to say of its reading: fonts without a known encoding, hidden sheets passed over.
    pub notes: Vec<Note>,
    /// The names of the worksheets of a workbook, by the number that is their page.
    #[doc(alias = "工作表")]
    pub worksheets: BTreeMap<u32, String>,
    /// The pages whose text an OCR program found, and no text layer has.
    #[doc(alias = "文字识别")]
    pub ocr_pages: BTreeSet<u32>,
}

/// A line of text or a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// A line of text outside every grid.
    Line(Line),
    /// A grid: a table, or the part of one that stands on a page.
    Grid(Grid),
}

/// A line of text as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// The text, blanks at its ends removed.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it begins a paragraph, as far as the page shows: it is indented, or stands apart.
    pub begins: bool,
    /// Whether it runs to the right margin, so that the next line may go on with its sentence.
    pub full: bool,
}

impl Line {
    /// A line that is a paragraph of its own.
    pub fn new(text: impl Into<String>, place: Place) -> Self {
        Self { text: text.into(), place, begins: true, full: false }
    }
}

/// A grid of cells (表格), with the cells that span several rows or columns.
///
/// ```
/// use cn_budget::document::Place;
/// use cn_budget_read::{Grid, GridCell};
///
/// let place = Place::new(Some(1), None);
/// let grid = Grid::new([
///     GridCell::new(0, 0, "支出", place).spanning(1, 2),
///     GridCell::new(1, 0, "201", place),
///     GridCell::new(1, 1, "3.00", place),
/// ]);
/// assert_eq!((grid.rows(), grid.columns()), (2, 2));
/// assert_eq!((grid.text(0, 1), grid.text(1, 1)), ("", "3.00"));
/// assert_eq!(grid.covering(0, 1).unwrap().text, "支出");
/// ```
#[doc(alias = "表格")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    cells: Vec<GridCell>,
    /// For each place the cell that covers it, row by row.
    covered_by: Vec<Option<u32>>,
    rows: usize,
    columns: usize,
}

/// A cell of a [`Grid`].
#[doc(alias = "单元格")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct GridCell {
    /// The row of its upper left corner, from 0.
    pub row: usize,
    /// The column of its upper left corner, from 0.
    pub column: usize,
    /// How many rows it covers.
    pub row_span: usize,
    /// How many columns it covers.
    pub column_span: usize,
    /// Its text, the lines within it joined: without a blank between Chinese letters, with one elsewhere.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl GridCell {
    /// A cell of one row and one column.
    pub fn new(row: usize, column: usize, text: impl Into<String>, place: Place) -> Self {
        Self { row, column, row_span: 1, column_span: 1, text: text.into(), place }
    }

    /// The same cell over several rows and columns.
    #[must_use]
    pub fn spanning(self, rows: usize, columns: usize) -> Self {
        Self { row_span: rows.max(1), column_span: columns.max(1), ..self }
    }
}

impl Grid {
    /// The grid of these cells, as large as they reach. Where two cells cover the same place, the first one has it.
    pub fn new(cells: impl IntoIterator<Item = GridCell>) -> Self {
        let cells: Vec<GridCell> = cells.into_iter().collect();
        let rows = cells.iter().map(|cell| cell.row + cell.row_span).max().unwrap_or(0);
        let columns = cells.iter().map(|cell| cell.column + cell.column_span).max().unwrap_or(0);
        let mut covered_by = vec![None; rows * columns];
        for (index, cell) in cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.row_span {
                for column in cell.column..cell.column + cell.column_span {
                    let place = &mut covered_by[row * columns + column];
                    *place = place.or(u32::try_from(index).ok());
                }
            }
        }
        Self { cells, covered_by, rows, columns }
    }

    /// The cells, as given.
    pub fn cells(&self) -> &[GridCell] {
        &self.cells
    }

    /// The cells, so that their places may be filled in.
    pub(crate) fn cells_mut(&mut self) -> &mut [GridCell] {
        &mut self.cells
    }

    /// How many rows it has.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns it has.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The cell that covers a place, be it by a span.
    pub fn covering(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.covering_indexed(row, column).map(|(_, cell)| cell)
    }

    /// As [`Grid::covering`], with the cell's number.
    pub(crate) fn covering_indexed(&self, row: usize, column: usize) -> Option<(usize, &GridCell)> {
        if row >= self.rows || column >= self.columns {
            return None;
        }
        let index = usize::try_from(self.covered_by[row * self.columns + column]?).ok()?;
        Some((index, self.cells.get(index)?))
    }

    /// The text of the cell whose upper left corner is here; nothing elsewhere.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let cell = self.covering(row, column).filter(|cell| (cell.row, cell.column) == (row, column));
        cell.map_or("", |cell| cell.text.as_str())
    }

    /// Where a row stands: the place of the first cell that begins in it, or where none does, of the first that covers it.
    pub fn place(&self, row: usize) -> Place {
        let cells = || (0..self.columns).filter_map(|column| self.covering(row, column));
        let first = cells().find(|cell| cell.row == row).or_else(|| cells().next());
        first.map_or_else(Place::default, |cell| cell.place)
    }
}

//! What a workbook holds, against the limits, and the time that it takes.

use crate::deadline::Deadline;
use crate::error::Quantity;
use crate::{Options, ReadError};

/// Counts what has been taken against the limits.
#[derive(Debug)]
pub(super) struct Meter<'a> {
    options: &'a Options,
    cells: usize,
    area: u64,
    text: u64,
}

impl<'a> Meter<'a> {
    pub(super) const fn new(options: &'a Options) -> Self {
        Self { options, cells: 0, area: 0, text: 0 }
    }

    /// Takes a cell, be it blank, while there is time.
    pub(super) fn count(&mut self) -> Result<(), ReadError> {
        Deadline::from(self.options.deadline).ask()?;
        self.cells += 1;
        let most = self.options.max_cells;
        if self.cells > most {
            return Err(ReadError::too_large(Quantity::Cells, self.cells as u64, most as u64));
        }
        Ok(())
    }

    /// Takes the text that a cell displays.
    pub(super) fn text(&mut self, text: usize) -> Result<(), ReadError> {
        self.text += text as u64;
        let most = self.options;
        if text > most.max_cell_text {
            return Err(ReadError::too_large(Quantity::CellBytes, text as u64, most.max_cell_text as u64));
        }
        // A text that is shared by many cells is held once in the file, and once a cell here.
        if self.text > most.max_decompressed {
            return Err(ReadError::too_large(Quantity::TextBytes, self.text, most.max_decompressed));
        }
        Ok(())
    }

    /// Takes the places that cells cover in a grid, blank ones included.
    pub(super) fn area(&mut self, rows: usize, columns: u32) -> Result<(), ReadError> {
        self.area += rows as u64 * u64::from(columns);
        let limit = self.options.max_cells as u64;
        if self.area > limit {
            return Err(ReadError::too_large(Quantity::Cells, self.area, limit));
        }
        Ok(())
    }
}

//! What is read in one place: the text of the document, of a box, or of a note. A box stands in a paragraph, and its lines
//! behind it.

use quick_xml::events::BytesStart;

use super::ink::{self, Ink};
use super::styles::ListPlace;
use super::xml::{attribute, is_on, number, value};
use crate::ink::{Ground, Shift};
use crate::text::markup::{Account, Flow, Table};
use crate::{Block, ReadError};

/// What is read in one place.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Tables that are open, the innermost last.
    pub(super) tables: Vec<OpenTable>,
    /// What stands outside all tables.
    flow: Flow,
    pub(super) paragraph: Paragraph,
    /// Runs that are open, the innermost last.
    pub(super) runs: Vec<Run>,
    pub(super) fields: Fields,
    /// What stands in boxes of the paragraph that is open.
    pub(super) boxes: Vec<Block>,
}

/// The fields of the paragraph that are open.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// For each whether what comes is its instruction, and not its result.
    open: Vec<bool>,
    /// How many of them are in their instruction.
    instructions: usize,
}

impl Fields {
    /// Takes a mark: a field begins with an instruction, behind which its result stands.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.open.push(true);
                self.instructions += 1;
            }
            "separate" => {
                if let Some(instruction) = self.open.last_mut() {
                    self.instructions -= usize::from(std::mem::take(instruction));
                }
            }
            "end" => self.instructions -= usize::from(self.open.pop().unwrap_or(false)),
            _ => {}
        }
    }

    /// Whether what comes is the instruction of a field.
    pub(super) const fn is_instruction(&self) -> bool {
        self.instructions > 0
    }
}

/// A table that is open, and the row and cell in it.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) widths: Vec<u32>,
    pub(super) style: Option<String>,
    /// What is below its cells.
    pub(super) ground: Option<Ground>,
    pub(super) row: Row,
    pub(super) cell: Option<Cell>,
}

/// The row that is open.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) begun: bool,
    /// Whether it is hidden or deleted.
    pub(super) left_out: bool,
    /// Columns before its first cell.
    pub(super) before: usize,
}

/// The cell that is open.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) begun: bool,
    /// Whether it shows nothing of its own: it is deleted, or the one above goes on.
    pub(super) left_out: bool,
    pub(super) columns: usize,
    pub(super) merged: Option<Merged>,
    pub(super) ground: Option<Ground>,
}

/// How a cell is merged with those above or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merged {
    Begins,
    GoesOn,
    /// With the one before it in its row, as programs wrote it before they counted columns.
    WithBefore,
}

/// The paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) place: ListPlace,
    pub(super) ground: Option<Ground>,
    /// How far the letters are moved up that stand on its line, in half points; none before the first.
    pub(super) line: Option<i32>,
    /// Whether its number is written.
    pub(super) is_numbered: bool,
    /// Whether its end is deleted, so that the next paragraph goes on.
    pub(super) end_deleted: bool,
    /// The letters that its end is formatted as.
    pub(super) end: Run,
}

/// How letters are formatted.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) style: Option<String>,
    pub(super) hidden: Option<bool>,
    /// How high they are, and how far moved up, in half points.
    pub(super) size: Option<u32>,
    pub(super) up: Option<i32>,
    pub(super) shift: Option<Shift>,
    pub(super) font: Option<String>,
    pub(super) ink: Option<Ink>,
    pub(super) ground: Option<Ground>,
}

impl Run {
    /// Takes a property.
    pub(super) fn take(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "rStyle" => self.style = value(element),
            "vanish" => self.hidden = Some(is_on(element)),
            "sz" => self.size = number(element),
            "vertAlign" => self.shift = ink::shift(element),
            "position" => self.up = number(element),
            "rFonts" => self.font = attribute(element, "ascii").or_else(|| attribute(element, "hAnsi")),
            "color" => self.ink = ink::ink(element),
            "shd" => self.ground = self.ground.or_else(|| ink::ground(element)),
            // A marker lies on the ground.
            "highlight" => self.ground = ink::marker(element).or(self.ground),
            _ => {}
        }
    }

    /// Whether they are a point high, which nobody sees.
    pub(super) fn is_tiny(&self) -> bool {
        self.size.is_some_and(|size| size <= 2)
    }
}

impl Story {
    /// Where text goes: the open cell, or what is outside the tables.
    pub(super) fn open(&mut self) -> &mut Flow {
        match self.tables.last_mut() {
            Some(open) => match &mut open.table.cell {
                Some(cell) => &mut cell.content,
                None => &mut open.table.caption,
            },
            None => &mut self.flow,
        }
    }

    /// Ends the line, and puts what stands in boxes behind it.
    pub(super) fn break_line(&mut self) {
        let mut boxes = std::mem::take(&mut self.boxes);
        let open = self.open();
        open.break_line();
        open.blocks.append(&mut boxes);
    }

    /// Begins the cell that is open, if that is to be done.
    pub(super) fn begin_cell(&mut self, cells: usize) -> Result<(), ReadError> {
        // Tables that stand in each other are held together.
        let around: usize = self.tables.iter().rev().skip(1).map(|open| open.table.area()).sum();
        let Some(open) = self.tables.last_mut() else { return Ok(()) };
        let OpenTable { table, row, cell: Some(cell), .. } = open else { return Ok(()) };
        if cell.begun {
            return Ok(());
        }
        cell.begun = true;
        cell.left_out |= row.left_out;
        if cell.left_out {
            return Ok(());
        }
        if !row.begun {
            row.begun = true;
            table.next_row();
            table.row_open = true;
            table.skip(row.before);
        }
        let (columns, limit) = (cell.columns.max(1), cells.saturating_sub(around));
        if cell.merged == Some(Merged::GoesOn) && table.go_on(columns, limit)? {
            cell.left_out = true;
            return Ok(());
        }
        if cell.merged == Some(Merged::WithBefore) && table.widen(columns, limit)? {
            cell.left_out = true;
            return Ok(());
        }
        table.begin_cell(1, columns, None, limit)?;
        if cell.merged == Some(Merged::Begins) {
            table.may_go_on();
        }
        Ok(())
    }

    /// Ends the cell that is open.
    pub(super) fn end_cell(&mut self, cells: usize) -> Result<(), ReadError> {
        self.begin_cell(cells)?;
        self.break_line();
        if let Some(open) = self.tables.last_mut() {
            open.table.end_cell();
            open.cell = None;
        }
        Ok(())
    }

    /// Ends the innermost table.
    pub(super) fn end_table(&mut self, account: &mut Account<'_>) -> Result<(), ReadError> {
        self.break_line();
        let Some(mut open) = self.tables.pop() else { return Ok(()) };
        open.table.end_cell();
        open.table.caption.break_line();
        let mut blocks = std::mem::take(&mut open.table.caption.blocks);
        open.table.set_widths(open.widths);
        blocks.append(&mut open.table.into_blocks(account, None)?);
        self.open().blocks.append(&mut blocks);
        Ok(())
    }

    /// What stands in it, once it ends.
    pub(super) fn finish(mut self, account: &mut Account<'_>) -> Result<Vec<Block>, ReadError> {
        while !self.tables.is_empty() {
            self.end_table(account)?;
        }
        self.break_line();
        Ok(self.flow.blocks)
    }
}

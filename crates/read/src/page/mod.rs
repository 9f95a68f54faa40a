//! A page of positioned letters and rulings, as formats of fixed layout (PDF, OFD) bring it, as lines and grids.
//!
//! What a reader of the page sees is kept ([`ink`]), rulings become lattices of cells ([`lattice`]), glyphs become text
//! ([`text`]), tables without rulings are recognised by their alignment ([`columns`]), page numbers are taken out
//! ([`furniture`]), and lines are told apart by the margins of the text ([`frame`]).

mod boxes;
mod columns;
mod frame;
mod furniture;
pub(crate) mod ink;
mod lattice;
mod sheet;
mod text;

pub(crate) use sheet::{Sheet, sheet};

use crate::layout::Block;

/// How many areas and tables are compared with a glyph in the time of a step.
pub(crate) const LOOKS_OF_A_STEP: usize = 128;

/// The blocks of all pages, from the first on.
pub(crate) fn blocks(mut sheets: Vec<Sheet>) -> Vec<Block> {
    furniture::take_out(&mut sheets);
    frame::blocks(sheets)
}

//! What formats with elements share (web pages, Word files): lines, tables while they are open, and what becomes of both.

mod flow;
mod table;

pub(crate) use flow::Flow;
pub(crate) use table::{MOST_COLUMNS_SPANNED, Table};

pub(crate) use super::limits::TextLimits;
pub(crate) use super::table::Account;

/// What tests compare: a grid a line in brackets, its rows separated by `/`; a line of text as it is.
#[cfg(test)]
pub(crate) fn shown(layout: &crate::Layout) -> String {
    use crate::Block;

    let block = |block: &Block| match block {
        Block::Line(line) => line.text.clone(),
        Block::Grid(grid) => {
            let row =
                |row| (0..grid.columns()).map(|column| grid.text(row, column)).collect::<Vec<_>>().join("|");
            format!("[{}]", (0..grid.rows()).map(row).collect::<Vec<_>>().join("/"))
        }
    };
    layout.blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

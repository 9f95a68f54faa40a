//! A row of a table in a text.

use super::token;

/// A row of a table in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) line: u32,
}

impl Row {
    pub(super) fn texts(&self) -> Vec<&str> {
        self.cells.iter().map(String::as_str).collect()
    }

    /// Whether a figure stands in it, codes in the first cell not counted.
    pub(super) fn has_figure(&self) -> bool {
        let mut cells = self.cells.iter().enumerate();
        cells.any(|(column, text)| token::is_figure(text) && !(column == 0 && token::is_code(text)))
    }

    pub(super) fn is_heading(&self) -> bool {
        token::is_heading_row(self.texts())
    }

    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|text| !text.is_empty()).count()
    }
}

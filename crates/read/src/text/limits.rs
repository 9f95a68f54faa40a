//! How much a text may hold.

use crate::Options;
use crate::deadline::Deadline;

/// How much a text may hold (限额). What is published stays far below; what does not is refused before it costs much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextLimits {
    /// Bytes of the text in UTF-8: 64 MiB by default. The longest budget of a province has two.
    pub(crate) bytes: usize,
    /// Lines: a million by default.
    pub(crate) lines: usize,
    /// Cells of all grids, counted as rows × columns: a million by default.
    pub(crate) cells: usize,
    /// Bytes of a cell: 64 KiB by default. A performance target is the longest that is printed, with some 3,000.
    pub(crate) cell_bytes: usize,
    /// Until when it is to be read.
    pub(crate) deadline: Deadline,
}

impl Default for TextLimits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            lines: 1_000_000,
            cells: 1_000_000,
            cell_bytes: 64 << 10,
            deadline: Deadline::NONE,
        }
    }
}

impl From<&Options> for TextLimits {
    fn from(options: &Options) -> Self {
        let Options { max_bytes, max_cells, max_cell_text, deadline, .. } = *options;
        // Decoded, a byte of GB18030 can become one and a half: the bytes of the file are what was asked about.
        let bytes = max_bytes.saturating_mul(2);
        Self {
            bytes,
            cells: max_cells,
            cell_bytes: max_cell_text,
            deadline: deadline.into(),
            ..Self::default()
        }
    }
}

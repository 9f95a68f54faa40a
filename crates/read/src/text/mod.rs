//! Copied and exported text (文本): bytes to a [`Layout`].
//!
//! A table in a text is told by what agrees: rows of the same shape that hold figures or the words that head budgets.
//! Cells are separated by tabs, by pipes, by commas, by columns of blanks, or by single blanks; each has its own rule
//! of when it may be believed, and what none of them claims is a line of text. Nothing is dropped and nothing moved
//! over: a row whose cells cannot be told apart is kept whole in its first cell, and a note says so.

mod aligned;
mod delimited;
mod encoding;
mod error;
pub(crate) mod html;
mod prose;
mod table;
mod token;

pub(crate) use encoding::{Encoding, decode};
pub(crate) use error::{Limited, TextError};

use crate::{Block, Layout};
use delimited::Run;
use table::Account;

/// How much a text may hold (限额). What is published stays far below; what does not is refused before it costs much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextLimits {
    /// Bytes of the text in UTF-8: 64 MiB by default. The longest budget of a province has two.
    pub(crate) bytes: usize,
    /// Lines: a million by default.
    pub(crate) lines: usize,
    /// Cells of all grids, counted as rows × columns: two million by default.
    pub(crate) cells: usize,
    /// Bytes of a cell: 64 KiB by default. A performance target is the longest that is printed, with some 3,000.
    pub(crate) cell_bytes: usize,
}

impl Default for TextLimits {
    fn default() -> Self {
        Self { bytes: 64 << 20, lines: 1_000_000, cells: 2_000_000, cell_bytes: 64 << 10 }
    }
}

/// A line of the text, without its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw<'a> {
    pub(super) text: &'a str,
    /// Its number, from 1, as an editor counts.
    pub(super) number: u32,
    /// Whether a page begins with it.
    pub(super) page: bool,
}

impl Raw<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What stands in a text.
///
/// # Errors
///
/// When the text is larger than the limits allow, with the line.
pub(crate) fn layout(text: &str, limits: &TextLimits) -> Result<Layout, TextError> {
    if text.len() > limits.bytes {
        return Err(TextError::Limit { what: Limited::Bytes, limit: limits.bytes, line: 1 });
    }
    let lines = lines(text, limits)?;
    let mut account = Account::new(limits);
    let mut layout = Layout::default();
    let mut rest = 0;
    let mut at = 0;
    while at < lines.len() {
        match delimited::run(&lines, at, &mut account)? {
            None => at += 1,
            // No table after all: the lines stay with the text around them.
            Some(Run { next, grids }) if grids.is_empty() => at = next,
            Some(Run { next, grids }) => {
                aligned::blocks(&lines[rest..at], &mut layout, &mut account)?;
                layout.blocks.extend(grids.into_iter().map(Block::Grid));
                (rest, at) = (next, next);
            }
        }
    }
    aligned::blocks(&lines[rest..], &mut layout, &mut account)?;
    Ok(layout)
}

fn lines<'a>(text: &'a str, limits: &TextLimits) -> Result<Vec<Raw<'a>>, TextError> {
    let mut lines = Vec::new();
    let mut number = 1_u32;
    let mut page = false;
    let mut rest = text;
    loop {
        let end = rest.find(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']);
        let line = end.map_or(rest, |end| &rest[..end]);
        let raw = Raw { text: line, number, page };
        if lines.len() >= limits.lines {
            let line = usize::try_from(number).unwrap_or(usize::MAX);
            return Err(TextError::Limit { what: Limited::Lines, limit: limits.lines, line });
        }
        lines.push(raw);
        let Some(end) = end else { return Ok(lines) };
        rest = &rest[end..];
        let mark = rest.chars().next().unwrap_or('\n');
        rest = rest.strip_prefix("\r\n").unwrap_or(&rest[mark.len_utf8()..]);
        page = mark == '\u{C}';
        // Editors count these two alone.
        number = number.saturating_add(u32::from(matches!(mark, '\n' | '\r')));
    }
}

#[cfg(test)]
mod tests;

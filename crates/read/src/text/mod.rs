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

pub(crate) use encoding::{decode, is_utf16};
pub(crate) use error::TextError;

use crate::{Block, FileFormat, Layout, Options, ReadError};
use delimited::Run;
use error::Limited;
use table::Account;

/// What stands in a text or a web page, in whatever encoding it is.
///
/// # Errors
///
/// When the bytes are no text, or hold more than the options allow.
pub(crate) fn read(bytes: &[u8], format: FileFormat, options: &Options) -> Result<Layout, ReadError> {
    let limits = TextLimits::from(options);
    let read = || {
        let (text, _) = decode(bytes)?;
        if format == FileFormat::Html { html::layout(&text, &limits) } else { layout(&text, &limits) }
    };
    read().map_err(|error| match error {
        TextError::Limit { what, found, limit, .. } => {
            ReadError::too_large(what.into(), found as u64, limit as u64)
        }
        TextError::Binary { .. } => ReadError::no_text(error.to_string()),
        TextError::NoEncoding { .. } | TextError::Malformed { .. } => {
            ReadError::damaged(format, error.to_string())
        }
    })
}

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

impl From<&Options> for TextLimits {
    fn from(options: &Options) -> Self {
        let Options { max_bytes, max_cells, max_cell_text, .. } = *options;
        // Decoded, a byte of GB18030 can become one and a half: the bytes of the file are what was asked about.
        let bytes = max_bytes.saturating_mul(2);
        Self { bytes, cells: max_cells, cell_bytes: max_cell_text, ..Self::default() }
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
        return Err(TextError::limit(Limited::Bytes, text.len(), limits.bytes, 1));
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
            Some(Run { next, grids, .. }) if grids.is_empty() => at = next,
            Some(Run { next, grids, notes }) => {
                layout.notes.extend(notes);
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
            return Err(TextError::limit(Limited::Lines, lines.len() + 1, limits.lines, number));
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

//! The lines of a text, as an editor counts them.

use super::limits::TextLimits;
use crate::ReadError;
use crate::error::Quantity;

/// A line of the text, without its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw<'a> {
    pub(super) text: &'a str,
    /// Its number, from 1, as an editor counts.
    pub(super) number: u32,
    /// The column of its first character, from 1: an editor shows several lines as one where it does not know their ends.
    pub(super) column: u32,
    /// Whether a page begins with it.
    pub(super) page: bool,
}

impl Raw<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of a text, which may be ended in any way that Unicode knows.
pub(super) fn lines<'a>(text: &'a str, limits: &TextLimits) -> Result<Vec<Raw<'a>>, ReadError> {
    let mut lines = Vec::new();
    let (mut number, mut column) = (1_u32, 1_u32);
    let mut page = false;
    let mut rest = text;
    loop {
        let end = rest.find(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']);
        let line = end.map_or(rest, |end| &rest[..end]);
        let raw = Raw { text: line, number, column, page };
        if lines.len() >= limits.lines {
            return Err(ReadError::too_large_by_line(
                Quantity::Lines,
                lines.len() + 1,
                limits.lines,
                Some(number),
            ));
        }
        lines.push(raw);
        let Some(end) = end else { return Ok(lines) };
        rest = &rest[end..];
        let mark = rest.chars().next().unwrap_or('\n');
        rest = rest.strip_prefix("\r\n").unwrap_or(&rest[mark.len_utf8()..]);
        page = mark == '\u{C}';
        // Editors count these two alone.
        if matches!(mark, '\n' | '\r') {
            (number, column) = (number.saturating_add(1), 1);
        } else {
            let passed = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
            column = column.saturating_add(passed).saturating_add(1);
        }
    }
}

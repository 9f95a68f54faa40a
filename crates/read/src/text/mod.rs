//! Copied and exported text (文本): bytes to a [`Layout`].
//!
//! A table in a text is recognised by what agrees: rows of the same shape that hold figures or the words that head budgets.
//! Cells are separated by tabs, by pipes, by commas, by columns of blanks, by single blanks, or by
//! the ends of lines; each has its own rule
//! of when it may be believed, and what none of them claims is a line of text. Nothing is dropped and nothing moved
//! over: a row whose cells cannot be told apart is kept whole in its first cell, and a note says so.

mod aligned;
mod decode;
mod delimited;
mod encoding;
mod error;
mod headings;
mod html;
mod limits;
mod line;
pub(crate) mod markup;
mod position;
mod prose;
mod row;
mod stacked;
mod table;
mod token;

pub(crate) use decode::is_utf16;

use crate::error::Quantity;
use crate::seen::seen;
use crate::{Block, FileFormat, Layout, Options, ReadError};
use decode::decode;
use delimited::Run;
use limits::TextLimits;
use line::lines;
use table::Account;

/// What stands in a text or a web page, in whatever encoding it is.
///
/// # Errors
///
/// When the bytes are no text, or hold more than the options allow.
pub(crate) fn read(bytes: &[u8], format: FileFormat, options: &Options) -> Result<Layout, ReadError> {
    let limits = TextLimits::from(options);
    let (text, _) = decode(bytes).map_err(|error| error.into_error(format))?;
    let text = seen(&text);
    if format == FileFormat::Html { html::layout(&text, &limits) } else { layout(&text, &limits) }
}

/// What stands in a text.
///
/// # Errors
///
/// When the text is larger than the limits allow, with the line.
fn layout(text: &str, limits: &TextLimits) -> Result<Layout, ReadError> {
    if text.len() > limits.bytes {
        return Err(ReadError::too_large_by_line(Quantity::Bytes, text.len(), limits.bytes, Some(1)));
    }
    let lines = lines(text, limits)?;
    let mut account = Account::new(limits);
    let mut layout = Layout::default();
    let mut rest = 0;
    let mut at = 0;
    while at < lines.len() {
        account.ask()?;
        let run = match delimited::run(&lines, at, &mut account)? {
            None => stacked::run(&lines, at, &mut account)?,
            run => run,
        };
        match run {
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
    position::place(&mut layout.blocks, &lines);
    Ok(layout)
}

#[cfg(test)]
mod tests;

//! Tables whose cells are separated by blanks: in columns, as `pdftotext -layout` and reports of programs write them,
//! or by single blanks, as text copied out of a viewer has them.
//!
//! Rows with figures are the ground; headings above them and broken names between them are fitted to the columns that
//! the full rows show. Where there are no columns to see, only rows of one shape are believed.

mod columns;
mod fields;
mod in_columns;
mod one_shape;
mod region;

use super::line::Raw;
use super::prose;
use super::table::{self, Account};
use crate::note::Note;
use crate::{Block, Grid, Layout, ReadError};
use fields::{Kind, Parsed};
use region::Region;

/// The tables in these lines, and the lines around them.
pub(super) fn blocks(
    lines: &[Raw<'_>],
    layout: &mut Layout,
    account: &mut Account<'_>,
) -> Result<(), ReadError> {
    let parsed: Vec<Parsed<'_>> = lines.iter().map(Parsed::new).collect();
    let mut rest = 0;
    let mut at = 0;
    while at < lines.len() {
        account.ask()?;
        if parsed[at].kind != Kind::Figures {
            at += 1;
            continue;
        }
        let region = Region::around(&parsed, lines, rest, at);
        let found = grid(&region, &parsed, account, &mut layout.notes)?;
        if let Some((grid, from)) = found {
            prose::lines(&lines[rest..from], layout);
            layout.blocks.push(Block::Grid(grid));
            rest = region.end;
        }
        at = region.end;
    }
    prose::lines(&lines[rest..], layout);
    Ok(())
}

/// The grid of a region, and the line it begins with.
fn grid(
    region: &Region,
    parsed: &[Parsed<'_>],
    account: &mut Account<'_>,
    notes: &mut Vec<Note>,
) -> Result<Option<(Grid, usize)>, ReadError> {
    let figures = || parsed[region.start..region.end].iter().filter(|line| line.kind == Kind::Figures);
    let by_columns = figures().filter(|line| line.gaps).count() * 2 >= figures().count();
    let (rows, from) = if by_columns {
        (in_columns::rows(region, parsed), region.head.first().copied().unwrap_or(region.start))
    } else {
        match one_shape::rows(region, parsed) {
            Some(shaped) => {
                notes.extend(shaped.notes);
                (shaped.rows, shaped.head.unwrap_or(region.start))
            }
            None => return Ok(None),
        }
    };
    if !table::is_table(&rows) {
        return Ok(None);
    }
    Ok(Some((table::grid(rows, account)?, from)))
}

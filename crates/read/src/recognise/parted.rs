//! Columns that no row fills separately are one: a merged cell in every row, or rulings of some rows that stand a little off
//! those of the others.

use super::columns::header_rows;
use super::rows::{Row, Spot};
use crate::figure::is_figure;
use crate::words::is_blank;

/// Takes the columns away that are none, their texts kept.
pub(super) fn unite(rows: &mut [Row<'_>]) {
    let width = rows.iter().map(|row| row.spots.len()).max().unwrap_or(0);
    if rows.iter().any(|row| row.spots.len() != width) {
        return;
    }
    let header = header_rows(rows);
    let mut column = 0;
    let mut left = width;
    while left > 1 && column < left {
        if is_covered(rows, column) || (column > 0 && is_rest(rows, column, header)) {
            for row in rows.iter_mut() {
                remove(row, column);
            }
            left -= 1;
        } else {
            column += 1;
        }
    }
}

/// Whether no cell is the column's own: in each row the one beside it covers it too, and does so in one at least.
fn is_covered(rows: &[Row<'_>], column: usize) -> bool {
    let mut covered = false;
    for row in rows {
        let spot = row.spots[column];
        let same = |other: Option<&Spot<'_>>| other.is_some_and(|other| other.cell == spot.cell);
        let before = column.checked_sub(1).and_then(|before| row.spots.get(before));
        let shared = spot.cell.is_some() && (same(before) || same(row.spots.get(column + 1)));
        if !shared && !spot.covering.is_empty() {
            return false;
        }
        covered |= shared && !spot.covering.is_empty();
    }
    covered
}

/// Whether the column shares every heading with the one before it, and holds nothing but figures where that one is blank: some
/// rows have their figure a little further to the right.
fn is_rest(rows: &[Row<'_>], column: usize, header: usize) -> bool {
    let (head, body) = rows.split_at(header);
    let named = head.iter().any(|row| !row.spots[column].covering.is_empty());
    let shared = head.iter().all(|row| {
        let (before, spot) = (row.spots[column - 1], row.spots[column]);
        (before.cell.is_some() && before.cell == spot.cell) || spot.covering.is_empty()
    });
    let apart = body.iter().all(|row| {
        let (before, spot) = (row.spots[column - 1], row.spots[column]);
        let one = before.cell.is_some() && before.cell == spot.cell;
        one || before.covering.is_empty() || spot.covering.is_empty()
    });
    let value =
        |spot: Spot<'_>| is_blank(spot.covering) || (is_figure(spot.covering) && spot.covering.contains('.'));
    let values = body.iter().all(|row| {
        let (before, spot) = (row.spots[column - 1], row.spots[column]);
        before.cell == spot.cell || (value(before) && value(spot))
    });
    named && shared && apart && values
}

/// Takes a column out of a row. A cell that begins in it begins in the next column that it covers; one that is its own goes to
/// the blank place before it.
fn remove(row: &mut Row<'_>, column: usize) {
    let gone = row.spots.remove(column);
    if gone.covering.is_empty() {
        return;
    }
    if let Some(next) = row.spots.get_mut(column).filter(|next| next.cell == gone.cell) {
        next.begins |= gone.begins;
        return;
    }
    let before = column.checked_sub(1).and_then(|before| row.spots.get_mut(before));
    if let Some(before) = before.filter(|before| before.covering.is_empty()) {
        *before = gone;
    }
}

//! Headings whose merged cells were written once each, so that a row of them has fewer cells than there are columns:
//! which columns each of them heads follows from their number and from the words that begin a group of columns.

use super::row::Row;
use super::token;
use crate::words::Meaning;

/// Puts each heading above its columns. Gives the rows of headings of which nobody can tell what they head.
pub(super) fn place<'r>(head: &'r mut [Row], body: &[Row], columns: usize) -> &'r mut [Row] {
    // 部门：某局, 单位：万元 stand above the headings.
    let above = head
        .iter()
        .take_while(|row| row.filled() < 2 || row.cells.iter().any(|text| token::states_unit(text)));
    let above = above.count();
    let head = &mut head[above..];
    let is_short = head.iter().any(|row| row.cells.len() < columns);
    // Blanks before a heading hold the place of what is merged.
    let holds_place = |row: &Row| filled(&row.cells).iter().any(String::is_empty);
    if !is_short || head.iter().any(holds_place) {
        return &mut [];
    }
    let names = names(body, columns);
    let placed = match &*head {
        [row] => alone(&row.cells, names, columns).map(|row| vec![row]),
        [upper @ .., lower] => over(upper, &lower.cells, names, columns),
        [] => None,
    };
    let Some(placed) = placed else { return head };
    for (row, cells) in head.iter_mut().rev().zip(placed) {
        row.cells = cells;
    }
    &mut []
}

/// Several rows, from the lowest one up: each stands above the one that was placed before it.
fn over(upper: &[Row], lowest: &[String], names: usize, columns: usize) -> Option<Vec<Vec<String>>> {
    let mut placed = vec![lowest.to_vec()];
    for row in upper.iter().rev() {
        let lower = placed.last()?;
        let [above, below] =
            all_below(&row.cells, lower, names, columns).or_else(|| grouped(&row.cells, lower, columns))?;
        *placed.last_mut()? = below;
        placed.push(above);
    }
    Some(placed)
}

/// The cells up to the last one that is filled.
fn filled(cells: &[String]) -> &[String] {
    &cells[..cells.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1)]
}

/// How many columns at the left hold names and codes, and no figures.
fn names(body: &[Row], columns: usize) -> usize {
    let holds_figures = |column: &usize| {
        let mut texts = body.iter().filter_map(|row| row.cells.get(*column)).filter(|text| !text.is_empty());
        texts.any(|text| token::is_value(text) && !token::is_code(text))
    };
    (0..columns).position(|column| holds_figures(&column)).unwrap_or(columns)
}

/// One row of headings: the first is above all the names, or the names have none.
fn alone(row: &[String], names: usize, columns: usize) -> Option<Vec<String>> {
    let missing = columns.checked_sub(row.len())?;
    if missing == 0 {
        return Some(row.to_vec());
    }
    let at = match missing {
        _ if missing == names => 0,
        _ if missing + 1 == names => 1,
        _ => return None,
    };
    let mut cells = row.to_vec();
    cells.splice(at..at, core::iter::repeat_n(String::new(), missing));
    Some(cells)
}

/// Two rows, the lower of which has a cell in every column, but for the names at the left. Those at the right may be blank:
/// they are headed above alone.
fn all_below(upper: &[String], lower: &[String], names: usize, columns: usize) -> Option<[Vec<String>; 2]> {
    let before = columns.checked_sub(lower.len()).filter(|missing| *missing == 0 || *missing == names)?;
    let (upper, headed) = (filled(upper), filled(lower));
    let parts: Vec<&[String]> = headed.chunk_by(|_, next| !begins_group(next)).collect();
    if parts.len() + lower.len() - headed.len() != upper.len() {
        return None;
    }
    let mut above = vec![String::new(); before];
    let mut below = vec![String::new(); before];
    for (at, heading) in upper.iter().enumerate() {
        above.push(heading.clone());
        below.extend(parts.get(at).copied().unwrap_or_default().iter().cloned());
        above.resize(below.len().max(above.len()), String::new());
        below.resize(above.len(), String::new());
    }
    Some([above, below])
}

/// Two rows, the lower of which stands below some of the upper one: each group of it below the heading whose words those
/// of the group begin with.
pub(super) fn grouped(upper: &[String], lower: &[String], columns: usize) -> Option<[Vec<String>; 2]> {
    let (upper, lower) = (filled(upper), filled(lower));
    let mut parts = lower.chunk_by(|_, next| !begins_group(next)).peekable();
    let (mut above, mut below): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for heading in upper {
        let is_best = |part: &&[String]| {
            let [first, second, ..] = part else { return false };
            let begins = common_beginning(heading, second);
            begins_group(first)
                && begins > 0
                && upper.iter().all(|other| other == heading || common_beginning(other, second) < begins)
        };
        let part = parts.next_if(is_best).unwrap_or_default();
        above.push(heading.clone());
        below.extend(part.iter().cloned());
        above.resize(below.len().max(above.len()), String::new());
        below.resize(above.len(), String::new());
    }
    (parts.next().is_none() && above.len() == columns).then_some([above, below])
}

pub(super) fn begins_group(heading: &str) -> bool {
    let bare: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    Meaning::FirstOfGroup.is(&bare)
}

/// How many characters two texts begin with alike.
fn common_beginning(one: &str, other: &str) -> usize {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    bare(one).iter().zip(&bare(other)).take_while(|(one, other)| one == other).count()
}

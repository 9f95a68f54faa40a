//! Rows whose cells are told apart by where they stand.

use super::columns::Columns;
use super::fields::{Field, Kind, Parsed};
use super::region::Region;
use crate::text::table::Row;
use crate::text::{prose, token};
use crate::words;

/// The rows of a region.
pub(super) fn rows(region: &Region, parsed: &[Parsed<'_>]) -> Vec<Row> {
    let body = region.start..region.end;
    let mut lines: Vec<(usize, Vec<Field>)> = (region.head.iter().copied().chain(body))
        .map(|at| (at, parsed[at].fields.clone()))
        .filter(|(_, fields)| !fields.is_empty())
        .collect();
    // A code that stands before its name in one field is cut off where other rows have it apart.
    let is_apart = |fields: &[Field]| {
        fields.len() > 1 && token::is_code(&fields[0].text) && !token::is_value(&fields[1].text)
    };
    if lines.iter().any(|(_, fields)| is_apart(fields)) {
        lines.iter_mut().filter(|(at, _)| *at >= region.start).for_each(|(_, fields)| cut_code(fields));
    }
    let heads = region.head.len();
    let columns = Columns::of(&lines, heads);
    let mut rows: Vec<Row> = Vec::new();
    for (index, (at, fields)) in lines[..heads].iter().enumerate() {
        let below: Vec<usize> =
            lines[index + 1..heads].iter().flat_map(|(_, fields)| columns.fit(fields)).collect();
        rows.push(Row { cells: columns.head(fields, &below), line: parsed[*at].raw.number });
    }
    let centred = columns.centre_words(lines[heads..].iter().map(|(at, fields)| (&parsed[*at], &fields[..])));
    // Lines that wait for the row they are a part of, and how many the row before took from above it.
    let mut waiting: Vec<Row> = Vec::new();
    let mut above_last: Option<usize> = None;
    for (index, (at, fields)) in lines.iter().enumerate().skip(heads) {
        let row = Row { cells: columns.place(fields), line: parsed[*at].raw.number };
        let whole = parsed[*at].kind == Kind::Figures;
        if !whole && !stands_alone(&row) {
            waiting.push(row);
            continue;
        }
        let unnamed = whole && parsed[*at].is_unnamed();
        // A name of several lines stands in the middle of its row or begins beside the figures. In the middle,
        // as many lines are above the figures as below.
        let left = waiting.len().saturating_sub(above_last.unwrap_or(0));
        let above = match above_last {
            _ if !whole => 0,
            None => waiting.len(),
            _ if unnamed => {
                let after = lines[index + 1..].iter().take_while(|(at, _)| parsed[*at].kind != Kind::Figures);
                left.min(after.count()).max(1).min(waiting.len())
            }
            Some(0) if !centred => 0,
            Some(_) => left,
        };
        let parts = waiting.split_off(waiting.len() - above);
        give(&mut rows, &mut waiting, heads);
        let line = parts.first().map_or(row.line, |part| part.line);
        let mut joined = Row { cells: Vec::new(), line };
        parts.into_iter().chain([row]).for_each(|part| append(&mut joined, part));
        rows.push(joined);
        above_last = Some(above);
    }
    give(&mut rows, &mut waiting, heads);
    rows
}

/// Cuts a code off the name that it stands before.
fn cut_code(fields: &mut Vec<Field>) {
    let Some(first) = fields.first_mut() else { return };
    let Some((code, name)) = first.text.split_once(' ').filter(|(code, _)| token::is_code(code)) else {
        return;
    };
    let name = Field { text: name.to_owned(), start: first.start + code.len() + 1, end: first.end };
    *first = Field { text: code.to_owned(), start: first.start, end: first.start + code.len() };
    fields.insert(1, name);
}

/// Whether a line without figures is a row of its own: it begins with a code or an ordinal.
fn stands_alone(row: &Row) -> bool {
    let first = row.cells.iter().find(|text| !text.is_empty()).map_or("", String::as_str);
    let code = first.trim_start_matches('[').split([' ', ']']).next().unwrap_or_default();
    token::is_code(code) || prose::is_numbered(first)
}

/// Joins what stands in a line to the cells above it.
fn append(row: &mut Row, part: Row) {
    for (column, text) in part.cells.into_iter().enumerate() {
        match row.cells.get_mut(column) {
            Some(cell) => words::join(cell, &text),
            None => row.cells.push(text),
        }
    }
}

/// Gives waiting lines to the row above them, where one is.
fn give(rows: &mut Vec<Row>, waiting: &mut Vec<Row>, heads: usize) {
    let body = rows.len() > heads;
    match rows.last_mut().filter(|_| body) {
        Some(last) => waiting.drain(..).for_each(|part| append(last, part)),
        None => rows.append(waiting),
    }
}

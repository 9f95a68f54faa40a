//! The columns of a table by the positions of its fields, and which field stands in which.

use super::fields::{Field, Kind, MOST_COLUMNS, Parsed};
use crate::text::token;
use crate::words;

/// The columns of a table, as the positions that its full rows take up.
#[derive(Debug)]
pub(super) struct Columns {
    /// First and last position, and whether figures stand there.
    columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    start: usize,
    end: usize,
    figures: bool,
}

impl Columns {
    /// The columns of these lines, the first `heads` of which are headings.
    pub(super) fn of(lines: &[(usize, Vec<Field>)], heads: usize) -> Self {
        let (head, body) = lines.split_at(heads);
        let most = body.iter().map(|(_, fields)| fields.len()).max().unwrap_or(0);
        let mut columns: Vec<Column> = Vec::new();
        for (_, fields) in body.iter().filter(|(_, fields)| fields.len() == most) {
            let figures = fields.iter().rposition(|field| token::is_value(&field.text));
            for (at, field) in fields.iter().enumerate() {
                match columns.get_mut(at) {
                    // Behind the figures rows fill other columns of words, each its own.
                    Some(column) if figures.is_some_and(|last| at > last) && column.is_beside(field) => {}
                    Some(column) => column.widen(field),
                    None => columns.push(Column::new(field)),
                }
            }
        }
        // Columns that every full row leaves blank: shown by other rows, or by headings alone. A heading above the
        // lowest ones may stand over a gap, in the middle of several columns; before the first column, after the last
        // and between the figures and the words behind them it cannot.
        let heads =
            head.iter().rev().enumerate().flat_map(|(from_below, (_, fields))| {
                fields.iter().map(move |field| (field, from_below == 0))
            });
        let rows = body.iter().flat_map(|(_, fields)| fields.iter().map(|field| (field, true)));
        for (field, anywhere) in rows.chain(heads) {
            let at = columns.partition_point(|column| column.end <= field.start);
            let free = columns.get(at).is_none_or(|column| field.end <= column.start);
            let behind =
                at > 0 && columns[at - 1].figures && columns[at..].iter().all(|column| !column.figures);
            if free && (anywhere || at == 0 || at == columns.len() || behind) && columns.len() < MOST_COLUMNS
            {
                columns.insert(at, Column::new(field));
            }
        }
        Self { columns }
    }

    /// Whether words of several lines stand around the middle of their rows: a line of words alone follows a row of
    /// figures without any. Where words begin beside the figures, no row can be so.
    pub(super) fn centre_words<'a>(
        &self,
        lines: impl Iterator<Item = (&'a Parsed<'a>, &'a [Field])>,
    ) -> bool {
        let Some(figures) = self.columns.iter().rposition(|column| column.figures) else { return false };
        let mut bare = false;
        for (line, fields) in lines {
            let fitted = self.fit(fields);
            let whole = line.kind == Kind::Figures;
            if bare && !whole && fitted.iter().all(|column| *column > figures) {
                return true;
            }
            bare = whole && fitted.iter().all(|column| *column <= figures);
        }
        false
    }

    /// The cells of a line: each field in a column, in order, nearest to where it stands.
    pub(super) fn place(&self, fields: &[Field]) -> Vec<String> {
        let mut cells = vec![String::new(); self.columns.len()];
        for (field, column) in fields.iter().zip(self.fit(fields)) {
            if let Some(cell) = cells.get_mut(column) {
                words::join(cell, &field.text);
            }
        }
        cells
    }

    /// The cells of a line of headings. One in the middle above several columns is written at the first of them.
    /// `below` are the columns that have headings of their own further down.
    pub(super) fn head(&self, fields: &[Field], below: &[usize]) -> Vec<String> {
        let fitted = self.fit(fields);
        let mut cells = vec![String::new(); self.columns.len()];
        let mut free = 0;
        for (field, column) in fields.iter().zip(&fitted) {
            let mut first = *column;
            let flush = |column: &Column| field.start == column.start || field.end == column.end;
            if !self.columns.get(first).is_some_and(flush) {
                let middle = |start: usize, end: usize| start + end;
                let centre = middle(field.start, field.end);
                let before = fields.iter().rev().find(|before| before.end <= field.start);
                let nearer = |column: &Column| {
                    let there = middle(column.start, column.end);
                    before.is_none_or(|before| {
                        centre.abs_diff(there) < middle(before.start, before.end).abs_diff(there)
                    })
                };
                while first > free && below.contains(&(first - 1)) && nearer(&self.columns[first - 1]) {
                    first -= 1;
                }
            }
            if let Some(cell) = cells.get_mut(first) {
                words::join(cell, &field.text);
            }
            free = column + 1;
        }
        cells
    }

    /// For each field its column, in order, at the least distance in sum.
    pub(super) fn fit(&self, fields: &[Field]) -> Vec<usize> {
        let (rows, columns) = (fields.len(), self.columns.len());
        if rows > columns {
            // More fields than columns: the rest shares the last one, so that nothing is lost.
            return (0..rows).map(|at| at.min(columns.saturating_sub(1))).collect();
        }
        // best[f][c]: the least distance of the first f fields in the first c columns.
        let mut best = vec![vec![u64::MAX; columns + 1]; rows + 1];
        best[0].fill(0);
        for field in 1..=rows {
            for column in field..=columns {
                let here = best[field - 1][column - 1]
                    .saturating_add(self.columns[column - 1].distance(&fields[field - 1]));
                best[field][column] = best[field][column - 1].min(here);
            }
        }
        let mut fitted = vec![0; rows];
        let mut column = columns;
        for field in (1..=rows).rev() {
            while column > field && best[field][column - 1] == best[field][column] {
                column -= 1;
            }
            column -= 1;
            fitted[field - 1] = column;
        }
        fitted
    }
}

impl Column {
    fn new(field: &Field) -> Self {
        Self { start: field.start, end: field.end, figures: token::is_value(&field.text) }
    }

    /// Whether a field stands to the left or to the right of all that the column has.
    const fn is_beside(&self, field: &Field) -> bool {
        field.end <= self.start || self.end <= field.start
    }

    fn widen(&mut self, field: &Field) {
        self.start = self.start.min(field.start);
        self.end = self.end.max(field.end);
        self.figures |= token::is_value(&field.text);
    }

    /// How far a field is from standing in this column: by its edges or its middle, whichever agrees best.
    fn distance(&self, field: &Field) -> u64 {
        let edges = self.start.abs_diff(field.start).min(self.end.abs_diff(field.end));
        let nearest = edges.min((self.start + self.end).abs_diff(field.start + field.end) / 2);
        let overlaps = field.start < self.end && self.start < field.end;
        let apart = if overlaps { 0 } else { 50 };
        // Figures stand among figures, names among names.
        let strange = if self.figures == token::is_value(&field.text) { 0 } else { 20 };
        u64::try_from(nearest + apart + strange).unwrap_or(u64::MAX)
    }
}

//! Rows without a code that stand over the codes that follow them, as those of units do: each is the sum of its codes, and
//! the total is the sum of them.

use core::fmt;
use core::ops::Range;

use rust_decimal::Decimal;

use crate::document::{RowRole, Sheet};
use crate::table::{Cell, Grid, Judgement, Reading, RelationKind, RowKey, Section};
use crate::value::Printed;

/// The rows of a table that others stand below.
pub(super) struct Heads<'a> {
    sheet: &'a Sheet,
    /// Each with the rows that follow it, up to the next one or to a total.
    blocks: Vec<(usize, Range<usize>)>,
}

impl<'a> Heads<'a> {
    /// These rows, should every code stand below one of them, each have codes below it, and most of them be the sum of
    /// these. A class whose code was lost has sections below it too, but other classes stand before it.
    pub(super) fn of(sheet: &'a Sheet, rows: &[usize]) -> Option<Self> {
        let is_end = |row: &usize| rows.contains(row) || sheet.rows[*row].role == RowRole::Total;
        let end = |head: usize| (head + 1..sheet.rows.len()).find(is_end).unwrap_or(sheet.rows.len());
        let blocks = rows.iter().map(|&head| (head, head + 1..end(head))).collect();
        let heads = Self { sheet, blocks };
        let before = 0..rows.first().copied()?;
        let is_empty = |below: &Range<usize>| heads.top(below).is_empty();
        if !is_empty(&before) || heads.blocks.iter().any(|(_, below)| is_empty(below)) {
            return None;
        }
        let sums =
            heads.blocks.iter().filter(|(head, below)| heads.is_sum_of(*head, &heads.top(below))).count();
        (2 * sums > rows.len()).then_some(heads)
    }

    /// The rows with a code, of some that follow each other, that no code among them stands over.
    fn top(&self, among: &Range<usize>) -> Vec<usize> {
        let code = |row: &usize| self.sheet.rows[*row].code.as_deref();
        let coded: Vec<usize> = among.clone().filter(|row| code(row).is_some()).collect();
        let is_below = |row: &usize| {
            let own = code(row).unwrap_or_default();
            coded.iter().filter_map(code).any(|over| over.len() < own.len() && own.starts_with(over))
        };
        coded.iter().copied().filter(|row| !is_below(row)).collect()
    }

    /// Whether a row is the sum of others in every column, within the rounding of their figures.
    fn is_sum_of(&self, whole: usize, parts: &[usize]) -> bool {
        let sums = |column: usize| {
            let figure = |row: &usize| self.sheet.rows[*row].cells.get(column).and_then(Cell::figure);
            let of_parts = || parts.iter().filter_map(figure);
            let Some(whole) = figure(&whole) else { return of_parts().all(Printed::is_zero) };
            let sum: Decimal = of_parts().map(Printed::value).sum();
            let steps: Decimal = of_parts().chain([whole]).map(Printed::step).sum();
            (whole.value() - sum).abs() * Decimal::TWO <= steps
        };
        !parts.is_empty() && (0..self.sheet.headers.len()).all(sums)
    }

    /// Judges what they sum, in these columns.
    pub(super) fn judge(&self, columns: &[usize], each: impl FnMut(Judgement<'_>)) {
        let rows = &self.sheet.rows;
        let mut keys: Vec<HeadRow> = (0..rows.len()).map(HeadRow::Aside).collect();
        let totals = rows.iter().filter(|row| row.role == RowRole::Total).count();
        for (place, row) in rows.iter().enumerate() {
            if row.role == RowRole::Total && totals == 1 {
                keys[place] = HeadRow::Total;
            }
        }
        for (number, (head, below)) in self.blocks.iter().enumerate() {
            keys[*head] = HeadRow::Head(number);
            for row in self.top(below) {
                keys[row] = HeadRow::Line(row, number);
            }
        }
        let width = self.sheet.headers.len();
        let grid = Grid {
            keys: &keys,
            cell: |row: usize, column: usize| rows[row].cells.get(column).unwrap_or(&Cell::BLANK),
            width,
            sections: vec![Section { columns: columns.to_vec(), equations: Vec::new() }],
            rows: Reading::Certain,
            doubtful: Vec::new(),
            complete_rows: self.sheet.completeness.is_complete(),
            complete_columns: true,
        };
        grid.judge(each);
    }
}

/// A row of a table in blocks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum HeadRow {
    Total,
    /// By its number.
    Head(usize),
    /// A row, in the block of a head.
    Line(usize, usize),
    Aside(usize),
}

impl fmt::Display for HeadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total => f.write_str("合计"),
            Self::Head(number) => write!(f, "第 {} 个单位", number + 1),
            Self::Line(row, _) | Self::Aside(row) => write!(f, "第 {} 行", row + 1),
        }
    }
}

impl RowKey for HeadRow {
    fn parent(&self) -> Option<Self> {
        match self {
            Self::Total | Self::Aside(_) => None,
            Self::Head(_) => Some(Self::Total),
            Self::Line(_, head) => Some(Self::Head(*head)),
        }
    }

    fn relation(&self) -> RelationKind {
        match self {
            Self::Total => RelationKind::UnitsOfTotal,
            _ => RelationKind::LinesOfUnit,
        }
    }

    fn is_sum(&self) -> bool {
        false
    }
}

//! Every identity within a published table, as equations over its cells, and how each ends.

use core::ops::Range;
use std::collections::HashMap;

use super::cell::Cell;
use super::column::{ColumnSet, Columns};
use super::printed::PrintedTable;
use super::relation::RelationKind;
use super::rollup;
use super::row::RowKey;
use crate::value::{Counts, Outcome, Tally, Undecidable, Verdict};

/// A cell of a table by row index and column.
#[doc(alias = "单元格位置")]
pub type Position<C> = (usize, C);

/// One identity within a table: which cells it ties, and how it ended.
#[doc(alias = "勾稽关系")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check<C> {
    kind: RelationKind,
    whole: Option<Position<C>>,
    with_whole: Vec<Position<C>>,
    parts: Vec<Position<C>>,
    verdict: Verdict,
}

impl<C: Copy> Check<C> {
    /// What the identity is called.
    pub const fn kind(&self) -> RelationKind {
        self.kind
    }

    /// The cell that is the sum; `None` where its row is missing.
    pub const fn whole(&self) -> Option<Position<C>> {
        self.whole
    }

    /// Further cells on the side of the whole, where that is a sum too.
    pub fn with_whole(&self) -> &[Position<C>] {
        &self.with_whole
    }

    /// The cells that it sums.
    pub fn parts(&self) -> &[Position<C>] {
        &self.parts
    }

    /// How it ended.
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }
}

/// Every identity within a table, with how it ended (表内审核).
#[doc(alias = "表内审核")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit<C> {
    checks: Vec<Check<C>>,
}

impl<C: ColumnSet> Audit<C> {
    pub(super) fn of<K: RowKey>(table: &PrintedTable<K, C>) -> Self {
        let mut checks = Vec::new();
        judge(table, |kind, whole, parts, verdict| {
            let (first, with_whole) =
                whole.split_first().map_or((None, whole), |(first, rest)| (Some(*first), rest));
            checks.push(Check {
                kind,
                whole: first,
                with_whole: with_whole.to_vec(),
                parts: parts.to_vec(),
                verdict,
            });
        });
        Self { checks }
    }

    /// The checks: the sums of rows first, then the columns of each row.
    pub fn checks(&self) -> &[Check<C>] {
        &self.checks
    }

    /// How many checks ended how.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for check in &self.checks {
            counts.count(check.verdict.outcome());
        }
        counts
    }
}

/// Judges every identity within a table, and gives each with the cells on the side of its whole, its parts and its
/// verdict: without a list of its own for each, for a document has a thousand.
pub(crate) fn judge<K: RowKey, C: ColumnSet>(
    table: &PrintedTable<K, C>,
    each: impl FnMut(RelationKind, &[Position<C>], &[Position<C>], Verdict),
) {
    Equations::of(table).judge(each);
}

/// The identities of a table as equations over its cells, before they are judged.
struct Equations<'a, K, C> {
    table: &'a PrintedTable<K, C>,
    list: Vec<Equation>,
    /// The cells of all equations, one after the other.
    cells: Vec<Position<C>>,
    /// The rows that print nothing in any column: rows of the form that the document does not use, and no part of a sum.
    unused: Vec<bool>,
}

/// An equation, its cells as a stretch of those of all: first the side of the whole, then the parts.
struct Equation {
    kind: RelationKind,
    cells: Range<usize>,
    /// Where the parts begin.
    parts: usize,
    skips_level: bool,
}

impl<'a, K: RowKey, C: ColumnSet> Equations<'a, K, C> {
    fn of(table: &'a PrintedTable<K, C>) -> Self {
        let keys: Vec<K> = table.rows().map(|(key, _)| key.clone()).collect();
        let columns = Columns::of(table);
        let unused =
            table.rows().map(|(_, figures)| figures.iter().all(|(_, cell)| cell.is_blank())).collect();
        let mut equations = Self { table, list: Vec::new(), cells: Vec::new(), unused };
        for (key, relation) in rollup::relations(&keys) {
            for &column in columns.of_row(&key) {
                let whole = relation.whole.map(|row| (row, column));
                let parts = relation.parts.iter().map(|&row| (row, column));
                equations.push(key.relation(), whole, parts, relation.skips_level);
            }
        }
        for (row, key) in keys.iter().enumerate() {
            let Some(counterpart) = key.counterpart() else { continue };
            let other = keys.iter().position(|key| *key == counterpart);
            // Of a pair, the first one speaks.
            if other.is_some_and(|other| other < row) {
                continue;
            }
            let both = |column: &&C| columns.of_row(&counterpart).contains(column);
            for &column in columns.of_row(key).iter().filter(both) {
                let parts = other.map(|other| (other, column));
                equations.push(RelationKind::TwoSides, Some((row, column)), parts, false);
            }
        }
        // A sum of nothing that is there: its parts are missing.
        let mut has_parts = vec![false; keys.len()];
        for equation in &equations.list {
            if let ([(whole, _), ..], _) = equations.sides(equation) {
                has_parts[*whole] = true;
            }
        }
        for (row, key) in keys.iter().enumerate().filter(|(row, key)| key.is_sum() && !has_parts[*row]) {
            let money = |column: &C| table.figures(row)[*column].holds_money();
            for column in C::COLUMNS.iter().copied().filter(money) {
                equations.push(key.relation(), Some((row, column)), None, false);
            }
        }
        let identities = columns.identities();
        for (row, key) in keys.iter().enumerate() {
            for (identity, parts) in &identities[key.section()] {
                let two_sided = !identity.with_whole.is_empty();
                let kind = if two_sided { RelationKind::CarryOver } else { RelationKind::Columns };
                let at = |column: &C| (row, *column);
                let whole = core::iter::once(&identity.whole).chain(identity.with_whole);
                equations.push(kind, whole.map(at), parts.iter().map(at), false);
            }
        }
        equations
    }

    fn push(
        &mut self,
        kind: RelationKind,
        whole: impl IntoIterator<Item = Position<C>>,
        parts: impl IntoIterator<Item = Position<C>>,
        skips_level: bool,
    ) {
        let start = self.cells.len();
        self.cells.extend(whole);
        let first_part = self.cells.len();
        self.cells.extend(parts);
        self.list.push(Equation { kind, cells: start..self.cells.len(), parts: first_part, skips_level });
    }

    fn cells(&self, equation: &Equation) -> &[Position<C>] {
        &self.cells[equation.cells.clone()]
    }

    /// The cells on the side of the whole, and the parts.
    fn sides(&self, equation: &Equation) -> (&[Position<C>], &[Position<C>]) {
        self.cells(equation).split_at(equation.parts - equation.cells.start)
    }

    fn cell(&self, (row, column): Position<C>) -> &Cell {
        &self.table.figures(row)[column]
    }

    /// Judges every equation. A blank is zero only where another identity than the one that is judged needs it to be.
    fn judge(&self, mut each: impl FnMut(RelationKind, &[Position<C>], &[Position<C>], Verdict)) {
        let mut judged: Vec<Judged> =
            self.list.iter().map(|equation| self.try_blanks_as_zero(equation)).collect();
        if judged.iter().any(|judged| judged.blanks && judged.verdict.outcome() == Outcome::Broken) {
            self.doubt_blanks(&mut judged);
        }
        for (equation, Judged { verdict, .. }) in self.list.iter().zip(judged) {
            let (whole, parts) = self.sides(equation);
            each(equation.kind, whole, parts, verdict);
        }
    }

    /// Leaves undecided what is broken with blanks that no other identity shows to be zero.
    fn doubt_blanks(&self, judged: &mut [Judged]) {
        let mut shown: HashMap<Position<C>, Vec<usize>> = HashMap::new();
        for (index, (equation, judged)) in self.list.iter().zip(&*judged).enumerate() {
            if judged.blanks && judged.verdict.outcome().is_held() {
                for &cell in self.cells(equation).iter().filter(|&&cell| self.cell(cell).is_blank()) {
                    shown.entry(cell).or_default().push(index);
                }
            }
        }
        let zero_elsewhere = |cell: Position<C>, here: usize| {
            shown.get(&cell).is_some_and(|witnesses| witnesses.iter().any(|&witness| witness != here))
        };
        for (index, (equation, judged)) in self.list.iter().zip(judged).enumerate() {
            let known = |&cell: &Position<C>| !self.cell(cell).is_blank() || zero_elsewhere(cell, index);
            if judged.blanks
                && judged.verdict.outcome() == Outcome::Broken
                && !self.cells(equation).iter().all(known)
            {
                judged.verdict = judged.verdict.unless_broken(Undecidable::BlankCell);
            }
        }
    }

    /// The verdict with every blank taken for a zero, and whether there were any.
    fn try_blanks_as_zero(&self, equation: &Equation) -> Judged {
        let plain = |verdict| Judged { verdict, blanks: false };
        let (whole, parts) = self.sides(equation);
        let (mut blanks, mut unread, mut some) = (false, false, None);
        for &place in self.cells(equation) {
            let cell = self.cell(place);
            match cell.figure() {
                Some(figure) => some = some.or(Some(figure)),
                None if cell.is_unread() => unread = true,
                None => blanks |= whole.first() == Some(&place) || !self.unused[place.0],
            }
        }
        if unread {
            return plain(Verdict::undecidable(Undecidable::UnreadCell));
        }
        // Nothing is printed, so nothing is claimed.
        let Some(some) = some else { return plain(Verdict::not_applicable()) };
        let (Some((&whole, with_whole)), false) = (whole.split_first(), parts.is_empty()) else {
            return plain(Verdict::undecidable(Undecidable::MissingRow));
        };
        let figure = self.cell(whole).figure();
        let Some(mut tally) = figure.map(Tally::new).or_else(|| Tally::of_blank(some.unit())) else {
            return plain(Verdict::undecidable(Undecidable::BlankCell));
        };
        for figure in with_whole.iter().filter_map(|&cell| self.cell(cell).figure()) {
            tally.add_to_whole(figure);
        }
        for figure in parts.iter().filter_map(|&part| self.cell(part).figure()) {
            tally.add(figure);
        }
        let mut verdict = tally.verdict();
        if equation.skips_level {
            verdict = verdict.unless_broken(Undecidable::MissingRow);
        }
        let whole_there = if equation.kind.is_of_row() {
            self.table.has_all_columns()
        } else {
            self.table.completeness().is_complete()
        };
        if !whole_there {
            verdict = verdict.unless_broken(Undecidable::IncompleteTable);
        }
        Judged { verdict, blanks }
    }
}

struct Judged {
    verdict: Verdict,
    blanks: bool,
}

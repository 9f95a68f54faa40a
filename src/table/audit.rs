//! Every identity within a published table, as equations over its cells, and how each ends.

use std::collections::{HashMap, HashSet};

use super::column::Columns;
use super::rollup;
use crate::{
    Cell, ColumnSet, Counts, Outcome, PrintedTable, RelationKind, RowKey, Tally, Undecidable, Verdict,
};

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
        Self { checks: Equations::of(table).judge() }
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

/// The identities of a table as equations over its cells, before they are judged.
struct Equations<'a, K, C> {
    table: &'a PrintedTable<K, C>,
    list: Vec<Equation<C>>,
    /// The rows that print nothing in any column: rows of the form that the document does not use, and no part of a sum.
    unused: Vec<bool>,
}

struct Equation<C> {
    kind: RelationKind,
    whole: Option<Position<C>>,
    with_whole: Vec<Position<C>>,
    parts: Vec<Position<C>>,
    skips_level: bool,
}

impl<C> Equation<C> {
    fn new(kind: RelationKind, whole: Option<Position<C>>, parts: Vec<Position<C>>) -> Self {
        Self { kind, whole, with_whole: Vec::new(), parts, skips_level: false }
    }
}

impl<'a, K: RowKey, C: ColumnSet> Equations<'a, K, C> {
    fn of(table: &'a PrintedTable<K, C>) -> Self {
        let keys: Vec<K> = table.rows().map(|(key, _)| key.clone()).collect();
        let columns = Columns::of(table);
        let mut list = Vec::new();
        for (key, relation) in rollup::relations(&keys) {
            for &column in columns.of_row(&key) {
                let whole = relation.whole.map(|row| (row, column));
                let parts = relation.parts.iter().map(|&row| (row, column)).collect();
                let equation = Equation::new(key.relation(), whole, parts);
                list.push(Equation { skips_level: relation.skips_level, ..equation });
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
                let parts = other.map(|other| (other, column)).into_iter().collect();
                list.push(Equation::new(RelationKind::TwoSides, Some((row, column)), parts));
            }
        }
        // A sum of nothing that is there: its parts are missing.
        let has_parts: HashSet<usize> =
            list.iter().filter_map(|equation| equation.whole).map(|(row, _)| row).collect();
        for (row, key) in
            keys.iter().enumerate().filter(|(row, key)| key.is_sum() && !has_parts.contains(row))
        {
            let money = |column: &C| table.figures(row)[*column].holds_money();
            for column in C::COLUMNS.iter().copied().filter(money) {
                list.push(Equation::new(key.relation(), Some((row, column)), Vec::new()));
            }
        }
        let identities = columns.identities();
        for (row, key) in keys.iter().enumerate() {
            for (identity, parts) in &identities[key.section()] {
                let two_sided = !identity.with_whole.is_empty();
                let kind = if two_sided { RelationKind::CarryOver } else { RelationKind::Columns };
                let at = |&column: &C| (row, column);
                let equation =
                    Equation::new(kind, Some((row, identity.whole)), parts.iter().map(at).collect());
                list.push(Equation { with_whole: identity.with_whole.iter().map(at).collect(), ..equation });
            }
        }
        let unused =
            table.rows().map(|(_, figures)| figures.iter().all(|(_, cell)| cell.is_blank())).collect();
        Self { table, list, unused }
    }

    fn cell(&self, (row, column): Position<C>) -> &Cell {
        &self.table.figures(row)[column]
    }

    /// Judges every equation. A blank is zero only where another identity than the one that is judged needs it to be.
    fn judge(self) -> Vec<Check<C>> {
        let first: Vec<Judged> = self.list.iter().map(|equation| self.try_blanks_as_zero(equation)).collect();
        let mut shown: HashMap<Position<C>, Vec<usize>> = HashMap::new();
        for (index, (equation, judged)) in self.list.iter().zip(&first).enumerate() {
            if judged.blanks && judged.verdict.outcome().is_held() {
                for cell in equation.cells().filter(|&cell| self.cell(cell).is_blank()) {
                    shown.entry(cell).or_default().push(index);
                }
            }
        }
        let zero_elsewhere = |cell: Position<C>, here: usize| {
            shown.get(&cell).is_some_and(|witnesses| witnesses.iter().any(|&witness| witness != here))
        };
        let decide = |index: usize, equation: &Equation<C>, judged: Judged| {
            let undecided = judged.blanks
                && judged.verdict.outcome() == Outcome::Broken
                && !equation.cells().all(|cell| !self.cell(cell).is_blank() || zero_elsewhere(cell, index));
            if undecided { judged.verdict.unless_broken(Undecidable::BlankCell) } else { judged.verdict }
        };
        let verdicts: Vec<Verdict> = self
            .list
            .iter()
            .zip(first)
            .enumerate()
            .map(|(index, (equation, judged))| decide(index, equation, judged))
            .collect();
        let checks = self.list.into_iter().zip(verdicts);
        checks
            .map(|(equation, verdict)| {
                let Equation { kind, whole, with_whole, parts, .. } = equation;
                Check { kind, whole, with_whole, parts, verdict }
            })
            .collect()
    }

    /// The verdict with every blank taken for a zero, and whether there were any.
    fn try_blanks_as_zero(&self, equation: &Equation<C>) -> Judged {
        let plain = |verdict| Judged { verdict, blanks: false };
        let (mut blanks, mut unread, mut some) = (false, false, None);
        for place in equation.cells() {
            let cell = self.cell(place);
            match cell.figure() {
                Some(figure) => some = some.or(Some(figure)),
                None if cell.is_unread() => unread = true,
                None => blanks |= equation.whole == Some(place) || !self.unused[place.0],
            }
        }
        if unread {
            return plain(Verdict::undecidable(Undecidable::UnreadCell));
        }
        // Nothing is printed, so nothing is claimed.
        let Some(some) = some else { return plain(Verdict::not_applicable()) };
        let (Some(whole), false) = (equation.whole, equation.parts.is_empty()) else {
            return plain(Verdict::undecidable(Undecidable::MissingRow));
        };
        let figure = self.cell(whole).figure();
        let Some(mut tally) = figure.map(Tally::new).or_else(|| Tally::of_blank(some.unit())) else {
            return plain(Verdict::undecidable(Undecidable::BlankCell));
        };
        for figure in equation.with_whole.iter().filter_map(|&cell| self.cell(cell).figure()) {
            tally.add_to_whole(figure);
        }
        for figure in equation.parts.iter().filter_map(|&part| self.cell(part).figure()) {
            tally.add(figure);
        }
        let mut verdict = tally.verdict();
        if equation.skips_level {
            verdict = verdict.unless_broken(Undecidable::MissingRow);
        }
        if !equation.kind.is_of_row() && !self.table.completeness().is_complete() {
            verdict = verdict.unless_broken(Undecidable::IncompleteTable);
        }
        Judged { verdict, blanks }
    }
}

struct Judged {
    verdict: Verdict,
    blanks: bool,
}

impl<C: Copy> Equation<C> {
    fn cells(&self) -> impl Iterator<Item = Position<C>> + Clone {
        self.whole.into_iter().chain(self.with_whole.iter().copied()).chain(self.parts.iter().copied())
    }
}

//! The two sides of an identity across tables: the cells of each, or why they are not known, and how it ends.

use super::cell_ref::CellRef;
use super::find::{RowsByKey, find};
use super::printed_tables::PrintedTables;
use super::table_check::Tie;
use crate::table::{Cell, ColumnSet, PrintedTable, RowKey, TableKind};
use crate::value::{Exact, Tally, Undecidable, Verdict};

/// Some cells of one table that enter an identity, or why they cannot.
#[derive(Clone, Default)]
pub(super) struct Term<'a> {
    pub(super) cells: Vec<(CellRef, &'a Cell)>,
    pub(super) gap: Option<Undecidable>,
    /// Whether the form of the document has no such table, or prints none of the columns that are asked for.
    pub(super) no_form: bool,
    /// Whether the table has rows or columns that are not known, each of which may be one more of the term's.
    partial: bool,
}

impl<'a> Term<'a> {
    /// The cells of the rows that are meant, in these columns.
    pub(super) fn of<K: RowKey, C: ColumnSet>(
        kind: TableKind,
        table: Option<&'a PrintedTable<K, C>>,
        columns: &[C],
        is_meant: impl Fn(&K) -> bool,
    ) -> Self {
        let unprinted = table.is_some_and(|table| {
            let mut rows = table.rows().enumerate().filter(|(_, (key, _))| is_meant(key));
            rows.next().is_some_and(|(row, _)| !columns.iter().any(|column| table.prints(row, *column)))
        });
        let cells: Vec<_> = find(kind, table, is_meant, columns).collect();
        let partial =
            table.is_some_and(|table| !table.completeness().is_complete() || lacks_columns(table, columns));
        let absent = Self::absent(table);
        let gap = absent.gap.filter(|_| cells.is_empty());
        Self { cells, gap, partial, no_form: absent.no_form || unprinted }
    }

    /// As [`Term::of`], for a row that every such table has: where there is none, that is a gap.
    pub(super) fn required<K: RowKey, C: ColumnSet>(
        kind: TableKind,
        table: Option<&'a PrintedTable<K, C>>,
        columns: &[C],
        row: &K,
    ) -> Self {
        Self::of(kind, table, columns, |key| key == row).or_gap().single(columns.len())
    }

    /// A row that a table does not have: no money, unless the table is incomplete. Of a table that is not there nothing is
    /// asked: that it is missing is reported by itself (STR001).
    fn absent<K: RowKey, C: ColumnSet>(table: Option<&PrintedTable<K, C>>) -> Self {
        let incomplete = table.is_some_and(|table| !table.completeness().is_complete());
        let gap = incomplete.then_some(Undecidable::MissingRow);
        Self { gap, no_form: table.is_none(), ..Self::default() }
    }

    /// The cells of a row in some columns; a row that stands twice is a gap.
    pub(super) fn of_row<K: RowKey + Ord, C: ColumnSet>(
        rows: &RowsByKey<'a, K, C>,
        row: &K,
        columns: &[C],
    ) -> Self {
        let mut term = Self::default();
        term.add(rows, row, columns);
        term
    }

    /// Adds the cells of a row in some columns; a row that stands twice makes it a gap.
    pub(super) fn add<K: RowKey + Ord, C: ColumnSet>(
        &mut self,
        rows: &RowsByKey<'a, K, C>,
        row: &K,
        columns: &[C],
    ) {
        let before = self.cells.len();
        self.cells.extend(rows.find(row, columns));
        self.no_form |= self.cells.len() == before && rows.places(row).len() > 0;
        let gap = match rows.places(row).len() {
            0 => {
                let absent = Self::absent(rows.table());
                self.no_form |= absent.no_form;
                absent.gap
            }
            1 => None,
            _ => Some(Undecidable::RepeatedRow),
        };
        self.gap = self.gap.or(gap);
        self.partial |= rows.table().is_some_and(|table| lacks_columns(table, columns));
    }

    /// As it is where at most one row was found: two make it a gap, for nobody knows which one is meant.
    pub(super) fn single(mut self, columns: usize) -> Self {
        if self.cells.len() > columns {
            self.gap = self.gap.or(Some(Undecidable::RepeatedRow));
        }
        self.partial &= columns > 1;
        self
    }

    /// As it is, or the same with a gap where no row was found.
    pub(super) fn or_gap(mut self) -> Self {
        if self.cells.is_empty() && !self.no_form {
            self.gap = self.gap.or(Some(Undecidable::MissingRow));
        }
        self
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.gap.is_none() && self.cells.iter().all(|(_, cell)| !cell.holds_money() && !cell.is_unread())
    }
}

/// How an identity over these cells ends.
pub(super) fn verdict_of(tables: &PrintedTables, whole: &[CellRef], parts: &[CellRef], tie: Tie) -> Verdict {
    let term = |cells: &[CellRef]| {
        let found = cells.iter().filter_map(|cell| Some((*cell, tables.cell(*cell)?)));
        let found: Vec<_> = found.collect();
        let gap = (found.len() < cells.len()).then_some(Undecidable::MissingRow);
        Term { cells: found, gap, ..Term::default() }
    };
    Identity { whole: term(whole), parts: vec![term(parts)], tie }.verdict()
}

/// An identity whole = Σ parts between terms.
pub(super) struct Identity<'a> {
    pub(super) whole: Term<'a>,
    pub(super) parts: Vec<Term<'a>>,
    pub(super) tie: Tie,
}

impl Identity<'_> {
    pub(super) fn verdict(&self) -> Verdict {
        let (whole, parts) = (&self.whole.cells, || self.parts.iter().flat_map(|part| &part.cells));
        let all = || whole.iter().chain(parts()).map(|(_, cell)| *cell);
        if self.whole.no_form || self.parts.iter().any(|part| part.no_form) {
            return Verdict::not_applicable();
        }
        let gap = self.whole.gap.or_else(|| self.parts.iter().find_map(|part| part.gap));
        let no_row = whole.is_empty() || parts().next().is_none();
        let nothing = self.whole.is_nothing() && self.parts.iter().all(Term::is_nothing);
        if let Some(gap) = gap {
            return Verdict::undecidable(gap);
        }
        if no_row && !nothing {
            return Verdict::undecidable(Undecidable::MissingRow);
        }
        if whole.is_empty() || all().all(Cell::is_blank) {
            return Verdict::not_applicable();
        }
        if all().any(Cell::is_unread) {
            return Verdict::undecidable(Undecidable::UnreadCell);
        }
        let mut figures = whole.iter().filter_map(|(_, cell)| cell.figure());
        let tally = match (figures.next(), figures.next()) {
            (Some(only), None) => Some(Tally::new(only)),
            (Some(_), Some(_)) => Tally::of_sum(whole.iter().filter_map(|(_, cell)| cell.figure())),
            (None, _) => all().find_map(Cell::figure).and_then(|any| Tally::of_blank(any.unit())),
        };
        let Some(mut tally) = tally else {
            return Verdict::undecidable(Undecidable::UnreadCell);
        };
        for (_, cell) in parts() {
            if let Some(figure) = cell.figure() {
                tally.add(figure);
            }
        }
        let verdict = match self.tie {
            Tie::Equal(slack) => {
                tally.allow(slack);
                tally.verdict()
            }
            Tie::AtMost => tally.verdict_at_most(),
        };
        if self.whole.partial || self.parts.iter().any(|part| part.partial) {
            verdict.unless_broken(Undecidable::IncompleteTable)
        } else if all().any(Cell::is_blank) {
            verdict.unless_broken(Undecidable::BlankCell)
        } else {
            verdict
        }
    }
}

/// Whether appropriations pay a code in full, as its part of the whole: they do where their total is that of all
/// spending. No code is paid more than it spends, so one that is paid less would leave the others to be paid more.
///
/// Totals that are printed alike may still differ by their rounding, and a code by as much: that is allowed. A blank
/// total is no exception: were there money behind it, the others alone would not make up all spending.
pub(super) fn all_appropriated(paid: &Term<'_>, spent: &Term<'_>) -> Tie {
    let sum = |term: &Term<'_>| {
        let mut figures = term.cells.iter().filter_map(|(_, cell)| cell.figure()).peekable();
        figures.peek()?;
        Some(
            figures.fold((0, 0), |(sum, half), figure| (sum + figure.exact().0, half + figure.half_step().0)),
        )
    };
    match (sum(paid), sum(spent)) {
        (Some((paid, half)), Some((spent, more))) if paid == spent => Tie::Equal(Exact(half + more)),
        _ => Tie::AtMost,
    }
}

/// Whether a sum over these columns may want one that could not be typed.
fn lacks_columns<K: RowKey, C: ColumnSet>(table: &PrintedTable<K, C>, columns: &[C]) -> bool {
    columns.len() > 1 && !table.has_all_columns()
}

//! A published table rebuilt from its lowest rows: every other figure computed anew and held against the print.

use super::audit::Position;
use super::cell::Cell;
use super::column_set::{ColumnIdentity, ColumnSet};
use super::figures::Figures;
use super::printed::PrintedTable;
use super::printed_columns::PrintedColumns;
use super::rollup::{self, Relation};
use super::row::RowKey;
use crate::value::Exact;
use crate::value::{Counts, Printed, Tally, Undecidable, Verdict};

/// What became of a printed figure when its table was rebuilt.
#[doc(alias = "重新汇总")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuilt {
    /// The figure stands in a lowest row, in a column that is no sum: it is what the table is rebuilt from.
    Given,
    /// The figure was computed anew, and this is how the print compares.
    Computed(Verdict),
}

/// A table rebuilt from its lowest rows (自底向上汇总).
#[doc(alias = "重新汇总")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebuild<K, C> {
    table: PrintedTable<K, C>,
    figures: Vec<(Position<C>, Rebuilt)>,
}

impl<K, C: Copy> Rebuild<K, C> {
    /// The table with every sum computed, whatever was printed.
    pub const fn table(&self) -> &PrintedTable<K, C> {
        &self.table
    }

    /// Every printed figure, by row index and column, and what became of it. A blank cell is no figure.
    pub fn figures(&self) -> &[(Position<C>, Rebuilt)] {
        &self.figures
    }

    /// How many figures were given.
    pub fn given(&self) -> usize {
        self.figures.iter().filter(|(_, rebuilt)| *rebuilt == Rebuilt::Given).count()
    }

    /// How many computed figures are met exactly, within rounding, not at all, or cannot be decided.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, rebuilt) in &self.figures {
            if let Rebuilt::Computed(verdict) = rebuilt {
                counts.count(verdict.outcome());
            }
        }
        counts
    }
}

impl<K: RowKey, C: ColumnSet> PrintedTable<K, C> {
    /// Rebuilds the table from its lowest rows and the columns that are no sums.
    ///
    /// A sum is held against the sum of all figures that it is rebuilt from, so its bound is theirs taken together:
    /// wider than that of [`PrintedTable::audit`], which goes level by level.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Outcome, identity::PrintedTables};
    ///
    /// let huizhou = Disclosure::from_csv_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023"))?;
    /// let tables = PrintedTables::read(&huizhou)?;
    /// let rebuild = tables.expenditure().unwrap().rebuild();
    /// assert_eq!(rebuild.given() + rebuild.counts().total(), 26 * 7);
    /// assert_eq!(rebuild.counts()[Outcome::Broken], 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "汇总")]
    pub fn rebuild(&self) -> Rebuild<K, C> {
        let rows: Vec<(&K, &Figures<C, Cell>)> = self.rows().collect();
        let keys: Vec<K> = rows.iter().map(|(key, _)| (*key).clone()).collect();
        let mut parts_of: Vec<Option<Relation>> = keys.iter().map(|_| None).collect();
        for (_, relation) in rollup::relations(&keys) {
            if let Some(whole) = relation.whole {
                parts_of[whole] = Some(relation);
            }
        }
        let columns = PrintedColumns::of(self);
        let identities = columns.identities();
        let mut figures = Vec::new();
        let mut rebuilt = Vec::with_capacity(rows.len());
        for (row, (key, printed)) in rows.iter().enumerate() {
            let identities = &identities[key.section()];
            let mut lowest = Vec::new();
            let whole = lowest_below(row, &parts_of, &mut lowest);
            let cells = Figures::from_fn(|column: C| {
                let columns = lowest_columns(column, identities);
                let cell = &printed[column];
                if lowest == [row] && columns == [column] {
                    if cell.figure().is_some() {
                        figures.push(((row, column), Rebuilt::Given));
                    }
                    return cell.clone();
                }
                let given: Vec<&Cell> = lowest
                    .iter()
                    .flat_map(|&row| columns.iter().map(move |&column| (row, column)))
                    .map(|(row, column)| &rows[row].1[column])
                    .collect();
                if let Some(figure) = cell.figure() {
                    let mut verdict = judge(figure, &given);
                    if !whole {
                        verdict = verdict.unless_broken(Undecidable::MissingRow);
                    }
                    if !self.completeness().is_complete() && lowest != [row] {
                        verdict = verdict.unless_broken(Undecidable::IncompleteTable);
                    }
                    figures.push(((row, column), Rebuilt::Computed(verdict)));
                }
                sum(&given).map_or(Cell::BLANK, Cell::from)
            });
            rebuilt.push(((*key).clone(), cells));
        }
        Rebuild { table: Self::new(rebuilt, self.completeness().clone()), figures }
    }
}

/// Collects the lowest rows under a row; false where a level between has no row of its own.
fn lowest_below(row: usize, parts_of: &[Option<Relation>], lowest: &mut Vec<usize>) -> bool {
    let mut whole = true;
    let mut stack = vec![row];
    while let Some(row) = stack.pop() {
        match &parts_of[row] {
            Some(relation) => {
                whole &= !relation.skips_level;
                stack.extend(&relation.parts);
            }
            None => lowest.push(row),
        }
    }
    whole
}

/// The columns that are no sums, under a column, among those that are printed.
fn lowest_columns<C: ColumnSet>(column: C, identities: &[(ColumnIdentity<C>, Vec<C>)]) -> Vec<C> {
    let mut lowest = Vec::new();
    let mut stack = vec![column];
    while let Some(column) = stack.pop() {
        let sum = |(identity, _): &&(ColumnIdentity<C>, Vec<C>)| {
            identity.whole == column && identity.with_whole.is_empty()
        };
        match identities.iter().find(sum) {
            Some((_, parts)) => stack.extend(parts),
            None => lowest.push(column),
        }
    }
    lowest
}

fn judge(printed: Printed, given: &[&Cell]) -> Verdict {
    if given.iter().any(|cell| cell.is_unread()) {
        return Verdict::undecidable(Undecidable::UnreadCell);
    }
    let mut tally = Tally::new(printed);
    given.iter().filter_map(|cell| cell.figure()).for_each(|figure| tally.add(figure));
    let verdict = tally.verdict();
    if given.iter().any(|cell| cell.is_blank()) {
        verdict.unless_broken(Undecidable::BlankCell)
    } else {
        verdict
    }
}

/// The sum as it would be printed, with the most decimals among the figures; `None` where nothing is printed.
fn sum(given: &[&Cell]) -> Option<Printed> {
    let figures = || given.iter().filter_map(|cell| cell.figure());
    let unit = figures().next()?.unit();
    let decimals = figures().map(Printed::decimals).max()?;
    Exact(figures().map(|figure| figure.exact().0).sum()).printed(unit, decimals)
}

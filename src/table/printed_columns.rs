//! The columns that a published table prints, and the identities that are left among them.

use super::column_set::{ColumnIdentity, ColumnSet};
use super::printed::PrintedTable;
use super::row::RowKey;

impl<C: ColumnSet> ColumnIdentity<C> {
    /// The identities of a table in which only some columns are printed: each whole with the columns that add up to
    /// it. A part that is not printed gives way to its own parts; where none of those is printed, it is no part.
    fn of_printed(printed: &dyn Fn(C) -> bool) -> Vec<(Self, Vec<C>)> {
        fn expand<C: ColumnSet>(part: C, printed: &dyn Fn(C) -> bool, parts: &mut Vec<C>) {
            if printed(part) {
                parts.push(part);
            } else if let Some(identity) = C::IDENTITIES.iter().find(|identity| identity.whole == part) {
                identity.parts.iter().for_each(|&part| expand(part, printed, parts));
            }
        }
        let side = |identity: &&Self| {
            printed(identity.whole) && identity.with_whole.iter().all(|&column| printed(column))
        };
        let identities = C::IDENTITIES.iter().filter(side).map(|identity| {
            let mut parts = Vec::new();
            identity.parts.iter().for_each(|&part| expand(part, printed, &mut parts));
            (*identity, parts)
        });
        identities.filter(|(_, parts)| !parts.is_empty()).collect()
    }
}

/// The columns that a table prints, by the section of its rows: a column in which no row of a section prints anything
/// is not there, and no part of anything. Where nothing is printed at all, every column is as good as there that a computed
/// table has.
pub(super) struct PrintedColumns<C> {
    printed: Vec<Vec<C>>,
}

impl<C: ColumnSet> PrintedColumns<C> {
    pub(super) fn of<K: RowKey>(table: &PrintedTable<K, C>) -> Self {
        let sections = table.rows().map(|(key, _)| key.section() + 1).max().unwrap_or(1);
        let printed = (0..sections).map(|section| {
            let rows = || table.rows().filter(move |(key, _)| key.section() == section);
            let printed = |column: &C| rows().any(|(_, figures)| !figures[*column].is_blank());
            let columns: Vec<C> = C::COLUMNS.iter().copied().filter(printed).collect();
            if columns.is_empty() {
                C::COLUMNS.iter().copied().filter(|column| column.is_computed()).collect()
            } else {
                columns
            }
        });
        Self { printed: printed.collect() }
    }

    /// The columns of each section.
    pub(super) fn sections(&self) -> &[Vec<C>] {
        &self.printed
    }

    /// The identities of each section: see [`ColumnIdentity::of_printed`].
    pub(super) fn identities(&self) -> Vec<Vec<(ColumnIdentity<C>, Vec<C>)>> {
        let of = |printed: &Vec<C>| ColumnIdentity::of_printed(&|column| printed.contains(&column));
        self.printed.iter().map(of).collect()
    }
}

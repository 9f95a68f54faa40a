//! Finding cells: of a kind of table, the cells of some rows in some columns.

use super::cell_ref::CellRef;
use crate::table::{Cell, ColumnSet, PrintedTable, RowKey, TableKind};

/// The cells of the rows that are meant, in these columns, in printed order.
pub(crate) fn find<'t, K: RowKey, C: ColumnSet>(
    kind: TableKind,
    table: Option<&'t PrintedTable<K, C>>,
    is_meant: impl Fn(&K) -> bool,
    columns: &[C],
) -> impl Iterator<Item = (CellRef, &'t Cell)> {
    let rows = table.into_iter().flat_map(|table| table.rows().enumerate());
    rows.filter(move |(_, (key, _))| is_meant(key)).flat_map(move |(row, (_, figures))| {
        let printed =
            columns.iter().filter(move |column| table.is_none_or(|table| table.prints(row, **column)));
        printed.map(move |&column| (CellRef::of(kind, row, column), &figures[column]))
    })
}

/// The one thing that was found; `None` where there are several, for nobody knows which one is meant.
pub(crate) fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// The rows of a table by their keys, for those who ask for many of them: found without a walk over the table for each.
pub(crate) struct RowsByKey<'t, K, C> {
    kind: TableKind,
    table: Option<&'t PrintedTable<K, C>>,
    /// Where each key stands, in the order of the keys.
    rows: Vec<(K, usize)>,
}

impl<'t, K: RowKey + Ord, C: ColumnSet> RowsByKey<'t, K, C> {
    /// The rows as they are keyed.
    pub(crate) fn of(kind: TableKind, table: Option<&'t PrintedTable<K, C>>) -> Self {
        Self::keyed_by(kind, table, K::clone)
    }

    /// The rows by other keys than their own, so that several rows may be taken for one.
    pub(crate) fn keyed_by(
        kind: TableKind,
        table: Option<&'t PrintedTable<K, C>>,
        key_of: impl Fn(&K) -> K,
    ) -> Self {
        let keys = table.into_iter().flat_map(PrintedTable::rows).map(|(key, _)| key_of(key));
        let mut rows: Vec<_> = keys.zip(0..).collect();
        rows.sort_unstable();
        Self { kind, table, rows }
    }

    pub(crate) const fn table(&self) -> Option<&'t PrintedTable<K, C>> {
        self.table
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.rows.iter().map(|(key, _)| key)
    }

    /// Where the rows of a key stand, in printed order.
    pub(crate) fn places(&self, key: &K) -> impl ExactSizeIterator<Item = usize> {
        let first = self.rows.partition_point(|(other, _)| other < key);
        let count = self.rows[first..].iter().take_while(|(other, _)| other == key).count();
        self.rows[first..first + count].iter().map(|(_, place)| *place)
    }

    /// The cells of the rows of a key, in these columns, in printed order.
    pub(crate) fn find(&self, key: &K, columns: &[C]) -> impl Iterator<Item = (CellRef, &'t Cell)> {
        let rows = self.places(key).filter_map(|row| Some((row, self.table?.row(row)?)));
        rows.flat_map(move |(row, (_, figures))| {
            let printed = move |column: &&C| self.table.is_none_or(|table| table.prints(row, **column));
            columns
                .iter()
                .filter(printed)
                .map(move |&column| (CellRef::of(self.kind, row, column), &figures[column]))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{BudgetColumn, CodeRow, Completeness, EconomicRow, Figures};
    use crate::value::{EconomicCode, Unit, UnitType};

    #[test]
    fn rows_are_found_by_key_in_printed_order() {
        let row = |code, group, text| {
            let key: EconomicRow = CodeRow::in_group(EconomicCode::constant(code), group);
            (key, Figures::printed([(BudgetColumn::Budget, Cell::parse(text, Unit::TenThousandYuan))]))
        };
        let rows = [
            row(302, Some(UnitType::Institution), "3.00"),
            row(301, None, "1.00"),
            row(302, Some(UnitType::Agency), "2.00"),
            row(301, None, "4.00"),
        ];
        let (kind, columns) = (TableKind::ProjectByEconomic, [BudgetColumn::Budget]);
        let table = PrintedTable::new(rows, Completeness::Complete);
        let key = |code| CodeRow::from(EconomicCode::constant(code));
        let texts = |found: Vec<(CellRef, &Cell)>| -> Vec<(usize, String)> {
            found.into_iter().map(|(cell, printed)| (cell.row, printed.text())).collect()
        };

        let of_key = |key| texts(find(kind, Some(&table), |row| *row == key, &columns).collect());
        let by_key = RowsByKey::of(kind, Some(&table));
        for code in [301, 302, 303] {
            assert_eq!(of_key(key(code)), texts(by_key.find(&key(code), &columns).collect()), "{code}");
        }
        assert_eq!(of_key(key(301)), [(1, "1.00".to_owned()), (3, "4.00".to_owned())]);
        assert_eq!(
            only(find(kind, Some(&table), |row| *row == key(301), &columns)),
            None,
            "nobody knows which"
        );

        let ungrouped = |key: &EconomicRow| key.ungrouped().unwrap_or(*key);
        let by_code = RowsByKey::keyed_by(kind, Some(&table), ungrouped);
        assert_eq!(by_code.places(&key(302)).collect::<Vec<_>>(), [0, 2], "both groups");
    }
}

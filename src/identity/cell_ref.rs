//! Cells of the typed tables, by their place (单元格).

use crate::table::{ColumnSet, TableKind};

/// A cell by its table, the index of its row and the index of its column among the table's columns.
#[doc(alias = "单元格")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct CellRef {
    /// The table.
    pub table: TableKind,
    /// The row, from 0, among those of the typed table.
    pub row: usize,
    /// The column, from 0, in the order of the column set.
    pub column: usize,
}

impl CellRef {
    /// The cell in this row of the typed table and this column of its set, both from 0.
    pub const fn new(table: TableKind, row: usize, column: usize) -> Self {
        Self { table, row, column }
    }

    /// The cell in this row of the typed table, from 0, and this column.
    ///
    /// ```
    /// use cn_budget::TableKind;
    /// use cn_budget::identity::CellRef;
    /// use cn_budget::table::ExpenditureColumn;
    ///
    /// assert_eq!(CellRef::of(TableKind::Expenditure, 2, ExpenditureColumn::Total), CellRef::new(TableKind::Expenditure, 2, 0));
    /// ```
    #[doc(alias = "单元格")]
    pub fn of(table: TableKind, row: usize, column: impl ColumnSet) -> Self {
        Self::new(table, row, column.index())
    }
}

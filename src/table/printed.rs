//! The typed rows of a published table, before anything is verified.

use std::collections::HashSet;

use super::cell::Cell;
use super::column_set::ColumnSet;
use super::figures::Figures;
use super::rollup;
use super::row::RowKey;
use crate::value::Note;

/// Whether a published table is all there.
///
/// ```
/// use cn_budget::{table::Completeness, value::Note};
///
/// let partial = Completeness::Incomplete(Note::new("缺第一页以后各页", "the pages after the first are missing"));
/// assert!(!partial.is_complete());
/// ```
#[doc(alias = "完整性")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Completeness {
    /// Every row that was published is there.
    #[default]
    Complete,
    /// Rows are known to be missing, and why: their sums cannot be broken, only undecidable.
    Incomplete(Note),
}

impl Completeness {
    /// Whether every row is there.
    pub const fn is_complete(&self) -> bool {
        matches!(self, Self::Complete)
    }
}

/// The typed rows of a published table, as printed: nothing assumed, nothing repaired, nothing verified yet.
///
/// ```
/// use cn_budget::{Cell, FunctionalCode, Outcome, table::{BasicProjectColumn as Column, CodeRow, Completeness, Figures}};
/// use cn_budget::{PrintedTable, Unit};
///
/// let row = |cells: [&str; 3]| {
///     let cells = cells.map(|text| Cell::parse(text, Unit::TenThousandYuan));
///     Figures::printed([Column::Total, Column::Basic, Column::Project].into_iter().zip(cells))
/// };
/// let printed: PrintedTable<CodeRow<FunctionalCode>, Column> = PrintedTable::new(
///     [
///         (CodeRow::TOTAL, row(["8718.26", "1686.54", "7031.73"])),
///         (CodeRow::from(FunctionalCode::constant(201)), row(["8718.26", "1686.54", "7031.73"])),
///         (CodeRow::from(FunctionalCode::constant(20103)), row(["8718.26", "1686.54", "7031.73"])),
///         (CodeRow::from(FunctionalCode::constant(2010301)), row(["990.27", "990.27", "0.00"])),
///         (CodeRow::from(FunctionalCode::constant(2010350)), row(["816.26", "696.26", "120"])),
///         (CodeRow::from(FunctionalCode::constant(2010399)), row(["6911.73", "0.00", "6911.73"])),
///     ],
///     Completeness::Complete,
/// );
/// let counts = printed.audit().counts();
/// assert_eq!((counts[Outcome::HeldWithinRounding], counts[Outcome::Broken]), (4, 0));
/// assert!(printed.verify().is_ok());
/// ```
///
/// Tables that print the same are equal, wherever they were read.
#[doc(alias = "公开表")]
#[derive(Clone, Debug)]
pub struct PrintedTable<K, C> {
    rows: Vec<(K, Figures<C, Cell>)>,
    completeness: Completeness,
    /// Whether the sheet has columns that could not be typed.
    lacks_columns: bool,
    source: Source,
}

/// What a table was read from; nothing where it was not read.
#[derive(Clone, Debug, Default)]
struct Source {
    /// Which sheet of the document.
    sheet: Option<usize>,
    /// Which row of the sheet each row is.
    rows: Vec<usize>,
    /// Which heading of the sheet names each column.
    headings: Vec<Option<usize>>,
}

/// Where in a document a cell was read (出处), every index from 0: see
/// [`PrintedTables::origin`](crate::identity::PrintedTables::origin).
#[doc(alias = "出处")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct CellOrigin {
    /// Which table of the document.
    pub sheet: usize,
    /// Which row of the table as printed, also where rows above it could not be typed.
    pub row: usize,
    /// Which heading; `None` where the table does not print the column, or two headings name it.
    pub heading: Option<usize>,
}

impl<K: RowKey, C: ColumnSet> PrintedTable<K, C> {
    /// The table with these rows.
    pub fn new(rows: impl IntoIterator<Item = (K, Figures<C, Cell>)>, completeness: Completeness) -> Self {
        let rows = rows.into_iter().collect();
        Self { rows, completeness, lacks_columns: false, source: Source::default() }
    }

    /// The table as a part of its sheet, without these rows of the sheet, without others that are no part of it, and
    /// where `columns` says so, without some of its columns.
    pub(crate) fn leaving_out(
        mut self,
        mut rows: Vec<usize>,
        passed_over: Vec<usize>,
        columns: bool,
    ) -> Self {
        if !rows.is_empty() && self.completeness.is_complete() {
            let count = rows.len();
            self.completeness = Completeness::Incomplete(Note::new(
                format!("有 {count} 行未能识别"),
                format!("{count} rows could not be typed"),
            ));
        }
        rows.extend(passed_over);
        rows.sort_unstable();
        let mut left_out = rows.into_iter().peekable();
        let typed = |row: &usize| left_out.next_if_eq(row).is_none();
        self.source.rows = (0..).filter(typed).take(self.rows.len()).collect();
        self.lacks_columns = columns;
        self
    }

    /// The table under these headings of its sheet, one a column.
    pub(crate) fn under_headings(mut self, headings: Vec<Option<usize>>) -> Self {
        self.source.headings = headings;
        self
    }

    /// The table as the sheet of this index in its document.
    pub(crate) const fn of_sheet(mut self, sheet: usize) -> Self {
        self.source.sheet = Some(sheet);
        self
    }

    /// Where a cell was read, by its row and the index of its column; `None` where the table was not read from a
    /// document, or has no such row.
    pub(crate) fn origin(&self, row: usize, column: usize) -> Option<CellOrigin> {
        let Source { sheet, rows, headings } = &self.source;
        let heading = headings.get(column).copied().flatten();
        Some(CellOrigin { sheet: (*sheet)?, row: *rows.get(row)?, heading })
    }

    /// Whether the table prints a column, as far as it is known what it was read from.
    pub(crate) fn prints(&self, row: usize, column: C) -> bool {
        self.origin(row, column.index()).is_none_or(|origin| origin.heading.is_some())
    }

    /// Whether every column of figures that was published is there.
    pub(crate) const fn has_all_columns(&self) -> bool {
        !self.lacks_columns
    }

    /// The rows themselves.
    pub(super) fn into_rows(self) -> Vec<(K, Figures<C, Cell>)> {
        self.rows
    }

    /// The rows in printed order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&K, &Figures<C, Cell>)> {
        self.rows.iter().map(|(key, figures)| (key, figures))
    }

    /// The row of this index, counted from 0 in printed order.
    pub fn row(&self, index: usize) -> Option<(&K, &Figures<C, Cell>)> {
        self.rows.get(index).map(|(key, figures)| (key, figures))
    }

    /// The key of a row by its index.
    pub(super) fn key(&self, row: usize) -> &K {
        &self.rows[row].0
    }

    /// The figures of a row by its index.
    pub(super) fn figures(&self, row: usize) -> &Figures<C, Cell> {
        &self.rows[row].1
    }

    /// Whether every row that was published is there.
    pub const fn completeness(&self) -> &Completeness {
        &self.completeness
    }

    /// The rows whose key stands twice under one and the same row, or twice as a grand total.
    pub(crate) fn repeated(&self) -> Vec<usize> {
        let keys: Vec<K> = self.rows.iter().map(|(key, _)| key.clone()).collect();
        let roots = (0..keys.len()).filter(|&row| keys[row].parent().is_none()).collect();
        let parts = rollup::relations(&keys).into_iter().map(|(_, relation)| relation.parts);
        let mut repeated = Vec::new();
        for siblings in core::iter::once(roots).chain(parts) {
            let mut seen = HashSet::new();
            let again = |&row: &usize| !seen.insert(&keys[row]) && !keys[row].may_recur();
            repeated.extend(siblings.into_iter().filter(again));
        }
        repeated
    }
}

impl<K: PartialEq, C: PartialEq> PartialEq for PrintedTable<K, C> {
    fn eq(&self, other: &Self) -> bool {
        let Self { rows, completeness, lacks_columns, source: _ } = self;
        (rows, completeness, lacks_columns) == (&other.rows, &other.completeness, &other.lacks_columns)
    }
}

impl<K: Eq, C: Eq> Eq for PrintedTable<K, C> {}

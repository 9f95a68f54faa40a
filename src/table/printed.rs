//! The typed rows of a published table, before anything is verified.

use std::collections::HashSet;

use super::rollup;
use crate::table::{Audit, Cell, ColumnSet, Figures, Relation, RowKey, Table, Violation, Violations};
use crate::value::{Note, Outcome};

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
#[doc(alias = "公开表")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedTable<K, C> {
    rows: Vec<(K, Figures<C, Cell>)>,
    completeness: Completeness,
    left_out: LeftOut,
}

/// What of the sheet that a table was read from is not among its rows and columns, because it could not be typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct LeftOut {
    /// The rows, by their index in the sheet, ascending.
    rows: Vec<usize>,
    /// Whether there are columns.
    columns: bool,
}

impl<K: RowKey, C: ColumnSet> PrintedTable<K, C> {
    /// The table with these rows.
    pub fn new(rows: impl IntoIterator<Item = (K, Figures<C, Cell>)>, completeness: Completeness) -> Self {
        Self { rows: rows.into_iter().collect(), completeness, left_out: LeftOut::default() }
    }

    /// The table as a part of its sheet, without these rows of the sheet, without others that are no part of it, and
    /// without some of its columns.
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
        self.left_out = LeftOut { rows, columns };
        self
    }

    /// Where a row stands in the sheet that the table was read from, from 0: the rows that could not be typed are not
    /// counted as rows of the table.
    pub(crate) fn row_of_sheet(&self, row: usize) -> usize {
        self.left_out.rows.iter().fold(row, |row, &left_out| row + usize::from(left_out <= row))
    }

    /// Whether every column of figures that was published is there.
    pub(crate) const fn has_all_columns(&self) -> bool {
        !self.left_out.columns
    }

    /// The rows in printed order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&K, &Figures<C, Cell>)> {
        self.rows.iter().map(|(key, figures)| (key, figures))
    }

    /// The row of this index, counted from 0 in printed order.
    pub fn row(&self, index: usize) -> Option<(&K, &Figures<C, Cell>)> {
        self.rows.get(index).map(|(key, figures)| (key, figures))
    }

    /// The figures of a row by its index.
    pub(super) fn figures(&self, row: usize) -> &Figures<C, Cell> {
        &self.rows[row].1
    }

    /// Whether every row that was published is there.
    pub const fn completeness(&self) -> &Completeness {
        &self.completeness
    }

    /// Every identity within the table, and how it ends.
    #[doc(alias = "表内审核")]
    pub fn audit(&self) -> Audit<C> {
        Audit::of(self)
    }

    /// The table, if every identity that it speaks of holds.
    ///
    /// # Errors
    ///
    /// All violations, never the first one alone:
    ///
    /// - the table is incomplete, or has no row;
    /// - an identity is broken beyond rounding, or cannot be decided;
    /// - a row is printed twice under the same row.
    pub fn verify(self) -> Result<Table<K, C, Cell>, Violations> {
        let name = |row: usize| self.rows[row].0.to_string();
        let mut violations = Violations::default();
        if let Completeness::Incomplete(reason) = &self.completeness {
            violations
                .append(Violation::other(String::new(), format!("the table is incomplete: {reason}")).into());
        }
        if self.rows.is_empty() {
            violations.append(Violation::other(String::new(), "the table has no row".to_owned()).into());
        }
        for row in self.repeated() {
            violations.append(Violation::repeated(name(row)).into());
        }
        for check in self.audit().checks() {
            // What hangs on rows that are known to be missing is told once, above.
            let outcome = check.verdict().outcome();
            let open = outcome == Outcome::Undecidable && self.completeness.is_complete();
            if outcome == Outcome::Broken || open {
                let (row, column) = check
                    .whole()
                    .map_or_else(Default::default, |(row, column)| (name(row), column.to_string()));
                let parts = check.parts().iter().map(|&(row, _)| name(row)).collect();
                let relation = Relation::Within(check.kind());
                let violation = Violation::identity_of(row, column, relation, *check.verdict());
                violations.append(violation.with_parts(parts).into());
            }
        }
        if violations.is_empty() { Ok(Table::new(self.rows)) } else { Err(violations) }
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

impl<K: RowKey, C: ColumnSet> From<Table<K, C, Cell>> for PrintedTable<K, C> {
    fn from(table: Table<K, C, Cell>) -> Self {
        Self::new(table.into_parts(), Completeness::Complete)
    }
}

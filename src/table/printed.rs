//! The typed rows of a published table, before anything is verified.

use std::collections::HashSet;

use super::rollup;
use crate::{Audit, Cell, ColumnSet, Figures, Outcome, Relation, RowKey, Table, Violation, Violations};

/// Whether a published table is all there.
///
/// ```
/// use cn_budget::Completeness;
///
/// let partial = Completeness::Incomplete("the pages after the first are missing".into());
/// assert!(!partial.is_complete());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Completeness {
    /// Every row that was published is there.
    #[default]
    Complete,
    /// Rows are known to be missing, and why: their sums cannot be broken, only undecidable.
    Incomplete(String),
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
/// use cn_budget::{BasicProjectColumn as Column, Cell, CodeRow, Completeness, Figures, FunctionalCode, Outcome};
/// use cn_budget::{PrintedTable, Unit};
///
/// let row = |cells: [&str; 3]| Figures::from_cells(cells.map(|text| Cell::parse(text, Unit::TenThousandYuan)));
/// let printed: PrintedTable<CodeRow<FunctionalCode>, Column> = PrintedTable::new(
///     [
///         (CodeRow::from(FunctionalCode::constant(20103)), row(["8718.26", "1686.54", "7031.73"])?),
///         (CodeRow::from(FunctionalCode::constant(2010301)), row(["990.27", "990.27", "0.00"])?),
///         (CodeRow::from(FunctionalCode::constant(2010350)), row(["816.26", "696.26", "120"])?),
///         (CodeRow::from(FunctionalCode::constant(2010399)), row(["6911.73", "0.00", "6911.73"])?),
///     ],
///     Completeness::Incomplete("the other classes are left out here".into()),
/// );
/// let counts = printed.audit().counts();
/// assert_eq!((counts[Outcome::HeldWithinRounding], counts[Outcome::Broken]), (2, 0));
/// assert!(printed.verify().is_ok());
/// # Ok::<(), cn_budget::FiguresError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedTable<K, C> {
    rows: Vec<(K, Figures<C, Cell>)>,
    completeness: Completeness,
}

impl<K: RowKey, C: ColumnSet> PrintedTable<K, C> {
    /// The table with these rows.
    pub fn new(rows: impl IntoIterator<Item = (K, Figures<C, Cell>)>, completeness: Completeness) -> Self {
        Self { rows: rows.into_iter().collect(), completeness }
    }

    /// The rows in printed order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&K, &Figures<C, Cell>)> {
        self.rows.iter().map(|(key, figures)| (key, figures))
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

    /// The table, if no identity is broken.
    ///
    /// # Errors
    ///
    /// All violations, never the first one alone:
    ///
    /// - an identity is broken beyond rounding;
    /// - a row is printed twice under the same row.
    pub fn verify(self) -> Result<Table<K, C, Cell>, Violations> {
        let name = |row: usize| self.rows[row].0.to_string();
        let mut violations = Violations::default();
        for row in self.repeated() {
            violations.append(Violation::repeated(name(row)).into());
        }
        for check in self.audit().checks() {
            if let (Outcome::Broken, Some((row, column))) = (check.verdict().outcome(), check.whole()) {
                let parts = check.parts().iter().map(|&(row, _)| name(row)).collect();
                let relation = Relation::Within(check.kind());
                let broken = Violation::broken(name(row), column.to_string(), relation, *check.verdict());
                violations.append(broken.with_parts(parts).into());
            }
        }
        if violations.is_empty() { Ok(Table::new(self.rows)) } else { Err(violations) }
    }

    /// The rows whose key stands twice under one and the same row.
    fn repeated(&self) -> Vec<usize> {
        let keys: Vec<K> = self.rows.iter().map(|(key, _)| key.clone()).collect();
        let mut repeated = Vec::new();
        for (_, relation) in rollup::relations(&keys) {
            // The classes of a total recur where a table has groups that it does not name.
            let groups = relation
                .parts
                .iter()
                .all(|&part| keys[part].parent().is_some_and(|above| above.parent().is_none()));
            let mut seen = HashSet::new();
            repeated
                .extend(relation.parts.iter().copied().filter(|&part| !seen.insert(&keys[part]) && !groups));
        }
        repeated
    }
}

impl<K: RowKey, C: ColumnSet> From<Table<K, C, Cell>> for PrintedTable<K, C> {
    fn from(table: Table<K, C, Cell>) -> Self {
        Self::new(table.into_parts(), Completeness::Complete)
    }
}

//! Every identity within a published table, and how each ends.

use super::column_set::ColumnSet;
use super::grid::{ColumnEquation, Grid, Reading, Section};
use super::printed::PrintedTable;
use super::printed_columns::PrintedColumns;
use super::relation::RelationKind;
use super::row::RowKey;
use crate::value::{Counts, Verdict};

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
    mut each: impl FnMut(RelationKind, &[Position<C>], &[Position<C>], Verdict),
) {
    let columns = PrintedColumns::of(table);
    let index = |columns: &[C]| columns.iter().map(|column| column.index()).collect::<Vec<_>>();
    let sections = columns.sections();
    let sections = sections.iter().zip(columns.identities()).map(|(printed, identities)| {
        let equations = identities.into_iter().map(|(identity, parts)| ColumnEquation {
            difference: None,
            kind: if identity.with_whole.is_empty() {
                RelationKind::Columns
            } else {
                RelationKind::CarryOver
            },
            whole: identity.whole.index(),
            with_whole: index(identity.with_whole),
            parts: index(&parts),
            reading: Reading::Certain,
            doubtful: Vec::new(),
            bound: false,
        });
        Section { columns: index(printed), equations: equations.collect() }
    });
    let keys: Vec<K> = table.rows().map(|(key, _)| key.clone()).collect();
    let grid = Grid {
        keys: &keys,
        cell: |row, column: usize| &table.figures(row)[C::COLUMNS[column]],
        width: C::COLUMNS.len(),
        sections: sections.collect(),
        rows: Reading::Certain,
        doubtful: Vec::new(),
        complete_rows: table.completeness().is_complete(),
        complete_columns: table.has_all_columns(),
    };
    let mut sides: [Vec<Position<C>>; 2] = [Vec::new(), Vec::new()];
    grid.judge(|equation| {
        for (side, cells) in sides.iter_mut().zip([equation.whole, equation.parts]) {
            side.clear();
            side.extend(cells.iter().map(|&(row, column)| (row, C::COLUMNS[column])));
        }
        each(equation.kind, &sides[0], &sides[1], equation.verdict);
    });
}

impl<K: RowKey, C: ColumnSet> PrintedTable<K, C> {
    /// Every identity within the table, and how it ends.
    #[doc(alias = "表内审核")]
    pub fn audit(&self) -> Audit<C> {
        Audit::of(self)
    }
}

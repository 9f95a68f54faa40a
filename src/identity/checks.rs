//! Every identity of a document (勾稽关系审核).

use super::printed_tables::PrintedTables;
use super::refuted::doubt_refuted;
use super::table_check::TableCheck;
use super::{cross, within};
use crate::document::Disclosure;
use crate::fact::{Lexicon, SheetReadings};
use crate::table::{Cell, CellOrigin};
use crate::value::Counts;

impl Disclosure {
    /// Every identity within and across the tables, and how it ends (勾稽关系审核): those within every table that has rows
    /// and figures, and those across the tables that are typed.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Outcome};
    ///
    /// let huizhou = Disclosure::huizhou_2023()?;
    /// let broken = huizhou.checks().into_iter().filter(|check| check.verdict().outcome() == Outcome::Broken);
    /// assert!(broken.into_iter().all(|check| !check.relation().is_certain()));
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "勾稽关系审核")]
    pub fn checks(&self) -> Vec<TableCheck> {
        let (tables, _) = PrintedTables::read_some(self);
        checks(self, &tables, &SheetReadings::of(self, &Lexicon::new()))
    }

    /// How many checks ended how: those that a sound document may break are left out, see
    /// [`Relation::is_certain`](crate::table::Relation::is_certain).
    ///
    /// ```
    /// use cn_budget::{Disclosure, Outcome};
    ///
    /// let counts = Disclosure::huizhou_2023()?.counts();
    /// assert_eq!(counts[Outcome::Broken], 0);
    /// assert!(counts[Outcome::Undecidable] > 0, "its revenue table is incomplete");
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for check in self.checks().iter().filter(|check| check.relation.is_certain()) {
            counts.count(check.verdict.outcome());
        }
        counts
    }

    /// What stands in a cell: a blank where the table does not print its column.
    pub fn cell(&self, cell: CellOrigin) -> Option<&Cell> {
        let row = self.sheets.get(cell.sheet)?.rows.get(cell.row)?;
        Some(cell.heading.and_then(|heading| row.cells.get(heading)).unwrap_or(&Cell::BLANK))
    }
}

/// Every identity within and across the tables of a document.
pub(crate) fn checks(
    document: &Disclosure,
    tables: &PrintedTables,
    readings: &SheetReadings<'_>,
) -> Vec<TableCheck> {
    let mut checks = cross::checks(tables, within::checks(document, readings)).finish();
    doubt_refuted(document, &mut checks);
    checks
}

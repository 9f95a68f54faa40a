//! Codes that a notice added or ended (增设、取消).

use super::evidence::{Sources, note};
use super::generated;
use super::lookup::Catalog;
pub use super::row::ChangeKind;
use super::row::ChangeRow;
use crate::value::{Code, FiscalYear};

/// A code that a notice added or ended, as `data/catalog/changes.csv` records it.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::ChangeKind};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2025));
/// let change = catalog.changes(FunctionalCode::constant(2170404)).next().unwrap();
/// assert_eq!((change.kind(), change.year().get()), (ChangeKind::Added, 2025));
/// assert_eq!(change.sources().next().unwrap().id(), "n-mof-2025-41");
/// ```
#[doc(alias = "科目调整")]
#[derive(Clone, Copy, Debug)]
pub struct Change<C> {
    code: C,
    row: &'static ChangeRow,
    year: FiscalYear,
}

impl<C: Code> Change<C> {
    /// The code.
    pub fn code(&self) -> C {
        self.code
    }

    /// Whether the notice added the code or ended it.
    pub fn kind(&self) -> ChangeKind {
        self.row.kind
    }

    /// The first year of an added code, the last year of an ended one.
    pub fn year(&self) -> FiscalYear {
        self.year
    }

    /// The notice, and what else says so.
    pub fn sources(&self) -> Sources<'static> {
        Sources::embedded(self.row.sources)
    }

    /// A remark in English.
    pub fn note(&self) -> Option<&'static str> {
        note(self.row.note)
    }
}

impl Catalog {
    /// The notices that added or ended a code, in the order of the years.
    #[doc(alias = "科目调整")]
    pub fn changes<C: Code>(&self, code: C) -> impl Iterator<Item = Change<C>> + use<C> {
        let number = code.number();
        let of_code = generated::CHANGES.iter().filter(move |row| row.number == number);
        of_code.filter_map(move |row| Some(Change { code, row, year: FiscalYear::new(row.year).ok()? }))
    }
}

//! How well a year is covered.

use super::generated;
use super::lookup::{Catalog, Entries};
use super::source::SourceKind;
use super::standing::Standing;
use crate::value::{Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, RevenueCode};

impl Catalog {
    /// How well the catalog's year is covered.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear};
    ///
    /// assert!(Catalog::for_year(FiscalYear::constant(2023)).edition().is_attested());
    /// assert!(!Catalog::for_year(FiscalYear::constant(1999)).edition().is_attested());
    /// ```
    pub fn edition(&self) -> Edition {
        let mut edition =
            Edition { year: self.year(), seen: 0, elsewhere: 0, unverified: 0, listed: 0, documents: 0 };
        edition.count(self.iter::<FunctionalCode>());
        edition.count(self.iter::<EconomicCode>());
        edition.count(self.iter::<GovernmentEconomicCode>());
        edition.count(self.iter::<RevenueCode>());
        edition.documents = generated::SOURCES
            .iter()
            .filter(|source| source.year() == Some(self.year()))
            .filter(|source| {
                matches!(source.kind(), SourceKind::BudgetDocument | SourceKind::OfficialTemplate)
            })
            .count();
        if let Some(overlay) = &self.overlay {
            edition.documents += usize::from(!overlay.is_empty());
        }
        edition
    }
}

/// How well a year is covered by a [`Catalog`], over all four classifications.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear};
///
/// let edition = Catalog::for_year(FiscalYear::constant(2025)).edition();
/// assert!(edition.is_attested());
/// assert!(edition.seen() > 100 && edition.unverified() > edition.seen());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    year: FiscalYear,
    seen: usize,
    elsewhere: usize,
    unverified: usize,
    listed: usize,
    documents: usize,
}

impl Edition {
    fn count<C: Code>(&mut self, entries: Entries<'_, C>) {
        for entry in entries {
            if entry.standing() == Standing::Listed {
                self.listed += 1;
            } else if !entry.is_attested() {
                self.unverified += 1;
            } else if entry.was_seen_in(self.year) {
                self.seen += 1;
            } else {
                self.elsewhere += 1;
            }
        }
    }

    /// The year.
    pub const fn year(self) -> FiscalYear {
        self.year
    }

    /// Whether a published budget, an official form or an overlay of this very year is among the sources. If not, the
    /// names are carried over from other years.
    pub const fn is_attested(self) -> bool {
        self.documents > 0
    }

    /// How many entries were read in a source of this very year.
    pub const fn seen(self) -> usize {
        self.seen
    }

    /// How many entries were read in sources of other years alone.
    pub const fn seen_in_other_years(self) -> usize {
        self.elsewhere
    }

    /// How many entries were read in lists of old editions alone; none from 2018 on.
    pub const fn listed(self) -> usize {
        self.listed
    }

    /// How many entries were read nowhere.
    pub const fn unverified(self) -> usize {
        self.unverified
    }
}

//! One code with its name and what the name rests on.

use super::evidence::{Evidence, Seen, Sources, note};
use super::overlay::OverlayRow;
use super::row::Row;
use super::source::{Source, SourceKind};
use super::standing::Standing;
use crate::value::{Classification, Code, FiscalYear};

/// A code with the name it has in the year of a [`Catalog`](crate::catalog::Catalog), and what that rests on.
///
/// The years seen are evidence, no bounds: a code seen in 2025 alone may well be older.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let entry = catalog.get(FunctionalCode::constant(2010301)).unwrap();
/// assert_eq!(entry.name(), "行政运行");
/// assert!(entry.is_attested());
/// assert_eq!(entry.first_seen(), Some(FiscalYear::constant(2023)));
/// assert!(entry.sources().any(|source| source.id() == "huizhou-2023"));
/// ```
#[doc(alias = "科目")]
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a, C> {
    pub(super) code: C,
    pub(super) row: Found<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Found<'a> {
    Embedded(&'static Row),
    Overlay { row: &'a OverlayRow, source: &'a str, year: FiscalYear },
}

impl<'a, C: Code> Entry<'a, C> {
    /// The code.
    #[doc(alias = "科目编码")]
    pub fn code(&self) -> C {
        self.code
    }

    /// The name, as officially written, without marks such as （款）.
    #[doc(alias = "科目名称")]
    pub fn name(&self) -> &'a str {
        match self.row {
            Found::Embedded(row) => row.name,
            Found::Overlay { row, .. } => &row.name,
        }
    }

    /// The classification of the code.
    pub fn classification(&self) -> Classification {
        C::CLASSIFICATION
    }

    /// Whether this name of this code was read in a source.
    pub fn standing(&self) -> Standing {
        Standing::from_row(match self.row {
            Found::Embedded(row) => row.confidence,
            Found::Overlay { row, .. } => row.confidence,
        })
    }

    /// Whether this name of this code was read in a named source.
    pub fn is_attested(&self) -> bool {
        self.standing().is_attested()
    }

    /// How far an unverified name is trusted, in whole percent; `None` if it was read, be it in an old list.
    pub fn confidence(&self) -> Option<u8> {
        self.standing().confidence()
    }

    /// Whether the name was read, but in weak sources alone: code of others, drafts, altered documents.
    pub fn is_weakly_attested(&self) -> bool {
        self.is_attested() && self.sources().all(|source| source.kind().is_weak())
    }

    /// Whether a program laid it over the embedded catalog.
    pub fn is_overlay(&self) -> bool {
        matches!(self.row, Found::Overlay { .. })
    }

    /// The first budget year of the sources; `None` for an unverified name.
    pub fn first_seen(&self) -> Option<FiscalYear> {
        match self.row {
            Found::Embedded(row) => FiscalYear::new(row.first).ok().filter(|_| self.is_attested()),
            Found::Overlay { year, .. } => self.is_attested().then_some(year),
        }
    }

    /// The last budget year of the sources; `None` for an unverified name.
    pub fn last_seen(&self) -> Option<FiscalYear> {
        match self.row {
            Found::Embedded(row) => FiscalYear::new(row.last).ok().filter(|_| self.is_attested()),
            Found::Overlay { year, .. } => self.is_attested().then_some(year),
        }
    }

    /// Whether one of the sources is of this very year.
    pub fn was_seen_in(&self, year: FiscalYear) -> bool {
        match self.row {
            Found::Embedded(_) => self.is_attested() && self.dated_years().any(|seen| seen == year),
            Found::Overlay { .. } => self.first_seen() == Some(year),
        }
    }

    /// The years of the sources that are of a year: all but the lists of old editions.
    fn dated_years(&self) -> impl Iterator<Item = FiscalYear> + use<'a, C> {
        self.sources().filter(|source| source.kind() != SourceKind::LegacyTable).filter_map(Source::year)
    }

    /// What the sources say of this name of the code in a year: of the name alone, not of the code.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::Evidence};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2024));
    /// let entry = catalog.get(FunctionalCode::constant(20805)).unwrap();
    /// assert_eq!(entry.name(), "行政事业单位养老支出");
    /// assert_eq!(entry.evidence(FiscalYear::constant(2024)), Evidence::Attested);
    /// assert_eq!(entry.evidence(FiscalYear::constant(2018)), Evidence::Uncovered);
    /// ```
    #[doc(alias = "有据")]
    pub fn evidence(&self, year: FiscalYear) -> Evidence {
        let of_rows = match self.row {
            Found::Embedded(row) => Seen::of(row, year),
            Found::Overlay { .. } => Seen::default(),
        };
        if self.was_seen_in(year) { Evidence::Attested } else { of_rows.evidence() }
    }

    /// Where the name was read; for an unverified name, what supports it, mostly nothing.
    pub fn sources(&self) -> Sources<'a> {
        match self.row {
            Found::Embedded(row) => Sources::embedded(row.sources),
            Found::Overlay { source, year, .. } => Sources::overlay(Source {
                id: source,
                title: source,
                issuer: "",
                year: year.get(),
                kind: SourceKind::Overlay,
                reference: "",
            }),
        }
    }

    /// A remark in English: a doubt, a move, a source that is official text.
    pub fn note(&self) -> Option<&'static str> {
        match self.row {
            Found::Embedded(row) => note(row.note),
            Found::Overlay { .. } => None,
        }
    }
}

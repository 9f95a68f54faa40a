//! What entries rest on: the lists of sources, the remarks, and what the sources say of a year.

use super::generated::{self, LAST_LISTED};
use super::row::{A, Row};
use super::source::{Source, SourceKind};
use crate::value::FiscalYear;

/// What the sources say of a code, or of one of its names, in one year.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::{Absence, Evidence}};
///
/// let of_year = |year, code| {
///     Catalog::for_year(FiscalYear::constant(year)).evidence(FunctionalCode::constant(code))
/// };
/// assert_eq!(of_year(2019, 2080504), Evidence::Attested);
/// assert_eq!(of_year(2012, 2040404), Evidence::Listed, "in a list of an old edition, of an unknown year");
/// assert_eq!(of_year(2024, 2040404), Evidence::Uncovered, "no source of 2024 says a word about it");
/// let added = Absence::AddedIn(FiscalYear::constant(2025));
/// assert_eq!(of_year(2024, 2170404), Evidence::Absent(added), "财预〔2025〕41号 added it");
/// ```
#[doc(alias = "科目有据")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// Read in a source of the year.
    #[doc(alias = "有据")]
    Attested,
    /// Read in sources of years before and after.
    Between {
        /// The nearest year before in which it was read.
        before: FiscalYear,
        /// The nearest year after in which it was read.
        after: FiscalYear,
    },
    /// A notice added it in this year or an earlier one, and none that is known ended it.
    #[doc(alias = "增设")]
    AddedBefore(FiscalYear),
    /// Read in a list of an edition before 2018 whose year is not known.
    Listed,
    /// No source says anything of it in the year. What the catalog gives is carried over from other years or believed.
    Uncovered,
    /// Known not to exist in the year.
    Absent(Absence),
}

/// Why a code is known not to exist in a year.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, GovernmentEconomicCode, catalog::{Absence, Evidence}};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2017));
/// let reformed = Absence::ClassificationSince(FiscalYear::constant(2018));
/// assert_eq!(catalog.evidence(GovernmentEconomicCode::constant(501)), Evidence::Absent(reformed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Absence {
    /// A notice added it in this later year.
    #[doc(alias = "增设")]
    AddedIn(FiscalYear),
    /// Its last year was this earlier one.
    #[doc(alias = "取消")]
    EndedAfter(FiscalYear),
    /// The whole classification begins with this later year.
    ClassificationSince(FiscalYear),
}

impl Evidence {
    /// Whether it is known to exist in the year: it was read in the year, or follows from what was read.
    pub const fn is_known(self) -> bool {
        matches!(self, Self::Attested | Self::Between { .. } | Self::AddedBefore(_))
    }

    /// Whether it is known not to exist in the year.
    pub const fn is_absent(self) -> bool {
        matches!(self, Self::Absent(_))
    }
}

/// When names were seen, from one year's point of view.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) in_year: bool,
    before: Option<FiscalYear>,
    after: Option<FiscalYear>,
    listed: bool,
}

impl Seen {
    /// When the name of a row was seen.
    pub(super) fn of(row: &Row, year: FiscalYear) -> Self {
        let mut seen = Self::default();
        for source in Sources::embedded(row.sources) {
            if source.kind() == SourceKind::LegacyTable {
                seen.listed |= year.get() <= LAST_LISTED;
            } else if row.confidence == A
                && let Some(of_source) = source.year()
            {
                seen.in_year |= of_source == year;
                if of_source < year {
                    seen.before = seen.before.max(Some(of_source));
                } else if of_source > year {
                    seen.after = Some(seen.after.map_or(of_source, |after| after.min(of_source)));
                }
            }
        }
        seen
    }

    /// With when another name of the code was seen.
    pub(super) fn add(&mut self, other: Self) {
        self.in_year |= other.in_year;
        self.listed |= other.listed;
        self.before = self.before.max(other.before);
        self.after = match (self.after, other.after) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }

    /// What follows from it.
    pub(super) fn evidence(self) -> Evidence {
        match (self.before, self.after) {
            _ if self.in_year => Evidence::Attested,
            (Some(before), Some(after)) => Evidence::Between { before, after },
            _ if self.listed => Evidence::Listed,
            _ => Evidence::Uncovered,
        }
    }
}

/// The sources of an entry, as [`Entry::sources`](crate::catalog::Entry::sources) gives them.
#[derive(Clone, Debug)]
pub struct Sources<'a>(Inner<'a>);

#[derive(Clone, Debug)]
enum Inner<'a> {
    Embedded(core::slice::Iter<'static, u16>),
    Overlay(Option<Source<'a>>),
}

impl<'a> Sources<'a> {
    /// The sources in one of the generated lists.
    pub(super) fn embedded(list: u16) -> Self {
        let ids: &'static [u16] = generated::LISTS.get(usize::from(list)).copied().unwrap_or_default();
        Self(Inner::Embedded(ids.iter()))
    }

    pub(super) const fn overlay(source: Source<'a>) -> Self {
        Self(Inner::Overlay(Some(source)))
    }
}

impl<'a> Iterator for Sources<'a> {
    type Item = Source<'a>;

    fn next(&mut self) -> Option<Source<'a>> {
        match &mut self.0 {
            Inner::Embedded(ids) => {
                ids.next().and_then(|&id| generated::SOURCES.get(usize::from(id))).copied()
            }
            Inner::Overlay(source) => source.take(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let length = match &self.0 {
            Inner::Embedded(ids) => ids.len(),
            Inner::Overlay(source) => usize::from(source.is_some()),
        };
        (length, Some(length))
    }
}

impl ExactSizeIterator for Sources<'_> {}

/// The remark with this number; number 0 is none.
pub(super) fn note(number: u16) -> Option<&'static str> {
    generated::NOTES.get(usize::from(number)).copied().filter(|note| !note.is_empty())
}

//! Codes whose name changed or that were used again.

use super::entry::Entry;
use super::evidence::note;
use super::generated;
use super::row::{RenameKind, RenameRow};
use crate::value::{Code, FiscalYear};

/// What a name is to a code in the year of a [`Catalog`](crate::catalog::Catalog).
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::NameStatus};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let status = |name| catalog.name_status(FunctionalCode::constant(215), name);
/// assert_eq!(status("资源勘探工业信息等支出"), NameStatus::Current);
/// assert_eq!(status("资源勘探信息等支出"), NameStatus::Former { until: FiscalYear::new(2020).ok() });
/// assert_eq!(status("资源勘探电力信息等事务"), NameStatus::Unknown);
/// ```
#[doc(alias = "曾用名")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameStatus {
    /// The name that the catalog gives the code in its year.
    #[doc(alias = "现用名")]
    Current,
    /// A name the code had before.
    #[doc(alias = "曾用名")]
    Former {
        /// The last year of the name, if the year of the renaming is known or believed.
        until: Option<FiscalYear>,
    },
    /// A name the code got only after the catalog's year.
    Later {
        /// The first year of the name, if the year of the renaming is known or believed.
        since: Option<FiscalYear>,
    },
    /// Another name that was read, and it is not settled which of the two is right.
    Unsettled,
    /// A shorter writing that a source uses.
    #[doc(alias = "简称")]
    Abbreviation,
    /// Read in a source that pairs it with the wrong code, or misspells it.
    SourceError,
    /// The embedded name, over which an overlay puts another.
    Replaced,
    /// A name that the catalog does not know for this code.
    Unknown,
}

impl NameStatus {
    /// Whether the catalog gives the code this name in its year.
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Current)
    }

    /// Whether the code had this name before.
    pub const fn is_former(self) -> bool {
        matches!(self, Self::Former { .. })
    }

    /// Whether the catalog does not know the name for this code at all.
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }
}

/// One of the names that a code has had, as [`Catalog::names_over_time`](crate::catalog::Catalog::names_over_time) gives it.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let names = catalog.names_over_time(FunctionalCode::constant(215));
/// assert_eq!(names[0].entry().name(), "采掘电力信息等事务", "of an old edition");
/// assert_eq!(names[1].entry().name(), "资源勘探信息等支出");
/// assert_eq!(names[1].until(), FiscalYear::new(2020).ok());
/// assert_eq!(names[2].since(), FiscalYear::new(2021).ok());
/// assert!(names[2].status().is_current());
/// ```
#[doc(alias = "曾用名")]
#[derive(Clone, Copy, Debug)]
pub struct NameRecord<'a, C> {
    pub(super) entry: Entry<'a, C>,
    pub(super) since: Option<FiscalYear>,
    pub(super) until: Option<FiscalYear>,
    pub(super) status: NameStatus,
}

impl<'a, C: Code> NameRecord<'a, C> {
    /// The name with its standing, sources and years seen.
    pub fn entry(&self) -> Entry<'a, C> {
        self.entry
    }

    /// The first year of the name, if a renaming into it is known or believed; whether it is known is what
    /// [`Rename::is_attested`].
    pub fn since(&self) -> Option<FiscalYear> {
        self.since
    }

    /// The last year of the name, if a renaming from it is known or believed.
    pub fn until(&self) -> Option<FiscalYear> {
        self.until
    }

    /// What the name is in the catalog's year.
    pub fn status(&self) -> NameStatus {
        self.status
    }
}

/// A difference between two names of one code, as `data/catalog/renames.csv` records it.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::RenameKind};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let rename = catalog.renames(FunctionalCode::constant(215)).next().unwrap();
/// assert_eq!(rename.kind(), RenameKind::Renamed);
/// assert_eq!(rename.old_name(), "资源勘探信息等支出");
/// assert_eq!(rename.first_year(), FiscalYear::new(2021).ok());
/// assert!(!rename.is_attested(), "the year was not read in a source");
/// ```
#[doc(alias = "科目更名")]
#[derive(Clone, Copy, Debug)]
pub struct Rename<C> {
    code: C,
    row: &'static RenameRow,
}

impl<C: Code> Rename<C> {
    /// The code.
    pub fn code(&self) -> C {
        self.code
    }

    /// The old, wrong, short or other name.
    pub fn old_name(&self) -> &'static str {
        self.row.old
    }

    /// The new, right or full name.
    pub fn new_name(&self) -> &'static str {
        self.row.new
    }

    /// The first year of the new name, if known or believed.
    pub fn first_year(&self) -> Option<FiscalYear> {
        FiscalYear::new(self.row.first_year).ok()
    }

    /// Why the names differ.
    pub fn kind(&self) -> RenameKind {
        self.row.kind
    }

    /// Whether the difference, with its year if there is one, follows from what was read in sources.
    pub fn is_attested(&self) -> bool {
        self.row.attested
    }

    /// A remark in English.
    pub fn note(&self) -> Option<&'static str> {
        note(self.row.note)
    }
}

/// The renamings of one classification; of one code, or of all.
pub(super) fn renames<C: Code>(only: Option<C>) -> impl Iterator<Item = Rename<C>> {
    let first = u32::from(C::CLASSIFICATION.first_digit());
    generated::RENAMES.iter().filter(move |row| leading_digit(row.number) == first).filter_map(move |row| {
        let code = C::try_from_number(row.number).ok()?;
        only.is_none_or(|only| only == code).then_some(Rename { code, row })
    })
}

const fn leading_digit(mut number: u32) -> u32 {
    while number > 9 {
        number /= 10;
    }
    number
}

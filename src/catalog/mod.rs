//! The official codes and names (政府收支分类科目), what each rests on, and how they map onto each other and
//! onto the international schemes.

mod correspondence;
mod entry;
#[rustfmt::skip]
mod generated;
mod gfs;
#[cfg(feature = "csv")]
mod load;
mod names;
mod overlay;
mod scheme;
mod source;
mod table;

use core::fmt;
use std::sync::Arc;

pub use correspondence::{Correspondence, department_codes, economic_correspondence};
pub use entry::{Entry, Standing};
pub use gfs::{
    CofogMapping, Extent, GfsmMapping, GovernmentGfsmMapping, Judgement, cofog, cofog_judgements, gfsm,
    gfsm_judgements, government_gfsm, government_gfsm_judgements,
};
#[cfg(feature = "csv")]
pub use load::{CatalogLineError, CatalogLoadError};
pub use names::{NameRecord, NameStatus, Rename, RenameKind};
pub use overlay::{CatalogOverlay, OverlayError};
pub use scheme::{Cofog, CofogDivision, CofogGroup, GfsmCategory};
pub use source::{Source, SourceKind, Sources};

use crate::value::{
    Classification, Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, Level,
};
use entry::Found;
use overlay::{OverlayRow, index};
use table::{Place, Row, choose, run, table};

/// The official codes and names as they stand in one fiscal year (政府收支分类科目).
///
/// The embedded catalog knows what real budgets and notices of 2018 to 2026 print, and completes the tree with names
/// that are believed and not read ([`Standing`]). It works for every year; how much of it was seen in a year tells
/// [`Catalog::edition`]. "Not in the catalog" is weaker than "not a code": the embedded catalog is complete for no year
/// and no province. A list at hand is laid over it with [`Catalog::with_overlay`].
///
/// # Which name stands in a year
///
/// The years in which a name was seen are evidence, no bounds, so every code of the catalog stands in every year. Where
/// a code has several names (see [`Catalog::names_over_time`]):
/// 1. an overlay's name wins,
/// 2. a renaming whose first year is known or believed divides the years: before it the old name stands, from it the
///    new one,
/// 3. between names that no such year divides, the one seen nearest to the year stands, an unverified name counting as
///    seen in 2023; of two as near, an attested one, and then the later one,
/// 4. names that a source has wrong or shortened never stand.
///
/// # Example
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let class = FunctionalCode::constant(215);
/// assert_eq!(catalog.name(class), Some("资源勘探工业信息等支出"));
/// assert!(catalog.is_attested(class));
/// assert_eq!(catalog.children(FunctionalCode::constant(20101)).count(), 11);
///
/// let before = Catalog::for_year(FiscalYear::constant(2019));
/// assert_eq!(before.name(class), Some("资源勘探信息等支出"));
/// ```
///
/// Rests on the yearly 政府收支分类科目 of the Ministry of Finance, read through the sources that each entry names.
#[doc(alias = "政府收支分类科目")]
#[doc(alias = "科目表")]
#[derive(Clone, Debug)]
pub struct Catalog {
    year: FiscalYear,
    overlay: Option<Arc<CatalogOverlay>>,
}

impl Catalog {
    /// The catalog of a year. It borrows the embedded tables and allocates nothing.
    pub const fn for_year(year: FiscalYear) -> Self {
        Self { year, overlay: None }
    }

    /// The fiscal year of the catalog (预算年度).
    #[doc(alias = "预算年度")]
    pub const fn year(&self) -> FiscalYear {
        self.year
    }

    /// This catalog with other names over it. The overlay's names win, over earlier overlays too; what it does not
    /// name stays.
    ///
    /// ```
    /// use cn_budget::{Catalog, EconomicCode, FiscalYear, catalog::{CatalogOverlay, NameStatus}};
    ///
    /// let code = EconomicCode::constant(30239);
    /// let mut overlay = CatalogOverlay::new("某省2027年科目");
    /// overlay.insert(code, "交通费用")?;
    /// let catalog = Catalog::for_year(FiscalYear::constant(2027)).with_overlay(overlay);
    /// assert_eq!(catalog.name(code), Some("交通费用"));
    /// assert_eq!(catalog.name_status(code, "其他交通费用"), NameStatus::Replaced);
    /// # Ok::<(), cn_budget::catalog::OverlayError>(())
    /// ```
    #[must_use]
    pub fn with_overlay(self, overlay: CatalogOverlay) -> Self {
        let overlay = match self.overlay {
            Some(lower) => Arc::unwrap_or_clone(lower).under(overlay),
            None => overlay,
        };
        Self { year: self.year, overlay: Some(Arc::new(overlay)) }
    }

    /// The entry of a code, or `None` if the catalog does not know the code.
    pub fn get<C: Code>(&self, code: C) -> Option<Entry<'_, C>> {
        if let Some(overlay) = self.overlay.as_deref()
            && let Some(row) = overlay.find(code)
        {
            return Some(self.laid_over(code, row, overlay));
        }
        let row = table(C::CLASSIFICATION).get(index(code), self.year.get())?;
        Some(Entry { code, row: Found::Embedded(row) })
    }

    fn laid_over<'a, C>(&self, code: C, row: &'a OverlayRow, overlay: &'a CatalogOverlay) -> Entry<'a, C> {
        Entry { code, row: Found::Overlay { row, source: overlay.source(row), year: self.year } }
    }

    /// The name of a code in the year of the catalog.
    ///
    /// ```
    /// use cn_budget::{Catalog, EconomicCode, FiscalYear};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// assert_eq!(catalog.name(EconomicCode::constant(30217)), Some("公务接待费"));
    /// assert_eq!(catalog.name(EconomicCode::constant(30298)), None);
    /// ```
    #[doc(alias = "科目名称")]
    pub fn name<C: Code>(&self, code: C) -> Option<&str> {
        self.get(code).map(|entry| entry.name())
    }

    /// Whether the catalog knows the code.
    pub fn contains<C: Code>(&self, code: C) -> bool {
        self.get(code).is_some()
    }

    /// Whether the name that the catalog gives the code was read in a source; `false` for an unknown code.
    ///
    /// Only then a differing printed name can be called an error.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// assert!(catalog.is_attested(FunctionalCode::constant(20101)));
    /// assert!(!catalog.is_attested(FunctionalCode::constant(20102)));
    /// ```
    pub fn is_attested<C: Code>(&self, code: C) -> bool {
        self.get(code).is_some_and(|entry| entry.is_attested())
    }

    /// All entries of a classification, in the order of the tree.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear, GovernmentEconomicCode};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// let first = catalog.iter::<GovernmentEconomicCode>().next().unwrap();
    /// assert_eq!((first.code().number(), first.name()), (501, "机关工资福利支出"));
    /// ```
    pub fn iter<C: Code>(&self) -> Entries<'_, C> {
        self.entries(None, Filter::All)
    }

    /// The classes (类) of a classification, in order.
    ///
    /// ```
    /// use cn_budget::{Catalog, EconomicCode, FiscalYear};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// let classes: Vec<_> = catalog.roots::<EconomicCode>().map(|entry| entry.code().number()).collect();
    /// assert_eq!(classes, [301, 302, 303, 307, 309, 310, 311, 312, 313, 399]);
    /// ```
    #[doc(alias = "类")]
    pub fn roots<C: Code>(&self) -> Entries<'_, C> {
        self.entries(None, Filter::ChildrenOf(None))
    }

    /// The entries directly below a code, in order: the sections of a class, the items of a section.
    #[doc(alias = "款")]
    #[doc(alias = "项")]
    pub fn children<C: Code>(&self, code: C) -> Entries<'_, C> {
        self.entries(Some(code), Filter::ChildrenOf(Some(code)))
    }

    fn entries<C: Code>(&self, below: Option<C>, filter: Filter<C>) -> Entries<'_, C> {
        let start = below.map_or(0, index);
        let rows = table(C::CLASSIFICATION).rows_from(start);
        let overlay = self.overlay.as_deref().map_or(&[][..], |overlay| overlay.rows(C::CLASSIFICATION));
        let first = overlay.partition_point(|row| row.index < start);
        Entries { catalog: self, rows, overlay: overlay.get(first..).unwrap_or_default(), below, filter }
    }

    /// Every name that the catalog knows for a code, from the oldest to the newest; wrong and shortened ones come
    /// after these, and an overlay's comes last.
    pub fn names_over_time<C: Code>(&self, code: C) -> Vec<NameRecord<'_, C>> {
        let names = table(C::CLASSIFICATION).names(index(code));
        let overlay = self.overlay.as_deref().and_then(|overlay| Some((overlay, overlay.find(code)?)));
        let mut records: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let next = names.get(at + 1).filter(|_| row.place == Place::Line);
                NameRecord {
                    entry: Entry { code, row: Found::Embedded(row) },
                    since: FiscalYear::new(row.from).ok(),
                    until: next.and_then(|next| FiscalYear::new(next.from).ok()?.previous()),
                    status: self.name_status(code, row.name),
                }
            })
            .collect();
        if let Some((overlay, row)) = overlay {
            records.retain(|record| *record.entry.name() != *row.name);
            let entry = self.laid_over(code, row, overlay);
            records.push(NameRecord { entry, since: None, until: None, status: NameStatus::Current });
        }
        records
    }

    /// What a name is to a code in the year of the catalog: its name, a former or later one, a known mistake, or
    /// unknown. Whether the current name may be the ground of an error tells [`Catalog::is_attested`].
    pub fn name_status<C: Code>(&self, code: C, name: &str) -> NameStatus {
        let names = table(C::CLASSIFICATION).names(index(code));
        let current = choose(names, self.year.get());
        let at = names.iter().position(|row| row.name == name);
        if let Some(row) = self.overlay.as_deref().and_then(|overlay| overlay.find(code)) {
            return if *row.name == *name {
                NameStatus::Current
            } else if current.is_some_and(|current| current.name == name) {
                NameStatus::Replaced
            } else {
                at.map_or(NameStatus::Unknown, |at| embedded_status(names, at, self.year))
            };
        }
        match at {
            None => NameStatus::Unknown,
            Some(_) if current.is_some_and(|current| current.name == name) => NameStatus::Current,
            Some(at) => embedded_status(names, at, self.year),
        }
    }

    /// Whether the code had this name before the year of the catalog, and has another one now.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// assert!(catalog.is_former_name(FunctionalCode::constant(20805), "行政事业单位离退休"));
    /// ```
    #[doc(alias = "曾用名")]
    pub fn is_former_name<C: Code>(&self, code: C, name: &str) -> bool {
        self.name_status(code, name).is_former()
    }

    /// What the catalog knows of changes, mistakes and doubts in the names of a code.
    pub fn renames<C: Code>(&self, code: C) -> impl Iterator<Item = Rename<C>> {
        names::renames(Some(code))
    }

    /// All changes, mistakes and doubts in the names of a classification, in the order of the codes.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// assert!(catalog.all_renames::<FunctionalCode>().any(|rename| rename.code().number() == 215));
    /// ```
    pub fn all_renames<C: Code>(&self) -> impl Iterator<Item = Rename<C>> {
        names::renames(None)
    }

    /// The class (类) with this name, as the class lines of a balance table name it without a code. A class of the
    /// catalog's year comes before one that had the name in another year.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// assert_eq!(catalog.class_named("卫生健康支出"), Some(FunctionalCode::constant(210)));
    /// assert_eq!(catalog.class_named("医疗卫生与计划生育支出"), Some(FunctionalCode::constant(210)));
    /// assert_eq!(catalog.class_named::<FunctionalCode>("行政运行"), None);
    /// ```
    #[doc(alias = "类")]
    pub fn class_named<C: Code>(&self, name: &str) -> Option<C> {
        let rows =
            || table(C::CLASSIFICATION).rows().iter().filter(|row| row.number < 1000 && row.name == name);
        // A balance asks for every line of it. What is not laid over can only be a name that some row has.
        let current = if self.overlay.is_some() {
            self.roots::<C>().find(|entry| entry.name() == name).map(|entry| entry.code())
        } else {
            let mut codes = rows().filter_map(|row| C::try_from_number(row.number).ok());
            codes.find(|code| self.name(*code) == Some(name))
        };
        current.or_else(|| {
            let stands = |place| matches!(place, Place::Line | Place::Unsettled);
            C::try_from_number(rows().find(|row| stands(row.place))?.number).ok()
        })
    }

    /// The codes that have exactly this name, now or in another year, over all classifications.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// let hits = catalog.find("资源勘探信息等支出");
    /// assert_eq!(hits.len(), 1);
    /// assert_eq!(hits[0].code().to_string(), "215");
    /// assert!(hits[0].status().is_former());
    /// ```
    #[doc(alias = "按名称查找")]
    pub fn find(&self, name: &str) -> Vec<SearchHit<'_>> {
        self.hits(|found| found == name)
    }

    /// The codes whose name, now or in another year, contains this text, over all classifications. An empty text finds
    /// nothing.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// let hits = catalog.search("公务用车");
    /// let codes: Vec<_> = hits.iter().map(|hit| hit.code().number()).collect();
    /// assert_eq!(codes, [30231, 30913, 31013, 50208, 50303, 50403]);
    /// ```
    #[doc(alias = "模糊查找")]
    pub fn search(&self, text: &str) -> Vec<SearchHit<'_>> {
        if text.is_empty() { Vec::new() } else { self.hits(|found| found.contains(text)) }
    }

    fn hits(&self, matches: impl Fn(&str) -> bool) -> Vec<SearchHit<'_>> {
        let mut hits = Vec::new();
        self.hits_of::<FunctionalCode>(&matches, CatalogCode::Functional, &mut hits);
        self.hits_of::<EconomicCode>(&matches, CatalogCode::Economic, &mut hits);
        self.hits_of::<GovernmentEconomicCode>(&matches, CatalogCode::GovernmentEconomic, &mut hits);
        hits
    }

    fn hits_of<'a, C: Code>(
        &'a self,
        matches: impl Fn(&str) -> bool,
        wrap: impl Fn(C) -> CatalogCode,
        hits: &mut Vec<SearchHit<'a>>,
    ) {
        let start = hits.len();
        let mut push = |entry: Entry<'a, C>, status| {
            let (code, name, standing) = (wrap(entry.code), entry.name(), entry.standing());
            hits.push(SearchHit { code, name, standing, status });
        };
        for row in table(C::CLASSIFICATION).rows().iter().filter(|row| matches(row.name)) {
            if let Ok(code) = C::try_from_number(row.number) {
                match self.get(code) {
                    Some(entry) if entry.is_overlay() && entry.name() == row.name => {}
                    _ => push(Entry { code, row: Found::Embedded(row) }, self.name_status(code, row.name)),
                }
            }
        }
        if let Some(overlay) = self.overlay.as_deref() {
            for row in overlay.rows(C::CLASSIFICATION).iter().filter(|row| matches(&row.name)) {
                if let Ok(code) = C::try_from_number(row.number) {
                    push(self.laid_over(code, row, overlay), NameStatus::Current);
                }
            }
            // Stable: names of one code stay in the order of time.
            if let Some(found) = hits.get_mut(start..) {
                found.sort_by_key(|hit| hit.code);
            }
        }
    }

    /// How well the catalog's year is covered.
    ///
    /// ```
    /// use cn_budget::{Catalog, FiscalYear};
    ///
    /// assert!(Catalog::for_year(FiscalYear::constant(2023)).edition().is_attested());
    /// assert!(!Catalog::for_year(FiscalYear::constant(1999)).edition().is_attested());
    /// ```
    pub fn edition(&self) -> Edition {
        let mut edition = Edition { year: self.year, seen: 0, elsewhere: 0, unverified: 0, documents: 0 };
        edition.count(self.iter::<FunctionalCode>());
        edition.count(self.iter::<EconomicCode>());
        edition.count(self.iter::<GovernmentEconomicCode>());
        edition.documents = generated::SOURCES
            .iter()
            .filter(|source| source.year() == Some(self.year))
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

/// The status of a name that is not the current one.
fn embedded_status(names: &'static [Row], at: usize, year: FiscalYear) -> NameStatus {
    let Some(row) = names.get(at) else { return NameStatus::Unknown };
    match row.place {
        Place::Error => NameStatus::SourceError,
        Place::Short => NameStatus::Abbreviation,
        Place::Unsettled => NameStatus::Unsettled,
        Place::Line => {
            let chosen = choose(names, year.get());
            let later = chosen.is_some_and(|chosen| {
                names
                    .iter()
                    .position(|other| core::ptr::eq(other, chosen))
                    .is_some_and(|current| at > current)
            });
            if later {
                NameStatus::Later { since: FiscalYear::new(row.from).ok() }
            } else {
                let next = names.get(at + 1).map_or(0, |next| next.from);
                NameStatus::Former { until: FiscalYear::new(next).ok().and_then(FiscalYear::previous) }
            }
        }
    }
}

/// How well a year is covered by a [`Catalog`], over all three classifications.
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
    documents: usize,
}

impl Edition {
    fn count<C: Code>(&mut self, entries: Entries<'_, C>) {
        for entry in entries {
            if !entry.is_attested() {
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

    /// How many entries were read nowhere.
    pub const fn unverified(self) -> usize {
        self.unverified
    }
}

#[derive(Clone, Copy, Debug)]
enum Filter<C> {
    All,
    ChildrenOf(Option<C>),
}

/// Entries of a [`Catalog`] in the order of the tree, as [`Catalog::iter`], [`Catalog::roots`] and
/// [`Catalog::children`] give them.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let names: Vec<_> = catalog.children(FunctionalCode::constant(20819)).map(|entry| entry.name()).collect();
/// assert_eq!(names, ["城市最低生活保障金支出", "农村最低生活保障金支出"]);
/// ```
#[derive(Clone, Debug)]
pub struct Entries<'a, C> {
    catalog: &'a Catalog,
    rows: &'static [Row],
    overlay: &'a [OverlayRow],
    below: Option<C>,
    filter: Filter<C>,
}

impl<'a, C: Code> Entries<'a, C> {
    fn step(&mut self) -> Option<Entry<'a, C>> {
        let embedded = self.rows.first().map(|row| row.index);
        let laid_over = self.overlay.first().map(|row| row.index);
        let number = match (embedded, laid_over) {
            (Some(embedded), None) => embedded,
            (None, Some(laid_over)) => laid_over,
            (Some(embedded), Some(laid_over)) => embedded.min(laid_over),
            (None, None) => return None,
        };
        let names = run(self.rows, number);
        self.rows = self.rows.get(names.len()..).unwrap_or_default();
        if laid_over == Some(number)
            && let Some((row, rest)) = self.overlay.split_first()
        {
            self.overlay = rest;
            let overlay = self.catalog.overlay.as_deref()?;
            return Some(self.catalog.laid_over(C::try_from_number(row.number).ok()?, row, overlay));
        }
        let row = choose(names, self.catalog.year.get())?;
        Some(Entry { code: C::try_from_number(row.number).ok()?, row: Found::Embedded(row) })
    }
}

impl<'a, C: Code> Iterator for Entries<'a, C> {
    type Item = Entry<'a, C>;

    fn next(&mut self) -> Option<Entry<'a, C>> {
        loop {
            let entry = self.step()?;
            if self.below.is_some_and(|below| !below.contains(entry.code)) {
                (self.rows, self.overlay) = (&[], &[]);
                return None;
            }
            match self.filter {
                Filter::ChildrenOf(parent) if entry.code.parent() != parent => {}
                Filter::All | Filter::ChildrenOf(_) => return Some(entry),
            }
        }
    }
}

/// A code of any of the three classifications.
///
/// ```
/// use cn_budget::{EconomicCode, catalog::CatalogCode, value::Classification};
///
/// let code = CatalogCode::from(EconomicCode::constant(30201));
/// assert_eq!(code.classification(), Classification::DepartmentEconomic);
/// assert_eq!(code.to_string(), "30201");
/// ```
#[doc(alias = "科目编码")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CatalogCode {
    /// 支出功能分类.
    #[doc(alias = "支出功能分类")]
    Functional(FunctionalCode),
    /// 部门预算支出经济分类.
    #[doc(alias = "部门预算支出经济分类")]
    Economic(EconomicCode),
    /// 政府预算支出经济分类.
    #[doc(alias = "政府预算支出经济分类")]
    GovernmentEconomic(GovernmentEconomicCode),
}

impl CatalogCode {
    fn new(classification: Classification, number: u32) -> Option<Self> {
        match classification {
            Classification::Functional => FunctionalCode::new(number).ok().map(Self::Functional),
            Classification::DepartmentEconomic => EconomicCode::new(number).ok().map(Self::Economic),
            Classification::GovernmentEconomic => {
                GovernmentEconomicCode::new(number).ok().map(Self::GovernmentEconomic)
            }
        }
    }

    /// The classification of the code.
    pub const fn classification(self) -> Classification {
        match self {
            Self::Functional(_) => Classification::Functional,
            Self::Economic(_) => Classification::DepartmentEconomic,
            Self::GovernmentEconomic(_) => Classification::GovernmentEconomic,
        }
    }

    /// The canonical number.
    pub const fn number(self) -> u32 {
        match self {
            Self::Functional(code) => code.number(),
            Self::Economic(code) => code.number(),
            Self::GovernmentEconomic(code) => code.number(),
        }
    }

    /// The code one level up; `None` for a class.
    #[doc(alias = "上级科目")]
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Functional(code) => code.parent().map(Self::Functional),
            Self::Economic(code) => code.parent().map(Self::Economic),
            Self::GovernmentEconomic(code) => code.parent().map(Self::GovernmentEconomic),
        }
    }

    /// 类, 款 or 项.
    pub const fn level(self) -> Level {
        match self {
            Self::Functional(code) => code.level(),
            Self::Economic(code) => code.level(),
            Self::GovernmentEconomic(code) => code.level(),
        }
    }
}

impl fmt::Display for CatalogCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.number(), f)
    }
}

impl From<FunctionalCode> for CatalogCode {
    fn from(code: FunctionalCode) -> Self {
        Self::Functional(code)
    }
}

impl From<EconomicCode> for CatalogCode {
    fn from(code: EconomicCode) -> Self {
        Self::Economic(code)
    }
}

impl From<GovernmentEconomicCode> for CatalogCode {
    fn from(code: GovernmentEconomicCode) -> Self {
        Self::GovernmentEconomic(code)
    }
}

/// A code found by name, as [`Catalog::find`] and [`Catalog::search`] give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchHit<'a> {
    code: CatalogCode,
    name: &'a str,
    standing: Standing,
    status: NameStatus,
}

impl<'a> SearchHit<'a> {
    /// The code.
    pub const fn code(&self) -> CatalogCode {
        self.code
    }

    /// The classification of the code.
    pub const fn classification(&self) -> Classification {
        self.code.classification()
    }

    /// The name that matched, which may be a former one.
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// Whether the name was read in a source.
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// What the name is to the code in the catalog's year.
    pub const fn status(&self) -> NameStatus {
        self.status
    }
}

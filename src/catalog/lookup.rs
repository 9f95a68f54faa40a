//! The catalog of a year: the entry of a code, and the tree of the codes (科目表).

use std::sync::Arc;

use super::entry::{Entry, Found};
use super::overlay::{CatalogOverlay, OverlayRow, index};
use super::row::Row;
use super::table::{choose, run, table};
use crate::value::{Code, FiscalYear};

/// The official codes and names as they stand in one fiscal year (政府收支分类科目).
///
/// The embedded catalog knows what real budgets and notices of 2018 to 2026 print, and completes the tree with names
/// that are believed and not read ([`Standing`](crate::catalog::Standing)). It works for every year; how much of it was
/// seen in a year is what [`Catalog::edition`] answers. "Not in the catalog" is weaker than "not a code": the embedded catalog is
/// complete for no year and no province. A list at hand is laid over it with [`Catalog::with_overlay`].
///
/// # Which name stands in a year
///
/// The years in which a name was seen are evidence, no bounds, so every code of the catalog stands in every year, but for
/// those of old editions alone, which stand before 2018; what is known of the code in the year itself is what
/// [`Catalog::evidence`] answers. Where a code has several names (see [`Catalog::names_over_time`]):
/// 1. an overlay's name wins,
/// 2. a renaming whose first year is known or believed divides the years: before it the old name stands, from it the
///    new one,
/// 3. between names that no such year divides, the one seen nearest to the year stands, an unverified name counting as
///    seen in 2023, and one of the list of an old edition in about the year of the list; of two as near, an attested one,
///    and then the later one,
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
    pub(super) overlay: Option<Arc<CatalogOverlay>>,
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
    /// name stays, and what it says of other years alone does not count.
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
        let overlay = overlay.of_year(self.year);
        let overlay = match self.overlay {
            Some(lower) => Arc::unwrap_or_clone(lower).under(overlay),
            None => overlay,
        };
        Self { year: self.year, overlay: Some(Arc::new(overlay.with_row_places())) }
    }

    /// The entry of a code, or `None` if the catalog does not know the code.
    pub fn get<C: Code>(&self, code: C) -> Option<Entry<'_, C>> {
        if let Some(overlay) = self.overlay.as_deref()
            && let Some(row) = overlay.find(code)
        {
            return Some(self.overlay_entry(code, row, overlay));
        }
        let row = table(C::CLASSIFICATION).get(index(code), self.year.get())?;
        Some(Entry { code, row: Found::Embedded(row) })
    }

    pub(super) fn overlay_entry<'a, C>(
        &self,
        code: C,
        row: &'a OverlayRow,
        overlay: &'a CatalogOverlay,
    ) -> Entry<'a, C> {
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
    /// assert!(!catalog.is_attested(FunctionalCode::constant(2010103)));
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
    /// The next code of the rows, with what it is in the year of the catalog.
    fn step(&mut self) -> Option<(C, Option<Found<'a>>)> {
        let embedded = self.rows.first().map(|row| row.index);
        let of_overlay = self.overlay.first().map(|row| row.index);
        let number = match (embedded, of_overlay) {
            (Some(embedded), None) => embedded,
            (None, Some(of_overlay)) => of_overlay,
            (Some(embedded), Some(of_overlay)) => embedded.min(of_overlay),
            (None, None) => return None,
        };
        let names = run(self.rows, number);
        self.rows = self.rows.get(names.len()..).unwrap_or_default();
        if of_overlay == Some(number)
            && let Some((row, rest)) = self.overlay.split_first()
        {
            self.overlay = rest;
            let overlay = self.catalog.overlay.as_deref()?;
            let entry = self.catalog.overlay_entry(C::try_from_number(row.number).ok()?, row, overlay);
            return Some((entry.code, Some(entry.row)));
        }
        let row = names.first()?;
        let code = C::try_from_number(row.number).ok()?;
        Some((code, choose(names, self.catalog.year.get()).map(Found::Embedded)))
    }
}

impl<'a, C: Code> Iterator for Entries<'a, C> {
    type Item = Entry<'a, C>;

    fn next(&mut self) -> Option<Entry<'a, C>> {
        loop {
            let (code, found) = self.step()?;
            if self.below.is_some_and(|below| !below.contains(code)) {
                (self.rows, self.overlay) = (&[], &[]);
                return None;
            }
            let is_wanted = match self.filter {
                Filter::ChildrenOf(parent) => code.parent() == parent,
                Filter::All => true,
            };
            if let Some(row) = found.filter(|_| is_wanted) {
                return Some(Entry { code, row });
            }
        }
    }
}

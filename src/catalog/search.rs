//! Codes by their names (按名称查找).

use super::catalog_code::CatalogCode;
use super::entry::{Entry, Found};
use super::lookup::Catalog;
use super::names::NameStatus;
use super::row::Place;
use super::standing::Standing;
use super::table::table;
use crate::value::{Classification, Code, EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode};

impl Catalog {
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
        let rows = || table(C::CLASSIFICATION).classes().filter(|row| row.name == name);
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
        self.hits_of::<RevenueCode>(&matches, CatalogCode::Revenue, &mut hits);
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
                    push(self.overlay_entry(code, row, overlay), NameStatus::Current);
                }
            }
            // Stable: names of one code stay in the order of time.
            if let Some(found) = hits.get_mut(start..) {
                found.sort_by_key(|hit| hit.code);
            }
        }
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

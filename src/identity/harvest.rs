//! The codes and names that documents print, gathered (科目名称采集).

use std::collections::{BTreeMap, BTreeSet};

use super::checks::checks;
use super::printed_tables::PrintedTables;
use crate::catalog::{Catalog, CatalogCode, Evidence};
#[cfg(feature = "csv")]
use crate::document::csv_field;
use crate::document::{Disclosure, Sheet, plain};
use crate::fact::{Axis, Lexicon, SheetReadings};
use crate::prose::is_han;
use crate::table::Relation;
use crate::value::{Code, FiscalYear, Outcome};

/// The pairs of code and name that documents print, by year: how a bureau's own documents give its catalog.
///
/// Taken is what stands beside a code in a table by function or by economic code, of whose sums some hold and none is
/// broken: a table that was misread breaks its sums.
///
/// ```
/// use cn_budget::{Disclosure, fact::Lexicon, identity::{CatalogMatch, Harvest}};
///
/// let mut harvest = Harvest::new();
/// harvest.add("惠州2023", &Disclosure::huizhou_2023()?, &Lexicon::new());
/// let row = harvest.rows().find(|row| row.code.number() == 2010301).unwrap();
/// assert_eq!((row.name, row.year.get(), row.catalog), ("行政运行", 2023, CatalogMatch::Known));
/// assert!(row.count > 1, "in several tables");
/// # Ok::<(), cn_budget::document::FolderError>(())
/// ```
#[doc(alias = "科目采集")]
#[derive(Clone, Debug, Default)]
pub struct Harvest {
    names: BTreeMap<(CatalogCode, FiscalYear), BTreeMap<String, BTreeMap<String, usize>>>,
}

/// One name of one code in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HarvestRow<'a> {
    /// The code.
    pub code: CatalogCode,
    /// The name as printed, without blanks, its brackets full width.
    pub name: &'a str,
    /// The fiscal year of the document.
    pub year: FiscalYear,
    /// The name that the document was added by.
    pub document: &'a str,
    /// How many rows of the document print it.
    pub count: usize,
    /// What the catalog says of it.
    pub catalog: CatalogMatch,
}

/// What the catalog of the year says of a code and a name that were read.
///
/// ```
/// use cn_budget::identity::CatalogMatch;
///
/// assert_eq!(CatalogMatch::Contradicts.to_string(), "contradicts");
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum CatalogMatch {
    /// The catalog read this name in a source of the year.
    Known,
    /// The catalog gives the code this name, and no source of the year bears it out: the document does.
    Carried,
    /// The catalog gives the code this name, and the document spells it otherwise
    /// ([`Spelling`](crate::catalog::Spelling)): no name of its own.
    Spelled,
    /// The catalog does not know the code in the year.
    New,
    /// The catalog gives the code another name.
    Contradicts,
}

impl Harvest {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what a document prints. `name` tells it from others in [`HarvestRow::document`].
    pub fn add(&mut self, name: &str, document: &Disclosure, lexicon: &Lexicon) {
        let readings = SheetReadings::of(document, lexicon);
        let (tables, _) = PrintedTables::read_some(document);
        let (mut held, mut broken) = (BTreeSet::new(), BTreeSet::new());
        for check in checks(document, &tables, &readings) {
            let Relation::Within(_) = check.relation() else { continue };
            let Some(sheet) = check.whole().or(check.parts().first().copied()).map(|cell| cell.sheet) else {
                continue;
            };
            match check.verdict().outcome() {
                Outcome::Held | Outcome::HeldWithinRounding => held.insert(sheet),
                Outcome::Broken if check.relation().is_certain() => broken.insert(sheet),
                _ => false,
            };
        }
        for (index, (sheet, reading)) in readings.beside(document).enumerate() {
            let is_by_code = matches!(reading.axis, Some(Axis::Function | Axis::Economic));
            // The rows of a table of projects have the projects' names.
            let is_of_projects = reading.lists_projects(sheet);
            if is_by_code && !is_of_projects && held.contains(&index) && !broken.contains(&index) {
                self.add_sheet(name, document.fiscal_year, sheet);
            }
        }
    }

    fn add_sheet(&mut self, document: &str, year: FiscalYear, sheet: &Sheet) {
        for row in &sheet.rows {
            let Some(code) = row.code.as_deref().and_then(|code| code.parse().ok()) else { continue };
            let name = plain(&row.label);
            if !is_name(&name) {
                continue;
            }
            self.insert(code, year, &name, document, 1);
        }
    }

    /// Everything that was read, in the order of codes, years, names and documents.
    pub fn rows(&self) -> impl Iterator<Item = HarvestRow<'_>> {
        self.names.iter().flat_map(|(&(code, year), names)| {
            names.iter().flat_map(move |(name, documents)| {
                let catalog = catalog_match(code, name, year);
                documents.iter().map(move |(document, &count)| HarvestRow {
                    code,
                    name,
                    year,
                    document,
                    count,
                    catalog,
                })
            })
        })
    }

    /// What was read, one name for each code and year: the one that most documents print, and of several that as many
    /// print, the one that the catalog gives. So an overlay can be made of it.
    pub fn agreed(&self) -> impl Iterator<Item = HarvestRow<'_>> {
        self.rows().filter(|row| self.best(row.code, row.year) == Some(row.name))
    }

    /// What [`Harvest::agreed`] leaves out.
    pub fn outvoted(&self) -> impl Iterator<Item = HarvestRow<'_>> {
        self.rows().filter(|row| self.best(row.code, row.year) != Some(row.name))
    }

    fn best(&self, code: CatalogCode, year: FiscalYear) -> Option<&str> {
        let names = self.names.get(&(code, year))?;
        let weight = |name: &str, documents: &BTreeMap<String, usize>| {
            (documents.len(), catalog_match(code, name, year) != CatalogMatch::Contradicts)
        };
        let best = names.iter().max_by_key(|(name, documents)| weight(name, documents));
        best.map(|(name, _)| name.as_str())
    }

    /// Adds what was read elsewhere: rows of a document that print a name beside a code.
    ///
    /// ```
    /// use cn_budget::{EconomicCode, FiscalYear, identity::{CatalogMatch, Harvest}};
    ///
    /// let mut harvest = Harvest::new();
    /// harvest.insert(EconomicCode::constant(30250).into(), FiscalYear::constant(2024), "杂费", "甲局", 1);
    /// assert_eq!(harvest.rows().next().unwrap().catalog, CatalogMatch::New);
    /// ```
    pub fn insert(&mut self, code: CatalogCode, year: FiscalYear, name: &str, document: &str, count: usize) {
        let names = self.names.entry((code, year)).or_default();
        *names.entry(name.to_owned()).or_default().entry(document.to_owned()).or_default() += count;
    }

    /// [`Harvest::agreed`] as CSV, with the columns `code,name,year,document,count,catalog`. It loads as an overlay
    /// (`CatalogOverlay::from_csv`).
    #[cfg(feature = "csv")]
    #[doc(alias = "导出科目")]
    pub fn to_csv(&self) -> String {
        use core::fmt::Write as _;
        let mut text = String::from("code,name,year,document,count,catalog\n");
        for HarvestRow { code, name, year, document, count, catalog } in self.agreed() {
            let [name, document] = [name, document].map(csv_field);
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{code},{name},{year},{document},{count},{catalog}");
        }
        text
    }
}

/// Whether a text can be an official name: Chinese, with brackets, enumeration commas and quotation marks.
fn is_name(text: &str) -> bool {
    let is_of_name = |c: char| is_han(c) || matches!(c, '（' | '）' | '、' | '“' | '”');
    text.chars().count() >= 2 && text.chars().all(is_of_name)
}

fn catalog_match(code: CatalogCode, name: &str, year: FiscalYear) -> CatalogMatch {
    fn of<C: Code>(code: C, name: &str, year: FiscalYear) -> CatalogMatch {
        let catalog = Catalog::for_year(year);
        let names = catalog.names_over_time(code);
        let same = names.iter().find(|record| plain(record.entry().name()) == name);
        match same {
            Some(record) if record.entry().evidence(year) == Evidence::Attested => CatalogMatch::Known,
            Some(_) => CatalogMatch::Carried,
            None if catalog.spelling(code, name).is_some() => CatalogMatch::Spelled,
            None if names.is_empty() => CatalogMatch::New,
            None => CatalogMatch::Contradicts,
        }
    }
    match code {
        CatalogCode::Functional(code) => of(code, name, year),
        CatalogCode::Economic(code) => of(code, name, year),
        CatalogCode::GovernmentEconomic(code) => of(code, name, year),
        CatalogCode::Revenue(code) => of(code, name, year),
    }
}

//! Names that a program lays over the embedded catalog.

use core::fmt;

use super::catalog_code::{CLASSIFICATIONS, CatalogCode};
use super::row::{A, O};
use super::standing::Standing;
use crate::value::{Classification, Code, FiscalYear, Language};

/// Names of another year or province, laid over the embedded ones with
/// [`Catalog::with_overlay`](crate::catalog::Catalog::with_overlay).
///
/// An overlay names its source once; its names are attested by that source, unless said otherwise one by one. It is
/// built name by name, or with the feature `csv` from a file (`CatalogOverlay::from_csv`).
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::CatalogOverlay};
///
/// let mut overlay = CatalogOverlay::new("2027年政府收支分类科目");
/// overlay.insert(FunctionalCode::constant(20140), "信访事务")?;
/// let catalog = Catalog::for_year(FiscalYear::constant(2027)).with_overlay(overlay);
///
/// let entry = catalog.get(FunctionalCode::constant(20140)).unwrap();
/// assert_eq!(entry.name(), "信访事务");
/// assert!(entry.is_attested() && entry.is_overlay());
/// assert_eq!(entry.sources().next().unwrap().title(), "2027年政府收支分类科目");
/// # Ok::<(), cn_budget::catalog::OverlayError>(())
/// ```
#[doc(alias = "科目表")]
#[derive(Clone, Debug)]
pub struct CatalogOverlay {
    sources: Vec<Box<str>>,
    tables: [Vec<OverlayRow>; CLASSIFICATIONS.len()],
    /// Where the rows of each table are found, once the overlay lies over a catalog; empty before.
    row_places: [RowPlaces; CLASSIFICATIONS.len()],
}

/// Where a row is found in two steps, as in the embedded tables (`super::table`): hundred indices share a bucket.
#[derive(Clone, Debug, Default)]
struct RowPlaces {
    /// For every bucket the number of its block in `places`, counted from 1, and 0 for a bucket without rows.
    slots: Box<[u32]>,
    /// For each index of a block the place of its row, counted from 1, and 0 for an index without a row.
    places: Box<[u32]>,
}

const BLOCK: usize = 100;

impl RowPlaces {
    #[expect(clippy::cast_possible_truncation, reason = "an index is below one million")]
    fn of_rows(rows: &[OverlayRow]) -> Self {
        let buckets = rows.last().map_or(0, |row| row.index as usize / BLOCK + 1);
        let (mut slots, mut places) = (vec![0; buckets], Vec::new());
        for (place, row) in rows.iter().enumerate() {
            let slot: &mut u32 = &mut slots[row.index as usize / BLOCK];
            if *slot == 0 {
                places.resize(places.len() + BLOCK, 0);
                *slot = (places.len() / BLOCK) as u32;
            }
            places[(*slot as usize - 1) * BLOCK + row.index as usize % BLOCK] = place as u32 + 1;
        }
        Self { slots: slots.into(), places: places.into() }
    }

    fn place(&self, index: u32) -> Option<usize> {
        let index = index as usize;
        let block = (*self.slots.get(index / BLOCK)? as usize).checked_sub(1)?;
        (*self.places.get(block * BLOCK + index % BLOCK)? as usize).checked_sub(1)
    }
}

#[derive(Clone, Debug)]
pub(super) struct OverlayRow {
    pub(super) index: u32,
    pub(super) number: u32,
    pub(super) name: Box<str>,
    pub(super) confidence: u8,
    /// The year that the name is of, 0 for every year.
    year: u16,
    source: usize,
}

const fn slot(classification: Classification) -> usize {
    match classification {
        Classification::Functional => 0,
        Classification::DepartmentEconomic => 1,
        Classification::GovernmentEconomic => 2,
        Classification::Revenue => 3,
    }
}

impl CatalogOverlay {
    /// An empty overlay with the title of the document that its names are from.
    pub fn new(source: impl Into<String>) -> Self {
        let source: String = source.into();
        Self {
            sources: vec![source.into_boxed_str()],
            tables: [const { Vec::new() }; CLASSIFICATIONS.len()],
            row_places: Default::default(),
        }
    }

    /// Adds a name that the source of the overlay attests. Adding the same name again changes nothing.
    ///
    /// # Errors
    ///
    /// When the name is empty or holds control characters, or the code already has another name in the overlay.
    pub fn insert<C: Code>(&mut self, code: C, name: &str) -> Result<(), OverlayError> {
        self.insert_with(code, name, Standing::Attested)
    }

    /// Adds a name with the standing it has.
    ///
    /// # Errors
    ///
    /// As [`CatalogOverlay::insert`], or when the confidence is above 100 percent.
    ///
    /// ```
    /// use cn_budget::{EconomicCode, catalog::{CatalogOverlay, Standing}};
    ///
    /// let mut overlay = CatalogOverlay::new("年鉴");
    /// let code = EconomicCode::constant(30250);
    /// overlay.insert_with(code, "其他费用", Standing::Unverified { confidence: 70 })?;
    /// let error = overlay.insert(code, "杂费").unwrap_err();
    /// assert_eq!(error.to_string(), "30250 already has the name \"其他费用\": found \"杂费\"");
    /// # Ok::<(), cn_budget::catalog::OverlayError>(())
    /// ```
    pub fn insert_with<C: Code>(
        &mut self,
        code: C,
        name: &str,
        standing: Standing,
    ) -> Result<(), OverlayError> {
        self.add(code, name, standing, (None, 0)).map(|_| ())
    }

    /// Adds a name of a year, or of every year, from one of the sources; `false` if it was there already.
    pub(super) fn add<C: Code>(
        &mut self,
        code: C,
        name: &str,
        standing: Standing,
        (year, source): (Option<FiscalYear>, usize),
    ) -> Result<bool, OverlayError> {
        let number = code.number();
        let error = |fault| Err(OverlayError { number, fault });
        if name.is_empty() {
            return error(Fault::Empty);
        }
        if name.chars().any(char::is_control) {
            return error(Fault::Control(name.into()));
        }
        let confidence = match standing {
            Standing::Attested => A,
            Standing::Listed => O,
            Standing::Unverified { confidence } if confidence <= 100 => confidence,
            Standing::Unverified { confidence } => return error(Fault::Confidence(confidence)),
        };
        let index = index(code);
        let year = year.map_or(0, FiscalYear::get);
        let rows = &mut self.tables[slot(C::CLASSIFICATION)];
        match rows.binary_search_by_key(&(index, year), |row| (row.index, row.year)) {
            Ok(at) if *rows[at].name == *name => Ok(false),
            Ok(at) => error(Fault::Conflict { old: rows[at].name.clone(), new: name.into() }),
            Err(at) => {
                rows.insert(at, OverlayRow { index, number, name: name.into(), confidence, year, source });
                Ok(true)
            }
        }
    }

    /// The place of a source in the list, added if it is new.
    #[cfg(feature = "csv")]
    pub(super) fn source_at(&mut self, title: &str) -> usize {
        self.sources.iter().position(|known| **known == *title).unwrap_or_else(|| {
            self.sources.push(title.into());
            self.sources.len() - 1
        })
    }

    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.tables.iter().map(Vec::len).sum()
    }

    /// Whether it holds no name.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The codes it names, of whichever year: functional, department economic, government economic, revenue, each in order.
    pub fn codes(&self) -> impl Iterator<Item = CatalogCode> {
        CLASSIFICATIONS.into_iter().flat_map(|classification| {
            self.rows(classification)
                .iter()
                .filter_map(move |row| CatalogCode::new(classification, row.number))
        })
    }

    pub(super) fn rows(&self, classification: Classification) -> &[OverlayRow] {
        &self.tables[slot(classification)]
    }

    /// The row of a code in an overlay that lies over a catalog.
    pub(super) fn find<C: Code>(&self, code: C) -> Option<&OverlayRow> {
        let slot = slot(C::CLASSIFICATION);
        self.tables[slot].get(self.row_places[slot].place(index(code))?)
    }

    /// This overlay with the places of its rows, which [`CatalogOverlay::find`] needs.
    pub(super) fn with_row_places(mut self) -> Self {
        self.row_places = core::array::from_fn(|slot| RowPlaces::of_rows(&self.tables[slot]));
        self
    }

    pub(super) fn source(&self, row: &OverlayRow) -> &str {
        self.sources.get(row.source).map_or("", |source| source)
    }

    /// What it says of a year: its names of the year, and those of every year for codes that have none of the year.
    pub(super) fn of_year(mut self, year: FiscalYear) -> Self {
        for rows in &mut self.tables {
            rows.retain(|row| row.year == 0 || row.year == year.get());
            // Those of every year stand before those of one.
            rows.reverse();
            rows.dedup_by_key(|row| row.index);
            rows.reverse();
        }
        self
    }

    /// This overlay with another one over it; both are of one year.
    pub(super) fn under(mut self, upper: Self) -> Self {
        let offset = self.sources.len();
        self.sources.extend(upper.sources);
        for (lower, upper) in self.tables.iter_mut().zip(upper.tables) {
            for mut row in upper {
                row.source += offset;
                match lower.binary_search_by_key(&row.index, |row| row.index) {
                    Ok(at) => lower[at] = row,
                    Err(at) => lower.insert(at, row),
                }
            }
        }
        self
    }
}

#[expect(clippy::cast_possible_truncation, reason = "an index is below one million")]
pub(super) fn index<C: Code>(code: C) -> u32 {
    code.index() as u32
}

/// Why a name cannot enter an overlay: the code, what was found, what was expected.
///
/// ```
/// use cn_budget::{FunctionalCode, catalog::CatalogOverlay};
///
/// let error = CatalogOverlay::new("某省").insert(FunctionalCode::constant(201), "").unwrap_err();
/// assert!(error.is_name() && !error.is_conflict());
/// assert_eq!(error.to_string(), "the name of 201 is empty");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayError {
    number: u32,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Empty,
    Control(Box<str>),
    Confidence(u8),
    Conflict { old: Box<str>, new: Box<str> },
}

impl OverlayError {
    /// Whether the overlay already has another name for the code.
    pub const fn is_conflict(&self) -> bool {
        matches!(self.fault, Fault::Conflict { .. })
    }

    /// Whether the name is empty or holds control characters.
    pub const fn is_name(&self) -> bool {
        matches!(self.fault, Fault::Empty | Fault::Control(_))
    }

    /// What was found and what was expected, in a language.
    pub fn message(&self, language: Language) -> String {
        let number = self.number;
        match (&self.fault, language) {
            (Fault::Empty, Language::Zh) => format!("{number} 的名称为空"),
            (Fault::Empty, Language::En) => format!("the name of {number} is empty"),
            (Fault::Control(name), Language::Zh) => {
                format!("{number} 的名称“{}”含有控制字符", name.escape_debug())
            }
            (Fault::Control(name), Language::En) => {
                format!("the name of {number} holds control characters: found {name:?}")
            }
            (Fault::Confidence(found), Language::Zh) => {
                format!("{number} 名称的可信度为 {found}，应不超过 100（%）")
            }
            (Fault::Confidence(found), Language::En) => {
                format!("the confidence in the name of {number} is {found}, expected at most 100 percent")
            }
            (Fault::Conflict { old, new }, Language::Zh) => {
                format!("{number} 已有名称“{old}”，又列为“{new}”")
            }
            (Fault::Conflict { old, new }, Language::En) => {
                format!("{number} already has the name {old:?}: found {new:?}")
            }
        }
    }
}

impl fmt::Display for OverlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for OverlayError {}

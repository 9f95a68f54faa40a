//! The names of a code over the years (曾用名).

use super::entry::{Entry, Found};
use super::lookup::Catalog;
use super::names::{NameRecord, NameStatus, Rename, renames};
use super::overlay::index;
use super::row::{Place, Row};
use super::table::{choose, table};
use crate::value::{Code, FiscalYear};

impl Catalog {
    /// Every name that the catalog knows for a code, from the oldest to the newest; wrong and shortened ones come
    /// after these, and an overlay's comes last.
    pub fn names_over_time<C: Code>(&self, code: C) -> Vec<NameRecord<'_, C>> {
        let names = table(C::CLASSIFICATION).names(index(code));
        let overlay = self.overlay.as_deref().and_then(|overlay| Some((overlay, overlay.find(code)?)));
        let mut records: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let next = names.get(at + 1).filter(|_| matches!(row.place, Place::Old | Place::Line));
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
    /// unknown. A name that is not there letter for letter is the one that it spells ([`Spelling`](super::Spelling)). Whether the current name may be the ground of an error is what [`Catalog::is_attested`] answers.
    pub fn name_status<C: Code>(&self, code: C, name: &str) -> NameStatus {
        let names = table(C::CLASSIFICATION).names(index(code));
        let current = choose(names, self.year().get());
        let is_spelled = |row: &Row| self.spelling_of(code, row.name, name).is_some();
        let exact = || names.iter().position(|row| row.name == name);
        let spelled = || names.iter().position(is_spelled);
        let of_year = || {
            let current = current.filter(|row| is_spelled(row))?;
            names.iter().position(|row| core::ptr::eq(row, current))
        };
        let at = exact().or_else(of_year).or_else(spelled);
        let is_current = |at: &usize| {
            current.zip(names.get(*at)).is_some_and(|(current, row)| core::ptr::eq(current, row))
        };
        if let Some(row) = self.overlay.as_deref().and_then(|overlay| overlay.find(code)) {
            return if self.spelling_of(code, &row.name, name).is_some() {
                NameStatus::Current
            } else if at.as_ref().is_some_and(is_current) {
                NameStatus::Replaced
            } else {
                at.map_or(NameStatus::Unknown, |at| embedded_status(names, at, self.year()))
            };
        }
        match at {
            None => NameStatus::Unknown,
            Some(at) if is_current(&at) => NameStatus::Current,
            Some(at) => embedded_status(names, at, self.year()),
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
        renames(Some(code))
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
        renames(None)
    }
}

/// The status of a name that is not the current one.
fn embedded_status(names: &'static [Row], at: usize, year: FiscalYear) -> NameStatus {
    let Some(row) = names.get(at) else { return NameStatus::Unknown };
    match row.place {
        Place::Error => NameStatus::SourceError,
        Place::Short => NameStatus::Abbreviation,
        Place::Unsettled => NameStatus::Unsettled,
        Place::Old | Place::Line => {
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

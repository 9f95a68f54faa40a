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
            .map(|(position, row)| NameRecord {
                entry: Entry { code, row: Found::Embedded(row) },
                since: FiscalYear::new(row.from).ok(),
                until: last_year(names, position),
                status: self.name_status(code, row.name),
            })
            .collect();
        if let Some((overlay, row)) = overlay {
            records.retain(|record| *record.entry.name() != *row.name);
            let entry = self.overlay_entry(code, row, overlay);
            records.push(NameRecord { entry, since: None, until: None, status: NameStatus::Current });
        }
        records
    }

    /// What a name is to a code in the year of the catalog: its name, a former or later one, a known mistake, or
    /// unknown. A name that is not there letter for letter is the one that it spells ([`Spelling`](super::Spelling)).
    /// Whether the current name may be the ground of an error is what [`Catalog::is_attested`] answers.
    pub fn name_status<C: Code>(&self, code: C, name: &str) -> NameStatus {
        let embedded = self.embedded_status(code, name);
        match self.overlay.as_deref().and_then(|overlay| overlay.find(code)) {
            Some(row) if self.spelling_of(code, &row.name, name).is_some() => NameStatus::Current,
            Some(_) if embedded.is_current() => NameStatus::Replaced,
            _ => embedded,
        }
    }

    /// What a name is to a code where no overlay says anything of the code.
    fn embedded_status<C: Code>(&self, code: C, name: &str) -> NameStatus {
        let names = table(C::CLASSIFICATION).names(index(code));
        let current = choose(names, self.year().get())
            .and_then(|chosen| names.iter().position(|row| core::ptr::eq(row, chosen)));
        match self.position_of_name(code, names, current, name) {
            None => NameStatus::Unknown,
            position if position == current => NameStatus::Current,
            Some(position) => status_of_other_name(names, position, current),
        }
    }

    /// Where a name stands among the names of a code: the one with its letters, or else one that it spells, the current
    /// one before the others.
    fn position_of_name<C: Code>(
        &self,
        code: C,
        names: &[Row],
        current: Option<usize>,
        name: &str,
    ) -> Option<usize> {
        let is_spelled = |position: &usize| {
            names.get(*position).is_some_and(|row| self.spelling_of(code, row.name, name).is_some())
        };
        let with_its_letters = names.iter().position(|row| row.name == name);
        with_its_letters.or_else(|| current.into_iter().chain(0..names.len()).find(is_spelled))
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
fn status_of_other_name(names: &[Row], position: usize, current: Option<usize>) -> NameStatus {
    let Some(row) = names.get(position) else { return NameStatus::Unknown };
    match row.place {
        Place::Error => NameStatus::SourceError,
        Place::Short => NameStatus::Abbreviation,
        Place::Unsettled => NameStatus::Unsettled,
        Place::Old | Place::Line if current.is_some_and(|current| position > current) => {
            NameStatus::Later { since: FiscalYear::new(row.from).ok() }
        }
        Place::Old | Place::Line => NameStatus::Former { until: last_year(names, position) },
    }
}

/// The last year of a name, if the year of the renaming into the next one is known or believed.
fn last_year(names: &[Row], position: usize) -> Option<FiscalYear> {
    let next = names.get(position + 1)?;
    FiscalYear::new(next.from).ok()?.previous()
}

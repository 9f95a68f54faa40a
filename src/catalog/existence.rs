//! What is known of a code in the year of the catalog.

use super::change::ChangeKind;
use super::evidence::{Absence, Evidence, Seen};
use super::generated::{COMPLETED, FIRST_DEPARTMENT, FIRST_FUNCTIONAL, FIRST_GOVERNMENT, FIRST_REVENUE};
use super::lookup::Catalog;
use super::overlay::index;
use super::row::{A, Place};
use super::table::table;
use crate::value::{Classification, Code, FiscalYear};

impl Catalog {
    /// The edition whose tree the catalog completes with names that are believed. Codes that notices added to later editions
    /// are known as far as they were read.
    ///
    /// ```
    /// assert_eq!(cn_budget::Catalog::completed_year().get(), 2023);
    /// ```
    #[doc(alias = "科目年度")]
    pub const fn completed_year() -> FiscalYear {
        FiscalYear::constant(COMPLETED)
    }

    /// What the sources say of a code in the year of the catalog, under whichever name.
    ///
    /// [`Catalog::get`] always answers where it knows a code, from whichever year; this says whether that is known of the
    /// year itself.
    ///
    /// ```
    /// use cn_budget::{Catalog, EconomicCode, FiscalYear, catalog::Evidence};
    ///
    /// let year = FiscalYear::constant;
    /// let evidence = |of, code| Catalog::for_year(year(of)).evidence(EconomicCode::constant(code));
    /// assert_eq!(evidence(2018, 30101), Evidence::Attested);
    /// assert_eq!(evidence(2030, 30101), Evidence::Uncovered);
    /// ```
    #[doc(alias = "科目有据")]
    pub fn evidence<C: Code>(&self, code: C) -> Evidence {
        let year = self.year();
        if let Some(overlay) = self.overlay.as_deref()
            && let Some(row) = overlay.find(code)
        {
            return if row.confidence == A { Evidence::Attested } else { Evidence::Uncovered };
        }
        if let Some(since) = first_year(C::CLASSIFICATION).filter(|since| year < *since) {
            return Evidence::Absent(Absence::ClassificationSince(since));
        }
        let mut seen = Seen::default();
        for row in table(C::CLASSIFICATION).names(index(code)).iter().filter(|row| row.place != Place::Error)
        {
            seen.add(Seen::of(row, year));
        }
        if seen.in_year {
            return Evidence::Attested;
        }
        let mut added = None;
        for change in self.changes(code) {
            let of_change = change.year();
            match change.kind() {
                ChangeKind::Added if year < of_change => {
                    return Evidence::Absent(Absence::AddedIn(of_change));
                }
                ChangeKind::Ended if year > of_change => {
                    return Evidence::Absent(Absence::EndedAfter(of_change));
                }
                ChangeKind::Added => added = Some(of_change),
                ChangeKind::Ended => {}
            }
        }
        match (seen.evidence(), added) {
            (Evidence::Listed | Evidence::Uncovered, Some(added)) => Evidence::AddedBefore(added),
            (evidence, _) => evidence,
        }
    }
}

/// The first edition of a classification.
fn first_year(classification: Classification) -> Option<FiscalYear> {
    let year = match classification {
        Classification::Functional => FIRST_FUNCTIONAL,
        Classification::DepartmentEconomic => FIRST_DEPARTMENT,
        Classification::GovernmentEconomic => FIRST_GOVERNMENT,
        Classification::Revenue => FIRST_REVENUE,
    };
    FiscalYear::new(year).ok()
}

//! Where findings are that somebody accepts.

use super::finding::Finding;
use super::place::FindingPlace;
use crate::document::Disclosure;

/// Where a finding must be to be accepted (已作说明的位置): each part that is given must agree, and at least one should be
/// given, for a pattern without any is everywhere.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Report, Sheet, Stage, TableKind, check::PlacePattern};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let mut balance = Sheet::new("收支总体情况表");
/// balance.kind = Some(TableKind::Balance);
/// document.sheets.push(balance);
///
/// let mut pattern = PlacePattern::default();
/// pattern.table = Some("收支总体".to_owned());
/// let report = Report::of(&document);
/// let found = |rule| report.findings().iter().find(|finding| finding.rule.code() == rule).unwrap();
/// assert!(pattern.covers(&document, found("STR004")), "the balance has no figure");
/// pattern.document = Some("财政局".to_owned());
/// assert!(!pattern.covers(&document, found("STR004")));
/// ```
#[doc(alias = "位置")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PlacePattern {
    /// A part of the department's name, or of where the document comes from.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub document: Option<String>,
    /// A part of the title: departments put their year and name before it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub table: Option<String>,
    /// The code or the name of the row, whole: `201` must not take 2010301 with it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub row: Option<String>,
    /// The heading, or its last level.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub column: Option<String>,
}

impl PlacePattern {
    /// The narrowest pattern of a finding's first place: its table, row and column; the department where it is of the whole
    /// document.
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Report, Stage, check::PlacePattern};
    ///
    /// let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// let report = Report::of(&document);
    /// for finding in report.findings() {
    ///     assert!(PlacePattern::of(&document, finding).covers(&document, finding));
    /// }
    /// ```
    pub fn of(document: &Disclosure, finding: &Finding) -> Self {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        let whole = || Self {
            document: given(&document.department).or_else(|| document.source.clone()),
            ..Self::default()
        };
        let Some(place) = finding.places.first() else { return whole() };
        let narrow = Self {
            document: None,
            table: given(&place.table),
            row: given(&place.row_label),
            column: given(&place.column),
        };
        if narrow.is_anywhere() || !narrow.covers(document, finding) { whole() } else { narrow }
    }

    /// The parts that are given, by their names.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let parts = [
            ("document", &self.document),
            ("table", &self.table),
            ("row", &self.row),
            ("column", &self.column),
        ];
        parts.into_iter().filter_map(|(name, part)| Some((name, part.as_deref()?)))
    }

    /// Whether a finding on this document is there.
    pub fn covers(&self, document: &Disclosure, finding: &Finding) -> bool {
        let of_document = |wanted: &str| {
            document.department.contains(wanted)
                || document.source.as_deref().is_some_and(|source| source.contains(wanted))
        };
        self.document.as_deref().is_none_or(of_document)
            && (self.is_anywhere()
                || if finding.count() > 1 {
                    // Of a finding of many passages, those elsewhere would go with the one that is meant.
                    finding.places.iter().all(|place| self.is_at(place))
                } else {
                    finding.places.iter().any(|place| self.is_at(place))
                })
    }

    const fn is_anywhere(&self) -> bool {
        self.table.is_none() && self.row.is_none() && self.column.is_none()
    }

    fn is_at(&self, place: &FindingPlace) -> bool {
        let is =
            |wanted: &Option<String>, matches: &dyn Fn(&str) -> bool| wanted.as_deref().is_none_or(matches);
        let (code, name) = place.row_label.split_once(' ').unwrap_or_default();
        is(&self.table, &|wanted| place.table.contains(wanted))
            && is(&self.row, &|wanted| [&place.row_label, code, name].contains(&wanted))
            && is(&self.column, &|wanted| {
                place.column == wanted || place.column.rsplit('/').next() == Some(wanted)
            })
    }
}

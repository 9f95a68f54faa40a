//! The name beside a code, compared with the official one: what COD002 reports, and COD009 does not report again.

use crate::catalog::{Catalog, CatalogCode, Entry, NameStatus, Spelling};
use crate::document::plain;
use crate::value::{Code, FiscalYear, FunctionalCode};

/// How a name beside a code compares with the official one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeName<'a> {
    /// There is no name to compare, or none that is known of the year: a name that is believed, or carried over from other
    /// years, is never the ground of a finding.
    Unknown,
    /// It is the official name, or another that a source gives the code.
    Right,
    /// It is the official name of a code beside this one, above it or below it.
    OfAnother(CatalogCode),
    /// It is neither.
    Wrong {
        /// The official name.
        official: &'a str,
        /// Whether the code had the name before.
        former: Option<Former>,
    },
}

/// A name that a code had before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Former {
    /// The last year of the name, where it is known.
    pub(super) until: Option<FiscalYear>,
}

impl<'a> CodeName<'a> {
    /// Compares the name that is printed beside a code.
    pub(super) fn of(code: CatalogCode, label: &str, catalog: &'a Catalog) -> Self {
        match code {
            CatalogCode::Functional(code) => compare(code, label, catalog),
            CatalogCode::Economic(code) => compare(code, label, catalog),
            CatalogCode::GovernmentEconomic(code) => compare(code, label, catalog),
            CatalogCode::Revenue(code) => compare(code, label, catalog),
        }
    }

    /// Whether the name is not that of its code.
    pub(super) const fn is_wrong(self) -> bool {
        matches!(self, Self::OfAnother(_) | Self::Wrong { .. })
    }
}

fn compare<'a, C: Code + Into<CatalogCode>>(code: C, label: &str, catalog: &'a Catalog) -> CodeName<'a> {
    let Some(entry) = catalog.get(code) else { return CodeName::Unknown };
    let printed = plain(label);
    if printed.is_empty() {
        return CodeName::Unknown;
    }
    if catalog.spelling(code, &printed).is_some() {
        return if entry.is_attested() { CodeName::Right } else { CodeName::Unknown };
    }
    if let Some(other) = meant(code, &printed, catalog) {
        return CodeName::OfAnother(other.into());
    }
    let is_known = entry.evidence(catalog.year()).is_known();
    if !is_known {
        return CodeName::Unknown;
    }
    let official = entry.name();
    match catalog.name_status(code, &printed) {
        NameStatus::Former { until } => CodeName::Wrong { official, former: Some(Former { until }) },
        NameStatus::Unknown | NameStatus::SourceError => CodeName::Wrong { official, former: None },
        // Any other name of the code was read in a source.
        _ => CodeName::Right,
    }
}

/// Whether two printed names of a code are one, by the rules of spelling: both spell its official name, or one spells the
/// other. What brackets offer is known of official names alone.
pub(super) fn is_same_name(code: FunctionalCode, one: &str, other: &str, catalog: &Catalog) -> bool {
    let is_official = |printed| catalog.spelling(code, printed).is_some();
    let spells = |name, printed| {
        catalog.spelling_of(code, name, printed).is_some_and(|spelling| spelling != Spelling::Alternative)
    };
    (is_official(one) && is_official(other)) || spells(one, other) || spells(other, one)
}

/// The code whose official name is printed instead: one beside it, where a digit slipped; the one above it, whose name was
/// written again; one of its parts.
fn meant<C: Code>(code: C, printed: &str, catalog: &Catalog) -> Option<C> {
    let is_meant = |entry: &Entry<'_, C>| {
        entry.code() != code
            && entry.evidence(catalog.year()).is_known()
            && catalog.spelling(entry.code(), printed).is_some()
    };
    let above = code.parent();
    let beside = above.into_iter().flat_map(|above| catalog.children(above));
    let near = beside.chain(above.and_then(|above| catalog.get(above))).chain(catalog.children(code));
    near.filter(is_meant).map(|entry| entry.code()).next()
}

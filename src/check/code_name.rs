//! The name beside a code, compared with the official one: what COD002 reports, and COD009 does not report again.

use crate::catalog::{Catalog, CatalogCode, Entry, NameStatus};
use crate::document::plain;
use crate::value::{Code, FiscalYear};

/// How a name beside a code compares with the official one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeName<'a> {
    /// There is no name to compare, or none that is known of the year: a name that is believed, or carried over from other
    /// years, is never the ground of a finding.
    Unknown,
    /// It is the official name, or another that a source gives the code.
    Right,
    /// It is the official name of a code beside this one.
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
    let is_official = plain(entry.name()) == printed;
    if is_official {
        return if entry.is_attested() { CodeName::Right } else { CodeName::Unknown };
    }
    let is_known = |entry: &Entry<'_, C>| entry.evidence(catalog.year()).is_known();
    // The official name of a code beside it: one digit slipped.
    let mut beside = code.parent().into_iter().flat_map(|parent| catalog.children(parent));
    let meant =
        beside.find(|other| other.code() != code && plain(other.name()) == printed && is_known(other));
    if let Some(meant) = meant {
        return CodeName::OfAnother(meant.code().into());
    }
    if !is_known(&entry) {
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

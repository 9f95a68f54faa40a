//! Where an entry was read.

use crate::value::FiscalYear;

/// What kind of text a source is.
///
/// ```
/// use cn_budget::catalog::SourceKind;
///
/// assert_eq!(SourceKind::OfficialNotice.to_string(), "official-notice");
/// assert!(SourceKind::ThirdParty.is_weak());
/// assert!(!SourceKind::BudgetDocument.is_weak());
/// ```
#[doc(alias = "来源")]
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
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum SourceKind {
    /// A budget or final account that a department or unit published (部门预算、部门决算).
    #[doc(alias = "部门预算")]
    BudgetDocument,
    /// A notice of a finance authority that names codes (资金下达通知).
    #[doc(alias = "通知")]
    OfficialNotice,
    /// The text of the classification or a regulation, original or reprinted.
    #[doc(alias = "政府收支分类科目")]
    OfficialText,
    /// A form that a finance authority issued.
    OfficialTemplate,
    /// A published document that someone changed: weak.
    AlteredDocument,
    /// A draft of a document: weak.
    DraftDocument,
    /// Code or sample data of others: weak.
    ThirdParty,
    /// A table of an older edition: supports an unverified name, attests none.
    LegacyTable,
    /// What a program laid over the embedded catalog.
    Overlay,
}

impl SourceKind {
    /// Whether a text of this kind is not enough by itself to rely on.
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::AlteredDocument | Self::DraftDocument | Self::ThirdParty | Self::LegacyTable)
    }
}

crate::serde_string!(SourceKind);

/// A public document in which codes and names were read.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::SourceKind};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let entry = catalog.get(FunctionalCode::constant(20101)).unwrap();
/// let source = entry.sources().next().unwrap();
/// assert_eq!(source.id(), "huizhou-2023");
/// assert_eq!(source.kind(), SourceKind::BudgetDocument);
/// assert_eq!(source.year(), Some(FiscalYear::constant(2023)));
/// ```
#[doc(alias = "来源")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) issuer: &'a str,
    pub(super) year: u16,
    pub(super) kind: SourceKind,
    pub(super) reference: &'a str,
}

impl<'a> Source<'a> {
    /// The short name under which `data/catalog/sources.csv` lists it; of an overlay, its title.
    pub const fn id(self) -> &'a str {
        self.id
    }

    /// The title, in Chinese, with the document number (文号) if it has one.
    #[doc(alias = "文号")]
    pub const fn title(self) -> &'a str {
        self.title
    }

    /// Who issued it; `None` for an overlay.
    #[doc(alias = "发文机关")]
    pub const fn issuer(self) -> Option<&'a str> {
        if self.issuer.is_empty() { None } else { Some(self.issuer) }
    }

    /// The budget year that it applies the codes to.
    pub fn year(self) -> Option<FiscalYear> {
        FiscalYear::new(self.year).ok()
    }

    /// What kind of text it is.
    pub const fn kind(self) -> SourceKind {
        self.kind
    }

    /// Its address or repository, if a public one is known.
    pub const fn reference(self) -> Option<&'a str> {
        if self.reference.is_empty() { None } else { Some(self.reference) }
    }
}

/// A row of the generated list of sources.
pub(super) const fn source(
    id: &'static str,
    title: &'static str,
    issuer: &'static str,
    year: u16,
    kind: SourceKind,
    reference: &'static str,
) -> Source<'static> {
    Source { id, title, issuer, year, kind, reference }
}

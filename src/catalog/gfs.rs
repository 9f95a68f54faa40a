//! The view of the international statistics of government finance: our judgement, row by row.

use super::generated;
use super::scheme::{Cofog, GfsmCategory};
use crate::value::{Code, EconomicCode, FunctionalCode, GovernmentEconomicCode};

/// How much of a code a [`Judgement`] holds for.
///
/// ```
/// use cn_budget::catalog::Extent;
///
/// assert_eq!("mainly".parse(), Ok(Extent::Mainly));
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
#[strum(serialize_all = "kebab-case")]
pub enum Extent {
    /// For all of it: no judgement below it goes elsewhere.
    Whole,
    /// For by far the most of it; the note or the judgements below it name the rest.
    Mainly,
}

crate::serde_string!(Extent);

/// Our judgement where a Chinese code belongs in an international scheme.
///
/// No public table maps the Chinese classification onto COFOG or GFSM 2014, so every row is an opinion of this project
/// with its reason, and never the ground of an error. A code whose contents belong to several divisions has none and
/// says why ([`Judgement::is_open`]); its sections or items are judged by themselves where their names allow it.
///
/// ```
/// use cn_budget::{FunctionalCode, catalog::{CofogGroup, Extent, cofog}};
///
/// let tourism = cofog(FunctionalCode::constant(2070113)).unwrap();
/// assert_eq!(tourism.target(), Some(CofogGroup::OtherIndustries.into()));
/// let culture = cofog(FunctionalCode::constant(2070104)).unwrap();
/// assert_eq!(culture.code(), FunctionalCode::constant(20701));
/// assert_eq!(culture.target(), Some(CofogGroup::Culture.into()));
/// assert_eq!(culture.extent(), Some(Extent::Mainly));
/// assert!(culture.note().contains("Tourism items are judged by themselves"));
/// ```
#[doc(alias = "国际分类对照")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement<C, T> {
    code: C,
    target: Option<(T, Extent)>,
    note: &'static str,
}

/// Where a functional code belongs in COFOG.
#[doc(alias = "COFOG")]
pub type CofogMapping = Judgement<FunctionalCode, Cofog>;

/// Where a department economic code belongs in GFSM 2014.
#[doc(alias = "GFSM")]
pub type GfsmMapping = Judgement<EconomicCode, GfsmCategory>;

/// Where a government economic code belongs in GFSM 2014.
#[doc(alias = "GFSM")]
pub type GovernmentGfsmMapping = Judgement<GovernmentEconomicCode, GfsmCategory>;

impl<C: Code, T: Copy> Judgement<C, T> {
    /// The code that was judged: the one asked for, or the nearest above it that was judged.
    pub fn code(&self) -> C {
        self.code
    }

    /// Where it belongs; `None` if that stays open.
    pub fn target(&self) -> Option<T> {
        self.target.map(|(target, _)| target)
    }

    /// How much of the code that holds for; `None` if it stays open.
    pub fn extent(&self) -> Option<Extent> {
        self.target.map(|(_, extent)| extent)
    }

    /// Whether it stays open, because the code serves several divisions or is no spending.
    pub fn is_open(&self) -> bool {
        self.target.is_none()
    }

    /// The reason, in English.
    pub fn note(&self) -> &'static str {
        self.note
    }
}

fn nearest<C: Code, T: Copy>(rows: &'static [Judgement<C, T>], code: C) -> Option<Judgement<C, T>> {
    core::iter::once(code).chain(code.ancestors()).find_map(|code| {
        let at = rows.binary_search_by_key(&code, |row| row.code).ok()?;
        rows.get(at).copied()
    })
}

/// Where a functional code belongs in COFOG: the judgement of the code itself, or else of the nearest code above it.
/// `None` if no code above it is known.
///
/// Rests on the Classification of the Functions of Government (COFOG) of the United Nations, 1999; the mapping is this
/// project's.
///
/// ```
/// use cn_budget::{FunctionalCode, catalog::{CofogDivision, CofogGroup, Extent, cofog}};
///
/// // An item takes the judgement of its section.
/// let courts = cofog(FunctionalCode::constant(2040504)).unwrap();
/// assert_eq!(courts.code(), FunctionalCode::constant(20405));
/// assert_eq!(courts.target(), Some(CofogGroup::LawCourts.into()));
/// assert_eq!(courts.target().unwrap().division(), CofogDivision::PublicOrder);
/// assert_eq!(courts.extent(), Some(Extent::Whole));
///
/// // 201 holds trade and markets beside the organs of state.
/// let services = cofog(FunctionalCode::constant(201)).unwrap();
/// assert!(services.is_open());
/// assert!(services.note().starts_with("Spans two divisions"));
/// ```
#[doc(alias = "COFOG")]
#[doc(alias = "政府职能分类")]
pub fn cofog(code: FunctionalCode) -> Option<CofogMapping> {
    nearest(&generated::COFOG, code)
}

/// Every judgement on functional codes, in order.
///
/// ```
/// use cn_budget::catalog::cofog_judgements;
///
/// assert!(cofog_judgements().all(|judgement| !judgement.note().is_empty()));
/// ```
pub fn cofog_judgements() -> impl ExactSizeIterator<Item = CofogMapping> {
    generated::COFOG.iter().copied()
}

/// Where a department economic code belongs in GFSM 2014: the judgement of the code itself, or else of its class.
///
/// Rests on the Government Finance Statistics Manual 2014 of the International Monetary Fund; the mapping is this
/// project's.
///
/// ```
/// use cn_budget::{EconomicCode, catalog::{GfsmCategory, gfsm}};
///
/// let pay = gfsm(EconomicCode::constant(30101)).unwrap();
/// assert_eq!(pay.target(), Some(GfsmCategory::WagesAndSalaries));
/// // Office cost takes the judgement of its class.
/// let office = gfsm(EconomicCode::constant(30201)).unwrap();
/// assert_eq!(office.code(), EconomicCode::constant(302));
/// assert_eq!(office.target(), Some(GfsmCategory::GoodsAndServices));
/// ```
#[doc(alias = "GFSM")]
#[doc(alias = "政府财政统计")]
pub fn gfsm(code: EconomicCode) -> Option<GfsmMapping> {
    nearest(&generated::GFSM, code)
}

/// Every judgement on department economic codes, in order.
///
/// ```
/// assert!(cn_budget::catalog::gfsm_judgements().len() > 70);
/// ```
pub fn gfsm_judgements() -> impl ExactSizeIterator<Item = GfsmMapping> {
    generated::GFSM.iter().copied()
}

/// Where a government economic code belongs in GFSM 2014: the judgement of the code itself, or else of its class.
///
/// Institutions (事业单位) are units of government in the manual's sense, so 505 and 506 are judged by what is bought and
/// not as grants.
///
/// ```
/// use cn_budget::{GovernmentEconomicCode, catalog::{GfsmCategory, government_gfsm}};
///
/// let works = government_gfsm(GovernmentEconomicCode::constant(50302)).unwrap();
/// assert_eq!(works.target(), Some(GfsmCategory::FixedAssets));
/// ```
#[doc(alias = "GFSM")]
#[doc(alias = "政府财政统计")]
pub fn government_gfsm(code: GovernmentEconomicCode) -> Option<GovernmentGfsmMapping> {
    nearest(&generated::GOVERNMENT_GFSM, code)
}

/// Every judgement on government economic codes, in order.
///
/// ```
/// assert!(cn_budget::catalog::government_gfsm_judgements().len() > 50);
/// ```
pub fn government_gfsm_judgements() -> impl ExactSizeIterator<Item = GovernmentGfsmMapping> {
    generated::GOVERNMENT_GFSM.iter().copied()
}

macro_rules! judgement {
    ($name:ident, $code:ident, $target:ident) => {
        /// A row of a generated table.
        pub(super) const fn $name(
            number: u32,
            target: Option<($target, Extent)>,
            note: &'static str,
        ) -> Judgement<$code, $target> {
            Judgement { code: $code::constant(number), target, note }
        }
    };
}

judgement!(functional, FunctionalCode, Cofog);
judgement!(department, EconomicCode, GfsmCategory);
judgement!(government, GovernmentEconomicCode, GfsmCategory);

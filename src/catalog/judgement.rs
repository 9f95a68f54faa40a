//! Judgements where a code belongs in an international scheme (国际分类对照).

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
    pub(super) code: C,
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

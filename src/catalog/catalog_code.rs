//! A code of any classification (科目编码).

use core::fmt;
use core::str::FromStr;

use crate::value::{
    Classification, CodeError, EconomicCode, FunctionalCode, GovernmentEconomicCode, Level, RevenueCode,
};

/// The classifications, in the order of every listing over all of them.
pub(super) const CLASSIFICATIONS: [Classification; 4] = [
    Classification::Functional,
    Classification::DepartmentEconomic,
    Classification::GovernmentEconomic,
    Classification::Revenue,
];

/// A code of any of the four classifications.
///
/// ```
/// use cn_budget::{EconomicCode, catalog::CatalogCode, value::Classification};
///
/// let code = CatalogCode::from(EconomicCode::constant(30201));
/// assert_eq!(code.classification(), Classification::DepartmentEconomic);
/// assert_eq!(code.to_string(), "30201");
/// ```
#[doc(alias = "科目编码")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CatalogCode {
    /// 支出功能分类.
    #[doc(alias = "支出功能分类")]
    Functional(FunctionalCode),
    /// 部门预算支出经济分类.
    #[doc(alias = "部门预算支出经济分类")]
    Economic(EconomicCode),
    /// 政府预算支出经济分类.
    #[doc(alias = "政府预算支出经济分类")]
    GovernmentEconomic(GovernmentEconomicCode),
    /// 收入分类.
    #[doc(alias = "收入分类")]
    Revenue(RevenueCode),
}

impl CatalogCode {
    pub(super) fn new(classification: Classification, number: u32) -> Option<Self> {
        match classification {
            Classification::Functional => FunctionalCode::new(number).ok().map(Self::Functional),
            Classification::DepartmentEconomic => EconomicCode::new(number).ok().map(Self::Economic),
            Classification::GovernmentEconomic => {
                GovernmentEconomicCode::new(number).ok().map(Self::GovernmentEconomic)
            }
            Classification::Revenue => RevenueCode::new(number).ok().map(Self::Revenue),
        }
    }

    /// The classification of the code.
    pub const fn classification(self) -> Classification {
        match self {
            Self::Functional(_) => Classification::Functional,
            Self::Economic(_) => Classification::DepartmentEconomic,
            Self::GovernmentEconomic(_) => Classification::GovernmentEconomic,
            Self::Revenue(_) => Classification::Revenue,
        }
    }

    /// The canonical number.
    pub const fn number(self) -> u32 {
        match self {
            Self::Functional(code) => code.number(),
            Self::Economic(code) => code.number(),
            Self::GovernmentEconomic(code) => code.number(),
            Self::Revenue(code) => code.number(),
        }
    }

    /// The code one level up; `None` for a class.
    #[doc(alias = "上级科目")]
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Functional(code) => code.parent().map(Self::Functional),
            Self::Economic(code) => code.parent().map(Self::Economic),
            Self::GovernmentEconomic(code) => code.parent().map(Self::GovernmentEconomic),
            Self::Revenue(code) => code.parent().map(Self::Revenue),
        }
    }

    /// 类, 款 or 项.
    pub const fn level(self) -> Level {
        match self {
            Self::Functional(code) => code.level(),
            Self::Economic(code) => code.level(),
            Self::GovernmentEconomic(code) => code.level(),
            Self::Revenue(code) => code.level(),
        }
    }
}

/// The first digit tells the classification.
///
/// ```
/// use cn_budget::{RevenueCode, catalog::CatalogCode};
///
/// assert_eq!("11002".parse(), Ok(CatalogCode::from(RevenueCode::constant(11002))));
/// assert!("401".parse::<CatalogCode>().is_err());
/// ```
impl FromStr for CatalogCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        match text.as_bytes().first() {
            Some(b'1') => text.parse().map(Self::Revenue),
            Some(b'3') => text.parse().map(Self::Economic),
            Some(b'5') => text.parse().map(Self::GovernmentEconomic),
            _ => text.parse().map(Self::Functional),
        }
    }
}

impl fmt::Display for CatalogCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.number(), f)
    }
}

impl From<FunctionalCode> for CatalogCode {
    fn from(code: FunctionalCode) -> Self {
        Self::Functional(code)
    }
}

impl From<EconomicCode> for CatalogCode {
    fn from(code: EconomicCode) -> Self {
        Self::Economic(code)
    }
}

impl From<GovernmentEconomicCode> for CatalogCode {
    fn from(code: GovernmentEconomicCode) -> Self {
        Self::GovernmentEconomic(code)
    }
}

impl From<RevenueCode> for CatalogCode {
    fn from(code: RevenueCode) -> Self {
        Self::Revenue(code)
    }
}

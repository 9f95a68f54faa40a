//! The classifications of codes and their levels (政府收支分类科目、级次).

/// The depth of a code in its classification: 类, 款, 项.
///
/// ```
/// use cn_budget::{FunctionalCode, Level};
///
/// assert_eq!(FunctionalCode::constant(2010301).level(), Level::Item);
/// assert_eq!(Level::Item.chinese(), "项");
/// assert!(Level::Class < Level::Section);
/// ```
#[doc(alias = "级次")]
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
#[strum(serialize_all = "snake_case")]
pub enum Level {
    /// 类: three digits, such as 201.
    #[doc(alias = "类")]
    Class,
    /// 款: five digits, such as 20103.
    #[doc(alias = "款")]
    Section,
    /// 项: seven digits, such as 2010301. Only the functional classification and that of revenue have it.
    #[doc(alias = "项")]
    Item,
}

crate::serde_string!(Level, Classification);

impl Level {
    /// The Chinese name: 类, 款 or 项.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Class => "类",
            Self::Section => "款",
            Self::Item => "项",
        }
    }

    /// How many digits a code of this level has: 3, 5 or 7.
    pub const fn digits(self) -> u32 {
        3 + 2 * self as u32
    }
}

/// Which of the classifications (政府收支分类科目) a code belongs to.
///
/// ```
/// use cn_budget::value::Classification;
///
/// assert_eq!(Classification::Functional.chinese(), "支出功能分类");
/// assert_eq!("department_economic".parse(), Ok(Classification::DepartmentEconomic));
/// ```
#[doc(alias = "政府收支分类科目")]
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
#[strum(serialize_all = "snake_case")]
pub enum Classification {
    /// 支出功能分类: what the money is for; classes begin with 2.
    #[doc(alias = "支出功能分类")]
    Functional,
    /// 部门预算支出经济分类: what the department buys; classes begin with 3.
    #[doc(alias = "部门预算支出经济分类")]
    DepartmentEconomic,
    /// 政府预算支出经济分类: the same seen from the government's budget; classes begin with 5.
    #[doc(alias = "政府预算支出经济分类")]
    GovernmentEconomic,
    /// 收入分类: where the money comes from; classes begin with 1.
    #[doc(alias = "收入分类")]
    Revenue,
}

impl Classification {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Functional => "支出功能分类",
            Self::DepartmentEconomic => "部门预算支出经济分类",
            Self::GovernmentEconomic => "政府预算支出经济分类",
            Self::Revenue => "收入分类",
        }
    }

    /// The digit that every code of the classification begins with.
    pub const fn first_digit(self) -> u8 {
        match self {
            Self::Functional => 2,
            Self::DepartmentEconomic => 3,
            Self::GovernmentEconomic => 5,
            Self::Revenue => 1,
        }
    }

    /// The deepest level: 项 for the functional classification and that of revenue, 款 for the economic ones.
    pub const fn deepest(self) -> Level {
        match self {
            Self::Functional | Self::Revenue => Level::Item,
            Self::DepartmentEconomic | Self::GovernmentEconomic => Level::Section,
        }
    }

    /// 10^(digits of the deepest level - 1): what the first digit is worth in a left-aligned code.
    pub(super) const fn first_digit_unit(self) -> u32 {
        match self.deepest() {
            Level::Item => 1_000_000,
            Level::Section => 10_000,
            Level::Class => 100,
        }
    }
}

//! Which figure a sentence gives, and what it does with it (指标).

use crate::value::{Printed, Ratio};

/// Which figure of a thing a fact gives (指标).
#[doc(alias = "指标")]
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
    strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Measure {
    /// An amount, without saying which: the budget's in a budget, the account's in an account.
    Amount,
    /// 预算数.
    #[doc(alias = "预算数")]
    Budget,
    /// 年初预算.
    #[doc(alias = "年初预算")]
    InitialBudget,
    /// 调整预算数, 全年预算数.
    #[doc(alias = "调整预算数")]
    Adjusted,
    /// 执行数.
    #[doc(alias = "执行数")]
    Executed,
    /// 决算数.
    #[doc(alias = "决算数")]
    Account,
    /// 增减额: the change against another year.
    #[doc(alias = "增减额")]
    Change,
    /// 增长率.
    #[doc(alias = "增长率")]
    Rate,
    /// 完成率: the account as a percentage of the budget.
    #[doc(alias = "完成率")]
    Completion,
    /// 占比.
    #[doc(alias = "占比")]
    Share,
    /// 决算数小于预算数: the order of two amounts, without a figure.
    #[doc(alias = "大于")]
    Order,
}

impl Measure {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Amount => "金额",
            Self::Budget => "预算数",
            Self::InitialBudget => "年初预算",
            Self::Adjusted => "调整预算数",
            Self::Executed => "执行数",
            Self::Account => "决算数",
            Self::Change => "增减额",
            Self::Rate => "增长率",
            Self::Completion => "完成率",
            Self::Share => "占比",
            Self::Order => "大小",
        }
    }
}

/// Which way a change goes (增减方向).
#[doc(alias = "增减")]
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
    strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// 增加, 增长, 上升.
    #[doc(alias = "增加")]
    Up,
    /// 减少, 下降, 降低.
    #[doc(alias = "减少")]
    Down,
    /// 持平.
    #[doc(alias = "持平")]
    Flat,
}

impl Direction {
    /// The Chinese name: 增加, 减少 or 持平.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Up => "增加",
            Self::Down => "减少",
            Self::Flat => "持平",
        }
    }
}

/// How an amount stands in its sentence (数的地位): what the sentence states, or what it compares that with.
#[doc(alias = "基数")]
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::Display, strum::EnumString, strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Standing {
    /// What the sentence states: 支出预算5万元, 比上年减少1万元, 下降16.67%.
    #[default]
    Stated,
    /// 基数: what it is compared with, or a percentage of: 完成预算5万元的80%, 较上年5万元增长8%.
    #[doc(alias = "基数")]
    Base,
    /// Stated on another basis than the amounts beside it: 按可比口径增长8%.
    #[doc(alias = "可比口径")]
    OtherBasis,
}

/// What leaves open of what a figure is (存疑): words that nobody here knows. Such a figure is evidence where it agrees, and
/// never the ground of an error.
#[doc(alias = "存疑")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::Display, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Doubt {
    /// Words beside the subject may narrow it: 下属中心公务接待费5万元. All figures of the statement are of the same thing, whichever
    /// that is.
    OfSubject,
    /// Words between the subject and the figure may make it another one: 教育支出的差额5万元.
    OfFigure,
}

/// The figure of a fact.
#[doc(alias = "数值")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactFigure {
    /// An amount with its unit and printed precision. A change has no sign: the direction says it.
    Amount(Printed),
    /// A percentage.
    Rate(Ratio),
    /// Words alone: 持平, 小于.
    None,
}

//! The four budgets, where money comes from, and what kind of spending it is.

use crate::value::{FunctionalCode, Level};

/// The four budgets of the Budget Law (四本预算).
///
/// Rests on the Budget Law of the People's Republic of China (预算法), article 5.
///
/// ```
/// use cn_budget::BudgetKind;
///
/// assert_eq!("一般公共预算".parse(), Ok(BudgetKind::General));
/// assert_eq!(BudgetKind::GovernmentFund.to_string(), "政府性基金预算");
/// ```
#[doc(alias = "四本预算")]
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
    strum::EnumCount,
    strum::VariantNames,
)]
#[repr(u8)]
pub enum BudgetKind {
    /// 一般公共预算: the general public budget, fed by taxes.
    #[doc(alias = "一般公共预算")]
    #[strum(serialize = "一般公共预算")]
    General,
    /// 政府性基金预算: government funds, each for its own purpose.
    #[doc(alias = "政府性基金预算")]
    #[strum(serialize = "政府性基金预算")]
    GovernmentFund,
    /// 国有资本经营预算: the proceeds of state capital.
    #[doc(alias = "国有资本经营预算")]
    #[strum(serialize = "国有资本经营预算")]
    StateCapital,
    /// 社会保险基金预算: the social insurance funds. No department budget draws on it.
    #[doc(alias = "社会保险基金预算")]
    #[strum(serialize = "社会保险基金预算")]
    SocialInsurance,
}

crate::serde_string!(BudgetKind);

impl BudgetKind {
    /// The budget that a functional code belongs to by itself, where the classification says so: class 223 to the state
    /// capital budget, class 209 to the social insurance funds, and the sections of the government funds, which stand
    /// inside ordinary classes. `None` for every other code: it is the general budget's, or a fund's that the list does
    /// not have, and a class says nothing of its sections.
    ///
    /// Rests on the 政府性基金预算支出, 国有资本经营预算支出 and 社会保险基金预算支出 lists in the 政府收支分类科目
    /// (editions of 2018 to 2026; funds that ended are kept).
    ///
    /// ```
    /// use cn_budget::{BudgetKind, FunctionalCode};
    ///
    /// let budget = |code| BudgetKind::of_code(FunctionalCode::constant(code));
    /// assert_eq!(budget(2120801), Some(BudgetKind::GovernmentFund), "国有土地使用权出让收入安排的支出");
    /// assert_eq!(budget(223), Some(BudgetKind::StateCapital));
    /// assert_eq!(budget(2010301), None);
    /// assert_eq!(budget(212), None, "its sections are of two budgets");
    /// ```
    #[doc(alias = "政府性基金科目")]
    pub fn of_code(code: FunctionalCode) -> Option<Self> {
        match code.class().number() {
            209 => return Some(Self::SocialInsurance),
            223 => return Some(Self::StateCapital),
            _ => {}
        }
        let section = code.ancestors().chain([code]).find(|code| code.level() == Level::Section)?;
        FUND_SECTIONS.binary_search(&section.number()).is_ok().then_some(Self::GovernmentFund)
    }
}

/// The sections of the government funds, in order.
#[rustfmt::skip] // A table: one section a line.
const FUND_SECTIONS: [u32; 36] = [
    20707, // 国家电影事业发展专项资金安排的支出
    20709, // 旅游发展基金支出
    20710, // 国家电影事业发展专项资金对应专项债务收入安排的支出
    20822, // 大中型水库移民后期扶持基金支出
    20823, // 小型水库移民扶助基金安排的支出
    20829, // 小型水库移民扶助基金对应专项债务收入安排的支出
    21160, // 可再生能源电价附加收入安排的支出
    21161, // 废弃电器电子产品处理基金支出
    21208, // 国有土地使用权出让收入安排的支出
    21210, // 国有土地收益基金安排的支出
    21211, // 农业土地开发资金安排的支出
    21213, // 城市基础设施配套费安排的支出
    21214, // 污水处理费安排的支出
    21215, // 土地储备专项债券收入安排的支出
    21216, // 棚户区改造专项债券收入安排的支出
    21217, // 城市基础设施配套费对应专项债务收入安排的支出
    21218, // 污水处理费对应专项债务收入安排的支出
    21219, // 国有土地使用权出让收入对应专项债务收入安排的支出
    21366, // 大中型水库库区基金安排的支出
    21367, // 三峡水库库区基金支出
    21369, // 国家重大水利工程建设基金安排的支出
    21370, // 大中型水库库区基金对应专项债务收入安排的支出
    21371, // 国家重大水利工程建设基金对应专项债务收入安排的支出
    21462, // 车辆通行费安排的支出
    21464, // 铁路建设基金支出
    21468, // 船舶油污损害赔偿基金支出
    21469, // 民航发展基金支出
    21470, // 海南省高等级公路车辆通行附加费对应专项债务收入安排的支出
    21471, // 政府收费公路专项债券收入安排的支出
    21472, // 车辆通行费对应专项债务收入安排的支出
    22904, // 其他政府性基金及对应专项债务收入安排的支出
    22908, // 彩票发行销售机构业务费安排的支出
    22960, // 彩票公益金安排的支出
    23104, // 地方政府专项债务还本支出
    23204, // 地方政府专项债务付息支出
    23304, // 地方政府专项债务发行费用支出
];

/// Where a department's money comes from (资金来源): the columns of its revenue table.
///
/// Rests on the 事业单位财务规则 (财政部令第108号) for the kinds of revenue, and on the form of the revenue table.
///
/// ```
/// use cn_budget::{BudgetKind, FundSource};
///
/// assert_eq!(FundSource::General.appropriation(), Some(BudgetKind::General));
/// assert_eq!(FundSource::BusinessRevenue.appropriation(), None);
/// assert_eq!(FundSource::InstitutionalRevenue.to_string(), "事业收入");
/// ```
#[doc(alias = "资金来源")]
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
    strum::EnumCount,
    strum::VariantNames,
)]
#[non_exhaustive]
pub enum FundSource {
    /// 财政拨款（一般公共预算）: fiscal appropriation from the general public budget.
    #[doc(alias = "财政拨款")]
    #[strum(serialize = "一般公共预算")]
    General,
    /// 财政拨款（政府性基金预算）: fiscal appropriation from government funds.
    #[strum(serialize = "政府性基金预算")]
    GovernmentFund,
    /// 财政拨款（国有资本经营预算）: fiscal appropriation from the state capital budget.
    #[strum(serialize = "国有资本经营预算")]
    StateCapital,
    /// 教育收费: school fees held in the fiscal special account (财政专户).
    #[doc(alias = "教育收费")]
    #[strum(serialize = "教育收费")]
    EducationFees,
    /// 其他专户拨款收入: other money from the fiscal special account.
    #[doc(alias = "财政专户拨款")]
    #[strum(serialize = "其他专户拨款收入")]
    OtherSpecialAccount,
    /// 事业收入: institutional revenue, earned by the institution's own work.
    #[doc(alias = "事业收入")]
    #[strum(serialize = "事业收入")]
    InstitutionalRevenue,
    /// 经营收入: business revenue, earned outside that work and not separately incorporated.
    #[doc(alias = "经营收入")]
    #[strum(serialize = "经营收入")]
    BusinessRevenue,
    /// 其他收入: other revenue.
    #[doc(alias = "其他收入")]
    #[strum(serialize = "其他收入")]
    OtherRevenue,
    /// 上级补助收入: grants from the superior unit.
    #[doc(alias = "上级补助收入")]
    #[strum(serialize = "上级补助收入")]
    SuperiorGrants,
    /// 附属单位上缴收入: what affiliates remit.
    #[doc(alias = "附属单位上缴收入")]
    #[strum(serialize = "附属单位上缴收入")]
    AffiliateRemittances,
    /// 用事业基金弥补收支差额: drawn from the institution's fund of earlier years.
    #[doc(alias = "用事业基金弥补收支差额")]
    #[strum(serialize = "用事业基金弥补收支差额")]
    InstitutionFundDrawdown,
}

impl FundSource {
    /// The budget that appropriates it, where it is a fiscal appropriation (财政拨款).
    #[doc(alias = "财政拨款")]
    pub const fn appropriation(self) -> Option<BudgetKind> {
        match self {
            Self::General => Some(BudgetKind::General),
            Self::GovernmentFund => Some(BudgetKind::GovernmentFund),
            Self::StateCapital => Some(BudgetKind::StateCapital),
            _ => None,
        }
    }

    /// Whether it comes through the fiscal special account (财政专户).
    #[doc(alias = "财政专户拨款")]
    pub const fn is_special_account(self) -> bool {
        matches!(self, Self::EducationFees | Self::OtherSpecialAccount)
    }
}

crate::serde_string!(FundSource);

/// What kind of spending it is (支出性质): the columns of the expenditure table.
///
/// ```
/// use cn_budget::value::ExpenditureKind;
///
/// assert_eq!("基本支出".parse(), Ok(ExpenditureKind::Basic));
/// assert!(!ExpenditureKind::Business.may_be_appropriated());
/// ```
#[doc(alias = "支出性质")]
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
    strum::EnumCount,
    strum::VariantNames,
)]
#[non_exhaustive]
pub enum ExpenditureKind {
    /// 基本支出: what keeps the unit running, staff and operation.
    #[doc(alias = "基本支出")]
    #[strum(serialize = "基本支出")]
    Basic,
    /// 项目支出: what a given task takes beyond that.
    #[doc(alias = "项目支出")]
    #[strum(serialize = "项目支出")]
    Project,
    /// 事业单位经营支出: what business outside the institution's own work takes.
    #[doc(alias = "事业单位经营支出")]
    #[strum(serialize = "事业单位经营支出")]
    Business,
    /// 对附属单位补助支出: subsidies to affiliates.
    #[doc(alias = "对附属单位补助支出")]
    #[strum(serialize = "对附属单位补助支出")]
    SubsidyToAffiliates,
    /// 上缴上级支出: remittance to the superior unit.
    #[doc(alias = "上缴上级支出")]
    #[strum(serialize = "上缴上级支出")]
    RemittanceToSuperior,
    /// 结转下年: carried over to the next year.
    #[doc(alias = "结转下年")]
    #[strum(serialize = "结转下年")]
    CarryOver,
}

impl ExpenditureKind {
    /// Whether a fiscal appropriation may pay for it.
    ///
    /// Business, subsidies to affiliates and remittances to the superior are by definition paid from an
    /// institution's other revenue. Rests on the definitions of 经营支出, 对附属单位补助支出 and 上缴上级支出 in
    /// the 事业单位财务规则 (财政部令第108号).
    pub const fn may_be_appropriated(self) -> bool {
        matches!(self, Self::Basic | Self::Project | Self::CarryOver)
    }
}

crate::serde_string!(ExpenditureKind);

/// Whether a document plans or accounts (预算 or 决算).
///
/// ```
/// use cn_budget::Stage;
///
/// assert_eq!("决算".parse(), Ok(Stage::FinalAccount));
/// assert_eq!(Stage::Budget.to_string(), "budget");
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
#[doc(alias = "预决算")]
#[non_exhaustive]
pub enum Stage {
    /// 预算: the plan for the year.
    #[doc(alias = "预算")]
    #[strum(to_string = "budget", serialize = "预算")]
    Budget,
    /// 决算: the account of the year.
    #[doc(alias = "决算")]
    #[strum(to_string = "final_account", serialize = "决算")]
    FinalAccount,
}

crate::serde_string!(Stage);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fund_sections_are_sorted_sections() {
        assert!(FUND_SECTIONS.is_sorted());
        let level = |&number: &u32| FunctionalCode::new(number).map(FunctionalCode::level);
        assert!(FUND_SECTIONS.iter().all(|number| level(number) == Ok(Level::Section)));
    }
}

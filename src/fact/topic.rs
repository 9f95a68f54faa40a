//! What sentences speak of, and whose money it is (事项).

use core::fmt;

use super::aspect::Fund;
use super::path::FunctionPath;
use crate::value::{BudgetKind, EconomicCode};
use crate::words;

/// What money a sentence speaks of (事项).
///
/// The terms are those of the forms of department budgets and final accounts (地方预决算公开操作规程,
/// 财预〔2016〕143号).
#[doc(alias = "事项")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// 收入: all revenue.
    #[doc(alias = "收入预算")]
    Revenue,
    /// 支出: all expenditure.
    #[doc(alias = "支出预算")]
    Expenditure,
    /// 收入支出总计: both totals, which are one figure.
    #[doc(alias = "收支总计")]
    RevenueAndExpenditure,
    /// 拨款, without saying whether as revenue or as expenditure.
    #[doc(alias = "拨款")]
    Appropriation,
    /// 事业收入.
    #[doc(alias = "事业收入")]
    InstitutionalRevenue,
    /// 经营收入.
    #[doc(alias = "经营收入")]
    BusinessRevenue,
    /// 其他收入.
    #[doc(alias = "其他收入")]
    OtherRevenue,
    /// 上级补助收入.
    #[doc(alias = "上级补助收入")]
    SuperiorGrants,
    /// 附属单位上缴收入.
    #[doc(alias = "附属单位上缴收入")]
    AffiliateRemittances,
    /// 基本支出.
    #[doc(alias = "基本支出")]
    Basic,
    /// 项目支出.
    #[doc(alias = "项目支出")]
    Project,
    /// 人员经费.
    #[doc(alias = "人员经费")]
    Personnel,
    /// 公用经费.
    #[doc(alias = "公用经费")]
    Operating,
    /// A class of the economic classification: 工资福利支出.
    #[doc(alias = "经济分类")]
    Economic(EconomicCode),
    /// “三公”经费.
    #[doc(alias = "三公")]
    ThreePublic,
    /// 因公出国（境）费.
    #[doc(alias = "因公出国（境）费")]
    Overseas,
    /// 公务用车购置及运行维护费.
    #[doc(alias = "公务用车购置及运行维护费")]
    Vehicles,
    /// 公务用车购置费.
    #[doc(alias = "公务用车购置费")]
    VehiclePurchase,
    /// 公务用车运行维护费.
    #[doc(alias = "公务用车运行维护费")]
    VehicleOperation,
    /// 公务接待费.
    #[doc(alias = "公务接待费")]
    Reception,
    /// 机关运行经费.
    #[doc(alias = "机关运行经费")]
    AgencyOperating,
    /// 政府采购.
    #[doc(alias = "政府采购")]
    Procurement,
    /// 政府采购货物.
    #[doc(alias = "货物")]
    Goods,
    /// 政府采购工程.
    #[doc(alias = "工程")]
    Works,
    /// 政府采购服务.
    #[doc(alias = "服务")]
    Services,
    /// 类, 款, 项.
    #[doc(alias = "类款项")]
    Path(FunctionPath),
    /// Something else that is named, a project as a rule.
    #[doc(alias = "项目名称")]
    Named(String),
    /// Something that no table and no other sentence speaks of; no fact has it.
    Other,
}

/// Topics that readers and rules treat alike, each group in one place.
impl Topic {
    /// “三公”经费, or one of the three, or a part of one.
    pub(crate) const fn is_three_public(&self) -> bool {
        matches!(self, Self::ThreePublic) || self.is_part_of_three_public()
    }

    /// One of the three, or a part of one.
    pub(crate) const fn is_part_of_three_public(&self) -> bool {
        matches!(
            self,
            Self::Overseas
                | Self::Vehicles
                | Self::VehiclePurchase
                | Self::VehicleOperation
                | Self::Reception
        )
    }

    /// 货物, 工程 or 服务.
    pub(crate) const fn is_kind_of_purchase(&self) -> bool {
        matches!(self, Self::Goods | Self::Works | Self::Services)
    }

    /// 政府采购, or a kind of it.
    pub(crate) const fn is_procurement(&self) -> bool {
        matches!(self, Self::Procurement) || self.is_kind_of_purchase()
    }

    /// 基本支出, or one of its two parts.
    pub(crate) const fn is_basic(&self) -> bool {
        matches!(self, Self::Basic | Self::Personnel | Self::Operating)
    }

    /// 基本支出, its parts, or 项目支出: what the nature of expenditure is.
    pub(crate) const fn is_nature(&self) -> bool {
        self.is_basic() || matches!(self, Self::Project)
    }

    /// What a unit earns or is given beside appropriations: 事业收入, 经营收入, 上级补助收入.
    pub(crate) const fn is_other_revenue(&self) -> bool {
        matches!(
            self,
            Self::InstitutionalRevenue
                | Self::BusinessRevenue
                | Self::OtherRevenue
                | Self::SuperiorGrants
                | Self::AffiliateRemittances
        )
    }

    /// What money is spent for, as no table of functions or natures has it: the “三公”, 机关运行经费, 政府采购, or a thing of its
    /// own name.
    pub(crate) const fn is_purpose(&self) -> bool {
        self.is_three_public()
            || self.is_procurement()
            || matches!(self, Self::AgencyOperating | Self::Named(_))
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Revenue => "收入",
            Self::Expenditure => "支出",
            Self::RevenueAndExpenditure => "收入支出总计",
            Self::Appropriation => "拨款",
            Self::InstitutionalRevenue => "事业收入",
            Self::BusinessRevenue => "经营收入",
            Self::OtherRevenue => "其他收入",
            Self::SuperiorGrants => "上级补助收入",
            Self::AffiliateRemittances => "附属单位上缴收入",
            Self::Basic => "基本支出",
            Self::Project => "项目支出",
            Self::Personnel => "人员经费",
            Self::Operating => "公用经费",
            Self::Economic(code) => match words::economic_name(code.number()) {
                Some(name) => name,
                None => return write!(f, "{code}"),
            },
            Self::ThreePublic => "“三公”经费",
            Self::Overseas => "因公出国（境）费",
            Self::Vehicles => "公务用车购置及运行维护费",
            Self::VehiclePurchase => "公务用车购置费",
            Self::VehicleOperation => "公务用车运行维护费",
            Self::Reception => "公务接待费",
            Self::AgencyOperating => "机关运行经费",
            Self::Procurement => "政府采购",
            Self::Goods => "政府采购货物",
            Self::Works => "政府采购工程",
            Self::Services => "政府采购服务",
            Self::Path(path) => return write!(f, "{path}"),
            Self::Named(name) => name,
            Self::Other => "其他",
        })
    }
}

/// Whose money: all fiscal appropriations, or one of the four budgets (资金来源).
///
/// Rests on the Budget Law of the People's Republic of China (预算法), article 5.
#[doc(alias = "财政拨款")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// 财政拨款: all appropriations.
    Fiscal,
    /// One budget.
    Budget(BudgetKind),
}

impl Scope {
    /// The fund that is money of this scope.
    ///
    /// ```
    /// use cn_budget::{BudgetKind, fact::{Fund, Scope}};
    ///
    /// assert_eq!(Scope::Budget(BudgetKind::General).fund(), Fund::General);
    /// assert!(Scope::Budget(BudgetKind::StateCapital).fund().is_within(Scope::Fiscal.fund()));
    /// ```
    pub const fn fund(self) -> Fund {
        match self {
            Self::Fiscal => Fund::Fiscal,
            Self::Budget(BudgetKind::General) => Fund::General,
            Self::Budget(BudgetKind::GovernmentFund) => Fund::GovernmentFund,
            Self::Budget(BudgetKind::StateCapital) => Fund::StateCapital,
            Self::Budget(BudgetKind::SocialInsurance) => Fund::SocialInsurance,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fiscal => f.write_str("财政拨款"),
            Self::Budget(budget) => write!(f, "{budget}"),
        }
    }
}

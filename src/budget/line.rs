//! The lines that a budget is made of.

use crate::table::UnitLine;
use crate::value::{
    Amount, EconomicCode, ExpenditureKind, FunctionalCode, FundSource, GovernmentEconomicCode, UnitType,
};

/// What a budget line is for, within its unit.
///
/// ```
/// use cn_budget::{Purpose, value::ExpenditureKind};
///
/// assert_eq!(Purpose::Operating.kind(), ExpenditureKind::Basic);
/// assert_eq!(Purpose::Project("政务云租用".into()).kind(), ExpenditureKind::Project);
/// ```
#[doc(alias = "支出用途")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Purpose {
    /// 人员经费: staff, in basic expenditure.
    #[doc(alias = "人员经费")]
    Personnel,
    /// 公用经费: operation, in basic expenditure.
    #[doc(alias = "公用经费")]
    Operating,
    /// 项目: a project, by its name.
    #[doc(alias = "项目支出")]
    Project(String),
    /// 事业单位经营支出.
    #[doc(alias = "事业单位经营支出")]
    Business,
    /// 对附属单位补助支出.
    #[doc(alias = "对附属单位补助支出")]
    SubsidyToAffiliates,
    /// 上缴上级支出.
    #[doc(alias = "上缴上级支出")]
    RemittanceToSuperior,
    /// 结转下年.
    #[doc(alias = "结转下年")]
    CarryOver,
}

impl Purpose {
    /// The kind of expenditure that it is.
    pub const fn kind(&self) -> ExpenditureKind {
        match self {
            Self::Personnel | Self::Operating => ExpenditureKind::Basic,
            Self::Project(_) => ExpenditureKind::Project,
            Self::Business => ExpenditureKind::Business,
            Self::SubsidyToAffiliates => ExpenditureKind::SubsidyToAffiliates,
            Self::RemittanceToSuperior => ExpenditureKind::RemittanceToSuperior,
            Self::CarryOver => ExpenditureKind::CarryOver,
        }
    }

    /// The line of a table by unit.
    pub(super) fn unit_line(&self) -> UnitLine {
        match self {
            Self::Personnel => UnitLine::Personnel,
            Self::Operating => UnitLine::Operating,
            Self::Project(name) => UnitLine::Project(name.clone()),
            other => UnitLine::Other(other.kind()),
        }
    }
}

/// One line of a budget (预算明细): who spends how much, on what, for what, from which source.
#[doc(alias = "预算明细")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BudgetLine {
    /// The unit that spends (预算单位).
    #[doc(alias = "预算单位")]
    pub unit: String,
    /// Whether that is an agency or an institution.
    pub unit_type: UnitType,
    /// What for.
    pub purpose: Purpose,
    /// The functional item (项).
    pub functional: FunctionalCode,
    /// The department economic section (款).
    pub economic: EconomicCode,
    /// The government economic section (款), where it is known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub government: Option<GovernmentEconomicCode>,
    /// Where the money comes from.
    pub source: FundSource,
    /// How much; not negative.
    pub amount: Amount,
}

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

impl BudgetLine {
    /// Lines of one unit that are paid from one source: what they share is said once, and each line says the rest.
    ///
    /// ```
    /// use cn_budget::{Amount, BudgetLine, EconomicCode, FunctionalCode, FundSource, Purpose, UnitType};
    ///
    /// let bureau = BudgetLine::builder("某市数据局本级", UnitType::Agency, FundSource::General);
    /// let (functional, economic) = (FunctionalCode::constant(2010301), EconomicCode::constant(30217));
    /// let line = bureau.line(Purpose::Operating, functional, economic, Amount::from_yuan(46_000)?);
    /// assert_eq!((line.unit.as_str(), line.source, line.government), ("某市数据局本级", FundSource::General, None));
    ///
    /// let fund = bureau.source(FundSource::GovernmentFund);
    /// let line = fund.line(Purpose::Project("管网".into()), FunctionalCode::constant(2120801), economic, line.amount);
    /// assert_eq!(line.source, FundSource::GovernmentFund);
    /// # Ok::<(), cn_budget::AmountError>(())
    /// ```
    #[doc(alias = "预算明细")]
    pub fn builder(unit: impl Into<String>, unit_type: UnitType, source: FundSource) -> BudgetLineBuilder {
        BudgetLineBuilder { unit: unit.into(), unit_type, source }
    }
}

/// What several lines of a budget share (同一单位的明细): the unit and where the money comes from. See [`BudgetLine::builder`].
///
/// ```
/// use cn_budget::{BudgetLine, FundSource, UnitType};
///
/// let bureau = BudgetLine::builder("教育局", UnitType::Agency, FundSource::General);
/// assert_eq!(bureau.clone().source(FundSource::General), bureau);
/// ```
#[doc(alias = "预算明细")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BudgetLineBuilder {
    unit: String,
    unit_type: UnitType,
    source: FundSource,
}

impl BudgetLineBuilder {
    /// The same unit with money from this source.
    #[doc(alias = "资金来源")]
    #[must_use]
    pub fn source(&self, source: FundSource) -> Self {
        Self { source, ..self.clone() }
    }

    /// A line: what for, by its function and economic code, and how much. Its government economic code is left open, and is a field
    /// of the line.
    #[doc(alias = "预算明细")]
    pub fn line(
        &self,
        purpose: Purpose,
        functional: FunctionalCode,
        economic: EconomicCode,
        amount: Amount,
    ) -> BudgetLine {
        let (unit, unit_type, source) = (self.unit.clone(), self.unit_type, self.source);
        BudgetLine { unit, unit_type, purpose, functional, economic, government: None, source, amount }
    }
}

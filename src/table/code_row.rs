//! Rows by the codes of a classification (科目行).

use core::fmt;

use super::relation::RelationKind;
use super::row::RowKey;
use crate::value::{Classification, Code, EconomicCode, FunctionalCode, Level, UnitType};

/// A row keyed by a code, or the total (合计) where there is none.
///
/// The same code may recur in several groups: the economic tables print 301 and 302 once for the agencies and
/// once for the institutions, because the government economic code differs (501 and 502 against 505).
///
/// ```
/// use cn_budget::{FunctionalCode, UnitType, table::{CodeRow, RowKey}};
///
/// let item = CodeRow::from(FunctionalCode::constant(2010301));
/// assert_eq!(item.parent(), Some(FunctionalCode::constant(20103).into()));
/// assert_eq!(CodeRow::from(FunctionalCode::constant(201)).parent(), Some(CodeRow::TOTAL));
/// assert_eq!(CodeRow::<FunctionalCode>::TOTAL.to_string(), "合计");
/// ```
#[doc(alias = "科目行")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeRow<C> {
    code: Option<C>,
    group: Option<UnitType>,
    basic: Option<BasicPart>,
}

impl<C: Code> CodeRow<C> {
    /// The total of the table.
    pub const TOTAL: Self = Self { code: None, group: None, basic: None };

    /// The row of a code within a group.
    pub const fn in_group(code: C, group: Option<UnitType>) -> Self {
        Self { code: Some(code), group, basic: None }
    }

    /// The code; `None` for a total.
    pub const fn code(&self) -> Option<C> {
        self.code
    }

    /// The row that totals a part of the basic expenditure, where the classification has such rows.
    pub(crate) fn of_part(part: BasicPart) -> Option<Self> {
        let economic = C::CLASSIFICATION == Classification::DepartmentEconomic;
        economic.then_some(Self { basic: Some(part), ..Self::TOTAL })
    }

    /// Which part of the basic expenditure the row totals, where it is 人员经费合计 or 公用经费合计.
    pub const fn basic_part(&self) -> Option<BasicPart> {
        self.basic
    }

    /// The group that the row stands in, where the table has groups.
    pub const fn group(&self) -> Option<UnitType> {
        self.group
    }
}

/// A part of the basic expenditure (基本支出), as the forms of final accounts total it (人员经费合计、公用经费合计).
///
/// Rests on the form 一般公共预算财政拨款基本支出决算表 of the Ministry of Finance: the classes 301 and 303 are
/// 人员经费, the others 公用经费.
///
/// ```
/// use cn_budget::{EconomicCode, table::{BasicPart, CodeRow, RowKey}};
///
/// let staff = CodeRow::from(EconomicCode::constant(301));
/// assert_eq!(staff.parent(), Some(CodeRow::of_basic_part(BasicPart::Personnel)));
/// assert_eq!(CodeRow::of_basic_part(BasicPart::Personnel).parent(), Some(CodeRow::TOTAL));
/// assert_eq!("公用经费".parse(), Ok(BasicPart::Operating));
/// ```
#[doc(alias = "基本支出")]
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
pub enum BasicPart {
    /// 人员经费: staff.
    #[doc(alias = "人员经费")]
    #[strum(to_string = "人员经费", serialize = "人员经费合计", serialize = "人员经费小计")]
    Personnel,
    /// 公用经费: operation.
    #[doc(alias = "公用经费")]
    #[strum(
        to_string = "公用经费",
        serialize = "公用经费合计",
        serialize = "公用经费小计",
        serialize = "日常公用经费合计"
    )]
    Operating,
}

crate::serde_string!(BasicPart);

impl CodeRow<EconomicCode> {
    /// The row that totals a part of the basic expenditure: 人员经费合计 or 公用经费合计.
    pub const fn of_basic_part(part: BasicPart) -> Self {
        Self { code: None, group: None, basic: Some(part) }
    }
}

impl<C: Code> From<C> for CodeRow<C> {
    fn from(code: C) -> Self {
        Self { code: Some(code), group: None, basic: None }
    }
}

impl<C: Code> RowKey for CodeRow<C> {
    fn parent(&self) -> Option<Self> {
        let Some(code) = self.code else { return self.basic.map(|_| Self::TOTAL) };
        if let Some(parent) = code.parent() {
            return Some(Self::in_group(parent, self.group));
        }
        match C::CLASSIFICATION {
            Classification::DepartmentEconomic => {}
            // 税收收入, 非税收入 and 转移性收入: of which of them a total is, its words say, and forms differ.
            Classification::Revenue => return None,
            _ => return Some(Self::TOTAL),
        }
        let staff = matches!(code.number(), 301 | 303);
        let part = if staff { BasicPart::Personnel } else { BasicPart::Operating };
        Some(Self { basic: Some(part), ..Self::TOTAL })
    }

    fn relation(&self) -> RelationKind {
        match self.code.map(Code::level) {
            None if self.basic.is_some() => RelationKind::ClassesOfBasicPart,
            None => RelationKind::ClassesOfTotal,
            Some(Level::Class) => RelationKind::SectionsOfClass,
            Some(_) => RelationKind::ItemsOfSection,
        }
    }

    fn ungrouped(&self) -> Option<Self> {
        self.group.map(|_| Self { group: None, ..*self })
    }

    fn is_optional(&self) -> bool {
        self.basic.is_some()
    }

    fn is_of_account(&self) -> bool {
        self.basic.is_some()
    }

    fn may_recur(&self) -> bool {
        let class = self.code.is_some_and(|code| code.level() == Level::Class);
        class && self.group.is_none() && C::CLASSIFICATION == Classification::DepartmentEconomic
    }
}

impl<C: Code> fmt::Display for CodeRow<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.code, self.group) {
            (None, _) => match self.basic {
                Some(part) => write!(f, "{part}合计"),
                None => f.write_str("合计"),
            },
            (Some(code), None) => write!(f, "{code}"),
            (Some(code), Some(group)) => write!(f, "{code}（{}）", group.chinese()),
        }
    }
}

/// A row of a table by function (按功能分类科目).
#[doc(alias = "按功能分类科目")]
pub type FunctionalRow = CodeRow<FunctionalCode>;
/// A row of a table by department economic code (按经济分类科目).
#[doc(alias = "按经济分类科目")]
pub type EconomicRow = CodeRow<EconomicCode>;

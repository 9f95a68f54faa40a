//! Rows of a balance of revenue and expenditure (收支总表).

use core::fmt;

use super::relation::RelationKind;
use super::row::RowKey;
use crate::value::{FunctionalCode, Level};

/// A side of a balance (收入 or 支出).
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
    strum::EnumCount,
    strum::EnumIter,
    strum::VariantNames,
)]
#[doc(alias = "收支")]
pub enum Side {
    /// 收入: revenue.
    #[doc(alias = "收入")]
    #[strum(serialize = "收入")]
    Revenue,
    /// 支出: expenditure.
    #[doc(alias = "支出")]
    #[strum(serialize = "支出")]
    Expenditure,
    /// 支出用途: expenditure once more, by what it is for: a third panel beside the one by function.
    #[doc(alias = "支出用途")]
    #[strum(serialize = "支出用途")]
    Use,
    /// 支出用途二: and once more, by another classification: a fourth panel.
    #[doc(alias = "支出用途")]
    #[strum(serialize = "支出用途二")]
    SecondUse,
}

/// A row of a balance (收支总体情况表): a line of one side, this year's sum, or the total.
///
/// ```
/// use cn_budget::{FunctionalCode, table::{BalanceRow, RowKey, Side}};
///
/// let line = BalanceRow::Class(FunctionalCode::constant(201));
/// assert_eq!(line.parent(), Some(BalanceRow::CurrentYear(Side::Expenditure)));
/// assert_eq!(line.parent().unwrap().parent(), Some(BalanceRow::Total(Side::Expenditure)));
/// ```
#[doc(alias = "收支总表")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BalanceRow {
    /// An expenditure line: a class of the functional classification. A deeper code is a part of its parent's line.
    Class(FunctionalCode),
    /// A line of this year's revenue or expenditure, by its name.
    Line(Side, String),
    /// A budget within a line of fiscal appropriations, by its name: 1. 一般公共预算 under 一、财政拨款收入. The three
    /// budgets together are the line.
    Part(Box<Self>, String),
    /// 其中: a line that says what another one holds, and is no part of a sum, by its name.
    #[doc(alias = "其中")]
    OfWhich(Side, String),
    /// 本年收入合计 or 本年支出合计.
    #[doc(alias = "本年收入合计")]
    #[doc(alias = "本年支出合计")]
    CurrentYear(Side),
    /// A line below this year's sum, by its name: 上级补助收入, 结转下年 and the like.
    Further(Side, String),
    /// 收入总计 or 支出总计.
    #[doc(alias = "收入总计")]
    #[doc(alias = "支出总计")]
    Total(Side),
}

impl BalanceRow {
    /// The side that the row stands on.
    pub fn side(&self) -> Side {
        match self {
            Self::Class(_) => Side::Expenditure,
            Self::Part(line, _) => line.side(),
            Self::Line(side, _)
            | Self::OfWhich(side, _)
            | Self::CurrentYear(side)
            | Self::Further(side, _)
            | Self::Total(side) => *side,
        }
    }
}

impl RowKey for BalanceRow {
    const TOTALS_LAST: bool = true;

    fn parent(&self) -> Option<Self> {
        match self {
            Self::Class(code) if code.level() != Level::Class => code.parent().map(Self::Class),
            Self::Class(_) | Self::Line(..) => Some(Self::CurrentYear(self.side())),
            Self::CurrentYear(side) | Self::Further(side, _) => Some(Self::Total(*side)),
            Self::Part(line, _) => Some((**line).clone()),
            Self::Total(_) | Self::OfWhich(..) => None,
        }
    }

    fn relation(&self) -> RelationKind {
        match self {
            Self::Total(_) => RelationKind::LinesOfTotal,
            Self::CurrentYear(_) | Self::Class(_) => RelationKind::LinesOfYear,
            _ => RelationKind::BudgetsOfLine,
        }
    }

    fn is_optional(&self) -> bool {
        matches!(self, Self::CurrentYear(_))
    }

    fn section(&self) -> usize {
        self.side() as usize
    }

    fn counterpart(&self) -> Option<Self> {
        match self {
            Self::Total(Side::Revenue | Side::Use | Side::SecondUse) => Some(Self::Total(Side::Expenditure)),
            Self::Total(Side::Expenditure) => Some(Self::Total(Side::Revenue)),
            _ => None,
        }
    }

    fn is_sum(&self) -> bool {
        matches!(self, Self::CurrentYear(_) | Self::Total(_))
    }

    fn may_recur(&self) -> bool {
        matches!(self, Self::OfWhich(..))
    }
}

crate::serde_string!(Side);

impl fmt::Display for BalanceRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Class(code) => write!(f, "{code}"),
            Self::Line(_, name) | Self::Further(_, name) | Self::Part(_, name) => f.write_str(name),
            Self::OfWhich(_, name) => write!(f, "其中：{name}"),
            Self::CurrentYear(side) => write!(f, "本年{side}合计"),
            Self::Total(side) => write!(f, "{side}总计"),
        }
    }
}

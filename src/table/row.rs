//! Row keys: what a row of a table is, and which row it is a part of.

use core::fmt;
use core::hash::Hash;

use super::relation::RelationKind;
use crate::value::{Classification, Code, EconomicCode, ExpenditureKind, FunctionalCode, Level, UnitType};

/// What a row is, and which row it is a part of. This alone drives every roll-up.
#[doc(alias = "行次")]
pub trait RowKey: Clone + Eq + Hash + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// Whether totals are printed after their parts, as in a balance, rather than before.
    const TOTALS_LAST: bool = false;

    /// The row that this one is a part of; `None` for a grand total.
    fn parent(&self) -> Option<Self>;

    /// What the identity "this row equals the sum of its parts" is called.
    fn relation(&self) -> RelationKind;

    /// The row that this grand total must equal, where there is one: 收入总计 = 支出总计.
    fn counterpart(&self) -> Option<Self> {
        None
    }

    /// The same row without its group, which takes the place of a parent that no row of the group is.
    fn ungrouped(&self) -> Option<Self> {
        None
    }

    /// Whether the row is a sum by its very name, so that money in it must stand in other rows too.
    fn is_sum(&self) -> bool {
        self.parent().is_none()
    }

    /// Whether sound forms leave the row out, so that its parts stand right under the row above it: 本年收入合计 in a
    /// balance without carry-overs, 人员经费合计 in a table by economic code.
    fn is_optional(&self) -> bool {
        false
    }

    /// Whether the forms of final accounts alone print this sum, without a total above it: 人员经费合计 and 公用经费合计. A
    /// table that is computed has no such row.
    fn is_of_account(&self) -> bool {
        false
    }

    /// Whether the row may stand without the one that it is a part of: 人员经费合计, and the 三公 without 会议费 and 培训费.
    fn stands_alone(&self) -> bool {
        self.is_of_account()
    }

    /// Rows of different sections print columns of their own: the two sides of a balance.
    fn section(&self) -> usize {
        0
    }

    /// Whether the row may stand twice under the same row of a sound table: a class of an economic table whose
    /// groups are not named, a project that shares its name with another.
    fn may_recur(&self) -> bool {
        false
    }
}

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
        if C::CLASSIFICATION != Classification::DepartmentEconomic {
            return Some(Self::TOTAL);
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

crate::serde_string!(Side, ThreePublicRow);

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

/// A row of the 三公 table (财政拨款安排的行政经费及“三公”经费预算表).
///
/// ```
/// use cn_budget::table::{RowKey, ThreePublicRow};
///
/// assert_eq!(ThreePublicRow::VehiclePurchase.parent(), Some(ThreePublicRow::Vehicles));
/// assert_eq!(ThreePublicRow::Vehicles.parent(), Some(ThreePublicRow::ThreePublic));
/// ```
#[doc(alias = "三公")]
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
pub enum ThreePublicRow {
    /// 行政经费 (机关运行经费): agency operating expense, beside the 三公 and no part of them.
    #[doc(alias = "行政经费")]
    #[doc(alias = "机关运行经费")]
    #[strum(to_string = "行政经费", serialize = "机关运行经费")]
    AgencyOperating,
    /// “三公”经费: the three public expenses together.
    #[doc(alias = "“三公”经费")]
    #[strum(to_string = "“三公”经费")]
    ThreePublic,
    /// 因公出国（境）: official travel abroad.
    #[doc(alias = "因公出国（境）")]
    #[strum(
        to_string = "因公出国（境）支出",
        serialize = "因公出国（境）费",
        serialize = "因公出国（境）费用"
    )]
    Overseas,
    /// 公务用车购置及运行维护: official vehicles.
    #[doc(alias = "公务用车购置及运行维护")]
    #[strum(
        to_string = "公务用车购置及运行维护支出",
        serialize = "公务用车购置及运行费",
        serialize = "公务用车购置及运行维护费"
    )]
    Vehicles,
    /// 公务用车购置: buying official vehicles.
    #[doc(alias = "公务用车购置")]
    #[strum(to_string = "公务用车购置", serialize = "公务用车购置费", serialize = "购置费")]
    VehiclePurchase,
    /// 公务用车运行维护费: running official vehicles.
    #[doc(alias = "公务用车运行维护费")]
    #[strum(to_string = "公务用车运行维护费", serialize = "公务用车运行费", serialize = "运行费")]
    VehicleOperation,
    /// 公务接待费: official receptions.
    #[doc(alias = "公务接待费")]
    #[strum(to_string = "公务接待费支出", serialize = "公务接待费")]
    Reception,
    /// 会议费: meetings, beside the 三公 in some forms.
    #[doc(alias = "会议费")]
    #[strum(to_string = "会议费")]
    Meeting,
    /// 培训费: training, beside the 三公 in some forms.
    #[doc(alias = "培训费")]
    #[strum(to_string = "培训费")]
    Training,
    /// 合计: the 三公, meetings and training together.
    #[doc(alias = "合计")]
    #[strum(to_string = "合计")]
    Together,
}

impl RowKey for ThreePublicRow {
    fn parent(&self) -> Option<Self> {
        match self {
            Self::AgencyOperating | Self::Together => None,
            Self::ThreePublic | Self::Meeting | Self::Training => Some(Self::Together),
            Self::Overseas | Self::Vehicles | Self::Reception => Some(Self::ThreePublic),
            Self::VehiclePurchase | Self::VehicleOperation => Some(Self::Vehicles),
        }
    }

    fn relation(&self) -> RelationKind {
        match self {
            Self::Vehicles => RelationKind::Vehicles,
            Self::Together => RelationKind::LinesOfTotal,
            _ => RelationKind::ThreePublic,
        }
    }

    fn is_sum(&self) -> bool {
        matches!(self, Self::ThreePublic | Self::Together)
    }

    fn stands_alone(&self) -> bool {
        matches!(self, Self::ThreePublic | Self::Meeting | Self::Training)
    }

    fn is_of_account(&self) -> bool {
        *self == Self::Together
    }
}

/// A line of a unit: what it spends on.
#[doc(alias = "支出项目类别")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UnitLine {
    /// 人员经费: staff.
    #[doc(alias = "人员经费")]
    Personnel,
    /// 公用经费: operation.
    #[doc(alias = "公用经费")]
    Operating,
    /// 项目: a project, by its name.
    #[doc(alias = "项目")]
    Project(String),
    /// 其他支出: spending that is neither basic nor a project.
    #[doc(alias = "其他支出")]
    Other(ExpenditureKind),
}

impl fmt::Display for UnitLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Personnel => f.write_str("人员经费"),
            Self::Operating => f.write_str("公用经费"),
            Self::Project(name) => f.write_str(name),
            Self::Other(kind) => write!(f, "{kind}"),
        }
    }
}

/// A row of a table by unit: the total, a department, one of its units, or a line of a unit.
///
/// ```
/// use cn_budget::table::{RowKey, UnitLine, UnitRow};
///
/// let unit = UnitRow::total().department("教育局").unit("第一中学");
/// let line = unit.clone().line(UnitLine::Personnel);
/// assert_eq!(line.parent(), Some(unit));
/// assert_eq!(line.to_string(), "第一中学 人员经费");
/// ```
#[doc(alias = "单位行")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitRow {
    department: Option<String>,
    unit: Option<String>,
    line: Option<UnitLine>,
}

impl UnitRow {
    /// The total of the table.
    pub fn total() -> Self {
        Self::default()
    }

    /// The row of a department (部门), the total of its units.
    #[doc(alias = "部门")]
    #[must_use]
    pub fn department(self, name: impl Into<String>) -> Self {
        Self { department: Some(name.into()), unit: None, line: None }
    }

    /// The row of a unit (单位) of the same department.
    #[doc(alias = "单位")]
    #[must_use]
    pub fn unit(self, name: impl Into<String>) -> Self {
        Self { unit: Some(name.into()), line: None, ..self }
    }

    /// A line of the same unit.
    #[must_use]
    pub fn line(self, line: UnitLine) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The unit that the row belongs to or is.
    pub fn unit_name(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The line, where the row is one.
    pub const fn unit_line(&self) -> Option<&UnitLine> {
        self.line.as_ref()
    }

    /// The name that a table prints in the row: the last step of the path.
    pub fn label(&self) -> String {
        match (&self.line, &self.unit, &self.department) {
            (Some(line), ..) => line.to_string(),
            (None, Some(name), _) | (None, None, Some(name)) => name.clone(),
            (None, None, None) => "合计".to_owned(),
        }
    }
}

impl RowKey for UnitRow {
    fn parent(&self) -> Option<Self> {
        let mut parent = self.clone();
        parent
            .line
            .take()
            .map(drop)
            .or_else(|| parent.unit.take().map(drop))
            .or_else(|| parent.department.take().map(drop))?;
        Some(parent)
    }

    fn relation(&self) -> RelationKind {
        if self.unit.is_some() { RelationKind::LinesOfUnit } else { RelationKind::UnitsOfTotal }
    }

    fn may_recur(&self) -> bool {
        matches!(self.line, Some(UnitLine::Project(_)))
    }
}

impl fmt::Display for UnitRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.unit, &self.line) {
            (Some(unit), Some(line)) => write!(f, "{unit} {line}"),
            _ => f.write_str(&self.label()),
        }
    }
}

/// A row of a table by function (按功能分类科目).
#[doc(alias = "按功能分类科目")]
pub type FunctionalRow = CodeRow<FunctionalCode>;
/// A row of a table by department economic code (按经济分类科目).
#[doc(alias = "按经济分类科目")]
pub type EconomicRow = CodeRow<EconomicCode>;

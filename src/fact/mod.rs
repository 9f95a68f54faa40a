//! Facts of the text beside the tables: what is said of an amount, a change, a rate, and where (文字说明).

mod aspect;
mod cells;
mod facts;
#[rustfmt::skip]
mod generated;
mod lexicon;
mod path;
mod scan;
mod sheet;
mod words;

use core::fmt;

use crate::document::{Disclosure, TextPlace};
use crate::value::{BudgetKind, EconomicCode, FiscalYear, Printed, Ratio};

pub use aspect::{
    Aspects, Axis, Entity, Extent, Figure, Flow, Fund, Key, Nature, Period, Phase, Purpose, Role,
};
pub(crate) use cells::{Fit, Question};
pub use cells::{OfCode, TableFact};
pub use facts::CountSum;
pub(crate) use facts::Narrative;
#[cfg(feature = "csv")]
pub use lexicon::LexiconLoadError;
pub use lexicon::{Lexicon, LexiconError, MeaningError, Phrase, Word};
pub use path::{FunctionPath, PathStep};
pub(crate) use sheet::column_sums;
pub use sheet::{ColumnReading, SheetReading, TitleReading};

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
            Self::Economic(code) => match words::economic(*code) {
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

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fiscal => f.write_str("财政拨款"),
            Self::Budget(budget) => write!(f, "{budget}"),
        }
    }
}

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

/// How an amount stands in its sentence (数的地位): what the sentence tells, or what it compares that with.
#[doc(alias = "基数")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standing {
    /// What the sentence tells: 支出预算5万元, 比上年减少1万元, 下降16.67%.
    #[default]
    Told,
    /// 基数: what it is compared with, or a percentage of: 完成预算5万元的80%, 较上年5万元增长8%.
    #[doc(alias = "基数")]
    Base,
    /// Told on another basis than the amounts beside it: 按可比口径增长8%.
    #[doc(alias = "可比口径")]
    OtherBasis,
}

/// What leaves open of what a figure is (存疑): words that nobody here knows. Such a figure is evidence where it agrees, and
/// never the ground of an error.
#[doc(alias = "存疑")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// What a sentence says: of what, which figure, of which year, how much, and where it stands (文字事实).
///
/// Read off the sentences that the forms of department budgets and final accounts prescribe; see
/// [`Fact::of_text`] for what is a fact and what is not.
///
/// ```
/// use cn_budget::{FiscalYear, fact::{Direction, Fact, FactFigure, Measure, Topic}};
///
/// let text = "2024年公务接待费4.60万元，比上年减少1.20万元，下降20.69%，主要原因是来访减少。";
/// let facts = Fact::of_text(text, FiscalYear::constant(2024));
/// assert_eq!(facts.len(), 3);
/// assert!(facts.iter().all(|fact| fact.topic == Topic::Reception));
/// assert_eq!(facts[1].measure, Measure::Change);
/// assert_eq!(facts[1].direction, Some(Direction::Down));
/// assert_eq!(facts[1].figure, FactFigure::Amount("1.20 万元".parse()?));
/// assert_eq!(&text[facts[1].place.range.clone()], "1.20万元");
/// # Ok::<(), cn_budget::value::PrintedError>(())
/// ```
#[doc(alias = "文字说明")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// What is spoken of.
    pub topic: Topic,
    /// Of whose money, where the sentence or its heading says it.
    pub scope: Option<Scope>,
    /// Which figure it is.
    pub measure: Measure,
    /// The figure.
    pub figure: FactFigure,
    /// The way of a change, a rate or an order.
    pub direction: Option<Direction>,
    /// Whether the sentence tells the figure, or compares with it.
    pub standing: Standing,
    /// The year of the amount.
    pub year: FiscalYear,
    /// What a change is against, or a completion rate of: the year, and the measure where it is named.
    pub against: Option<(FiscalYear, Option<Measure>)>,
    /// What a share is of, or what the thing is a part of (其中).
    pub of: Option<(Topic, Option<Scope>)>,
    /// What leaves open of what the figure is; `None` where every word that leads to it is known.
    pub doubt: Option<Doubt>,
    /// Facts of one statement about one thing share a number.
    pub statement: usize,
    /// Where it stands.
    pub place: TextPlace,
}

impl Fact {
    /// The facts of one paragraph in a document of that year.
    ///
    /// Amounts of money, changes, rates, shares and completion rates are facts. Years, document numbers, counts, areas,
    /// thresholds (100万元以上) and whatever a reason or a purpose mentions are none.
    ///
    /// ```
    /// use cn_budget::{FiscalYear, fact::Fact};
    ///
    /// let none = Fact::of_text("单价在100万元以上的设备6台，车辆1辆，办公用房4000.6平方米。", FiscalYear::constant(2024));
    /// assert!(none.is_empty());
    /// ```
    pub fn of_text(text: &str, year: FiscalYear) -> Vec<Self> {
        Narrative::of_text(text, year).facts
    }

    /// The amount, where the figure is one.
    pub const fn amount(&self) -> Option<Printed> {
        match self.figure {
            FactFigure::Amount(amount) => Some(amount),
            FactFigure::Rate(_) | FactFigure::None => None,
        }
    }

    /// The percentage, where the figure is one.
    pub const fn rate(&self) -> Option<Ratio> {
        match self.figure {
            FactFigure::Rate(rate) => Some(rate),
            FactFigure::Amount(_) | FactFigure::None => None,
        }
    }
}

impl Disclosure {
    /// What the text beside the tables says (文字说明), in printed order.
    #[doc(alias = "文字说明")]
    pub fn facts(&self) -> Vec<Fact> {
        Narrative::of(self).facts
    }
}

//! Aspects (口径): what a figure is of. The term is that of XBRL's Open Information Model: a fact is a figure, its
//! aspects, and its place.

use crate::value::BudgetKind;

/// Declares the values of an aspect with the value that each is a part of.
macro_rules! aspect {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[$value_meta:meta])* $value:ident = $word:literal, $zh:literal $(< $parent:ident)?;)+
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, strum::Display, strum::EnumString, strum::EnumIter,
            strum::VariantNames,
        )]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_meta])* #[doc(alias = $zh)] #[strum(to_string = $word)] $value,)+
        }

        impl $name {
            /// The Chinese term.
            pub const fn chinese(self) -> &'static str {
                match self {
                    $(Self::$value => $zh,)+
                }
            }

            /// The value that it is a part of, where it is a part of one.
            pub const fn parent(self) -> Option<Self> {
                match self {
                    $(Self::$value => aspect!(@parent $($parent)?),)+
                }
            }

            /// Whether it is the other one, or a part of it at any depth.
            pub fn is_within(self, other: Self) -> bool {
                core::iter::successors(Some(self), |value| value.parent()).any(|value| value == other)
            }
        }

        crate::serde_string!($name);
    };
    (@parent $parent:ident) => { Some(Self::$parent) };
    (@parent) => { None };
}

aspect! {
    /// Whose money it is (单位).
    #[doc(alias = "单位")]
    Entity {
        /// The department with all its units.
        Department = "department", "部门";
        /// One unit.
        Unit = "unit", "单位" < Department;
        /// One project.
        Project = "project", "项目" < Unit;
    }
}

aspect! {
    /// Of when it is (期间), in words; a year that is printed is given by its distance from the document's own.
    #[doc(alias = "期间")]
    Period {
        /// The document's own year.
        Current = "current", "本年";
        /// The year before.
        Previous = "previous", "上年";
        /// The opening of the year.
        Opening = "opening", "年初";
        /// The closing of the year.
        Closing = "closing", "年末";
    }
}

aspect! {
    /// At which stage of its making it stands (阶段).
    #[doc(alias = "阶段")]
    Phase {
        /// The budget, without saying which.
        Budget = "budget", "预算";
        /// As approved at the beginning of the year.
        Initial = "initial", "年初预算" < Budget;
        /// As adjusted within the year.
        Adjusted = "adjusted", "调整预算" < Budget;
        /// Of the whole year, adjustments included.
        FullYear = "full_year", "全年预算" < Budget;
        /// As executed so far, or as estimated to be.
        Executed = "executed", "执行数";
        /// As accounted for.
        Account = "account", "决算";
    }
}

aspect! {
    /// Which way it flows (收支).
    #[doc(alias = "收支")]
    Flow {
        /// Revenue and expenditure, side by side or as one total.
        Both = "both", "收支";
        /// Revenue.
        Revenue = "revenue", "收入" < Both;
        /// Expenditure.
        Expenditure = "expenditure", "支出" < Both;
        /// Carried over from the year before.
        CarriedIn = "carried_in", "上年结转";
        /// Carried over to the next year.
        CarriedOut = "carried_out", "结转下年";
        /// What a surplus is distributed to.
        SurplusDistributed = "surplus_distributed", "结余分配";
        /// A surplus of earlier years that is used.
        SurplusUsed = "surplus_used", "使用非财政拨款结余";
    }
}

aspect! {
    /// How much of its flow it is: 总计 is not 本年, and 税收收入 is not all revenue.
    #[doc(alias = "总计")]
    Extent {
        /// With what is carried from and to other years.
        WithCarried = "total", "总计";
        /// Of the year alone.
        OfYear = "year", "本年合计";
        /// A class of the revenue of its fund (收入分类科目): others stand beside it.
        #[doc(alias = "收入分类科目")]
        Part = "part", "部分";
    }
}

aspect! {
    /// Which money pays (资金).
    #[doc(alias = "资金")]
    Fund {
        /// All money.
        All = "all", "全部资金";
        /// Fiscal appropriations.
        Fiscal = "fiscal", "财政拨款" < All;
        /// The general public budget.
        General = "general", "一般公共预算" < Fiscal;
        /// The government funds.
        GovernmentFund = "government_fund", "政府性基金预算" < Fiscal;
        /// The state capital budget.
        StateCapital = "state_capital", "国有资本经营预算" < Fiscal;
        /// The social insurance funds.
        SocialInsurance = "social_insurance", "社会保险基金预算" < All;
        /// The special account of the treasury.
        SpecialAccount = "special_account", "财政专户管理资金" < All;
        /// All but fiscal appropriations.
        NonFiscal = "non_fiscal", "非财政拨款" < All;
        /// What a unit earns or is given.
        Own = "own", "单位资金" < All;
        /// What an institution earns by its work.
        Institutional = "institutional", "事业收入" < Own;
        /// What an institution earns by business.
        Business = "business", "经营收入" < Own;
        /// Grants of the superior unit.
        Superior = "superior", "上级补助收入" < Own;
        /// Remittances of affiliated units.
        Affiliates = "affiliates", "附属单位上缴收入" < Own;
        /// The rest.
        Other = "other", "其他收入" < Own;
    }
}

aspect! {
    /// What spending is for, by its nature (性质).
    #[doc(alias = "性质")]
    Nature {
        /// Basic expenditure.
        Basic = "basic", "基本支出";
        /// What staff takes.
        Personnel = "personnel", "人员经费" < Basic;
        /// What operation takes.
        Operating = "operating", "公用经费" < Basic;
        /// Projects.
        Project = "project", "项目支出";
        /// Business expenditure of institutions.
        Business = "business", "经营支出";
        /// Remittances to the superior unit.
        Remitted = "remitted", "上缴上级支出";
        /// Subsidies to affiliated units.
        Subsidy = "subsidy", "对附属单位补助支出";
        /// A unit's reserve for what comes.
        Reserve = "reserve", "单位预留机动经费";
    }
}

aspect! {
    /// What a notice asks for by itself (专项).
    #[doc(alias = "专项")]
    Purpose {
        /// The three public expenses.
        ThreePublic = "three_public", "“三公”经费";
        /// Official travel abroad.
        Overseas = "overseas", "因公出国（境）费" < ThreePublic;
        /// Official vehicles.
        Vehicles = "vehicles", "公务用车购置及运行维护费" < ThreePublic;
        /// Buying official vehicles.
        VehiclePurchase = "vehicle_purchase", "公务用车购置费" < Vehicles;
        /// Running official vehicles.
        VehicleOperation = "vehicle_operation", "公务用车运行维护费" < Vehicles;
        /// Official receptions.
        Reception = "reception", "公务接待费" < ThreePublic;
        /// Meetings.
        Meeting = "meeting", "会议费";
        /// Training.
        Training = "training", "培训费";
        /// What it takes to run the agencies.
        AgencyOperating = "agency_operating", "机关运行经费";
        /// Government procurement.
        Procurement = "procurement", "政府采购";
        /// Procurement of goods.
        Goods = "goods", "货物" < Procurement;
        /// Procurement of works.
        Works = "works", "工程" < Procurement;
        /// Procurement of services.
        Services = "services", "服务" < Procurement;
        /// Targets of performance.
        Performance = "performance", "绩效目标";
    }
}

aspect! {
    /// What the rows of a table are by (行次).
    #[doc(alias = "行次")]
    Axis {
        /// Functional codes.
        Function = "function", "功能分类科目";
        /// Economic codes of departments.
        Economic = "economic", "部门预算支出经济分类科目";
        /// Economic codes of governments.
        GovernmentEconomic = "government_economic", "政府预算支出经济分类科目";
        /// Units.
        Unit = "unit", "单位";
        /// Projects.
        Project = "project", "项目";
        /// Lines of a form.
        Item = "item", "事项";
    }
}

aspect! {
    /// What a column that names rows holds.
    #[doc(alias = "科目编码")]
    Key {
        /// A code.
        Code = "code", "科目编码";
        /// A name.
        Name = "name", "科目名称";
        /// The class of a code.
        Class = "class", "类" < Code;
        /// The section of a code.
        Section = "section", "款" < Code;
        /// The item of a code.
        Item = "item", "项" < Code;
        /// The number of the row.
        Serial = "serial", "序号";
        /// The code of a unit.
        UnitCode = "unit_code", "单位编码";
        /// The name of a unit.
        UnitName = "unit_name", "单位名称";
        /// The code of a project.
        ProjectCode = "project_code", "项目编码";
        /// The name of a project.
        ProjectName = "project_name", "项目名称";
    }
}

aspect! {
    /// What kind of figure it is (指标).
    #[doc(alias = "指标")]
    Figure {
        /// An amount of money.
        Amount = "amount", "金额";
        /// A change against another year: an amount of its own kind, so that 增减金额 is one.
        Change = "change", "增减额" < Amount;
        /// A rate of growth or of completion.
        Rate = "rate", "比率";
        /// A share of a whole.
        Share = "share", "占比";
        /// A number of things.
        Count = "count", "数量";
        /// A mark of an assessment. That of all is a sum of marks or their mean: forms differ.
        Score = "score", "得分";
        /// 均值: how much there is for one of many, 人均 or 单价.
        Average = "average", "均值";
    }
}

aspect! {
    /// What a row or a column is to the others (合计、其中).
    #[doc(alias = "合计")]
    Role {
        /// The sum of all.
        Total = "total", "合计";
        /// The sum of some.
        Subtotal = "subtotal", "小计";
        /// One of the parts, which need not be all.
        OfWhich = "of_which", "其中";
        /// The sum of a page.
        PageTotal = "page_total", "本页小计";
        /// No row of the table: signatures, the number of a page.
        Footer = "footer", "表尾";
    }
}

impl Figure {
    /// Whether it is an amount of money, or by how much one changed: neither a rate nor a number, nor what one of many has.
    pub(crate) const fn is_amount(self) -> bool {
        matches!(self, Self::Amount | Self::Change)
    }
}

impl Fund {
    /// The budget that it is, where it is one.
    pub const fn budget(self) -> Option<BudgetKind> {
        match self {
            Self::General => Some(BudgetKind::General),
            Self::GovernmentFund => Some(BudgetKind::GovernmentFund),
            Self::StateCapital => Some(BudgetKind::StateCapital),
            _ => None,
        }
    }
}

/// What words say of a figure (口径): each aspect as it is said, `None` where it is not.
///
/// ```
/// use cn_budget::fact::{Fund, Lexicon, Nature};
///
/// let lexicon = Lexicon::new();
/// let said = lexicon.read("财政拨款基本支出预算表（经济科目）").aspects();
/// assert_eq!((said.fund, said.nature), (Some(Fund::Fiscal), Some(Nature::Basic)));
/// ```
#[doc(alias = "口径")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Aspects {
    /// Whose.
    pub entity: Option<Entity>,
    /// Of when.
    pub period: Option<Period>,
    /// At which stage.
    pub phase: Option<Phase>,
    /// Which way.
    pub flow: Option<Flow>,
    /// With what is carried, or of the year alone.
    pub extent: Option<Extent>,
    /// Which money.
    pub fund: Option<Fund>,
    /// Of which nature.
    pub nature: Option<Nature>,
    /// For which purpose.
    pub purpose: Option<Purpose>,
    /// What rows are by.
    pub axis: Option<Axis>,
    /// What names rows.
    pub key: Option<Key>,
    /// What kind of figure.
    pub figure: Option<Figure>,
    /// What it is to the others.
    pub role: Option<Role>,
}

impl Flow {
    /// Whether it is money of other years, or kept for them.
    pub(crate) const fn is_carried(self) -> bool {
        matches!(self, Self::CarriedIn | Self::CarriedOut | Self::SurplusUsed | Self::SurplusDistributed)
    }
}

/// Calls a macro with every aspect that has a tree of values.
macro_rules! each_aspect {
    ($callback:ident!($($argument:tt)*)) => {
        $callback!($($argument)*; entity, period, phase, flow, extent, fund, nature, purpose, axis, key, figure, role)
    };
}

impl Aspects {
    /// Nothing said.
    pub const NONE: Self = Self {
        entity: None,
        period: None,
        phase: None,
        flow: None,
        extent: None,
        fund: None,
        nature: None,
        purpose: None,
        axis: None,
        key: None,
        figure: None,
        role: None,
    };

    /// What these and further words say together. Of two values of an aspect the one within the other is meant (一般公共预算
    /// + 财政拨款 is 一般公共预算); where neither is, the later word decides, as the lowest heading of a column does.
    #[must_use]
    pub fn and(self, later: Self) -> Self {
        macro_rules! merge {
            ($one:ident, $two:ident; $($aspect:ident),+) => {
                Self { $($aspect: match ($one.$aspect, $two.$aspect) {
                    (Some(one), Some(two)) => Some(if one.is_within(two) { one } else { two }),
                    (one, two) => one.or(two),
                },)+ }
            };
        }
        each_aspect!(merge!(self, later))
    }

    /// What is said here, and where it says nothing, there.
    #[must_use]
    pub fn or(self, inherited: Self) -> Self {
        macro_rules! or {
            ($one:ident, $two:ident; $($aspect:ident),+) => {
                Self { $($aspect: $one.$aspect.or($two.$aspect),)+ }
            };
        }
        each_aspect!(or!(self, inherited))
    }

    /// Whether nothing at all is said.
    pub fn is_unsaid(&self) -> bool {
        *self == Self::NONE
    }
}

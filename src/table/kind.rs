//! The kinds of tables, one entry each: what a table of that kind says, and the form that it is printed in.

use crate::value::{BudgetKind, FunctionalCode, Stage};

/// The kinds of tables: those of a budget, and those that stand in final accounts alone. What is said of a kind stands
/// here and nowhere else. What is the same for each kind is a macro that takes this list.
///
/// Each entry gives the field of a set of tables, the kind, the types of its row keys and columns, and
/// - `titles`: the title in a budget of the Guangdong form and in the form of final accounts, or one for both;
/// - `axis`: what its rows are;
/// - `budget`: the budget that all its money is of, if it is of one;
/// - `required`: whether every department must publish it, be it in another form: the others stand in the forms of some
///   provinces, or in final accounts;
/// - `layout`: in which columns the key of a row is printed;
/// - `headers`: the headings of the figure columns in the Guangdong form, the levels of a heading joined by `/`.
macro_rules! each_table {
    ($callback:ident) => {
        $callback! {
            budget {
                /// 收支总体情况表: revenue and expenditure side by side.
                #[doc(alias = "收支总体情况表")]
                balance: Balance, BalanceRow, BudgetColumn {
                    titles: ["收支总体情况表", "收入支出决算总表"],
                    axis: RowAxis::Sides,
                    budget: None,
                    required: true,
                    layout: Layout::Sides,
                    headers: ["预算"],
                }
                /// 收入总体情况表: revenue by function and source.
                #[doc(alias = "收入总体情况表")]
                revenue: Revenue, FunctionalRow, RevenueColumn {
                    titles: ["收入总体情况表", "收入决算表"],
                    axis: RowAxis::Function,
                    budget: None,
                    required: true,
                    layout: Layout::CodeAndName,
                    headers: [
                        "合计", "财政拨款收入/一般公共预算", "财政拨款收入/政府性基金预算",
                        "财政拨款收入/国有资本经营预算", "财政专户拨款收入/教育收费",
                        "财政专户拨款收入/其他专户拨款收入", "其他资金收入/事业收入", "其他资金收入/经营收入",
                        "其他资金收入/其他收入", "上级补助收入", "附属单位上缴收入", "用事业基金弥补收支差额",
                    ],
                }
                /// 支出总体情况表: expenditure by function and kind.
                #[doc(alias = "支出总体情况表")]
                expenditure: Expenditure, FunctionalRow, ExpenditureColumn {
                    titles: ["支出总体情况表", "支出决算表"],
                    axis: RowAxis::Function,
                    budget: None,
                    required: true,
                    layout: Layout::CodeAndName,
                    headers: [
                        "合计", "基本支出", "项目支出", "事业单位经营支出", "对附属单位补助支出",
                        "上缴上级支出", "结转下年",
                    ],
                }
                /// 财政拨款收支总体情况表: fiscal appropriations, revenue and expenditure side by side.
                #[doc(alias = "财政拨款收支总体情况表")]
                fiscal_balance: FiscalBalance, BalanceRow, AppropriationColumn {
                    titles: ["财政拨款收支总体情况表", "财政拨款收入支出决算总表"],
                    axis: RowAxis::Sides,
                    budget: None,
                    required: true,
                    layout: Layout::Sides,
                    headers: ["预算"],
                }
                /// 一般公共预算支出情况表（按功能分类科目）: the general public budget by function.
                #[doc(alias = "一般公共预算支出情况表")]
                general_by_function: GeneralByFunction, FunctionalRow, BasicProjectColumn {
                    titles: ["一般公共预算支出情况表（按功能分类科目）", "一般公共预算财政拨款支出决算表"],
                    axis: RowAxis::Function,
                    budget: Some(BudgetKind::General),
                    required: true,
                    layout: Layout::Bracketed("功能科目名称"),
                    headers: ["一般公共预算支出/小计", "一般公共预算支出/其中：基本支出", "一般公共预算支出/项目支出"],
                }
                /// 一般公共预算基本支出情况表（按经济分类科目）: its basic expenditure by economic code.
                #[doc(alias = "一般公共预算基本支出情况表")]
                basic_by_economic: BasicByEconomic, EconomicRow, EconomicColumn {
                    titles: ["一般公共预算基本支出情况表（按经济分类科目）", "一般公共预算财政拨款基本支出决算表"],
                    axis: RowAxis::Economic,
                    budget: Some(BudgetKind::General),
                    required: true,
                    layout: Layout::Bracketed("部门预算支出经济科目"),
                    headers: ["预算"],
                }
                /// 财政拨款安排的行政经费及“三公”经费预算表: agency operating expense and the 三公.
                #[doc(alias = "三公")]
                #[doc(alias = "“三公”经费预算表")]
                three_public: ThreePublic, ThreePublicRow, ThreePublicColumn {
                    titles: ["财政拨款安排的行政经费及“三公”经费预算表", "财政拨款“三公”经费支出决算表"],
                    axis: RowAxis::ThreePublic,
                    budget: None,
                    required: true,
                    layout: Layout::Name("项目"),
                    headers: ["合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
                }
                /// 政府性基金预算支出情况表: the government funds by function.
                #[doc(alias = "政府性基金预算支出情况表")]
                government_fund: GovernmentFund, FunctionalRow, BasicProjectColumn {
                    titles: ["政府性基金预算支出情况表"],
                    axis: RowAxis::Function,
                    budget: Some(BudgetKind::GovernmentFund),
                    required: true,
                    layout: Layout::CodeAndName,
                    headers: [
                        "政府性基金预算支出/小计", "政府性基金预算支出/其中：基本支出",
                        "政府性基金预算支出/项目支出",
                    ],
                }
                /// 国有资本经营预算支出情况表: the state capital budget by function.
                #[doc(alias = "国有资本经营预算支出情况表")]
                state_capital: StateCapital, FunctionalRow, BasicProjectColumn {
                    titles: ["国有资本经营预算支出情况表", "国有资本经营预算财政拨款支出决算表"],
                    axis: RowAxis::Function,
                    budget: Some(BudgetKind::StateCapital),
                    required: false,
                    layout: Layout::CodeAndName,
                    headers: [
                        "国有资本经营预算支出/小计", "国有资本经营预算支出/其中：基本支出",
                        "国有资本经营预算支出/项目支出",
                    ],
                }
                /// 一般公共预算项目支出情况表（按经济分类科目）: project expenditure by economic code.
                #[doc(alias = "一般公共预算项目支出情况表")]
                project_by_economic: ProjectByEconomic, EconomicRow, BudgetColumn {
                    titles: ["一般公共预算项目支出情况表（按经济分类科目）"],
                    axis: RowAxis::Economic,
                    budget: Some(BudgetKind::General),
                    required: false,
                    layout: Layout::Bracketed("部门预算支出经济科目"),
                    headers: ["预算"],
                }
                /// 部门预算基本支出预算表: basic expenditure by unit and source.
                #[doc(alias = "部门预算基本支出预算表")]
                basic_by_unit: BasicByUnit, UnitRow, FundingColumn {
                    titles: ["部门预算基本支出预算表"],
                    axis: RowAxis::Unit,
                    budget: None,
                    required: false,
                    layout: Layout::Name("支出项目类别（资金使用单位）"),
                    headers: [
                        "总计", "财政拨款/合计", "财政拨款/一般公共预算", "财政拨款/政府性基金预算",
                        "财政拨款/国有资本经营预算", "财政专户拨款", "其他资金",
                    ],
                }
                /// 部门预算项目支出及其他支出预算表: projects and other expenditure by unit and source.
                #[doc(alias = "部门预算项目支出及其他支出预算表")]
                project_by_unit: ProjectByUnit, UnitRow, FundingColumn {
                    titles: ["部门预算项目支出及其他支出预算表"],
                    axis: RowAxis::Unit,
                    budget: None,
                    required: false,
                    layout: Layout::Name("支出项目类别（资金使用单位）"),
                    headers: [
                        "总计", "财政拨款/合计", "财政拨款/一般公共预算", "财政拨款/政府性基金预算",
                        "财政拨款/国有资本经营预算", "财政专户拨款", "其他资金",
                    ],
                }
            }
            account {
                /// 政府性基金预算财政拨款收入支出决算表: the government funds in a final account, revenue and carry-over too.
                #[doc(alias = "政府性基金预算财政拨款收入支出决算表")]
                government_fund_account: GovernmentFundAccount, FunctionalRow, FundAccountColumn {
                    titles: ["政府性基金预算财政拨款收入支出决算表"],
                    axis: RowAxis::Function,
                    budget: Some(BudgetKind::GovernmentFund),
                    required: false,
                    layout: Layout::CodeAndName,
                    headers: [
                        "年初结转和结余", "本年收入", "本年支出/合计", "本年支出/基本支出", "本年支出/项目支出",
                        "年末结转和结余",
                    ],
                }
                /// 国有资本经营预算财政拨款收入支出决算表: the state capital budget in a final account, likewise.
                #[doc(alias = "国有资本经营预算财政拨款收入支出决算表")]
                state_capital_account: StateCapitalAccount, FunctionalRow, FundAccountColumn {
                    titles: ["国有资本经营预算财政拨款收入支出决算表"],
                    axis: RowAxis::Function,
                    budget: Some(BudgetKind::StateCapital),
                    required: false,
                    layout: Layout::CodeAndName,
                    headers: [
                        "年初结转和结余", "本年收入", "本年支出/合计", "本年支出/基本支出", "本年支出/项目支出",
                        "年末结转和结余",
                    ],
                }
                /// 财政拨款支出预算表（功能科目）: all fiscal appropriations by function, in forms that print them beside the general
                /// public budget.
                #[doc(alias = "财政拨款支出预算表")]
                fiscal_by_function: FiscalByFunction, FunctionalRow, BasicProjectColumn {
                    titles: ["财政拨款支出预算表", "财政拨款支出决算表"],
                    axis: RowAxis::Function,
                    budget: None,
                    required: false,
                    layout: Layout::CodeAndName,
                    headers: ["合计", "基本支出", "项目支出"],
                }
                /// 财政拨款基本支出预算表（经济科目）: the basic expenditure of all fiscal appropriations by economic code.
                #[doc(alias = "财政拨款基本支出预算表")]
                fiscal_basic_by_economic: FiscalBasicByEconomic, EconomicRow, EconomicColumn {
                    titles: ["财政拨款基本支出预算表", "财政拨款基本支出决算表"],
                    axis: RowAxis::Economic,
                    budget: None,
                    required: false,
                    layout: Layout::CodeAndName,
                    headers: ["合计", "人员经费", "公用经费"],
                }
                /// 机关运行经费支出预算表: agency operating expense by economic code.
                #[doc(alias = "机关运行经费支出预算表")]
                agency_operating: AgencyOperating, EconomicRow, BudgetColumn {
                    titles: ["机关运行经费支出预算表", "机关运行经费支出决算表"],
                    axis: RowAxis::Economic,
                    budget: Some(BudgetKind::General),
                    required: false,
                    layout: Layout::CodeAndName,
                    headers: ["预算数"],
                }
            }
            listed {
                /// 政府采购预算表: government procurement, by what is bought.
                #[doc(alias = "政府采购预算表")]
                Procurement: ["政府采购预算表", "政府采购支出决算表"];
                /// 项目支出表: projects by name, without units above them.
                #[doc(alias = "项目支出表")]
                Projects: ["项目支出表", "项目支出决算表"];
                /// 绩效目标表: the targets of a project or of the department.
                #[doc(alias = "绩效目标表")]
                Performance: ["项目支出绩效目标表"];
                /// 收支总表（按支出性质）: spending by its nature alone, in a row: 合计、基本支出、项目支出、结转下年.
                #[doc(alias = "支出预算总表")]
                ExpenditureByNature: ["支出预算总表", "支出决算总表"];
                /// 收入总表（按来源）: revenue by its sources alone, without codes.
                #[doc(alias = "收入预算总表")]
                RevenueBySource: ["收入预算总表", "收入决算总表"];
                /// 基本支出表（政府预算经济分类）: spending by the economic codes of governments.
                #[doc(alias = "政府预算支出经济分类")]
                GovernmentEconomic: ["一般公共预算基本支出表（政府预算经济分类）"];
                /// 国有资产占用情况表: what the department owns.
                #[doc(alias = "国有资产占用情况表")]
                Assets: ["国有资产占用情况表"];
                /// 政府收支总表: the balance of a government's budget.
                #[doc(alias = "一般公共预算收支表")]
                GovernmentBudget: ["一般公共预算收支表"];
            }
        }
    };
}

pub(crate) use each_table;

/// What the rows of a table are (行次).
///
/// ```
/// use cn_budget::TableKind;
/// use cn_budget::table::RowAxis;
///
/// assert_eq!(TableKind::GeneralByFunction.axis(), RowAxis::Function);
/// assert_eq!(RowAxis::Economic.to_string(), "economic");
/// assert_eq!(RowAxis::Economic.chinese(), "支出经济分类");
/// ```
#[doc(alias = "行次")]
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
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum RowAxis {
    /// 收支项目: the lines of the two sides of a balance.
    #[doc(alias = "收支项目")]
    Sides,
    /// 功能分类: functional codes.
    #[doc(alias = "功能分类")]
    Function,
    /// 支出经济分类: economic codes.
    #[doc(alias = "支出经济分类")]
    Economic,
    /// 资金使用单位: the units of the department, each with its projects.
    #[doc(alias = "资金使用单位")]
    Unit,
    /// “三公”经费: the three public expenses, and agency operating expense.
    #[doc(alias = "三公")]
    ThreePublic,
    /// 清单: a list of things by name, in an order of the form's own.
    #[doc(alias = "清单")]
    List,
}

impl RowAxis {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Sides => "收支项目",
            Self::Function => "功能分类",
            Self::Economic => "支出经济分类",
            Self::Unit => "资金使用单位",
            Self::ThreePublic => "“三公”经费",
            Self::List => "清单",
        }
    }
}

crate::serde_string!(RowAxis);

/// How the rows of a table are keyed, and in which columns the key is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Two sides, each with a name and an amount.
    Sides,
    /// 科目编码 and 科目名称 in columns of their own.
    CodeAndName,
    /// Code and name in one column under this heading: `[201]一般公共服务支出`.
    Bracketed(&'static str),
    /// A name alone, under this heading.
    Name(&'static str),
}

/// What is known of a kind of table: see [`each_table`].
struct Form {
    titles: &'static [&'static str],
    axis: RowAxis,
    budget: Option<BudgetKind>,
    required: bool,
    layout: Layout,
    headers: &'static [&'static str],
}

/// Makes the enum of the kinds from their table.
macro_rules! kinds {
    (
        budget { $($budget:tt)* }
        account { $($account:tt)* }
        listed { $($listed:tt)* }
    ) => {
        kinds! { @all [$($listed)*] $($budget)* $($account)* }
    };
    (@all [$($(#[$listed_meta:meta])* $listed:ident: [$($listed_title:literal),+];)+] $(
        $(#[$meta:meta])* $field:ident: $kind:ident, $row:ty, $column:ty {
            titles: [$($title:literal),+],
            axis: $axis:expr,
            budget: $budget:expr,
            required: $required:literal,
            layout: $layout:expr,
            headers: $headers:expr,
        }
    )+) => {
        /// What a table of a department's document says, whatever the province calls it (表种).
        ///
        /// The first twelve variants are the tables of a Guangdong department budget, in printed order. Other provinces' forms
        /// and the forms of final accounts print most of the same kinds under other titles, with some columns more or less: a
        /// column that is not printed is no part. The two after them stand in final accounts, three in the forms of other provinces;
        /// the last are lists: their figures are held together by what their headings and rows say, and have no typed table.
        ///
        /// | kind | Guangdong budget | Shanghai budget | final account |
        /// |---|---|---|---|
        /// | `Balance` | 收支总体情况表 | 财务收支预算总表 | 收入支出决算总表 |
        /// | `Revenue` | 收入总体情况表 | 收入预算总表 | 收入决算表 |
        /// | `Expenditure` | 支出总体情况表 | 支出预算总表 | 支出决算表 |
        /// | `FiscalBalance` | 财政拨款收支总体情况表 | 财政拨款收支预算总表 | 财政拨款收入支出决算总表 |
        /// | `GeneralByFunction` | 一般公共预算支出情况表 | 一般公共预算支出功能分类预算表 | 一般公共预算财政拨款支出决算表 |
        /// | `BasicByEconomic` | 一般公共预算基本支出情况表 | 一般公共预算基本支出部门预算经济分类预算表 | 一般公共预算财政拨款基本支出决算表 |
        /// | `ThreePublic` | 行政经费及“三公”经费预算表 | “三公”经费和机关运行经费预算表 | 财政拨款“三公”经费支出决算表 |
        /// | `GovernmentFund` | 政府性基金预算支出情况表 | 政府性基金预算支出功能分类预算表 | |
        /// | `StateCapital` | 国有资本经营预算支出情况表 | 国有资本经营预算支出功能分类预算表 | 国有资本经营预算财政拨款支出决算表 |
        /// | `GovernmentFundAccount` | | | 政府性基金预算财政拨款收入支出决算表 |
        /// | `StateCapitalAccount` | | | 国有资本经营预算财政拨款收入支出决算表 |
        ///
        /// Rests on the 地方预决算公开操作规程 (财预〔2016〕143号) for what must be published, on the Guangdong form of 2023 for
        /// titles and headings, on the Shanghai forms of 2024 to 2026, and on the forms of the Ministry of Finance for the
        /// final accounts of 2024.
        ///
        /// ```
        /// use cn_budget::{Stage, TableKind};
        /// use strum::IntoEnumIterator;
        ///
        /// assert_eq!(TableKind::iter().count(), 25);
        /// assert_eq!(TableKind::ThreePublic.to_string(), "three_public");
        /// assert_eq!(TableKind::Revenue.title(), "收入总体情况表");
        /// assert_eq!(TableKind::Revenue.title_in(Stage::FinalAccount), "收入决算表");
        /// assert_eq!(TableKind::GeneralByFunction.headers()[1], "一般公共预算支出/其中：基本支出");
        /// ```
        #[doc(alias = "部门预算表")]
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
        #[strum(serialize_all = "snake_case")]
        #[non_exhaustive]
        pub enum TableKind {
            $($(#[$meta])* $kind,)+
            $($(#[$listed_meta])* $listed,)+
        }

        impl TableKind {
            /// What is known of it.
            const fn form(self) -> &'static Form {
                match self {
                    $(Self::$kind => &Form {
                        titles: &[$($title),+],
                        axis: $axis,
                        budget: $budget,
                        required: $required,
                        layout: $layout,
                        headers: &$headers,
                    },)+
                    $(Self::$listed => &Form {
                        titles: &[$($listed_title),+],
                        axis: RowAxis::List,
                        budget: None,
                        required: false,
                        layout: Layout::Name("项目"),
                        headers: &[],
                    },)+
                }
            }
        }
    };
}

each_table!(kinds);

crate::serde_string!(TableKind);

impl TableKind {
    /// The title in the Guangdong form.
    pub const fn title(self) -> &'static str {
        self.form().titles[0]
    }

    /// The title in a budget of the Guangdong form, or in the form of final accounts.
    pub const fn title_in(self, stage: Stage) -> &'static str {
        let titles = self.form().titles;
        match stage {
            Stage::Budget => titles[0],
            Stage::FinalAccount => titles[titles.len() - 1],
        }
    }

    /// What its rows are.
    ///
    /// ```
    /// use cn_budget::TableKind;
    /// use cn_budget::table::RowAxis;
    /// use strum::IntoEnumIterator;
    ///
    /// assert_eq!(TableKind::FiscalBalance.axis(), RowAxis::Sides);
    /// let by_function = TableKind::iter().filter(|kind| kind.axis() == RowAxis::Function);
    /// assert_eq!(by_function.count(), 8, "revenue, expenditure, appropriations, and the budgets, two of them in accounts too");
    /// ```
    #[doc(alias = "行次")]
    pub const fn axis(self) -> RowAxis {
        self.form().axis
    }

    /// The budget that all its money is of; `None` where it is of several, or of more than the budgets.
    ///
    /// ```
    /// use cn_budget::{BudgetKind, TableKind};
    ///
    /// assert_eq!(TableKind::BasicByEconomic.budget(), Some(BudgetKind::General));
    /// assert_eq!(TableKind::GovernmentFundAccount.budget(), Some(BudgetKind::GovernmentFund));
    /// assert_eq!(TableKind::FiscalBalance.budget(), None, "its columns are the budgets");
    /// assert_eq!(TableKind::Expenditure.budget(), None, "of all money");
    /// ```
    #[doc(alias = "四本预算")]
    pub const fn budget(self) -> Option<BudgetKind> {
        self.form().budget
    }

    /// Whether every department must publish it, be it in another form.
    pub(crate) const fn is_required(self) -> bool {
        self.form().required
    }

    /// The headings of the figure columns in the Guangdong form, the levels of a heading joined by `/`.
    pub const fn headers(self) -> &'static [&'static str] {
        self.form().headers
    }

    /// How its rows are keyed.
    pub(crate) const fn layout(self) -> Layout {
        self.form().layout
    }
}

/// The budgets that appropriate, as the lines of a balance begin.
pub(crate) const BUDGETS: [&str; 3] = ["一般公共预算", "政府性基金", "国有资本经营预算"];

/// Whether a name is of one of the budgets that appropriations come from, whatever a form calls it: 公共财政预算拨款.
pub(crate) fn is_one_budget(name: &str) -> bool {
    ["公共预算", "公共财政", "政府性基金", "基金预算", "国有资本"].iter().any(|budget| name.contains(budget))
}

/// The classes that both balances of the Guangdong form list, in printed order, used or not.
pub(crate) const BALANCE_CLASSES: [FunctionalCode; 23] = {
    const NUMBERS: [u32; 23] = [
        201, 202, 203, 204, 205, 206, 207, 208, 210, 211, 212, 213, 214, 215, 216, 217, 219, 220, 221, 222,
        223, 224, 229,
    ];
    let mut classes = [FunctionalCode::constant(201); 23];
    let mut place = 0;
    while place < classes.len() {
        classes[place] = FunctionalCode::constant(NUMBERS[place]);
        place += 1;
    }
    classes
};

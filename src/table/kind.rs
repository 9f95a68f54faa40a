//! The forms that tables are printed in: titles, headings and wording of the twelve Guangdong tables.

use crate::table::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, ColumnSet, EconomicColumn, ExpenditureColumn,
    FundAccountColumn, FundingColumn, RevenueColumn, ThreePublicColumn,
};
use crate::value::{FunctionalCode, Stage};

/// What a table of a department's document says, whatever the province calls it (表种).
///
/// The first twelve variants are the tables of a Guangdong department budget, in printed order. Other provinces' forms
/// and the forms of final accounts print most of the same kinds under other titles, with some columns more or less: a
/// column that is not printed is no part. The last two stand in final accounts alone.
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
/// assert_eq!(TableKind::iter().count(), 14);
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
    /// 收支总体情况表: revenue and expenditure side by side.
    #[doc(alias = "收支总体情况表")]
    Balance,
    /// 收入总体情况表: revenue by function and source.
    #[doc(alias = "收入总体情况表")]
    Revenue,
    /// 支出总体情况表: expenditure by function and kind.
    #[doc(alias = "支出总体情况表")]
    Expenditure,
    /// 财政拨款收支总体情况表: fiscal appropriations, revenue and expenditure side by side.
    #[doc(alias = "财政拨款收支总体情况表")]
    FiscalBalance,
    /// 一般公共预算支出情况表（按功能分类科目）: the general public budget by function.
    #[doc(alias = "一般公共预算支出情况表")]
    GeneralByFunction,
    /// 一般公共预算基本支出情况表（按经济分类科目）: its basic expenditure by economic code.
    #[doc(alias = "一般公共预算基本支出情况表")]
    BasicByEconomic,
    /// 财政拨款安排的行政经费及“三公”经费预算表: agency operating expense and the 三公.
    #[doc(alias = "三公")]
    #[doc(alias = "“三公”经费预算表")]
    ThreePublic,
    /// 政府性基金预算支出情况表: the government funds by function.
    #[doc(alias = "政府性基金预算支出情况表")]
    GovernmentFund,
    /// 国有资本经营预算支出情况表: the state capital budget by function.
    #[doc(alias = "国有资本经营预算支出情况表")]
    StateCapital,
    /// 一般公共预算项目支出情况表（按经济分类科目）: project expenditure by economic code.
    #[doc(alias = "一般公共预算项目支出情况表")]
    ProjectByEconomic,
    /// 部门预算基本支出预算表: basic expenditure by unit and source.
    #[doc(alias = "部门预算基本支出预算表")]
    BasicByUnit,
    /// 部门预算项目支出及其他支出预算表: projects and other expenditure by unit and source.
    #[doc(alias = "部门预算项目支出及其他支出预算表")]
    ProjectByUnit,
    /// 政府性基金预算财政拨款收入支出决算表: the government funds in a final account, revenue and carry-over too.
    #[doc(alias = "政府性基金预算财政拨款收入支出决算表")]
    GovernmentFundAccount,
    /// 国有资本经营预算财政拨款收入支出决算表: the state capital budget in a final account, likewise.
    #[doc(alias = "国有资本经营预算财政拨款收入支出决算表")]
    StateCapitalAccount,
}

crate::serde_string!(TableKind);

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

impl TableKind {
    /// The title in the Guangdong form.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Balance => "收支总体情况表",
            Self::Revenue => "收入总体情况表",
            Self::Expenditure => "支出总体情况表",
            Self::FiscalBalance => "财政拨款收支总体情况表",
            Self::GeneralByFunction => "一般公共预算支出情况表（按功能分类科目）",
            Self::BasicByEconomic => "一般公共预算基本支出情况表（按经济分类科目）",
            Self::ThreePublic => "财政拨款安排的行政经费及“三公”经费预算表",
            Self::GovernmentFund => "政府性基金预算支出情况表",
            Self::StateCapital => "国有资本经营预算支出情况表",
            Self::ProjectByEconomic => "一般公共预算项目支出情况表（按经济分类科目）",
            Self::BasicByUnit => "部门预算基本支出预算表",
            Self::ProjectByUnit => "部门预算项目支出及其他支出预算表",
            Self::GovernmentFundAccount => "政府性基金预算财政拨款收入支出决算表",
            Self::StateCapitalAccount => "国有资本经营预算财政拨款收入支出决算表",
        }
    }

    /// The title in a budget of the Guangdong form, or in the form of final accounts.
    pub const fn title_in(self, stage: Stage) -> &'static str {
        match (stage, self) {
            (Stage::FinalAccount, Self::Balance) => "收入支出决算总表",
            (Stage::FinalAccount, Self::Revenue) => "收入决算表",
            (Stage::FinalAccount, Self::Expenditure) => "支出决算表",
            (Stage::FinalAccount, Self::FiscalBalance) => "财政拨款收入支出决算总表",
            (Stage::FinalAccount, Self::GeneralByFunction) => "一般公共预算财政拨款支出决算表",
            (Stage::FinalAccount, Self::BasicByEconomic) => "一般公共预算财政拨款基本支出决算表",
            (Stage::FinalAccount, Self::ThreePublic) => "财政拨款“三公”经费支出决算表",
            (Stage::FinalAccount, Self::StateCapital) => "国有资本经营预算财政拨款支出决算表",
            _ => self.title(),
        }
    }

    /// Whether every department must publish it, be it in another form: the others stand in the forms of some
    /// provinces, or in final accounts.
    pub(crate) const fn is_required(self) -> bool {
        matches!(
            self,
            Self::Balance
                | Self::Revenue
                | Self::Expenditure
                | Self::FiscalBalance
                | Self::GeneralByFunction
                | Self::BasicByEconomic
                | Self::ThreePublic
                | Self::GovernmentFund
        )
    }

    /// The headings of the figure columns in the Guangdong form, the levels of a heading joined by `/`.
    pub const fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Balance | Self::FiscalBalance | Self::BasicByEconomic | Self::ProjectByEconomic => {
                &["预算"]
            }
            Self::Revenue => &[
                "合计",
                "财政拨款收入/一般公共预算",
                "财政拨款收入/政府性基金预算",
                "财政拨款收入/国有资本经营预算",
                "财政专户拨款收入/教育收费",
                "财政专户拨款收入/其他专户拨款收入",
                "其他资金收入/事业收入",
                "其他资金收入/经营收入",
                "其他资金收入/其他收入",
                "上级补助收入",
                "附属单位上缴收入",
                "用事业基金弥补收支差额",
            ],
            Self::Expenditure => &[
                "合计",
                "基本支出",
                "项目支出",
                "事业单位经营支出",
                "对附属单位补助支出",
                "上缴上级支出",
                "结转下年",
            ],
            Self::GeneralByFunction => {
                &["一般公共预算支出/小计", "一般公共预算支出/其中：基本支出", "一般公共预算支出/项目支出"]
            }
            Self::GovernmentFund => &[
                "政府性基金预算支出/小计",
                "政府性基金预算支出/其中：基本支出",
                "政府性基金预算支出/项目支出",
            ],
            Self::StateCapital => &[
                "国有资本经营预算支出/小计",
                "国有资本经营预算支出/其中：基本支出",
                "国有资本经营预算支出/项目支出",
            ],
            Self::ThreePublic => &["合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
            Self::BasicByUnit | Self::ProjectByUnit => &[
                "总计",
                "财政拨款/合计",
                "财政拨款/一般公共预算",
                "财政拨款/政府性基金预算",
                "财政拨款/国有资本经营预算",
                "财政专户拨款",
                "其他资金",
            ],
            Self::GovernmentFundAccount | Self::StateCapitalAccount => &[
                "年初结转和结余",
                "本年收入",
                "本年支出/合计",
                "本年支出/基本支出",
                "本年支出/项目支出",
                "年末结转和结余",
            ],
        }
    }

    /// The columns that printed headings name in the set that the kind has, by index.
    pub(crate) fn columns_of(self, headers: &[String]) -> Vec<Option<usize>> {
        fn named<C: ColumnSet>(headers: &[String]) -> Vec<Option<usize>> {
            columns_named::<C>(headers).into_iter().map(|column| column.map(C::index)).collect()
        }
        match self {
            Self::Balance | Self::ProjectByEconomic => named::<BudgetColumn>(headers),
            Self::BasicByEconomic => named::<EconomicColumn>(headers),
            Self::FiscalBalance => named::<AppropriationColumn>(headers),
            Self::Revenue => named::<RevenueColumn>(headers),
            Self::Expenditure => named::<ExpenditureColumn>(headers),
            Self::GeneralByFunction | Self::GovernmentFund | Self::StateCapital => {
                named::<BasicProjectColumn>(headers)
            }
            Self::ThreePublic => named::<ThreePublicColumn>(headers),
            Self::BasicByUnit | Self::ProjectByUnit => named::<FundingColumn>(headers),
            Self::GovernmentFundAccount | Self::StateCapitalAccount => named::<FundAccountColumn>(headers),
        }
    }

    pub(crate) const fn layout(self) -> Layout {
        match self {
            Self::Balance | Self::FiscalBalance => Layout::Sides,
            Self::Revenue
            | Self::Expenditure
            | Self::GovernmentFund
            | Self::StateCapital
            | Self::GovernmentFundAccount
            | Self::StateCapitalAccount => Layout::CodeAndName,
            Self::GeneralByFunction => Layout::Bracketed("功能科目名称"),
            Self::BasicByEconomic | Self::ProjectByEconomic => Layout::Bracketed("部门预算支出经济科目"),
            Self::ThreePublic => Layout::Name("项目"),
            Self::BasicByUnit | Self::ProjectByUnit => Layout::Name("支出项目类别（资金使用单位）"),
        }
    }
}

/// The columns that printed headings name. A heading that stands above all of them says nothing of one: under
/// 一般公共预算支出 over the whole table, 合计 is the total of the table. Of the years that they name, the latest is the
/// document's own.
pub(crate) fn columns_named<C: ColumnSet>(headers: &[String]) -> Vec<Option<C>> {
    let latest = headers.iter().flat_map(|header| years(header)).map(|(_, year)| year).max();
    let headers: Vec<String> = headers.iter().map(|header| without_years(header, latest)).collect();
    let levels: Vec<Vec<&str>> = headers.iter().map(|header| header.split('/').collect()).collect();
    let least = levels.iter().map(Vec::len).min().unwrap_or(1) - 1;
    let shared = |depth: &usize| levels.iter().all(|path| path[..*depth] == levels[0][..*depth]);
    let common = (0..=least).rev().find(shared).unwrap_or(0);
    let named = |(header, path): (&String, &Vec<&str>)| {
        C::from_header(header).or_else(|| C::from_header(&path[common..].join("/")))
    };
    headers.iter().zip(&levels).map(named).collect()
}

/// The years of a heading, 2024年 or 2024年度, each with its place.
fn years(header: &str) -> impl Iterator<Item = (core::ops::Range<usize>, u32)> {
    header.match_indices('年').filter_map(|(end, sign)| {
        let start = end.checked_sub(4)?;
        let year = header.get(start..end).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let end = end + sign.len();
        let rest = header[end..].strip_prefix('度').map_or(end, |_| end + '度'.len_utf8());
        Some((start..rest, year.parse().ok()?))
    })
}

/// A heading whose years are told as the document tells them: its own by nothing, the one before it by 上年.
fn without_years(header: &str, latest: Option<u32>) -> String {
    let mut words = String::new();
    let mut from = 0;
    for (place, year) in years(header) {
        words.push_str(&header[from..place.start]);
        if Some(year + 1) == latest {
            words.push_str("上年");
        } else if Some(year) != latest {
            words.push_str(&header[place.clone()]);
        }
        from = place.end;
    }
    words.push_str(&header[from..]);
    words
}

/// Whether a heading says that a share or a rate stands below it, which is no amount: 增减%, 增长率.
pub(crate) fn is_rate(header: &str) -> bool {
    let last = header.rsplit('/').next().unwrap_or_default();
    let words = last.trim_end_matches(['）', ')', '%', '％', '（', '(']);
    words.len() < last.trim_end_matches(['）', ')']).len()
        || ["率", "比例", "百分比", "幅度"].iter().any(|end| words.ends_with(end))
}

/// The budgets that appropriate, as the lines of a balance begin.
pub(crate) const BUDGETS: [&str; 3] = ["一般公共预算", "政府性基金", "国有资本经营预算"];

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

/// The tables of a budget and those of final accounts beside them: field, kind, row key, column set. What is the same for
/// each of them is a macro that takes this list.
macro_rules! each_table {
    ($callback:ident) => {
        $callback! {
        budget {
                    /// 收支总体情况表.
                    #[doc(alias = "收支总体情况表")]
                    balance: Balance, BalanceRow, BudgetColumn;
                    /// 收入总体情况表.
                    #[doc(alias = "收入总体情况表")]
                    revenue: Revenue, FunctionalRow, RevenueColumn;
                    /// 支出总体情况表.
                    #[doc(alias = "支出总体情况表")]
                    expenditure: Expenditure, FunctionalRow, ExpenditureColumn;
                    /// 财政拨款收支总体情况表.
                    #[doc(alias = "财政拨款收支总体情况表")]
                    fiscal_balance: FiscalBalance, BalanceRow, AppropriationColumn;
                    /// 一般公共预算支出情况表（按功能分类科目）.
                    #[doc(alias = "一般公共预算支出情况表")]
                    general_by_function: GeneralByFunction, FunctionalRow, BasicProjectColumn;
                    /// 一般公共预算基本支出情况表（按经济分类科目）.
                    #[doc(alias = "一般公共预算基本支出情况表")]
                    basic_by_economic: BasicByEconomic, EconomicRow, EconomicColumn;
                    /// 财政拨款安排的行政经费及“三公”经费预算表.
                    #[doc(alias = "三公")]
                    three_public: ThreePublic, ThreePublicRow, ThreePublicColumn;
                    /// 政府性基金预算支出情况表.
                    #[doc(alias = "政府性基金预算支出情况表")]
                    government_fund: GovernmentFund, FunctionalRow, BasicProjectColumn;
                    /// 国有资本经营预算支出情况表.
                    #[doc(alias = "国有资本经营预算支出情况表")]
                    state_capital: StateCapital, FunctionalRow, BasicProjectColumn;
                    /// 一般公共预算项目支出情况表（按经济分类科目）.
                    #[doc(alias = "一般公共预算项目支出情况表")]
                    project_by_economic: ProjectByEconomic, EconomicRow, BudgetColumn;
                    /// 部门预算基本支出预算表.
                    #[doc(alias = "部门预算基本支出预算表")]
                    basic_by_unit: BasicByUnit, UnitRow, FundingColumn;
                    /// 部门预算项目支出及其他支出预算表.
                    #[doc(alias = "部门预算项目支出及其他支出预算表")]
                    project_by_unit: ProjectByUnit, UnitRow, FundingColumn;
                }
                account {
                    /// 政府性基金预算财政拨款收入支出决算表.
                    #[doc(alias = "政府性基金预算财政拨款收入支出决算表")]
                    government_fund_account: GovernmentFundAccount, FunctionalRow, FundAccountColumn;
                    /// 国有资本经营预算财政拨款收入支出决算表.
                    #[doc(alias = "国有资本经营预算财政拨款收入支出决算表")]
                    state_capital_account: StateCapitalAccount, FunctionalRow, FundAccountColumn;
                }
            }
    };
}

pub(crate) use each_table;

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    fn names_columns_in_order(kind: TableKind) {
        let headers: Vec<String> = kind.headers().iter().map(|header| (*header).to_owned()).collect();
        let columns: Vec<usize> = kind.columns_of(&headers).into_iter().map(Option::unwrap).collect();
        assert!(columns.is_sorted() && columns.windows(2).all(|pair| pair[0] < pair[1]), "{kind}");
    }

    #[test]
    fn the_headings_name_columns_in_order() {
        TableKind::iter().for_each(names_columns_in_order);
    }

    #[test]
    fn the_latest_year_is_the_documents_own() {
        use BasicProjectColumn::{Basic, Change, Previous, Project, Total};

        let headers = [
            "2023年执行数",
            "2024年预算数/小计",
            "2024年预算数/基本支出",
            "2024年预算数/项目支出",
            "2024年预算数比2023年执行数/增减额",
            "2024年预算数比2023年执行数/增减%",
        ];
        let headers: Vec<String> = headers.into_iter().map(str::to_owned).collect();
        let columns = columns_named::<BasicProjectColumn>(&headers);
        let expected = [Previous, Total, Basic, Project, Change].map(Some).into_iter().chain([None]);
        assert_eq!(columns, expected.collect::<Vec<_>>());
        let rates: Vec<bool> = headers.iter().map(|header| is_rate(header)).collect();
        assert_eq!(rates, [false, false, false, false, false, true]);
        for rate in ["增长率", "增减（%）", "比上年增减百分比", "增减比例"] {
            assert!(is_rate(rate), "{rate}");
        }
        assert!(!is_rate("本年支出（万元）"));
        assert_eq!(without_years("2024年度预算", Some(2024)), "预算");
        assert_eq!(without_years("十年预算、12年", None), "十年预算、12年");
    }

    #[test]
    fn a_heading_over_the_whole_table_is_passed_over() {
        let named = |kind: TableKind, headers: &[&str]| {
            kind.columns_of(&headers.iter().map(|header| (*header).to_owned()).collect::<Vec<_>>())
        };
        let economic = ["合计", "人员经费", "公用经费"].map(|name| format!("一般公共预算基本支出/{name}"));
        assert_eq!(TableKind::BasicByEconomic.columns_of(&economic), [Some(0), Some(1), Some(2)]);
        assert_eq!(
            named(TableKind::Revenue, &["收入预算/合计", "收入预算/财政拨款收入"]),
            [Some(0), Some(2)]
        );
        assert_eq!(named(TableKind::Expenditure, &["合计", "基本支出/合计"]), [Some(0), Some(1)]);
        assert_eq!(named(TableKind::FiscalBalance, &["支出/决算数"]), [Some(0)]);
    }
}

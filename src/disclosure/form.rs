//! The forms that tables are printed in: titles, headings and wording of the twelve Guangdong tables.

use crate::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, ColumnSet, ExpenditureColumn, FunctionalCode,
    FundingColumn, RevenueColumn,
};

/// What a table of a department's document says, whatever the province calls it (表种).
///
/// The variants are the twelve tables of a Guangdong department budget, in printed order. Other provinces' forms print
/// most of the same kinds under other titles, with some columns less: a column that is not printed is no part.
///
/// Rests on the 地方预决算公开操作规程 (财预〔2016〕143号) for what must be published, and on the Guangdong form
/// of 2023 for titles and headings.
///
/// ```
/// use cn_budget::TableKind;
/// use strum::IntoEnumIterator;
///
/// assert_eq!(TableKind::iter().count(), 12);
/// assert_eq!(TableKind::ThreePublic.to_string(), "three_public");
/// assert_eq!(TableKind::Revenue.title(), "收入总体情况表");
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
        }
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
        }
    }

    /// Whether a printed heading names the column of this index in the set that the kind has.
    pub(crate) fn is_heading(self, header: &str, column: usize) -> bool {
        fn names<C: ColumnSet>(header: &str, column: usize) -> bool {
            C::from_header(header).is_some_and(|found| found.index() == column)
        }
        match self {
            Self::Balance | Self::FiscalBalance | Self::BasicByEconomic | Self::ProjectByEconomic => {
                names::<BudgetColumn>(header, column)
            }
            Self::Revenue => names::<RevenueColumn>(header, column),
            Self::Expenditure => names::<ExpenditureColumn>(header, column),
            Self::GeneralByFunction | Self::GovernmentFund | Self::StateCapital => {
                names::<BasicProjectColumn>(header, column)
            }
            Self::ThreePublic => names::<AppropriationColumn>(header, column),
            Self::BasicByUnit | Self::ProjectByUnit => names::<FundingColumn>(header, column),
        }
    }

    pub(crate) const fn layout(self) -> Layout {
        match self {
            Self::Balance | Self::FiscalBalance => Layout::Sides,
            Self::Revenue | Self::Expenditure | Self::GovernmentFund | Self::StateCapital => {
                Layout::CodeAndName
            }
            Self::GeneralByFunction => Layout::Bracketed("功能科目名称"),
            Self::BasicByEconomic | Self::ProjectByEconomic => Layout::Bracketed("部门预算支出经济科目"),
            Self::ThreePublic => Layout::Name("项目"),
            Self::BasicByUnit | Self::ProjectByUnit => Layout::Name("支出项目类别（资金使用单位）"),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn names_every_column<C: ColumnSet>(kinds: &[TableKind]) {
        for kind in kinds {
            let columns: Vec<_> = kind.headers().iter().map(|header| C::from_header(header)).collect();
            let expected: Vec<_> = C::COLUMNS.iter().copied().map(Some).collect();
            assert_eq!(columns, expected, "{kind}");
        }
    }

    #[test]
    fn the_headings_name_every_column_in_order() {
        use TableKind as K;
        names_every_column::<BudgetColumn>(&[
            K::Balance,
            K::FiscalBalance,
            K::BasicByEconomic,
            K::ProjectByEconomic,
        ]);
        names_every_column::<RevenueColumn>(&[K::Revenue]);
        names_every_column::<ExpenditureColumn>(&[K::Expenditure]);
        names_every_column::<BasicProjectColumn>(&[K::GeneralByFunction, K::GovernmentFund, K::StateCapital]);
        names_every_column::<AppropriationColumn>(&[K::ThreePublic]);
        names_every_column::<FundingColumn>(&[K::BasicByUnit, K::ProjectByUnit]);
    }
}

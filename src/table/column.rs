//! The sets of columns of the tables: each with its headings and the identities of its columns.

use super::column_set::{ColumnIdentity, ColumnSet};

macro_rules! columns {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $chinese:literal $(| $alias:literal)*,)+
        }
        $($whole:ident $(+ $with:ident)* = [$($part:ident),+ $(,)?] $(in $print:ident)?;)*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(strum::Display, strum::EnumString, strum::EnumIter, strum::EnumCount, strum::VariantNames)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[doc(alias = $chinese)]
                #[strum(to_string = $chinese $(, serialize = $alias)*)]
                $variant,
            )+
        }

        impl ColumnSet for $name {
            const COLUMNS: &'static [Self] = &[$(Self::$variant),+];
            const IDENTITIES: &'static [ColumnIdentity<Self>] = &[
                $(ColumnIdentity {
                    whole: Self::$whole,
                    with_whole: &[$(Self::$with),*],
                    parts: &[$(Self::$part),+],
                    is_computed: {
                        const OF_PRINT: &[&str] = &[$(stringify!($with),)* $(stringify!($print))?];
                        OF_PRINT.is_empty()
                    },
                },)*
            ];

            fn index(self) -> usize {
                self as usize
            }
        }

        crate::serde_string!($name);
    };
}

columns! {
    /// The one column of a table that prints nothing but the budget (预算数), or the account (决算数), and the year before
    /// beside it.
    BudgetColumn {
        /// 预算, or 决算 in a final account.
        Budget = "预算" | "预算数" | "决算数" | "金额" | "合计" | "本年预算数" | "本年预算" | "决算",
        /// The year before, as it was budgeted or spent.
        Previous = "上年执行数" | "上年预算数" | "上年预算执行数" | "上年决算数" | "上年预算" | "上年决算",
        /// By how much this year is above the year before.
        Change = "增减额" | "增减" | "增减金额" | "增减数" | "增减变动",
    }
    Previous + Change = [Budget];
}

columns! {
    /// The columns of the basic expenditure by economic code (一般公共预算基本支出情况表). Some forms print the total
    /// alone.
    EconomicColumn {
        /// 合计: all basic expenditure.
        Total = "合计" | "预算" | "预算数" | "决算数" | "金额" | "小计" | "总计" | "基本支出" | "本年预算数",
        /// What staff takes.
        Personnel = "人员经费",
        /// What operation takes.
        Operating = "公用经费" | "日常公用经费",
        /// The year before, as it was budgeted or spent.
        Previous = "上年执行数" | "上年预算数" | "上年预算执行数" | "上年决算数" | "上年预算" | "上年决算",
        /// By how much this year is above the year before.
        Change = "增减额" | "增减" | "增减金额" | "增减数" | "增减变动",
    }
    Total = [Personnel, Operating];
    Previous + Change = [Total];
}

columns! {
    /// The columns of the revenue table (收入总体情况表): revenue by source.
    RevenueColumn {
        /// 合计: all revenue, 本年收入合计 in a final account.
        Total = "合计" | "本年收入合计" | "收入合计" | "总计",
        /// 本年收入: the revenue of the year, where money of earlier years stands beside it.
        CurrentYear = "本年收入" | "本年收入小计",
        /// 财政拨款收入: all fiscal appropriations, where the form does not tell the budgets apart.
        Appropriation = "财政拨款收入" | "财政拨款",
        /// Fiscal appropriation, general public budget.
        General = "财政拨款收入/一般公共预算" | "一般公共预算" | "一般公共预算拨款" | "一般公共预算收入"
            | "一般公共预算拨款收入" | "一般公共预算财政拨款" | "一般公共预算财政拨款收入" | "一般公共预算资金",
        /// Fiscal appropriation, government funds.
        GovernmentFund = "财政拨款收入/政府性基金预算" | "政府性基金预算" | "政府性基金预算拨款" | "政府性基金"
            | "政府性基金预算收入" | "政府性基金预算拨款收入" | "政府性基金预算财政拨款"
            | "政府性基金预算财政拨款收入" | "政府性基金预算资金",
        /// Fiscal appropriation, state capital budget.
        StateCapital = "财政拨款收入/国有资本经营预算" | "国有资本经营预算" | "国有资本经营预算拨款"
            | "国有资本经营预算收入" | "国有资本经营预算拨款收入" | "国有资本经营预算财政拨款"
            | "国有资本经营预算财政拨款收入" | "国有资本经营预算资金",
        /// 财政专户管理资金: all money of the fiscal special account.
        SpecialAccount = "财政专户管理资金收入" | "财政专户管理资金" | "财政专户拨款收入" | "财政专户拨款"
            | "财政专户资金收入" | "财政专户核拨资金",
        /// Fiscal special account: school fees.
        EducationFees = "财政专户拨款收入/教育收费" | "教育收费",
        /// Fiscal special account: the rest.
        OtherSpecialAccount = "财政专户拨款收入/其他专户拨款收入" | "其他专户拨款收入" | "其他专户收入拨款",
        /// 单位资金: all that a unit has from elsewhere.
        UnitFunds = "单位资金" | "单位资金收入",
        /// Other funds: institutional revenue.
        InstitutionalRevenue = "其他资金收入/事业收入" | "事业收入",
        /// Other funds: business revenue.
        BusinessRevenue = "其他资金收入/经营收入" | "经营收入" | "事业单位经营收入",
        /// Other funds: the rest.
        OtherRevenue = "其他资金收入/其他收入" | "其他收入",
        /// Grants from the superior unit.
        SuperiorGrants = "上级补助收入",
        /// Remittances from affiliates.
        AffiliateRemittances = "附属单位上缴收入",
        /// Drawn from the institution's fund.
        InstitutionFundDrawdown = "用事业基金弥补收支差额" | "使用非财政拨款结余",
        /// Carried over from earlier years.
        CarriedIn = "上年结转" | "上年结转结余" | "上年结转和结余" | "年初结转和结余" | "上年结转收入" | "上年结转资金" | "上年结余",
        /// Carried over, general public budget.
        CarriedGeneral = "上年结转结余/一般公共预算" | "上年结转/一般公共预算",
        /// Carried over, government funds.
        CarriedGovernmentFund = "上年结转结余/政府性基金预算" | "上年结转/政府性基金预算",
        /// Carried over, state capital budget.
        CarriedStateCapital = "上年结转结余/国有资本经营预算" | "上年结转/国有资本经营预算",
        /// Carried over, fiscal special account.
        CarriedSpecialAccount = "上年结转结余/财政专户管理资金" | "上年结转/财政专户管理资金",
        /// Carried over, the unit's own money.
        CarriedUnitFunds = "上年结转结余/单位资金" | "上年结转/单位资金",
    }
    CarriedIn = [CarriedGeneral, CarriedGovernmentFund, CarriedStateCapital, CarriedSpecialAccount, CarriedUnitFunds] in print;
    Appropriation = [General, GovernmentFund, StateCapital];
    SpecialAccount = [EducationFees, OtherSpecialAccount];
    UnitFunds = [InstitutionalRevenue, BusinessRevenue, OtherRevenue, SuperiorGrants, AffiliateRemittances];
    CurrentYear = [Appropriation, SpecialAccount, UnitFunds];
    Total = [CurrentYear, InstitutionFundDrawdown, CarriedIn];
}

columns! {
    /// The columns of the expenditure table (支出总体情况表): spending by kind.
    ExpenditureColumn {
        /// 合计: all spending, 本年支出合计 in a final account.
        Total = "合计" | "本年支出合计" | "支出合计" | "总计" | "本年支出",
        /// Basic expenditure.
        Basic = "基本支出",
        /// Basic expenditure: what staff takes.
        Personnel = "人员经费" | "人员支出",
        /// Basic expenditure: what operation takes.
        Operating = "公用经费" | "日常公用经费" | "公用支出",
        /// Project expenditure.
        Project = "项目支出",
        /// Business expenditure of institutions.
        Business = "事业单位经营支出" | "经营支出",
        /// Subsidies to affiliates.
        SubsidyToAffiliates = "对附属单位补助支出" | "对附属单位补助",
        /// Remittance to the superior unit.
        RemittanceToSuperior = "上缴上级支出",
        /// Carried over to the next year.
        CarryOver = "结转下年",
    }
    Basic = [Personnel, Operating] in print;
    Total = [Basic, Project, Business, SubsidyToAffiliates, RemittanceToSuperior, CarryOver];
}

columns! {
    /// The columns of a table of one budget's expenditure (一般公共预算支出情况表 and its sisters).
    BasicProjectColumn {
        /// 小计: basic and project expenditure together.
        Total = "小计" | "合计" | "本年支出合计" | "本年支出" | "总计" | "支出合计" | "预算数" | "本年预算数"
            | "决算数" | "金额" | "一般公共预算支出/小计" | "政府性基金预算支出/小计"
            | "国有资本经营预算支出/小计" | "一般公共预算支出/合计" | "政府性基金预算支出/合计"
            | "国有资本经营预算支出/合计",
        /// Basic expenditure.
        Basic = "基本支出",
        /// Basic expenditure: what staff takes.
        Personnel = "人员经费" | "人员支出",
        /// Basic expenditure: what operation takes.
        Operating = "公用经费" | "日常公用经费" | "公用支出",
        /// Project expenditure.
        Project = "项目支出",
        /// The year before, as it was budgeted or spent.
        Previous = "上年执行数" | "上年预算数" | "上年预算执行数" | "上年决算数",
        /// By how much this year is above the year before.
        Change = "增减额" | "增减" | "增减金额" | "增减数" | "增减变动",
        /// In the account of a fund: what was carried over from the year before.
        CarriedIn = "年初结转和结余" | "上年结转和结余" | "年初结转结余",
        /// In the account of a fund: this year's revenue.
        Revenue = "本年收入",
        /// In the account of a fund: what is carried over to the next year.
        CarriedOn = "年末结转和结余" | "年末结转结余",
    }
    Basic = [Personnel, Operating] in print;
    Total = [Basic, Project];
    Previous + Change = [Total];
    CarriedIn + Revenue = [Total, CarriedOn];
}

columns! {
    /// The columns of the balance of fiscal appropriations (财政拨款收支总体情况表): by budget. Some forms print the total
    /// alone, most print the budgets on the side of expenditure only.
    AppropriationColumn {
        /// 合计: all three budgets.
        Total = "合计" | "预算" | "预算数" | "决算数" | "金额" | "小计" | "总计" | "本年预算数",
        /// The general public budget.
        General = "一般公共预算" | "一般公共预算财政拨款" | "一般公共预算资金" | "一般公共预算拨款"
            | "一般公共预算支出",
        /// Government funds.
        GovernmentFund = "政府性基金预算" | "政府性基金预算财政拨款" | "政府性基金" | "政府性基金预算拨款"
            | "政府性基金预算资金" | "政府性基金预算支出",
        /// The state capital budget.
        StateCapital = "国有资本经营预算" | "国有资本经营预算财政拨款" | "国有资本经营预算拨款"
            | "国有资本经营预算资金" | "国有资本经营预算支出",
        /// The year before, as it was budgeted or spent.
        Previous = "上年执行数" | "上年预算数" | "上年预算执行数" | "上年决算数" | "上年预算" | "上年决算",
        /// By how much this year is above the year before.
        Change = "增减额" | "增减" | "增减金额" | "增减数" | "增减变动",
    }
    Total = [General, GovernmentFund, StateCapital];
    Previous + Change = [Total];
}

columns! {
    /// The columns of the 三公 table: fiscal appropriations by budget, and in a final account what was spent.
    ThreePublicColumn {
        /// 合计: all three budgets; the one 预算数 of forms that do not tell them apart.
        Total = "合计" | "预算数" | "预算" | "全年预算数" | "年初预算数" | "本年预算数" | "金额" | "小计",
        /// The general public budget.
        General = "一般公共预算" | "一般公共预算财政拨款" | "一般公共预算拨款",
        /// Government funds.
        GovernmentFund = "政府性基金预算" | "政府性基金预算财政拨款" | "政府性基金预算拨款",
        /// The state capital budget.
        StateCapital = "国有资本经营预算" | "国有资本经营预算财政拨款" | "国有资本经营预算拨款",
        /// What was spent, in a final account.
        FinalAccount = "决算数" | "决算",
        /// The year before, as it was budgeted or spent.
        Previous = "上年预算数" | "上年执行数" | "上年预算执行数" | "上年决算数" | "上年预算",
        /// By how much this year is above the year before.
        Change = "增减额" | "增减" | "增减金额" | "增减数" | "增减变动",
    }
    Total = [General, GovernmentFund, StateCapital];
    Previous + Change = [Total];
}

columns! {
    /// The columns of a fund's table in a final account (政府性基金预算财政拨款收入支出决算表): what was carried in, came
    /// in, was spent, and is carried on.
    FundAccountColumn {
        /// Carried over from the year before.
        CarriedIn = "年初结转和结余" | "上年结转和结余" | "年初结转结余",
        /// This year's revenue.
        Revenue = "本年收入",
        /// This year's expenditure.
        Total = "本年支出/合计" | "本年支出/小计" | "本年支出" | "合计" | "小计" | "本年支出合计",
        /// Basic expenditure.
        Basic = "基本支出",
        /// Project expenditure.
        Project = "项目支出",
        /// Carried over to the next year.
        CarriedOn = "年末结转和结余" | "年末结转结余",
    }
    Total = [Basic, Project];
    CarriedIn + Revenue = [Total, CarriedOn];
}

columns! {
    /// The columns of the tables by unit (部门预算基本支出预算表, 部门预算项目支出及其他支出预算表).
    FundingColumn {
        /// 总计: all money.
        Total = "总计",
        /// 财政拨款合计: all fiscal appropriations.
        Appropriation = "财政拨款/合计",
        /// Fiscal appropriation, general public budget.
        General = "财政拨款/一般公共预算" | "一般公共预算",
        /// Fiscal appropriation, government funds.
        GovernmentFund = "财政拨款/政府性基金预算" | "政府性基金预算",
        /// Fiscal appropriation, state capital budget.
        StateCapital = "财政拨款/国有资本经营预算" | "国有资本经营预算",
        /// Money from the fiscal special account.
        SpecialAccount = "财政专户拨款",
        /// 其他资金: everything else.
        OtherFunds = "其他资金",
    }
    Appropriation = [General, GovernmentFund, StateCapital];
    Total = [Appropriation, SpecialAccount, OtherFunds];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declares_sound_identities<C: ColumnSet>() {
        for (place, column) in C::COLUMNS.iter().enumerate() {
            assert_eq!(column.index(), place);
            assert_eq!(C::from_header(&column.to_string()), Some(*column));
        }
        for (place, identity) in C::IDENTITIES.iter().enumerate() {
            assert!(!identity.parts.contains(&identity.whole));
            // A part that is itself a whole is computed before.
            for later in &C::IDENTITIES[place..] {
                assert!(!identity.parts.contains(&later.whole), "{:?}", later.whole);
            }
        }
    }

    #[test]
    fn every_column_set_is_sound() {
        declares_sound_identities::<BudgetColumn>();
        declares_sound_identities::<RevenueColumn>();
        declares_sound_identities::<ExpenditureColumn>();
        declares_sound_identities::<BasicProjectColumn>();
        declares_sound_identities::<AppropriationColumn>();
        declares_sound_identities::<EconomicColumn>();
        declares_sound_identities::<ThreePublicColumn>();
        declares_sound_identities::<FundAccountColumn>();
        declares_sound_identities::<FundingColumn>();
    }

    #[test]
    fn a_sum_is_that_of_what_stands_above_it() {
        assert_eq!(ExpenditureColumn::from_header("基本支出/合计"), Some(ExpenditureColumn::Basic));
        assert_eq!(BasicProjectColumn::from_header("预算数/基本支出/小计"), Some(BasicProjectColumn::Basic));
        assert_eq!(EconomicColumn::from_header("人员经费小计"), Some(EconomicColumn::Personnel));
        assert_eq!(ExpenditureColumn::from_header("其他/合计"), None);
        assert_eq!(BasicProjectColumn::from_header("一般公共预算支出/小计"), Some(BasicProjectColumn::Total));
        assert_eq!(BasicProjectColumn::from_header("其中:基本支出"), Some(BasicProjectColumn::Basic));
        assert_eq!(FundingColumn::from_header("财政拨款/合计"), Some(FundingColumn::Appropriation));
    }
}

//! 科目属于本表所列的预算 (COD004).

use crate::catalog::CatalogCode;
use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::table::TableKind;
use crate::value::BudgetKind;

#[derive(Debug)]
pub(in crate::check) struct WrongBudget;

impl Rule for WrongBudget {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        let Some(of_table) = row.table.sheet.kind.and_then(TableKind::budget) else {
            return Answer::NotApplicable;
        };
        let Some(CatalogCode::Functional(code)) = row.code() else { return Answer::NotApplicable };
        // Of any other code nobody knows which budget it belongs to.
        let Some(budget) = BudgetKind::of_code(code) else { return Answer::NotApplicable };
        if budget == of_table {
            return Answer::Held;
        }
        Breach::at(row.place())
            .worded(wording!(
                "{code} 属{budget}，不应列入本表",
                "{code} belongs to {budget}, not to the budget of this table"
            ))
            .into()
    }
}

const DECLARATION: Declaration = Declaration::new("COD004", "wrong-budget", Severity::Warning)
    .since_release("0.1.0")
    .summary("科目属于本表所列的预算", "a code stands in the table of the budget that it belongs to")
    .looks_at(&[LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
按科目分类只属于某一本预算的科目，应列入该预算的表：223 类属国有资本经营预算，209 类属社会保险基金预算，政府性基金各款（如 21208 国有土地使用权出让收入安排的支出）属政府性基金预算。核对一般公共预算、政府性基金预算、国有资本经营预算各支出表。

## 审核意义
四本预算应当保持完整、独立。科目列入其他预算的表，或者科目有误，或者资金列错预算。

## 局限
上述范围以外的科目是否属于一般公共预算，无法判断：基金有增有减，类级科目也不能说明其下各款属于哪一本预算。此类科目不提示。

## 依据
- 《中华人民共和国预算法》第五条：四本预算应当保持完整、独立。
- 当年《政府收支分类科目》。",
    en: r"## What it checks
A code that the classification gives to one budget stands only in a table of that budget. These
codes are class 223 (国有资本经营预算), class 209 (社会保险基金预算), and the sections of the government funds
(政府性基金预算), such as 21208 国有土地使用权出让收入安排的支出. The tables of the general public budget, of the
government funds and of the state capital budget are checked.

## Why it matters
The law keeps the four budgets separate. A code in the table of another budget means that the code
is wrong, or that the money is in the wrong place.

## What it cannot know
Whether any other code belongs to the general public budget. Funds are introduced and abolished, and
a class says nothing about the budget of its sections. The rule does not report such codes.

## References
- 预算法 (Budget Law), art. 5: the four budgets are kept complete and separate.
- 政府收支分类科目 of the year.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 12.00
223 | 国有资本经营预算支出 | 12.00",
    corrected: r"《国有资本经营预算支出情况表》 万元 state_capital
编码 | 名称 | 小计
 | 合计 | 12.00
223 | 国有资本经营预算支出 | 12.00",
};

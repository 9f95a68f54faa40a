//! 三本预算支出表 ≤ 支出总表，逐科目；合计相等则逐科目相等 (XTB018).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct AppropriatedItemMismatch;

impl Rule for AppropriatedItemMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::AppropriatedItems.kind(), "appropriated-item-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

逐科目比较，合计（小计）、基本支出、项目支出各栏中，一般公共预算、政府性基金预算、国有资本经营预算三张支出情况表之和不超过支出总体情况表；某栏两方合计相等的，逐科目也应当相等。

## 审核意义

财政拨款安排的支出是全部支出的组成部分，任何科目的拨款都不能大于支出。全部支出均由财政拨款安排的，两方逐科目一致，只修改一张表的数字能够被发现。

## 局限

部分支出由其他收入安排的，只能确定上限，不能判断拨款小于支出的科目是否正确。两方口径须一致：支出总体情况表不含上年结转安排的支出的，各本预算的支出情况表也应当不含。缺少一般公共预算或者政府性基金预算支出情况表的，不予判定。

## 依据

- 《中华人民共和国预算法》第四条：政府的全部收入和支出都应当纳入预算。
- 《中华人民共和国预算法》第五条：预算包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

Code by code, and for 合计 (小计), 基本支出 and 项目支出 alike, what 一般公共预算支出情况表,
政府性基金预算支出情况表 and 国有资本经营预算支出情况表 print together is at most what 支出总体情况表 prints.
Where the two totals of a column are equal, every code must be equal.

## Why it matters

What fiscal appropriations pay is a part of all spending, so no code can be paid more than it spends. Where they
pay all of it, the tables state the same amounts item by item, and a figure that was changed in one of them
alone is found.

## What it cannot know

Where part of the spending is paid from other revenue, whether a code that is paid less than it spends is right:
the tables then give a bound and no equality. Both sides must cover the same money. If 支出总体情况表 leaves out
what is paid from 上年结转, the tables of the budgets must leave it out as well. Nothing is decided where
一般公共预算支出情况表 or 政府性基金预算支出情况表 is missing.

## References

- 预算法 (Budget Law), article 4: all revenue and expenditure of government belongs in the budget.
- 预算法 (Budget Law), article 5: the four budgets.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计
合计 |  | 350.00
教育支出 | 205 | 300.00
住房保障支出 | 221 | 50.00

《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 340.00
教育支出 | 205 | 310.00
住房保障支出 | 221 | 30.00

《政府性基金预算支出情况表》 万元 government_fund
名称 | 编码 | 小计
注：本表无数据",
    corrected: r"《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计
合计 |  | 350.00
教育支出 | 205 | 300.00
住房保障支出 | 221 | 50.00

《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 340.00
教育支出 | 205 | 290.00
住房保障支出 | 221 | 50.00

《政府性基金预算支出情况表》 万元 government_fund
名称 | 编码 | 小计
注：本表无数据",
};

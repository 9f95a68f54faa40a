//! 财政拨款收支总表各类 = 三本预算支出表各类 (XTB006).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct FiscalClassMismatch;

impl Rule for FiscalClassMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::FiscalByClass.kind(), "fiscal-class-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

财政拨款收支总体情况表支出方的各类支出，等于一般公共预算、政府性基金预算、国有资本经营预算支出情况表同一类之和。按各本预算分栏的，每栏与该预算的支出情况表比较；不分栏的，三张支出情况表齐全时判定。

## 审核意义

该关系把三本预算与其汇总表联系起来。

## 局限

不能确定哪一张表有误，也不能判断两方口径是否一致：财政拨款收支总体情况表包含上年结转、支出情况表只反映当年拨款的，不等属于正常情况。

## 依据

- 《中华人民共和国预算法》第五条：预算包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

A class (类) on the expenditure side of 财政拨款收支总体情况表 equals the sum of the same class in
一般公共预算支出情况表, 政府性基金预算支出情况表 and 国有资本经营预算支出情况表. Where the balance prints a
column for each budget, each column is compared with the table of its own budget. Where it prints one column for
all of them, the tables of all three budgets must be present.

## Why it matters

It ties the three budgets to the table that adds them up.

## What it cannot know

Which table is wrong. Whether the tables cover the same money: where 财政拨款收支总体情况表 includes what was
carried over from earlier years and a table of a budget does not, they differ legitimately.

## References

- 预算法 (Budget Law), article 5: the four budgets.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 一般公共预算
支出 | 一、教育支出 | 350.00
支出 | 支出总计 | 350.00

《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 305.00
教育支出 | 205 | 305.00",
    corrected: r"《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 一般公共预算
支出 | 一、教育支出 | 350.00
支出 | 支出总计 | 350.00

《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 350.00
教育支出 | 205 | 350.00",
};

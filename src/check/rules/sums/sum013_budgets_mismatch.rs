//! 财政拨款 = Σ各本预算 (SUM013).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct BudgetsMismatch;

impl Rule for BudgetsMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::BudgetsOfLine.kind(), "budgets-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收支总表在财政拨款收入、年初财政拨款结转和结余、上年结转等行下分列各本预算的，该行等于一般公共预算、政府性基金预算、国有资本经营预算之和。

## 审核意义

部门的财政拨款只来自上述三本预算；社会保险基金预算用于社会保险待遇，不安排部门支出。

## 局限

总数相符而各本预算之间串列的，不能发现。标有“其中”的行只列部分内容，不参与加总。整行为空的预算按零处理。

## 依据

- 《中华人民共和国预算法》第五条：预算包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

Where a balance prints the budgets under a line of fiscal appropriations (财政拨款收入, 年初财政拨款结转和结余,
上年结转), the line equals 一般公共预算 + 政府性基金预算 + 国有资本经营预算.

## Why it matters

A fiscal appropriation comes from one of these three budgets. The fourth, 社会保险基金预算, pays benefits and no
department.

## What it cannot know

Whether the split between the budgets is right, as long as the sum holds. Lines marked 其中 list some of the
parts only and are not added. A budget whose row is blank counts as zero.

## References

- 预算法 (Budget Law), article 5: the four budgets.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 一、财政拨款收入 | 830.00
收入 | 1.一般公共预算 | 800.00
收入 | 2.政府性基金预算 | 20.00
收入 | 收入总计 | 830.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 一、财政拨款收入 | 830.00
收入 | 1.一般公共预算 | 800.00
收入 | 2.政府性基金预算 | 30.00
收入 | 收入总计 | 830.00",
};

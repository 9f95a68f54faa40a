//! 收支总表总计 = 收入总表合计 = 支出总表合计 (XTB002).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct BalanceTotalMismatch;

impl Rule for BalanceTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::BalanceTotals.kind(), "balance-total-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收支总体情况表的支出总计等于支出总体情况表合计，收入总计等于收入总体情况表合计。收支总体情况表中有上年结转、结转下年等行而收入、支出总体情况表没有相应栏的，以本年合计加有相应栏的各行比较。

## 审核意义

部门收支总规模在三张表中列示，必须是同一个数。

## 局限

不能确定哪一张表有误。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

支出总计 of 收支总体情况表 equals 合计 of 支出总体情况表, and 收入总计 equals 合计 of 收入总体情况表. Where the
balance has lines that the other table has no column for, such as 上年结转 or 结转下年, 本年合计 and the lines
that are columns are compared instead.

## Why it matters

It is the whole budget of the department. Three tables state it and must state the same figure.

## What it cannot know

Which table is wrong.

## References

- Arithmetic: both tables give the same money.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 支出总计 | 530.00

《支出总体情况表》 万元 expenditure
名称 | 合计
合计 | 503.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 支出总计 | 530.00

《支出总体情况表》 万元 expenditure
名称 | 合计
合计 | 530.00",
};

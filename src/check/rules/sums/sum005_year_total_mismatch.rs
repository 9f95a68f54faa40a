//! 本年合计 = Σ各行 (SUM005).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct YearTotalMismatch;

impl Rule for YearTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::LinesOfYear.kind(), "year-total-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收支总体情况表、财政拨款收支总体情况表中，本年收入合计、本年支出合计分别等于其上所列各行之和；合计列在前面的表式，等于其下带括号序号的各行之和。财政拨款项下分列的各本预算由SUM013审核，“其中”行不计入加总。

## 审核意义

本年合计反映当年自身的收支规模，不含上年结转和单位之间的收支往来，文字说明和其他各表均以此为准。

## 局限

某一行属于上一行的组成部分，但序号和“其中”字样均未表明的，会被重复计算。没有本年合计行的表，改由SUM006审核。

## 依据

- 表内加总关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

In a table of two sides (收支总体情况表, 财政拨款收支总体情况表), 本年收入合计 and 本年支出合计 each equal the
sum of the lines above them. In forms that print the sum first, it equals the lines in brackets below it.
Budgets printed under a line of appropriations are checked by SUM013, and lines marked 其中 are not added.

## Why it matters

It is the year's own budget, before carry-overs and transfers between units. The text and the other tables quote
it.

## What it cannot know

Whether a line is a part of the line above it, where neither its number nor 其中 shows it: such a line would be
counted twice. A form without the row 本年合计 is checked by SUM006 instead.

## References

- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 480.00
支出 | 二、住房保障支出 | 12.00
支出 | 本年支出合计 | 501.00
支出 | 支出总计 | 501.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 480.00
支出 | 二、住房保障支出 | 21.00
支出 | 本年支出合计 | 501.00
支出 | 支出总计 | 501.00",
};

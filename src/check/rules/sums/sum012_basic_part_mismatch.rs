//! 人员经费合计 = 301 + 303，公用经费合计 = Σ其他各类 (SUM012).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct BasicPartMismatch;

impl Rule for BasicPartMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::ClassesOfBasicPart.kind(), "basic-part-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

《一般公共预算财政拨款基本支出决算表》中，人员经费合计等于301与303两类之和，公用经费合计等于302、307、310、399等其他各类之和。

## 审核意义

两项合计是该表的主要结论，机关运行经费和人员支出均与之核对。

## 局限

个别地区将301、303的部分内容列入公用经费的，不能识别；通用表式不作此处理。某类没有类级行，或者表格不完整的，不予判定。

## 依据

- 部门决算公开报表《一般公共预算财政拨款基本支出决算表》的表式。
- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

In the final account's table of basic expenditure by economic code, 人员经费合计 equals the classes 301 and 303,
and 公用经费合计 equals the other classes: 302, 307, 310, 399 and whatever else is printed.

## Why it matters

The two sums are what a reader takes from the table. 机关运行经费 and the cost of staff are compared with them.

## What it cannot know

Whether a province counts part of 301 or 303 as 公用经费; the common form does not. Where a class has no row of
its own, or the table is incomplete, nothing is decided.

## References

- The form 一般公共预算财政拨款基本支出决算表 of the published final accounts of departments (部门决算).
- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 决算
《一般公共预算财政拨款基本支出决算表》 万元 basic_by_economic
名称 | 编码 | 决算数
工资福利支出 | 301 | 412.00
对个人和家庭的补助 | 303 | 18.00
人员经费合计 |  | 403.00",
    corrected: r"某市某局 2024 决算
《一般公共预算财政拨款基本支出决算表》 万元 basic_by_economic
名称 | 编码 | 决算数
工资福利支出 | 301 | 412.00
对个人和家庭的补助 | 303 | 18.00
人员经费合计 |  | 430.00",
};

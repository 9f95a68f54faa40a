//! 基本支出：按功能 = 按经济分类 = 按单位 (XTB008).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct BasicTotalMismatch;

impl Rule for BasicTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::BasicTotals.kind(), "basic-total-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

一般公共预算基本支出在三张表中一致：一般公共预算支出情况表（按功能分类）、一般公共预算基本支出情况表（按经济分类）、部门预算基本支出预算表（按单位，一般公共预算栏）的合计。按经济分类的表没有合计行的，以人员经费合计加公用经费合计比较。

## 审核意义

三张表从三个角度反映同一笔资金。

## 局限

除两表相符、一表不符外，不能确定哪一张表有误。未公开分单位表的，不审核该部分。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

The basic expenditure of the general public budget is the same in three tables: 合计 by function
(一般公共预算支出情况表), by economic code (一般公共预算基本支出情况表) and by unit (部门预算基本支出预算表,
column 一般公共预算). Where the table by economic code has no row 合计, 人员经费合计 + 公用经费合计 is compared.

## Why it matters

The three tables show the same money in three ways.

## What it cannot know

Which table is wrong, unless two agree against the third. Where the table by unit is not published, that part is
not checked.

## References

- Arithmetic: both tables give the same money.
- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计 | 基本支出 | 项目支出
合计 | 350.00 | 250.00 | 100.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 预算
合计 | 205.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计 | 基本支出 | 项目支出
合计 | 350.00 | 250.00 | 100.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 预算
合计 | 250.00",
};

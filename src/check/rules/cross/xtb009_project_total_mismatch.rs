//! 项目支出：按功能 = 按经济分类 (XTB009).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct ProjectTotalMismatch;

impl Rule for ProjectTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::ProjectTotals.kind(), "project-total-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

一般公共预算项目支出在两张表中一致：一般公共预算支出情况表（按功能分类）项目支出合计，等于一般公共预算项目支出情况表（按经济分类）合计。

## 审核意义

两张表从两个角度反映同一批项目。

## 局限

不能确定哪一张表有误。多数地区不公开按经济分类编列的项目支出表，本规则不适用。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

The project expenditure of the general public budget is the same by function (合计 of 一般公共预算支出情况表)
and by economic code (合计 of 一般公共预算项目支出情况表).

## Why it matters

The two tables show the same projects in two ways.

## What it cannot know

Which table is wrong. Most provinces do not publish project expenditure by economic code; there the rule does
not apply.

## References

- Arithmetic: both tables give the same money.
- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计 | 基本支出 | 项目支出
合计 | 350.00 | 230.00 | 120.00

《一般公共预算项目支出情况表》 万元 project_by_economic
名称 | 预算
合计 | 102.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计 | 基本支出 | 项目支出
合计 | 350.00 | 230.00 | 120.00

《一般公共预算项目支出情况表》 万元 project_by_economic
名称 | 预算
合计 | 120.00",
};

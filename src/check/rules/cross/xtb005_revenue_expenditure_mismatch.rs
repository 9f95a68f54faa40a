//! 收入总表 = 支出总表，逐科目 (XTB005).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct RevenueExpenditureMismatch;

impl Rule for RevenueExpenditureMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::RevenueByCode.kind(), "revenue-expenditure-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

逐科目比较，收入总体情况表合计等于支出总体情况表合计。仅在已公开收支总体情况表，且其中没有两表各栏以外的其他年度资金时判定。

## 审核意义

收入按其安排的支出编列，两表科目应当一一对应。有支无收或者有收无支，说明只修改了一张表。

## 局限

不能确定哪一张表有误。存在上年结转或结转下年的（如决算），两表逐科目不等属于正常情况，不予判定。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

Code by code, 合计 of 收入总体情况表 equals 合计 of 支出总体情况表. It is decided only where 收支总体情况表 is
present and shows no money of other years outside the columns of the two tables.

## Why it matters

Revenue is planned for the spending that it pays, so both tables list the same codes. A code with spending and
no revenue, or the other way round, was changed in one table only.

## What it cannot know

Which table is wrong. Where money comes from an earlier year or stays for the next, as in final accounts (决算),
the two tables differ legitimately, code by code, and a difference is left undecided.

## References

- Arithmetic: both tables give the same money.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 收入总计 | 350.00
支出 | 支出总计 | 350.00

《收入总体情况表》 万元 revenue
名称 | 编码 | 合计
合计 |  | 350.00
教育支出 | 205 | 300.00
住房保障支出 | 221 | 50.00

《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计
合计 |  | 350.00
教育支出 | 205 | 310.00
住房保障支出 | 221 | 40.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 收入总计 | 350.00
支出 | 支出总计 | 350.00

《收入总体情况表》 万元 revenue
名称 | 编码 | 合计
合计 |  | 350.00
教育支出 | 205 | 300.00
住房保障支出 | 221 | 50.00

《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计
合计 |  | 350.00
教育支出 | 205 | 300.00
住房保障支出 | 221 | 50.00",
};

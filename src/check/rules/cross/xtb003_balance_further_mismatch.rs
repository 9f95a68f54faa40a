//! 收支总表各行 = 支出总表各栏 (XTB003).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct BalanceFurtherMismatch;

impl Rule for BalanceFurtherMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::BalanceFurther.kind(), "balance-further-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收支总体情况表本年支出合计以下的对附属单位补助支出、上缴上级支出、结转下年各行，等于支出总体情况表合计行的同名各栏。

## 审核意义

上述各行反映流向其他单位和以后年度的资金，须在两处分别填列。

## 局限

不能确定哪一张表有误。表式没有相应行或栏的，不予判定。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 《事业单位财务规则》（财政部令第108号）：事业单位收入和支出的种类。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

The lines below 本年支出合计 in 收支总体情况表 equal the columns of the same name in the row 合计 of
支出总体情况表: 对附属单位补助支出, 上缴上级支出, 结转下年.

## Why it matters

These lines carry money to other units and other years. They are entered in two places.

## What it cannot know

Which table is wrong. A form without these lines or columns is not decided.

## References

- Arithmetic: both tables give the same money.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- 事业单位财务规则 (财政部令第108号): the kinds of revenue and expenditure of institutions.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 500.00
支出 | 本年支出合计 | 500.00
支出 | 二、结转下年 | 30.00
支出 | 支出总计 | 530.00

《支出总体情况表》 万元 expenditure
名称 | 合计 | 基本支出 | 项目支出 | 结转下年
合计 | 530.00 | 400.00 | 127.00 | 3.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 500.00
支出 | 本年支出合计 | 500.00
支出 | 二、结转下年 | 30.00
支出 | 支出总计 | 530.00

《支出总体情况表》 万元 expenditure
名称 | 合计 | 基本支出 | 项目支出 | 结转下年
合计 | 530.00 | 400.00 | 100.00 | 30.00",
};

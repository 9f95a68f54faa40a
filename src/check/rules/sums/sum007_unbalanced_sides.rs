//! 收入总计 = 支出总计 (SUM007).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct UnbalancedSides;

impl Rule for UnbalancedSides {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration = Declaration::of_identity(RelationKind::TwoSides.kind(), "unbalanced-sides")
    .since_release("0.1.0")
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收支总体情况表、财政拨款收支总体情况表中，收入总计等于支出总计。

## 审核意义

未支出的资金结转下年，收支两方必然平衡。不平衡说明某一方漏列或有误。

## 局限

不能确定错误在收入方还是支出方。两方平衡但同时多列或少列相同金额的，不能发现。

## 依据

- 表内平衡关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

收入总计 equals 支出总计, in the table of all revenue and expenditure (收支总体情况表) and in that of fiscal
appropriations (财政拨款收支总体情况表).

## Why it matters

What is not spent is carried over (结转下年), so the two sides balance by construction. If they do not, a line
is missing or wrong on one side.

## What it cannot know

On which side the error lies. Both sides may balance and still be wrong by the same amount.

## References

- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 一、预算拨款 | 530.00
收入 | 收入总计 | 530.00
支出 | 一、教育支出 | 480.00
支出 | 支出总计 | 480.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 一、预算拨款 | 530.00
收入 | 收入总计 | 530.00
支出 | 一、教育支出 | 480.00
支出 | 二、结转下年 | 50.00
支出 | 支出总计 | 530.00",
};

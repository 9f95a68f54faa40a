//! 总计 = 本年合计 + 其他各行 (SUM006).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct GrandTotalMismatch;

impl Rule for GrandTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::LinesOfTotal.kind(), "grand-total-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收入总计、支出总计分别等于本方本年合计加其后各行：收入方为上级补助收入、附属单位上缴收入、用事业基金弥补收支差额、上年结转等，支出方为对附属单位补助支出、上缴上级支出、结转下年等。没有本年合计行的，总计等于所列各行之和。

## 审核意义

本年合计与总计之间的各行，反映来自其他年度和其他单位的资金，行数少，容易漏列。

## 局限

不能确定哪一行有误或漏列。决算报表在“年初财政拨款结转和结余”项下分列的各本预算属于该行的组成部分，应当以序号区分，否则会重复计算。

## 依据

- 表内加总关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 《事业单位财务规则》（财政部令第108号）：事业单位收入和支出的种类。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

收入总计 and 支出总计 each equal 本年合计 of their side plus the lines after it: 上级补助收入, 附属单位上缴收入,
用事业基金弥补收支差额, 上年结转 on the one side; 对附属单位补助支出, 上缴上级支出, 结转下年 on the other. Where
the form has no row 本年合计, the total equals the sum of all lines.

## Why it matters

The lines between the two sums bring in money of other years and other units. They are few and easily forgotten.

## What it cannot know

Which line is wrong or missing. In final accounts (决算), the budgets printed under 年初财政拨款结转和结余 are
parts of that line. They must be numbered as parts, or they are counted twice.

## References

- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- 事业单位财务规则 (财政部令第108号): the kinds of revenue and expenditure of institutions.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 480.00
支出 | 本年支出合计 | 480.00
支出 | 二、结转下年 | 5.00
支出 | 支出总计 | 530.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 480.00
支出 | 本年支出合计 | 480.00
支出 | 二、结转下年 | 50.00
支出 | 支出总计 | 530.00",
};

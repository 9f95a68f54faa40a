//! 财政拨款收支总表各预算 = 该预算支出表合计 (XTB007).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct FiscalFundMismatch;

impl Rule for FiscalFundMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::FiscalByFund.kind(), "fiscal-fund-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

财政拨款收支总体情况表收入方的一般公共预算、政府性基金预算、国有资本经营预算，分别等于该预算支出情况表的合计。表中列有结转资金的，因无法区分属于哪一本预算，不等时不予判定。

## 审核意义

各本预算的拨款与其支出情况表一致，资金不得在各本预算之间串列。

## 局限

不能确定哪一张表有误。使用上年结转安排支出的，支出大于当年拨款属于正常情况。

## 依据

- 《中华人民共和国预算法》第五条：预算包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

Each budget on the revenue side of 财政拨款收支总体情况表 (一般公共预算, 政府性基金预算, 国有资本经营预算)
equals 合计 of the table of that budget. Where the balance shows money that is carried over, a difference is
left undecided, since no table says which budget it belongs to.

## Why it matters

What a budget appropriates is what its table spends. Money must not move from one budget to another between two
pages.

## What it cannot know

Which table is wrong. Spending that is paid from money of earlier years can exceed the year's appropriation
legitimately.

## References

- 预算法 (Budget Law), article 5: the four budgets.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 预算
收入 | 一、一般公共预算 | 350.00
收入 | 收入总计 | 350.00

《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计
合计 | 530.00",
    corrected: r"《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 预算
收入 | 一、一般公共预算 | 350.00
收入 | 收入总计 | 350.00

《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计
合计 | 350.00",
};

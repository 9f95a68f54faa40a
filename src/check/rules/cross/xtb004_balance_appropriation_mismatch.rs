//! 收支总表预算拨款 = 财政拨款收支总表本年收入 (XTB004).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct BalanceAppropriationMismatch;

impl Rule for BalanceAppropriationMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::BalanceAppropriation.kind(), "balance-appropriation-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收支总体情况表的财政拨款，等于财政拨款收支总体情况表的本年收入合计，即一般公共预算、政府性基金预算、国有资本经营预算之和。前者可以列为一行（预算拨款、财政拨款、财政拨款收入），也可以按各本预算分行；后者没有本年收入合计行的，以收入总计比较。

## 审核意义

财政拨款收支总体情况表专门反映财政拨款，两表必须是同一个数。

## 局限

不能确定哪一张表有误，也不能判断上年结转的财政拨款是否只列入其中一张表。使用其他名称的行不能识别，不予判定。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 《中华人民共和国预算法》第五条：预算包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

The appropriations in 收支总体情况表 equal 本年收入合计 in 财政拨款收支总体情况表: general public budget,
government funds and state capital together. In the first table they are one line (预算拨款, 财政拨款,
财政拨款收入) or one line for each budget. Where the second has no row 本年收入合计, its 收入总计 is compared.

## Why it matters

The second table exists to show the appropriations apart. Both must state the same figure.

## What it cannot know

Which table is wrong. Whether appropriations carried over from earlier years (上年结转) are counted in one table
and not in the other. A line of another name is not recognised and leaves the identity undecided.

## References

- Arithmetic: both tables give the same money.
- 预算法 (Budget Law), article 5: the four budgets.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 一、预算拨款 | 480.00
收入 | 收入总计 | 480.00

《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 预算
收入 | 一、一般公共预算 | 408.00
收入 | 收入总计 | 408.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 一、预算拨款 | 480.00
收入 | 收入总计 | 480.00

《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 预算
收入 | 一、一般公共预算 | 480.00
收入 | 收入总计 | 480.00",
};

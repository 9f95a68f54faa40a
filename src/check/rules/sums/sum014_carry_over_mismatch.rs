//! 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余 (SUM014).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct CarryOverMismatch;

impl Rule for CarryOverMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::CarryOver.kind(), "carry-over-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

政府性基金预算、国有资本经营预算的财政拨款收入支出决算表中，每行年初结转和结余加本年收入，等于本年支出加年末结转和结余。列有上年数和增减额的表，上年数加增减额等于本年数。

## 审核意义

年初结存和本年收入，要么已经支出，要么仍有结存。不平衡说明有资金增减未列示。

## 局限

不能判断差额去向。缴回财政或者调整以前年度的金额，应当反映在年初结转和结余中；列在他处的，该行不平衡，应当在表下注明。

## 依据

- 部门决算公开报表《政府性基金预算财政拨款收入支出决算表》《国有资本经营预算财政拨款收入支出决算表》的表式。
- 《中华人民共和国预算法》第七十五条：编制决算草案，做到收支真实、数额准确、内容完整。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

In every row of a fund's table in a final account, 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余. The
funds are 政府性基金预算 and 国有资本经营预算. In tables that print the year before beside this year,
上年数 + 增减额 equals the figure of this year.

## Why it matters

What a fund had and received is either spent or still there. A gap means that money came or went without being
shown.

## What it cannot know

Where the money went. Amounts that were returned to the treasury or corrected belong in the opening balance. A
document that shows them elsewhere breaks the row and should explain it in a note.

## References

- The forms 政府性基金预算财政拨款收入支出决算表 and 国有资本经营预算财政拨款收入支出决算表 of the published
  final accounts of departments (部门决算).
- 预算法 (Budget Law), article 75: final accounts are true, exact and complete.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 决算
《政府性基金预算财政拨款收入支出决算表》 万元 government_fund_account
名称 | 编码 | 年初结转和结余 | 本年收入 | 本年支出/合计 | 年末结转和结余
合计 |  | 12.00 | 80.00 | 75.00 | 7.00",
    corrected: r"某市某局 2024 决算
《政府性基金预算财政拨款收入支出决算表》 万元 government_fund_account
名称 | 编码 | 年初结转和结余 | 本年收入 | 本年支出/合计 | 年末结转和结余
合计 |  | 12.00 | 80.00 | 75.00 | 17.00",
};

//! 款 = Σ项 (SUM002).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct ItemSumMismatch;

impl Rule for ItemSumMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::ItemsOfSection.kind(), "item-sum-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

各栏中，款级科目等于所属项级科目之和。尾数差异在四舍五入允许范围内的，视为相符。

## 审核意义

项级科目是预算批复和决算核算的层级。各项之和与款不符，上级各数便没有依据。

## 局限

不能区分漏列项级科目与数字录入错误。只列项级科目、没有对应款级行的，本规则不判定（见COD003）。

## 依据

- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算；支出按功能分为类、款、项，按经济性质分为类、款。
- 《中华人民共和国预算法》第四十六条：预算草案的支出按功能分类编列到项，基本支出按经济性质分类编列到款。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

A section (款) equals the sum of its items (项), in every column. A difference that rounding explains is
allowed.

## Why it matters

Items are the level at which a budget is granted and accounted for. If they do not add up to their section, the
sums above rest on something that is not printed.

## What it cannot know

Whether an item was left out or a figure mistyped. An item printed without the row of its section is not an
error here (see COD003).

## References

- The 政府收支分类科目 of the year.
- 预算法 (Budget Law), article 32: departments draw up their budgets by the 政府收支分类科目, which divide
  expenditure into 类, 款 and 项 by function and into 类 and 款 by economic nature.
- 预算法 (Budget Law), article 46: draft budgets list expenditure down to the item (项) by function, and basic
  expenditure down to the section (款) by economic nature.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 850.00
教育支出 | 205 | 850.00
普通教育 | 20502 | 850.00
小学教育 | 2050202 | 500.00
初中教育 | 2050203 | 305.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 850.00
教育支出 | 205 | 850.00
普通教育 | 20502 | 850.00
小学教育 | 2050202 | 500.00
初中教育 | 2050203 | 350.00",
};

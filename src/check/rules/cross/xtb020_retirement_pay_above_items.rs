//! 30301 + 30302 ≤ 离退休项级科目 (XTB020).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct RetirementPayAboveItems;

impl Rule for RetirementPayAboveItems {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::RetirementPay.kind(), "retirement-pay-above-items")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE)
        .on_request();

const PAGE: Page = Page {
    zh: r"## 审核内容

基本支出中的离休费、退休费（30301与30302之和），不超过离退休项级科目之和：2080501行政单位离退休、2080502事业单位离退休、2080503、2080504、2080599。

## 审核意义

离退休支出归入上述项级科目。按经济分类的离退休费大于按功能分类的数额，说明其中一张表归类有误。

## 局限

离退休人员由其他单位管理的，单位可能将其列入本行业的项级科目，属于正常情况，本规则因此仅作提示，并只在从严审核（`--pedantic`）时审核：在28份已公开文件上提示5处，均非差错。按经济分类小于按功能分类的不作提示，因为上述项级科目还包括由302列支的离退休人员活动经费等。

## 依据

- 当年《政府收支分类科目》：20805行政事业单位养老支出，30301离休费，30302退休费。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

离休费 and 退休费 of the basic expenditure (30301 + 30302) are at most the items for retired staff: 2080501
行政单位离退休, 2080502 事业单位离退休, 2080503, 2080504 and 2080599.

## Why it matters

Spending on retired staff is classified under these items. If more retirement pay is printed by economic code
than by function, one of the two tables has it in the wrong place.

## What it cannot know

Whether a unit whose retired staff is managed elsewhere books the pay under an item of its own field, which is
legitimate. The rule is a warning for that reason, and asked only with `--pedantic`: on 28 published documents it
reported five places, none of them wrong. Less by economic code than by function is not reported: the
items pay for the activities of retired staff too, from 302.

## References

- The 政府收支分类科目 of the year: 20805 行政事业单位养老支出; 30301 离休费, 30302 退休费.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 350.00
小学教育 | 2050202 | 310.00
事业单位离退休 | 2080502 | 40.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 300.00
退休费 | 30302 | 50.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 350.00
小学教育 | 2050202 | 300.00
事业单位离退休 | 2080502 | 50.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 300.00
退休费 | 30302 | 50.00",
};

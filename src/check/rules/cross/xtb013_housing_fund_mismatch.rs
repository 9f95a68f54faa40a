//! 2210201 = 30113 (XTB013).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct HousingFundMismatch;

impl Rule for HousingFundMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::HousingFund.kind(), "housing-fund-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

一般公共预算支出情况表的2210201住房公积金，等于基本支出、项目支出两张经济分类表中30113住房公积金之和，机关、事业各组合并计算。未公开按经济分类编列的项目支出表的，只比较基本支出。

## 审核意义

同一笔支出按功能和经济性质分别归类，住房公积金在两种分类中均有专门科目。

## 局限

不能判断是否有理由列入其他科目：由项目支付人员的公积金可能列入项目，部分单位列入人员所属的功能科目。本规则因此仅作提示。

## 依据

- 当年《政府收支分类科目》。
- 《住房公积金管理条例》：单位缴存住房公积金的规定。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

2210201 住房公积金 in 一般公共预算支出情况表 equals 30113 住房公积金 in the two tables by economic code, basic
and project, all groups together. Where no project expenditure by economic code is published, the basic
expenditure of both sides is compared.

## Why it matters

It is one payment under two classifications: what it is for (功能分类) and what is bought (经济分类).
Contributions to the housing fund have a code of their own in both.

## What it cannot know

Whether contributions are legitimately booked elsewhere. For staff paid from a project they may be part of the
project; some units book them under the function that the staff serve. The rule is a warning for that reason.

## References

- The 政府收支分类科目 of the year.
- 住房公积金管理条例: contributions of employers.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 基本支出
合计 |  | 350.00
小学教育 | 2050202 | 300.00
住房公积金 | 2210201 | 50.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 310.00
住房公积金 | 30113 | 40.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 基本支出
合计 |  | 350.00
小学教育 | 2050202 | 300.00
住房公积金 | 2210201 | 50.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 300.00
住房公积金 | 30113 | 50.00",
};

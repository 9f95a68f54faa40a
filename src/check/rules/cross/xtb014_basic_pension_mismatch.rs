//! 2080505 = 30108 (XTB014).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct BasicPensionMismatch;

impl Rule for BasicPensionMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::BasicPension.kind(), "basic-pension-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

一般公共预算支出情况表的2080505机关事业单位基本养老保险缴费支出，等于基本支出、项目支出两张经济分类表中30108机关事业单位基本养老保险缴费之和，机关、事业各组合并计算。未公开按经济分类编列的项目支出表的，只比较基本支出。

## 审核意义

同一笔支出按功能和经济性质分别归类，两个科目名称相近，金额通常一致。

## 局限

不能判断部分人员的缴费是否有理由列入其他科目：编外人员列入30112其他社会保障缴费，由项目支付的人员列入项目，补缴以前年度的列入其他项级科目。本规则因此仅作提示。

## 依据

- 当年《政府收支分类科目》。
- 《国务院关于机关事业单位工作人员养老保险制度改革的决定》（国发〔2015〕2号）。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

2080505 机关事业单位基本养老保险缴费支出 in 一般公共预算支出情况表 equals 30108 机关事业单位基本养老保险缴费 in
the two tables by economic code, basic and project, all groups together. Where no project expenditure by
economic code is published, the basic expenditure of both sides is compared.

## Why it matters

It is one payment under two classifications. The two codes have nearly the same name and almost always the same
amount.

## What it cannot know

Whether contributions for part of the staff are legitimately booked elsewhere: for contract staff under 30112
其他社会保障缴费, for staff paid from a project within the project, for arrears of earlier years under another
item. The rule is a warning for that reason.

## References

- The 政府收支分类科目 of the year.
- 国务院关于机关事业单位工作人员养老保险制度改革的决定 (国发〔2015〕2号).
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 基本支出
合计 |  | 350.00
小学教育 | 2050202 | 300.00
机关事业单位基本养老保险缴费支出 | 2080505 | 50.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 310.00
机关事业单位基本养老保险缴费 | 30108 | 40.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 基本支出
合计 |  | 350.00
小学教育 | 2050202 | 300.00
机关事业单位基本养老保险缴费支出 | 2080505 | 50.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 300.00
机关事业单位基本养老保险缴费 | 30108 | 50.00",
};

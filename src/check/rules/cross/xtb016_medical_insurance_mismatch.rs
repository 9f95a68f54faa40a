//! 21011 = 30110 + 30111（+ 30112） (XTB016).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct MedicalInsuranceMismatch;

impl Rule for MedicalInsuranceMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::MedicalInsurance.kind(), "medical-insurance-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

一般公共预算支出情况表的21011行政事业单位医疗，等于两张经济分类表中30110职工基本医疗保险缴费与30111公务员医疗补助缴费之和，机关、事业各组合并计算；各地口径不同，加上30112其他社会保障缴费后相等的，也视为相符。两种口径均不相符时作出提示。未公开按经济分类编列的项目支出表的，只比较基本支出。

## 审核意义

同一笔支出按功能和经济性质分别归类。不一致多为其中一张表未同步更新。

## 局限

不能判断各地医疗支出的口径：30112可能只有一部分属于医疗（工伤、生育、失业保险的处理各地不同），30114医疗费、30307医疗费补助也可能计入。此时不等属于正常情况，本规则因此仅作提示。

## 依据

- 当年《政府收支分类科目》。
- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

21011 行政事业单位医疗 in 一般公共预算支出情况表 equals 30110 职工基本医疗保险缴费 + 30111 公务员医疗补助缴费 in
the two tables by economic code, all groups together, or these with 30112 其他社会保障缴费, since places differ.
It is reported where neither holds. Where no project expenditure by economic code is published, the basic
expenditure of both sides is compared.

## Why it matters

It is one payment under two classifications. A difference mostly means that one of the two tables was not
updated.

## What it cannot know

What a place counts as medical care. Only part of 30112 may belong to it (work injury, maternity and
unemployment insurance do not everywhere), and 30114 医疗费 or 30307 医疗费补助 may. The codes then differ
legitimately. The rule is a warning for that reason.

## References

- The 政府收支分类科目 of the year.
- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 基本支出
合计 |  | 350.00
普通教育 | 20502 | 320.00
行政事业单位医疗 | 21011 | 30.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 323.00
职工基本医疗保险缴费 | 30110 | 22.00
公务员医疗补助缴费 | 30111 | 5.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 基本支出
合计 |  | 350.00
普通教育 | 20502 | 320.00
行政事业单位医疗 | 21011 | 30.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 350.00
基本工资 | 30101 | 320.00
职工基本医疗保险缴费 | 30110 | 25.00
公务员医疗补助缴费 | 30111 | 5.00",
};

//! 公用经费 = 302 + 310 (XTB017).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct OperatingAgainstGoods;

impl Rule for OperatingAgainstGoods {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::OperatingExpense.kind(), "operating-against-goods")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

部门预算基本支出预算表各单位公用经费之和（一般公共预算栏），等于一般公共预算基本支出情况表中302商品和服务支出与310资本性支出之和，机关、事业各组合并计算。

## 审核意义

人员经费大体对应301、303，公用经费大体对应302、310。按单位划分与按科目划分不一致，说明有支出归错了类别。

## 局限

不能判断各地的划分口径：有的把301、303中的小额支出（交通补贴、离退休人员活动费等）计入公用经费，有的把302的一部分计入人员经费，307、399也可能计入。此时不等属于正常情况，本规则因此仅作提示。

## 依据

- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

公用经费 of all units in 部门预算基本支出预算表 (column 一般公共预算) equals 302 商品和服务支出 + 310 资本性支出
in 一般公共预算基本支出情况表, all groups together.

## Why it matters

人员经费 is by and large 301 + 303, and 公用经费 is 302 + 310. If the split by unit and the split by code
differ, something was put on the other side.

## What it cannot know

Where a place draws the line. Small parts of 301 and 303 (transport allowances, activities of retired staff)
count as 公用经费 in some places, parts of 302 as 人员经费 in others, and 307 or 399 may belong to it. The
tables then differ legitimately. The rule is a warning for that reason.

## References

- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 财政拨款/一般公共预算
合计 | total | 260.00
某市某局 | department | 260.00
某局本级 | unit | 260.00
人员经费 | personnel | 200.00
公用经费 | operating | 60.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 260.00
工资福利支出 | 301 | 210.00
商品和服务支出 | 302 | 50.00",
    corrected: r"《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 财政拨款/一般公共预算
合计 | total | 260.00
某市某局 | department | 260.00
某局本级 | unit | 260.00
人员经费 | personnel | 200.00
公用经费 | operating | 60.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 260.00
工资福利支出 | 301 | 200.00
商品和服务支出 | 302 | 60.00",
};

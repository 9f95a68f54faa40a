//! “三公”经费表 ≥ 基本支出所列经济分类科目 (XTB019).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct ThreePublicBelowBasic;

impl Rule for ThreePublicBelowBasic {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::ThreePublicAtLeast.kind(), "three-public-below-basic")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

“三公”经费表各行不小于基本支出中的对应科目：30212因公出国（境）费用、30217公务接待费、30231公务用车运行维护费、31013和30913公务用车购置。适用于未公开按经济分类编列的项目支出表，或者“三公”经费表未单列一般公共预算的情形；其他情形适用XTB011。

## 审核意义

“三公”经费包括基本支出和项目支出两部分，不可能小于其中的基本支出。

## 局限

超出基本支出的部分属于项目支出，不能判断是否正确。

## 依据

- 《党政机关厉行节约反对浪费条例》：因公出国（境）、公务用车、公务接待的有关规定。
- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

A row of the “三公” table is at least what its codes have in the basic expenditure: 30212 因公出国（境）费用,
30217 公务接待费, 30231 公务用车运行维护费, 31013 and 30913 公务用车购置. It applies where no project
expenditure by economic code is published, or where the “三公” table does not show the general public budget
apart. Otherwise XTB011 applies.

## Why it matters

The “三公” table counts what basic and project expenditure pay together. It cannot be less than the basic
expenditure alone.

## What it cannot know

Whether what lies above the basic expenditure is right: that is the projects' part.

## References

- 党政机关厉行节约反对浪费条例: travel abroad, official vehicles and official receptions.
- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《“三公”经费预算表》 万元 three_public
名称 | 合计
公务接待费 | 1.30

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 2.30
公务接待费 | 30217 | 2.30",
    corrected: r"《“三公”经费预算表》 万元 three_public
名称 | 合计
公务接待费 | 2.30

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 2.30
公务接待费 | 30217 | 2.30",
};

//! “三公”经费表 = 经济分类科目 (XTB011).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct ThreePublicEconomicMismatch;

impl Rule for ThreePublicEconomicMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::ThreePublic.kind(), "three-public-economic-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

“三公”经费表各行（一般公共预算栏）等于基本支出、项目支出两张经济分类表中对应科目之和，机关、事业各组合并计算：因公出国（境）对应30212，公务接待费对应30217，公务用车运行维护费对应30231，公务用车购置对应31013与30913之和。两张经济分类表均已公开并编列到款的，方予判定；其他情形适用XTB019。

## 审核意义

经济分类科目是预算安排的依据。“三公”经费小于对应科目，说明有支出未列入。

## 局限

不能确定哪一张表有误，也不能判断项目支出是否按明细科目编列：整个项目列入30299的，其中的“三公”部分无法识别，不等并非错误。

## 依据

- 《党政机关厉行节约反对浪费条例》：因公出国（境）、公务用车、公务接待的有关规定。
- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

A row of the “三公” table (column 一般公共预算) equals its codes in the two economic tables, basic and project,
all groups together: 因公出国（境） = 30212, 公务接待费 = 30217, 公务用车运行维护费 = 30231,
公务用车购置 = 31013 + 30913. It is decided only where both economic tables are published with their sections
(款). Otherwise XTB019 applies.

## Why it matters

The codes are what is budgeted. A “三公” figure below its codes hides spending.

## What it cannot know

Which table is wrong. Whether a project is coded in detail: where a whole project is put under 30299, its “三公”
part cannot be seen, and the tables differ without an error.

## References

- 党政机关厉行节约反对浪费条例: travel abroad, official vehicles and official receptions.
- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《“三公”经费预算表》 万元 three_public
名称 | 一般公共预算
公务接待费 | 5.40

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 4.00
公务接待费 | 30217 | 4.00

《一般公共预算项目支出情况表》 万元 project_by_economic
名称 | 编码 | 预算
合计 |  | 0.50
公务接待费 | 30217 | 0.50",
    corrected: r"《“三公”经费预算表》 万元 three_public
名称 | 一般公共预算
公务接待费 | 4.50

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 4.00
公务接待费 | 30217 | 4.00

《一般公共预算项目支出情况表》 万元 project_by_economic
名称 | 编码 | 预算
合计 |  | 0.50
公务接待费 | 30217 | 0.50",
};

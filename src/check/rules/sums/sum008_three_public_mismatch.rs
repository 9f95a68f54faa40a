//! “三公”经费 = 因公出国（境） + 公务用车 + 公务接待 (SUM008).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct ThreePublicMismatch;

impl Rule for ThreePublicMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::ThreePublic.kind(), "three-public-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

各栏中，“三公”经费等于因公出国（境）费、公务用车购置及运行维护费、公务接待费三项之和。同表所列行政经费（机关运行经费）不计入。

## 审核意义

“三公”经费是社会关注度最高的数字，且只由三项构成。

## 局限

不能判断“三公”支出是否全部列入，列在其他科目的支出无法反映。

## 依据

- 《党政机关厉行节约反对浪费条例》：因公出国（境）、公务用车、公务接待的有关规定。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

“三公”经费 equals 因公出国（境）费 (official travel abroad) + 公务用车购置及运行维护费 (official
vehicles) + 公务接待费 (official receptions), in every column. 行政经费 (机关运行经费) may stand in the same
table and is not part of the sum.

## Why it matters

The public watches no figure of a department budget more closely. It has exactly three parts.

## What it cannot know

Whether all such spending is counted: expenses booked under other codes do not appear.

## References

- 党政机关厉行节约反对浪费条例: travel abroad, official vehicles and official receptions.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《“三公”经费预算表》 万元 three_public
名称 | 合计
“三公”经费 | 9.60
因公出国（境）费 | 0.00
公务用车购置及运行维护费 | 6.00
公务接待费 | 3.00",
    corrected: r"《“三公”经费预算表》 万元 three_public
名称 | 合计
“三公”经费 | 9.60
因公出国（境）费 | 0.00
公务用车购置及运行维护费 | 6.00
公务接待费 | 3.60",
};

//! 勾稽关系所需数据不为空 (STR009).

use crate::check::trace::missed;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct MissedFigure;

impl Rule for MissedFigure {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        if !matches!(subject, Subject::Document(_)) || context.identities().is_empty() {
            return Answer::NotApplicable;
        }
        Answer::broken_if_any(missed(&context.places(), context.identities()))
    }
}

const DECLARATION: Declaration = Declaration::new("STR009", "missed-figure", Severity::Warning)
    .since_release("0.1.0")
    .summary("勾稽关系所需数据不为空", "a cell that identities need is not blank")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
多项勾稽关系需要的单元格不应为空。两项以上勾稽关系均要求此处为同一金额的，提示该数漏填或在复制中丢失。

## 审核意义
空不等于零。涉及空单元格的勾稽关系均无法判断，不作错误，漏填的金额因此不易发现。

## 局限
无法判断是丢失、未填还是其他数字有误。只有一项勾稽关系要求某一金额的，不提示。

## 依据
- 算术关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第三条：保证公开内容全面、真实、完整。",
    en: r"## What it checks
A cell that several identities need is not blank. A blank is reported where at least two identities
would hold with the same amount in it: the figure was left out, or lost in a copy.

## Why it matters
A blank is not a zero. Identities with a blank cell are undecidable, and none of them is broken.
Without this rule the missing amount would go unnoticed.

## What it cannot know
Whether the figure was lost or never printed, or whether another figure is wrong instead. Where only
one identity asks for an amount, nothing is reported.

## References
- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 3: what is published must be complete and true.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 24.00 | 24.00 | 0.00
205 | 教育支出 | 24.00 | 24.00 | 0.00
20502 | 普通教育 | 24.00 |  | 0.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 24.00 | 24.00 | 0.00
205 | 教育支出 | 24.00 | 24.00 | 0.00
20502 | 普通教育 | 24.00 | 24.00 | 0.00",
};

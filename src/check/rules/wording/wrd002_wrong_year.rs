//! 文中年度与本预算年度一致 (WRD002).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct WrongYear;

impl Rule for WrongYear {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD002", "wrong-year", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中年度与本预算年度一致", "the years named are those of the document and of the year before")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

标题和各段开头所称年度为本文件的预算年度，比较的对象为上年。同一年度不与自身比较，本年表列数不表述为上年数。车辆、资产等“截至”某日的数量，应当为已经结束的年度年末数：预算不用本年年末数，决算不用上年年末数。

## 审核意义

沿用上年文稿，会把上年的情况当作本年公开。

## 局限

不能判断是否确指其他年度。原因说明、日期、文号中的年度，以及明确表述为上年的金额，不予提示。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算公开的情况说明。",
    en: r"## What it checks

Titles, headings and the first words of a statement name the fiscal year of the document. Comparisons name the
year before it. No year is compared with itself, and no amount of this year's tables is given as last year's.
Vehicles and assets are counted (截至…) at the end of a year that has ended: in a budget not at the end of its
own year, in a final account not at the end of the year before.

## Why it matters

A sentence left over from last year's document states last year's figures.

## What it cannot know

Whether another year is meant. Years in reasons, dates and document numbers, and amounts that are stated as
those of the year before, are not reported.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): the explanations that departments publish with the tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 2023年部门预算情况说明",
    corrected: r"# 2024年部门预算情况说明",
};

//! 数字带有单位 (WRD007).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct FigureWithoutUnit;

impl Rule for FigureWithoutUnit {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD007", "figure-without-unit", Severity::Warning)
    .since_release("0.1.0")
    .summary("数字带有单位", "every figure has its unit or percent sign")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

金额带有单位，“万元”不省略为“万”；增长率、完成率等带有百分号；并列的金额逐项带有单位。

## 审核意义

缺少单位的数字含义不明。

## 局限

不能判断应为何种单位。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算公开的情况说明。",
    en: r"## What it checks

A figure of an amount has its unit, and 万元 is not cut to 万. A rate has its percent sign. In a list of
amounts, each figure has its unit.

## Why it matters

A figure without a unit can be read in more than one way.

## What it cannot know

Which unit is meant.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): the explanations that departments publish with the tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元，比上年增长20.5。",
    corrected: r"公务接待费预算3.00万元，比上年增长20.5%。",
};

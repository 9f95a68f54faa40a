//! “无数据”说明与所在表一致 (WRD004).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct WrongFundNote;

impl Rule for WrongFundNote {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD004", "wrong-fund-note", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "“无数据”说明与所在表一致",
        "a note that there is no money names the fund of its own table or section",
    )
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

政府性基金、国有资本经营预算的表注或文字说明称没有数据、没有安排的，所称预算与所在表或所在标题一致。

## 审核意义

两项预算的空表说明常常互相套用，容易张冠李戴。

## 局限

不核对是否确无数据，该项由STR005、NAR011审核。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：没有数据的表格应当列出空表并说明。",
    en: r"## What it checks

A note or a section that says there is no money names the fund of its own table or heading. It concerns
政府性基金 and 国有资本经营.

## Why it matters

The notes of the two funds are often copied from each other.

## What it cannot know

Whether there is money or not: STR005 and NAR011 compare such statements with the figures.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): a table without data is published empty, with a note.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 九、国有资本经营预算情况说明
本部门没有政府性基金预算安排的支出。",
    corrected: r"# 九、国有资本经营预算情况说明
本部门没有国有资本经营预算安排的支出。",
};

//! 标点不重复、不缺失 (WRD005).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct Punctuation;

impl Rule for Punctuation {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD005", "punctuation", Severity::Warning)
    .since_release("0.1.0")
    .summary("标点不重复、不缺失", "punctuation is neither doubled nor missing")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

标点符号不重复；括号、引号、书名号成对；前后各句均有句号的，本句也有句号。

## 审核意义

句末缺少标点的，可能还漏掉了其他内容。

## 局限

不能区分原文缺失与文件转换丢失。同一页多行均无句末标点的，不予提示。

## 依据

- 《标点符号用法》（GB/T 15834-2011）。",
    en: r"## What it checks

No punctuation mark is doubled. Brackets and quotation marks come in pairs. A sentence ends with a full stop
where the sentences around it do.

## Why it matters

A sentence that breaks off may have lost more than its full stop.

## What it cannot know

Whether the mark was lost when the file was converted to text. Where many lines of a page have no full stop,
none is reported.

## References

- GB/T 15834-2011 标点符号用法.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元。。",
    corrected: r"公务接待费预算3.00万元。",
};

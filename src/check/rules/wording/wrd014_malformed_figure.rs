//! 数字书写规范 (WRD014).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct MalformedFigure;

impl Rule for MalformedFigure {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD014", "malformed-figure", Severity::Warning)
    .since_release("0.1.0")
    .summary("数字书写规范", "figures are well formed")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

数字只有一个小数点；千分位分隔符每三位一个；数字中间没有空格；其后只有一个单位或百分号。

## 审核意义

书写不规范的数字可能有多种读法。

## 局限

不能判断应为何数，该数字不参与与表列数的核对。国家标准也允许以四分之一字空分节，但预决算文件中数字中间的空格绝大多数为笔误，仍予提示。

## 依据

- 《出版物上数字用法》（GB/T 15835-2011）。",
    en: r"## What it checks

A figure has at most one decimal point, separators of thousands between groups of three digits, no blank inside,
and one unit or percent sign behind it.

## Why it matters

A malformed figure can be read in more than one way.

## What it cannot know

Which figure is meant. A malformed figure is not compared with any table. The standard also allows a thin space
between groups of three digits; a blank inside a figure is reported all the same, because in these documents it
is nearly always a slip.

## References

- GB/T 15835-2011 出版物上数字用法.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算12.3.4万元。",
    corrected: r"公务接待费预算12.34万元。",
};

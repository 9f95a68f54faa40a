//! 文中同一事项金额前后一致 (NAR002).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct TwoAmounts;

impl Rule for TwoAmounts {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR002", "two-amounts", Severity::Error)
    .since_release("0.1.0")
    .summary("文中同一事项金额前后一致", "one thing has one amount throughout the text")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中同一事项的金额应前后一致：同一句说明内应一致，同一科目在同一节内应一致，“三公”经费、机关运行经费、政府采购在全文内应一致。

## 审核意义
同一事项有两个不同金额，必有一误。

## 局限
无法判断哪个金额正确。不同年度的金额，以及预算数、调整预算数、执行数、决算数，依上下文用语区分。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
One thing has one amount. This holds within a statement, for a code within its section of the text,
and for the “三公”, 机关运行经费 and 政府采购 in the whole document.

## Why it matters
Two different amounts for one thing cannot both be right.

## What it cannot know
Which of the two is right. Amounts of different years, and budgeted, adjusted, executed and final
amounts, are distinguished by the words beside them.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年“三公”经费预算4.60万元，其中：公务接待费4.60万元。
2024年公务接待费预算4.80万元，主要用于接待来访人员。",
    corrected: r"2024年“三公”经费预算4.60万元，其中：公务接待费4.60万元。
2024年公务接待费预算4.60万元，主要用于接待来访人员。",
};

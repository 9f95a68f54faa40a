//! 增减额 = 本年数 − 上年数 (YOY001).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct ChangeMismatch;

impl Rule for ChangeMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("YOY001", "change-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("增减额 = 本年数 − 上年数", "a change is this year's amount minus last year's")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中列有本年数和上年数的，增减额应等于本年数减上年数。

## 审核意义
三个数字由任意两个可得出第三个，而三个数字均为人工填写。

## 局限
文中未列上年数的，列为无法判断，另见 YOY011。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
A change in the text is this year's amount minus last year's, where the text gives both.

## Why it matters
Any two of the three figures determine the third. All three are typed by hand.

## What it cannot know
Last year's amount where the text does not give it. The change is then undecidable here; see YOY011.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费2023年预算数为12.00万元，2024年预算数为10.50万元，减少1.05万元。",
    corrected: r"公务接待费2023年预算数为12.00万元，2024年预算数为10.50万元，减少1.50万元。",
};

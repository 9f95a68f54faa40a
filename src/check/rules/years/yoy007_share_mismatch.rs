//! 占比与金额一致 (YOY007).

use crate::check::{
    Answer, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::Measure;

#[derive(Debug)]
pub(in crate::check) struct ShareMismatch;

impl Rule for ShareMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, .. }) = subject else { return Answer::NotApplicable };
        context.prose().answer_of_rate(index, Measure::Share)
    }
}

const DECLARATION: Declaration = Declaration::new("YOY007", "share-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("占比与金额一致", "a share follows from the part and the whole")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中占比（占 x%）应等于该项金额除以文中所指总额，或“其中”所属的总额。

## 审核意义
占比由人工计算，往往在数字最后一次修改之前就已填好。

## 局限
文句和“其中”均未指明总额的，无法确知总额：取同段其他占比的总额，或本节所述总额；文中另有总额可得出该占比的，视为一致；找不到总额的，列为无法判断。

## 依据
- 算术关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
A share (占 x%) in the text is the part divided by the whole that the text names, or that 其中 refers
to.

## Why it matters
Shares are computed by hand, often before the last change of the figures.

## What it cannot know
What the whole is, where neither the sentence nor 其中 names it. Then it is the whole that the other
shares of the paragraph are of, or the total of the section. Where another total of the text gives
the share, the share is accepted. Where no whole is found, it is undecidable.

## References
- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年支出预算80.00万元，其中：基本支出60.00万元，占57.00%；项目支出20.00万元，占25.00%。",
    corrected: r"2024年支出预算80.00万元，其中：基本支出60.00万元，占75.00%；项目支出20.00万元，占25.00%。",
};

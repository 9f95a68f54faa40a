//! 完成率与金额一致 (YOY006).

use crate::check::{
    Answer, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::Measure;

#[derive(Debug)]
pub(in crate::check) struct CompletionMismatch;

impl Rule for CompletionMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, .. }) = subject else { return Answer::NotApplicable };
        context.prose().answer_of_rate(index, Measure::Completion)
    }
}

const DECLARATION: Declaration = Declaration::new("YOY006", "completion-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("完成率与金额一致", "a completion rate follows from the budget and the final amount")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中完成率（完成年初预算的 x%）应等于决算数除以预算数。“三公”经费文中未列预算数的，取表列预算数。

## 审核意义
完成率是评价预算执行的主要指标。

## 局限
无法判断哪个数字有误。预算数为零的，完成率没有意义，不作核对；预算数不得而知的，列为无法判断。

## 依据
- 《中华人民共和国预算法》第七十五条：决算草案应当与预算相对应，按预算数、调整预算数、决算数分别列出。
- 算术关系。",
    en: r"## What it checks
A completion rate (完成年初预算的 x%) is the final amount divided by the budgeted one. Where the text gives
no budgeted amount for one of the “三公”, the table is used.

## Why it matters
The completion rate is what a final account is judged by.

## What it cannot know
Which of the figures is wrong. A completion rate of a budget of zero is undefined and is not
checked. Where the budgeted amount is not known, the rate is undecidable.

## References
- 预算法 (Budget Law), art. 75: a final account matches its budget, and lists the budgeted, the
  adjusted and the final amounts.
- Arithmetic.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 决算
2024年公务接待费年初预算为40.00万元，支出决算为30.00万元，完成年初预算的57.00%。",
    corrected: r"某市某局 2024 决算
2024年公务接待费年初预算为40.00万元，支出决算为30.00万元，完成年初预算的75.00%。",
};

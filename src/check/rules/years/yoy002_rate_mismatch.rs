//! 增长率与金额一致 (YOY002).

use crate::check::{
    Answer, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::Measure;

#[derive(Debug)]
pub(in crate::check) struct RateMismatch;

impl Rule for RateMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, .. }) = subject else { return Answer::NotApplicable };
        context.prose().answer_of_rate(index, Measure::Rate)
    }
}

const DECLARATION: Declaration = Declaration::new("YOY002", "rate-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("增长率与金额一致", "a growth rate follows from the amounts")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中增长率应与本年数、上年数，或者与本年数、增减额一致。各数均按四舍五入数理解，在所列位数允许的范围内均得不出该增长率的，才作错误。

## 审核意义
增长率最常被引用，又多为人工计算。

## 局限
无法判断哪个数字有误。增长率截尾而未四舍五入的，由 YOY003 提示；上年为 0 的，由 YOY008 提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- 算术关系。",
    en: r"## What it checks
A growth rate in the text follows from the two amounts, or from this year's amount and the change.
The rate and the amounts are taken as rounded: the rate is wrong only if no amounts within the
printed digits give it.

## Why it matters
Rates are what is quoted, and they are computed by hand.

## What it cannot know
Which of the figures is wrong. A rate that is cut off instead of rounded is reported by YOY003, and
a rate from a base of zero by YOY008.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- Arithmetic.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费2023年预算数为12.00万元，2024年预算数为10.50万元，下降1.25%。",
    corrected: r"公务接待费2023年预算数为12.00万元，2024年预算数为10.50万元，下降12.50%。",
};

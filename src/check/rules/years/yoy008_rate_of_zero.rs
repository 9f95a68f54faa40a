//! 上年为 0 的，不计增长率 (YOY008).

use crate::check::answer::wording;
use crate::check::text::rates::RateEnd;
use crate::check::text::subject_of;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Direction, Measure};
use crate::value::Undecidable;

#[derive(Debug)]
pub(in crate::check) struct RateOfZero;

impl Rule for RateOfZero {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let reading = context.prose().rate(index).filter(|_| fact.measure == Measure::Rate);
        let (Some(reading), Some(rate)) = (reading, fact.rate()) else { return Answer::NotApplicable };
        match reading.end {
            RateEnd::OfZero => {}
            RateEnd::Held | RateEnd::Adjusted | RateEnd::CutOff | RateEnd::Broken => return Answer::Held,
            RateEnd::Untied => return Answer::Undecidable(Undecidable::Untied),
            RateEnd::UnknownWords => return Answer::Undecidable(Undecidable::UnknownWords),
            RateEnd::Undefined | RateEnd::OtherDirection => return Answer::NotApplicable,
        }
        let (subject, direction) = (subject_of(fact), reading.direction.map_or("", Direction::chinese));
        let breach = Breach::at_places(reading.places(context.text(), fact)).worded(wording!(
            "{subject}上年为 0，不可比，文中称{direction}{rate}",
            "{subject}: the text reports {rate}, and a growth rate from a base of zero is undefined"
        ));
        breach.into()
    }
}

const DECLARATION: Declaration = Declaration::new("YOY008", "rate-of-zero", Severity::Warning)
    .since_release("0.1.0")
    .summary("上年为 0 的，不计增长率", "no growth rate is given where last year was zero")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
上年数为 0（文中列为 0，或增加额等于本年数）的，文中不应列增长率。

## 审核意义
以 0 为基数的增长率没有意义，列为 100% 只是习惯做法，容易误导。

## 局限
无法判断当地是否约定此时列 100%，故本规则只作提示。

## 依据
- 算术关系。",
    en: r"## What it checks
The text gives no growth rate where last year's amount was zero. That is so where it says 0, or
where the increase is the whole amount.

## Why it matters
A growth rate from a base of zero is undefined. 100% is a convention in such cases, and a misleading
one.

## What it cannot know
Whether a rate of 100% was agreed on for such cases. For this reason the rule only warns.

## References
- Arithmetic.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费2023年预算数为0万元，2024年预算数为2.50万元，增长100.00%。",
    corrected: r"公务接待费2023年预算数为0万元，2024年预算数为2.50万元，上年基数为0，不可比。",
};

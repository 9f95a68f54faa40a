//! 百分比四舍五入，不截尾 (YOY003).

use crate::check::answer::wording;
use crate::check::text::last_year;
use crate::check::text::rates::{RateEnd, figures_of};
use crate::check::text::subject_of;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, FindingPlace, LooksAt, Page, Rule, Severity,
    Subject,
};
use crate::fact::Fact;
use crate::value::Undecidable;

#[derive(Debug)]
pub(in crate::check) struct TruncatedRate;

impl Rule for TruncatedRate {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let Some(reading) = context.prose().rate(index) else { return Answer::NotApplicable };
        match reading.end {
            RateEnd::Held | RateEnd::Adjusted => Answer::Held,
            RateEnd::CutOff => cut_off(fact, reading.places(context.text(), fact)),
            RateEnd::Untied => beside(index, fact, context),
            RateEnd::UnknownWords => Answer::Undecidable(Undecidable::UnknownWords),
            RateEnd::Broken | RateEnd::OfZero | RateEnd::Undefined | RateEnd::OtherDirection => {
                Answer::NotApplicable
            }
        }
    }
}

/// A growth rate whose base stands in last year's document.
fn beside(index: usize, fact: &Fact, context: &Context<'_>) -> Answer {
    match last_year::growth(context.prose(), context.others(), index) {
        Some(growth) => match growth.end {
            RateEnd::Held => Answer::Held,
            RateEnd::CutOff => cut_off(fact, growth.places),
            RateEnd::Untied => Answer::Undecidable(Undecidable::Untied),
            _ => Answer::NotApplicable,
        },
        None => Answer::Undecidable(Undecidable::Untied),
    }
}

fn cut_off(fact: &Fact, places: Vec<FindingPlace>) -> Answer {
    let (subject, what) = (subject_of(fact), fact.measure.chinese());
    let rate = fact.rate().map(|rate| rate.to_string()).unwrap_or_default();
    let [chinese, english] = figures_of(&places);
    let breach = Breach::at_places(places).worded(wording!(
        "{subject}{what} {rate} 系截尾所得，按 {chinese} 四舍五入应进一位",
        "{subject}: {rate} is cut off, not rounded, from {english}"
    ));
    breach.into()
}

const DECLARATION: Declaration = Declaration::new("YOY003", "truncated-rate", Severity::Warning)
    .since_release("0.1.0")
    .summary("百分比四舍五入，不截尾", "a percentage is rounded, not cut off")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中增长率、占比、完成率等百分比应四舍五入，不应截尾。

## 审核意义
末位相差一个单位不属实质错误，但所列数字得不出该百分比。

## 局限
无法判断是否约定截尾，故本规则只作提示。

## 依据
- GB/T 8170《数值修约规则与极限数值的表示和判定》。",
    en: r"## What it checks
A percentage in the text (growth rate, share or completion rate) is rounded, not cut off.

## Why it matters
One unit of the last digit is no error of substance, but the printed figures do not give the
percentage.

## What it cannot know
Whether cutting off was agreed on. For this reason the rule only warns.

## References
- GB/T 8170 数值修约规则与极限数值的表示和判定.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年支出预算300.00万元，其中：项目支出200.00万元，占66.6%。",
    corrected: r"2024年支出预算300.00万元，其中：项目支出200.00万元，占66.7%。",
};

//! 增减额为 0 的，表述为持平 (YOY009).

use crate::check::answer::wording;
use crate::check::text::{in_english, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Direction, Measure};

#[derive(Debug)]
pub(in crate::check) struct ChangeOfZero;

impl Rule for ChangeOfZero {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { fact, .. }) = subject else { return Answer::NotApplicable };
        let (Measure::Change, Some(amount)) = (fact.measure, fact.amount()) else {
            return Answer::NotApplicable;
        };
        let (true, Some(direction @ (Direction::Up | Direction::Down))) = (amount.is_zero(), fact.direction)
        else {
            return Answer::Held;
        };
        let (subject, chinese, english) = (subject_of(fact), direction.chinese(), in_english(direction));
        let breach = Breach::at(context.place_of_fact(fact)).worded(wording!(
            "{subject}“{chinese}{amount}”，应为持平",
            "{subject}: a change of zero is reported as {english}"
        ));
        breach.into()
    }
}

const DECLARATION: Declaration = Declaration::new("YOY009", "change-of-zero", Severity::Warning)
    .since_release("0.1.0")
    .summary("增减额为 0 的，表述为持平", "a change of zero is reported as no change")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE)
    .on_request();

const PAGE: Page = Page {
    zh: r"## 审核内容
增减额为 0 的，应表述为“持平”，不应写“增加0万元”“减少0万元”。

## 审核意义
“增加0万元”多为模板自动生成，难以看出是否经过核对。

## 局限
无法判断是否有小额增减因四舍五入成为 0，故本规则只作提示，并只在从严审核（`--pedantic`）时审核：在28份已公开文件上提示10处，8处系套用模板所致。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。",
    en: r"## What it checks
A change of zero is reported as no change (持平), not as an increase or a decrease of 0 万元.

## Why it matters
“An increase of 0 万元” is what a template produces when nothing changed. It leaves open whether anyone
read the sentence.

## What it cannot know
Whether there was a small change that was rounded to zero. For this reason the rule only warns,
and is asked only with `--pedantic`: on 28 published documents 8 of the 10 places that it reported were a template's
wording.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算5.00万元，比上年增加0万元。",
    corrected: r"2024年公务接待费预算5.00万元，与上年持平。",
};

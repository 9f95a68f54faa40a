//! 增减额 = 本年数 − 上年数 (YOY001).

use crate::check::answer::wording;
use crate::check::text::{Pair, in_english, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Direction, Measure};
use crate::value::{Outcome, Printed, Tally, Undecidable};

#[derive(Debug)]
pub(in crate::check) struct ChangeMismatch;

impl Rule for ChangeMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let (Measure::Change, Some(by), Some(direction)) = (fact.measure, fact.amount(), fact.direction)
        else {
            return Answer::NotApplicable;
        };
        let text = context.text();
        let Pair { before: Some(before), after: Some(after), .. } = text.pair(index) else {
            return Answer::Undecidable(Undecidable::Untied);
        };
        let (was, is) = (before.amount, after.amount);
        let verdict_of = |was: Printed, is: Printed| {
            let mut tally = Tally::new(is);
            tally.add(was);
            match direction {
                Direction::Up => tally.add(by),
                Direction::Down => tally.subtract(by),
                Direction::Flat => {}
            }
            tally.verdict()
        };
        let verdict = verdict_of(was, is);
        // Behind the last part of a list, a sentence leaves open whether it speaks of that or of the whole.
        if verdict.outcome() == Outcome::Broken
            && text.is_change_of_whole(index, |was, is| verdict_of(was, is).outcome().is_held())
        {
            return Answer::Held;
        }
        let is_sure = text.is_sure([index, before.index, after.index]);
        let answer = Answer::of_verdict(&verdict, || {
            let facts = context.facts();
            let places = context.places_of_facts([fact, &facts[after.index], &facts[before.index]]);
            let subject = subject_of(fact);
            let (chinese, english) = (direction.chinese(), in_english(direction));
            Breach::at_places(places).worded(wording!(
                "{subject}由 {was} 到 {is}，文中称{chinese} {by}",
                "{subject} went from {was} to {is}, the text reports {english} of {by}"
            ))
        });
        answer.unless_doubtful(is_sure)
    }
}

const DECLARATION: Declaration = Declaration::new("YOY001", "change-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("增减额 = 本年数 − 上年数", "a change is this year's amount minus last year's")
    .looks_at(&[LooksAt::Fact])
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

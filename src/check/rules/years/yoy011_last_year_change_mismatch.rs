//! 增减额、增减方向与上年公开文件一致 (YOY011).

use crate::check::answer::wording;
use crate::check::text::last_year::{self, Between, Known};
use crate::check::text::{in_english, may_be_of_code, signed_change, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Direction, Fact, Measure};
use crate::value::{Exact, Outcome, Printed, Tally, Undecidable, Verdict};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct LastYearChangeMismatch;

impl Rule for LastYearChangeMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        if fact.measure != Measure::Change {
            return Answer::NotApplicable;
        }
        let Some(between) = last_year::between(context.prose(), context.others(), index) else {
            return Answer::NotApplicable;
        };
        let Some((verdict, is, was)) = best_reading(fact, &between, context) else {
            return Answer::Undecidable(Undecidable::Untied);
        };
        Answer::of_verdict(&verdict, || breach(fact, is, was, context))
    }
}

/// The reading of both amounts with which the change agrees best.
fn best_reading<'b, 'c>(
    fact: &Fact,
    between: &'b Between<'c>,
    context: &Context<'_>,
) -> Option<(Verdict, &'b Known<'c>, &'b Known<'c>)> {
    // The text may have taken the difference of the amounts as it prints them.
    let printed = [between.pair.after.map(|after| after.amount), fact.amount()];
    let step = printed.into_iter().flatten().map(Printed::unit_step).min();
    let is_doubtful =
        may_be_of_code(fact) || (fact.direction == Some(Direction::Flat) && is_approximate(fact, context));
    let doubt = is_doubtful.then_some(Undecidable::Untied);
    let mut judged: Vec<(Verdict, &Known<'_>, &Known<'_>)> = Vec::new();
    for is in &between.after {
        for was in &between.before {
            let Some(verdict) = judge(fact, &is.figures, &was.figures, step) else { continue };
            let doubt = doubt.or(is.doubt).or(was.doubt);
            judged.push((doubt.map_or(verdict, |doubt| verdict.unless_broken(doubt)), is, was));
        }
    }
    // Where several pairs hold, the finest figures tell how exactly.
    let coarseness = |is: &Known<'_>, was: &Known<'_>| -> i128 {
        is.figures.iter().chain(&was.figures).map(|figure| figure.unit_step().0).sum()
    };
    judged.into_iter().min_by_key(|(verdict, is, was)| {
        let open = (!verdict.outcome().is_held()).then_some(verdict.outcome());
        (open, coarseness(is, was))
    })
}

/// 基本持平: what is said to be about the same need not be the same.
fn is_approximate(fact: &Fact, context: &Context<'_>) -> bool {
    let before = context.text().words_before(&fact.place);
    before.is_some_and(|before| {
        words::of(Meaning::Roughly).iter().any(|word| before.trim_end().ends_with(word))
    })
}

/// How a change stands to what it is between. `step` is that of the amounts as the text prints them: it may have rounded
/// them before it subtracted.
fn judge(fact: &Fact, is: &[Printed], was: &[Printed], step: Option<Exact>) -> Option<Verdict> {
    let direction = fact.direction?;
    match signed_change(fact).filter(|_| fact.amount().is_some()) {
        Some(by) => Some(judge_amount(by, is, was, step)),
        None => judge_direction(direction, is, was, step),
    }
}

/// A change with its figure: what is less what was.
fn judge_amount(by: Printed, is: &[Printed], was: &[Printed], step: Option<Exact>) -> Verdict {
    let mut tally = Tally::new(by);
    for figure in is {
        tally.add(*figure);
    }
    for figure in was {
        tally.subtract(*figure);
    }
    let verdict = tally.verdict();
    let mut figures = is.iter().chain(was).filter(|figure| !figure.is_zero());
    match verdict.outcome() {
        // What was subtracted exactly and then rounded is as it should be.
        Outcome::HeldWithinRounding if figures.all(|figure| figure.unit_step() < by.unit_step()) => {
            verdict.as_held()
        }
        Outcome::Broken => with_slack(tally, is, was, step),
        _ => verdict,
    }
}

/// A direction without a figure.
fn judge_direction(
    direction: Direction,
    is: &[Printed],
    was: &[Printed],
    step: Option<Exact>,
) -> Option<Verdict> {
    let mut tally = Tally::of_sum(is.iter().copied())?;
    for figure in was {
        tally.add(*figure);
    }
    let verdict = match tally.verdict() {
        verdict if verdict.outcome() == Outcome::Broken => with_slack(tally, is, was, step),
        verdict => verdict,
    };
    // 持平 has no figure that could be rounded, and a change that rounding hides may have gone either way.
    let is_right = verdict.outcome().is_held()
        || match direction {
            Direction::Flat => false,
            Direction::Up => verdict.difference()?.is_sign_positive(),
            Direction::Down => verdict.difference()?.is_sign_negative(),
        };
    Some(if is_right { verdict.as_held() } else { verdict })
}

/// The judgement where the amounts may have been rounded to a step before.
fn with_slack(mut tally: Tally, is: &[Printed], was: &[Printed], step: Option<Exact>) -> Verdict {
    let figures = is.iter().chain(was).filter(|figure| !figure.is_zero());
    let slack = |step: Exact| figures.map(|figure| (step.0 / 2 - figure.half_step().0).max(0)).sum();
    tally.allow(Exact(step.map_or(0, slack)));
    tally.verdict()
}

fn breach(fact: &Fact, is: &Known<'_>, was: &Known<'_>, context: &Context<'_>) -> Breach {
    let places = core::iter::once(context.place_of_fact(fact)).chain(is.places()).chain(was.places());
    let sum = |known: &Known<'_>| match &known.figures[..] {
        [one] => one.to_string(),
        several => several.iter().map(|figure| figure.digits()).collect::<Vec<_>>().join(" + "),
    };
    let (subject, table, is, was) = (subject_of(fact), was.title(), sum(is), sum(was));
    let chinese = fact.direction.map_or("", Direction::chinese);
    let english = fact.direction.map_or("", in_english);
    let (by, of_by) = match fact.amount() {
        Some(by) => (format!(" {by}"), format!(" of {by}")),
        None => (String::new(), String::new()),
    };
    Breach::at_places(places.collect()).worded(wording!(
        "{subject}上年文件《{table}》为 {was}，本年为 {is}，文中称{chinese}{by}",
        "{subject} was {was} in last year's document ({table}) and is {is}, the text reports {english}{of_by}"
    ))
}

const DECLARATION: Declaration = Declaration::new("YOY011", "last-year-change-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("增减额、增减方向与上年公开文件一致", "a change agrees with last year's document")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中只列增减而未列上年数的，增减额应等于本年数减上年公开文件所列数，增减方向（增加、减少、持平）也应一致。本规则须提供上年公开文件。

## 审核意义
只写“比上年增加”不见基数，仅凭本年文件无从核对，YOY001 也无法核对。

## 局限
无法判断上年数是否因机构改革、口径调整而调整，故本规则只作提示。文中以万元列示的，可能是先四舍五入再相减，由此产生的差额作为尾数误差。与执行数相比的增减，以及金额不等而称“基本持平”的，列为无法判断。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- XBRL Calculations 1.1 关于修约数比较的规定。",
    en: r"## What it checks
Where the text states a change without last year's amount, the change is this year's amount minus
what last year's document prints. Checked are the figure and the direction: an increase, a decrease
or no change. The rule needs last year's document beside this one.

## Why it matters
“An increase over last year” alone hides the base. Nobody can check it from this document alone, nor
can YOY001.

## What it cannot know
Whether last year's amount was restated (机构改革, 口径调整). For this reason the rule only warns. A text in
万元 may have subtracted rounded amounts: such a difference counts as rounding. A change against the
executed amount (执行数) is undecidable, as is “about the same” (基本持平) where the amounts differ.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- XBRL Calculations 1.1: how rounded figures are compared.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算10.50万元，比上年预算减少2.50万元。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
    corrected: r"2024年公务接待费预算10.50万元，比上年预算减少1.50万元。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
};

//! 增减方向与金额一致 (YOY004).

use rust_decimal::Decimal;

use crate::check::answer::wording;
use crate::check::text::rates::RateEnd;
use crate::check::text::{Kind, Stated, TextFacts, in_english, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Direction, Fact, Measure, Topic};
use crate::value::{Printed, Tally, Undecidable};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct DirectionMismatch;

impl Rule for DirectionMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        match fact.measure {
            Measure::Change => of_change(index, fact, context),
            Measure::Rate => of_rate(index, fact, context),
            Measure::Order => of_order(index, fact, context),
            _ => Answer::NotApplicable,
        }
    }
}

fn of_change(index: usize, fact: &Fact, context: &Context<'_>) -> Answer {
    let pair = context.text().pair(index);
    let direction = match (pair.before, pair.after) {
        (Some(before), Some(after)) => of_amounts((index, fact), before, after, context),
        _ => Answer::Undecidable(Undecidable::Untied),
    };
    match pair.after {
        Some(after) => direction
            .and(of_nothing((index, fact), after, context))
            .and(of_two_sides(index, fact, after, context)),
        None => direction,
    }
}

/// The direction of a change against the two amounts.
fn of_amounts((index, fact): (usize, &Fact), before: Stated, after: Stated, context: &Context<'_>) -> Answer {
    let Some(direction) = fact.direction else { return Answer::NotApplicable };
    let (was, is) = (before.amount, after.amount);
    let mut tally = Tally::new(is);
    tally.add(was);
    let verdict = tally.verdict();
    let is_right = match direction {
        Direction::Flat => verdict.outcome().is_held(),
        // A change that rounding hides may have gone either way.
        Direction::Up => verdict.outcome().is_held() || is.exact() > was.exact(),
        Direction::Down => verdict.outcome().is_held() || is.exact() < was.exact(),
    };
    if is_right {
        return Answer::Held;
    }
    let facts = context.facts();
    let places = context.places_of_facts([fact, &facts[after.index], &facts[before.index]]);
    let (subject, chinese, english) = (subject_of(fact), direction.chinese(), in_english(direction));
    let breach = Breach::at_places(places).with_verdict(verdict).worded(wording!(
        "{subject}由 {was} 到 {is}，文中称{chinese}",
        "{subject} went from {was} to {is}, the text reports {english}"
    ));
    Answer::from(breach).unless_doubtful(context.text().is_sure([index, before.index, after.index]))
}

/// 0万元，比上年增加: no amount is less than nothing.
fn of_nothing((index, fact): (usize, &Fact), after: Stated, context: &Context<'_>) -> Answer {
    let has_grown = fact.direction == Some(Direction::Up) && !fact.amount().is_some_and(Printed::is_zero);
    let now = &context.facts()[after.index];
    if !has_grown
        || !after.amount.is_zero()
        || now.statement != fact.statement
        || ends_list(after.index, context)
    {
        return Answer::NotApplicable;
    }
    // 其他收入0万元，合计比上年增加5万元: of all of them.
    let clause = context.text().words_before(&fact.place).unwrap_or_default();
    let clause = clause.rsplit(['，', '；', '。']).next().unwrap_or_default();
    if words::of(Meaning::SumsUp).iter().any(|sum| clause.starts_with(sum)) {
        return Answer::NotApplicable;
    }
    let subject = subject_of(fact);
    let places = context.places_of_facts([fact, now]);
    let breach = Breach::at_places(places).worded(wording!(
        "{subject}为 0，文中称比上年增加",
        "{subject} is zero, the text reports an increase"
    ));
    Answer::from(breach).unless_doubtful(context.text().is_sure([index, after.index]))
}

/// 支出90万元，其中基本支出90万元、项目支出0万元，比上年增加5万元: whether an amount stands right behind that of another thing, so that what
/// follows may be said of all of them.
fn ends_list(index: usize, context: &Context<'_>) -> bool {
    let part = &context.facts()[index];
    let Some(before) = context.text().before_in_paragraph(index).last() else { return false };
    let text = context.text().words_before(&part.place).unwrap_or_default();
    let begins = before.place.range.end.min(text.len());
    let parted = text.get(begins..).is_none_or(|between| between.contains(['；', '。']));
    let is_amount = before.amount().is_some() && before.measure != Measure::Change;
    !parted && is_amount && (&before.topic, before.scope) != (&part.topic, part.scope)
}

/// 财政拨款收入90万元，增加5万元；财政拨款支出90万元，减少5万元. Totals of one amount that changed by one amount against one year
/// are the two sides of one balance, and went one way.
fn of_two_sides(index: usize, fact: &Fact, after: Stated, context: &Context<'_>) -> Answer {
    let text = context.text();
    let Some(at) = other_side(text, index, fact, after.amount) else { return Answer::NotApplicable };
    let other = &text.facts[at];
    let (Some(direction), Some(other_direction)) = (fact.direction, other.direction) else {
        return Answer::NotApplicable;
    };
    if direction == other_direction {
        return Answer::Held;
    }
    let places = context.places_of_facts([fact, other]);
    let (this, that, is) = (subject_of(fact), subject_of(other), after.amount);
    let chinese = [other_direction.chinese(), direction.chinese()].join("，一称");
    let english = [in_english(other_direction), in_english(direction)].join(" of one and ");
    let breach = Breach::at_places(places).worded(wording!(
        "{that}与{this}同为 {is}，一称{chinese}",
        "{that} and {this} are both {is}, the text reports {english} of the other"
    ));
    Answer::from(breach).unless_doubtful(text.is_sure([index, at]))
}

/// The first change before one of a total that is of the other side of the same balance.
fn other_side(text: &TextFacts<'_>, index: usize, fact: &Fact, is: Printed) -> Option<usize> {
    let totals = [Topic::Revenue, Topic::Expenditure, Topic::RevenueAndExpenditure];
    if !totals.contains(&fact.topic) {
        return None;
    }
    let by = fact.amount().filter(|by| !by.is_zero())?;
    let year = |fact: &Fact| fact.against.map(|(year, _)| year);
    let is_other_side = |at: &usize| {
        year(&text.facts[*at]) == year(fact) && text.pair(*at).after.is_some_and(|after| after.amount == is)
    };
    // A text says of a change by one amount once or twice; one that says it thousands of times shall not take hours.
    let first = |topic: &Topic| {
        let before = text.changes(topic, by).iter().copied().take_while(|at| *at < index);
        before.take(64).find(is_other_side)
    };
    totals.iter().filter(|topic| **topic != fact.topic).filter_map(first).min()
}

/// A growth rate against the change of its statement.
fn of_rate(index: usize, fact: &Fact, context: &Context<'_>) -> Answer {
    let prose = context.prose();
    let Some(change_at) = prose.text.pair(index).change.map(|change| change.index) else {
        return Answer::NotApplicable;
    };
    let change = &prose.text.facts[change_at];
    let (Some(direction), Some(before)) = (fact.direction, change.direction) else {
        return Answer::NotApplicable;
    };
    if prose.rate(index).is_none_or(|reading| reading.end != RateEnd::OtherDirection) {
        return Answer::Held;
    }
    let subject = subject_of(fact);
    let places = context.places_of_facts([fact, change]);
    let (zh, zh_before) = (direction.chinese(), before.chinese());
    let (en, en_before) = (in_english(direction), in_english(before));
    let breach = Breach::at_places(places).worded(wording!(
        "{subject}前称{zh_before}，后称{zh}",
        "{subject}: the text reports {en_before}, and then {en}"
    ));
    Answer::from(breach).unless_doubtful(prose.text.is_sure([index, change_at]))
}

/// 决算数小于预算数.
fn of_order(index: usize, fact: &Fact, context: &Context<'_>) -> Answer {
    let text = context.text();
    let of = |kind: Kind| {
        // 较上年决算数64.90万元增加3.46万元: of another year.
        let is_of_kind = |other: &Fact| text.kind_of(other) == Some(kind) && other.year == fact.year;
        let at = text.nearest_before_in_statement(index, is_of_kind)?;
        Some(Stated { index: at, amount: text.facts[at].amount()? })
    };
    // 决算数大于年初预算数: of two plans the one that the words name. Where they name none, it is wrong only against both.
    let named = fact.against.and_then(|(_, measure)| measure);
    let plans: Vec<Stated> = match named {
        Some(Measure::InitialBudget) => of(Kind::Budget).into_iter().collect(),
        Some(Measure::Adjusted) => of(Kind::Adjusted).into_iter().collect(),
        _ => of(Kind::Adjusted).into_iter().chain(of(Kind::Budget)).collect(),
    };
    let Some(account) = of(Kind::Account).filter(|_| !plans.is_empty()) else {
        return of_completion(index, fact, context);
    };
    let mut answers = plans.into_iter().map(|plan| of_amounts((index, fact), plan, account, context));
    let Some(first) = answers.next() else { return Answer::NotApplicable };
    answers.fold(first, |answer, other| match answer {
        Answer::Broken(_) => other,
        answer => answer,
    })
}

/// 完成预算92%，决算数大于预算数: without the amount that was planned, the completion rate gives the order.
fn of_completion(index: usize, fact: &Fact, context: &Context<'_>) -> Answer {
    let text = context.text();
    let completion = text.nearest_before_in_statement(index, |other| other.measure == Measure::Completion);
    let completion = completion.map(|at| &text.facts[at]);
    let rate = completion.and_then(|completion| Some((completion, completion.rate()?)));
    let (Some((completion, rate)), Some(direction)) = (rate, fact.direction) else {
        return Answer::Undecidable(Undecidable::Untied);
    };
    let percent = rate.percent();
    // A rate of 100% may be rounded to it.
    let (is_right, chinese, english) = match direction {
        Direction::Flat => (percent == Decimal::ONE_HUNDRED, "持平", "equal to"),
        Direction::Up => (percent >= Decimal::ONE_HUNDRED, "大于预算", "above"),
        Direction::Down => (percent <= Decimal::ONE_HUNDRED, "小于预算", "below"),
    };
    if is_right {
        return Answer::Held;
    }
    let subject = subject_of(fact);
    let places = context.places_of_facts([fact, completion]);
    let breach = Breach::at_places(places).worded(wording!(
        "{subject}完成率 {rate}，文中称决算与预算相比{chinese}",
        "{subject}: the completion rate is {rate}, the text says that the final amount is {english} the budget"
    ));
    breach.into()
}

const DECLARATION: Declaration = Declaration::new("YOY004", "direction-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("增减方向与金额一致", "the direction of a change agrees with the amounts")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“增加”“减少”“持平”应与金额一致；同一句中增减额与增长率方向应一致；“决算数小于（大于）预算数”应与金额或完成率一致；收入与支出总额相同、增减额相同的，增减方向应一致；金额为零的，不应称增加。

## 审核意义
用词与数字相反，句意完全颠倒。

## 局限
无法判断是用词有误还是数字有误。两数在四舍五入范围内相等的，增加、减少均不提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- 《中华人民共和国预算法》第七十五条：决算草案应当与预算相对应，按预算数、调整预算数、决算数分别列出。",
    en: r"## What it checks
The direction of a change (增加 increase, 减少 decrease, 持平 no change) agrees with the amounts. The
change and the rate of one statement have the same direction. A final amount that is said to be
below or above its budget (决算数小于预算数, 大于) is so by the two amounts, or else by the completion rate.
Totals of revenue and expenditure with the same amount and the same change have the same direction.
An amount of zero has not grown.

## Why it matters
A word that contradicts the figures reverses the meaning of the sentence.

## What it cannot know
Whether the word or the figures are wrong. Where two amounts are equal within rounding, either
direction is accepted.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- 预算法 (Budget Law), art. 75: a final account matches its budget, and lists the budgeted, the
  adjusted and the final amounts.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 决算
2024年公务接待费年初预算为10.00万元，支出决算为12.00万元，决算数小于预算数。",
    corrected: r"某市某局 2024 决算
2024年公务接待费年初预算为10.00万元，支出决算为12.00万元，决算数大于预算数。",
};

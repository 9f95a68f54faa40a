//! Wholes that definitions take apart without a rest, and where the text gives their parts (合计与各项).

use rust_decimal::Decimal;

use super::facts::TextFacts;
use super::name::subject_of;
use crate::check::answer::wording;
use crate::check::{Answer, Breach, FindingPlace};
use crate::fact::{CountSum, Fact, Scope, Topic};
use crate::prose::{is_han, numeral};
use crate::value::{BudgetKind, Outcome, Tally, Undecidable, Verdict};

/// So many characters behind a whole take it apart.
const LONGEST_LIST: usize = 512;

/// What a fact is about: the topic, and whose money.
type Named = (Topic, Option<Scope>);

/// The facts of the parts of a whole, in the order of [`parts_of`]; nothing where the text does not give one.
pub(in crate::check) type Parts = Vec<Option<usize>>;

/// What a definition takes a whole apart into: no form has another part of it.
fn parts_of(whole: &Topic, scope: Option<Scope>) -> Option<Vec<Named>> {
    let plain = |topics: &[Topic]| topics.iter().map(|topic| (topic.clone(), None)).collect();
    Some(match (whole, scope) {
        (Topic::ThreePublic, None) => plain(&[Topic::Overseas, Topic::Vehicles, Topic::Reception]),
        (Topic::Vehicles, None) => plain(&[Topic::VehiclePurchase, Topic::VehicleOperation]),
        (Topic::Procurement, None) => plain(&[Topic::Goods, Topic::Works, Topic::Services]),
        (Topic::Basic, None | Some(Scope::Fiscal | Scope::Budget(BudgetKind::General))) => {
            vec![(Topic::Personnel, scope), (Topic::Operating, scope)]
        }
        (Topic::Revenue | Topic::Expenditure | Topic::Appropriation, Some(Scope::Fiscal)) => {
            let budgets = [BudgetKind::General, BudgetKind::GovernmentFund, BudgetKind::StateCapital];
            budgets.map(|budget| (whole.clone(), Some(Scope::Budget(budget)))).to_vec()
        }
        _ => return None,
    })
}

fn is_of(fact: &Fact, named: &Named) -> bool {
    fact.topic == named.0 && fact.scope == named.1
}

impl TextFacts<'_> {
    /// The facts of the parts that stand nearest behind a whole in its section, before the whole is given again. They are
    /// of the same kind as it. `None` where the fact is no whole, or no part stands there.
    pub(in crate::check) fn parts_behind<K: PartialEq>(
        &self,
        whole: usize,
        kind_of: impl Fn(&Fact) -> Option<K>,
    ) -> Option<Parts> {
        let fact = &self.facts[whole];
        // 小学教育（项）50万元，其中基本支出30万元: of one code, and no whole of what the tables and the text give of all.
        if matches!(fact.of, Some((Topic::Path(_), _))) {
            return None;
        }
        let parts = parts_of(&fact.topic, fact.scope)?;
        let kind = kind_of(fact)?;
        let is_of_kind = |other: &Fact| kind_of(other).is_some_and(|other| other == kind);
        let is_again = |other: &Fact| {
            let same = other.topic == fact.topic && other.scope == fact.scope;
            same && other.statement != fact.statement && is_of_kind(other)
        };
        let behind = whole + 1..self.section_of(whole).end;
        let behind = behind.take_while(|at| !is_again(&self.facts[*at]));
        let nearest = |part: &Named| {
            let is_part = |at: &usize| is_of(&self.facts[*at], part) && is_of_kind(&self.facts[*at]);
            behind.clone().find(is_part)
        };
        let mut found: Parts = parts.iter().map(nearest).collect();
        // 公务用车运行维护费3万元, and nothing of 公务用车 in all: a part of a part is one too.
        let missing: Vec<&Named> =
            parts.iter().zip(&found).filter(|(_, at)| at.is_none()).map(|(part, _)| part).collect();
        for part in missing {
            let below = parts_of(&part.0, part.1).into_iter().flatten();
            found.extend(below.filter_map(|part| nearest(&part)).map(Some));
        }
        found.iter().any(Option::is_some).then_some(found)
    }

    /// The facts of all parts, where they stand between the whole's statement and its last fact, in one paragraph:
    /// 公务用车…（购置费…；运行费…）比上年减少18万元.
    pub(in crate::check) fn parts_within(
        &self,
        whole: usize,
        is_wanted: impl Fn(&Fact) -> bool,
    ) -> Option<Vec<usize>> {
        let fact = &self.facts[whole];
        let parts = parts_of(&fact.topic, fact.scope)?;
        let is_within = |at: &usize| {
            let other = &self.facts[*at];
            other.place.paragraph == fact.place.paragraph && other.statement != fact.statement
        };
        let within = (self.section_of(whole).start..whole).rev().take_while(is_within);
        let nearest = |part: &Named| {
            within.clone().find(|at| is_of(&self.facts[*at], part) && is_wanted(&self.facts[*at]))
        };
        parts.iter().map(nearest).collect()
    }

    /// Whether parts add up to another amount of their whole, which the paragraph gives before them.
    fn are_parts_of_another(&self, whole: usize, parts: &[usize]) -> bool {
        let Some(first) = parts.iter().copied().min() else { return false };
        let (topic, scope) = (&self.facts[whole].topic, self.facts[whole].scope);
        let before = (self.paragraph_start(first)..first).filter(|at| *at != whole);
        let mut others =
            before.filter(|at| self.facts[*at].topic == *topic && self.facts[*at].scope == scope);
        others.any(|other| self.sum(other, parts).is_some_and(|sum| sum.outcome().is_held()))
    }

    /// Whether what its parts lack is printed behind a whole, beside the parts.
    fn gives_rest(&self, whole: usize, parts: &[usize], difference: Option<Decimal>) -> bool {
        let Some(rest) = difference.filter(Decimal::is_sign_positive) else { return false };
        let place = &self.facts[whole].place;
        let behind = self.paragraph(place).and_then(|text| text.get(place.range.end..)).unwrap_or_default();
        // A sentence or two: a paragraph of thousands of wholes shall not be read through for each of them.
        let end = behind.char_indices().nth(LONGEST_LIST).map_or(behind.len(), |(end, _)| end);
        let behind = &behind[..end];
        let printed = rest.to_string();
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let is_figure = |at: usize| {
            !behind[..at].ends_with(is_digit) && !behind[at + printed.len()..].starts_with(is_digit)
        };
        let places = behind.match_indices(&printed).filter(|(at, _)| is_figure(*at)).count();
        let known = parts.iter().filter_map(|fact| self.facts[*fact].amount());
        places > known.filter(|amount| amount.value() == rest).count()
    }

    /// The amount of a whole against those of its parts: `None` where one of them gives none.
    pub(in crate::check) fn sum(&self, whole: usize, parts: &[usize]) -> Option<Verdict> {
        let mut tally = Tally::new(self.facts[whole].amount()?);
        parts.iter().filter_map(|part| self.facts[*part].amount()).for_each(|part| tally.add(part));
        Some(tally.verdict())
    }

    /// Whether the first parts, two of them at least and not all, add up to the amount of a whole.
    pub(in crate::check) fn first_parts_are_all(&self, whole: usize, parts: &[usize]) -> bool {
        let Some(whole) = self.facts[whole].amount() else { return false };
        let [parts @ .., _] = parts else { return false };
        let mut tally = Tally::new(whole);
        (1..).zip(parts).any(|(count, part)| {
            if let Some(amount) = self.facts[*part].amount() {
                tally.add(amount);
            }
            count > 1 && tally.verdict().outcome().is_held()
        })
    }
}

/// The answer to whether the amount of a whole is the sum of the parts that its definition gives.
pub(in crate::check) fn answer(text: &TextFacts<'_>, whole: usize) -> Answer {
    let kind_of = |fact: &Fact| text.kind_of(fact).map(|kind| (kind, fact.year));
    let Some(parts) = text.parts_behind(whole, kind_of) else { return Answer::NotApplicable };
    let is_complete = parts.iter().all(Option::is_some);
    let parts: Vec<usize> = parts.into_iter().flatten().collect();
    let Some(verdict) = text.sum(whole, &parts) else { return Answer::NotApplicable };
    // A part that the text does not mention is not below zero: those that it does are no more than the whole. One alone may
    // be of something else.
    let is_more = verdict.difference().is_some_and(|difference| difference.is_sign_negative());
    let exceeds = verdict.outcome() == Outcome::Broken && is_more && parts.len() > 1;
    if !is_complete && !exceeds {
        return Answer::Undecidable(Undecidable::Untied);
    }
    // 预算58万元，实际支出56万元，其中：货物…: of the other amount that the paragraph gives before them.
    if verdict.outcome() == Outcome::Broken && text.are_parts_of_another(whole, &parts) {
        return Answer::NotApplicable;
    }
    // 人员经费80万元，公用经费12万元，事业收入安排的运行支出8万元: what is lacking is given.
    if verdict.outcome() == Outcome::Broken && text.gives_rest(whole, &parts, verdict.difference()) {
        return Answer::Undecidable(Undecidable::Untied);
    }
    let is_sure = text.is_sure(core::iter::once(whole).chain(parts.iter().copied()));
    Answer::of_verdict(&verdict, || breach_of_sum(text, whole, &parts, &verdict)).unless_doubtful(is_sure)
}

/// A whole that is not what its parts add up to.
pub(in crate::check) fn breach_of_sum(
    text: &TextFacts<'_>,
    whole: usize,
    parts: &[usize],
    verdict: &Verdict,
) -> Breach {
    let facts = text.facts;
    let places = [whole].iter().chain(parts).map(|index| text.place(&facts[*index])).collect();
    let subject = subject_of(&facts[whole]);
    let figure = |value: Option<Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
    let (sum, difference) = (figure(verdict.expected()), figure(verdict.difference()));
    let amount = facts[whole].amount().map(|amount| amount.to_string()).unwrap_or_default();
    Breach::at_places(places).worded(wording!(
        "文中{subject} {amount}，各项合计 {sum}，差 {difference}",
        "the text reports {amount} for {subject}, its parts add up to {sum}, difference {difference}"
    ))
}

/// Whether a figure was read for every thing that a list counts: 应急保障用车X辆 and 机要通信用车两辆 stand unread before their
/// measure word.
pub(in crate::check) fn is_read_throughout(text: &TextFacts<'_>, count: &CountSum) -> bool {
    let list = text.paragraph(&count.place).and_then(|text| text.get(count.place.range.clone()));
    let counted: Vec<&str> = list.unwrap_or_default().split(&*count.counter).collect();
    let is_unread = |before: &&str| {
        let figure = before.trim_end();
        let is_blank = figure.len() < before.len();
        figure
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_numeric() && (is_blank || !is_han(c) || numeral::digit(c).is_some()))
    };
    let [before @ .., _] = counted.as_slice() else { return true };
    !before.iter().any(is_unread)
}

/// A breach at a count and its parts, with both as they are to be worded: 8辆, 2 + 3 + 2.
pub(in crate::check) fn breach_of_count(text: &TextFacts<'_>, count: &CountSum) -> (Breach, String, String) {
    let place = |printed: String| FindingPlace { printed: Some(printed), ..text.place_of(&count.place) };
    let whole = format!("{}{}", count.whole, count.counter);
    let parts: Vec<String> = count.parts.iter().map(ToString::to_string).collect();
    let places = core::iter::once(whole.clone()).chain(parts.iter().cloned()).map(place).collect();
    (Breach::at_places(places), whole, parts.join(" + "))
}

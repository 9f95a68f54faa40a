//! How the percentages of the text stand to the amounts that they follow from: growth rates, completion rates and shares
//! (增长率、完成率、占比).

use super::pair::Pair;
use super::{Kind, Prose, Source, subject_of, three_public_row};
use crate::check::answer::wording;
use crate::check::{Answer, Breach, FindingPlace};
use crate::fact::{Direction, Fact, FactFigure, Measure, Topic};
use crate::identity::CellRef;
use crate::value::{Outcome, Printed, Ratio, Undecidable};

/// How a percentage stands to the amounts that it follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum RateEnd {
    /// They give it.
    Held,
    /// They give it where what follows its digits is cut off instead of rounded.
    CutOff,
    /// They do not give it.
    Broken,
    /// It is a growth from zero.
    OfZero,
    /// It is of something that is not above zero.
    Undefined,
    /// They are not known.
    Untied,
    /// The change of its statement has another direction.
    OtherDirection,
}

/// A percentage of the text with the figures that it was compared with.
#[derive(Debug)]
pub(in crate::check) struct RateReading {
    pub(in crate::check) end: RateEnd,
    /// The direction of a growth.
    pub(in crate::check) direction: Option<Direction>,
    sources: Vec<Source>,
}

impl RateEnd {
    /// How a comparison ended; `is_cut_off` tells whether cutting off gives the percentage.
    pub(in crate::check) fn of(outcome: Outcome, is_cut_off: bool) -> Self {
        match outcome {
            Outcome::Held | Outcome::HeldWithinRounding => Self::Held,
            Outcome::Broken if is_cut_off => Self::CutOff,
            Outcome::Broken => Self::Broken,
            Outcome::Undecidable => Self::Untied,
            Outcome::NotApplicable => Self::Undefined,
        }
    }

    /// The answer to whether the percentage follows from the amounts. One that is cut off, or of zero, is another rule's.
    pub(in crate::check) fn follows(self, breach: impl FnOnce() -> Breach) -> Answer {
        match self {
            Self::Held => Answer::Held,
            Self::Broken => breach().into(),
            Self::Untied => Answer::Undecidable(Undecidable::Untied),
            Self::CutOff | Self::OfZero | Self::Undefined | Self::OtherDirection => Answer::NotApplicable,
        }
    }
}

impl RateReading {
    const UNTIED: Self = Self { end: RateEnd::Untied, direction: None, sources: Vec::new() };

    /// A share or a completion rate against the figures that it is of.
    const fn of_quotient(end: RateEnd, sources: Vec<Source>) -> Self {
        Self { end, direction: None, sources }
    }

    /// The places of a percentage and of what it was compared with.
    pub(in crate::check) fn places(&self, prose: &Prose<'_>, fact: &Fact) -> Vec<FindingPlace> {
        let sources = self.sources.iter().map(|source| prose.place_of_source(*source));
        core::iter::once(prose.place(fact)).chain(sources).collect()
    }

    /// A percentage that does not follow from the figures.
    pub(in crate::check) fn mismatch(&self, prose: &Prose<'_>, fact: &Fact) -> Breach {
        mismatch(fact, self.places(prose, fact))
    }
}

/// A percentage that does not follow from the figures, whose places stand behind its own.
pub(in crate::check) fn mismatch(fact: &Fact, places: Vec<FindingPlace>) -> Breach {
    let (subject, what) = (subject_of(fact), fact.measure.chinese());
    let rate = fact.rate().map(|rate| rate.to_string()).unwrap_or_default();
    let [chinese, english] = figures_of(&places);
    Breach::at_places(places).worded(wording!(
        "{subject}{what} {rate} 与 {chinese} 不符",
        "{subject}: {rate} does not follow from {english}"
    ))
}

/// The figures that a percentage was compared with, listed in Chinese and in English.
pub(in crate::check) fn figures_of(places: &[FindingPlace]) -> [String; 2] {
    let figures: Vec<&str> = places.iter().skip(1).filter_map(|place| place.printed.as_deref()).collect();
    ["、", ", "].map(|between| figures.join(between))
}

/// A growth rate with the sign of its direction.
pub(in crate::check) fn signed_rate(printed: Ratio, direction: Direction) -> Option<Ratio> {
    let size = printed.percent().abs();
    match direction {
        Direction::Up => Ratio::new(size).ok(),
        Direction::Down => Ratio::new(-size).ok(),
        Direction::Flat => Some(printed),
    }
}

impl Prose<'_> {
    /// How a percentage stands to the amounts that it follows from; none for a fact that is no percentage.
    pub(in crate::check) fn rate(&self, index: usize) -> Option<&RateReading> {
        let rates = self.rates.get_or_init(|| {
            let reading = |index: usize| {
                let printed = self.facts[index].rate()?;
                match self.facts[index].measure {
                    Measure::Rate => Some(self.growth(index, printed)),
                    Measure::Completion => Some(self.completion(index, printed)),
                    Measure::Share => Some(self.share(index, printed)),
                    _ => None,
                }
            };
            (0..self.facts.len()).map(reading).collect()
        });
        rates.get(index)?.as_ref()
    }

    fn growth(&self, index: usize, printed: Ratio) -> RateReading {
        let pair = self.pair(index);
        if self.has_other_direction(index, printed, &pair) {
            let sources = pair.change.map(|change| Source::Fact(change.index)).into_iter().collect();
            return RateReading {
                end: RateEnd::OtherDirection,
                direction: self.facts[index].direction,
                sources,
            };
        }
        let of_change = |pair: &Pair| self.facts[pair.change?.index].direction;
        let Some(direction) = self.facts[index].direction.or_else(|| of_change(&pair)) else {
            return RateReading::UNTIED;
        };
        let Some(rate) = signed_rate(printed, direction) else {
            return RateReading { end: RateEnd::Undefined, direction: Some(direction), sources: Vec::new() };
        };
        let (from, end, is_of_zero) = match (pair.before, pair.after, pair.change) {
            (Some(before), Some(after), _) => {
                let (was, is) = (before.amount, after.amount);
                let end = RateEnd::of(rate.judge_change(was, is), rate.truncates_change(was, is));
                ([before, after], end, was.is_zero())
            }
            (None, Some(after), Some(change)) => {
                let (is, by) = (after.amount, change.amount);
                let outcome = rate.judge_change_by(is, by);
                let is_explained = |whole: Printed| rate.judge_change_by(whole, by).is_held();
                let end = match outcome {
                    Outcome::Broken if self.is_of_whole(index, is_explained) => RateEnd::Held,
                    _ => RateEnd::of(outcome, rate.truncates_change_by(is, by)),
                };
                ([after, change], end, direction == Direction::Up && is.exact() == by.exact())
            }
            _ => return RateReading::UNTIED,
        };
        let end = if is_of_zero && !printed.percent().is_zero() { RateEnd::OfZero } else { end };
        let sources = from.map(|stated| Source::Fact(stated.index)).to_vec();
        RateReading { end, direction: Some(direction), sources }
    }

    /// Whether the change of its statement has another direction than a growth rate.
    fn has_other_direction(&self, index: usize, printed: Ratio, pair: &Pair) -> bool {
        let (Some(direction), Some(change)) = (self.facts[index].direction, pair.change) else {
            return false;
        };
        let other = self.facts[change.index].direction;
        other.is_some_and(|other| other != direction && other != Direction::Flat)
            && !change.amount.is_zero()
            && !printed.percent().is_zero()
    }

    /// Whether a change is of what the paragraph takes apart, though it stands behind the last part: 收入8.00万元，其中甲5.00
    /// 万元、乙3.00万元，比上年减少…. A sentence leaves open which of the two it speaks of.
    fn is_of_whole(&self, index: usize, explains: impl Fn(Printed) -> bool) -> bool {
        let fact = &self.facts[index];
        let before = self.section_of(index).start..index;
        let mut before = before
            .map(|at| &self.facts[at])
            .filter(|other| other.place.paragraph == fact.place.paragraph && self.is_current(other));
        let Some(first) = before.clone().next() else { return false };
        let is_whole = |other: &Fact| {
            let is_named = |topic: &Topic, scope| other.topic == *topic && other.scope == scope;
            is_named(&first.topic, first.scope)
                || fact.of.as_ref().is_some_and(|(topic, scope)| is_named(topic, *scope))
        };
        before.any(|other| is_whole(other) && other.amount().is_some_and(&explains))
    }

    /// 完成年初预算的 x%.
    fn completion(&self, index: usize, printed: Ratio) -> RateReading {
        let fact = &self.facts[index];
        let of = |kind: Kind| {
            self.said(index, |other| self.kind_of(other) == Some(kind) && other.year == fact.year)
        };
        let Some(account) = of(Kind::Account) else { return RateReading::UNTIED };
        let budget = match of(Kind::Adjusted).or_else(|| of(Kind::Budget)) {
            Some(budget) => self.facts[budget].amount().map(|amount| (amount, Source::Fact(budget))),
            // The table of the 三公 prints their budget.
            None => self.budget_of_table(fact, self.facts[account].figure),
        };
        let (Some(done), Some((planned, source))) = (self.facts[account].amount(), budget) else {
            return RateReading::UNTIED;
        };
        let (outcome, is_cut_off) =
            (printed.judge_share(done, planned), printed.truncates_share(done, planned));
        RateReading::of_quotient(RateEnd::of(outcome, is_cut_off), vec![Source::Fact(account), source])
    }

    /// What a table prints as the budget of what a fact is of, where that is one cell.
    fn budget_of_table(&self, fact: &Fact, figure: FactFigure) -> Option<(Printed, Source)> {
        let budget = Fact { measure: Measure::Budget, figure, ..fact.clone() };
        let (cells, figures) = self.tied(&budget, None).into_iter().next()?;
        let [cell] = cells[..] else { return None };
        Some((*figures.first()?, Source::Cell(cell)))
    }

    /// 占 x%.
    fn share(&self, index: usize, printed: Ratio) -> RateReading {
        let fact = &self.facts[index];
        let Some((part, share)) = self.part_of(index) else { return RateReading::UNTIED };
        let explains = |all: Printed| printed.judge_share(share, all).is_held();
        let whole = match self.whole_of_text(index) {
            Some(whole) => Some(whole),
            // The text names the whole and gives no amount of it: the table does.
            None if fact.of.is_some() => self.whole_of_table(fact, share, explains),
            // Nor does it name one: the section speaks of it, unless the share is of something else that the text gives.
            None => {
                let mut section = self.section_of(index).start..index;
                let nearest = section.rfind(|at| self.may_be_whole_of(fact, &self.facts[*at]));
                let mut others = self.facts.iter().filter(|other| self.may_be_whole_of(fact, other));
                if nearest.is_some() && others.any(|other| other.amount().is_some_and(explains)) {
                    return RateReading::of_quotient(RateEnd::Held, Vec::new());
                }
                nearest.and_then(|at| Some((self.facts[at].amount()?, Source::Fact(at))))
            }
        };
        let Some((all, source)) = whole else { return RateReading::UNTIED };
        let (outcome, is_cut_off) = (printed.judge_share(share, all), printed.truncates_share(share, all));
        RateReading::of_quotient(RateEnd::of(outcome, is_cut_off), vec![Source::Fact(part), source])
    }

    /// The whole of a share that the text gives: the one that it names, or the one that the other shares are of.
    fn whole_of_text(&self, index: usize) -> Option<(Printed, Source)> {
        let of = self.facts[index].of.as_ref();
        let named = of.and_then(|(topic, scope)| {
            let is_named = |at: &usize| {
                let other = &self.facts[*at];
                other.topic == *topic && other.scope == *scope && self.is_current(other)
            };
            (0..index).rev().find(is_named).or_else(|| (index + 1..self.facts.len()).find(is_named))
        });
        // What the forms define has no other name, so that a whole that other shares suggest is not it.
        let is_defined = of.is_some_and(|(topic, _)| three_public_row(topic).is_some());
        let whole = named.or_else(|| self.common_whole(index).filter(|_| !is_defined))?;
        Some((self.facts[whole].amount()?, Source::Fact(whole)))
    }

    /// What the tables print of the whole that a share is said to be of; of several figures, the one that explains it.
    fn whole_of_table(
        &self,
        fact: &Fact,
        share: Printed,
        explains: impl Fn(Printed) -> bool,
    ) -> Option<(Printed, Source)> {
        let (topic, scope) = fact.of.clone()?;
        let figure = FactFigure::Amount(share);
        let whole = Fact { topic, scope, measure: Measure::Amount, figure, of: None, ..fact.clone() };
        let tied = self.tied(&whole, None);
        let single = |(cells, figures): &(Vec<CellRef>, Vec<Printed>)| match (&cells[..], &figures[..]) {
            ([cell], [figure]) => Some((*figure, Source::Cell(*cell))),
            _ => None,
        };
        let mut figures = tied.iter().filter_map(single);
        let first = figures.next()?;
        Some(core::iter::once(first).chain(figures).find(|(figure, _)| explains(*figure)).unwrap_or(first))
    }

    /// The amount that a share is of: the last one of its statement.
    fn part_of(&self, index: usize) -> Option<(usize, Printed)> {
        let part = self.said_before(index, |other| self.is_current(other))?;
        Some((part, self.facts[part].amount()?))
    }

    /// The whole that a sentence leaves unsaid: the one that the other shares of the paragraph are of, two of them at least.
    fn common_whole(&self, index: usize) -> Option<usize> {
        let fact = &self.facts[index];
        let is_beside = |at: &usize| {
            let place = &self.facts[*at].place;
            place.section == fact.place.section && place.paragraph == fact.place.paragraph
        };
        // The facts of a paragraph stand together.
        let first = (0..index).rev().take_while(is_beside).last().unwrap_or(index);
        let shares: Vec<(Ratio, Printed)> = (first..self.facts.len())
            .take_while(is_beside)
            .filter(|at| *at != index && self.facts[*at].measure == Measure::Share)
            .filter_map(|at| Some((self.facts[at].rate()?, self.part_of(at)?.1)))
            .collect();
        let held = |whole: &Fact| {
            let Some(all) = whole.amount() else { return 0 };
            shares.iter().filter(|(share, part)| share.judge_share(*part, all).is_held()).count()
        };
        if shares.len() < 2 {
            return None;
        }
        // Of wholes that explain as much, the nearest one before.
        let mut best: Option<(usize, usize)> = None;
        for at in (0..index).rev().filter(|at| self.may_be_whole_of(fact, &self.facts[*at])) {
            let count = held(&self.facts[at]);
            if count >= 2 && best.is_none_or(|(most, _)| count > most) {
                best = Some((count, at));
            }
        }
        best.map(|(_, whole)| whole)
    }

    /// Whether a fact gives an amount that a share may be of without saying so.
    fn may_be_whole_of(&self, share: &Fact, other: &Fact) -> bool {
        let is_total = match other.topic {
            Topic::Revenue | Topic::Expenditure | Topic::RevenueAndExpenditure | Topic::Appropriation => true,
            // What the basic expenditure is made of is a share of it, and nothing else.
            Topic::Basic => matches!(
                share.topic,
                Topic::Personnel | Topic::Operating | Topic::Economic(_) | Topic::Named(_)
            ),
            _ => false,
        };
        is_total && self.is_current(other) && other.statement != share.statement
    }
}

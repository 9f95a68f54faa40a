//! How the percentages of the text stand to the amounts that they follow from: growth rates, completion rates and shares
//! (增长率、完成率、占比).

use super::pair::Pair;
use super::{Kind, Prose, Source, subject_of};
use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, FactSubject, FindingPlace, Subject};
use crate::fact::{Direction, Fact, FactFigure, Measure, Standing, Topic};
use crate::value::{FiscalYear, Outcome, Printed, Ratio, Undecidable};

/// The answer to whether a percentage of this measure follows from the amounts of the text.
pub(in crate::check) fn answer(subject: Subject<'_>, context: &Context<'_>, measure: Measure) -> Answer {
    let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
    let prose = context.prose();
    match prose.rate(index) {
        Some(reading) if fact.measure == measure => reading.end.follows(|| reading.mismatch(prose, fact)),
        _ => Answer::NotApplicable,
    }
}

/// How a percentage stands to the amounts that it follows from, the better before the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum RateEnd {
    /// The amounts give it.
    Held,
    /// The amounts give it but for one in its last digit, and with the other shares of its list it adds up to 100 %.
    Adjusted,
    /// The amounts give it where what follows its digits is cut off instead of rounded (截尾).
    CutOff,
    /// The amounts give another one.
    Broken,
    /// It is a growth from zero.
    OfZero,
    /// It is a percentage of something that is not above zero.
    Undefined,
    /// The amounts are not known.
    Untied,
    /// The change of its statement has another direction.
    OtherDirection,
    /// The amounts give another one, and may be of something else.
    UnknownWords,
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
    /// A growth rate with its sign, against the two amounts.
    pub(in crate::check) fn of_change(rate: Ratio, was: Printed, is: Printed) -> Self {
        Self::of(rate.judge_change(was, is), || rate.truncates_change(was, is))
    }

    /// A growth rate with its sign, against this year's amount and the change.
    fn of_change_by(rate: Ratio, is: Printed, by: Printed) -> Self {
        Self::of(rate.judge_change_by(is, by), || rate.truncates_change_by(is, by))
    }

    /// A share or a completion rate, against the part and the whole.
    pub(super) fn of_share(rate: Ratio, part: Printed, whole: Printed) -> Self {
        Self::of(rate.judge_share(part, whole), || rate.truncates_share(part, whole))
    }

    fn of(outcome: Outcome, is_cut_off: impl FnOnce() -> bool) -> Self {
        match outcome {
            Outcome::Held | Outcome::HeldWithinRounding => Self::Held,
            Outcome::Broken if is_cut_off() => Self::CutOff,
            Outcome::Broken => Self::Broken,
            Outcome::Undecidable => Self::Untied,
            Outcome::NotApplicable => Self::Undefined,
        }
    }

    /// The answer to whether the percentage follows from the amounts. One that is cut off, or of zero, is another rule's.
    pub(in crate::check) fn follows(self, breach: impl FnOnce() -> Breach) -> Answer {
        match self {
            Self::Held => Answer::Held,
            Self::Adjusted => Answer::WithinRounding(vec![breach()]),
            Self::Broken => breach().into(),
            Self::Untied => Answer::Undecidable(Undecidable::Untied),
            Self::UnknownWords => Answer::Undecidable(Undecidable::UnknownWords),
            Self::CutOff | Self::OfZero | Self::Undefined | Self::OtherDirection => Answer::NotApplicable,
        }
    }
}

impl RateReading {
    pub(super) const UNTIED: Self = Self { end: RateEnd::Untied, direction: None, sources: Vec::new() };

    /// A share or a completion rate against the figures that it is of.
    pub(super) const fn of_quotient(end: RateEnd, sources: Vec<Source>) -> Self {
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
                let reading = match self.facts[index].measure {
                    Measure::Rate => self.growth(index, printed),
                    Measure::Completion => self.completion(index, printed),
                    Measure::Share => self.share(index, printed),
                    _ => return None,
                };
                Some(self.unless_doubtful(index, reading))
            };
            (0..self.facts.len()).map(reading).collect()
        });
        rates.get(index)?.as_ref()
    }

    /// What does not follow proves nothing where a figure may be of something else.
    fn unless_doubtful(&self, index: usize, reading: RateReading) -> RateReading {
        let of_text = reading.sources.iter().filter_map(|source| match source {
            Source::Fact(at) => Some(*at),
            Source::Cell(_) => None,
        });
        let is_sure = reading.end <= RateEnd::Held || self.is_sure(of_text.chain([index]));
        if is_sure { reading } else { RateReading { end: RateEnd::UnknownWords, ..reading } }
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
        let of_statement = || self.facts[pair.change?.index].direction;
        let Some(direction) = self.facts[index].direction.or_else(of_statement) else {
            return RateReading::UNTIED;
        };
        let Some(rate) = signed_rate(printed, direction) else {
            return RateReading { end: RateEnd::Undefined, direction: Some(direction), sources: Vec::new() };
        };
        // Its own change first, then the base that is printed: what either of them gives is no error.
        let by_change = pair.after.zip(pair.change).map(|(after, change)| {
            let (is, by) = (after.amount, change.amount);
            let is_explained = |whole: Printed| rate.judge_change_by(whole, by).is_held();
            let end = match RateEnd::of_change_by(rate, is, by) {
                RateEnd::Broken | RateEnd::CutOff if self.is_of_whole(index, is_explained) => RateEnd::Held,
                end => end,
            };
            let is_of_zero = direction == Direction::Up && is.exact() == by.exact();
            ([after, change], end, is_of_zero)
        });
        let by_base = pair.before.zip(pair.after).map(|(before, after)| {
            let (was, is) = (before.amount, after.amount);
            ([before, after], RateEnd::of_change(rate, was, is), was.is_zero())
        });
        let readings = by_base.into_iter().chain(by_change);
        let Some((from, end, is_of_zero)) = readings.min_by_key(|(_, end, _)| *end) else {
            return RateReading::UNTIED;
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
        let mut before = self.before_in_paragraph(index).filter(|other| self.is_current(other));
        let Some(first) = before.clone().next() else { return false };
        let is_whole = |other: &Fact| {
            let is_named = |topic: &Topic, scope| other.topic == *topic && other.scope == scope;
            is_named(&first.topic, first.scope)
                || fact.of.as_ref().is_some_and(|(topic, scope)| is_named(topic, *scope))
        };
        before.any(|other| is_whole(other) && other.amount().is_some_and(&explains))
    }

    /// Whether a change is between two amounts that the paragraph gives of what it takes apart.
    pub(in crate::check) fn is_change_of_whole(
        &self,
        index: usize,
        explains: impl Fn(Printed, Printed) -> bool,
    ) -> bool {
        let before = self.before_in_paragraph(index);
        self.is_of_whole(index, |is| {
            let wholes = before.clone().filter(|other| self.is_current(other) && other.amount() == Some(is));
            let pairs = wholes.flat_map(|whole| {
                before.clone().filter(|other| other.topic == whole.topic && other.scope == whole.scope)
            });
            pairs.filter_map(Fact::amount).any(|was| explains(was, is))
        })
    }

    /// 完成年初预算的 x%.
    fn completion(&self, index: usize, printed: Ratio) -> RateReading {
        let fact = &self.facts[index];
        let is_of_year = |other: &Fact| other.year == fact.year || fact.against.is_none();
        let done = self.nearest_before_in_statement(index, |other| {
            other.standing == Standing::Told
                && is_of_year(other)
                && matches!(self.kind_of(other), Some(Kind::Account | Kind::Executed))
        });
        let done = done.or_else(|| {
            self.nearest_in_statement(index, |other| {
                self.kind_of(other) == Some(Kind::Account) && other.year == fact.year
            })
        });
        let Some((account, amount)) = done.and_then(|at| Some((at, self.facts[at].amount()?))) else {
            return RateReading::UNTIED;
        };
        let read = |(planned, source): (Printed, Source)| {
            (RateEnd::of_share(printed, amount, planned), vec![Source::Fact(account), source])
        };
        let plans = self.plans_of(index, self.facts[account].year);
        let of_text = plans.into_iter().filter_map(|at| Some((self.facts[at].amount()?, Source::Fact(at))));
        // The table of the 三公 prints their budget.
        let of_table = || self.budget_of_table(fact, self.facts[account].figure);
        let mut ends: Vec<_> = of_text.map(read).collect();
        if ends.is_empty() {
            ends.extend(of_table().map(read));
        }
        match ends.into_iter().min_by_key(|(end, _)| *end) {
            Some((end, sources)) => RateReading::of_quotient(end, sources),
            None => RateReading::UNTIED,
        }
    }

    /// The amounts that a completion rate may be of: the one that its own words print, else those of its statement that
    /// are called so.
    fn plans_of(&self, index: usize, year: FiscalYear) -> Vec<usize> {
        let fact = &self.facts[index];
        let is_plan = |at: &usize| {
            let other = &self.facts[*at];
            other.statement == fact.statement
                && other.amount().is_some()
                && matches!(other.measure, Measure::Budget | Measure::InitialBudget | Measure::Adjusted)
        };
        let beside =
            index.checked_sub(1).filter(|at| self.facts[*at].standing == Standing::Base && is_plan(at));
        if let Some(beside) = beside {
            return vec![beside];
        }
        let of_year = |at: &usize| is_plan(at) && self.facts[*at].year == year;
        let plans: Vec<usize> = self.statement_of(index).iter().copied().filter(of_year).collect();
        let named = fact.against.and_then(|(_, measure)| measure);
        let is_named = |at: &&usize| match named {
            Some(Measure::Adjusted) => self.facts[**at].measure == Measure::Adjusted,
            Some(Measure::InitialBudget) => self.facts[**at].measure != Measure::Adjusted,
            _ => true,
        };
        plans.iter().filter(is_named).copied().collect()
    }

    /// What a table prints as the budget of what a fact is of, where that is one cell.
    fn budget_of_table(&self, fact: &Fact, figure: FactFigure) -> Option<(Printed, Source)> {
        let budget = Fact { measure: Measure::Budget, figure, ..fact.clone() };
        let (cells, figures) = self.tied(&budget, None).into_iter().next()?;
        let [cell] = cells[..] else { return None };
        Some((*figures.first()?, Source::Cell(cell)))
    }
}

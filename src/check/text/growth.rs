//! Growth rates against the amounts that they are between (增长率).

use super::against::against;
use super::facts::{Source, TextFacts};
use super::pair::{Pair, Stated};
use super::rates::{RateEnd, RateReading, signed_rate};
use super::shares::{TOGETHER, sum_of};
use crate::fact::{Direction, Fact, FactFigure, Measure, Standing, Topic};
use crate::value::{Outcome, Printed, Ratio};

impl TextFacts<'_> {
    pub(super) fn growth(&self, index: usize, printed: Ratio) -> RateReading {
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
                RateEnd::Broken | RateEnd::CutOff
                    if self.is_of_whole(index, is_explained)
                        || self.is_of_table(index, is, is_explained)
                        || self.is_of_list_together(index, is_explained) =>
                {
                    RateEnd::Held
                }
                end => end,
            };
            let is_of_zero = direction == Direction::Up && is.exact() == by.exact();
            ([after, change], end, is_of_zero)
        });
        let by_base = pair.before.zip(pair.after).map(|(before, after)| {
            let (was, is) = (before.amount, after.amount);
            ([before, after], RateEnd::of_change(rate, was, is), was.is_zero())
        });
        // 较上年20.00万元增加1.00万元，增长5%: the base and the change, whatever this year's amount is.
        let size = Ratio::new(printed.percent().abs()).ok();
        let is_compared =
            |before: &Stated| self.facts[before.index].standing == Standing::Base && !before.amount.is_zero();
        let by_both = pair.before.filter(is_compared).zip(pair.change).zip(size);
        let by_both = by_both.map(|((before, change), size)| {
            ([before, change], RateEnd::of_share(size, change.amount, before.amount), false)
        });
        let readings = by_base.into_iter().chain(by_change).chain(by_both);
        let Some((from, end, is_of_zero)) = readings.min_by_key(|(_, end, _)| *end) else {
            let is = pair.after.map(|after| after.amount);
            let of_row = is.and_then(|is| self.growth_of_named_row(index, is, rate));
            return of_row.unwrap_or(RateReading::UNTIED);
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

    /// 小学50万元，初中30万元，比上年增加10万元，增长14.29%: whether a change is of what the last amounts of its paragraph are together.
    fn is_of_list_together(&self, index: usize, explains: impl Fn(Printed) -> bool) -> bool {
        let before =
            self.before_in_paragraph(index).take(8 * TOGETHER).filter(|other| self.is_current(other));
        let amounts: Vec<Printed> = before.filter_map(Fact::amount).take(TOGETHER).collect();
        (2..=amounts.len()).any(|count| sum_of(amounts[..count].iter().copied()).is_some_and(&explains))
    }

    /// Whether a rate is of what a table prints of its subject, beside the amount that the text gives: 本年支出 and 支出总计 are two
    /// amounts, and a sentence may give one and speak of the other. An amount that no table prints is none of them.
    fn is_of_table(&self, index: usize, is: Printed, explains: impl Fn(Printed) -> bool) -> bool {
        let figure = FactFigure::Amount(is);
        let level = Fact { measure: Measure::Amount, figure, of: None, ..self.facts[index].clone() };
        let likely = self.likely(&level, None);
        let prints = |is_one: &dyn Fn(Printed) -> bool| {
            likely.iter().any(|(_, figures)| matches!(figures[..], [figure] if is_one(figure)))
        };
        prints(&explains) && prints(&|figure| against(is, &[figure]).outcome() != Outcome::Broken)
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
}

//! The amounts that a change or a rate is between (增减).

use super::{Kind, Prose};
use crate::fact::{Direction, Fact, Measure, Topic};
use crate::value::{Printed, Unit};

/// An amount of the text: which fact gives it, and how much it is.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Stated {
    pub(in crate::check) index: usize,
    pub(in crate::check) amount: Printed,
}

/// The amounts that a change or a rate is between, as far as the text gives them.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Pair {
    /// 上年数: the amount of the year before.
    pub(in crate::check) before: Option<Stated>,
    /// 本年数: the amount of this year.
    pub(in crate::check) after: Option<Stated>,
    /// 增减额: the change that the statement gives.
    pub(in crate::check) change: Option<Stated>,
}

impl Prose<'_> {
    /// The amounts that a change or a rate is between: those of its statement that stand nearest before it, or else
    /// behind it. This year's may stand in another sentence.
    pub(in crate::check) fn pair(&self, index: usize) -> Pair {
        let fact = &self.facts[index];
        let year = fact.against.map(|(year, _)| year).or_else(|| fact.year.previous());
        // Of one year, what was planned and what became of it.
        let is_of_plan = self.is_account() && year == Some(self.document.fiscal_year);
        let is_base = |other: &Fact| match self.kind_of(other) {
            Some(kind) => {
                Some(other.year) == year && (!is_of_plan || matches!(kind, Kind::Budget | Kind::Adjusted))
            }
            None => false,
        };
        let after = self
            .nearest_in_statement(index, |other| self.is_current(other))
            .or_else(|| self.current_elsewhere(index));
        Pair {
            before: self.nearest_in_statement(index, is_base).and_then(|at| self.stated(at)),
            after: after.and_then(|at| self.stated(at)),
            change: self
                .nearest_in_statement(index, |other| {
                    other.measure == Measure::Change && other.amount().is_some()
                })
                .and_then(|at| self.stated(at)),
        }
    }

    fn stated(&self, index: usize) -> Option<Stated> {
        Some(Stated { index, amount: self.facts[index].amount()? })
    }

    /// This year's amount of what a fact is about: the last one before it in its paragraph, else the one amount that the
    /// section gives, else the one that the document gives.
    fn current_elsewhere(&self, index: usize) -> Option<usize> {
        let fact = &self.facts[index];
        let section = self.section_of(index);
        let is_either_side = |topic: &Topic| matches!(topic, Topic::Revenue | Topic::Expenditure);
        // 收入总计…、支出总计…。收、支总计各增加…
        let is_meant = |at: &usize| {
            let other = &self.facts[*at];
            let is_same_topic = other.topic == fact.topic
                || (fact.topic == Topic::RevenueAndExpenditure
                    && is_either_side(&other.topic)
                    && section.contains(at));
            is_same_topic && other.scope == fact.scope && self.is_current(other)
        };
        let is_of_paragraph = |at: &usize| self.facts[*at].place.paragraph == fact.place.paragraph;
        let of_paragraph = (section.start..index).rev().find(|at| is_of_paragraph(at) && is_meant(at));
        if of_paragraph.is_some() {
            return of_paragraph;
        }
        for within in [section.clone(), 0..self.facts.len()] {
            let mut found = within.filter(is_meant);
            if let Some(first) = found.next() {
                let amount = self.facts[first].amount();
                return found.all(|other| self.facts[other].amount() == amount).then_some(first);
            }
        }
        None
    }
}

/// A change with its sign.
pub(in crate::check) fn signed_change(fact: &Fact) -> Option<Printed> {
    match (fact.direction?, fact.amount()) {
        (Direction::Up, by) => by,
        (Direction::Down, by) => by.and_then(|by| Printed::new(-by.value(), by.unit()).ok()),
        (Direction::Flat, _) => Printed::parse("0", Unit::TenThousandYuan).ok(),
    }
}

/// A direction as an English message names it.
pub(in crate::check) const fn in_english(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "an increase",
        Direction::Down => "a decrease",
        Direction::Flat => "no change",
    }
}

//! The amounts that a change or a rate is between (增减).

use core::ops::Range;

use std::collections::HashSet;

use super::facts::{Kind, TextFacts};
use crate::fact::{Direction, Fact, Measure, Scope, Standing, Topic};
use crate::value::{FiscalYear, Printed, Tally, Unit};

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

impl TextFacts<'_> {
    /// The amounts that a change or a rate is between: those of its statement that stand nearest before it, or else
    /// behind it. This year's may stand in another sentence. What is stated on another basis has none of them, nor has what is
    /// said of another year than the section's: of which two amounts it is, one year alone does not say.
    pub(in crate::check) fn pair(&self, index: usize) -> Pair {
        let fact = &self.facts[index];
        if fact.standing == Standing::OtherBasis || fact.year != fact.section_year {
            return Pair { before: None, after: None, change: None };
        }
        let after = self.current_in_statement(index).or_else(|| self.current_elsewhere(index));
        let after = after.filter(|after| self.may_be_against(fact, *after));
        let before = self.base(index, after).and_then(|at| self.stated(at));
        let change = self.own_change(index);
        let whole = before.and_then(|before| self.whole_that_fits(index, before.amount, change));
        Pair {
            before,
            after: whole.or(after).and_then(|at| self.stated(at)),
            change: change.and_then(|at| self.stated(at)),
        }
    }

    /// 总预算50万元，其中甲30万元、乙20万元，比上年45万元增加5万元: what the paragraph takes apart, where the base and the change that are
    /// printed give its amount. A sentence leaves open whether it speaks of that or of the last part.
    fn whole_that_fits(&self, index: usize, was: Printed, change: Option<usize>) -> Option<usize> {
        let fact = &self.facts[index];
        let change =
            if fact.measure == Measure::Change { Some(fact) } else { change.map(|at| &self.facts[at]) };
        let by = change.and_then(signed_change)?;
        let things = self.of_thing_within(fact.of.as_ref()?, &(self.paragraph_start(index)..index));
        let fits = |whole: &Fact| {
            let mut tally = Tally::new(whole.amount()?);
            tally.add(was);
            tally.add(by);
            Some(tally.verdict().outcome().is_held())
        };
        let is_whole = |at: &usize| {
            let other = &self.facts[*at];
            self.is_current(other) && fits(other) == Some(true)
        };
        things.iter().rev().copied().find(is_whole)
    }

    /// Whether what a change is against may be compared with an amount: 比上年年初预算增加 says nothing of 决算数.
    fn may_be_against(&self, change: &Fact, after: usize) -> bool {
        let Some((year, Some(Measure::InitialBudget | Measure::Adjusted))) = change.against else {
            return true;
        };
        let after = &self.facts[after];
        year == after.year
            || matches!(after.measure, Measure::InitialBudget | Measure::Adjusted | Measure::Budget)
    }

    /// This year's amount in the statement of a fact: the one that the document is about, else what a report says of
    /// the year that it looks back on.
    fn current_in_statement(&self, index: usize) -> Option<usize> {
        let year = self.facts[index].against.map(|(year, _)| year);
        let is_executed = |other: &Fact| {
            other.standing == Standing::Stated
                && self.kind_of(other) == Some(Kind::Executed)
                && Some(other.year) != year
        };
        let executed = self.nearest_before_in_statement(index, is_executed);
        let current = self.nearest_in_statement(index, |other| self.is_current(other));
        // 预算10万元，调整预算9.5万元，完成9.6万元，增长5%: what was done, where it stands behind what was planned.
        let is_of_year = |at: &usize| self.facts[*at].year == self.facts[index].year;
        let done = executed.filter(|at| is_of_year(at) && current.is_none_or(|current| current < *at));
        // 2025年执行数5万元，2026年预算6万元: the year that the section speaks of first.
        done.or(current)
            .or_else(|| executed.filter(|at| self.facts[*at].year == self.facts[*at].section_year))
    }

    /// What a change is against: the amount that the comparison prints, else one that the statement gives of that year.
    fn base(&self, index: usize, after: Option<usize>) -> Option<usize> {
        let fact = &self.facts[index];
        let year = fact.against.map(|(year, _)| year).or_else(|| fact.year.previous());
        // Of one year, what was planned and what became of it.
        let is_of_plan = self.is_account() && year == Some(fact.section_year);
        // 比2023年执行数减少: not of what was planned for that year.
        let named = fact.against.and_then(|(_, measure)| measure);
        let is_base = |other: &Fact| match self.kind_of(other) {
            Some(kind) => {
                Some(other.year) == year
                    && (!is_of_plan || matches!(kind, Kind::Budget | Kind::Adjusted))
                    && (is_of_plan || is_same_measure(named, other.measure))
            }
            None => false,
        };
        let printed = self
            .nearest_before_in_statement(index, |other| is_base(other) && other.standing == Standing::Base);
        // 上年年初预算 is what a plan is compared with, and nothing else.
        let kind = after.and_then(|after| self.kind_of(&self.facts[after]));
        let is_first_plan =
            |other: &Fact| matches!(other.measure, Measure::InitialBudget | Measure::Adjusted);
        let is_given = |other: &Fact| {
            is_base(other) && (is_of_plan || !is_first_plan(other) || self.kind_of(other) == kind)
        };
        // Of several plans the one that the words name; where they name none of them, nobody knows which is meant.
        let plans = |wanted: &dyn Fn(Measure) -> bool| {
            let mut found = self.statement_of(index).iter().copied().filter(|at| {
                let other = &self.facts[*at];
                is_given(other) && wanted(other.measure)
            });
            let first = found.next()?;
            let amount = self.facts[first].amount();
            found.all(|other| self.facts[other].amount() == amount).then_some(first)
        };
        let given = || match named {
            Some(Measure::InitialBudget) if is_of_plan => plans(&|measure| measure != Measure::Adjusted),
            Some(Measure::Adjusted) if is_of_plan => plans(&|measure| measure == Measure::Adjusted),
            _ if is_of_plan => plans(&|_| true),
            _ => self.nearest_in_statement(index, is_given),
        };
        // An amount is not compared with itself.
        printed.or_else(given).filter(|at| Some(*at) != after)
    }

    /// The change that a rate belongs to: the last one before it, against the same year, with no other amount between.
    fn own_change(&self, index: usize) -> Option<usize> {
        let fact = &self.facts[index];
        let is_change = |other: &Fact| other.measure == Measure::Change && other.amount().is_some();
        let of_same_year = |at: &usize| {
            let (one, other) = (fact.against, self.facts[*at].against);
            // 下降24.9%，短收5万元: against what was planned for the year, which the rate is not unless it says so.
            let is_of_plan =
                other.is_some_and(|(year, measure)| year == fact.section_year && measure.is_some());
            let year = |against: Option<(FiscalYear, Option<Measure>)>| against.map(|(year, _)| year);
            (one.is_none() && !is_of_plan) || other.is_none() || year(one) == year(other)
        };
        self.nearest_in_statement(index, is_change).filter(of_same_year)
    }

    fn stated(&self, index: usize) -> Option<Stated> {
        Some(Stated { index, amount: self.facts[index].amount()? })
    }

    /// This year's amount of what a fact is about: the last one before it in its paragraph, else the one amount that the
    /// section gives, else the one that the document gives.
    fn current_elsewhere(&self, index: usize) -> Option<usize> {
        let fact = &self.facts[index];
        // Of another year than the document's, the paragraph alone.
        if fact.section_year != self.document.fiscal_year {
            let within = self.paragraph_start(index)..index;
            let before =
                self.of_thing_within(&(fact.topic.clone(), fact.scope), &within).iter().rev().copied();
            return before.into_iter().find(|at| self.is_current(&self.facts[*at]));
        }
        let section = self.section_of(index);
        let own = (fact.topic.clone(), fact.scope);
        // 收入总计…、支出总计…。收、支总计各增加…
        let sides = [(Topic::Revenue, fact.scope), (Topic::Expenditure, fact.scope)];
        let is_balance = fact.topic == Topic::RevenueAndExpenditure;
        let of_section =
            if is_balance { [&sides[..], core::slice::from_ref(&own)].concat() } else { vec![own.clone()] };
        let paragraph = self.paragraph_start(index)..index;
        let of_paragraph = self.last_current(core::slice::from_ref(&own), &paragraph);
        let of_paragraph = of_paragraph.or_else(|| self.balanced(&sides, &paragraph).filter(|_| is_balance));
        if of_paragraph.is_some() {
            return of_paragraph;
        }
        if let Some((first, is_one)) = self.first_current(&of_section, &section) {
            return is_one.then_some(first);
        }
        let (first, is_one) = self.first_current(&[own], &(0..self.facts.len()))?;
        is_one.then_some(first)
    }

    /// The last amount within a range that both sides of a balance have: 收入总计8万元，包括本年收入7万元；支出总计8万元，包括本年支出6万元.
    fn balanced(&self, sides: &[(Topic, Option<Scope>); 2], within: &Range<usize>) -> Option<usize> {
        let [revenue, expenditure] = sides.each_ref().map(|side| {
            let things = self.of_thing_within(side, within).iter().copied();
            things.filter(|at| self.is_current(&self.facts[*at])).collect::<Vec<usize>>()
        });
        let amount = |at: &usize| self.facts[*at].amount();
        // One amount of each side at most: the totals, whether they agree or not.
        if revenue.len() <= 1 && expenditure.len() <= 1 {
            return revenue.last().max(expenditure.last()).copied();
        }
        let came_in: HashSet<Option<Printed>> = revenue.iter().map(amount).collect();
        expenditure.into_iter().rev().find(|at| came_in.contains(&amount(at)))
    }
}

/// Whether an amount may be of the measure that a comparison names: of any where one of the two names none.
const fn is_same_measure(named: Option<Measure>, of: Measure) -> bool {
    use Measure as M;
    match (named, of) {
        (None | Some(M::Amount), _) | (_, M::Amount) => true,
        (Some(M::Budget | M::InitialBudget), other) => matches!(other, M::Budget | M::InitialBudget),
        (Some(M::Adjusted), other) => matches!(other, M::Adjusted | M::Budget),
        (Some(M::Executed), other) => matches!(other, M::Executed | M::Account),
        (Some(M::Account), other) => matches!(other, M::Account | M::Executed),
        (Some(_), _) => true,
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

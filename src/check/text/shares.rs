//! What a share of the text is of (占比).

use super::rates::{RateEnd, RateReading};
use super::{Prose, Source, three_public_row};
use crate::fact::{Fact, FactFigure, Measure, Topic};
use crate::table::CellOrigin;
use crate::value::{Printed, Ratio};

impl Prose<'_> {
    /// 占 x%.
    pub(super) fn share(&self, index: usize, printed: Ratio) -> RateReading {
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
        let end = RateEnd::of_share(printed, share, all);
        RateReading::of_quotient(end, vec![Source::Fact(part), source])
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
        let single = |(cells, figures): &(Vec<CellOrigin>, Vec<Printed>)| match (&cells[..], &figures[..]) {
            ([cell], [figure]) => Some((*figure, Source::Cell(*cell))),
            _ => None,
        };
        let mut figures = tied.iter().filter_map(single);
        let first = figures.next()?;
        Some(core::iter::once(first).chain(figures).find(|(figure, _)| explains(*figure)).unwrap_or(first))
    }

    /// The amount that a share is of: the last one of its statement.
    fn part_of(&self, index: usize) -> Option<(usize, Printed)> {
        let part = self.nearest_before_in_statement(index, |other| self.is_current(other))?;
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

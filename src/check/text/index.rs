//! Facts by what they are of, so that one that is looked for is not looked for among all others.

use core::ops::Range;

use std::collections::HashMap;

use crate::fact::{Fact, Measure, Scope, Topic};
use crate::value::Printed;

/// The facts of a text by their statement, and its current amounts by what they are of.
#[derive(Debug)]
pub(super) struct FactIndex {
    /// By section and statement.
    statements: HashMap<(usize, usize), Vec<usize>>,
    /// The first fact of each paragraph, by section and paragraph.
    paragraphs: HashMap<(usize, Option<usize>), usize>,
    /// The facts of all revenue, all expenditure and the like, of which others may be shares.
    totals: Vec<usize>,
    /// All facts by what they are of.
    things: HashMap<(Topic, Option<Scope>), Vec<usize>>,
    /// Changes by what changed, and by how much.
    changes: HashMap<(Topic, Printed), Vec<usize>>,
    /// Amounts that the document is about.
    current: HashMap<(Topic, Option<Scope>), Amounts>,
}

/// The facts that give an amount of one thing, in printed order.
#[derive(Debug, Default)]
struct Amounts {
    facts: Vec<usize>,
    /// For each of them how many stand before the next that gives another amount.
    alike: Vec<usize>,
}

impl Amounts {
    fn of(all: &[Fact], facts: Vec<usize>) -> Self {
        let amount = |at: usize| all[facts[at]].amount();
        let mut alike = vec![facts.len(); facts.len()];
        for at in (0..facts.len().saturating_sub(1)).rev() {
            alike[at] = if amount(at) == amount(at + 1) { alike[at + 1] } else { at + 1 };
        }
        Self { facts, alike }
    }

    fn places(&self, within: &Range<usize>) -> Range<usize> {
        let place = |end: usize| self.facts.partition_point(|fact| *fact < end);
        place(within.start)..place(within.end)
    }

    /// The last fact within a range.
    fn last(&self, within: &Range<usize>) -> Option<usize> {
        let places = self.places(within);
        (!places.is_empty()).then(|| self.facts[places.end - 1])
    }

    /// The first fact within a range, and whether all of them there give one amount.
    fn first(&self, within: &Range<usize>) -> Option<(usize, bool)> {
        let places = self.places(within);
        (!places.is_empty()).then(|| (self.facts[places.start], self.alike[places.start] >= places.end))
    }
}

impl FactIndex {
    pub(super) fn of(facts: &[Fact], is_current: impl Fn(&Fact) -> bool) -> Self {
        let mut statements: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        let mut paragraphs = HashMap::new();
        let mut current: HashMap<(Topic, Option<Scope>), Vec<usize>> = HashMap::new();
        let mut totals = Vec::new();
        let mut things: HashMap<(Topic, Option<Scope>), Vec<usize>> = HashMap::new();
        let mut changes: HashMap<(Topic, Printed), Vec<usize>> = HashMap::new();
        for (index, fact) in facts.iter().enumerate() {
            let section = fact.place.section;
            if is_total(&fact.topic) {
                totals.push(index);
            }
            statements.entry((section, fact.statement)).or_default().push(index);
            paragraphs.entry((section, fact.place.paragraph)).or_insert(index);
            things.entry((fact.topic.clone(), fact.scope)).or_default().push(index);
            if let Some(amount) = fact.amount().filter(|_| fact.measure == Measure::Change) {
                changes.entry((fact.topic.clone(), amount)).or_default().push(index);
            }
            if is_current(fact) {
                current.entry((fact.topic.clone(), fact.scope)).or_default().push(index);
            }
        }
        let current =
            current.into_iter().map(|(thing, indices)| (thing, Amounts::of(facts, indices))).collect();
        Self { statements, paragraphs, totals, things, changes, current }
    }

    /// The facts of a fact's statement, in printed order.
    pub(super) fn statement_of(&self, fact: &Fact) -> &[usize] {
        let statement = self.statements.get(&(fact.place.section, fact.statement));
        statement.map_or(&[], Vec::as_slice)
    }

    /// The facts of what others may be shares of without saying so, in printed order.
    pub(super) fn totals(&self) -> &[usize] {
        &self.totals
    }

    /// The facts of one thing, in printed order.
    pub(super) fn of_thing(&self, thing: &(Topic, Option<Scope>)) -> &[usize] {
        self.things.get(thing).map_or(&[], Vec::as_slice)
    }

    /// The changes of a thing by so much, in printed order.
    pub(super) fn changes(&self, topic: &Topic, by: Printed) -> &[usize] {
        self.changes.get(&(topic.clone(), by)).map_or(&[], Vec::as_slice)
    }

    /// The first fact of the paragraph that a fact stands in.
    pub(super) fn paragraph_start(&self, fact: &Fact) -> Option<usize> {
        self.paragraphs.get(&(fact.place.section, fact.place.paragraph)).copied()
    }

    /// The last fact within a range that gives a current amount of one of these things.
    pub(super) fn last_current(
        &self,
        things: &[(Topic, Option<Scope>)],
        within: &Range<usize>,
    ) -> Option<usize> {
        let found = things.iter().filter_map(|thing| self.current.get(thing)?.last(within));
        found.max()
    }

    /// For each of these things the first fact within a range that gives a current amount of it, and whether all of them
    /// there give one amount.
    pub(super) fn first_current(
        &self,
        things: &[(Topic, Option<Scope>)],
        within: &Range<usize>,
    ) -> impl Iterator<Item = (usize, bool)> {
        things.iter().filter_map(|thing| self.current.get(thing)?.first(within))
    }
}

/// Whether a topic is one that others may be shares of without saying so.
const fn is_total(topic: &Topic) -> bool {
    matches!(
        topic,
        Topic::Revenue
            | Topic::Expenditure
            | Topic::RevenueAndExpenditure
            | Topic::Appropriation
            | Topic::Basic
    )
}

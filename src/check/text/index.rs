//! Facts by what they are of, so that one that is looked for is not looked for among all others.

use core::ops::Range;

use std::collections::HashMap;

use super::{Kind, Prose};
use crate::fact::{Fact, Scope, Standing, Topic};
use crate::value::{FiscalYear, FunctionalCode, Printed};

/// What a fact is of: a code, however it is named, or a topic of some money.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::check) enum Thing {
    Code(FunctionalCode),
    Topic(Topic, Option<Scope>),
}

/// The facts of a text by their statement, and its current amounts by what they are of.
#[derive(Debug)]
pub(in crate::check) struct FactIndex {
    /// By section and statement.
    statements: HashMap<(usize, usize), Vec<usize>>,
    /// The first fact of each paragraph, by section and paragraph.
    paragraphs: HashMap<(usize, Option<usize>), usize>,
    /// The facts of all revenue, all expenditure and the like, of which others may be shares.
    totals: Vec<usize>,
    /// Amounts that the document is about.
    current: HashMap<(Topic, Option<Scope>), Amounts>,
}

/// The facts that give an amount of one thing, in printed order.
#[derive(Debug, Default)]
pub(in crate::check) struct Amounts {
    facts: Vec<usize>,
    /// For each of them how many stand before the next that gives another amount.
    alike: Vec<usize>,
}

impl Amounts {
    fn of(prose: &Prose<'_>, facts: Vec<usize>) -> Self {
        let amount = |at: usize| prose.facts[facts[at]].amount();
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
    fn of(prose: &Prose<'_>) -> Self {
        let mut statements: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        let mut paragraphs = HashMap::new();
        let mut current: HashMap<(Topic, Option<Scope>), Vec<usize>> = HashMap::new();
        let mut totals = Vec::new();
        for (index, fact) in prose.facts.iter().enumerate() {
            let section = fact.place.section;
            if is_total(&fact.topic) {
                totals.push(index);
            }
            statements.entry((section, fact.statement)).or_default().push(index);
            paragraphs.entry((section, fact.place.paragraph)).or_insert(index);
            if prose.is_current(fact) {
                current.entry((fact.topic.clone(), fact.scope)).or_default().push(index);
            }
        }
        let current = current.into_iter().map(|(thing, facts)| (thing, Amounts::of(prose, facts))).collect();
        Self { statements, paragraphs, totals, current }
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

impl Prose<'_> {
    fn index(&self) -> &FactIndex {
        self.index.get_or_init(|| FactIndex::of(self))
    }

    /// The facts of a fact's statement, in printed order.
    pub(super) fn statement_of(&self, index: usize) -> &[usize] {
        let fact = &self.facts[index];
        let statement = self.index().statements.get(&(fact.place.section, fact.statement));
        statement.map_or(&[], Vec::as_slice)
    }

    /// The facts of what others may be shares of without saying so, in printed order.
    pub(super) fn totals(&self) -> &[usize] {
        &self.index().totals
    }

    /// The first fact of the paragraph that a fact stands in.
    pub(super) fn paragraph_start(&self, index: usize) -> usize {
        let place = &self.facts[index].place;
        self.index().paragraphs.get(&(place.section, place.paragraph)).copied().unwrap_or(index)
    }

    /// The facts of its paragraph that stand before a fact, in printed order.
    pub(super) fn before_in_paragraph(&self, index: usize) -> impl Iterator<Item = &Fact> + Clone {
        self.facts[self.paragraph_start(index)..index].iter()
    }

    /// The last fact within a range that gives a current amount of one of these things.
    pub(super) fn last_current(
        &self,
        things: &[(Topic, Option<Scope>)],
        within: &Range<usize>,
    ) -> Option<usize> {
        let found = things.iter().filter_map(|thing| self.index().current.get(thing)?.last(within));
        found.max()
    }

    /// The first fact within a range that gives a current amount of one of these things, and whether all of them there give
    /// the same.
    pub(super) fn first_current(
        &self,
        things: &[(Topic, Option<Scope>)],
        within: &Range<usize>,
    ) -> Option<(usize, bool)> {
        let amount = |at: usize| -> Option<Printed> { self.facts[at].amount() };
        let found = things.iter().filter_map(|thing| self.index().current.get(thing)?.first(within));
        found.reduce(|one, other| {
            let is_one = one.1 && other.1 && amount(one.0) == amount(other.0);
            (one.0.min(other.0), is_one)
        })
    }

    /// What a fact is of.
    pub(in crate::check) fn thing(&self, index: usize) -> Thing {
        let fact = &self.facts[index];
        self.code(index).map_or_else(|| Thing::Topic(fact.topic.clone(), fact.scope), Thing::Code)
    }
}

/// The amounts that a text gives of its own accord, in printed order: by what they are of, their year and kind, and by
/// whose money they are besides.
#[derive(Debug, Default)]
pub(in crate::check) struct Given {
    all: HashMap<(Thing, FiscalYear, Kind), Vec<usize>>,
    of_scope: HashMap<(Thing, Option<Scope>, FiscalYear, Kind), Vec<usize>>,
}

impl Given {
    fn of(prose: &Prose<'_>) -> Self {
        let mut given = Self::default();
        for (index, fact) in prose.facts.iter().enumerate() {
            let Some(kind) = prose.kind_of(fact).filter(|_| fact.standing == Standing::Told) else {
                continue;
            };
            let thing = prose.thing(index);
            given.all.entry((thing.clone(), fact.year, kind)).or_default().push(index);
            given.of_scope.entry((thing, fact.scope, fact.year, kind)).or_default().push(index);
        }
        given
    }
}

impl Prose<'_> {
    fn given(&self) -> &Given {
        self.given.get_or_init(|| Given::of(self))
    }

    /// The first fact that gives an amount of the thing, year and kind of another.
    pub(in crate::check) fn first_given(&self, index: usize, kind: Kind) -> Option<usize> {
        let key = (self.thing(index), self.facts[index].year, kind);
        self.given().all.get(&key)?.first().copied()
    }

    /// The first that does and is of the same money, from a place on.
    pub(in crate::check) fn first_given_of_scope(
        &self,
        index: usize,
        kind: Kind,
        from: usize,
    ) -> Option<usize> {
        let fact = &self.facts[index];
        let given = self.given().of_scope.get(&(self.thing(index), fact.scope, fact.year, kind))?;
        given.get(given.partition_point(|at| *at < from)).copied()
    }

    /// The first of its statement that does.
    pub(in crate::check) fn first_given_in_statement(&self, index: usize, kind: Kind) -> Option<usize> {
        let fact = &self.facts[index];
        let is_same = |at: &usize| {
            let other = &self.facts[*at];
            other.year == fact.year
                && other.standing == Standing::Told
                && self.kind_of(other) == Some(kind)
                && self.is_same_thing(*at, index)
        };
        self.statement_of(index).iter().copied().find(is_same)
    }
}

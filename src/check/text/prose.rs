//! The text of a document with what ties it to the tables (文字与表).

use core::cell::OnceCell;
use std::rc::Rc;

use super::facts::{Kind, Source, TextFacts};
use super::given::{Given, Thing};
use super::paths::{PathReading, Paths};
use super::projects::{Project, projects_of};
use super::rates::{RateEnd, RateReading};
use super::tie::Tie;
use crate::check::Answer;
use crate::document::Disclosure;
use crate::fact::{Fact, Measure, SheetReadings, Standing};
use crate::identity::PrintedTables;
use crate::value::{FunctionalCode, Printed};

/// The facts of a text, and what is worked out for all of them when it is first asked of one.
#[derive(Debug)]
pub(in crate::check) struct Prose<'a> {
    pub(in crate::check) text: TextFacts<'a>,
    given: OnceCell<Given>,
    paths: OnceCell<Paths>,
    ties: OnceCell<Vec<Option<Tie>>>,
    rates: OnceCell<Vec<Option<RateReading>>>,
    projects: OnceCell<Vec<Project>>,
}

impl<'a> Prose<'a> {
    pub(in crate::check) fn of(
        document: &'a Disclosure,
        readings: Rc<SheetReadings<'a>>,
        tables: &'a PrintedTables,
        facts: &'a [Fact],
    ) -> Self {
        Self {
            text: TextFacts::of(document, readings, tables, facts),
            given: OnceCell::new(),
            paths: OnceCell::new(),
            ties: OnceCell::new(),
            rates: OnceCell::new(),
            projects: OnceCell::new(),
        }
    }

    fn paths(&self) -> &Paths {
        self.paths.get_or_init(|| Paths::of(&self.text))
    }

    /// The path that a fact names, where it is the first of its statement that does.
    pub(in crate::check) fn path(&self, index: usize) -> Option<&PathReading> {
        self.paths().reading(index)
    }

    /// The code that a fact is about, where it names one by its levels.
    pub(in crate::check) fn code(&self, index: usize) -> Option<FunctionalCode> {
        self.paths().code(index)
    }

    /// Whether two facts are about one thing: one code, however it is named, or one topic of the same money.
    pub(in crate::check) fn is_same_thing(&self, one: usize, other: usize) -> bool {
        match (self.code(one), self.code(other)) {
            (None, None) => {
                let (one, other) = (&self.text.facts[one], &self.text.facts[other]);
                one.topic == other.topic && one.scope == other.scope
            }
            (one, other) => one == other,
        }
    }

    /// The cells that a fact's amount speaks of, those that agree best where there are several; none where no table is
    /// found to print it.
    pub(in crate::check) fn tie(&self, index: usize) -> Option<&Tie> {
        let ties = self.ties.get_or_init(|| {
            let ties = (0..self.text.facts.len()).map(|index| self.text.tie(index, self.code(index)));
            let mut ties: Vec<Option<Tie>> = ties.collect();
            self.text.doubt_units(&mut ties);
            ties
        });
        ties.get(index)?.as_ref()
    }

    /// How a percentage stands to the amounts that it follows from; none for a fact that is no percentage.
    pub(in crate::check) fn rate(&self, index: usize) -> Option<&RateReading> {
        let rates = self.rates.get_or_init(|| {
            let reading = |index: usize| {
                let printed = self.text.facts[index].rate()?;
                let reading = match self.text.facts[index].measure {
                    Measure::Rate => self.text.growth(index, printed),
                    Measure::Completion => self.text.completion(index, printed),
                    Measure::Share => self.text.share(index, printed),
                    _ => return None,
                };
                Some(self.unless_doubtful(index, reading))
            };
            (0..self.text.facts.len()).map(reading).collect()
        });
        rates.get(index)?.as_ref()
    }

    /// What does not follow proves nothing where a figure may be of something else.
    fn unless_doubtful(&self, index: usize, reading: RateReading) -> RateReading {
        let of_text = reading.sources.iter().filter_map(|source| match source {
            Source::Fact(at) => Some(*at),
            Source::Cell(_) => None,
        });
        let is_sure = reading.end <= RateEnd::Held || self.text.is_sure(of_text.chain([index]));
        if is_sure { reading } else { RateReading { end: RateEnd::UnknownWords, ..reading } }
    }

    /// The answer to whether a percentage of this measure follows from the amounts of the text.
    pub(in crate::check) fn answer_of_rate(&self, index: usize, measure: Measure) -> Answer {
        let fact = &self.text.facts[index];
        match self.rate(index) {
            Some(reading) if fact.measure == measure => {
                reading.end.follows(|| reading.mismatch(&self.text, fact))
            }
            _ => Answer::NotApplicable,
        }
    }

    /// The projects of the table by unit, in printed order.
    pub(in crate::check) fn projects(&self) -> &[Project] {
        self.projects.get_or_init(|| projects_of(self.text.tables))
    }

    /// The project that a sentence gives this year's amount of, where the table prints one that it can be compared with.
    pub(in crate::check) fn project_of(&self, fact: &Fact) -> Option<(&Project, Printed)> {
        self.text.project_of(fact, self.projects())
    }

    fn given(&self) -> &Given {
        self.given.get_or_init(|| Given::of(&self.text, |index| self.code(index)))
    }

    fn thing(&self, index: usize) -> Thing {
        Thing::of(&self.text.facts[index], self.code(index))
    }

    /// The first fact that gives an amount of the thing, year and kind of another.
    pub(in crate::check) fn first_given(&self, index: usize, kind: Kind) -> Option<usize> {
        self.given().first(self.thing(index), self.text.facts[index].year, kind)
    }

    /// The first that does and is of the same money, from a place on.
    pub(in crate::check) fn first_given_of_scope(
        &self,
        index: usize,
        kind: Kind,
        from: usize,
    ) -> Option<usize> {
        let fact = &self.text.facts[index];
        self.given().first_of_scope(self.thing(index), fact.scope, fact.year, kind, from)
    }

    /// The first of its statement that does.
    pub(in crate::check) fn first_given_in_statement(&self, index: usize, kind: Kind) -> Option<usize> {
        let fact = &self.text.facts[index];
        let is_same = |at: &usize| {
            let other = &self.text.facts[*at];
            other.year == fact.year
                && other.standing == Standing::Stated
                && self.text.kind_of(other) == Some(kind)
                && self.is_same_thing(*at, index)
        };
        self.text.statement_of(index).iter().copied().find(is_same)
    }
}

//! The amounts that a text gives, by what they are of: those of one thing, year and kind must agree (文内数据).

use std::collections::HashMap;

use super::facts::{Kind, TextFacts};
use crate::fact::{Fact, Scope, Standing, Topic};
use crate::value::{FiscalYear, FunctionalCode};

/// What a fact is of: a code, however it is named, or a topic of some money.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    Code(FunctionalCode),
    Topic(Topic, Option<Scope>),
}

impl Thing {
    /// What a fact is of; its code is that of the path it names.
    pub(super) fn of(fact: &Fact, code: Option<FunctionalCode>) -> Self {
        code.map_or_else(|| Self::Topic(fact.topic.clone(), fact.scope), Self::Code)
    }
}

/// The amounts that a text gives of its own accord, in printed order: by what they are of, their year and kind, and by
/// whose money they are besides.
#[derive(Debug, Default)]
pub(super) struct Given {
    all: HashMap<(Thing, FiscalYear, Kind), Vec<usize>>,
    of_scope: HashMap<(Thing, Option<Scope>, FiscalYear, Kind), Vec<usize>>,
}

impl Given {
    pub(super) fn of(text: &TextFacts<'_>, code_of: impl Fn(usize) -> Option<FunctionalCode>) -> Self {
        let mut given = Self::default();
        for (index, fact) in text.facts.iter().enumerate() {
            let Some(kind) = text.kind_of(fact).filter(|_| fact.standing == Standing::Stated) else {
                continue;
            };
            let thing = Thing::of(fact, code_of(index));
            given.all.entry((thing.clone(), fact.year, kind)).or_default().push(index);
            given.of_scope.entry((thing, fact.scope, fact.year, kind)).or_default().push(index);
        }
        given
    }

    /// The first fact that gives an amount of a thing, year and kind.
    pub(super) fn first(&self, thing: Thing, year: FiscalYear, kind: Kind) -> Option<usize> {
        self.all.get(&(thing, year, kind))?.first().copied()
    }

    /// The first that does and is of the same money, from a place on.
    pub(super) fn first_of_scope(
        &self,
        thing: Thing,
        scope: Option<Scope>,
        year: FiscalYear,
        kind: Kind,
        from: usize,
    ) -> Option<usize> {
        let given = self.of_scope.get(&(thing, scope, year, kind))?;
        given.get(given.partition_point(|at| *at < from)).copied()
    }
}

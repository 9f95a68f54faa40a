//! The text of a document with what ties it to the tables: what several rules on text ask.
//!
//! A fact is named by its index in [`Prose::facts`]. What is asked of many facts is worked out for all of them when it is
//! first asked: [`tie`](Prose::tie), [`path`](Prose::path), [`rate`](Prose::rate), [`projects`](Prose::projects).

mod counts;
mod index;
mod pair;
mod paths;
mod projects;
mod shares;
mod tie;

pub(super) mod last_year;
pub(super) mod parts;
pub(super) mod rates;

use core::cell::OnceCell;
use core::ops::Range;

use super::place::{FindingPlace, Places};
use crate::document::{Disclosure, TextPlace, TextSection, plain};
use crate::fact::{Doubt, Fact, Measure, Standing, TableFact};
use crate::identity::PrintedTables;
use crate::prose::one_line;
use crate::table::CellOrigin;
use crate::value::{FunctionalCode, Outcome, Printed, Stage, Tally, Verdict};

pub use counts::FactCounts;
pub(super) use pair::{Pair, Stated, in_english, signed_change};
pub(super) use paths::PathEnd;
pub(super) use projects::Project;
pub(super) use tie::{is_of_basic, may_be_of_code, three_public_row};

use index::{FactIndex, Given};
use paths::Paths;
use rates::RateReading;
use tie::Tie;

/// The text of a document, and what is known of its facts.
#[derive(Debug)]
pub(super) struct Prose<'a> {
    document: &'a Disclosure,
    tables: &'a PrintedTables,
    pub(super) facts: &'a [Fact],
    index: OnceCell<FactIndex>,
    given: OnceCell<Given>,
    cells: OnceCell<Vec<TableFact>>,
    paths: OnceCell<Paths>,
    ties: OnceCell<Vec<Option<Tie>>>,
    rates: OnceCell<Vec<Option<RateReading>>>,
    projects: OnceCell<Vec<Project>>,
}

/// Which of the figures of one thing an amount is: those of one kind must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// 预算数, 年初预算.
    Budget,
    /// 调整预算数.
    Adjusted,
    /// 执行数.
    Executed,
    /// 决算数.
    Account,
}

/// Where a figure was read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    /// In a sentence: which fact it is.
    Fact(usize),
    /// In a table.
    Cell(CellOrigin),
}

impl<'a> Prose<'a> {
    pub(super) const fn of(document: &'a Disclosure, tables: &'a PrintedTables, facts: &'a [Fact]) -> Self {
        Self {
            document,
            tables,
            facts,
            index: OnceCell::new(),
            given: OnceCell::new(),
            cells: OnceCell::new(),
            paths: OnceCell::new(),
            ties: OnceCell::new(),
            rates: OnceCell::new(),
            projects: OnceCell::new(),
        }
    }

    pub(super) fn is_account(&self) -> bool {
        self.document.stage == Stage::FinalAccount
    }

    /// Where a fact stands, with what it prints.
    pub(super) fn place(&self, fact: &Fact) -> FindingPlace {
        let printed = match (fact.amount(), fact.rate()) {
            (Some(amount), _) => Some(amount.digits()),
            (None, Some(rate)) => Some(rate.to_string()),
            (None, None) => None,
        };
        FindingPlace {
            row_label: subject_of(fact),
            column: fact.measure.chinese().to_owned(),
            printed,
            ..self.place_of(&fact.place)
        }
    }

    pub(super) fn place_of(&self, place: &TextPlace) -> FindingPlace {
        let section = self.document.sections.get(place.section);
        let heading = section.map(|section| section.heading.trim()).filter(|heading| !heading.is_empty());
        let words = self.paragraph(place).filter(|_| !place.range.is_empty());
        let quote = words.and_then(|text| quote(text, place.range.clone()));
        let of_paragraph = |section: &TextSection| match place.paragraph {
            Some(number) => section.paragraphs.get(number).and_then(|paragraph| paragraph.place.line),
            None => section.place.line,
        };
        FindingPlace {
            table: heading.map_or_else(|| "正文".to_owned(), ToOwned::to_owned),
            page: place.page,
            line: section.and_then(of_paragraph),
            quote,
            ..FindingPlace::default()
        }
    }

    /// The printed text of a paragraph, or of a heading.
    pub(super) fn paragraph(&self, place: &TextPlace) -> Option<&'a str> {
        let section = self.document.sections.get(place.section)?;
        match place.paragraph {
            Some(number) => section.paragraphs.get(number).map(|paragraph| paragraph.text.as_str()),
            None => Some(section.heading.as_str()),
        }
    }

    /// The words of its paragraph that stand before a place.
    pub(super) fn words_before(&self, place: &TextPlace) -> Option<&'a str> {
        self.paragraph(place)?.get(..place.range.start)
    }

    pub(super) fn place_of_source(&self, source: Source) -> FindingPlace {
        match source {
            Source::Fact(index) => self.place(&self.facts[index]),
            Source::Cell(cell) => Places { document: self.document, tables: self.tables }.of_origin(cell),
        }
    }

    /// Which of the figures of one thing a fact gives, where it gives an amount.
    pub(super) fn kind_of(&self, fact: &Fact) -> Option<Kind> {
        let kind = match fact.measure {
            Measure::Amount if self.is_account() => Kind::Account,
            Measure::Account => Kind::Account,
            Measure::Amount | Measure::Budget | Measure::InitialBudget => Kind::Budget,
            Measure::Adjusted => Kind::Adjusted,
            Measure::Executed => Kind::Executed,
            _ => return None,
        };
        fact.amount().is_some().then_some(kind)
    }

    /// The kind of amount that the document is about.
    pub(super) fn current(&self) -> Kind {
        if self.is_account() { Kind::Account } else { Kind::Budget }
    }

    /// Whether a fact gives the amount that the document is about, of its own year.
    pub(super) fn is_current(&self, fact: &Fact) -> bool {
        fact.year == self.document.fiscal_year
            && fact.standing != Standing::Base
            && self.kind_of(fact) == Some(self.current())
    }

    /// The code that a fact is about, where it names one by its levels.
    pub(super) fn code(&self, index: usize) -> Option<FunctionalCode> {
        self.paths().code(index)
    }

    /// Whether two facts are about one thing: one code, however it is named, or one topic of the same money.
    pub(super) fn is_same_thing(&self, one: usize, other: usize) -> bool {
        match (self.code(one), self.code(other)) {
            (None, None) => {
                let (one, other) = (&self.facts[one], &self.facts[other]);
                one.topic == other.topic && one.scope == other.scope
            }
            (one, other) => one == other,
        }
    }

    /// Whether facts are sure to be of what they are said to be of, so that a difference between them is an error. Within
    /// one statement all are of one thing, whichever it is.
    pub(super) fn is_sure(&self, facts: impl IntoIterator<Item = usize> + Clone) -> bool {
        let mut statements = facts.clone().into_iter().map(|index| self.facts[index].statement);
        let first = statements.next();
        let is_one = statements.all(|statement| Some(statement) == first);
        facts.into_iter().all(|index| match self.facts[index].doubt {
            None => true,
            Some(Doubt::OfSubject) => is_one,
            Some(Doubt::OfFigure) => false,
        })
    }

    /// The facts of the section that a fact stands in.
    pub(super) fn section_of(&self, index: usize) -> Range<usize> {
        self.facts_of_section(self.facts[index].place.section)
    }

    /// The facts of a section, by its index in the document.
    pub(super) fn facts_of_section(&self, section: usize) -> Range<usize> {
        let before = |to: usize| self.facts.partition_point(|fact| fact.place.section < to);
        before(section)..before(section + 1)
    }

    /// The first fact of a fact's statement that is wanted.
    pub(super) fn first_in_statement(&self, index: usize, wanted: impl Fn(&Fact) -> bool) -> Option<usize> {
        self.statement_of(index).iter().copied().find(|at| wanted(&self.facts[*at]))
    }

    /// The nearest fact of the same statement before a fact that is wanted.
    pub(super) fn nearest_before_in_statement(
        &self,
        index: usize,
        wanted: impl Fn(&Fact) -> bool,
    ) -> Option<usize> {
        let statement = self.statement_of(index);
        let before = &statement[..statement.partition_point(|at| *at < index)];
        before.iter().rev().copied().find(|at| wanted(&self.facts[*at]))
    }

    /// The nearest fact of the same statement that is wanted, those before a fact first.
    pub(super) fn nearest_in_statement(&self, index: usize, wanted: impl Fn(&Fact) -> bool) -> Option<usize> {
        let statement = self.statement_of(index);
        let behind = &statement[statement.partition_point(|at| *at <= index)..];
        self.nearest_before_in_statement(index, &wanted)
            .or_else(|| behind.iter().copied().find(|at| wanted(&self.facts[*at])))
    }
}

/// How many characters of a text stand around what is quoted, on either side.
const AROUND: usize = 16;
/// How many characters of a passage are quoted.
const QUOTED: usize = 40;

/// Words of a text with those around them; of a longer passage its beginning. None where they are no part of the text.
pub(super) fn quote(text: &str, words: Range<usize>) -> Option<String> {
    let (before, meant, after) = (text.get(..words.start)?, text.get(words.clone())?, text.get(words.end..)?);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let opens = [cut(from > 0), before[from..].trim_start()].concat();
    if let Some((end, _)) = meant.char_indices().nth(QUOTED) {
        return Some([&opens, &meant[..end], "…"].concat());
    }
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    Some([&opens, meant, after[..to].trim_end(), cut(to < after.len())].concat())
}

/// What a fact is about, as a message names it.
pub(super) fn subject_of(fact: &Fact) -> String {
    let scope = fact.scope.map(|scope| scope.to_string()).unwrap_or_default();
    format!("{scope}{}", fact.topic)
}

/// A name as names are compared: without blanks and quotation marks.
pub(super) fn compared_name(label: &str) -> String {
    one_line(&plain(label))
}

/// How a printed figure of the text stands to those that a table prints, which may be finer: a figure that is the other
/// one rounded is held.
pub(super) fn against(text: Printed, table: &[Printed]) -> Verdict {
    let mut tally = Tally::new(text);
    for figure in table {
        tally.add(*figure);
    }
    let verdict = tally.verdict();
    if verdict.outcome() != Outcome::HeldWithinRounding {
        return verdict;
    }
    let is_finer = table.iter().all(|figure| figure.unit_step() < text.unit_step());
    if is_finer { verdict.as_held() } else { verdict }
}

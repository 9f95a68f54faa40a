//! The facts of a text, and where they stand: by statement, paragraph and section (文字事实).

use core::cell::OnceCell;
use core::ops::Range;
use std::rc::Rc;

use super::index::FactIndex;
use super::name::subject_of;
use super::quote::quote;
use super::row_names::RowNames;
use crate::check::place::{FindingPlace, Places, file_of};
use crate::document::{Disclosure, TextPlace, TextSection};
use crate::fact::{Doubt, Fact, Measure, Scope, SheetReadings, Standing, TableFact, Topic};
use crate::identity::PrintedTables;
use crate::table::CellOrigin;
use crate::value::{Printed, Stage};

/// The facts of a text with the document that they were read from.
#[derive(Debug)]
pub(in crate::check) struct TextFacts<'a> {
    pub(super) document: &'a Disclosure,
    pub(super) readings: Rc<SheetReadings<'a>>,
    pub(super) tables: &'a PrintedTables,
    pub(in crate::check) facts: &'a [Fact],
    index: OnceCell<FactIndex>,
    cells: OnceCell<Vec<TableFact>>,
    pub(super) row_names: OnceCell<RowNames>,
}

/// Which of the figures of one thing an amount is: those of one kind must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::check) enum Kind {
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
pub(in crate::check) enum Source {
    /// In a sentence: which fact it is.
    Fact(usize),
    /// In a table.
    Cell(CellOrigin),
}

impl FindingPlace {
    /// Where what a sentence states stands, with what it prints (文字位置).
    ///
    /// ```
    /// use cn_budget::document::{Paragraph, Place, TextSection};
    /// use cn_budget::{Disclosure, FiscalYear, Stage, check::FindingPlace};
    ///
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// let mut section = TextSection::new("一、收支情况");
    /// section.paragraphs.push(Paragraph::new("2024年支出预算120.50万元。", Place::new(Some(3), None)));
    /// document.sections.push(section);
    /// let place = FindingPlace::of_fact(&document, &document.facts()[0]);
    /// assert_eq!((place.page, place.printed.as_deref()), (Some(3), Some("120.50")));
    /// ```
    #[doc(alias = "文字位置")]
    pub fn of_fact(document: &Disclosure, fact: &Fact) -> Self {
        let printed = match (fact.amount(), fact.rate()) {
            (Some(amount), _) => Some(amount.digits()),
            (None, Some(rate)) => Some(rate.to_string()),
            (None, None) => None,
        };
        let place = Self {
            row_label: subject_of(fact),
            column: fact.measure.chinese().to_owned(),
            printed,
            ..place_of(document, &fact.place)
        };
        place.read_from(document)
    }
}

/// Where some words of the text stand, quoted with those around them.
fn place_of(document: &Disclosure, place: &TextPlace) -> FindingPlace {
    let section = document.sections.get(place.section);
    let heading = section.map(|section| section.heading.trim()).filter(|heading| !heading.is_empty());
    let words = paragraph(document, place).filter(|_| !place.range.is_empty());
    let quote = words.and_then(|text| quote(text, place.range.clone()));
    let of_paragraph = |section: &TextSection| match place.paragraph {
        Some(number) => section.paragraphs.get(number).and_then(|paragraph| paragraph.place.line),
        None => section.place.line,
    };
    FindingPlace {
        table: heading.map_or_else(|| "正文".to_owned(), ToOwned::to_owned),
        page: place.page,
        line: section.and_then(of_paragraph),
        file: section.and_then(|section| file_of(section.place)),
        quote,
        ..FindingPlace::default()
    }
}

/// The printed text of a paragraph, or of a heading.
fn paragraph<'d>(document: &'d Disclosure, place: &TextPlace) -> Option<&'d str> {
    let section = document.sections.get(place.section)?;
    match place.paragraph {
        Some(number) => section.paragraphs.get(number).map(|paragraph| paragraph.text.as_str()),
        None => Some(section.heading.as_str()),
    }
}

impl<'a> TextFacts<'a> {
    pub(super) const fn of(
        document: &'a Disclosure,
        readings: Rc<SheetReadings<'a>>,
        tables: &'a PrintedTables,
        facts: &'a [Fact],
    ) -> Self {
        Self {
            document,
            readings,
            tables,
            facts,
            index: OnceCell::new(),
            cells: OnceCell::new(),
            row_names: OnceCell::new(),
        }
    }

    pub(in crate::check) fn is_account(&self) -> bool {
        self.document.stage == Stage::FinalAccount
    }

    /// Where a fact stands, with what it prints.
    pub(in crate::check) fn place(&self, fact: &Fact) -> FindingPlace {
        FindingPlace::of_fact(self.document, fact)
    }

    pub(in crate::check) fn place_of(&self, place: &TextPlace) -> FindingPlace {
        place_of(self.document, place)
    }

    /// The printed text of a paragraph, or of a heading.
    pub(in crate::check) fn paragraph(&self, place: &TextPlace) -> Option<&'a str> {
        paragraph(self.document, place)
    }

    /// The heading of the section that a place stands in.
    pub(in crate::check) fn heading(&self, place: &TextPlace) -> &'a str {
        self.document.sections.get(place.section).map_or("", |section| section.heading.as_str())
    }

    /// The words of its paragraph that stand before a place.
    pub(in crate::check) fn words_before(&self, place: &TextPlace) -> Option<&'a str> {
        self.paragraph(place)?.get(..place.range.start)
    }

    pub(in crate::check) fn place_of_source(&self, source: Source) -> FindingPlace {
        match source {
            Source::Fact(index) => self.place(&self.facts[index]),
            Source::Cell(cell) => Places { document: self.document, tables: self.tables }.of_origin(cell),
        }
    }

    /// Which of the figures of one thing a fact gives, where it gives an amount.
    pub(in crate::check) fn kind_of(&self, fact: &Fact) -> Option<Kind> {
        let kind = match fact.measure {
            Measure::Amount if self.looks_back(fact) => Kind::Executed,
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
    pub(in crate::check) fn current(&self) -> Kind {
        if self.is_account() { Kind::Account } else { Kind::Budget }
    }

    /// Whether the section of a fact looks back on a year before the budget's: 一、2023年预算执行情况.
    fn looks_back(&self, fact: &Fact) -> bool {
        !self.is_account() && fact.section_year < self.document.fiscal_year
    }

    /// Whether a fact gives the amount that its section is about, of the year that it speaks of.
    pub(in crate::check) fn is_current(&self, fact: &Fact) -> bool {
        let current = if self.looks_back(fact) { Kind::Executed } else { self.current() };
        fact.year == fact.section_year
            && fact.standing != Standing::Base
            && self.kind_of(fact) == Some(current)
    }

    /// Whether a fact gives the amount that the document is about, of its own year.
    fn is_of_document(&self, fact: &Fact) -> bool {
        fact.year == self.document.fiscal_year && self.is_current(fact)
    }

    /// Whether facts are sure to be of what they are said to be of, so that a difference between them is an error. Within
    /// one statement all are of one thing, whichever it is; and what a sentence takes apart is of the thing that it has
    /// before, whichever that is.
    pub(in crate::check) fn is_sure(&self, facts: impl IntoIterator<Item = usize>) -> bool {
        let facts: Vec<usize> = facts.into_iter().collect();
        let doubts = || facts.iter().filter_map(|index| self.facts[*index].doubt);
        let is_of = |index: usize, whole: usize| {
            self.facts[index].statement == self.facts[whole].statement || self.is_part_of(index, whole)
        };
        let is_one = || facts.iter().any(|&whole| facts.iter().all(|&index| is_of(index, whole)));
        doubts().next().is_none() || (doubts().all(|doubt| doubt == Doubt::OfSubject) && is_one())
    }

    /// Whether a fact stands in the list that takes another one apart.
    fn is_part_of(&self, part: usize, whole: usize) -> bool {
        let [part_of, of] = [part, whole].map(|index| &self.facts[index]);
        let is_named =
            part_of.of.as_ref().is_some_and(|(topic, scope)| *topic == of.topic && *scope == of.scope);
        is_named && self.paragraph_start(part) <= whole && whole < part
    }

    /// The facts of the section that a fact stands in.
    pub(in crate::check) fn section_of(&self, index: usize) -> Range<usize> {
        self.facts_of_section(self.facts[index].place.section)
    }

    /// The facts of a section, by its index in the document.
    pub(in crate::check) fn facts_of_section(&self, section: usize) -> Range<usize> {
        let before = |to: usize| self.facts.partition_point(|fact| fact.place.section < to);
        before(section)..before(section + 1)
    }

    fn index(&self) -> &FactIndex {
        self.index.get_or_init(|| FactIndex::of(self.facts, |fact| self.is_of_document(fact)))
    }

    /// The facts of a fact's statement, in printed order.
    pub(super) fn statement_of(&self, index: usize) -> &[usize] {
        self.index().statement_of(&self.facts[index])
    }

    /// The facts of what others may be shares of without saying so, in printed order.
    pub(super) fn totals(&self) -> &[usize] {
        self.index().totals()
    }

    /// The changes of a thing by so much, in printed order.
    pub(in crate::check) fn changes(&self, topic: &Topic, by: Printed) -> &[usize] {
        self.index().changes(topic, by)
    }

    /// The facts of one thing, in printed order.
    pub(super) fn of_thing(&self, thing: &(Topic, Option<Scope>)) -> &[usize] {
        self.index().of_thing(thing)
    }

    /// Those of them within a range of facts.
    pub(super) fn of_thing_within(&self, thing: &(Topic, Option<Scope>), within: &Range<usize>) -> &[usize] {
        let things = self.of_thing(thing);
        let place = |end: usize| things.partition_point(|at| *at < end);
        &things[place(within.start)..place(within.end)]
    }

    /// The first fact of the paragraph that a fact stands in.
    pub(super) fn paragraph_start(&self, index: usize) -> usize {
        self.index().paragraph_start(&self.facts[index]).unwrap_or(index)
    }

    /// The facts of its paragraph that stand before a fact, in printed order.
    pub(in crate::check) fn before_in_paragraph(
        &self,
        index: usize,
    ) -> impl DoubleEndedIterator<Item = &Fact> + Clone {
        self.facts[self.paragraph_start(index)..index].iter()
    }

    /// The last fact within a range that gives a current amount of one of these things.
    pub(super) fn last_current(
        &self,
        things: &[(Topic, Option<Scope>)],
        within: &Range<usize>,
    ) -> Option<usize> {
        self.index().last_current(things, within)
    }

    /// The first fact within a range that gives a current amount of one of these things, and whether all of them there give
    /// the same.
    pub(super) fn first_current(
        &self,
        things: &[(Topic, Option<Scope>)],
        within: &Range<usize>,
    ) -> Option<(usize, bool)> {
        let amount = |at: usize| -> Option<Printed> { self.facts[at].amount() };
        self.index().first_current(things, within).reduce(|one, other| {
            let is_one = one.1 && other.1 && amount(one.0) == amount(other.0);
            (one.0.min(other.0), is_one)
        })
    }

    /// The first fact of a fact's statement that is wanted.
    pub(in crate::check) fn first_in_statement(
        &self,
        index: usize,
        wanted: impl Fn(&Fact) -> bool,
    ) -> Option<usize> {
        self.statement_of(index).iter().copied().find(|at| wanted(&self.facts[*at]))
    }

    /// The nearest fact of the same statement before a fact that is wanted.
    pub(in crate::check) fn nearest_before_in_statement(
        &self,
        index: usize,
        wanted: impl Fn(&Fact) -> bool,
    ) -> Option<usize> {
        let statement = self.statement_of(index);
        let before = &statement[..statement.partition_point(|at| *at < index)];
        before.iter().rev().copied().find(|at| wanted(&self.facts[*at]))
    }

    /// The nearest fact of the same statement that is wanted, those before a fact first.
    pub(in crate::check) fn nearest_in_statement(
        &self,
        index: usize,
        wanted: impl Fn(&Fact) -> bool,
    ) -> Option<usize> {
        let statement = self.statement_of(index);
        let behind = &statement[statement.partition_point(|at| *at <= index)..];
        self.nearest_before_in_statement(index, &wanted)
            .or_else(|| behind.iter().copied().find(|at| wanted(&self.facts[*at])))
    }

    /// The figures of the tables that are of the whole document, each with what it is of.
    pub(super) fn cells(&self) -> &[TableFact] {
        self.cells.get_or_init(|| {
            let mut facts = TableFact::as_read(self.document, &self.readings);
            facts.retain(|fact| fact.is_of_whole);
            facts
        })
    }
}

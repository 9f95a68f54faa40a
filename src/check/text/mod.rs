//! The text of a document with what ties it to the tables: what several rules on text ask.

mod tie;

use std::collections::HashMap;

use super::place::{FindingPlace, Places};
use crate::document::{Disclosure, TextPlace, plain};
use crate::fact::{Fact, Measure, Scope, Topic};
use crate::identity::{CellRef, PrintedTables};
use crate::prose::Plain;
use crate::table::TableKind;
use crate::value::{FunctionalCode, Outcome, Printed, Stage, Tally, Undecidable, Verdict};

/// How many facts the text states, and what they could be held against (文字事实).
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Report, Stage, document::{Paragraph, Place, TextSection}};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let mut section = TextSection::new("一、收入预算");
/// section.paragraphs.push(Paragraph::new("收入预算5.00万元，比上年增加1.00万元。", Place::default()));
/// document.sections.push(section);
/// let facts = Report::of(&document).facts();
/// assert_eq!((facts.found(), facts.tied, facts.of_text, facts.untied), (2, 0, 1, 1), "no table is there");
/// ```
#[doc(alias = "文字事实")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FactCounts {
    /// Amounts that a table prints too: held against its cells.
    pub tied: usize,
    /// Changes, rates, shares and the amounts of other years, which no table prints: held against each other, where
    /// the text gives enough.
    pub of_text: usize,
    /// Amounts of the document's own year that no table was found to print. They are never an error.
    pub untied: usize,
}

impl FactCounts {
    /// All of them.
    pub const fn found(&self) -> usize {
        self.tied + self.of_text + self.untied
    }
}

/// A row of a table by function: its code and the name printed beside it.
#[derive(Debug)]
struct NamedRow {
    code: FunctionalCode,
    name: String,
}

#[derive(Debug)]
pub(super) struct Prose<'a> {
    document: &'a Disclosure,
    tables: &'a PrintedTables,
    pub(super) facts: &'a [Fact],
    rows: Vec<NamedRow>,
    /// The codes that paths were found to be, by the index of a fact.
    codes: HashMap<usize, FunctionalCode>,
}

impl<'a> Prose<'a> {
    pub(super) fn of(document: &'a Disclosure, tables: &'a PrintedTables, facts: &'a [Fact]) -> Self {
        let (rows, codes) = (rows_by_name(document), HashMap::new());
        Self { document, tables, facts, rows, codes }
    }

    fn is_account(&self) -> bool {
        self.document.stage == Stage::FinalAccount
    }

    /// Where a fact stands, with what it prints.
    pub(super) fn place(&self, fact: &Fact) -> FindingPlace {
        let scope = fact.scope.map(|scope| scope.to_string()).unwrap_or_default();
        let printed = match (fact.amount(), fact.rate()) {
            (Some(amount), _) => Some(amount.digits()),
            (None, Some(rate)) => Some(rate.to_string()),
            (None, None) => None,
        };
        FindingPlace {
            row_label: format!("{scope}{}", fact.topic),
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
        let of_paragraph = |section: &crate::document::TextSection| match place.paragraph {
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

    /// Where a paragraph stands, none of its words meant.
    fn place_of_paragraph(&self, section: usize, number: usize) -> FindingPlace {
        let paragraphs = self.document.sections.get(section).map(|section| &section.paragraphs);
        let page = paragraphs.and_then(|paragraphs| paragraphs.get(number)?.place.page);
        self.place_of(&TextPlace { section, paragraph: Some(number), range: 0..0, page })
    }

    /// The printed text of a paragraph, or of a heading.
    pub(super) fn paragraph(&self, place: &TextPlace) -> Option<&'a str> {
        let section = self.document.sections.get(place.section)?;
        match place.paragraph {
            Some(number) => section.paragraphs.get(number).map(|paragraph| paragraph.text.as_str()),
            None => Some(section.heading.as_str()),
        }
    }

    fn cell_place(&self, cell: CellRef) -> FindingPlace {
        Places { document: self.document, tables: self.tables }.of_cell(cell)
    }

    /// Which of the figures of one thing a fact gives: those of one kind must agree.
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
        fact.year == self.document.fiscal_year && self.kind_of(fact) == Some(self.current())
    }

    /// The code that a fact is about, where it names one by its levels.
    pub(super) fn code(&self, index: usize) -> Option<FunctionalCode> {
        self.codes.get(&index).copied()
    }

    /// What a fact is about, in one form: the code where a path was found to be one.
    fn subject(&self, index: usize) -> Subject<'a> {
        let fact = &self.facts[index];
        match self.codes.get(&index) {
            Some(code) => Subject::Code(*code),
            None => Subject::Topic(&fact.topic, fact.scope),
        }
    }
}

/// How many characters of a text stand around what is quoted, on either side.
const AROUND: usize = 16;
/// How many characters of a passage are quoted.
const QUOTED: usize = 40;

/// Words of a text with those around them; of a longer passage its beginning. None where they are no part of the text.
pub(super) fn quote(text: &str, words: core::ops::Range<usize>) -> Option<String> {
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

/// Amounts of one kind must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Budget,
    Adjusted,
    Executed,
    Account,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Subject<'a> {
    Code(FunctionalCode),
    Topic(&'a Topic, Option<Scope>),
}

/// The tables whose rows are functional codes.
const FUNCTIONAL: [TableKind; 7] = [
    TableKind::GeneralByFunction,
    TableKind::Expenditure,
    TableKind::Revenue,
    TableKind::GovernmentFund,
    TableKind::StateCapital,
    TableKind::GovernmentFundAccount,
    TableKind::StateCapitalAccount,
];

fn rows_by_name(document: &Disclosure) -> Vec<NamedRow> {
    let mut rows: Vec<NamedRow> = Vec::new();
    for sheet in
        document.sheets.iter().filter(|sheet| sheet.kind.is_some_and(|kind| FUNCTIONAL.contains(&kind)))
    {
        for row in &sheet.rows {
            let Some(Ok(code)) = row.code.as_deref().map(str::parse::<FunctionalCode>) else { continue };
            let name = compared_name(&row.label);
            if !name.is_empty() && !rows.iter().any(|row| row.code == code && row.name == name) {
                rows.push(NamedRow { code, name });
            }
        }
    }
    rows
}

/// A name as names are compared: without blanks and quotation marks.
pub(super) fn compared_name(label: &str) -> String {
    let chars = Plain::of(&plain(label)).chars;
    chars.into_iter().collect()
}

/// How a printed figure of the text stands to one that a table prints, which may be finer: a figure that is the other
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
    let finer = table.iter().all(|figure| figure.step() * scale(*figure) < text.step() * scale(text));
    if finer { verdict.as_held() } else { verdict }
}

/// Yuan in a unit of the figure.
fn scale(figure: Printed) -> rust_decimal::Decimal {
    rust_decimal::Decimal::from(10_u64.pow(figure.unit().fen_digits()))
}

const UNTIED: Verdict = Verdict::undecidable(Undecidable::Untied);

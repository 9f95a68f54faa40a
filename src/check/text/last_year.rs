//! What the documents beside print of what the text says: last year's amounts, and what was budgeted (上年文件、当年预算).

use std::rc::Rc;

use super::against::against;
use super::candidates::may_be_of_code;
use super::facts::{Kind, Source};
use super::pair::{Pair, Stated};
use super::prose::Prose;
use super::rates::{RateEnd, signed_rate};
use crate::check::FindingPlace;
use crate::check::companion::Companion;
use crate::companion::Kinship;
use crate::fact::{Fact, FactFigure, Lexicon, Measure, SheetReadings};
use crate::value::{FiscalYear, FunctionalCode, Printed, Undecidable, Unit, Verdict};

/// A document beside the one that is checked, with its text.
#[derive(Debug)]
pub(in crate::check) struct OtherText<'a> {
    companion: &'a Companion<'a>,
    prose: Prose<'a>,
}

/// An amount that is asked for: of what, of which kind and year.
#[derive(Clone, Copy)]
struct Asked<'f> {
    fact: &'f Fact,
    code: Option<FunctionalCode>,
    kind: Kind,
    year: FiscalYear,
}

/// What a document prints of something: some figures that sum to it.
#[derive(Debug)]
pub(in crate::check) struct Known<'c> {
    prose: &'c Prose<'c>,
    /// Which document beside the one that is checked; none for itself.
    related: Option<usize>,
    sources: Vec<Source>,
    pub(in crate::check) figures: Vec<Printed>,
    /// Why a difference from it would prove nothing, where it would not.
    pub(in crate::check) doubt: Option<Undecidable>,
}

/// What a change or a rate is between, where the text gives no amount of last year: every reading of either amount.
#[derive(Debug)]
pub(in crate::check) struct Between<'c> {
    /// What the text gives.
    pub(in crate::check) pair: Pair,
    /// This year's, in this document.
    pub(in crate::check) after: Vec<Known<'c>>,
    /// Last year's, in the documents of that year.
    pub(in crate::check) before: Vec<Known<'c>>,
}

/// How a growth rate stands to the amounts of two documents.
#[derive(Debug)]
pub(in crate::check) struct GrowthBeside {
    pub(in crate::check) end: RateEnd,
    /// Of the rate, and of both amounts.
    pub(in crate::check) places: Vec<FindingPlace>,
}

impl Known<'_> {
    /// Where it stands.
    pub(in crate::check) fn places(&self) -> impl Iterator<Item = FindingPlace> {
        self.sources.iter().map(|source| {
            let place = self.prose.text.place_of_source(*source);
            match self.related {
                Some(index) => place.in_related(index),
                None => place,
            }
        })
    }

    /// The table or section that it stands in.
    pub(in crate::check) fn title(&self) -> String {
        self.places().next().map(|place| place.table).unwrap_or_default()
    }
}

/// The measure that says without doubt which kind an amount is of.
const fn measure(kind: Kind) -> Measure {
    match kind {
        Kind::Budget => Measure::Budget,
        Kind::Adjusted => Measure::Adjusted,
        Kind::Executed => Measure::Executed,
        Kind::Account => Measure::Account,
    }
}

impl Asked<'_> {
    /// A fact that asks for the amount: the tables know it by what it is of, not by its figure.
    fn question(self) -> Option<Fact> {
        let nothing = Printed::parse("0", Unit::TenThousandYuan).ok()?;
        Some(Fact {
            measure: measure(self.kind),
            year: self.year,
            figure: FactFigure::Amount(nothing),
            ..self.fact.clone()
        })
    }
}

impl<'a> OtherText<'a> {
    /// The documents of the department itself: a unit's are of another.
    pub(in crate::check) fn all(companions: &'a [Companion<'a>], lexicon: &'a Lexicon) -> Vec<Self> {
        let is_own = |companion: &&Companion<'_>| companion.kinship() != Kinship::Unit;
        companions.iter().filter(is_own).map(|companion| Self::of(companion, lexicon)).collect()
    }

    fn of(companion: &'a Companion<'a>, lexicon: &'a Lexicon) -> Self {
        let facts = &companion.narrative().facts;
        let document = companion.document();
        let readings = Rc::new(SheetReadings::of(document, lexicon));
        Self { companion, prose: Prose::of(document, readings, companion.tables(), facts) }
    }

    fn year(&self) -> FiscalYear {
        self.prose.text.document.fiscal_year
    }

    /// What it prints of an amount, in its tables and in its text.
    fn answers(&self, asked: Asked<'_>) -> Vec<Known<'_>> {
        if self.year() != asked.year {
            return Vec::new();
        }
        let Some(question) = asked.question() else { return Vec::new() };
        let (prose, related) = (&self.prose, Some(self.companion.index));
        // The 预算数 of the 三公 table of a final account is the adjusted one, which no budget prints.
        let is_adjusted = prose.text.is_account() && asked.kind == Kind::Budget;
        let mut known = printed(prose, related, &question, asked.code);
        if is_adjusted {
            for known in &mut known {
                known.doubt = Some(Undecidable::OtherForm);
            }
        }
        for (index, fact) in prose.text.facts.iter().enumerate() {
            let is_meant = prose.text.kind_of(fact) == Some(asked.kind)
                && fact.year == asked.year
                && fact.scope == asked.fact.scope
                && !may_be_of_code(fact);
            let is_same = || match asked.code {
                Some(code) => prose.code(index) == Some(code),
                None => fact.topic == asked.fact.topic,
            };
            if let Some(amount) = fact.amount().filter(|_| is_meant && is_same()) {
                let (sources, figures) = (vec![Source::Fact(index)], vec![amount]);
                known.push(Known { prose, related, sources, figures, doubt: None });
            }
        }
        known
    }
}

/// What the tables of a document print of a fact.
fn printed<'c>(
    prose: &'c Prose<'c>,
    related: Option<usize>,
    question: &Fact,
    code: Option<FunctionalCode>,
) -> Vec<Known<'c>> {
    let known = |(cells, figures): (Vec<_>, Vec<Printed>)| {
        let doubt = (cells.len() > 1).then_some(Undecidable::Untied);
        Known { prose, related, sources: cells.into_iter().map(Source::Cell).collect(), figures, doubt }
    };
    prose.text.tied(question, code).into_iter().map(known).collect()
}

fn answers<'c>(others: &'c [OtherText<'c>], asked: Asked<'_>) -> Vec<Known<'c>> {
    others.iter().flat_map(|other| other.answers(asked)).collect()
}

/// What the documents beside print of an amount, the one that agrees best, and how the amount stands to it. A difference
/// proves nothing where there is a `doubt`.
pub(in crate::check) fn compared<'c>(
    prose: &'c Prose<'_>,
    others: &'c [OtherText<'_>],
    index: usize,
    doubt: Option<Undecidable>,
) -> Option<(Verdict, Known<'c>)> {
    let fact = &prose.text.facts[index];
    let (amount, kind) = (fact.amount()?, prose.text.kind_of(fact)?);
    let doubt = doubt.or_else(|| may_be_of_code(fact).then_some(Undecidable::Untied));
    let asked = Asked { fact, code: prose.code(index), kind, year: fact.year };
    let judged = answers(others, asked).into_iter().map(|known| {
        let verdict = against(amount, &known.figures);
        (known.doubt.or(doubt).map_or(verdict, |doubt| verdict.unless_broken(doubt)), known)
    });
    judged.min_by_key(|(verdict, _)| verdict.outcome())
}

/// Whether such a document of a year stands beside the one that is checked.
pub(in crate::check) fn has_document(others: &[OtherText<'_>], kinship: Kinship, year: FiscalYear) -> bool {
    others.iter().any(|other| other.companion.kinship() == kinship && other.year() == year)
}

/// What a change or a rate is between, where last year's amount stands in a document of that year alone.
pub(in crate::check) fn between<'c>(
    prose: &'c Prose<'_>,
    others: &'c [OtherText<'_>],
    index: usize,
) -> Option<Between<'c>> {
    let (year, _) = prose.text.facts[index].against?;
    let is_known = others.iter().any(|other| other.year() == year);
    if !is_known || year == prose.text.document.fiscal_year {
        return None;
    }
    let pair = prose.text.pair(index);
    if pair.before.is_some() {
        return None;
    }
    let (fact, code) = (&prose.text.facts[index], prose.code(index));
    let before = base(prose, fact).map(|kind| answers(others, Asked { fact, code, kind, year }));
    Some(Between { pair, after: current(prose, index, pair.after), before: before.unwrap_or_default() })
}

/// The kind of amount that a change is against, where the text leaves no doubt.
fn base(prose: &Prose<'_>, fact: &Fact) -> Option<Kind> {
    match fact.against?.1 {
        None | Some(Measure::Amount) => Some(prose.text.current()),
        Some(Measure::Budget) => Some(Kind::Budget),
        // In a final account that is this year's as a rule, and the sentence does not say.
        Some(Measure::InitialBudget) if !prose.text.is_account() => Some(Kind::Budget),
        Some(Measure::Account) => Some(Kind::Account),
        Some(Measure::Executed) => Some(Kind::Executed),
        _ => None,
    }
}

/// This year's amount of what a change is of: what the tables print, and what the statement says.
fn current<'c>(prose: &'c Prose<'c>, index: usize, after: Option<Stated>) -> Vec<Known<'c>> {
    let (fact, code) = (&prose.text.facts[index], prose.code(index));
    let asked = Asked { fact, code, kind: prose.text.current(), year: prose.text.document.fiscal_year };
    let mut known =
        asked.question().map(|question| printed(prose, None, &question, code)).unwrap_or_default();
    known.extend(after.map(|after| Known {
        prose,
        related: None,
        sources: vec![Source::Fact(after.index)],
        figures: vec![after.amount],
        doubt: None,
    }));
    known
}

/// How a growth rate stands to this year's amount and last year's document, where the text gives neither last year's
/// amount nor the change.
pub(in crate::check) fn growth(
    prose: &Prose<'_>,
    others: &[OtherText<'_>],
    index: usize,
) -> Option<GrowthBeside> {
    let fact = &prose.text.facts[index];
    let printed = fact.rate()?;
    let Between { pair, after, before } = between(prose, others, index)?;
    if pair.change.is_some() {
        return None;
    }
    let rate = fact.direction.and_then(|direction| signed_rate(printed, direction));
    let mut judged = Vec::new();
    for (is, was) in after.iter().flat_map(|is| before.iter().map(move |was| (is, was))) {
        let ([after], [before], Some(rate)) = (&is.figures[..], &was.figures[..], rate) else { continue };
        // A growth from zero is undefined: YOY008 is on that.
        let is_sure = is.doubt.is_none() && was.doubt.is_none() && !may_be_of_code(fact);
        if is_sure && !before.is_zero() {
            judged.push((RateEnd::of_change(rate, *before, *after), is, was));
        }
    }
    let Some((end, is, was)) = judged.into_iter().min_by_key(|(end, ..)| *end) else {
        return Some(GrowthBeside { end: RateEnd::Untied, places: Vec::new() });
    };
    let places = match end {
        RateEnd::Held => Vec::new(),
        _ => core::iter::once(prose.text.place(fact)).chain(is.places()).chain(was.places()).collect(),
    };
    Some(GrowthBeside { end, places })
}

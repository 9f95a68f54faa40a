//! What the text says of last year, and a final account of its budget, against the documents that print it (YOY010, YOY011,
//! YOY012, YOY014).

use super::amounts::unsure;
use super::years::{pair, rated, signed, signed_rate};
use super::{Kind, Prose, Subject, against, paths, subject_of};
use crate::check::FindingPlace;
use crate::check::beside::Companion;
use crate::companion::Kinship;
use crate::fact::Narrative;
use crate::fact::{Direction, Fact, FactFigure, Measure};
use crate::value::Exact;
use crate::value::{FiscalYear, FunctionalCode, Outcome, Printed, Tally, Undecidable, Unit, Verdict};

/// A document that may know what the text speaks of.
struct Other<'a> {
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

/// What a document prints of it: some figures that sum to it.
struct Known {
    places: Vec<FindingPlace>,
    figures: Vec<Printed>,
    /// Why a difference from it would prove nothing, where it would not.
    doubt: Option<Undecidable>,
}

pub(super) fn check(prose: &mut Prose<'_>, beside: &[Companion<'_>]) {
    let years: Vec<&Companion<'_>> =
        beside.iter().filter(|companion| companion.kinship != Kinship::Unit).collect();
    if years.is_empty() {
        return;
    }
    let narratives: Vec<Narrative> =
        years.iter().map(|companion| Narrative::of(companion.document)).collect();
    let others: Vec<Other<'_>> =
        years.iter().zip(&narratives).map(|(companion, narrative)| Other::of(companion, narrative)).collect();
    for (index, fact) in prose.facts.iter().enumerate() {
        match fact.measure {
            Measure::Change => change(prose, &others, index, fact),
            Measure::Rate => rate(prose, &others, index, fact),
            _ => amount(prose, &others, index, fact),
        }
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

/// A fact that asks for an amount: the tables know it by what it is of, not by its figure.
fn question(asked: Asked<'_>) -> Option<Fact> {
    let nothing = Printed::parse("0", Unit::TenThousandYuan).ok()?;
    Some(Fact {
        measure: measure(asked.kind),
        year: asked.year,
        figure: FactFigure::Amount(nothing),
        ..asked.fact.clone()
    })
}

impl<'a> Other<'a> {
    fn of(companion: &'a Companion<'a>, narrative: &'a Narrative) -> Self {
        let mut prose = Prose::of(companion.document, &companion.tables, &narrative.facts);
        // What it says of its own names is no matter of this report: the codes are.
        paths::check(&mut prose);
        Self { companion, prose }
    }

    fn answers(&self, asked: Asked<'_>) -> Vec<Known> {
        let document = self.prose.document;
        if document.fiscal_year != asked.year {
            return Vec::new();
        }
        let place = |place: FindingPlace| place.in_related(self.companion.index);
        let Some(question) = question(asked) else { return Vec::new() };
        // The 预算数 of the 三公 table of a final account is the adjusted one, which no budget prints.
        let adjusted = self.prose.is_account() && asked.kind == Kind::Budget;
        let tied = self.prose.tied(&question, asked.code).into_iter().map(|(cells, figures)| Known {
            places: cells.iter().map(|cell| place(self.prose.cell_place(*cell))).collect(),
            doubt: if adjusted {
                Some(Undecidable::OtherForm)
            } else {
                (cells.len() > 1).then_some(Undecidable::Untied)
            },
            figures,
        });
        let said = self.prose.facts.iter().enumerate().filter(|(index, fact)| {
            let same = match asked.code {
                Some(code) => self.prose.subject(*index) == Subject::Code(code),
                None => fact.topic == asked.fact.topic,
            };
            let kind = self.prose.kind_of(fact) == Some(asked.kind) && fact.year == asked.year;
            same && fact.scope == asked.fact.scope && kind && !unsure(fact)
        });
        let said = said.filter_map(|(_, fact)| {
            let figures = vec![fact.amount()?];
            Some(Known { places: vec![place(self.prose.place(fact))], figures, doubt: None })
        });
        tied.chain(said).collect()
    }
}

fn answers(others: &[Other<'_>], asked: Asked<'_>) -> Vec<Known> {
    others.iter().flat_map(|other| other.answers(asked)).collect()
}

/// Where a known figure stands, as a message names it.
fn title(known: &Known) -> &str {
    known.places.first().map_or("", |place| place.table.as_str())
}

/// YOY010: an amount of last year. YOY014: what a final account says was budgeted.
fn amount(prose: &mut Prose<'_>, others: &[Other<'_>], index: usize, fact: &Fact) {
    let (Some(amount), Some(kind)) = (fact.amount(), prose.kind_of(fact)) else { return };
    let own = fact.year == prose.document.fiscal_year;
    let meant = |other: &&Other<'_>| {
        (other.companion.kinship == Kinship::Budget) == own && other.prose.document.fiscal_year == fact.year
    };
    let Some(first) = others.iter().find(meant) else { return };
    if own && kind != Kind::Budget {
        return;
    }
    let (rule, chinese) =
        if own { ("YOY014", first.companion.kinship.chinese()) } else { ("YOY010", "上年文件") };
    // 预算数 without 年初 may be the adjusted one in a final account.
    let loose = own && fact.measure != Measure::InitialBudget;
    let doubt =
        loose.then_some(Undecidable::OtherForm).or_else(|| unsure(fact).then_some(Undecidable::Untied));
    let code = prose.codes.get(&index).copied();
    let known = answers(others, Asked { fact, code, kind, year: fact.year });
    let judged = known.iter().map(|known| {
        let verdict = against(amount, &known.figures);
        let doubt = known.doubt.or(doubt);
        (doubt.map_or(verdict, |doubt| verdict.unless_broken(doubt)), known)
    });
    let Some((verdict, known)) = judged.min_by_key(|(verdict, _)| verdict.outcome()) else {
        return prose.found.count(rule, Outcome::Undecidable);
    };
    let mut places = vec![prose.place(fact)];
    places.extend(known.places.iter().cloned());
    let (subject, what, table) = (subject_of(fact), fact.measure.chinese(), title(known));
    let expected = verdict.expected().map(|value| value.to_string()).unwrap_or_default();
    let year = fact.year;
    let text = [
        format!("文中{subject} {year} 年{what}为 {amount}，{chinese}《{table}》为 {expected}"),
        format!(
            "the text gives {subject} of {year} as {amount}, the document of that year ({table}) {expected}"
        ),
    ];
    prose.found.judged(rule, verdict, || places, text);
}

/// The kind of amount that a change is against, and of which year, where the text leaves no doubt.
fn base(prose: &Prose<'_>, fact: &Fact) -> Option<(Kind, FiscalYear)> {
    let (year, measure) = fact.against?;
    let kind = match measure {
        None | Some(Measure::Amount) => prose.current(),
        Some(Measure::Budget) => Kind::Budget,
        // In a final account that is this year's as a rule, and the sentence does not say.
        Some(Measure::InitialBudget) if !prose.is_account() => Kind::Budget,
        Some(Measure::Account) => Kind::Account,
        Some(Measure::Executed) => Kind::Executed,
        _ => return None,
    };
    (year != prose.document.fiscal_year).then_some((kind, year))
}

/// This year's amount of what a change is of: what the tables print, and what the statement says.
fn current(prose: &Prose<'_>, index: usize, fact: &Fact, after: Option<&Fact>) -> Vec<Known> {
    let code = prose.codes.get(&index).copied();
    let asked = Asked { fact, code, kind: prose.current(), year: prose.document.fiscal_year };
    let tied = question(asked).map(|question| prose.tied(&question, code)).unwrap_or_default();
    let tied = tied.into_iter().map(|(cells, figures)| Known {
        places: cells.iter().map(|cell| prose.cell_place(*cell)).collect(),
        doubt: (cells.len() > 1).then_some(Undecidable::Untied),
        figures,
    });
    let said = after.and_then(|after| {
        let figures = vec![after.amount()?];
        Some(Known { places: vec![prose.place(after)], figures, doubt: None })
    });
    tied.chain(said).collect()
}

/// Whether a document of the year that a change is against stands beside this one.
fn is_known(others: &[Other<'_>], year: FiscalYear) -> bool {
    others.iter().any(|other| other.prose.document.fiscal_year == year)
}

/// YOY011: a change against last year's document, where the text does not give last year's amount itself.
fn change(prose: &mut Prose<'_>, others: &[Other<'_>], index: usize, fact: &Fact) {
    let Some((year, _)) = fact.against.filter(|(year, _)| is_known(others, *year)) else { return };
    let facts = pair(prose, index, fact);
    if facts.before.is_some() || year == prose.document.fiscal_year {
        return;
    }
    let code = prose.codes.get(&index).copied();
    let before = base(prose, fact)
        .map(|(kind, year)| answers(others, Asked { fact, code, kind, year }))
        .unwrap_or_default();
    let after = current(prose, index, fact, facts.after);
    // The text may have taken the difference of the amounts as it prints them.
    let printed = [facts.after.and_then(Fact::amount), fact.amount()].into_iter().flatten();
    let step = printed.map(Printed::unit_step).min();
    let doubt = unsure(fact).then_some(Undecidable::Untied).or_else(|| {
        let roughly = fact.direction == Some(Direction::Flat) && is_rough(prose, fact);
        roughly.then_some(Undecidable::Untied)
    });
    let mut judged: Vec<(Verdict, &Known, &Known)> = Vec::new();
    for (is, was) in after.iter().flat_map(|is| before.iter().map(move |was| (is, was))) {
        let Some(verdict) = moved(fact, &is.figures, &was.figures, step) else { continue };
        let doubt = doubt.or(is.doubt).or(was.doubt);
        judged.push((doubt.map_or(verdict, |doubt| verdict.unless_broken(doubt)), is, was));
    }
    // Where several pairs hold, the finest figures tell how exactly.
    let coarse = |is: &Known, was: &Known| -> i128 {
        is.figures.iter().chain(&was.figures).map(|figure| figure.unit_step().0).sum()
    };
    let best = judged.iter().min_by_key(|(verdict, is, was)| {
        let open = (!verdict.outcome().is_held()).then_some(verdict.outcome());
        (open, coarse(is, was))
    });
    let Some((verdict, is, was)) = best else { return prose.found.count("YOY011", Outcome::Undecidable) };
    let mut places = vec![prose.place(fact)];
    places.extend(is.places.iter().chain(&was.places).cloned());
    let sum = |known: &Known| match known.figures.as_slice() {
        [one] => one.to_string(),
        several => several.iter().map(|figure| figure.digits()).collect::<Vec<_>>().join(" + "),
    };
    let (subject, way) = (subject_of(fact), fact.direction.map_or("", Direction::chinese));
    let (is, table, was) = (sum(is), title(was), sum(was));
    let by = fact.amount().map(|by| format!(" {by}")).unwrap_or_default();
    let text = [
        format!("{subject}上年文件《{table}》为 {was}，本年为 {is}，文中称{way}{by}"),
        format!("{subject} was {was} in last year's document ({table}) and is {is}, the text says {way}{by}"),
    ];
    let verdict = *verdict;
    prose.found.judged("YOY011", verdict, || places, text);
}

/// 基本持平: what is said to be about the same need not be the same.
fn is_rough(prose: &Prose<'_>, fact: &Fact) -> bool {
    let section = prose.document.sections.get(fact.place.section);
    let paragraph = section.zip(fact.place.paragraph).and_then(|(section, at)| section.paragraphs.get(at));
    let before = paragraph.and_then(|paragraph| paragraph.text.get(..fact.place.range.start));
    before.is_some_and(|before| ["基本", "大致", "大体"].iter().any(|word| before.trim_end().ends_with(word)))
}

/// How a change stands to what it is between. `step` is that of the amounts as the text prints them: it may have rounded
/// them before it subtracted.
fn moved(fact: &Fact, is: &[Printed], was: &[Printed], step: Option<Exact>) -> Option<Verdict> {
    let way = fact.direction?;
    let figures = || is.iter().chain(was).copied().filter(|figure| !figure.is_zero());
    let slack: i128 =
        step.map_or(0, |step| figures().map(|figure| (step.0 / 2 - figure.half_step().0).max(0)).sum());
    let by = fact.amount().and_then(|_| signed(fact));
    let mut tally = match by {
        Some(by) => Tally::new(by),
        None => Tally::of_sum(is.iter().copied())?,
    };
    for figure in is.iter().filter(|_| by.is_some()) {
        tally.add(*figure);
    }
    for figure in was {
        // A change is what is less what was; without one, what is must be what was.
        if by.is_some() { tally.subtract(*figure) } else { tally.add(*figure) }
    }
    let verdict = tally.verdict();
    let finer = by.is_some_and(|by| figures().all(|figure| figure.unit_step() < by.unit_step()));
    let verdict = match verdict.outcome() {
        // What was subtracted exactly and then rounded is as it should be.
        Outcome::HeldWithinRounding if finer => verdict.as_held(),
        Outcome::Broken => {
            tally.allow(Exact(slack));
            tally.verdict()
        }
        _ => verdict,
    };
    if by.is_some() || way == Direction::Flat {
        // 持平 has no figure that could be rounded.
        let words = by.is_none() && verdict.outcome() == Outcome::HeldWithinRounding;
        return Some(if words { verdict.as_held() } else { verdict });
    }
    // A way without a figure: a change that rounding hides may have gone either way.
    let grown = verdict.difference()?.is_sign_positive();
    let right = verdict.outcome().is_held() || grown == (way == Direction::Up);
    Some(if right { verdict.as_held() } else { verdict })
}

/// YOY012: a growth rate against last year's document, where the text gives neither last year's amount nor the change.
fn rate(prose: &mut Prose<'_>, others: &[Other<'_>], index: usize, fact: &Fact) {
    let known = fact.against.filter(|(year, _)| is_known(others, *year));
    let (Some(printed), Some((year, _))) = (fact.rate(), known) else { return };
    let facts = pair(prose, index, fact);
    let said = facts.before.is_some() || facts.change.is_some_and(|change| change.amount().is_some());
    if said || year == prose.document.fiscal_year {
        return;
    }
    let code = prose.codes.get(&index).copied();
    let before = base(prose, fact)
        .map(|(kind, year)| answers(others, Asked { fact, code, kind, year }))
        .unwrap_or_default();
    let after = current(prose, index, fact, facts.after);
    let way = fact.direction.and_then(|way| signed_rate(printed, way));
    let mut judged = Vec::new();
    for (is, was) in after.iter().flat_map(|is| before.iter().map(move |was| (is, was))) {
        let ([after], [before], Some(rate)) = (is.figures.as_slice(), was.figures.as_slice(), way) else {
            continue;
        };
        // Against nothing there is no rate: YOY008 is on that.
        if before.is_zero() || is.doubt.is_some() || was.doubt.is_some() || unsure(fact) {
            continue;
        }
        judged.push((rate.judge_change(*before, *after), rate.truncates_change(*before, *after), is, was));
    }
    let Some((outcome, truncated, is, was)) =
        judged.into_iter().min_by_key(|(outcome, truncated, ..)| (*outcome, !truncated))
    else {
        return prose.found.count("YOY012", Outcome::Undecidable);
    };
    let mut places = vec![prose.place(fact)];
    places.extend(is.places.iter().chain(&was.places).cloned());
    rated(prose, "YOY012", outcome, truncated, places, fact, printed);
}

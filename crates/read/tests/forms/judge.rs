//! What was read back, held against what was printed.

use std::collections::BTreeMap;

use cn_budget::fact::{Aspects, Flow, Fund, OfCode, Period, TableFact};
use cn_budget::{Disclosure, Printed, Report, Severity};
use rust_decimal::Decimal;

use crate::dice::Dice;
use crate::draw::Document;
use crate::form::{Entry, Figure, Form, Want};

/// What came of one table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judged {
    pub(crate) printed: usize,
    pub(crate) read: usize,
    pub(crate) understood: usize,
    /// Which aspects were read otherwise, how often: what was wanted, and what was found.
    pub(crate) misread: BTreeMap<String, usize>,
    /// Figures that nobody printed.
    pub(crate) invented: usize,
    /// What was not read, or read otherwise, with its place.
    pub(crate) details: Vec<String>,
}

/// What came of one document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) tables: Vec<Judged>,
    pub(crate) errors: Vec<String>,
    pub(crate) warnings: Vec<String>,
    pub(crate) changed: usize,
    /// Of the changes: told as an error, told as a warning alone.
    pub(crate) as_error: usize,
    pub(crate) as_warning: usize,
    /// Changes that were not told: the table, the row, the column.
    pub(crate) untold: Vec<(usize, String)>,
}

/// The aspects in which a fact is not what the form printed.
fn differences(want: &Want, fact: &TableFact) -> Vec<String> {
    let (wanted, found) = (want.aspects, fact.aspects);
    let mut all = Vec::new();
    let mut told = |name: &str, right: bool, wanted: String, found: String| {
        if !right {
            all.push(format!("{name}: {wanted} read as {found}"));
        }
    };
    macro_rules! compare {
        ($aspect:ident, $right:expr) => {
            let show =
                |aspects: &Aspects| aspects.$aspect.map_or("unsaid".to_owned(), |value| value.to_string());
            told(stringify!($aspect), $right, show(&wanted), show(&found));
        };
    }
    // Natures, purposes and codes are of expenditure alone, said or not.
    let spent = wanted.flow.is_none() && found.flow == Some(Flow::Expenditure);
    compare!(flow, wanted.flow == found.flow || spent);
    let money = |fund: Option<Fund>| fund.filter(|fund| *fund != Fund::All);
    compare!(fund, money(wanted.fund) == money(found.fund));
    compare!(nature, wanted.nature == found.nature);
    compare!(purpose, wanted.purpose == found.purpose);
    let year = |period: Option<Period>| period.filter(|period| *period != Period::Current);
    let carried = found.flow.is_some_and(|flow| matches!(flow, Flow::CarriedIn | Flow::CarriedOut));
    compare!(period, year(wanted.period) == year(found.period) || (carried && wanted.period.is_none()));
    compare!(phase, wanted.phase == found.phase);
    compare!(figure, wanted.figure.is_none() || wanted.figure == found.figure);
    compare!(entity, wanted.entity.is_none() || wanted.entity == found.entity);
    told(
        "function",
        want.function == OfCode::Unsaid || want.function == fact.function,
        format!("{:?}", want.function),
        format!("{:?}", fact.function),
    );
    told(
        "economic",
        want.economic == OfCode::Unsaid || want.economic == fact.economic,
        format!("{:?}", want.economic),
        format!("{:?}", fact.economic),
    );
    all
}

/// Which sheets of the document are the printed table: the one in its place where there are as many, else those of its title.
fn sheets_of(at: usize, printed: &Document, document: &Disclosure) -> Vec<usize> {
    if printed.forms.len() == document.sheets.len() {
        return vec![at];
    }
    let squeeze = |text: &str| {
        text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('(', "（").replace(')', "）")
    };
    let title = squeeze(&printed.forms[at].title);
    (0..document.sheets.len()).filter(|&sheet| squeeze(&document.sheets[sheet].title) == title).collect()
}

fn judge_table(form: &Form, facts: &[&TableFact]) -> Judged {
    let mut judged = Judged { printed: form.figures.len(), ..Judged::default() };
    let mut by_value: BTreeMap<Decimal, Vec<&TableFact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.figure.unit() == form.unit) {
        by_value.entry(fact.figure.value().normalize()).or_default().push(fact);
    }
    let mut left: Vec<&Figure> = Vec::new();
    for figure in &form.figures {
        let same = by_value.get_mut(&figure.value.normalize());
        let place = same
            .as_ref()
            .and_then(|same| same.iter().position(|fact| differences(&figure.want, fact).is_empty()));
        match (same, place) {
            (Some(same), Some(place)) => {
                same.remove(place);
                judged.read += 1;
                judged.understood += 1;
            }
            _ => left.push(figure),
        }
    }
    for figure in left {
        let same = by_value.get_mut(&figure.value.normalize()).filter(|same| !same.is_empty());
        let Some(same) = same else {
            *judged.misread.entry("not read".to_owned()).or_default() += 1;
            judged.details.push(format!("{} not read", place_of(form, figure)));
            continue;
        };
        let fewest = (0..same.len()).min_by_key(|&at| differences(&figure.want, same[at]).len());
        let fact = same.remove(fewest.unwrap_or(0));
        judged.read += 1;
        for difference in differences(&figure.want, fact) {
            judged.details.push(format!("{} {difference}", place_of(form, figure)));
            *judged.misread.entry(generalised(&difference)).or_default() += 1;
        }
    }
    judged.invented = by_value.values().map(Vec::len).sum();
    judged
}

/// Where a figure stands: its table, what names its row, its column.
fn place_of(form: &Form, figure: &Figure) -> String {
    let keys = form.body[figure.row].iter().take_while(|entry| !matches!(entry, Entry::Figure(..)));
    let row: Vec<&str> = keys.map(Entry::text).collect();
    let over =
        form.head.iter().filter(|spot| (spot.column..spot.column + spot.columns).contains(&figure.column));
    let column: Vec<&str> = over.map(|spot| spot.text.as_str()).collect();
    format!("《{}》 row {} column {}", form.title, row.join(" ").trim(), column.join("/"))
}

/// A difference without the very code.
fn generalised(difference: &str) -> String {
    let mut out = String::new();
    for c in difference.chars() {
        if c.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn arithmetic(report: &Report, severity: Severity) -> Vec<String> {
    let sums = |code: &str| code.starts_with("SUM") || code.starts_with("XTB");
    let told = |finding: &&cn_budget::Finding| {
        finding.severity == severity && (severity == Severity::Error || sums(finding.rule.code()))
    };
    let findings = report.findings().iter().filter(told);
    findings
        .map(|finding| {
            let place = finding.places.first();
            let table = place.map_or("", |place| place.table.as_str());
            format!("{} 《{table}》 {}", finding.rule.code(), finding.message(cn_budget::Language::Zh))
        })
        .collect()
}

/// Judges a document that was read, and changes some of its figures.
pub(crate) fn judge(printed: &Document, found: &Disclosure, changes: usize, dice: &mut Dice) -> Outcome {
    let mut outcome = Outcome::default();
    let facts = found.table_facts();
    for (at, form) in printed.forms.iter().enumerate() {
        let sheets = sheets_of(at, printed, found);
        let of_form: Vec<&TableFact> =
            facts.iter().filter(|fact| sheets.contains(&fact.cell.sheet)).collect();
        outcome.tables.push(judge_table(form, &of_form));
    }
    let report = Report::of(found);
    outcome.errors = arithmetic(&report, Severity::Error);
    outcome.warnings = arithmetic(&report, Severity::Warning);
    for _ in 0..changes {
        change(printed, found, &facts, &mut outcome, dice);
    }
    outcome
}

/// Changes one figure of a sum beyond rounding, and asks again.
fn change(
    printed: &Document,
    found: &Disclosure,
    facts: &[TableFact],
    outcome: &mut Outcome,
    dice: &mut Dice,
) {
    let at = dice.below(printed.forms.len());
    let form = &printed.forms[at];
    let once = |figure: &&Figure| {
        let same = form.figures.iter().filter(|other| other.value == figure.value);
        figure.tied && !figure.value.is_zero() && same.count() == 1
    };
    let candidates: Vec<&Figure> = form.figures.iter().filter(once).collect();
    if candidates.is_empty() {
        return;
    }
    let figure = candidates[dice.below(candidates.len())];
    outcome.changed += 1;
    let sheets = sheets_of(at, printed, found);
    let place =
        facts.iter().find(|fact| sheets.contains(&fact.cell.sheet) && fact.figure.value() == figure.value);
    let Some((fact, heading)) = place.and_then(|fact| Some((fact, fact.cell.heading?))) else {
        outcome.untold.push((at, format!("not read: {}", place_of(form, figure))));
        return;
    };
    let step = fact.figure.step();
    let by = (figure.value.abs() / Decimal::TEN).round_dp(fact.figure.decimals()) + step * Decimal::from(60);
    let by = if dice.percent(50) && figure.value > by { -by } else { by };
    let Ok(to) = Printed::new(figure.value + by, fact.figure.unit()) else { return };
    let mut changed = found.clone();
    changed.sheets[fact.cell.sheet].rows[fact.cell.row].cells[heading] = to.into();
    let report = Report::of(&changed);
    if arithmetic(&report, Severity::Error).len() > outcome.errors.len() {
        outcome.as_error += 1;
    } else if arithmetic(&report, Severity::Warning).len() > outcome.warnings.len() {
        outcome.as_warning += 1;
    } else {
        outcome.untold.push((at, place_of(form, figure)));
    }
}

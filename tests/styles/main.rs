//! Prose of many styles, written from the true figures of invented budgets: nothing is raised; and with every kind of
//! slip planted in it once, wherever it can be: each is found where it stands.
//!
//! `cargo test --test styles -- --nocapture` prints how many of each kind are found in each style.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod plan;
#[path = "../press/mod.rs"]
mod press;
mod slips;
mod styles;
mod writer;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cn_budget::{
    Cell, Disclosure, FiscalYear, Rounding, Severity, TableKind,
    check::Checker,
    document::{Paragraph, Place, RowRole, SheetRow, TextSection},
    table::ThreePublicRow,
};
use plan::{Dice, Plan, plan};
use press::Press;
use slips::{Planted, Slip, plant};
use strum::IntoEnumIterator;
use styles::{Form, STYLES, Style};
use writer::{Section, Writer, printed, text};

const YEAR: FiscalYear = FiscalYear::constant(2024);

/// The tables of a plan in the form of a style.
fn tables(style: &Style, plan: &Plan) -> Disclosure {
    match style.form {
        Form::Guangdong => plan.budget.print(style.tables, 2, Rounding::HalfUp).unwrap(),
        Form::Shanghai => Press::of(&plan.budget, style.tables).shanghai(),
        Form::Account => {
            let mut document = Press::of(&plan.budget, style.tables).account();
            document.sheets.push(three_public(style, plan));
            document
        }
    }
}

/// The 三公 of a final account: as adopted, and as spent.
fn three_public(style: &Style, plan: &Plan) -> cn_budget::Sheet {
    let rows = [
        (ThreePublicRow::ThreePublic, "three"),
        (ThreePublicRow::Overseas, "overseas"),
        (ThreePublicRow::Vehicles, "vehicles"),
        (ThreePublicRow::VehiclePurchase, "purchase"),
        (ThreePublicRow::VehicleOperation, "operation"),
        (ThreePublicRow::Reception, "reception"),
    ];
    let cell = |amount| Cell::from(printed(amount, writer::Figures { unit: style.tables, ..style.text }));
    let rows = rows.map(|(row, key)| {
        let three = plan.figures[key];
        SheetRow::new(RowRole::Line, row.to_string(), vec![cell(three.initial), cell(three.now)])
    });
    let title = "财政拨款“三公”经费支出决算表";
    press::sheet(TableKind::ThreePublic, title, style.tables, &["预算数", "决算数"], rows.into())
}

/// How the text is put on pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pages {
    /// Each heading and each paragraph on its own, so that the page tells which one a finding speaks of.
    Lines,
    /// Each section on its own: what ends a paragraph is told by its neighbours on the page.
    Sections,
}

fn page(pages: Pages, section: usize, line: Option<usize>) -> u32 {
    let line = if pages == Pages::Lines { line.map_or(0, |line| line + 1) } else { 0 };
    u32::try_from(100 * (section + 1) + line).unwrap()
}

fn with_text(tables: &Disclosure, sections: &[Section], pages: Pages) -> Disclosure {
    let page = |section, line| page(pages, section, line);
    let mut document = tables.clone();
    for (index, section) in sections.iter().enumerate() {
        let mut printed = TextSection::new(text(&section.heading));
        printed.place = Place::new(Some(page(index, None)), None);
        let lines = section.lines.iter().enumerate();
        printed.paragraphs = lines
            .map(|(number, line)| {
                Paragraph::new(text(line), Place::new(Some(page(index, Some(number))), None))
            })
            .collect();
        document.sections.push(printed);
    }
    document
}

/// What the rules on text tell: the rule, the pages, the message.
fn told(document: &Disclosure) -> Vec<(&'static str, Vec<u32>, String)> {
    let report = Checker::new().pedantic().check(document);
    let found = report.findings().iter().filter(|finding| finding.severity > Severity::Rounding);
    let text = ["NAR", "YOY", "WRD", "COD005", "COD006"];
    found
        .filter(|finding| text.iter().any(|family| finding.rule.code().starts_with(family)))
        .map(|finding| {
            let pages = finding.places.iter().filter_map(|place| place.page).collect();
            (finding.rule.code(), pages, finding.message(cn_budget::Language::Zh))
        })
        .collect()
}

fn written(style: &Style, seed: u64) -> (Plan, Disclosure, Vec<Section>) {
    let mut plan = plan(seed, YEAR);
    // A final account's totals hold what was carried over besides.
    let mut total = plan.figures["all"];
    let carried = cn_budget::Amount::from_yuan(350_000).unwrap();
    for amount in [&mut total.now, &mut total.before, &mut total.initial] {
        *amount = amount.checked_add(carried).unwrap();
    }
    plan.figures.insert("total".into(), total);
    let sections = Writer { plan: &plan, figures: style.text }.sections(style.sections);
    let mut tables = tables(style, &plan);
    tables.stage = style.stage();
    (plan, tables, sections)
}

#[test]
fn true_prose_raises_nothing() {
    const SEEDS: usize = 10;
    let mut raised = BTreeMap::new();
    let mut documents = 0;
    for style in STYLES {
        for seed in 0..SEEDS {
            let (_, tables, sections) = written(style, seed as u64);
            assert_eq!(told(&tables), Vec::new(), "the tables alone");
            let mut alarms = told(&with_text(&tables, &sections, Pages::Lines));
            alarms.extend(told(&with_text(&tables, &sections, Pages::Sections)));
            documents += usize::from(!alarms.is_empty());
            for (rule, pages, message) in alarms {
                let section = &sections[usize::try_from(pages[0] / 100).unwrap().saturating_sub(1)];
                let line = usize::try_from(pages[0] % 100).unwrap();
                let line = if line == 0 { &section.heading } else { &section.lines[line - 1] };
                raised.entry((style.name, rule)).or_insert((seed, message, text(line)));
            }
        }
    }
    for ((style, rule), (seed, message, line)) in &raised {
        println!("{style} {rule} (seed {seed}): {message}\n    {line}");
    }
    println!("documents with an alarm: {documents} of {}", STYLES.len() * SEEDS);
    assert!(raised.is_empty());
}

impl Slip {
    fn pages(self) -> Pages {
        if self == Self::NoStop { Pages::Sections } else { Pages::Lines }
    }
}

/// How many slips were planted, found where they stand, and found by a rule that is meant for them.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    planted: usize,
    found: usize,
    named: usize,
}

#[test]
fn every_slip_is_found_where_it_stands() {
    const EACH: usize = 3;
    let mut tallies: BTreeMap<(Slip, &str), Tally> = BTreeMap::new();
    let mut missed: BTreeMap<(Slip, &str), String> = BTreeMap::new();
    for style in STYLES {
        for seed in 0..2 {
            let (plan, tables, sections) = written(style, seed);
            let mut dice = Dice::new(seed + 77);
            for slip in Slip::iter() {
                let mut all = plant(slip, &sections, &plan, &mut dice);
                while all.len() > EACH {
                    let out = dice.index(all.len());
                    all.swap_remove(out);
                }
                for planted in all {
                    let tally = tallies.entry((slip, style.name)).or_default();
                    tally.planted += 1;
                    let (found, named) = found(&tables, &planted, slip);
                    tally.found += usize::from(found);
                    tally.named += usize::from(named);
                    if !named {
                        let line = &planted.sections[planted.section];
                        let line = planted.line.map_or(&line.heading, |number| &line.lines[number]);
                        let what = told(&with_text(&tables, &planted.sections, slip.pages()));
                        missed.entry((slip, style.name)).or_insert(format!("{}\n      {what:?}", text(line)));
                    }
                }
            }
        }
    }
    let (lines, whole, low) = table(&tallies);
    println!("{lines}{whole:?}");
    if std::env::var_os("STYLES_MISSED").is_some() {
        for ((slip, style), line) in &missed {
            println!("{slip} {style}: {line}");
        }
    }
    assert_eq!(low, Vec::new());
    assert!(whole.named * 100 >= whole.planted * 98, "{whole:?}");
}

/// Whether a slip is told where it stands, and by a rule that is meant for it.
fn found(tables: &Disclosure, planted: &Planted, slip: Slip) -> (bool, bool) {
    let here = page(slip.pages(), planted.section, planted.line);
    let told = told(&with_text(tables, &planted.sections, slip.pages()));
    let here: Vec<_> = told.iter().filter(|(_, pages, _)| pages.contains(&here)).collect();
    let named = here.iter().any(|(rule, ..)| slip.rules().iter().any(|meant| rule.starts_with(meant)));
    (!here.is_empty(), named)
}

/// How many of each kind were found, in lines, and the kinds of which too few were.
fn table(tallies: &BTreeMap<(Slip, &str), Tally>) -> (String, Tally, Vec<Slip>) {
    let mut lines = String::new();
    let mut low = Vec::new();
    let mut whole = Tally::default();
    for slip in Slip::iter() {
        let of: Vec<_> = tallies.iter().filter(|((other, _), _)| *other == slip).collect();
        let sum = |count: fn(&Tally) -> usize| of.iter().map(|(_, tally)| count(tally)).sum::<usize>();
        let (planted, found, named) = (sum(|t| t.planted), sum(|t| t.found), sum(|t| t.named));
        let slip_name = slip.to_string();
        writeln!(lines, "{slip_name:<20} planted {planted:>4}, found {found:>4}, by its rule {named:>4}")
            .unwrap();
        whole.planted += planted;
        whole.found += found;
        whole.named += named;
        // What ends a line, and which year a figure without a table is of, is not always to be told; and a change behind an
        // amount of another year is of that year, so that a wrong year leaves open what changed.
        let least = if slip == Slip::Year { 85 } else { 90 };
        if named * 100 < planted * least || planted == 0 {
            low.push(slip);
        }
    }
    (lines, whole, low)
}

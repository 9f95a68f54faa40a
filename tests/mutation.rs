//! The harness: every figure that the founding document prints is made wrong in turn, in the ways in which figures go
//! wrong, and the report is held to finding it and to naming it.
//!
//! ```sh
//! cargo test --test all mutation:: -- --nocapture
//! ```
//!
//! prints a table with a line for each way of going wrong. Its columns are
//!
//! - **changes**: how many changed documents there were, of which
//! - **no error**: the changed figure still satisfies every identity, exactly, within rounding, or as the lower side of
//!   a bound. That is decided here, by arithmetic in decimals that shares nothing with the library but the list of
//!   cells that each identity ties; a report must not find an error there, either, but where the figure has lost a decimal:
//!   a column that prints its zeros has left none out, so that 329.7 among figures of two decimals is 329.70;
//! - **errors**: the others: some identity over the figure is broken;
//! - **found**: a finding of the severity error names the figure, among the cells of a broken identity or as a suspect;
//! - **exact**: there is one error, and it names that figure alone as the wrong one;
//! - **value**: the same, and the value that restores is the one that stood there;
//! - **among**: the figure is one of several that would each restore everything;
//! - **pair**: it is one of several figures that would restore everything together;
//! - **no set**: no set of figures is named;
//! - **wrong**: how often another figure alone is named, or the sets that are named do not have this one.
//!
//! A figure that stands in no identity is listed below the table. Every position of a digit is tried.
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::print_stdout, reason = "the table is what it is for")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::thread;

use cn_budget::{
    Disclosure, Finding, Printed, Report, Severity,
    identity::TableCheck,
    table::{CellOrigin, Relation, RelationKind},
};
use rust_decimal::Decimal;

/// Where a figure stands in the document: sheet, row and heading.
type Place = (usize, usize, usize);

/// The ways of going wrong, in the order of the table.
const KINDS: [&str; 7] = [
    "just beyond rounding",
    "last digit misread",
    "a digit dropped",
    "a digit doubled",
    "two digits swapped",
    "sign",
    "×10,000",
];

/// May stand beside 合计 as well as in it, and no row has money in it: money there leaves the sum of its row undecided.
const DOUBTFUL: &str = "用事业基金弥补收支差额";

/// The place of a cell under a heading.
fn place_of(cell: CellOrigin) -> Option<Place> {
    Some((cell.sheet, cell.row, cell.heading?))
}

struct Founding {
    document: Disclosure,
    checks: Vec<TableCheck>,
    /// The certain identities over each figure that hold.
    over: HashMap<Place, Vec<usize>>,
    /// The figures that stand in an identity that a sound document may break, or that was not decided, alone.
    uncertain: BTreeSet<Place>,
}

impl Founding {
    fn read() -> Self {
        let document = Disclosure::huizhou_2023().unwrap();
        let checks = document.checks();
        let mut over: HashMap<Place, Vec<usize>> = HashMap::new();
        let mut uncertain = BTreeSet::new();
        for (index, check) in checks.iter().enumerate() {
            for place in check.cells().filter_map(place_of) {
                let sheet = &document.sheets[place.0];
                let sums_columns = check.relation() == Relation::Within(RelationKind::Columns);
                let is_doubtful =
                    sheet.headers[place.2] == DOUBTFUL && (sums_columns || !sheet.completeness.is_complete());
                if !is_doubtful && check.relation().is_certain() && check.verdict().outcome().is_held() {
                    over.entry(place).or_default().push(index);
                } else {
                    uncertain.insert(place);
                }
            }
        }
        Self { document, checks, over, uncertain }
    }

    /// Every figure with its place.
    fn figures(&self) -> Vec<(Place, Printed)> {
        let mut figures = Vec::new();
        for (sheet, of) in self.document.sheets.iter().enumerate() {
            for (row, of) in of.rows.iter().enumerate() {
                for (heading, cell) in of.cells.iter().enumerate() {
                    figures.extend(cell.figure().map(|figure| ((sheet, row, heading), figure)));
                }
            }
        }
        figures
    }

    /// The identities over a figure that this change breaks.
    fn breaks(&self, place: Place, to: Printed) -> usize {
        let over = self.over.get(&place).into_iter().flatten();
        over.filter(|&&index| self.is_broken(&self.checks[index], place, to)).count()
    }

    fn is_broken(&self, check: &TableCheck, place: Place, to: Printed) -> bool {
        let printed = |cell: CellOrigin| self.document.cell(cell)?.figure();
        let figure = |cell: CellOrigin| if place_of(cell) == Some(place) { Some(to) } else { printed(cell) };
        let half =
            |figure: &Printed| if figure.is_zero() { Decimal::ZERO } else { figure.step() / Decimal::TWO };
        let all: Vec<Printed> = check.cells().filter_map(figure).collect();
        let side = |cells: &mut dyn Iterator<Item = CellOrigin>| -> Decimal {
            cells.filter_map(figure).map(Printed::value).sum()
        };
        let whole = side(&mut check.whole().into_iter().chain(check.with_whole().iter().copied()));
        let difference = whole - side(&mut check.parts().iter().copied());
        // What the identity allows beyond its own figures stays as it was.
        let own =
            |figures: &mut dyn Iterator<Item = Printed>| figures.map(|figure| half(&figure)).sum::<Decimal>();
        let before = own(&mut check.cells().filter_map(printed));
        let beyond = check.verdict().allowed().unwrap() - before;
        let allowed = own(&mut all.into_iter()) + beyond;
        if check.is_equation() { difference.abs() > allowed } else { difference > allowed }
    }

    /// What a figure becomes in each way of going wrong.
    fn changes(&self, place: Place, figure: Printed) -> [BTreeSet<String>; 7] {
        let text = figure.digits();
        let positions: Vec<usize> =
            text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let mut changes: [BTreeSet<String>; 7] = Default::default();
        changes[0].extend(self.beyond_rounding(place, figure));
        let last = positions[positions.len() - 1];
        let digit = (text.as_bytes()[last] - b'0' + 5) % 10;
        changes[1].insert(format!("{}{digit}{}", &text[..last], &text[last + 1..]));
        for (nth, &at) in positions.iter().enumerate() {
            changes[2].insert(format!("{}{}", &text[..at], &text[at + 1..]));
            changes[3].insert(format!("{}{}", &text[..=at], &text[at..]));
            if let Some(&next) = positions.get(nth + 1) {
                let mut bytes = text.clone().into_bytes();
                bytes.swap(at, next);
                changes[4].insert(String::from_utf8(bytes).unwrap());
            }
        }
        changes[5].insert(format!("-{text}"));
        changes[6].insert({
            let mut value = figure.value() * Decimal::from(10_000);
            value.rescale(figure.decimals());
            value.to_string()
        });
        // A digit that leaves no figure, or the same amount, is no change.
        let same = |text: &String| {
            let canonical = canonical(text);
            canonical.is_none_or(|changed| changed.parse::<Decimal>().unwrap() == figure.value())
        };
        changes.map(|texts| {
            texts.iter().filter(|text| !same(text)).map(|text| canonical(text).unwrap()).collect()
        })
    }

    /// The least change, up or down, that breaks every equation over the figure.
    fn beyond_rounding(&self, place: Place, figure: Printed) -> Option<String> {
        let over = self.over.get(&place)?;
        let equations = over.iter().filter(|&&index| self.checks[index].is_equation()).count();
        let (sheet, row, heading) = place;
        let down = (sheet + row + heading) % 2 == 1 && figure.value() > Decimal::ONE;
        (1..200_u32).find_map(|steps| {
            let by = figure.step() * Decimal::from(steps);
            let to = Printed::new(figure.value() + if down { -by } else { by }, figure.unit()).unwrap();
            let broken = over.iter().filter(|&&index| {
                self.checks[index].is_equation() && self.is_broken(&self.checks[index], place, to)
            });
            (broken.count() == equations).then(|| to.digits())
        })
    }
}

/// The figure without leading zeros that a digit left behind, if it is one.
fn canonical(text: &str) -> Option<String> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    if whole.is_empty() || fraction == Some("") {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let text = fraction.map_or_else(|| whole.to_owned(), |fraction| format!("{whole}.{fraction}"));
    let zero = text.parse::<Decimal>().unwrap().is_zero();
    Some(if zero { text } else { format!("{sign}{text}") })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Exact { value: bool },
    Among,
    Pair,
    NoSet,
    Wrong,
}

/// What a report says of a figure that is wrong; `None` where it does not find it.
fn answer(report: &Report, place: Place, was: Printed) -> Option<Answer> {
    let errors: Vec<&Finding> =
        report.findings().iter().filter(|finding| finding.severity == Severity::Error).collect();
    let at = |found: &cn_budget::check::FindingPlace| {
        (found.sheet, found.row, found.heading) == (Some(place.0), Some(place.1), Some(place.2))
    };
    let suspected = |set: &Vec<cn_budget::check::SuspectFigure>| set.iter().any(|suspect| at(&suspect.place));
    let finding = errors
        .iter()
        .find(|finding| finding.suspects.iter().any(suspected))
        .or_else(|| errors.iter().find(|finding| finding.places.iter().any(at)))?;
    let alone = errors.iter().any(|finding| finding.suspect().is_some_and(|suspect| !at(&suspect.place)));
    if alone {
        return Some(Answer::Wrong);
    }
    Some(if let Some(suspect) = finding.suspect().filter(|_| errors.len() == 1) {
        Answer::Exact { value: suspect.restored.value() == was.value() }
    } else if finding.suspects.iter().any(|set| set.len() == 1 && suspected(set)) {
        Answer::Among
    } else if finding.suspects.iter().any(suspected) {
        Answer::Pair
    } else if finding.suspects.is_empty() {
        Answer::NoSet
    } else {
        Answer::Wrong
    })
}

#[derive(Default)]
struct Line {
    changes: usize,
    no_error: usize,
    errors: usize,
    found: usize,
    answers: BTreeMap<Answer, usize>,
}

impl Line {
    fn add(&mut self, other: &Self) {
        self.changes += other.changes;
        self.no_error += other.no_error;
        self.errors += other.errors;
        self.found += other.found;
        for (answer, count) in &other.answers {
            *self.answers.entry(*answer).or_default() += count;
        }
    }

    fn of(&self, answer: Answer) -> usize {
        self.answers.get(&answer).copied().unwrap_or_default()
    }

    fn exact(&self) -> usize {
        self.of(Answer::Exact { value: true }) + self.of(Answer::Exact { value: false })
    }

    fn print(&self, name: &str) {
        let percent = |count: usize| {
            let share = Decimal::from(100 * count) / Decimal::from(self.errors.max(1));
            format!("{share:.1} %")
        };
        println!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            self.changes,
            self.no_error,
            self.errors,
            percent(self.found),
            percent(self.exact()),
            percent(self.of(Answer::Exact { value: true })),
            percent(self.of(Answer::Among)),
            percent(self.of(Answer::Pair)),
            percent(self.of(Answer::NoSet)),
            self.of(Answer::Wrong),
        );
    }
}

/// Changes every `nth` figure of those given, one at a time.
fn run(
    founding: &Founding,
    figures: &[(Place, Printed)],
    first: usize,
    nth: usize,
) -> ([Line; 7], Vec<String>) {
    let mut lines: [Line; 7] = Default::default();
    let mut faults = Vec::new();
    let mut document = founding.document.clone();
    for &(place, was) in figures.iter().skip(first).step_by(nth) {
        let (sheet, row, heading) = place;
        for (kind, texts) in founding.changes(place, was).into_iter().enumerate() {
            let line = &mut lines[kind];
            for text in texts {
                let Ok(to) = Printed::parse(&text, was.unit()) else { continue };
                let cell = &mut document.sheets[sheet].rows[row].cells[heading];
                let before = std::mem::replace(cell, to.into());
                let report = Report::of(&document);
                document.sheets[sheet].rows[row].cells[heading] = before;
                line.changes += 1;
                let answer = answer(&report, place, was);
                let label = || {
                    let sheet = &founding.document.sheets[sheet];
                    let (row, heading) = (&sheet.rows[row].label, &sheet.headers[heading]);
                    format!("{} {row} {heading} {} → {text}: {answer:?}", sheet.title, was.digits())
                };
                if founding.breaks(place, to) == 0 {
                    line.no_error += 1;
                    if answer.is_some() && to.decimals() >= was.decimals() {
                        faults.push(format!("no error, and one is found: {}", label()));
                    }
                    continue;
                }
                line.errors += 1;
                match answer {
                    None => faults.push(format!("not found: {}", label())),
                    Some(answer) => {
                        line.found += 1;
                        *line.answers.entry(answer).or_default() += 1;
                        if std::env::var("MUTATION_SHOW").is_ok_and(|show| label().contains(&show)) {
                            println!("{} {}", KINDS[kind], label());
                        }
                    }
                }
            }
        }
    }
    (lines, faults)
}

#[test]
fn every_wrong_figure_is_found_and_nine_in_ten_are_named() {
    let founding = Founding::read();
    let figures = founding.figures();
    // A figure that no certain identity ties cannot be found wrong.
    let (tied, untied): (Vec<_>, Vec<_>) =
        figures.iter().copied().partition(|(place, _)| founding.over.contains_key(place));
    let (lines, faults) = thread::scope(|scope| {
        let other = scope.spawn(|| run(&founding, &tied, 1, 2));
        let (mut lines, mut faults) = run(&founding, &tied, 0, 2);
        let (more, more_faults) = other.join().unwrap();
        lines.iter_mut().zip(&more).for_each(|(line, more)| line.add(more));
        faults.extend(more_faults);
        (lines, faults)
    });

    println!(
        "| way of going wrong | changes | no error | errors | found | exact | value | among | pair | no set | wrong |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let mut all = Line::default();
    for (line, name) in lines.iter().zip(KINDS) {
        line.print(name);
        all.add(line);
    }
    all.print("all");
    println!(
        "\n{} figures, of which {} stand in no certain identity that is decided:",
        figures.len(),
        untied.len()
    );
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for ((sheet, row, heading), _) in &untied {
        let of = &founding.document.sheets[*sheet];
        let why = if founding.uncertain.contains(&(*sheet, *row, *heading)) {
            "undecided or a hint"
        } else {
            "none"
        };
        *names
            .entry(format!("{} {} {} ({why})", of.title, of.rows[*row].label, of.headers[*heading]))
            .or_default() += 1;
    }
    for (name, count) in &names {
        println!("- {count} × {name}");
    }

    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(all.found, all.errors, "every error is found");
    assert!(1_000 * all.of(Answer::Wrong) <= all.errors, "{} are named wrongly", all.of(Answer::Wrong));
    assert!(10 * all.exact() >= 9 * all.errors, "{} of {} are named exactly", all.exact(), all.errors);
}

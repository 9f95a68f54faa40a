//! What must hold before anything is written.

use std::collections::{BTreeMap, HashMap, HashSet};

use cn_budget::{
    Code, Level,
    catalog::{Extent, RenameKind},
};

use crate::outcome::Problems;
use crate::read::{At, Confidence, Data, Ground, Judgement, Name, Rename, Source};

pub(crate) fn check(data: &Data, problems: &mut Problems) {
    let mut sources = HashMap::new();
    let mut previous = "";
    for source in &data.sources {
        if sources.insert(source.id.as_str(), source).is_some() {
            source.at.report(problems, format_args!("{} stands on an earlier line", source.id));
        } else if source.id.as_str() < previous {
            source.at.report(problems, format_args!("{} is not in the order of the names", source.id));
        }
        previous = &source.id;
        if source.id.is_empty() || source.title.is_empty() || source.issuer.is_empty() || source.year == 0 {
            source.at.report(problems, "a source needs id, title, issuer and year");
        }
        let public = ["", "http://", "https://", "github:"];
        if !public.iter().any(|&start| {
            source.reference.starts_with(start) && (start.is_empty() == source.reference.is_empty())
        }) {
            source.at.report(problems, format_args!("{} is no public reference", source.reference));
        }
    }
    let functional = names(&data.functional, "functional.csv", data, &sources, problems);
    let department = names(&data.department, "economic_department.csv", data, &sources, problems);
    let government = names(&data.government, "economic_government.csv", data, &sources, problems);
    names(&data.revenue, "revenue.csv", data, &sources, problems);
    renames(data, problems);
    changes(data, &sources, problems);
    editions(data, &sources, problems);

    let mut seen = None;
    for pair in &data.pairs {
        // The pair that holds to this day comes last.
        let last_year = if pair.last_year == 0 { u16::MAX } else { pair.last_year };
        let key = (pair.department, pair.unit_type, last_year);
        if seen >= Some(key) {
            pair.at.report(problems, format_args!("{} is not in order, or stands twice", pair.department));
        }
        seen = Some(key);
        if !department.contains(&pair.department) {
            pair.at.report(problems, format_args!("no code {} in economic_department.csv", pair.department));
        }
        if !government.contains(&pair.government) {
            pair.at.report(problems, format_args!("no code {} in economic_government.csv", pair.government));
        }
        if pair.department.level() != Level::Section || pair.government.level() != Level::Section {
            pair.at.report(problems, "a pair joins sections");
        }
        statement(pair.at, pair.confidence, &pair.sources, &sources, problems);
    }
    old_judgements(&data.old_cofog, &data.functional, problems);
    old_judgements(&data.old_gfsm, &data.department, problems);
    judgements(&data.cofog, &functional, cn_budget::catalog::Cofog::contains, problems);
    judgements(&data.gfsm, &department, |upper, lower| lower.code().starts_with(upper.code()), problems);
    judgements(
        &data.government_gfsm,
        &government,
        |upper, lower| lower.code().starts_with(upper.code()),
        problems,
    );
}

fn statement(
    at: At,
    confidence: Confidence,
    listed: &[String],
    sources: &HashMap<&str, &Source>,
    problems: &mut Problems,
) {
    for id in listed {
        if !sources.contains_key(id.as_str()) {
            at.report(problems, format_args!("no source {id} in sources.csv"));
        }
    }
    if listed.windows(2).any(|pair| pair[0] >= pair[1]) {
        at.report(problems, "the sources are not in order, or one stands twice");
    }
    if confidence.is_none() && listed.iter().all(|id| is_legacy(id, sources)) {
        at.report(problems, "an attested row needs sources, and a table of an old edition is none");
    }
}

/// Whether a source is a list of an old edition, of which the year is not known.
fn is_legacy(id: &str, sources: &HashMap<&str, &Source>) -> bool {
    sources.get(id).is_some_and(|source| source.kind == cn_budget::catalog::SourceKind::LegacyTable)
}

fn changes(data: &Data, sources: &HashMap<&str, &Source>, problems: &mut Problems) {
    let mut known: HashSet<u32> = data.functional.iter().map(|row| row.code.number()).collect();
    known.extend(data.department.iter().map(|row| row.code.number()));
    known.extend(data.government.iter().map(|row| row.code.number()));
    known.extend(data.revenue.iter().map(|row| row.code.number()));
    let mut previous = None;
    for change in &data.changes {
        let key = (format!("{:0<7}", change.number), change.year);
        if previous.as_ref() >= Some(&key) {
            change.at.report(problems, format_args!("{} is not in order, or stands twice", change.number));
        }
        previous = Some(key);
        if !known.contains(&change.number) {
            change.at.report(problems, format_args!("no code {} in the catalog", change.number));
        }
        if change.year == 0 {
            change.at.report(problems, "a change needs its year");
        }
        statement(change.at, None, &change.sources, sources, problems);
    }
}

/// The years that divide the editions, each of which stands once.
pub(crate) const EDITIONS: [&str; 6] =
    ["first-functional", "first-department", "first-government", "first-revenue", "last-listed", "completed"];

fn editions(data: &Data, sources: &HashMap<&str, &Source>, problems: &mut Problems) {
    let found: Vec<&str> = data.editions.iter().map(|row| row.key.as_str()).collect();
    if found != EDITIONS {
        problems.push(format!("editions.csv: found the editions {found:?}, expected {EDITIONS:?}"));
    }
    for row in &data.editions {
        if row.year == 0 || row.note.is_empty() {
            row.at.report(problems, format_args!("{} needs its year and what it rests on", row.key));
        }
        for id in row.sources.iter().filter(|id| !sources.contains_key(id.as_str())) {
            row.at.report(problems, format_args!("no source {id} in sources.csv"));
        }
    }
}

/// What must hold of a file of names. The answer is its codes, but for those of old editions alone.
fn names<C: Code>(
    rows: &[Name<C>],
    file: &str,
    data: &Data,
    sources: &HashMap<&str, &Source>,
    problems: &mut Problems,
) -> HashSet<C> {
    let codes: HashSet<C> = rows.iter().map(|row| row.code).collect();
    let mut known = HashSet::new();
    let mut previous: Option<C> = None;
    let mut by_code: BTreeMap<C, Vec<&Name<C>>> = BTreeMap::new();
    for row in rows {
        let (at, code) = (row.at, row.code);
        if previous > Some(code) {
            at.report(problems, format_args!("{code} is not in the order of the codes"));
        }
        previous = Some(code);
        if !known.insert((code, row.text.as_str())) {
            at.report(problems, format_args!("{code} {} stands on an earlier line", row.text));
        }
        by_code.entry(code).or_default().push(row);
        if row.text.is_empty() || row.text.chars().any(|c| c.is_ascii_digit() || c.is_whitespace()) {
            at.report(problems, format_args!("{:?} is no name", row.text));
        }
        if let Some(parent) = code.parent()
            && !codes.contains(&parent)
        {
            at.report(problems, format_args!("{code} has no {parent} above it"));
        }
        let is_attested = row.ground == Ground::Attested;
        if is_attested == (row.first_seen == 0) || (row.first_seen == 0) != (row.last_seen == 0) {
            at.report(problems, "an attested row has the years seen, another one has none");
        }
        if row.first_seen > row.last_seen {
            at.report(
                problems,
                format_args!("first_seen {} is after last_seen {}", row.first_seen, row.last_seen),
            );
        }
        match row.ground {
            Ground::Attested => statement(at, None, &row.sources, sources, problems),
            Ground::Believed(percent) => {
                statement(at, Some(percent), &row.sources, sources, problems);
                if code.level() != Level::Item && row.sources.is_empty() && row.note.is_empty() {
                    at.report(
                        problems,
                        format_args!("{code} is believed, and nothing says what speaks for it"),
                    );
                }
            }
            Ground::Listed => {
                statement(at, Some(0), &row.sources, sources, problems);
                if row.sources.is_empty() || !row.sources.iter().all(|id| is_legacy(id, sources)) {
                    at.report(
                        problems,
                        "a listed row has tables of old editions as its sources, and no others",
                    );
                }
            }
        }
        if is_attested && row.sources.iter().all(|id| sources.contains_key(id.as_str())) {
            let dated = || row.sources.iter().filter(|id| !is_legacy(id, sources));
            let years = || dated().filter_map(|id| sources.get(id.as_str())).map(|source| source.year);
            if (years().min(), years().max()) != (Some(row.first_seen), Some(row.last_seen)) {
                at.report(
                    problems,
                    format_args!(
                        "{code} was seen {}-{}, but its sources are of {:?}-{:?}",
                        row.first_seen,
                        row.last_seen,
                        years().min(),
                        years().max(),
                    ),
                );
            }
        }
    }
    if codes.is_empty() {
        problems.push(format!("{file}: no codes"));
    }
    for rows in by_code.values_mut() {
        // A name of an old edition alone needs no renaming that is told: it comes before the others.
        rows.retain(|row| row.ground != Ground::Listed);
    }
    for (code, rows) in by_code.iter().filter(|(_, rows)| rows.len() > 1) {
        let told: Vec<&Rename> =
            data.renames.iter().filter(|rename| rename.number == code.number()).collect();
        for row in rows {
            if !told.iter().any(|rename| rename.old == row.text || rename.new == row.text) {
                row.at.report(
                    problems,
                    format_args!("{code} has several names, and renames.csv does not tell {}", row.text),
                );
            }
        }
    }
    rows.iter().filter(|row| row.ground != Ground::Listed).map(|row| row.code).collect()
}

fn renames(data: &Data, problems: &mut Problems) {
    let functional = data.functional.iter().map(|row| (row.code.number(), row.text.as_str()));
    let department = data.department.iter().map(|row| (row.code.number(), row.text.as_str()));
    let government = data.government.iter().map(|row| (row.code.number(), row.text.as_str()));
    let revenue = data.revenue.iter().map(|row| (row.code.number(), row.text.as_str()));
    let known: HashSet<_> = functional.chain(department).chain(government).chain(revenue).collect();
    let mut previous = String::new();
    for rename in &data.renames {
        let aligned = format!("{:0<7}", rename.number);
        if aligned < previous {
            rename.at.report(problems, format_args!("{} is not in the order of the codes", rename.number));
        }
        previous = aligned;
        for name in [&rename.old, &rename.new] {
            if !known.contains(&(rename.number, name.as_str())) {
                rename.at.report(problems, format_args!("no row {} {name} in the catalog", rename.number));
            }
        }
        if rename.old == rename.new {
            rename.at.report(problems, "the two names are the same");
        }
        if rename.first_year != 0 && !matches!(rename.kind, RenameKind::Renamed | RenameKind::Reused) {
            rename.at.report(problems, format_args!("a first year has no sense with {}", rename.kind));
        }
    }
}

/// What must hold of judgements on what codes were up to a year: the codes may be of old lists alone.
fn old_judgements<C: Code, T>(rows: &[(u16, Judgement<C, T>)], names: &[Name<C>], problems: &mut Problems) {
    let mut previous = None;
    for (last, row) in rows {
        let key = (row.code, *last);
        if previous >= Some(key) {
            row.at.report(problems, format_args!("{} is not in order, or stands twice", row.code));
        }
        previous = Some(key);
        if *last == 0 || row.note.is_empty() {
            row.at.report(problems, "a judgement up to a year needs the year and its reason");
        }
        if !names.iter().any(|name| name.code == row.code) {
            row.at.report(problems, format_args!("no code {} in the catalog", row.code));
        }
    }
}

fn judgements<C: Code, T: Copy>(
    rows: &[Judgement<C, T>],
    codes: &HashSet<C>,
    contains: impl Fn(T, T) -> bool,
    problems: &mut Problems,
) {
    let mut previous = None;
    for row in rows {
        let (at, code) = (row.at, row.code);
        if previous >= Some(code) {
            at.report(problems, format_args!("{code} is not in order, or stands twice"));
        }
        previous = Some(code);
        if !codes.contains(&code) {
            at.report(problems, format_args!("no code {code} in the catalog"));
        }
        if row.note.is_empty() {
            at.report(problems, "a judgement needs its reason");
        }
        if let Some((target, Extent::Whole)) = row.target {
            for lower in rows.iter().filter(|lower| code != lower.code && code.contains(lower.code)) {
                if !lower.target.is_some_and(|(lower, _)| contains(target, lower)) {
                    at.report(
                        problems,
                        format_args!("{code} is not wholly there: {} is judged otherwise", lower.code),
                    );
                }
            }
        }
    }
    for class in codes.iter().filter(|code| code.level() == Level::Class) {
        if !rows.iter().any(|row| row.code == *class) {
            problems.push(format!("gfs: no judgement on {class}"));
        }
    }
}

//! `data/lexicon/tables.csv` and `noise.csv` to `src/fact/generated/words.rs`: the words of forms and what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use cn_budget::fact::Aspects;

use crate::outcome::{Files, Problems};

/// The generated file, or what is wrong with the data.
pub(crate) fn generate(data: &Path) -> Result<Files, Problems> {
    let mut problems = Vec::new();
    let sources: BTreeSet<String> =
        rows(data, "sources.csv", &mut problems).into_iter().map(|(_, row)| row[0].clone()).collect();
    let mut words: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (line, row) in rows(data, "tables.csv", &mut problems) {
        let mut report = |what: String| problems.push(format!("tables.csv line {line}: {what}"));
        known_sources(&row[2], &sources, &mut report);
        spelled(&row[0], &mut report);
        match meaning(&row[1]) {
            Ok(meaning) => {
                let readings = words.entry(row[0].clone()).or_default();
                if readings.contains(&meaning) {
                    report(format!("{} says {} on an earlier line", row[0], row[1]));
                }
                readings.push(meaning);
            }
            Err(what) => report(what),
        }
    }
    let mut noise = BTreeSet::new();
    for (line, row) in rows(data, "noise.csv", &mut problems) {
        let mut report = |what: String| problems.push(format!("noise.csv line {line}: {what}"));
        known_sources(&row[1], &sources, &mut report);
        spelled(&row[0], &mut report);
        if !noise.insert(row[0].clone()) {
            report(format!("{} stands on an earlier line", row[0]));
        }
    }
    if problems.is_empty() { Ok(vec![("words.rs", file(&words, &noise))]) } else { Err(problems) }
}

/// The rows of a file behind its heading, each with its line.
pub(crate) fn rows(data: &Path, name: &'static str, problems: &mut Problems) -> Vec<(u64, Vec<String>)> {
    let reader = csv::ReaderBuilder::new().has_headers(true).from_path(data.join(name));
    let mut reader = match reader {
        Ok(reader) => reader,
        Err(error) => {
            problems.push(format!("{name}: {error}"));
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                rows.push((line, record.iter().map(ToOwned::to_owned).collect()));
            }
            Err(error) => problems.push(format!("{name}: {error}")),
        }
    }
    rows
}

pub(crate) fn known_sources(ids: &str, sources: &BTreeSet<String>, report: &mut impl FnMut(String)) {
    if ids.is_empty() {
        report("names no source".to_owned());
    }
    for id in ids.split(';').filter(|id| !id.is_empty() && !sources.contains(*id)) {
        report(format!("no source {id} in sources.csv"));
    }
}

/// Words stand in one spelling: without blanks and quotation marks, brackets full width.
pub(crate) fn spelled(words: &str, report: &mut impl FnMut(String)) {
    let foreign = |c: char| c.is_whitespace() || "“”\"'‘’()".contains(c);
    if words.is_empty() || words.contains(foreign) {
        report(format!(
            "{words:?} is not in one spelling: no blanks, no quotation marks, brackets full width"
        ));
    }
}

/// `fund=general;flow=revenue` as the fields of `Aspects`.
fn meaning(text: &str) -> Result<String, String> {
    let said: Aspects = text.parse().map_err(|error: cn_budget::fact::MeaningError| error.to_string())?;
    if said.is_unsaid() {
        return Err("says nothing: such words stand in noise.csv".to_owned());
    }
    let mut fields = Vec::new();
    macro_rules! fields {
        ($($aspect:ident: $kind:ident),+ $(,)?) => {
            $(if let Some(value) = said.$aspect {
                fields.push(format!(concat!(stringify!($aspect), ": Some(", stringify!($kind), "::{:?})"), value));
            })+
        };
    }
    fields!(
        axis: Axis,
        entity: Entity,
        extent: Extent,
        figure: Figure,
        flow: Flow,
        fund: Fund,
        key: Key,
        nature: Nature,
        period: Period,
        phase: Phase,
        purpose: Purpose,
        role: Role,
    );
    Ok(format!("Aspects {{ {}, ..N }}", fields.join(", ")))
}

fn file(words: &BTreeMap<String, Vec<String>>, noise: &BTreeSet<String>) -> String {
    let mut text = "// generated from data/lexicon by cn-budget-catalog-gen; do not edit\n\n\
         use crate::fact::aspect::{\n    Aspects, Axis, Entity, Extent, Figure, Flow, Fund, Key, Nature, Period, Phase, Purpose, Role,\n};\n\n\
         const N: Aspects = Aspects::NONE;\n\n\
         /// Words and their readings, sorted by the words.\n\
         pub(in crate::fact) static WORDS: &[(&str, &[Aspects])] = &[\n"
        .to_owned();
    // Writing to a string cannot fail.
    for (word, readings) in words {
        let _ = writeln!(text, "    ({word:?}, &[{}]),", readings.join(", "));
    }
    text.push_str(
        "];\n\n/// Words that say nothing, sorted.\npub(in crate::fact) static NOISE: &[(&str, ())] = &[\n",
    );
    for word in noise {
        let _ = writeln!(text, "    ({word:?}, ()),");
    }
    text.push_str("];\n");
    text
}

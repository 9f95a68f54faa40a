//! `cnbudget.toml`: which rules run, and which findings are accepted, with the reason.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cn_budget::{Finding, Rule};
use serde::Deserialize;

use crate::args::CheckOptions;

/// The file that is read where none is named.
const DEFAULT: &str = "cnbudget.toml";
const KEYS: [&str; 3] = ["select", "ignore", "suppress"];
const SUPPRESSION_KEYS: [&str; 5] = ["rule", "table", "row", "column", "reason"];

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Config {
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    suppress: Vec<Suppression>,
}

/// A finding that is accepted: its rule, its place, and why.
#[derive(Debug, Deserialize)]
struct Suppression {
    rule: String,
    #[serde(default)]
    table: Option<String>,
    #[serde(default)]
    row: Option<String>,
    #[serde(default)]
    column: Option<String>,
    reason: String,
    #[serde(skip)]
    used: std::cell::Cell<bool>,
}

impl Config {
    /// The settings of a run: the file's; `--select` takes the place of its `select`, `--ignore` adds to its `ignore`.
    pub(crate) fn load(options: &CheckOptions) -> Result<Self, String> {
        let mut config = match &options.config {
            Some(path) => Self::read(path)?,
            None if Path::new(DEFAULT).is_file() => Self::read(Path::new(DEFAULT))?,
            None => Self::default(),
        };
        if !options.select.is_empty() {
            config.select.clone_from(&options.select);
        }
        config.ignore.extend(options.ignore.iter().cloned());
        let suppressed = config.suppress.iter().map(|suppression| &suppression.rule);
        for rule in config.select.iter().chain(&config.ignore).chain(suppressed) {
            known_rule(rule)?;
        }
        Ok(config)
    }

    fn read(path: &Path) -> Result<Self, String> {
        let at = |what: String| format!("{}: {what}", path.display());
        let text = fs::read_to_string(path).map_err(|error| at(error.to_string()))?;
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| at(error.to_string()))?;
        for key in table.keys() {
            known(key, &KEYS, "key").map_err(at)?;
        }
        for suppression in table.get("suppress").and_then(toml::Value::as_array).into_iter().flatten() {
            for key in suppression.as_table().into_iter().flat_map(toml::Table::keys) {
                known(key, &SUPPRESSION_KEYS, "key of a suppression").map_err(at)?;
            }
        }
        let config: Self = table.try_into().map_err(|error: toml::de::Error| at(error.to_string()))?;
        match config.suppress.iter().find(|suppression| suppression.reason.trim().is_empty()) {
            Some(suppression) => Err(at(format!("the suppression of {} gives no reason", suppression.rule))),
            None => Ok(config),
        }
    }

    /// Whether a finding is to be shown.
    pub(crate) fn shows(&self, finding: &Finding) -> bool {
        let named = |list: &[String]| list.iter().any(|name| names(name, finding.rule));
        let selected = self.select.is_empty() || named(&self.select);
        selected
            && !named(&self.ignore)
            && !self.suppress.iter().any(|suppression| suppression.covers(finding))
    }

    /// The suppressions that no finding used.
    pub(crate) fn unused(&self) -> impl Iterator<Item = String> {
        self.suppress.iter().filter(|suppression| !suppression.used.get()).map(|suppression| {
            let mut name = suppression.rule.clone();
            for part in [&suppression.table, &suppression.row, &suppression.column].into_iter().flatten() {
                // Writing to a string cannot fail.
                let _ = write!(name, " {part}");
            }
            name
        })
    }
}

impl Suppression {
    fn covers(&self, finding: &Finding) -> bool {
        let Some(place) = finding.places.first() else { return false };
        let fits = |wanted: &Option<String>, found: &str| {
            wanted.as_deref().is_none_or(|wanted| found.contains(wanted))
        };
        let covers = names(&self.rule, finding.rule)
            && fits(&self.table, &place.table)
            && fits(&self.row, &place.row_label)
            && fits(&self.column, &place.column);
        if covers {
            self.used.set(true);
        }
        covers
    }
}

/// Whether a name of the command line names a rule: its code, its name, or the beginning of its code.
fn names(name: &str, rule: &Rule) -> bool {
    rule.name() == name || rule.code().starts_with(&name.to_uppercase())
}

fn known_rule(name: &str) -> Result<(), String> {
    if !name.is_empty() && Rule::all().iter().any(|rule| names(name, rule)) {
        return Ok(());
    }
    let candidates: Vec<&str> = Rule::all().iter().flat_map(|rule| [rule.code(), rule.name()]).collect();
    known(name, &candidates, "rule")
}

/// Refuses what is not among the candidates, with the nearest of them.
pub(crate) fn known(name: &str, candidates: &[&str], what: &str) -> Result<(), String> {
    if candidates.contains(&name) {
        return Ok(());
    }
    let nearest = candidates.iter().min_by_key(|candidate| distance(name, candidate));
    let near = nearest.filter(|candidate| distance(name, candidate) <= candidate.len().div_ceil(3));
    let hint = near.map(|candidate| format!(": did you mean {candidate:?}?")).unwrap_or_default();
    Err(format!("unknown {what} {name:?}{hint}"))
}

/// How many letters must change to turn one word into the other (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (place, letter) in left.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (column, other) in right.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = change.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}

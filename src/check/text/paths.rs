//! Which code the text means where it names one by its levels (类、款、项).

use std::collections::{BTreeSet, HashMap, HashSet};

use super::against::against;
use super::facts::TextFacts;
use super::name::compared_name;
use crate::catalog::{Catalog, Spelling, is_within, spelling};
use crate::document::Disclosure;
use crate::fact::{Direction, Fact, FunctionPath, Measure, Topic};
use crate::table::{RowAxis, TableKind};
use crate::value::{FunctionalCode, Level, Printed};

/// The codes that paths of names are.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// By the index of a fact.
    codes: HashMap<usize, FunctionalCode>,
    /// By the index of the first fact of a statement that names the path.
    readings: HashMap<usize, PathReading>,
}

/// A path of names, and the code that it is found to be.
#[derive(Debug)]
pub(in crate::check) struct PathReading {
    /// The fact that gives the amount: the document's own may stand behind a planned one.
    pub(in crate::check) amount: usize,
    pub(in crate::check) end: PathEnd,
    code: Option<FunctionalCode>,
}

/// How a path of names stands to the rows of the tables.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) enum PathEnd {
    /// A row has its names.
    Named,
    /// The row that is meant has other names: its code, and its names at the levels that the text gives.
    Misnamed(FunctionalCode, String),
    /// No row is meant, though the text gives an amount.
    Unknown,
    /// No row is meant, and the text gives no amount.
    NoAmount,
    /// No table has rows by function.
    NoTable,
}

/// A code with the names of its levels as one source has them.
struct Named {
    code: FunctionalCode,
    names: [Option<String>; 3],
}

/// A row of a table by function: its code and the name printed beside it.
struct NamedRow {
    code: FunctionalCode,
    name: String,
}

const LEVELS: [Level; 3] = [Level::Class, Level::Section, Level::Item];

impl Paths {
    pub(super) fn code(&self, index: usize) -> Option<FunctionalCode> {
        self.codes.get(&index).copied()
    }

    /// The path that a fact names, where it is the first of its statement that does.
    pub(super) fn reading(&self, index: usize) -> Option<&PathReading> {
        self.readings.get(&index)
    }

    pub(super) fn of(text: &TextFacts<'_>) -> Self {
        let mut paths = Self::default();
        if !text.facts.iter().any(|fact| matches!(fact.topic, Topic::Path(_))) {
            return paths;
        }
        let catalog = Catalog::for_year(text.document.fiscal_year);
        let known = codes_of_tables(text.document, &catalog);
        let reader = Reader { text, catalog, known };
        for (index, fact) in text.facts.iter().enumerate() {
            let Topic::Path(path) = &fact.topic else { continue };
            if let Some(first) = text.nearest_before_in_statement(index, |other| other.topic == fact.topic) {
                let code = paths.code(first);
                paths.codes.extend(code.map(|code| (index, code)));
                continue;
            }
            let reading = reader.read(index, path);
            paths.codes.extend(reading.code.map(|code| (index, code)));
            paths.readings.insert(index, reading);
        }
        paths
    }
}

/// The codes of the tables by their names. A list of items alone says by its codes which sections and classes it is of:
/// those have their official names.
fn codes_of_tables(document: &Disclosure, catalog: &Catalog) -> Vec<Named> {
    let mut rows = rows_by_name(document);
    let printed: BTreeSet<FunctionalCode> = rows.iter().map(|row| row.code).collect();
    let above = printed.iter().flat_map(|code| core::iter::successors(code.parent(), |code| code.parent()));
    let above: BTreeSet<FunctionalCode> = above.filter(|code| !printed.contains(code)).collect();
    let official = above.into_iter().filter_map(|code| Some((code, compared_name(catalog.name(code)?))));
    rows.extend(official.map(|(code, name)| NamedRow { code, name }));
    // The first name that the tables print of a code.
    let mut first_names: HashMap<FunctionalCode, &str> = HashMap::new();
    for row in &rows {
        first_names.entry(row.code).or_insert(&row.name);
    }
    let name_of = |code: FunctionalCode| first_names.get(&code).map(|name| (*name).to_owned());
    let named_code = |row: &NamedRow| {
        let levels = LEVELS.map(|level| match level {
            level if level == row.code.level() => Some(row.name.clone()),
            Level::Class => name_of(row.code.class()),
            Level::Section if row.code.level() == Level::Item => row.code.section().and_then(name_of),
            _ => None,
        });
        Named { code: row.code, names: levels }
    };
    rows.iter().map(named_code).collect()
}

/// The rows of the tables by function, each code once with each of its names.
fn rows_by_name(document: &Disclosure) -> Vec<NamedRow> {
    let mut rows: Vec<NamedRow> = Vec::new();
    let mut seen = HashSet::new();
    let is_functional = |kind: TableKind| kind.axis() == RowAxis::Function;
    for sheet in document.sheets.iter().filter(|sheet| sheet.kind.is_some_and(is_functional)) {
        for row in &sheet.rows {
            let Some(Ok(code)) = row.code.as_deref().map(str::parse::<FunctionalCode>) else { continue };
            let name = compared_name(&row.label);
            if !name.is_empty() && seen.insert((code, name.clone())) {
                rows.push(NamedRow { code, name });
            }
        }
    }
    rows
}

/// Whether the names that a path gives are those of a code.
fn agrees(path: &FunctionPath, named: &Named) -> bool {
    let is_above = |inside: &str| named.names.iter().flatten().any(|name| is_within(inside, name));
    let mut levels = LEVELS.into_iter().zip(&named.names).filter_map(|(level, known)| {
        // Of the one spelling already.
        let printed = &path.step(level)?.name;
        // Other words may stand before the name; 缴费支出 before an amount may be its end, or the word that leads to the amount.
        Some(known.as_ref().is_some_and(|known| {
            // What brackets offer is known of the name in the tables alone.
            let is_longer =
                || spelling(printed, known, is_above).is_some_and(|how| how != Spelling::Alternative);
            printed.ends_with(known.as_str()) || spelling(known, printed, is_above).is_some() || is_longer()
        }))
    });
    levels.next() == Some(true) && levels.all(|agrees| agrees)
}

/// Finds the codes that paths mean.
struct Reader<'p, 'a> {
    text: &'p TextFacts<'a>,
    catalog: Catalog,
    known: Vec<Named>,
}

impl Reader<'_, '_> {
    fn read(&self, index: usize, path: &FunctionPath) -> PathReading {
        let is_current = |other: &Fact| self.text.is_current(other);
        let amount = self.text.first_in_statement(index, is_current).unwrap_or(index);
        let (code, end) = match path.code() {
            Some(code) => (Some(code), self.by_digits(code, amount, path)),
            None => self.by_names(amount, path),
        };
        PathReading { amount, end, code }
    }

    /// The codes of the tables that are of the level of a path.
    fn of_level(&self, path: &FunctionPath) -> impl Iterator<Item = &Named> {
        let level = path.level();
        self.known.iter().filter(move |named| named.code.level() == level)
    }

    /// The text prints the digits of the code.
    fn by_digits(&self, code: FunctionalCode, amount: usize, path: &FunctionPath) -> PathEnd {
        match self.of_level(path).find(|named| named.code == code) {
            Some(named) if agrees(path, named) => PathEnd::Named,
            Some(named) => misnamed(path, named),
            None if self.known.is_empty() => PathEnd::NoTable,
            None if self.money(amount).is_some() => PathEnd::Unknown,
            None => PathEnd::NoAmount,
        }
    }

    /// The text gives the names alone.
    fn by_names(&self, amount: usize, path: &FunctionPath) -> (Option<FunctionalCode>, PathEnd) {
        let fact = &self.text.facts[amount];
        let is_of_row = |named: &Named| {
            let tied = self.text.tied(fact, Some(named.code));
            let held = |figures: &[Printed]| {
                fact.amount().is_some_and(|amount| against(amount, figures).outcome().is_held())
            };
            tied.iter().any(|(_, figures)| held(figures))
        };
        let exact: Vec<&Named> = self.of_level(path).filter(|named| agrees(path, named)).collect();
        if let Some(first) = exact.first() {
            let found = exact.iter().find(|named| is_of_row(named)).unwrap_or(first);
            return (Some(found.code), PathEnd::Named);
        }
        if self.known.is_empty() {
            return (self.of_catalog(path), PathEnd::NoTable);
        }
        // Named otherwise than the row of the same amount: the one that shares most names with it.
        let has_money = self.money(amount).is_some();
        let near = self.of_level(path).map(|named| (shared_names(path, named), named));
        let near = near.filter(|(shared, named)| *shared > 0 && has_money && is_of_row(named));
        if let Some((_, named)) = near.max_by_key(|(shared, named)| (*shared, core::cmp::Reverse(named.code)))
        {
            return (Some(named.code), misnamed(path, named));
        }
        let code = self.of_catalog(path);
        // What has no money need not be in a table: an item that ended.
        let end = if has_money { PathEnd::Unknown } else { PathEnd::NoAmount };
        (code, end)
    }

    /// The amount of a fact, where it is one of money that the document has: what it has less of may have ended.
    fn money(&self, index: usize) -> Option<Printed> {
        let fact = &self.text.facts[index];
        let is_fall = fact.measure == Measure::Change && fact.direction == Some(Direction::Down);
        fact.amount().filter(|amount| !amount.is_zero() && !is_fall)
    }

    /// The code of the catalog whose levels have these names.
    fn of_catalog(&self, path: &FunctionPath) -> Option<FunctionalCode> {
        let name_of = |code: FunctionalCode| self.catalog.name(code).map(compared_name);
        let deepest = compared_name(&path.step(path.level())?.name);
        let entries = self.catalog.iter::<FunctionalCode>();
        let mut entries = entries.filter(|entry| entry.code().level() == path.level());
        let is_named = |code: FunctionalCode| {
            let section = code.section().and_then(name_of).or_else(|| Some(deepest.clone()));
            agrees(path, &Named { code, names: [name_of(code.class()), section, Some(deepest.clone())] })
        };
        let found = entries.find(|entry| compared_name(entry.name()) == deepest && is_named(entry.code()));
        found.map(|entry| entry.code())
    }
}

/// How much of a path a row shares, by the levels whose names are the same: a deeper one weighs more than those above it.
fn shared_names(path: &FunctionPath, named: &Named) -> usize {
    let levels = LEVELS.into_iter().zip(&named.names).zip([1, 2, 4]);
    let shared = levels.filter(|((level, known), _)| {
        let step = path.step(*level);
        step.zip(known.as_ref()).is_some_and(|(step, known)| compared_name(&step.name) == *known)
    });
    shared.map(|(_, weight)| weight).sum()
}

fn misnamed(path: &FunctionPath, named: &Named) -> PathEnd {
    let levels = LEVELS.into_iter().zip(&named.names).zip(["类", "款", "项"]);
    let given = levels.filter(|((level, _), _)| path.step(*level).is_some());
    let labels = given.filter_map(|((_, name), level)| Some(format!("{}（{level}）", name.as_ref()?)));
    PathEnd::Misnamed(named.code, labels.collect())
}

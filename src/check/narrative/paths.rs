//! Names of codes in the text, against the rows of the tables and the catalog (COD005, COD006).

use super::{Prose, name};
use crate::catalog::Catalog;
use crate::fact::{Fact, FunctionPath, Topic};
use crate::value::{FunctionalCode, Level, Outcome};

/// A code with the names of its levels as one source has them.
struct Named {
    code: FunctionalCode,
    names: [Option<String>; 3],
}

const LEVELS: [Level; 3] = [Level::Class, Level::Section, Level::Item];

pub(super) fn check(prose: &mut Prose<'_>) {
    let catalog = Catalog::for_year(prose.document.fiscal_year);
    let known = known(prose);
    let mut told: Vec<(&FunctionPath, usize)> = Vec::new();
    for (index, fact) in prose.facts.iter().enumerate() {
        let Topic::Path(path) = &fact.topic else { continue };
        let same = told.iter().find(|(other, _)| *other == path).map(|(_, first)| *first);
        if let Some(first) = same.filter(|first| prose.facts[*first].statement == fact.statement) {
            let code = prose.codes.get(&first).copied();
            prose.codes.extend(code.map(|code| (index, code)));
            continue;
        }
        told.push((path, index));
        let code = one(prose, &catalog, &known, index, path);
        prose.codes.extend(code.map(|code| (index, code)));
    }
}

/// The codes of the tables by their names.
fn known(prose: &Prose<'_>) -> Vec<Named> {
    let name_of =
        |code: FunctionalCode| prose.rows.iter().find(|row| row.code == code).map(|row| row.name.clone());
    let named = prose.rows.iter().map(|row| {
        let levels = LEVELS.map(|level| match level {
            level if level == row.code.level() => Some(row.name.clone()),
            Level::Class => name_of(row.code.class()),
            Level::Section if row.code.level() == Level::Item => row.code.section().and_then(name_of),
            _ => None,
        });
        Named { code: row.code, names: levels }
    });
    named.collect()
}

/// How many levels of a path have the names of a code, and whether none has another one.
fn agrees(path: &FunctionPath, named: &Named) -> (usize, bool) {
    let mut count = 0;
    let mut all = true;
    for (level, known) in LEVELS.into_iter().zip(&named.names) {
        let Some(step) = path.step(level) else { continue };
        // Of the one spelling already.
        let printed = &step.name;
        match known {
            // 缴费支出 before an amount may be the end of the name, or the word that leads to the amount.
            Some(known)
                if known == printed
                    || printed.ends_with(known.as_str())
                    || known.strip_suffix("支出") == Some(printed.as_str()) =>
            {
                count += 1;
            }
            _ => all = false,
        }
    }
    (count, all && count > 0)
}

fn one(
    prose: &mut Prose<'_>,
    catalog: &Catalog,
    known: &[Named],
    index: usize,
    path: &FunctionPath,
) -> Option<FunctionalCode> {
    // The amount that the tables know is the document's own, which may stand behind a planned one.
    let statement = prose.facts[index].statement;
    let own = prose.facts.iter().position(|fact| fact.statement == statement && prose.is_current(fact));
    let index = own.unwrap_or(index);
    let fact = &prose.facts[index];
    let of_level = || known.iter().filter(|named| named.code.level() == path.level());
    // By its digits, where the text prints them.
    if let Some(code) = path.code() {
        let Some(named) = of_level().find(|named| named.code == code) else {
            if !known.is_empty() && fact.amount().is_some_and(|amount| !amount.is_zero()) {
                unknown(prose, index, path);
            }
            return Some(code);
        };
        if agrees(path, named).1 {
            prose.found.count("COD006", Outcome::Held);
        } else {
            misnamed(prose, index, path, named);
        }
        return Some(code);
    }
    let meets = |named: &Named| {
        let tied = prose.tied(fact, Some(named.code));
        let amount = fact.amount();
        tied.iter().any(|(_, figures)| {
            amount.is_some_and(|amount| super::against(amount, figures).outcome().is_held())
        })
    };
    let exact: Vec<&Named> = of_level().filter(|named| agrees(path, named).1).collect();
    if let Some(first) = exact.first() {
        let found = exact.iter().find(|named| meets(named)).unwrap_or(first);
        let code = found.code;
        prose.found.count("COD006", Outcome::Held);
        return Some(code);
    }
    if known.is_empty() {
        prose.found.count("COD006", Outcome::Undecidable);
        return of_catalog(catalog, path);
    }
    // Named otherwise than the row of the same amount: the one that shares most names with it.
    let amount = fact.amount().filter(|amount| !amount.is_zero());
    let near = of_level()
        .filter(|named| amount.is_none() || meets(named))
        .map(|named| {
            let shared = LEVELS.into_iter().zip(&named.names).zip([1, 2, 4]).filter(|((level, known), _)| {
                path.step(*level).zip(known.as_ref()).is_some_and(|(step, known)| name(&step.name) == *known)
            });
            (shared.map(|(_, weight)| weight).sum::<usize>(), named)
        })
        .filter(|(shared, _)| *shared > 0)
        .max_by_key(|(shared, named)| (*shared, core::cmp::Reverse(named.code)));
    if let Some((_, named)) = near {
        misnamed(prose, index, path, named);
        return Some(named.code);
    }
    let code = of_catalog(catalog, path);
    match (code, amount) {
        // A code of the year that the tables do not have.
        (_, Some(_)) | (None, None) => unknown(prose, index, path),
        (Some(_), None) => prose.found.count("COD005", Outcome::Held),
    }
    code
}

/// The code of the catalog whose levels have these names.
fn of_catalog(catalog: &Catalog, path: &FunctionPath) -> Option<FunctionalCode> {
    let name_of = |code: FunctionalCode| catalog.name(code).map(name);
    let deepest = name(&path.step(path.level())?.name);
    let mut entries = catalog.iter::<FunctionalCode>().filter(|entry| entry.code().level() == path.level());
    let found = entries.find(|entry| {
        let code = entry.code();
        name(entry.name()) == deepest
            && agrees(
                path,
                &Named {
                    code,
                    names: [
                        name_of(code.class()),
                        code.section().and_then(name_of).or_else(|| Some(deepest.clone())),
                        Some(deepest.clone()),
                    ],
                },
            )
            .1
    });
    found.map(|entry| entry.code())
}

fn misnamed(prose: &mut Prose<'_>, index: usize, path: &FunctionPath, named: &Named) {
    let fact = &prose.facts[index];
    let tables: Vec<String> = LEVELS
        .into_iter()
        .zip(&named.names)
        .zip(["类", "款", "项"])
        .filter(|((level, _), _)| path.step(*level).is_some())
        .filter_map(|((_, name), level)| Some(format!("{}（{level}）", name.as_ref()?)))
        .collect();
    let (code, tables) = (named.code, tables.concat());
    let mut places = vec![prose.place(fact)];
    places.extend(cell_of(prose, fact, code));
    let text = [
        format!("文中“{path}”与表列 {code} {tables} 名称不符"),
        format!("the text names {path}, the tables name {code} {tables}"),
    ];
    prose.found.broken("COD006", places, None, text);
}

fn unknown(prose: &mut Prose<'_>, index: usize, path: &FunctionPath) {
    let fact = &prose.facts[index];
    let places = vec![prose.place(fact)];
    let text = [
        format!("文中科目“{path}”不在本部门各表之中"),
        format!("no table has the code that the text names {path}"),
    ];
    prose.found.broken("COD005", places, None, text);
}

fn cell_of(prose: &Prose<'_>, fact: &Fact, code: FunctionalCode) -> Option<crate::check::FindingPlace> {
    let tied = prose.tied(fact, Some(code));
    tied.first().and_then(|(cells, _)| cells.first()).map(|cell| prose.cell_place(*cell))
}

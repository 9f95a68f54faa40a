//! The generated files.

use std::collections::HashMap;
use std::fmt::Write as _;

use cn_budget::{
    Code,
    catalog::{Cofog, Extent, GfsmCategory, RenameKind},
};

use crate::outcome::Files;
use crate::read::{Confidence, Data, Ground, Judgement, Name, Pair};

/// Texts and lists that many rows share, in the order of their first use.
#[derive(Debug)]
struct Pool<T> {
    known: HashMap<T, usize>,
    all: Vec<T>,
}

impl<T: Clone + Eq + std::hash::Hash> Pool<T> {
    fn new(zero: T) -> Self {
        let mut pool = Self { known: HashMap::new(), all: Vec::new() };
        pool.number(zero);
        pool
    }

    fn number(&mut self, item: T) -> usize {
        let next = self.all.len();
        *self.known.entry(item.clone()).or_insert_with(|| {
            self.all.push(item);
            next
        })
    }
}

struct Pools {
    notes: Pool<String>,
    lists: Pool<Vec<usize>>,
    sources: HashMap<String, usize>,
}

impl Pools {
    fn list(&mut self, ids: &[String]) -> usize {
        let list = ids.iter().filter_map(|id| self.sources.get(id).copied()).collect();
        self.lists.number(list)
    }
}

fn stamp(from: &str) -> String {
    format!("// generated from data/catalog/{from} by cn-budget-catalog-gen; do not edit\n\n")
}

const READABLE: &str =
    "#![expect(clippy::unreadable_literal, reason = \"codes are written as they are printed\")]\n\n";

fn confidence(confidence: Confidence) -> String {
    confidence.map_or_else(|| "A".to_owned(), |percent| percent.to_string())
}

fn ground(ground: Ground) -> String {
    match ground {
        Ground::Attested => "A".to_owned(),
        Ground::Listed => "O".to_owned(),
        Ground::Believed(percent) => percent.to_string(),
    }
}

/// Where a name stands among the names of its code, and from which year.
fn place<C: Code>(data: &Data, row: &Name<C>) -> (usize, &'static str, u16) {
    let (number, name) = (row.code.number(), row.text.as_str());
    if row.ground == Ground::Listed {
        return (0, "P", 0);
    }
    let told = || data.renames.iter().filter(|rename| rename.number == number);
    for rename in told().filter(|rename| rename.old == name) {
        match rename.kind {
            RenameKind::SourceError => return (usize::MAX, "E", 0),
            RenameKind::Abbreviation => return (usize::MAX, "S", 0),
            _ => {}
        }
    }
    let line = |kind| matches!(kind, RenameKind::Renamed | RenameKind::Reused | RenameKind::Unsettled);
    let unsettled = told()
        .any(|rename| rename.kind == RenameKind::Unsettled && (rename.old == name || rename.new == name));
    let mut from = 0;
    let mut depth = 0;
    let mut current = name;
    // Back along the chain of renamings to the oldest name; a chain has no more links than there are renamings.
    while let Some(rename) = told().find(|rename| line(rename.kind) && rename.new == current) {
        if depth == 0 {
            from = rename.first_year;
        }
        depth += 1;
        current = &rename.old;
        if depth > data.renames.len() {
            break;
        }
    }
    (depth + 1, if unsettled { "U" } else { "L" }, from)
}

/// The first and the last year that speak for a name: of a name of an old list, about that of the list.
fn years_seen<C: Code>(data: &Data, row: &Name<C>) -> (u16, u16) {
    if row.ground != Ground::Listed {
        return (row.first_seen, row.last_seen);
    }
    let years =
        || data.sources.iter().filter(|source| row.sources.contains(&source.id)).map(|source| source.year);
    (years().min().unwrap_or(0), years().max().unwrap_or(0))
}

fn names<C: Code>(
    data: &Data,
    rows: &[Name<C>],
    (file, name, constructor): (&str, &str, &str),
    pools: &mut Pools,
) -> String {
    let mut rows: Vec<_> = rows.iter().map(|row| (row.code, place(data, row), row)).collect();
    rows.sort_by(|one, other| (one.0, one.1.0, &one.2.text).cmp(&(other.0, other.1.0, &other.2.text)));
    let count = |wanted: fn(Ground) -> bool| rows.iter().filter(|(_, _, row)| wanted(row.ground)).count();
    let attested = count(|ground| ground == Ground::Attested);
    let listed = count(|ground| ground == Ground::Listed);
    let mut body = String::new();
    let mut places = Vec::new();
    for (code, (_, place, from), row) in &rows {
        let (from_year, to_year) = years_seen(data, row);
        let (confidence, list) = (ground(row.ground), pools.list(&row.sources));
        let (note, name) = (pools.notes.number(row.note.clone()), &row.text);
        let _ = writeln!(
            body,
            "    r({code}, {name:?}, {confidence}, {from_year}, {to_year}, {from}, {place}, {list}, {note}),"
        );
        places.push(*place);
    }
    places.sort_unstable();
    places.dedup();
    let variants: Vec<_> = places
        .iter()
        .map(|&place| match place {
            "E" => "Error as E",
            "S" => "Short as S",
            "U" => "Unsettled as U",
            "P" => "Old as P",
            _ => "Line as L",
        })
        .collect();
    let readable = if rows.iter().any(|(code, ..)| code.number() > 99_999) { READABLE } else { "" };
    format!(
        "{stamp}//! {attested} attested, {unverified} unverified and {listed} names of old lists: code, name, confidence (A: attested,\n\
         //! O: of an old list), first and last year seen (O: about the year of the list), first year of the name, place among the names of its code, list of\n\
         //! sources, note.\n\n\
         {readable}use crate::catalog::row::Place::{{{variants}}};\n\
         use crate::catalog::row::{{{grounds}Row, {constructor} as r}};\n\n\
         pub(in crate::catalog) static {name}: [Row; {count}] = [\n{body}];\n",
        stamp = stamp(file),
        unverified = rows.len() - attested - listed,
        grounds = if listed > 0 { "A, O, " } else { "A, " },
        variants = variants.join(", "),
        count = rows.len(),
    )
}

/// A pair as a call of its constructor.
fn correspondence(pair: &Pair, pools: &mut Pools) -> String {
    let (list, note) = (pools.list(&pair.sources), pools.notes.number(pair.note.clone()));
    let (department, unit_type, government) = (pair.department, pair.unit_type, pair.government);
    let confidence = confidence(pair.confidence);
    format!("c({department}, {unit_type:?}, {government}, {confidence}, {list}, {note})")
}

/// Judgements that held up to a year.
fn old_judgements<C: Code, T: Copy>(
    name: &str,
    (kind, constructor): (&str, &str),
    rows: &[(u16, Judgement<C, T>)],
    target: impl Fn(T) -> String,
) -> String {
    let mut text = format!("pub(in crate::catalog) static {name}: [(u16, {kind}); {}] = [\n", rows.len());
    for (last, row) in rows {
        let _ = writeln!(text, "    ({last}, {}),", judgement(row, constructor, &target));
    }
    text + "];\n"
}

/// A judgement as a call of its constructor.
fn judgement<C: Code, T: Copy>(
    row: &Judgement<C, T>,
    constructor: &str,
    target: impl Fn(T) -> String,
) -> String {
    let Judgement { code, target: found, note, .. } = row;
    let found = found.map_or_else(
        || "None".to_owned(),
        |(found, extent)| {
            format!("Some(({}, {}))", target(found), if extent == Extent::Whole { "W" } else { "M" })
        },
    );
    format!("{constructor}({code}, {found}, {note:?})")
}

fn judgements<C: Code, T: Copy>(
    name: &str,
    (kind, constructor): (&str, &str),
    rows: &[Judgement<C, T>],
    target: impl Fn(T) -> String,
) -> String {
    let mut text = format!("pub(in crate::catalog) static {name}: [{kind}; {}] = [\n", rows.len());
    for row in rows {
        let _ = writeln!(text, "    {},", judgement(row, constructor, &target));
    }
    text + "];\n"
}

fn cofog(place: Cofog) -> String {
    match place {
        Cofog::Division(division) => format!("Division(D::{division:?})"),
        Cofog::Group(group) => format!("Group(G::{group:?})"),
    }
}

pub(crate) fn files(data: &Data) -> Files {
    let sources = data.sources.iter().enumerate().map(|(at, source)| (source.id.clone(), at)).collect();
    let mut pools = Pools { notes: Pool::new(String::new()), lists: Pool::new(Vec::new()), sources };
    let functional =
        names(data, &data.functional, ("functional.csv", "FUNCTIONAL", "functional"), &mut pools);
    let department =
        names(data, &data.department, ("economic_department.csv", "DEPARTMENT", "department"), &mut pools);
    let government =
        names(data, &data.government, ("economic_government.csv", "GOVERNMENT", "government"), &mut pools);

    let revenue = names(data, &data.revenue, ("revenue.csv", "REVENUE", "revenue"), &mut pools);

    let mut changes = format!(
        "{}{READABLE}use crate::catalog::row::{{ChangeKind as K, ChangeRow, change as c}};\n\n\
         pub(in crate::catalog) static CHANGES: [ChangeRow; {}] = [\n",
        stamp("changes.csv"),
        data.changes.len(),
    );
    for change in &data.changes {
        let (list, note) = (pools.list(&change.sources), pools.notes.number(change.note.clone()));
        let (number, kind, year) = (change.number, change.kind, change.year);
        let _ = writeln!(changes, "    c({number}, K::{kind:?}, {year}, {list}, {note}),");
    }
    changes += "];\n";

    let mut renames = format!(
        "{}{READABLE}use crate::catalog::row::{{RenameKind as K, RenameRow, rename as r}};\n\n\
         pub(in crate::catalog) static RENAMES: [RenameRow; {}] = [\n",
        stamp("renames.csv"),
        data.renames.len(),
    );
    for rename in &data.renames {
        let note = pools.notes.number(rename.note.clone());
        let (number, old, new, year) = (rename.number, &rename.old, &rename.new, rename.first_year);
        let (kind, attested) = (rename.kind, rename.attested);
        let _ =
            writeln!(renames, "    r({number}, {old:?}, {new:?}, {year}, K::{kind:?}, {attested}, {note}),");
    }
    renames += "];\n";

    let of_today = data.pairs.iter().filter(|pair| pair.last_year == 0);
    let of_before = data.pairs.iter().filter(|pair| pair.last_year != 0);
    let mut pairs = format!(
        "{}use crate::value::UnitType::{{Agency, Institution}};\n\
         use crate::catalog::row::{{A, CorrespondenceRow, correspondence as c}};\n\n\
         pub(in crate::catalog) static CORRESPONDENCE: [CorrespondenceRow; {}] = [\n",
        stamp("correspondence.csv"),
        of_today.clone().count(),
    );
    for pair in of_today {
        let _ = writeln!(pairs, "    {},", correspondence(pair, &mut pools));
    }
    let _ = write!(
        pairs,
        "];\n\n/// Pairs that held up to a year.\n\
         pub(in crate::catalog) static OLD_CORRESPONDENCE: [(u16, CorrespondenceRow); {}] = [\n",
        of_before.clone().count(),
    );
    for pair in of_before {
        let _ = writeln!(pairs, "    ({}, {}),", pair.last_year, correspondence(pair, &mut pools));
    }
    pairs += "];\n";

    let category = |category: GfsmCategory| format!("C::{category:?}");
    let gfs = [
        stamp("gfs_functional.csv, gfs_economic.csv and gfs_until.csv"),
        READABLE.to_owned(),
        "use crate::catalog::judgement::Extent::{Mainly as M, Whole as W};\n\
         use crate::catalog::judgement::{CofogMapping, GfsmMapping, GovernmentGfsmMapping};\n\
         use crate::catalog::judgement::{department as d, functional as f, government as g};\n\
         use crate::catalog::scheme::Cofog::{Division, Group};\n\
         use crate::catalog::scheme::{CofogDivision as D, CofogGroup as G, GfsmCategory as C};\n\n"
            .to_owned(),
        judgements("COFOG", ("CofogMapping", "f"), &data.cofog, cofog),
        "\n".to_owned(),
        judgements("GFSM", ("GfsmMapping", "d"), &data.gfsm, category),
        "\n".to_owned(),
        judgements("GOVERNMENT_GFSM", ("GovernmentGfsmMapping", "g"), &data.government_gfsm, category),
        "\n".to_owned(),
        old_judgements("OLD_COFOG", ("CofogMapping", "f"), &data.old_cofog, cofog),
        "\n".to_owned(),
        old_judgements("OLD_GFSM", ("GfsmMapping", "d"), &data.old_gfsm, category),
    ]
    .concat();

    vec![
        ("mod.rs", index()),
        ("functional.rs", functional),
        ("department.rs", department),
        ("government.rs", government),
        ("revenue.rs", revenue),
        ("changes.rs", changes),
        ("editions.rs", editions(data)),
        ("renames.rs", renames),
        ("correspondence.rs", pairs),
        ("gfs.rs", gfs),
        ("sources.rs", sources_file(data, &pools)),
    ]
}

/// The years that divide the editions, as constants.
fn editions(data: &Data) -> String {
    let mut text = stamp("editions.csv");
    for row in &data.editions {
        let name = row.key.to_uppercase().replace('-', "_");
        let _ =
            writeln!(text, "/// {}\npub(in crate::catalog) const {name}: u16 = {};\n", row.note, row.year);
    }
    text.pop();
    text
}

fn sources_file(data: &Data, pools: &Pools) -> String {
    let mut text = format!(
        "{}use crate::catalog::source::{{Source, SourceKind as K, source as s}};\n\n\
         pub(in crate::catalog) static SOURCES: [Source<'static>; {}] = [\n",
        stamp("sources.csv"),
        data.sources.len(),
    );
    for source in &data.sources {
        let (id, title, issuer, reference) = (&source.id, &source.title, &source.issuer, &source.reference);
        let (year, kind) = (source.year, source.kind);
        let _ = writeln!(text, "    s({id:?}, {title:?}, {issuer:?}, {year}, K::{kind:?}, {reference:?}),");
    }
    let lists = &pools.lists.all;
    let _ = write!(
        text,
        "];\n\n/// Lists of sources, as places in `SOURCES`.\n\
         pub(in crate::catalog) static LISTS: [&[u16]; {}] = [\n",
        lists.len(),
    );
    for list in lists {
        let _ = writeln!(text, "    &{list:?},");
    }
    let notes = &pools.notes.all;
    let _ = write!(text, "];\n\npub(in crate::catalog) static NOTES: [&str; {}] = [\n", notes.len());
    for note in notes {
        let _ = writeln!(text, "    {note:?},");
    }
    text + "];\n"
}

fn index() -> String {
    let modules = [
        ("changes", "CHANGES"),
        ("correspondence", "{CORRESPONDENCE, OLD_CORRESPONDENCE}"),
        ("department", "DEPARTMENT"),
        (
            "editions",
            "{COMPLETED, FIRST_DEPARTMENT, FIRST_FUNCTIONAL, FIRST_GOVERNMENT, FIRST_REVENUE, LAST_LISTED}",
        ),
        ("functional", "FUNCTIONAL"),
        ("gfs", "{COFOG, OLD_COFOG, GFSM, OLD_GFSM, GOVERNMENT_GFSM}"),
        ("government", "GOVERNMENT"),
        ("renames", "RENAMES"),
        ("revenue", "REVENUE"),
        ("sources", "{LISTS, NOTES, SOURCES}"),
    ];
    let mut text = stamp("*.csv") + "//! The embedded tables.\n\n";
    for (module, _) in modules {
        let _ = writeln!(text, "mod {module};");
    }
    text.push('\n');
    for (module, items) in modules {
        let _ = writeln!(text, "pub(super) use {module}::{items};");
    }
    text
}

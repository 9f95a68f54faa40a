//! `docs/catalog.md` and its chart: what the catalog knows, by year and level.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use cn_budget::{Code, Level, catalog::SourceKind};

use crate::check;
use crate::outcome::{Files, Problems};
use crate::read::{Data, Ground, Name};

/// The years of the editions: from the first with the 类, 款 and 项 of today to the last that a source is of.
fn years(data: &Data) -> std::ops::RangeInclusive<u16> {
    let last = data.sources.iter().map(|source| source.year).max().unwrap_or_default();
    data.year_of("first-functional")..=last
}

/// The page and its chart, or what is wrong with the data.
pub(crate) fn generate(folder: &Path) -> Result<Files, Problems> {
    let mut problems = Vec::new();
    let data = Data::read(folder, &mut problems);
    check::check(&data, &mut problems);
    if problems.is_empty() {
        Ok(vec![("catalog.md", page(&data)), ("catalog.svg", chart(&data))])
    } else {
        Err(problems)
    }
}

/// The codes of one level of a classification, each with the years in which it was read.
struct Coverage {
    name: &'static str,
    read: BTreeMap<u32, BTreeSet<u16>>,
    believed: BTreeSet<u32>,
    listed: BTreeSet<u32>,
}

impl Coverage {
    fn of<C: Code>(name: &'static str, level: Level, rows: &[Name<C>], data: &Data) -> Self {
        let source = |id: &String| data.sources.iter().find(|source| source.id == *id);
        let mut coverage =
            Self { name, read: BTreeMap::new(), believed: BTreeSet::new(), listed: BTreeSet::new() };
        for row in rows.iter().filter(|row| row.code.level() == level) {
            let number = row.code.number();
            let sources: Vec<_> = row.sources.iter().filter_map(source).collect();
            if sources.iter().any(|source| source.kind == SourceKind::LegacyTable) {
                coverage.listed.insert(number);
            }
            match row.ground {
                Ground::Attested => {
                    let dated = sources.iter().filter(|source| source.kind != SourceKind::LegacyTable);
                    coverage.read.entry(number).or_default().extend(dated.map(|source| source.year));
                }
                Ground::Believed(_) => {
                    coverage.believed.insert(number);
                }
                Ground::Listed => {}
            }
        }
        coverage
    }

    /// How many were read in a year.
    fn in_year(&self, year: u16) -> usize {
        self.read.values().filter(|years| years.contains(&year)).count()
    }

    /// How many were read in years before and after.
    fn between(&self, year: u16) -> usize {
        let is_between = |years: &&BTreeSet<u16>| {
            !years.contains(&year)
                && years.first().is_some_and(|first| *first < year)
                && years.last().is_some_and(|last| *last > year)
        };
        self.read.values().filter(is_between).count()
    }

    /// How many were read in a year that the old lists say nothing of.
    fn recent(&self, data: &Data) -> usize {
        let listed = data.year_of("last-listed");
        self.read.values().filter(|years| years.last().is_some_and(|last| *last > listed)).count()
    }

    fn codes(&self) -> usize {
        let mut codes: BTreeSet<u32> = self.read.keys().copied().collect();
        codes.extend(&self.believed);
        codes.extend(&self.listed);
        codes.len()
    }
}

fn coverages(data: &Data) -> Vec<Coverage> {
    let (functional, department) = (&data.functional, &data.department);
    vec![
        Coverage::of("支出功能分类 类", Level::Class, functional, data),
        Coverage::of("支出功能分类 款", Level::Section, functional, data),
        Coverage::of("支出功能分类 项", Level::Item, functional, data),
        Coverage::of("部门经济分类 类", Level::Class, department, data),
        Coverage::of("部门经济分类 款", Level::Section, department, data),
        Coverage::of("政府经济分类 类", Level::Class, &data.government, data),
        Coverage::of("政府经济分类 款", Level::Section, &data.government, data),
        Coverage::of("收入分类 项", Level::Item, &data.revenue, data),
    ]
}

fn page(data: &Data) -> String {
    let coverages = coverages(data);
    let mut text = String::from(
        "<!-- generated from data/catalog by cn-budget-catalog-gen; do not edit -->\n\n\
         # What the catalog knows\n\n\
         No public place that we could find holds a whole list of an edition from 2018 on. So the catalog grows from what\n\
         documents and notices print, and says of every code in every year what that rests on (`Catalog::evidence`,\n\
         `cnbudget code 2080504 --year 2019`). `cnbudget harvest` gathers a bureau's own documents; see\n\
         [data/catalog](../data/catalog/README.md) for how rows enter, and\n\
         [CONFLICTS.md](../data/catalog/CONFLICTS.md) for what contradicts what.\n\n\
         ## Codes\n\n\
         *Read*: code and name stood together in a source of a year. *From 2018*: in a year from 2018 on. *Old list*: in a list\n\
         of an edition before 2018 whose year is not known, which attests nothing later. *Known*: all of these, and those that\n\
         are believed and were not read.\n\n\
         | level | known | read | from 2018 | old list |\n|---|---:|---:|---:|---:|\n",
    );
    for coverage in &coverages {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            coverage.name,
            coverage.codes(),
            coverage.read.len(),
            coverage.recent(data),
            coverage.listed.len(),
        );
    }
    text.push_str(
        "\n## Codes by year\n\n\
         How many codes were read in sources of the year, and with + how many were read in years before and after it.\n\n\
         ![项 of the functional classification by year](catalog.svg)\n\n| year |",
    );
    for coverage in &coverages {
        let _ = write!(text, " {} |", coverage.name);
    }
    text.push_str("\n|---|");
    text.push_str(&"---:|".repeat(coverages.len()));
    text.push('\n');
    for year in years(data) {
        let _ = write!(text, "| {year} |");
        for coverage in &coverages {
            let (read, between) = (coverage.in_year(year), coverage.between(year));
            let _ =
                if between == 0 { write!(text, " {read} |") } else { write!(text, " {read} + {between} |") };
        }
        text.push('\n');
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for source in &data.sources {
        *kinds.entry(source.kind.to_string()).or_default() += 1;
    }
    text.push_str("\n## Sources\n\n| kind | sources |\n|---|---:|\n");
    for (kind, count) in kinds {
        let _ = writeln!(text, "| {kind} | {count} |");
    }
    text
}

/// 项 of the functional classification by year: read, and read before and after.
fn chart(data: &Data) -> String {
    const WIDTH: usize = 30;
    const HEIGHT: usize = 200;
    let items = Coverage::of("", Level::Item, &data.functional, data);
    let years: Vec<u16> = years(data).collect();
    let most = years.iter().map(|year| items.in_year(*year) + items.between(*year)).max().unwrap_or(1).max(1);
    let (width, height) = (years.len() * WIDTH + 20, HEIGHT + 50);
    let mut text = format!(
        "<!-- generated from data/catalog by cn-budget-catalog-gen; do not edit -->\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"10\">\n\
         <title>项 of the functional classification: read in a source of the year, and (light) read before and after</title>\n"
    );
    for (place, year) in years.into_iter().enumerate() {
        let (read, between) = (items.in_year(year), items.between(year));
        let (x, tall, light) = (10 + place * WIDTH, read * HEIGHT / most, between * HEIGHT / most);
        let base = HEIGHT + 20;
        let _ = writeln!(
            text,
            "<rect x=\"{x}\" y=\"{}\" width=\"24\" height=\"{tall}\" fill=\"#1f5f8b\"/>\
             <rect x=\"{x}\" y=\"{}\" width=\"24\" height=\"{light}\" fill=\"#b9d3e6\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{year}</text>",
            base - tall,
            base - tall - light,
            x + 12,
            base - tall - light - 4,
            read + between,
            x + 12,
            base + 14,
        );
    }
    text + "</svg>\n"
}

//! A code looked up in the catalog: its names, their sources, what lies below it.

// Writing to a string cannot fail: the results are dropped throughout.
use std::fmt::Write as _;

use cn_budget::{
    Catalog, Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, Language, RevenueCode,
    catalog::{Absence, CatalogCode, Evidence, NameRecord, SearchHit, SourceKind, Standing},
};
use cn_budget_render::words::pick;

use crate::args::Codes;
use crate::catalog::CatalogFiles;
use crate::config::Config;

/// How many of the sources that attest a code are named.
const SOURCES_NAMED: usize = 5;

/// How many codes are listed that have a part of a name.
const NAMED: usize = 40;

/// The year of a look-up that names none: the catalog has more sources of it than of any other.
const YEAR: FiscalYear = FiscalYear::constant(2023);

/// What is said of a code, or of the codes with a name, by the catalog with the user's own lists.
pub(crate) fn look_up(
    text: &str,
    year: Option<FiscalYear>,
    (config, codes): (&Config, &Codes),
    language: Language,
) -> Result<String, String> {
    let year = year.or_else(|| codes.catalog.last().map(|(year, _)| *year)).unwrap_or(YEAR);
    let files = CatalogFiles::load(&config.catalogs(&codes.catalog), language)?;
    let catalog = files.of_year(year, language)?;
    let is_code = text.starts_with(|first: char| first.is_ascii_digit());
    let found = if is_code { by_code(&catalog, text, language) } else { by_name(&catalog, text, language) };
    // Names of other years may have changed since, or before.
    let of_no_source = match language {
        _ if catalog.edition().is_attested() => String::new(),
        Language::Zh => format!("注意：没有读到 {year} 年的预决算文件或表式，以下多据其他年度列示\n"),
        Language::En => format!(
            "note: no published budget or form of {year} was read; what follows is mostly of other years\n"
        ),
    };
    let lists = files.paths(year);
    let by_lists = match language {
        _ if lists.is_empty() => String::new(),
        Language::Zh => format!("另按科目表 {} 查询\n", lists.join("、")),
        Language::En => format!("looked up in {} too\n", lists.join(", ")),
    };
    found.map(|found| [by_lists, of_no_source, found].concat())
}

/// The codes with this name; where there is none, those whose names contain it, and then those whose names it spells.
fn by_name(catalog: &Catalog, name: &str, language: Language) -> Result<String, String> {
    let mut hits = catalog.find(name);
    if hits.is_empty() {
        hits = catalog.search(name);
    }
    if hits.is_empty() {
        hits = spelled(catalog, name);
    }
    let year = catalog.year();
    if hits.is_empty() {
        return Err(match language {
            Language::Zh => format!("{year} 年科目表中没有名称为“{name}”或含此文字的科目"),
            Language::En => {
                format!("no code of the catalog of {year} is called {name:?} or has that in its name")
            }
        });
    }
    let mut text = String::new();
    for hit in hits.iter().take(NAMED) {
        let classification = hit.classification().chinese();
        let former =
            if hit.status().is_former() { pick(language, "，曾用名", ", a former name") } else { "" };
        let _ = writeln!(text, "{} {}  [{classification}{former}]", hit.code(), hit.name());
    }
    if let Some(more) = hits.len().checked_sub(NAMED).filter(|more| *more > 0) {
        let _ = match language {
            Language::Zh => writeln!(text, "…… 另有 {more} 个"),
            Language::En => writeln!(text, "... and {more} more"),
        };
    }
    Ok(text)
}

/// The codes whose names this one spells in another way, as documents may print them.
fn spelled<'a>(catalog: &'a Catalog, printed: &str) -> Vec<SearchHit<'a>> {
    let mut hits = Vec::new();
    spelled_of(catalog, printed, CatalogCode::Functional, &mut hits);
    spelled_of(catalog, printed, CatalogCode::Economic, &mut hits);
    spelled_of(catalog, printed, CatalogCode::GovernmentEconomic, &mut hits);
    spelled_of(catalog, printed, CatalogCode::Revenue, &mut hits);
    hits
}

fn spelled_of<'a, C: Code>(
    catalog: &'a Catalog,
    printed: &str,
    wrap: fn(C) -> CatalogCode,
    hits: &mut Vec<SearchHit<'a>>,
) {
    for entry in catalog.iter::<C>().filter(|entry| catalog.spelling(entry.code(), printed).is_some()) {
        let of_code = |hit: &SearchHit<'_>| hit.code() == wrap(entry.code());
        hits.extend(catalog.find(entry.name()).into_iter().filter(of_code));
    }
}

fn by_code(catalog: &Catalog, text: &str, language: Language) -> Result<String, String> {
    let year = catalog.year();
    let found = match text.chars().next() {
        Some('1') => text.parse::<RevenueCode>().map(|code| describe(catalog, code, language)),
        Some('3') => text.parse::<EconomicCode>().map(|code| describe(catalog, code, language)),
        Some('5') => text.parse::<GovernmentEconomicCode>().map(|code| describe(catalog, code, language)),
        _ => text.parse::<FunctionalCode>().map(|code| describe(catalog, code, language)),
    };
    found.map_err(|error| error.message(language))?.ok_or_else(|| match language {
        Language::Zh => format!("{year} 年科目表中没有 {text}；科目表未必齐全，该编码仍可能有效"),
        Language::En => format!(
            "{text} is not in the catalog of {year}; the catalog may be incomplete, so it may still be a code"
        ),
    })
}

fn describe<C: Code>(catalog: &Catalog, code: C, language: Language) -> Option<String> {
    let names = catalog.names_over_time(code);
    let entry = catalog.get(code).or_else(|| names.last().map(NameRecord::entry))?;
    let mut text = String::new();
    for above in code.ancestors().collect::<Vec<_>>().into_iter().rev() {
        let unnamed = pick(language, "未列名", "(no name)");
        let _ = writeln!(text, "{above} {}", catalog.name(above).unwrap_or(unnamed));
    }
    let standing = match (entry.standing(), language) {
        (Standing::Attested, Language::Zh) => "有来源为证".to_owned(),
        (Standing::Attested, Language::En) => "attested".to_owned(),
        (Standing::Listed, Language::Zh) => "2018 年以前旧科目表所列".to_owned(),
        (Standing::Listed, Language::En) => "in a list from before 2018".to_owned(),
        (Standing::Unverified { confidence }, Language::Zh) => format!("未经核实，可信度 {confidence} %"),
        (Standing::Unverified { confidence }, Language::En) => {
            format!("unverified, confidence {confidence} %")
        }
    };
    let (name, classification, level) = (entry.name(), C::CLASSIFICATION.chinese(), code.level().chinese());
    let _ = writeln!(text, "{code} {name}  [{classification}，{level}，{standing}]");
    let _ = writeln!(text, "  {}", evidence(catalog.evidence(code), catalog.year(), language));
    for other in names.iter().map(NameRecord::entry).filter(|other| other.name() != entry.name()) {
        let seen = match (other.first_seen(), other.last_seen()) {
            (Some(first), Some(last)) if first == last => format!(" {first}"),
            (Some(first), Some(last)) => format!(" {first}-{last}"),
            _ => String::new(),
        };
        let also = pick(language, "另有名称", "also named");
        let _ = writeln!(text, "  {also} {}{seen}", other.name());
    }
    let sources: Vec<_> =
        entry.sources().filter(|source| source.kind() != SourceKind::AlteredDocument).collect();
    for source in sources.iter().take(SOURCES_NAMED) {
        let _ = writeln!(text, "  {}", source.title());
    }
    if let Some(more) = sources.len().checked_sub(SOURCES_NAMED).filter(|more| *more > 0) {
        let _ = match language {
            Language::Zh => writeln!(text, "  …… 另有 {more} 处来源"),
            Language::En => writeln!(text, "  ... and {more} more"),
        };
    }
    for child in catalog.children(code) {
        let _ = writeln!(text, "    {} {}", child.code(), child.name());
    }
    Some(text)
}

/// What is known of a code in a year, in a sentence.
fn evidence(evidence: Evidence, year: FiscalYear, language: Language) -> String {
    match (evidence, language) {
        (Evidence::Attested, Language::Zh) => format!("{year} 年：当年来源列有此科目"),
        (Evidence::Attested, Language::En) => format!("{year}: read in sources of the year"),
        (Evidence::Between { before, after }, Language::Zh) => {
            format!("{year} 年：{before} 年、{after} 年来源均列有此科目")
        }
        (Evidence::Between { before, after }, Language::En) => {
            format!("{year}: read in sources of {before} and of {after}")
        }
        (Evidence::AddedBefore(first), Language::Zh) => format!("{year} 年：{first} 年通知增设"),
        (Evidence::AddedBefore(first), Language::En) => format!("{year}: a notice added it in {first}"),
        (Evidence::Listed, Language::Zh) => format!("{year} 年：见于 2018 年以前的科目表，年度不详"),
        (Evidence::Listed, Language::En) => {
            format!("{year}: in a list from before 2018 whose year is not known")
        }
        (Evidence::Absent(Absence::EndedAfter(last)), Language::Zh) => {
            format!("{year} 年：无此科目，用至 {last} 年")
        }
        (Evidence::Absent(Absence::EndedAfter(last)), Language::En) => {
            format!("{year}: does not exist, ended with {last}")
        }
        (Evidence::Absent(Absence::AddedIn(first) | Absence::ClassificationSince(first)), Language::Zh) => {
            format!("{year} 年：无此科目，{first} 年起设")
        }
        (Evidence::Absent(Absence::AddedIn(first) | Absence::ClassificationSince(first)), Language::En) => {
            format!("{year}: does not exist before {first}")
        }
        (_, Language::Zh) => format!("{year} 年：当年没有来源提及此科目"),
        (_, Language::En) => format!("{year}: no source of the year speaks of it"),
    }
}

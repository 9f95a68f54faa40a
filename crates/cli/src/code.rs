//! A code looked up in the catalog: its names, their sources, what lies below it.

// Writing to a string cannot fail: the results are dropped throughout.
use std::fmt::Write as _;

use cn_budget::{
    Catalog, Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, Language,
    catalog::{SourceKind, Standing},
};
use cn_budget_render::words::pick;

/// How many of the sources that attest a code are named.
const SOURCES_NAMED: usize = 5;

pub(crate) fn look_up(text: &str, year: FiscalYear, language: Language) -> Result<String, String> {
    let catalog = Catalog::for_year(year);
    let found = match text.chars().next() {
        Some('3') => text.parse::<EconomicCode>().map(|code| describe(&catalog, code, language)),
        Some('5') => text.parse::<GovernmentEconomicCode>().map(|code| describe(&catalog, code, language)),
        _ => text.parse::<FunctionalCode>().map(|code| describe(&catalog, code, language)),
    };
    found.map_err(|error| error.message(language))?.ok_or_else(|| match language {
        Language::Zh => format!("{year} 年科目表中没有 {text}；科目表未必齐全，该编码仍可能有效"),
        Language::En => format!(
            "{text} is not in the catalog of {year}; the catalog may be incomplete, so it may still be a code"
        ),
    })
}

fn describe<C: Code>(catalog: &Catalog, code: C, language: Language) -> Option<String> {
    let entry = catalog.get(code)?;
    let mut text = String::new();
    for above in code.ancestors().collect::<Vec<_>>().into_iter().rev() {
        let unnamed = pick(language, "未列名", "(no name)");
        let _ = writeln!(text, "{above} {}", catalog.name(above).unwrap_or(unnamed));
    }
    let standing = match (entry.standing(), language) {
        (Standing::Attested, Language::Zh) => "有来源为证".to_owned(),
        (Standing::Attested, Language::En) => "attested".to_owned(),
        (Standing::Unverified { confidence }, Language::Zh) => format!("未经核实，可信度 {confidence} %"),
        (Standing::Unverified { confidence }, Language::En) => {
            format!("unverified, confidence {confidence} %")
        }
    };
    let (name, classification, level) = (entry.name(), C::CLASSIFICATION.chinese(), code.level().chinese());
    let _ = writeln!(text, "{code} {name}  [{classification}，{level}，{standing}]");
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

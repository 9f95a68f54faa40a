//! What the command says, in either language. Everything that people read is worded here or beside its rendering.

use cn_budget::{
    Disclosure, Finding, Language, Outcome, Report, Severity, Sheet, Stage,
    check::{Declaration, Explained, FindingPlace},
    companion::{Kinship, RelatedDocument},
    value::{Counts, Undecidable},
};

/// How many of the tables that were not recognised are named.
const NAMED: usize = 6;

/// One of two wordings.
pub(crate) const fn pick<'a>(language: Language, chinese: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::Zh => chinese,
        Language::En => english,
    }
}

pub(crate) fn severity(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (severity, Language::Zh) => severity.chinese(),
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Rounding, Language::En) => "rounding",
    }
}

pub(crate) fn outcome(outcome: Outcome, language: Language) -> &'static str {
    match (outcome, language) {
        (outcome, Language::Zh) => outcome.chinese(),
        (Outcome::Held, Language::En) => "held",
        (Outcome::HeldWithinRounding, Language::En) => "held within rounding",
        (Outcome::Broken, Language::En) => "broken",
        (Outcome::Undecidable, Language::En) => "undecidable",
        (Outcome::NotApplicable, Language::En) => "not applicable",
    }
}

/// Budget or final account, as it ends the title of a document.
pub(crate) const fn stage(stage: Stage, language: Language) -> &'static str {
    match (stage, language) {
        (Stage::FinalAccount, Language::Zh) => "决算",
        (_, Language::Zh) => "预算",
        (Stage::FinalAccount, Language::En) => "final account",
        (_, Language::En) => "budget",
    }
}

/// The document by department, year and stage.
pub(crate) fn document(document: &Disclosure, language: Language) -> String {
    let (department, year) = (&document.department, document.fiscal_year);
    let stage = stage(document.stage, language);
    match language {
        Language::Zh => format!("{department} {year} 年{stage}"),
        Language::En => format!("{department}, {stage} of {year}"),
    }
}

/// What must hold, in a line.
pub(crate) const fn rule(rule: &Declaration, language: Language) -> &'static str {
    rule.says(language)
}

/// The chapter of the review that a rule belongs to: the letters of its code.
pub(crate) fn family(letters: &str, language: Language) -> &str {
    match letters {
        "SUM" => pick(language, "表内勾稽", "Within a table"),
        "XTB" => pick(language, "表间勾稽", "Across tables"),
        "NAR" => pick(language, "文字与表", "Text against tables"),
        "YOY" => pick(language, "与上年比较", "Against the year before"),
        "WRD" => pick(language, "文字表述", "Wording"),
        "STR" => pick(language, "表格与格式", "Tables and form"),
        "COD" => pick(language, "科目编码", "Codes"),
        other => other,
    }
}

/// The letters of a rule's code.
pub(crate) fn letters(rule: &Declaration) -> &'static str {
    rule.family()
}

/// The parts of a place below its table: the row and the column, as far as it has them.
pub(crate) fn below_table(place: &FindingPlace) -> impl Iterator<Item = &str> {
    [place.row_label.as_str(), &place.column].into_iter().filter(|part| !part.is_empty())
}

/// What a document beside the one that is checked is to it.
pub(crate) const fn kinship(kinship: Kinship, language: Language) -> &'static str {
    match (kinship, language) {
        (kinship, Language::Zh) => kinship.chinese(),
        (Kinship::LastYear, Language::En) => "last year's document",
        (Kinship::Budget, Language::En) => "the year's budget",
        (Kinship::Unit, Language::En) => "the unit's document",
        (_, Language::En) => "the document beside it",
    }
}

/// A document beside the one that is checked: where it comes from, and of whom and when it is.
pub(crate) fn related(other: &RelatedDocument, language: Language) -> String {
    let (department, year) = (&other.department, other.fiscal_year);
    let stage = stage(other.stage, language);
    let what = match language {
        Language::Zh => format!("{department} {year} 年{stage}"),
        Language::En => format!("{department}, {stage} of {year}"),
    };
    match (&other.source, language) {
        (None, _) => what,
        (Some(source), Language::Zh) => format!("{source}（{what}）"),
        (Some(source), Language::En) => format!("{source} ({what})"),
    }
}

/// A place in a line; in a document beside the one that is checked, behind where that comes from.
pub(crate) fn place(place: &FindingPlace, report: &Report, language: Language) -> String {
    let other = place.related.and_then(|index| report.related().get(index));
    let mut text = other.map_or_else(String::new, |other| {
        let source = other.source.clone().unwrap_or_else(|| related(other, language));
        format!("{} {source} · ", kinship(other.kinship, language))
    });
    text.push_str(&place.table);
    match (place.page, place.line) {
        (Some(page), _) => text.push_str(&on_page(page, language)),
        // A row is told by its name.
        (None, Some(line)) if place.row.is_none() => text.push_str(&on_line(line, language)),
        _ => {}
    }
    for part in below_table(place) {
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(part);
    }
    text
}

/// All five counts, in a line.
pub(crate) fn counts(counts: &Counts, language: Language) -> String {
    let listed = counts.iter().map(|(ended, count)| format!("{} {count}", outcome(ended, language)));
    listed.collect::<Vec<_>>().join(pick(language, "，", ", "))
}

/// How many facts the text states, and what they could be held against.
pub(crate) fn facts(report: &Report, language: Language) -> String {
    let facts = report.facts();
    let (found, tied, of_text, untied) = (facts.found(), facts.tied, facts.of_text, facts.untied);
    match language {
        Language::Zh => format!("{found} 项，与表核对 {tied}，文中互核 {of_text}，表中无对应数 {untied}"),
        Language::En => {
            format!(
                "{found}, held against tables {tied}, against the text alone {of_text}, in no table {untied}"
            )
        }
    }
}

/// Why checks are undecidable, in brackets behind their counts; nothing where none is.
pub(crate) fn undecided(report: &Report, language: Language) -> String {
    let reason = |reason: Undecidable| match language {
        Language::Zh => reason.chinese().to_owned(),
        Language::En => reason.to_string().replace('_', " "),
    };
    let listed: Vec<String> =
        report.undecided().map(|(why, count)| format!("{} {count}", reason(why))).collect();
    match (listed.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("；无法判断的原因：{}", listed.join("，")),
        (false, Language::En) => format!("; undecidable for {}", listed.join(", ")),
    }
}

/// How many tables of a document were recognised, and which were not, in a line: those are kept, and no rule looks at
/// their figures.
pub(crate) fn tables(document: &Disclosure, language: Language) -> String {
    let unknown: Vec<&Sheet> = document.sheets.iter().filter(|sheet| sheet.kind.is_none()).collect();
    let known = document.sheets.len() - unknown.len();
    if unknown.is_empty() {
        return match language {
            Language::Zh => format!("识别 {known} 张"),
            Language::En => format!("{known} recognised"),
        };
    }
    let name = |sheet: &&Sheet| {
        let untitled = pick(language, "无标题", "without a title");
        let title = if sheet.title.is_empty() { untitled } else { &sheet.title };
        let page = sheet.place.page.or_else(|| sheet.rows.iter().find_map(|row| row.place.page));
        title.to_owned() + &page.map(|page| on_page(page, language)).unwrap_or_default()
    };
    let mut named: Vec<String> = unknown.iter().take(NAMED).map(name).collect();
    if unknown.len() > NAMED {
        named.push("…".to_owned());
    }
    let (count, named) = (unknown.len(), named.join(pick(language, "，", ", ")));
    match language {
        Language::Zh => format!("识别 {known} 张；另有 {count} 张不在表式之内，其数未核对：{named}"),
        Language::En => {
            format!("{known} recognised; {count} of no known form, whose figures are not checked: {named}")
        }
    }
}

fn on_line(line: u32, language: Language) -> String {
    match language {
        Language::Zh => format!("（第 {line} 行）"),
        Language::En => format!(" (line {line})"),
    }
}

fn on_page(page: u32, language: Language) -> String {
    match language {
        Language::Zh => format!("（第 {page} 页）"),
        Language::En => format!(" (page {page})"),
    }
}

/// The rules that hold a document against those beside it.
const BESIDE: [&str; 7] = ["YOY010", "YOY011", "YOY012", "YOY013", "YOY014", "XTB021", "XTB022"];

/// How many figures were held against the documents beside, in a line: none is told too, for no finding would look like
/// agreement.
pub(crate) fn beside(report: &Report, language: Language) -> Option<String> {
    if report.related().is_empty() {
        return None;
    }
    let mut sum = Counts::default();
    report.by_rule().filter(|(rule, _)| BESIDE.contains(rule)).for_each(|(_, counts)| sum.add(counts));
    let none =
        pick(language, "没有一个数可与所附文件对照", "no figure could be held against the documents beside");
    Some(if sum.total() == 0 { none.to_owned() } else { counts(&sum, language) })
}

/// How many findings there are, in a line.
pub(crate) fn findings(report: &Report, language: Language) -> String {
    let [errors, warnings, roundings] =
        [Severity::Error, Severity::Warning, Severity::Rounding].map(|severity| report.count(severity));
    let mut text = match language {
        Language::Zh => format!("错误 {errors}，提示 {warnings}，尾数误差 {roundings}"),
        Language::En => {
            format!("{}, {}, {roundings} rounding", number(errors, "error"), number(warnings, "warning"))
        }
    };
    let accepted = report.suppressed().len();
    if accepted > 0 {
        let more = match language {
            Language::Zh => format!("；另有 {accepted} 项已作说明，不再计入"),
            Language::En => format!("; {accepted} more accepted by the settings"),
        };
        text.push_str(&more);
    }
    text
}

/// A count and its noun.
pub(crate) fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The identities that a finding explains, where they say more than the finding itself.
pub(crate) fn explained(finding: &Finding) -> &[Explained] {
    if finding.explains.len() > 1 { &finding.explains } else { &[] }
}

/// A name that is not known, with the nearest of the candidates.
pub(crate) fn unknown(what: [&str; 2], name: &str, nearest: Option<&str>, language: Language) -> String {
    match (language, nearest) {
        (Language::Zh, None) => format!("没有这样的{}“{name}”", what[0]),
        (Language::Zh, Some(nearest)) => format!("没有这样的{}“{name}”，是否指“{nearest}”？", what[0]),
        (Language::En, None) => format!("unknown {} {name:?}", what[1]),
        (Language::En, Some(nearest)) => format!("unknown {} {name:?}: did you mean {nearest:?}?", what[1]),
    }
}

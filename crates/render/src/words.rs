//! The words that the renderings share, in either language, for the other messages of a program that uses them.

use std::collections::BTreeMap;

use cn_budget::{
    Disclosure, Finding, FiscalYear, Language, Outcome, Report, Severity, Sheet, Stage,
    check::{Declaration, Explained, FindingPlace, LooksAt, Understood},
    companion::{Kinship, RelatedDocument},
    document::Position,
    value::{Counts, Note, Undecidable},
};

use crate::grid::clean;
use crate::rendering::CheckedDocument;

/// How many of the tables that were not recognised are named.
const NAMED: usize = 6;

/// One of two wordings.
///
/// ```
/// use cn_budget::Language;
/// use cn_budget_render::words::pick;
///
/// assert_eq!(pick(Language::En, "无", "none"), "none");
/// ```
pub const fn pick<'a>(language: Language, chinese: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::Zh => chinese,
        Language::En => english,
    }
}

/// The name of a severity: 错误, 提示 or 尾数误差.
#[doc(alias = "问题等级")]
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (severity, Language::Zh) => severity.chinese(),
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Rounding, Language::En) => "rounding",
    }
}

/// The name of an outcome: 一致, 尾数误差内, 不一致, 无法判断 or 不适用.
#[doc(alias = "核对结果")]
pub fn outcome(outcome: Outcome, language: Language) -> &'static str {
    match (outcome, language) {
        (outcome, Language::Zh) => outcome.chinese(),
        (Outcome::Held, Language::En) => "held",
        (Outcome::HeldWithinRounding, Language::En) => "held within rounding",
        (Outcome::Broken, Language::En) => "broken",
        (Outcome::Undecidable, Language::En) => "undecidable",
        (Outcome::NotApplicable, Language::En) => "not applicable",
    }
}

/// The name of a stage, as it ends the title of a document: 预算 or 决算.
#[doc(alias = "预算")]
#[doc(alias = "决算")]
pub const fn stage(stage: Stage, language: Language) -> &'static str {
    match (stage, language) {
        (Stage::FinalAccount, Language::Zh) => "决算",
        (_, Language::Zh) => "预算",
        (Stage::FinalAccount, Language::En) => "final account",
        (_, Language::En) => "budget",
    }
}

/// The title of a table of a document, by its index.
pub(crate) fn table(document: &Disclosure, index: usize) -> &str {
    document.sheets.get(index).map_or("", |sheet| &sheet.title)
}

/// The document by department, year and stage.
pub(crate) fn document(document: &Disclosure, language: Language) -> String {
    of_whom_and_when(&document.department, document.fiscal_year, document.stage, language)
}

/// What a budget or a final account is called, though its file may name no department.
fn of_whom_and_when(department: &str, year: FiscalYear, stage: Stage, language: Language) -> String {
    let stage = self::stage(stage, language);
    match (department, language) {
        ("", Language::Zh) => format!("{year} 年{stage}（{}）", unnamed(language)),
        ("", Language::En) => format!("{stage} of {year} ({})", unnamed(language)),
        (_, Language::Zh) => format!("{department} {year} 年{stage}"),
        (_, Language::En) => format!("{department}, {stage} of {year}"),
    }
}

/// A department that no title names.
pub(crate) const fn unnamed(language: Language) -> &'static str {
    pick(language, "部门名称未读出", "department not read")
}

/// What must hold by a rule, in a line; its name where it does not say that in this language.
pub(crate) const fn rule(rule: &Declaration, language: Language) -> &'static str {
    let says = rule.says(language);
    if says.is_empty() { rule.name() } else { says }
}

/// The chapter of the review that rules belong to, by the letters of their codes. Letters of other crates name a chapter of
/// their own.
pub(crate) fn family(letters: &str, language: Language) -> String {
    let known = match letters {
        "SUM" => ["表内勾稽", "Within a table"],
        "XTB" => ["表间勾稽", "Across tables"],
        "NAR" => ["文字与表", "Text against tables"],
        "YOY" => ["与上年比较", "Against the year before"],
        "WRD" => ["文字表述", "Wording"],
        "STR" => ["表格与格式", "Tables and form"],
        "COD" => ["科目编码", "Codes"],
        "" => ["其他规则", "Other rules"],
        other => {
            return match language {
                Language::Zh => format!("其他规则（{other}）"),
                Language::En => format!("Other rules ({other})"),
            };
        }
    };
    pick(language, known[0], known[1]).to_owned()
}

/// The parts of a place below its table: the row and the column, as far as it has them.
pub(crate) fn below_table(place: &FindingPlace) -> impl Iterator<Item = &str> {
    [place.row_label.as_str(), &place.column].into_iter().filter(|part| !part.is_empty())
}

/// What a document beside the one that is checked is to it: 上年文件, 当年预算 or 所属单位.
#[doc(alias = "参照文件")]
pub const fn kinship(kinship: Kinship, language: Language) -> &'static str {
    match (kinship, language) {
        (kinship, Language::Zh) => kinship.chinese(),
        (Kinship::LastYear, Language::En) => "last year's document",
        (Kinship::Budget, Language::En) => "the year's budget",
        (Kinship::Unit, Language::En) => "the unit's document",
        (_, Language::En) => "the document beside it",
    }
}

/// A name that is not known, be it of a rule or of a setting, with the one that may be meant.
///
/// ```
/// use cn_budget::Language;
/// use cn_budget_render::words::unknown;
///
/// let words = unknown(["规则", "rule"], "SUM999", Some("SUM009"), Language::En);
/// assert_eq!(words, "unknown rule \"SUM999\": did you mean \"SUM009\"?");
/// ```
pub fn unknown(what: [&str; 2], name: &str, nearest: Option<&str>, language: Language) -> String {
    match (language, nearest) {
        (Language::Zh, None) => format!("没有这样的{}“{name}”", what[0]),
        (Language::Zh, Some(nearest)) => format!("没有这样的{}“{name}”，是否指“{nearest}”？", what[0]),
        (Language::En, None) => format!("unknown {} {name:?}", what[1]),
        (Language::En, Some(nearest)) => format!("unknown {} {name:?}: did you mean {nearest:?}?", what[1]),
    }
}

/// Why a document cannot stand beside another one: as which, where it comes from, and the reason.
pub fn unrelated(kinship: Kinship, source: &str, reason: &str, language: Language) -> String {
    let role = self::kinship(kinship, language);
    let colon = pick(language, "：", ": ");
    format!("{role} {source}{colon}{reason}")
}

/// That codes and names were judged by lists of one's own too (科目表).
pub fn judged_by(lists: &[&str]) -> Note {
    Note::new(
        format!("另按科目表 {} 核对编码和名称", lists.join("、")),
        format!("codes and names judged by {} too", lists.join(", ")),
    )
}

/// That a document was read by so many words of lists of one's own too (词表).
pub fn read_by(lists: &[&str], words: usize) -> Note {
    Note::new(
        format!("另按词表 {} 的 {words} 个词语读取", lists.join("、")),
        format!("read by {words} further words of {}", lists.join(", ")),
    )
}

/// A document beside the one that is checked: where it comes from, and of whom and when it is.
pub(crate) fn related(other: &RelatedDocument, language: Language) -> String {
    let what = of_whom_and_when(&other.department, other.fiscal_year, other.stage, language);
    match (&other.source, language) {
        (None, _) => what,
        (Some(source), Language::Zh) => format!("{}（{what}）", clean(source)),
        (Some(source), Language::En) => format!("{} ({what})", clean(source)),
    }
}

/// A place in a line; in a document beside the one that is checked, behind where that comes from.
pub(crate) fn place(place: &FindingPlace, checked: &CheckedDocument<'_>, language: Language) -> String {
    let report = checked.report();
    let other = place.related.and_then(|index| report.related().get(index));
    let mut text = other.map_or_else(String::new, |other| {
        let source = other.source.clone().unwrap_or_else(|| related(other, language));
        format!("{} {} · ", kinship(other.kinship, language), clean(&source))
    });
    if let Some(file) = place.file.and_then(|file| report.files().get(file)) {
        text.push_str(&clean(file));
        text.push_str(" · ");
    }
    text + &within_file(place, checked, language)
}

/// A place within its file, in a line.
pub(crate) fn within_file(place: &FindingPlace, checked: &CheckedDocument<'_>, language: Language) -> String {
    let mut text = place.table.clone();
    match (position(place, checked, language), place.page, place.line) {
        (Some(position), ..) => text.push_str(&in_brackets(&position, language)),
        (None, Some(page), _) if place.ocr => text.push_str(&on_page_by_ocr(page, language)),
        (None, Some(page), _) => text.push_str(&on_page(page, language)),
        // A row is known by its name.
        (None, None, Some(line)) if place.row.is_none() => text.push_str(&on_line(line, language)),
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

/// Where else a finding of several passages of the text stands, in short: each passage that is not the first.
pub(crate) fn other_passages(finding: &Finding, checked: &CheckedDocument<'_>, language: Language) -> String {
    let short = |place: &FindingPlace| match (position(place, checked, language), place.page, place.line) {
        (Some(position), ..) => position,
        (None, Some(page), _) => page_words(page, language),
        (None, None, Some(line)) => line_words(line, language),
        (None, None, None) => place.table.clone(),
    };
    let first = finding.places.first().and_then(|place| place.file);
    let file = |place: &FindingPlace| {
        let index = place.file.filter(|_| place.file != first)?;
        Some(format!("{} ", checked.report().files().get(index)?))
    };
    let mut passages: Vec<(String, usize)> = Vec::new();
    for place in finding.places.iter().skip(1) {
        let passage = file(place).unwrap_or_default() + &short(place);
        match passages.last_mut() {
            Some((last, count)) if *last == passage => *count += 1,
            _ => passages.push((passage, 1)),
        }
    }
    let passages: Vec<String> = passages
        .into_iter()
        .map(|(passage, count)| if count == 1 { passage } else { format!("{passage} ×{count}") })
        .collect();
    match language {
        Language::Zh => format!("另见：{}", passages.join("、")),
        Language::En => format!("also: {}", passages.join("; ")),
    }
}

/// What makes a finding the same in the next run: its rule and place, not its figures.
pub(crate) fn fingerprint(finding: &Finding) -> String {
    let mut place = finding.rule.code().to_owned();
    if let Some(first) = finding.places.first() {
        for part in [&first.table, &first.row_label, &first.column] {
            place.push('/');
            place.push_str(part);
        }
    }
    place
}

/// How much of the document was understood, in a line.
pub(crate) fn understood(document: &Disclosure, report: &Report, language: Language) -> String {
    let Understood { tables, typed_tables, figures, unread_cells, amounts, tied_amounts, .. } =
        Understood::of(document, report);
    match language {
        Language::Zh => {
            let unread = if unread_cells > 0 {
                format!("（另有 {unread_cells} 个未能读出）")
            } else {
                String::new()
            };
            format!(
                "表 {tables} 张，认出表种的 {typed_tables} 张；表内数字 {figures} 个{unread}；文中本年金额 {amounts} 项，与表对上的 {tied_amounts} 项"
            )
        }
        Language::En => {
            let unread =
                if unread_cells > 0 { format!(" ({unread_cells} more not read)") } else { String::new() };
            format!(
                "{typed_tables} of {} of a known kind; {} read{unread}; {tied_amounts} of {} in the text compared with tables",
                number(tables, "table"),
                number(figures, "figure"),
                number(amounts, "amount"),
            )
        }
    }
}

/// All five counts, in a line.
pub(crate) fn counts(counts: &Counts, language: Language) -> String {
    let listed = counts.iter().map(|(ended, count)| format!("{} {count}", outcome(ended, language)));
    listed.collect::<Vec<_>>().join(pick(language, "，", ", "))
}

/// How many facts the text states, and what they could be compared with.
pub(crate) fn facts(report: &Report, language: Language) -> String {
    let facts = report.facts();
    let (found, tied, of_text, untied) = (facts.found(), facts.tied, facts.of_text, facts.untied);
    match language {
        Language::Zh => format!("{found} 项，与表核对 {tied}，文中互核 {of_text}，表中无对应数 {untied}"),
        Language::En => {
            format!(
                "{found}, compared with tables {tied}, with the text alone {of_text}, in no table {untied}"
            )
        }
    }
}

/// Why checks are undecidable, in brackets behind their counts; nothing where none is.
pub(crate) fn undecided(report: &Report, language: Language) -> String {
    let mut sums: BTreeMap<Undecidable, usize> = BTreeMap::new();
    for (_, why, count) in report.undecided_by_rule() {
        *sums.entry(why).or_default() += count;
    }
    let listed: Vec<String> =
        sums.into_iter().map(|(why, count)| format!("{} {count}", reason(why, language))).collect();
    match (listed.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("；无法判断的原因：{}", listed.join("，")),
        (false, Language::En) => format!("; undecidable for {}", listed.join(", ")),
    }
}

/// Why checks of a rule are undecidable, in brackets; nothing where none is.
pub(crate) fn undecided_of(report: &Report, code: &str, language: Language) -> String {
    let reasons = report.undecided_by_rule().filter(|(rule, ..)| *rule == code);
    let listed: Vec<String> =
        reasons.map(|(_, why, count)| format!("{} {count}", reason(why, language))).collect();
    match (listed.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("（{}）", listed.join("，")),
        (false, Language::En) => format!(" ({})", listed.join(", ")),
    }
}

fn reason(reason: Undecidable, language: Language) -> String {
    match language {
        Language::Zh => reason.chinese().to_owned(),
        Language::En => reason.to_string().replace('_', " "),
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
        Language::Zh => format!("识别 {known} 张；另有 {count} 张不在表式之内，只核对表内合计：{named}"),
        Language::En => {
            format!(
                "{known} recognised; {count} of no known form, held against their own sums alone: {named}"
            )
        }
    }
}

/// Where a place is in the terms of its file's format, in words; nothing for a box, which no reader of a page looks for.
fn position(place: &FindingPlace, checked: &CheckedDocument<'_>, language: Language) -> Option<String> {
    let document = checked.document_of(place)?;
    match (place.position(document)?, language) {
        (cell @ Position::Cell { .. }, _) => Some(cell.on_worksheet(place.worksheet(document))),
        (Position::InTable { table, row, cell }, Language::Zh) => {
            Some(format!("第 {table} 个表格第 {row} 行第 {cell} 格"))
        }
        (Position::InTable { table, row, cell }, Language::En) => {
            Some(format!("table {table}, row {row}, cell {cell}"))
        }
        (Position::InText { line, column }, Language::Zh) => Some(format!("第 {line} 行第 {column} 列")),
        (Position::InText { line, column }, Language::En) => Some(format!("line {line}, column {column}")),
        _ => None,
    }
}

/// The line at which a program that shows lines shows a place: of a text its line, of a worksheet its row, of a PDF its page.
pub(crate) fn line_of(place: &FindingPlace, checked: &CheckedDocument<'_>) -> Option<u32> {
    match checked.position(place) {
        Some(Position::InText { line, .. }) => Some(line),
        Some(Position::Cell { row, .. }) => Some(row),
        _ => place.page.or(place.line),
    }
}

fn in_brackets(words: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("（{words}）"),
        Language::En => format!(" ({words})"),
    }
}

fn line_words(line: u32, language: Language) -> String {
    match language {
        Language::Zh => format!("第 {line} 行"),
        Language::En => format!("line {line}"),
    }
}

fn page_words(page: u32, language: Language) -> String {
    match language {
        Language::Zh => format!("第 {page} 页"),
        Language::En => format!("page {page}"),
    }
}

fn on_line(line: u32, language: Language) -> String {
    in_brackets(&line_words(line, language), language)
}

fn on_page(page: u32, language: Language) -> String {
    in_brackets(&page_words(page, language), language)
}

/// A page whose figures may be misread.
fn on_page_by_ocr(page: u32, language: Language) -> String {
    let page = page_words(page, language);
    let words = match language {
        Language::Zh => format!("{page}，文字识别"),
        Language::En => format!("{page}, by OCR"),
    };
    in_brackets(&words, language)
}

/// How many figures were compared with the documents beside, in a line: that it was none is said too, for no finding
/// would look like agreement.
pub(crate) fn beside(report: &Report, language: Language) -> Option<String> {
    if report.related().is_empty() {
        return None;
    }
    let compares = |rule: &&&Declaration| {
        rule.subjects().iter().any(|kind| matches!(kind, LooksAt::Companion | LooksAt::Comparison))
    };
    let codes: Vec<&str> = report.rules().iter().filter(compares).map(|rule| rule.code()).collect();
    let mut sum = Counts::default();
    report.by_rule().filter(|(code, _)| codes.contains(code)).for_each(|(_, counts)| sum.add(counts));
    let none =
        pick(language, "没有一个数可与所附文件对照", "no figure could be compared with the documents beside");
    Some(if sum.total() == 0 { none.to_owned() } else { counts(&sum, language) })
}

/// How many findings there are, in a line.
pub(crate) fn findings(report: &Report, language: Language) -> String {
    let [errors, warnings, roundings] =
        [Severity::Error, Severity::Warning, Severity::Rounding].map(|severity| report.count(severity));
    let is_unread = errors == 0 && report.is_unread();
    let mut text = match language {
        Language::Zh if is_unread => format!("{}；提示 {warnings}", not_checked(language)),
        Language::En if is_unread => format!("{}; {}", not_checked(language), number(warnings, "warning")),
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

/// What stands in place of a count of no errors, where nothing was read that could be checked.
pub(crate) const fn not_checked(language: Language) -> &'static str {
    pick(language, "未经核对", "not checked")
}

/// A count and its noun in English.
///
/// ```
/// use cn_budget_render::words::number;
///
/// assert_eq!((number(1, "error"), number(2, "error")), ("1 error".to_owned(), "2 errors".to_owned()));
/// ```
pub fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The identities that a finding explains, where they say more than the finding itself.
pub(crate) fn explained(finding: &Finding) -> &[Explained] {
    if finding.explains.len() > 1 { &finding.explains } else { &[] }
}

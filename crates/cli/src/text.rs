//! The report for a person at a terminal.

// Writing to a string cannot fail: the results are dropped throughout.
use std::fmt::Write as _;

use cn_budget::{Counts, Disclosure, Finding, FindingPlace, Language, Outcome, Report, Severity, Sheet};
use unicode_width::UnicodeWidthStr;

/// How many rows are shown before and after the one that a finding speaks of.
const AROUND: usize = 1;
/// How many of the identities that a finding explains are listed.
const EXPLAINED: usize = 8;

/// The report on one document: the findings with the rows around them, then every count.
pub(crate) fn report(document: &Disclosure, report: &Report, language: Language, rounding: bool) -> String {
    let mut text = String::new();
    let _ = match language {
        Language::Zh => writeln!(text, "{} {} 年", document.department, document.fiscal_year),
        Language::En => writeln!(text, "{}, {}", document.department, document.fiscal_year),
    };
    for finding in
        report.findings().iter().filter(|finding| rounding || finding.severity != Severity::Rounding)
    {
        text.push('\n');
        text.push_str(&one(document, finding, language));
    }
    text.push('\n');
    text.push_str(&summary(report, language));
    text
}

fn one(document: &Disclosure, finding: &Finding, language: Language) -> String {
    let level = match language {
        Language::Zh => finding.severity.chinese().to_owned(),
        Language::En => finding.severity.to_string(),
    };
    let mut text = format!("{level}[{}] {}\n", finding.rule.code(), finding.message(language));
    if let Some(place) = finding.places.first() {
        text.push_str(&location(place, language));
        if finding.severity != Severity::Rounding
            && let Some(sheet) = place.sheet.and_then(|sheet| document.sheets.get(sheet))
        {
            text.push_str(&excerpt(sheet, place));
        }
    }
    if finding.explains.len() > 1 {
        for explained in finding.explains.iter().take(EXPLAINED) {
            let _ = writeln!(text, "  - {explained}");
        }
        if let Some(more) = finding.explains.len().checked_sub(EXPLAINED).filter(|more| *more > 0) {
            let _ = match language {
                Language::Zh => writeln!(text, "  - 另有 {more} 处"),
                Language::En => writeln!(text, "  - and {more} more"),
            };
        }
    }
    text
}

fn location(place: &FindingPlace, language: Language) -> String {
    let mut text = format!("  --> {}", place.table);
    if let Some(page) = place.page {
        let _ = match language {
            Language::Zh => write!(text, "（第 {page} 页）"),
            Language::En => write!(text, " (page {page})"),
        };
    }
    for part in [&place.row_label, &place.column].into_iter().filter(|part| !part.is_empty()) {
        let _ = write!(text, " · {part}");
    }
    text.push('\n');
    text
}

/// The rows around a place, its cell in brackets, every column aligned.
fn excerpt(sheet: &Sheet, place: &FindingPlace) -> String {
    let Some(row) = place.row else { return String::new() };
    let rows = row.saturating_sub(AROUND)..(row + AROUND + 1).min(sheet.rows.len());
    let mut grid =
        vec![std::iter::once(String::new()).chain(sheet.headers.iter().cloned()).collect::<Vec<_>>()];
    for index in rows.clone() {
        let found = &sheet.rows[index];
        let name = [found.code.as_deref().unwrap_or_default(), &found.label].join(" ").trim().to_owned();
        let cells = found.cells.iter().enumerate().map(|(column, cell)| {
            let marked = index == row && place.heading == Some(column);
            if marked { format!("[{}]", cell.text()) } else { format!("{} ", cell.text()) }
        });
        grid.push(std::iter::once(name).chain(cells).collect());
    }
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        grid.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for (place_in_grid, cells) in grid.iter().enumerate() {
        let here = place_in_grid > 0 && rows.start + place_in_grid - 1 == row;
        let mut line = if here { "  > ".to_owned() } else { "    ".to_owned() };
        for (column, cell) in cells.iter().enumerate() {
            let blank = " ".repeat(widths[column] - cell.width());
            let _ = if column == 0 { write!(line, "{cell}{blank}") } else { write!(line, "  {blank}{cell}") };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// All five counts of the checks, and how many findings there are.
fn summary(report: &Report, language: Language) -> String {
    let [errors, warnings, roundings] =
        [Severity::Error, Severity::Warning, Severity::Rounding].map(|severity| report.count(severity));
    let counts = counts(report.counts(), language);
    match language {
        Language::Zh => {
            format!("核对：{counts}\n问题：错误 {errors}，提示 {warnings}，尾数误差 {roundings}\n")
        }
        Language::En => format!(
            "checks: {counts}\nfindings: {errors} errors, {warnings} warnings, {roundings} rounding\n"
        ),
    }
}

fn counts(counts: &Counts, language: Language) -> String {
    let name = |outcome: Outcome| match language {
        Language::Zh => outcome.chinese().to_owned(),
        Language::En => outcome.to_string().replace('_', " "),
    };
    let listed: Vec<_> = counts.iter().map(|(outcome, count)| format!("{} {count}", name(outcome))).collect();
    match language {
        Language::Zh => listed.join("，"),
        Language::En => listed.join(", "),
    }
}

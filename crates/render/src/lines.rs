//! The report as lines: one a finding, for `grep`, editors and short looks.

use cn_budget::{
    Finding, Language, Severity,
    check::{FindingPlace, Report},
    document::Position,
};

use crate::grid::clean;
use crate::rendering::{CheckedDocument, DocumentError, Ended, Rendering};
use crate::words::{self, pick};

/// The report as lines (逐行清单): `file:place: CODE level message (table · row · column)`, one a finding.
///
/// The place is the line and column of a text, `12:5`, the cell of a worksheet, `支出总表!C8`, the page of a PDF, `p3`, the line of
/// a web page, `12`, or the table, row and cell of a Word file, `t3r5c2`, where the reader knows it. The differences
/// that rounding explains are left out.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind};
/// use cn_budget_render::{Lines, Rendering as _};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// document.source = Some("2024.json".to_owned());
/// let mut balance = Sheet::new("收支总体情况表");
/// balance.kind = Some(TableKind::Balance);
/// document.sheets.push(balance);
/// let report = Report::of(&document);
/// let lines = Lines::new(Language::En).render([(&document, &report)]);
/// assert!(lines.contains("2024.json: STR004 warning "));
/// ```
#[doc(alias = "逐行清单")]
#[derive(Clone, Debug)]
pub struct Lines {
    language: Language,
}

impl Lines {
    /// Lines in this language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    fn line(&self, checked: &CheckedDocument<'_>, finding: &Finding) -> String {
        let (document, report) = (checked.document(), checked.report());
        let place = finding.places.first();
        let file = document.source.as_deref().unwrap_or(&document.department);
        let file = place.and_then(|place| file_of(place, report)).unwrap_or(file);
        let number = place.map(|place| number(place, checked)).unwrap_or_default();
        let (code, message) = (finding.rule.code(), finding.message(self.language));
        let level = words::severity(finding.severity, self.language);
        let named = place.map(|place| words::within_file(place, checked, self.language)).unwrap_or_default();
        let named = match self.language {
            _ if named.is_empty() => named,
            Language::Zh => format!("（{named}）"),
            Language::En => format!(" ({named})"),
        };
        format!("{}\n", clean(&format!("{file}:{number} {code} {level} {message}{named}")))
    }
}

/// The file that a place is in, where it is not that of the document.
fn file_of<'a>(place: &FindingPlace, report: &'a Report) -> Option<&'a str> {
    let related = place.related.and_then(|index| report.related().get(index)?.source.as_deref());
    related.or_else(|| report.files().get(place.file?).map(String::as_str))
}

/// The place in the terms of the file's format, or the page or the line, with its colon; nothing where none is known.
fn number(place: &FindingPlace, checked: &CheckedDocument<'_>) -> String {
    let worksheet = || place.worksheet(checked.document_of(place)?);
    match (checked.position(place), place.page, place.line) {
        (Some(cell @ Position::Cell { .. }), ..) => format!("{}:", cell.on_worksheet(worksheet())),
        (Some(text @ Position::InText { .. }), ..) => format!("{text}:"),
        (_, Some(page), _) => format!("p{page}:"),
        (_, None, Some(line)) => format!("{line}:"),
        (Some(other), None, None) => format!("{other}:"),
        (None, None, None) => String::new(),
    }
}

impl Rendering for Lines {
    fn head(&self, _: &[Ended]) -> String {
        String::new()
    }

    fn document(&self, _: usize, checked: &CheckedDocument<'_>) -> String {
        let findings = checked.report().findings().iter();
        let shown = findings.filter(|finding| finding.severity != Severity::Rounding);
        shown.map(|finding| self.line(checked, finding)).collect()
    }

    fn between(&self) -> &'static str {
        ""
    }

    /// The documents that could not be read.
    fn tail(&self, ended: &[Ended]) -> String {
        let failed = ended.iter().filter_map(|ended| ended.as_ref().err());
        let not_read = pick(self.language, "未能读取", "not read");
        let line = |DocumentError { source, error }: &DocumentError| {
            format!("{}\n", clean(&format!("{source}: {not_read} {error}")))
        };
        failed.map(line).collect()
    }
}

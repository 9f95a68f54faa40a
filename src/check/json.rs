//! The report as JSON, `cn-budget/report/1`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::{Cell, Counts, Disclosure, Finding, FindingPlace, Language, Printed, Report, Sheet, SheetRow};

/// The shape that [`ReportFile`] writes.
const SCHEMA: &str = "cn-budget/report/1";

/// Reports on documents as JSON, in the shape `cn-budget/report/1`: serialize it with any serde format.
///
/// Figures are strings, as printed.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, ReportFile, Stage};
///
/// let document = Disclosure::new("教育局", FiscalYear::constant(2023), Stage::Budget);
/// let report = Report::of(&document);
/// let json = serde_json::to_value(ReportFile::new([(&document, &report)], Language::En))?;
/// assert_eq!(json["schema"], "cn-budget/report/1");
/// assert_eq!(json["documents"][0]["findings"][0]["rule"], "STR001");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "审核报告")]
#[derive(Debug, Serialize)]
pub struct ReportFile<'a> {
    schema: &'static str,
    documents: Vec<Document<'a>>,
}

impl<'a> ReportFile<'a> {
    /// The reports on these documents, their messages in `language`.
    pub fn new(reports: impl IntoIterator<Item = (&'a Disclosure, &'a Report)>, language: Language) -> Self {
        let document = |(document, report)| Document::new(document, report, language);
        Self { schema: SCHEMA, documents: reports.into_iter().map(document).collect() }
    }
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    source: Option<&'a str>,
    department: &'a str,
    fiscal_year: u16,
    stage: String,
    tables: Vec<Table<'a>>,
    findings: Vec<Found>,
    checks: &'a Counts,
    by_rule: BTreeMap<&'static str, &'a Counts>,
}

#[derive(Debug, Serialize)]
struct Table<'a> {
    kind: Option<String>,
    title: &'a str,
    unit: Option<String>,
    pages: Vec<u32>,
    rows: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    code: Option<&'a str>,
    label: &'a str,
    page: Option<u32>,
    cells: Vec<Column<'a>>,
}

#[derive(Debug, Serialize)]
struct Column<'a> {
    column: &'a str,
    printed: Option<String>,
}

#[derive(Debug, Serialize)]
struct Found {
    rule: &'static str,
    name: &'static str,
    level: String,
    message: String,
    places: Vec<Place>,
    expected: Option<String>,
    actual: Option<String>,
    difference: Option<String>,
    allowed: Option<String>,
    explains: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Place {
    table: String,
    page: Option<u32>,
    row: String,
    column: String,
    printed: Option<String>,
}

impl<'a> Document<'a> {
    fn new(document: &'a Disclosure, report: &'a Report, language: Language) -> Self {
        Self {
            source: document.source.as_deref(),
            department: &document.department,
            fiscal_year: document.fiscal_year.get(),
            stage: document.stage.to_string(),
            tables: document.sheets.iter().map(Table::new).collect(),
            findings: report.findings().iter().map(|finding| Found::new(finding, language)).collect(),
            checks: report.counts(),
            by_rule: report.by_rule().collect(),
        }
    }
}

impl<'a> Table<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        let mut pages: Vec<u32> = sheet.rows.iter().filter_map(|row| row.place.page).collect();
        pages.sort_unstable();
        pages.dedup();
        let row = |row: &'a SheetRow| {
            let column = |(column, cell): (&'a String, &Cell)| {
                let printed = Some(cell.text()).filter(|text| !text.is_empty());
                Column { column, printed }
            };
            let cells = sheet.headers.iter().zip(&row.cells).map(column).collect();
            Row { code: row.code.as_deref(), label: &row.label, page: row.place.page, cells }
        };
        Self {
            kind: sheet.kind.map(|kind| kind.to_string()),
            title: &sheet.title,
            unit: sheet.unit.map(|unit| unit.to_string()),
            pages,
            rows: sheet.rows.iter().map(row).collect(),
        }
    }
}

impl Found {
    fn new(finding: &Finding, language: Language) -> Self {
        let place = |place: &FindingPlace| Place {
            table: place.table.clone(),
            page: place.page,
            row: place.row_label.clone(),
            column: place.column.clone(),
            printed: place.printed.clone(),
        };
        let verdict = finding.verdict;
        let decimal = |value: Option<Decimal>| value.map(|value| value.to_string());
        // The value that restores everything says more than what one identity asks for.
        let restored = finding.suspect().map(|suspect| suspect.restored.digits());
        let printed = finding.suspect().and_then(|suspect| suspect.printed).map(Printed::digits);
        Self {
            rule: finding.rule.code(),
            name: finding.rule.name(),
            level: finding.severity.to_string(),
            message: finding.message(language),
            places: finding.places.iter().map(place).collect(),
            expected: restored.or_else(|| decimal(verdict.and_then(|verdict| verdict.expected()))),
            actual: printed.or_else(|| verdict.and_then(|verdict| verdict.actual()).map(Printed::digits)),
            difference: decimal(verdict.and_then(|verdict| verdict.difference())),
            allowed: decimal(verdict.and_then(|verdict| verdict.allowed())),
            explains: finding.explains.clone(),
        }
    }
}

//! The report as JSON, `cn-budget/report/1`.
//!
//! What a field means is said once, here: the published schema takes its descriptions from these comments.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::check::{
    FactCounts, Finding, FindingPlace, Report, Severity, Suppressed, SuspectFigure, Understood,
};
use crate::companion::RelatedDocument;
use crate::document::{Disclosure, Position, Sheet, SheetRow};
use crate::table::Cell;
use crate::value::{Counts, Language, Printed};

/// Reports on documents as JSON, in the shape `cn-budget/report/1`: serialize it with any serde format.
///
/// Figures are strings, as printed. A later release may add fields and values; it renames and removes none without a
/// new number in `schema`. With the feature `schema` the type has a JSON Schema, published as
/// `docs/report-1.schema.json`.
///
/// ```
/// use cn_budget::{Disclosure, Language, Report, check::ReportFile};
///
/// let document = Disclosure::huizhou_2023()?;
/// let report = Report::of(&document);
/// let json = serde_json::to_value(ReportFile::new([(&document, &report)], Language::En))?;
/// assert_eq!(json["schema"], "cn-budget/report/1");
/// assert_eq!(json["documents"][0]["findings"][0]["rule"], "XTB017");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "审核报告")]
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
// The schema speaks to whoever reads the JSON, not to whoever writes it from Rust.
#[cfg_attr(
    feature = "schema",
    schemars(
        title = "cn-budget/report/1",
        description = "What cn-budget found in published budgets and final accounts of Chinese departments. Figures are strings, as printed."
    )
)]
pub struct ReportFile<'a> {
    /// The shape of this file.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    schema: &'static str,
    /// The documents that were checked, in the order in which they were given.
    documents: Vec<DocumentReport<'a>>,
    /// The documents that could not be read.
    failed: Vec<Failed>,
}

/// The shape that [`ReportFile`] writes.
const SCHEMA: &str = "cn-budget/report/1";

impl<'a> ReportFile<'a> {
    /// What the field `schema` holds.
    pub const SCHEMA: &'static str = SCHEMA;

    /// The reports on these documents, their messages in `language`.
    pub fn new(reports: impl IntoIterator<Item = (&'a Disclosure, &'a Report)>, language: Language) -> Self {
        let document = |(document, report)| DocumentReport::new(document, report, language);
        let documents = reports.into_iter().map(document).collect();
        Self { schema: SCHEMA, documents, failed: Vec::new() }
    }

    /// The same with the documents that could not be read: where each comes from, and why not.
    #[must_use]
    pub fn with_failed(mut self, failed: impl IntoIterator<Item = (String, String)>) -> Self {
        self.failed.extend(failed.into_iter().map(|(source, error)| Failed { source, error }));
        self
    }
}

/// A document that could not be read.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Failed {
    /// Where it comes from.
    source: String,
    /// Why it could not be read.
    error: String,
}

/// The report on one document: an entry of `documents` in a [`ReportFile`], for a program that writes them one by
/// one.
#[doc(alias = "审核报告")]
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "Document", description = "A document: its tables as read, and what was found.")
)]
pub struct DocumentReport<'a> {
    /// Where the document comes from, in its reader's words.
    source: Option<&'a str>,
    /// The files that it is in, where it is in several.
    files: Vec<&'a str>,
    /// The department (部门) or unit (单位) whose document it is.
    department: &'a str,
    /// The fiscal year.
    fiscal_year: u16,
    /// Budget (预算) or final account (决算).
    #[cfg_attr(feature = "schema", schemars(schema_with = "values::<crate::value::Stage>"))]
    stage: String,
    /// The documents that stood beside it, in the order in which they were given: last year's, the budget of a final
    /// account's year, those of the units.
    related: Vec<Beside<'a>>,
    /// What the reader passed over, read in another way than printed, or was not certain of.
    notes: Vec<&'a str>,
    /// The pages whose text an OCR program read, and may have misread; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ocr_pages: Vec<OcrPage>,
    /// The tables, in printed order.
    tables: Vec<Table<'a>>,
    /// The findings, the gravest first.
    findings: Vec<Found>,
    /// The findings that the settings of the run accept, with the reasons.
    suppressed: Vec<Accepted>,
    /// The report in figures.
    summary: Sums,
    /// What of the document was understood.
    understood: Understood,
    /// How many identities ended how, those that a sound document may break left out.
    #[cfg_attr(feature = "schema", schemars(with = "FiveCounts"))]
    checks: &'a Counts,
    /// How many checks of each rule ended how, by the rule's code.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, FiveCounts>"))]
    by_rule: BTreeMap<&'static str, &'a Counts>,
    /// How many identities of each table ended how, by the kind of the table, or by its number and title where it has none: an identity across tables belongs to
    /// the table of its whole. Added up, they are `checks`, but for the identities none of whose cells is there.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, FiveCounts>"))]
    by_table: BTreeMap<String, &'a Counts>,
    /// Why identities are undecidable, and how many for each reason.
    undecided: BTreeMap<String, usize>,
    /// Why checks of each rule are undecidable, and how many for each reason, by the rule's code.
    undecided_by_rule: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// How many facts the text beside the tables states, and what they could be held against.
    facts: FactCounts,
}

/// The findings by level, and the checks of all rules by outcome.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Summary"))]
struct Sums {
    /// How many findings are errors: they cannot be true.
    errors: usize,
    /// How many findings are warnings.
    warnings: usize,
    /// How many differences rounding explains.
    rounding: usize,
    /// How many findings the settings of the run accept.
    accepted: usize,
    /// How many checks of all rules ended how: the sum of `by_rule`.
    #[cfg_attr(feature = "schema", schemars(with = "FiveCounts"))]
    checks: Counts,
}

/// A document beside the one that was checked.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Related"))]
struct Beside<'a> {
    /// How it stands to the document: last year's, the budget of the year that a final account is of, a unit's.
    #[cfg_attr(feature = "schema", schemars(schema_with = "values::<crate::companion::Kinship>"))]
    kinship: String,
    /// Where it comes from, in its reader's words.
    source: Option<&'a str>,
    /// The department or unit whose document it is.
    department: &'a str,
    /// The fiscal year.
    fiscal_year: u16,
    /// Budget or final account.
    #[cfg_attr(feature = "schema", schemars(schema_with = "values::<crate::value::Stage>"))]
    stage: String,
}

/// A page that was read by OCR.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct OcrPage {
    /// The page, from 1.
    page: Option<u32>,
    /// Which of the document's `files` it is in, from 0; null where it is the first, or the only one.
    file: Option<u32>,
}

/// A table as printed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Table<'a> {
    /// Which table it is; null where it was not recognised.
    #[cfg_attr(feature = "schema", schemars(schema_with = "values_or_null::<crate::table::TableKind>"))]
    kind: Option<String>,
    /// The title as printed.
    title: &'a str,
    /// The unit that the table states; null where it states none.
    unit: Option<String>,
    /// The pages that it stands on, from 1, where the reader knows them.
    pages: Vec<u32>,
    /// The rows, in printed order.
    rows: Vec<Row<'a>>,
}

/// A row of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Row<'a> {
    /// The code as printed, brackets and blanks removed.
    code: Option<&'a str>,
    /// The name as printed.
    label: &'a str,
    /// The page that it stands on, from 1.
    page: Option<u32>,
    /// Whether it was read by an OCR program, and its figures may be misread; left out where not.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    ocr: bool,
    /// The cells, one a column.
    cells: Vec<Column<'a>>,
    /// What stands in the columns of words, blank ones left out: 绩效目标, 备注.
    texts: Vec<Text<'a>>,
}

/// A text in a row of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Text<'a> {
    /// The heading of the column, its levels joined by `/`.
    column: &'a str,
    /// What is printed.
    text: &'a str,
}

/// A cell of a row.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Cell"))]
struct Column<'a> {
    /// The heading of the column, its levels joined by `/`.
    column: &'a str,
    /// What is printed; null for a blank, which is not a zero.
    printed: Option<String>,
}

/// A finding.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Finding"))]
struct Found {
    /// The code of the rule, such as SUM001. Codes are never reused.
    rule: &'static str,
    /// The name of the rule.
    name: &'static str,
    /// How grave it is: an error cannot be true, a warning is probably wrong, rounding explains the rest.
    #[cfg_attr(feature = "schema", schemars(schema_with = "values::<crate::check::Severity>"))]
    level: String,
    /// The finding in a sentence.
    message: String,
    /// Whether any of what it rests on was read by an OCR program: it is no error then; left out where not.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    ocr: bool,
    /// How many times it was found: the same words in several passages of the text are one finding with these places.
    count: usize,
    /// The places that it speaks of, the primary one first.
    places: Vec<Place>,
    /// The figure that would be right: what restores every identity, where that is known, else what the parts give.
    expected: Option<String>,
    /// The figure that is printed there.
    actual: Option<String>,
    /// What is printed less what would be right.
    difference: Option<String>,
    /// The difference that rounding alone can make in the identity.
    allowed: Option<String>,
    /// The sets of figures that would each restore every identity; one set with one figure names the wrong one.
    suspects: Vec<Vec<Change>>,
    /// The broken identities that it explains.
    explains: Vec<String>,
}

/// A figure that may be wrong.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Suspect"))]
struct Change {
    /// Where it stands, and what is printed there.
    place: Place,
    /// What would restore every identity.
    restored: String,
}

/// A finding that is accepted.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Suppressed"))]
struct Accepted {
    /// Why it is accepted.
    reason: String,
    /// What was found.
    finding: Found,
}

/// A place in a document: a table, a row of it, or a cell.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Place {
    /// The title of the table.
    table: String,
    /// The page, from 1, where the reader knows it.
    page: Option<u32>,
    /// The line of the text or the row of the worksheet, from 1, where the reader knows it.
    line: Option<u32>,
    /// Code and name of the row; empty for a whole table.
    row: String,
    /// The heading of the column; empty for a whole row.
    column: String,
    /// Where it is in the terms of the file's format; left out where nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<FilePosition>,
    /// What is printed there.
    printed: Option<String>,
    /// In a text: what is printed, with the words around it.
    quote: Option<String>,
    /// Which of the document's `files` it is in, from 0; null where it is the first, or the only one.
    file: Option<usize>,
    /// Where it stands in another document: which of `related`, from 0; null for the document itself.
    related: Option<usize>,
    /// Whether it was read by an OCR program, and may be misread; left out where not.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    ocr: bool,
}

/// Where a figure or some words stand in a file, in the terms of its format.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", schemars(rename = "Position"))]
enum FilePosition {
    /// The cell of a worksheet.
    Cell {
        /// The name of the worksheet.
        sheet: Option<String>,
        /// The cell: C8.
        cell: String,
        /// Both as a spreadsheet writes them: 支出总表!C8.
        reference: String,
    },
    /// A cell of a table of a web page or a Word file.
    Table {
        /// Which of the tables that the file shows, from 1, those that only arrange others among them.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        table: u16,
        /// Which of the rows that it shows, from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        row: u16,
        /// Which of the cells that begin in the row, from 1: one that covers several columns is one.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        cell: u16,
    },
    /// A place in a text.
    Text {
        /// The line, from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        line: u32,
        /// The column, from 1, counted in characters.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        column: u32,
    },
    /// The box around what is printed on the page, in points from the upper left corner of the page as it is shown.
    Page {
        /// Its left edge.
        x0: f64,
        /// Its upper edge.
        y0: f64,
        /// Its right edge.
        x1: f64,
        /// Its lower edge.
        y1: f64,
    },
}

impl FilePosition {
    fn new(position: Position, worksheet: Option<&str>) -> Self {
        match position {
            Position::Cell { .. } => Self::Cell {
                sheet: worksheet.map(str::to_owned),
                cell: position.to_string(),
                reference: position.on_worksheet(worksheet),
            },
            Position::InTable { table, row, cell } => Self::Table { table, row, cell },
            Position::InText { line, column } => Self::Text { line, column },
            Position::OnPage(on_page) => {
                let (x0, y0, x1, y1) = (on_page.x0(), on_page.y0(), on_page.x1(), on_page.y1());
                Self::Page { x0, y0, x1, y1 }
            }
        }
    }
}

/// How many checks ended how: every check ends in exactly one of the five.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Counts")]
#[expect(dead_code, reason = "only its schema is of use: Counts writes itself")]
struct FiveCounts {
    /// 一致: the printed figures satisfy the identity exactly.
    held: u64,
    /// 尾数误差内: they differ by no more than rounding explains.
    held_within_rounding: u64,
    /// 不一致: no true values behind the figures can satisfy it.
    broken: u64,
    /// 无法判断: something that the check needs is not there.
    undecidable: u64,
    /// 不适用: nothing is printed that the check would speak of.
    not_applicable: u64,
}

/// The strings that a closed set of names writes.
#[cfg(feature = "schema")]
fn values<T: strum::VariantNames>(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "enum": T::VARIANTS })
}

#[cfg(feature = "schema")]
fn values_or_null<T: strum::VariantNames>(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let names = T::VARIANTS.iter().copied().map(Some).chain([None]).collect::<Vec<_>>();
    schemars::json_schema!({ "type": ["string", "null"], "enum": names })
}

impl<'a> DocumentReport<'a> {
    /// The report on this document, its messages in `language`.
    pub fn new(document: &'a Disclosure, report: &'a Report, language: Language) -> Self {
        Self::beside(document, &[], report, language)
    }

    /// The same of a document that was checked beside others, in the order of [`Report::related`], whose positions are
    /// reported too.
    #[doc(alias = "参照文件")]
    pub fn beside(
        document: &'a Disclosure,
        others: &[&Disclosure],
        report: &'a Report,
        language: Language,
    ) -> Self {
        let documents = Documents { checked: document, others };
        let accepted = |suppressed: &Suppressed| Accepted {
            reason: suppressed.reason.clone(),
            finding: Found::new(&suppressed.finding, documents, language),
        };
        Self {
            source: document.source.as_deref(),
            files: document.files.iter().map(String::as_str).collect(),
            department: &document.department,
            fiscal_year: document.fiscal_year.get(),
            stage: document.stage.to_string(),
            related: report.related().iter().map(Beside::new).collect(),
            notes: document.notes.iter().map(|note| note.message(language)).collect(),
            ocr_pages: document.ocr.iter().map(|page| OcrPage { page: page.page, file: page.file }).collect(),
            tables: document.sheets.iter().map(|sheet| Table::new(sheet, document)).collect(),
            findings: report
                .findings()
                .iter()
                .map(|finding| Found::new(finding, documents, language))
                .collect(),
            suppressed: report.suppressed().iter().map(accepted).collect(),
            summary: Sums::of(report),
            understood: Understood::of(document, report),
            checks: report.counts(),
            by_rule: report.by_rule().collect(),
            by_table: by_table(document, report),
            undecided: report.undecided().map(|(reason, count)| (reason.to_string(), count)).collect(),
            undecided_by_rule: undecided_by_rule(report),
            facts: report.facts(),
        }
    }
}

fn undecided_by_rule(report: &Report) -> BTreeMap<&'static str, BTreeMap<String, usize>> {
    let mut by_rule: BTreeMap<&'static str, BTreeMap<String, usize>> = BTreeMap::new();
    for (code, reason, count) in report.undecided_by_rule() {
        by_rule.entry(code).or_default().insert(reason.to_string(), count);
    }
    by_rule
}

impl Sums {
    fn of(report: &Report) -> Self {
        let [errors, warnings, rounding] =
            [Severity::Error, Severity::Warning, Severity::Rounding].map(|level| report.count(level));
        Self { errors, warnings, rounding, accepted: report.suppressed().len(), checks: report.all_counts() }
    }
}

/// The counts of each table by its kind, or by its title where it is of none or of one that another table is too.
fn by_table<'a>(document: &Disclosure, report: &'a Report) -> BTreeMap<String, &'a Counts> {
    let mut named = BTreeMap::new();
    for (index, counts) in report.by_table() {
        let Some(sheet) = document.sheets.get(index) else { continue };
        let kind = sheet.kind.map(|kind| kind.to_string()).filter(|kind| !named.contains_key(kind));
        named.insert(kind.unwrap_or_else(|| format!("{} {}", index + 1, sheet.title)), counts);
    }
    named
}

impl<'a> Beside<'a> {
    fn new(other: &'a RelatedDocument) -> Self {
        Self {
            kinship: other.kinship.to_string(),
            source: other.source.as_deref(),
            department: &other.department,
            fiscal_year: other.fiscal_year.get(),
            stage: other.stage.to_string(),
        }
    }
}

impl<'a> Table<'a> {
    fn new(sheet: &'a Sheet, document: &Disclosure) -> Self {
        let mut pages: Vec<u32> = sheet.rows.iter().filter_map(|row| row.place.page).collect();
        pages.sort_unstable();
        pages.dedup();
        let row = |row: &'a SheetRow| {
            let column = |(column, cell): (&'a String, &Cell)| {
                let printed = Some(cell.text()).filter(|text| !text.is_empty());
                Column { column, printed }
            };
            let cells = sheet.headers.iter().zip(&row.cells).map(column).collect();
            let heading = |column: usize| sheet.text_headers.get(column).map_or("", String::as_str);
            let texts = row.texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
            let texts = texts.map(|(column, text)| Text { column: heading(column), text }).collect();
            let (code, page) = (row.code.as_deref(), row.place.page);
            Row { code, label: &row.label, page, ocr: document.is_read_by_ocr(row.place), cells, texts }
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

/// The document that was checked, and those beside it.
#[derive(Clone, Copy)]
struct Documents<'d> {
    checked: &'d Disclosure,
    others: &'d [&'d Disclosure],
}

impl Found {
    fn new(finding: &Finding, documents: Documents<'_>, language: Language) -> Self {
        let suspect = |suspect: &SuspectFigure| Change {
            place: Place::new(&suspect.place, documents),
            restored: suspect.restored.digits(),
        };
        let suspects = finding.suspects.iter().map(|set| set.iter().map(suspect).collect()).collect();
        let decimal = |value: Option<Decimal>| value.map(|value| value.to_string());
        Self {
            rule: finding.rule.code(),
            name: finding.rule.name(),
            level: finding.severity.to_string(),
            message: finding.message(language),
            ocr: finding.rests_on_ocr(),
            count: finding.count(),
            places: finding.places.iter().map(|place| Place::new(place, documents)).collect(),
            expected: decimal(finding.expected()),
            actual: finding.actual().map(Printed::digits),
            difference: decimal(finding.difference()),
            allowed: decimal(finding.allowed()),
            suspects,
            explains: finding.explains.iter().map(|identity| identity.message(language)).collect(),
        }
    }
}

impl Place {
    fn new(place: &FindingPlace, documents: Documents<'_>) -> Self {
        let document = match place.related {
            Some(index) => documents.others.get(index).copied(),
            None => Some(documents.checked),
        };
        let standing =
            |document| Some(FilePosition::new(place.position(document)?, place.worksheet(document)));
        Self {
            table: place.table.clone(),
            page: place.page,
            line: place.line,
            row: place.row_label.clone(),
            column: place.column.clone(),
            position: document.and_then(standing),
            printed: place.printed.clone(),
            quote: place.quote.clone(),
            file: place.file,
            related: place.related,
            ocr: place.ocr,
        }
    }
}

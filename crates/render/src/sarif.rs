//! The report as SARIF 2.1.0, for code review platforms and their viewers.
//!
//! The few types are written here: the crate that has them all (`serde-sarif`) generates them from the schema at
//! build time, through a second copy of the compiler's parser libraries.
//!
//! A place is a logical location (table, row, column), and a region where the file's format gives one: the line and column of a
//! text, the row and column of a worksheet, of a PDF its page, since no viewer shows lines of it. Page, box and cell stand
//! among the properties.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cn_budget::{
    Finding, Language, Printed, Severity,
    check::{Declaration, FactCounts, FindingPlace},
    companion::RelatedDocument,
    document::Position,
    value::Counts,
};
use serde::Serialize;

use crate::json::indented;
use crate::rendering::{CheckedDocument, DocumentError, Ended, Rendering, Summary, whole};
use crate::tool::Tool;
use crate::words;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The folder that relative paths start from, as GitHub and others call it.
const ROOT: &str = "%SRCROOT%";

/// The report as SARIF 2.1.0 (静态分析结果交换格式): for code review platforms and their viewers.
///
/// A finding is a result, a place a logical location with the line that a viewer can show, the row of a worksheet or the page
/// of a PDF as its line. What was accepted ([`Report::suppressed`](cn_budget::Report::suppressed)) is a result with a
/// suppression and its reason, a document that could not be read a notification. Files are named relative to the folder that
/// the report is made in (`%SRCROOT%`), as code hosts ask: see [`root`](Self::root).
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind};
/// use cn_budget_render::{Rendering as _, Sarif};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let mut balance = Sheet::new("收支总体情况表");
/// balance.kind = Some(TableKind::Balance);
/// document.sheets.push(balance);
/// let report = Report::of(&document);
/// let sarif = Sarif::new(Language::En).render([(&document, &report)]);
/// let sarif: serde_json::Value = serde_json::from_str(&sarif)?;
/// let run = &sarif["runs"][0];
/// assert_eq!(run["results"][0]["ruleId"], "STR004");
/// let index = usize::try_from(run["results"][0]["ruleIndex"].as_u64().unwrap())?;
/// assert_eq!(run["tool"]["driver"]["rules"][index]["name"], "missing-unit");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "审核报告")]
#[derive(Clone, Debug)]
pub struct Sarif {
    language: Language,
    tool: Tool,
    rules: Vec<&'static Declaration>,
    root: Option<PathBuf>,
}

impl Sarif {
    /// SARIF with its messages in this language.
    pub const fn new(language: Language) -> Self {
        Self { language, tool: Tool::OURS, rules: Vec::new(), root: None }
    }

    /// As written by this program, of this release.
    #[must_use]
    pub fn tool(self, name: impl Into<String>, release: impl Into<String>) -> Self {
        Self { tool: Tool::new(name, release), ..self }
    }

    /// With files below this folder named relative to it: the working directory, the root of a repository. Others are named
    /// by absolute paths.
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Language, Report, Stage};
    /// use cn_budget_render::{Rendering as _, Sarif};
    ///
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// document.source = Some("/work/budgets/2024.pdf".to_owned());
    /// let report = Report::of(&document);
    /// let sarif = Sarif::new(Language::En).root("/work").render([(&document, &report)]);
    /// assert!(sarif.contains(r#""uri": "budgets/2024.pdf""#));
    /// ```
    #[doc(alias = "相对路径")]
    #[must_use]
    pub fn root(self, folder: impl Into<PathBuf>) -> Self {
        Self { root: Some(folder.into()), ..self }
    }

    /// Where a file is.
    fn uri(&self, path: &str) -> Uri {
        let mut path = normal(path);
        if let Some(root) = self.root.as_deref().and_then(Path::to_str) {
            if leads_outside(&path) {
                path = normal(&format!("{root}/{path}"));
            }
            if let Some(below) = Path::new(&path).strip_prefix(root).ok().and_then(Path::to_str) {
                path = normal(below);
            }
        }
        let is_below = !path.starts_with('/') && !leads_outside(&path);
        Uri { uri: uri(&path), uri_base_id: is_below.then_some(ROOT) }
    }

    /// With these rules, which a report that is written document by document names before its first result:
    /// [`Checker::rules`](cn_budget::check::Checker::rules). [`render`](Rendering::render) adds those of the reports.
    #[must_use]
    pub fn rules(mut self, rules: impl IntoIterator<Item = &'static Declaration>) -> Self {
        for rule in rules {
            if self.index_of(rule).is_none() {
                self.rules.push(rule);
            }
        }
        self
    }

    fn index_of(&self, rule: &Declaration) -> Option<usize> {
        self.rules.iter().position(|known| known.code() == rule.code())
    }
}

impl Rendering for Sarif {
    fn head(&self, _: &[Ended]) -> String {
        let rules = self.rules.iter().map(|rule| Descriptor::of(rule, self.language)).collect();
        let language = words::pick(self.language, "zh-CN", "en-US");
        let (name, semantic_version) = (self.tool.name(), self.tool.release());
        let tool = indented(&Producer { driver: Driver { name, semantic_version, language, rules } }, 6);
        let start = words::pick(self.language, "运行本程序的文件夹", "the folder that the program ran in");
        let bases = BTreeMap::from([(ROOT, Base { description: Text { text: start.to_owned() } })]);
        let bases = indented(&bases, 6);
        format!(
            "{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{\n      \"tool\": {tool},\n      \
             \"language\": \"{language}\",\n      \"columnKind\": \"unicodeCodePoints\",\n      \"originalUriBaseIds\": {bases},\n      \"results\": ["
        )
    }

    fn document(&self, _: usize, checked: &CheckedDocument<'_>) -> String {
        let (document, report) = (checked.document(), checked.report());
        let own = self.uri(document.source.as_deref().unwrap_or(&document.department));
        let related = report.related().iter().map(|other| self.uri_of(other)).collect();
        let files = report.files().iter().map(|file| self.uri(file)).collect();
        let uris = Uris { own, files, related, checked };
        let open = report.findings().iter().map(|finding| (finding, None));
        let accepted = report.suppressed().iter().map(|known| (&known.finding, Some(known.reason.as_str())));
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let results = open.chain(accepted).map(|(finding, reason)| {
            let mut result = self.outcome(finding, reason, &uris);
            // Findings of one place are distinguished by their order, or a platform would keep the first alone.
            let place = &mut result.partial_fingerprints.place;
            let count = seen.entry(place.clone()).or_default();
            *count += 1;
            if *count > 1 {
                place.extend(["#", &count.to_string()]);
            }
            format!("\n        {}", indented(&result, 8))
        });
        results.collect::<Vec<_>>().join(self.between())
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn tail(&self, ended: &[Ended]) -> String {
        let artifacts: Vec<_> =
            ended.iter().flatten().flat_map(|summary| Artifact::all(summary, self)).collect();
        let notifications: Vec<_> = ended.iter().flat_map(|ended| Notification::all(ended, self)).collect();
        let invocation = Invocation {
            execution_successful: ended.iter().all(Result::is_ok),
            tool_execution_notifications: notifications,
        };
        let (artifacts, invocations) = (indented(&artifacts, 6), indented(&[invocation], 6));
        format!(
            "\n      ],\n      \"artifacts\": {artifacts},\n      \"invocations\": {invocations}\n    }}\n  ]\n}}\n"
        )
    }

    fn render<'a>(&self, documents: impl IntoIterator<Item: Into<CheckedDocument<'a>>>) -> String {
        let documents: Vec<CheckedDocument<'a>> = documents.into_iter().map(Into::into).collect();
        let rules = documents.iter().flat_map(|checked| checked.report().rules().iter().copied());
        whole(&self.clone().rules(rules), &documents)
    }
}

#[derive(Serialize)]
struct Producer<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    semantic_version: &'a str,
    language: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Arithmetic::is_empty")]
    properties: Arithmetic,
}

/// What makes a finding the same in the next run: its rule and place, not its figures.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "cnBudgetPlace/v1")]
    place: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Arithmetic {
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explains: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are those of the standard")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
    /// In a text: the words that are meant, and those around them.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Details>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Uri,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

/// The line and column of a text, the row and column of a worksheet; of a PDF the page, since no line of it can be shown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Uri {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// What a base of paths is.
#[derive(Serialize)]
struct Base {
    description: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    name: String,
    fully_qualified_name: String,
    kind: &'static str,
}

/// Where something is printed, in the terms of the file's format.
#[derive(Serialize)]
struct Details {
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// The cell of a worksheet with the name of that: 支出总表!C8.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// The box on the page: x0, y0, x1, y1 in points from its upper left corner.
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    page_box: Option<[f64; 4]>,
    /// The table of a web page or a Word file, and the row and the cell in it, from 1.
    #[serde(rename = "inTable", skip_serializing_if = "Option::is_none")]
    in_table: Option<[u16; 3]>,
    /// Whether it was read by an OCR program, and may be misread.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    ocr: bool,
}

impl Details {
    fn of(place: &FindingPlace, checked: &CheckedDocument<'_>) -> Option<Self> {
        let mut details =
            Self { page: place.page, cell: None, page_box: None, in_table: None, ocr: place.ocr };
        match checked.position(place) {
            Some(cell @ Position::Cell { .. }) => {
                let name = checked.document_of(place).and_then(|document| place.worksheet(document));
                details.cell = Some(cell.on_worksheet(name));
            }
            Some(Position::OnPage(on)) => details.page_box = Some([on.x0(), on.y0(), on.x1(), on.y1()]),
            Some(Position::InTable { table, row, cell }) => details.in_table = Some([table, row, cell]),
            _ => {}
        }
        let known = details.page.is_some() || details.cell.is_some() || details.in_table.is_some();
        known.then_some(details)
    }
}

#[derive(Serialize)]
struct Artifact<'a> {
    location: Uri,
    properties: About<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About<'a> {
    department: &'a str,
    fiscal_year: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<&'a Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<FactCounts>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
}

/// Where the documents of a report are.
struct Uris<'c, 'a> {
    own: Uri,
    /// The files of a document that is in several.
    files: Vec<Uri>,
    related: Vec<Uri>,
    checked: &'c CheckedDocument<'a>,
}

impl Uris<'_, '_> {
    /// The file that a place stands in.
    fn of(&self, place: &FindingPlace) -> &Uri {
        let known = match (place.related, place.file) {
            (Some(other), _) => self.related.get(other),
            (None, Some(file)) => self.files.get(file),
            (None, None) => None,
        };
        known.unwrap_or(&self.own)
    }
}

impl Descriptor {
    fn of(rule: &'static Declaration, language: Language) -> Self {
        let docs = rule.docs(language);
        let help = (!docs.trim().is_empty()).then(|| Help { text: docs.clone(), markdown: docs });
        Self {
            id: rule.code(),
            name: rule.name(),
            short_description: Text { text: words::rule(rule, language).to_owned() },
            help,
            default_configuration: Configuration { level: level(rule.severity()) },
        }
    }
}

impl Sarif {
    fn uri_of(&self, other: &RelatedDocument) -> Uri {
        self.uri(other.source.as_deref().unwrap_or(&other.department))
    }

    fn outcome(&self, finding: &Finding, accepted: Option<&str>, uris: &Uris<'_, '_>) -> Outcome {
        let mut locations = finding.places.iter().map(|place| Location::of_place(uris, place));
        let first = locations.next().unwrap_or_else(|| Location::of_file(uris.own.clone()));
        let related = locations.enumerate().map(|(id, place)| Location { id: Some(id), ..place }).collect();
        let place = words::fingerprint(finding);
        let suppression = |reason: &str| Suppression { kind: "external", justification: reason.to_owned() };
        Outcome {
            rule_id: finding.rule.code(),
            rule_index: self.index_of(finding.rule),
            level: level(finding.severity),
            message: Text { text: finding.message(self.language) },
            locations: vec![first],
            related_locations: related,
            partial_fingerprints: Fingerprints { place },
            suppressions: accepted.map(suppression).into_iter().collect(),
            properties: Arithmetic::of(finding, self.language),
        }
    }
}

impl Arithmetic {
    fn of(finding: &Finding, language: Language) -> Self {
        Self {
            expected: finding.expected().map(|value| value.to_string()),
            actual: finding.actual().map(Printed::digits),
            difference: finding.difference().map(|value| value.to_string()),
            allowed: finding.allowed().map(|value| value.to_string()),
            explains: finding.explains.iter().map(|identity| identity.message(language)).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.expected.is_none()
            && self.actual.is_none()
            && self.difference.is_none()
            && self.explains.is_empty()
    }
}

impl Location {
    /// A file as a whole.
    fn of_file(uri: Uri) -> Self {
        Self {
            id: None,
            physical_location: Physical { artifact_location: uri, region: None },
            logical_locations: Vec::new(),
            message: None,
            properties: None,
        }
    }

    fn of_place(uris: &Uris<'_, '_>, place: &FindingPlace) -> Self {
        let logical = Some(place).filter(|place| !place.table.is_empty()).map(|place| {
            let mut name = place.table.clone();
            let mut full = place.table.clone();
            let mut kind = "table";
            for (part, what) in [(&place.row_label, "row"), (&place.column, "cell")] {
                if !part.is_empty() {
                    name.clone_from(part);
                    full.push('/');
                    full.push_str(part);
                    kind = what;
                }
            }
            Logical { name, fully_qualified_name: full, kind }
        });
        let start_column = match uris.checked.position(place) {
            Some(Position::InText { column, .. }) => Some(column),
            Some(Position::Cell { column, .. }) => Some(column.into()),
            _ => None,
        };
        let region =
            words::line_of(place, uris.checked).map(|start_line| Region { start_line, start_column });
        Self {
            id: None,
            physical_location: Physical { artifact_location: uris.of(place).clone(), region },
            logical_locations: logical.into_iter().collect(),
            message: place.quote.clone().map(|text| Text { text }),
            properties: Details::of(place, uris.checked),
        }
    }
}

impl<'a> Artifact<'a> {
    /// A document that was checked, and those beside it.
    fn all(summary: &'a Summary, sarif: &Sarif) -> Vec<Self> {
        let own = Self {
            location: sarif.uri(summary.name()),
            properties: About {
                department: &summary.department,
                fiscal_year: summary.fiscal_year.get(),
                checks: Some(&summary.counts),
                facts: Some(summary.facts),
            },
        };
        let beside = summary.related.iter().map(|other| Self {
            location: sarif.uri_of(other),
            properties: About {
                department: &other.department,
                fiscal_year: other.fiscal_year.get(),
                checks: None,
                facts: None,
            },
        });
        std::iter::once(own).chain(beside).collect()
    }
}

impl Notification {
    /// Why a document could not be read, or what its reader has to say.
    fn all(ended: &Ended, sarif: &Sarif) -> Vec<Self> {
        let one = |level, source, text: &str| Self {
            level,
            message: Text { text: text.to_owned() },
            locations: vec![Location::of_file(sarif.uri(source))],
        };
        match ended {
            Err(DocumentError { source, error }) => vec![one("error", source, error)],
            Ok(summary) => {
                let notes = summary.notes.iter().map(|note| note.message(sarif.language));
                notes.map(|note| one("note", summary.name(), note)).collect()
            }
        }
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Rounding => "note",
    }
}

/// Whether a relative path leads out of the folder that it starts from.
fn leads_outside(path: &str) -> bool {
    path.split('/').next() == Some("..")
}

/// A path without `.` and without `..` behind the name of a folder, which RFC 3986 has no room for in the URI of a file.
fn normal(path: &str) -> String {
    let is_separator = |c: char| c == '/' || (cfg!(windows) && c == '\\');
    let is_absolute = path.starts_with(is_separator);
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(is_separator) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if is_absolute => {}
            part => parts.push(part),
        }
    }
    match (is_absolute, parts.join("/")) {
        (true, path) => format!("/{path}"),
        (false, path) if path.is_empty() => ".".to_owned(),
        (false, path) => path,
    }
}

/// A path as a URI: relative where the path is, what has a meaning of its own in a URI written as `%XX` (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into());
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            other => {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(super::uri("out/a b#c.json"), "out/a%20b%23c.json");
        assert_eq!(super::uri("/数/1:2"), "file:///%E6%95%B0/1%3A2");
    }

    #[test]
    fn a_path_has_no_points() {
        for (path, expected) in [
            ("./a/./b//c", "a/b/c"),
            ("a/../b", "b"),
            ("../../a/../b", "../../b"),
            ("a/..", "."),
            ("/a/../../b/", "/b"),
            ("/", "/"),
            ("..a/.b", "..a/.b"),
        ] {
            assert_eq!(super::normal(path), expected);
        }
    }
}

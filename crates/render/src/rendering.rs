//! What a rendering is: the pieces of a report, written document by document.

use core::fmt;
use std::collections::BTreeMap;

use cn_budget::{
    Disclosure, FiscalYear, Report, Severity,
    check::{FactCounts, FindingPlace},
    companion::{Related, RelatedDocument},
    document::Position,
    value::{Counts, Note},
};
use serde::{Deserialize, Serialize};

use crate::grid::clean;

/// A document, the report on it, and the documents beside it (已审核文件): what a rendering shows.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Report, Stage};
/// use cn_budget_render::CheckedDocument;
///
/// let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let report = Report::of(&document);
/// assert_eq!(CheckedDocument::new(&document, &report).document().department, "教育局");
/// ```
#[doc(alias = "已审核文件")]
#[derive(Clone, Debug)]
pub struct CheckedDocument<'a> {
    document: &'a Disclosure,
    report: &'a Report,
    /// In the order of the report.
    others: Vec<&'a Disclosure>,
}

impl<'a> CheckedDocument<'a> {
    /// A document that was checked alone.
    pub const fn new(document: &'a Disclosure, report: &'a Report) -> Self {
        Self { document, report, others: Vec::new() }
    }

    /// A document that was checked beside others: tables of theirs are shown too, where a finding speaks of them.
    #[doc(alias = "参照文件")]
    pub fn beside(related: &Related<'a>, report: &'a Report) -> Self {
        let others = related.others().map(|(_, other)| other).collect();
        Self { document: related.document(), report, others }
    }

    /// The document.
    pub const fn document(&self) -> &'a Disclosure {
        self.document
    }

    /// The report on it.
    pub const fn report(&self) -> &'a Report {
        self.report
    }

    /// The documents beside it, in the order of the report.
    pub(crate) fn others(&self) -> &[&'a Disclosure] {
        &self.others
    }

    /// The document that a place is in.
    pub(crate) fn document_of(&self, place: &FindingPlace) -> Option<&'a Disclosure> {
        place.related.map_or(Some(self.document), |index| self.other(index))
    }

    /// Where a place is in the terms of its file's format, where that is known.
    pub(crate) fn position(&self, place: &FindingPlace) -> Option<Position> {
        place.position(self.document_of(place)?)
    }

    /// The document beside it that a [place](cn_budget::check::FindingPlace::related) speaks of.
    pub(crate) fn other(&self, index: usize) -> Option<&'a Disclosure> {
        self.others.get(index).copied()
    }
}

impl<'a> From<(&'a Disclosure, &'a Report)> for CheckedDocument<'a> {
    fn from((document, report): (&'a Disclosure, &'a Report)) -> Self {
        Self::new(document, report)
    }
}

/// What is left of a checked document when it is written: its line in an overview (审核汇总).
///
/// A run over a province does not hold all its documents in memory, but the end of its report speaks of each. A program
/// that checks documents in processes of their own passes it on through serde.
#[doc(alias = "审核汇总")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// Where the document comes from, in its reader's words.
    pub source: Option<String>,
    /// The department or unit whose document it is.
    pub department: String,
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// How many errors were found.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many differences that rounding explains.
    pub rounding: usize,
    /// How many findings each rule has, those that rounding explains left out, by the rule's code.
    pub findings_by_rule: BTreeMap<String, usize>,
    /// How many checks of all rules ended how: see [`Report::all_counts`].
    pub counts: Counts,
    /// What the reader of the document has to say.
    pub notes: Vec<Note>,
    /// The documents beside it.
    pub related: Vec<RelatedDocument>,
    /// How many facts its text states.
    pub facts: FactCounts,
    /// Whether nothing was read of it that could be checked: see [`Report::is_unread`].
    #[serde(default)]
    pub unread: bool,
}

impl Summary {
    /// The summary of a checked document.
    pub fn of(checked: &CheckedDocument<'_>) -> Self {
        let CheckedDocument { document, report, .. } = checked;
        Self {
            source: document.source.clone(),
            department: document.department.clone(),
            fiscal_year: document.fiscal_year,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            rounding: report.count(Severity::Rounding),
            findings_by_rule: by_rule(report),
            counts: report.all_counts(),
            notes: document.notes.clone(),
            related: report.related().to_vec(),
            facts: report.facts(),
            unread: report.is_unread(),
        }
    }

    /// Where the document comes from, or whose it is where nobody knows.
    pub(crate) fn name(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.department)
    }
}

/// How many findings each rule has, those that rounding explains left out.
fn by_rule(report: &Report) -> BTreeMap<String, usize> {
    let mut by_rule = BTreeMap::new();
    for finding in report.findings().iter().filter(|finding| finding.severity != Severity::Rounding) {
        *by_rule.entry(finding.rule.code().to_owned()).or_default() += 1;
    }
    by_rule
}

/// A document that could not be read or checked, and why (未能读取的文件).
///
/// ```
/// use cn_budget_render::DocumentError;
///
/// let error = DocumentError::new("budget.pdf", "the file is encrypted");
/// assert_eq!(error.to_string(), "budget.pdf: the file is encrypted");
/// ```
#[doc(alias = "未能读取")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DocumentError {
    /// Where it comes from.
    pub source: String,
    /// Why it could not be read.
    pub error: String,
}

impl DocumentError {
    /// A document from `source` that could not be read because of `error`.
    pub fn new(source: impl Into<String>, error: impl Into<String>) -> Self {
        Self { source: source.into(), error: error.into() }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", clean(&self.source), self.error)
    }
}

impl core::error::Error for DocumentError {}

/// How it went with a document.
pub type Ended = Result<Summary, DocumentError>;

/// A way to write reports down (审核报告的格式).
///
/// [`render`](Self::render) writes reports that are at hand. A program that checks many documents writes them one by
/// one, each rendered on the thread that checked it and dropped then: the report is the
/// [head](Self::head), each [document](Self::document) that is not empty with what stands [between](Self::between) two of
/// them, and the [tail](Self::tail).
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Stage};
/// use cn_budget_render::{CheckedDocument, DocumentError, Rendering as _, Summary, Text};
///
/// let text = Text::new(Language::En);
/// let mut out = text.head(&[]);
/// let mut ended = vec![Err(DocumentError::new("2023.pdf", "the file is encrypted"))];
/// for year in [2024, 2025] {
///     let document = Disclosure::new("教育局", FiscalYear::constant(year), Stage::Budget);
///     let report = Report::of(&document);
///     let checked = CheckedDocument::new(&document, &report);
///     if ended.len() > 1 {
///         out.push_str(text.between());
///     }
///     out.push_str(&text.document(ended.len(), &checked));
///     ended.push(Ok(Summary::of(&checked)));
/// }
/// out.push_str(&text.tail(&ended));
/// assert!(out.contains("教育局, budget of 2025"));
/// assert!(out.contains("summary: 3 documents, 1 of them not read"));
/// ```
#[doc(alias = "报告格式")]
pub trait Rendering: fmt::Debug + Sync {
    /// What stands before the first document. Where the rendering [holds back](Self::holds_back) its documents, `ended`
    /// says how all of them ended; else it is empty.
    fn head(&self, ended: &[Ended]) -> String;

    /// A document; empty where there is nothing to say of it. `index` is which one it is of all, those that could not be
    /// read included.
    fn document(&self, index: usize, checked: &CheckedDocument<'_>) -> String;

    /// What stands between two documents.
    fn between(&self) -> &'static str {
        "\n"
    }

    /// What stands after the last document. `ended` says how all of them ended, in their order.
    fn tail(&self, ended: &[Ended]) -> String;

    /// Whether the head can only be written when all documents are checked.
    fn holds_back(&self) -> bool {
        false
    }

    /// The whole report on these documents.
    fn render<'a>(&self, documents: impl IntoIterator<Item: Into<CheckedDocument<'a>>>) -> String
    where
        Self: Sized,
    {
        whole(self, &documents.into_iter().map(Into::into).collect::<Vec<_>>())
    }
}

/// The whole report on these documents.
pub(crate) fn whole(rendering: &dyn Rendering, documents: &[CheckedDocument<'_>]) -> String {
    let ended: Vec<Ended> = documents.iter().map(|checked| Ok(Summary::of(checked))).collect();
    let pieces = documents.iter().enumerate().map(|(index, checked)| rendering.document(index, checked));
    let pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
    let head = rendering.head(if rendering.holds_back() { &ended } else { &[] });
    [head, pieces.join(rendering.between()), rendering.tail(&ended)].concat()
}

//! The report as JSON, `cn-budget/report/1`: the library's [`ReportFile`], written document by document.

use cn_budget::{
    Language,
    check::{DocumentReport, ReportFile},
};
use serde::Serialize;

use crate::grid::clean_json;
use crate::rendering::{CheckedDocument, Ended, Rendering};

/// The report as JSON (审核报告), `cn-budget/report/1`: what serializing a [`ReportFile`] gives, document by document.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Stage, check::ReportFile};
/// use cn_budget_render::{Json, Rendering as _};
///
/// let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let report = Report::of(&document);
/// let json = Json::new(Language::En).render([(&document, &report)]);
/// let file = ReportFile::new([(&document, &report)], Language::En);
/// assert_eq!(json, serde_json::to_string_pretty(&file)? + "\n");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "审核报告")]
#[derive(Clone, Debug)]
pub struct Json {
    language: Language,
}

impl Json {
    /// JSON with its messages in this language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }
}

impl Rendering for Json {
    fn head(&self, _: &[Ended]) -> String {
        format!("{{\n  \"schema\": \"{}\",\n  \"documents\": [", ReportFile::SCHEMA)
    }

    fn document(&self, _: usize, checked: &CheckedDocument<'_>) -> String {
        let report =
            DocumentReport::beside(checked.document(), checked.others(), checked.report(), self.language);
        format!("\n    {}", indented(&report, 4))
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn tail(&self, ended: &[Ended]) -> String {
        #[derive(Serialize)]
        struct Failed<'a> {
            source: &'a str,
            error: &'a str,
        }
        let failed = ended.iter().filter_map(|ended| ended.as_ref().err());
        let failed = failed.map(|failed| Failed { source: &failed.source, error: &failed.error });
        let failed = indented(&failed.collect::<Vec<_>>(), 2);
        let end = if ended.iter().any(Result::is_ok) { "\n  ]" } else { "]" };
        format!("{end},\n  \"failed\": {failed}\n}}\n")
    }
}

/// The value as JSON over several lines, all but the first after `indent` blanks.
///
/// A line break in JSON is never part of a string, so that this cannot change one. What steers a terminal is escaped.
#[expect(
    clippy::expect_used,
    reason = "JSON can fail to be written for a key that is no string or a value that refuses: ours are neither"
)]
pub(crate) fn indented(value: &impl Serialize, indent: usize) -> String {
    let json = serde_json::to_string_pretty(value).expect("keys are strings and no value refuses");
    clean_json(&json).replace('\n', &format!("\n{}", " ".repeat(indent)))
}

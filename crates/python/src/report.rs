//! Reports, in every rendering of the command.

use std::sync::Arc;

use cn_budget::companion::{Kinship, Related};
use cn_budget::fact::Lexicon;
use cn_budget::value::Counts;
use cn_budget::{Language, Severity};
use cn_budget_render::{CheckedDocument, Gitlab, Html, Json, Junit, Lines, Rendering, Sarif, Text};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

use crate::document::Disclosure;
use crate::finding::Finding;
use crate::table::{self, Table, escaped};
use crate::value::{language, name};

/// The name of the command, whose reports these are.
const NAME: &str = "cnbudget";
const RELEASE: &str = env!("CARGO_PKG_VERSION");
/// How wide a report is where no terminal says so.
const WIDTH: usize = 100;
/// How high a report is in a notebook.
const HEIGHT: &str = "36em";

/// A document that was checked, those beside it, and the report.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) document: Arc<cn_budget::Disclosure>,
    pub(crate) others: Vec<(Kinship, Arc<cn_budget::Disclosure>)>,
    pub(crate) report: cn_budget::Report,
    pub(crate) language: Language,
    /// How many rules were not asked.
    pub(crate) left_out: usize,
}

impl Checked {
    fn render(&self, rendering: &impl Rendering) -> PyResult<String> {
        let mut related = Related::to(&self.document);
        for (kinship, other) in &self.others {
            // They stood beside it when it was checked.
            related.add(*kinship, other).map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        }
        Ok(rendering.render([CheckedDocument::beside(&related, &self.report)]))
    }
}

/// What the rules have to say about a document.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Report {
    checked: Arc<Checked>,
    lexicon: Lexicon,
}

impl Report {
    pub(crate) fn new(checked: Checked, lexicon: Lexicon) -> Self {
        Self { checked: Arc::new(checked), lexicon }
    }

    pub(crate) fn checked(&self) -> &Checked {
        &self.checked
    }

    pub(crate) const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn language(&self, lang: Option<&str>) -> PyResult<Language> {
        lang.map_or(Ok(self.checked.language), language)
    }
}

fn counted<'py>(py: Python<'py>, counts: &Counts) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (outcome, count) in counts.iter() {
        dict.set_item(name(outcome), count)?;
    }
    Ok(dict)
}

#[pymethods]
impl Report {
    /// The document that was checked.
    #[getter]
    fn document(&self) -> Disclosure {
        Disclosure::new(Arc::clone(&self.checked.document), self.lexicon.clone())
    }

    /// Where the document comes from.
    #[getter]
    fn source(&self) -> Option<&str> {
        self.checked.document.source.as_deref()
    }

    /// The documents that stood beside it: last_year, budget or unit, and the document.
    #[getter]
    fn related(&self) -> Vec<(&'static str, Disclosure)> {
        let others = self.checked.others.iter();
        let disclosure = |other: &Arc<_>| Disclosure::new(Arc::clone(other), self.lexicon.clone());
        others.map(|(kinship, other)| (name(*kinship), disclosure(other))).collect()
    }

    /// The findings, the gravest first.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        Finding::all(&self.checked)
    }

    /// How many findings are errors: they cannot be true.
    #[getter]
    fn errors(&self) -> usize {
        self.checked.report.count(Severity::Error)
    }

    /// How many findings are warnings.
    #[getter]
    fn warnings(&self) -> usize {
        self.checked.report.count(Severity::Warning)
    }

    /// How many differences rounding explains.
    #[getter]
    fn rounding(&self) -> usize {
        self.checked.report.count(Severity::Rounding)
    }

    /// Whether anything was read of the document that could be checked.
    #[getter]
    fn is_checked(&self) -> bool {
        !self.checked.report.is_unread()
    }

    /// How many identities ended how, those that a sound document may break left out.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        counted(py, self.checked.report.counts())
    }

    /// How many checks of all rules ended how.
    #[getter]
    fn all_counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        counted(py, &self.checked.report.all_counts())
    }

    /// How many checks of each rule ended how, by the rule's code.
    fn by_rule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (rule, counts) in self.checked.report.by_rule() {
            dict.set_item(rule, counted(py, counts)?)?;
        }
        Ok(dict)
    }

    /// The report as JSON, cn-budget/report/1.
    #[pyo3(signature = (lang=None))]
    fn to_json(&self, lang: Option<&str>) -> PyResult<String> {
        self.checked.render(&Json::new(self.language(lang)?))
    }

    /// The report as a page: a checklist to read and print.
    #[pyo3(signature = (lang=None))]
    fn to_html(&self, lang: Option<&str>) -> PyResult<String> {
        let html = Html::new(self.language(lang)?).tool(NAME, RELEASE).left_out(self.checked.left_out);
        self.checked.render(&html)
    }

    /// The report as SARIF 2.1.0, for code review platforms.
    #[pyo3(signature = (lang=None))]
    fn to_sarif(&self, lang: Option<&str>) -> PyResult<String> {
        let sarif = Sarif::new(self.language(lang)?).rules(self.checked.report.rules().iter().copied());
        self.checked.render(&match std::env::current_dir() {
            Ok(folder) => sarif.root(folder),
            Err(_) => sarif,
        })
    }

    /// The report as text for a terminal, without colours.
    #[pyo3(signature = (lang=None, width=WIDTH))]
    fn to_text(&self, lang: Option<&str>, width: usize) -> PyResult<String> {
        self.checked.render(&Text::new(self.language(lang)?).width(width).rounding_option("--rounding"))
    }

    /// The report as lines, one a finding.
    #[pyo3(signature = (lang=None))]
    fn to_lines(&self, lang: Option<&str>) -> PyResult<String> {
        self.checked.render(&Lines::new(self.language(lang)?))
    }

    /// The report as XML of tests, as JUnit writes it.
    #[pyo3(signature = (lang=None))]
    fn to_junit(&self, lang: Option<&str>) -> PyResult<String> {
        self.checked.render(&Junit::new(self.language(lang)?).fail_on(Some(Severity::Error)))
    }

    /// The report as Code Quality of GitLab.
    #[pyo3(signature = (lang=None))]
    fn to_gitlab(&self, lang: Option<&str>) -> PyResult<String> {
        self.checked.render(&Gitlab::new(self.language(lang)?))
    }

    /// The findings as Arrow.
    fn table(slf: &Bound<'_, Self>) -> PyResult<Table> {
        table::findings(slf.as_any())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        slf: &Bound<'py, Self>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let findings = Py::new(slf.py(), Self::table(slf)?)?;
        findings.bind(slf.py()).call_method1("__arrow_c_stream__", (requested_schema,))
    }

    fn __len__(&self) -> usize {
        self.checked.report.findings().len()
    }

    fn __bool__(&self) -> bool {
        true
    }

    fn __str__(&self) -> PyResult<String> {
        self.to_text(None, WIDTH)
    }

    fn __repr__(&self) -> String {
        let document = &self.checked.document;
        let counts = format!("{} errors, {} warnings", self.errors(), self.warnings());
        let (stage, year) = (name(document.stage), document.fiscal_year);
        format!("<Report on {} {year} {stage}: {counts}>", document.department)
    }

    /// The page of the report in a frame of its own: its styles are not those of the notebook.
    fn _repr_html_(&self) -> PyResult<String> {
        let page = escaped(&self.to_html(None)?);
        Ok(format!(
            "<iframe sandbox srcdoc=\"{page}\" style=\"width:100%;height:{HEIGHT};border:0\"></iframe>"
        ))
    }
}

//! Documents and their tables.

use std::sync::Arc;

use cn_budget::Cell;
use cn_budget::document::Format;
use cn_budget::fact::Lexicon;
use pyo3::exceptions::{PyIndexError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::fact::{self, Fact};
use crate::table::{self, Table};
use crate::value::{language, name};

/// A document as it was printed.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Disclosure {
    pub(crate) inner: Arc<cn_budget::Disclosure>,
    lexicon: Lexicon,
}

impl Disclosure {
    pub(crate) const fn new(inner: Arc<cn_budget::Disclosure>, lexicon: Lexicon) -> Self {
        Self { inner, lexicon }
    }

    pub(crate) const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn sheet_at(&self, index: usize) -> Sheet {
        Sheet { document: Arc::clone(&self.inner), index }
    }
}

#[pymethods]
impl Disclosure {
    /// A document from JSON of the library, as `to_json` writes it.
    #[staticmethod]
    fn from_json(json: &str) -> PyResult<Self> {
        let document =
            serde_json::from_str(json).map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(Self::new(Arc::new(document), Lexicon::new()))
    }

    /// The founding document of the library: the budget of a bureau of Huizhou for 2023.
    #[staticmethod]
    fn huizhou_2023() -> PyResult<Self> {
        let document = cn_budget::Disclosure::huizhou_2023();
        let document = document.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(Self::new(Arc::new(document), Lexicon::new()))
    }

    /// The department or unit.
    #[getter]
    fn department(&self) -> &str {
        &self.inner.department
    }

    /// The fiscal year.
    #[getter]
    fn fiscal_year(&self) -> u16 {
        self.inner.fiscal_year.get()
    }

    /// budget or final_account.
    #[getter]
    fn stage(&self) -> &'static str {
        name(self.inner.stage)
    }

    /// Where it comes from.
    #[getter]
    fn source(&self) -> Option<&str> {
        self.inner.source.as_deref()
    }

    /// What the reader has to say.
    #[pyo3(signature = (lang="zh"))]
    fn notes(&self, lang: &str) -> PyResult<Vec<String>> {
        let language = language(lang)?;
        Ok(self.inner.notes.iter().map(|note| note.message(language).to_owned()).collect())
    }

    /// Its tables, in printed order.
    fn tables(&self) -> Vec<Sheet> {
        (0..self.inner.sheets.len()).map(|index| self.sheet_at(index)).collect()
    }

    fn __len__(&self) -> usize {
        self.inner.sheets.len()
    }

    fn __getitem__(&self, index: isize) -> PyResult<Sheet> {
        let length = self.inner.sheets.len();
        let place = if index < 0 { length.checked_add_signed(index) } else { usize::try_from(index).ok() };
        let place = place.filter(|place| *place < length);
        place
            .map(|place| self.sheet_at(place))
            .ok_or_else(|| PyIndexError::new_err(format!("table {index}: the document has {length} tables")))
    }

    /// Every figure of the tables and of the text, with what it is of.
    fn facts(&self, py: Python<'_>) -> Vec<Fact> {
        py.detach(|| fact::of_document(&self.inner, &self.lexicon))
    }

    /// The sections of the text: heading and paragraphs.
    fn sections(&self) -> Vec<(String, Vec<String>)> {
        let paragraphs = |section: &cn_budget::document::TextSection| {
            section.paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect()
        };
        self.inner.sections.iter().map(|section| (section.heading.clone(), paragraphs(section))).collect()
    }

    /// The document as JSON of the library, which reads it back.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string_pretty(&*self.inner).map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }

    /// Its tables as text, csv or markdown.
    #[pyo3(signature = (format="text"))]
    fn render(&self, format: &str) -> PyResult<String> {
        Ok(self.inner.render(format_named(format)?))
    }

    /// Its facts, as Arrow.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        slf: &Bound<'py, Self>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let facts = Py::new(slf.py(), table::facts(slf.as_any())?)?;
        facts.bind(slf.py()).call_method1("__arrow_c_stream__", (requested_schema,))
    }

    fn __repr__(&self) -> String {
        let document = &self.inner;
        let (tables, sections) = (document.sheets.len(), document.sections.len());
        let (stage, year) = (name(document.stage), document.fiscal_year);
        format!("<Disclosure {} {year} {stage}: {tables} tables, {sections} sections>", document.department)
    }
}

fn format_named(format: &str) -> PyResult<Format> {
    match format {
        "text" => Ok(Format::Text),
        "csv" => Ok(Format::Csv),
        "markdown" => Ok(Format::Markdown),
        _ => Err(PyValueError::new_err(format!(
            "format: found {format:?}, expected one of text, csv, markdown"
        ))),
    }
}

/// A table of a document, as printed.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Sheet {
    document: Arc<cn_budget::Disclosure>,
    index: usize,
}

impl Sheet {
    fn inner(&self) -> &cn_budget::Sheet {
        &self.document.sheets[self.index]
    }
}

/// A row of a table.
#[pyclass(frozen, get_all, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Row {
    /// Its code, brackets and blanks removed.
    code: Option<String>,
    /// Its name, as printed.
    name: String,
    /// What the row is: a line, a total, a unit.
    role: &'static str,
    /// What stands in its cells, one a heading; None for a blank, which is not a zero.
    cells: Vec<Option<String>>,
    /// What stands in the columns of words.
    texts: Vec<String>,
    /// The page, from 1.
    page: Option<u32>,
    /// The line of the text or the row of the worksheet, from 1.
    line: Option<u32>,
}

#[pymethods]
impl Row {
    fn __repr__(&self) -> String {
        let label = [self.code.as_deref().unwrap_or_default(), &self.name].join(" ");
        format!("<Row {}: {} cells>", label.trim(), self.cells.len())
    }
}

#[pymethods]
impl Sheet {
    /// The title as printed.
    #[getter]
    fn title(&self) -> &str {
        &self.inner().title
    }

    /// Which table it is; None where it was not recognised.
    #[getter]
    fn kind(&self) -> Option<&'static str> {
        self.inner().kind.map(name)
    }

    /// The unit that it states, such as 万元.
    #[getter]
    fn unit(&self) -> Option<&'static str> {
        self.inner().unit.map(name)
    }

    /// The page that it begins on, from 1.
    #[getter]
    fn page(&self) -> Option<u32> {
        self.inner().place.page
    }

    /// The headings of the columns of figures, their levels joined by /.
    #[getter]
    fn headers(&self) -> Vec<String> {
        self.inner().headers.clone()
    }

    /// The headings of the columns of words.
    #[getter]
    fn text_headers(&self) -> Vec<String> {
        self.inner().text_headers.clone()
    }

    /// The rows in printed order.
    #[getter]
    fn rows(&self) -> Vec<Row> {
        let cell = |cell: &Cell| (!cell.is_blank()).then(|| cell.text());
        let row = |row: &cn_budget::document::SheetRow| Row {
            code: row.code.clone(),
            name: row.label.clone(),
            role: name(row.role),
            cells: row.cells.iter().map(cell).collect(),
            texts: row.texts.clone(),
            page: row.place.page,
            line: row.place.line,
        };
        self.inner().rows.iter().map(row).collect()
    }

    fn __len__(&self) -> usize {
        self.inner().rows.len()
    }

    /// The table as text, csv or markdown.
    #[pyo3(signature = (format="text"))]
    fn render(&self, format: &str) -> PyResult<String> {
        Ok(self.inner().render(format_named(format)?))
    }

    /// The table as Arrow: code and name of each row, and its figures as decimals.
    fn table(&self) -> PyResult<Table> {
        Table::of(cn_budget_arrow::sheet(self.inner()))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Py::new(py, self.table()?)?.bind(py).call_method1("__arrow_c_stream__", (requested_schema,))
    }

    fn __repr__(&self) -> String {
        format!("<Sheet {}: {} rows>", self.title(), self.inner().rows.len())
    }

    fn _repr_html_(&self) -> String {
        let grid = self.inner().grid();
        let row = |cells: &[String], tag: &str| {
            let cells = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", table::escaped(cell)));
            format!("<tr>{}</tr>", cells.collect::<String>())
        };
        let heads: String = grid.heading_rows().iter().map(|cells| row(cells, "th")).collect();
        let rows: String = grid.rows().iter().map(|cells| row(cells, "td")).collect();
        let title = table::escaped(self.title());
        format!("<table><caption>{title}</caption><thead>{heads}</thead><tbody>{rows}</tbody></table>")
    }
}

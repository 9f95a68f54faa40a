//! Findings and places as objects.

use std::sync::Arc;

use cn_budget::Printed;
use cn_budget::check::FindingPlace;
use cn_budget::rust_decimal::Decimal;
use pyo3::prelude::*;

use crate::report::Checked;
use crate::value::name;

/// A place in a document: a table, a row of it, a cell, some words of the text.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) inner: Arc<FindingPlace>,
    /// The document that it is in.
    document: Arc<cn_budget::Disclosure>,
}

impl Place {
    pub(crate) fn new(place: FindingPlace, document: &Arc<cn_budget::Disclosure>) -> Self {
        Self { inner: Arc::new(place), document: Arc::clone(document) }
    }
}

#[pymethods]
impl Place {
    /// The title of the table, or the heading of the section of the text.
    #[getter]
    fn table(&self) -> &str {
        &self.inner.table
    }

    /// Which table of the document, from 0; None in the text.
    #[getter]
    fn table_index(&self) -> Option<usize> {
        self.inner.sheet
    }

    /// Code and name of the row; empty for a whole table.
    #[getter]
    fn row(&self) -> &str {
        &self.inner.row_label
    }

    /// Which row of the table, from 0.
    #[getter]
    fn row_index(&self) -> Option<usize> {
        self.inner.row
    }

    /// The heading of the column; empty for a whole row.
    #[getter]
    fn column(&self) -> &str {
        &self.inner.column
    }

    /// Which heading of the table, from 0.
    #[getter]
    fn column_index(&self) -> Option<usize> {
        self.inner.heading
    }

    /// What is printed there.
    #[getter]
    fn printed(&self) -> Option<&str> {
        self.inner.printed.as_deref()
    }

    /// In the text: what is printed, with the words around it.
    #[getter]
    fn quote(&self) -> Option<&str> {
        self.inner.quote.as_deref()
    }

    /// The page, from 1, where the reader knows it.
    #[getter]
    fn page(&self) -> Option<u32> {
        self.inner.page
    }

    /// The line of the text or the row of the worksheet, from 1, where the reader knows it.
    #[getter]
    fn line(&self) -> Option<u32> {
        self.inner.line
    }

    /// Where it is in the terms of the file's format, such as C8.
    #[getter]
    fn position(&self) -> Option<String> {
        self.inner.position(&self.document).map(|position| position.to_string())
    }

    /// The worksheet that it is on.
    #[getter]
    fn worksheet(&self) -> Option<&str> {
        self.inner.worksheet(&self.document)
    }

    /// Which of the document's files it is in, from 0, where it is in several.
    #[getter]
    fn file(&self) -> Option<usize> {
        self.inner.file
    }

    /// Which of the documents beside the one that was checked it is in, from 0.
    #[getter]
    fn related(&self) -> Option<usize> {
        self.inner.related
    }

    /// Whether it was read by an OCR program, and may be misread.
    #[getter]
    fn ocr(&self) -> bool {
        self.inner.ocr
    }

    fn __repr__(&self) -> String {
        let place = &self.inner;
        let parts = [&place.table, &place.row_label, &place.column].map(String::as_str);
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let page = place.page.map(|page| format!(", page {page}")).unwrap_or_default();
        format!("<Place {}{page}>", parts.join(" / "))
    }
}

/// A figure that may be wrong, and what would restore every identity.
#[pyclass(frozen, get_all, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Suspect {
    /// Where it stands.
    place: Place,
    /// What is printed; None for a blank.
    printed: Option<Decimal>,
    /// What would restore every identity.
    restored: Decimal,
}

/// What a rule found.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Finding {
    checked: Arc<Checked>,
    /// Which one, those that are accepted behind the others.
    index: usize,
}

impl Finding {
    pub(crate) fn all(checked: &Arc<Checked>) -> Vec<Self> {
        let count = checked.report.findings().len();
        (0..count).map(|index| Self { checked: Arc::clone(checked), index }).collect()
    }

    fn inner(&self) -> &cn_budget::Finding {
        &self.checked.report.findings()[self.index]
    }

    fn place(&self, place: &FindingPlace) -> Place {
        let other = place.related.and_then(|related| self.checked.others.get(related));
        let document = other.map_or(&self.checked.document, |(_, other)| other);
        Place::new(place.clone(), document)
    }
}

#[pymethods]
impl Finding {
    /// The code of the rule, such as SUM001.
    #[getter]
    fn rule(&self) -> &'static str {
        self.inner().rule.code()
    }

    /// The name of the rule.
    #[getter]
    fn name(&self) -> &'static str {
        self.inner().rule.name()
    }

    /// How grave it is: error, warning or rounding.
    #[getter]
    fn level(&self) -> &'static str {
        name(self.inner().severity)
    }

    /// The finding in a sentence, in the language of the report.
    #[getter]
    fn message(&self) -> String {
        self.inner().message(self.checked.language)
    }

    /// How many times it was found.
    #[getter]
    fn count(&self) -> usize {
        self.inner().count()
    }

    /// The places that it speaks of, the primary one first.
    #[getter]
    fn places(&self) -> Vec<Place> {
        self.inner().places.iter().map(|place| self.place(place)).collect()
    }

    /// The figure that would be right, where that is known.
    #[getter]
    fn expected(&self) -> Option<Decimal> {
        self.inner().expected()
    }

    /// The figure that is printed.
    #[getter]
    fn actual(&self) -> Option<Decimal> {
        self.inner().actual().map(Printed::value)
    }

    /// What is printed less what would be right.
    #[getter]
    fn difference(&self) -> Option<Decimal> {
        self.inner().difference()
    }

    /// The difference that rounding alone can make.
    #[getter]
    fn allowed(&self) -> Option<Decimal> {
        self.inner().allowed()
    }

    /// The sets of figures that would each restore every identity; one set with one figure names the wrong one.
    #[getter]
    fn suspects(&self) -> Vec<Vec<Suspect>> {
        let suspect = |suspect: &cn_budget::check::SuspectFigure| Suspect {
            place: self.place(&suspect.place),
            printed: suspect.printed.map(Printed::value),
            restored: suspect.restored.value(),
        };
        self.inner().suspects.iter().map(|set| set.iter().map(suspect).collect()).collect()
    }

    /// The broken identities that it explains.
    #[getter]
    fn explains(&self) -> Vec<String> {
        self.inner().explains.iter().map(|identity| identity.message(self.checked.language)).collect()
    }

    /// Whether any of what it rests on was read by an OCR program.
    #[getter]
    fn rests_on_ocr(&self) -> bool {
        self.inner().rests_on_ocr()
    }

    fn __repr__(&self) -> String {
        format!("<Finding {} {}: {}>", self.level(), self.rule(), self.message())
    }
}

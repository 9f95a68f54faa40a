//! Arrow tables as Python gets them: anything that takes Arrow's C stream takes them as they are.

use std::sync::Arc;

use arrow_array::{RecordBatch, StructArray};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use cn_budget_arrow::{Checks, Documents, Facts, Findings, Identities};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};

use crate::document::Disclosure;
use crate::many::Failed;
use crate::report::Report;

/// How many rows a batch has before another one begins.
const ROWS: usize = 1 << 17;

/// How many rows are shown.
const SHOWN: usize = 10;

/// Rows and columns for data frames and databases.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) fn of(batch: Result<RecordBatch, ArrowError>) -> PyResult<Self> {
        let batch = batch.map_err(failed)?;
        Ok(Self { schema: batch.schema(), batches: vec![batch] })
    }

    /// The table as Arrow's C stream.
    pub(crate) fn stream<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let metadata = self.schema.metadata().clone();
        let whole = Field::new_struct("", self.schema.fields().clone(), false).with_metadata(metadata);
        let batches = self.batches.clone().into_iter();
        let arrays = batches.map(|batch| Ok(Arc::new(StructArray::from(batch)) as arrow_array::ArrayRef));
        let reader = ArrayIterator::new(arrays, Arc::new(whole));
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }

    fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
pub(crate) fn failed(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

#[pymethods]
impl Table {
    /// The table as a stream of batches.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.stream(py, requested_schema)
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    /// The name and the version of the schema, such as cn-budget/facts/1.
    #[getter]
    fn schema(&self) -> Option<&str> {
        self.schema.metadata().get("cn_budget.schema").map(String::as_str)
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// What is known of the table as a whole.
    #[getter]
    fn metadata(&self) -> std::collections::HashMap<String, String> {
        self.schema.metadata().clone()
    }

    fn __repr__(&self) -> String {
        let schema = self.schema().unwrap_or("table");
        format!("<Table {schema}: {} rows of {} columns>", self.rows(), self.schema.fields().len())
    }

    /// The first rows as HTML, for a notebook.
    fn _repr_html_(&self) -> PyResult<String> {
        let mut html = String::from("<table><thead><tr>");
        for field in self.schema.fields() {
            html += &format!("<th>{}</th>", escaped(field.name()));
        }
        html += "</tr></thead><tbody>";
        let options = FormatOptions::default();
        let mut left = SHOWN;
        for batch in &self.batches {
            let columns = batch.columns().iter();
            let columns = columns.map(|column| ArrayFormatter::try_new(column, &options));
            let columns = columns.collect::<Result<Vec<_>, _>>().map_err(failed)?;
            for row in 0..batch.num_rows().min(left) {
                html += "<tr>";
                for column in &columns {
                    html += &format!("<td>{}</td>", escaped(&column.value(row).to_string()));
                }
                html += "</tr>";
            }
            left = left.saturating_sub(batch.num_rows());
        }
        Ok(html + &format!("</tbody></table><p>{} rows</p>", self.rows()))
    }
}

/// A text within HTML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Rows of documents as they come, in batches.
trait Rows: Default + Send {
    fn count(&self) -> usize;
    fn batch(&mut self) -> Result<RecordBatch, ArrowError>;
    fn schema() -> SchemaRef;
}

macro_rules! rows {
    ($($table:ty),+) => {
        $(impl Rows for $table {
            fn count(&self) -> usize {
                self.len()
            }

            fn batch(&mut self) -> Result<RecordBatch, ArrowError> {
                self.finish()
            }

            fn schema() -> SchemaRef {
                <$table>::schema()
            }
        })+
    };
}

rows!(Facts, Findings, Checks, Identities, Documents);

/// A thing that rows are taken from.
enum Of<'a> {
    Report(&'a Report),
    Document(&'a Disclosure),
    Failed(&'a Failed),
}

/// A table of all of these reports and documents.
fn collect<R: Rows>(
    items: &Bound<'_, PyAny>,
    add: impl Fn(&mut R, &Of<'_>) -> Result<(), &'static str> + Sync,
) -> PyResult<Table> {
    let py = items.py();
    let (mut rows, mut batches) = (R::default(), Vec::new());
    let mut take = |item: &Bound<'_, PyAny>| {
        let added = if let Ok(report) = item.cast::<Report>() {
            let report = report.get();
            py.detach(|| add(&mut rows, &Of::Report(report)))
        } else if let Ok(document) = item.cast::<Disclosure>() {
            let document = document.get();
            py.detach(|| add(&mut rows, &Of::Document(document)))
        } else if let Ok(failed) = item.cast::<Failed>() {
            add(&mut rows, &Of::Failed(failed.get()))
        } else {
            Err("a Report or a Disclosure")
        };
        let found = item.get_type();
        added.map_err(|expected| PyTypeError::new_err(format!("found {found}, expected {expected}")))?;
        if rows.count() >= ROWS {
            batches.push(rows.batch().map_err(failed)?);
        }
        Ok::<(), PyErr>(())
    };
    if items.is_instance_of::<Report>() || items.is_instance_of::<Disclosure>() {
        take(items)?;
    } else {
        for item in items.try_iter()? {
            take(&item?)?;
        }
    }
    if rows.count() > 0 || batches.is_empty() {
        batches.push(rows.batch().map_err(failed)?);
    }
    Ok(Table { schema: R::schema(), batches })
}

/// Every figure of these documents or reports.
#[pyfunction]
pub(crate) fn facts(items: &Bound<'_, PyAny>) -> PyResult<Table> {
    collect::<Facts>(items, |rows, of| {
        match of {
            Of::Report(report) => rows.add(&report.checked().document, report.lexicon()),
            Of::Document(document) => rows.add(&document.inner, document.lexicon()),
            Of::Failed(_) => {}
        }
        Ok(())
    })
}

/// The findings of these reports.
#[pyfunction]
pub(crate) fn findings(items: &Bound<'_, PyAny>) -> PyResult<Table> {
    collect::<Findings>(items, |rows, of| {
        match of {
            Of::Report(report) => {
                let checked = report.checked();
                let others: Vec<&cn_budget::Disclosure> =
                    checked.others.iter().map(|(_, other)| &**other).collect();
                rows.add(&checked.document, &others, &checked.report);
            }
            Of::Document(_) => return Err("a Report"),
            Of::Failed(_) => {}
        }
        Ok(())
    })
}

/// How many checks of each rule ended how in these reports.
#[pyfunction]
pub(crate) fn checks(items: &Bound<'_, PyAny>) -> PyResult<Table> {
    collect::<Checks>(items, |rows, of| {
        match of {
            Of::Report(report) => rows.add(&report.checked().document, &report.checked().report),
            Of::Document(_) => return Err("a Report"),
            Of::Failed(_) => {}
        }
        Ok(())
    })
}

/// Every identity of these documents or reports.
#[pyfunction]
pub(crate) fn identities(items: &Bound<'_, PyAny>) -> PyResult<Table> {
    collect::<Identities>(items, |rows, of| {
        match of {
            Of::Report(report) => rows.add(&report.checked().document),
            Of::Document(document) => rows.add(&document.inner),
            Of::Failed(_) => {}
        }
        Ok(())
    })
}

/// A row for each of these reports, and for each document that could not be read.
#[pyfunction]
pub(crate) fn documents(items: &Bound<'_, PyAny>) -> PyResult<Table> {
    collect::<Documents>(items, |rows, of| {
        match of {
            Of::Report(report) => rows.add(&report.checked().document, &report.checked().report),
            Of::Document(_) => return Err("a Report"),
            Of::Failed(failed) => rows.add_failed(failed.source().unwrap_or_default(), failed.error()),
        }
        Ok(())
    })
}

/// Whether a column has texts, as they are or in a dictionary.
pub(crate) fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

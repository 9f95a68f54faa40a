//! Budgets from their lines.

use std::fmt::Write as _;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use cn_budget::fact::Lexicon;
use cn_budget::rust_decimal::Decimal;
use cn_budget::{Rounding, TableKind, Unit};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use pyo3_arrow::input::AnyRecordBatch;

use crate::document::Disclosure;
use crate::error::{BudgetError, error};
use crate::table::{Table, failed};
use crate::value::{language, name, named, year};

/// A department's budget for a year, built from its lines.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Budget(cn_budget::Budget);

/// A table of a budget: every sum of it holds.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct ComputedTable {
    kind: TableKind,
    columns: Vec<String>,
    rows: Vec<(String, Vec<Decimal>)>,
    table: Table,
}

#[pymethods]
impl ComputedTable {
    /// Which table it is.
    #[getter]
    fn kind(&self) -> &'static str {
        name(self.kind)
    }

    /// Its title.
    #[getter]
    const fn title(&self) -> &'static str {
        self.kind.title()
    }

    /// The names of its columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.columns.clone()
    }

    /// Its rows: the name of each, and one amount in yuan a column.
    #[getter]
    fn rows(&self) -> Vec<(String, Vec<Decimal>)> {
        self.rows.clone()
    }

    /// The amount of a row and a column in yuan, by their names; None where there is no such.
    fn figure(&self, row: &str, column: &str) -> Option<Decimal> {
        let column = self.columns.iter().position(|name| name == column)?;
        let (_, figures) = self.rows.iter().find(|(name, _)| name == row)?;
        figures.get(column).copied()
    }

    fn __len__(&self) -> usize {
        self.rows.len()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.table.stream(py, requested_schema)
    }

    fn __repr__(&self) -> String {
        format!("<ComputedTable {}: {} rows>", self.kind.title(), self.rows.len())
    }
}

#[pymethods]
impl Budget {
    /// The budget of the lines of a CSV text.
    #[staticmethod]
    fn from_csv(csv: &str, department: &str, fiscal_year: u16, unit: &str, lang: &str) -> PyResult<Self> {
        let language = language(lang)?;
        let (year, unit) = (year(fiscal_year, language)?, named::<Unit>("unit", unit)?);
        let budget = cn_budget::Budget::from_csv(department, year, unit, csv.as_bytes());
        budget.map(Self).map_err(|wrong| error::<BudgetError>(wrong.message(language)))
    }

    /// The lines of an Arrow table as CSV.
    #[staticmethod]
    fn csv_of(py: Python<'_>, lines: AnyRecordBatch) -> PyResult<String> {
        let reader = lines.into_reader()?;
        let schema = reader.schema();
        if let Some(float) = schema.fields().iter().find(|field| field.data_type().is_floating()) {
            let (name, found) = (float.name(), float.data_type());
            let expected = "expected integers, decimals or digits: no amount goes through a float";
            return Err(PyTypeError::new_err(format!("column {name}: found {found}, {expected}")));
        }
        py.detach(|| {
            let mut csv = String::new();
            write_row(&mut csv, schema.fields().iter().map(|field| field.name().clone()));
            for batch in reader {
                write_batch(&mut csv, &batch.map_err(failed)?)?;
            }
            Ok(csv)
        })
    }

    /// The department.
    #[getter]
    fn department(&self) -> &str {
        self.0.department()
    }

    /// The fiscal year.
    #[getter]
    fn fiscal_year(&self) -> u16 {
        self.0.fiscal_year().get()
    }

    /// How many lines it has.
    fn __len__(&self) -> usize {
        self.0.lines().len()
    }

    /// Its twelve tables, in the order of the forms.
    fn tables(&self) -> PyResult<Vec<ComputedTable>> {
        let tables = self.0.tables().map_err(|wrong| error::<BudgetError>(wrong.to_string()))?;
        let computed = |(kind, table): (TableKind, &dyn cn_budget::table::AnyTable<_>)| {
            let rows = table.rows().into_iter();
            let yuan = |amount: &&cn_budget::Amount| amount.in_unit(Unit::Yuan);
            let rows = rows.map(|(name, figures)| (name, figures.iter().map(yuan).collect())).collect();
            let batch = cn_budget_arrow::computed_table(kind.title(), table);
            Ok(ComputedTable { kind, columns: table.columns(), rows, table: Table::of(batch)? })
        };
        tables.iter().map(computed).collect()
    }

    /// The 三公 in yuan, by their names.
    fn three_public<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let wrong = |wrong: cn_budget::AmountError| error::<BudgetError>(wrong.to_string());
        let found = self.0.three_public(None).map_err(wrong)?;
        let amounts = [
            ("total", found.total().map_err(wrong)?),
            ("overseas", found.overseas),
            ("vehicles", found.vehicles().map_err(wrong)?),
            ("vehicle_purchase", found.vehicle_purchase),
            ("vehicle_operation", found.vehicle_operation),
            ("reception", found.reception),
        ];
        let dict = PyDict::new(py);
        for (name, amount) in amounts {
            dict.set_item(name, amount.in_unit(Unit::Yuan))?;
        }
        Ok(dict)
    }

    /// The budget as it is printed: a document that no rule finds fault with.
    fn print(&self, unit: &str, decimals: u32, small_amounts: bool) -> PyResult<Disclosure> {
        let unit = named::<Unit>("unit", unit)?;
        let printed = if small_amounts {
            self.0.print_with_zeros(unit, decimals, Rounding::HalfUp).map(|(document, _)| document)
        } else {
            self.0.print(unit, decimals, Rounding::HalfUp)
        };
        let document = printed.map_err(|wrong| error::<BudgetError>(wrong.to_string()))?;
        Ok(Disclosure::new(Arc::new(document), Lexicon::new()))
    }

    fn __repr__(&self) -> String {
        format!("<Budget {} {}: {} lines>", self.0.department(), self.0.fiscal_year(), self.0.lines().len())
    }
}

fn write_row(csv: &mut String, fields: impl Iterator<Item = String>) {
    let quoted = fields.map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
    let _ = writeln!(csv, "{}", quoted.collect::<Vec<_>>().join(","));
}

fn write_batch(csv: &mut String, batch: &RecordBatch) -> PyResult<()> {
    let options = FormatOptions::default();
    let columns = batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options));
    let columns = columns.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    for row in 0..batch.num_rows() {
        write_row(csv, columns.iter().map(|column| column.value(row).to_string()));
    }
    Ok(())
}

//! Tables as they stand: of a document, of a budget, of a roll-up.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use cn_budget::bulk::BulkTotals;
use cn_budget::strum::IntoEnumIterator as _;
use cn_budget::table::AnyTable;
use cn_budget::{Amount, BudgetKind, Cell, Code, Level, Sheet};

use crate::column::{Column, Fen, Index, Of, Text, Yuan};
use crate::table::SCHEMA_KEY;

/// A table of a document as a batch (表): the code and the name of each row, a column for each heading, a column for each
/// heading of words.
///
/// The figures are those that are printed, in the unit of the table, as decimals with as many digits behind the point as the
/// column prints; what is blank, or could not be read, is null. A heading that recurs has its number behind it. The metadata
/// of the schema has the title (`title`), the unit (`unit`) and the kind (`kind`), where they are known.
///
/// # Errors
///
/// None that is known: the columns are built row by row.
///
/// ```
/// use arrow_array::{cast::AsArray as _, types::Decimal128Type};
/// use cn_budget::Disclosure;
///
/// let document = Disclosure::huizhou_2023()?;
/// let batch = cn_budget_arrow::sheet(&document.sheets[2])?;
/// let total = batch.column_by_name("合计").unwrap().as_primitive::<Decimal128Type>();
/// assert_eq!(total.value_as_string(0), "9682.88");
/// assert_eq!(batch.schema().metadata()["unit"], "万元");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "表")]
pub fn sheet(sheet: &Sheet) -> Result<RecordBatch, ArrowError> {
    let mut columns = Columns::default();
    let texts = |of: &dyn Fn(usize) -> Option<String>| {
        let mut column = StringBuilder::new();
        (0..sheet.rows.len()).for_each(|row| column.append_option(of(row)));
        Arc::new(column.finish()) as ArrayRef
    };
    columns.add("code", texts(&|row| sheet.rows[row].code.clone()));
    columns.add("name", texts(&|row| Some(sheet.rows[row].label.clone())));
    for (heading, name) in sheet.headers.iter().enumerate() {
        columns.add(name, figures(sheet, heading));
    }
    for (heading, name) in sheet.text_headers.iter().enumerate() {
        let text =
            |row: usize| Some(sheet.rows[row].text(heading).to_owned()).filter(|text| !text.is_empty());
        columns.add(name, texts(&text));
    }
    let mut about = HashMap::from([("title".to_owned(), sheet.title.clone())]);
    about.extend(sheet.unit.map(|unit| ("unit".to_owned(), unit.to_string())));
    about.extend(sheet.kind.map(|kind| ("kind".to_owned(), kind.to_string())));
    columns.finish("cn-budget/table/1", about)
}

/// The figures under a heading, with the decimals that most of them need.
fn figures(sheet: &Sheet, heading: usize) -> ArrayRef {
    let cells = || sheet.rows.iter().map(|row| row.cells.get(heading).and_then(Cell::figure));
    let decimals = cells().flatten().map(cn_budget::Printed::decimals).max().unwrap_or_default();
    let scale = i8::try_from(decimals).unwrap_or(i8::MAX);
    let mut column = Decimal128Builder::new().with_data_type(DataType::Decimal128(38, scale));
    for figure in cells() {
        let unscaled = figure.and_then(|figure| {
            let value = figure.value();
            value.mantissa().checked_mul(10_i128.checked_pow(decimals.checked_sub(value.scale())?)?)
        });
        column.append_option(unscaled);
    }
    Arc::new(column.finish())
}

/// A computed table as a batch (计算所得的表): the name of each row, and a column in yuan for each column of the table.
///
/// # Errors
///
/// None that is known: the columns are built row by row.
#[doc(alias = "计算所得的表")]
pub fn computed_table(title: &str, table: &dyn AnyTable<Amount>) -> Result<RecordBatch, ArrowError> {
    let rows = table.rows();
    let mut columns = Columns::default();
    let mut names = Text::default();
    for (name, _) in &rows {
        names.push(name);
    }
    columns.add("row", names.finish());
    for (place, name) in table.columns().iter().enumerate() {
        let mut column = Yuan::default();
        for (_, figures) in &rows {
            match figures.get(place) {
                Some(figure) => column.push(**figure),
                None => column.push_null(),
            }
        }
        columns.add(name, column.finish());
    }
    columns.finish("cn-budget/computed-table/1", HashMap::from([("title".to_owned(), title.to_owned())]))
}

/// What rows roll up to, as a batch (汇总表): each code that is present, its level, and its sum in each budget in fen.
///
/// # Errors
///
/// None that is known: the columns are built row by row.
#[doc(alias = "汇总表")]
pub fn totals<C: Code>(totals: &BulkTotals<C>) -> Result<RecordBatch, ArrowError> {
    let (mut codes, mut levels) = (Index::default(), Of::<Level>::default());
    let mut sums: Vec<Fen> = BudgetKind::iter().map(|_| Fen::default()).collect();
    for (code, amounts) in totals.iter() {
        codes.push(code.number());
        levels.push(code.level());
        sums.iter_mut().zip(amounts).for_each(|(column, amount)| column.push(amount));
    }
    let mut columns = Columns::default();
    columns.add("code", codes.finish());
    columns.add("level", levels.finish());
    for (name, mut column) in BUDGET_KINDS.iter().zip(sums) {
        columns.add(name, column.finish());
    }
    columns.finish("cn-budget/totals/1", HashMap::new())
}

/// The columns of a roll-up, in the order of [`BudgetKind`]: the names that the same money has among the funds of facts.
pub const BUDGET_KINDS: [&str; 4] = ["general", "government_fund", "state_capital", "social_insurance"];

/// Columns whose names are only known when they are built.
#[derive(Default)]
struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    fn add(&mut self, name: &str, array: ArrayRef) {
        let is_taken = |name: &str| self.fields.iter().any(|field| field.name() == name);
        let mut unique = name.to_owned();
        let mut number = 2;
        while is_taken(&unique) {
            unique = format!("{name} ({number})");
            number += 1;
        }
        self.fields.push(Field::new(unique, array.data_type().clone(), true));
        self.arrays.push(array);
    }

    fn finish(self, schema: &str, mut about: HashMap<String, String>) -> Result<RecordBatch, ArrowError> {
        about.insert(SCHEMA_KEY.to_owned(), schema.to_owned());
        RecordBatch::try_new(Arc::new(Schema::new_with_metadata(self.fields, about)), self.arrays)
    }
}

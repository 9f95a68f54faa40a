//! What a folder of CSV files holds, for programs that know nothing of budgets.

use cn_budget::{Disclosure, Sheet};
use serde::Serialize;

use crate::json::indented;

/// The `datapackage.json` of a folder of CSV files (数据包说明), after the Tabular Data Package standard: each file with its
/// title, its unit and the types of its columns, for programs that know nothing of budgets. `files` are the names of the
/// tables' files, as writing the folder gives them.
///
/// A column is of numbers where every cell of it is one or blank; a blank is a missing value, and no zero.
///
/// ```
/// use cn_budget::{Budget, FiscalYear, Rounding, Unit};
///
/// let budget = Budget::new("教育局", FiscalYear::constant(2024), [])?;
/// let document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
/// let files: Vec<String> = (1..=12).map(|number| format!("{number:02}.csv")).collect();
/// let json = cn_budget_render::data_package(&document, &files);
/// assert!(json.contains("\"profile\": \"tabular-data-package\"") && json.contains("\"path\": \"01.csv\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Rests on the specification of the [Tabular Data Package](https://specs.frictionlessdata.io/tabular-data-package/).
#[doc(alias = "数据包")]
pub fn data_package(document: &Disclosure, files: &[String]) -> String {
    let year = document.fiscal_year;
    let package = Package {
        profile: "tabular-data-package",
        name: format!("{}-{year}", document.stage.to_string().replace('_', "-")),
        title: crate::words::document(document, cn_budget::Language::Zh),
        department: &document.department,
        fiscal_year: year.get(),
        stage: document.stage.to_string(),
        source: document.source.as_deref(),
        resources: document.sheets.iter().zip(files).map(|(sheet, file)| Resource::of(sheet, file)).collect(),
    };
    indented(&package, 0) + "\n"
}

#[derive(Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: String,
    title: String,
    department: &'a str,
    fiscal_year: u16,
    stage: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Resource<'a> {
    profile: &'static str,
    name: &'a str,
    path: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    format: &'static str,
    encoding: &'static str,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
}

#[derive(Serialize)]
struct Field {
    name: String,
    r#type: &'static str,
}

impl<'a> Resource<'a> {
    fn of(sheet: &'a Sheet, file: &'a str) -> Self {
        let words = |name: &str| Field { name: name.to_owned(), r#type: "string" };
        let figures = sheet.headers.iter().enumerate().map(|(column, heading)| {
            let is_number =
                sheet.rows.iter().all(|row| row.cells.get(column).is_none_or(|cell| !cell.is_unread()));
            Field { name: heading.clone(), r#type: if is_number { "number" } else { "string" } }
        });
        let leading = ["block", "role", "code", "label"].into_iter().map(words);
        let texts = sheet.text_headers.iter().map(|heading| words(&format!("text:{heading}")));
        Self {
            profile: "tabular-data-resource",
            name: file.strip_suffix(".csv").unwrap_or(file),
            path: file,
            title: &sheet.title,
            unit: sheet.unit.map(|unit| unit.to_string()),
            kind: sheet.kind.map(|kind| kind.to_string()),
            format: "csv",
            encoding: "utf-8",
            schema: Schema { fields: leading.chain(figures).chain(texts).collect(), missing_values: [""] },
        }
    }
}

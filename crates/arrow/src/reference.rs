//! The reference of the tables.

use std::fmt::Write as _;

use arrow_schema::{DataType, Field, SchemaRef};

use crate::column::MEANING;
use crate::{Checks, Documents, Facts, Findings, Identities};

/// The columns of every table in Markdown, as `docs/arrow.md` has them (字段说明).
///
/// ```
/// assert!(cn_budget_arrow::reference().contains("## cn-budget/facts/1"));
/// ```
#[doc(alias = "字段说明")]
pub fn reference() -> String {
    let tables = [
        (Documents::SCHEMA, Documents::schema()),
        (Facts::SCHEMA, Facts::schema()),
        (Findings::SCHEMA, Findings::schema()),
        (Checks::SCHEMA, Checks::schema()),
        (Identities::SCHEMA, Identities::schema()),
    ];
    tables.into_iter().map(|(name, schema)| section(name, &schema)).collect::<Vec<_>>().join("\n")
}

fn section(name: &str, schema: &SchemaRef) -> String {
    let mut text = format!("## {name}\n\n| column | type | 含义 | meaning |\n|---|---|---|---|\n");
    for field in schema.fields() {
        let [zh, en] = MEANING.map(|language| field.metadata().get(language).map_or("", String::as_str));
        let _ = writeln!(text, "| `{}` | {} | {zh} | {en} |", field.name(), type_of(field));
    }
    text
}

fn type_of(field: &Field) -> String {
    let name = match field.data_type() {
        DataType::Dictionary(key, value) => format!("dictionary of {value} by {key}"),
        other => other.to_string(),
    };
    let nullable = if field.is_nullable() { ", or null" } else { "" };
    format!("{name}{nullable}")
}

//! What is read of a small table, for tests of what is seen and what is not.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::{Language, Sheet};
use cn_budget_read::Options;

use crate::kept::read;

/// The first figure that the row of 205 prints, and what is noted.
pub(crate) fn opened(bytes: &[u8]) -> (String, String) {
    let document = read(bytes, &Options::default()).unwrap().disclosure;
    let found = |sheet: &Sheet| sheet.rows.iter().find(|row| row.code.as_deref() == Some("205")).cloned();
    let row = document.sheets.iter().find_map(found).unwrap();
    let figure = row.cells[0].figure().map_or(row.cells[0].text().clone(), |figure| figure.to_string());
    let notes: Vec<_> = document.notes.iter().map(|note| note.message(Language::En).to_owned()).collect();
    (figure, notes.join("\n"))
}

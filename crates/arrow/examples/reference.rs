//! Writes the columns of the tables into `docs/arrow.md`, below what is said there of all of them.

use std::{fs, io};

fn main() -> io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/arrow.md");
    let text = fs::read_to_string(path)?;
    let head = text.split("\n## ").next().unwrap_or_default().trim_end();
    fs::write(path, format!("{head}\n\n{}", cn_budget_arrow::reference()))
}

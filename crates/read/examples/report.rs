//! Reads a document of any format, checks it, and prints the report as JSON.
//!
//! `cargo run -p cn-budget-read --example report -- FILE`

use std::env::args;
use std::error::Error;
use std::io::{Write, stderr, stdout};

use cn_budget::{Language, Report, ReportFile};
use cn_budget_read::{Options, read};

fn main() -> Result<(), Box<dyn Error>> {
    let file = args().nth(1).ok_or("usage: report FILE")?;
    let reading = read(&std::fs::read(&file)?, &Options::default())?;
    for note in &reading.notes {
        writeln!(stderr(), "{note}")?;
    }
    let report = Report::of(&reading.disclosure);
    serde_json::to_writer_pretty(stdout(), &ReportFile::new([(&reading.disclosure, &report)], Language::Zh))?;
    Ok(writeln!(stdout())?)
}

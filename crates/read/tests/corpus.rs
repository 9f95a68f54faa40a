//! Measures reading on published documents, where a folder of them stands beside the repository. It asserts nothing
//! but that they are read: scores are printed, not fitted.

use std::collections::BTreeMap;
use std::fs::{read as bytes_of, read_dir};
use std::path::Path;

use cn_budget::{Cell, Report};
use cn_budget_read::Options;

use crate::kept::read;

/// How often each amount is printed in the tables, by its canonical digits.
type Amounts = BTreeMap<String, usize>;

fn canonical(text: &str) -> Option<String> {
    let digits = text.replace([',', ' '], "");
    let number = digits.strip_prefix('-').unwrap_or(&digits);
    let sound = number.contains('.') && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    sound.then(|| digits.trim_end_matches('0').trim_end_matches('.').to_owned())
}

fn gold(path: &Path) -> Option<Amounts> {
    let gold: serde_json::Value = serde_json::from_slice(&bytes_of(path).ok()?).ok()?;
    let mut amounts = Amounts::new();
    for table in gold["tables"].as_array()? {
        for cell in table["rows"].as_array()?.iter().flat_map(|row| row.as_array().into_iter().flatten()) {
            if let Some(amount) = cell.as_str().and_then(canonical) {
                *amounts.entry(amount).or_default() += 1;
            }
        }
    }
    Some(amounts)
}

#[test]
fn published_documents_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let Ok(files) = read_dir(&folder) else {
        println!("skipped: no documents in {}", folder.display());
        return;
    };
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_none_or(|extension| extension != "json")) {
        let reading = read(&bytes_of(path).unwrap(), &Options::default()).unwrap();
        let document = &reading.disclosure;
        let cells = || document.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let figures = cells().filter(|cell| cell.figure().is_some()).count();
        let unread = cells().filter(|cell| cell.is_unread()).count();
        let known = document.sheets.iter().filter(|sheet| sheet.kind.is_some()).count();
        println!(
            "{} {} {}: {known} of {} tables known, {figures} figures, {unread} unread, {} sections, {} notes",
            reading.format,
            document.fiscal_year,
            document.stage,
            document.sheets.len(),
            document.sections.len(),
            reading.disclosure.notes.len(),
        );
        let report = Report::of(document);
        println!("  {:?}", report.counts());
        if let Some(gold) = gold(&path.with_extension("gold.json")) {
            let mut found = Amounts::new();
            for amount in cells().map(Cell::text).filter_map(|text| canonical(&text)) {
                *found.entry(amount).or_default() += 1;
            }
            let hit: usize =
                gold.iter().map(|(amount, count)| count.min(found.get(amount).unwrap_or(&0))).sum();
            println!("  amounts with decimals: {hit} of {} read", gold.values().sum::<usize>());
        }
    }
}

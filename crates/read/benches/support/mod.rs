//! What the benchmarks of files with tables share: the rows of the founding document, and what is read of a file.

use cn_budget::{Sheet, document::Format};
use cn_budget_read::{Options, read};

/// The cells of a table as its own renderer has it: Markdown without its marks.
pub(crate) fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let markdown = sheet.render(Format::Markdown);
    let table = markdown.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---"));
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    table.map(cells).collect()
}

/// How many tables are read of a file, and how many figures.
pub(crate) fn figures(bytes: &[u8], options: &Options) -> (usize, usize) {
    let reading = read(bytes, options);
    let sheets = reading.map(|reading| reading.disclosure.sheets).unwrap_or_default();
    let rows = sheets.iter().flat_map(|sheet| &sheet.rows);
    (sheets.len(), rows.flat_map(|row| &row.cells).filter(|cell| cell.figure().is_some()).count())
}

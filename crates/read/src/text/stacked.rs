//! Tables whose cells stand below each other, one in a line, as programs that take the text out of a web page write
//! them: the headings, and then row after row its names and its figures. A pipe may end each cell.
//!
//! Nothing but the order is left of the table, so that it is believed only where the headings, the names and the figures
//! of the rows agree in number; otherwise the lines stay a text.

use super::delimited::Run;
use super::headings;
use super::line::Raw;
use super::table::{Account, Row};
use super::token;
use crate::ReadError;
use crate::words::Meaning;

/// A table with more headings is none that departments print: the widest official form has 16 columns, and a group of
/// columns has one more heading.
const MOST_HEADINGS: usize = 40;
/// Longer lines are sentences. The longest names of 政府收支分类科目 have some forty characters.
const LONGEST_CELL: usize = 48;

/// A line that holds one cell.
struct Cell {
    text: String,
    line: u32,
    is_value: bool,
}

/// The run of lines that begins here, if it is a table of one cell a line.
pub(super) fn run(
    lines: &[Raw<'_>],
    from: usize,
    account: &mut Account<'_>,
) -> Result<Option<Run>, ReadError> {
    if !cell(&lines[from]).is_some_and(|cell| is_heading(&cell)) {
        return Ok(None);
    }
    let (cells, next) = cells(lines, from);
    let first_value = cells.iter().position(|cell| cell.is_value).unwrap_or(cells.len());
    if first_value == 0 || first_value > MOST_HEADINGS || first_value == cells.len() {
        return Ok(None);
    }
    let Some(rows) = rows(&cells, first_value) else {
        // A line above the headings may look like one of them.
        let is_below = (1..first_value).any(|skipped| {
            is_heading(&cells[skipped]) && rows(&cells[skipped..], first_value - skipped).is_some()
        });
        return Ok((!is_below).then(|| Run::none(next)));
    };
    Run::new(next, rows, account).map(Some)
}

/// The cells from a line on up to the last figure, and the line behind it.
fn cells(lines: &[Raw<'_>], from: usize) -> (Vec<Cell>, usize) {
    let (mut cells, mut next, mut filled) = (Vec::new(), from, 0);
    for (at, line) in lines.iter().enumerate().skip(from) {
        if line.page && at > from {
            break;
        }
        // Pipes alone end a row of the web page.
        if line.text.trim().trim_matches('|').is_empty() {
            continue;
        }
        let Some(cell) = cell(line) else { break };
        let is_value = cell.is_value;
        cells.push(cell);
        if is_value {
            (next, filled) = (at + 1, cells.len());
        } else if cells.len() > filled + MOST_HEADINGS {
            break;
        }
    }
    cells.truncate(filled);
    (cells, next)
}

fn cell(line: &Raw<'_>) -> Option<Cell> {
    let text = line.text.trim();
    let text = text.strip_suffix('|').map_or(text, str::trim_end);
    if text.is_empty() || text.contains(['\t', '|', '。', '；']) || text.chars().count() > LONGEST_CELL {
        return None;
    }
    let text = token::cell(text);
    let is_value = token::is_value(&text);
    let is_cell = is_value || !(token::ends_sentence(&text) || token::states_unit(&text));
    is_cell.then_some(Cell { text, line: line.number, is_value })
}

/// A heading of a column, and no title of a table.
fn is_heading(cell: &Cell) -> bool {
    !cell.is_value && token::is_heading(&cell.text) && !cell.text.ends_with('表')
}

/// The rows, where the headings agree with the body in number.
fn rows(cells: &[Cell], first_value: usize) -> Option<Vec<Row>> {
    body_with(cells, first_value, |_, _| false).or_else(|| body_with(cells, first_value, is_code_of_row))
}

/// 2010301 before a name: the code of a row, and no figure of the row before.
fn is_code_of_row(cells: &[Cell], at: usize) -> bool {
    token::is_code(&cells[at].text) && cells.get(at + 1).is_some_and(|next| !next.is_value)
}

/// The rows, if the cells that are codes are those that are said to be.
fn body_with(cells: &[Cell], first_value: usize, is_code: fn(&[Cell], usize) -> bool) -> Option<Vec<Row>> {
    let is_name = |at: usize| !cells[at].is_value || is_code(cells, at);
    let first = (0..cells.len()).position(|at| !is_name(at))?.max(first_value);
    // Where each row has its figures, and how many names stand before those of the second row and the ones below it.
    let mut rows: Vec<(usize, usize, usize)> = Vec::new();
    let (mut at, mut names_from) = (first, 0);
    while at < cells.len() {
        let figures = (at..cells.len()).take_while(|at| !is_name(*at)).count();
        rows.push((names_from, at, at + figures));
        names_from = at + figures;
        at = names_from + (names_from..cells.len()).take_while(|at| is_name(*at)).count();
    }
    let figures = rows[0].2 - rows[0].1;
    let names = match &rows[1..] {
        [] => 0,
        [(from, to, _), ..] => to - from,
    };
    let is_alike = |(from, to, end): &(usize, usize, usize)| to - from == names && end - to == figures;
    if !rows[1..].iter().all(is_alike) {
        return None;
    }
    let heads = first.checked_sub(names)?;
    let mut table = head(&cells[..heads], names + figures)?;
    rows[0].0 = heads;
    table.extend(rows.iter().map(|(from, _, end)| row(&cells[*from..*end])));
    Some(table)
}

fn row(cells: &[Cell]) -> Row {
    let line = cells.first().map_or(1, |cell| cell.line);
    Row { cells: cells.iter().map(|cell| cell.text.clone()).collect(), line }
}

/// The rows of headings of so many columns. Where there are more headings than columns, those from the first 小计 on
/// stand below others, which head several columns.
fn head(cells: &[Cell], columns: usize) -> Option<Vec<Row>> {
    if cells.is_empty() || cells.iter().any(|cell| cell.is_value) {
        return None;
    }
    let texts: Vec<String> = cells.iter().map(|cell| cell.text.clone()).collect();
    if texts.len() == columns {
        return Some(vec![Row { cells: texts, line: cells[0].line }]);
    }
    // 合计 stands among the upper ones too.
    let first = texts.iter().position(|text| Meaning::PartSum.is(text.as_str()))?;
    let (upper, lower) = texts.split_at(first);
    let [above, below] = headings::grouped(upper, lower, columns)?;
    Some(vec![Row { cells: above, line: cells[0].line }, Row { cells: below, line: cells[first].line }])
}

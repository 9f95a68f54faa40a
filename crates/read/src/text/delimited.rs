//! Tables whose cells are separated by a character: tabs, pipes, commas.

use super::line::Raw;
use super::table::{self, Account, Row};
use super::token;
use crate::note::Note;
use crate::{Grid, ReadError};

/// How many lines a quoted cell may go on over, and how many may stand between two rows as parts of cells.
const LONGEST_QUOTED: usize = 40;
const LONGEST_BROKEN: usize = 6;

/// Lines that belong together, from where they were asked for to `next`. Without grids they are no table.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) next: usize,
    pub(super) grids: Vec<Grid>,
    /// What there is to say of rows that do not fit the others.
    pub(super) notes: Vec<Note>,
}

impl Run {
    /// Lines that are no table.
    pub(super) const fn none(next: usize) -> Self {
        Self { next, grids: Vec::new(), notes: Vec::new() }
    }

    /// The run of these rows, one grid for each repetition of the headings.
    pub(super) fn new(next: usize, rows: Vec<Row>, account: &mut Account<'_>) -> Result<Self, ReadError> {
        if !table::is_table(&rows) {
            return Ok(Self::none(next));
        }
        let mut parts: Vec<Vec<Row>> = vec![Vec::new()];
        let head = rows[0].is_heading().then(|| rows[0].cells.clone());
        let mut figures = false;
        for row in rows {
            // A page of the same table begins.
            if figures && head.as_ref() == Some(&row.cells) {
                parts.push(Vec::new());
                figures = false;
            }
            figures |= row.has_figure();
            if let Some(part) = parts.last_mut() {
                part.push(row);
            }
        }
        let notes = parts.iter_mut().flat_map(|part| table::fit(part)).collect();
        let grids = parts.into_iter().map(|part| table::grid(part, account)).collect::<Result<_, _>>()?;
        Ok(Self { next, grids, notes })
    }
}

/// The run of lines that begins here, if one does.
pub(super) fn run(
    lines: &[Raw<'_>],
    from: usize,
    account: &mut Account<'_>,
) -> Result<Option<Run>, ReadError> {
    for read in [pipes, tabs, commas] {
        if let Some(run) = read(lines, from, account)? {
            return Ok(Some(run));
        }
    }
    Ok(None)
}

/// A table of lines with pipes: Markdown, or drawn with the characters of boxes.
fn pipes(lines: &[Raw<'_>], from: usize, account: &mut Account<'_>) -> Result<Option<Run>, ReadError> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at = from;
    while let Some(line) = lines.get(at).filter(|line| at == from || !line.page) {
        if !is_rule(line.text) {
            let Some(cells) = piped(line.text) else { break };
            rows.push(Row { cells, line: line.number });
        }
        at += 1;
    }
    // Rules alone begin no table: they also stand above and below texts in columns.
    if rows.is_empty() { Ok(None) } else { Run::new(at, rows, account).map(Some) }
}

/// The cells of a line with pipes at its beginning and end, or with two at least.
fn piped(line: &str) -> Option<Vec<String>> {
    const PIPES: [char; 4] = ['|', '│', '┃', '｜'];
    let line = line.trim();
    let inner = line.strip_prefix(PIPES);
    let enclosed = inner.is_some();
    let mut rest = inner.unwrap_or(line);
    let mut cells = Vec::new();
    let mut cell = String::new();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = after;
        match c {
            '\\' if after.starts_with('|') => {
                cell.push('|');
                rest = &after[1..];
            }
            c if PIPES.contains(&c) => cells.push(token::cell(&std::mem::take(&mut cell))),
            c => cell.push(c),
        }
    }
    let pipes = cells.len();
    if !cell.trim().is_empty() || !enclosed {
        cells.push(token::cell(&cell));
    }
    (pipes >= if enclosed { 1 } else { 2 }).then_some(cells)
}

/// Whether a line only separates rows: `|---|---:|`, `+----+`, `├──┼──┤`.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let drawn =
        |c: char| matches!(c, '-' | '=' | '_' | '|' | ':' | '+' | ' ' | '\u{2500}'..='\u{257F}' | '—');
    line.chars().all(drawn) && line.chars().filter(|c| !matches!(c, ' ' | ':' | '|')).count() >= 3
}

/// A table of lines with tabs. A line without one is a part of a cell where the rows around it need it to be.
fn tabs(lines: &[Raw<'_>], from: usize, account: &mut Account<'_>) -> Result<Option<Run>, ReadError> {
    if !is_tabbed(lines[from].text) {
        return Ok(None);
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut width = 0;
    let mut at = from;
    while at < lines.len() {
        if is_tabbed(lines[at].text) {
            let (row, next) = tabbed_row(lines, at);
            // Cells of dashes alone separate, they say nothing.
            if !row.cells.iter().all(|cell| cell.is_empty() || token::is_dash(cell)) {
                width = width.max(row.cells.len());
                rows.push(row);
            }
            at = next;
            continue;
        }
        // A quoted cell that breaks before the first tab.
        if let Some((cells, next)) = broken_at_first(lines, at) {
            width = width.max(cells.len());
            rows.push(Row { cells, line: lines[at].number });
            at = next;
            continue;
        }
        // Some lines without tabs, and then one with them.
        let end = lines[at..].iter().take(LONGEST_BROKEN).position(|line| is_tabbed(line.text));
        let Some(end) = end.map(|count| at + count) else { break };
        let (next_row, after) = tabbed_row(lines, end);
        let between = &lines[at..end];
        let blank = between.iter().all(Raw::is_blank);
        let page = lines[at..=end].iter().any(|line| line.page);
        // The headings of another table, or of the next page.
        if page || next_row.is_heading() || (blank && between.len() > 1) {
            break;
        }
        if blank {
            at = end;
            continue;
        }
        if between.iter().any(Raw::is_blank) {
            break;
        }
        let text = between.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
        let unfinished = rows.last().is_some_and(|row| row.cells.len() + next_row.cells.len() == width + 1);
        match rows.last_mut() {
            // The cell that the line before ended in goes on to the first tab.
            Some(row) if unfinished && row.cells.len() < width => {
                let mut cells = next_row.cells.into_iter();
                let last = row.cells.pop().unwrap_or_default();
                row.cells.push(token::cell(&[last, text, cells.next().unwrap_or_default()].join("\n")));
                row.cells.extend(cells);
                at = after;
            }
            // The last cell is a text and its sentence goes on.
            Some(row)
                if row.cells.len() == width
                    && row.has_figure()
                    && row.cells.last().is_some_and(|last| goes_on(last)) =>
            {
                if let Some(last) = row.cells.last_mut() {
                    *last = token::cell(&[last.as_str(), &text].join("\n"));
                }
                at = end;
            }
            // A bracket that is open closes in the next line: the name of that row is broken.
            _ if opens_bracket(&text) => {
                let mut cells = next_row.cells;
                if let Some(first) = cells.first_mut() {
                    *first = token::cell(&[&text, first.as_str()].join("\n"));
                }
                width = width.max(cells.len());
                rows.push(Row { cells, line: lines[at].number });
                at = after;
            }
            _ => {
                for line in between {
                    rows.push(Row { cells: vec![token::cell(line.text)], line: line.number });
                }
                at = end;
            }
        }
    }
    Run::new(at, rows, account).map(Some)
}

fn broken_at_first(lines: &[Raw<'_>], at: usize) -> Option<(Vec<String>, usize)> {
    let record =
        lines.get(at).filter(|line| line.text.starts_with('"')).and_then(|_| quoted(lines, at, '\t'));
    record.filter(|(cells, _)| cells.len() > 1)
}

fn is_tabbed(line: &str) -> bool {
    line.contains('\t') && !line.trim().is_empty()
}

/// The cells of a line with tabs, and the line after it: further than the next where a quoted cell goes on.
fn tabbed_row(lines: &[Raw<'_>], at: usize) -> (Row, usize) {
    let line = lines[at].number;
    if let Some((cells, next)) = quoted(lines, at, '\t') {
        return (Row { cells, line }, next);
    }
    let text = token::visible(lines[at].text);
    (Row { cells: text.split('\t').map(token::cell).collect(), line }, at + 1)
}

/// Whether a cell is a text whose last sentence has no end yet.
fn goes_on(cell: &str) -> bool {
    !cell.is_empty() && !token::is_value(cell) && !token::ends_sentence(cell)
}

/// Whether a bracket is open at the end.
pub(super) fn opens_bracket(text: &str) -> bool {
    let count = |marks: [char; 2]| text.chars().filter(|c| marks.contains(c)).count();
    count(['（', '(']) > count(['）', ')'])
}

/// The cells of a record with quoted cells, as spreadsheets write cells with line breaks and separators in them; and
/// the line after it. `None` where no cell begins with a quotation mark, or it closes nowhere.
fn quoted(lines: &[Raw<'_>], at: usize, separator: char) -> Option<(Vec<String>, usize)> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut inside = false;
    let mut any = false;
    for (count, line) in lines[at..].iter().take(LONGEST_QUOTED).enumerate() {
        let mut rest = line.text;
        while let Some(c) = rest.chars().next() {
            let begins = cell.is_empty();
            rest = &rest[c.len_utf8()..];
            match c {
                '"' if inside && rest.starts_with('"') => {
                    cell.push('"');
                    rest = &rest[1..];
                }
                // What closes stands before a separator or the end; any other mark is a letter of the cell.
                '"' if inside && (rest.is_empty() || rest.starts_with(separator)) => inside = false,
                '"' if !inside && begins => (inside, any) = (true, true),
                c if c == separator && !inside => cells.push(token::wrapped_cell(&std::mem::take(&mut cell))),
                c => cell.push(c),
            }
        }
        if !inside {
            cells.push(token::wrapped_cell(&cell));
            return any.then_some((cells, at + count + 1));
        }
        cell.push('\n');
    }
    None
}

/// Whether every comma of a line groups the thousands of a figure, as in columns of blanks: `中学  24,760,159.89  0.00`.
fn groups_thousands(line: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let groups = |(at, _): (usize, &str)| {
        let (before, after) = (&line[..at], &line[at + 1..]);
        before.ends_with(is_digit) && after.len() - after.trim_start_matches(is_digit).len() == 3
    };
    line.contains(',') && line.match_indices(',').all(groups)
}

/// A table of lines with commas, only where nothing else can be meant: every line has as many cells, and either the
/// first is headings, or no comma can be one between thousands.
fn commas(lines: &[Raw<'_>], from: usize, account: &mut Account<'_>) -> Result<Option<Run>, ReadError> {
    let record = |at: usize| -> Option<(Row, usize)> {
        // A quoted cell may go on before the first comma.
        let parted = |line: &&Raw<'_>| line.text.contains(',') || line.text.starts_with('"');
        let line = lines.get(at).filter(parted).filter(|line| !line.text.contains('\t'))?;
        let (cells, next) = quoted(lines, at, ',').unwrap_or_else(|| {
            let text = token::visible(line.text);
            (text.split(',').map(token::cell).collect(), at + 1)
        });
        (cells.len() >= 2).then_some((Row { cells, line: line.number }, next))
    };
    let sentence = |row: &Row, at: usize| {
        row.cells.iter().any(|cell| cell.contains('。')) && !lines[at].text.contains('"')
    };
    if groups_thousands(lines[from].text) {
        return Ok(None);
    }
    let Some((first, mut at)) = record(from).filter(|(first, _)| !sentence(first, from)) else {
        return Ok(None);
    };
    let width = first.cells.len();
    // Under headings, a sentence beside figures is one of the words of the table.
    let headed = first.is_heading();
    let mut rows = vec![first];
    while let Some((row, next)) = record(at).filter(|(row, _)| row.cells.len() == width) {
        if lines[at].page || (sentence(&row, at) && !(headed && row.has_figure())) {
            break;
        }
        rows.push(row);
        at = next;
    }
    let thousands = |row: &Row| {
        row.cells.windows(2).any(|pair| {
            let group = |text: &str| text.split('.').next().is_some_and(|whole| whole.len() == 3);
            let digits = |text: &str| token::is_figure(text) && !text.contains(',');
            digits(&pair[0]) && pair[0].len() <= 3 && digits(&pair[1]) && group(&pair[1])
        })
    };
    let is_unclear = !rows[0].is_heading() && rows.iter().any(thousands);
    if rows.len() < 2 || is_unclear {
        return Ok(Some(Run::none(at)));
    }
    Run::new(at, rows, account).map(Some)
}

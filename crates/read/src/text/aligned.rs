//! Tables whose cells are separated by blanks: in columns, as `pdftotext -layout` and reports of programs write them,
//! or by single blanks, as text copied out of a viewer has them.
//!
//! Rows with figures are the ground; headings above them and broken names between them are fitted to the columns that
//! the full rows show. Where there are no columns to see, only rows of one shape are believed.

use super::error::TextError;
use super::line::Raw;
use super::table::{self, Account, Row};
use super::{delimited, prose, token};
use crate::{Block, Grid, Layout, words};

/// How many lines without a figure may stand between two rows of a table, and how many rows of headings above it.
const LONGEST_GAP: usize = 8;
/// More columns than any form has; fitting costs fields × columns.
const MOST_COLUMNS: usize = 60;
/// Words that forms print with blanks between their two characters.
const SPACED: [&str; 12] =
    ["合计", "项目", "收入", "支出", "总计", "小计", "预算", "决算", "金额", "名称", "编码", "备注"];

/// The tables in these lines, and the lines around them.
pub(super) fn blocks(
    lines: &[Raw<'_>],
    layout: &mut Layout,
    account: &mut Account<'_>,
) -> Result<(), TextError> {
    let parsed: Vec<Parsed<'_>> = lines.iter().map(Parsed::new).collect();
    let mut rest = 0;
    let mut at = 0;
    while at < lines.len() {
        if parsed[at].kind != Kind::Figures {
            at += 1;
            continue;
        }
        let region = Region::around(&parsed, lines, rest, at);
        let found = region.grid(&parsed, account, &mut layout.notes)?;
        if let Some((grid, from)) = found {
            prose::lines(&lines[rest..from], layout);
            layout.blocks.push(Block::Grid(grid));
            rest = region.end;
        }
        at = region.end;
    }
    prose::lines(&lines[rest..], layout);
    Ok(())
}

/// A piece of a line between wide gaps, with the columns it takes up.
#[derive(Clone, Debug, PartialEq)]
struct Field {
    text: String,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blank,
    Rule,
    /// A row of figures.
    Figures,
    /// Several fields, no row of figures.
    Fields,
    Text,
}

/// A line, cut where gaps are wide or figures stand.
#[derive(Debug)]
struct Parsed<'a> {
    raw: &'a Raw<'a>,
    kind: Kind,
    fields: Vec<Field>,
    /// Whether a gap of two blanks or more is in it.
    gaps: bool,
}

impl<'a> Parsed<'a> {
    fn new(raw: &'a Raw<'a>) -> Self {
        let none = |kind| Self { raw, kind, fields: Vec::new(), gaps: false };
        if raw.is_blank() {
            return none(Kind::Blank);
        }
        if delimited::is_rule(raw.text) {
            return none(Kind::Rule);
        }
        // Sentences are long and without gaps; they need no cutting.
        let (fields, gaps) = cut(&token::visible(raw.text));
        if fields.is_empty() {
            // Nothing but what no reader sees.
            return none(Kind::Blank);
        }
        if fields.len() > MOST_COLUMNS {
            return none(Kind::Text);
        }
        let kind = if is_row(&fields, gaps) {
            Kind::Figures
        } else if fields.len() > 1 && gaps {
            Kind::Fields
        } else {
            Kind::Text
        };
        Self { raw, kind, fields, gaps }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.text.as_str())
    }

    /// Where the words behind the figures of a row of figures may begin.
    fn figures_end(&self) -> Option<usize> {
        self.fields.iter().rfind(|field| token::is_figure(&field.text)).map(|field| field.end)
    }

    /// Whether nothing stands before this place: the line goes on with the words of a row.
    fn is_behind(&self, place: usize) -> bool {
        self.fields.first().is_some_and(|first| first.start > place)
    }

    /// What stands above a table or below it and is no row of it: its unit, its title, a note.
    fn is_outside(&self) -> bool {
        let marks = ["单位：", "单位:", "注：", "注:", "说明：", "说明:"];
        let title = |text: &str| text.ends_with('表') || text.starts_with('表') || token::ends_sentence(text);
        self.texts().any(|text| marks.iter().any(|mark| text.replace(' ', "").contains(mark)))
            || (self.fields.len() == 1 && self.texts().any(title))
            || self.texts().any(|text| text.contains('。'))
    }

    fn is_heading(&self) -> bool {
        token::is_heading_row(self.texts())
            || (!self.gaps && token::is_heading_row(self.words().iter().map(String::as_str)))
    }

    /// The pieces between blanks of any width.
    fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in self.texts().flat_map(str::split_whitespace) {
            match words.last_mut() {
                Some(last) if SPACED.contains(&[last.as_str(), word].concat().as_str()) => {
                    last.push_str(word);
                }
                _ => words.push(word.to_owned()),
            }
        }
        words
    }

    /// Whether a row of figures has no name, or at most a code: its name is broken around it.
    fn is_unnamed(&self) -> bool {
        self.texts().all(|text| token::is_value(text) || token::is_code(text))
    }
}

/// The fields of a line, and whether a wide gap is in it.
fn cut(text: &str) -> (Vec<Field>, bool) {
    let mut fields: Vec<Field> = Vec::new();
    let mut column = 0;
    let mut gap = usize::MAX;
    let mut gaps = false;
    let mut chars = text.char_indices().peekable();
    while let Some((from, c)) = chars.next() {
        if c.is_whitespace() {
            // One blank is one, of full width too: it stands within words (收　入) as often as between them.
            gap = gap.saturating_add(1);
            column += token::char_width(c).max(1);
            continue;
        }
        let start = column;
        column += token::char_width(c);
        let mut to = from + c.len_utf8();
        while let Some((next, c)) = chars.next_if(|(_, c)| !c.is_whitespace()) {
            column += token::char_width(c);
            to = next + c.len_utf8();
        }
        let word = &text[from..to];
        let wide = gap >= 2;
        gaps |= wide && !fields.is_empty();
        match fields.last_mut() {
            Some(last) if !wide && !token::is_amount(word) && !token::is_amount(&last.text) => {
                last.text.push(' ');
                last.text.push_str(word);
                last.end = column;
            }
            Some(last) if gap < 12 && SPACED.contains(&[last.text.as_str(), word].concat().as_str()) => {
                last.text.push_str(word);
                last.end = column;
            }
            _ => fields.push(Field { text: word.to_owned(), start, end: column }),
        }
        gap = 0;
    }
    (fields, gaps)
}

/// Whether the fields are a row with figures: a name and figures, and not a sentence in which numbers stand.
fn is_row(fields: &[Field], gaps: bool) -> bool {
    let amounts = fields.iter().filter(|field| token::is_amount(&field.text)).count();
    let figures = fields.iter().filter(|field| token::is_figure(&field.text)).count();
    let Some((last, before)) = fields.split_last() else { return false };
    let prose =
        |text: &str| text.contains(['。', '，', '；']) || text.contains("....") || text.contains("……");
    // Sentences may stand behind the figures of a row, as its words; before a figure they are prose.
    let behind = fields.iter().rposition(|field| token::is_figure(&field.text)).filter(|_| gaps);
    let before_figure = &before[..behind.map_or(before.len(), |last| last.min(before.len()))];
    if before.is_empty() || before_figure.iter().any(|field| prose(&field.text)) {
        return false;
    }
    if gaps {
        return figures > 0 && (figures < fields.len() || figures > 1);
    }
    // Without gaps the figures must stand at the end, and look like nothing else.
    let name = fields.iter().any(|field| !token::is_value(&field.text));
    amounts > 0 && name && token::is_value(&last.text)
}

/// Lines that may be one table.
#[derive(Debug)]
struct Region {
    /// The lines of headings.
    head: Vec<usize>,
    /// The first row and the line after the last.
    start: usize,
    end: usize,
}

impl Region {
    /// The lines around a row of figures that belong to its table. No line before `floor` does.
    fn around(parsed: &[Parsed<'_>], lines: &[Raw<'_>], floor: usize, start: usize) -> Self {
        let mut end = start + 1;
        let mut at = end;
        let (mut pending, mut blanks) = (0, 0);
        let figures_end = parsed[start].figures_end().filter(|_| parsed[start].gaps).unwrap_or(usize::MAX);
        while let Some(line) = parsed.get(at).filter(|_| !lines[at].page) {
            match line.kind {
                // Without columns only lines beside each other tell that they belong together.
                Kind::Figures if !(line.gaps && parsed[start].gaps) && blanks > usize::from(pending == 0) => {
                    break;
                }
                Kind::Figures => (end, pending, blanks) = (at + 1, 0, 0),
                Kind::Blank => blanks += 1,
                Kind::Rule => {}
                // A sentence that far to the right is none of the text below the table.
                Kind::Fields | Kind::Text if line.is_behind(figures_end) => {}
                Kind::Fields | Kind::Text if line.is_heading() && line.words().len() > 1 => break,
                Kind::Fields | Kind::Text if line.is_outside() => break,
                Kind::Fields | Kind::Text => pending += 1,
            }
            if pending > LONGEST_GAP || blanks > 2 * (pending + 1) {
                break;
            }
            at += 1;
        }
        // The end of a name that is broken: directly below, in columns, and nothing that could be text.
        while let Some(line) = parsed.get(end) {
            let text = matches!(line.kind, Kind::Text | Kind::Fields) && !lines[end].page;
            let short = line.fields.iter().all(|field| token::width(&field.text) <= 40);
            let indented = line.fields.first().is_some_and(|first| first.start > 0);
            let name = parsed[start].gaps && !line.is_outside() && short && indented;
            if !(text && (name || line.is_behind(figures_end))) {
                break;
            }
            end += 1;
        }
        let mut head = Vec::new();
        let mut blanks = 0;
        for at in (floor..start).rev() {
            let line = &parsed[at];
            match line.kind {
                Kind::Blank => blanks += 1,
                Kind::Rule => {}
                Kind::Figures => break,
                _ if line.is_outside() || head.len() >= LONGEST_GAP => break,
                Kind::Fields if line.is_heading() => {
                    blanks = 0;
                    head.push(at);
                }
                // Parts of broken headings, between others or directly above the rows.
                Kind::Fields if blanks == 0 => head.push(at),
                Kind::Text if blanks == 0 && is_part_of_heading(line) => head.push(at),
                _ => break,
            }
            if blanks > 1 || lines[at].page {
                break;
            }
        }
        head.reverse();
        let mut start = start;
        // The first row's name may be broken around it, and its beginning is no heading.
        if parsed[start].is_unnamed()
            && let Some(above) = head.pop_if(|above| !parsed[*above].is_heading() && *above + 1 == start)
        {
            start = above;
        }
        Self { head, start, end }
    }

    /// The grid, and the line it begins with.
    fn grid(
        &self,
        parsed: &[Parsed<'_>],
        account: &mut Account<'_>,
        notes: &mut Vec<String>,
    ) -> Result<Option<(Grid, usize)>, TextError> {
        let figures = || parsed[self.start..self.end].iter().filter(|line| line.kind == Kind::Figures);
        let in_columns = figures().filter(|line| line.gaps).count() * 2 >= figures().count();
        let (rows, from) = if in_columns {
            (self.in_columns(parsed), self.head.first().copied().unwrap_or(self.start))
        } else {
            match self.of_one_shape(parsed) {
                Some((rows, headed, said)) => {
                    notes.extend(said);
                    (rows, headed.unwrap_or(self.start))
                }
                None => return Ok(None),
            }
        };
        if !table::is_table(&rows) {
            return Ok(None);
        }
        Ok(Some((table::grid(rows, account)?, from)))
    }

    /// Rows whose cells are told by where they stand.
    fn in_columns(&self, parsed: &[Parsed<'_>]) -> Vec<Row> {
        let body = self.start..self.end;
        let mut lines: Vec<(usize, Vec<Field>)> = (self.head.iter().copied().chain(body))
            .map(|at| (at, parsed[at].fields.clone()))
            .filter(|(_, fields)| !fields.is_empty())
            .collect();
        // A code that stands before its name in one field is cut off where other rows have it apart.
        let is_apart = |fields: &[Field]| {
            fields.len() > 1 && token::is_code(&fields[0].text) && !token::is_value(&fields[1].text)
        };
        if lines.iter().any(|(_, fields)| is_apart(fields)) {
            lines.iter_mut().filter(|(at, _)| *at >= self.start).for_each(|(_, fields)| cut_code(fields));
        }
        let heads = self.head.len();
        let columns = Columns::of(&lines, heads);
        let mut rows: Vec<Row> = Vec::new();
        for (index, (at, fields)) in lines[..heads].iter().enumerate() {
            let below: Vec<usize> =
                lines[index + 1..heads].iter().flat_map(|(_, fields)| columns.fit(fields)).collect();
            rows.push(Row { cells: columns.head(fields, &below), line: parsed[*at].raw.number });
        }
        let centred =
            columns.centre_words(lines[heads..].iter().map(|(at, fields)| (&parsed[*at], &fields[..])));
        // Lines that wait for the row they are a part of, and how many the row before took from above it.
        let mut waiting: Vec<Row> = Vec::new();
        let mut above_last: Option<usize> = None;
        for (index, (at, fields)) in lines.iter().enumerate().skip(heads) {
            let row = Row { cells: columns.place(fields), line: parsed[*at].raw.number };
            let whole = parsed[*at].kind == Kind::Figures;
            if !whole && !stands_alone(&row) {
                waiting.push(row);
                continue;
            }
            let unnamed = whole && parsed[*at].is_unnamed();
            // A name of several lines stands in the middle of its row or begins beside the figures. In the middle,
            // as many lines are above the figures as below.
            let left = waiting.len().saturating_sub(above_last.unwrap_or(0));
            let above = match above_last {
                _ if !whole => 0,
                None => waiting.len(),
                _ if unnamed => {
                    let after =
                        lines[index + 1..].iter().take_while(|(at, _)| parsed[*at].kind != Kind::Figures);
                    left.min(after.count()).max(1).min(waiting.len())
                }
                Some(0) if !centred => 0,
                Some(_) => left,
            };
            let own = waiting.split_off(waiting.len() - above);
            give(&mut rows, &mut waiting, heads);
            let line = own.first().map_or(row.line, |part| part.line);
            let mut joined = Row { cells: Vec::new(), line };
            own.into_iter().chain([row]).for_each(|part| append(&mut joined, part));
            rows.push(joined);
            above_last = Some(above);
        }
        give(&mut rows, &mut waiting, heads);
        rows
    }

    /// Rows without columns: a code, a name, and as many figures in each. With the line of the headings, where the
    /// line above fits, and what there is to say of rows that do not.
    fn of_one_shape(&self, parsed: &[Parsed<'_>]) -> Option<(Vec<Row>, Option<usize>, Vec<String>)> {
        let shaped = || {
            let body = parsed[self.start..self.end].iter().filter(|line| !line.fields.is_empty());
            body.map(|line| (line, if line.kind == Kind::Figures { shape(line) } else { Vec::new() }))
        };
        let mut patterns: Vec<(Vec<Class>, usize)> = Vec::new();
        let mut coded = false;
        for (_, words) in shaped().filter(|(_, words)| !words.is_empty()) {
            coded |= words[0].0 == Class::Code;
            let own = pattern(&words);
            match patterns.iter().position(|(known, _)| *known == own) {
                Some(at) => patterns[at].1 += 1,
                // A table has few shapes; a text that has many is none.
                None if patterns.len() < 16 => patterns.push((own, 1)),
                None => return None,
            }
        }
        let head = self.head.last().copied().filter(|at| parsed[*at].is_heading());
        let headings = head.map(|at| parsed[at].words()).unwrap_or_default();
        // The shape that most rows have; but if some have that of the headings, the others leave cells blank.
        let of_headings = |pattern: &[Class]| {
            let names = pattern.iter().filter(|class| **class == Class::Name).count();
            pattern.len() == headings.len() && names > 1
        };
        let (common, count) =
            patterns.into_iter().max_by_key(|(pattern, count)| (of_headings(pattern), *count))?;
        // Headings tell whether code and name are one column. Without them they are two.
        let apart = coded && headings.len() != common.len();
        let width = common.len() + usize::from(apart);
        let head = head.filter(|_| headings.len() == width);
        if count + usize::from(head.is_some()) < 2 {
            return None;
        }
        let mut rows = Vec::new();
        rows.extend(head.map(|at| Row { cells: headings, line: parsed[at].raw.number }));
        let (mut unfitting, mut sided) = (Vec::new(), Vec::new());
        let mut broken: Option<Row> = None;
        for (line, words) in shaped() {
            let number = line.raw.number;
            let whole = token::cell(line.raw.text);
            if words.is_empty() {
                let part = broken.get_or_insert(Row { cells: vec![String::new()], line: number });
                words::join(&mut part.cells[0], &whole);
                continue;
            }
            let own = pattern(&words);
            let fits = own == common;
            let mut row = Row { cells: vec![whole], line: number };
            // In a balance a row may have one side only.
            let side = (!fits && [own.as_slice(), &own].concat() == common)
                .then(|| side_of(&words[0].1, &rows, own.len()))
                .flatten();
            if let Some(side) = side {
                row.cells = vec![String::new(); common.len()];
                for (cell, (_, text)) in row.cells[side * own.len()..].iter_mut().zip(words) {
                    *cell = text;
                }
                sided.push(number);
                rows.push(row);
                continue;
            }
            if fits {
                let (first, rest): (Vec<_>, Vec<_>) =
                    words.into_iter().partition(|(class, _)| *class == Class::Code);
                let code = first.into_iter().next().map(|(_, code)| code).unwrap_or_default();
                row.cells = rest.into_iter().map(|(_, text)| text).collect();
                if apart {
                    row.cells.insert(0, code);
                } else if !code.is_empty() {
                    row.cells[0] = format!("{code} {}", row.cells[0]);
                }
            } else {
                unfitting.push(number);
            }
            match broken.take() {
                Some(part) if fits => mend(&mut rows, part, &mut row, apart),
                part => rows.extend(part),
            }
            rows.push(row);
        }
        rows.extend(broken);
        let mut notes: Vec<String> = (unfitting.iter())
            .map(|line| format!("line {line}: its cells cannot be told apart, it is kept whole"))
            .collect();
        if let (Some(first), Some(last)) = (sided.first(), sided.last()) {
            notes.push(format!(
                "lines {first} to {last}: rows with one side only were given theirs by their numbers and names"
            ));
        }
        Some((rows, head, notes))
    }
}

/// Whether a line without figures can be a part of the headings: short words, or several headings beside each other.
fn is_part_of_heading(line: &Parsed<'_>) -> bool {
    let words = line.words();
    let short = words.iter().all(|word| word.chars().count() <= 6) && words.len() <= 4;
    short || (words.len() > 1 && token::is_heading_row(words.iter().map(String::as_str)))
}

/// Cuts a code off the name that it stands before.
fn cut_code(fields: &mut Vec<Field>) {
    let Some(first) = fields.first_mut() else { return };
    let Some((code, name)) = first.text.split_once(' ').filter(|(code, _)| token::is_code(code)) else {
        return;
    };
    let name = Field { text: name.to_owned(), start: first.start + code.len() + 1, end: first.end };
    *first = Field { text: code.to_owned(), start: first.start, end: first.start + code.len() };
    fields.insert(1, name);
}

/// Whether a line without figures is a row of its own: it begins with a code or an ordinal.
fn stands_alone(row: &Row) -> bool {
    let first = row.cells.iter().find(|text| !text.is_empty()).map_or("", String::as_str);
    let code = first.trim_start_matches('[').split([' ', ']']).next().unwrap_or_default();
    token::is_code(code) || prose::is_numbered(first)
}

/// Joins what stands in a line to the cells above it.
fn append(row: &mut Row, part: Row) {
    for (column, text) in part.cells.into_iter().enumerate() {
        match row.cells.get_mut(column) {
            Some(cell) => words::join(cell, &text),
            None => row.cells.push(text),
        }
    }
}

/// Gives waiting lines to the row above them, where one is.
fn give(rows: &mut Vec<Row>, waiting: &mut Vec<Row>, heads: usize) {
    let body = rows.len() > heads;
    match rows.last_mut().filter(|_| body) {
        Some(last) => waiting.drain(..).for_each(|part| append(last, part)),
        None => rows.append(waiting),
    }
}

/// Mends a name that was broken over lines in a text without columns.
///
/// What begins with a code goes on in a row that has none. A row that has a code has its name too, so that the part
/// is the end of the name above; so it is where a bracket is open there. Else it is the beginning of the name below:
/// a cell is copied line by line, and the figures follow its last.
fn mend(rows: &mut Vec<Row>, mut part: Row, row: &mut Row, apart: bool) {
    let name = usize::from(apart);
    let text = part.cells.swap_remove(0);
    let coded = |row: &Row| apart && row.cells.first().is_some_and(|code| !code.is_empty());
    let last = rows.last_mut().filter(|last| last.has_figure() && last.cells.len() > name);
    match text.split_once(' ').filter(|(code, _)| token::is_code(code)) {
        Some((code, begin)) if apart && !coded(row) => {
            code.clone_into(&mut row.cells[0]);
            row.cells[1] = token::cell(&[begin, &row.cells[1]].join("\n"));
            row.line = part.line;
        }
        Some(_) => rows.push(Row { cells: vec![text], ..part }),
        None => match last {
            Some(last) if coded(row) || delimited::opens_bracket(&last.cells[name]) => {
                words::join(&mut last.cells[name], &text);
            }
            _ if prose::is_numbered(&row.cells[name]) => rows.push(Row { cells: vec![text], ..part }),
            _ => {
                row.cells[name] = token::cell(&[&text, row.cells[name].as_str()].join("\n"));
                row.line = part.line;
            }
        },
    }
}

/// The side of a balance, 0 or 1, that a row with one side belongs to: where its ordinal goes on, else what its name
/// says. `None` where neither tells.
fn side_of(name: &str, rows: &[Row], width: usize) -> Option<usize> {
    let last = |side: usize| {
        let mut names = rows.iter().rev().filter_map(|row| row.cells.get(side * width));
        names.find_map(|name| ordinal(name))
    };
    let own = ordinal(name);
    let goes_on = [0, 1].map(|side| own.is_some() && own == Some(last(side).unwrap_or(0) + 1));
    let by_number = match goes_on {
        [true, false] => Some(0),
        [false, true] => Some(1),
        _ => None,
    };
    by_number.or_else(|| match (name.contains("收入"), name.contains("支出")) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    })
}

/// The ordinal that a name begins with: 二十一、 is 21.
fn ordinal(name: &str) -> Option<usize> {
    let (number, _) = name.split_once('、')?;
    let digit = |c: char| "一二三四五六七八九".chars().position(|digit| digit == c).map(|place| place + 1);
    number
        .chars()
        .try_fold((0, 0), |(sum, last), c| match c {
            '十' => Some((sum + last.max(1) * 10, 0)),
            c => Some((sum, digit(c)?)),
        })
        .map(|(sum, last)| sum + last)
        .filter(|_| !number.is_empty() && number.chars().count() <= 3)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Code,
    Name,
    Figure,
}

/// The words of a row of figures, those of a name joined. Whole numbers before the first amount belong to the name:
/// 惠州 12345 热线.
fn shape(line: &Parsed<'_>) -> Vec<(Class, String)> {
    let words = line.words();
    let amount = words.iter().position(|word| token::is_amount(word)).unwrap_or(words.len());
    let mut shape: Vec<(Class, String)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let class =
            if at == 0 && token::is_code(word) && words.get(1).is_some_and(|next| !token::is_value(next)) {
                Class::Code
            } else if at >= amount && token::is_value(word) {
                Class::Figure
            } else {
                Class::Name
            };
        match shape.last_mut() {
            Some((Class::Name, name)) if class == Class::Name => words::join(name, word),
            _ => shape.push((class, word.clone())),
        }
    }
    shape
}

fn pattern(words: &[(Class, String)]) -> Vec<Class> {
    words.iter().map(|(class, _)| *class).filter(|class| *class != Class::Code).collect()
}

/// The columns of a table, as the positions that its full rows take up.
#[derive(Debug)]
struct Columns {
    /// First and last position, and whether figures stand there.
    columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    start: usize,
    end: usize,
    figures: bool,
}

impl Columns {
    /// The columns of these lines, the first `heads` of which are headings.
    fn of(lines: &[(usize, Vec<Field>)], heads: usize) -> Self {
        let (head, body) = lines.split_at(heads);
        let most = body.iter().map(|(_, fields)| fields.len()).max().unwrap_or(0);
        let mut columns: Vec<Column> = Vec::new();
        for (_, fields) in body.iter().filter(|(_, fields)| fields.len() == most) {
            let figures = fields.iter().rposition(|field| token::is_value(&field.text));
            for (at, field) in fields.iter().enumerate() {
                match columns.get_mut(at) {
                    // Behind the figures rows fill other columns of words, each its own.
                    Some(column) if figures.is_some_and(|last| at > last) && column.is_beside(field) => {}
                    Some(column) => column.widen(field),
                    None => columns.push(Column::new(field)),
                }
            }
        }
        // Columns that every full row leaves blank: shown by other rows, or by headings alone. A heading above the
        // lowest ones may stand over a gap, in the middle of several columns; before the first column, after the last
        // and between the figures and the words behind them it cannot.
        let heads =
            head.iter().rev().enumerate().flat_map(|(from_below, (_, fields))| {
                fields.iter().map(move |field| (field, from_below == 0))
            });
        let rows = body.iter().flat_map(|(_, fields)| fields.iter().map(|field| (field, true)));
        for (field, anywhere) in rows.chain(heads) {
            let at = columns.partition_point(|column| column.end <= field.start);
            let free = columns.get(at).is_none_or(|column| field.end <= column.start);
            let behind =
                at > 0 && columns[at - 1].figures && columns[at..].iter().all(|column| !column.figures);
            if free && (anywhere || at == 0 || at == columns.len() || behind) && columns.len() < MOST_COLUMNS
            {
                columns.insert(at, Column::new(field));
            }
        }
        Self { columns }
    }

    /// Whether words of several lines stand around the middle of their rows: a line of words alone follows a row of
    /// figures without any. Where words begin beside the figures, no row can be so.
    fn centre_words<'a>(&self, lines: impl Iterator<Item = (&'a Parsed<'a>, &'a [Field])>) -> bool {
        let Some(figures) = self.columns.iter().rposition(|column| column.figures) else { return false };
        let mut bare = false;
        for (line, fields) in lines {
            let fitted = self.fit(fields);
            let whole = line.kind == Kind::Figures;
            if bare && !whole && fitted.iter().all(|column| *column > figures) {
                return true;
            }
            bare = whole && fitted.iter().all(|column| *column <= figures);
        }
        false
    }

    /// The cells of a line: each field in a column, in order, nearest to where it stands.
    fn place(&self, fields: &[Field]) -> Vec<String> {
        let mut cells = vec![String::new(); self.columns.len()];
        for (field, column) in fields.iter().zip(self.fit(fields)) {
            if let Some(cell) = cells.get_mut(column) {
                words::join(cell, &field.text);
            }
        }
        cells
    }

    /// The cells of a line of headings. One in the middle above several columns is written at the first of them.
    /// `below` are the columns that have headings of their own further down.
    fn head(&self, fields: &[Field], below: &[usize]) -> Vec<String> {
        let fitted = self.fit(fields);
        let mut cells = vec![String::new(); self.columns.len()];
        let mut free = 0;
        for (field, column) in fields.iter().zip(&fitted) {
            let mut first = *column;
            let flush = |column: &Column| field.start == column.start || field.end == column.end;
            if !self.columns.get(first).is_some_and(flush) {
                let middle = |start: usize, end: usize| start + end;
                let own = middle(field.start, field.end);
                let before = fields.iter().rev().find(|before| before.end <= field.start);
                let nearer = |column: &Column| {
                    let there = middle(column.start, column.end);
                    before.is_none_or(|before| {
                        own.abs_diff(there) < middle(before.start, before.end).abs_diff(there)
                    })
                };
                while first > free && below.contains(&(first - 1)) && nearer(&self.columns[first - 1]) {
                    first -= 1;
                }
            }
            if let Some(cell) = cells.get_mut(first) {
                words::join(cell, &field.text);
            }
            free = column + 1;
        }
        cells
    }

    /// For each field its column, in order, at the least distance in sum.
    fn fit(&self, fields: &[Field]) -> Vec<usize> {
        let (rows, columns) = (fields.len(), self.columns.len());
        if rows > columns {
            // More fields than columns: the rest shares the last one, so that nothing is lost.
            return (0..rows).map(|at| at.min(columns.saturating_sub(1))).collect();
        }
        // best[f][c]: the least distance of the first f fields in the first c columns.
        let mut best = vec![vec![u64::MAX; columns + 1]; rows + 1];
        best[0].fill(0);
        for field in 1..=rows {
            for column in field..=columns {
                let here = best[field - 1][column - 1]
                    .saturating_add(self.columns[column - 1].distance(&fields[field - 1]));
                best[field][column] = best[field][column - 1].min(here);
            }
        }
        let mut fitted = vec![0; rows];
        let mut column = columns;
        for field in (1..=rows).rev() {
            while column > field && best[field][column - 1] == best[field][column] {
                column -= 1;
            }
            column -= 1;
            fitted[field - 1] = column;
        }
        fitted
    }
}

impl Column {
    fn new(field: &Field) -> Self {
        Self { start: field.start, end: field.end, figures: token::is_value(&field.text) }
    }

    /// Whether a field stands to the left or to the right of all that the column has.
    const fn is_beside(&self, field: &Field) -> bool {
        field.end <= self.start || self.end <= field.start
    }

    fn widen(&mut self, field: &Field) {
        self.start = self.start.min(field.start);
        self.end = self.end.max(field.end);
        self.figures |= token::is_value(&field.text);
    }

    /// How far a field is from standing in this column: by its edges or its middle, whichever agrees best.
    fn distance(&self, field: &Field) -> u64 {
        let edges = self.start.abs_diff(field.start).min(self.end.abs_diff(field.end));
        let nearest = edges.min((self.start + self.end).abs_diff(field.start + field.end) / 2);
        let overlaps = field.start < self.end && self.start < field.end;
        let apart = if overlaps { 0 } else { 50 };
        // Figures stand among figures, names among names.
        let strange = if self.figures == token::is_value(&field.text) { 0 } else { 20 };
        u64::try_from(nearest + apart + strange).unwrap_or(u64::MAX)
    }
}

//! Rows without columns: a code, a name, and as many figures in each.

use super::fields::{Kind, Parsed};
use super::region::Region;
use crate::note::{Note, note};
use crate::text::table::{Row, kept_whole};
use crate::text::{delimited, prose, token};
use crate::words::{self, Meaning, chinese_digit};

/// The rows of a region, with the line of the headings, where the line above fits.
pub(super) struct Shaped {
    pub(super) rows: Vec<Row>,
    pub(super) head: Option<usize>,
    /// What there is to say of rows that do not fit.
    pub(super) notes: Vec<Note>,
}

/// What most rows of a region look like.
struct Shape {
    /// The words of a row, without its code.
    words: Vec<Class>,
    /// Whether the code is a column of its own.
    apart: bool,
    /// The line of the headings, and the headings.
    head: Option<usize>,
    headings: Vec<String>,
}

/// The lines of a region, each with its words; none where it has no figure.
fn worded<'p, 'r>(
    region: &Region,
    parsed: &'p [Parsed<'r>],
) -> impl Iterator<Item = (&'p Parsed<'r>, Vec<(Class, String)>)> {
    let body = parsed[region.start..region.end].iter().filter(|line| !line.fields.is_empty());
    body.map(|line| (line, if line.kind == Kind::Figures { classed_words(line) } else { Vec::new() }))
}

impl Shape {
    /// The shape of a region's rows, where they have one.
    fn of(region: &Region, parsed: &[Parsed<'_>]) -> Option<Self> {
        let mut patterns: Vec<(Vec<Class>, usize)> = Vec::new();
        let mut coded = false;
        for (_, words) in worded(region, parsed).filter(|(_, words)| !words.is_empty()) {
            coded |= words[0].0 == Class::Code;
            let found = pattern(&words);
            match patterns.iter().position(|(known, _)| *known == found) {
                Some(at) => patterns[at].1 += 1,
                // A table has few shapes; a text that has many is none.
                None if patterns.len() < 16 => patterns.push((found, 1)),
                None => return None,
            }
        }
        let head = region.head.last().copied().filter(|at| parsed[*at].is_heading());
        let headings = head.map(|at| parsed[at].words()).unwrap_or_default();
        // The shape that most rows have; but if some have that of the headings, the others leave cells blank.
        let of_headings = |pattern: &[Class]| {
            let names = pattern.iter().filter(|class| **class == Class::Name).count();
            pattern.len() == headings.len() && names > 1
        };
        let (words, count) =
            patterns.into_iter().max_by_key(|(pattern, count)| (of_headings(pattern), *count))?;
        // Headings show whether code and name are one column. Without them they are two.
        let apart = coded && headings.len() != words.len();
        let width = words.len() + usize::from(apart);
        let head = head.filter(|_| headings.len() == width);
        (count + usize::from(head.is_some()) > 1).then_some(Self { words, apart, head, headings })
    }
}

/// The rows of a region that have one shape; nothing where they have none.
pub(super) fn rows(region: &Region, parsed: &[Parsed<'_>]) -> Option<Shaped> {
    let Shape { words: common, apart, head, headings } = Shape::of(region, parsed)?;
    let mut rows = Vec::new();
    rows.extend(head.map(|at| Row { cells: headings, line: parsed[at].raw.number }));
    let (mut unfitting, mut sided) = (Vec::new(), Vec::new());
    let mut broken: Option<Row> = None;
    for (line, words) in worded(region, parsed) {
        let number = line.raw.number;
        let whole = token::cell(line.raw.text);
        if words.is_empty() {
            let part = broken.get_or_insert(Row { cells: vec![String::new()], line: number });
            words::join(&mut part.cells[0], &whole);
            continue;
        }
        let found = pattern(&words);
        let fits = found == common;
        let mut row = Row { cells: vec![whole], line: number };
        // In a balance a row may have one side only.
        let side = (!fits && [found.as_slice(), &found].concat() == common)
            .then(|| side_of(&words[0].1, &rows, found.len()))
            .flatten();
        if let Some(side) = side {
            row.cells = vec![String::new(); common.len()];
            for (cell, (_, text)) in row.cells[side * found.len()..].iter_mut().zip(words) {
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
    let mut notes: Vec<Note> = unfitting.into_iter().map(kept_whole).collect();
    if let (Some(first), Some(last)) = (sided.first(), sided.last()) {
        notes.push(note!(
            "第 {first} 至 {last} 行：只有一方的行，按序号和名称归入收入或支出",
            "lines {first} to {last}: rows with one side only were given theirs by their numbers and names"
        ));
    }
    Some(Shaped { rows, head, notes })
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
/// says. `None` where neither decides.
fn side_of(name: &str, rows: &[Row], width: usize) -> Option<usize> {
    let last = |side: usize| {
        let mut names = rows.iter().rev().filter_map(|row| row.cells.get(side * width));
        names.find_map(|name| ordinal_number(name))
    };
    let number = ordinal_number(name);
    let goes_on = [0, 1].map(|side| number.is_some() && number == Some(last(side).unwrap_or(0) + 1));
    let by_number = match goes_on {
        [true, false] => Some(0),
        [false, true] => Some(1),
        _ => None,
    };
    by_number.or_else(|| {
        match (Meaning::SideRevenue.stands_in(name), Meaning::SideExpenditure.stands_in(name)) {
            (true, false) => Some(0),
            (false, true) => Some(1),
            _ => None,
        }
    })
}

/// The ordinal that a name begins with: 二十一、 is 21.
fn ordinal_number(name: &str) -> Option<u32> {
    let (number, _) = name.split_once('、')?;
    number
        .chars()
        .try_fold((0, 0), |(sum, last), c| match c {
            '十' => Some((sum + last.max(1) * 10, 0)),
            c => Some((sum, chinese_digit(c)?)),
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
fn classed_words(line: &Parsed<'_>) -> Vec<(Class, String)> {
    let words = line.words();
    let amount = words.iter().position(|word| token::is_amount(word)).unwrap_or(words.len());
    let mut classed: Vec<(Class, String)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let class =
            if at == 0 && token::is_code(word) && words.get(1).is_some_and(|next| !token::is_value(next)) {
                Class::Code
            } else if at >= amount && token::is_value(word) {
                Class::Figure
            } else {
                Class::Name
            };
        match classed.last_mut() {
            Some((Class::Name, name)) if class == Class::Name => words::join(name, word),
            _ => classed.push((class, word.clone())),
        }
    }
    classed
}

fn pattern(words: &[(Class, String)]) -> Vec<Class> {
    words.iter().map(|(class, _)| *class).filter(|class| *class != Class::Code).collect()
}

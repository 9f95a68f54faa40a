//! Furniture of pages: numbers and running titles, which are no part of the text.

use std::collections::HashMap;

use super::boxes::at_edge;
use super::sheet::{Part, Sheet};

/// Takes page numbers and running titles out.
///
/// A page number is a line at the edge of the page that says nothing but a number, and the numbers go up with the
/// pages. A running title is the same text at the same place of most pages of a size, for a part of a document may have
/// its own. A line that names a table (表) or a unit of
/// money (元) is never furniture, wherever it stands: a table that goes on over pages has both at the same place.
pub(super) fn take_out(sheets: &mut [Sheet]) {
    let mut offsets: HashMap<i64, usize> = HashMap::new();
    let mut titles: HashMap<(String, bool, i64, Size), usize> = HashMap::new();
    let mut pages: HashMap<Size, usize> = HashMap::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.blocks.is_empty()) {
        *pages.entry(size(sheet)).or_default() += 1;
        for (edge, text, top) in edges(sheet) {
            if let Some(number) = page_number(&text) {
                *offsets.entry(number - i64::from(sheet.number)).or_default() += 1;
            } else {
                *titles.entry((text, top, edge, size(sheet))).or_default() += 1;
            }
        }
    }
    let number = offsets.into_iter().max_by_key(|(offset, count)| (*count, -offset.abs()));
    let number = number.filter(|(_, count)| *count > 1).map(|(offset, _)| offset);
    titles.retain(|(text, .., size), count| {
        let pages = pages.get(size).copied().unwrap_or_default();
        *count > 2 && *count * 5 > pages * 3 && !text.contains(['表', '元'])
    });
    for sheet in sheets.iter_mut() {
        let page = i64::from(sheet.number);
        let found: Vec<String> = edges(sheet)
            .into_iter()
            .filter(|(edge, text, top)| match page_number(text) {
                Some(value) => number == Some(value - page),
                None => titles.contains_key(&(text.clone(), *top, *edge, size(sheet))),
            })
            .map(|(_, text, _)| text)
            .collect();
        let height = sheet.height;
        sheet.blocks.retain(|part| match part {
            Part::Line(line) => !(at_edge(line.base, height).is_some() && found.contains(&line.text())),
            Part::Grid { .. } => true,
        });
    }
}

/// The lines at the edge of a page beyond which nothing else stands: where they stand (to four points), their text, and
/// whether at the top. At most two at either edge.
fn edges(sheet: &Sheet) -> Vec<(i64, String, bool)> {
    let line = |part: &Part, top: bool| match part {
        Part::Line(line) if at_edge(line.base, sheet.height) == Some(top) => {
            let from_edge = if top { line.base } else { sheet.height - line.base };
            Some((steps(from_edge), line.text(), top))
        }
        _ => None,
    };
    let above = sheet.blocks.iter().take(2).map_while(|part| line(part, true));
    let below = sheet.blocks.iter().rev().take(2).map_while(|part| line(part, false));
    above.chain(below).collect()
}

/// The width and height of a page, in steps.
type Size = (i64, i64);

fn size(sheet: &Sheet) -> Size {
    (steps(sheet.width), steps(sheet.height))
}

/// A distance in steps of four points.
#[expect(clippy::cast_possible_truncation, reason = "a cast from float saturates, and pages are small")]
fn steps(distance: f64) -> i64 {
    (distance / 4.0).round() as i64
}

/// The number that a line is, if it says nothing else: "3", "- 3 -", "第 3 页", "3 / 20", "第3页 共20页".
fn page_number(text: &str) -> Option<i64> {
    let mut numbers = Vec::new();
    let mut digits = String::new();
    for one in text.chars().chain([' ']) {
        let one = match one {
            '０'..='９' => char::from_u32(u32::from(one) - 0xfee0).unwrap_or(one),
            one => one,
        };
        if one.is_ascii_digit() {
            digits.push(one);
        } else if one.is_whitespace() || "-—–−－─·~～_|第页共/／,，、".contains(one) {
            if !digits.is_empty() {
                numbers.push(digits.parse::<i64>().ok().filter(|_| digits.len() < 5)?);
                digits.clear();
            }
        } else {
            return None;
        }
    }
    (numbers.len() < 3).then(|| numbers.first().copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::page_number;

    #[test]
    fn page_numbers_are_no_figures_and_no_text() {
        for (text, number) in [
            ("3", 3),
            ("- 3 -", 3),
            ("—12—", 12),
            ("第 3 页", 3),
            ("第3页 共20页", 3),
            ("3 / 20", 3),
            ("－３－", 3),
        ] {
            assert_eq!(page_number(text), Some(number), "{text}");
        }
        for text in ["", "表3", "3.00", "2010301", "一", "1 2 3", "单位：万元"] {
            assert_eq!(page_number(text), None, "{text}");
        }
    }
}

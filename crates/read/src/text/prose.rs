//! Lines outside tables: which of them begin a paragraph, and which run on into the next.

use cn_budget::document::Place;

use super::line::Raw;
use super::{delimited, token};
use crate::words::is_chinese_digit;
use crate::{Block, Layout, Line};

/// A line that is at least so wide is as wide as the page, where nothing shows how wide that is: 20 characters.
const LEAST_MARGIN: usize = 40;

/// Lines of text, in order, blank ones left out.
pub(super) fn lines(lines: &[Raw<'_>], layout: &mut Layout) {
    let margin = margin(lines);
    // A line that has room for more and a blank line behind it is not cut off for want of room.
    let room = margin.or_else(|| lines.iter().map(|raw| token::width(raw.text.trim_end())).max());
    let is_cut_off = |place: usize, text: &str| {
        // What is not broken, a figure with its unit, wants its whole width.
        let next =
            lines[place + 1..].iter().find(|raw| !raw.is_blank()).map_or("", |raw| raw.text.trim_start());
        let whole = next.find(|c: char| !c.is_ascii_graphic()).unwrap_or(next.len());
        let wanted = token::width(lines[place].text.trim_end()) + whole + 4;
        stops_within_sentence(text) && (room.is_some_and(|room| wanted >= room) || has_open_bracket(text))
    };
    let mut runs_on = false;
    let mut apart = true;
    for (place, raw) in lines.iter().enumerate() {
        if raw.is_blank() {
            apart = true;
            continue;
        }
        // A line of dashes separates, it says nothing.
        if delimited::is_rule(raw.text) {
            continue;
        }
        let seen = token::visible(raw.text);
        let indented = seen.starts_with([' ', '\u{3000}', '\t']);
        for (part, text) in seen.split('\n').enumerate() {
            let text = unmarked(text.trim());
            if text.trim().is_empty() {
                continue;
            }
            let full = margin.is_some_and(|margin| token::width(raw.text.trim_end()) + 4 >= margin)
                || stops_within_sentence(&text);
            let mut line = Line::new(text.trim(), Place::new(None, Some(raw.number)));
            // A blank line or the end of a page within a sentence is no end of it.
            line.begins = indented || part > 0 || is_numbered(&line.text) || (apart && !runs_on);
            line.full = full;
            runs_on = is_cut_off(place, &line.text);
            apart = false;
            layout.blocks.push(Block::Line(line));
        }
    }
}

/// The width that lines are broken at: where three lines at least, each followed by another one, come near to the widest of
/// them.
fn margin(lines: &[Raw<'_>]) -> Option<usize> {
    let followed = lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
    let widths: Vec<usize> = followed.map(|pair| token::width(pair[0].text.trim_end())).collect();
    let widest = widths.iter().copied().max()?;
    let near = widths.iter().filter(|width| **width + 4 >= widest).count();
    (widest >= LEAST_MARGIN && near >= 3).then_some(widest)
}

/// Whether a bracket is open at the end of a line.
fn has_open_bracket(text: &str) -> bool {
    let count = |marks: [char; 2]| text.chars().filter(|c| marks.contains(c)).count();
    count(['（', '(']) > count(['）', ')'])
}

/// Whether a line stops within a sentence: it is long, it has the marks of a sentence or an open bracket, and no mark at its
/// end.
fn stops_within_sentence(text: &str) -> bool {
    // The mark after an ordinal (一、) is none of a sentence.
    let marks = text.chars().skip(4).any(|c| matches!(c, '，' | '、' | '。' | '；' | ','));
    token::width(text) >= LEAST_MARGIN && !token::ends_sentence(text) && (marks || has_open_bracket(text))
}

/// Whether it begins with an ordinal: 一、 （一） 1. 1、 第一部分.
pub(super) fn is_numbered(text: &str) -> bool {
    let counts = |c: char| c.is_ascii_digit() || is_chinese_digit(c);
    if let Some(inside) = text.strip_prefix(['（', '(']) {
        let rest = inside.trim_start_matches(counts);
        return rest.len() < inside.len() && rest.starts_with(['）', ')']);
    }
    let rest = text.trim_start_matches(counts);
    let part = text.strip_prefix('第').map(|rest| rest.trim_start_matches(counts));
    let point =
        rest.strip_prefix(['.', '．']).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    (rest.len() < text.len() && (rest.starts_with('、') || point))
        || part.is_some_and(|rest| rest.starts_with("部分"))
}

/// Without the marks of Markdown: `#` before a heading, `**` around what is bold. And without the commas that a sheet saved
/// as CSV has around a line of one cell.
fn unmarked(text: &str) -> String {
    let text = if text.starts_with(",,") || text.ends_with(",,") { text.trim_matches(',') } else { text };
    let hashes = text.len() - text.trim_start_matches('#').len();
    let text = match text[hashes..].strip_prefix(' ') {
        Some(heading) if (1..=6).contains(&hashes) => heading,
        _ => text,
    };
    let pairs = text.matches("**").count();
    if pairs > 0 && pairs % 2 == 0 { text.replace("**", "") } else { text.to_owned() }
}

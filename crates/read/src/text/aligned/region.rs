//! Which lines around a row of figures belong to its table.

use super::fields::{Kind, Parsed};
use crate::text::line::Raw;
use crate::text::token;

/// How many lines without a figure may stand between two rows of a table, and how many rows of headings above it.
const LONGEST_GAP: usize = 8;

/// Lines that may be one table.
#[derive(Debug)]
pub(super) struct Region {
    /// The lines of headings.
    pub(super) head: Vec<usize>,
    /// The first row and the line after the last.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Region {
    /// The lines around a row of figures that belong to its table. No line before `floor` does.
    pub(super) fn around(parsed: &[Parsed<'_>], lines: &[Raw<'_>], floor: usize, start: usize) -> Self {
        let mut end = start + 1;
        let mut at = end;
        let (mut pending, mut blanks) = (0, 0);
        let figures_end = parsed[start].figures_end().filter(|_| parsed[start].gaps).unwrap_or(usize::MAX);
        while let Some(line) = parsed.get(at).filter(|_| !lines[at].page) {
            match line.kind {
                // Without columns only lines beside each other are known to belong together.
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
}

/// Whether a line without figures can be a part of the headings: short words, or several headings beside each other.
fn is_part_of_heading(line: &Parsed<'_>) -> bool {
    let words = line.words();
    let short = words.iter().all(|word| word.chars().count() <= 6) && words.len() <= 4;
    short || (words.len() > 1 && token::is_heading_row(words.iter().map(String::as_str)))
}

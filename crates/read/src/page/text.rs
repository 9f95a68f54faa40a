//! From glyphs to text: what stands on one line, where blanks are, and what a wrapped line goes on with.

use cn_budget::document::Place;

use super::boxes::{self, Turned};
use super::ink::Glyph;
use crate::figure::unsigned;
use crate::words::{fold, raised};
use crate::wrapped::is_part;

/// A line of glyphs, from left to right.
#[derive(Clone, Debug)]
pub(super) struct TextLine {
    pub(super) chunks: Vec<Chunk>,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The height of its baseline.
    pub(super) base: f64,
    /// The size of its largest glyph.
    pub(super) size: f64,
    /// How wide its first word is: a letter of Chinese, or what no line is broken within, with the brackets and marks
    /// that no line begins or ends with.
    pub(super) lead: f64,
}

/// A part of a line without a wide gap.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
}

impl TextLine {
    /// Where it stands: the box around it on a page, and which line it is.
    pub(super) fn place(&self, turned: Turned, page: u32, number: u32) -> Place {
        turned.place(page, Some(number), boxes::of_letters(self.x0, self.x1, self.base, self.size))
    }

    /// Its text; one blank where there is a gap.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for chunk in &self.chunks {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&chunk.text);
        }
        text
    }
}

/// How wide a gap parts the chunks of a line, in ems: letters set apart to fill a line are closer, columns further.
const CHUNK: f64 = 1.3;

/// The lines of some glyphs that run from left to right, from above.
pub(super) fn lines(glyphs: &[&Glyph]) -> Vec<TextLine> {
    let mut order: Vec<&Glyph> = glyphs.to_vec();
    order.sort_by(|one, other| one.centre().y.total_cmp(&other.centre().y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in order {
        // On one line are glyphs whose middles are closer than half of the smaller one's height to the line's last,
        // and that do not drift away from its first: subscripts and digits of another font are, the next line is not.
        let fits = rows.last().is_some_and(|row| {
            let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
            let y = glyph.centre().y;
            let size = glyph.size.min(last.size);
            y - last.centre().y <= 0.4 * size && y - first.centre().y <= 0.6 * glyph.size.max(first.size)
        });
        match rows.last_mut().filter(|_| fits) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    with_marks(rows).into_iter().filter_map(line).collect()
}

/// Puts the marks of a line that are raised so far that their middles are above it back on the line: 100.00 and a small 1 behind
/// it, half of a letter up, are one figure with its mark, and not 1 above 100.00.
fn with_marks(rows: Vec<Vec<&Glyph>>) -> Vec<Vec<&Glyph>> {
    let mut lines: Vec<Vec<&Glyph>> = Vec::with_capacity(rows.len());
    for row in rows {
        match lines.last_mut().filter(|marks| marks.iter().all(|mark| is_mark_of(mark, &row))) {
            Some(marks) => marks.extend(row),
            None => lines.push(row),
        }
    }
    lines
}

/// Whether a glyph stands right behind one of a line, raised above it and not clear of it: the line above is a whole letter up.
fn is_mark_of(mark: &Glyph, line: &[&Glyph]) -> bool {
    line.iter().any(|ground| {
        let end = ground.origin.x + ground.advance;
        let is_behind = mark.origin.x > ground.origin.x + 0.5 * ground.advance;
        is_raised(mark, ground)
            && ground.origin.y - mark.origin.y < 0.8 * ground.size
            && is_behind
            && mark.origin.x - end < ground.size
    })
}

/// One line of glyphs; nothing if all are blank.
fn line(mut glyphs: Vec<&Glyph>) -> Option<TextLine> {
    glyphs.sort_by(|one, other| one.origin.x.total_cmp(&other.origin.x));
    let lead = lead(&glyphs);
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut size: f64 = 0.0;
    let mut base = 0.0;
    let mut blank = false;
    let mut previous: Option<&Glyph> = None;
    // What the next glyph is raised above.
    let mut ground: Option<&Glyph> = None;
    for glyph in glyphs {
        if glyph.text.is_blank() {
            blank = true;
            continue;
        }
        let (x0, x1) = (glyph.origin.x, glyph.origin.x + glyph.advance);
        if glyph.size > size {
            (size, base) = (glyph.size, glyph.origin.y);
        }
        let wide = previous.is_none_or(|before| {
            x0 - (before.origin.x + before.advance) > CHUNK * glyph.size.max(before.size)
        });
        if wide {
            chunks.push(Chunk { text: String::new(), x0, x1 });
        }
        let Some(chunk) = chunks.last_mut() else { continue };
        if let Some(before) = previous.filter(|_| !wide) {
            let em = glyph.size.max(before.size);
            let gap = x0 - (before.origin.x + before.advance);
            // Chinese is set without blanks, and letters are moved apart to fill a line or a cell; between words of
            // Latin letters and figures a quarter of an em is a blank. A blank that takes no room is none: some
            // programs write one between any two letters.
            let (last, first) = (before.text.last(), glyph.text.first());
            let apart = if last.is_ascii() && first.is_ascii() { 0.25 } else { 0.8 };
            if gap > apart * em || blank && gap > 0.1 * em {
                chunk.text.push(' ');
            }
        }
        if ground.is_some_and(|ground| !wide && is_raised(glyph, ground)) {
            let mut mark = String::new();
            glyph.text.push_to(&mut mark);
            chunk.text.push_str(&raised(&mark));
        } else {
            glyph.text.push_to(&mut chunk.text);
            ground = Some(glyph);
        }
        chunk.x1 = chunk.x1.max(x1);
        blank = false;
        previous = Some(glyph);
    }
    let x0 = chunks.first()?.x0;
    let x1 = chunks.iter().map(|chunk| chunk.x1).fold(x0, f64::max);
    Some(TextLine { chunks, x0, x1, base, size, lead })
}

/// Whether a glyph is set as the mark of a footnote: smaller than what stands before it, and above its baseline. Programs set
/// such marks at two thirds of the size, a third of it up; digits of another font on the same line stand on its baseline.
fn is_raised(glyph: &Glyph, ground: &Glyph) -> bool {
    glyph.turn == ground.turn
        && glyph.size < 0.8 * ground.size
        && ground.origin.y - glyph.origin.y > 0.2 * ground.size
}

/// Marks that no line ends with, and those that none begins with.
const OPENS: &str = "（(《“‘【[〔";
const CLOSES: &str = "）)》”’】]〕，。、；：！？,.;:%％";

/// How wide the first word of a line is.
fn lead(glyphs: &[&Glyph]) -> f64 {
    let mut glyphs = glyphs.iter().skip_while(|glyph| glyph.text.is_blank());
    let Some(first) = glyphs.next() else { return 0.0 };
    let mut end = first.origin.x + first.advance;
    let mut before = first;
    for glyph in glyphs {
        let word = glyph.text.first().is_ascii() && before.text.last().is_ascii() && !glyph.text.is_blank();
        let hugs = OPENS.contains(before.text.last()) || CLOSES.contains(glyph.text.first());
        if !(word || hugs) || glyph.origin.x - end > 0.25 * glyph.size {
            break;
        }
        end = glyph.origin.x + glyph.advance;
        before = glyph;
    }
    end - first.origin.x
}

/// The text of a cell whose left and right sides are given: its lines joined.
pub(super) fn cell_text(glyphs: &[&Glyph], left: f64, right: f64) -> String {
    let lines = lines(glyphs);
    let mut text = String::new();
    let mut before: Option<&TextLine> = None;
    for line in &lines {
        let next = line.text();
        if let Some(before) = before {
            // A line wraps because the next character did not fit. The margin of a cell is at most an em and a half
            // on both sides together.
            let first = line.chunks.first().map_or(0.0, |chunk| chunk.x1 - chunk.x0);
            let first = first.min(line.size);
            let wrapped = before.x1 - before.x0 + first > right - left - 1.5 * before.size;
            text.extend(between(&text, &next, wrapped));
        }
        text.push_str(&next);
        before = Some(line);
    }
    text
}

/// What stands between two lines of a cell: nothing, a blank, or a line break where two figures meet and only the others of
/// the table tell whether they are one.
fn between(before: &str, next: &str, wrapped: bool) -> Option<char> {
    let (last, first) = (before.chars().next_back()?, next.chars().next()?);
    if !last.is_ascii() || !first.is_ascii() {
        return None;
    }
    // A figure too wide for its cell goes on with its digits; two figures below each other stay two.
    let whole = || {
        let word = before.rsplit(' ').next().unwrap_or(before);
        let joined: String = word.chars().chain(next.chars()).collect();
        is_figure(&joined)
    };
    let figure = |one: char| is_part(one) || one == '%';
    if figure(last) && figure(first) {
        return if wrapped && whole() { None } else { Some('\n') };
    }
    // Brackets and marks hug what they enclose.
    let hugs = matches!(last, '(' | '[' | '{' | '/' | '-')
        || matches!(first, ')' | ']' | '}' | ',' | '.' | '%' | ';' | ':' | '/');
    (!hugs).then_some(' ')
}

/// Whether a text is one figure as printed: digits, groups of three parted by commas, decimals, a sign, a percent sign.
pub(super) fn is_figure(text: &str) -> bool {
    let text = fold(text);
    // (1) counts, (1.00) is a loss.
    let counts = text.trim().starts_with('(') && !text.contains(['.', ',']);
    let Some((_, text)) = unsigned(&text).filter(|_| !counts) else { return false };
    let text = text.strip_suffix('%').unwrap_or(text);
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if decimals.is_some_and(|decimals| !digits(decimals)) {
        return false;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    digits(first)
        && (rest.peek().is_none() || first.len() <= 3)
        && rest.all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_no_codes_and_no_halves() {
        for figure in ["0", "156,211,123", "9682.88", "-1.5", "12.3%", "2010301"] {
            assert!(is_figure(figure), "{figure}");
        }
        for other in ["", "1,23", "1234,567", "12.", ".5", "12.0015.00", "一", "1 2", "1-2", "(1)"] {
            assert!(!is_figure(other), "{other}");
        }
    }

    #[test]
    fn lines_of_a_cell_are_joined_as_they_were_wrapped() {
        for (before, next, wrapped, expected) in [
            ("一般公共", "预算", true, None),
            ("Huizhou", "City", true, Some(' ')),
            ("156,211,", "123", true, None),
            ("9682.8", "8", true, None),
            ("12.00", "15.00", true, Some('\n')),
            ("30101", "30102", false, Some('\n')),
            ("A(", "b", true, None),
        ] {
            assert_eq!(between(before, next, wrapped), expected, "{before} {next}");
        }
    }
}

//! Text in columns at a terminal, where a Chinese character is two wide.
//!
//! Written here because what is hard about it is ours: a table crate wraps or cuts cells where they do not fit, and an
//! excerpt leaves out the columns that do not matter.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

pub(crate) const PLAIN: Style = Style::new();

/// Between two columns.
const GAP: usize = 2;

/// How a text is painted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    pub(crate) bold: Style,
    pub(crate) dim: Style,
    pub(crate) red: Style,
    pub(crate) yellow: Style,
    pub(crate) cyan: Style,
}

impl Palette {
    /// Not at all.
    pub(crate) const PLAIN: Self = Self { bold: PLAIN, dim: PLAIN, red: PLAIN, yellow: PLAIN, cyan: PLAIN };

    /// As terminals show it.
    pub(crate) const TERMINAL: Self = Self {
        bold: Style::new().bold(),
        dim: Style::new().dimmed(),
        red: AnsiColor::Red.on_default().bold(),
        yellow: AnsiColor::Yellow.on_default().bold(),
        cyan: AnsiColor::Cyan.on_default(),
    };
}

/// A text of one line, and how it is painted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Span {
    text: String,
    style: Style,
    right: bool,
}

impl Span {
    pub(crate) fn left(text: impl AsRef<str>) -> Self {
        Self { text: clean(text.as_ref()).into_owned(), style: PLAIN, right: false }
    }

    pub(crate) fn right(text: impl AsRef<str>) -> Self {
        Self { right: true, ..Self::left(text) }
    }

    pub(crate) fn painted(self, style: Style) -> Self {
        Self { style, ..self }
    }

    pub(crate) fn width(&self) -> usize {
        self.text.width()
    }
}

/// The rows with their columns aligned, each line after `indent` blanks.
pub(crate) fn aligned(rows: &[Vec<Span>], indent: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(Span::width).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = " ".repeat(indent);
        // Blanks are written when something follows, so that no line ends in them.
        let mut blanks = 0;
        for (span, width) in row.iter().zip(&widths) {
            let free = width - span.width();
            let (before, after) = if span.right { (free, 0) } else { (0, free) };
            if span.text.is_empty() {
                blanks += width + GAP;
                continue;
            }
            let visible = span.text.trim_end_matches(' ');
            line.push_str(&" ".repeat(blanks + before));
            line.push_str(&paint(visible, span.style));
            blanks = span.text.len() - visible.len() + after + GAP;
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// How wide the rows are, aligned.
pub(crate) fn width_of(rows: &[Vec<Span>]) -> usize {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(Span::width).max().unwrap_or(0);
    (0..columns).map(width).sum::<usize>() + GAP * columns.saturating_sub(1)
}

pub(crate) fn paint(text: &str, style: Style) -> String {
    if style == PLAIN || text.is_empty() { text.to_owned() } else { format!("{style}{text}{style:#}") }
}

/// A text over several lines where it is wider than `width`, broken where Unicode allows: no line begins with a comma.
/// The head is painted and stands on the first line.
pub(crate) fn wrapped(head: (&str, Style), text: &str, indent: usize, width: usize) -> String {
    let text = clean(text);
    let mut lines = String::from(&*paint(head.0, head.1));
    let mut used = head.0.width();
    let mut start = 0;
    for (end, opportunity) in linebreaks(&text) {
        let piece = &text[start..end];
        let visible = piece.trim_end().width();
        if used + visible > width && used > indent {
            lines.truncate(lines.trim_end_matches(' ').len());
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            used = indent;
        }
        let piece = piece.trim_end_matches(['\n', '\r']);
        // A piece without a place to break, such as a path, is cut where it must be.
        for letter in piece.chars() {
            let wide = letter.width().unwrap_or(0);
            if used + wide > width && letter != ' ' {
                lines.push('\n');
                lines.push_str(&" ".repeat(indent));
                used = indent;
            }
            lines.push(letter);
            used += wide;
        }
        if opportunity == BreakOpportunity::Mandatory && end < text.len() {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            used = indent;
        }
        start = end;
    }
    lines.truncate(lines.trim_end_matches(' ').len());
    lines.push('\n');
    lines
}

/// The text cut to `width`, with an ellipsis for what is gone.
pub(crate) fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut used = 0;
    for letter in text.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        used += wide;
        kept.push(letter);
    }
    kept.push('…');
    Cow::Owned(kept)
}

/// A text that does not steer what shows it: control characters, marks that turn the direction of writing, and those that
/// end a line for some programs are replaced. What a stranger's document says goes through here, and what its file is called.
///
/// ```
/// assert_eq!(cn_budget_render::clean("教育局\u{1b}[31m"), "教育局\u{fffd}[31m");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(steers) {
        Cow::Owned(text.chars().map(|letter| if steers(letter) { '\u{fffd}' } else { letter }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Lines that do not steer what shows them: each of them [`clean`].
///
/// ```
/// assert_eq!(cn_budget_render::clean_lines("甲\n乙\u{2028}丙"), "甲\n乙\u{fffd}丙");
/// ```
pub fn clean_lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// JSON in which what [`clean`] replaces stands as JSON writes it, so that a name is still exact. Outside of its strings
/// there is none of it but line breaks.
///
/// ```
/// assert_eq!(cn_budget_render::clean_json("\"甲\u{9b}乙\"\n"), "\"甲\\u009b乙\"\n");
/// ```
pub fn clean_json(json: &str) -> Cow<'_, str> {
    let is_raw = |letter: char| letter != '\n' && steers(letter);
    if !json.chars().any(is_raw) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_raw(letter) {
            // Memory takes what is written.
            let _ = write!(escaped, "\\u{:04x}", u32::from(letter));
        } else {
            escaped.push(letter);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character steers what shows it. All of them are of the first plane, so that JSON writes each as one.
fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_is_in_them() {
        let rows = [
            vec![Span::left("科目"), Span::right("合计")],
            vec![Span::left("201"), Span::right("9.00")],
            vec![Span::left("一般公共服务"), Span::right("")],
        ];
        assert_eq!(aligned(&rows, 1), " 科目          合计\n 201           9.00\n 一般公共服务\n");
        assert_eq!(width_of(&rows), 18);
    }

    #[test]
    fn a_long_text_goes_on_below() {
        assert_eq!(
            wrapped(("错误", Palette::TERMINAL.red), "：表列 183.61，各项合计 175.61，差 8.00", 2, 20)
                .lines()
                .collect::<Vec<_>>(),
            ["\u{1b}[1m\u{1b}[31m错误\u{1b}[0m：表列 183.61，", "  各项合计 175.61，", "  差 8.00"]
        );
        assert_eq!(wrapped(("", PLAIN), "abcdefgh", 2, 5), "abcde\n  fgh\n");
        assert_eq!(cut("一般公共服务", 7), "一般公…");
        assert_eq!(cut("一般公", 6), "一般公");
    }

    #[test]
    fn a_document_does_not_steer_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c"), "a\u{fffd}[31mb\u{fffd}c");
        for steers in
            ['\0', '\n', '\u{9b}', '\u{61c}', '\u{200e}', '\u{2028}', '\u{2029}', '\u{202d}', '\u{2069}']
        {
            let name = format!("甲{steers}.pdf");
            assert_eq!(clean(&name), "甲\u{fffd}.pdf", "{name:?}");
            let json = serde_json::to_string(&name).unwrap();
            let written = clean_json(&json);
            assert!(!written.contains(steers), "{written:?}");
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), name);
        }
        assert_eq!(clean_json("{\n  \"甲\": 1\n}\n"), "{\n  \"甲\": 1\n}\n");
    }
}

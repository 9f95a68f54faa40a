//! What a piece of text looks like: a figure, a code, a heading, the end of a sentence. Looks only; what it means is
//! recognition's to say.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::figure::{stands_for_figure, unsigned};
use crate::seen::seen;
use crate::words::{Meaning, fold, is_mark, join};
use crate::wrapped::join_line;

/// Headings are short; a sentence that contains one of the words is none. Counted in characters.
const LONGEST_HEADING: usize = 24;
/// The longest figure that is looked at: 10^15 yuan with commas, sign and ten decimals has 33 characters.
const LONGEST_FIGURE: usize = 40;

/// Whether it is spelled as a figure: 9682.88, -1,234.50, (3.5), 23.56%, １２０.
pub(super) fn is_figure(text: &str) -> bool {
    spelled(text).is_some()
}

/// Whether it is a figure that nothing else is spelled like: with a decimal point, or with commas between thousands.
pub(super) fn is_amount(text: &str) -> bool {
    spelled(text).is_some_and(|marks| marks)
}

/// For a figure, whether it has a decimal point or commas.
fn spelled(text: &str) -> Option<bool> {
    if text.len() > LONGEST_FIGURE * 3 {
        return None;
    }
    // A raised or lowered number is the mark of a footnote.
    let narrow = fold(text.trim().trim_end_matches(is_mark).trim_end());
    let (_, digits) = unsigned(&narrow)?;
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|first| sound(first) || (decimals.is_some() && whole.is_empty()));
    let commas = whole.contains(',');
    let grouped = groups.all(|group| sound(group) && group.len() == 3);
    (first && grouped && decimals.is_none_or(sound)).then_some(commas || decimals.is_some())
}

/// Whether it is a dash that stands for nothing in a column of figures.
pub(super) fn is_dash(text: &str) -> bool {
    let text = fold(text.trim());
    !text.is_empty() && text.chars().all(|c| c == '-')
}

/// Whether it stands in a column of figures.
pub(super) fn is_value(text: &str) -> bool {
    is_figure(text) || is_dash(text) || stands_for_figure(text)
}

/// Whether it is spelled as a code of any classification: three, five or seven digits.
pub(super) fn is_code(text: &str) -> bool {
    matches!(text.len(), 3 | 5 | 7) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is a heading of a column: short, no figure, and with a word that headings have.
pub(super) fn is_heading(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let short = bare.chars().count() <= LONGEST_HEADING;
    short && !ends_sentence(&bare) && Meaning::Heading.stands_in(&bare)
}

/// Whether a sentence or a part of one ends here.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['”', '’', '"', '）', ')', '》']);
    text.ends_with(['。', '；', '：', '！', '？', ';', ':', '!', '?'])
}

/// Whether it states the unit of a table: 单位：万元, as it stands above the headings.
pub(super) fn states_unit(text: &str) -> bool {
    text.contains("单位：") || text.contains("单位:")
}

/// Whether a row is a row of headings: no figure, and most of what stands there are headings.
pub(super) fn is_heading_row<'a>(cells: impl IntoIterator<Item = &'a str>) -> bool {
    let (mut filled, mut headings) = (0_usize, 0_usize);
    for cell in cells {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        if is_figure(cell) {
            return false;
        }
        filled += 1;
        headings += usize::from(is_heading(cell));
    }
    headings > 0 && headings * 2 >= filled
}

/// Whether these lines are a table of contents: titles, each with the number of its page.
pub(super) fn is_contents(rows: &[Vec<&str>]) -> bool {
    let mut last = 0_u32;
    let mut pages = 0_usize;
    for row in rows {
        let filled: Vec<&str> = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let Some((page, before)) = filled.split_last() else { continue };
        if before.is_empty() || before.iter().any(|cell| is_figure(cell) && !cell.ends_with('.')) {
            // A title alone, or more than one figure.
            if filled.iter().any(|cell| is_figure(cell)) {
                return false;
            }
            continue;
        }
        match page.parse::<u32>() {
            Ok(number) if page.len() <= 3 && number >= last && number > 0 => last = number,
            _ => return false,
        }
        pages += 1;
    }
    pages > 0
}

/// How many columns of a terminal it is wide: a Chinese character takes two.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The width of one character.
pub(super) fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The text of a cell: the lines in it joined, blanks at its ends and what no reader sees removed.
pub(super) fn cell(text: &str) -> String {
    let mut joined = String::new();
    for line in visible(text).split(BREAKS) {
        join(&mut joined, line);
    }
    joined
}

/// The text of a cell whose line breaks are its own: between figures they stay until [`settle`](crate::wrapped::settle)
/// decides.
pub(super) fn wrapped_cell(text: &str) -> String {
    let mut joined = String::new();
    for line in visible(text).split(BREAKS) {
        join_line(&mut joined, line);
    }
    joined
}

/// What ends a line.
const BREAKS: [char; 7] = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The text as it is seen, tags of HTML that a conversion left in it as line breaks.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    match untagged(text) {
        Cow::Borrowed(text) => seen(text),
        Cow::Owned(text) => Cow::Owned(seen(&text).into_owned()),
    }
}

/// Without tags such as `<p>` or `<br>`, which converters of documents leave in the text of cells.
fn untagged(text: &str) -> Cow<'_, str> {
    const TAGS: [&str; 12] = ["p", "br", "ol", "ul", "li", "div", "span", "b", "strong", "em", "sup", "sub"];
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        // A tag is short; without the bound a text of nothing but `<` would be searched to its end each time.
        let end = after.char_indices().take(200).find(|(_, c)| matches!(c, '<' | '>' | '\n'));
        let tag = end.filter(|(_, c)| *c == '>').map(|(end, _)| &after[..end]);
        let name = tag.map(|tag| {
            let tag = tag.trim_start_matches('/');
            tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default().to_ascii_lowercase()
        });
        match (tag, name) {
            (Some(tag), Some(name)) if TAGS.contains(&name.as_str()) => {
                if TAGS[..6].contains(&name.as_str()) {
                    out.push('\n');
                }
                rest = &after[tag.len() + 1..];
            }
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_what_is_none() {
        for figure in ["9682.88", "-1,234.50", "(3.5)", "23.56%", "１２０", "120", "0", "−3", "1,222", ".50"]
        {
            assert!(is_figure(figure), "{figure}");
        }
        for other in ["", "-", "合计", "1,22", "3.", "1.2.3", "12a", "2023 年", "一", "，", "，123"] {
            assert!(!is_figure(other), "{other}");
        }
        assert!(is_amount("1,222") && is_amount("0.00") && !is_amount("120"));
    }

    #[test]
    fn lines_are_joined_as_they_are_written() {
        for (before, line, joined) in [
            ("惠州市政务服务", "数据管理局", "惠州市政务服务数据管理局"),
            ("惠州", "12345", "惠州 12345"),
            ("（国", "办发", "（国办发"),
            ("", " x ", "x"),
        ] {
            let mut text = before.to_owned();
            join(&mut text, line);
            assert_eq!(text, joined);
        }
        assert_eq!(cell(" 目标： <ol style=\"a\"> 1. 甲</ol> <p>2 < 3\n乙</p>"), "目标： 1. 甲 2 < 3 乙");
        assert_eq!(cell("\u{FEFF}合\u{200B}计\u{A0}\u{3000}"), "合计");
    }

    #[test]
    fn headings_contents() {
        assert!(is_heading("科目 编码") && is_heading("预算数(单位:万元)") && !is_heading("情况如下："));
        assert!(is_contents(&[vec!["一、收支总体情况表", "3"], vec!["二、收入总体情况表", "4"]]));
        assert!(!is_contents(&[vec!["基本支出", "3.00"], vec!["项目支出", "4.00"]]));
        assert!(!is_contents(&[vec!["基本支出", "5"], vec!["项目支出", "4"]]));
    }
}

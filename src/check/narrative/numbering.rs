//! The numbers of headings and items (WRD015): 一、二、四.

use std::collections::HashMap;

use super::Prose;
use super::line::{Line, tell};
use crate::value::Outcome;

/// How an ordinal is written, the outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    /// 第一部分
    Part,
    /// 一、
    Lettered,
    /// （一）
    Inner,
    /// 1、
    Numbered,
    /// 1.
    Pointed,
    /// （1）
    Bracketed,
    /// 1）
    Closed,
}

/// The ordinal that a line begins with: its style, its number, and the words that it is.
pub(super) fn ordinal(text: &str) -> Option<(Style, u32, &str)> {
    let (open, rest) = match text.strip_prefix('（') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if let Some(rest) = text.strip_prefix('第') {
        let (number, length) = counted(rest)?;
        return rest[length..].starts_with("部分").then_some((Style::Part, number, &text[..3 + length + 6]));
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, length, arabic) = if (1..=2).contains(&digits) {
        (rest[..digits].parse().ok()?, digits, true)
    } else {
        let (number, length) = counted(rest)?;
        (number, length, false)
    };
    let after = &rest[length..];
    let style = match (open, arabic, after.chars().next()?) {
        (true, true, '）') => Style::Bracketed,
        (true, false, '）') => Style::Inner,
        (false, true, '）') => Style::Closed,
        (false, true, '、') => Style::Numbered,
        (false, true, '.') if !after[1..].starts_with(|c: char| c.is_ascii_digit()) => Style::Pointed,
        (false, false, '、') => Style::Lettered,
        _ => return None,
    };
    let end = text.len() - after.len() + after.chars().next()?.len_utf8();
    Some((style, number, &text[..end]))
}

/// 一 to 九十九, and how many bytes it is.
fn counted(text: &str) -> Option<(u32, usize)> {
    let value = |c: char| {
        (1_u32..).zip("一二三四五六七八九".chars()).find(|(_, digit)| *digit == c).map(|(at, _)| at)
    };
    let chars: Vec<char> = text.chars().take(3).collect();
    let ten = |place: usize| chars.get(place) == Some(&'十');
    let unit = |place: usize| chars.get(place).copied().and_then(value);
    let (number, length) = match (unit(0), ten(0)) {
        (Some(tens), _) if ten(1) => match unit(2) {
            Some(unit) => (tens * 10 + unit, 3),
            None => (tens * 10, 2),
        },
        (Some(number), _) => (number, 1),
        (None, true) => match unit(1) {
            Some(unit) => (10 + unit, 2),
            None => (10, 1),
        },
        (None, false) => return None,
    };
    Some((number, length * 3))
}

/// A list that is being counted: the number that it is at, and the line.
type Count = (u32, usize);

pub(super) fn check(prose: &mut Prose<'_>, lines: &[Line]) {
    let mut open: HashMap<Style, Vec<Count>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((style, number, words)) = ordinal(&line.text) else { continue };
        // The heading of a part may be the title of its tables.
        if style == Style::Part {
            open.clear();
            continue;
        }
        open.retain(|other, _| *other <= style);
        let counts = open.entry(style).or_default();
        if number == 1 {
            // A list in a list may be counted in the same way.
            counts.push((1, index));
            continue;
        }
        if let Some(at) = counts.iter().rposition(|(last, _)| last + 1 == number) {
            counts.truncate(at + 1);
            counts[at] = (number, index);
            prose.found.count("WRD015", Outcome::Held);
            continue;
        }
        let Some((last, since)) = counts.pop() else {
            counts.push((number, index));
            continue;
        };
        counts.clear();
        counts.push((number, index));
        if number != last + 2 || elsewhere(prose, &lines[since..index], words, last + 1) {
            continue;
        }
        let text = [
            format!("序号“{words}”之前缺少第 {} 项", last + 1),
            format!("{words} follows the number {last}"),
        ];
        tell(prose, "WRD015", line, 0, words, text);
    }
}

/// Whether the number that is missed stands within a line, or before a table.
fn elsewhere(prose: &Prose<'_>, between: &[Line], words: &str, missed: u32) -> bool {
    const CHINESE: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let chinese = usize::try_from(missed).ok().and_then(|at| CHINESE.get(at.checked_sub(1)?).copied());
    let arabic = missed.to_string();
    let number =
        if words.contains(|c: char| c.is_ascii_digit()) { arabic.as_str() } else { chinese.unwrap_or("") };
    if number.is_empty() {
        return true;
    }
    let (before, after) = (words.starts_with('（'), words.chars().next_back());
    let mark = format!(
        "{}{number}{}",
        if before { "（" } else { "" },
        after.map_or(String::new(), |c| c.to_string())
    );
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // 12.5 is no item 2.
    let within = |text: &str| {
        text.match_indices(&mark).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + mark.len()..]);
            !digit(before.chars().next_back()) && !digit(after.chars().next())
        })
    };
    let spaced = |text: &str| within(&super::name(text));
    between.iter().any(|line| within(&line.text))
        || prose
            .document
            .sheets
            .iter()
            .any(|sheet| spaced(&sheet.title) || sheet.notes.iter().any(|note| spaced(note)))
}

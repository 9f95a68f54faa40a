//! Figures as documents spell them. The canonical spelling belongs to `Printed`; every other one is read here, and its
//! text is kept beside the figure.

use core::str::FromStr;

use cn_budget::{Cell, Printed, Unit};

use crate::words::{fold, is_blank, is_mark, is_nothing, plain};

/// What stands in a figure's cell: blank, a figure, or a text that is kept unread.
///
/// A dash alone says that there is nothing, as a blank does, and so do dots and 无. It is no zero, for a zero would take part
/// in sums.
pub(crate) fn cell(text: &str, unit: Unit) -> Cell {
    let text = text.trim();
    if is_nothing(text) {
        return Cell::BLANK;
    }
    match digits(text) {
        Some((digits, own)) => Printed::parse(&digits, own.unwrap_or(unit))
            .map_or_else(|_| Cell::unread(text), |figure| Cell::spelled(figure, text)),
        None => Cell::unread(text),
    }
}

/// Whether the text is a figure in any spelling.
pub(crate) fn is_figure(text: &str) -> bool {
    digits(text.trim()).is_some_and(|(digits, _)| Printed::parse(&digits, Unit::Yuan).is_ok())
}

/// The canonical digits of a spelled figure, and the unit where the cell states one of its own.
fn digits(text: &str) -> Option<(String, Option<Unit>)> {
    // A raised or lowered number is the mark of a footnote.
    let folded = fold(text.trim_end_matches(is_mark));
    let mut rest = folded.trim().trim_start_matches(['¥', '￥']).trim_start();
    let mut unit = None;
    if let Some(start) = rest.find(|c: char| !is_part(c)) {
        // What is no part of a figure can only be a unit, at its end.
        unit = Some(Unit::from_str(rest[start..].trim_end()).ok()?);
        rest = rest[..start].trim_end();
    }
    let (negative, rest) = unsigned(rest)?;
    let (whole, fraction) =
        rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let whole = whole_part(whole.trim())?;
    let fraction = match fraction.map(str::trim) {
        Some(fraction) if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            return None;
        }
        other => other,
    };
    let whole = match (whole.as_str(), fraction) {
        ("", Some(_)) => "0",
        ("", None) => return None,
        (whole, _) => whole,
    };
    let zero = whole.bytes().chain(fraction.unwrap_or_default().bytes()).all(|byte| byte == b'0');
    let sign = if negative && !zero { "-" } else { "" };
    let point = if fraction.is_some() { "." } else { "" };
    Some((format!("{sign}{whole}{point}{}", fraction.unwrap_or_default()), unit))
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '+' | '(' | ')')
}

/// Whether a folded figure is negative, and what is left of it without its sign: `-5`, `(5)`, `(-5)` and `5-` all say the same,
/// and `+5` says nothing. `None` where a bracket stands alone.
pub(crate) fn unsigned(text: &str) -> Option<(bool, &str)> {
    let text = text.trim();
    let (bracketed, rest) = match text.strip_prefix('(') {
        Some(inner) => (true, inner.strip_suffix(')')?.trim()),
        None => (false, text),
    };
    if let Some(rest) = rest.strip_prefix('-') {
        return Some((true, rest.trim_start()));
    }
    if bracketed {
        return Some((true, rest));
    }
    Some(match (rest.strip_prefix('+'), rest.strip_suffix('-')) {
        (Some(rest), _) => (false, rest.trim_start()),
        (None, Some(rest)) => (true, rest.trim_end()),
        (None, None) => (false, rest),
    })
}

/// Whether the text stands where a figure is meant, and is none: one that is lost, or a word for nothing.
pub(crate) fn stands_for_figure(text: &str) -> bool {
    is_lost(text) || (is_nothing(text) && !is_blank(text))
}

/// Whether the text is what is left of a figure: an error of a spreadsheet, or a formula whose value the file does not hold.
pub(crate) fn is_lost(text: &str) -> bool {
    let words = plain(text);
    let error = words
        .strip_prefix('#')
        .is_some_and(|rest| rest.chars().all(|c| matches!(c, 'A'..='Z' | '0' | '/' | '!' | '?' | '#')));
    // A sheet that it refers to may have a Chinese name: ='支出总表'!C5.
    let formula = words
        .strip_prefix('=')
        .is_some_and(|rest| !rest.is_empty() && (rest.is_ascii() || rest.contains('!')));
    error || formula
}

/// The digits before the point. Commas and blanks stand between groups of three, or they separate two figures that
/// have run into one cell, and then the cell is not read. A blank beside a comma is nothing.
fn whole_part(text: &str) -> Option<String> {
    let mut groups = text.split(',').flat_map(|group| {
        let group = group.trim();
        if group.is_empty() { vec![""] } else { group.split_whitespace().collect() }
    });
    let first = groups.next()?;
    let mut whole = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        grouped = true;
        whole.push_str(group);
    }
    let sound =
        whole.bytes().all(|byte| byte.is_ascii_digit()) && (!grouped || (1..=3).contains(&first.len()));
    sound.then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_figure() {
        for (text, figure) in [
            ("9682.88", "9682.88 万元"),
            ("1,234.50", "1234.50 万元"),
            ("１２０", "120 万元"),
            ("1，234．50", "1234.50 万元"),
            ("156,211,123", "156211123 万元"),
            ("1 234.50", "1234.50 万元"),
            ("1, 234.50", "1234.50 万元"),
            ("9682 .88", "9682.88 万元"),
            ("9682. 88", "9682.88 万元"),
            ("(1,234.50)", "-1234.50 万元"),
            ("（3.50）", "-3.50 万元"),
            ("-3.50", "-3.50 万元"),
            ("－3.50", "-3.50 万元"),
            ("−3.50", "-3.50 万元"),
            ("-0.00", "0.00 万元"),
            ("﹣3.50", "-3.50 万元"),
            ("‐3.50", "-3.50 万元"),
            ("‑3.50", "-3.50 万元"),
            ("‒3.50", "-3.50 万元"),
            ("(-3.50)", "-3.50 万元"),
            ("3.50-", "-3.50 万元"),
            ("+3.50", "3.50 万元"),
            ("＋1,234.50", "1234.50 万元"),
            (".5", "0.5 万元"),
            ("3.50万元", "3.50 万元"),
            ("3,500 元", "3500 元"),
            ("¥3,500.00", "3500.00 万元"),
            ("　3.50　", "3.50 万元"),
            ("100.00¹", "100.00 万元"),
            ("100.00 ⁽²⁾", "100.00 万元"),
        ] {
            let cell = cell(text, Unit::TenThousandYuan);
            let found = cell.figure().map(|figure| figure.to_string());
            assert_eq!(found.as_deref(), Some(figure), "{text:?}");
            assert_eq!(cell.text(), text.trim());
            assert!(is_figure(text), "{text:?}");
        }
    }

    #[test]
    fn a_dash_is_a_blank() {
        for text in [
            "", " ", "　", "-", "—", "——", "–", "－", "--", "/", "‐", "﹣", "…", "……", "...", "无", "零", "×",
        ] {
            assert!(cell(text, Unit::Yuan).is_blank(), "{text:?}");
            assert!(!is_figure(text), "{text:?}");
        }
    }

    #[test]
    fn what_stands_in_the_place_of_a_figure() {
        for text in ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "########", "=C5+C9", "=SUM(A1:A3)", "无", "…"]
        {
            assert!(stands_for_figure(text), "{text:?}");
        }
        for text in ["", "-", "#1 楼", "=合计", "=", "行政运行", "无编制人员"] {
            assert!(!stands_for_figure(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_figure_is_kept() {
        for text in [
            "12,34",
            "1,2345",
            "97 46.50",
            "12.50 34.20",
            "1.2.3",
            "007",
            "5.",
            "3.5%",
            "96B2.88",
            "合计",
            "(1",
            "1)",
            "1,234,",
            ",123",
            "0001.00",
            "12 3",
            "一",
            "(一)",
            "2024年",
            "1e5",
            "+-3",
            "-(3)",
            "-3-",
            "3+",
            "10¹0",
            "¹",
            "9999999999999999999",
        ] {
            let cell = cell(text, Unit::Yuan);
            assert!(cell.is_unread(), "{text:?} is {cell:?}");
            assert_eq!(cell.text(), text);
        }
    }
}

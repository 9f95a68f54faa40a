//! Where paragraphs end and go on.

use super::{is_han, numeral};
use crate::words::{self, Meaning};

/// Whether a section is the list of contents.
pub(crate) fn is_contents(heading: &str) -> bool {
    heading.chars().filter(|c| !c.is_whitespace()).eq("目录".chars())
}

/// Whether a name of a code begins behind the level above it, and ends before its own in what comes next.
fn between_levels(text: &str, next: &str) -> bool {
    const LONGEST: usize = 24;
    let name = |words: &str| {
        words.chars().count() <= LONGEST && words.chars().all(|c| is_han(c) || "（）".contains(c))
    };
    let behind =
        ["（类）", "（款）"].iter().filter_map(|level| text.rsplit_once(level)).map(|(_, rest)| rest);
    let before = ["（款）", "（项）"].iter().filter_map(|level| next.split_once(level)).map(|(rest, _)| rest);
    let shortest = |rest: Option<&str>| rest.is_some_and(name);
    shortest(behind.min_by_key(|rest| rest.len())) && shortest(before.min_by_key(|rest| rest.len()))
}

/// Whether a paragraph stops within a sentence that the next one ends.
pub(crate) fn goes_on(text: &str, next: &str) -> bool {
    const SHORTEST_LINE: usize = 20;
    let ends = text.trim_end().ends_with(['。', '；', ';', '：', ':', '！', '？', '”', '》']);
    let next_line = next.trim_start();
    let rest = next_line.trim_start_matches(|c: char| c.is_ascii_digit());
    let chinese = next_line.trim_start_matches(numeral::is_of_ordinal);
    let point = |rest: &str| {
        rest.strip_prefix(['.', '、', '．'])
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let numbered = rest.len() < next_line.len() && point(rest);
    let lettered = chinese.len() < next_line.len() && point(chinese);
    // （一） begins an item, （类） goes on with a name.
    let bracketed = next_line.strip_prefix(['（', '(']).is_some_and(|inside| {
        let rest = inside.trim_start_matches(|c: char| c.is_ascii_digit() || numeral::is_of_ordinal(c));
        rest.len() < inside.len() && rest.starts_with(['）', ')'])
    });
    let item = numbered || lettered || bracketed || next_line.starts_with(['注', '-', '表']);
    // 2024年…: a statement begins, where none of the words that a year follows stands before it.
    let year = next_line.len() - rest.len() == 4 && rest.starts_with('年');
    let begins = words::of(Meaning::BeginsStatement).iter().any(|word| next_line.starts_with(word));
    let led = text.trim_end().ends_with(['、', '，'])
        || words::of(Meaning::GoesOn).iter().any(|word| text.trim_end().ends_with(word));
    let item = item || ((year || begins) && !led);
    // A sign or one of a few words follows a figure within a sentence, and what is said in place of one: 与上年持平.
    let figure = text.trim_end().ends_with(['元', '%', '％'])
        || words::of(Meaning::Flat).iter().any(|flat| text.trim_end().ends_with(flat));
    let within = |c: char| !is_han(c) || "的和及与以用等增减比较占完左".contains(c);
    let item = item || (figure && !next_line.starts_with(within));
    // A figure and its unit are not of two paragraphs.
    let unit = |line: &str| {
        line.starts_with('％') || words::of(Meaning::Unit).iter().any(|unit| line.starts_with(unit))
    };
    let amount = next_line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    // Nor does a paragraph begin with an amount.
    let parted = unit(amount)
        && (amount.len() < next_line.len() || text.trim_end().ends_with(|c: char| c.is_ascii_digit()))
        && text.trim_end().ends_with(|c: char| is_han(c) || c.is_ascii_digit());
    // Nor a name and its level.
    let level = next_line.strip_prefix(['（', '(']).is_some_and(|inside| {
        let inside = inside.trim_start_matches(|c: char| c.is_ascii_digit());
        inside.starts_with(['类', '款', '项']) && inside.chars().nth(1).is_some_and(|c| "）)".contains(c))
    });
    // Nor a name that is in quotation marks, or between its levels.
    let quoted = text.matches('“').count() > text.matches('”').count()
        && next.find('”').is_some_and(|close| next.find('“').is_none_or(|open| close < open));
    let parted = parted || level || quoted || between_levels(text, next_line);
    let sentence = text.contains(['，', ',', '。']) && text.chars().count() >= SHORTEST_LINE;
    (parted || (!ends && !item && sentence)) && next.contains(['，', '。', '；', '：', ',', ';'])
}

//! Titles below the headings of a text, which stand on lines of their own or begin a paragraph (小标题).

use crate::prose::{numeral, one_line};
use crate::words::{self, Meaning};

/// The level of a paragraph that names a thing and says nothing of it: （二）公务接待费; 3、教育支出（类）普通教育（款）小学教育（项）。
/// What follows is of that thing.
pub(super) fn title_level(text: &str) -> Option<usize> {
    const LONGEST_TITLE: usize = 60;
    let line = one_line(text);
    let line = line.trim_end_matches(['。', '：']);
    let number = |c: char| c.is_ascii_digit() || numeral::is_of_ordinal(c);
    let (bracket, inside) = match line.strip_prefix('（') {
        Some(inside) => (true, inside),
        None => (false, line),
    };
    let rest = inside.trim_start_matches(number);
    let chinese = inside.starts_with(|c: char| !c.is_ascii_digit());
    let name = if bracket { rest.strip_prefix('）') } else { rest.strip_prefix(['、', '.']) };
    let (level, name) = match name.filter(|_| rest.len() < inside.len()) {
        Some(name) => (usize::from(bracket) + if chinese { 0 } else { 2 }, name),
        // The path of an item needs no number.
        None if line.ends_with("（项）") => (4, line),
        None => return None,
    };
    let sentence = name.contains(['，', '。', '；', '：', '、']);
    let figure = words::of(Meaning::Unit).iter().any(|unit| name.contains(unit));
    (!sentence && !figure && name.chars().count() <= LONGEST_TITLE).then_some(level)
}

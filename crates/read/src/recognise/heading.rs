//! Headings in one spelling: what a form prints beside the Chinese words, or in another hand, names the same column.

use crate::words::{simplified, squeeze};

/// The words of a heading, without blanks, in simplified characters, without the English that stands beside them: 合計,
/// 合计 Total. A heading that is all English stays.
pub(super) fn heading(text: &str) -> String {
    simplified(&squeeze(without_english(text))).trim_end_matches(MARKS).to_owned()
}

/// Signs that point from a heading to a note below the table.
const MARKS: [char; 6] = ['*', '＊', '※', '#', '★', '▲'];

/// Without words of Latin letters before and behind the Chinese ones. Letters that a Chinese word begins with are its own:
/// PPP项目; a letter alone numbers.
fn without_english(text: &str) -> &str {
    let is_chinese = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    if !text.contains(is_chinese) || !text.contains(|c: char| c.is_ascii_alphabetic()) {
        return text;
    }
    let mut words = text.trim();
    let inside = words.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    if let Some((before, _)) = inside.filter(|(_, inside)| is_english(inside)) {
        words = before.trim_end();
    }
    let stem = words.trim_end_matches(is_latin);
    if is_english(&words[stem.len()..]) {
        words = stem;
    }
    // A word before the Chinese ones is parted from them.
    match words.find(is_chinese).map(|begin| words.split_at(begin)) {
        Some((before, rest)) if before.ends_with([' ', '\n', '/']) && is_english(before) => rest,
        _ => words,
    }
}

/// Whether a text is words of Latin letters, and no single letter.
fn is_english(text: &str) -> bool {
    text.chars().all(is_latin) && text.chars().filter(char::is_ascii_alphabetic).count() > 1
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, ' ' | '\n' | '.' | '&' | '\'' | '/' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_column_has_one_heading() {
        for (text, words) in [
            ("合 计", "合计"),
            ("合計", "合计"),
            ("小计*", "小计"),
            ("科目編碼", "科目编码"),
            ("財政撥款預算數", "财政拨款预算数"),
            ("合计 Total", "合计"),
            ("合计Total", "合计"),
            ("合计\nTotal", "合计"),
            ("合计（Total）", "合计"),
            ("Basic Expenditure 基本支出", "基本支出"),
            ("基本支出 Basic Expenditure", "基本支出"),
            ("PPP项目", "PPP项目"),
            ("项目A", "项目A"),
            ("合计（A）", "合计（A）"),
            ("Total", "Total"),
            ("合计（万元）", "合计（万元）"),
        ] {
            assert_eq!(heading(text), words, "{text}");
        }
    }
}

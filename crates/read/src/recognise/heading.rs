//! Headings in one spelling: what a form prints beside the Chinese words, or in another hand, names the same column.

use crate::words::squeeze;

/// The words of a heading, without blanks, in simplified characters, without the English that stands beside them: 合計,
/// 合计 Total. A heading that is all English stays.
pub(super) fn heading(text: &str) -> String {
    simplified(&squeeze(without_english(text)))
}

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

/// Traditional characters that the words of budgets are written with, each before its simplified one (通用规范汉字表, 附件1).
const TRADITIONAL: &str = "計计編编碼码稱称項项預预決决數数財财撥拨類类資资產产業业務务總总額额單单門门級级經经費费專专戶户\
    開开辦办員员車车購购運运維维護护動动機机關关債债結结轉转餘余補补貼贴調调執执際际實实規规範范論论據据證证標标準准\
    條条應应該该場场儲储備备農农環环節节醫医療疗衛卫險险離离養养障障對对個个內内國国營营稅税歲岁減减繳缴歸归屬属設设書书";

/// The words in simplified characters.
fn simplified(words: &str) -> String {
    let simple = |c: char| {
        let mut pairs = TRADITIONAL.chars().filter(|c| !c.is_whitespace());
        while let (Some(traditional), Some(simple)) = (pairs.next(), pairs.next()) {
            if traditional == c {
                return simple;
            }
        }
        c
    };
    words.chars().map(simple).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_column_has_one_heading() {
        for (text, words) in [
            ("合 计", "合计"),
            ("合計", "合计"),
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

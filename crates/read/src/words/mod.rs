//! What words say in these documents: numbers before a name, sums, units, codes.

use core::str::FromStr;
use std::collections::HashMap;
use std::sync::LazyLock;

use cn_budget::Unit;

use crate::seen::seen_as;

#[rustfmt::skip]
mod generated;
mod meaning;

pub(crate) use meaning::Meaning;

/// The text without any blank.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_space(*c)).collect()
}

/// Whether a character is written without blanks around it: Chinese letters and their punctuation.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Joins a line to what stands before it: without a blank between Chinese letters, with one elsewhere.
pub(crate) fn join(text: &mut String, line: &str) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    if let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next())
        && !(is_wide(last) && is_wide(first))
    {
        text.push(' ');
    }
    text.push_str(line);
}

/// Full-width letters, digits and punctuation as ASCII, the many minus signs and dashes as one.
pub(crate) fn fold(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '‐' | '‑' | '‒' | '−' | '–' | '—' | '―' | '─' | '﹘' | '﹣' | '⁻' => '-',
        other => other,
    };
    text.chars().map(fold).collect()
}

/// Raised digits and brackets as the characters that Unicode has for them: a footnote's mark is no digit of the figure
/// before it.
pub(crate) fn raised(text: &str) -> String {
    let raise = |c: char| match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32(u32::from(c) - u32::from('0') + 0x2070).unwrap_or(c),
        '(' | '（' | '[' | '〔' => '⁽',
        ')' | '）' | ']' | '〕' => '⁾',
        '+' => '⁺',
        '-' => '⁻',
        other => other,
    };
    text.chars().map(raise).collect()
}

/// Lowered digits and brackets as the characters that Unicode has for them, as [`raised`] ones: none is a digit of a figure. A Latin
/// letter before them makes them a part of its word: CO2.
pub(crate) fn lowered(text: &str, before: &str) -> String {
    if before.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return text.to_owned();
    }
    let lower = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) - u32::from('0') + 0x2080).unwrap_or(c),
        '(' | '（' | '[' | '〔' => '₍',
        ')' | '）' | ']' | '〕' => '₎',
        '+' => '₊',
        '-' => '₋',
        other => other,
    };
    text.chars().map(lower).collect()
}

/// Whether a character is one that [`raised`] or [`lowered`] gives: a mark behind a figure, and none of its digits.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁺' | '⁻' | '⁽' | '⁾' | '₀'..='₉' | '₊' | '₋' | '₍' | '₎')
}

/// The text as words are compared: folded, without blanks.
pub(crate) fn plain(text: &str) -> String {
    squeeze(&fold(text))
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || seen_as(c).is_none()
}

/// Whether a cell says that nothing stands in it: blanks, or dashes alone.
pub(crate) fn is_blank(text: &str) -> bool {
    fold(text).chars().all(|c| is_space(c) || matches!(c, '-' | '/'))
}

/// Whether the cell of a figure says that there is none: blank, dots, or 无, 零, ×.
pub(crate) fn is_nothing(text: &str) -> bool {
    const SIGNS: [&str; 4] = ["×", "╳", "\\", "n/a"];
    let words = plain(text).to_ascii_lowercase();
    is_blank(text)
        || Meaning::Nothing.is(&words)
        || SIGNS.contains(&words.as_str())
        || words.chars().all(|c| matches!(c, '…' | '⋯' | '·' | '.'))
}

/// Whether the words are those of a grand total: 合计, 支出总计.
pub(crate) fn is_total(text: &str) -> bool {
    let words = simplified(&plain(text));
    // 合计 Total
    let words = words
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .trim_end_matches("()")
        .trim_end_matches(':');
    Meaning::Whole.before(words).is_some_and(|stem| stem.is_empty() || Meaning::BeforeWhole.is(stem))
}

/// The digits that ordinals are written with, in their order, and the zero of years.
const CHINESE_DIGITS: [char; 11] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '〇'];

/// Whether a character is one of the digits that ordinals are written with.
pub(crate) fn is_chinese_digit(c: char) -> bool {
    CHINESE_DIGITS[..10].contains(&c)
}

/// The value of a Chinese digit from 一 to 九.
pub(crate) fn chinese_digit(c: char) -> Option<u32> {
    (1..).zip(&CHINESE_DIGITS[..9]).find(|(_, digit)| **digit == c).map(|(value, _)| value)
}

/// What stands before a name: nothing, 一、, （一）, or 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordinal {
    /// 第一部分
    Part,
    /// 一、
    Lettered,
    /// （一）
    Inner,
    /// 1. or 1、 or (1)
    Numbered,
}

/// The ordinal that a line begins with, and what follows it.
pub(crate) fn ordinal(text: &str) -> Option<(Ordinal, &str)> {
    let text = text.trim_start_matches(is_space);
    let chinese = |c: char| CHINESE_DIGITS.contains(&c);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    if let Some(rest) = text.strip_prefix('第') {
        let rest = rest.trim_start_matches(is_space);
        let after = rest.trim_start_matches(|c| chinese(c) || digit(c));
        let part = after.trim_start_matches(is_space).strip_prefix("部分")?;
        return (after.len() < rest.len()).then_some((Ordinal::Part, part));
    }
    if let Some(inside) = text.strip_prefix(['（', '(']) {
        let (number, rest) = inside.split_once(['）', ')'])?;
        let number = number.trim_matches(is_space);
        return match number {
            "" => None,
            _ if number.chars().all(chinese) => Some((Ordinal::Inner, rest)),
            _ if number.chars().all(digit) && number.chars().count() < 3 => Some((Ordinal::Numbered, rest)),
            _ => None,
        };
    }
    for (is_digit, kind) in [
        (&chinese as &dyn Fn(char) -> bool, Ordinal::Lettered),
        (&digit as &dyn Fn(char) -> bool, Ordinal::Numbered),
    ] {
        let rest = text.trim_start_matches(is_digit);
        if rest.len() < text.len() {
            let after = rest.trim_start_matches(is_space);
            let name = after.strip_prefix(['、', '.', '．'])?;
            // 1.5 is a figure, not the first of five.
            let decimal = kind == Ordinal::Numbered && name.starts_with(digit);
            return (!decimal).then_some((kind, name));
        }
    }
    None
}

/// Whether a text speaks of a budget or an account.
pub(crate) fn speaks_of_budget(text: &str) -> bool {
    let text = squeeze(text);
    Meaning::StageBudget.stands_in(&text) || Meaning::StageAccount.stands_in(&text)
}

/// Whether a text names an amount of money: 80.00亿元.
pub(crate) fn states_amount(text: &str) -> bool {
    let text = squeeze(text);
    let is_amount = |at: usize| {
        let before = text[..at].trim_end_matches(['万', '亿', '千', '百']);
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    text.match_indices('元').any(|(at, _)| is_amount(at))
}

/// The unit that a text states: 单位：万元, 金额单位:元, （万元）.
pub(crate) fn unit_in(text: &str) -> Option<Unit> {
    let words = simplified(&plain(text));
    let stated = |rest: &str| {
        let rest = rest.trim_start_matches([':', '为', '是']).trim_start_matches("人民币");
        // 单位：人、万元: of persons and of amounts.
        rest.split('、').find_map(|rest| {
            let end = rest.find('元')? + '元'.len_utf8();
            Unit::from_str(&rest[..end]).ok()
        })
    };
    words
        .match_indices("单位")
        .find_map(|(start, found)| stated(&words[start + found.len()..]))
        .or_else(|| words.match_indices('(').find_map(|(start, _)| stated(&words[start + 1..])))
}

/// Traditional characters that the words of budgets are written with, each before its simplified one (通用规范汉字表, 附件1).
const TRADITIONAL: &str = "計计編编碼码稱称項项預预決决數数財财撥拨類类資资產产業业務务總总額额單单門门級级經经費费專专戶户\
    開开辦办員员車车購购運运維维護护動动機机關关債债結结轉转餘余補补貼贴調调執执際际實实規规範范論论據据證证標标準准\
    條条應应該该場场儲储備备農农環环節节醫医療疗衛卫險险離离養养障障對对個个內内國国營营稅税歲岁減减繳缴歸归屬属設设書书";

/// The words in simplified characters.
pub(crate) fn simplified(words: &str) -> String {
    static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        let mut letters = TRADITIONAL.chars().filter(|c| !c.is_whitespace());
        std::iter::from_fn(|| letters.next().zip(letters.next())).collect()
    });
    words.chars().map(|c| SIMPLE.get(&c).copied().unwrap_or(c)).collect()
}

/// The digits of a code, brackets and blanks removed: `[30101]`, `201 03 01`, `２０１`. Codes have 3, 5 or 7 digits.
pub(crate) fn code(text: &str) -> Option<String> {
    let words = plain(text);
    let digits = words.trim_start_matches(['[', '【', '(']).trim_end_matches([']', '】', ')']);
    let sound = matches!(digits.len(), 3 | 5 | 7) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (sound && !digits.starts_with('0')).then(|| digits.to_owned())
}

/// The code that a program has written in another way: `2010301.0`, `="2010301"`, `'2010301`, `201.03.01`, `2,010,301`,
/// `2010000` for 201, or a day for the number that a column of days shows it as. Such a text may be a figure too, so that
/// only a column of codes is asked.
pub(crate) fn exported_code(text: &str) -> Option<String> {
    let digits = exported_digits(text)?;
    // Levels of zeros are none.
    let digits = match digits.len() {
        7 | 5 => digits.trim_end_matches('0'),
        _ => &digits,
    };
    // 2013000 is 20130: no level ends with half of a zero.
    let length = [3, 5, 7].into_iter().find(|length| *length >= digits.len())?;
    code(&format!("{digits:0<length$}"))
}

/// The digits of a code, or of a part of one, that a program has written in another way.
pub(crate) fn exported_digits(text: &str) -> Option<String> {
    let words = plain(text);
    if let Some(number) = number_of_day(&words) {
        return Some(number.to_string());
    }
    let words = words.trim_start_matches(['=', '¥', '￥']);
    let words = words.trim_matches(['"', '“', '”', '\'', '‘', '’', '`']);
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let words = match words.split_once('.') {
        Some((whole, zeros)) if all_digits(zeros) && zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => words,
    };
    // Thousands, or the levels: 201.03.01.
    let groups: Vec<&str> = words.split([',', '.', '-', '_', '/']).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let thousands = words.contains(',') && lengths[0] <= 3 && lengths[1..].iter().all(|length| *length == 3);
    let levels = !words.contains(',') && lengths[0] == 3 && lengths[1..].iter().all(|length| *length == 2);
    let sound = groups.len() == 1 || thousands || levels;
    (sound && groups.iter().all(|group| all_digits(group))).then(|| groups.concat())
}

/// The number that a spreadsheet shows as this day: how many days after 1899-12-30 it is (ECMA-376, 18.17.4.1).
fn number_of_day(words: &str) -> Option<i64> {
    let (year, rest) = words.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let (year, month, day): (i64, i64, i64) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if !((1900..10_000).contains(&year) && (1..13).contains(&month) && (1..32).contains(&day)) {
        return None;
    }
    // Days since the first of March of year 0, as years that begin in March have their leap day at the end.
    let count = |year: i64, month: i64, day: i64| {
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
    };
    Some(count(year, month, day) - count(1899, 12, 30))
}

/// A code before its name in one cell: `[30101]基本工资`, `2010301 行政运行`.
pub(crate) fn code_and_name(text: &str) -> Option<(String, String)> {
    let words = squeeze(text);
    let opened = words.trim_start_matches(['[', '【', '［']);
    let start = words.len() - opened.len();
    let end = opened.find(|c: char| !c.is_ascii_digit() && !('０'..='９').contains(&c))?;
    let code = code(&opened[..end])?;
    let rest = &opened[end..];
    let closed = if start > 0 { rest.trim_start_matches([']', '】', '］']) } else { rest };
    let counts =
        closed.len() == rest.len() && closed.starts_with(['万', '元', '个']) && !closed.starts_with("个人");
    let name = closed.trim_start_matches(['-', '、', '.', '_', '—']);
    // A name goes on with a letter, perhaps a quoted one; 500万元 is no code, 30310个人农业生产补贴 and 22902年初预留 are.
    let bare = name.trim_start_matches(['“', '"', '‘', '《']);
    let named = bare.chars().next().is_some_and(char::is_alphabetic) && !counts;
    named.then(|| (code, name.to_owned()))
}

/// The years that a text names: `2024年`, `2024 年度`, `二〇二四年`.
pub(crate) fn years(text: &str) -> Vec<u16> {
    let digit = |c: char| match c {
        '〇' | '○' | '零' | 'Ｏ' => Some(0),
        _ => chinese_digit(c).or_else(|| c.to_digit(10)),
    };
    let words: Vec<char> = plain(text).chars().collect();
    let mut years = Vec::new();
    for (place, window) in words.windows(5).enumerate() {
        let alone = place == 0 || digit(words[place - 1]).is_none();
        if alone && window[4] == '年' {
            let year = window[..4].iter().try_fold(0, |year, c| Some(year * 10 + digit(*c)?));
            years.extend(
                year.and_then(|year| u16::try_from(year).ok()).filter(|year| (1990..2200).contains(year)),
            );
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_raised_is_no_digit() {
        assert_eq!(raised("1(23)[4]注0"), "¹⁽²³⁾⁽⁴⁾注⁰");
        assert_eq!((lowered("1(2)", "9.00"), lowered("2", "CO")), ("₁₍₂₎".to_owned(), "2".to_owned()));
        for marks in [raised("0123456789+-()"), lowered("0123456789+-()", "")] {
            assert!(marks.chars().all(|c| is_mark(c) && !c.is_ascii_digit()), "{marks}");
        }
        assert!(!"0a一*".chars().any(is_mark));
    }

    #[test]
    fn ordinals() {
        for (text, expected) in [
            ("一、教育支出", Some((Ordinal::Lettered, "教育支出"))),
            ("二十三、其他支出", Some((Ordinal::Lettered, "其他支出"))),
            ("（一）因公出国", Some((Ordinal::Inner, "因公出国"))),
            ("1. 一般公共预算资金", Some((Ordinal::Numbered, " 一般公共预算资金"))),
            ("1、公务用车购置", Some((Ordinal::Numbered, "公务用车购置"))),
            ("(2)其他", Some((Ordinal::Numbered, "其他"))),
            ("第一部分 概况", Some((Ordinal::Part, " 概况"))),
            ("1.5", None),
            ("一般公共预算", None),
            ("三公经费", None),
            ("（境）外", None),
            ("12345热线", None),
            ("第三方评估", None),
        ] {
            assert_eq!(ordinal(text), expected, "{text}");
        }
    }

    #[test]
    fn units_that_a_text_states() {
        for (text, unit) in [
            ("单位：万元", Some(Unit::TenThousandYuan)),
            ("单 位 : 元", Some(Unit::Yuan)),
            ("金额单位：人民币亿元", Some(Unit::HundredMillionYuan)),
            ("编制部门：教育局 单位：千元", Some(Unit::ThousandYuan)),
            ("编制单位：教育局 金额单位:万元", Some(Unit::TenThousandYuan)),
            ("收入总表（万元）", Some(Unit::TenThousandYuan)),
            ("单位：人、万元", Some(Unit::TenThousandYuan)),
            ("编制单位：教育局", None),
            ("附属单位上缴收入", None),
        ] {
            assert_eq!(unit_in(text), unit, "{text}");
        }
    }

    #[test]
    fn codes_as_programs_write_them() {
        for (text, expected) in [
            ("2010301.0", Some("2010301")),
            ("201.00", Some("201")),
            ("=\"2010301\"", Some("2010301")),
            ("'20805", Some("20805")),
            ("201.03.01", Some("2010301")),
            ("201-03", Some("20103")),
            ("2,010,301", Some("2010301")),
            ("20,103", Some("20103")),
            ("2010000", Some("201")),
            ("2010300", Some("20103")),
            ("20100", Some("201")),
            ("2013000", Some("20130")),
            ("7404年1月6日", Some("2010301")),
            ("1900年7月19日", Some("201")),
            ("2010301", Some("2010301")),
            ("201.5", None),
            ("20103.25", None),
            ("2,01,0301", None),
            ("2010-301", None),
            ("行政运行", None),
            ("", None),
        ] {
            assert_eq!(exported_code(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn codes() {
        for (text, expected) in [
            ("201", Some("201")),
            ("２０１", Some("201")),
            ("201 03 01", Some("2010301")),
            ("[30101]", Some("30101")),
            ("05", None),
            ("20", None),
            ("007", None),
            ("2010", None),
            ("2.01", None),
        ] {
            assert_eq!(code(text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("[301]工资福利支出", Some(("301", "工资福利支出"))),
            ("2010301 行政运行", Some(("2010301", "行政运行"))),
            ("【30101】基本工资", Some(("30101", "基本工资"))),
            ("301工资福利支出", Some(("301", "工资福利支出"))),
            ("[2130803]“三西”农业建设", Some(("2130803", "“三西”农业建设"))),
            ("[22902]年初预留", Some(("22902", "年初预留"))),
            ("30310个人农业生产补贴", Some(("30310", "个人农业生产补贴"))),
            ("500万元", None),
            ("300个", None),
            ("基本工资", None),
        ] {
            let expected = expected.map(|(code, name)| (code.to_owned(), name.to_owned()));
            assert_eq!(code_and_name(text), expected, "{text}");
        }
    }

    #[test]
    fn years_that_a_text_names() {
        for (text, expected) in [
            ("2024年度部门决算", vec![2024]),
            ("二〇二四年部门预算", vec![2024]),
            ("２０２５ 年部门预算", vec![2025]),
            ("比2023年增加，2024年", vec![2023, 2024]),
            ("12024年", vec![]),
            ("第五年", vec![]),
        ] {
            assert_eq!(years(text), expected, "{text}");
        }
    }

    #[test]
    fn totals() {
        for text in ["合计", "合 计", "总 计", "支出总计", "合计：", "收入总计"] {
            assert!(is_total(text), "{text}");
        }
        for text in ["人员经费合计", "小计", "合计数", ""] {
            assert!(!is_total(text), "{text}");
        }
    }
}

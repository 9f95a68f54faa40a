//! The ordinals that headings and items begin with: 一、 （二） 3. (4).

use super::numeral;

/// How an ordinal is written, the outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum OrdinalStyle {
    /// 第一部分
    Part,
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1、
    Arabic,
    /// 1.
    ArabicWithPoint,
    /// （1）
    ArabicInBrackets,
    /// 1）
    ArabicBeforeBracket,
}

/// An ordinal: how it is written, its number, and the words that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ordinal<'t> {
    pub(crate) style: OrdinalStyle,
    pub(crate) number: u32,
    pub(crate) words: &'t str,
}

impl<'t> Ordinal<'t> {
    /// The ordinal that a line in the one spelling begins with.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix('第') {
            return Self::of_part(text, rest);
        }
        let (in_brackets, rest) = match text.strip_prefix('（') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, length) = match digits {
            1 | 2 => (rest[..digits].parse().ok()?, digits),
            _ => chinese_number(rest)?,
        };
        let (is_arabic, after) = (digits > 0, &rest[length..]);
        let sign = after.chars().next()?;
        let behind = &after[sign.len_utf8()..];
        let style = match (in_brackets, is_arabic, sign) {
            (true, true, '）') => OrdinalStyle::ArabicInBrackets,
            (true, false, '）') => OrdinalStyle::ChineseInBrackets,
            (false, true, '）') => OrdinalStyle::ArabicBeforeBracket,
            (false, true, '、') => OrdinalStyle::Arabic,
            // 1.5 is a figure.
            (false, true, '.') if !behind.starts_with(|c: char| c.is_ascii_digit()) => {
                OrdinalStyle::ArabicWithPoint
            }
            (false, false, '、') => OrdinalStyle::Chinese,
            _ => return None,
        };
        Some(Self { style, number, words: &text[..text.len() - behind.len()] })
    }

    /// 第一部分
    fn of_part(text: &'t str, rest: &str) -> Option<Self> {
        let (number, length) = chinese_number(rest)?;
        let behind = rest[length..].strip_prefix("部分")?;
        Some(Self { style: OrdinalStyle::Part, number, words: &text[..text.len() - behind.len()] })
    }
}

/// The number from 1 to 99 that a text begins with in Chinese digits, and how many bytes it takes: 一, 十, 二十三.
fn chinese_number(text: &str) -> Option<(u32, usize)> {
    const DIGIT: usize = '一'.len_utf8();
    let mut chars = text.chars().map(|c| numeral::of_ordinal(c).unwrap_or_default());
    let [first, second, third] = core::array::from_fn(|_| chars.next().unwrap_or_default());
    let is_unit = |value: u32| (1..10).contains(&value);
    match (first, second, third) {
        (10, unit, _) if is_unit(unit) => Some((10 + unit, 2 * DIGIT)),
        (10, ..) => Some((10, DIGIT)),
        (0, ..) => None,
        (tens, 10, unit) if is_unit(unit) => Some((tens * 10 + unit, 3 * DIGIT)),
        (tens, 10, _) => Some((tens * 10, 2 * DIGIT)),
        (unit, ..) => Some((unit, DIGIT)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_of_ordinal() {
        use OrdinalStyle as S;
        for (text, style, number, words) in [
            ("第一部分概况", S::Part, 1, "第一部分"),
            ("第十二部分", S::Part, 12, "第十二部分"),
            ("一、收入", S::Chinese, 1, "一、"),
            ("十、收入", S::Chinese, 10, "十、"),
            ("二十三、收入", S::Chinese, 23, "二十三、"),
            ("（三十）收入", S::ChineseInBrackets, 30, "（三十）"),
            ("1、收入", S::Arabic, 1, "1、"),
            ("12.收入", S::ArabicWithPoint, 12, "12."),
            ("（2）收入", S::ArabicInBrackets, 2, "（2）"),
            ("2）收入", S::ArabicBeforeBracket, 2, "2）"),
        ] {
            assert_eq!(Ordinal::of(text), Some(Ordinal { style, number, words }), "{text}");
        }
        for text in ["", "收入", "第一章", "1.5万元", "100、收入", "（境）外", "一般公共预算", "2024年", "一"]
        {
            assert_eq!(Ordinal::of(text), None, "{text}");
        }
    }
}

//! Ordinals and prefixes that forms print before a name: 一、 （二） 3. 其中：

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The Chinese ordinal of a place below 100: 一, 十, 二十三.
pub(crate) fn ordinal(place: usize) -> String {
    let (tens, ones) = (place / 10 % 10, place % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", DIGITS[tens]),
    };
    format!("{tens}{}", DIGITS[ones])
}

/// The level of a line by its ordinal, the outermost first; a line without one is below those that have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outline {
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1. and 1、
    Number,
    /// （1）
    NumberInBrackets,
    /// No ordinal.
    Plain,
}

impl Outline {
    pub(crate) fn of(label: &str) -> Self {
        let label = label.trim();
        if after_ordinal(label).is_none() {
            return Self::Plain;
        }
        let in_brackets = label.starts_with(['（', '(']);
        let is_number = label.trim_start_matches(['（', '(']).starts_with(|c: char| c.is_ascii_digit());
        match (is_number, in_brackets) {
            (false, false) => Self::Chinese,
            (false, true) => Self::ChineseInBrackets,
            (true, false) => Self::Number,
            (true, true) => Self::NumberInBrackets,
        }
    }
}

/// Whether a line begins with an ordinal of Chinese digits: 一、 or （一）.
pub(crate) fn is_lettered(label: &str) -> bool {
    matches!(Outline::of(label), Outline::Chinese | Outline::ChineseInBrackets)
}

/// The name without the ordinals and prefixes before it.
pub(crate) fn bare(label: &str) -> &str {
    let mut name = label.trim();
    loop {
        let rest = name
            .strip_prefix("其中：")
            .or_else(|| name.strip_prefix("其中:"))
            .or_else(|| after_ordinal(name));
        match rest {
            Some(rest) if !rest.trim_start().is_empty() => name = rest.trim_start(),
            _ => return name,
        }
    }
}

/// What follows an ordinal: 一、 or （一） or (1) or 1. or 1、.
fn after_ordinal(name: &str) -> Option<&str> {
    let counts =
        |c: char| c.is_ascii_digit() || c == '十' || DIGITS.iter().any(|digit| digit.chars().eq([c]));
    if let Some(inside) = name.strip_prefix(['（', '(']) {
        let (ordinal, rest) = inside.split_once(['）', ')'])?;
        return (!ordinal.is_empty() && ordinal.chars().all(counts)).then_some(rest);
    }
    let rest = name.trim_start_matches(counts);
    if rest.len() == name.len() {
        return None;
    }
    rest.strip_prefix(['、', '.', '．'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals() {
        for (place, text) in
            [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (26, "二十六"), (99, "九十九")]
        {
            assert_eq!(ordinal(place), text);
            assert_eq!(bare(&format!("{text}、农林水支出")), "农林水支出");
        }
    }

    #[test]
    fn ordinals_say_the_level() {
        use Outline as O;
        let labels = ["一、甲", "（一）甲", "1、甲", "（1）甲", "甲", "12345热线"];
        let levels = labels.map(Outline::of);
        let expected = [O::Chinese, O::ChineseInBrackets, O::Number, O::NumberInBrackets, O::Plain, O::Plain];
        assert_eq!(levels, expected);
        assert!(O::Chinese < O::ChineseInBrackets && O::NumberInBrackets < O::Plain);
    }

    #[test]
    fn a_name_is_bared_of_what_the_form_adds() {
        for (label, name) in [
            ("其中：（一）因公出国（境）支出", "因公出国（境）支出"),
            ("1.公务用车购置", "公务用车购置"),
            ("（二）公务用车购置及运行维护支出", "公务用车购置及运行维护支出"),
            ("“三公”经费", "“三公”经费"),
            ("一般公共预算", "一般公共预算"),
            ("三公经费", "三公经费"),
            ("（境）外", "（境）外"),
            ("12345热线", "12345热线"),
            ("一、", "一、"),
            ("", ""),
        ] {
            assert_eq!(bare(label), name);
        }
    }
}

//! Chinese numerals (汉字数字).

/// The digits from one to ten, as ordinals are written.
const ORDINAL: &str = "一二三四五六七八九十";

/// Whether a character is one of the numerals that ordinals are written with: from 一 to 十.
pub(crate) fn is_of_ordinal(c: char) -> bool {
    ORDINAL.contains(c)
}

/// The value of a numeral from 一 to 十, as ordinals are written.
pub(crate) fn of_ordinal(c: char) -> Option<u32> {
    (1..).zip(ORDINAL.chars()).find(|(_, numeral)| *numeral == c).map(|(value, _)| value)
}

/// The value of a digit of a number: 零 to 九, and 两 for two.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '零' => Some(0),
        '两' => Some(2),
        _ => of_ordinal(c).filter(|value| *value < 10),
    }
}

#[cfg(test)]
mod tests {
    use super::{digit, is_of_ordinal, of_ordinal};

    #[test]
    fn values_of_numerals() {
        for (numeral, ordinal, as_digit) in [
            ('零', None, Some(0)),
            ('一', Some(1), Some(1)),
            ('两', None, Some(2)),
            ('九', Some(9), Some(9)),
            ('十', Some(10), None),
            ('百', None, None),
            ('1', None, None),
        ] {
            assert_eq!((of_ordinal(numeral), digit(numeral)), (ordinal, as_digit), "{numeral}");
            assert_eq!(is_of_ordinal(numeral), ordinal.is_some(), "{numeral}");
        }
    }
}

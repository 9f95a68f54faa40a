//! The years that a text names.

/// A year as a text names it: 2024年.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NamedYear<'t> {
    pub(crate) year: u16,
    /// The byte at which its first digit stands.
    pub(crate) at: usize,
    /// What stands before its digits.
    pub(crate) before: &'t str,
    /// What stands behind 年.
    pub(crate) after: &'t str,
}

/// The years of this century that a text names with four digits, in printed order.
pub(crate) fn named_years(text: &str) -> impl Iterator<Item = NamedYear<'_>> {
    text.match_indices('年').filter_map(|(end, sign)| {
        let year = year_at_end(&text[..end]).filter(|year| (2000..2100).contains(year))?;
        let at = end - DIGITS;
        Some(NamedYear { year, at, before: &text[..at], after: &text[end + sign.len()..] })
    })
}

/// How many digits a year has.
pub(crate) const DIGITS: usize = 4;

/// The year whose four digits end some words.
pub(crate) fn year_at_end(words: &str) -> Option<u16> {
    let digits = words.bytes().rev().take_while(u8::is_ascii_digit).count();
    (digits == DIGITS).then(|| words[words.len() - DIGITS..].parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_four_digits() {
        for (text, years) in [
            ("2024年预算比2023年增加", &[2024, 2023][..]),
            ("2024年度", &[2024]),
            ("24年、12024年、1949年、本年", &[]),
            ("2024", &[]),
        ] {
            let found: Vec<u16> = named_years(text).map(|named| named.year).collect();
            assert_eq!(found, years, "{text}");
        }
        let named = named_years("比2023年度增加").next().unwrap();
        assert_eq!((named.at, named.before, named.after), (3, "比", "度增加"));
    }
}

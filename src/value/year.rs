//! The fiscal year (预算年度).

use core::fmt;
use core::str::FromStr;

use super::Language;

/// A fiscal year, 1949 to 2199: in China the calendar year, 1 January to 31 December (预算年度).
///
/// Rests on the Budget Law of the People's Republic of China (预算法), which lets the budget year run from
/// 1 January to 31 December of the Gregorian calendar.
///
/// ```
/// use cn_budget::FiscalYear;
///
/// let year = FiscalYear::constant(2023);
/// assert_eq!(year.to_string(), "2023");
/// assert_eq!("2023".parse(), Ok(year));
/// assert_eq!(year.previous(), FiscalYear::new(2022).ok());
/// ```
#[doc(alias = "预算年度")]
#[doc(alias = "年度")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// The first year that the type holds.
    pub const MIN: Self = Self(1949);
    /// The last year that the type holds.
    pub const MAX: Self = Self(2199);

    /// The year with this number.
    ///
    /// # Errors
    ///
    /// When the number is outside 1949 to 2199.
    pub const fn new(year: u16) -> Result<Self, YearError> {
        if Self::holds(year) { Ok(Self(year)) } else { Err(YearError(YearErrorKind::Range(year))) }
    }

    const fn holds(year: u16) -> bool {
        Self::MIN.0 <= year && year <= Self::MAX.0
    }

    /// [`FiscalYear::new`] for literals.
    ///
    /// # Panics
    ///
    /// When the number is outside 1949 to 2199; in a `const` the program does not compile.
    pub const fn constant(year: u16) -> Self {
        assert!(Self::holds(year), "a fiscal year lies between 1949 and 2199");
        Self(year)
    }

    /// The year as a number.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The year before (上年), if the type holds it.
    #[doc(alias = "上年")]
    pub const fn previous(self) -> Option<Self> {
        if Self::holds(self.0 - 1) { Some(Self(self.0 - 1)) } else { None }
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for FiscalYear {
    type Err = YearError;

    fn from_str(text: &str) -> Result<Self, YearError> {
        let four_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(year) if four_digits => Self::new(year),
            _ => Err(YearError(YearErrorKind::Syntax(text.into()))),
        }
    }
}

impl TryFrom<u16> for FiscalYear {
    type Error = YearError;

    fn try_from(year: u16) -> Result<Self, YearError> {
        Self::new(year)
    }
}

crate::serde_string!(FiscalYear);

impl YearError {
    /// Whether a text is spelled in another way.
    pub const fn is_syntax(&self) -> bool {
        matches!(self.0, YearErrorKind::Syntax(_))
    }

    /// What was found and what was expected, in a language.
    ///
    /// ```
    /// use cn_budget::{FiscalYear, Language};
    ///
    /// let error = "23".parse::<FiscalYear>().unwrap_err();
    /// assert_eq!(error.message(Language::Zh), "“23”不是年度：应为四位数字，如 2023");
    /// ```
    pub fn message(&self, language: Language) -> String {
        match (&self.0, language) {
            (YearErrorKind::Range(found), Language::Zh) => format!("{found} 不是年度：应为 1949 至 2199"),
            (YearErrorKind::Range(found), Language::En) => {
                format!("{found} is no fiscal year: expected 1949 to 2199")
            }
            (YearErrorKind::Syntax(found), Language::Zh) => {
                format!("“{found}”不是年度：应为四位数字，如 2023")
            }
            (YearErrorKind::Syntax(found), Language::En) => {
                format!("{found:?} is no fiscal year: expected four ASCII digits, such as 2023")
            }
        }
    }
}

/// Why a number or a text is no fiscal year.
#[doc(alias = "年度错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearError(YearErrorKind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum YearErrorKind {
    Range(u16),
    Syntax(Box<str>),
}

impl fmt::Display for YearError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for YearError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_round_trips() {
        for number in FiscalYear::MIN.get()..=FiscalYear::MAX.get() {
            let year = FiscalYear::new(number).unwrap();
            assert_eq!(year.to_string().parse(), Ok(year));
        }
    }

    #[test]
    fn bad_years_say_why() {
        for (text, message) in [
            ("1948", "1948 is no fiscal year: expected 1949 to 2199"),
            ("2200", "2200 is no fiscal year: expected 1949 to 2199"),
            ("23", "\"23\" is no fiscal year: expected four ASCII digits, such as 2023"),
            ("+203", "\"+203\" is no fiscal year: expected four ASCII digits, such as 2023"),
            ("2023年", "\"2023年\" is no fiscal year: expected four ASCII digits, such as 2023"),
        ] {
            assert_eq!(text.parse::<FiscalYear>().unwrap_err().to_string(), message);
        }
    }
}

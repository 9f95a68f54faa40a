//! Why something is no code (科目编码错误).

use core::fmt;

use super::classification::{Classification, Level};
use crate::value::Language;

/// Why a number or a text is no code: what was found, where, and what was expected.
///
/// ```
/// use cn_budget::FunctionalCode;
///
/// let error = "2010300".parse::<FunctionalCode>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "\"2010300\" is no functional code: the 项 digits (positions 6-7) are 00, expected 01 to 99",
/// );
/// assert!(!error.is_length());
/// ```
#[doc(alias = "科目编码错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeError {
    pub(super) classification: Classification,
    pub(super) found: Found,
    pub(super) fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Number(u32),
    Text(Box<str>),
}

/// What is wrong with a number or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Character { found: char, position: usize },
    Length(u32),
    FirstDigit(u32),
    Zero(Level),
}

impl Classification {
    const fn noun(self) -> &'static str {
        match self {
            Self::Functional => "functional code",
            Self::DepartmentEconomic => "department economic code",
            Self::GovernmentEconomic => "government economic code",
            Self::Revenue => "revenue code",
        }
    }

    const fn lengths(self) -> &'static str {
        match self.deepest() {
            Level::Item => "3 (类), 5 (款) or 7 (项)",
            Level::Section | Level::Class => "3 (类) or 5 (款)",
        }
    }
}

impl CodeError {
    /// The classification that the code was to belong to.
    pub const fn classification(&self) -> Classification {
        self.classification
    }

    /// Whether the number of digits is wrong.
    pub const fn is_length(&self) -> bool {
        matches!(self.fault, Fault::Length(_))
    }

    /// Whether a character is no ASCII digit: a lenient reader may still make something of it.
    pub const fn is_character(&self) -> bool {
        matches!(self.fault, Fault::Character { .. })
    }

    /// Whether the first digit belongs to another classification.
    pub const fn is_other_classification(&self) -> bool {
        matches!(self.fault, Fault::FirstDigit(_))
    }

    /// What is wrong, in a sentence.
    ///
    /// ```
    /// use cn_budget::{EconomicCode, value::Language};
    ///
    /// let error = "3012".parse::<EconomicCode>().unwrap_err();
    /// assert_eq!(
    ///     error.message(Language::Zh),
    ///     "“3012”不是部门预算支出经济分类科目编码：共 4 位，应为 3 位（类）或 5 位（款）",
    /// );
    /// ```
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Zh => self.chinese(),
            Language::En => self.english(),
        }
    }

    fn chinese(&self) -> String {
        let classification = self.classification;
        let found = match &self.found {
            Found::Number(number) => number.to_string(),
            Found::Text(text) => format!("“{text}”"),
        };
        let lengths = match classification.deepest() {
            Level::Item => "3 位（类）、5 位（款）或 7 位（项）",
            Level::Section | Level::Class => "3 位（类）或 5 位（款）",
        };
        let fault = match self.fault {
            Fault::Character { found, position } => format!("第 {position} 位为“{found}”，应为数字"),
            Fault::Length(length) => format!("共 {length} 位，应为 {lengths}"),
            Fault::FirstDigit(first) => format!("首位为 {first}，应为 {}", classification.first_digit()),
            Fault::Zero(level) => {
                let (name, last) = (level.chinese(), level.digits());
                format!("{name}级（第 {} 至 {last} 位）为 00，应为 01 至 99", last - 1)
            }
        };
        format!("{found}不是{}科目编码：{fault}", classification.chinese())
    }

    fn english(&self) -> String {
        let classification = self.classification;
        let found = match &self.found {
            Found::Number(number) => number.to_string(),
            Found::Text(text) => format!("{text:?}"),
        };
        let fault = match self.fault {
            Fault::Character { found, position } => {
                format!("found {found:?} at position {position}, expected ASCII digits")
            }
            Fault::Length(length) => {
                let digits = if length == 1 { "digit" } else { "digits" };
                format!("found {length} {digits}, expected {}", classification.lengths())
            }
            Fault::FirstDigit(first) => {
                format!("it begins with {first}, expected {}", classification.first_digit())
            }
            Fault::Zero(level) => {
                let (name, last) = (level.chinese(), level.digits());
                format!("the {name} digits (positions {}-{last}) are 00, expected 01 to 99", last - 1)
            }
        };
        format!("{found} is no {}: {fault}", classification.noun())
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for CodeError {}

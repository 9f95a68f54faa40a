//! Classification codes (科目编码) as values: 类, 款 and 项 of the three classifications of expenditure and of that of
//! revenue.
//!
//! A code is one [`NonZeroU32`] that holds the digits left-aligned (201 as 2010000), so that the order of the
//! numbers is the pre-order of the tree: a class, then its sections, each followed by its items.

use core::fmt;
use core::hash::Hash;
use core::num::NonZeroU32;
use core::str::FromStr;

use super::classification::{Classification, Level};
use super::code_error::{CodeError, Fault, Found};

impl Classification {
    /// The left-aligned form of a canonical number, or what is wrong with it.
    const fn align(self, number: u32) -> Result<NonZeroU32, Fault> {
        let (level, unit) = match number {
            100..=999 => (Level::Class, 10_000),
            10_000..=99_999 => (Level::Section, 100),
            1_000_000..=9_999_999 => (Level::Item, 1),
            _ => return Err(Fault::Length(decimal_digits(number))),
        };
        if level as u8 > self.deepest() as u8 {
            return Err(Fault::Length(level.digits()));
        }
        let seven = number * unit;
        let first = seven / 1_000_000;
        if first != self.first_digit() as u32 {
            return Err(Fault::FirstDigit(first));
        }
        if (seven / 10_000).is_multiple_of(100) {
            return Err(Fault::Zero(Level::Class));
        }
        if level as u8 >= Level::Section as u8 && (seven / 100).is_multiple_of(100) {
            return Err(Fault::Zero(Level::Section));
        }
        if level as u8 == Level::Item as u8 && seven.is_multiple_of(100) {
            return Err(Fault::Zero(Level::Item));
        }
        match NonZeroU32::new(seven / (1_000_000 / self.first_digit_unit())) {
            Some(raw) => Ok(raw),
            None => Err(Fault::Length(0)),
        }
    }

    /// The canonical number behind a canonical text, or what is wrong with it.
    fn read(self, text: &str) -> Result<NonZeroU32, CodeError> {
        let error = |fault| CodeError { classification: self, found: Found::Text(text.into()), fault };
        if !text.bytes().all(|byte| byte.is_ascii_digit())
            && let Some((index, found)) = text.chars().enumerate().find(|(_, found)| !found.is_ascii_digit())
        {
            return Err(error(Fault::Character { found, position: index + 1 }));
        }
        let length = text.len();
        let fits =
            matches!(length, 3 | 5 | 7) && u32::try_from(length).is_ok_and(|n| n <= self.deepest().digits());
        if !fits {
            return Err(error(Fault::Length(u32::try_from(length).unwrap_or(u32::MAX))));
        }
        if text.starts_with('0') {
            return Err(error(Fault::FirstDigit(0)));
        }
        // Seven ASCII digits always fit.
        let number = text.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        self.align(number).map_err(error)
    }
}

const fn decimal_digits(number: u32) -> u32 {
    match number.checked_ilog10() {
        Some(log) => log + 1,
        None => 1,
    }
}

mod sealed {
    pub trait Sealed {}
}

/// What the four kinds of code have in common, so that one algorithm serves them all.
///
/// Sealed: [`FunctionalCode`], [`EconomicCode`], [`GovernmentEconomicCode`] and [`RevenueCode`] are the codes there are.
///
/// ```
/// use cn_budget::{Code, EconomicCode, FunctionalCode};
///
/// /// The classes of some codes, whatever the classification.
/// fn classes<C: Code>(codes: &[C]) -> Vec<C> {
///     codes.iter().map(|code| code.class()).collect()
/// }
///
/// assert_eq!(classes(&[FunctionalCode::constant(2010301)]), [FunctionalCode::constant(201)]);
/// assert_eq!(classes(&[EconomicCode::constant(30201)]), [EconomicCode::constant(302)]);
/// ```
#[doc(alias = "科目编码")]
pub trait Code:
    sealed::Sealed
    + Copy
    + Ord
    + Hash
    + fmt::Debug
    + fmt::Display
    + FromStr<Err = CodeError>
    + Send
    + Sync
    + 'static
{
    /// The classification of this kind of code.
    const CLASSIFICATION: Classification;

    /// One more than the largest [`index`](Code::index).
    const INDEX_LEN: usize = Self::CLASSIFICATION.first_digit_unit() as usize;

    /// The code with this canonical number, such as 20103.
    ///
    /// # Errors
    ///
    /// As [`FunctionalCode::new`].
    fn try_from_number(number: u32) -> Result<Self, CodeError>;

    /// The canonical number: 201, 20103, 2010301.
    fn number(self) -> u32;

    /// The place among all codes that could be: dense per classification, in the tree's pre-order.
    fn index(self) -> usize;

    /// 类, 款 or 项.
    fn level(self) -> Level;

    /// The code one level up; `None` for a class.
    fn parent(self) -> Option<Self>;

    /// The class (类) that the code belongs to; a class is its own.
    #[must_use]
    fn class(self) -> Self;

    /// Whether `other` is this code or lies below it.
    fn contains(self, other: Self) -> bool;

    /// The parents from the nearest to the class.
    fn ancestors(self) -> Ancestors<Self> {
        Ancestors(self.parent())
    }
}

/// The parents of a code from the nearest to the class, as [`Code::ancestors`] gives them.
#[doc(alias = "上级科目")]
#[derive(Clone, Debug)]
pub struct Ancestors<C>(Option<C>);

impl<C: Code> Iterator for Ancestors<C> {
    type Item = C;

    fn next(&mut self) -> Option<C> {
        let next = self.0?;
        self.0 = next.parent();
        Some(next)
    }
}

macro_rules! code {
    (
        $(#[$meta:meta])*
        $name:ident: $classification:ident, good $good:literal, child of $parent:literal, bad $bad:literal
    ) => {
        $(#[$meta])*
        ///
        /// A wrong literal does not compile:
        ///
        /// ```
        #[doc = concat!("use cn_budget::", stringify!($name), ";")]
        ///
        #[doc = concat!("const CODE: ", stringify!($name), " = ", stringify!($name), "::constant(", $good, ");")]
        #[doc = concat!("assert_eq!(CODE.parent(), Some(", stringify!($name), "::constant(", $parent, ")));")]
        #[doc = concat!("assert_eq!(\"", $good, "\".parse(), Ok(CODE));")]
        /// ```
        ///
        /// ```compile_fail
        #[doc = concat!("use cn_budget::", stringify!($name), ";")]
        ///
        #[doc = concat!("const CODE: ", stringify!($name), " = ", stringify!($name), "::constant(", $bad, ");")]
        /// # let _ = CODE;
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(NonZeroU32);

        impl $name {
            const UNIT: u32 = Classification::$classification.first_digit_unit();
            const FIRST: u32 = Classification::$classification.first_digit() as u32 * Self::UNIT;

            /// The code with this canonical number.
            ///
            /// # Errors
            ///
            /// When the number has not as many digits as a level of this classification, begins with another
            /// digit, or has 00 as the digits of a level.
            pub const fn new(number: u32) -> Result<Self, CodeError> {
                match Self::checked(number) {
                    Ok(code) => Ok(code),
                    Err(fault) => Err(CodeError {
                        classification: Classification::$classification,
                        found: Found::Number(number),
                        fault,
                    }),
                }
            }

            const fn checked(number: u32) -> Result<Self, Fault> {
                match Classification::$classification.align(number) {
                    Ok(raw) => Ok(Self(raw)),
                    Err(fault) => Err(fault),
                }
            }

            #[doc = concat!("[`", stringify!($name), "::new`] for literals.")]
            ///
            /// # Panics
            ///
            /// When the number is no code of this classification; in a `const` the program does not compile.
            pub const fn constant(number: u32) -> Self {
                match Self::checked(number) {
                    Ok(code) => code,
                    Err(_) => panic!("not a code of this classification"),
                }
            }

            /// 类, 款 or 项.
            pub const fn level(self) -> Level {
                let raw = self.0.get();
                if Self::UNIT == 1_000_000 && raw % 100 != 0 {
                    Level::Item
                } else if raw % (Self::UNIT / 100) != 0 {
                    Level::Section
                } else {
                    Level::Class
                }
            }

            /// The canonical number: as many digits as the level has.
            pub const fn number(self) -> u32 {
                match self.level() {
                    Level::Class => self.0.get() / (Self::UNIT / 100),
                    Level::Section => self.0.get() / (Self::UNIT / 10_000),
                    Level::Item => self.0.get(),
                }
            }

            /// The place among all codes that could be, in the tree's pre-order.
            pub const fn index(self) -> usize {
                // Every code of the classification begins with the same digit; below it, no digit is lost.
                (self.0.get() - Self::FIRST) as usize
            }

            /// The code one level up; `None` for a class.
            pub const fn parent(self) -> Option<Self> {
                match self.level() {
                    Level::Class => None,
                    Level::Section => Some(self.class()),
                    Level::Item => self.section(),
                }
            }

            /// The parents from the nearest to the class.
            pub const fn ancestors(self) -> Ancestors<Self> {
                Ancestors(self.parent())
            }

            /// The class (类) that the code belongs to; a class is its own.
            #[doc(alias = "类")]
            #[must_use]
            pub const fn class(self) -> Self {
                Self::aligned(self.0.get() - self.0.get() % (Self::UNIT / 100), self)
            }

            /// The section (款) that the code belongs to; a section is its own, a class has none.
            #[doc(alias = "款")]
            pub const fn section(self) -> Option<Self> {
                match self.level() {
                    Level::Class => None,
                    Level::Section => Some(self),
                    Level::Item => Some(Self::aligned(self.0.get() - self.0.get() % 100, self)),
                }
            }

            /// Whether `other` is this code or lies below it.
            pub const fn contains(self, other: Self) -> bool {
                let below = match self.level() {
                    Level::Class => Self::UNIT / 100,
                    Level::Section => Self::UNIT / 10_000,
                    Level::Item => 1,
                };
                self.0.get() / below == other.0.get() / below
            }

            const fn aligned(raw: u32, or: Self) -> Self {
                match NonZeroU32::new(raw) {
                    Some(raw) => Self(raw),
                    None => or,
                }
            }
        }

        impl sealed::Sealed for $name {}

        impl Code for $name {
            const CLASSIFICATION: Classification = Classification::$classification;

            fn try_from_number(number: u32) -> Result<Self, CodeError> {
                Self::new(number)
            }

            fn number(self) -> u32 {
                self.number()
            }

            fn index(self) -> usize {
                self.index()
            }

            fn level(self) -> Level {
                self.level()
            }

            fn parent(self) -> Option<Self> {
                self.parent()
            }

            fn class(self) -> Self {
                self.class()
            }

            fn contains(self, other: Self) -> bool {
                self.contains(other)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.number(), f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.number())
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            /// Takes the canonical spelling alone: ASCII digits, no brackets, no blanks, no leading zero.
            fn from_str(text: &str) -> Result<Self, CodeError> {
                Classification::$classification.read(text).map(Self)
            }
        }

        impl TryFrom<u32> for $name {
            type Error = CodeError;

            fn try_from(number: u32) -> Result<Self, CodeError> {
                Self::new(number)
            }
        }

        impl From<$name> for u32 {
            /// The canonical number.
            fn from(code: $name) -> u32 {
                code.number()
            }
        }

        crate::serde_string!($name);
    };
}

code! {
    /// A code of the functional classification (支出功能分类科目编码): what the money is for.
    ///
    /// 类 has three digits (201), 款 five (20103), 项 seven (2010301). A value is a code that *could* be; whether
    /// an edition of the classification has it is the [`Catalog`](crate::catalog::Catalog)'s to say.
    ///
    /// Rests on the yearly 政府收支分类科目 of the Ministry of Finance.
    #[doc(alias = "支出功能分类")]
    #[doc(alias = "功能分类科目编码")]
    FunctionalCode: Functional, good 2010301, child of 20103, bad 2010300
}

code! {
    /// A code of the department economic classification (部门预算支出经济分类科目编码): what is bought.
    ///
    /// 类 has three digits (301), 款 five (30101).
    ///
    /// Rests on the 支出经济分类科目改革方案 (财预〔2017〕98号), in force since 2018.
    #[doc(alias = "部门预算支出经济分类")]
    #[doc(alias = "经济分类科目编码")]
    EconomicCode: DepartmentEconomic, good 30101, child of 301, bad 20101
}

code! {
    /// A code of the government economic classification (政府预算支出经济分类科目编码).
    ///
    /// 类 has three digits (501), 款 five (50101).
    ///
    /// Rests on the 支出经济分类科目改革方案 (财预〔2017〕98号), in force since 2018.
    #[doc(alias = "政府预算支出经济分类")]
    GovernmentEconomicCode: GovernmentEconomic, good 50101, child of 501, bad 30101
}

code! {
    /// A code of the classification of revenue (收入分类科目编码): where the money comes from.
    ///
    /// 类 has three digits (101), 款 five (10101), 项 seven (1010101). The classification goes one level deeper, to 目
    /// with nine digits; what departments and governments publish stops at 项, and so does this type.
    ///
    /// Rests on the yearly 政府收支分类科目 of the Ministry of Finance.
    #[doc(alias = "收入分类")]
    #[doc(alias = "收入分类科目编码")]
    RevenueCode: Revenue, good 1100252, child of 11002, bad 201
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole_domain<C: Code>() -> usize {
        let first = u32::from(C::CLASSIFICATION.first_digit()) * 100;
        let mut previous = None;
        let mut count = 0;
        let mut check = |code: C, number: u32| {
            assert_eq!(code.number(), number);
            assert_eq!(code.to_string().parse(), Ok(code));
            assert!(previous < Some(code), "{code} breaks the pre-order");
            assert!(code.index() < C::INDEX_LEN);
            assert_eq!(code.ancestors().count(), code.level() as usize);
            assert!(code.ancestors().all(|above| above.contains(code) && !code.contains(above)));
            assert_eq!(code.ancestors().last().unwrap_or(code), code.class());
            previous = Some(code);
            count += 1;
        };
        for class in first + 1..first + 100 {
            check(C::try_from_number(class).unwrap(), class);
            for section in class * 100 + 1..class * 100 + 100 {
                check(C::try_from_number(section).unwrap(), section);
                if C::CLASSIFICATION.deepest() == Level::Item {
                    for item in section * 100 + 1..section * 100 + 100 {
                        check(C::try_from_number(item).unwrap(), item);
                    }
                }
            }
        }
        count
    }

    #[test]
    fn the_whole_domain_round_trips_in_pre_order() {
        assert_eq!(whole_domain::<FunctionalCode>(), 99 + 99 * 99 + 99 * 99 * 99);
        assert_eq!(whole_domain::<EconomicCode>(), 99 + 99 * 99);
        assert_eq!(whole_domain::<GovernmentEconomicCode>(), 99 + 99 * 99);
        assert_eq!(whole_domain::<RevenueCode>(), 99 + 99 * 99 + 99 * 99 * 99);
    }

    #[test]
    fn no_other_number_is_a_code() {
        let good = (0..10_000_000).filter(|&number| FunctionalCode::new(number).is_ok()).count();
        assert_eq!(good, 99 + 99 * 99 + 99 * 99 * 99);
        let good = (0..10_000_000).filter(|&number| EconomicCode::new(number).is_ok()).count();
        assert_eq!(good, 99 + 99 * 99);
    }

    #[test]
    fn an_option_costs_nothing() {
        assert_eq!(size_of::<FunctionalCode>(), 4);
        assert_eq!(size_of::<Option<FunctionalCode>>(), 4);
        assert_eq!(size_of::<Option<EconomicCode>>(), 4);
        assert_eq!(size_of::<Option<GovernmentEconomicCode>>(), 4);
        assert_eq!(size_of::<Option<RevenueCode>>(), 4);
    }

    #[test]
    fn bad_functional_codes_say_why() {
        for (text, message) in [
            ("", r#""" is no functional code: found 0 digits, expected 3 (类), 5 (款) or 7 (项)"#),
            ("2", r#""2" is no functional code: found 1 digit, expected 3 (类), 5 (款) or 7 (项)"#),
            ("0201", r#""0201" is no functional code: found 4 digits, expected 3 (类), 5 (款) or 7 (项)"#),
            ("00201", r#""00201" is no functional code: it begins with 0, expected 2"#),
            (
                "201030101",
                r#""201030101" is no functional code: found 9 digits, expected 3 (类), 5 (款) or 7 (项)"#,
            ),
            ("２０１", r#""２０１" is no functional code: found '２' at position 1, expected ASCII digits"#),
            ("201 03", r#""201 03" is no functional code: found ' ' at position 4, expected ASCII digits"#),
            ("[20103]", r#""[20103]" is no functional code: found '[' at position 1, expected ASCII digits"#),
            ("+20103", r#""+20103" is no functional code: found '+' at position 1, expected ASCII digits"#),
            (
                "200",
                r#""200" is no functional code: the 类 digits (positions 2-3) are 00, expected 01 to 99"#,
            ),
            (
                "20100",
                r#""20100" is no functional code: the 款 digits (positions 4-5) are 00, expected 01 to 99"#,
            ),
            (
                "2010001",
                r#""2010001" is no functional code: the 款 digits (positions 4-5) are 00, expected 01 to 99"#,
            ),
            (
                "2010300",
                r#""2010300" is no functional code: the 项 digits (positions 6-7) are 00, expected 01 to 99"#,
            ),
            ("999", r#""999" is no functional code: it begins with 9, expected 2"#),
            ("301", r#""301" is no functional code: it begins with 3, expected 2"#),
        ] {
            assert_eq!(text.parse::<FunctionalCode>().unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn bad_economic_codes_say_why() {
        for (text, message) in [
            (
                "3010101",
                r#""3010101" is no department economic code: found 7 digits, expected 3 (类) or 5 (款)"#,
            ),
            ("501", r#""501" is no department economic code: it begins with 5, expected 3"#),
            (
                "30100",
                r#""30100" is no department economic code: the 款 digits (positions 4-5) are 00, expected 01 to 99"#,
            ),
        ] {
            assert_eq!(text.parse::<EconomicCode>().unwrap_err().to_string(), message);
        }
        assert_eq!(
            GovernmentEconomicCode::new(30101).unwrap_err().to_string(),
            "30101 is no government economic code: it begins with 3, expected 5",
        );
        assert_eq!(
            EconomicCode::new(0).unwrap_err().to_string(),
            "0 is no department economic code: found 1 digit, expected 3 (类) or 5 (款)",
        );
    }

    #[test]
    fn bad_revenue_codes_say_why() {
        for (text, message) in [
            (
                "101010101",
                r#""101010101" is no revenue code: found 9 digits, expected 3 (类), 5 (款) or 7 (项)"#,
            ),
            ("201", r#""201" is no revenue code: it begins with 2, expected 1"#),
            (
                "10100",
                r#""10100" is no revenue code: the 款 digits (positions 4-5) are 00, expected 01 to 99"#,
            ),
        ] {
            assert_eq!(text.parse::<RevenueCode>().unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn family() {
        let item = FunctionalCode::constant(2_010_301);
        assert_eq!(item.section(), Some(FunctionalCode::constant(20103)));
        assert_eq!(item.class(), FunctionalCode::constant(201));
        assert_eq!(item.class().section(), None);
        assert!(FunctionalCode::constant(20103).contains(item));
        assert!(!FunctionalCode::constant(20102).contains(item));
        let names: Vec<_> = item.ancestors().map(FunctionalCode::number).collect();
        assert_eq!(names, [20103, 201]);
    }
}

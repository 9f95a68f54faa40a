//! A figure as a document prints it, and the interval it stands for.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use rust_decimal::Decimal;

use crate::value::{Amount, AmountError, Language, Rounding, Unit};

/// An exact difference or sum of printed figures: a count of 10^-10 fen.
///
/// A figure has at most [`Printed::MAX_DECIMALS`] decimals and at most 10^17 fen, so half a step is whole, a
/// figure is below 10^27, and 10^11 of them add up in an `i128`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Exact(pub(crate) i128);

impl Exact {
    pub(crate) const DIGITS: u32 = 10;

    /// 10^digits, for up to the digits of 10^-10 fen in 亿元.
    const fn power(digits: u32) -> i128 {
        const POWERS: [i128; 21] = {
            let mut powers = [1; 21];
            let mut digits = 1;
            while digits < powers.len() {
                powers[digits] = powers[digits - 1] * 10;
                digits += 1;
            }
            powers
        };
        POWERS[digits as usize]
    }

    /// The value as it would be printed, where so many decimals hold it exactly.
    pub(crate) fn printed(self, unit: Unit, decimals: u32) -> Option<Printed> {
        let mut value = self.in_unit(unit).filter(|value| value.scale() <= decimals)?;
        value.rescale(decimals);
        Printed::new(value, unit).ok()
    }

    /// The value in `unit`, without trailing zeros. `None` where a decimal has too few digits for it.
    pub(crate) fn in_unit(self, unit: Unit) -> Option<Decimal> {
        let mut value = self.0;
        let mut scale = Self::DIGITS + unit.fen_digits();
        while scale > 0 && value % 10 == 0 {
            value /= 10;
            scale -= 1;
        }
        Decimal::try_from_i128_with_scale(value, scale).ok()
    }
}

impl From<Amount> for Exact {
    fn from(amount: Amount) -> Self {
        Self(i128::from(amount.fen()) * Self::power(Self::DIGITS))
    }
}

/// A figure as printed: digits, decimals and unit (表列数字).
///
/// A figure printed with d decimals in unit u has the step s = u·10^-d and stands for any true value in
/// [p - s/2, p + s/2]: 9682.88 万元 means 96,828,800 yuan give or take 50. A printed zero is exact, because no
/// budget item is smaller than half a step; in 百万元 and 亿元, which whole provinces print in, that cannot be said,
/// and a zero is a figure like any other. The idea is that of XBRL Calculations 1.1.
///
/// Two figures are equal when they are printed alike. Equal amounts can be different figures:
///
/// ```
/// use cn_budget::{Printed, Unit};
///
/// let table: Printed = "9682.88 万元".parse()?;
/// let ledger = Printed::parse("96828800.00", Unit::Yuan)?;
/// assert_eq!(table.amount(), ledger.amount());
/// assert_ne!(table, ledger);
/// assert!(table.interval().meets(ledger.interval()));
/// assert_eq!(table.step().to_string(), "0.01");
/// # Ok::<(), cn_budget::value::PrintedError>(())
/// ```
#[doc(alias = "表列数字")]
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    value: Decimal,
    unit: Unit,
}

impl Printed {
    /// The most decimals that a figure may have.
    pub const MAX_DECIMALS: u32 = 10;

    /// The figure with this value, its scale being the decimals that are printed.
    ///
    /// # Errors
    ///
    /// When the figure has more than [`Printed::MAX_DECIMALS`] decimals, or is beyond [`Amount::MAX`].
    pub fn new(value: Decimal, unit: Unit) -> Result<Self, PrintedError> {
        if value.scale() > Self::MAX_DECIMALS {
            return Err(PrintedError(Kind::Decimals(value.scale())));
        }
        let figure = Self { value: if value.is_zero() { value.abs() } else { value }, unit };
        let Exact(bound) = Exact::from(Amount::MAX);
        match figure.wide() {
            Some(exact) if exact.abs() <= bound => Ok(figure),
            _ => Err(PrintedError(Kind::Range(value.to_string().into(), unit))),
        }
    }

    /// The figure that these digits print: ASCII digits with at most one sign and one point, `-1234.50`.
    ///
    /// Thousands separators, full-width digits and the like are a reader's affair.
    ///
    /// # Errors
    ///
    /// When the text is spelled in another way, or as [`Printed::new`].
    ///
    /// ```
    /// use cn_budget::{Printed, Unit};
    ///
    /// assert_eq!(Printed::parse("120", Unit::TenThousandYuan)?.decimals(), 0);
    /// let error = Printed::parse("1,234.50", Unit::Yuan).unwrap_err();
    /// assert_eq!(error.to_string(), "\"1,234.50\" is no printed figure: found ',', expected digits such as 9682.88");
    /// # Ok::<(), cn_budget::value::PrintedError>(())
    /// ```
    pub fn parse(digits: &str, unit: Unit) -> Result<Self, PrintedError> {
        let syntax = |found| PrintedError(Kind::Syntax(digits.into(), found));
        let (negative, plain) = digits.strip_prefix('-').map_or((false, digits), |plain| (true, plain));
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        if let Some(found) = whole.chars().chain(fraction.chars()).find(|found| !found.is_ascii_digit()) {
            return Err(syntax(Some(found)));
        }
        let no_fraction = plain.ends_with('.');
        let padded = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || no_fraction || padded {
            return Err(syntax(None));
        }
        let decimals = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
        if decimals > Self::MAX_DECIMALS {
            return Err(PrintedError(Kind::Decimals(decimals)));
        }
        let value =
            Decimal::from_str_exact(digits).map_err(|_| PrintedError(Kind::Range(digits.into(), unit)))?;
        if negative && value.is_zero() {
            return Err(syntax(Some('-')));
        }
        Self::new(value, unit)
    }

    /// The figure that `amount` is printed as, in `unit` with so many decimals.
    ///
    /// # Errors
    ///
    /// When there are more than [`Printed::MAX_DECIMALS`] decimals, or when something that is not zero would be
    /// printed as an exact zero.
    ///
    /// ```
    /// use cn_budget::{Amount, Printed, Rounding, Unit};
    ///
    /// let figure = Printed::round(Amount::from_yuan(96_828_849)?, Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
    /// assert_eq!(figure.to_string(), "9682.88 万元");
    ///
    /// let error = Printed::round(Amount::from_yuan(49)?, Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap_err();
    /// assert_eq!(error.to_string(), "49.00 元 would be printed as zero with 2 decimals in 万元");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn round(
        amount: Amount,
        unit: Unit,
        decimals: u32,
        rounding: Rounding,
    ) -> Result<Self, PrintedError> {
        let figure = Self::round_or_zero(amount, unit, decimals, rounding)?;
        if figure.is_exact_zero() && !amount.is_zero() {
            return Err(PrintedError(Kind::Vanishes(format!("{amount} 元").into(), decimals, unit)));
        }
        Ok(figure)
    }

    /// As [`Printed::round`], but what is too small for the unit is printed as zero, as departments do it (舍去为零).
    ///
    /// # Errors
    ///
    /// When there are more than [`Printed::MAX_DECIMALS`] decimals.
    ///
    /// ```
    /// use cn_budget::{Amount, Printed, Rounding, Unit};
    ///
    /// let figure = Printed::round_or_zero(Amount::from_yuan(40)?, Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
    /// assert_eq!(figure.to_string(), "0.00 万元");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "舍去为零")]
    pub fn round_or_zero(
        amount: Amount,
        unit: Unit,
        decimals: u32,
        rounding: Rounding,
    ) -> Result<Self, PrintedError> {
        if decimals > Self::MAX_DECIMALS {
            return Err(PrintedError(Kind::Decimals(decimals)));
        }
        Self::round_wide(Exact::from(amount).0, unit, decimals, rounding)
    }

    /// The same figure in a coarser unit, or with fewer decimals.
    ///
    /// # Errors
    ///
    /// When the step would shrink, which would claim a precision that was not printed, or as [`Printed::round`].
    ///
    /// ```
    /// use cn_budget::{Printed, Rounding, Unit};
    ///
    /// let yuan: Printed = "96828800.00 元".parse()?;
    /// let figure = yuan.rounded_to(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
    /// assert_eq!(figure.to_string(), "9682.88 万元");
    /// let error = figure.rounded_to(Unit::Yuan, 2, Rounding::HalfUp).unwrap_err();
    /// assert_eq!(error.to_string(), "9682.88 万元 cannot be printed with 2 decimals in 元: it is not known so exactly");
    /// # Ok::<(), cn_budget::value::PrintedError>(())
    /// ```
    pub fn rounded_to(self, unit: Unit, decimals: u32, rounding: Rounding) -> Result<Self, PrintedError> {
        if decimals > Self::MAX_DECIMALS {
            return Err(PrintedError(Kind::Decimals(decimals)));
        }
        let digits = |unit: Unit, decimals: u32| i64::from(unit.fen_digits()) - i64::from(decimals);
        if digits(unit, decimals) < digits(self.unit, self.decimals()) {
            return Err(PrintedError(Kind::Finer(self, decimals, unit)));
        }
        let figure = Self::round_wide(self.exact().0, unit, decimals, rounding)?;
        if figure.is_exact_zero() && !self.is_zero() {
            return Err(PrintedError(Kind::Vanishes(self.to_string().into(), decimals, unit)));
        }
        Ok(figure)
    }

    fn round_wide(exact: i128, unit: Unit, decimals: u32, rounding: Rounding) -> Result<Self, PrintedError> {
        let digits = Exact::DIGITS + unit.fen_digits();
        let mantissa = rounding.divide(exact, Exact::power(digits - decimals));
        let range = || PrintedError(Kind::Range(format!("{mantissa}e-{decimals}").into(), unit));
        let value = Decimal::try_from_i128_with_scale(mantissa, decimals).map_err(|_| range())?;
        Self::new(value, unit)
    }

    /// The value in [`unit`](Self::unit), with its decimals as scale.
    pub const fn value(self) -> Decimal {
        self.value
    }

    /// The unit that it is printed in.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// How many decimals are printed.
    pub const fn decimals(self) -> u32 {
        self.value.scale()
    }

    /// The digits alone, as printed: `9682.88`.
    pub fn digits(self) -> String {
        self.value.to_string()
    }

    /// Whether it is a printed zero.
    pub const fn is_zero(self) -> bool {
        self.value.is_zero()
    }

    /// The amount that the digits say.
    ///
    /// # Errors
    ///
    /// When they say a fraction of a fen.
    pub fn amount(self) -> Result<Amount, AmountError> {
        Amount::from_decimal(self.value, self.unit)
    }

    /// The step in [`unit`](Self::unit): one unit of the last printed decimal. An exact zero has it too, and does not use
    /// it.
    pub fn step(self) -> Decimal {
        Decimal::new(1, self.decimals())
    }

    /// Every true value that the figure can stand for.
    #[doc(alias = "区间")]
    pub fn interval(self) -> Interval {
        let Exact(middle) = self.exact();
        let Exact(half) = self.half_step();
        Interval { low: Exact(middle - half), high: Exact(middle + half) }
    }

    pub(crate) fn exact(self) -> Exact {
        // The bounds that every figure has been held to keep the product far inside i128.
        let digits = Exact::DIGITS + self.unit.fen_digits() - self.decimals();
        Exact(self.value.mantissa() * Exact::power(digits))
    }

    fn wide(self) -> Option<i128> {
        let digits = Exact::DIGITS + self.unit.fen_digits() - self.decimals();
        self.value.mantissa().checked_mul(Exact::power(digits))
    }

    /// Whether it is a zero that stands for nothing else: see the type.
    const fn is_exact_zero(self) -> bool {
        self.is_zero() && !matches!(self.unit, Unit::MillionYuan | Unit::HundredMillionYuan)
    }

    /// One unit of the last printed decimal.
    pub(crate) fn unit_step(self) -> Exact {
        Exact(Exact::power(Exact::DIGITS + self.unit.fen_digits() - self.decimals()))
    }

    /// Half a step; nothing for an exact zero.
    pub(crate) fn half_step(self) -> Exact {
        if self.is_exact_zero() {
            return Exact(0);
        }
        Exact(self.unit_step().0 / 2)
    }
}

impl PartialEq for Printed {
    fn eq(&self, other: &Self) -> bool {
        (self.value.mantissa(), self.value.scale(), self.unit)
            == (other.value.mantissa(), other.value.scale(), other.unit)
    }
}

impl Eq for Printed {}

impl Hash for Printed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.value.mantissa(), self.value.scale(), self.unit).hash(state);
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", self.value, self.unit))
    }
}

impl FromStr for Printed {
    type Err = PrintedError;

    /// Takes the canonical spelling alone: digits, one blank, the unit.
    fn from_str(text: &str) -> Result<Self, PrintedError> {
        let unit = text.split_once(' ').and_then(|(digits, unit)| Some((digits, unit.parse().ok()?)));
        let (digits, unit) = unit.ok_or_else(|| PrintedError(Kind::Unit(text.into())))?;
        Self::parse(digits, unit)
    }
}

crate::serde_string!(Printed);

/// A closed interval of amounts, as a printed figure or a sum of them stands for (区间).
///
/// ```
/// use cn_budget::{Amount, Printed, Unit};
///
/// let interval = Printed::parse("9682.88", Unit::TenThousandYuan)?.interval();
/// assert!(interval.contains(Amount::from_yuan(96_828_850).unwrap()));
/// assert!(!interval.contains(Amount::constant(96_828_850_01)));
/// assert_eq!(interval.width_in(Unit::Yuan).unwrap().to_string(), "100");
/// # Ok::<(), cn_budget::value::PrintedError>(())
/// ```
#[doc(alias = "区间")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    low: Exact,
    high: Exact,
}

impl Interval {
    /// Whether the two have a value in common.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether `amount` is one of the values.
    pub fn contains(self, amount: Amount) -> bool {
        let exact = Exact::from(amount);
        self.low <= exact && exact <= self.high
    }

    /// The smallest value, in `unit`; `None` where a decimal has too few digits for it.
    pub fn low_in(self, unit: Unit) -> Option<Decimal> {
        self.low.in_unit(unit)
    }

    /// The largest value, in `unit`; `None` where a decimal has too few digits for it.
    pub fn high_in(self, unit: Unit) -> Option<Decimal> {
        self.high.in_unit(unit)
    }

    /// How wide it is, in `unit`; `None` where a decimal has too few digits for the answer.
    pub fn width_in(self, unit: Unit) -> Option<Decimal> {
        Exact(self.high.0 - self.low.0).in_unit(unit)
    }

    pub(crate) const fn bounds(self) -> (i128, i128) {
        (self.low.0, self.high.0)
    }
}

/// Why something is no [`Printed`] figure.
#[doc(alias = "数字错误")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct PrintedError(Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("{0:?} is no printed figure: {found}, expected digits such as 9682.88", found = Found(*.1))]
    Syntax(Box<str>, Option<char>),
    #[error("{0:?} is no printed figure: expected digits, a blank and a unit, such as 9682.88 万元")]
    Unit(Box<str>),
    #[error("a figure with {0} decimals cannot be held: expected at most 10")]
    Decimals(u32),
    #[error("{0} {1} is out of bounds, expected -1000000000000000.00 to 1000000000000000.00 元")]
    Range(Box<str>, Unit),
    #[error("{0} would be printed as zero with {1} decimals in {2}")]
    Vanishes(Box<str>, u32, Unit),
    #[error("{0} cannot be printed with {1} decimals in {2}: it is not known so exactly")]
    Finer(Printed, u32, Unit),
}

struct Found(Option<char>);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(found) => write!(f, "found {found:?}"),
            None => write!(f, "a digit is missing or too many"),
        }
    }
}

impl PrintedError {
    /// What was found and what was expected, in a language.
    ///
    /// ```
    /// use cn_budget::{Language, Printed, Unit};
    ///
    /// let error = Printed::parse("4x", Unit::Yuan).unwrap_err();
    /// assert_eq!(error.message(Language::Zh), "“4x”不是数字，应如 9682.88");
    /// ```
    pub fn message(&self, language: Language) -> String {
        match (&self.0, language) {
            (_, Language::En) => self.to_string(),
            (Kind::Syntax(text, _), _) => format!("“{text}”不是数字，应如 9682.88"),
            (Kind::Unit(text), _) => format!("“{text}”不是带单位的数字，应如 9682.88 万元"),
            (Kind::Decimals(decimals), _) => format!("有 {decimals} 位小数，至多 10 位"),
            (Kind::Range(digits, unit), _) => format!("{digits} {unit}超出正负 1000 万亿元的范围"),
            (Kind::Vanishes(amount, decimals, unit), _) => {
                format!("{amount}以{unit}为单位、保留 {decimals} 位小数时四舍五入为零")
            }
            (Kind::Finer(figure, decimals, unit), _) => {
                format!("{figure}不足以列为以{unit}为单位的 {decimals} 位小数")
            }
        }
    }

    /// Whether the text is spelled in a way that only a lenient reader takes.
    pub const fn is_syntax(&self) -> bool {
        matches!(self.0, Kind::Syntax(..) | Kind::Unit(_))
    }

    /// Whether something that is not zero would be printed as zero.
    pub const fn is_vanishing(&self) -> bool {
        matches!(self.0, Kind::Vanishes(..))
    }

    /// Whether the figure has too many decimals or is too large.
    pub const fn is_out_of_bounds(&self) -> bool {
        matches!(self.0, Kind::Decimals(_) | Kind::Range(..))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_figures_say_why() {
        for (text, message) in [
            (
                "",
                r#""" is no printed figure: a digit is missing or too many, expected digits such as 9682.88"#,
            ),
            (
                "1.",
                r#""1." is no printed figure: a digit is missing or too many, expected digits such as 9682.88"#,
            ),
            (
                ".5",
                r#"".5" is no printed figure: a digit is missing or too many, expected digits such as 9682.88"#,
            ),
            (
                "01",
                r#""01" is no printed figure: a digit is missing or too many, expected digits such as 9682.88"#,
            ),
            ("1.2.3", r#""1.2.3" is no printed figure: found '.', expected digits such as 9682.88"#),
            ("１", r#""１" is no printed figure: found '１', expected digits such as 9682.88"#),
            ("-0.00", r#""-0.00" is no printed figure: found '-', expected digits such as 9682.88"#),
            ("1e5", r#""1e5" is no printed figure: found 'e', expected digits such as 9682.88"#),
            ("0.00000000001", "a figure with 11 decimals cannot be held: expected at most 10"),
            (
                "99999999999999999999999999999999",
                "99999999999999999999999999999999 元 is out of bounds, expected -1000000000000000.00 to 1000000000000000.00 元",
            ),
            (
                "0.00000000000000000000000000000000001",
                "a figure with 35 decimals cannot be held: expected at most 10",
            ),
            (
                "1000000000000000.01",
                "1000000000000000.01 元 is out of bounds, expected -1000000000000000.00 to 1000000000000000.00 元",
            ),
        ] {
            assert_eq!(Printed::parse(text, Unit::Yuan).unwrap_err().to_string(), message);
        }
        assert_eq!(
            "12万元".parse::<Printed>().unwrap_err().to_string(),
            r#""12万元" is no printed figure: expected digits, a blank and a unit, such as 9682.88 万元"#,
        );
    }

    #[test]
    fn the_digits_are_kept() {
        for digits in ["0", "0.00", "120", "-3.50", "9682.880", "1000000000000000.0000000000"] {
            assert_eq!(Printed::parse(digits, Unit::Yuan).unwrap().digits(), digits);
        }
    }

    #[test]
    fn a_printed_zero_is_exact() {
        let zero = |unit| Printed::parse("0.00", unit).unwrap().interval();
        assert_eq!(zero(Unit::TenThousandYuan).bounds(), (0, 0));
        assert_eq!(zero(Unit::HundredMillionYuan).width_in(Unit::TenThousandYuan), Some(Decimal::from(100)));
    }
}

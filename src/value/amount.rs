//! Amounts of money as whole fen, and the units that documents print them in.

use core::fmt;
use core::iter::Sum;
use core::ops::Neg;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::Language;

/// A unit that budget documents state their figures in (金额单位).
///
/// Units exist where figures are read or printed; everywhere else money is an [`Amount`].
///
/// ```
/// use cn_budget::Unit;
///
/// assert_eq!("万元".parse(), Ok(Unit::TenThousandYuan));
/// assert_eq!(Unit::TenThousandYuan.to_string(), "万元");
/// assert_eq!(Unit::TenThousandYuan.fen(), 1_000_000);
/// ```
#[doc(alias = "金额单位")]
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
pub enum Unit {
    /// 元, 100 fen.
    #[doc(alias = "元")]
    #[strum(serialize = "元")]
    Yuan,
    /// 千元, 1,000 yuan.
    #[doc(alias = "千元")]
    #[strum(serialize = "千元")]
    ThousandYuan,
    /// 万元, 10,000 yuan: what most departments print.
    #[doc(alias = "万元")]
    #[strum(serialize = "万元")]
    TenThousandYuan,
    /// 百万元, 1,000,000 yuan.
    #[doc(alias = "百万元")]
    #[strum(serialize = "百万元")]
    MillionYuan,
    /// 亿元, 100,000,000 yuan.
    #[doc(alias = "亿元")]
    #[strum(serialize = "亿元")]
    HundredMillionYuan,
}

impl Unit {
    /// How many fen one of the unit is.
    pub const fn fen(self) -> i64 {
        10_i64.pow(self.fen_digits())
    }

    /// The power of ten by which the unit exceeds the fen.
    pub(crate) const fn fen_digits(self) -> u32 {
        match self {
            Self::Yuan => 2,
            Self::ThousandYuan => 5,
            Self::TenThousandYuan => 6,
            Self::MillionYuan => 8,
            Self::HundredMillionYuan => 10,
        }
    }
}

crate::serde_string!(Unit);

/// How a figure is rounded when it is printed. Every rounding in this crate names its strategy.
///
/// ```
/// use cn_budget::{Amount, Printed, Rounding, Unit};
///
/// let amount = Amount::from_fen(96_828_750_00)?;
/// let half_up = Printed::round(amount, Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
/// let half_even = Printed::round(amount, Unit::TenThousandYuan, 2, Rounding::HalfEven)?;
/// assert_eq!((half_up.to_string(), half_even.to_string()), ("9682.88 万元".into(), "9682.88 万元".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "舍入")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::Display, strum::EnumString, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Rounding {
    /// 四舍五入: a half goes away from zero. What budget software does.
    #[doc(alias = "四舍五入")]
    HalfUp,
    /// 四舍六入五成双: a half goes to the even neighbour.
    #[doc(alias = "四舍六入五成双")]
    HalfEven,
}

crate::serde_string!(Rounding);

impl Rounding {
    /// `numerator / denominator`, rounded. The denominator is positive.
    pub(crate) const fn divide(self, numerator: i128, denominator: i128) -> i128 {
        let quotient = numerator / denominator;
        let rest = (numerator % denominator).abs();
        let twice = rest * 2;
        let up = match self {
            Self::HalfUp => twice >= denominator,
            Self::HalfEven => twice > denominator || (twice == denominator && quotient % 2 != 0),
        };
        match (up, numerator < 0) {
            (false, _) => quotient,
            (true, false) => quotient + 1,
            (true, true) => quotient - 1,
        }
    }
}

/// An amount of money: a whole number of fen (分), exact and bounded (金额).
///
/// The bound is [`Amount::MAX`], a quadrillion yuan either way (some thirty times what all of China's
/// governments spend in a year), so that two amounts always add without wrapping, and a sum is exact or an
/// error. There is no way in from a float.
///
/// The canonical string is yuan with two decimals: `96828800.00`.
///
/// ```
/// use cn_budget::{Amount, Unit};
///
/// let basic: Amount = "26492900.00".parse()?;
/// let project: Amount = "70335900.00".parse()?;
/// let total = basic.checked_add(project)?;
/// assert_eq!(total.to_string(), "96828800.00");
/// assert_eq!(total.in_unit(Unit::TenThousandYuan).to_string(), "9682.88");
/// # Ok::<(), cn_budget::AmountError>(())
/// ```
#[doc(alias = "金额")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    /// Nothing (零).
    pub const ZERO: Self = Self(0);
    /// The largest amount: 10^15 yuan.
    pub const MAX: Self = Self(100_000_000_000_000_000);
    /// The smallest amount: -10^15 yuan.
    pub const MIN: Self = Self(-Self::MAX.0);

    /// The amount of this many fen (分).
    ///
    /// # Errors
    ///
    /// When the number is beyond [`Amount::MAX`] or [`Amount::MIN`].
    #[doc(alias = "分")]
    pub const fn from_fen(fen: i64) -> Result<Self, AmountError> {
        Self::from_wide(fen as i128)
    }

    /// The amount of this many whole yuan (元).
    ///
    /// # Errors
    ///
    /// When the number is beyond [`Amount::MAX`] or [`Amount::MIN`].
    #[doc(alias = "元")]
    pub const fn from_yuan(yuan: i64) -> Result<Self, AmountError> {
        Self::from_wide(yuan as i128 * 100)
    }

    /// [`Amount::from_fen`] for literals.
    ///
    /// ```
    /// use cn_budget::Amount;
    ///
    /// const THRESHOLD: Amount = Amount::constant(1_000_000);
    /// assert_eq!(THRESHOLD, Amount::from_yuan(10_000).unwrap());
    /// ```
    ///
    /// ```compile_fail
    /// const TOO_MUCH: cn_budget::Amount = cn_budget::Amount::constant(i64::MAX);
    /// # let _ = TOO_MUCH;
    /// ```
    ///
    /// # Panics
    ///
    /// When the number is beyond the bounds; in a `const` the program does not compile.
    pub const fn constant(fen: i64) -> Self {
        assert!(Self::MIN.0 <= fen && fen <= Self::MAX.0, "an amount lies between -10^15 and 10^15 yuan");
        Self(fen)
    }

    /// The amount that `value` of `unit` is, if that is a whole number of fen.
    ///
    /// # Errors
    ///
    /// When a fraction of a fen is left, or the amount is out of bounds.
    ///
    /// ```
    /// use cn_budget::{Amount, Unit};
    /// use rust_decimal::Decimal;
    ///
    /// let amount = Amount::from_decimal(Decimal::new(968288, 2), Unit::TenThousandYuan);
    /// assert_eq!(amount, Amount::from_yuan(96_828_800));
    ///
    /// let error = Amount::from_decimal(Decimal::new(1, 3), Unit::Yuan).unwrap_err();
    /// assert_eq!(error.to_string(), "0.001 元 is not a whole number of fen");
    /// ```
    pub fn from_decimal(value: Decimal, unit: Unit) -> Result<Self, AmountError> {
        let plain = value.normalize();
        let digits = i64::from(unit.fen_digits()) - i64::from(plain.scale());
        let Ok(digits) = u32::try_from(digits) else {
            return Err(AmountError(Kind::Fraction(plain, unit)));
        };
        match plain.mantissa().checked_mul(10_i128.pow(digits)) {
            Some(fen) => Self::from_wide(fen),
            None => Err(AmountError(Kind::Range(None))),
        }
    }

    pub(crate) const fn from_wide(fen: i128) -> Result<Self, AmountError> {
        if fen < Self::MIN.0 as i128 || fen > Self::MAX.0 as i128 {
            return Err(AmountError(Kind::Range(Some(fen))));
        }
        #[expect(clippy::cast_possible_truncation, reason = "the bound is far inside i64")]
        Ok(Self(fen as i64))
    }

    /// The number of fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// The exact value in `unit`, without trailing zeros.
    pub fn in_unit(self, unit: Unit) -> Decimal {
        Decimal::new(self.0, unit.fen_digits()).normalize()
    }

    /// Whether this is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether this is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The exact sum of two amounts.
    ///
    /// # Errors
    ///
    /// When the sum is out of bounds.
    pub const fn checked_add(self, other: Self) -> Result<Self, AmountError> {
        Self::from_wide(self.0 as i128 + other.0 as i128)
    }

    /// The exact difference of two amounts.
    ///
    /// # Errors
    ///
    /// When the difference is out of bounds.
    pub const fn checked_sub(self, other: Self) -> Result<Self, AmountError> {
        Self::from_wide(self.0 as i128 - other.0 as i128)
    }

    /// The exact sum (合计) of any number of amounts. Only the result needs to be in bounds.
    ///
    /// # Errors
    ///
    /// When the sum is out of bounds.
    ///
    /// ```
    /// use cn_budget::Amount;
    ///
    /// let parts = [Amount::MAX, Amount::constant(1), Amount::constant(-1)];
    /// assert_eq!(Amount::sum(parts), Ok(Amount::MAX));
    /// assert!(Amount::sum([Amount::MAX, Amount::constant(1)]).unwrap_err().is_out_of_bounds());
    /// ```
    #[doc(alias = "合计")]
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, AmountError> {
        // 10^17 fen a term: the accumulator holds 10^21 terms.
        Self::from_wide(amounts.into_iter().map(|amount| i128::from(amount.0)).sum())
    }

    /// Splits the amount in proportion to the weights; the parts sum to the whole (分摊).
    ///
    /// Each part is rounded towards zero, and the fen left over go, one each, to the parts with the largest
    /// remainders, the earlier one first where they are equal.
    ///
    /// # Errors
    ///
    /// When there is no weight above zero.
    ///
    /// ```
    /// use cn_budget::Amount;
    ///
    /// let parts = Amount::constant(100).split(&[1, 1, 1])?;
    /// assert_eq!(parts, [Amount::constant(34), Amount::constant(33), Amount::constant(33)]);
    /// # Ok::<(), cn_budget::AmountError>(())
    /// ```
    #[doc(alias = "分摊")]
    pub fn split(self, weights: &[u32]) -> Result<Vec<Self>, AmountError> {
        let whole: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
        if whole == 0 {
            return Err(AmountError(Kind::NoWeight));
        }
        let fen = i128::from(self.0);
        let exact = |weight: u32| fen * i128::from(weight);
        // Every part is at most the whole, so it is in bounds.
        let mut parts = Vec::with_capacity(weights.len());
        for &weight in weights {
            parts.push(Self::from_wide(exact(weight) / whole)?);
        }
        let given: i128 = parts.iter().map(|part| i128::from(part.0)).sum();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|&index| core::cmp::Reverse((exact(weights[index]) % whole).abs()));
        // Fewer fen are left than there are parts with a remainder.
        let left = usize::try_from((fen - given).unsigned_abs()).unwrap_or(order.len());
        for index in order.into_iter().take(left) {
            parts[index].0 += self.0.signum();
        }
        Ok(parts)
    }
}

impl Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// The exact sum at the end of a chain, as the standard library sums results. [`Amount::sum`] is the same as a function.
///
/// ```
/// use cn_budget::{Amount, AmountError};
///
/// let lines = [("甲", Amount::constant(460)), ("乙", Amount::constant(40))];
/// let sum: Result<Amount, AmountError> = lines.iter().map(|(_, amount)| amount).sum();
/// assert_eq!(sum, Ok(Amount::constant(500)));
/// assert!([Amount::MAX, Amount::constant(1)].into_iter().sum::<Result<Amount, AmountError>>().is_err());
/// ```
impl Sum<Amount> for Result<Amount, AmountError> {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Self {
        Amount::sum(amounts)
    }
}

impl<'a> Sum<&'a Amount> for Result<Amount, AmountError> {
    fn sum<I: Iterator<Item = &'a Amount>>(amounts: I) -> Self {
        Amount::sum(amounts.copied())
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.unsigned_abs();
        f.pad_integral(self.0 >= 0, "", &format!("{}.{:02}", fen / 100, fen % 100))
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Takes the canonical spelling alone: yuan with two decimals, such as `-96828800.00`.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let syntax = || AmountError(Kind::Syntax(text.into()));
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let (yuan, fen) = digits.split_once('.').ok_or_else(syntax)?;
        let only_digits = yuan.bytes().chain(fen.bytes()).all(|byte| byte.is_ascii_digit());
        let plain = yuan.len() == 1 || !(yuan.is_empty() || yuan.starts_with('0'));
        if !only_digits || !plain || fen.len() != 2 {
            return Err(syntax());
        }
        let fen: i128 = match (yuan.parse::<i64>(), fen.parse::<i64>()) {
            (Ok(yuan), Ok(fen)) => i128::from(yuan) * 100 + i128::from(fen),
            _ => return Err(AmountError(Kind::Range(None))),
        };
        if negative && fen == 0 {
            return Err(syntax());
        }
        Self::from_wide(if negative { -fen } else { fen })
    }
}

crate::serde_string!(Amount);

/// Why something is no [`Amount`].
#[doc(alias = "金额错误")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct AmountError(Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("{found} out of bounds, expected -1000000000000000.00 to 1000000000000000.00 元", found = InYuan(*.0))]
    Range(Option<i128>),
    #[error("{0} {1} is not a whole number of fen")]
    Fraction(Decimal, Unit),
    #[error("{0:?} is no amount: expected yuan with two decimals, such as 96828800.00")]
    Syntax(Box<str>),
    #[error("an amount cannot be split: no weight is above zero")]
    NoWeight,
}

/// So many fen in yuan, or the words for what is beyond counting.
struct InYuan(Option<i128>);

impl fmt::Display for InYuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(fen) => {
                let (sign, fen) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
                write!(f, "{sign}{}.{:02} 元 is", fen / 100, fen % 100)
            }
            None => f.write_str("the amount is"),
        }
    }
}

impl AmountError {
    /// Whether an amount or a sum is out of bounds.
    pub const fn is_out_of_bounds(&self) -> bool {
        matches!(self.0, Kind::Range(_))
    }

    /// What was found and what was expected, in a language.
    ///
    /// ```
    /// use cn_budget::{Amount, Language};
    ///
    /// let error = "12".parse::<Amount>().unwrap_err();
    /// assert_eq!(error.message(Language::Zh), "“12”不是金额，应为两位小数的元数，如 96828800.00");
    /// ```
    pub fn message(&self, language: Language) -> String {
        match (&self.0, language) {
            (_, Language::En) => self.to_string(),
            (Kind::Range(_), _) => "金额超出正负 1000 万亿元的范围".to_owned(),
            (Kind::Fraction(amount, unit), _) => format!("{amount} {unit}有不足一分的尾数"),
            (Kind::Syntax(text), _) => format!("“{text}”不是金额，应为两位小数的元数，如 96828800.00"),
            (Kind::NoWeight, _) => "各份权重均不大于零，金额无从分配".to_owned(),
        }
    }

    /// Whether a fraction of a fen would be left.
    pub const fn is_fraction(&self) -> bool {
        matches!(self.0, Kind::Fraction(..))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_amounts_say_why() {
        let syntax =
            |text| format!("{text:?} is no amount: expected yuan with two decimals, such as 96828800.00");
        for text in [
            "", "1", "1.0", "1.000", ".00", "01.00", "1,000.00", "１.00", "+1.00", "1e3.00", "-0.00",
            "--1.00",
        ] {
            assert_eq!(text.parse::<Amount>().unwrap_err().to_string(), syntax(text));
        }
        for text in ["1000000000000000.01", "-1000000000000000.01", "99999999999999999999.00"] {
            assert!(text.parse::<Amount>().unwrap_err().is_out_of_bounds());
        }
    }

    #[test]
    fn bounds() {
        assert_eq!(Amount::MAX.to_string(), "1000000000000000.00");
        assert_eq!("-1000000000000000.00".parse(), Ok(Amount::MIN));
        assert!(Amount::from_fen(Amount::MAX.fen() + 1).unwrap_err().is_out_of_bounds());
        assert!(Amount::from_yuan(i64::MAX).unwrap_err().is_out_of_bounds());
        assert!(Amount::MAX.checked_add(Amount::MAX).unwrap_err().is_out_of_bounds());
        assert_eq!(Amount::MAX.checked_add(Amount::MIN), Ok(Amount::ZERO));
        assert!(Amount::from_decimal(Decimal::MAX, Unit::HundredMillionYuan).unwrap_err().is_out_of_bounds());
        assert_eq!(size_of::<Amount>(), 8);
    }

    #[test]
    fn a_split_needs_a_weight() {
        assert_eq!(
            Amount::MAX.split(&[0, 0]).unwrap_err().to_string(),
            "an amount cannot be split: no weight is above zero",
        );
        assert_eq!(Amount::constant(-5).split(&[0, 1, 1]).unwrap(), [0, -3, -2].map(Amount::constant));
        assert_eq!(Amount::MAX.split(&[u32::MAX, u32::MAX]).unwrap().len(), 2);
    }

    #[test]
    fn rounding_names_what_a_half_does() {
        for (numerator, half_up, half_even) in
            [(25, 3, 2), (35, 4, 4), (-25, -3, -2), (24, 2, 2), (26, 3, 3), (-26, -3, -3)]
        {
            assert_eq!(Rounding::HalfUp.divide(numerator, 10), half_up);
            assert_eq!(Rounding::HalfEven.divide(numerator, 10), half_even);
        }
    }
}

//! Growth rates and shares as printed percentages.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use rust_decimal::Decimal;

use crate::value::{Amount, Outcome, Printed, Rounding};

/// A percentage as printed (百分比): 23.56% stands for any rate in [23.555%, 23.565%].
///
/// As with [`Printed`], two ratios are equal when they are printed alike. A printed zero is not exact here: a
/// rate can be smaller than half a step.
///
/// ```
/// use cn_budget::{Outcome, Printed, Ratio};
///
/// let before: Printed = "12667.90 万元".parse()?;
/// let after: Printed = "9682.88 万元".parse()?;
/// let printed: Ratio = "-23.56%".parse()?;
/// assert_eq!(printed.judge_change(before, after), Outcome::Held);
/// let wrong: Ratio = "-23.65%".parse()?;
/// assert_eq!(wrong.judge_change(before, after), Outcome::Broken);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "百分比")]
#[doc(alias = "增长率")]
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    percent: Decimal,
}

impl Ratio {
    /// The most decimals that a ratio may have.
    pub const MAX_DECIMALS: u32 = 6;

    /// The ratio with so many percent, the scale being the decimals that are printed.
    ///
    /// # Errors
    ///
    /// When there are more than [`Ratio::MAX_DECIMALS`] decimals, or more than 10^12 percent.
    pub fn new(percent: Decimal) -> Result<Self, RatioError> {
        let bound = |decimals: u32| 1_000_000_000_000_i128 * 10_i128.pow(decimals);
        if percent.scale() > Self::MAX_DECIMALS || percent.mantissa().abs() > bound(percent.scale()) {
            return Err(RatioError(Kind::Range(Some(percent))));
        }
        Ok(Self { percent: if percent.is_zero() { percent.abs() } else { percent } })
    }

    /// The growth from one amount to another (增长率), printed with so many decimals.
    ///
    /// `Ok(None)` for a base of zero or less, which allows no rate (基数为零，不可比).
    ///
    /// # Errors
    ///
    /// As [`Ratio::new`].
    ///
    /// ```
    /// use cn_budget::{Amount, Ratio, Rounding};
    ///
    /// let (before, after) = (Amount::from_yuan(1200)?, Amount::from_yuan(1050)?);
    /// let change = Ratio::change(before, after, 2, Rounding::HalfUp)?;
    /// assert_eq!(change.map(|rate| rate.to_string()).as_deref(), Some("-12.50%"));
    /// assert_eq!(Ratio::change(Amount::ZERO, after, 2, Rounding::HalfUp)?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "增减率")]
    pub fn change(
        before: Amount,
        after: Amount,
        decimals: u32,
        rounding: Rounding,
    ) -> Result<Option<Self>, RatioError> {
        Self::quotient(i128::from(after.fen()) - i128::from(before.fen()), before, decimals, rounding)
    }

    /// What share of `whole` this `part` is (占比), printed with so many decimals.
    ///
    /// `Ok(None)` for a whole of zero or less.
    ///
    /// # Errors
    ///
    /// As [`Ratio::new`].
    #[doc(alias = "占比")]
    pub fn share(
        part: Amount,
        whole: Amount,
        decimals: u32,
        rounding: Rounding,
    ) -> Result<Option<Self>, RatioError> {
        Self::quotient(i128::from(part.fen()), whole, decimals, rounding)
    }

    fn quotient(
        part: i128,
        base: Amount,
        decimals: u32,
        rounding: Rounding,
    ) -> Result<Option<Self>, RatioError> {
        if decimals > Self::MAX_DECIMALS {
            return Err(RatioError(Kind::Decimals(decimals)));
        }
        if base.fen() <= 0 {
            return Ok(None);
        }
        // At most 2·10^17 · 10^8: far inside i128.
        let mantissa = rounding.divide(part * 10_i128.pow(decimals + 2), i128::from(base.fen()));
        let percent = Decimal::try_from_i128_with_scale(mantissa, decimals)
            .map_err(|_| RatioError(Kind::Range(None)))?;
        Self::new(percent).map(Some)
    }

    /// The percent, with the printed decimals as scale.
    pub const fn percent(self) -> Decimal {
        self.percent
    }

    /// How many decimals are printed.
    pub const fn decimals(self) -> u32 {
        self.percent.scale()
    }

    /// Whether the rate can be the growth between two printed figures.
    ///
    /// Held where it is the growth of the digits as they stand, rounded to the printed decimals; held within
    /// rounding where some true values behind the two figures have it; not applicable where the base is not
    /// above zero throughout its interval.
    pub fn judge_change(self, before: Printed, after: Printed) -> Outcome {
        self.judge(before, after, 100)
    }

    /// Whether the rate can be the share of one printed figure in another (占比, 完成率).
    ///
    /// The outcomes are those of [`Ratio::judge_change`].
    #[doc(alias = "完成率")]
    pub fn judge_share(self, part: Printed, whole: Printed) -> Outcome {
        self.judge(whole, part, 0)
    }

    /// Whether the rate can be the growth to a printed figure by a printed change: the change over what the figure was
    /// before it. The sign of the rate says which way it went; the change has none.
    ///
    /// The outcomes are those of [`Ratio::judge_change`].
    ///
    /// ```
    /// use cn_budget::{Outcome, Printed, Ratio};
    ///
    /// let (after, change): (Printed, Printed) = ("8.10 万元".parse()?, "19.20 万元".parse()?);
    /// assert_eq!("-70.33%".parse::<Ratio>()?.judge_change_by(after, change), Outcome::Held);
    /// assert_eq!("-33.70%".parse::<Ratio>()?.judge_change_by(after, change), Outcome::Broken);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "增减率")]
    pub fn judge_change_by(self, after: Printed, change: Printed) -> Outcome {
        let down = self.percent.is_sign_negative();
        // The base before a change: less what it grew by, or with what it fell by.
        let base = |after: i128, change: i128| if down { after + change } else { after - change };
        let (after_low, after_high) = after.interval().bounds();
        let (change_low, change_high) = change.interval().bounds();
        let (is, by) = (after.exact().0, change.exact().0);
        let exact = (by, base(is, by));
        let low = (change_low, base(after_high, change_low));
        let high = (change_high, base(after_low, change_high));
        if exact.1 <= 0 || high.1 <= 0 {
            return Outcome::NotApplicable;
        }
        let bounds = self.size_bounds((-1, 1));
        if fits(exact, exact, bounds, self.scale()) {
            Outcome::Held
        } else if fits(low, high, bounds, self.scale()) {
            Outcome::HeldWithinRounding
        } else {
            Outcome::Broken
        }
    }

    /// Whether the growth between two figures gives these decimals when what follows them is cut off.
    pub(crate) fn truncates_change(self, before: Printed, after: Printed) -> bool {
        let (was, is) = (before.exact().0, after.exact().0);
        self.truncates(if self.percent.is_sign_negative() { was - is } else { is - was }, was)
    }

    /// As [`Ratio::truncates_change`], for the growth to a figure by a change.
    pub(crate) fn truncates_change_by(self, after: Printed, change: Printed) -> bool {
        let (is, by) = (after.exact().0, change.exact().0);
        self.truncates(by, if self.percent.is_sign_negative() { is + by } else { is - by })
    }

    /// As [`Ratio::truncates_change`], for a share.
    pub(crate) fn truncates_share(self, part: Printed, whole: Printed) -> bool {
        self.truncates(part.exact().0, whole.exact().0)
    }

    fn truncates(self, part: i128, base: i128) -> bool {
        base > 0 && fits((part, base), (part, base), self.size_bounds((0, 2)), self.scale())
    }

    /// Two to the percent: half a step of the ratio is one.
    fn scale(self) -> i128 {
        2 * 10_i128.pow(self.decimals())
    }

    /// The size of the ratio with so many half steps more, in half steps.
    fn size_bounds(self, (less, more): (i128, i128)) -> (i128, i128) {
        let middle = self.percent.mantissa().abs() * 2;
        (middle + less, middle + more)
    }

    /// Whether part / base · 100 - less can print as this ratio.
    fn judge(self, base: Printed, part: Printed, less: i128) -> Outcome {
        // The ratio and its step in units of half a step: 2·10^-decimals percent.
        let scale = self.scale();
        let middle = self.percent.mantissa() * 2 + less * scale;
        let exact = (part.exact().0, base.exact().0);
        if exact.1 <= 0 || base.interval().bounds().0 <= 0 {
            return Outcome::NotApplicable;
        }
        if fits(exact, exact, (middle - 1, middle + 1), scale) {
            return Outcome::Held;
        }
        let (part_low, part_high) = part.interval().bounds();
        let (base_low, base_high) = base.interval().bounds();
        // For a base above zero the quotient is smallest at one corner and largest at another.
        let low = (part_low, if part_low >= 0 { base_high } else { base_low });
        let high = (part_high, if part_high >= 0 { base_low } else { base_high });
        if fits(low, high, (middle - 1, middle + 1), scale) {
            Outcome::HeldWithinRounding
        } else {
            Outcome::Broken
        }
    }
}

/// Whether [low, high], two quotients, meets the `bounds`, which are percent times `scale`.
fn fits(low: (i128, i128), high: (i128, i128), bounds: (i128, i128), scale: i128) -> bool {
    let compare = |(part, base): (i128, i128), bound: i128| {
        // part / base · 100 · scale against bound: up to 10^27 · 10^9 and 10^19 · 10^27, hence the wide product.
        wide_product(part, 100 * scale).cmp(&wide_product(bound, base))
    };
    compare(low, bounds.1).is_le() && compare(high, bounds.0).is_ge()
}

/// The exact product as (high, low) words that order like the number.
fn wide_product(left: i128, right: i128) -> (i128, u128) {
    let negative = (left < 0) != (right < 0);
    let (a, b) = (left.unsigned_abs(), right.unsigned_abs());
    let mask = u128::from(u64::MAX);
    let (a1, a0, b1, b0) = (a >> 64, a & mask, b >> 64, b & mask);
    let middle = a1 * b0 + ((a0 * b0) >> 64);
    let cross = a0 * b1 + (middle & mask);
    let low = (cross << 64) | ((a0 * b0) & mask);
    let high = a1 * b1 + (middle >> 64) + (cross >> 64);
    let high = i128::try_from(high).unwrap_or(i128::MAX);
    if negative {
        // Two's complement over both words.
        let (low, carry) = (!low).overflowing_add(1);
        (!high + i128::from(carry), low)
    } else {
        (high, low)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        (self.percent.mantissa(), self.percent.scale()) == (other.percent.mantissa(), other.percent.scale())
    }
}

impl Eq for Ratio {}

impl Hash for Ratio {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.percent.mantissa(), self.percent.scale()).hash(state);
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.percent)
    }
}

impl FromStr for Ratio {
    type Err = RatioError;

    /// Takes the canonical spelling alone: `-23.56%`.
    fn from_str(text: &str) -> Result<Self, RatioError> {
        let syntax = || RatioError(Kind::Syntax(text.into()));
        let digits = text.strip_suffix('%').ok_or_else(syntax)?;
        let percent = Decimal::from_str_exact(digits).map_err(|_| syntax())?;
        // The printed form is the canonical one exactly where nothing but digits, a sign and a point stands.
        if percent.to_string() != digits {
            return Err(syntax());
        }
        Self::new(percent)
    }
}

crate::serde_string!(Ratio);

/// Why something is no [`Ratio`].
#[doc(alias = "百分比错误")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct RatioError(Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("{0:?} is no ratio: expected digits and a percent sign, such as -23.56%")]
    Syntax(Box<str>),
    #[error("{found} out of bounds, expected at most 6 decimals and 1000000000000%", found = Percent(*.0))]
    Range(Option<Decimal>),
    #[error("a ratio with {0} decimals cannot be held: expected at most 6")]
    Decimals(u32),
}

struct Percent(Option<Decimal>);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(percent) => write!(f, "{percent}% is"),
            None => f.write_str("the ratio is"),
        }
    }
}

impl RatioError {
    /// Whether the ratio has too many decimals or is too large.
    pub const fn is_out_of_bounds(&self) -> bool {
        matches!(self.0, Kind::Range(_) | Kind::Decimals(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Unit;

    #[test]
    fn wide_products_order_like_numbers() {
        let numbers = [i128::MIN / 4, -3, -1, 0, 1, 2, 1 << 64, i128::MAX / 4];
        for a in numbers {
            for b in numbers {
                let narrow = a.checked_mul(b);
                for (c, d) in [(1, 1), (-1, 1), (1 << 70, 3)] {
                    if let (Some(left), Some(right)) = (narrow, i128::checked_mul(c, d)) {
                        assert_eq!(
                            wide_product(a, b).cmp(&wide_product(c, d)),
                            left.cmp(&right),
                            "{a}*{b} {c}*{d}"
                        );
                    }
                }
            }
        }
        assert!(wide_product(i128::MAX / 4, i128::MAX / 4) > wide_product(i128::MAX / 4, i128::MAX / 5));
        assert!(wide_product(i128::MIN / 4, i128::MAX / 4) < wide_product(i128::MIN / 4, i128::MAX / 5));
    }

    #[test]
    fn rates_are_judged_by_their_interval() {
        let figure = |text| Printed::parse(text, Unit::TenThousandYuan).unwrap();
        for (before, after, rate, outcome) in [
            ("27.30", "8.10", "-70.33%", Outcome::Held),
            ("21.5", "3.5", "-83.72%", Outcome::Held),
            ("1200.00", "1050.00", "-1.10%", Outcome::Broken),
            ("5.80", "4.60", "-20.69%", Outcome::Held),
            ("6", "5", "-20%", Outcome::HeldWithinRounding),
            ("0.00", "5.00", "100.00%", Outcome::NotApplicable),
            ("8.10", "8.10", "0.00%", Outcome::Held),
            ("8.10", "-8.10", "-200.00%", Outcome::Held),
        ] {
            let rate: Ratio = rate.parse().unwrap();
            assert_eq!(rate.judge_change(figure(before), figure(after)), outcome, "{before} {after} {rate}");
        }
        let share: Ratio = "55.10%".parse().unwrap();
        assert_eq!(share.judge_share(figure("5377.64"), figure("9759.38")), Outcome::Held);
        let huge = Printed::parse("1000000000000000.0000000000", Unit::Yuan).unwrap();
        assert_eq!(share.judge_share(huge, huge), Outcome::Broken);
    }

    #[test]
    fn bad_ratios_say_why() {
        for text in ["", "%", "5", "5 %", "+5%", "05%", ".5%", "5.%", "1e2%", "５%", "-0.00%"] {
            let message =
                format!("{text:?} is no ratio: expected digits and a percent sign, such as -23.56%");
            assert_eq!(text.parse::<Ratio>().unwrap_err().to_string(), message);
        }
        assert!("1.0000001%".parse::<Ratio>().unwrap_err().is_out_of_bounds());
        // Once an overflow in a debug build.
        let error = "0.000000000000000000000000001%".parse::<Ratio>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "0.000000000000000000000000001% is out of bounds, expected at most 6 decimals and 1000000000000%",
        );
    }
}

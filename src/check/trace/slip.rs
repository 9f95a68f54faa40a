//! Slips (笔误): what a right figure becomes when somebody, or a program, gets one thing wrong.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::value::{Printed, Unit};

/// What speaks for a figure being a slip of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Slip {
    /// Nothing.
    #[default]
    None,
    /// One digit is another: of all figures of so many digits one in some tens is so near, so it proves little.
    Misread,
    /// A digit is lost or doubled, two neighbours are swapped, the sign is wrong, or the unit is 元 for 万元.
    Certain,
}

/// 元 for 万元.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// How `printed` may have come of `right`.
pub(in crate::check) fn slip_of(right: Printed, printed: Printed) -> Slip {
    let (value, wrong) = (right.value(), printed.value());
    if right.unit() != printed.unit() || value == wrong {
        return Slip::None;
    }
    let digits = value.scale().max(wrong.scale());
    let rounded =
        |value: Decimal| value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    let unit = |one: Decimal, other: Decimal| {
        one.checked_mul(TEN_THOUSAND).is_some_and(|product| rounded(product) == other)
            || other.checked_div(TEN_THOUSAND).is_some_and(|quotient| rounded(quotient) == one)
    };
    // A zero is no slip of the unit: one of the two would vanish in it.
    let no_zero = !value.is_zero() && !wrong.is_zero();
    if no_zero && (value == -wrong || unit(value, wrong) || unit(wrong, value)) {
        return Slip::Certain;
    }
    if value.is_sign_negative() != wrong.is_sign_negative() && no_zero {
        return Slip::None;
    }
    // Zeros at the end may not have been printed: `120` for `120.00`.
    let wrong = wrong.abs().to_string();
    let spellings = (value.normalize().scale()..=value.scale()).map(|scale| {
        let mut right = value.abs();
        right.rescale(scale);
        spelled(&right.to_string(), &wrong)
    });
    spellings.max().unwrap_or_default()
}

/// Whether one figure of a whole and its parts is a slip of what would make them agree.
pub(in crate::check) fn is_one_slip_away(
    whole: Decimal,
    parts: impl IntoIterator<Item = Decimal>,
    sum: Decimal,
    lightest: Slip,
) -> bool {
    let gap = sum - whole;
    let slipped = |right: Decimal, printed: Decimal| {
        let figure = |value: Decimal| Printed::new(value, Unit::Yuan).ok();
        figure(right).zip(figure(printed)).is_some_and(|(right, printed)| slip_of(right, printed) >= lightest)
    };
    slipped(sum, whole) || parts.into_iter().any(|part| part > gap && slipped(part - gap, part))
}

/// How the digits of `wrong` may have come of those of `right`.
fn spelled(right: &str, wrong: &str) -> Slip {
    let digits: Vec<usize> =
        right.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    let is_wrong = |bytes: &[u8]| without_leading_zeros(bytes) == wrong.as_bytes();
    let edited = |edit: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = right.as_bytes().to_vec();
        edit(&mut bytes);
        is_wrong(&bytes)
    };
    let certain = digits.iter().enumerate().any(|(nth, &at)| {
        let next = digits.get(nth + 1);
        edited(&|bytes| {
            bytes.remove(at);
        }) || edited(&|bytes| bytes.insert(at, bytes[at]))
            || next.is_some_and(|&next| edited(&|bytes| bytes.swap(at, next)))
    });
    if certain {
        return Slip::Certain;
    }
    let differing = right.bytes().zip(wrong.bytes()).filter(|(right, wrong)| right != wrong).count();
    if right.len() == wrong.len() && differing == 1 { Slip::Misread } else { Slip::None }
}

/// The digits without zeros in front that a slip left there, but for the one before the point.
fn without_leading_zeros(mut digits: &[u8]) -> &[u8] {
    while let [b'0', rest @ ..] = digits {
        if !rest.first().is_some_and(u8::is_ascii_digit) {
            break;
        }
        digits = rest;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Unit;

    #[test]
    fn slips_of_990_27() {
        let figure = |digits| Printed::parse(digits, Unit::TenThousandYuan).unwrap();
        for wrong in [
            "90.27",
            "99.27",
            "990.2",
            "9990.27",
            "9900.27",
            "909.27",
            "992.07",
            "990.72",
            "-990.27",
            "9902700.00",
            "0.10",
        ] {
            assert_eq!(slip_of(figure("990.27"), figure(wrong)), Slip::Certain, "{wrong}");
        }
        for wrong in ["890.27", "990.22"] {
            assert_eq!(slip_of(figure("990.27"), figure(wrong)), Slip::Misread, "{wrong}");
        }
        for wrong in ["990.27", "0.00", "991.17", "99027.00", "-909.27", "1990.27"] {
            assert_eq!(slip_of(figure("990.27"), figure(wrong)), Slip::None, "{wrong}");
        }
        assert_eq!(
            slip_of(figure("1027.33"), figure("27.33")),
            Slip::Certain,
            "a zero in front is not printed"
        );
        assert_eq!(slip_of(figure("120.00"), figure("12")), Slip::Certain);
        assert_eq!(
            slip_of(figure("990.270"), figure("990.277")),
            Slip::Certain,
            "the doubled digit made the third"
        );
        assert_eq!(slip_of(figure("0.00"), figure("5.00")), Slip::Misread);
    }
}

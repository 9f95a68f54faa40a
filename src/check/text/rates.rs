//! How a percentage stands to the amounts that it follows from, and how a finding says so (增长率、完成率、占比).

use super::facts::{Source, TextFacts};
use super::name::subject_of;
use crate::check::answer::wording;
use crate::check::{Answer, Breach, FindingPlace};
use crate::fact::{Direction, Fact};
use crate::value::{Outcome, Printed, Ratio, Undecidable};

/// How a percentage stands to the amounts that it follows from, the better before the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum RateEnd {
    /// The amounts give it.
    Held,
    /// The amounts give it but for one in its last digit, and with the other shares of its list it adds up to 100 %.
    Adjusted,
    /// The amounts give it where what follows its digits is cut off instead of rounded (截尾).
    CutOff,
    /// The amounts give another one.
    Broken,
    /// It is a growth from zero.
    OfZero,
    /// It is a percentage of something that is not above zero.
    Undefined,
    /// The amounts are not known.
    Untied,
    /// The change of its statement has another direction.
    OtherDirection,
    /// The amounts give another one, and may be of something else.
    UnknownWords,
}

/// A percentage of the text with the figures that it was compared with.
#[derive(Debug)]
pub(in crate::check) struct RateReading {
    pub(in crate::check) end: RateEnd,
    /// The direction of a growth.
    pub(in crate::check) direction: Option<Direction>,
    pub(super) sources: Vec<Source>,
}

impl RateEnd {
    /// A growth rate with its sign, against the two amounts.
    pub(in crate::check) fn of_change(rate: Ratio, was: Printed, is: Printed) -> Self {
        Self::of(rate.judge_change(was, is), || rate.truncates_change(was, is))
    }

    /// A growth rate with its sign, against this year's amount and the change.
    pub(super) fn of_change_by(rate: Ratio, is: Printed, by: Printed) -> Self {
        Self::of(rate.judge_change_by(is, by), || rate.truncates_change_by(is, by))
    }

    /// A share or a completion rate, against the part and the whole.
    pub(super) fn of_share(rate: Ratio, part: Printed, whole: Printed) -> Self {
        Self::of(rate.judge_share(part, whole), || rate.truncates_share(part, whole))
    }

    fn of(outcome: Outcome, is_cut_off: impl FnOnce() -> bool) -> Self {
        match outcome {
            Outcome::Held | Outcome::HeldWithinRounding => Self::Held,
            Outcome::Broken if is_cut_off() => Self::CutOff,
            Outcome::Broken => Self::Broken,
            Outcome::Undecidable => Self::Untied,
            Outcome::NotApplicable => Self::Undefined,
        }
    }

    /// The answer to whether the percentage follows from the amounts. One that is cut off, or of zero, is another rule's.
    pub(in crate::check) fn follows(self, breach: impl FnOnce() -> Breach) -> Answer {
        match self {
            Self::Held => Answer::Held,
            Self::Adjusted => Answer::WithinRounding(vec![breach()]),
            Self::Broken => breach().into(),
            Self::Untied => Answer::Undecidable(Undecidable::Untied),
            Self::UnknownWords => Answer::Undecidable(Undecidable::UnknownWords),
            Self::CutOff | Self::OfZero | Self::Undefined | Self::OtherDirection => Answer::NotApplicable,
        }
    }
}

impl RateReading {
    pub(super) const UNTIED: Self = Self { end: RateEnd::Untied, direction: None, sources: Vec::new() };

    /// A share or a completion rate against the figures that it is of.
    pub(super) const fn of_quotient(end: RateEnd, sources: Vec<Source>) -> Self {
        Self { end, direction: None, sources }
    }

    /// The places of a percentage and of what it was compared with.
    pub(in crate::check) fn places(&self, text: &TextFacts<'_>, fact: &Fact) -> Vec<FindingPlace> {
        let sources = self.sources.iter().map(|source| text.place_of_source(*source));
        core::iter::once(text.place(fact)).chain(sources).collect()
    }

    /// A percentage that does not follow from the figures.
    pub(in crate::check) fn mismatch(&self, text: &TextFacts<'_>, fact: &Fact) -> Breach {
        mismatch(fact, self.places(text, fact))
    }
}

/// A percentage that does not follow from the figures, whose places stand behind its own.
pub(in crate::check) fn mismatch(fact: &Fact, places: Vec<FindingPlace>) -> Breach {
    let (subject, what) = (subject_of(fact), fact.measure.chinese());
    let rate = fact.rate().map(|rate| rate.to_string()).unwrap_or_default();
    let [chinese, english] = figures_of(&places);
    Breach::at_places(places).worded(wording!(
        "{subject}{what} {rate} 与 {chinese} 不符",
        "{subject}: {rate} does not follow from {english}"
    ))
}

/// The figures that a percentage was compared with, listed in Chinese and in English.
pub(in crate::check) fn figures_of(places: &[FindingPlace]) -> [String; 2] {
    let figures: Vec<&str> = places.iter().skip(1).filter_map(|place| place.printed.as_deref()).collect();
    ["、", ", "].map(|between| figures.join(between))
}

/// A growth rate with the sign of its direction.
pub(in crate::check) fn signed_rate(printed: Ratio, direction: Direction) -> Option<Ratio> {
    let size = printed.percent().abs();
    match direction {
        Direction::Up => Ratio::new(size).ok(),
        Direction::Down => Ratio::new(-size).ok(),
        Direction::Flat => Some(printed),
    }
}

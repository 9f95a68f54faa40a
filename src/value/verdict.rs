//! The arithmetic of an identity over printed figures: held, held within rounding, broken or undecidable.

use core::fmt;
use core::ops::Index;

use rust_decimal::Decimal;
use strum::{EnumCount, IntoEnumIterator};

use crate::value::Exact;
use crate::value::{Amount, Language, Printed, Unit};

/// How the check of an identity ends. Every check ends in exactly one of these.
///
/// ```
/// use cn_budget::Outcome;
///
/// assert!(Outcome::HeldWithinRounding.is_held());
/// assert_eq!(Outcome::Broken.to_string(), "broken");
/// ```
#[doc(alias = "勾稽关系")]
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
    strum::EnumCount,
    strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    /// The printed figures satisfy the identity exactly.
    Held,
    /// They differ, by no more than their rounding allows: `|t - Σ±p| ≤ (s_t + Σs) / 2`.
    #[doc(alias = "尾数误差")]
    HeldWithinRounding,
    /// No true values behind the figures can satisfy it.
    Broken,
    /// Something that the identity needs is not there; see [`Undecidable`].
    Undecidable,
    /// Nothing is printed that the identity would speak of.
    NotApplicable,
}

impl Outcome {
    /// The Chinese name: 一致, 尾数误差内, 不一致, 无法判断 or 不适用.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Held => "一致",
            Self::HeldWithinRounding => "尾数误差内",
            Self::Broken => "不一致",
            Self::Undecidable => "无法判断",
            Self::NotApplicable => "不适用",
        }
    }

    /// Whether the identity holds, exactly or within rounding.
    pub const fn is_held(self) -> bool {
        matches!(self, Self::Held | Self::HeldWithinRounding)
    }
}

crate::serde_string!(Outcome);

/// Why an identity could not be decided.
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
#[doc(alias = "无法判断")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Undecidable {
    /// A row that the identity needs is not in the table.
    MissingRow,
    /// A row that the identity needs stands in the table more than once.
    RepeatedRow,
    /// The table is known to be incomplete, and the difference may lie in what is missing.
    IncompleteTable,
    /// A table that the identity needs is not in the document.
    MissingTable,
    /// A cell that the identity needs is blank, and nothing shows that the blank is a zero.
    BlankCell,
    /// A cell that the identity needs could not be read.
    UnreadCell,
    /// Money carried over from or to another year (结转) enters, and the tables do not say where.
    #[doc(alias = "结转")]
    CarriedOver,
    /// Money stands where forms differ in what it is a part of.
    OtherForm,
    /// What is taken to sum, or to be of one thing, fails more often than it holds: it was misread, or stands in the wrong
    /// place.
    #[doc(alias = "口径存疑")]
    Refuted,
    /// A sentence that no figure of a table and no other sentence could be tied to.
    #[doc(alias = "文字未对应")]
    Untied,
    /// Words of the sentence are not known, and may say that its figure is of something else.
    #[doc(alias = "文字存疑")]
    UnknownWords,
}

crate::serde_string!(Undecidable);

/// Sums the signed parts of an identity against its whole, and judges it.
///
/// ```
/// use cn_budget::{Outcome, Printed, Tally};
///
/// let figure = |text: &str| text.parse::<Printed>();
/// let mut tally = Tally::new(figure("341.32 万元")?);
/// for part in ["33.37 万元", "15.11 万元", "195.22 万元", "97.61 万元"] {
///     tally.add(figure(part)?);
/// }
/// let verdict = tally.verdict();
/// assert_eq!(verdict.outcome(), Outcome::HeldWithinRounding);
/// assert_eq!(verdict.to_string(), "341.32 万元 printed, 341.31 from the parts, difference 0.01, rounding allows 0.025");
/// # Ok::<(), cn_budget::value::PrintedError>(())
/// ```
#[doc(alias = "核对")]
#[derive(Clone, Copy, Debug)]
pub struct Tally {
    whole: Printed,
    sum: i128,
    half_steps: i128,
}

impl Tally {
    /// An identity whose whole is this figure.
    pub fn new(whole: Printed) -> Self {
        Self { whole, sum: 0, half_steps: whole.half_step().0 }
    }

    /// An identity whose whole is blank, in this unit: nothing, and known exactly.
    pub(crate) fn of_blank(unit: Unit) -> Option<Self> {
        let whole = Exact(0).printed(unit, 0)?;
        Some(Self { whole, sum: 0, half_steps: 0 })
    }

    /// An identity whose whole is the sum of these figures; `None` where there is none, or their sum is no figure.
    pub(crate) fn of_sum(figures: impl Iterator<Item = Printed> + Clone) -> Option<Self> {
        let unit = figures.clone().next()?.unit();
        let decimals = figures.clone().map(Printed::decimals).max()?;
        let whole = Exact(figures.clone().map(|figure| figure.exact().0).sum()).printed(unit, decimals)?;
        Some(Self { whole, sum: 0, half_steps: figures.map(|figure| figure.half_step().0).sum() })
    }

    /// Adds a figure on the side of the whole: 年初结转和结余 + 本年收入 against what was spent and is carried on.
    pub(crate) fn add_to_whole(&mut self, figure: Printed) {
        let half_steps = self.half_steps + figure.half_step().0;
        let sum = [self.whole, figure].into_iter();
        if let Some(whole) = Self::of_sum(sum) {
            self.whole = whole.whole;
        } else {
            self.sum -= figure.exact().0;
        }
        self.half_steps = half_steps;
    }

    /// Adds a part.
    pub fn add(&mut self, part: Printed) {
        self.sum += part.exact().0;
        self.half_steps += part.half_step().0;
    }

    /// Allows more than the rounding of its own figures: what it rests on was printed, too.
    pub(crate) const fn allow(&mut self, half_steps: Exact) {
        self.half_steps += half_steps.0;
    }

    /// Adds a part that is known to the fen, not printed.
    pub fn add_amount(&mut self, part: Amount) {
        self.sum += Exact::from(part).0;
    }

    /// Subtracts a part.
    pub fn subtract(&mut self, part: Printed) {
        self.sum -= part.exact().0;
        self.half_steps += part.half_step().0;
    }

    /// The judgement: held, held within rounding, or broken.
    pub fn verdict(self) -> Verdict {
        let whole = self.whole.exact().0;
        let difference = whole - self.sum;
        let outcome = if difference == 0 {
            Outcome::Held
        } else if difference.abs() <= self.half_steps {
            Outcome::HeldWithinRounding
        } else {
            Outcome::Broken
        };
        Verdict {
            outcome,
            reason: None,
            figures: Some((self.whole, Exact(self.sum), Exact(self.half_steps))),
        }
    }

    /// The judgement of whole ≤ Σ parts: broken only where the whole exceeds them beyond rounding.
    #[doc(alias = "上限")]
    pub fn verdict_at_most(self) -> Verdict {
        let difference = self.whole.exact().0 - self.sum;
        let mut verdict = self.verdict();
        if difference <= 0 {
            verdict.outcome = Outcome::Held;
        }
        verdict
    }
}

/// How one identity ended, with its arithmetic.
#[doc(alias = "核对结果")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verdict {
    outcome: Outcome,
    reason: Option<Undecidable>,
    figures: Option<(Printed, Exact, Exact)>,
}

impl Undecidable {
    /// Whether something that should be there is not: a row, a table, a figure. The other reasons say that no form
    /// demands the identity of such a document.
    pub const fn is_gap(self) -> bool {
        !matches!(
            self,
            Self::CarriedOver | Self::OtherForm | Self::Refuted | Self::Untied | Self::UnknownWords
        )
    }

    /// The reason in Chinese.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::MissingRow => "缺少该行",
            Self::RepeatedRow => "该行重复",
            Self::IncompleteTable => "表不完整",
            Self::MissingTable => "缺少该表",
            Self::BlankCell => "单元格为空",
            Self::UnreadCell => "单元格无法识别",
            Self::CarriedOver => "涉及结转，表中未列明",
            Self::OtherForm => "各地表式口径不一",
            Self::Refuted => "同口径数字多数不符，口径存疑",
            Self::Untied => "文字未能与表对应",
            Self::UnknownWords => "句中有未能识别的词语",
        }
    }
}

impl Verdict {
    /// An identity that cannot be decided, and why.
    pub const fn undecidable(reason: Undecidable) -> Self {
        Self { outcome: Outcome::Undecidable, reason: Some(reason), figures: None }
    }

    /// An identity that nothing printed speaks of.
    pub const fn not_applicable() -> Self {
        Self { outcome: Outcome::NotApplicable, reason: None, figures: None }
    }

    /// The same with "broken" turned into "undecidable" for this reason; any other outcome stays.
    #[must_use]
    pub const fn unless_broken(self, reason: Undecidable) -> Self {
        match self.outcome {
            Outcome::Broken => {
                Self { outcome: Outcome::Undecidable, reason: Some(reason), figures: self.figures }
            }
            _ => self,
        }
    }

    /// The same as held: the figures differ by a rounding that one of them has and the other shows.
    #[must_use]
    pub(crate) const fn as_held(self) -> Self {
        Self { outcome: Outcome::Held, ..self }
    }

    /// How the check ended.
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why it could not be decided, where it could not.
    pub const fn reason(&self) -> Option<Undecidable> {
        self.reason
    }

    /// The whole as printed, where the arithmetic could be done.
    pub const fn actual(&self) -> Option<Printed> {
        match self.figures {
            Some((whole, ..)) => Some(whole),
            None => None,
        }
    }

    /// What the parts give, in the unit of the whole, with at least its decimals.
    pub fn expected(&self) -> Option<Decimal> {
        self.figures.and_then(|(whole, sum, _)| as_printed(sum, whole))
    }

    /// The printed whole less what the parts give, in the unit of the whole.
    pub fn difference(&self) -> Option<Decimal> {
        self.figures.and_then(|(whole, sum, _)| as_printed(Exact(whole.exact().0 - sum.0), whole))
    }

    /// The difference that rounding alone can make, in the unit of the whole.
    pub fn allowed(&self) -> Option<Decimal> {
        self.figures.and_then(|(whole, _, half_steps)| half_steps.in_unit(whole.unit()))
    }

    /// How the check ended, with its arithmetic, in a sentence.
    pub fn message(&self, language: Language) -> String {
        let outcome = match (self.actual(), self.expected(), self.difference(), self.allowed()) {
            (Some(actual), Some(expected), Some(difference), Some(allowed)) => match language {
                Language::Zh => {
                    format!("表列 {actual}，各项合计 {expected}，差 {difference}，尾数误差至多 {allowed}")
                }
                Language::En => format!(
                    "{actual} printed, {expected} from the parts, difference {difference}, rounding allows {allowed}"
                ),
            },
            (Some(actual), ..) => match language {
                Language::Zh => format!("表列 {actual}，各项合计超出 28 位"),
                Language::En => format!("{actual} printed, and the parts give a number beyond 28 digits"),
            },
            (None, ..) => match language {
                Language::Zh => self.outcome.chinese().to_owned(),
                Language::En => self.outcome.to_string(),
            },
        };
        match (self.reason, language) {
            (Some(reason), Language::Zh) => format!("{outcome}：{}", reason.chinese()),
            (Some(reason), Language::En) => format!("{outcome}: {reason}"),
            (None, _) => outcome,
        }
    }

    /// The unit of the figures.
    pub const fn unit(&self) -> Option<Unit> {
        match self.figures {
            Some((whole, ..)) => Some(whole.unit()),
            None => None,
        }
    }
}

/// The value in the unit of `like`, with at least its decimals where they fit.
fn as_printed(value: Exact, like: Printed) -> Option<Decimal> {
    let mut value = value.in_unit(like.unit())?;
    if value.scale() < like.decimals() {
        // Where the zeros do not fit, fewer are written; the value stays.
        value.rescale(like.decimals());
    }
    Some(value)
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

/// How many checks ended in each [`Outcome`]: all five counts, always.
#[doc(alias = "核对计数")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counts([usize; Outcome::COUNT]);

impl Counts {
    /// Counts one more.
    pub fn count(&mut self, outcome: Outcome) {
        self.0[outcome as usize] += 1;
    }

    /// Adds the counts of something else.
    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// Each outcome with its count.
    pub fn iter(&self) -> impl Iterator<Item = (Outcome, usize)> {
        Outcome::iter().zip(self.0)
    }

    /// How many checks there were.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
}

impl Index<Outcome> for Counts {
    type Output = usize;

    fn index(&self, outcome: Outcome) -> &usize {
        &self.0[outcome as usize]
    }
}

/// An object with the five counts: `{"held": 3, "held_within_rounding": 0, …}`.
#[cfg(feature = "serde")]
impl serde::Serialize for Counts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The object that is written; an outcome that it leaves out has no checks.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Counts {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut counts = Self::default();
        for (outcome, count) in std::collections::BTreeMap::<Outcome, usize>::deserialize(deserializer)? {
            counts.0[outcome as usize] = count;
        }
        Ok(counts)
    }
}

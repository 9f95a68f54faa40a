//! A fact of the text: what a sentence says (文字事实).

use super::measure::{Direction, Doubt, FactFigure, Measure, Standing};
use super::topic::{Scope, Topic};
use crate::document::TextPlace;
use crate::value::{FiscalYear, Printed, Ratio};

/// What a sentence says: of what, which figure, of which year, how much, and where it stands (文字事实).
///
/// Read off the sentences that the forms of department budgets and final accounts prescribe; see
/// [`Fact::of_text`] for what is a fact and what is not.
///
/// ```
/// use cn_budget::{FiscalYear, fact::{Direction, Fact, FactFigure, Measure, Topic}};
///
/// let text = "2024年公务接待费4.60万元，比上年减少1.20万元，下降20.69%，主要原因是来访减少。";
/// let facts = Fact::of_text(text, FiscalYear::constant(2024));
/// assert_eq!(facts.len(), 3);
/// assert!(facts.iter().all(|fact| fact.topic == Topic::Reception));
/// assert_eq!(facts[1].measure, Measure::Change);
/// assert_eq!(facts[1].direction, Some(Direction::Down));
/// assert_eq!(facts[1].figure, FactFigure::Amount("1.20 万元".parse()?));
/// assert_eq!(&text[facts[1].place.range.clone()], "1.20万元");
/// # Ok::<(), cn_budget::value::PrintedError>(())
/// ```
#[doc(alias = "文字说明")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// What is spoken of.
    pub topic: Topic,
    /// Of whose money, where the sentence or its heading says it.
    pub scope: Option<Scope>,
    /// Which figure it is.
    pub measure: Measure,
    /// The figure.
    pub figure: FactFigure,
    /// The way of a change, a rate or an order.
    pub direction: Option<Direction>,
    /// Whether the sentence states the figure, or compares with it.
    pub standing: Standing,
    /// The year of the amount.
    pub year: FiscalYear,
    /// The year that its section speaks of (本年): the document's own, or the one that a heading names, as in
    /// 一、2023年预算执行情况 of a report on the budget of 2024.
    #[doc(alias = "本年")]
    pub section_year: FiscalYear,
    /// What a change is against, a completion rate of, or an account more or less than (大于年初预算数): the year, and the measure
    /// where it is named.
    pub against: Option<(FiscalYear, Option<Measure>)>,
    /// What a share is of, or what the thing is a part of (其中).
    pub of: Option<(Topic, Option<Scope>)>,
    /// What leaves open of what the figure is; `None` where every word that leads to it is known.
    pub doubt: Option<Doubt>,
    /// Facts of one statement about one thing share a number.
    pub statement: usize,
    /// Where it stands.
    pub place: TextPlace,
}

impl Fact {
    /// The amount, where the figure is one.
    pub const fn amount(&self) -> Option<Printed> {
        match self.figure {
            FactFigure::Amount(amount) => Some(amount),
            FactFigure::Rate(_) | FactFigure::None => None,
        }
    }

    /// The percentage, where the figure is one.
    pub const fn rate(&self) -> Option<Ratio> {
        match self.figure {
            FactFigure::Rate(rate) => Some(rate),
            FactFigure::Amount(_) | FactFigure::None => None,
        }
    }
}

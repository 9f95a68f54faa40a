//! What the text beside the tables says, all in all (文字说明).

use rust_decimal::Decimal;

use super::text_fact::Fact;
use crate::document::TextPlace;

/// The facts of a document, the counts that sum to others in its text, and the figures that want a unit.
#[derive(Debug, Default)]
pub(crate) struct Narrative {
    pub(crate) facts: Vec<Fact>,
    pub(crate) counts: Vec<CountSum>,
    /// Figures that stand where an amount or a percentage must, and have neither 元 nor %.
    pub(crate) bare: Vec<TextPlace>,
}

/// A count and what it is said to be made of (数量): 共有车辆8辆，其中：….
#[derive(Clone, Debug)]
#[doc(alias = "数量")]
#[non_exhaustive]
pub struct CountSum {
    /// What is counted, by its measure word: 辆.
    pub counter: Box<str>,
    /// The count.
    pub whole: Decimal,
    /// The counts that it is taken apart into.
    pub parts: Vec<Decimal>,
    /// What each of them is called: 其他用车.
    pub names: Vec<Box<str>>,
    /// Whether the last of them is what is left: 其他用车3辆.
    pub exhausted: bool,
    /// Where the count stands.
    pub place: TextPlace,
}

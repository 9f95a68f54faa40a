//! How many facts the text states, and what they are compared with.

use super::prose::Prose;

/// How many facts the text states, and what they can be compared with (文字事实).
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Report, Stage, document::{Paragraph, Place, TextSection}};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let mut section = TextSection::new("一、收入预算");
/// section.paragraphs.push(Paragraph::new("收入预算5.00万元，比上年增加1.00万元。", Place::default()));
/// document.sections.push(section);
/// let facts = Report::of(&document).facts();
/// assert_eq!((facts.found(), facts.tied, facts.of_text, facts.untied), (2, 0, 1, 1), "no table is there");
/// ```
#[doc(alias = "文字事实")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FactCounts {
    /// Amounts that a table prints too: compared with its cells.
    pub tied: usize,
    /// Changes, rates, shares and the amounts of other years, which no table prints: compared with each other,
    /// where the text gives enough.
    pub of_text: usize,
    /// Amounts of the document's own year that no table was found to print. They are never an error.
    pub untied: usize,
}

impl FactCounts {
    /// All of them.
    pub const fn found(&self) -> usize {
        self.tied + self.of_text + self.untied
    }

    /// Those of a text.
    pub(in crate::check) fn of(prose: &Prose<'_>) -> Self {
        let mut counts = Self::default();
        for (index, fact) in prose.text.facts.iter().enumerate() {
            if prose.tie(index).is_some() || prose.project_of(fact).is_some() {
                counts.tied += 1;
            } else if prose.text.is_current(fact) {
                counts.untied += 1;
            } else {
                counts.of_text += 1;
            }
        }
        counts
    }
}

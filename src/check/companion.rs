//! A document beside the one that is checked, with its tables typed, and the figures that are compared across documents.

use core::cell::OnceCell;

use super::answer::{Answer, Breach};
use super::declaration::Declaration;
use super::place::{FindingPlace, Places};
use crate::companion::{Kinship, Related};
use crate::document::Disclosure;
use crate::fact::Narrative;
use crate::identity::{CellRef, PrintedTables};
use crate::value::{Outcome, Undecidable, Verdict};

/// A document beside the one that is checked (参照文件).
#[doc(alias = "参照文件")]
#[derive(Debug)]
pub struct Companion<'a> {
    /// Which of those beside it.
    pub(super) index: usize,
    pub(super) kinship: Kinship,
    pub(super) document: &'a Disclosure,
    pub(super) tables: PrintedTables,
    narrative: OnceCell<Narrative>,
}

impl<'a> Companion<'a> {
    pub(super) fn all(related: &Related<'a>) -> Vec<Self> {
        let companion = |(index, (kinship, document)): (usize, (Kinship, &'a Disclosure))| {
            let (tables, _) = PrintedTables::read_some(document);
            Self { index, kinship, document, tables, narrative: OnceCell::new() }
        };
        related.others().enumerate().map(companion).collect()
    }

    /// How it stands to the document that is checked.
    pub const fn kinship(&self) -> Kinship {
        self.kinship
    }

    /// The document itself.
    pub const fn document(&self) -> &'a Disclosure {
        self.document
    }

    /// Its tables, typed.
    pub const fn tables(&self) -> &PrintedTables {
        &self.tables
    }

    /// What its text states.
    pub(super) fn narrative(&self) -> &Narrative {
        self.narrative.get_or_init(|| Narrative::of(self.document))
    }

    /// Where a cell of it stands.
    pub fn place_of_cell(&self, cell: CellRef) -> FindingPlace {
        Places { document: self.document, tables: &self.tables }.of_cell(cell).in_related(self.index)
    }
}

/// A figure that was compared with another document's (文件间比较): which rule answers for it, how it ended, and what is
/// reported of it.
#[doc(alias = "文件间比较")]
#[derive(Clone, Debug)]
pub struct Comparison {
    rule: &'static Declaration,
    verdict: Verdict,
    /// What is reported: nothing where nothing is wrong, or where it is reported with another comparison.
    breach: Option<Breach>,
}

impl Comparison {
    /// A comparison that ended so. `breach` is asked only for what is reported.
    pub(super) fn new(rule: &'static Declaration, verdict: Verdict, breach: impl FnOnce() -> Breach) -> Self {
        let is_reported = matches!(verdict.outcome(), Outcome::Broken | Outcome::HeldWithinRounding);
        Self { rule, verdict, breach: is_reported.then(breach) }
    }

    /// A comparison whose difference, if there is one, is reported with that of another.
    pub(super) const fn reported_elsewhere(rule: &'static Declaration, verdict: Verdict) -> Self {
        Self { rule, verdict, breach: None }
    }

    /// A comparison that cannot be made.
    pub(super) const fn undecidable(rule: &'static Declaration, why: Undecidable) -> Self {
        Self::reported_elsewhere(rule, Verdict::undecidable(why))
    }

    /// The code of the rule that answers for it.
    pub const fn rule(&self) -> &'static str {
        self.rule.code()
    }

    /// How it ended.
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// The answer that its arithmetic gives.
    pub(super) fn answer(&self) -> Answer {
        match &self.breach {
            Some(breach) => Answer::of_verdict(&self.verdict, || breach.clone()),
            None => Answer::reported_elsewhere(&self.verdict),
        }
    }
}

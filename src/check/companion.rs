//! A document beside the one that is checked, with its tables typed, and the figures that are compared across documents.

use core::cell::OnceCell;

use super::answer::{Breach, Wording};
use super::place::{FindingPlace, Places};
use crate::companion::{Kinship, Related};
use crate::document::Disclosure;
use crate::fact::Narrative;
use crate::identity::{CellRef, PrintedTables};
use crate::value::{Language, Verdict};

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

/// A figure that was compared with another document's (文件间比较): which rule it belongs to, how it ended, where both
/// stand.
#[doc(alias = "文件间比较")]
#[derive(Clone, Debug)]
pub struct Comparison {
    pub(super) rule: &'static str,
    pub(super) verdict: Verdict,
    pub(super) places: Vec<FindingPlace>,
    pub(super) wording: Wording,
}

impl Comparison {
    pub(super) fn new(
        rule: &'static str,
        verdict: Verdict,
        places: Vec<FindingPlace>,
        word: impl Fn(Language) -> String + Send + Sync + 'static,
    ) -> Self {
        Self { rule, verdict, places, wording: Wording::new(word) }
    }

    /// How it ended.
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// What it reports.
    pub(super) fn breach(&self) -> Breach {
        let wording = self.wording.clone();
        Breach::at_places(self.places.clone()).worded(move |language| wording.in_language(language))
    }
}

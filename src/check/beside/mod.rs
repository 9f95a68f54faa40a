//! A document against those beside it: what was carried over from last year, and what the units add up to. What the text
//! says of last year stands with the other rules on text.

mod carried;
mod previous;
mod units;

use super::finding::{FindingPlace, Places};
use super::found::Found;
use crate::companion::{Kinship, Related};
use crate::document::Disclosure;
use crate::identity::{CellRef, PrintedTables};

/// A document beside the one that is checked, with its tables typed.
pub(super) struct Companion<'a> {
    /// Which of those beside it.
    pub(super) index: usize,
    pub(super) kinship: Kinship,
    pub(super) document: &'a Disclosure,
    pub(super) tables: PrintedTables,
}

impl<'a> Companion<'a> {
    pub(super) fn all(related: &Related<'a>) -> Vec<Self> {
        let companion = |(index, (kinship, document)): (usize, (Kinship, &'a Disclosure))| {
            let (tables, _) = PrintedTables::read_some(document);
            Self { index, kinship, document, tables }
        };
        related.others().enumerate().map(companion).collect()
    }

    /// Where a cell of it stands.
    pub(super) fn place(&self, cell: CellRef) -> FindingPlace {
        Places { document: self.document, tables: &self.tables }.of_cell(cell).in_related(self.index)
    }
}

/// The findings, and how every check of each rule ended.
pub(super) fn check(here: &Places<'_>, related: &Related<'_>, beside: &[Companion<'_>]) -> Found {
    let mut found = Found::default();
    for companion in beside.iter().filter(|companion| companion.kinship == Kinship::LastYear) {
        carried::check(here, companion, &mut found);
        previous::check(here, companion, &mut found);
    }
    units::check(here, related, beside, &mut found);
    found
}

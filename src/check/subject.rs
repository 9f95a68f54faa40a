//! What a rule is asked about: a document, a table, a row, an identity, a section, a paragraph, a fact.

use super::answer::Answer;
use super::companion::{Companion, Comparison};
use super::place::{FindingPlace, of_row, of_sheet};
use crate::catalog::CatalogCode;
use crate::document::{Disclosure, Sheet, SheetRow, TextSection};
use crate::fact::{CountSum, Fact};
use crate::identity::TableCheck;
use crate::prose::Line;
use crate::table::{Cell, RowAxis};

/// One subject.
#[doc(alias = "审核对象")]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Subject<'a> {
    /// The document.
    Document(&'a Disclosure),
    /// A table of it.
    Table(TableSubject<'a>),
    /// A row of a table.
    Row(RowSubject<'a>),
    /// An identity over cells.
    Identity(&'a TableCheck),
    /// A section of the text.
    Section(SectionSubject<'a>),
    /// A paragraph or a heading.
    Paragraph(&'a Line),
    /// What a sentence states.
    Fact(FactSubject<'a>),
    /// A count and its parts.
    Count(&'a CountSum),
    /// A document beside the one that is checked.
    Companion(&'a Companion<'a>),
    /// A figure beside another document's.
    Comparison(&'a Comparison),
}

impl Subject<'_> {
    /// The answer that the arithmetic of an identity or a comparison gives; not applicable to any other subject. The
    /// findings of identities are made from all of them together, by their roots.
    pub fn verdict(&self) -> Answer {
        match self {
            Self::Identity(check) => Answer::reported_elsewhere(check.verdict()),
            Self::Comparison(comparison) => comparison.answer(),
            _ => Answer::NotApplicable,
        }
    }
}

/// A table, by its place in the document.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TableSubject<'a> {
    /// Which one, from 0.
    pub index: usize,
    /// The table as printed.
    pub sheet: &'a Sheet,
}

impl TableSubject<'_> {
    /// Where it stands.
    pub fn place(&self) -> FindingPlace {
        of_sheet(self.index, self.sheet)
    }

    /// Where a row of it stands.
    pub fn place_of_row(&self, row: usize) -> FindingPlace {
        of_row(self.index, self.sheet, row)
    }

    /// Where a cell of it stands, by the index of its row and of its heading, with what it prints.
    pub fn place_of_cell(&self, row: usize, column: usize) -> FindingPlace {
        let cell = self.sheet.rows.get(row).and_then(|row| row.cells.get(column));
        FindingPlace {
            heading: Some(column),
            column: self.sheet.headers.get(column).cloned().unwrap_or_default(),
            printed: cell.map(Cell::text),
            ..self.place_of_row(row)
        }
    }
}

/// A row, by its place in its table.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RowSubject<'a> {
    /// Its table.
    pub table: TableSubject<'a>,
    /// Which row, from 0.
    pub index: usize,
    /// The row as printed.
    pub row: &'a SheetRow,
}

impl RowSubject<'_> {
    /// Where it stands.
    pub fn place(&self) -> FindingPlace {
        self.table.place_of_row(self.index)
    }

    /// Where a cell of it stands, by the index of its heading, with what it prints.
    pub fn place_of_cell(&self, column: usize) -> FindingPlace {
        self.table.place_of_cell(self.index, column)
    }

    /// Its code, in a recognised table: of the economic classification in a table by that, else of the functional one.
    pub fn code(&self) -> Option<CatalogCode> {
        let text = self.row.code.as_deref()?;
        match self.table.sheet.kind?.axis() {
            RowAxis::Economic => text.parse().ok().map(CatalogCode::Economic),
            _ => text.parse().ok().map(CatalogCode::Functional),
        }
    }
}

/// A section of the text, by its place.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SectionSubject<'a> {
    /// Which one, from 0.
    pub index: usize,
    /// The section as printed.
    pub section: &'a TextSection,
}

/// A fact, by its place among those of the document.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FactSubject<'a> {
    /// Which one, from 0.
    pub index: usize,
    /// What the sentence states.
    pub fact: &'a Fact,
}

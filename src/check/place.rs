//! Where a finding stands: a table, a row, a cell, some words of the text.

use crate::document::{Disclosure, Place, Sheet};
use crate::identity::{CellRef, PrintedTables};
use crate::table::{Cell, CellOrigin};

/// A place in a document that a finding speaks of: a table, a row of it, or a cell.
#[doc(alias = "位置")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FindingPlace {
    /// The title of the table.
    pub table: String,
    /// The index of the table in the document, where it is there.
    pub sheet: Option<usize>,
    /// The index of the row in the table, from 0.
    pub row: Option<usize>,
    /// What the row is: code and name.
    pub row_label: String,
    /// The index of the heading in the table, from 0.
    pub heading: Option<usize>,
    /// The heading of the column.
    pub column: String,
    /// What is printed in the cell, or the words of the text that are meant.
    pub printed: Option<String>,
    /// In a text: what is printed, with the words around it.
    #[doc(alias = "原文")]
    pub quote: Option<String>,
    /// The page, where the reader knows it.
    pub page: Option<u32>,
    /// The line of the text, or the row of the worksheet, where the reader knows it: of the row or paragraph, or where
    /// the table begins.
    #[doc(alias = "行")]
    pub line: Option<u32>,
    /// Which of the [files](crate::check::Report::files) of the document it is in, where that is in several.
    #[doc(alias = "文件")]
    pub file: Option<usize>,
    /// Where it stands in another document: which of those beside the one that is checked, in the order of
    /// [`Report::related`](crate::check::Report::related). The other indices are of that document then.
    pub related: Option<usize>,
}

impl FindingPlace {
    /// The same place in a document beside the one that is checked.
    pub(super) fn in_related(self, index: usize) -> Self {
        Self { related: Some(index), ..self }
    }
}

/// Finds the places of cells and rows in the document that they were read from.
pub(super) struct Places<'a> {
    pub(super) document: &'a Disclosure,
    pub(super) tables: &'a PrintedTables,
}

impl Places<'_> {
    /// The place of a cell of a typed table.
    pub(super) fn of_cell(&self, cell: CellRef) -> FindingPlace {
        let Some(origin) = self.tables.origin(cell) else { return FindingPlace::default() };
        let place = self.of_origin(origin);
        if origin.heading.is_some() {
            return place;
        }
        let column = self.tables.describe(cell).map(|(_, column)| column).unwrap_or_default();
        FindingPlace { column, ..place }
    }

    /// The place of a cell of the document.
    pub(super) fn of_origin(&self, cell: CellOrigin) -> FindingPlace {
        let Some(sheet) = self.document.sheets.get(cell.sheet) else { return FindingPlace::default() };
        let heading = cell.heading.and_then(|heading| sheet.headers.get(heading)).cloned();
        FindingPlace {
            heading: cell.heading,
            column: heading.unwrap_or_default(),
            printed: self.document.cell(cell).map(Cell::text).filter(|text| !text.is_empty()),
            ..of_row(cell.sheet, sheet, cell.row)
        }
    }

    /// The heading that a cell stands under.
    pub(super) fn heading_of(&self, cell: CellRef) -> Option<&str> {
        let origin = self.tables.origin(cell)?;
        self.document.sheets.get(origin.sheet)?.headers.get(origin.heading?).map(String::as_str)
    }
}

/// Which of the files of a document a place is in.
pub(super) fn file_of(place: Place) -> Option<usize> {
    place.file.and_then(|file| usize::try_from(file).ok())
}

/// The place of a table.
pub(super) fn of_sheet(index: usize, sheet: &Sheet) -> FindingPlace {
    // A table begins where its first row does: where that has no page, none has.
    let page = sheet.place.page.or_else(|| sheet.rows.first()?.place.page);
    let (table, line, file) = (sheet.title.clone(), sheet.place.line, file_of(sheet.place));
    FindingPlace { table, sheet: Some(index), page, line, file, ..FindingPlace::default() }
}

/// The place of a row.
pub(super) fn of_row(index: usize, sheet: &Sheet, row: usize) -> FindingPlace {
    let place = of_sheet(index, sheet);
    match sheet.rows.get(row) {
        Some(found) => {
            let label = [found.code.as_deref().unwrap_or_default(), &found.label].join(" ").trim().to_owned();
            let (page, line) = (found.place.page.or(place.page), found.place.line.or(place.line));
            FindingPlace { row: Some(row), row_label: label, page, line, ..place }
        }
        None => place,
    }
}

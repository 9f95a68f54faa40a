//! Where a finding stands: a table, a row, a cell, some words of the text.

use crate::document::{Disclosure, Paragraph, Place, Position, Sheet, TextSection};
use crate::identity::{CellRef, PrintedTables};
use crate::prose::Plain;
use crate::table::{Cell, CellOrigin};

/// Longer paragraphs are not looked through for the words that a place quotes, in bytes: a page holds half as many.
const LONGEST: usize = 8192;

/// How many characters a quotation has before the words that are meant.
const AROUND: usize = 16;

/// How many cells of one row of a worksheet are looked through for them: a page that is printed has no more columns.
const BESIDE: usize = 64;

/// A place in a document that a finding speaks of: a table, a row of it, or a cell.
#[doc(alias = "位置")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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
    /// Whether what stands there was read by an OCR program, and may be misread.
    #[doc(alias = "文字识别")]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "core::ops::Not::not"))]
    pub ocr: bool,
}

impl FindingPlace {
    /// Where a cell of a document stands, with what it prints (单元格位置).
    ///
    /// ```
    /// use cn_budget::{Disclosure, check::FindingPlace};
    ///
    /// let document = Disclosure::huizhou_2023()?;
    /// let fact = document.table_facts()[0];
    /// let place = FindingPlace::of_cell(&document, fact.cell);
    /// assert_eq!((place.sheet, place.printed), (Some(fact.cell.sheet), Some(fact.figure.digits())));
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "单元格位置")]
    pub fn of_cell(document: &Disclosure, cell: CellOrigin) -> Self {
        let Some(sheet) = document.sheets.get(cell.sheet) else { return Self::default() };
        let heading = cell.heading.and_then(|heading| sheet.headers.get(heading)).cloned();
        let place = Self {
            heading: cell.heading,
            column: heading.unwrap_or_default(),
            printed: document.cell(cell).map(Cell::text).filter(|text| !text.is_empty()),
            ..of_row(cell.sheet, sheet, cell.row)
        };
        place.read_from(document)
    }

    /// With whether what stands there was read by OCR.
    pub(in crate::check) fn read_from(self, document: &Disclosure) -> Self {
        Self { ocr: document.is_read_by_ocr(self.in_file()), ..self }
    }

    /// Its page and file.
    pub(super) fn in_file(&self) -> Place {
        let file = self.file.and_then(|file| u32::try_from(file).ok());
        Place { file, ..Place::new(self.page, None) }
    }

    /// Where it is in the terms of the file's format, by the document that it is in: of the one that was checked, or of the
    /// [`related`](Self::related) one. None where the reader does not know.
    ///
    /// ```
    /// use cn_budget::{Cell, Disclosure, FiscalYear, Report, Sheet, Stage, TableKind, Unit};
    /// use cn_budget::document::{Position, RowRole, SheetRow};
    ///
    /// let mut sheet = Sheet::new("支出总表");
    /// (sheet.kind, sheet.unit) = (Some(TableKind::Expenditure), Some(Unit::TenThousandYuan));
    /// sheet.worksheet = Some("支出".to_owned());
    /// sheet.headers = vec!["合计".to_owned()];
    /// let mut row = SheetRow::new(RowRole::Line, "教育支出", vec![Cell::unread("3.2O")]);
    /// row.code = Some("205".to_owned());
    /// row.positions = vec![Some(Position::Cell { row: 8, column: 3 })];
    /// sheet.rows.push(row);
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2023), Stage::Budget);
    /// document.sheets.push(sheet);
    ///
    /// let report = Report::of(&document);
    /// let unread = report.findings().iter().find(|finding| finding.rule.code() == "STR006").unwrap();
    /// let place = &unread.places[0];
    /// assert_eq!(place.position(&document).unwrap().to_string(), "C8");
    /// assert_eq!(place.worksheet(&document), Some("支出"));
    /// ```
    #[doc(alias = "单元格")]
    #[doc(alias = "位置")]
    pub fn position(&self, document: &Disclosure) -> Option<Position> {
        let Some(sheet) = self.sheet else { return self.position_in_text(document) };
        let sheet = document.sheets.get(sheet)?;
        let row = self.row.and_then(|row| sheet.rows.get(row));
        match (row, self.heading) {
            // Where a cell is not known to stand, it is not taken for where its row does.
            (Some(row), Some(heading)) => *row.positions.get(heading)?,
            (Some(row), None) => row.place.position,
            (None, _) => sheet.place.position,
        }
    }

    /// The name of the worksheet that it is on, by the document that it is in; none where that was no workbook.
    #[doc(alias = "工作表")]
    pub fn worksheet<'d>(&self, document: &'d Disclosure) -> Option<&'d str> {
        match self.sheet {
            Some(sheet) => document.sheets.get(sheet)?.worksheet.as_deref(),
            None => self.passage(document)?.0.worksheet.as_deref(),
        }
    }

    /// Where the words begin that a place in a text quotes; where they cannot be found again, where their paragraph begins.
    fn position_in_text(&self, document: &Disclosure) -> Option<Position> {
        let (section, paragraph) = self.passage(document)?;
        let Some(paragraph) = paragraph else { return section.place.position };
        paragraph.position(self.words_in(&paragraph.text).unwrap_or(0))
    }

    /// The byte of a text at which the words begin that are quoted: as printed, or in the one spelling that rules on wording
    /// read.
    fn words_in(&self, text: &str) -> Option<usize> {
        if text.len() > LONGEST || self.quoted().is_empty() {
            return None;
        }
        let (plain, quoted) = (Plain::of(text), Plain::of(self.quoted()));
        // What a quotation cuts off decides whether a comma parts thousands.
        let same = |(one, other): (&char, &char)| one == other || (is_comma(*one) && is_comma(*other));
        let is_it = |words: &[char]| words.iter().zip(&quoted.chars).all(same);
        let from = plain.chars.windows(quoted.chars.len().max(1)).position(is_it)?;
        let printed = Plain::of(self.printed.as_deref().unwrap_or_default());
        let begins = |at: &usize| begins_with(&quoted.chars, *at, &printed.chars);
        // So many characters stand before the words where some are left out, or fewer where the passage begins there.
        let mut before = 0..quoted.chars.len().min(AROUND + 1);
        let is_cut = self.quote.as_deref().is_some_and(|quote| quote.starts_with('…'));
        let words = if is_cut { before.rfind(begins) } else { before.find(begins) }.unwrap_or(0);
        Some(plain.range(from + words, from + words).start)
    }

    /// What is quoted of a text, without the marks of what is left out.
    fn quoted(&self) -> &str {
        self.quote.as_deref().map_or("", |quote| quote.trim_matches('…'))
    }

    /// The section and the paragraph that a place in a text is in; its heading without one.
    ///
    /// Paragraphs stand in the order of their pages and lines, so that few of them are looked at: a report may speak of
    /// every one.
    fn passage<'d>(&self, document: &'d Disclosure) -> Option<(&'d TextSection, Option<&'d Paragraph>)> {
        let begins = |section: &TextSection| match section.paragraphs.first() {
            Some(first) if section.heading.is_empty() => first.place,
            _ => section.place,
        };
        // On a page of a PDF, the rows of a table that is text after all are counted anew.
        let counts_lines = !matches!(begins(document.sections.first()?).position, Some(Position::OnPage(_)));
        let order = |place: Place| (place.file, place.page, place.line.filter(|_| counts_lines));
        let file = self.file.and_then(|file| u32::try_from(file).ok());
        let here = Place { file, ..Place::new(self.page, self.line) };
        let is_here =
            |place: Place| (place.page, place.line) == (self.page, self.line) && place.position.is_some();
        let sections = &document.sections;
        let first =
            sections.partition_point(|section| order(begins(section)) < order(here)).saturating_sub(1);
        let end = sections.partition_point(|section| order(begins(section)) <= order(here));
        sections[first..end].iter().find_map(|section| {
            let holds_words = |text: &str| self.quoted().is_empty() || self.words_in(text).is_some();
            if is_here(section.place) && holds_words(&section.heading) {
                return Some((section, None));
            }
            let paragraphs = &section.paragraphs;
            let from = paragraphs.partition_point(|paragraph| order(paragraph.place) < order(here));
            let rest = paragraphs[from..].iter();
            let rest = rest.take_while(|paragraph| order(paragraph.place) == order(here));
            let mut rest = rest.filter(|paragraph| is_here(paragraph.place)).take(BESIDE);
            let first = rest.next()?;
            let words = core::iter::once(first).chain(rest).find(|paragraph| holds_words(&paragraph.text));
            Some((section, Some(words.unwrap_or(first))))
        })
    }

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
        FindingPlace::of_cell(self.document, cell)
    }

    /// The heading that a cell stands under.
    pub(super) fn heading_of(&self, cell: CellRef) -> Option<&str> {
        let origin = self.tables.origin(cell)?;
        self.document.sheets.get(origin.sheet)?.headers.get(origin.heading?).map(String::as_str)
    }
}

/// Whether words stand in this place of a text, and are no end of a longer figure; a figure may be printed with commas.
fn begins_with(text: &[char], at: usize, words: &[char]) -> bool {
    let of_figure = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let (before, rest) = text.split_at(at);
    if words.is_empty() || (of_figure(words.first()) && of_figure(before.last())) {
        return false;
    }
    let is_letter = |c: &&char| !is_comma(**c);
    let mut printed = rest.iter().filter(is_letter);
    rest.first().is_some_and(|first| is_letter(&first))
        && words.iter().filter(is_letter).all(|c| printed.next() == Some(c))
}

const fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，')
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{FiscalYear, Stage};

    #[test]
    fn words_that_stand_before_too_are_found_where_they_are_meant() {
        let text = "支出10.00万元，上年支出，本年也支出";
        let place = Place::new(None, Some(6)).with_position(Position::InText { line: 6, column: 1 });
        let mut section = TextSection::new("一、收支情况");
        section.paragraphs.push(Paragraph::new(text, place));
        let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
        document.sections.push(section);
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        let found = |words: core::ops::Range<usize>| {
            let quote = crate::check::text::quote(text, words.clone());
            let printed = text.get(words).map(str::to_owned);
            let found = FindingPlace { line: Some(6), quote, printed, ..FindingPlace::default() };
            found.position(&document)
        };
        assert_eq!(found(last..text.len()), Some(Position::InText { line: 6, column: 20 }));
        assert_eq!(found(6..11), Some(Position::InText { line: 6, column: 3 }));
        assert_eq!(found(0..3), Some(Position::InText { line: 6, column: 1 }));
    }
}

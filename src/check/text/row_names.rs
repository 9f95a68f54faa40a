//! The names of the rows of tables, and whose money tables and paragraphs are of (行名、级次).

use std::collections::HashMap;

use super::name::compared_name;
use crate::document::{Disclosure, RowRole, Sheet, SheetRow, TextPlace, TextSection, bare};
use crate::fact::{Flow, SheetReadings};
use crate::prose::one_line;
use crate::prose::year::named_years;
use crate::table::TableKind;
use crate::value::FiscalYear;
use crate::words::{self, Meaning, names_grand_total};

/// How many digits the code of a class has (政府收支分类科目).
const CLASS_DIGITS: usize = 3;

/// A government prints a class or a tax once in each of its dozen tables. What has this name more often is something else.
const MOST_ROWS: usize = 16;

/// A row of a table, by its places.
pub(super) type Row = (usize, usize);

/// Whose money a government's table or sentence is of (级次).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// 全市: of the government and those below it.
    Whole,
    /// 市本级: of the government alone.
    Own,
}

impl Level {
    /// The level that some words name last.
    pub(super) fn named_last(words: &str) -> Option<Self> {
        let last = |meaning| words::of(meaning).iter().filter_map(|word| words.rfind(word)).max();
        match (last(Meaning::LevelWhole), last(Meaning::LevelOwn)) {
            (None, None) => None,
            (whole, own) if whole > own => Some(Self::Whole),
            _ => Some(Self::Own),
        }
    }

    /// The level that a paragraph speaks of: what it says at its beginning.
    fn of_paragraph(text: &str) -> Option<Self> {
        Self::named_last(text.split(['，', '。', '；']).next().unwrap_or_default())
    }
}

/// The rows of the tables by their names, and the level that each table and paragraph is of.
#[derive(Debug)]
pub(super) struct RowNames {
    rows: HashMap<String, Vec<Row>>,
    /// The rows of everything in the tables of revenue, and of expenditure.
    totals: [Vec<Row>; 2],
    levels: Vec<Option<Level>>,
    /// The year that each table is of.
    years: Vec<Option<FiscalYear>>,
    /// The level that is spoken of above each paragraph of each section.
    above: Vec<Vec<Option<Level>>>,
    /// Whether text and tables speak of a government alone, and of those below it too.
    has_both_levels: bool,
}

impl RowNames {
    pub(super) fn of(document: &Disclosure, readings: &SheetReadings<'_>) -> Self {
        let mut rows: HashMap<String, Vec<Row>> = HashMap::new();
        let mut totals = [Vec::new(), Vec::new()];
        for (index, (sheet, reading)) in readings.beside(document).enumerate() {
            if sheet.kind.is_some_and(is_of_things) {
                continue;
            }
            let side = match reading.title.said.flow {
                Some(Flow::Revenue) if !reading.panels => Some(0),
                Some(Flow::Expenditure) if !reading.panels => Some(1),
                _ => None,
            };
            for (place, row) in sheet.rows.iter().enumerate() {
                if row.role == RowRole::Line && !is_item(row) {
                    rows.entry(compared_name(bare(&row.label))).or_default().push((index, place));
                }
                // 收入总计 is what came in with what was carried over.
                let is_total = row.role == RowRole::Total && !names_grand_total(&compared_name(&row.label));
                if let Some(side) = side.filter(|_| is_total) {
                    totals[side].push((index, place));
                }
            }
        }
        let levels: Vec<_> = document.sheets.iter().map(|sheet| Level::named_last(&sheet.title)).collect();
        let years = document.sheets.iter().map(|sheet| year_of(sheet, document.fiscal_year)).collect();
        let says = |level: Level, meaning: Meaning| {
            let is_named = |text: &str| words::of(meaning).iter().any(|word| text.contains(word));
            levels.contains(&Some(level))
                || document.sections.iter().any(|section| any_text(section, is_named))
        };
        let has_both_levels = says(Level::Whole, Meaning::LevelWhole) && says(Level::Own, Meaning::LevelOwn);
        let above = document.sections.iter().map(levels_above).collect();
        Self { rows, totals, levels, years, above, has_both_levels }
    }

    /// The rows of this name; none where it is that of many.
    pub(super) fn named(&self, name: &str) -> &[Row] {
        self.rows.get(name).filter(|rows| rows.len() <= MOST_ROWS).map_or(&[], Vec::as_slice)
    }

    /// The rows of everything in the tables of one side.
    pub(super) fn totals(&self, flow: Flow) -> &[Row] {
        let rows = &self.totals[usize::from(flow != Flow::Revenue)];
        if rows.len() <= MOST_ROWS { rows } else { &[] }
    }

    /// The year that a table is of; none where its title names several.
    pub(super) fn year_of_table(&self, sheet: usize) -> Option<FiscalYear> {
        self.years.get(sheet).copied().flatten()
    }

    /// The level that is spoken of above a paragraph.
    pub(super) fn level_above(&self, place: &TextPlace) -> Option<Level> {
        *self.above.get(place.section)?.get(place.paragraph?)?
    }

    /// Whether a table is of the money that a sentence of this level speaks of.
    pub(super) fn is_of_level(&self, sheet: usize, level: Option<Level>) -> bool {
        match self.levels.get(sheet).copied().flatten() {
            Some(printed) => level == Some(printed),
            None => !self.has_both_levels,
        }
    }
}

/// Whether a table is of things that a part of the money is spent on: a class there is less than the class.
const fn is_of_things(kind: TableKind) -> bool {
    matches!(
        kind,
        TableKind::ThreePublic
            | TableKind::Procurement
            | TableKind::Assets
            | TableKind::Performance
            | TableKind::Projects
            | TableKind::ProjectByUnit
    )
}

/// 行政运行 is the name of many items; the name of a class is its own.
fn is_item(row: &SheetRow) -> bool {
    row.code.as_ref().is_some_and(|code| code.len() > CLASS_DIGITS)
}

/// The year that the title of a table names, or else the document's own.
fn year_of(sheet: &Sheet, own: FiscalYear) -> Option<FiscalYear> {
    let title = one_line(&sheet.title);
    let mut named = named_years(&title).map(|named| named.year);
    match (named.next(), named.next()) {
        (None, _) => Some(own),
        (Some(year), None) => FiscalYear::new(year).ok(),
        (Some(_), Some(_)) => None,
    }
}

fn any_text(section: &TextSection, is_wanted: impl Fn(&str) -> bool) -> bool {
    is_wanted(&section.heading) || section.paragraphs.iter().any(|paragraph| is_wanted(&paragraph.text))
}

/// The level above each paragraph of a section: of the nearest before it that names one, else of the heading.
fn levels_above(section: &TextSection) -> Vec<Option<Level>> {
    let mut above = Level::named_last(&section.heading);
    let levels = section.paragraphs.iter().map(|paragraph| {
        let before = above;
        above = Level::of_paragraph(&paragraph.text).or(above);
        before
    });
    levels.collect()
}

//! What the readers of all kinds of tables share: the cells and the words of a row, and what there is to say of it.

use std::collections::BTreeMap;

use cn_budget::{
    Cell, Language, Unit,
    document::{Place, Position, RowRole, SheetRow},
};

use super::columns::{Columns, Panel, Role};
use super::rows::Row;
use crate::figure::cell;
use crate::note::{Note, about, note, quoted};
use crate::words::{is_blank, is_total, join, squeeze};

/// The headings of the figures, and the rows.
pub(super) type Read = (Vec<String>, Vec<SheetRow>);

/// What a table's rows are read with.
#[derive(Debug)]
pub(super) struct Reader<'a, 'n> {
    pub(super) columns: &'a Columns<'a>,
    pub(super) body: &'a [Row<'a>],
    pub(super) unit: Unit,
    pub(super) notes: &'n mut Vec<Note>,
    /// What notes call the table.
    pub(super) name: &'a Note,
    /// How the code that was read last is spelled, where it lacks a zero.
    pub(super) spelled: Option<String>,
    /// Which heading of words each column of words has.
    pub(super) texts: BTreeMap<usize, usize>,
}

impl Reader<'_, '_> {
    /// The cells of a row in these columns, each in the unit of its heading, or else in the table's.
    pub(super) fn cells(&self, row: &Row<'_>, figures: &[usize]) -> Cells {
        let cell_of = |column: usize| {
            let unit = self.columns.unit_of(column).unwrap_or(self.unit);
            cell(row.spots[column].text(), unit)
        };
        Cells {
            cells: figures.iter().map(|&column| cell_of(column)).collect(),
            positions: figures.iter().map(|&column| row.spots[column].position).collect(),
        }
    }

    /// The name that a row prints in a panel. A total may stand in another column before the figures, where nothing names the
    /// row: under 序号, under 单位编码.
    pub(super) fn label(&self, row: &Row<'_>, panel: &Panel) -> String {
        let label = label(row, &panel.names);
        let begun = panel.codes.iter().any(|&column| !is_blank(row.spots[column].text()));
        if begun || !label.is_empty() {
            return label;
        }
        self.total_before(row, panel.figures.first().copied()).unwrap_or_default()
    }

    /// The total that stands in a column before the figures.
    pub(super) fn total_before(&self, row: &Row<'_>, figures: Option<usize>) -> Option<String> {
        let all = &self.columns.all;
        let before = (0..figures?).rev().take_while(|&column| all[column].role != Role::Figure);
        let text = before.map(|column| row.spots[column].text()).find(|text| is_total(text))?;
        Some(squeeze(text))
    }

    /// What a row says in these columns of words, one text a heading; nothing where it says nothing.
    pub(super) fn texts(&self, row: &Row<'_>, columns: &[usize]) -> Vec<String> {
        let mut texts = Vec::new();
        for column in columns.iter().filter(|&&column| !is_blank(row.spots[column].text())) {
            if let Some(&place) = self.texts.get(column) {
                texts.resize(self.texts.values().max().map_or(0, |last| last + 1), String::new());
                row.spots[*column].text().clone_into(&mut texts[place]);
            }
        }
        texts
    }

    /// Words that stand beside no name and no figure belong to the row above: at the head of a page they are the rest
    /// of a cell that the page has cut, elsewhere a line of their own.
    pub(super) fn rest(&mut self, last: Option<&mut SheetRow>, texts: Vec<String>, row: &Row<'_>) {
        let first = self.body.get(self.body.partition_point(|other| other.part < row.part));
        let cut = first.is_some_and(|first| core::ptr::eq(first, row));
        match last {
            Some(last) if cut => join_texts(last, texts),
            Some(last) => {
                last.texts.resize(last.texts.len().max(texts.len()), String::new());
                for (above, text) in last.texts.iter_mut().zip(texts).filter(|(_, text)| !text.is_empty()) {
                    let line = if above.is_empty() { "" } else { "\n" };
                    above.extend([line, &text]);
                }
            }
            None => texts.iter().filter(|text| !text.is_empty()).for_each(|text| {
                let zh = quoted(text);
                let what = note!(
                    "{zh}在首行之上，不属于任何一行",
                    "{text:?} stands above the first row, and beside none"
                );
                self.note(row.place, &what);
            }),
        }
    }

    /// Says something of the table.
    pub(super) fn note(&mut self, place: Place, what: &Note) {
        self.notes.push(about(&with_place(self.name, place), what));
    }
}

/// Cells with where they stand.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    cells: Vec<Cell>,
    positions: Vec<Option<Position>>,
}

impl Cells {
    /// So many blank cells that stand nowhere.
    pub(super) fn blank(count: usize) -> Self {
        Self { cells: vec![Cell::BLANK; count], positions: vec![None; count] }
    }

    /// One cell.
    pub(super) fn one(cell: Cell, position: Option<Position>) -> Self {
        Self { cells: vec![cell], positions: vec![position] }
    }

    /// Whether nothing stands in any of them.
    pub(super) fn are_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// Adds blank cells up to this count.
    pub(super) fn widen(&mut self, count: usize) {
        self.cells.resize(count.max(self.cells.len()), Cell::BLANK);
        self.positions.resize(self.cells.len(), None);
    }

    /// Puts the first of other cells in this place.
    pub(super) fn set(&mut self, place: usize, mut other: Self) {
        if let (Some(cell), Some(position)) = (other.cells.pop(), other.positions.pop()) {
            (self.cells[place], self.positions[place]) = (cell, position);
        }
    }

    /// Exchanges two cells.
    pub(super) fn swap(&mut self, one: usize, other: usize) {
        self.cells.swap(one, other);
        self.positions.swap(one, other);
    }

    /// Gives them to a row.
    pub(super) fn put_in(mut self, row: &mut SheetRow) {
        if self.positions.iter().all(Option::is_none) {
            self.positions.clear();
        }
        (row.cells, row.positions) = (self.cells, self.positions);
    }
}

/// Adds what a row says in words to what the row above it says.
pub(super) fn join_texts(row: &mut SheetRow, texts: Vec<String>) {
    row.texts.resize(row.texts.len().max(texts.len()), String::new());
    row.texts.iter_mut().zip(texts).for_each(|(above, text)| join(above, &text));
}

/// The name of a table with a place in it.
pub(super) fn with_place(name: &Note, place: Place) -> Note {
    let zh = name.message(Language::Zh);
    match (place.page, place.line) {
        (Some(page), Some(line)) => {
            note!("{zh}（第 {page} 页第 {line} 行）", "{name}, page {page}, row {line}")
        }
        (Some(page), None) => note!("{zh}（第 {page} 页）", "{name}, page {page}"),
        (None, Some(line)) => note!("{zh}（第 {line} 行）", "{name}, line {line}"),
        (None, None) => name.clone(),
    }
}

/// What the tables before have shown: the unit that a table without one is read in, the names of units.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) unit: Option<Unit>,
    pub(super) units: Vec<String>,
    pub(super) departments: Vec<String>,
}

/// The name that a row prints in these columns, without blanks.
pub(super) fn label(row: &Row<'_>, names: &[usize]) -> String {
    let texts = names.iter().map(|&column| row.spots[column].text()).filter(|text| !is_blank(text));
    squeeze(&texts.map(|text| text.replace('\n', "")).collect::<String>())
}

/// A row of a sheet, with its place.
pub(super) fn row_at(place: Place, role: RowRole, label: String, cells: Cells) -> SheetRow {
    let mut row = SheetRow::new(role, label, Vec::new());
    row.place = place;
    cells.put_in(&mut row);
    row
}

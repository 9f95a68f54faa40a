//! A worksheet as it is seen: cells at their places, hidden ones left out, and the blocks that they form.

use std::collections::{BTreeMap, HashMap};

use calamine::{SheetType, SheetVisible};
use cn_budget::document::{Place, Position};

use super::hidden::Hidden;
use super::meter::Meter;
use crate::error::Quantity;
use crate::figure::is_figure;
use crate::layout::{Block, Grid, GridCell, Layout, Line};
use crate::note::{Note, about, note, quoted};
use crate::seen::seen;
use crate::words::{code, squeeze};
use crate::wrapped::{Breaks, is_part, settle};
use crate::{Options, ReadError};

/// The visible worksheets by number and name; hidden ones are noted.
pub(super) fn visible(
    sheets: &[calamine::Sheet],
    options: &Options,
    layout: &mut Layout,
) -> Result<Vec<(u32, String)>, ReadError> {
    if sheets.len() > options.max_sheets {
        return Err(ReadError::too_large(Quantity::Sheets, sheets.len() as u64, options.max_sheets as u64));
    }
    let mut visible = Vec::new();
    for (sheet, number) in sheets.iter().zip(1..) {
        match (sheet.visible, sheet.typ) {
            (SheetVisible::Visible, SheetType::WorkSheet) => {
                layout.worksheets.insert(number, sheet.name.clone());
                visible.push((number, sheet.name.clone()));
            }
            (SheetVisible::Visible, _) => {
                let (zh, name) = (quoted(&sheet.name), &sheet.name);
                let note =
                    note!("工作表{zh}不是数据表，未读取", "sheet {name:?} is no worksheet: passed over");
                layout.notes.push(note);
            }
            _ => {
                let (zh, name) = (quoted(&sheet.name), &sheet.name);
                layout.notes.push(note!("工作表{zh}已隐藏，未读取", "sheet {name:?} is hidden: passed over"));
            }
        }
    }
    Ok(visible)
}

/// What is said of a sheet.
pub(super) fn about_sheet(name: &str, what: &Note) -> Note {
    let zh = quoted(name);
    about(&note!("工作表{zh}", "sheet {name:?}"), what)
}

/// A worksheet, whatever its format.
#[derive(Debug, Default)]
pub(super) struct Worksheet {
    pub(super) name: String,
    /// Its number in the workbook, from 1: what a page is elsewhere.
    pub(super) number: u32,
    /// The texts of cells by row and column, blank ones left out.
    pub(super) cells: BTreeMap<(u32, u32), String>,
    /// The first and the last bordered column of the rows that have any.
    pub(super) bordered: BTreeMap<u32, (u32, u32)>,
    /// Merged cells: first row and column, last row and column.
    pub(super) merged: Vec<[u32; 4]>,
    /// How many cells have text in the colour of what is below it.
    pub(super) unseen: usize,
    /// How many have text that is too small, partly white, or hidden by a conditional format, and how many may be hidden so.
    pub(super) hidden_texts: usize,
    pub(super) doubtful: usize,
    pub(super) hidden_rows: Hidden,
    pub(super) hidden_columns: Hidden,
}

impl Worksheet {
    /// Takes what a cell displays.
    pub(super) fn show(&mut self, at: (u32, u32), text: &str) {
        let text = seen(text);
        if !text.trim().is_empty() {
            self.cells.insert(at, text.into_owned());
        }
    }

    /// Takes a bordered cell.
    pub(super) fn border(&mut self, (row, column): (u32, u32)) {
        let (first, last) = self.bordered.entry(row).or_insert((column, column));
        (*first, *last) = ((*first).min(column), (*last).max(column));
    }

    /// Adds the blocks of the sheet to a layout.
    pub(super) fn blocks(mut self, layout: &mut Layout, meter: &mut Meter<'_>) -> Result<(), ReadError> {
        self.bound(meter)?;
        self.drop_hidden(layout);
        let merged = self.merged_at();
        let rows: Vec<u32> = {
            let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
            rows.dedup();
            rows
        };
        let titled = self.cells.values().any(|text| squeeze(text).ends_with('表'));
        let mut blocks: Vec<Block> = Vec::new();
        let mut grid: Vec<u32> = Vec::new();
        let mut before: Option<u32> = None;
        let tabular = self.tabular(&rows);
        for (&row, tabular) in rows.iter().zip(tabular) {
            let apart = before.is_some_and(|before| self.parts(before, row));
            if !grid.is_empty() && (apart || !tabular) {
                blocks.extend(self.grid(&grid, &merged));
                grid.clear();
            }
            if tabular {
                grid.push(row);
            } else {
                blocks.extend(self.lines(row));
            }
            before = Some(row);
        }
        blocks.extend(self.grid(&grid, &merged));
        // The name of a sheet says what its table is where the sheet itself does not.
        if !titled && blocks.iter().any(|block| matches!(block, Block::Grid(_))) {
            layout.blocks.push(Block::Line(Line::new(self.name.trim(), Place::new(Some(self.number), None))));
        }
        layout.blocks.append(&mut blocks);
        Ok(())
    }

    /// Looks at how much the grids will hold before they are made: the rows up to the last cell that displays something,
    /// and what merged cells cover of them, over each other if the file says so. A row without text or borders parts
    /// grids, and is in none.
    fn bound(&self, meter: &mut Meter<'_>) -> Result<(), ReadError> {
        let last = self.cells.keys().next_back().map_or(0, |(row, _)| *row);
        let columns = self.cells.keys().map(|(_, column)| column + 1).max().unwrap_or(0);
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.extend(self.bordered.range(..=last).map(|(row, _)| *row));
        rows.sort_unstable();
        rows.dedup();
        meter.area(rows.len(), columns)?;
        for &[row, column, last_row, last_column] in &self.merged {
            let covered_rows = rows
                .partition_point(|at| *at <= last_row)
                .saturating_sub(rows.partition_point(|at| *at < row));
            let covered_columns = columns.min(last_column.saturating_add(1)).saturating_sub(column);
            meter.area(covered_rows, covered_columns)?;
        }
        Ok(())
    }

    /// The last row and column of merged cells by their first; the first that begin there, should there be several.
    fn merged_at(&self) -> HashMap<(u32, u32), (u32, u32)> {
        let ends = self.merged.iter().rev();
        ends.map(|&[row, column, last_row, last_column]| ((row, column), (last_row, last_column))).collect()
    }

    fn drop_hidden(&mut self, layout: &mut Layout) {
        if self.unseen > 0 {
            let count = self.unseen;
            let what = note!(
                "有 {count} 个单元格的文字与底色同为白色，未读取",
                "{count} cells with white text on white passed over"
            );
            layout.notes.push(about_sheet(&self.name, &what));
        }
        if self.hidden_texts > 0 {
            let count = self.hidden_texts;
            let what = note!(
                "有 {count} 个单元格的文字全部或部分为白色、字号极小或被条件格式隐去，该部分未读取",
                "{count} cells with text that is white, too small or hidden by a conditional format passed over, in whole or in part"
            );
            layout.notes.push(about_sheet(&self.name, &what));
        }
        if self.doubtful > 0 {
            let count = self.doubtful;
            let what = note!(
                "有 {count} 个单元格可能被条件格式隐去；仍已读取",
                "{count} cells may be hidden by a conditional format; they were read"
            );
            layout.notes.push(about_sheet(&self.name, &what));
        }
        let hidden = |row: &u32, column: &u32| {
            self.hidden_rows.contains(*row) || self.hidden_columns.contains(*column)
        };
        let count = self.cells.keys().filter(|(row, column)| hidden(row, column)).count();
        if count > 0 {
            let what = note!(
                "隐藏的行、列中有 {count} 个单元格未读取",
                "{count} cells in hidden rows or columns passed over"
            );
            layout.notes.push(about_sheet(&self.name, &what));
            let (rows, columns) = (&self.hidden_rows, &self.hidden_columns);
            self.cells.retain(|(row, column), _| !rows.contains(*row) && !columns.contains(*column));
        }
    }

    /// Whether two rows are parted: rows without borders and without text do that, bordered ones are blank lines of a form.
    fn parts(&self, before: u32, row: u32) -> bool {
        (before + 1..row).any(|gap| !self.bordered.contains_key(&gap))
    }

    /// Which rows belong to tables. Those with borders do. A border may join rows, but the lack of one parts none: a row with
    /// figures goes on with the table above it, and a row of several headings above rows with borders heads them.
    fn tabular(&self, rows: &[u32]) -> Vec<bool> {
        let mut tabular: Vec<bool> = Vec::with_capacity(rows.len());
        for (place, &row) in rows.iter().enumerate() {
            let goes_on = tabular.last() == Some(&true);
            let next =
                rows.get(place + 1).is_some_and(|next| !self.parts(row, *next) && self.has_figures(*next));
            tabular.push(if self.bordered.is_empty() {
                self.is_tabular(row, goes_on)
            } else {
                let goes_on = goes_on && (self.has_figures(row) || (next && self.is_tabular(row, true)));
                goes_on || self.is_bordered(row)
            });
        }
        for place in (1..rows.len()).rev() {
            let headless = tabular[place] && !self.bordered.is_empty() && self.has_figures(rows[place]);
            let heads = |place: usize| {
                let several = self.of_row(rows[place]).count() > 1;
                let heading =
                    |(_, text): (u32, &String)| text.chars().count() < 40 && !text.contains(['：', ':']);
                !tabular[place]
                    && several
                    && !self.parts(rows[place], rows[place + 1])
                    && self.of_row(rows[place]).all(heading)
            };
            if headless {
                let count = (0..place).rev().take_while(|above| heads(*above)).count();
                tabular[place - count..place].fill(true);
            }
        }
        tabular
    }

    /// Whether two cells of a row at least are bordered.
    fn is_bordered(&self, row: u32) -> bool {
        self.bordered.get(&row).is_some_and(|(first, last)| last > first)
    }

    /// Whether a row holds figures or a code beside something else.
    fn has_figures(&self, row: u32) -> bool {
        let several = self.of_row(row).count() > 1;
        several && self.of_row(row).any(|(_, text)| is_figure(text) || code(text).is_some())
    }

    /// Whether a row of a sheet without borders belongs to a table: it holds several cells, or one that goes on with a table
    /// above.
    fn is_tabular(&self, row: u32, goes_on: bool) -> bool {
        let texts: Vec<&String> = self.of_row(row).map(|(_, text)| text).collect();
        let note = texts.first().is_some_and(|text| text.starts_with('注') || text.starts_with("说明"));
        texts.len() > 1 || (goes_on && !note && texts.iter().all(|text| text.chars().count() < 40))
    }

    fn of_row(&self, row: u32) -> impl Iterator<Item = (u32, &String)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), text)| (*column, text))
    }

    fn place(&self, row: u32, column: u32) -> Place {
        let place = Place::new(Some(self.number), Some(row + 1));
        match u16::try_from(column + 1) {
            Ok(column) => place.with_position(Position::Cell { row: row + 1, column }),
            Err(_) => place,
        }
    }

    /// A row outside the tables: every cell is a line, or several.
    fn lines(&self, row: u32) -> Vec<Block> {
        let texts = self.of_row(row).flat_map(|(column, text)| text.lines().map(move |line| (column, line)));
        let line = |(column, text): (u32, &str)| Block::Line(Line::new(text.trim(), self.place(row, column)));
        texts.filter(|(_, text)| !text.trim().is_empty()).map(line).collect()
    }

    /// The grid of these rows: from the first column that displays something to the last.
    fn grid(&self, rows: &[u32], merged: &HashMap<(u32, u32), (u32, u32)>) -> Option<Block> {
        let (first, last) = (*rows.first()?, *rows.last()?);
        let texts = || self.cells.range((first, 0)..=(last, u32::MAX));
        let left = texts().map(|((_, column), _)| *column).min()?;
        let right = texts().map(|((_, column), _)| *column).max()?;
        let columns: Vec<u32> =
            (left..=right).filter(|column| !self.hidden_columns.contains(*column)).collect();
        let shown: Vec<u32> = (first..=last).filter(|row| !self.hidden_rows.contains(*row)).collect();
        // How many of them stand from one to another.
        let span = |list: &[u32], from: u32, to: u32| {
            list.partition_point(|at| *at <= to) - list.partition_point(|at| *at < from)
        };
        let cell = |(&(row, column), text): (&(u32, u32), &String)| {
            let at = (shown.binary_search(&row).ok()?, columns.binary_search(&column).ok()?);
            let cell = GridCell::new(at.0, at.1, joined(text), self.place(row, column));
            Some(match merged.get(&(row, column)) {
                Some(&(last_row, last_column)) => {
                    cell.spanning(span(&shown, row, last_row.min(last)), span(&columns, column, last_column))
                }
                None => cell,
            })
        };
        let mut cells: Vec<GridCell> = texts().filter_map(cell).collect();
        settle(&mut cells, Breaks::Written);
        Some(Block::Grid(Grid::new(cells)))
    }
}

/// The lines within a cell joined: without a blank between Chinese letters, with one elsewhere.
fn joined(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let part = |c: Option<char>| c.is_some_and(is_part);
        if part(joined.chars().next_back()) && part(line.chars().next()) {
            joined.push('\n');
        } else if ascii(joined.chars().next_back()) && ascii(line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

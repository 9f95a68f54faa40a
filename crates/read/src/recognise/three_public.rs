//! The 三公 tables: tall ones have a row an item, wide ones a column an item and are turned.

use cn_budget::{
    document::{Place, RowRole, SheetRow},
    fact::{Figure, Lexicon, Purpose},
    table::ThreePublicRow,
};

use super::reader::{Cells, Read, Reader, row_at};
use super::rows::Row;
use crate::words::{Meaning, is_total, plain};

pub(super) fn read(reader: &mut Reader<'_, '_>) -> Option<Read> {
    if reader.columns.name_three_public() { wide(reader) } else { tall(reader) }
}

fn tall(reader: &mut Reader<'_, '_>) -> Option<Read> {
    let [panel] = reader.columns.panels.as_slice() else { return None };
    let headers = reader.columns.headings(panel);
    if panel.names.is_empty() || headers.is_empty() {
        return None;
    }
    let mut rows: Vec<SheetRow> = Vec::new();
    for row in reader.body {
        let cells = reader.cells(row, &panel.figures);
        let mut label = reader.label(row, panel);
        if is_total(&label) && !reader.names_more() {
            // The total of such a table is the three together.
            label = ThreePublicRow::ThreePublic.to_string();
        }
        let texts = reader.texts(row, &panel.texts);
        if label.is_empty() && cells.are_blank() {
            reader.rest(rows.last_mut(), texts, row);
        } else {
            rows.push(row_at(row.place, RowRole::Line, label, cells).with_texts(texts));
        }
    }
    Some((headers, rows))
}

/// The columns of items turned to rows: those of the total, and those of each unit beside it, which are no part of the
/// department's table and stand in a block with the unit's name.
fn wide(reader: &mut Reader<'_, '_>) -> Option<Read> {
    let figures: Vec<usize> = reader.columns.panels.iter().flat_map(|panel| panel.figures.clone()).collect();
    let is_filled = |row: &&Row<'_>| figures.iter().any(|&column| !row.spots[column].text().is_empty());
    let filled: Vec<&Row<'_>> = reader.body.iter().filter(is_filled).collect();
    let items = Items::of(reader, &figures);
    let rows = match filled.as_slice() {
        [] => items.blank(reader.body.first().map(|row| row.place).unwrap_or_default()),
        [row] => items.rows(reader, row),
        rows => {
            let names = |row: &Row<'_>| {
                let panel = reader.columns.panels.first();
                panel.map(|panel| reader.label(row, panel)).unwrap_or_default()
            };
            let total = rows.iter().position(|row| is_total(&names(row)))?;
            if rows.iter().any(|row| names(row).is_empty()) {
                return None;
            }
            let turned = rows.iter().enumerate().map(|(place, row)| {
                let mut turned = items.rows(reader, row);
                let block = (place != total).then(|| names(row));
                for row in &mut turned {
                    row.block.clone_from(&block);
                }
                turned
            });
            turned.collect::<Vec<_>>().concat()
        }
    };
    Some((items.headers, rows))
}

/// What the headings of a wide table name: the items, and which of their figures stand in which columns.
struct Items {
    headers: Vec<String>,
    labels: Vec<String>,
    /// The column, the item, the heading of the figure.
    columns: Vec<(usize, usize, usize)>,
    texts: Vec<usize>,
}

impl Items {
    fn of(reader: &Reader<'_, '_>, figures: &[usize]) -> Self {
        let mut headers: Vec<String> = Vec::new();
        let mut paths: Vec<Vec<String>> = Vec::new();
        // A heading over several columns may stand in the first cell alone.
        let mut last = "预算数".to_owned();
        let columns = figures.iter().map(|&column| {
            let path = reader.columns.all[column].path.iter().map(|(words, _)| words.clone());
            // 预算数 and 决算数 stand below each item, or above all of them.
            let (of_figure, path): (Vec<String>, Vec<String>) =
                path.partition(|words| is_figures(words, reader.columns.lexicon));
            let header = of_figure.into_iter().next().unwrap_or_else(|| last.clone());
            last.clone_from(&header);
            (column, position(&mut paths, path), position(&mut headers, header))
        });
        let columns = columns.collect();
        // What stands above all items is the name of none: 当年财政拨款预算安排.
        while paths.len() > 1
            && paths.iter().all(|path| path.len() > 1 && path[0] == paths[0][0])
            && !paths[0][0].contains("三公")
        {
            for path in &mut paths {
                path.remove(0);
            }
        }
        let names_more = reader.names_more();
        let labels = paths.iter().map(|path| item(path, names_more)).collect();
        let texts = reader.columns.panels.iter().flat_map(|panel| panel.texts.clone()).collect();
        Self { headers, labels, columns, texts }
    }

    /// A row an item, without figures.
    fn blank(&self, place: Place) -> Vec<SheetRow> {
        let blank = || Cells::blank(self.headers.len());
        self.labels.iter().map(|label| row_at(place, RowRole::Line, label.clone(), blank())).collect()
    }

    /// The figures of a row, a row an item.
    fn rows(&self, reader: &Reader<'_, '_>, row: &Row<'_>) -> Vec<SheetRow> {
        let mut rows = self.blank(row.place);
        let mut cells = vec![Cells::blank(self.headers.len()); rows.len()];
        for &(column, item, header) in &self.columns {
            cells[item].set(header, reader.cells(row, &[column]));
        }
        rows.iter_mut().zip(cells).for_each(|(row, cells)| cells.put_in(row));
        // What is said in words is said of all items: it stands with the first.
        if let Some(first) = rows.first_mut() {
            first.texts = reader.texts(row, &self.texts);
        }
        rows
    }
}

impl Reader<'_, '_> {
    /// Whether the table prints meetings or training beside the three.
    fn names_more(&self) -> bool {
        let more = [Purpose::Meeting, Purpose::Training];
        let names = |text: &str| {
            let text = plain(text);
            let phrase = self.columns.lexicon.read(&text);
            let last = phrase.words.last().filter(|word| text.ends_with(word.text));
            let said = last.and_then(|word| word.readings.first()).and_then(|said| said.purpose);
            said.is_some_and(|purpose| more.contains(&purpose))
        };
        more.iter().any(|purpose| self.columns.name(*purpose))
            || self.body.iter().flat_map(Row::texts).any(|(_, text)| names(text))
    }
}

/// Where a thing stands in a list, at whose end it is put if it stands nowhere.
fn position<T: PartialEq>(list: &mut Vec<T>, thing: T) -> usize {
    list.iter().position(|known| *known == thing).unwrap_or_else(|| {
        list.push(thing);
        list.len() - 1
    })
}

/// Whether a heading says which figure stands below it, perhaps with its year: 决算数, 2024年预算数, 2024年, 增减变化情况.
fn is_figures(words: &str, lexicon: &Lexicon) -> bool {
    let words = plain(words);
    let rest = without_year(&words);
    let phrase = lexicon.read(rest);
    let first = phrase.words.first().and_then(|word| word.readings.first());
    let is_change = first.is_some_and(|said| said.figure == Some(Figure::Change));
    (rest.is_empty() && !words.is_empty()) || Meaning::HeadsPhases.is(rest) || is_change
}

/// The words after a year: 2024年, 2024年度.
fn without_year(words: &str) -> &str {
    let named = words.find('年').filter(|end| words[..*end].chars().all(|c| c.is_ascii_digit()));
    named.map_or(words, |end| words[end + '年'.len_utf8()..].trim_start_matches('度'))
}

/// The item that a heading names: a sum is what stands above it, and the year and 预算数 are not its name.
fn item(path: &[String], more: bool) -> String {
    let sum = |words: &str| Meaning::HeadsSums.is(&plain(words));
    let words = path.iter().rev().find(|words| !sum(words)).map_or("", String::as_str);
    // A sum of all items has nothing above it, or the name of the table; beside meetings and training, it is of them too.
    if words.is_empty() && more {
        return ThreePublicRow::Together.to_string();
    }
    if words.is_empty() || words.contains("三公") {
        return ThreePublicRow::ThreePublic.to_string();
    }
    let words = without_year(words);
    Meaning::HeadsPhases.before(words).unwrap_or(words).to_owned()
}

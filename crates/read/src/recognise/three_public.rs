//! The 三公 tables: tall ones have a row an item, wide ones a column an item and are turned.

use cn_budget::{
    Cell,
    document::{RowRole, SheetRow},
};

use super::reader::{Read, Reader, label, row_at};
use super::rows::Row;
use crate::note::note;
use crate::words::{is_total, plain};

/// The headings of the figures of an item, where there are several: in a final account, or against the year before.
const FIGURES: [&str; 9] = [
    "预算数",
    "决算数",
    "全年预算数",
    "年初预算数",
    "执行数",
    "预算执行数",
    "上年预算数",
    "上年执行数",
    "上年决算数",
];

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
        let mut label = label(row, &panel.names);
        if is_total(&label) && !reader.names_more() {
            // The total of such a table is the three together.
            "“三公”经费".clone_into(&mut label);
        }
        let texts = reader.texts(row, &panel.texts);
        if label.is_empty() && cells.iter().all(Cell::is_blank) {
            reader.rest(rows.last_mut(), texts, row);
        } else {
            rows.push(row_at(row.place, RowRole::Line, label, cells).with_texts(texts));
        }
    }
    Some((headers, rows))
}

fn wide(reader: &mut Reader<'_, '_>) -> Option<Read> {
    let figures: Vec<usize> = reader.columns.panels.iter().flat_map(|panel| panel.figures.clone()).collect();
    let names: Vec<usize> = reader.columns.panels.iter().flat_map(|panel| panel.names.clone()).collect();
    let filled: Vec<&Row<'_>> = reader
        .body
        .iter()
        .filter(|row| figures.iter().any(|&column| !row.spots[column].text().is_empty()))
        .collect();
    let source = match filled.as_slice() {
        [] => None,
        [row] => Some(*row),
        rows => {
            // By unit: the total is the department's.
            let total = rows.iter().find(|row| is_total(&label(row, &names)))?;
            let place = rows[0].place;
            let count = rows.len();
            let what = note!(
                "按单位列 {count} 行，只读取合计行",
                "{count} rows by unit, of which the total is read"
            );
            reader.note(place, &what);
            Some(*total)
        }
    };
    let place = source.or(reader.body.first()).map(|row| row.place).unwrap_or_default();
    let mut headers: Vec<String> = Vec::new();
    let mut items: Vec<Vec<String>> = Vec::new();
    let mut rows: Vec<SheetRow> = Vec::new();
    let names_more = reader.names_more();
    for column in figures {
        let path: Vec<String> =
            reader.columns.all[column].path.iter().map(|(words, _)| words.clone()).collect();
        // 预算数 and 决算数 stand below each item, or above all of them.
        let (of_figure, path): (Vec<String>, Vec<String>) =
            path.into_iter().partition(|words| is_figures(words));
        let header = of_figure.into_iter().next().unwrap_or_else(|| "预算数".to_owned());
        let at = position(&mut headers, header);
        let value =
            source.map_or(Cell::BLANK, |row| reader.cells(row, &[column]).pop().unwrap_or(Cell::BLANK));
        let row = position(&mut items, path);
        if row == rows.len() {
            let item = item(&items[row], names_more);
            rows.push(row_at(place, RowRole::Line, item, Vec::new()));
        }
        let cells = &mut rows[row].cells;
        cells.resize(cells.len().max(at + 1), Cell::BLANK);
        cells[at] = value;
    }
    for row in &mut rows {
        row.cells.resize(headers.len(), Cell::BLANK);
    }
    // What is said in words is said of all items: it stands with the first.
    let texts: Vec<usize> = reader.columns.panels.iter().flat_map(|panel| panel.texts.clone()).collect();
    if let (Some(first), Some(source)) = (rows.first_mut(), source) {
        first.texts = reader.texts(source, &texts);
    }
    Some((headers, rows))
}

impl Reader<'_, '_> {
    /// Whether the table prints meetings or training beside the three.
    fn names_more(&self) -> bool {
        let words = plain(&self.columns.words());
        let rows = || self.body.iter().flat_map(Row::texts).map(|(_, text)| plain(text));
        ["会议费", "培训费"]
            .iter()
            .any(|item| words.contains(item) || rows().any(|text| text.ends_with(item)))
    }
}

/// Where a thing stands in a list, at whose end it is put if it stands nowhere.
fn position<T: PartialEq>(list: &mut Vec<T>, thing: T) -> usize {
    list.iter().position(|known| *known == thing).unwrap_or_else(|| {
        list.push(thing);
        list.len() - 1
    })
}

/// Whether a heading says which figure stands below it, perhaps with its year: 决算数, 2024年预算数.
fn is_figures(words: &str) -> bool {
    FIGURES.contains(&without_year(&plain(words)))
}

/// The words after a year: 2024年, 2024年度.
fn without_year(words: &str) -> &str {
    let named = words.find('年').filter(|end| words[..*end].chars().all(|c| c.is_ascii_digit()));
    named.map_or(words, |end| words[end + '年'.len_utf8()..].trim_start_matches('度'))
}

/// The item that a heading names: a sum is what stands above it, and the year and 预算数 are not its name.
fn item(path: &[String], more: bool) -> String {
    let sum = |words: &str| ["小计", "合计", "总计", "金额"].contains(&plain(words).as_str());
    let words = path.iter().rev().find(|words| !sum(words)).map_or("", String::as_str);
    // A sum of all items has nothing above it, or the name of the table; beside meetings and training, it is of them too.
    if words.is_empty() && more {
        return "合计".to_owned();
    }
    if words.is_empty() || words.contains("三公") {
        return "“三公”经费".to_owned();
    }
    let words = without_year(words);
    FIGURES.iter().find_map(|figures| words.strip_suffix(figures)).unwrap_or(words).to_owned()
}

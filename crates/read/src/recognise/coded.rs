//! The tables whose rows have codes.

use cn_budget::{
    Cell,
    document::{RowRole, SheetRow},
};

use super::columns::Panel;
use super::reader::{Read, Reader, join_texts, row_at};
use super::rows::{Row, Spot, is_group_total};
use crate::note::{note, quoted};
use crate::words::{
    self, Meaning, code, code_and_name, exported_digits, is_blank, is_total, ordinal, plain, squeeze,
};

/// Rows by code, in one panel or in several side by side.
pub(super) fn read(reader: &mut Reader<'_, '_>) -> Option<Read> {
    let first = reader.columns.panels.first()?;
    let headers = reader.columns.headings(first);
    let same = |panel: &Panel| {
        let keyed = panel.codes.len() + panel.names.len() > 0;
        keyed && panel.figures.len() == headers.len() && !headers.is_empty()
    };
    if !reader.columns.panels.iter().all(same) {
        return None;
    }
    let mut rows: Vec<SheetRow> = Vec::new();
    let mut coded = false;
    // The rows of units, with their codes.
    let mut units: Vec<(usize, String)> = Vec::new();
    for panel in &reader.columns.panels {
        let mut above = None;
        let mut part = None;
        let side = rows.len();
        for row in reader.body {
            let Some(carried) = carried_into(row, panel) else { continue };
            let cells = reader.cells(row, &panel.figures);
            let (code, mut label) = code_and_label(reader, row, panel, &mut above);
            if label.is_empty() && code.is_none() {
                label = squeeze(carried);
            }
            let spelled = reader.spelled.take();
            coded |= code.is_some();
            let turned = part.replace(row.part).is_some_and(|before| before != row.part);
            let blank = cells.are_blank();
            let texts = reader.texts(row, &panel.texts);
            if label.is_empty() && code.is_none() && blank {
                reader.rest(rows[side..].last_mut(), texts, row);
                continue;
            }
            let mut unit_codes = reader.columns.unit_codes().map(|column| row.spots[column].text());
            let unit_code = unit_codes.find(|text| !is_blank(text));
            let role = if code.is_some() {
                RowRole::Line
            } else if is_total(&label) {
                RowRole::Total
            } else if is_group_total(&label) || is_group(&label) {
                RowRole::Subtotal
            } else if unit_code.is_some() {
                RowRole::Unit
            } else {
                RowRole::Line
            };
            coded |= role == RowRole::Unit;
            let listed = rows.len() > side;
            if let Some(last) = rows.last_mut().filter(|_| turned && listed) {
                // Every row of such a table has a code: what has none, at the head of a page, is the rest of a name.
                if role == RowRole::Line && code.is_none() && blank {
                    last.label.push_str(&label);
                    join_texts(last, texts);
                    continue;
                }
                // A page may cut a row between its name and its figures.
                let without_figures = last.code.is_some() && last.cells.iter().all(Cell::is_blank);
                if without_figures && role == RowRole::Line && code.is_none() {
                    last.label.push_str(&label);
                    cells.put_in(last);
                    join_texts(last, texts);
                    continue;
                }
                let half = last.code.is_none()
                    && last.role == RowRole::Line
                    && last.cells.iter().all(Cell::is_blank);
                if half && code.is_some() {
                    let begun = core::mem::take(&mut last.label);
                    let begun_texts = core::mem::take(&mut last.texts);
                    *last = row_at(last.place, role, format!("{begun}{label}"), cells);
                    (last.code, last.printed_code, last.texts) = (code, spelled, begun_texts);
                    join_texts(last, texts);
                    continue;
                }
            }
            if let (RowRole::Unit, Some(code)) = (role, unit_code) {
                units.push((rows.len(), plain(code)));
            }
            let mut row = row_at(row.place, role, label, cells);
            (row.code, row.printed_code, row.texts) = (code, spelled, texts);
            rows.push(row);
        }
    }
    departments_by_codes(&mut rows, &units);
    units_by_sums(&mut rows);
    let totals = rows.iter().all(|row| row.role != RowRole::Line);
    (coded || totals).then_some((headers, rows))
}

/// Takes a unit for the department of those that follow it where their codes begin with its own: 301 and 301001 (预算单位编码).
fn departments_by_codes(rows: &mut [SheetRow], units: &[(usize, String)]) {
    for pair in units.windows(2) {
        let [(place, code), (_, next)] = pair else { continue };
        if next.len() > code.len() && next.starts_with(code.as_str()) {
            rows[*place].role = RowRole::Department;
        }
    }
}

/// Takes rows without a code for units where each of them is the sum of the classes under it: a list of several units prints
/// the name and the sum of each above its lines.
fn units_by_sums(rows: &mut [SheetRow]) {
    // A unit has a number of its own, which is none of the classification.
    let coded = |row: &SheetRow| row.code.as_ref().is_some_and(|code| words::code(code).is_some());
    let figures = |row: &SheetRow| row.cells.iter().any(|cell| cell.figure().is_some());
    let is_unit = |row: &SheetRow| row.role == RowRole::Line && !coded(row) && figures(row);
    let places: Vec<usize> = (0..rows.len()).filter(|&place| is_unit(&rows[place])).collect();
    let ends = places.iter().skip(1).copied().chain([rows.len()]);
    let sums = places.iter().zip(ends).all(|(&place, end)| {
        let under = &rows[place + 1..end];
        let class = |row: &&SheetRow| row.code.as_ref().is_some_and(|code| code.len() == 3);
        let classes: Vec<&SheetRow> = under.iter().filter(class).collect();
        !classes.is_empty()
            && (0..rows[place].cells.len()).all(|column| is_sum(&rows[place], &classes, column))
    });
    if sums {
        for place in places {
            rows[place].role = RowRole::Unit;
            if let Some(number) = rows[place].code.take() {
                rows[place].label = format!("{number} {}", rows[place].label);
            }
        }
    }
}

/// Whether a row prints the sum of others in a column, as far as rounding lets it be known.
pub(super) fn is_sum(whole: &SheetRow, parts: &[&SheetRow], column: usize) -> bool {
    let figure = |row: &SheetRow| row.cells.get(column).and_then(Cell::figure);
    let cells = core::iter::once(whole).chain(parts.iter().copied());
    if cells.clone().any(|row| row.cells.get(column).is_none_or(Cell::is_unread)) {
        return false;
    }
    // Ten decimals are the most that a figure has.
    let exact = |row: &SheetRow| {
        let Some(figure) = figure(row) else { return Some((0, 0)) };
        let step = 10_i128.checked_pow(10_u32.checked_sub(figure.decimals())?)?;
        Some((figure.value().mantissa().checked_mul(step)?, step))
    };
    let sum = |rows: &[&SheetRow]| {
        rows.iter().try_fold((0_i128, 0_i128), |(sum, steps), row| {
            let (value, step) = exact(row)?;
            Some((sum.checked_add(value)?, steps + step))
        })
    };
    match (sum(&[whole]), sum(parts)) {
        (Some((whole, step)), Some((parts, steps))) => 2 * (whole - parts).abs() <= step + steps,
        _ => false,
    }
}

/// Whether a row names a part of the basic expenditure, which the classes under it make up: 人员经费, 公用经费小计.
fn is_group(label: &str) -> bool {
    let words = plain(ordinal(label).map_or(label, |(_, name)| name));
    let stem = words.trim_end_matches(':');
    Meaning::GroupHead.is(Meaning::PartSum.before(stem).unwrap_or(stem))
}

/// The code and the name that a row prints. A class may be printed once, over the sections under it.
fn code_and_label(
    reader: &mut Reader<'_, '_>,
    row: &Row<'_>,
    panel: &Panel,
    above: &mut Option<String>,
) -> (Option<String>, String) {
    let mut label = reader.label(row, panel);
    let texts: Vec<&str> = panel.codes.iter().map(|&column| row.spots[column].text()).collect();
    let words = |text: &&&str| !is_blank(text) && !text.chars().any(char::is_numeric);
    if texts.iter().all(|text| is_blank(text) || words(&text)) {
        // A name that stands over the columns of codes: 合计. Some forms print the headings 类, 款, 项 beside it.
        let named = |text: &&&str| words(text) && !Meaning::HeadsLevels.is(&squeeze(text));
        let over: String = texts.iter().filter(named).map(|text| squeeze(text)).collect();
        if over != label {
            label.insert_str(0, &over);
        }
        if let Some((code, name)) = code_and_name(&label) {
            return (Some(code), name);
        }
        // A code alone is no name.
        return match code(&label) {
            Some(code) => (Some(code), String::new()),
            None => (None, label),
        };
    }
    let parts: Option<Vec<String>> = texts.iter().map(|text| digits(text)).collect();
    let joined = parts.and_then(|parts| join(reader, &parts, above));
    if joined.is_none() {
        let printed = texts.concat().replace('\n', "");
        let zh = quoted(&printed);
        let what = note!(
            "{zh}不是科目编码，应为 3、5 或 7 位数字",
            "{printed:?} is no code: expected 3, 5 or 7 digits"
        );
        reader.note(row.place, &what);
        return (Some(printed.trim().to_owned()), label);
    }
    (joined, label)
}

/// The code that its printed parts make: 201, 05, 07 or 201, 20105, 2010507.
fn join(reader: &mut Reader<'_, '_>, parts: &[String], above: &mut Option<String>) -> Option<String> {
    let mut code = String::new();
    let mut padded = false;
    for (level, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_empty()) {
        if !code.is_empty() && part.len() > 2 && part.starts_with(&code) {
            code.clone_from(part);
            continue;
        }
        if code.is_empty() && level > 0 && part.len() <= 2 {
            // The level above is printed once, over the rows under it.
            let length = if level == 1 { 3 } else { 5 };
            code.push_str(above.as_ref()?.get(..length)?);
        }
        if !code.is_empty() && part.len() == 1 {
            padded = true;
            code.push('0');
        }
        code.push_str(part);
    }
    let mut code = words::code(&code)?;
    // Programs fill the levels that a code does not have with zeros: 2010000.
    while code.len() > 3 && code.ends_with("00") {
        code.truncate(code.len() - 2);
    }
    if padded {
        reader.spelled = Some(parts.join(" ").trim().to_owned());
    }
    *above = Some(code.clone());
    Some(code)
}

/// What a cell that began in the panel before says of a row in this one: 公用经费合计 may cover two panels, and its
/// figure stands in the last of them. Nothing where such a cell goes on behind the figures, for then it is no row here.
fn carried_into<'a>(row: &Row<'a>, panel: &Panel) -> Option<&'a str> {
    let cell = |column: &usize| row.spots[*column].cell;
    let first = panel.codes.iter().chain(&panel.names).min()?;
    let figures: Vec<_> = panel.figures.iter().map(cell).collect();
    if figures.iter().any(|figure| figure.is_some() && *figure == cell(first)) {
        return None;
    }
    let began = row.spots[*first];
    let earlier = |spot: &Spot<'_>| spot.cell == began.cell && spot.begins;
    let carried = began.cell.is_some() && !began.begins && row.spots[..*first].iter().any(earlier);
    Some(if carried { began.covering } else { "" })
}

/// The digits of a part of a code, none where nothing stands there; `None` where something else does.
fn digits(text: &str) -> Option<String> {
    if is_blank(text) {
        return Some(String::new());
    }
    let words = plain(text);
    let digits = words.trim_start_matches(['[', '【', '(']).trim_end_matches([']', '】', ')']);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(digits.to_owned());
    }
    exported_digits(text)
}

//! The tables by unit: which rows are departments, units, and their lines. The forms do not say; names and sums do.

use cn_budget::{
    Cell, TableKind,
    document::{RowRole, SheetRow},
};

use super::coded::is_sum;
use super::reader::{Known, Read, Reader, join_texts, row_at};
use super::rows::Row;
use crate::note::Note;
use crate::words::{is_total, plain};

pub(super) fn read(reader: &mut Reader<'_, '_>, kind: TableKind, known: &mut Known) -> Option<Read> {
    let [panel] = reader.columns.panels.as_slice() else { return None };
    let headers = reader.columns.headings(panel);
    if panel.names.is_empty() || headers.is_empty() || !panel.codes.is_empty() {
        return None;
    }
    let row = |reader: &Reader<'_, '_>, row: &Row<'_>| {
        let cells = reader.cells(row, &panel.figures);
        let label = reader.label(row, panel);
        let line = match plain(&label).as_str() {
            _ if is_total(&label) => RowRole::Total,
            "人员经费" => RowRole::Personnel,
            "公用经费" | "日常公用经费" => RowRole::Operating,
            "小计" => RowRole::Subtotal,
            _ => RowRole::Line,
        };
        row_at(row.place, line, label, cells)
    };
    let mut rows: Vec<SheetRow> = Vec::new();
    let mut part = 0;
    for printed in reader.body {
        let mut read = row(reader, printed);
        let texts = reader.texts(printed, &panel.texts);
        if read.label.is_empty() && read.cells.iter().all(Cell::is_blank) {
            reader.rest(rows.last_mut(), texts, printed);
            continue;
        }
        read.texts = texts;
        // Every row of such a table has figures: what has none, at the head of a page, is the rest of a name.
        let rest = printed.part != part && read.cells.iter().all(Cell::is_blank);
        if let Some(last) = rows.last_mut().filter(|_| rest) {
            last.label.push_str(&read.label);
            join_texts(last, read.texts);
            continue;
        }
        rows.push(read);
        part = printed.part;
    }
    if kind == TableKind::BasicByUnit {
        basic(&mut rows);
        let of_role = |role| rows.iter().filter(move |row| row.role == role).map(|row| row.label.clone());
        known.units = of_role(RowRole::Unit).collect();
        known.departments = of_role(RowRole::Department).collect();
    } else {
        by_sums(&mut rows, known);
        if reader.columns.name_projects(panel) {
            for row in rows.iter_mut().filter(|row| row.role == RowRole::Line) {
                row.role = RowRole::Project;
            }
        }
        if rows.iter().any(|row| row.role == RowRole::Line) {
            let place = reader.body.first().map(|row| row.place).unwrap_or_default();
            let what = Note::new(
                "各行不能合计为单位和部门，层级不明",
                "its rows do not add up to units and departments: their levels are not known",
            );
            reader.note(place, &what);
        }
    }
    Some((headers, rows))
}

/// Takes the lines of a list that says that they are units for units, where they sum to the total in more columns than not:
/// a list may print a department over its units, and then no line is known to be one.
pub(super) fn beside_each_other(rows: &mut [SheetRow]) {
    let lines: Vec<&SheetRow> = rows.iter().filter(|row| row.role == RowRole::Line).collect();
    let mut totals = rows.iter().filter(|row| row.role == RowRole::Total);
    let (Some(total), None) = (totals.next(), totals.next()) else { return };
    let printed = |column: &usize| total.cells[*column].figure().is_some();
    let columns: Vec<usize> = (0..total.cells.len()).filter(printed).collect();
    let sums = columns.iter().filter(|&&column| is_sum(total, &lines, column)).count();
    if lines.is_empty() || sums * 2 <= columns.len() {
        return;
    }
    for row in rows.iter_mut().filter(|row| row.role == RowRole::Line) {
        row.role = RowRole::Unit;
    }
}

/// A unit stands right above its 人员经费 or 公用经费; every other row is a department. Without them nothing says which row is
/// which.
fn basic(rows: &mut [SheetRow]) {
    let lines = [RowRole::Personnel, RowRole::Operating];
    if !rows.iter().any(|row| lines.contains(&row.role)) {
        return beside_each_other(rows);
    }
    for place in 0..rows.len() {
        if rows[place].role == RowRole::Line {
            let unit = rows.get(place + 1).is_some_and(|next| lines.contains(&next.role));
            rows[place].role = if unit { RowRole::Unit } else { RowRole::Department };
        }
    }
}

/// The first figure of a row as a count of its smallest step, and the decimals.
fn amount(row: &SheetRow) -> Option<i128> {
    let figure = row.cells.first()?.figure()?;
    // Ten decimals are the most that a figure has.
    let shift = 10_i128.checked_pow(10_u32.checked_sub(figure.decimals())?)?;
    figure.value().mantissa().checked_mul(shift)
}

/// Half a step of the row's first figure, in the same count.
fn half_step(row: &SheetRow) -> i128 {
    let decimals = row.cells.first().and_then(Cell::figure).map_or(0, cn_budget::Printed::decimals);
    10_i128.checked_pow(10_u32.saturating_sub(decimals)).unwrap_or(0) / 2
}

/// A department, its units, their projects: the sums say, and where they do not add up, the names that are known. Where a row
/// is named a sum, those above it are its parts, and no sums.
fn by_sums(rows: &mut [SheetRow], known: &Known) {
    if rows.iter().any(|row| row.role == RowRole::Subtotal) {
        return;
    }
    let Some(first) = rows.iter().position(|row| row.role == RowRole::Line) else { return };
    let lines = rows[first..].iter().take_while(|row| row.role == RowRole::Line).count();
    let listed = &rows[first..first + lines];
    let total = rows[..first].iter().rev().find(|row| row.role == RowRole::Total).and_then(amount);
    let roles = level(listed, known).or_else(|| units_alone(listed, total?));
    if let Some(roles) = roles {
        for (row, role) in rows[first..].iter_mut().zip(roles) {
            row.role = role;
        }
        return;
    }
    if !rows.iter().any(|row| known.units.contains(&row.label)) {
        return;
    }
    let mut unit = false;
    for row in rows.iter_mut().filter(|row| row.role == RowRole::Line) {
        let named = known.units.contains(&row.label);
        row.role = match (named, unit, known.departments.contains(&row.label)) {
            (true, ..) => RowRole::Unit,
            (false, _, true) | (false, false, _) => RowRole::Department,
            (false, true, false) => RowRole::Project,
        };
        unit = row.role != RowRole::Department;
    }
}

/// The roles of rows that begin with a department: each row that sums the rows after it is a level above them, and
/// has at least one under it. Zeros sum to anything: they belong to the last unit, unless their names are known.
fn level(rows: &[SheetRow], known: &Known) -> Option<Vec<RowRole>> {
    let name = |place: usize| rows.get(place).map(|row| &row.label);
    let is_unit = |place| name(place).is_some_and(|name| known.units.contains(name));
    let is_department = |place| name(place).is_some_and(|name| known.departments.contains(name));
    let is_zero = |place| rows.get(place).and_then(amount) == Some(0);
    let mut roles = Vec::with_capacity(rows.len());
    while roles.len() < rows.len() {
        let mut department = Open::of(&rows[roles.len()])?;
        roles.push(RowRole::Department);
        loop {
            let row = rows.get(roles.len())?;
            department.take(row)?;
            let mut unit = Open::of(row)?;
            roles.push(RowRole::Unit);
            loop {
                unit.take(rows.get(roles.len())?)?;
                roles.push(RowRole::Project);
                let next = roles.len();
                let zero = is_zero(next) && !is_unit(next) && !is_department(next);
                if unit.is_met() && !zero {
                    break;
                }
            }
            let next = roles.len();
            if department.is_met() && !(is_zero(next) && is_unit(next)) {
                break;
            }
        }
    }
    Some(roles)
}

/// The roles of rows that begin with a unit, where no department stands above: each unit sums the projects after it, and all
/// units the total.
fn units_alone(rows: &[SheetRow], total: i128) -> Option<Vec<RowRole>> {
    let mut roles = Vec::with_capacity(rows.len());
    let mut left = total;
    while let Some(row) = rows.get(roles.len()) {
        let mut unit = Open::of(row)?;
        left = left.checked_sub(amount(row)?)?;
        roles.push(RowRole::Unit);
        loop {
            unit.take(rows.get(roles.len())?)?;
            roles.push(RowRole::Project);
            // Zeros belong to the last unit.
            let zero = rows.get(roles.len()).and_then(amount) == Some(0);
            if unit.is_met() && !zero {
                break;
            }
        }
    }
    let allowed = rows.first().map(half_step)?.checked_mul(i128::try_from(rows.len()).ok()?)?;
    (left.abs() <= allowed).then_some(roles)
}

/// A sum whose parts are being taken: what is left of it, and by how much rounding may miss it.
#[derive(Clone, Copy, Debug)]
struct Open {
    left: i128,
    allowed: i128,
}

impl Open {
    fn of(row: &SheetRow) -> Option<Self> {
        Some(Self { left: amount(row)?, allowed: half_step(row) })
    }

    fn take(&mut self, row: &SheetRow) -> Option<()> {
        self.left = self.left.checked_sub(amount(row)?)?;
        self.allowed += half_step(row);
        Some(())
    }

    const fn is_met(self) -> bool {
        self.left.abs() <= self.allowed
    }
}

//! The tables by unit: which rows are departments, units, and their lines. The forms do not say; names and sums do.

use cn_budget::{Cell, RowRole, SheetRow, TableKind};

use super::rows::Row;
use super::sheet::{Known, Reader, label, of};
use crate::words::{is_total, plain};

pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    kind: TableKind,
    known: &mut Known,
) -> Option<(Vec<String>, Vec<SheetRow>)> {
    let [panel] = reader.columns.panels.as_slice() else { return None };
    let headers = reader.columns.headings(panel);
    if panel.names.is_empty() || headers.is_empty() || !panel.codes.is_empty() {
        return None;
    }
    let row = |row: &Row<'_>| {
        let cells = reader.cells(row, &panel.figures);
        let label = label(row, &panel.names);
        let line = match plain(&label).as_str() {
            _ if is_total(&label) => RowRole::Total,
            "人员经费" => RowRole::Personnel,
            "公用经费" | "日常公用经费" => RowRole::Operating,
            _ => RowRole::Line,
        };
        (!label.is_empty() || !cells.iter().all(Cell::is_blank))
            .then(|| of(line, None, None, label, cells, row.place))
    };
    let mut rows: Vec<SheetRow> = reader.body.iter().filter_map(row).collect();
    if kind == TableKind::BasicByUnit {
        basic(&mut rows);
        let of_role = |role| rows.iter().filter(move |row| row.role == role).map(|row| row.label.clone());
        known.units = of_role(RowRole::Unit).collect();
        known.departments = of_role(RowRole::Department).collect();
    } else {
        by_sums(&mut rows, known);
        if rows.iter().any(|row| row.role == RowRole::Line) {
            let place = reader.body.first().map(|row| row.place).unwrap_or_default();
            reader.note(place, "its rows do not add up to units and departments: their levels are not known");
        }
    }
    Some((headers, rows))
}

/// A unit stands right above its 人员经费 or 公用经费; every other row is a department.
fn basic(rows: &mut [SheetRow]) {
    let lines = [RowRole::Personnel, RowRole::Operating];
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

/// A department, its units, their projects: the known names first, and where they say nothing, the sums.
fn by_sums(rows: &mut [SheetRow], known: &Known) {
    let mut named = false;
    for row in rows.iter_mut().filter(|row| row.role == RowRole::Line) {
        if known.departments.contains(&row.label) {
            row.role = RowRole::Department;
        } else if known.units.contains(&row.label) {
            row.role = RowRole::Unit;
            named = true;
        }
    }
    if named {
        let mut unit = false;
        for row in rows.iter_mut() {
            unit |= row.role == RowRole::Unit;
            if row.role == RowRole::Line && unit {
                row.role = RowRole::Project;
            }
        }
        // A department may stand in one table alone: the row before the first unit.
        for row in rows.iter_mut().filter(|row| row.role == RowRole::Line) {
            row.role = RowRole::Department;
        }
        return;
    }
    let Some(first) = rows.iter().position(|row| row.role == RowRole::Line) else { return };
    let lines = rows[first..].iter().take_while(|row| row.role == RowRole::Line).count();
    let Some(roles) = level(&rows[first..first + lines]) else { return };
    for (row, role) in rows[first..].iter_mut().zip(roles) {
        row.role = role;
    }
}

/// The roles of rows that begin with a department: each row that sums the rows after it is a level above them.
fn level(rows: &[SheetRow]) -> Option<Vec<RowRole>> {
    let mut roles = Vec::with_capacity(rows.len());
    let mut place = 0;
    while place < rows.len() {
        let department = amount(&rows[place])?;
        roles.push(RowRole::Department);
        let mut left = (department, half_step(&rows[place]));
        place += 1;
        while place < rows.len() && !met(left) {
            let unit = amount(&rows[place])?;
            roles.push(RowRole::Unit);
            left = (left.0 - unit, left.1 + half_step(&rows[place]));
            let mut open = (unit, half_step(&rows[place]));
            place += 1;
            while place < rows.len() && !met(open) {
                let project = amount(&rows[place])?;
                roles.push(RowRole::Project);
                open = (open.0 - project, open.1 + half_step(&rows[place]));
                place += 1;
            }
            if !met(open) {
                return None;
            }
        }
        if !met(left) {
            return None;
        }
    }
    (roles.len() == rows.len()).then_some(roles)
}

fn met((left, half): (i128, i128)) -> bool {
    left.abs() <= half
}

//! The tables of several sides: revenue at the left, expenditure at the right, once or twice.

use cn_budget::{
    document::{RowRole, SheetRow},
    fact::{Lexicon, Role as Part},
};

use super::columns::Panel;
use super::reader::{Read, Reader, row_at};
use crate::words::{Meaning, ordinal, plain, squeeze};

/// The sides of a table in panels, by what stands above their names: 收入, 支出, and where the expenditure is given twice,
/// 支出用途, up to twice.
const SIDES: [&str; 4] = ["收入", "支出", "支出用途", "支出用途二"];

/// How panels stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Panels {
    /// As the sides of a balance.
    Sides,
    /// As columns of a page: the next goes on where the one before ends, and a total ends what it sums.
    OneAfterTheOther,
}

/// Panels next to each other: the rows of the first, then those of the next, whose headings are the table's.
pub(super) fn read(reader: &mut Reader<'_, '_>, arranged: Panels) -> Option<Read> {
    let panels = reader.columns.panels.as_slice();
    let named = |panel: &Panel| !panel.names.is_empty() && !panel.figures.is_empty();
    if !(2..=SIDES.len()).contains(&panels.len()) || !panels.iter().all(named) {
        return None;
    }
    let widest = panels.iter().rev().max_by_key(|panel| panel.figures.len())?;
    let headers = reader.columns.headings(widest);
    let whole = whole(&headers, reader.columns.lexicon);
    let mut rows: Vec<SheetRow> = Vec::new();
    for (place, (panel, side)) in panels.iter().zip(SIDES).enumerate() {
        let begin = rows.len();
        for row in reader.body {
            // A name may stand over several panels, its figure in the last of them: it is the figure of each.
            let name = row.spots[panel.names[0]].cell;
            let over = |panel: &&Panel| name.is_some() && row.spots[panel.figures[0]].cell == name;
            let shared = panels[place..].iter().find(|panel| !over(panel)).unwrap_or(panel);
            let before = &row.spots[..panel.names[0]];
            let carried = name.is_some() && before.iter().any(|spot| spot.cell == name && spot.begins);
            let label =
                if carried { squeeze(row.spots[panel.names[0]].covering) } else { reader.label(row, panel) };
            let mut cells = reader.cells(row, &shared.figures);
            let texts = reader.texts(row, &panel.texts);
            if label.is_empty() && cells.are_blank() {
                reader.rest(rows[begin..].last_mut(), texts, row);
                continue;
            }
            cells.widen(headers.len());
            if panel.figures.len() == 1 {
                cells.swap(0, whole);
            }
            let words = plain(&label);
            let is_sum = Meaning::Whole.ends(&words) || Meaning::PartSum.ends(&words);
            let is_whole = Meaning::Grand.ends(&words) || Meaning::Whole.is(&words);
            let role = match (ordinal(&label), is_whole, is_sum) {
                _ if is_year(&label) => RowRole::Subtotal,
                (None, true, _) => RowRole::Total,
                (None, false, true) => RowRole::Subtotal,
                _ => RowRole::Line,
            };
            let mut row = row_at(row.place, role, label, cells).with_texts(texts);
            match arranged {
                Panels::Sides => row.block = Some(side.to_owned()),
                Panels::OneAfterTheOther if row.role == RowRole::Total => row.role = RowRole::Subtotal,
                Panels::OneAfterTheOther => {}
            }
            rows.push(row);
        }
    }
    totals_or_years(&mut rows);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    (width == headers.len()).then_some((headers, rows))
}

/// Where a side with one amount has it among the columns of another side: in the one that sums them, else in the first.
fn whole(headers: &[String], lexicon: &Lexicon) -> usize {
    let is_total = |header: &String| {
        matches!(lexicon.heading(header).aspects().role, Some(Part::Total | Part::Subtotal))
    };
    headers.iter().position(is_total).unwrap_or(0)
}

/// Whether a line is the sum of the year above its lines: 一、本年收入.
fn is_year(label: &str) -> bool {
    let name = ordinal(label).map_or(label, |(_, name)| name);
    Meaning::YearTotal.is(&plain(name))
}

/// A side may call its grand total 合计, or this year's sum 合计 and its total 总计.
fn totals_or_years(rows: &mut [SheetRow]) {
    for side in SIDES {
        let mut of_side: Vec<_> = rows.iter_mut().filter(|row| row.block.as_deref() == Some(side)).collect();
        let is_grand = |row: &SheetRow| row.role == RowRole::Total && Meaning::Grand.ends(&plain(&row.label));
        let named = of_side.iter().any(|row| is_grand(row));
        let total = of_side.iter().any(|row| row.role == RowRole::Total);
        for row in &mut of_side {
            if named
                && row.role == RowRole::Total
                && !is_grand(row)
                && Meaning::Whole.ends(&plain(&row.label))
            {
                row.role = RowRole::Subtotal;
            }
        }
        let last = of_side.into_iter().rfind(|row| row.role == RowRole::Subtotal);
        if let Some(last) = last.filter(|row| !total && !Meaning::ThisYear.begins(&plain(&row.label))) {
            last.role = RowRole::Total;
        }
    }
}

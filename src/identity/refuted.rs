//! Readings of a table that its figures refute (口径存疑). Many identities rest on one reading: that these columns sum to
//! that one, that rows sum as their codes say, that a column sums at all, that two tables speak of one thing. Figures slip
//! one at a time. Where a reading fails more often than it holds, and no one figure explains it, the reading is wrong, and
//! proves nothing.

use std::collections::{BTreeSet, HashMap};

use super::table_check::TableCheck;
use crate::document::Disclosure;
use crate::table::{Cell, CellOrigin, Relation};
use crate::value::{Outcome, Undecidable};

/// What an identity takes for granted, as others of its document do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Assumption {
    /// Which columns of a table sum to which: one identity a row.
    Columns { sheet: usize, bound: bool, headings: Vec<Option<usize>> },
    /// Which rows of a table sum to which.
    Rows { sheet: usize },
    /// That the figures of a column sum as the rows do.
    Column { sheet: usize, heading: Option<usize> },
    /// That two columns of two tables are of one thing: one identity a row.
    Across { relation: Relation, columns: BTreeSet<(usize, Option<usize>)> },
}

/// How often a reading holds, and the identities that it fails in.
#[derive(Default)]
struct Tally {
    held: usize,
    broken: Vec<usize>,
}

impl Tally {
    /// Whether it fails more often than it holds, and no one mistake explains it. Two failures may be two slips, and a table
    /// of two rows has no others.
    fn is_refuted(&self, assumption: &Assumption, checks: &[TableCheck]) -> bool {
        self.broken.len() > self.held.max(2) && !self.is_one_mistake(assumption, checks)
    }

    /// Whether one figure enters all of what fails. Where rows fail, one row may be wrong in all its columns.
    fn is_one_mistake(&self, assumption: &Assumption, checks: &[TableCheck]) -> bool {
        let is_of_rows = matches!(assumption, Assumption::Rows { .. });
        let figure = |cell: CellOrigin| (cell.sheet, cell.row, cell.heading.filter(|_| !is_of_rows));
        let figures = |check: &usize| checks[*check].cells().map(figure).collect::<BTreeSet<_>>();
        let common = self.broken.iter().map(figures).reduce(|common, figures| &common & &figures);
        common.is_some_and(|common| !common.is_empty())
    }
}

/// Leaves undecided what is broken and rests on a refuted reading.
pub(super) fn doubt_refuted(document: &Disclosure, checks: &mut [TableCheck]) {
    let is_broken = |check: &TableCheck| check.verdict().outcome() == Outcome::Broken;
    // One breach refutes nothing.
    if checks.iter().filter(|check| is_broken(check)).nth(1).is_none() {
        return;
    }
    let broken = checks.iter().filter(|check| is_broken(check));
    let mut tallies: HashMap<Assumption, Tally> =
        broken.flat_map(assumptions_of).map(|assumption| (assumption, Tally::default())).collect();
    for (index, check) in checks.iter().enumerate() {
        for assumption in assumptions_of(check) {
            let Some(tally) = tallies.get_mut(&assumption) else { continue };
            match check.verdict().outcome() {
                Outcome::Broken => tally.broken.push(index),
                outcome if outcome.is_held() && has_money_on_both_sides(document, check) => tally.held += 1,
                _ => {}
            }
        }
    }
    let refuted = tallies.into_iter().filter(|(assumption, tally)| tally.is_refuted(assumption, checks));
    let refuted: BTreeSet<usize> = refuted.flat_map(|(_, tally)| tally.broken).collect();
    for check in refuted {
        checks[check].verdict = checks[check].verdict.unless_broken(Undecidable::Refuted);
    }
}

/// Whether an identity that holds says something for its reading: zeros sum to anything.
fn has_money_on_both_sides(document: &Disclosure, check: &TableCheck) -> bool {
    let money = |cell: CellOrigin| document.cell(cell).is_some_and(Cell::holds_money);
    check.whole().is_some_and(money) && check.parts().iter().copied().any(money)
}

/// What an identity takes for granted.
fn assumptions_of(check: &TableCheck) -> Vec<Assumption> {
    let mut cells = check.cells();
    let Some(first) = cells.next() else { return Vec::new() };
    let relation = check.relation();
    if !matches!(relation, Relation::Within(_)) {
        let columns = check.cells().map(|cell| (cell.sheet, cell.heading)).collect();
        return vec![Assumption::Across { relation, columns }];
    }
    let sheet = first.sheet;
    if check.cells().all(|cell| cell.heading == first.heading) {
        return vec![Assumption::Rows { sheet }, Assumption::Column { sheet, heading: first.heading }];
    }
    let headings = check.cells().map(|cell| cell.heading).collect();
    vec![Assumption::Columns { sheet, bound: !check.is_equation(), headings }]
}

#[cfg(test)]
mod tests {
    use crate::document::{Disclosure, RowRole, Sheet, SheetRow};
    use crate::table::Cell;
    use crate::value::{FiscalYear, Outcome, Stage, Undecidable, Unit};

    /// How the identities of a table by function end whose rows are 合计 and one class with its section and items.
    fn outcomes(rows: [[&str; 3]; 5]) -> Vec<(Outcome, Option<Undecidable>)> {
        let mut sheet = Sheet::new("支出预算表");
        sheet.headers = ["合计", "基本支出", "项目支出"].map(Into::into).into();
        let names = [
            ("", "合计"),
            ("205", "教育支出"),
            ("20502", "普通教育"),
            ("2050202", "小学教育"),
            ("2050203", "初中教育"),
        ];
        for ((code, label), figures) in names.into_iter().zip(rows) {
            let role = if code.is_empty() { RowRole::Total } else { RowRole::Line };
            let cells = figures.map(|figure| Cell::parse(figure, Unit::TenThousandYuan));
            let mut row = SheetRow::new(role, label, cells.into());
            row.code = (!code.is_empty()).then(|| code.to_owned());
            sheet.rows.push(row);
        }
        let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
        document.sheets.push(sheet);
        let checks = document.checks();
        checks.iter().map(|check| (check.verdict().outcome(), check.verdict().reason())).collect()
    }

    #[test]
    fn one_wrong_figure_refutes_no_reading() {
        let sound = ["9.00", "6.00", "3.00"];
        // 款: broken below and above it, and along its row.
        let table =
            [sound, sound, ["9.50", "6.00", "3.00"], ["5.00", "4.00", "1.00"], ["4.00", "2.00", "2.00"]];
        let broken = outcomes(table).into_iter().filter(|(outcome, _)| *outcome == Outcome::Broken);
        assert_eq!(broken.count(), 3);
    }

    #[test]
    fn columns_that_do_not_sum_as_they_seem_to_prove_nothing() {
        // What 合计 is the sum of stands in no other column.
        let wide = ["19.00", "6.00", "3.00"];
        let table = [wide, wide, wide, ["10.00", "4.00", "1.00"], ["9.00", "2.00", "2.00"]];
        let refuted = (Outcome::Undecidable, Some(Undecidable::Refuted));
        let found = outcomes(table);
        assert_eq!(found.iter().filter(|end| **end == refuted).count(), 5);
        assert!(found.iter().all(|(outcome, _)| *outcome != Outcome::Broken));
    }
}

//! Columns that print the year before, against the document of that year (YOY010).

use std::collections::HashMap;

use super::Companion;
use super::carried::verdict;
use crate::check::finding::Places;
use crate::check::found::Found;
use crate::identity::{CellRef, PrintedTables};
use crate::table::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, Cell, ColumnSet, EconomicColumn, PrintedTable,
    RowKey, TableKind, ThreePublicColumn,
};
use crate::value::{Outcome, Stage};

pub(super) fn check(here: &Places<'_>, last: &Companion<'_>, found: &mut Found) {
    for (own, theirs) in pairs(here.tables, &last.tables) {
        let (Some(is), Some(was)) = (here.tables.cell(own), last.tables.cell(theirs)) else { continue };
        // What was carried out is printed by no document of last year, nor an account by a budget.
        if stage(here, own) != Some(last.document.stage) {
            found.count("YOY010", Outcome::Undecidable);
            continue;
        }
        let verdict = verdict(is, was);
        let places = || vec![here.of_cell(own), last.place(theirs)];
        let place = here.of_cell(own);
        let (row, column, is, was) = (place.row_label, place.column, is.text(), was.text());
        let text = [
            format!("《{}》{row}“{column}”为 {is}，上年文件为 {was}", place.table),
            format!("{} prints {is} for {row} in {column}, the document of that year {was}", place.table),
        ];
        found.judged("YOY010", verdict, places, text);
    }
}

/// Whether a column is of what was budgeted or of what the account says, by its heading.
fn stage(here: &Places<'_>, cell: CellRef) -> Option<Stage> {
    let heading = here.of_cell(cell).column;
    match (heading.contains("预算"), heading.contains("决算"), heading.contains("执行")) {
        (true, false, false) => Some(Stage::Budget),
        (false, true, false) => Some(Stage::FinalAccount),
        _ => None,
    }
}

/// The cells of the year before, each with the one of last year's document that means the same.
fn pairs(is: &PrintedTables, was: &PrintedTables) -> Vec<(CellRef, CellRef)> {
    use BasicProjectColumn as Basic;
    let mut found = Vec::new();
    let columns = (BudgetColumn::Previous, BudgetColumn::Budget);
    of_rows(TableKind::Balance, [is.balance(), was.balance()], columns, &mut found);
    of_rows(
        TableKind::ProjectByEconomic,
        [is.project_by_economic(), was.project_by_economic()],
        columns,
        &mut found,
    );
    let columns = (EconomicColumn::Previous, EconomicColumn::Total);
    of_rows(
        TableKind::BasicByEconomic,
        [is.basic_by_economic(), was.basic_by_economic()],
        columns,
        &mut found,
    );
    let columns = (AppropriationColumn::Previous, AppropriationColumn::Total);
    of_rows(TableKind::FiscalBalance, [is.fiscal_balance(), was.fiscal_balance()], columns, &mut found);
    let columns = (Basic::Previous, Basic::Total);
    for (kind, tables) in [
        (TableKind::GeneralByFunction, [is.general_by_function(), was.general_by_function()]),
        (TableKind::GovernmentFund, [is.government_fund(), was.government_fund()]),
        (TableKind::StateCapital, [is.state_capital(), was.state_capital()]),
    ] {
        of_rows(kind, tables, columns, &mut found);
    }
    for own in [ThreePublicColumn::Total, ThreePublicColumn::FinalAccount] {
        let columns = (ThreePublicColumn::Previous, own);
        of_rows(TableKind::ThreePublic, [is.three_public(), was.three_public()], columns, &mut found);
    }
    found
}

/// The rows that both years print, once each.
fn of_rows<K: RowKey, C: ColumnSet>(
    kind: TableKind,
    [is, was]: [Option<&PrintedTable<K, C>>; 2],
    (previous, own): (C, C),
    found: &mut Vec<(CellRef, CellRef)>,
) {
    let (Some(is), Some(was)) = (is, was) else { return };
    let printed = |cell: &Cell| !cell.is_blank();
    // A row that stands twice leaves open which one is meant.
    let mut rows: HashMap<&K, Option<usize>> = HashMap::new();
    for (row, (key, _)) in was.rows().enumerate() {
        rows.entry(key).and_modify(|known| *known = None).or_insert(Some(row));
    }
    for (row, (key, figures)) in is.rows().enumerate() {
        let Some(other) = rows.get(key).copied().flatten() else { continue };
        let Some((_, theirs)) = was.row(other) else { continue };
        if printed(&figures[previous]) && printed(&theirs[own]) {
            let cell = |row, column: C| CellRef::new(kind, row, column.index());
            found.push((cell(row, previous), cell(other, own)));
        }
    }
}

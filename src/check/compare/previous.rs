//! Columns that print the year before, compared with the document of that year (YOY010).

use super::pair::Pair;
use crate::check::answer::wording;
use crate::check::companion::{Companion, Comparison};
use crate::check::place::Places;
use crate::check::rules::years::yoy010_last_year_amount_mismatch::DECLARATION;
use crate::identity::{CellRef, PrintedTables, RowsByKey, only};
use crate::table::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, ColumnSet, EconomicColumn, PrintedTable, RowKey,
    TableKind, ThreePublicColumn,
};
use crate::value::{Stage, Undecidable};

pub(super) fn comparisons(here: &Places<'_>, last: &Companion<'_>) -> Vec<Comparison> {
    let pairs = pairs(here.tables, &last.tables).into_iter();
    pairs
        .filter_map(|(cell, other_cell)| Pair::of(here, cell, last, other_cell))
        .map(|pair| {
            // What was carried out is printed by no document of last year, nor an account by a budget.
            if stage_of_column(here, pair.cell) != Some(last.document.stage) {
                return Comparison::undecidable(&DECLARATION, Undecidable::MissingTable);
            }
            Comparison::new(&DECLARATION, pair.verdict(), || {
                let (place, breach) = pair.breach(here, last);
                let (title, row, column) = (place.table, place.row_label, place.column);
                let (printed, other) = (pair.printed.text(), pair.other.text());
                breach.worded(wording!(
                    "《{title}》{row}“{column}”为 {printed}，上年文件为 {other}",
                    "{title} prints {printed} for {row} in {column}, the document of that year {other}"
                ))
            })
        })
        .collect()
}

/// Whether a column is of what was budgeted or of what the account says, by its heading.
fn stage_of_column(here: &Places<'_>, cell: CellRef) -> Option<Stage> {
    let heading = here.heading_of(cell)?;
    match (heading.contains("预算"), heading.contains("决算"), heading.contains("执行")) {
        (true, false, false) => Some(Stage::Budget),
        (false, true, false) => Some(Stage::FinalAccount),
        _ => None,
    }
}

/// The cells of the year before, each with the one of last year's document that means the same.
fn pairs(this_year: &PrintedTables, last_year: &PrintedTables) -> Vec<(CellRef, CellRef)> {
    use BasicProjectColumn as Basic;
    let mut found = Vec::new();
    let columns = (BudgetColumn::Previous, BudgetColumn::Budget);
    of_rows(TableKind::Balance, [this_year.balance(), last_year.balance()], columns, &mut found);
    let tables = [this_year.project_by_economic(), last_year.project_by_economic()];
    of_rows(TableKind::ProjectByEconomic, tables, columns, &mut found);
    let columns = (EconomicColumn::Previous, EconomicColumn::Total);
    let tables = [this_year.basic_by_economic(), last_year.basic_by_economic()];
    of_rows(TableKind::BasicByEconomic, tables, columns, &mut found);
    let columns = (AppropriationColumn::Previous, AppropriationColumn::Total);
    let tables = [this_year.fiscal_balance(), last_year.fiscal_balance()];
    of_rows(TableKind::FiscalBalance, tables, columns, &mut found);
    let columns = (Basic::Previous, Basic::Total);
    for (kind, tables) in [
        (TableKind::GeneralByFunction, [this_year.general_by_function(), last_year.general_by_function()]),
        (TableKind::GovernmentFund, [this_year.government_fund(), last_year.government_fund()]),
        (TableKind::StateCapital, [this_year.state_capital(), last_year.state_capital()]),
    ] {
        of_rows(kind, tables, columns, &mut found);
    }
    let tables = [this_year.three_public(), last_year.three_public()];
    for column in [ThreePublicColumn::Total, ThreePublicColumn::FinalAccount] {
        of_rows(TableKind::ThreePublic, tables, (ThreePublicColumn::Previous, column), &mut found);
    }
    found
}

/// The rows that both years print, once each: a row that stands twice leaves open which one is meant.
fn of_rows<K: RowKey + Ord, C: ColumnSet>(
    kind: TableKind,
    [this_year, last_year]: [Option<&PrintedTable<K, C>>; 2],
    (previous, current): (C, C),
    found: &mut Vec<(CellRef, CellRef)>,
) {
    let last_year = RowsByKey::of(kind, last_year);
    for (row, (key, figures)) in this_year.into_iter().flat_map(PrintedTable::rows).enumerate() {
        let Some((other, cell)) = only(last_year.find(key, &[current])) else { continue };
        if !figures[previous].is_blank() && !cell.is_blank() {
            found.push((CellRef::of(kind, row, previous), other));
        }
    }
}

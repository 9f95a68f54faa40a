//! What the department's tables by unit print of a unit, compared with the unit's own document (XTB022).

use crate::check::answer::{Breach, wording};
use crate::check::companion::{Companion, Comparison};
use crate::check::place::Places;
use crate::check::rules::cross::xtb022_unit_document_mismatch::DECLARATION;
use crate::identity::{CellRef, PrintedTables, find, only};
use crate::table::{
    BasicProjectColumn, Cell, CodeRow, ColumnSet, ExpenditureColumn, FunctionalRow, FundingColumn,
    PrintedTable, RevenueColumn, RowKey, TableKind, UnitRow,
};
use crate::value::{Printed, Tally, Undecidable, Verdict};

/// The comparisons with a unit, which the department lists by this name.
pub(super) fn comparisons(here: &Places<'_>, unit: &Companion<'_>, listed: &str) -> Vec<Comparison> {
    let mut found = Vec::new();
    let by_unit = [
        (TableKind::BasicByUnit, here.tables.basic_by_unit()),
        (TableKind::ProjectByUnit, here.tables.project_by_unit()),
    ];
    let is_unit = |key: &UnitRow| key.unit_name() == Some(listed) && key.unit_line().is_none();
    for (kind, table) in by_unit {
        for &column in FundingColumn::COLUMNS {
            let Some((cell, printed)) = only(find(kind, table, is_unit, &[column])) else { continue };
            let Some(printed) = printed.figure() else { continue };
            let totals = totals(kind, &unit.tables, column);
            if totals.is_empty() {
                found.push(Comparison::undecidable(&DECLARATION, Undecidable::MissingTable));
            }
            for (total, figure) in totals {
                let verdict = verdict(printed, figure);
                let verdict = match doubt(kind, &unit.tables, column, total) {
                    Some(doubt) => verdict.unless_broken(doubt),
                    None => verdict,
                };
                found.push(Comparison::new(&DECLARATION, verdict, || {
                    let place = unit.place_of_cell(total);
                    let (title, listed) = (place.table.clone(), listed.to_owned());
                    Breach::at_places(vec![here.of_cell(cell), place]).worded(wording!(
                        "部门分单位表所列“{listed}”为 {printed}，该单位《{title}》为 {figure}",
                        "the department prints {printed} for {listed}, the unit's own {title} prints {figure}"
                    ))
                }));
            }
        }
    }
    found
}

fn verdict(printed: Printed, figure: Printed) -> Verdict {
    let mut tally = Tally::new(printed);
    tally.add(figure);
    tally.verdict()
}

/// Why a difference with a total of the unit's own tables would prove nothing, where it would not.
fn doubt(
    kind: TableKind,
    tables: &PrintedTables,
    column: FundingColumn,
    total: CellRef,
) -> Option<Undecidable> {
    let is_appropriated = matches!(
        column,
        FundingColumn::Appropriation
            | FundingColumn::General
            | FundingColumn::GovernmentFund
            | FundingColumn::StateCapital
    );
    // What units pay each other may be taken out of the one and not of the other.
    let within = !is_appropriated && pays_within(tables);
    // 项目支出及其他支出 holds what is carried over to the next year, which no table by fund does.
    let carried = kind == TableKind::ProjectByUnit && total.table != kind && carries_over(tables);
    (within || carried).then_some(Undecidable::OtherForm)
}

/// The totals of a unit's own tables that its row in the department's tables by unit must equal.
fn totals(kind: TableKind, tables: &PrintedTables, column: FundingColumn) -> Vec<(CellRef, Printed)> {
    let is_basic = kind == TableKind::BasicByUnit;
    let by_unit = if is_basic { tables.basic_by_unit() } else { tables.project_by_unit() };
    let by_fund = if is_basic { BasicProjectColumn::Basic } else { BasicProjectColumn::Project };
    let of_column = match column {
        FundingColumn::General => {
            total(TableKind::GeneralByFunction, tables.general_by_function(), &CodeRow::TOTAL, by_fund)
        }
        FundingColumn::GovernmentFund => {
            total(TableKind::GovernmentFund, tables.government_fund(), &FunctionalRow::TOTAL, by_fund)
        }
        FundingColumn::StateCapital => {
            total(TableKind::StateCapital, tables.state_capital(), &FunctionalRow::TOTAL, by_fund)
        }
        FundingColumn::Total if is_basic => {
            total(TableKind::Expenditure, tables.expenditure(), &CodeRow::TOTAL, ExpenditureColumn::Basic)
        }
        _ => None,
    };
    total(kind, by_unit, &UnitRow::total(), column).into_iter().chain(of_column).collect()
}

/// The one row of a total, where it prints a figure.
fn total<K: RowKey, C: ColumnSet>(
    kind: TableKind,
    table: Option<&PrintedTable<K, C>>,
    total: &K,
    column: C,
) -> Option<(CellRef, Printed)> {
    let (cell, printed) = only(find(kind, table, |key| key == total, &[column]))?;
    Some((cell, printed.figure()?))
}

/// Whether a unit prints money that it carries over to the next year.
fn carries_over(tables: &PrintedTables) -> bool {
    prints_money(tables.expenditure(), &[ExpenditureColumn::CarryOver])
}

/// Whether a unit prints money that it gets from other units of the department, or pays to them.
fn pays_within(tables: &PrintedTables) -> bool {
    let received = [RevenueColumn::SuperiorGrants, RevenueColumn::AffiliateRemittances];
    let paid = [ExpenditureColumn::SubsidyToAffiliates, ExpenditureColumn::RemittanceToSuperior];
    prints_money(tables.revenue(), &received) || prints_money(tables.expenditure(), &paid)
}

/// Whether a table prints money in one of these columns, or what may be money.
fn prints_money<K: RowKey, C: ColumnSet>(table: Option<&PrintedTable<K, C>>, columns: &[C]) -> bool {
    let may_be_money = |cell: &Cell| cell.holds_money() || cell.is_unread();
    let mut rows = table.into_iter().flat_map(PrintedTable::rows);
    rows.any(|(_, figures)| columns.iter().any(|&column| may_be_money(&figures[column])))
}

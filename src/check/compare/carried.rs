//! What a final account carried in, compared with what the one of the year before carried on (YOY013).

use super::pair::Pair;
use crate::check::answer::wording;
use crate::check::companion::{Companion, Comparison};
use crate::check::place::Places;
use crate::check::rules::years::yoy013_opening_balance_mismatch::DECLARATION;
use crate::identity::{CellRef, PrintedTables, RowsByKey, find, only};
use crate::table::{
    AppropriationColumn, BalanceRow, BudgetColumn, ColumnSet, FunctionalRow, FundAccountColumn, PrintedTable,
    Side, TableKind,
};
use crate::value::Stage;

pub(super) fn comparisons(here: &Places<'_>, last: &Companion<'_>) -> Vec<Comparison> {
    if here.document.stage != Stage::FinalAccount || last.document.stage != Stage::FinalAccount {
        return Vec::new();
    }
    let pairs = pairs(here.tables, &last.tables).into_iter();
    pairs
        .filter_map(|(opening, closing)| Pair::of(here, opening, last, closing))
        .map(|pair| {
            Comparison::new(&DECLARATION, pair.verdict(), || {
                let (place, breach) = pair.breach(here, last);
                let (title, opening, closing) = (place.table, pair.printed.text(), pair.other.text());
                breach.worded(wording!(
                    "《{title}》年初结转和结余为 {opening}，上年决算年末结转和结余为 {closing}",
                    "{title} opens with {opening}, last year's account closed with {closing}"
                ))
            })
        })
        .collect()
}

/// The cells that open this year, each with the one that closed the last.
fn pairs(this_year: &PrintedTables, last_year: &PrintedTables) -> Vec<(CellRef, CellRef)> {
    let mut found = Vec::new();
    let balances = [this_year.balance(), last_year.balance()];
    found.extend(of_balance(TableKind::Balance, balances, "年初", [BudgetColumn::Budget; 2]));
    let (kind, total) = (TableKind::FiscalBalance, AppropriationColumn::Total);
    let balances = [this_year.fiscal_balance(), last_year.fiscal_balance()];
    // Its budgets are rows of the side of revenue, and columns of the side of expenditure.
    for (begins, closed) in [
        ("年初", total),
        ("一般公共预算", AppropriationColumn::General),
        ("政府性基金预算", AppropriationColumn::GovernmentFund),
        ("国有资本经营预算", AppropriationColumn::StateCapital),
    ] {
        found.extend(of_balance(kind, balances, begins, [total, closed]));
    }
    for (kind, this_year, last_year) in [
        (
            TableKind::GovernmentFundAccount,
            this_year.government_fund_account(),
            last_year.government_fund_account(),
        ),
        (
            TableKind::StateCapitalAccount,
            this_year.state_capital_account(),
            last_year.state_capital_account(),
        ),
    ] {
        found.extend(by_code(kind, this_year, last_year));
    }
    found
}

/// The line of this year's balance that begins so and opens it, and the one of last year's that closes it.
fn of_balance<C: ColumnSet>(
    kind: TableKind,
    [this_year, last_year]: [Option<&PrintedTable<BalanceRow, C>>; 2],
    begins: &str,
    [opened, closed]: [C; 2],
) -> Option<(CellRef, CellRef)> {
    let opening = carried(kind, this_year, opened, Side::Revenue, begins);
    opening.zip(carried(kind, last_year, closed, Side::Expenditure, "年末"))
}

/// The one line of a side that begins so and is carried over, or a budget of it.
fn carried<C: ColumnSet>(
    kind: TableKind,
    table: Option<&PrintedTable<BalanceRow, C>>,
    column: C,
    side: Side,
    begins: &str,
) -> Option<CellRef> {
    let of_year = begins.starts_with("年");
    let is_meant = |key: &BalanceRow| match key {
        BalanceRow::Further(of, name) => {
            *of == side && name.starts_with(begins) && (!of_year || name.contains("结转"))
        }
        BalanceRow::Part(line, name) if !of_year => {
            matches!(&**line, BalanceRow::Further(of, _) if *of == side) && name.starts_with(begins)
        }
        _ => false,
    };
    only(find(kind, table, is_meant, &[column])).map(|(cell, _)| cell)
}

/// The codes in the table of a fund that both years print.
fn by_code(
    kind: TableKind,
    this_year: Option<&PrintedTable<FunctionalRow, FundAccountColumn>>,
    last_year: Option<&PrintedTable<FunctionalRow, FundAccountColumn>>,
) -> Vec<(CellRef, CellRef)> {
    let last_year = RowsByKey::of(kind, last_year);
    let rows = this_year.into_iter().flat_map(PrintedTable::rows).enumerate();
    rows.filter_map(|(row, (key, _))| {
        let (closed, _) = last_year.find(key, &[FundAccountColumn::CarriedOn]).next()?;
        Some((CellRef::of(kind, row, FundAccountColumn::CarriedIn), closed))
    })
    .collect()
}

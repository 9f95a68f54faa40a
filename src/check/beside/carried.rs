//! What a final account carried in, against what the one of the year before carried on (YOY013).

use super::Companion;
use crate::check::finding::Places;
use crate::check::found::Found;
use crate::identity::{CellRef, PrintedTables};
use crate::table::{
    AppropriationColumn, BalanceRow, BudgetColumn, Cell, ColumnSet, FunctionalRow, FundAccountColumn,
    PrintedTable, Side, TableKind,
};
use crate::value::{Stage, Tally, Undecidable, Verdict};

pub(super) fn check(here: &Places<'_>, last: &Companion<'_>, found: &mut Found) {
    if here.document.stage != Stage::FinalAccount || last.document.stage != Stage::FinalAccount {
        return;
    }
    for (opening, closing) in pairs(here.tables, &last.tables) {
        let (is, was) = (here.tables.cell(opening), last.tables.cell(closing));
        let (Some(is), Some(was)) = (is, was) else { continue };
        let verdict = verdict(is, was);
        let places = || vec![here.of_cell(opening), last.place(closing)];
        let (is, was) = (is.text(), was.text());
        let title = here.of_cell(opening).table;
        let text = [
            format!("《{title}》年初结转和结余为 {is}，上年决算年末结转和结余为 {was}"),
            format!("{title} opens with {is}, last year's account closed with {was}"),
        ];
        found.judged("YOY013", verdict, places, text);
    }
}

/// Two cells that must print the same amount.
pub(super) fn verdict(is: &Cell, was: &Cell) -> Verdict {
    match (is.figure(), was.figure()) {
        (Some(is), Some(was)) => {
            let mut tally = Tally::new(is);
            tally.add(was);
            tally.verdict()
        }
        _ if is.is_unread() || was.is_unread() => Verdict::undecidable(Undecidable::UnreadCell),
        (None, None) => Verdict::not_applicable(),
        // A form prints nothing where nothing is carried.
        (Some(one), None) | (None, Some(one)) if one.is_zero() => Verdict::not_applicable(),
        _ => Verdict::undecidable(Undecidable::BlankCell),
    }
}

/// The cells that open this year, each with the one that closed the last.
fn pairs(is: &PrintedTables, was: &PrintedTables) -> Vec<(CellRef, CellRef)> {
    let mut found = Vec::new();
    let balances = [is.balance(), was.balance()];
    found.extend(of_balance(TableKind::Balance, balances, "年初", [BudgetColumn::Budget; 2]));
    let (kind, total) = (TableKind::FiscalBalance, AppropriationColumn::Total);
    let balances = [is.fiscal_balance(), was.fiscal_balance()];
    // Its budgets are rows of the side of revenue, and columns of the side of expenditure.
    for (begins, closed) in [
        ("年初", total),
        ("一般公共预算", AppropriationColumn::General),
        ("政府性基金预算", AppropriationColumn::GovernmentFund),
        ("国有资本经营预算", AppropriationColumn::StateCapital),
    ] {
        found.extend(of_balance(kind, balances, begins, [total, closed]));
    }
    for (kind, is, was) in [
        (TableKind::GovernmentFundAccount, is.government_fund_account(), was.government_fund_account()),
        (TableKind::StateCapitalAccount, is.state_capital_account(), was.state_capital_account()),
    ] {
        found.extend(by_code(kind, is, was));
    }
    found
}

/// The line of this year's balance that begins so and opens it, and the one of last year's that closes it.
fn of_balance<C: ColumnSet>(
    kind: TableKind,
    [is, was]: [Option<&PrintedTable<BalanceRow, C>>; 2],
    begins: &str,
    [opened, closed]: [C; 2],
) -> Option<(CellRef, CellRef)> {
    let opening = carried(kind, is, opened, Side::Revenue, begins);
    opening.zip(carried(kind, was, closed, Side::Expenditure, "年末"))
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
    let meant = |key: &BalanceRow| match key {
        BalanceRow::Further(of, name) => {
            *of == side && name.starts_with(begins) && (!of_year || name.contains("结转"))
        }
        BalanceRow::Part(line, name) if !of_year => {
            matches!(&**line, BalanceRow::Further(of, _) if *of == side) && name.starts_with(begins)
        }
        _ => false,
    };
    let mut rows = table?.rows().enumerate().filter(|(_, (key, _))| meant(key)).map(|(row, _)| row);
    let row = rows.next()?;
    rows.next().is_none().then(|| CellRef::new(kind, row, column.index()))
}

/// A code in the table of a fund: rows that both years print.
fn by_code(
    kind: TableKind,
    is: Option<&PrintedTable<FunctionalRow, FundAccountColumn>>,
    was: Option<&PrintedTable<FunctionalRow, FundAccountColumn>>,
) -> Vec<(CellRef, CellRef)> {
    let (Some(is), Some(was)) = (is, was) else { return Vec::new() };
    let row = |(row, (key, _)): (usize, (&FunctionalRow, _))| {
        let closed = was.rows().position(|(other, _)| other == key)?;
        let opened = CellRef::new(kind, row, FundAccountColumn::CarriedIn.index());
        Some((opened, CellRef::new(kind, closed, FundAccountColumn::CarriedOn.index())))
    };
    is.rows().enumerate().filter_map(row).collect()
}

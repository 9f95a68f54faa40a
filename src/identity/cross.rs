//! The identities across the tables of a department budget.
//!
//! Each identity is decided between printed figures one step apart, never from the leaves to the root, so that its
//! bound is that of the figures it names.

use std::collections::BTreeSet;

use super::cell_ref::CellRef;
use super::find::RowsByKey;
use super::printed_tables::PrintedTables;
use super::table_check::{Checks, TableCheck, Tie};
use super::term::{Identity, Term, all_appropriated};
use crate::budget::{AgencyOperatingDefinition, ThreePublic};
use crate::table::{
    AppropriationColumn, BalanceRow, BasicProjectColumn, BudgetColumn, Cell, CodeRow, ColumnSet,
    CrossRelation, EconomicColumn, EconomicRow, ExpenditureColumn, FundAccountColumn, FundingColumn,
    PrintedTable, Relation, RevenueColumn, RowKey, Side, TableKind, ThreePublicColumn, ThreePublicRow,
    UnitLine, UnitRow,
};
use crate::table::{BUDGETS, is_one_budget};
use crate::value::Exact;
use crate::value::{Code, EconomicCode, FunctionalCode, Level, Outcome, Undecidable, UnitType, Verdict};
use crate::words::{self, Meaning};

/// Every identity across the tables, after those that there are.
pub(super) fn checks(tables: &PrintedTables, checks: Checks) -> Checks {
    let coarse = [
        tables.basic_by_economic().is_some_and(is_coarse),
        tables.project_by_economic().is_some_and(is_coarse),
    ];
    let spent = RowsByKey::of(TableKind::Expenditure, tables.expenditure());
    let mut cross = Cross { tables, coarse, spent, funds: Fund::all(tables), checks };
    cross.balance();
    cross.revenue();
    cross.fiscal();
    cross.totals();
    cross.three_public();
    cross.function_by_economic();
    cross.operating_expense();
    cross.appropriated_items();
    cross.retirement();
    cross.checks
}

/// The rows of a table of one budget's expenditure, in a budget or in a final account.
enum Fund<'a> {
    Budget(RowsByKey<'a, CodeRow<FunctionalCode>, BasicProjectColumn>),
    Account(RowsByKey<'a, CodeRow<FunctionalCode>, FundAccountColumn>),
}

impl<'a> Fund<'a> {
    /// The three of a document, the general public budget first.
    fn all(tables: &'a PrintedTables) -> [Self; 3] {
        let budget = |kind, table| Self::Budget(RowsByKey::of(kind, table));
        // A final account prints a fund with its revenue, or without.
        let account = |kind, table: Option<_>, otherwise| match table {
            Some(_) => Self::Account(RowsByKey::of(kind, table)),
            None => otherwise,
        };
        [
            budget(TableKind::GeneralByFunction, tables.general_by_function()),
            account(
                TableKind::GovernmentFundAccount,
                tables.government_fund_account(),
                budget(TableKind::GovernmentFund, tables.government_fund()),
            ),
            account(
                TableKind::StateCapitalAccount,
                tables.state_capital_account(),
                budget(TableKind::StateCapital, tables.state_capital()),
            ),
        ]
    }

    fn keys(&self) -> impl Iterator<Item = &CodeRow<FunctionalCode>> {
        let (budget, account) = match self {
            Self::Budget(rows) => (Some(rows.keys()), None),
            Self::Account(rows) => (None, Some(rows.keys())),
        };
        budget.into_iter().flatten().chain(account.into_iter().flatten())
    }

    fn add(&self, row: CodeRow<FunctionalCode>, column: BasicProjectColumn, term: &mut Term<'a>) {
        match self {
            Self::Budget(rows) => term.add(rows, &row, &[column]),
            Self::Account(rows) => {
                use BasicProjectColumn as C;
                let column = match column {
                    C::Total => FundAccountColumn::Total,
                    C::Basic => FundAccountColumn::Basic,
                    C::Project => FundAccountColumn::Project,
                    C::CarriedIn => FundAccountColumn::CarriedIn,
                    C::Revenue => FundAccountColumn::Revenue,
                    C::CarriedOn => FundAccountColumn::CarriedOn,
                    // Columns of budgets, which no account of a fund has.
                    C::Personnel | C::Operating | C::Previous | C::Change => return,
                };
                term.add(rows, &row, &[column]);
            }
        }
    }
}

/// Whether the name of a line says that it is money of other years.
fn is_carried(name: &str) -> bool {
    name.contains("结转") || name.contains("结余")
}

/// Whether a balance prints more than the tables of the budgets by no more than it carries in from other years.
fn carried_in(
    balance: Option<&PrintedTable<BalanceRow, AppropriationColumn>>,
    whole: &Term<'_>,
    parts: &[Term<'_>],
) -> Option<Undecidable> {
    let rows = balance?.rows().filter(|(key, _)| match key {
        BalanceRow::Further(Side::Revenue, name) | BalanceRow::Line(Side::Revenue, name) => is_carried(name),
        _ => false,
    });
    let exact = |cell: &Cell| cell.figure().map_or(0, |figure| figure.exact().0);
    let all = AppropriationColumn::COLUMNS;
    let most = rows.flat_map(|(_, figures)| all.iter().map(|column| exact(&figures[*column]))).max()?;
    let sum = |term: &Term<'_>| term.cells.iter().map(|(_, cell)| exact(cell)).sum::<i128>();
    let gap = sum(whole) - parts.iter().map(sum).sum::<i128>();
    (1..=most).contains(&gap).then_some(Undecidable::CarriedOver)
}

struct Cross<'a> {
    tables: &'a PrintedTables,
    /// Whether the two economic tables are coarse: see [`is_coarse`].
    coarse: [bool; 2],
    /// The rows of the expenditure table.
    spent: RowsByKey<'a, CodeRow<FunctionalCode>, ExpenditureColumn>,
    funds: [Fund<'a>; 3],
    checks: Checks,
}

impl<'a> Cross<'a> {
    fn equal(&mut self, relation: CrossRelation, whole: Term<'a>, parts: Vec<Term<'a>>) {
        self.equal_unless(None, relation, whole, parts);
    }

    fn equal_unless(
        &mut self,
        doubt: Option<Undecidable>,
        relation: CrossRelation,
        whole: Term<'a>,
        parts: Vec<Term<'a>>,
    ) {
        let tie = if relation.is_equation() { Tie::Equal(Exact(0)) } else { Tie::AtMost };
        self.judge(relation, doubt, &Identity { whole, parts, tie });
    }

    /// Judges an identity, and notes it; `doubt` is why a difference would prove nothing, where it would not.
    fn judge(&mut self, relation: CrossRelation, doubt: Option<Undecidable>, identity: &Identity<'a>) {
        let mut verdict = identity.verdict();
        if let Some(doubt) = doubt {
            // What was carried from or to another year makes the two sides two things: nothing says that they are equal.
            verdict = verdict.unless_broken(doubt);
            if verdict.reason() == Some(Undecidable::CarriedOver) {
                verdict = Verdict::not_applicable();
            }
        }
        let tables = self.tables;
        let place = |(place, _): &(CellRef, &Cell)| tables.origin(*place);
        let parts = identity.parts.iter().flat_map(|part| part.cells.iter().filter_map(place));
        let sides = (identity.whole.cells.iter().filter_map(place), parts);
        self.checks.push(Relation::Across(relation), sides, identity.tie, verdict);
    }

    /// Whether a balance has money of other years: lines below this year's sum that no column of `form` is, or lines of
    /// this year that say so.
    fn carried<C: ColumnSet>(
        balance: Option<&PrintedTable<BalanceRow, C>>,
        column: C,
        form: &dyn Fn(Side, &str) -> bool,
    ) -> Option<Undecidable> {
        let Some(balance) = balance else { return Some(Undecidable::MissingTable) };
        let other = |key: &BalanceRow| match key {
            BalanceRow::Further(side, name) => !form(*side, name),
            BalanceRow::Line(_, name) => is_carried(name),
            _ => false,
        };
        let money = |cell: &Cell| cell.is_unread() || cell.holds_money();
        let carried = balance.rows().any(|(key, figures)| other(key) && money(&figures[column]));
        carried.then_some(Undecidable::CarriedOver)
    }

    /// Whether a line below this year's sum is a column of the revenue or the expenditure table.
    fn is_column(&self, side: Side, name: &str) -> bool {
        match side {
            Side::Revenue => {
                // The balance may call what is carried in otherwise than the table by code.
                let is_carried_in = ["上年", "年初"].iter().any(|when| name.starts_with(when));
                let column = if is_carried_in { Ok(RevenueColumn::CarriedIn) } else { name.parse() };
                column.is_ok_and(|column| prints(self.tables.revenue(), column))
            }
            Side::Expenditure => {
                name.parse().is_ok_and(|column: ExpenditureColumn| prints(self.tables.expenditure(), column))
            }
            Side::Use | Side::SecondUse => false,
        }
    }

    fn balance_rows(&self, rows: impl Fn(&BalanceRow) -> bool) -> Term<'a> {
        Term::of(TableKind::Balance, self.tables.balance(), &[BudgetColumn::Budget], rows)
    }

    fn fiscal_rows(&self, column: AppropriationColumn, rows: impl Fn(&BalanceRow) -> bool) -> Term<'a> {
        Term::of(TableKind::FiscalBalance, self.tables.fiscal_balance(), &[column], rows)
    }

    /// What the table by code of a side totals: this year's sum and the lines below it that are columns of that table,
    /// which is the total where there are no others.
    fn balance_total(&self, side: Side) -> Term<'a> {
        let further = |key: &BalanceRow| match key {
            BalanceRow::Further(of, name) if *of == side => Some(self.is_column(side, name)),
            _ => None,
        };
        let rows = || self.tables.balance().into_iter().flat_map(PrintedTable::rows).map(|(key, _)| key);
        let beyond = rows().any(|key| further(key) == Some(false));
        let year = BalanceRow::CurrentYear(side);
        if beyond && rows().any(|key| *key == year) {
            self.balance_rows(|key| *key == year || further(key) == Some(true))
        } else {
            self.balance_rows(|key| *key == BalanceRow::Total(side)).single(1).or_gap()
        }
    }

    /// The total of the table of revenue against the balance: against what it totals there, or where that is another amount,
    /// against the total of the side, for it may total what is carried in without a column of its own.
    fn revenue_total(&self, total: &Term<'a>) -> Term<'a> {
        let tie = Tie::Equal(Exact(0));
        let of_year = self.balance_total(Side::Revenue);
        let of_side = self.balance_rows(|key| *key == BalanceRow::Total(Side::Revenue)).single(1);
        let outcome = |whole: &Term<'a>| {
            Identity { whole: whole.clone(), parts: vec![total.clone()], tie }.verdict().outcome()
        };
        let is_of_side = outcome(&of_year) == Outcome::Broken && outcome(&of_side).is_held();
        if is_of_side { of_side } else { of_year }
    }

    fn expenditure(&self, row: CodeRow<FunctionalCode>, columns: &[ExpenditureColumn]) -> Term<'a> {
        Term::of_row(&self.spent, &row, columns)
    }

    /// A row of the three tables by fund, one term each.
    fn by_fund(&self, row: CodeRow<FunctionalCode>) -> [Term<'a>; 3] {
        self.funds.each_ref().map(|fund| {
            let mut term = Term::default();
            fund.add(row, BasicProjectColumn::Total, &mut term);
            term
        })
    }

    /// The rows of some economic codes, over all groups, in the two economic tables; in the first alone where the form
    /// has no second.
    fn economic(&self, codes: &dyn Fn(EconomicCode, Option<UnitType>) -> bool) -> Vec<Term<'a>> {
        fn of<'a, C: ColumnSet>(
            kind: TableKind,
            table: Option<&'a PrintedTable<EconomicRow, C>>,
            column: C,
            coarse: bool,
            codes: &dyn Fn(EconomicCode, Option<UnitType>) -> bool,
        ) -> Term<'a> {
            let mut term = Term::of(kind, table, &[column], |key| {
                key.code().is_some_and(|code| codes(code, key.group()))
            });
            if coarse {
                term.gap = term.gap.or(Some(Undecidable::MissingRow));
            }
            term
        }
        let (tables, [coarse, coarse_projects]) = (self.tables, self.coarse);
        let table = tables.basic_by_economic();
        let basic = of(TableKind::BasicByEconomic, table, EconomicColumn::Total, coarse, codes);
        let project = tables.project_by_economic().map(|table| {
            of(TableKind::ProjectByEconomic, Some(table), BudgetColumn::Budget, coarse_projects, codes)
        });
        core::iter::once(basic).chain(project).collect()
    }

    fn balance(&mut self) {
        use ExpenditureColumn as C;
        let balance = self.tables.balance();
        // What has a line of its own below this year's sum is no part of the classes.
        let own_line = |column: &C| {
            let row = BalanceRow::Further(Side::Expenditure, column.to_string());
            balance.is_some_and(|balance| balance.rows().any(|(key, _)| *key == row))
        };
        let others = [C::SubsidyToAffiliates, C::RemittanceToSuperior, C::CarryOver];
        let mut spent = vec![C::Basic, C::Project, C::Business];
        spent.extend(others.iter().filter(|column| !own_line(column)));
        let whole = self.tables.expenditure().is_none_or(PrintedTable::has_all_columns);
        spent.retain(|&column| !whole || prints(self.tables.expenditure(), column));
        for class in classes(balance, &[self.tables.expenditure().map(classes_of)]) {
            let whole = self.balance_rows(|key| *key == BalanceRow::Class(class)).single(1);
            let part = self.expenditure(class.into(), &spent);
            self.equal(CrossRelation::BalanceByClass, whole, vec![part]);
        }
        let total =
            Term::required(TableKind::Expenditure, self.tables.expenditure(), &[C::Total], &CodeRow::TOTAL);
        self.equal(CrossRelation::BalanceTotals, self.balance_total(Side::Expenditure), vec![total]);
        let columns = [RevenueColumn::Total];
        let total = Term::required(TableKind::Revenue, self.tables.revenue(), &columns, &CodeRow::TOTAL);
        self.equal(CrossRelation::BalanceTotals, self.revenue_total(&total), vec![total]);
        for column in others.into_iter().filter(own_line) {
            let row = BalanceRow::Further(Side::Expenditure, column.to_string());
            let whole = self.balance_rows(|key| *key == row).single(1);
            let part = self.expenditure(CodeRow::TOTAL, &[column]);
            self.equal(CrossRelation::BalanceFurther, whole, vec![part]);
        }
        let appropriation = self.balance_rows(|key| match key {
            BalanceRow::Line(Side::Revenue, name) => {
                words::of(Meaning::Appropriation).contains(&name.as_str()) || is_one_budget(name)
            }
            _ => false,
        });
        let year = BalanceRow::CurrentYear(Side::Revenue);
        let mut fiscal = self.fiscal_rows(AppropriationColumn::Total, |key| *key == year).single(1);
        if fiscal.cells.is_empty() {
            let total = BalanceRow::Total(Side::Revenue);
            fiscal = self.fiscal_rows(AppropriationColumn::Total, |key| *key == total).single(1).or_gap();
        }
        self.equal(CrossRelation::BalanceAppropriation, appropriation.or_gap(), vec![fiscal]);
    }

    fn revenue(&mut self) {
        let revenue = RowsByKey::of(TableKind::Revenue, self.tables.revenue());
        let rows: BTreeSet<_> = revenue.keys().chain(self.spent.keys()).copied().collect();
        // Where money of other years is spent or kept, revenue and expenditure differ code by code.
        let column = |side, name: &str| self.is_column(side, name);
        let doubt = Self::carried(self.tables.balance(), BudgetColumn::Budget, &column);
        for row in rows {
            self.equal_unless(
                doubt,
                CrossRelation::RevenueByCode,
                Term::of_row(&revenue, &row, &[RevenueColumn::Total]),
                vec![self.expenditure(row, &[ExpenditureColumn::Total])],
            );
        }
    }

    fn fiscal(&mut self) {
        let tables = self.tables;
        let balance = tables.fiscal_balance();
        let funds = [tables.general_by_function(), tables.government_fund(), tables.state_capital()];
        let accounts = [tables.government_fund_account(), tables.state_capital_account()];
        let listed: Vec<_> = (funds.iter().map(|table| table.map(classes_of)))
            .chain(accounts.iter().map(|table| table.map(classes_of)))
            .collect();
        let columns = [
            AppropriationColumn::General,
            AppropriationColumn::GovernmentFund,
            AppropriationColumn::StateCapital,
        ];
        let spends = |column: AppropriationColumn| {
            let of = |(key, figures): (&BalanceRow, &crate::table::Figures<AppropriationColumn, Cell>)| {
                matches!(key, BalanceRow::Class(_)) && !figures[column].is_blank()
            };
            balance.is_some_and(|balance| balance.rows().any(of))
        };
        // Where the balance tells the budgets apart, each class is that of the budget's own table.
        let apart = columns.into_iter().any(spends);
        for class in classes(balance, &listed) {
            let parts = self.by_fund(class.into());
            let row = BalanceRow::Class(class);
            let ties = if apart {
                let ties = columns.into_iter().zip(parts);
                ties.map(|(column, part)| (column, vec![part])).collect()
            } else {
                vec![(AppropriationColumn::Total, parts.to_vec())]
            };
            for (column, parts) in ties {
                let whole = self.fiscal_rows(column, |key| *key == row).single(1);
                // The balance may hold what was carried in, where the table of a budget is of the year's money alone.
                let doubt = carried_in(balance, &whole, &parts);
                self.equal_unless(doubt, CrossRelation::FiscalByClass, whole, parts);
            }
        }
        // A carry-over is of a fund, but no table says of which.
        let doubt = Self::carried(balance, AppropriationColumn::Total, &|_, _| false);
        for (budget, total) in BUDGETS.into_iter().zip(self.by_fund(CodeRow::TOTAL)) {
            let whole = self.fiscal_rows(
                AppropriationColumn::Total,
                |key| matches!(key, BalanceRow::Line(Side::Revenue, name) if name.starts_with(budget)),
            );
            self.equal_unless(doubt, CrossRelation::FiscalByFund, whole.single(1).or_gap(), vec![total]);
        }
    }

    fn totals(&mut self) {
        use ExpenditureColumn as E;
        let tables = self.tables;
        let general = |column| {
            let total = CodeRow::TOTAL;
            Term::required(TableKind::GeneralByFunction, tables.general_by_function(), &[column], &total)
        };
        let by_unit = |kind, table, column| Term::required(kind, table, &[column], &UnitRow::total());
        let basic = |column| by_unit(TableKind::BasicByUnit, tables.basic_by_unit(), column);
        let project = |column| by_unit(TableKind::ProjectByUnit, tables.project_by_unit(), column);

        let basic_total = general(BasicProjectColumn::Basic);
        let by_economic = self.basic_by_economic(EconomicColumn::Total);
        self.equal(CrossRelation::BasicTotals, basic_total.clone(), vec![by_economic]);
        self.equal(CrossRelation::BasicTotals, basic_total, vec![basic(FundingColumn::General)]);
        let project_total = general(BasicProjectColumn::Project);
        let table = tables.project_by_economic();
        let by_economic =
            Term::required(TableKind::ProjectByEconomic, table, &[BudgetColumn::Budget], &CodeRow::TOTAL);
        self.equal(CrossRelation::ProjectTotals, project_total, vec![by_economic]);
        let part = self.expenditure(CodeRow::TOTAL, &[E::Basic]);
        self.equal(CrossRelation::UnitTotals, basic(FundingColumn::Total), vec![part]);
        // Forms differ in whether what is carried over counts as expenditure of a unit.
        let others = [E::Project, E::Business, E::SubsidyToAffiliates, E::RemittanceToSuperior, E::CarryOver];
        let carried = !self.expenditure(CodeRow::TOTAL, &[E::CarryOver]).is_nothing();
        let doubt = carried.then_some(Undecidable::OtherForm);
        let part = self.expenditure(CodeRow::TOTAL, &others);
        self.equal_unless(doubt, CrossRelation::UnitTotals, project(FundingColumn::Total), vec![part]);
    }

    /// The total of the basic expenditure by economic code, or its two parts where the form totals those alone.
    fn basic_by_economic(&self, column: EconomicColumn) -> Term<'a> {
        let table = self.tables.basic_by_economic();
        let of = |rows: &dyn Fn(&EconomicRow) -> bool| {
            Term::of(TableKind::BasicByEconomic, table, &[column], rows)
        };
        let total = of(&|key| *key == CodeRow::TOTAL).single(1);
        if total.cells.is_empty() { of(&|key| key.basic_part().is_some()).or_gap() } else { total }
    }

    fn three_public(&mut self) {
        use ThreePublicColumn as C;
        let table = self.tables.three_public();
        // The economic tables are of the general public budget. Where the form does not tell the budgets apart, the
        // 三公 of all of them are at least as much.
        let column = [C::General, C::FinalAccount].into_iter().find(|&column| prints(table, column));
        let column = column.unwrap_or(C::Total);
        let rows = [
            ThreePublicRow::Overseas,
            ThreePublicRow::VehiclePurchase,
            ThreePublicRow::VehicleOperation,
            ThreePublicRow::Reception,
        ];
        let whole = column == C::General && self.tables.project_by_economic().is_some();
        for row in rows {
            let printed = Term::required(TableKind::ThreePublic, table, &[column], &row);
            let mut economic = self.economic(&|code, _| ThreePublic::row_of(code) == Some(row));
            if whole {
                self.equal(CrossRelation::ThreePublic, printed, economic);
            } else {
                let basic = economic.swap_remove(0);
                self.equal(CrossRelation::ThreePublicAtLeast, basic, vec![printed]);
            }
        }
        let operating =
            Term::of(TableKind::ThreePublic, table, &[column], |key| *key == ThreePublicRow::AgencyOperating);
        if operating.cells.is_empty() && operating.gap.is_none() {
            return;
        }
        // By the national definition it is a part of the 公用经费, where the form prints them.
        let basic = self.tables.basic_by_economic();
        if prints(basic, EconomicColumn::Operating) {
            let bound = self.basic_by_economic(EconomicColumn::Operating);
            return self.equal(CrossRelation::AgencyOperating, operating.single(1), vec![bound]);
        }
        let guangdong = AgencyOperatingDefinition::GUANGDONG;
        let parts = self.economic(&|code, group| {
            code.level() == Level::Section && guangdong.counts(code) && group != Some(UnitType::Institution)
        });
        self.equal(CrossRelation::AgencyOperating, operating.single(1), parts);
    }

    fn function_by_economic(&mut self) {
        let pairs: [(CrossRelation, u32, &[u32]); 3] = [
            (CrossRelation::HousingFund, 2_210_201, &[30113]),
            (CrossRelation::BasicPension, 2_080_505, &[30108]),
            (CrossRelation::OccupationalPension, 2_080_506, &[30109]),
        ];
        for (relation, functional, economic) in pairs {
            self.function_equals(relation, functional, economic);
        }
        // Whether 30112 belongs to it differs by province: with it where the sum without it does not hold.
        self.function_equals(CrossRelation::MedicalInsurance, 21011, &[30110, 30111]);
        let holds = |check: &TableCheck| check.verdict().outcome() != Outcome::Broken;
        if let Some(without) = self.checks.list.pop_if(|check| !holds(check)) {
            self.function_equals(CrossRelation::MedicalInsurance, 21011, &[30110, 30111, 30112]);
            if let Some(check) = self.checks.list.last_mut().filter(|check| !holds(check)) {
                *check = without;
            }
        }
    }

    /// 公用经费 by unit against goods, services and capital by economic code: both sides are sums.
    fn operating_expense(&mut self) {
        let columns = [FundingColumn::General];
        let operating = Term::of(TableKind::BasicByUnit, self.tables.basic_by_unit(), &columns, |key| {
            key.unit_line() == Some(&UnitLine::Operating)
        });
        let table = self.tables.basic_by_economic();
        let economic = Term::of(TableKind::BasicByEconomic, table, &[EconomicColumn::Total], |key| {
            key.code().is_some_and(|code| matches!(code.number(), 302 | 310))
        });
        self.equal(CrossRelation::OperatingExpense, operating, vec![economic]);
    }

    /// What fiscal appropriations pay is a part of all spending: code by code, in each column.
    fn appropriated_items(&mut self) {
        use {BasicProjectColumn as B, ExpenditureColumn as E};
        let listed = self.funds.iter().flat_map(Fund::keys).chain(self.spent.keys()).copied();
        let listed: BTreeSet<_> = listed.collect();
        for (all, fund) in [(E::Total, B::Total), (E::Basic, B::Basic), (E::Project, B::Project)] {
            let spent = |cross: &Self, row: CodeRow<FunctionalCode>| cross.expenditure(row, &[all]);
            let paid = |cross: &Self, row: CodeRow<FunctionalCode>| {
                let mut paid = Term::default();
                cross.funds.iter().for_each(|table| table.add(row, fund, &mut paid));
                // A fund that the form has no table of pays nothing that is printed.
                paid.no_form = false;
                paid
            };
            let tie = all_appropriated(&paid(self, CodeRow::TOTAL), &spent(self, CodeRow::TOTAL));
            for &row in &listed {
                let (whole, part) = (paid(self, row), spent(self, row));
                // The totals are what the equations of the codes rest on.
                let tie = if row == CodeRow::TOTAL { Tie::AtMost } else { tie };
                // A code that no fund pays for says nothing, unless all spending is appropriated.
                let unpaid = whole.cells.is_empty() && whole.gap.is_none();
                if unpaid && (tie == Tie::AtMost || part.is_nothing()) {
                    continue;
                }
                let (relation, parts) = (CrossRelation::AppropriatedItems, vec![part]);
                self.judge(relation, None, &Identity { whole, parts, tie });
            }
        }
    }

    /// 离休费 and 退休费 of the basic expenditure against the items for retired staff.
    fn retirement(&mut self) {
        let table = self.tables.basic_by_economic();
        let paid = Term::of(TableKind::BasicByEconomic, table, &[EconomicColumn::Total], |key| {
            key.code().is_some_and(|code| matches!(code.number(), 30301 | 30302))
        });
        let table = self.tables.general_by_function();
        let items = Term::of(TableKind::GeneralByFunction, table, &[BasicProjectColumn::Total], |key| {
            let retired = |code: FunctionalCode| matches!(code.number(), 2_080_501..=2_080_504 | 2_080_599);
            key.code().is_some_and(retired)
        });
        self.equal(CrossRelation::RetirementPay, paid, vec![items]);
    }

    fn function_equals(&mut self, relation: CrossRelation, functional: u32, economic: &[u32]) {
        let Ok(functional) = FunctionalCode::new(functional) else { return };
        let table = self.tables.general_by_function();
        // Where the form prints no project expenditure by economic code, the basic expenditure is compared.
        let basic = self.tables.project_by_economic().is_none();
        let column = if basic { BasicProjectColumn::Basic } else { BasicProjectColumn::Total };
        let whole =
            Term::of(TableKind::GeneralByFunction, table, &[column], |key| key.code() == Some(functional));
        let parts = self.economic(&|code, _| economic.contains(&code.number()));
        self.equal(relation, whole.single(1), parts);
    }
}

fn classes_of<C: Code, D: ColumnSet>(table: &PrintedTable<CodeRow<C>, D>) -> Vec<C> {
    let codes = table.rows().filter_map(|(key, _)| key.code());
    codes.filter(|code| code.level() == Level::Class).collect()
}

/// Whether a table prints anything in a column.
fn prints<K: RowKey, C: ColumnSet>(table: Option<&PrintedTable<K, C>>, column: C) -> bool {
    table.is_some_and(|table| table.rows().any(|(_, figures)| !figures[column].is_blank()))
}

/// The classes that either a balance or a table by function prints.
fn classes<C: ColumnSet>(
    balance: Option<&PrintedTable<BalanceRow, C>>,
    others: &[Option<Vec<FunctionalCode>>],
) -> Vec<FunctionalCode> {
    let listed = balance.into_iter().flat_map(PrintedTable::rows).filter_map(|(key, _)| match key {
        BalanceRow::Class(class) => Some(*class),
        _ => None,
    });
    let mut classes: Vec<_> = listed.chain(others.iter().flatten().flatten().copied()).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Whether a class holds money and the table does not print its sections: nothing can be said of a section then.
fn is_coarse<D: ColumnSet>(table: &PrintedTable<CodeRow<EconomicCode>, D>) -> bool {
    table.rows().any(|(key, figures)| {
        let money = figures.iter().any(|(_, cell)| cell.holds_money());
        let class = key.code().filter(|code| code.level() == Level::Class);
        let section = |class: EconomicCode| {
            let mut codes = table.rows().filter_map(|(key, _)| key.code());
            codes.any(|code| code != class && class.contains(code))
        };
        money && class.is_some_and(|class| !section(class))
    })
}

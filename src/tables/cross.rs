//! The identities across the tables of a department budget.
//!
//! Each identity is decided between printed figures one step apart, never from the leaves to the root, so that its
//! bound is that of the figures it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    AgencyOperatingDefinition, AppropriationColumn, BalanceRow, BasicProjectColumn, BudgetColumn, Cell,
    CellRef, Code, CodeRow, ColumnSet, CrossRelation, EconomicCode, ExpenditureColumn, FunctionalCode,
    FundingColumn, Level, Outcome, PrintedTable, PrintedTables, Relation, RevenueColumn, RowKey, Side,
    TableCheck, TableKind, Tally, ThreePublic, ThreePublicRow, Undecidable, UnitLine, UnitRow, UnitType,
    Verdict,
};

/// The lines below this year's revenue that the balance of the Guangdong form has.
const FURTHER: [&str; 3] = ["上级补助收入", "附属单位上缴收入", "用事业基金弥补收支差额"];

/// Every identity across the tables, in the order of [`CrossRelation`].
pub(crate) fn checks(tables: &PrintedTables) -> Vec<TableCheck> {
    let mut cross = Cross { tables, checks: Vec::new() };
    cross.balance();
    cross.revenue();
    cross.fiscal();
    cross.totals();
    cross.three_public();
    cross.function_by_economic();
    cross.operating_expense();
    cross.checks
}

/// Some cells of one table that enter an identity, or why they cannot.
#[derive(Clone, Default)]
struct Term<'a> {
    cells: Vec<(CellRef, &'a Cell)>,
    gap: Option<Undecidable>,
}

impl<'a> Term<'a> {
    /// The cells of the rows that `rows` accepts, in these columns. No such row is no money, unless the table is
    /// incomplete; no table is a gap.
    fn of<K: RowKey, C: ColumnSet>(
        kind: TableKind,
        table: Option<&'a PrintedTable<K, C>>,
        columns: &[C],
        rows: impl Fn(&K) -> bool,
    ) -> Self {
        let Some(table) = table else {
            return Self { cells: Vec::new(), gap: Some(Undecidable::MissingTable) };
        };
        let mut cells = Vec::new();
        for (place, (key, figures)) in table.rows().enumerate() {
            if rows(key) {
                let column = |&column: &C| (CellRef::new(kind, place, column.index()), &figures[column]);
                cells.extend(columns.iter().map(column));
            }
        }
        let missing = cells.is_empty() && !table.completeness().is_complete();
        Self { cells, gap: missing.then_some(Undecidable::MissingRow) }
    }

    /// As [`Term::of`], for rows that every such table has: where there is none, that is a gap.
    fn required<K: RowKey, C: ColumnSet>(
        kind: TableKind,
        table: Option<&'a PrintedTable<K, C>>,
        columns: &[C],
        row: &K,
    ) -> Self {
        let mut term = Self::of(kind, table, columns, |key| key == row);
        if term.cells.is_empty() && term.gap.is_none() {
            term.gap = Some(Undecidable::MissingRow);
        }
        term.single(columns.len())
    }

    /// As it is where at most one row was found: two make it a gap, for nobody knows which one is meant.
    fn single(mut self, columns: usize) -> Self {
        if self.cells.len() > columns {
            self.gap = self.gap.or(Some(Undecidable::RepeatedRow));
        }
        self
    }

    fn is_nothing(&self) -> bool {
        self.gap.is_none() && self.cells.iter().all(|(_, cell)| !cell.holds_money() && !cell.is_unread())
    }
}

/// One column of a table as terms by row.
struct Terms<'a, K> {
    rows: BTreeMap<K, Term<'a>>,
    /// What a row that is not there is.
    absent: Term<'a>,
}

impl<'a, K: RowKey + Ord> Terms<'a, K> {
    fn of<C: ColumnSet>(kind: TableKind, table: Option<&'a PrintedTable<K, C>>, column: C) -> Self {
        let mut rows: BTreeMap<K, Term<'a>> = BTreeMap::new();
        for (place, (key, figures)) in table.into_iter().flat_map(PrintedTable::rows).enumerate() {
            let cell = (CellRef::new(kind, place, column.index()), &figures[column]);
            rows.entry(key.clone()).or_default().cells.push(cell);
        }
        Self { rows, absent: Term::of(kind, table, &[column], |_| false) }
    }

    fn at(&self, row: &K) -> Term<'a> {
        self.rows.get(row).unwrap_or(&self.absent).clone().single(1)
    }
}

/// An identity whole = Σ parts between terms.
struct Identity<'a> {
    relation: CrossRelation,
    whole: Term<'a>,
    parts: Vec<Term<'a>>,
    /// Why a difference would prove nothing, where it would not.
    doubt: Option<Undecidable>,
}

struct Cross<'a> {
    tables: &'a PrintedTables,
    checks: Vec<TableCheck>,
}

impl<'a> Cross<'a> {
    fn equal(&mut self, relation: CrossRelation, whole: Term<'a>, parts: Vec<Term<'a>>) {
        self.judge(&Identity { relation, whole, parts, doubt: None });
    }

    fn equal_unless(
        &mut self,
        doubt: Option<Undecidable>,
        relation: CrossRelation,
        whole: Term<'a>,
        parts: Vec<Term<'a>>,
    ) {
        self.judge(&Identity { relation, whole, parts, doubt });
    }

    /// Judges an identity, and notes it.
    fn judge(&mut self, identity: &Identity<'a>) {
        let mut verdict = identity.verdict();
        if let Some(doubt) = identity.doubt {
            verdict = verdict.unless_broken(doubt);
        }
        let place = |(place, _): &(CellRef, &Cell)| *place;
        let mut whole = identity.whole.cells.iter().map(place);
        self.checks.push(TableCheck {
            relation: Relation::Across(identity.relation),
            whole: whole.next(),
            with_whole: whole.collect(),
            parts: identity.parts.iter().flat_map(|part| part.cells.iter().map(place)).collect(),
            verdict,
        });
    }

    /// Whether a balance has revenue of earlier years: lines below this year's revenue that its form does not have.
    fn carried_in(
        balance: Option<&PrintedTable<BalanceRow, BudgetColumn>>,
        form: &[&str],
    ) -> Option<Undecidable> {
        let Some(balance) = balance else { return Some(Undecidable::MissingTable) };
        let other = |key: &BalanceRow| match key {
            BalanceRow::Further(Side::Revenue, name) => !form.contains(&name.as_str()),
            BalanceRow::Line(Side::Revenue, name) => name.contains("结转") || name.contains("结余"),
            _ => false,
        };
        let money = |cell: &Cell| cell.is_unread() || cell.holds_money();
        let carried =
            balance.rows().any(|(key, figures)| other(key) && money(&figures[BudgetColumn::Budget]));
        carried.then_some(Undecidable::CarriedOver)
    }

    fn balance_cell(&self, row: &BalanceRow) -> Term<'a> {
        Term::required(TableKind::Balance, self.tables.balance(), &[BudgetColumn::Budget], row)
    }

    fn fiscal_cell(&self, row: &BalanceRow) -> Term<'a> {
        Term::required(TableKind::FiscalBalance, self.tables.fiscal_balance(), &[BudgetColumn::Budget], row)
    }

    fn expenditure(&self, row: CodeRow<FunctionalCode>, columns: &[ExpenditureColumn]) -> Term<'a> {
        Term::of(TableKind::Expenditure, self.tables.expenditure(), columns, |key| *key == row)
            .single(columns.len())
    }

    /// A row of the three tables by fund, one term each.
    fn by_fund(&self, row: CodeRow<FunctionalCode>) -> [Term<'a>; 3] {
        let tables = self.tables;
        [
            (TableKind::GeneralByFunction, tables.general_by_function()),
            (TableKind::GovernmentFund, tables.government_fund()),
            (TableKind::StateCapital, tables.state_capital()),
        ]
        .map(|(kind, table)| Term::of(kind, table, &[BasicProjectColumn::Total], |key| *key == row).single(1))
    }

    /// The rows of some economic codes, over all groups, in the two economic tables.
    fn economic(&self, codes: &dyn Fn(EconomicCode, Option<UnitType>) -> bool) -> [Term<'a>; 2] {
        let tables = self.tables;
        [
            (TableKind::BasicByEconomic, tables.basic_by_economic()),
            (TableKind::ProjectByEconomic, tables.project_by_economic()),
        ]
        .map(|(kind, table)| {
            let mut term = Term::of(kind, table, &[BudgetColumn::Budget], |key| {
                key.code().is_some_and(|code| codes(code, key.group()))
            });
            if table.is_some_and(is_coarse) {
                term.gap = term.gap.or(Some(Undecidable::MissingRow));
            }
            term
        })
    }

    fn balance(&mut self) {
        use ExpenditureColumn as C;
        let balance = self.tables.balance();
        // Forms differ in whether these are a part of the classes.
        let others = [C::SubsidyToAffiliates, C::RemittanceToSuperior, C::CarryOver];
        let beside = !self.expenditure(CodeRow::TOTAL, &others).is_nothing();
        let doubt = beside.then_some(Undecidable::OtherForm);
        for class in classes(balance, &[self.tables.expenditure().map(classes_of)]) {
            let whole = Term::of(TableKind::Balance, balance, &[BudgetColumn::Budget], |key| {
                *key == BalanceRow::Class(class)
            });
            let part = self.expenditure(class.into(), &[C::Basic, C::Project, C::Business]);
            self.equal_unless(doubt, CrossRelation::BalanceByClass, whole.single(1), vec![part]);
        }
        let total =
            Term::required(TableKind::Expenditure, self.tables.expenditure(), &[C::Total], &CodeRow::TOTAL);
        let spent = self.balance_cell(&BalanceRow::Total(Side::Expenditure));
        self.equal_unless(doubt, CrossRelation::BalanceTotals, spent, vec![total]);
        let columns = [RevenueColumn::Total];
        let total = Term::required(TableKind::Revenue, self.tables.revenue(), &columns, &CodeRow::TOTAL);
        let earned = self.balance_cell(&BalanceRow::Total(Side::Revenue));
        self.equal_unless(
            Self::carried_in(balance, &FURTHER),
            CrossRelation::BalanceTotals,
            earned,
            vec![total],
        );
        for column in others {
            let row = BalanceRow::Further(Side::Expenditure, column.to_string());
            let whole = Term::of(TableKind::Balance, balance, &[BudgetColumn::Budget], |key| *key == row);
            let part = self.expenditure(CodeRow::TOTAL, &[column]);
            self.equal(CrossRelation::BalanceFurther, whole.single(1), vec![part]);
        }
        let appropriation = self.balance_cell(&BalanceRow::Line(Side::Revenue, "预算拨款".to_owned()));
        let fiscal = self.fiscal_cell(&BalanceRow::CurrentYear(Side::Revenue));
        self.equal(CrossRelation::BalanceAppropriation, appropriation, vec![fiscal]);
    }

    fn revenue(&mut self) {
        let revenue = Terms::of(TableKind::Revenue, self.tables.revenue(), RevenueColumn::Total);
        let expenditure =
            Terms::of(TableKind::Expenditure, self.tables.expenditure(), ExpenditureColumn::Total);
        let rows: BTreeSet<_> = revenue.rows.keys().chain(expenditure.rows.keys()).copied().collect();
        // Where money of other years is spent, revenue and expenditure differ code by code.
        let doubt = Self::carried_in(self.tables.balance(), &FURTHER);
        for row in rows {
            self.equal_unless(
                doubt,
                CrossRelation::RevenueByCode,
                revenue.at(&row),
                vec![expenditure.at(&row)],
            );
        }
    }

    fn fiscal(&mut self) {
        let tables = self.tables;
        let balance = tables.fiscal_balance();
        let funds = [tables.general_by_function(), tables.government_fund(), tables.state_capital()];
        let carried_in = Self::carried_in(balance, &[]);
        for class in classes(balance, &funds.map(|table| table.map(classes_of))) {
            let whole = Term::of(TableKind::FiscalBalance, balance, &[BudgetColumn::Budget], |key| {
                *key == BalanceRow::Class(class)
            });
            let parts = self.by_fund(class.into()).to_vec();
            self.equal_unless(carried_in, CrossRelation::FiscalByClass, whole.single(1), parts);
        }
        // A carry-over is of a fund, but no table says of which.
        let carry_over = BalanceRow::Further(Side::Expenditure, ExpenditureColumn::CarryOver.to_string());
        let carried =
            Term::of(TableKind::FiscalBalance, balance, &[BudgetColumn::Budget], |key| *key == carry_over);
        let doubt = carried_in.or((!carried.is_nothing()).then_some(Undecidable::CarriedOver));
        let names = [
            AppropriationColumn::General,
            AppropriationColumn::GovernmentFund,
            AppropriationColumn::StateCapital,
        ];
        for (name, total) in names.into_iter().zip(self.by_fund(CodeRow::TOTAL)) {
            let whole = self.fiscal_cell(&BalanceRow::Line(Side::Revenue, name.to_string()));
            self.equal_unless(doubt, CrossRelation::FiscalByFund, whole, vec![total]);
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
        let economic = |kind, table| Term::required(kind, table, &[BudgetColumn::Budget], &CodeRow::TOTAL);

        let basic_total = general(BasicProjectColumn::Basic);
        let by_economic = economic(TableKind::BasicByEconomic, tables.basic_by_economic());
        self.equal(CrossRelation::BasicTotals, basic_total.clone(), vec![by_economic]);
        self.equal(CrossRelation::BasicTotals, basic_total, vec![basic(FundingColumn::General)]);
        let project_total = general(BasicProjectColumn::Project);
        let by_economic = economic(TableKind::ProjectByEconomic, tables.project_by_economic());
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

    fn three_public(&mut self) {
        let general = |row| {
            let columns = [AppropriationColumn::General];
            Term::required(TableKind::ThreePublic, self.tables.three_public(), &columns, &row)
        };
        let rows = [
            ThreePublicRow::Overseas,
            ThreePublicRow::VehiclePurchase,
            ThreePublicRow::VehicleOperation,
            ThreePublicRow::Reception,
        ]
        .map(|row| (row, general(row)));
        let operating = general(ThreePublicRow::AgencyOperating);
        for (row, whole) in rows {
            let parts = self.economic(&|code, _| ThreePublic::row_of(code) == Some(row)).to_vec();
            self.equal(CrossRelation::ThreePublic, whole, parts);
        }
        let guangdong = AgencyOperatingDefinition::GUANGDONG;
        let parts = self.economic(&|code, group| {
            code.level() == Level::Section && guangdong.counts(code) && group != Some(UnitType::Institution)
        });
        self.equal(CrossRelation::AgencyOperating, operating, parts.to_vec());
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
        if let Some(without) = self.checks.pop_if(|check| !holds(check)) {
            self.function_equals(CrossRelation::MedicalInsurance, 21011, &[30110, 30111, 30112]);
            if let Some(check) = self.checks.last_mut().filter(|check| !holds(check)) {
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
        let economic = Term::of(TableKind::BasicByEconomic, table, &[BudgetColumn::Budget], |key| {
            key.code().is_some_and(|code| matches!(code.number(), 302 | 310))
        });
        self.equal(CrossRelation::OperatingExpense, operating, vec![economic]);
    }

    fn function_equals(&mut self, relation: CrossRelation, functional: u32, economic: &[u32]) {
        let Ok(functional) = FunctionalCode::new(functional) else { return };
        let table = self.tables.general_by_function();
        let whole = Term::of(TableKind::GeneralByFunction, table, &[BasicProjectColumn::Total], |key| {
            key.code() == Some(functional)
        });
        let parts = self.economic(&|code, _| economic.contains(&code.number())).to_vec();
        self.equal(relation, whole.single(1), parts);
    }
}

impl Identity<'_> {
    fn verdict(&self) -> Verdict {
        let (whole, parts) = (&self.whole.cells, || self.parts.iter().flat_map(|part| &part.cells));
        let all = || whole.iter().chain(parts()).map(|(_, cell)| *cell);
        let gap = self.whole.gap.or_else(|| self.parts.iter().find_map(|part| part.gap));
        let no_row = whole.is_empty() || parts().next().is_none();
        let nothing = self.whole.is_nothing() && self.parts.iter().all(Term::is_nothing);
        if let Some(gap) = gap {
            return Verdict::undecidable(gap);
        }
        if no_row && !nothing {
            return Verdict::undecidable(Undecidable::MissingRow);
        }
        if whole.is_empty() || all().all(Cell::is_blank) {
            return Verdict::not_applicable();
        }
        if all().any(Cell::is_unread) {
            return Verdict::undecidable(Undecidable::UnreadCell);
        }
        let mut figures = whole.iter().filter_map(|(_, cell)| cell.figure()).peekable();
        let tally = match figures.peek() {
            Some(_) => Tally::of_sum(whole.iter().filter_map(|(_, cell)| cell.figure())),
            None => all().find_map(Cell::figure).and_then(|any| Tally::of_blank(any.unit())),
        };
        let Some(mut tally) = tally else {
            return Verdict::undecidable(Undecidable::UnreadCell);
        };
        for (_, cell) in parts() {
            if let Some(figure) = cell.figure() {
                tally.add(figure);
            }
        }
        let verdict = if self.relation.is_equation() { tally.verdict() } else { tally.verdict_at_most() };
        if all().any(Cell::is_blank) { verdict.unless_broken(Undecidable::BlankCell) } else { verdict }
    }
}

fn keys_of<C: Code, D: ColumnSet>(table: &PrintedTable<CodeRow<C>, D>) -> Vec<CodeRow<C>> {
    table.rows().map(|(key, _)| *key).collect()
}

fn classes_of<C: Code, D: ColumnSet>(table: &PrintedTable<CodeRow<C>, D>) -> Vec<C> {
    keys_of(table)
        .into_iter()
        .filter_map(|key| key.code())
        .filter(|code| code.level() == Level::Class)
        .collect()
}

/// The classes that either a balance or a table by function prints.
fn classes(
    balance: Option<&PrintedTable<BalanceRow, BudgetColumn>>,
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
    let keys = keys_of(table);
    table.rows().any(|(key, figures)| {
        let money = figures.iter().any(|(_, cell)| cell.holds_money());
        let class = key.code().filter(|code| code.level() == Level::Class);
        let section = |class: EconomicCode| {
            keys.iter().any(|key| key.code().is_some_and(|code| code != class && class.contains(code)))
        };
        money && class.is_some_and(|class| !section(class))
    })
}

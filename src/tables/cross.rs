//! The identities across the tables of a department budget.
//!
//! Each identity is decided between printed figures one step apart, never from the leaves to the root, so that its
//! bound is that of the figures it names.

use crate::{
    AgencyOperatingDefinition, AppropriationColumn, BalanceRow, BasicProjectColumn, BudgetColumn, Cell,
    CellRef, Code, CodeRow, ColumnSet, CrossRelation, EconomicCode, ExpenditureColumn, FunctionalCode,
    FundingColumn, Outcome, Printed, PrintedTable, PrintedTables, Relation, RevenueColumn, RowKey, Side,
    TableCheck, TableKind, Tally, ThreePublic, ThreePublicRow, Undecidable, UnitLine, UnitRow, UnitType,
    Verdict,
};

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
        term
    }

    fn is_nothing(&self) -> bool {
        self.cells.iter().all(|(_, cell)| cell.figure().is_none_or(Printed::is_zero) && !cell.is_unread())
    }
}

struct Cross<'a> {
    tables: &'a PrintedTables,
    checks: Vec<TableCheck>,
}

impl<'a> Cross<'a> {
    /// The identity whole = Σ parts, judged and noted.
    fn equal(&mut self, relation: CrossRelation, whole: &Term<'a>, parts: &[Term<'a>]) {
        self.judge(relation, whole, parts, &Term::default(), Tally::verdict);
    }

    fn judge(
        &mut self,
        relation: CrossRelation,
        whole: &Term<'a>,
        parts: &[Term<'a>],
        less: &Term<'a>,
        verdict: impl Fn(Tally) -> Verdict,
    ) {
        let cells = || parts.iter().flat_map(|part| part.cells.iter().copied());
        let all = || {
            whole.cells.iter().copied().chain(cells()).chain(less.cells.iter().copied()).map(|(_, cell)| cell)
        };
        let gap = whole.gap.or_else(|| parts.iter().find_map(|part| part.gap));
        let nothing = |terms: &[Term<'_>]| terms.iter().all(Term::is_nothing);
        let no_row = whole.cells.is_empty() || parts.iter().all(|part| part.cells.is_empty());
        let verdict = if let Some(gap) = gap {
            Verdict::undecidable(gap)
        } else if no_row && !(whole.is_nothing() && nothing(parts)) {
            Verdict::undecidable(Undecidable::MissingRow)
        } else if whole.cells.is_empty() || all().all(Cell::is_blank) {
            Verdict::not_applicable()
        } else if all().any(Cell::is_unread) {
            Verdict::undecidable(Undecidable::UnreadCell)
        } else {
            let printed = whole.cells.iter().find_map(|(_, cell)| cell.figure());
            let zero = || all().find_map(Cell::figure).and_then(|any| Printed::parse("0", any.unit()).ok());
            match printed.or_else(zero) {
                None => Verdict::undecidable(Undecidable::BlankCell),
                Some(printed) => {
                    let mut tally = Tally::new(printed);
                    cells().filter_map(|(_, cell)| cell.figure()).for_each(|figure| tally.add(figure));
                    less.cells
                        .iter()
                        .filter_map(|(_, cell)| cell.figure())
                        .for_each(|figure| tally.subtract(figure));
                    let verdict = verdict(tally);
                    if all().any(Cell::is_blank) {
                        verdict.unless_broken(Undecidable::BlankCell)
                    } else {
                        verdict
                    }
                }
            }
        };
        self.checks.push(TableCheck {
            relation: Relation::Across(relation),
            whole: whole.cells.first().map(|(place, _)| *place),
            parts: cells().map(|(place, _)| place).collect(),
            subtracted: less.cells.iter().map(|(place, _)| *place).collect(),
            verdict,
        });
    }

    fn balance_cell(&self, row: &BalanceRow) -> Term<'a> {
        Term::required(TableKind::Balance, self.tables.balance(), &[BudgetColumn::Budget], row)
    }

    fn fiscal_cell(&self, row: &BalanceRow) -> Term<'a> {
        Term::required(TableKind::FiscalBalance, self.tables.fiscal_balance(), &[BudgetColumn::Budget], row)
    }

    fn expenditure(&self, row: CodeRow<FunctionalCode>, columns: &[ExpenditureColumn]) -> Term<'a> {
        Term::of(TableKind::Expenditure, self.tables.expenditure(), columns, |key| *key == row)
    }

    /// A row of the three tables by fund, one term each.
    fn by_fund(&self, row: CodeRow<FunctionalCode>) -> [Term<'a>; 3] {
        let tables = self.tables;
        [
            (TableKind::GeneralByFunction, tables.general_by_function()),
            (TableKind::GovernmentFund, tables.government_fund()),
            (TableKind::StateCapital, tables.state_capital()),
        ]
        .map(|(kind, table)| Term::of(kind, table, &[BasicProjectColumn::Total], |key| *key == row))
    }

    /// The rows of some economic codes, over all groups, in the two economic tables.
    fn economic(&self, codes: &dyn Fn(EconomicCode, Option<UnitType>) -> bool) -> [Term<'a>; 2] {
        let tables = self.tables;
        [
            (TableKind::BasicByEconomic, tables.basic_by_economic()),
            (TableKind::ProjectByEconomic, tables.project_by_economic()),
        ]
        .map(|(kind, table)| {
            Term::of(kind, table, &[BudgetColumn::Budget], |key| {
                key.code().is_some_and(|code| codes(code, key.group()))
            })
        })
    }

    fn balance(&mut self) {
        use ExpenditureColumn as C;
        let classes = classes(self.tables.balance(), &[self.tables.expenditure().map(classes_of)]);
        for class in classes {
            let whole = Term::of(TableKind::Balance, self.tables.balance(), &[BudgetColumn::Budget], |key| {
                *key == BalanceRow::Class(class)
            });
            let part = self.expenditure(class.into(), &[C::Basic, C::Project, C::Business]);
            self.equal(CrossRelation::BalanceByClass, &whole, &[part]);
        }
        let total =
            Term::required(TableKind::Expenditure, self.tables.expenditure(), &[C::Total], &CodeRow::TOTAL);
        self.equal(
            CrossRelation::BalanceTotals,
            &self.balance_cell(&BalanceRow::Total(Side::Expenditure)),
            &[total],
        );
        let total = Term::required(
            TableKind::Revenue,
            self.tables.revenue(),
            &[RevenueColumn::Total],
            &CodeRow::TOTAL,
        );
        self.equal(
            CrossRelation::BalanceTotals,
            &self.balance_cell(&BalanceRow::Total(Side::Revenue)),
            &[total],
        );
        for column in [C::SubsidyToAffiliates, C::RemittanceToSuperior, C::CarryOver] {
            let row = BalanceRow::Further(Side::Expenditure, column.to_string());
            let whole = Term::of(TableKind::Balance, self.tables.balance(), &[BudgetColumn::Budget], |key| {
                *key == row
            });
            let part = self.expenditure(CodeRow::TOTAL, &[column]);
            self.equal(CrossRelation::BalanceFurther, &whole, &[part]);
        }
        let appropriation = self.balance_cell(&BalanceRow::Line(Side::Revenue, "预算拨款".to_owned()));
        let fiscal = self.fiscal_cell(&BalanceRow::CurrentYear(Side::Revenue));
        self.equal(CrossRelation::BalanceAppropriation, &appropriation, &[fiscal]);
    }

    fn revenue(&mut self) {
        let (revenue, expenditure) = (self.tables.revenue(), self.tables.expenditure());
        let mut rows: Vec<_> = revenue.map(keys_of).unwrap_or_default();
        rows.extend(expenditure.map(keys_of).unwrap_or_default());
        rows.sort_unstable();
        rows.dedup();
        for row in rows {
            let whole = Term::of(TableKind::Revenue, revenue, &[RevenueColumn::Total], |key| *key == row);
            let part = self.expenditure(row, &[ExpenditureColumn::Total]);
            self.equal(CrossRelation::RevenueByCode, &whole, &[part]);
        }
    }

    fn fiscal(&mut self) {
        let tables = self.tables;
        let classes = classes(
            tables.fiscal_balance(),
            &[tables.general_by_function(), tables.government_fund(), tables.state_capital()]
                .map(|t| t.map(classes_of)),
        );
        for class in classes {
            let whole =
                Term::of(TableKind::FiscalBalance, tables.fiscal_balance(), &[BudgetColumn::Budget], |key| {
                    *key == BalanceRow::Class(class)
                });
            let parts = self.by_fund(class.into());
            self.equal(CrossRelation::FiscalByClass, &whole, &parts);
        }
        // A carry-over comes from a fund, but no table says from which.
        let carry_over = BalanceRow::Further(Side::Expenditure, ExpenditureColumn::CarryOver.to_string());
        let carried =
            Term::of(TableKind::FiscalBalance, tables.fiscal_balance(), &[BudgetColumn::Budget], |key| {
                *key == carry_over
            });
        if !carried.is_nothing() {
            return;
        }
        let names = [
            AppropriationColumn::General,
            AppropriationColumn::GovernmentFund,
            AppropriationColumn::StateCapital,
        ];
        for (name, total) in names.into_iter().zip(self.by_fund(CodeRow::TOTAL)) {
            let whole = self.fiscal_cell(&BalanceRow::Line(Side::Revenue, name.to_string()));
            self.equal(CrossRelation::FiscalByFund, &whole, &[total]);
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
        self.equal(CrossRelation::BasicTotals, &basic_total, &[by_economic]);
        self.equal(CrossRelation::BasicTotals, &basic_total, &[basic(FundingColumn::General)]);
        let project_total = general(BasicProjectColumn::Project);
        let by_economic = economic(TableKind::ProjectByEconomic, tables.project_by_economic());
        self.equal(CrossRelation::ProjectTotals, &project_total, &[by_economic]);
        let others = [E::Project, E::Business, E::SubsidyToAffiliates, E::RemittanceToSuperior, E::CarryOver];
        for (by_unit, columns) in
            [(basic(FundingColumn::Total), &[E::Basic][..]), (project(FundingColumn::Total), &others)]
        {
            let part = self.expenditure(CodeRow::TOTAL, columns);
            self.equal(CrossRelation::UnitTotals, &by_unit, &[part]);
        }
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
            let parts = self.economic(&|code, _| ThreePublic::row_of(code) == Some(row));
            self.equal(CrossRelation::ThreePublic, &whole, &parts);
        }
        let guangdong = AgencyOperatingDefinition::GUANGDONG;
        let parts = self.economic(&|code, group| {
            code.level() == crate::Level::Section
                && guangdong.counts(code)
                && group != Some(UnitType::Institution)
        });
        self.judge(
            CrossRelation::AgencyOperating,
            &operating,
            &parts,
            &Term::default(),
            Tally::verdict_at_most,
        );
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

    /// 公用经费 by unit against goods, services and capital by economic code.
    fn operating_expense(&mut self) {
        let mut operating =
            Term::of(TableKind::BasicByUnit, self.tables.basic_by_unit(), &[FundingColumn::General], |key| {
                key.unit_line() == Some(&UnitLine::Operating)
            });
        // Both sides are sums: the first unit is the whole, the others are taken from the parts.
        let others = operating.cells.split_off(operating.cells.len().min(1));
        let economic = Term::of(
            TableKind::BasicByEconomic,
            self.tables.basic_by_economic(),
            &[BudgetColumn::Budget],
            |key| key.code().is_some_and(|code| matches!(code.number(), 302 | 310)),
        );
        let others = Term { cells: others, gap: None };
        self.judge(CrossRelation::OperatingExpense, &operating, &[economic], &others, Tally::verdict);
    }

    fn function_equals(&mut self, relation: CrossRelation, functional: u32, economic: &[u32]) {
        let Ok(functional) = FunctionalCode::new(functional) else { return };
        let whole = Term::of(
            TableKind::GeneralByFunction,
            self.tables.general_by_function(),
            &[BasicProjectColumn::Total],
            |key| key.code() == Some(functional),
        );
        let parts = self.economic(&|code, _| economic.contains(&code.number()));
        self.equal(relation, &whole, &parts);
    }
}

fn keys_of<C: Code, D: ColumnSet>(table: &PrintedTable<CodeRow<C>, D>) -> Vec<CodeRow<C>> {
    table.rows().map(|(key, _)| *key).collect()
}

fn classes_of<C: Code, D: ColumnSet>(table: &PrintedTable<CodeRow<C>, D>) -> Vec<C> {
    keys_of(table)
        .into_iter()
        .filter_map(|key| key.code())
        .filter(|code| code.level() == crate::Level::Class)
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

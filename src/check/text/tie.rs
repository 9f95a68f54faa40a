//! Which cells of the tables a fact speaks of.

use super::{Kind, Prose};
use crate::fact::{Fact, Scope, Topic};
use crate::identity::CellRef;
use crate::table::{
    AppropriationColumn, BalanceRow, BasicPart, BasicProjectColumn, BudgetColumn, Cell, CodeRow, ColumnSet,
    EconomicColumn, ExpenditureColumn, FunctionalRow, FundAccountColumn, FundingColumn, PrintedTable,
    RevenueColumn, RowKey, Side, TableKind, ThreePublicColumn, ThreePublicRow, UnitLine,
};
use crate::value::{BudgetKind, EconomicCode, FunctionalCode, Printed};

/// The sets of cells that each sum to what a fact speaks of, the surest first.
type Candidates = Vec<Vec<CellRef>>;

/// The first row that is meant, in a column.
fn cell<K: RowKey, C: ColumnSet>(
    kind: TableKind,
    table: Option<&PrintedTable<K, C>>,
    meant: impl Fn(&K) -> bool,
    column: C,
) -> Option<CellRef> {
    let row = table?.rows().position(|(key, _)| meant(key))?;
    Some(CellRef::new(kind, row, column.index()))
}

/// Every row that is meant, in a column.
fn cells<K: RowKey, C: ColumnSet>(
    kind: TableKind,
    table: Option<&PrintedTable<K, C>>,
    meant: impl Fn(&K) -> bool,
    column: C,
) -> Vec<CellRef> {
    let rows = table.into_iter().flat_map(|table| table.rows().enumerate());
    rows.filter(|(_, (key, _))| meant(key)).map(|(row, _)| CellRef::new(kind, row, column.index())).collect()
}

impl Prose<'_> {
    /// What the tables print of a fact, where they know it: the cells, and their figures.
    pub(in crate::check) fn tied(
        &self,
        fact: &Fact,
        code: Option<FunctionalCode>,
    ) -> Vec<(Vec<CellRef>, Vec<Printed>)> {
        let known = self.candidates(fact, code).into_iter().filter(|cells| !cells.is_empty());
        known
            .filter_map(|cells| {
                let figure = |cell: &CellRef| self.tables.cell(*cell).and_then(Cell::figure);
                let figures: Option<Vec<Printed>> = cells.iter().map(figure).collect();
                figures.map(|figures| (cells, figures))
            })
            .collect()
    }

    fn candidates(&self, fact: &Fact, code: Option<FunctionalCode>) -> Candidates {
        if fact.year != self.document.fiscal_year {
            return Vec::new();
        }
        let Some(kind) = self.kind_of(fact) else { return Vec::new() };
        if let Some(row) = three_public_row(&fact.topic) {
            return self.three_public(row, kind);
        }
        if kind != self.current() {
            return Vec::new();
        }
        let scope = fact.scope;
        match &fact.topic {
            Topic::Revenue => self.side(Side::Revenue, scope),
            Topic::Expenditure => self.side(Side::Expenditure, scope),
            Topic::RevenueAndExpenditure => self.totals(scope),
            Topic::Appropriation => {
                let mut both = self.side(Side::Expenditure, scope);
                both.extend(self.side(Side::Revenue, scope));
                both
            }
            Topic::InstitutionalRevenue => self.revenue(RevenueColumn::InstitutionalRevenue, "事业收入"),
            Topic::BusinessRevenue => self.revenue(RevenueColumn::BusinessRevenue, "经营收入"),
            Topic::OtherRevenue => self.revenue(RevenueColumn::OtherRevenue, "其他收入"),
            Topic::SuperiorGrants => self.revenue(RevenueColumn::SuperiorGrants, "上级补助收入"),
            Topic::AffiliateRemittances => {
                self.revenue(RevenueColumn::AffiliateRemittances, "附属单位上缴收入")
            }
            Topic::Basic => self.basic_or_project(true, scope),
            Topic::Project => self.basic_or_project(false, scope),
            Topic::Personnel => self.basic_part(BasicPart::Personnel),
            Topic::Operating => self.basic_part(BasicPart::Operating),
            Topic::Economic(code) => self.economic(*code, fact),
            Topic::Named(name) if of_basic(fact) => self.economic_item(name),
            Topic::Path(_) => code.map(|code| self.by_code(code, scope)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// Whether the text says 机关运行经费 where the row of the 三公 table is called 行政经费: the two may be one figure, and
    /// need not.
    pub(super) fn is_of_another_name(&self, fact: &Fact) -> bool {
        let operating = fact.topic == Topic::AgencyOperating
            && self.paragraph(&fact.place).is_some_and(|text| text.contains("机关运行"));
        if !operating {
            return false;
        }
        let sheet = self.document.sheet(TableKind::ThreePublic);
        let rows = sheet.into_iter().flat_map(|sheet| &sheet.rows);
        let named = |words: &str| rows.clone().any(|row| super::compared_name(&row.label).contains(words));
        named("行政经费") && !named("机关运行")
    }

    fn three_public(&self, row: ThreePublicRow, kind: Kind) -> Candidates {
        let columns: &[ThreePublicColumn] = match (self.is_account(), kind) {
            (true, Kind::Account) => &[ThreePublicColumn::FinalAccount],
            (_, Kind::Budget) => &[ThreePublicColumn::Total, ThreePublicColumn::General],
            _ => &[],
        };
        let table = self.tables.three_public();
        let at = |column: &ThreePublicColumn| cell(TableKind::ThreePublic, table, |key| *key == row, *column);
        columns.iter().filter_map(at).map(|cell| vec![cell]).collect()
    }

    /// All revenue, or all expenditure: of everything, of appropriations, of one budget.
    fn side(&self, side: Side, scope: Option<Scope>) -> Candidates {
        let sums = [BalanceRow::CurrentYear(side), BalanceRow::Total(side)];
        let mut found = Vec::new();
        let mut take = |cell: Option<CellRef>| found.extend(cell.map(|cell| vec![cell]));
        match scope {
            None => {
                let balance = self.tables.balance();
                for sum in &sums {
                    take(cell(TableKind::Balance, balance, |key| key == sum, BudgetColumn::Budget));
                }
                take(match side {
                    Side::Revenue => total(TableKind::Revenue, self.tables.revenue(), RevenueColumn::Total),
                    Side::Expenditure => {
                        total(TableKind::Expenditure, self.tables.expenditure(), ExpenditureColumn::Total)
                    }
                });
            }
            Some(Scope::Fiscal) => {
                let fiscal = self.tables.fiscal_balance();
                for sum in &sums {
                    take(cell(
                        TableKind::FiscalBalance,
                        fiscal,
                        |key| key == sum,
                        AppropriationColumn::Total,
                    ));
                }
                if side == Side::Revenue {
                    take(total(TableKind::Revenue, self.tables.revenue(), RevenueColumn::Appropriation));
                    take(self.balance_line(side, "财政拨款收入"));
                }
            }
            Some(Scope::Budget(budget)) => return self.budget(side, budget),
        }
        found
    }

    fn budget(&self, side: Side, budget: BudgetKind) -> Candidates {
        let (name, column, revenue) = match budget {
            BudgetKind::General => ("一般公共预算", AppropriationColumn::General, RevenueColumn::General),
            BudgetKind::GovernmentFund => {
                ("政府性基金", AppropriationColumn::GovernmentFund, RevenueColumn::GovernmentFund)
            }
            BudgetKind::StateCapital => {
                ("国有资本经营", AppropriationColumn::StateCapital, RevenueColumn::StateCapital)
            }
            BudgetKind::SocialInsurance => return Vec::new(),
        };
        let mut found = Vec::new();
        let mut take = |cell: Option<CellRef>| found.extend(cell.map(|cell| vec![cell]));
        if side == Side::Revenue {
            let fiscal = self.tables.fiscal_balance();
            let line = |key: &BalanceRow| match key {
                BalanceRow::Line(Side::Revenue, line) | BalanceRow::Part(_, line) => line.starts_with(name),
                _ => false,
            };
            take(cell(TableKind::FiscalBalance, fiscal, line, AppropriationColumn::Total));
            take(total(TableKind::Revenue, self.tables.revenue(), revenue));
            take(self.balance_line(side, name));
            return found;
        }
        let column_of = |table| table;
        let (kind, table) = match budget {
            BudgetKind::GovernmentFund => (TableKind::GovernmentFund, self.tables.government_fund()),
            BudgetKind::StateCapital => (TableKind::StateCapital, self.tables.state_capital()),
            _ => (TableKind::GeneralByFunction, self.tables.general_by_function()),
        };
        take(total(kind, column_of(table), BasicProjectColumn::Total));
        let (kind, account) = match budget {
            BudgetKind::StateCapital => (TableKind::StateCapitalAccount, self.tables.state_capital_account()),
            _ => (TableKind::GovernmentFundAccount, self.tables.government_fund_account()),
        };
        if budget != BudgetKind::General {
            take(total(kind, account, FundAccountColumn::Total));
        }
        for sum in [BalanceRow::CurrentYear(side), BalanceRow::Total(side)] {
            take(cell(TableKind::FiscalBalance, self.tables.fiscal_balance(), |key| *key == sum, column));
        }
        found
    }

    /// Both totals of a balance.
    fn totals(&self, scope: Option<Scope>) -> Candidates {
        if let Some(Scope::Budget(budget)) = scope {
            return self.budget(Side::Expenditure, budget);
        }
        let mut found = Vec::new();
        for side in [Side::Revenue, Side::Expenditure] {
            let sum = BalanceRow::Total(side);
            found.extend(match scope {
                None => {
                    cell(TableKind::Balance, self.tables.balance(), |key| *key == sum, BudgetColumn::Budget)
                }
                Some(_) => cell(
                    TableKind::FiscalBalance,
                    self.tables.fiscal_balance(),
                    |key| *key == sum,
                    AppropriationColumn::Total,
                ),
            });
        }
        found.into_iter().map(|cell| vec![cell]).collect()
    }

    fn balance_line(&self, side: Side, name: &str) -> Option<CellRef> {
        let line = |key: &BalanceRow| match key {
            BalanceRow::Line(of, line) | BalanceRow::Further(of, line) => *of == side && line.contains(name),
            BalanceRow::Part(_, line) => key.side() == side && line.contains(name),
            _ => false,
        };
        cell(TableKind::Balance, self.tables.balance(), line, BudgetColumn::Budget)
    }

    fn revenue(&self, column: RevenueColumn, line: &str) -> Candidates {
        let of_table = total(TableKind::Revenue, self.tables.revenue(), column);
        of_table.into_iter().chain(self.balance_line(Side::Revenue, line)).map(|cell| vec![cell]).collect()
    }

    fn basic_or_project(&self, basic: bool, scope: Option<Scope>) -> Candidates {
        let (all, general) = if basic {
            (ExpenditureColumn::Basic, BasicProjectColumn::Basic)
        } else {
            (ExpenditureColumn::Project, BasicProjectColumn::Project)
        };
        let function = total(TableKind::GeneralByFunction, self.tables.general_by_function(), general);
        let economic = if basic {
            total(TableKind::BasicByEconomic, self.tables.basic_by_economic(), EconomicColumn::Total)
        } else {
            total(TableKind::ProjectByEconomic, self.tables.project_by_economic(), BudgetColumn::Budget)
        };
        let of_all = total(TableKind::Expenditure, self.tables.expenditure(), all);
        let found = match scope {
            Some(Scope::Budget(BudgetKind::General)) => vec![function, economic],
            Some(Scope::Budget(BudgetKind::GovernmentFund)) => {
                vec![total(TableKind::GovernmentFund, self.tables.government_fund(), general)]
            }
            Some(Scope::Budget(_)) => {
                vec![total(TableKind::StateCapital, self.tables.state_capital(), general)]
            }
            // 财政拨款 may be of several budgets, and 基本支出 alone of all money or of this budget's. Where no table of all
            // money is there, this budget's is the whole only if no other has any.
            Some(Scope::Fiscal) | None if of_all.is_none() && self.other_budgets_have_money() => vec![],
            None if of_all.is_none() && self.other_money() => vec![],
            Some(Scope::Fiscal) | None => vec![of_all, function],
        };
        found.into_iter().flatten().map(|cell| vec![cell]).collect()
    }

    /// Whether the balance spends more than the general budget appropriates.
    fn other_money(&self) -> bool {
        let figure = |cell: Option<CellRef>| cell.and_then(|cell| self.tables.cell(cell)?.figure());
        let all = |key: &BalanceRow| {
            matches!(key, BalanceRow::CurrentYear(Side::Expenditure) | BalanceRow::Total(Side::Expenditure))
        };
        let general =
            total(TableKind::GeneralByFunction, self.tables.general_by_function(), BasicProjectColumn::Total);
        let spent = figure(cell(TableKind::Balance, self.tables.balance(), all, BudgetColumn::Budget));
        let general = figure(general);
        spent.zip(general).is_some_and(|(spent, general)| spent.exact() != general.exact())
    }

    fn other_budgets_have_money(&self) -> bool {
        [BudgetKind::GovernmentFund, BudgetKind::StateCapital].iter().any(|budget| {
            let totals = self.side(Side::Expenditure, Some(Scope::Budget(*budget)));
            let mut figures = totals.iter().flatten().filter_map(|cell| self.tables.cell(*cell)?.figure());
            figures.any(|figure| !figure.is_zero())
        })
    }

    fn basic_part(&self, part: BasicPart) -> Candidates {
        let economic = self.tables.basic_by_economic();
        let column = match part {
            BasicPart::Personnel => EconomicColumn::Personnel,
            BasicPart::Operating => EconomicColumn::Operating,
        };
        let line = match part {
            BasicPart::Personnel => UnitLine::Personnel,
            BasicPart::Operating => UnitLine::Operating,
        };
        let row = CodeRow::of_basic_part(part);
        let of_row = cell(TableKind::BasicByEconomic, economic, |key| *key == row, EconomicColumn::Total);
        let of_column = total(TableKind::BasicByEconomic, economic, column);
        let units = cells(
            TableKind::BasicByUnit,
            self.tables.basic_by_unit(),
            |key| key.unit_line() == Some(&line),
            FundingColumn::Total,
        );
        of_row.into_iter().chain(of_column).map(|cell| vec![cell]).chain([units]).collect()
    }

    /// An economic class: of the basic expenditure, or of that and the projects together.
    fn economic(&self, code: EconomicCode, fact: &Fact) -> Candidates {
        let basic = cells(
            TableKind::BasicByEconomic,
            self.tables.basic_by_economic(),
            |key| key.code() == Some(code),
            EconomicColumn::Total,
        );
        let project = cells(
            TableKind::ProjectByEconomic,
            self.tables.project_by_economic(),
            |key| key.code() == Some(code),
            BudgetColumn::Budget,
        );
        if of_basic(fact) || project.is_empty() {
            return vec![basic];
        }
        let all = [basic.clone(), project].concat();
        vec![basic, all]
    }

    /// An economic section by its name, in a list of what the basic expenditure consists of.
    fn economic_item(&self, named: &str) -> Candidates {
        let Some(sheet) = self.document.sheet(TableKind::BasicByEconomic) else { return Vec::new() };
        let Some(table) = self.tables.basic_by_economic() else { return Vec::new() };
        let rows = sheet.rows.iter().zip(table.rows()).enumerate();
        let found = rows.filter(|(_, (printed, (key, _)))| {
            let section = key.code().is_some_and(|code| code.level() == crate::value::Level::Section);
            let label = super::compared_name(&printed.label);
            section && label.chars().count() > 2 && named.ends_with(&label)
        });
        let cell = |row| CellRef::new(TableKind::BasicByEconomic, row, EconomicColumn::Total.index());
        vec![found.map(|(row, _)| cell(row)).collect()]
    }

    /// A functional code in the tables that its budget is printed in.
    fn by_code(&self, code: FunctionalCode, scope: Option<Scope>) -> Candidates {
        let row = FunctionalRow::from(code);
        let meant = |key: &FunctionalRow| *key == row;
        let total = BasicProjectColumn::Total;
        let general = cell(TableKind::GeneralByFunction, self.tables.general_by_function(), meant, total);
        let fund = cell(TableKind::GovernmentFund, self.tables.government_fund(), meant, total);
        let capital = cell(TableKind::StateCapital, self.tables.state_capital(), meant, total);
        let account = cell(
            TableKind::GovernmentFundAccount,
            self.tables.government_fund_account(),
            meant,
            FundAccountColumn::Total,
        );
        let all = cell(TableKind::Expenditure, self.tables.expenditure(), meant, ExpenditureColumn::Total);
        let class = BalanceRow::Class(code);
        let balance =
            cell(TableKind::Balance, self.tables.balance(), |key| *key == class, BudgetColumn::Budget);
        let fiscal = cell(
            TableKind::FiscalBalance,
            self.tables.fiscal_balance(),
            |key| *key == class,
            AppropriationColumn::Total,
        );
        let cells = match scope {
            Some(Scope::Budget(BudgetKind::General)) if general.is_some() => vec![general],
            Some(Scope::Budget(BudgetKind::GovernmentFund)) => vec![fund, account],
            Some(Scope::Budget(BudgetKind::StateCapital)) => vec![capital],
            _ => vec![general, fund, capital, account, all, fiscal, balance],
        };
        cells.into_iter().flatten().map(|cell| vec![cell]).collect()
    }
}

/// Whether a fact is said to be of the basic expenditure.
pub(super) fn of_basic(fact: &Fact) -> bool {
    let basic = |topic: &Topic| matches!(topic, Topic::Basic | Topic::Personnel | Topic::Operating);
    fact.of.as_ref().is_some_and(|(topic, _)| basic(topic))
}

/// The total of a table by code.
fn total<C: crate::value::Code, D: ColumnSet>(
    kind: TableKind,
    table: Option<&PrintedTable<CodeRow<C>, D>>,
    column: D,
) -> Option<CellRef> {
    cell(kind, table, |key| *key == CodeRow::TOTAL, column)
}

/// The row of the 三公 table that a topic is.
pub(super) fn three_public_row(topic: &Topic) -> Option<ThreePublicRow> {
    Some(match topic {
        Topic::ThreePublic => ThreePublicRow::ThreePublic,
        Topic::Overseas => ThreePublicRow::Overseas,
        Topic::Vehicles => ThreePublicRow::Vehicles,
        Topic::VehiclePurchase => ThreePublicRow::VehiclePurchase,
        Topic::VehicleOperation => ThreePublicRow::VehicleOperation,
        Topic::Reception => ThreePublicRow::Reception,
        Topic::AgencyOperating => ThreePublicRow::AgencyOperating,
        _ => return None,
    })
}

//! Budgets printed in the form of Shanghai, and as final accounts (决算).

use cn_budget::{
    Amount, Budget, Cell, Disclosure, FundSource, Purpose, Rounding, Sheet, Stage, Table, TableKind, Tables,
    Unit,
    document::{RowRole, SheetKey, SheetRow},
    table::{
        AppropriationColumn, BalanceRow, BasicPart, BasicProjectColumn, BudgetColumn, CodeRow, ColumnSet,
        EconomicColumn, EconomicRow, ExpenditureColumn, Figures, FunctionalRow, RevenueColumn, Side,
        ThreePublicColumn, ThreePublicRow,
    },
};

/// What the forms can print: basic and project expenditure from appropriations and the units' own revenue.
fn printable(budget: &Budget) -> Budget {
    let kept = budget.lines().iter().filter(|line| {
        let purpose = matches!(line.purpose, Purpose::Personnel | Purpose::Operating | Purpose::Project(_));
        let source = line.source.appropriation().is_some() || line.source == FundSource::InstitutionalRevenue;
        // The national form draws the line between staff and operation by class.
        let staff = matches!(line.economic.class().number(), 301 | 303);
        let basic = match line.purpose {
            Purpose::Personnel => staff,
            Purpose::Operating => !staff,
            _ => true,
        };
        purpose && source && basic
    });
    Budget::new(budget.department(), budget.fiscal_year(), kept.cloned()).unwrap()
}

pub(crate) fn sheet(
    kind: TableKind,
    title: &str,
    unit: Unit,
    headers: &[&str],
    rows: Vec<SheetRow>,
) -> Sheet {
    let mut sheet = Sheet::new(title);
    (sheet.kind, sheet.unit) = (Some(kind), Some(unit));
    sheet.headers = headers.iter().map(|header| (*header).to_owned()).collect();
    sheet.rows = rows;
    sheet
}

/// The rows of a table in some of its columns, the total last.
fn rows<K: SheetKey, C: ColumnSet>(
    budget: &Budget,
    table: &Table<K, C, Cell>,
    columns: &[C],
    keep: impl Fn(&K) -> bool,
) -> Vec<SheetRow> {
    let kept: Vec<(&K, &Figures<C, Cell>)> = table.rows().filter(|(key, _)| keep(key)).collect();
    let keys: Vec<K> = kept.iter().map(|(key, _)| (*key).clone()).collect();
    let mut rows = K::write_rows(&keys, budget.fiscal_year());
    for (row, (_, figures)) in rows.iter_mut().zip(kept) {
        row.cells = columns.iter().map(|&column| figures[column].clone()).collect();
    }
    rows.sort_by_key(|row| row.role == RowRole::Total);
    rows
}

fn line(role: RowRole, side: Side, label: &str, cells: Vec<Cell>) -> SheetRow {
    let mut row = SheetRow::new(role, label, cells);
    row.block = Some(side.to_string());
    row
}

/// The columns that both forms print of fiscal appropriations.
fn by_budget(figures: &Figures<AppropriationColumn, Cell>) -> Vec<Cell> {
    use AppropriationColumn::{General, GovernmentFund, StateCapital, Total};
    [Total, General, GovernmentFund, StateCapital].map(|column| figures[column].clone()).to_vec()
}

pub(crate) struct Press {
    budget: Budget,
    tables: Tables<Cell>,
    unit: Unit,
}

impl Press {
    pub(crate) fn of(budget: &Budget, unit: Unit) -> Self {
        let budget = printable(budget);
        let tables = budget.tables().unwrap().print(unit, 2, Rounding::HalfUp).unwrap();
        Self { budget, tables, unit }
    }

    /// The money of some sources, as printed.
    fn from(&self, counts: impl Fn(FundSource) -> bool) -> Cell {
        let lines = self.budget.lines().iter().filter(|line| counts(line.source));
        let sum = Amount::sum(lines.map(|line| line.amount)).unwrap();
        cn_budget::Printed::round(sum, self.unit, 2, Rounding::HalfUp).unwrap().into()
    }

    fn classes(&self) -> Vec<(String, Cell)> {
        let class = |key: &BalanceRow| matches!(key, BalanceRow::Class(_));
        let rows = rows(&self.budget, self.tables.balance(), &[BudgetColumn::Budget], class);
        rows.into_iter().map(|mut row| (row.label, row.cells.remove(0))).collect()
    }

    fn fiscal_classes(&self) -> Vec<(String, Vec<Cell>)> {
        let rows = self.tables.fiscal_balance().rows().filter(|(key, _)| matches!(key, BalanceRow::Class(_)));
        let cells = rows.map(|(_, figures)| by_budget(figures));
        self.classes().into_iter().map(|(label, _)| label).zip(cells).collect()
    }

    fn functional<C: ColumnSet>(
        &self,
        table: &Table<FunctionalRow, C, Cell>,
        columns: &[C],
    ) -> Vec<SheetRow> {
        rows(&self.budget, table, columns, |_| true)
    }

    /// Fiscal appropriations: one column of revenue, the budgets apart on the side of expenditure.
    fn fiscal_balance(&self) -> Vec<SheetRow> {
        let fiscal = |source: FundSource| source.appropriation().is_some();
        let of = |cell: Cell| vec![cell, Cell::BLANK, Cell::BLANK, Cell::BLANK];
        let fiscal_revenue = |label: &str, source| {
            line(RowRole::Line, Side::Revenue, label, of(self.from(|other| other == source)))
        };
        let mut fiscal_balance = vec![
            fiscal_revenue("一、一般公共预算资金", FundSource::General),
            fiscal_revenue("二、政府性基金", FundSource::GovernmentFund),
            fiscal_revenue("三、国有资本经营预算", FundSource::StateCapital),
            line(RowRole::Total, Side::Revenue, "收入总计", of(self.from(fiscal))),
        ];
        let classes = self.fiscal_classes().into_iter();
        fiscal_balance
            .extend(classes.map(|(label, cells)| line(RowRole::Line, Side::Expenditure, &label, cells)));
        let totals = &self.tables.fiscal_balance()[BalanceRow::Total(Side::Expenditure)];
        let totals = by_budget(totals);
        fiscal_balance.push(line(RowRole::Total, Side::Expenditure, "支出总计", totals));
        fiscal_balance
    }

    /// Revenue by source, expenditure by class, and the totals: this year's sums are not printed.
    fn balance(&self) -> Vec<SheetRow> {
        let fiscal = |source: FundSource| source.appropriation().is_some();
        let own = |source| source == FundSource::InstitutionalRevenue;
        let total = self.from(|_| true);
        let revenue = |label: &str, cell| line(RowRole::Line, Side::Revenue, label, vec![cell]);
        let mut balance = vec![
            revenue("一、财政拨款收入", self.from(fiscal)),
            revenue("1. 一般公共预算资金", self.from(|source| source == FundSource::General)),
            revenue("2. 政府性基金", self.from(|source| source == FundSource::GovernmentFund)),
            revenue("3. 国有资本经营预算", self.from(|source| source == FundSource::StateCapital)),
            revenue("二、事业收入", self.from(own)),
            revenue("三、事业单位经营收入", Cell::BLANK),
            line(RowRole::Total, Side::Revenue, "收入总计", vec![total.clone()]),
        ];
        let expenditure =
            |(label, cell): (String, Cell)| line(RowRole::Line, Side::Expenditure, &label, vec![cell]);
        balance.extend(self.classes().into_iter().map(expenditure));
        balance.push(line(RowRole::Total, Side::Expenditure, "支出总计", vec![total]));
        balance
    }

    /// The nine tables of a Shanghai department budget: totals last, no sum of the year, the 三公 in 万元.
    pub(crate) fn shanghai(&self) -> Disclosure {
        let (unit, tables) = (self.unit, &self.tables);
        let balance = self.balance();
        let fiscal_balance = self.fiscal_balance();
        let three = budget_in_ten_thousands(&self.budget);
        let three = three.three_public();
        let items = three.rows().map(|(key, figures)| {
            let label = if *key == ThreePublicRow::AgencyOperating {
                "机关运行经费".into()
            } else {
                key.to_string()
            };
            SheetRow::new(RowRole::Line, label, vec![figures[ThreePublicColumn::Total].clone()])
        });
        // The definition of 机关运行经费 is another one there.
        let items = items.filter(|row| row.label != "机关运行经费").collect();

        let by_fund = [BasicProjectColumn::Total, BasicProjectColumn::Basic, BasicProjectColumn::Project];
        let fund = |name: &str| ["合计", "基本支出", "项目支出"].map(|column| format!("{name}支出/{column}"));
        let [general, funds, capital] = ["一般公共预算", "政府性基金预算", "国有资本经营预算"].map(fund);
        let mut document =
            Disclosure::new(self.budget.department(), self.budget.fiscal_year(), Stage::Budget);
        document.sheets = vec![
            sheet(TableKind::Balance, "部门财务收支预算总表", unit, &["预算数"], balance),
            sheet(
                TableKind::Revenue,
                "部门收入预算总表",
                unit,
                &["收入预算/合计", "收入预算/财政拨款收入", "收入预算/事业收入"],
                self.functional(
                    tables.revenue(),
                    &[
                        RevenueColumn::Total,
                        RevenueColumn::Appropriation,
                        RevenueColumn::InstitutionalRevenue,
                    ],
                ),
            ),
            sheet(
                TableKind::Expenditure,
                "部门支出预算总表",
                unit,
                &["支出预算/合计", "支出预算/基本支出", "支出预算/项目支出"],
                self.functional(
                    tables.expenditure(),
                    &[ExpenditureColumn::Total, ExpenditureColumn::Basic, ExpenditureColumn::Project],
                ),
            ),
            sheet(
                TableKind::FiscalBalance,
                "部门财政拨款收支预算总表",
                unit,
                &["合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
                fiscal_balance,
            ),
            sheet(
                TableKind::GeneralByFunction,
                "部门一般公共预算支出功能分类预算表",
                unit,
                &general.each_ref().map(String::as_str),
                self.functional(tables.general_by_function(), &by_fund),
            ),
            sheet(
                TableKind::GovernmentFund,
                "部门政府性基金预算支出功能分类预算表",
                unit,
                &funds.each_ref().map(String::as_str),
                self.functional(tables.government_fund(), &by_fund),
            ),
            sheet(
                TableKind::StateCapital,
                "部门国有资本经营预算支出功能分类预算表",
                unit,
                &capital.each_ref().map(String::as_str),
                self.functional(tables.state_capital(), &by_fund),
            ),
            sheet(
                TableKind::BasicByEconomic,
                "部门一般公共预算基本支出部门预算经济分类预算表",
                unit,
                &[
                    "一般公共预算基本支出/合计",
                    "一般公共预算基本支出/人员经费",
                    "一般公共预算基本支出/公用经费",
                ],
                self.basic(&[EconomicColumn::Total, EconomicColumn::Personnel, EconomicColumn::Operating]),
            ),
            sheet(
                TableKind::ThreePublic,
                "部门“三公”经费和机关运行经费预算表",
                Unit::TenThousandYuan,
                &["预算数"],
                items,
            ),
        ];
        document
    }

    fn basic(&self, columns: &[EconomicColumn]) -> Vec<SheetRow> {
        rows(&self.budget, self.tables.basic_by_economic(), columns, |_| true)
    }

    /// The tables of fiscal appropriations in a final account: the balance with what was carried over, and the general
    /// budget and the funds by function.
    fn fiscal_accounts(&self) -> Vec<Sheet> {
        let (unit, tables) = (self.unit, &self.tables);
        let blank = || vec![Cell::BLANK; 4];
        let first = |cell: Cell| [vec![cell], vec![Cell::BLANK; 3]].concat();
        let fiscal = || first(self.from(|source| source.appropriation().is_some()));
        let mut balance = vec![line(RowRole::Subtotal, Side::Revenue, "本年收入合计", fiscal())];
        for (label, source) in [
            ("三、国有资本经营预算财政拨款", FundSource::StateCapital),
            ("二、政府性基金预算财政拨款", FundSource::GovernmentFund),
            ("一、一般公共预算财政拨款", FundSource::General),
        ] {
            let cells = first(self.from(|other| other == source));
            balance.insert(0, line(RowRole::Line, Side::Revenue, label, cells));
        }
        balance.extend([
            line(RowRole::Line, Side::Revenue, "年初财政拨款结转和结余", blank()),
            line(RowRole::Line, Side::Revenue, "一、一般公共预算财政拨款", blank()),
            line(RowRole::Total, Side::Revenue, "总计", fiscal()),
        ]);
        let classes = self.fiscal_classes().into_iter();
        balance.extend(classes.map(|(label, cells)| line(RowRole::Line, Side::Expenditure, &label, cells)));
        let totals = &tables.fiscal_balance()[BalanceRow::Total(Side::Expenditure)];
        let totals = by_budget(totals);
        balance.extend([
            line(RowRole::Subtotal, Side::Expenditure, "本年支出合计", totals.clone()),
            line(RowRole::Line, Side::Expenditure, "年末财政拨款结转和结余", blank()),
            line(RowRole::Total, Side::Expenditure, "总计", totals),
        ]);
        let by_fund = [BasicProjectColumn::Total, BasicProjectColumn::Basic, BasicProjectColumn::Project];
        let account = |kind: TableKind, table| {
            let mut rows = self.functional(table, &by_fund);
            for row in &mut rows {
                let carried =
                    if row.role == RowRole::Total { Cell::BLANK } else { Cell::parse("0.00", unit) };
                let revenue = row.cells[0].clone();
                row.cells = [vec![carried.clone(), revenue], row.cells.clone(), vec![carried]].concat();
            }
            sheet(kind, kind.title(), unit, kind.headers(), rows)
        };
        vec![
            sheet(
                TableKind::FiscalBalance,
                TableKind::FiscalBalance.title_in(Stage::FinalAccount),
                unit,
                &["合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"],
                balance,
            ),
            sheet(
                TableKind::GeneralByFunction,
                TableKind::GeneralByFunction.title_in(Stage::FinalAccount),
                unit,
                &["本年支出/小计", "本年支出/基本支出", "本年支出/项目支出"],
                self.functional(tables.general_by_function(), &by_fund),
            ),
            account(TableKind::GovernmentFundAccount, tables.government_fund()),
            account(TableKind::StateCapitalAccount, tables.state_capital()),
        ]
    }

    /// The nine tables of a final account: this year's sums, carry-overs below, the two parts of basic expenditure.
    pub(crate) fn account(&self) -> Disclosure {
        let (unit, tables) = (self.unit, &self.tables);
        let carried: Cell = Cell::parse("35.00", unit);
        let plus = |cell: &Cell| {
            let sum = cell
                .figure()
                .unwrap()
                .amount()
                .unwrap()
                .checked_add(carried.figure().unwrap().amount().unwrap());
            Cell::from(cn_budget::Printed::round(sum.unwrap(), unit, 2, Rounding::HalfUp).unwrap())
        };
        let total = self.from(|_| true);
        let row = |role, side, label: &str, cell: &Cell| line(role, side, label, vec![cell.clone()]);
        let mut balance = vec![
            row(
                RowRole::Line,
                Side::Revenue,
                "一、一般公共预算财政拨款收入",
                &self.from(|s| s == FundSource::General),
            ),
            row(
                RowRole::Line,
                Side::Revenue,
                "二、政府性基金预算财政拨款收入",
                &self.from(|s| s == FundSource::GovernmentFund),
            ),
            row(
                RowRole::Line,
                Side::Revenue,
                "三、国有资本经营预算财政拨款收入",
                &self.from(|s| s == FundSource::StateCapital),
            ),
            row(RowRole::Line, Side::Revenue, "四、上级补助收入", &Cell::BLANK),
            row(
                RowRole::Line,
                Side::Revenue,
                "五、事业收入",
                &self.from(|s| s == FundSource::InstitutionalRevenue),
            ),
            row(RowRole::Subtotal, Side::Revenue, "本年收入合计", &total),
            row(RowRole::Line, Side::Revenue, "使用非财政拨款结余", &Cell::BLANK),
            row(RowRole::Line, Side::Revenue, "年初结转和结余", &carried),
            row(RowRole::Total, Side::Revenue, "总计", &plus(&total)),
        ];
        balance.extend(
            self.classes().iter().map(|(label, cell)| row(RowRole::Line, Side::Expenditure, label, cell)),
        );
        balance.extend([
            row(RowRole::Subtotal, Side::Expenditure, "本年支出合计", &total),
            row(RowRole::Line, Side::Expenditure, "结余分配", &Cell::BLANK),
            row(RowRole::Line, Side::Expenditure, "年末结转和结余", &carried),
            row(RowRole::Total, Side::Expenditure, "总计", &plus(&total)),
        ]);
        let mut basic: Vec<SheetRow> = Vec::new();
        for (part, staff) in [(BasicPart::Personnel, true), (BasicPart::Operating, false)] {
            let of = |key: &EconomicRow| {
                key.code().is_some_and(|code| matches!(code.class().number(), 301 | 303) == staff)
            };
            basic.extend(rows(&self.budget, tables.basic_by_economic(), &[EconomicColumn::Total], of));
            let column = if staff { EconomicColumn::Personnel } else { EconomicColumn::Operating };
            let cells = vec![tables.basic_by_economic()[CodeRow::TOTAL][column].clone()];
            basic.push(SheetRow::new(RowRole::Subtotal, format!("{part}合计"), cells));
        }
        let functional = |kind, title, headers: &[&str], rows| sheet(kind, title, unit, headers, rows);
        let mut document =
            Disclosure::new(self.budget.department(), self.budget.fiscal_year(), Stage::FinalAccount);
        document.sheets = vec![
            sheet(TableKind::Balance, "收入支出决算总表", unit, &["决算数"], balance),
            functional(
                TableKind::Revenue,
                "收入决算表",
                &["本年收入合计", "财政拨款收入", "事业收入"],
                self.functional(
                    tables.revenue(),
                    &[
                        RevenueColumn::Total,
                        RevenueColumn::Appropriation,
                        RevenueColumn::InstitutionalRevenue,
                    ],
                ),
            ),
            functional(
                TableKind::Expenditure,
                "支出决算表",
                &["本年支出合计", "基本支出", "项目支出"],
                self.functional(
                    tables.expenditure(),
                    &[ExpenditureColumn::Total, ExpenditureColumn::Basic, ExpenditureColumn::Project],
                ),
            ),
            sheet(TableKind::BasicByEconomic, "一般公共预算财政拨款基本支出决算表", unit, &["决算数"], basic),
        ];
        document.sheets.extend(self.fiscal_accounts());
        document
    }
}

fn budget_in_ten_thousands(budget: &Budget) -> Tables<Cell> {
    budget.tables().unwrap().print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap()
}

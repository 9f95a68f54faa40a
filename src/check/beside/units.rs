//! A department against its units (XTB021, XTB022).

use core::hash::Hash;
use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::Companion;
use crate::check::finding::{FindingPlace, Places};
use crate::check::found::Found;
use crate::check::{Finding, Rule, Severity};
use crate::companion::{Kinship, Related};
use crate::identity::{CellRef, PrintedTables};
use crate::table::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, Cell, CodeRow, ColumnSet, EconomicColumn,
    ExpenditureColumn, FunctionalRow, FundAccountColumn, FundingColumn, PrintedTable, RevenueColumn, RowKey,
    TableKind, ThreePublicColumn, UnitRow,
};
use crate::value::{Outcome, Printed, Stage, Tally, Undecidable, Unit, Verdict};

/// Holds the department against the units beside it, where there are any.
pub(super) fn check(here: &Places<'_>, related: &Related<'_>, beside: &[Companion<'_>], found: &mut Found) {
    let units: Vec<&Companion<'_>> =
        beside.iter().filter(|companion| companion.kinship == Kinship::Unit).collect();
    if units.is_empty() {
        return;
    }
    let complete = related.has_all_units();
    let bounded = here.document.stage == Stage::Budget;
    let mut sums = Sums { here, units, complete, bounded, differences: Vec::new(), found };
    sums.tables();
    sums.tell();
    for (unit, listed) in sums.units.clone().into_iter().zip(related.listed_names()) {
        if let Some(listed) = listed {
            sums.unit_rows(unit, listed);
        }
    }
}

struct Sums<'a, 'f> {
    here: &'a Places<'a>,
    units: Vec<&'a Companion<'a>>,
    /// Whether the units are all of the department.
    complete: bool,
    /// Whether some of the units can be no more than the department: a budget appropriates nothing below zero, and an
    /// account may take back what was spent in another year.
    bounded: bool,
    differences: Vec<Difference>,
    found: &'f mut Found,
}

/// A sum over units that does not give what the department prints, by rounding or at all.
struct Difference {
    depth: usize,
    verdict: Verdict,
    places: Vec<FindingPlace>,
}

/// What makes two differences one: the amount, its unit, and whether rounding explains it.
type Same = (Option<Decimal>, Option<Unit>, bool);

/// The rows of a table by what they are, groups of a code taken together.
struct ByKey<'t, K, C> {
    table: &'t PrintedTable<K, C>,
    rows: HashMap<K, Vec<usize>>,
    /// Every row that one of the rows is a part of.
    above: HashSet<K>,
}

impl<'t, K: RowKey + Eq + Hash, C: ColumnSet> ByKey<'t, K, C> {
    fn of(table: &'t PrintedTable<K, C>) -> Self {
        let mut rows: HashMap<K, Vec<usize>> = HashMap::new();
        let mut above = HashSet::new();
        for (row, (key, _)) in table.rows().enumerate() {
            let key = plain(key);
            let mut parent = key.parent();
            while let Some(next) = parent {
                parent = next.parent();
                above.insert(next);
            }
            rows.entry(key).or_default().push(row);
        }
        Self { table, rows, above }
    }

    /// The cells of a row, or why they are not known. A row that a table leaves out holds nothing, unless rows below it
    /// are there, or the table is cut.
    fn cells(&self, kind: TableKind, key: &K, column: C) -> Result<Vec<CellRef>, Undecidable> {
        match self.rows.get(key) {
            Some(rows) => Ok(rows.iter().map(|row| CellRef::new(kind, *row, column.index())).collect()),
            None if !self.table.completeness().is_complete() => Err(Undecidable::IncompleteTable),
            None if self.above.contains(key) => Err(Undecidable::MissingRow),
            None => Ok(Vec::new()),
        }
    }

    fn prints(&self, column: C) -> bool {
        self.table.rows().any(|(_, figures)| !figures[column].is_blank())
    }
}

fn plain<K: RowKey>(key: &K) -> K {
    key.ungrouped().unwrap_or_else(|| key.clone())
}

fn depth<K: RowKey>(key: &K) -> usize {
    core::iter::successors(key.parent(), RowKey::parent).count()
}

/// One typed table of a document.
type Of<K, C> = fn(&PrintedTables) -> Option<&PrintedTable<K, C>>;

impl Sums<'_, '_> {
    /// The tables of fiscal appropriations: no money of theirs goes from one unit of the department to another. What
    /// units pay each other (上级补助收入, 附属单位上缴收入, 对附属单位补助支出) is taken out when they are added up, and no
    /// published table says how much it was: so the tables of all money are not judged.
    fn tables(&mut self) {
        use TableKind as Kind;
        self.table(Kind::FiscalBalance, PrintedTables::fiscal_balance, AppropriationColumn::COLUMNS);
        self.table(
            Kind::Revenue,
            PrintedTables::revenue,
            &[
                RevenueColumn::Appropriation,
                RevenueColumn::General,
                RevenueColumn::GovernmentFund,
                RevenueColumn::StateCapital,
            ],
        );
        self.table(Kind::GeneralByFunction, PrintedTables::general_by_function, BasicProjectColumn::COLUMNS);
        self.table(Kind::BasicByEconomic, PrintedTables::basic_by_economic, EconomicColumn::COLUMNS);
        self.table(Kind::ThreePublic, PrintedTables::three_public, ThreePublicColumn::COLUMNS);
        self.table(Kind::GovernmentFund, PrintedTables::government_fund, BasicProjectColumn::COLUMNS);
        self.table(Kind::StateCapital, PrintedTables::state_capital, BasicProjectColumn::COLUMNS);
        self.table(Kind::ProjectByEconomic, PrintedTables::project_by_economic, BudgetColumn::COLUMNS);
        self.table(
            Kind::GovernmentFundAccount,
            PrintedTables::government_fund_account,
            FundAccountColumn::COLUMNS,
        );
        self.table(
            Kind::StateCapitalAccount,
            PrintedTables::state_capital_account,
            FundAccountColumn::COLUMNS,
        );
    }

    fn table<K: RowKey + Eq + Hash, C: ColumnSet>(&mut self, kind: TableKind, of: Of<K, C>, columns: &[C]) {
        let tables = self.here.tables;
        let Some(department) = of(tables).map(ByKey::of) else { return };
        let units = self.units.clone();
        let units: Vec<(&Companion<'_>, Option<ByKey<'_, K, C>>)> =
            units.into_iter().map(|unit| (unit, of(&unit.tables).map(ByKey::of))).collect();
        let mut told = HashSet::new();
        for (key, _) in department.table.rows() {
            let key = plain(key);
            if !told.insert(key.clone()) {
                continue;
            }
            for &column in columns.iter().filter(|column| department.prints(**column)) {
                self.sum(kind, &department, &units, &key, column);
            }
        }
    }

    fn sum<K: RowKey + Eq + Hash, C: ColumnSet>(
        &mut self,
        kind: TableKind,
        department: &ByKey<'_, K, C>,
        units: &[(&Companion<'_>, Option<ByKey<'_, K, C>>)],
        key: &K,
        column: C,
    ) {
        let whole = department.cells(kind, key, column).unwrap_or_default();
        let mut places: Vec<FindingPlace> = whole.iter().map(|cell| self.here.of_cell(*cell)).collect();
        let cells = |tables: &PrintedTables, cells: &[CellRef]| -> Vec<Cell> {
            cells.iter().filter_map(|cell| tables.cell(*cell).cloned()).collect()
        };
        let whole = cells(self.here.tables, &whole);
        let mut parts = Vec::new();
        let mut gap = None;
        for (unit, table) in units {
            // A form that does not print the column says nothing of it; one that prints nothing at all has none.
            let silent = |table: &ByKey<'_, K, C>| {
                !table.prints(column) && C::COLUMNS.iter().any(|column| table.prints(*column))
            };
            let found = match table {
                None => Err(Undecidable::MissingTable),
                Some(table) if silent(table) => Err(Undecidable::OtherForm),
                Some(table) => table.cells(kind, key, column),
            };
            match found {
                Ok(found) => {
                    let figures = cells(&unit.tables, &found);
                    let money = found.iter().zip(&figures).filter(|(_, cell)| !cell.is_blank());
                    places.extend(money.map(|(cell, _)| unit.place(*cell)));
                    parts.extend(figures);
                }
                Err(why) => gap = gap.or(Some(why)),
            }
        }
        let verdict = match gap {
            Some(gap) if whole.iter().any(|cell| !cell.is_blank()) => Verdict::undecidable(gap),
            Some(_) => Verdict::not_applicable(),
            None => self.verdict(&whole, &parts),
        };
        self.note(verdict, depth(key), places);
    }

    fn verdict(&self, whole: &[Cell], parts: &[Cell]) -> Verdict {
        let all = || whole.iter().chain(parts);
        if all().all(Cell::is_blank) {
            return Verdict::not_applicable();
        }
        if all().any(Cell::is_unread) {
            return Verdict::undecidable(Undecidable::UnreadCell);
        }
        let Some(mut tally) = Tally::of_sum(whole.iter().filter_map(Cell::figure)) else {
            return Verdict::undecidable(Undecidable::BlankCell);
        };
        let figures: Vec<Printed> = parts.iter().filter_map(Cell::figure).collect();
        for figure in &figures {
            tally.add(*figure);
        }
        let blank = all().any(Cell::is_blank);
        if self.complete {
            let verdict = tally.verdict();
            return if blank { verdict.unless_broken(Undecidable::BlankCell) } else { verdict };
        }
        if !self.bounded || figures.iter().any(|figure| figure.value().is_sign_negative()) {
            return Verdict::undecidable(Undecidable::MissingRow);
        }
        // The department is at least what some of its units are.
        let mut bound = Tally::of_sum(figures.iter().copied());
        whole.iter().filter_map(Cell::figure).for_each(|figure| {
            if let Some(bound) = &mut bound {
                bound.add(figure);
            }
        });
        bound.map_or_else(Verdict::not_applicable, Tally::verdict_at_most)
    }

    /// Counts an outcome, and keeps what is told.
    fn note(&mut self, verdict: Verdict, depth: usize, places: Vec<FindingPlace>) {
        self.found.count("XTB021", verdict.outcome());
        if matches!(verdict.outcome(), Outcome::Broken | Outcome::HeldWithinRounding) {
            self.differences.push(Difference { depth, verdict, places });
        }
    }

    /// The same difference in several tables, columns and rows above each other is one: it is told once, at the lowest row.
    fn tell(&mut self) {
        let Some(rule) = Rule::find("XTB021") else { return };
        let complete = self.complete;
        let mut told: Vec<(Same, Vec<Difference>)> = Vec::new();
        for difference in self.differences.drain(..) {
            let verdict = &difference.verdict;
            let rounding = verdict.outcome() != Outcome::Broken;
            let same = (verdict.difference().map(|value| value.normalize()), verdict.unit(), rounding);
            match told.iter_mut().find(|(known, _)| *known == same) {
                Some((_, list)) => list.push(difference),
                None => told.push((same, vec![difference])),
            }
        }
        for (_, list) in told {
            let explains = list.iter().map(|difference| describe(rule, &difference.places)).collect();
            let Some(lowest) = list.into_iter().rev().max_by_key(|difference| difference.depth) else {
                continue;
            };
            let figure = |value: Option<Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
            let verdict = lowest.verdict;
            let actual = verdict.actual().map(Printed::digits).unwrap_or_default();
            let (expected, difference) = (figure(verdict.expected()), figure(verdict.difference()));
            let [chinese, english] = if complete {
                [
                    format!("部门为 {actual}，所属单位合计 {expected}，差 {difference}"),
                    format!(
                        "the department prints {actual}, its units give {expected}, difference {difference}"
                    ),
                ]
            } else {
                [
                    format!("给出的单位合计 {actual}，已超过部门的 {expected}，差 {difference}"),
                    format!(
                        "the units given make {actual}, more than the department's {expected} by {difference}"
                    ),
                ]
            };
            let mut finding = Finding::new(rule, lowest.places).with_text(chinese, english);
            (finding.verdict, finding.explains) = (Some(verdict), explains);
            if verdict.outcome() == Outcome::HeldWithinRounding {
                finding.severity = Severity::Rounding;
            }
            self.found.findings.push(finding);
        }
    }

    /// XTB022: what the department's tables by unit print of a unit, against the unit's own document.
    fn unit_rows(&mut self, unit: &Companion<'_>, listed: &str) {
        let tables = self.here.tables;
        for (kind, table, own) in [
            (TableKind::BasicByUnit, tables.basic_by_unit(), unit.tables.basic_by_unit()),
            (TableKind::ProjectByUnit, tables.project_by_unit(), unit.tables.project_by_unit()),
        ] {
            let Some(table) = table else { continue };
            let is_unit = |key: &UnitRow| key.unit_name() == Some(listed) && key.unit_line().is_none();
            let mut rows = table.rows().enumerate().filter(|(_, (key, _))| is_unit(key));
            let (Some((row, (_, figures))), None) = (rows.next(), rows.next()) else { continue };
            for &column in FundingColumn::COLUMNS {
                let Some(printed) = figures[column].figure() else { continue };
                let cell = CellRef::new(kind, row, column.index());
                let totals = own_totals(kind, own, &unit.tables, column);
                if totals.is_empty() {
                    self.found.count("XTB022", Outcome::Undecidable);
                }
                // What units pay each other may be taken out of the one and not of the other.
                let appropriated = matches!(
                    column,
                    FundingColumn::Appropriation
                        | FundingColumn::General
                        | FundingColumn::GovernmentFund
                        | FundingColumn::StateCapital
                );
                let within = !appropriated && pays_within(&unit.tables);
                // 项目支出及其他支出 holds what is carried over to the next year, which no table by fund does.
                let carried = kind == TableKind::ProjectByUnit && carries_over(&unit.tables);
                for (total, figure) in totals {
                    let doubtful = within || (carried && total.table != kind);
                    let mut tally = Tally::new(printed);
                    tally.add(figure);
                    let mut verdict = tally.verdict();
                    if doubtful {
                        verdict = verdict.unless_broken(Undecidable::OtherForm);
                    }
                    let places = || vec![self.here.of_cell(cell), unit.place(total)];
                    let title = unit.place(total).table;
                    let text = [
                        format!("部门分单位表所列“{listed}”为 {printed}，该单位《{title}》为 {figure}"),
                        format!(
                            "the department prints {printed} for {listed}, the unit's own {title} {figure}"
                        ),
                    ];
                    self.found.judged("XTB022", verdict, places, text);
                }
            }
        }
    }
}

fn describe(rule: &Rule, places: &[FindingPlace]) -> String {
    let place = places.first().cloned().unwrap_or_default();
    format!("{} {} {} {}（{}）", rule.code(), place.table, place.row_label, place.column, rule.chinese())
}

/// The totals of a unit's own tables that its row in the department's tables by unit must equal.
fn own_totals(
    kind: TableKind,
    own: Option<&PrintedTable<UnitRow, FundingColumn>>,
    tables: &PrintedTables,
    column: FundingColumn,
) -> Vec<(CellRef, Printed)> {
    let basic = kind == TableKind::BasicByUnit;
    let by_fund = if basic { BasicProjectColumn::Basic } else { BasicProjectColumn::Project };
    let total = UnitRow::total();
    let cells = [
        total_of(kind, own, &total, column),
        match column {
            FundingColumn::General => {
                total_of(TableKind::GeneralByFunction, tables.general_by_function(), &CodeRow::TOTAL, by_fund)
            }
            FundingColumn::GovernmentFund => {
                total_of(TableKind::GovernmentFund, tables.government_fund(), &FunctionalRow::TOTAL, by_fund)
            }
            FundingColumn::StateCapital => {
                total_of(TableKind::StateCapital, tables.state_capital(), &FunctionalRow::TOTAL, by_fund)
            }
            FundingColumn::Total if basic => total_of(
                TableKind::Expenditure,
                tables.expenditure(),
                &CodeRow::TOTAL,
                ExpenditureColumn::Basic,
            ),
            _ => None,
        },
    ];
    let figure = |cell: CellRef| Some((cell, tables.cell(cell)?.figure()?));
    cells.into_iter().flatten().filter_map(figure).collect()
}

/// The one row of a total.
fn total_of<K: RowKey, C: ColumnSet>(
    kind: TableKind,
    table: Option<&PrintedTable<K, C>>,
    total: &K,
    column: C,
) -> Option<CellRef> {
    let mut rows = table?.rows().enumerate().filter(|(_, (key, _))| *key == total).map(|(row, _)| row);
    let row = rows.next()?;
    rows.next().is_none().then(|| CellRef::new(kind, row, column.index()))
}

/// Whether a unit prints money that it carries over to the next year.
fn carries_over(tables: &PrintedTables) -> bool {
    let rows = tables.expenditure().into_iter().flat_map(PrintedTable::rows);
    let money = |cell: &Cell| cell.holds_money() || cell.is_unread();
    rows.into_iter().any(|(_, figures)| money(&figures[ExpenditureColumn::CarryOver]))
}

/// Whether a unit prints money that it gets from other units of the department, or pays to them.
fn pays_within(tables: &PrintedTables) -> bool {
    let money = |cell: &Cell| cell.holds_money() || cell.is_unread();
    let gets = tables.revenue().into_iter().flat_map(PrintedTable::rows).any(|(_, figures)| {
        money(&figures[RevenueColumn::SuperiorGrants]) || money(&figures[RevenueColumn::AffiliateRemittances])
    });
    let pays = tables.expenditure().into_iter().flat_map(PrintedTable::rows).any(|(_, figures)| {
        money(&figures[ExpenditureColumn::SubsidyToAffiliates])
            || money(&figures[ExpenditureColumn::RemittanceToSuperior])
    });
    gets || pays
}

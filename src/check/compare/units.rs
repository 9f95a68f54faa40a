//! A department compared with the sum of its units (XTB021).

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::check::answer::{Breach, Explained, wording};
use crate::check::companion::{Companion, Comparison};
use crate::check::place::{FindingPlace, Places};
use crate::check::rules::cross::xtb021_units_sum_mismatch::DECLARATION;
use crate::companion::Related;
use crate::identity::{CellRef, PrintedTables, RowsByKey};
use crate::table::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, Cell, ColumnSet, EconomicColumn,
    FundAccountColumn, PrintedTable, RevenueColumn, RowKey, TableKind, ThreePublicColumn,
};
use crate::value::{Language, Outcome, Printed, Stage, Tally, Undecidable, Unit, Verdict};

pub(super) fn comparisons(
    here: &Places<'_>,
    related: &Related<'_>,
    units: &[&Companion<'_>],
) -> Vec<Comparison> {
    let department = Department { here, units, extent: Extent::of(related) };
    let sums = department.sums();
    let reported = department.reported(&sums);
    let comparison = |(sum, breach): (Sum<'_>, Option<Breach>)| match breach {
        Some(breach) => Comparison::new(&DECLARATION, sum.verdict, || breach),
        None => Comparison::reported_elsewhere(&DECLARATION, sum.verdict),
    };
    sums.into_iter().zip(reported).map(comparison).collect()
}

/// How much of a department the units beside it are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// They are all of it.
    Whole,
    /// They are some of it, and no more than it: a budget appropriates nothing below zero.
    Part,
    /// They are some of it, and may be more than it: an account may take back what was spent in another year.
    PartOfAccount,
}

impl Extent {
    fn of(related: &Related<'_>) -> Self {
        match related.document().stage {
            _ if related.has_all_units() => Self::Whole,
            Stage::Budget => Self::Part,
            Stage::FinalAccount => Self::PartOfAccount,
        }
    }
}

/// A department with its units.
struct Department<'a> {
    here: &'a Places<'a>,
    units: &'a [&'a Companion<'a>],
    extent: Extent,
}

/// A figure of the department beside those of the units.
struct Sum<'a> {
    /// How many rows the row is a part of.
    depth: usize,
    verdict: Verdict,
    whole: Vec<CellRef>,
    /// The cells of the units that are not blank.
    parts: Vec<(&'a Companion<'a>, CellRef)>,
}

/// The rows of one document's table by what they are, groups of a code taken together.
struct Rows<'t, K, C> {
    table: &'t PrintedTable<K, C>,
    by_key: RowsByKey<'t, K, C>,
    /// Every row that one of the rows is a part of.
    above: HashSet<K>,
    /// The columns in which anything is printed.
    printed: Vec<C>,
}

/// A cell with its figure.
type Found<'t> = (CellRef, &'t Cell);

impl<'t, K: RowKey + Ord, C: ColumnSet> Rows<'t, K, C> {
    fn of(kind: TableKind, table: &'t PrintedTable<K, C>) -> Self {
        let by_key = RowsByKey::keyed_by(kind, Some(table), ungrouped);
        let above = by_key.keys().flat_map(rows_above).collect();
        let prints = |column: &C| table.rows().any(|(_, figures)| !figures[*column].is_blank());
        let printed = C::COLUMNS.iter().copied().filter(prints).collect();
        Self { table, by_key, above, printed }
    }

    /// The cells of a row, or why they are not known. A row that a table leaves out holds nothing, unless rows below it
    /// are there, or the table is cut; a form that does not print the column says nothing of it, and one that prints
    /// nothing at all has none.
    fn cells(&self, key: &K, column: C) -> Result<Vec<Found<'t>>, Undecidable> {
        if !self.printed.is_empty() && !self.printed.contains(&column) {
            return Err(Undecidable::OtherForm);
        }
        let found: Vec<_> = self.by_key.find(key, &[column]).collect();
        if !found.is_empty() {
            return Ok(found);
        }
        if !self.table.completeness().is_complete() {
            return Err(Undecidable::IncompleteTable);
        }
        if self.above.contains(key) { Err(Undecidable::MissingRow) } else { Ok(found) }
    }
}

fn ungrouped<K: RowKey>(key: &K) -> K {
    key.ungrouped().unwrap_or_else(|| key.clone())
}

/// Every row that a row is a part of.
fn rows_above<K: RowKey>(key: &K) -> impl Iterator<Item = K> + use<K> {
    core::iter::successors(key.parent(), RowKey::parent)
}

/// One typed table of a document.
type TableOf<K, C> = fn(&PrintedTables) -> Option<&PrintedTable<K, C>>;

impl<'a> Department<'a> {
    /// The tables of fiscal appropriations: no money of theirs goes from one unit of the department to another. What
    /// units pay each other (上级补助收入, 附属单位上缴收入, 对附属单位补助支出) is taken out when they are added up, and no
    /// published table says how much it was: so the tables of all money are not compared.
    fn sums(&self) -> Vec<Sum<'a>> {
        use TableKind as Kind;
        const REVENUE: &[RevenueColumn] = &[
            RevenueColumn::Appropriation,
            RevenueColumn::General,
            RevenueColumn::GovernmentFund,
            RevenueColumn::StateCapital,
        ];
        let (by_fund, account) = (BasicProjectColumn::COLUMNS, FundAccountColumn::COLUMNS);
        let appropriations = AppropriationColumn::COLUMNS;
        [
            self.table(Kind::FiscalBalance, PrintedTables::fiscal_balance, appropriations),
            self.table(Kind::Revenue, PrintedTables::revenue, REVENUE),
            self.table(Kind::GeneralByFunction, PrintedTables::general_by_function, by_fund),
            self.table(Kind::BasicByEconomic, PrintedTables::basic_by_economic, EconomicColumn::COLUMNS),
            self.table(Kind::ThreePublic, PrintedTables::three_public, ThreePublicColumn::COLUMNS),
            self.table(Kind::GovernmentFund, PrintedTables::government_fund, by_fund),
            self.table(Kind::StateCapital, PrintedTables::state_capital, by_fund),
            self.table(Kind::ProjectByEconomic, PrintedTables::project_by_economic, BudgetColumn::COLUMNS),
            self.table(Kind::GovernmentFundAccount, PrintedTables::government_fund_account, account),
            self.table(Kind::StateCapitalAccount, PrintedTables::state_capital_account, account),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn table<K: RowKey + Ord, C: ColumnSet>(
        &self,
        kind: TableKind,
        table_of: TableOf<K, C>,
        columns: &[C],
    ) -> Vec<Sum<'a>> {
        let Some(whole) = table_of(self.here.tables).map(|table| Rows::of(kind, table)) else {
            return Vec::new();
        };
        let parts: Vec<_> =
            self.units.iter().map(|unit| table_of(&unit.tables).map(|table| Rows::of(kind, table))).collect();
        let columns = columns.iter().copied().filter(|column| whole.printed.contains(column));
        let columns: Vec<C> = columns.collect();
        let mut seen = HashSet::new();
        let mut sums = Vec::new();
        for key in whole.table.rows().map(|(key, _)| ungrouped(key)) {
            if seen.insert(key.clone()) {
                sums.extend(columns.iter().map(|&column| self.sum(&whole, &parts, &key, column)));
            }
        }
        sums
    }

    fn sum<K: RowKey + Ord, C: ColumnSet>(
        &self,
        whole: &Rows<'a, K, C>,
        parts: &[Option<Rows<'a, K, C>>],
        key: &K,
        column: C,
    ) -> Sum<'a> {
        let whole = whole.cells(key, column).unwrap_or_default();
        let mut found: Vec<(&'a Companion<'a>, Found<'a>)> = Vec::new();
        let mut gap = None;
        for (&unit, rows) in self.units.iter().zip(parts) {
            match rows.as_ref().ok_or(Undecidable::MissingTable).and_then(|rows| rows.cells(key, column)) {
                Ok(cells) => found.extend(cells.into_iter().map(|cell| (unit, cell))),
                Err(why) => gap = gap.or(Some(why)),
            }
        }
        let whole_cells: Vec<&Cell> = whole.iter().map(|(_, cell)| *cell).collect();
        let part_cells: Vec<&Cell> = found.iter().map(|(_, (_, cell))| *cell).collect();
        let verdict = match gap {
            Some(gap) if whole_cells.iter().any(|cell| !cell.is_blank()) => Verdict::undecidable(gap),
            Some(_) => Verdict::not_applicable(),
            None => self.verdict(&whole_cells, &part_cells),
        };
        let printed = found.into_iter().filter(|(_, (_, cell))| !cell.is_blank());
        Sum {
            depth: rows_above(key).count(),
            verdict,
            whole: whole.into_iter().map(|(cell, _)| cell).collect(),
            parts: printed.map(|(unit, (cell, _))| (unit, cell)).collect(),
        }
    }

    fn verdict(&self, whole: &[&Cell], parts: &[&Cell]) -> Verdict {
        let all = || whole.iter().chain(parts);
        if all().all(|cell| cell.is_blank()) {
            return Verdict::not_applicable();
        }
        if all().any(|cell| cell.is_unread()) {
            return Verdict::undecidable(Undecidable::UnreadCell);
        }
        let figures =
            |cells: &[&Cell]| -> Vec<Printed> { cells.iter().filter_map(|cell| cell.figure()).collect() };
        let (whole_figures, part_figures) = (figures(whole), figures(parts));
        let Some(sum) = tally(&whole_figures, &part_figures) else {
            return Verdict::undecidable(Undecidable::BlankCell);
        };
        let is_negative = |figure: &Printed| figure.value().is_sign_negative();
        match self.extent {
            Extent::Whole if all().any(|cell| cell.is_blank()) => {
                sum.verdict().unless_broken(Undecidable::BlankCell)
            }
            Extent::Whole => sum.verdict(),
            // The department is at least what some of its units are.
            Extent::Part if !part_figures.iter().any(is_negative) => tally(&part_figures, &whole_figures)
                .map_or_else(Verdict::not_applicable, Tally::verdict_at_most),
            Extent::Part | Extent::PartOfAccount => Verdict::undecidable(Undecidable::MissingRow),
        }
    }

    /// What is reported of each sum. The same difference in several tables, columns and rows above each other is one: it
    /// is reported once, at the lowest row.
    fn reported(&self, sums: &[Sum<'_>]) -> Vec<Option<Breach>> {
        let mut groups: Vec<(Difference, Vec<usize>)> = Vec::new();
        for (index, sum) in sums.iter().enumerate() {
            let Some(difference) = Difference::of(&sum.verdict) else { continue };
            match groups.iter_mut().find(|(known, _)| *known == difference) {
                Some((_, group)) => group.push(index),
                None => groups.push((difference, vec![index])),
            }
        }
        let mut reported: Vec<Option<Breach>> = sums.iter().map(|_| None).collect();
        for (_, group) in groups {
            let lowest = group.iter().rev().max_by_key(|index| sums[**index].depth);
            let Some(&lowest) = lowest else { continue };
            let explains = group.iter().map(|&index| self.explained(&sums[index])).collect();
            reported[lowest] = Some(self.breach(&sums[lowest]).explaining(explains));
        }
        reported
    }

    fn breach(&self, sum: &Sum<'_>) -> Breach {
        let figure = |value: Option<Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
        let verdict = &sum.verdict;
        let actual = verdict.actual().map(Printed::digits).unwrap_or_default();
        let (expected, difference) = (figure(verdict.expected()), figure(verdict.difference()));
        let whole = sum.whole.iter().map(|cell| self.here.of_cell(*cell));
        let parts = sum.parts.iter().map(|(unit, cell)| unit.place_of_cell(*cell));
        let breach = Breach::at_places(whole.chain(parts).collect());
        if self.extent == Extent::Whole {
            return breach.worded(wording!(
                "部门为 {actual}，所属单位合计 {expected}，差 {difference}",
                "the department prints {actual}, its units add up to {expected}, difference {difference}"
            ));
        }
        breach.worded(wording!(
            "给出的单位合计 {actual}，已超过部门的 {expected}，差 {difference}",
            "the units given add up to {actual}, more than the department's {expected} by {difference}"
        ))
    }

    fn explained(&self, sum: &Sum<'_>) -> Explained {
        let place = sum.whole.first().map_or_else(FindingPlace::default, |cell| self.here.of_cell(*cell));
        let [zh, en] = [Language::Zh, Language::En].map(|language| DECLARATION.says(language));
        Explained::new(DECLARATION.code(), place, zh, en)
    }
}

/// The sum of some figures against that of others; `None` where the first are none.
fn tally(whole: &[Printed], parts: &[Printed]) -> Option<Tally> {
    let mut tally = Tally::of_sum(whole.iter().copied())?;
    for part in parts {
        tally.add(*part);
    }
    Some(tally)
}

/// What makes two differences one: the amount, its unit, and whether rounding explains it.
#[derive(PartialEq, Eq)]
struct Difference {
    amount: Option<Decimal>,
    unit: Option<Unit>,
    outcome: Outcome,
}

impl Difference {
    /// The difference that a verdict reports, if it reports one.
    fn of(verdict: &Verdict) -> Option<Self> {
        let outcome = verdict.outcome();
        let is_reported = matches!(outcome, Outcome::Broken | Outcome::HeldWithinRounding);
        let amount = verdict.difference().map(|amount| amount.normalize());
        is_reported.then_some(Self { amount, unit: verdict.unit(), outcome })
    }
}

//! Rebuilds the twelve tables of the 2023 budget of 惠州市政务服务数据管理局 from their lowest rows, and shows that
//! every printed figure is met exactly or within rounding.
//!
//! ```sh
//! cargo run --example huizhou_2023
//! ```
#![expect(clippy::print_stdout, reason = "an example speaks")]

use std::collections::BTreeSet;
use std::process::ExitCode;

use cn_budget::{
    Disclosure, Outcome, Printed, PrintedTable, Sheet, TableKind, Unit, Verdict,
    budget::{AgencyOperatingDefinition, AgencyOperatingExpense},
    document::{Format, SheetKey},
    identity::PrintedTables,
    table::{CellOrigin, ColumnSet, CrossRelation, Rebuilt, Relation, ThreePublicColumn, ThreePublicRow},
    value::Counts,
};
use strum::IntoEnumIterator;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023");

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let document = Disclosure::from_csv_folder(FOLDER)?;
    let tables = PrintedTables::read(&document)?;
    println!("{} {} 年部门预算：由最低级行重新汇总十二张表\n", document.department, document.fiscal_year);

    let mut report = Report::default();
    for kind in TableKind::iter() {
        let Some(sheet) = document.sheet(kind) else { continue };
        match kind {
            TableKind::Balance => report.rebuild(sheet, tables.balance()),
            TableKind::Revenue => report.rebuild(sheet, tables.revenue()),
            TableKind::Expenditure => report.rebuild(sheet, tables.expenditure()),
            TableKind::FiscalBalance => report.rebuild(sheet, tables.fiscal_balance()),
            TableKind::GeneralByFunction => report.rebuild(sheet, tables.general_by_function()),
            TableKind::BasicByEconomic => report.rebuild(sheet, tables.basic_by_economic()),
            TableKind::ThreePublic => {
                report.rebuild(sheet, tables.three_public());
                report.cannot_derive(tables.three_public(), &ThreePublicRow::AgencyOperating);
            }
            TableKind::GovernmentFund => report.rebuild(sheet, tables.government_fund()),
            TableKind::StateCapital => report.rebuild(sheet, tables.state_capital()),
            TableKind::ProjectByEconomic => report.rebuild(sheet, tables.project_by_economic()),
            TableKind::BasicByUnit => report.rebuild(sheet, tables.basic_by_unit()),
            TableKind::ProjectByUnit => report.rebuild(sheet, tables.project_by_unit()),
            other => println!("{other} 不在十二张表之列"),
        }
    }
    report.print();
    println!();
    three_public(&document, &tables)?;
    println!();
    let broken = report.total.1[Outcome::Broken] + level_by_level(&document);
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One line a table: how many figures were given, and how the computed ones compare with the print.
#[derive(Default)]
struct Report {
    lines: Vec<(String, usize, Counts)>,
    total: (usize, Counts),
}

impl Report {
    /// Rebuilds a table from its lowest rows, prints it, and counts.
    fn rebuild<K: SheetKey, C: ColumnSet>(&mut self, sheet: &Sheet, table: Option<&PrintedTable<K, C>>) {
        let Some(table) = table else { return };
        let rebuild = table.rebuild();
        let mut computed = sheet.clone();
        for (row, (_, figures)) in computed.rows.iter_mut().zip(rebuild.table().rows()) {
            row.cells = figures.iter().map(|(_, cell)| cell.clone()).collect();
        }
        println!("{}", computed.render(Format::Text));
        for ((row, column), rebuilt) in rebuild.figures() {
            if let Rebuilt::Computed(verdict) = rebuilt
                && verdict.outcome() != Outcome::Held
            {
                println!("  {} {column}：{}", sheet.rows[*row].label, in_chinese(verdict));
            }
        }
        println!();
        self.total.0 += rebuild.given();
        self.total.1.add(&rebuild.counts());
        self.lines.push((sheet.title.clone(), rebuild.given(), rebuild.counts()));
    }

    /// Counts the figures of a lowest row as undecidable rather than given: nothing published gives them.
    fn cannot_derive<K: SheetKey, C: ColumnSet>(&mut self, table: Option<&PrintedTable<K, C>>, row: &K) {
        let (Some(table), Some((_, given, counts))) = (table, self.lines.last_mut()) else { return };
        for ((place, _), rebuilt) in table.rebuild().figures() {
            let here = table.row(*place).is_some_and(|(key, _)| key == row);
            if here && *rebuilt == Rebuilt::Given {
                *given -= 1;
                self.total.0 -= 1;
                counts.count(Outcome::Undecidable);
                self.total.1.count(Outcome::Undecidable);
            }
        }
    }

    fn print(&self) {
        println!("由最低级行汇总的结果（数字个数）：");
        println!("  最低级  完全一致  尾数误差内  不一致  无法判断  表");
        let line = |given: usize, counts: &Counts, title: &str| {
            let [exact, rounding, broken, open] =
                [Outcome::Held, Outcome::HeldWithinRounding, Outcome::Broken, Outcome::Undecidable]
                    .map(|o| counts[o]);
            println!("  {given:>6}  {exact:>8}  {rounding:>10}  {broken:>6}  {open:>8}  {title}");
        };
        for (number, (title, given, counts)) in self.lines.iter().enumerate() {
            line(*given, counts, &format!("{} {title}", number + 1));
        }
        line(self.total.0, &self.total.1, "合计");
    }
}

/// The 三公 and the agency operating expense from the economic tables, against the table that prints them.
fn three_public(document: &Disclosure, tables: &PrintedTables) -> Result<(), Box<dyn std::error::Error>> {
    println!("由经济分类科目推算“三公”经费：");
    let printed = tables.three_public().ok_or("the 三公 table is missing")?;
    let figure = |row: ThreePublicRow| {
        let (_, figures) = printed.rows().find(|(key, _)| **key == row)?;
        figures[ThreePublicColumn::General].figure()
    };
    for check in document.checks() {
        let Relation::Across(CrossRelation::ThreePublic) = check.relation() else { continue };
        let row = check.whole().map(|cell| place(document, cell).1).unwrap_or_default();
        let parts: Vec<_> = check.parts().iter().filter_map(|&cell| document.cell(cell)?.figure()).collect();
        let sum = if parts.is_empty() {
            "0.00".to_owned()
        } else {
            parts.iter().map(|part| part.digits()).collect::<Vec<_>>().join(" + ")
        };
        println!("  {row} = {sum}：{}", in_chinese(check.verdict()));
    }
    if let [Some(total), Some(abroad), Some(vehicles), Some(reception)] = [
        ThreePublicRow::ThreePublic,
        ThreePublicRow::Overseas,
        ThreePublicRow::Vehicles,
        ThreePublicRow::Reception,
    ]
    .map(figure)
    {
        println!(
            "  “三公” {} = {} + {} + {}",
            total.digits(),
            abroad.digits(),
            vehicles.digits(),
            reception.digits()
        );
    }
    let (Some(basic), Some(operating)) =
        (tables.basic_by_economic(), figure(ThreePublicRow::AgencyOperating))
    else {
        return Ok(());
    };
    let definition = AgencyOperatingDefinition::GUANGDONG;
    match definition.of_tables(basic, tables.project_by_economic()) {
        AgencyOperatingExpense::Figure(amount) => println!("  行政经费 {operating}，由明细得 {amount} 元"),
        AgencyOperatingExpense::AtMost(bound) => {
            let value =
                bound.value_in(Unit::TenThousandYuan).map_or("无".to_owned(), |value| value.to_string());
            println!(
                "  行政经费 {operating}：公开的表只能给出上限 {value}（{}口径），无法核对到数",
                definition.region()
            );
        }
    }
    Ok(())
}

fn in_chinese(verdict: &Verdict) -> String {
    let outcome = verdict.outcome().chinese();
    match (verdict.actual(), verdict.expected(), verdict.difference(), verdict.allowed(), verdict.reason()) {
        (Some(actual), Some(expected), Some(difference), Some(allowed), _) => {
            format!(
                "表列 {}，应为 {expected}，差 {difference}，尾数误差允许 {allowed}，{outcome}",
                actual.digits()
            )
        }
        (.., Some(reason)) => format!("{outcome}（{}）", reason.chinese()),
        _ => outcome.to_owned(),
    }
}

/// The table, the row and the heading of a cell, as printed.
fn place(document: &Disclosure, cell: CellOrigin) -> (&str, String, &str) {
    let sheet = &document.sheets[cell.sheet];
    let row = &sheet.rows[cell.row];
    let row = format!("{} {}", row.code.as_deref().unwrap_or_default(), row.label).trim().to_owned();
    (&sheet.title, row, cell.heading.map_or("", |heading| &sheet.headers[heading]))
}

/// Every identity within and across the tables, level by level, and the distinct rounding differences. Counts the
/// errors: a few identities may differ in a sound document, and are told as hints.
fn level_by_level(document: &Disclosure) -> usize {
    println!("逐级核对表内、表间关系：");
    let (certain, uncertain): (Vec<_>, Vec<_>) =
        document.checks().into_iter().partition(|check| check.relation().is_certain());
    let mut seen = BTreeSet::new();
    for check in certain.iter().chain(&uncertain) {
        let verdict = check.verdict();
        let Some((table, row, column)) = check.whole().map(|cell| place(document, cell)) else { continue };
        let relation = check.relation().chinese();
        match verdict.outcome() {
            Outcome::Broken if check.relation().is_certain() => {
                println!("  错误：{table}，{row}，{column}（{relation}）：{}", in_chinese(verdict));
            }
            Outcome::Broken => println!("  提示：{table}（{relation}）：{}", in_chinese(verdict)),
            // The same difference recurs in other tables and columns: it is told once.
            Outcome::HeldWithinRounding
                if seen.insert((verdict.actual().map(Printed::digits), verdict.expected())) =>
            {
                println!("  {} {table}，{row}，{column}（{relation}）：{}", seen.len(), in_chinese(verdict));
            }
            _ => {}
        }
    }
    let counts = document.counts();
    let listed: Vec<_> =
        counts.iter().map(|(outcome, count)| format!("{} {count}", outcome.chinese())).collect();
    println!("  {}；不同的尾数误差 {} 处", listed.join("，"), seen.len());
    println!("  各地口径不一、只作提示的关系 {} 项", uncertain.len());
    counts[Outcome::Broken]
}

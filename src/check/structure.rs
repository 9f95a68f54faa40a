//! The rules on structure (STR): is everything there that must be, and can it be read? And figures without the decimals of
//! their table (WRD017).

use std::collections::BTreeMap;

use super::finding::{FindingPlace, of_row, of_sheet};
use strum::IntoEnumIterator;

use crate::check::{Finding, Rule};
use crate::document::{Disclosure, RowRole, Sheet, SheetRow};
use crate::identity::PrintedTables;
use crate::table::{
    BalanceRow, BudgetColumn, Cell, ColumnSet, Completeness, ExpenditureColumn, FunctionalRow, PrintedTable,
    RevenueColumn, Side, TableKind, Violations,
};
use crate::value::{Level, Outcome, Printed, Stage, Tally, Verdict};

/// The findings, and how many things each rule looked at.
pub(super) type Checked = (Vec<Finding>, Vec<(&'static Rule, usize)>);

/// What a note says under a table that is empty.
pub(super) const EMPTY_NOTES: [&str; 4] = ["本表无数据", "本表为空表", "本表为空", "此表无数据"];

/// The tables that every department must publish, whatever the form of its province. A final account may print the
/// government funds with their revenue instead.
fn required(stage: Stage) -> impl Iterator<Item = (TableKind, Option<TableKind>)> {
    let account = (stage == Stage::FinalAccount).then_some(TableKind::GovernmentFundAccount);
    let instead = move |kind| account.filter(|_| kind == TableKind::GovernmentFund);
    TableKind::iter().filter(|kind| kind.is_required()).map(move |kind| (kind, instead(kind)))
}

pub(super) fn check(document: &Disclosure, tables: &PrintedTables, untyped: &Violations) -> Checked {
    let mut findings = Vec::new();
    let mut looked_at = Vec::new();
    let mut rule = |code: &str, count: usize, found: Vec<Finding>| {
        if let Some(rule) = Rule::find(code) {
            looked_at.push((rule, count));
            findings.extend(found);
        }
    };
    let sheets = || document.sheets.iter().enumerate();
    rule("STR001", required(document.stage).count(), missing_tables(document));
    rule("STR002", document.sheets.len(), sheets().filter_map(incomplete).collect());
    rule(
        "STR003",
        document.sheets.len(),
        sheets().filter_map(|sheet| missing_total(sheet, tables)).collect(),
    );
    rule("STR004", document.sheets.len(), sheets().filter_map(missing_unit).collect());
    rule("STR005", document.sheets.len(), sheets().filter_map(empty_note).collect());
    rule("STR006", document.sheets.iter().map(cells).sum(), sheets().flat_map(unread_cells).collect());
    let rows = document.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    rule("STR007", rows, repeated_rows(document, tables));
    rule("STR008", document.sheets.len(), untyped_tables(document, untyped));
    rule("WRD017", document.sheets.len(), sheets().filter_map(uneven_decimals).collect());
    (findings, looked_at)
}

fn finding(code: &str, place: FindingPlace, chinese: String, english: String) -> Option<Finding> {
    Some(Finding::new(Rule::find(code)?, vec![place]).with_text(chinese, english))
}

fn missing_tables(document: &Disclosure) -> Vec<Finding> {
    // A table that stands under its title is there, though nobody knows its columns: see `unrecognised`.
    let is = |sheet: &Sheet, kind| [sheet.kind, sheet.titled].contains(&Some(kind));
    let printed = |kind: TableKind| document.sheets.iter().any(|sheet| is(sheet, kind));
    let missing =
        required(document.stage).filter(|(kind, instead)| !printed(*kind) && !instead.is_some_and(printed));
    missing
        .filter_map(|(kind, instead)| {
            let title = instead.unwrap_or(kind).title_in(document.stage);
            let place = FindingPlace { table: title.to_owned(), ..FindingPlace::default() };
            finding("STR001", place, format!("缺少《{title}》"), format!("the table {title} is missing"))
        })
        .collect()
}

fn incomplete((index, sheet): (usize, &Sheet)) -> Option<Finding> {
    let Completeness::Incomplete(reason) = &sheet.completeness else { return None };
    let title = &sheet.title;
    let place = of_sheet(index, sheet);
    finding(
        "STR002",
        place,
        format!("《{title}》不完整：{reason}"),
        format!("{title} is incomplete: {reason}"),
    )
}

fn missing_total((index, sheet): (usize, &Sheet), tables: &PrintedTables) -> Option<Finding> {
    // The final account's table by economic code totals its two parts, and no more.
    let parts = sheet.kind == Some(TableKind::BasicByEconomic);
    let totals = sheet.rows.iter().any(|row| match row.role {
        RowRole::Total => true,
        RowRole::Subtotal => parts,
        _ => false,
    });
    if totals || sheet.rows.is_empty() || sheet.kind.is_none_or(|kind| kind == TableKind::ThreePublic) {
        return None;
    }
    let title = &sheet.title;
    let verdict = listed(tables, sheet.kind?);
    let [chinese, english] = match verdict
        .map(|verdict| (verdict.outcome(), verdict.actual(), verdict.expected(), verdict.difference()))
    {
        Some((Outcome::Broken, Some(total), Some(sum), Some(missing))) => [
            format!("；所列各类合计 {sum}，收支总表为 {}，差 {missing}", total.digits()),
            format!("; its classes give {sum}, the balance {}: {missing} are missing", total.digits()),
        ],
        Some((outcome, ..)) if outcome.is_held() => [
            "；所列各类合计与收支总表相符".to_owned(),
            "; its classes give what the balance totals".to_owned(),
        ],
        _ => [String::new(), String::new()],
    };
    let chinese = format!("《{title}》没有合计行{chinese}");
    let english = format!("{title} has no total row{english}");
    let mut finding = finding("STR003", of_sheet(index, sheet), chinese, english)?;
    finding.verdict = verdict;
    Some(finding)
}

/// The classes of the table of all revenue, or of all expenditure, against the total of the balance: what tells a table
/// that lacks its total alone from one that lacks rows too.
fn listed(tables: &PrintedTables, kind: TableKind) -> Option<Verdict> {
    fn classes<C: ColumnSet>(
        table: Option<&PrintedTable<FunctionalRow, C>>,
        column: C,
    ) -> Option<Vec<Printed>> {
        let class = |key: &FunctionalRow| key.code().is_some_and(|code| code.level() == Level::Class);
        table?.rows().filter(|(key, _)| class(key)).map(|(_, figures)| figures[column].figure()).collect()
    }
    let (side, classes) = match kind {
        TableKind::Revenue => (Side::Revenue, classes(tables.revenue(), RevenueColumn::Total)?),
        TableKind::Expenditure => {
            (Side::Expenditure, classes(tables.expenditure(), ExpenditureColumn::Total)?)
        }
        _ => return None,
    };
    let (_, total) = tables.balance()?.rows().find(|(key, _)| **key == BalanceRow::Total(side))?;
    let mut tally = Tally::new(total[BudgetColumn::Budget].figure()?);
    for class in classes {
        tally.add(class);
    }
    Some(tally.verdict())
}

fn missing_unit((index, sheet): (usize, &Sheet)) -> Option<Finding> {
    // A table that was not recognised may have none to state: a list of units.
    if sheet.unit.is_some() || sheet.kind.is_none() {
        return None;
    }
    let title = &sheet.title;
    finding(
        "STR004",
        of_sheet(index, sheet),
        format!("《{title}》未注明金额单位"),
        format!("{title} states no unit"),
    )
}

fn empty_note((index, sheet): (usize, &Sheet)) -> Option<Finding> {
    let note = sheet.notes.iter().find(|note| EMPTY_NOTES.iter().any(|empty| note.contains(empty)))?;
    let row = sheet.rows.iter().position(|row| row.cells.iter().any(Cell::holds_money))?;
    let place = of_row(index, sheet, row);
    finding(
        "STR005",
        place,
        format!("注“{note}”，但表中有数"),
        format!("the note {note:?} stands under figures"),
    )
}

/// The rows whose cells should hold figures: of a table that was not recognised nobody knows.
fn figure_rows(sheet: &Sheet) -> &[SheetRow] {
    if sheet.kind.is_some() { &sheet.rows } else { &[] }
}

fn cells(sheet: &Sheet) -> usize {
    figure_rows(sheet).iter().map(|row| row.cells.len()).sum()
}

fn unread_cells((index, sheet): (usize, &Sheet)) -> impl Iterator<Item = Finding> {
    let unread = figure_rows(sheet).iter().enumerate().flat_map(|(row, found)| {
        let cells = found.cells.iter().enumerate().filter(|(_, cell)| cell.is_unread());
        cells.map(move |(column, cell)| (row, column, cell.text()))
    });
    unread.filter_map(move |(row, column, text)| {
        let mut place = of_row(index, sheet, row);
        place.column = sheet.headers.get(column).cloned().unwrap_or_default();
        (place.heading, place.printed) = (Some(column), Some(text.clone()));
        finding("STR006", place, format!("“{text}”无法识别为数字"), format!("{text:?} is no figure"))
    })
}

fn repeated_rows(document: &Disclosure, tables: &PrintedTables) -> Vec<Finding> {
    tables
        .repeated_rows()
        .into_iter()
        .filter_map(|(kind, row)| {
            let (index, sheet) =
                document.sheets.iter().enumerate().find(|(_, sheet)| sheet.kind == Some(kind))?;
            let place = of_row(index, sheet, row);
            let label = place.row_label.clone();
            finding(
                "STR007",
                place,
                format!("“{label}”一行重复出现"),
                format!("row {label:?} is printed twice"),
            )
        })
        .collect()
}

/// How many figures must end in a zero after the point for a column to print such zeros.
const ZEROS_PRINTED: usize = 3;

/// Figures without the decimals that their column prints, zeros and all.
fn uneven_decimals((index, sheet): (usize, &Sheet)) -> Option<Finding> {
    let rule = Rule::find("WRD017")?;
    // What was not recognised may be no money.
    sheet.kind?;
    let places: Vec<FindingPlace> = (0..sheet.headers.len())
        .flat_map(|column| {
            short_figures(sheet, column).into_iter().map(move |(row, text)| FindingPlace {
                heading: Some(column),
                column: sheet.headers[column].clone(),
                printed: Some(text),
                ..of_row(index, sheet, row)
            })
        })
        .collect();
    let printed = places.first()?.printed.clone().unwrap_or_default();
    let (title, count) = (&sheet.title, places.len());
    Some(Finding::new(rule, places).with_text(
        format!("《{title}》“{printed}”等 {count} 处小数位数少于同栏各数"),
        format!("{title}: {printed} has fewer decimals than its column prints ({count} of such)"),
    ))
}

/// The figures of a column that lack decimals, by row, where it prints zeros at the end of more figures than lack them.
fn short_figures(sheet: &Sheet, column: usize) -> Vec<(usize, String)> {
    let cells =
        || sheet.rows.iter().enumerate().filter_map(|(row, found)| Some((row, found.cells.get(column)?)));
    let figures = || cells().filter_map(|(_, cell)| cell.figure());
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for figure in figures() {
        *counts.entry(figure.decimals()).or_default() += 1;
    }
    let Some((decimals, _)) =
        counts.into_iter().max_by_key(|(_, count)| *count).filter(|(decimals, _)| *decimals > 0)
    else {
        return Vec::new();
    };
    let zeros =
        figures().filter(|figure| figure.decimals() == decimals && figure.digits().ends_with('0')).count();
    let short =
        |cell: &Cell| cell.figure().is_some_and(|figure| !figure.is_zero() && figure.decimals() < decimals);
    let found: Vec<_> =
        cells().filter(|(_, cell)| short(cell)).map(|(row, cell)| (row, cell.text())).collect();
    if zeros < ZEROS_PRINTED || found.len() >= zeros { Vec::new() } else { found }
}

/// How many faults of a table a finding lists.
const FAULTS_TOLD: usize = 3;

/// What cannot be typed, one finding a table.
fn untyped_tables(document: &Disclosure, untyped: &Violations) -> Vec<Finding> {
    let mut by_table: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for violation in untyped {
        let fault = violation.fault();
        match by_table.iter_mut().find(|(table, _)| *table == violation.table()) {
            Some((_, faults)) if faults.contains(&fault) => {}
            Some((_, faults)) => faults.push(fault),
            None => by_table.push((violation.table(), vec![fault])),
        }
    }
    let finding = |(table, faults): (Option<&str>, Vec<String>)| {
        let mut sheets = document.sheets.iter().enumerate();
        let sheet = sheets.find(|(_, sheet)| sheet.kind.map(TableKind::title) == table);
        let place = sheet.map(|(index, sheet)| of_sheet(index, sheet)).unwrap_or_default();
        let title = sheet.map_or_else(|| table.unwrap_or_default(), |(_, sheet)| &sheet.title);
        let mut told = faults.iter().take(FAULTS_TOLD).cloned().collect::<Vec<_>>().join("; ");
        if faults.len() > FAULTS_TOLD {
            told.push_str("; …");
        }
        let count = faults.len();
        let places = if count == 1 { "place" } else { "places" };
        finding(
            "STR008",
            place,
            format!("《{title}》的表头或行次有 {count} 处不合表式，该处未参与核对（{told}）"),
            format!("{title} does not fit its form in {count} {places}, left out of the checks: {told}"),
        )
    };
    let unrecognised = document.sheets.iter().enumerate().filter_map(|found| unrecognised(document, found));
    by_table.into_iter().filter_map(finding).chain(unrecognised).collect()
}

/// A table whose title says what it is and whose columns or rows do not, where no other table of the document is that.
fn unrecognised(document: &Disclosure, (index, sheet): (usize, &Sheet)) -> Option<Finding> {
    let kind = sheet.titled.filter(|kind| sheet.kind.is_none() && document.sheet(*kind).is_none())?;
    let (title, form) = (&sheet.title, kind.title_in(document.stage));
    let unknown = sheet.unknown_headings();
    let mut headings: Vec<String> =
        unknown.iter().take(FAULTS_TOLD).map(|name| format!("“{name}”")).collect();
    if unknown.len() > FAULTS_TOLD {
        headings.push("…".to_owned());
    }
    let (chinese, english) = if headings.is_empty() {
        ("其栏目的排列或行次".to_owned(), "the order of its columns or its rows".to_owned())
    } else {
        (format!("其表头{}", headings.join("、")), format!("its headings {}", headings.join(", ")))
    };
    finding(
        "STR008",
        of_sheet(index, sheet),
        format!("《{title}》在文件中，按表题应为《{form}》，但{chinese}未能识别，全表未参与核对"),
        format!(
            "{title} is there and by its title the table {form}, but {english} were not recognised: none of it is checked"
        ),
    )
}

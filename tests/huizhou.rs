//! The founding document: the 2023 budget of 惠州市政务服务数据管理局.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cn_budget::{
    Disclosure, Outcome, Printed, TableKind, Tables, ThreePublic, Unit,
    budget::{AgencyOperatingDefinition, AgencyOperatingExpense},
    document::Format,
    identity::PrintedTables,
    table::{BudgetColumn, CrossRelation, EconomicColumn, Relation, ThreePublicColumn, ThreePublicRow},
    value::Undecidable,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023");

fn document() -> Disclosure {
    Disclosure::from_csv_folder(FOLDER).unwrap()
}

fn tables() -> PrintedTables {
    PrintedTables::read(&document()).unwrap()
}

#[test]
fn it_has_nine_rounding_differences_and_no_error() {
    let mut differences = BTreeSet::new();
    for check in document().checks() {
        let verdict = check.verdict();
        let error = verdict.outcome() == Outcome::Broken && check.relation().is_certain();
        assert!(!error, "{:?} {verdict}", check.relation());
        if verdict.outcome() == Outcome::HeldWithinRounding {
            let (printed, parts) =
                (verdict.actual().unwrap().digits(), verdict.expected().unwrap().to_string());
            differences.insert((printed, parts));
        }
    }
    let expected = [
        ("9682.88", "9682.87"), // Σ of the five classes
        ("341.32", "341.31"),   // 20805
        ("1686.54", "1686.53"), // 20103, basic
        ("8718.26", "8718.27"), // 20103, across the columns
        ("9049.87", "9049.88"), // 201, across the columns
        ("1200.61", "1200.60"), // the institutions' 301
        ("97.61", "97.62"),     // 2080506 against 30109
        ("6210.15", "6210.16"), // Σ of the bureau's projects
        ("7033.59", "7033.60"), // Σ of the units
    ];
    assert_eq!(differences, expected.map(|(a, b)| (a.to_owned(), b.to_owned())).into());
}

#[test]
fn its_operating_expense_differs_from_goods_and_services_by_eight() {
    let checks = document().checks();
    let broken: Vec<_> = checks.iter().filter(|check| check.verdict().outcome() == Outcome::Broken).collect();
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].relation(), Relation::Across(CrossRelation::OperatingExpense));
    assert_eq!(broken[0].verdict().difference().unwrap().to_string(), "8.00");
}

#[test]
fn what_cannot_be_decided_hangs_on_the_incomplete_revenue_table() {
    for check in document().checks() {
        if check.verdict().outcome() == Outcome::Undecidable {
            let about_revenue = check
                .whole()
                .into_iter()
                .chain(check.parts().iter().copied())
                .any(|cell| document().sheets[cell.sheet].kind == Some(TableKind::Revenue));
            let revenue_total = matches!(
                check.relation(),
                Relation::Across(CrossRelation::RevenueByCode | CrossRelation::BalanceTotals)
            );
            assert!(about_revenue || revenue_total, "{:?}", check.relation());
            assert_eq!(check.verdict().reason(), Some(Undecidable::MissingRow));
        }
    }
    let violations = Tables::try_from(&document()).unwrap_err();
    assert_eq!(violations.len(), 1);
    assert!(violations.to_string().starts_with("收入总体情况表: the table is incomplete"), "{violations}");
}

#[test]
fn every_table_but_the_incomplete_one_is_rebuilt_whole() {
    let document = document();
    let figures: usize = document
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .map(|row| row.cells.iter().filter(|cell| cell.figure().is_some()).count())
        .sum();
    let tables = tables();
    let mut rebuilt = 0;
    let mut count = |given: usize, counts: cn_budget::value::Counts| {
        assert_eq!((counts[Outcome::Broken], counts[Outcome::Undecidable]), (0, 0));
        rebuilt += given + counts.total();
    };
    macro_rules! rebuild {
        ($($table:ident)+) => {$({
            let rebuild = tables.$table().unwrap().rebuild();
            count(rebuild.given(), rebuild.counts());
        })+};
    }
    rebuild!(
        balance revenue expenditure fiscal_balance general_by_function basic_by_economic three_public
        government_fund state_capital project_by_economic basic_by_unit project_by_unit
    );
    assert_eq!((figures, rebuilt), (827, 827));
}

#[test]
fn the_three_public_follow_from_the_economic_tables() {
    let tables = tables();
    let basic = tables.basic_by_economic().unwrap().rows();
    let basic = basic.map(|(key, figures)| (key.code(), &figures[EconomicColumn::Total]));
    let project = tables.project_by_economic().unwrap().rows();
    let project = project.map(|(key, figures)| (key.code(), &figures[BudgetColumn::Budget]));
    let lines =
        basic.chain(project).filter_map(|(code, cell)| Some((code?, cell.figure()?.amount().unwrap())));
    let three = ThreePublic::from_lines(lines).unwrap();
    assert_eq!(three.total().unwrap().in_unit(Unit::TenThousandYuan).to_string(), "8.1");
    let printed = tables.three_public().unwrap().clone().verify().unwrap();
    for (row, verdict) in three.compare(&printed, ThreePublicColumn::General).unwrap() {
        assert_eq!(verdict.outcome(), Outcome::Held, "{row}");
    }
}

#[test]
fn the_operating_expense_is_bounded_not_known() {
    let tables = tables();
    let definition = AgencyOperatingDefinition::GUANGDONG;
    let expense = definition.of_tables(tables.basic_by_economic().unwrap(), tables.project_by_economic());
    let AgencyOperatingExpense::AtMost(bound) = &expense else { panic!("published tables give no figure") };
    assert_eq!(bound.value_in(Unit::TenThousandYuan).unwrap().to_string(), "4038.26");
    let (_, figures) = tables
        .three_public()
        .unwrap()
        .rows()
        .find(|(row, _)| **row == ThreePublicRow::AgencyOperating)
        .unwrap();
    let printed = figures[ThreePublicColumn::General].figure().unwrap();
    assert_eq!(printed.to_string(), "3735.26 万元");
    assert!(expense.judge(printed).outcome().is_held());
    let too_much: Printed = "4038.90 万元".parse().unwrap();
    assert_eq!(expense.judge(too_much).outcome(), Outcome::Broken);
}

#[test]
fn it_renders_in_every_format() {
    let document = document();
    let text = document.sheet(TableKind::ThreePublic).unwrap().render(Format::Text);
    assert_eq!(
        text.lines().nth(5).unwrap().split_whitespace().collect::<Vec<_>>(),
        ["行政经费", "3735.26", "3735.26", "0.00", "0.00"]
    );
    let markdown = document.sheet(TableKind::BasicByEconomic).unwrap().render(Format::Markdown);
    assert!(markdown.contains("| [30217]公务接待费 | 4.00 |\n"));
    let csv = document.sheet(TableKind::Balance).unwrap().render(Format::Csv);
    assert!(csv.starts_with("收入,预算,支出,预算\n一、预算拨款,9682.88,一、一般公共服务支出,9049.87\n"));
    assert!(csv.ends_with("收入总计,9682.88,支出总计,9682.88\n"));
}

#[test]
fn it_survives_json_and_a_folder() {
    let document = document();
    let json = serde_json::to_string_pretty(&document).unwrap();
    assert_eq!(serde_json::from_str::<Disclosure>(&json).unwrap(), document);
    let folder = std::env::temp_dir().join(format!("cn-budget-{}", std::process::id()));
    document.to_csv_folder(&folder).unwrap();
    let read = Disclosure::from_csv_folder(&folder).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(read, document);
}

/// The figures against a transcription that others made, where it stands beside the checkout.
#[test]
fn the_figures_agree_with_a_second_transcription() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/huizhou-2023.gold.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no second transcription beside the checkout");
        return;
    };
    let gold: serde_json::Value = serde_json::from_str(&text).unwrap();
    let is_figure = |text: &str| {
        text == "120" || text.contains('.') && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    for (sheet, table) in document().sheets.iter().zip(gold["tables"].as_array().unwrap()) {
        let mut expected: BTreeMap<String, i32> = BTreeMap::new();
        for cell in table["rows"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap()) {
            if let Some(text) = cell.as_str().filter(|text| is_figure(text)) {
                *expected.entry(text.to_owned()).or_default() += 1;
            }
        }
        let mut found: BTreeMap<String, i32> = BTreeMap::new();
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            *found.entry(cell.text()).or_default() += 1;
        }
        assert_eq!(found, expected, "{}", sheet.title);
    }
}

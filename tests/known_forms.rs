//! The forms of Shanghai and of final accounts (决算): budgets printed in them break no rule, and a figure that is changed
//! is found.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "press/mod.rs"]
mod press;

use cn_budget::{
    Amount, Budget, BudgetLine, Disclosure, EconomicCode, FiscalYear, FunctionalCode, FundSource, Outcome,
    Purpose, Report, Severity, Unit, UnitType, strategies,
};
use press::Press;
use proptest::prelude::*;

fn raised(document: &Disclosure) -> Vec<String> {
    let report = Report::of(document);
    let arithmetic = |finding: &&cn_budget::Finding| {
        finding.severity == Severity::Error
            || finding.rule.code() == "STR008"
            || finding.rule.code() == "STR003"
    };
    let findings = report.findings().iter().filter(arithmetic);
    findings
        .map(|finding| format!("{} {}", finding.rule.code(), finding.message(cn_budget::Language::En)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_budget_in_the_form_of_shanghai_breaks_nothing(budget in strategies::budget()) {
        for unit in [Unit::Yuan, Unit::TenThousandYuan] {
            prop_assert_eq!(raised(&Press::of(&budget, unit).shanghai()), Vec::<String>::new());
        }
    }

    #[test]
    fn a_final_account_breaks_nothing(budget in strategies::budget()) {
        for unit in [Unit::Yuan, Unit::TenThousandYuan] {
            prop_assert_eq!(raised(&Press::of(&budget, unit).account()), Vec::<String>::new());
        }
    }
}

/// Two units, three sources, staff, operation with the 三公, and projects of two budgets.
fn sample() -> Budget {
    let line = |purpose, functional, economic, source, yuan| BudgetLine {
        unit: "局本级".into(),
        unit_type: UnitType::Agency,
        purpose,
        functional: FunctionalCode::new(functional).unwrap(),
        economic: EconomicCode::new(economic).unwrap(),
        government: None,
        source,
        amount: Amount::from_yuan(yuan).unwrap(),
    };
    let project = |name: &str| Purpose::Project(name.into());
    let lines = [
        line(Purpose::Personnel, 2010301, 30101, FundSource::General, 6_120_000),
        line(Purpose::Personnel, 2010301, 30302, FundSource::General, 210_000),
        line(Purpose::Personnel, 2210201, 30113, FundSource::General, 870_000),
        line(Purpose::Operating, 2010301, 30201, FundSource::General, 330_000),
        line(Purpose::Operating, 2010301, 30217, FundSource::General, 20_000),
        line(Purpose::Operating, 2010301, 30231, FundSource::General, 90_000),
        line(project("平台运维"), 2010302, 30213, FundSource::General, 4_400_000),
        line(project("普查"), 2010507, 30227, FundSource::General, 640_000),
        line(project("征地"), 2120801, 31009, FundSource::GovernmentFund, 7_700_000),
        line(project("培训班"), 2010302, 30216, FundSource::InstitutionalRevenue, 150_000),
    ];
    Budget::new("某区某局", FiscalYear::constant(2024), lines).unwrap()
}

/// The cells whose change by a tenth no rule finds, by table, row and heading.
fn unfound(document: &Disclosure) -> Vec<String> {
    let mut unfound = Vec::new();
    for (table, sheet) in document.sheets.iter().enumerate() {
        for (row, found) in sheet.rows.iter().enumerate() {
            for (column, cell) in found.cells.iter().enumerate() {
                let Some(figure) = cell.figure().filter(|figure| !figure.is_zero()) else { continue };
                let mut changed = document.clone();
                let value = figure.value() + figure.value().round_dp(0) / rust_decimal::Decimal::TEN;
                let value = value.round_dp(2);
                changed.sheets[table].rows[row].cells[column] =
                    cn_budget::Printed::new(value, figure.unit()).unwrap().into();
                let report = Report::of(&changed);
                if report.count(Severity::Error) == 0 {
                    unfound.push(format!("{} {} {}", sheet.title, found.label, sheet.headers[column]));
                }
            }
        }
    }
    unfound
}

#[test]
fn every_figure_of_a_shanghai_budget_is_held_by_an_identity() {
    let document = Press::of(&sample(), Unit::Yuan).shanghai();
    assert_eq!(raised(&document), Vec::<String>::new());
    let counts = *Report::of(&document).counts();
    assert_eq!((counts[Outcome::Broken], counts[Outcome::Undecidable]), (0, 0), "{counts:?}");
    assert!(counts[Outcome::Held] > 150, "{counts:?}");
    assert_eq!(unfound(&document), Vec::<String>::new());
}

#[test]
fn every_figure_of_a_final_account_is_held_by_an_identity() {
    let document = Press::of(&sample(), Unit::TenThousandYuan).account();
    assert_eq!(raised(&document), Vec::<String>::new());
    assert_eq!(unfound(&document), Vec::<String>::new());
}

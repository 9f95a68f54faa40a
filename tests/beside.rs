//! A document beside others: last year's, the budget of a final account's year, those of the units. Every document is made
//! here.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::{
    Amount, Budget, BudgetLine, Cell, Disclosure, EconomicCode, FiscalYear, FunctionalCode, FundSource,
    Language, Outcome, Printed, Purpose, Report, Rounding, Severity, Sheet, Stage, TableKind, Tables, Unit,
    UnitType,
    companion::{Kinship, Related},
    document::{Paragraph, Place, RowRole, SheetRow, TextSection},
    strategies,
    table::{
        AppropriationColumn, BalanceRow, BasicProjectColumn, CodeRow, Side, ThreePublicColumn, ThreePublicRow,
    },
};
use proptest::prelude::*;
use rust_decimal::Decimal;

const LAST: FiscalYear = FiscalYear::constant(2023);
const THIS: FiscalYear = FiscalYear::constant(2024);

fn document(department: &str, year: FiscalYear, stage: Stage, paragraphs: &[String]) -> Disclosure {
    let mut document = Disclosure::new(department, year, stage);
    let mut section = TextSection::new("预算安排情况说明");
    section.paragraphs =
        paragraphs.iter().map(|text| Paragraph::new(text.as_str(), Place::new(Some(4), None))).collect();
    document.sections.push(section);
    document
}

fn said(year: FiscalYear, stage: Stage, text: &str) -> Disclosure {
    document("某市数据局", year, stage, &[text.to_owned()])
}

fn beside(this: &Disclosure, others: &[(Kinship, &Disclosure)]) -> Report {
    let mut related = Related::to(this);
    for (kinship, other) in others {
        related.add(*kinship, other).unwrap();
    }
    Report::beside(&related)
}

/// The rules about other documents that a report fires.
fn fired(report: &Report) -> Vec<&'static str> {
    let found = report.findings().iter().filter(|finding| finding.severity > Severity::Rounding);
    let mut codes: Vec<_> = found.map(|finding| finding.rule.code()).collect();
    codes.retain(|code| code.starts_with("YOY01") || ["XTB021", "XTB022"].contains(code));
    codes
}

fn count(report: &Report, rule: &str, outcome: Outcome) -> usize {
    report.by_rule().find(|(code, _)| *code == rule).map_or(0, |(_, counts)| counts[outcome])
}

#[test]
fn what_the_text_says_of_last_year_is_held_against_its_document() {
    let last = said(LAST, Stage::Budget, "2023年公务接待费预算安排12.00万元。政府采购预算30万元。");
    let table = [
        (
            "YOY010",
            "公务接待费2023年预算数为15.00万元，2024年预算数为15.00万元。",
            "公务接待费2023年预算数为12.00万元，2024年预算数为15.00万元。",
        ),
        (
            "YOY011",
            "公务接待费10.50万元，比上年预算减少2.50万元。",
            "公务接待费10.50万元，比上年预算减少1.50万元。",
        ),
        ("YOY011", "公务接待费10.50万元，与2023年预算持平。", "公务接待费12.00万元，与2023年预算持平。"),
        (
            "YOY011",
            "公务接待费10.50万元，比2023年预算增加，主要原因是接待。",
            "公务接待费10.50万元，比2023年预算减少，主要原因是接待。",
        ),
        (
            "YOY012",
            "公务接待费10.50万元，比上年预算下降21.50%。",
            "公务接待费10.50万元，比上年预算下降12.50%。",
        ),
    ];
    for (rule, flagged, corrected) in table {
        let report = beside(&said(THIS, Stage::Budget, flagged), &[(Kinship::LastYear, &last)]);
        assert_eq!(fired(&report), [rule], "{flagged}");
        let finding = report.findings().iter().find(|finding| finding.rule.code() == rule).unwrap();
        assert_eq!(finding.severity, Severity::Warning);
        assert_eq!(finding.places[0].related, None, "{flagged}");
        let other = finding.places.last().unwrap();
        assert_eq!((other.related, other.page), (Some(0), Some(4)), "{flagged}");
        assert_eq!(other.printed.as_deref(), Some("12.00"));
        let report = beside(&said(THIS, Stage::Budget, corrected), &[(Kinship::LastYear, &last)]);
        assert_eq!(fired(&report), [""; 0], "{corrected}");
        assert_eq!(count(&report, rule, Outcome::Held), 1, "{corrected}");
        let alone = Report::of(&said(THIS, Stage::Budget, flagged));
        assert_eq!(fired(&alone), [""; 0], "without last year's document nothing is known");
        assert_eq!(count(&alone, rule, Outcome::Undecidable), 0, "{flagged}");
    }
}

#[test]
fn what_last_year_cannot_know_is_undecidable() {
    let last = said(LAST, Stage::Budget, "2023年公务接待费预算安排12.00万元。");
    for (rule, text) in [
        // What was carried out is printed by no document of last year.
        ("YOY010", "公务接待费2023年预算执行数为9.00万元，2024年预算数为15.00万元。"),
        ("YOY011", "公务接待费10.50万元，比2023年预算执行数减少3.00万元。"),
        ("YOY011", "公务接待费12.10万元，与2023年预算基本持平。"),
        // A thing that it does not speak of.
        ("YOY010", "政府采购2023年预算数为15.00万元。"),
        ("YOY012", "政府采购15.00万元，比2023年预算增长5%。"),
    ] {
        let report = beside(&said(THIS, Stage::Budget, text), &[(Kinship::LastYear, &last)]);
        assert_eq!(fired(&report), [""; 0], "{text}");
        assert_eq!(count(&report, rule, Outcome::Undecidable), 1, "{text}");
    }
}

#[test]
fn stages_and_years_meet_as_they_mean_each_other() {
    let account = said(
        THIS,
        Stage::FinalAccount,
        "公务接待费年初预算为2.85万元，支出决算为2.00万元。2023年度公务接待费支出决算为3.00万元。",
    );
    let budget = said(THIS, Stage::Budget, "2024年公务接待费预算安排3.85万元。");
    let report = beside(&account, &[(Kinship::Budget, &budget)]);
    assert_eq!(fired(&report), ["YOY014"]);
    let budget = said(THIS, Stage::Budget, "2024年公务接待费预算安排2.85万元。");
    let report = beside(&account, &[(Kinship::Budget, &budget)]);
    assert_eq!((fired(&report), count(&report, "YOY014", Outcome::Held)), (vec![], 1));
    // 预算数 without 年初 may be the adjusted one.
    let adjusted = said(THIS, Stage::FinalAccount, "公务接待费预算数为2.00万元，支出决算为2.00万元。");
    let report = beside(&adjusted, &[(Kinship::Budget, &budget)]);
    assert_eq!((fired(&report), count(&report, "YOY014", Outcome::Undecidable)), (vec![], 1));
    // Last year's budget knows nothing of an account; last year's account does.
    let last = said(LAST, Stage::Budget, "2023年公务接待费预算安排9.00万元。");
    let report = beside(&account, &[(Kinship::LastYear, &last)]);
    assert_eq!((fired(&report), count(&report, "YOY010", Outcome::Undecidable)), (vec![], 1));
    let last = said(LAST, Stage::FinalAccount, "2023年度公务接待费支出决算为9.00万元。");
    assert_eq!(fired(&beside(&account, &[(Kinship::LastYear, &last)])), ["YOY010"]);
}

#[test]
fn what_does_not_fit_is_refused_in_words() {
    let named = |department: &str, year: u16, stage| {
        Disclosure::new(department, FiscalYear::new(year).unwrap(), stage)
    };
    let (budget, account) = (Stage::Budget, Stage::FinalAccount);
    let this = named("某市数据局", 2024, budget);
    let refused = |this: &Disclosure, kinship, other: &Disclosure| {
        let error = Related::to(this).add(kinship, other).unwrap_err();
        [error.message(Language::En), error.message(Language::Zh)]
    };
    for (kinship, other, english, chinese) in [
        (
            Kinship::LastYear,
            named("某市数据局", 2025, budget),
            "the document is of 2025, expected 2023, the year before 2024",
            "文件为 2025 年度，应为 2024 年的上年 2023",
        ),
        (
            Kinship::LastYear,
            named("某市教育局", 2023, budget),
            "the document is of \"某市教育局\", expected \"某市数据局\"",
            "文件属于“某市教育局”，应属于“某市数据局”",
        ),
        (
            Kinship::LastYear,
            named("", 2023, budget),
            "the document names no department: expected one to compare",
            "文件未写明部门名称，无法确认是否同一部门",
        ),
        (
            Kinship::Budget,
            named("某市数据局", 2024, budget),
            "the document that is checked is a budget: expected a final account beside its budget",
            "审核的文件是预算；只有决算才与当年预算比较",
        ),
        (
            Kinship::Unit,
            named("某市数据中心", 2024, account),
            "the document is a final account, expected a budget",
            "文件为决算，应为预算",
        ),
        (
            Kinship::Unit,
            named("某市数据中心", 2023, budget),
            "the document is of 2023, expected 2024",
            "文件为 2023 年度，应为 2024 年度",
        ),
    ] {
        assert_eq!(refused(&this, kinship, &other), [english, chinese]);
    }
    let error = Related::to(&this).add(Kinship::LastYear, &named("某市教育局", 2023, budget)).unwrap_err();
    assert!(error.is_department() && !error.is_year() && !error.is_stage());
    // Names of one department: a short form, brackets of either kind; 部门 and 单位 are two documents.
    for (one, other, same) in [
        ("某市数据局", "数据局", true),
        ("某市数据局(部门)", "某市 数据局（部门）", true),
        ("某市数据局（部门）", "某市数据局", true),
        ("某市数据局（部门）", "某市数据局（单位）", false),
        ("某市数据局", "某区数据局", false),
    ] {
        let (this, last) = (named(one, 2024, budget), named(other, 2023, budget));
        assert_eq!(Related::to(&this).add(Kinship::LastYear, &last).is_ok(), same, "{one} {other}");
    }
    // One document of each stage.
    let (one, two) = (named("某市数据局", 2023, budget), named("某市数据局", 2023, account));
    let mut related = Related::to(&this);
    related.add(Kinship::LastYear, &one).unwrap().add(Kinship::LastYear, &two).unwrap();
    let error = related.add(Kinship::LastYear, &one).unwrap_err();
    assert_eq!(error.to_string(), "two such documents are given: expected one of each stage");
    assert_eq!(related.others().len(), 2, "what is refused is not there");
}

fn account(year: FiscalYear, opening: &str, closing: &str) -> Disclosure {
    let line = |role, side: Side, label: &str, figure: &str| {
        let mut row = SheetRow::new(role, label, vec![Cell::parse(figure, Unit::TenThousandYuan)]);
        row.block = Some(side.to_string());
        row
    };
    let mut sheet = Sheet::new(TableKind::Balance.title_in(Stage::FinalAccount));
    (sheet.kind, sheet.unit) = (Some(TableKind::Balance), Some(Unit::TenThousandYuan));
    sheet.headers = vec!["决算数".to_owned()];
    sheet.rows = vec![
        line(RowRole::Line, Side::Revenue, "一、一般公共预算财政拨款收入", "100.00"),
        line(RowRole::Subtotal, Side::Revenue, "本年收入合计", "100.00"),
        line(RowRole::Line, Side::Revenue, "年初结转和结余", opening),
        line(RowRole::Subtotal, Side::Expenditure, "本年支出合计", "100.00"),
        line(RowRole::Line, Side::Expenditure, "年末结转和结余", closing),
    ];
    let mut document = Disclosure::new("某市数据局", year, Stage::FinalAccount);
    document.sheets.push(sheet);
    document
}

#[test]
fn a_year_opens_as_the_last_one_closed() {
    let this = account(THIS, "112.88", "100.00");
    for (closing, outcome, codes) in [
        ("112.88", Outcome::Held, &[][..]),
        ("112.9", Outcome::HeldWithinRounding, &[]),
        ("121.88", Outcome::Broken, &["YOY013"]),
        ("", Outcome::Undecidable, &[]),
    ] {
        let last = account(LAST, "1.00", closing);
        let report = beside(&this, &[(Kinship::LastYear, &last)]);
        assert_eq!(fired(&report), codes, "{closing}");
        assert_eq!(count(&report, "YOY013", outcome), 1, "{closing}");
        for finding in report.findings().iter().filter(|finding| finding.rule.code() == "YOY013") {
            let rows: Vec<_> =
                finding.places.iter().map(|place| (place.row_label.as_str(), place.related)).collect();
            assert_eq!(rows, [("年初结转和结余", None), ("年末结转和结余", Some(0))]);
        }
    }
}

#[test]
fn a_column_of_the_year_before_is_held_against_its_document() {
    let last = account(LAST, "1.00", "112.88");
    for (heading, previous, outcome, codes) in [
        ("上年决算数", "112.88", Outcome::Held, &[][..]),
        ("上年决算数", "112.9", Outcome::HeldWithinRounding, &[]),
        ("上年决算数", "121.88", Outcome::Broken, &["YOY010"]),
        // What a budget plans and what is carried out in a year are printed elsewhere, or nowhere.
        ("上年预算数", "121.88", Outcome::Undecidable, &[]),
        ("上年执行数", "121.88", Outcome::Undecidable, &[]),
    ] {
        let mut this = account(THIS, "112.88", "100.00");
        let sheet = &mut this.sheets[0];
        sheet.headers.push(heading.to_owned());
        for row in &mut sheet.rows {
            let figure = if row.label == "年末结转和结余" { previous } else { "" };
            row.cells.push(Cell::parse(figure, Unit::TenThousandYuan));
        }
        let report = beside(&this, &[(Kinship::LastYear, &last)]);
        assert_eq!(fired(&report), codes, "{heading} {previous}");
        assert_eq!(count(&report, "YOY010", outcome), 1, "{heading} {previous}");
        let reported = report.findings().iter().filter(|finding| finding.rule.code() == "YOY010");
        for finding in reported.filter(|finding| finding.severity == Severity::Warning) {
            let message = finding.message(Language::En);
            let expected = "prints 121.88 for 年末结转和结余 in 上年决算数, the document of that year 112.88";
            assert!(message.ends_with(expected), "{message}");
            assert_eq!(finding.places[1].related, Some(0));
        }
    }
}

/// The text of a budget that gives last year's amounts and the changes, as its forms word them.
struct Prose {
    paragraphs: Vec<String>,
    /// Of each amount of last year its paragraph and its digits.
    amounts: Vec<(usize, String)>,
}

fn printed(amount: Amount) -> Printed {
    Printed::round(amount, Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap()
}

fn prose(last: &Tables, this: &Tables) -> Prose {
    let mut prose = Prose { paragraphs: Vec::new(), amounts: Vec::new() };
    let both = |of: &dyn Fn(&Tables) -> Option<Amount>| Some((of(last)?, of(this)?));
    let three = |row: ThreePublicRow| {
        both(&move |tables: &Tables| Some(tables.three_public().get(row)?[ThreePublicColumn::Total]))
    };
    let total = BalanceRow::Total(Side::Expenditure);
    let fiscal = both(&|tables: &Tables| {
        Some(tables.fiscal_balance().get(total.clone())?[AppropriationColumn::Total])
    });
    let general = both(&|tables: &Tables| {
        Some(tables.general_by_function().get(CodeRow::TOTAL)?[BasicProjectColumn::Total])
    });
    for (subject, amounts) in [
        ("“三公”经费", three(ThreePublicRow::ThreePublic)),
        ("公务接待费", three(ThreePublicRow::Reception)),
        ("公务用车运行维护费", three(ThreePublicRow::VehicleOperation)),
        ("财政拨款支出", fiscal),
        ("一般公共预算支出", general),
    ] {
        let Some((was, is)) = amounts else { continue };
        let by = is.fen() - was.fen();
        let way = if by < 0 { "减少" } else { "增加" };
        let by = printed_or_zero(by.abs());
        let (was, is) = (printed(was).digits(), printed(is).digits());
        prose.amounts.push((prose.paragraphs.len(), was.clone()));
        prose.paragraphs.push(format!("{subject}2023年预算数为{was}万元，2024年预算数为{is}万元。"));
        prose.paragraphs.push(format!("2024年{subject}{is}万元，比2023年预算{way}{by}万元。"));
    }
    prose
}

fn printed_or_zero(fen: i64) -> String {
    // A change has no step below which it vanishes: it is a difference.
    let value = Decimal::new(fen, 6);
    format!("{:.2}", value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
}

fn of_year(budget: &Budget, year: FiscalYear) -> Budget {
    Budget::new(budget.department(), year, budget.lines().to_vec()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn last_year_as_it_was_printed_raises_nothing_and_another_figure_does(
        last in strategies::budget(),
        this in strategies::budget(),
        unit in prop_oneof![Just(Unit::Yuan), Just(Unit::TenThousandYuan)],
        pick in any::<prop::sample::Index>(),
        up in any::<bool>(),
    ) {
        let (last, this) = (of_year(&last, LAST), of_year(&this, THIS));
        let text = prose(&last.tables().unwrap(), &this.tables().unwrap());
        let last = last.print(unit, 2, Rounding::HalfUp).unwrap();
        let mut now = this.print(unit, 2, Rounding::HalfUp).unwrap();
        now.sections = document("", THIS, Stage::Budget, &text.paragraphs).sections;
        let report = beside(&now, &[(Kinship::LastYear, &last)]);
        prop_assert_eq!(fired(&report), Vec::<&str>::new());
        prop_assert_eq!(count(&report, "YOY010", Outcome::Undecidable), 0);
        let judged = count(&report, "YOY010", Outcome::Held) + count(&report, "YOY010", Outcome::HeldWithinRounding);
        prop_assert_eq!(judged, text.amounts.len());
        prop_assert_eq!(count(&report, "YOY011", Outcome::Undecidable), 0);

        // One of last year's figures is changed by more than rounding explains.
        let (paragraph, was) = pick.get(&text.amounts);
        let wrong = if up { was.parse::<Decimal>().unwrap() + Decimal::TEN } else { was.parse::<Decimal>().unwrap() * Decimal::TWO + Decimal::ONE };
        let wrong = format!("{wrong:.2}");
        let printed = &mut now.sections[0].paragraphs[*paragraph].text;
        *printed = printed.replacen(&format!("为{was}万元"), &format!("为{wrong}万元"), 1);
        let report = beside(&now, &[(Kinship::LastYear, &last)]);
        let found: Vec<_> = report.findings().iter().filter(|finding| finding.rule.code() == "YOY010").filter(|finding| finding.severity == Severity::Warning).collect();
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].places[0].printed.clone(), Some(wrong));
        prop_assert_eq!(found[0].places[0].related, None);
        let other = &found[0].places[1];
        prop_assert_eq!(other.related, Some(0));
        let cell = other.sheet.zip(other.row).map(|(sheet, row)| &last.sheets[sheet].rows[row].cells[other.heading.unwrap()]);
        prop_assert_eq!(cell.map(Cell::text), other.printed.clone());
    }

    #[test]
    fn a_department_is_its_units_and_a_changed_figure_is_found(
        budget in strategies::budget(),
        unit in prop_oneof![Just(Unit::Yuan), Just(Unit::TenThousandYuan)],
        pick in any::<prop::sample::Index>(),
    ) {
        let department = budget.print(unit, 2, Rounding::HalfUp).unwrap();
        let units = split(&budget, unit);
        let all: Vec<_> = units.iter().map(|unit| (Kinship::Unit, unit)).collect();
        let report = beside(&department, &all);
        prop_assert_eq!(fired(&report), Vec::<&str>::new());
        // Some of them are no more than the whole.
        let some = all.get(1..).unwrap_or_default();
        prop_assert_eq!(fired(&beside(&department, some)), Vec::<&str>::new());

        // One figure of one unit is changed: more than the department has, so that some of the units are enough to see it.
        let mut changed = units.clone();
        let cells = additive(&units);
        if cells.is_empty() {
            return Ok(());
        }
        let (document, sheet, row, column) = *pick.get(&cells);
        let cell = &mut changed[document].sheets[sheet].rows[row].cells[column];
        let figure = cell.figure().unwrap();
        let wrong = figure.value() + Decimal::from(50_000_000_000_i64);
        *cell = Printed::new(wrong, figure.unit()).unwrap().into();
        let all: Vec<_> = changed.iter().map(|unit| (Kinship::Unit, unit)).collect();
        for (index, others) in [(document, all.clone()), (0, vec![all[document]])] {
            let report = beside(&department, &others);
            prop_assert_eq!(
                count(&report, "XTB021", Outcome::Broken), 1, "{} of {}", others.len(), all.len()
            );
            let finding = report.findings().iter().find(|found| found.rule.code() == "XTB021" && found.severity == Severity::Error).unwrap();
            prop_assert_eq!(finding.places[0].related, None);
            let place = finding.places.iter().find(|place| place.related == Some(index)).unwrap();
            prop_assert_eq!((place.sheet, place.row, place.heading), (Some(sheet), Some(row), Some(column)));
        }
    }
}

/// The documents of the units of a budget.
fn split(budget: &Budget, unit: Unit) -> Vec<Disclosure> {
    let mut names: Vec<&str> = budget.lines().iter().map(|line| line.unit.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let print = |name: &str| {
        let lines: Vec<BudgetLine> =
            budget.lines().iter().filter(|line| line.unit == name).cloned().collect();
        let own = Budget::new(name, budget.fiscal_year(), lines).unwrap();
        own.print(unit, 2, Rounding::HalfUp).unwrap()
    };
    names.into_iter().map(print).collect()
}

/// The cells of fiscal appropriations that a change of is seen in one place: by document, table, row and heading.
fn additive(units: &[Disclosure]) -> Vec<(usize, usize, usize, usize)> {
    let kinds = [
        TableKind::FiscalBalance,
        TableKind::GeneralByFunction,
        TableKind::BasicByEconomic,
        TableKind::ProjectByEconomic,
        TableKind::GovernmentFund,
        TableKind::StateCapital,
    ];
    let mut cells = Vec::new();
    for (document, unit) in units.iter().enumerate() {
        for (sheet, table) in unit.sheets.iter().enumerate() {
            if !table.kind.is_some_and(|kind| kinds.contains(&kind)) {
                continue;
            }
            for (row, found) in table.rows.iter().enumerate() {
                let figures = found.cells.iter().enumerate().filter(|(_, cell)| cell.figure().is_some());
                cells.extend(figures.map(|(column, _)| (document, sheet, row, column)));
            }
        }
    }
    cells
}

/// Two units of a department, of which one is the department itself.
fn bureau() -> (Budget, Vec<Disclosure>) {
    let of = |unit: &str, yuan| BudgetLine {
        unit: unit.to_owned(),
        unit_type: UnitType::Institution,
        purpose: Purpose::Personnel,
        functional: FunctionalCode::constant(2040601),
        economic: EconomicCode::constant(30101),
        government: None,
        source: FundSource::General,
        amount: Amount::from_yuan(yuan).unwrap(),
    };
    let lines = [of("市司法局本级", 6_400_000), of("市法律援助中心", 2_600_000)];
    let budget = Budget::new("市司法局", THIS, lines).unwrap();
    let units = split(&budget, Unit::TenThousandYuan);
    (budget, units)
}

#[test]
fn a_unit_of_the_departments_table_is_that_of_its_own_document() {
    let (budget, units) = bureau();
    let mut department = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
    let all: Vec<_> = units.iter().map(|unit| (Kinship::Unit, unit)).collect();
    let report = beside(&department, &all);
    assert_eq!(fired(&report), [""; 0]);
    assert!(count(&report, "XTB022", Outcome::Held) >= 8);
    assert!(count(&report, "XTB021", Outcome::Held) >= 20);
    let sheet =
        department.sheets.iter_mut().find(|sheet| sheet.kind == Some(TableKind::BasicByUnit)).unwrap();
    let row =
        sheet.rows.iter_mut().find(|row| row.role == RowRole::Unit && row.label == "市法律援助中心").unwrap();
    let general = sheet.headers.iter().position(|header| header.ends_with("一般公共预算")).unwrap();
    row.cells[general] = Cell::parse("206.00", Unit::TenThousandYuan);
    let report = beside(&department, &all);
    assert_eq!(
        fired(&report),
        ["XTB022"; 2],
        "against the unit's own table by unit, and its table by function"
    );
    let finding = report.findings().iter().find(|finding| finding.rule.code() == "XTB022").unwrap();
    assert_eq!(finding.places[0].row_label, "市法律援助中心");
    assert!(finding.places[1].related.is_some());
}

#[test]
fn the_units_are_those_that_the_department_lists() {
    let (budget, units) = bureau();
    let department = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
    let mut related = Related::to(&department);
    related.add(Kinship::Unit, &units[0]).unwrap();
    assert!(!related.has_all_units());
    let again = related.add(Kinship::Unit, &units[0]).unwrap_err();
    assert_eq!(
        again.to_string(),
        "the unit \"市司法局本级\" is given twice".replace("市司法局本级", &units[0].department)
    );
    related.add(Kinship::Unit, &units[1]).unwrap();
    assert!(related.has_all_units());
    let foreign = Disclosure::new("市教育局本级", THIS, Stage::Budget);
    let error = Related::to(&department).add(Kinship::Unit, &foreign).map(|_| ()).unwrap_err().to_string();
    assert_eq!(
        error,
        "\"市教育局本级\" is no unit of the department: expected one of 市司法局本级, 市法律援助中心"
    );
    assert_eq!(Kinship::of(&department, &units[0]), Ok(Kinship::Unit));
    assert!(Kinship::of(&department, &foreign).unwrap_err().is_department());
    // The department's own document is that of its 本级, by whichever name; a short form is the unit.
    let named = |name: &str| {
        let mut unit = units[0].clone();
        name.clone_into(&mut unit.department);
        Related::to(&department).add(Kinship::Unit, &unit).map(|_| ()).is_ok()
    };
    assert!(named("市司法局（本级）") && named("市司法局（单位）") && named("某省某市法律援助中心"));
    assert!(!named("市律师协会") && !named("法律援助"));
    // A list may call it by the department's name.
    let huizhou = Disclosure::huizhou_2023().unwrap();
    let own = Disclosure::new("惠州市政务服务数据管理局本级", LAST, Stage::Budget);
    assert_eq!(Kinship::of(&huizhou, &own), Ok(Kinship::Unit));
}

//! The registry of rules, the reports, and the roots of broken identities.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::{
    Amount, Budget, BudgetLine, Cell, Disclosure, EconomicCode, FiscalYear, FunctionalCode, FundSource,
    Language, Outcome, Purpose, Report, Rounding, Severity, Sheet, Stage, TableKind, Unit, UnitType,
    check::{Checker, Declaration, Example, LooksAt, ReportFile},
    document::{Paragraph, Place, RowRole, SheetRow, TextSection},
    strategies,
    table::{CrossRelation, Relation, RelationKind},
    value::Undecidable,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use strum::IntoEnumIterator;

/// The sections of a page, in each language.
const SECTIONS: [(Language, [&str; 5]); 2] = [
    (Language::Zh, ["## 审核内容", "## 审核意义", "## 示例", "## 局限", "## 依据"]),
    (
        Language::En,
        ["## What it checks", "## Why it matters", "## Example", "## What it cannot know", "## References"],
    ),
];

#[test]
fn the_registry_is_sorted_unique_and_documented() {
    let rules: Vec<_> = Declaration::all().collect();
    assert!(rules.windows(2).all(|pair| pair[0].code() < pair[1].code()));
    for rule in rules {
        assert!(std::ptr::eq(Declaration::find(rule.code()).unwrap(), rule));
        assert!(std::ptr::eq(Declaration::find(rule.name()).unwrap(), rule), "{}", rule.name());
        for (language, sections) in SECTIONS {
            let docs = rule.docs(language);
            let headings: Vec<_> = docs.lines().filter(|line| line.starts_with("## ")).collect();
            assert_eq!(headings, sections, "{}", rule.code());
            assert!(!rule.says(language).is_empty(), "{}", rule.code());
        }
    }
}

#[test]
fn every_identity_has_a_rule_and_every_rule_an_identity() {
    let within = RelationKind::iter().map(Relation::Within);
    let across = CrossRelation::iter().map(Relation::Across);
    let mut codes = Vec::new();
    for relation in within.chain(across) {
        let rule = Declaration::find(relation.rule()).unwrap();
        codes.push(rule.code());
        assert_eq!(rule.subjects(), [LooksAt::Identity], "{} {relation:?}", rule.code());
        let error = rule.severity() == Severity::Error;
        assert_eq!(error, relation.is_certain(), "{} {relation:?}", rule.code());
    }
    codes.sort_unstable();
    // 3=1+2 of a form is told by the rule of columns, and a change by that of what is carried over.
    codes.dedup();
    // These tie documents, or forms that are no tables of the budget.
    let others = ["XTB021", "XTB022", "XTB023"];
    let declared = Declaration::all()
        .map(Declaration::code)
        .filter(|code| (code.starts_with("SUM") || code.starts_with("XTB")) && !others.contains(code));
    assert_eq!(codes, declared.collect::<Vec<_>>());
}

#[test]
fn huizhou_has_no_error_and_nine_rounding_differences() {
    let document = Disclosure::huizhou_2023().unwrap();
    let report = Report::of(&document);
    let of = |severity| report.findings().iter().filter(move |finding| finding.severity == severity);
    assert_eq!(of(Severity::Error).count(), 0);
    assert_eq!(of(Severity::Rounding).count(), 9);
    let warnings: Vec<_> = of(Severity::Warning).map(|finding| finding.rule.code()).collect();
    assert_eq!(warnings, ["XTB017", "STR002", "STR003", "WRD017"]);
    let json = serde_json::to_value(ReportFile::new([(&document, &report)], Language::Zh)).unwrap();
    let document = &json["documents"][0];
    assert_eq!(document["tables"].as_array().unwrap().len(), 12);
    assert_eq!(document["tables"][6]["kind"], "three_public");
    assert_eq!(document["tables"][6]["rows"][0]["cells"][1]["printed"], "3735.26");
    assert_eq!(report.counts(), &Disclosure::huizhou_2023().unwrap().counts());
    assert_eq!((report.counts()[Outcome::Broken], report.counts()[Outcome::Held]), (0, 599));
    assert_eq!(document["checks"]["held"], 599);
    assert_eq!(document["by_rule"]["XTB017"]["broken"], 1);
    let mut by_table = cn_budget::value::Counts::default();
    report.by_table().for_each(|(_, counts)| by_table.add(counts));
    assert_eq!(&by_table, report.counts(), "every identity counts for one table");
    assert_eq!(document["by_table"]["revenue"]["undecidable"], 12);
}

fn line(purpose: Purpose, functional: u32, economic: u32, yuan: i64) -> BudgetLine {
    BudgetLine {
        unit: "局本级".into(),
        unit_type: UnitType::Agency,
        purpose,
        functional: FunctionalCode::new(functional).unwrap(),
        economic: EconomicCode::new(economic).unwrap(),
        government: None,
        source: FundSource::General,
        amount: Amount::from_yuan(yuan).unwrap(),
    }
}

/// A bureau with an administration and a project, printed in yuan.
fn bureau() -> Disclosure {
    bureau_in(Unit::Yuan)
}

fn bureau_in(unit: Unit) -> Disclosure {
    let lines = [
        line(Purpose::Personnel, 2010301, 30101, 900_000),
        line(Purpose::Operating, 2010301, 30201, 100_000),
        line(Purpose::Project("政务云租用".into()), 2010302, 30214, 5_000_000),
    ];
    let budget = Budget::new("某局", FiscalYear::constant(2023), lines).unwrap();
    budget.print(unit, 2, Rounding::HalfUp).unwrap()
}

fn of(document: &mut Disclosure, kind: TableKind) -> &mut Sheet {
    document.sheets.iter_mut().find(|sheet| sheet.kind == Some(kind)).unwrap()
}

fn change(document: &mut Disclosure, kind: TableKind, code: &str, heading: usize, to: &str) {
    let unit = of(document, kind).unit.unwrap();
    let row = of(document, kind).rows.iter_mut().find(|row| row.code.as_deref() == Some(code)).unwrap();
    row.cells[heading] = Cell::parse(to, unit);
}

fn errors(document: &Disclosure) -> Vec<cn_budget::Finding> {
    Report::of(document)
        .findings()
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .cloned()
        .collect()
}

#[test]
fn one_wrong_figure_in_two_tables_is_one_finding() {
    // 行政运行 has 1,000,000 of basic expenditure and no project; both tables print 5,000,000 for its projects.
    let mut document = bureau();
    change(&mut document, TableKind::Expenditure, "2010301", 2, "5000000.00");
    change(&mut document, TableKind::GeneralByFunction, "2010301", 2, "5000000.00");
    let errors = errors(&document);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let suspect = errors[0].suspect().unwrap();
    assert_eq!(suspect.place.row_label, "2010301 行政运行");
    assert_eq!(
        (suspect.printed.unwrap().digits(), suspect.restored.digits()),
        ("5000000.00".into(), "0.00".into())
    );
    assert_eq!(errors[0].explains.len(), 4, "the item's row and its section, in either table");
    assert_eq!(errors[0].places[1].table, TableKind::GeneralByFunction.title());
}

#[test]
fn what_is_appropriated_is_a_part_of_all_spending() {
    let outcomes = |document: &Disclosure| {
        let checks = document.checks();
        let ours = Relation::Across(CrossRelation::AppropriatedItems);
        let of = checks.into_iter().filter(move |check| check.relation() == ours);
        of.map(|check| (check.is_equation(), check.verdict().outcome())).collect::<Vec<_>>()
    };
    let all = outcomes(&bureau());
    // 合计, 201, 20103 and two items, each in three columns; what rests on the totals is equal.
    let column = [false, true, true, true, true].map(|equation| (equation, Outcome::Held));
    assert_eq!(all, [column; 3].concat());

    // A second source pays for the project: an item is at most what it spends, and above it is wrong.
    let mut lines = vec![line(Purpose::Personnel, 2010301, 30101, 900_000)];
    lines.extend([(FundSource::General, 1_000_000), (FundSource::OtherRevenue, 500_000)].map(
        |(source, yuan)| BudgetLine {
            source,
            ..line(Purpose::Project("政务云租用".into()), 2010302, 30214, yuan)
        },
    ));
    let budget = Budget::new("某局", FiscalYear::constant(2023), lines).unwrap();
    let document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
    let held = outcomes(&document);
    assert!(held.iter().all(|(_, outcome)| *outcome == Outcome::Held));
    assert_eq!(
        held.iter().filter(|(equation, _)| *equation).count(),
        4,
        "the basic expenditure is appropriated in full"
    );
    for (project, broken) in [("90.00", 0), ("150.00", 0), ("150.01", 0), ("151.00", 1)] {
        let mut document = document.clone();
        change(&mut document, TableKind::GeneralByFunction, "2010302", 2, project);
        let count = outcomes(&document).iter().filter(|(_, outcome)| *outcome == Outcome::Broken).count();
        assert_eq!(count, broken, "{project}");
    }
    let mut document = document.clone();
    document.sheets.retain(|sheet| sheet.kind != Some(TableKind::GovernmentFund));
    assert_eq!(outcomes(&document), held, "a fund without a table pays nothing that is printed");
}

#[test]
fn an_item_that_two_funds_pay_for_is_named_on_either_side() {
    let project = |name: &str, source, yuan| BudgetLine {
        source,
        ..line(Purpose::Project(name.into()), 2010302, 30214, yuan)
    };
    let lines = [
        project("政务云租用", FundSource::General, 1_000_000),
        project("网络运行维护", FundSource::GovernmentFund, 500_000),
    ];
    let budget = Budget::new("某局", FiscalYear::constant(2023), lines).unwrap();
    let sound = budget.print(Unit::Yuan, 2, Rounding::HalfUp).unwrap();
    for (kind, to, restored) in [
        (TableKind::Expenditure, "1050000.00", "1500000.00"),
        (TableKind::GeneralByFunction, "100000.00", "1000000.00"),
        (TableKind::GovernmentFund, "5000000.00", "500000.00"),
    ] {
        let mut document = sound.clone();
        change(&mut document, kind, "2010302", 2, to);
        let errors = errors(&document);
        assert_eq!(errors.len(), 1, "{kind}: {errors:#?}");
        let suspect = errors[0].suspect().unwrap();
        assert_eq!(
            (suspect.place.table.as_str(), suspect.restored.digits()),
            (kind.title(), restored.into())
        );
    }
}

#[test]
fn a_wrong_leaf_a_wrong_total_and_a_slip_of_digits_are_each_named() {
    for (kind, code, heading, to, restored) in [
        (TableKind::Expenditure, "20103", 1, "100000.00", "1000000.00"),
        (TableKind::Expenditure, "201", 0, "6000001.00", "6000000.00"),
        (TableKind::BasicByEconomic, "30101", 0, "990000.00", "900000.00"),
        (TableKind::GeneralByFunction, "2010302", 2, "-5000000.00", "5000000.00"),
    ] {
        let mut document = bureau();
        change(&mut document, kind, code, heading, to);
        let errors = errors(&document);
        assert_eq!(errors.len(), 1, "{kind} {code}: {errors:#?}");
        let restoring: Vec<_> = errors[0].suspects.iter().map(|set| set[0].restored.digits()).collect();
        assert!(restoring.contains(&restored.to_owned()), "{kind} {code}: {restoring:?}");
    }
}

#[test]
fn two_wrong_figures_in_one_column_are_both_named() {
    let lines = [
        line(Purpose::Operating, 2010301, 30201, 1_000_000),
        line(Purpose::Operating, 2050101, 30201, 2_000_000),
        line(Purpose::Operating, 2080101, 30201, 3_000_000),
    ];
    let budget = Budget::new("某局", FiscalYear::constant(2023), lines).unwrap();
    let mut document = budget.print(Unit::Yuan, 2, Rounding::HalfUp).unwrap();
    change(&mut document, TableKind::GeneralByFunction, "201", 1, "9000.00");
    change(&mut document, TableKind::GeneralByFunction, "205", 1, "7000.00");
    let errors = errors(&document);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let restored: Vec<Vec<String>> = errors[0]
        .suspects
        .iter()
        .map(|set| set.iter().map(|suspect| suspect.restored.digits()).collect())
        .collect();
    assert!(restored.contains(&vec!["1000000.00".into(), "2000000.00".into()]), "{restored:?}");
}

#[test]
fn a_wrong_figure_copied_into_a_table_tied_to_it_is_named_in_both() {
    let mut document = bureau();
    change(&mut document, TableKind::Expenditure, "201", 1, "1700000.00");
    let balance = of(&mut document, TableKind::Balance);
    let row = balance.rows.iter_mut().find(|row| row.label == "一、一般公共服务支出").unwrap();
    row.cells[0] = Cell::parse("6700000.00", Unit::Yuan);
    let errors = errors(&document);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let sets = &errors[0].suspects;
    let tables = |set: &Vec<cn_budget::check::SuspectFigure>| {
        set.iter().map(|suspect| suspect.place.table.clone()).collect::<Vec<_>>()
    };
    assert!(
        sets.iter().any(|set| tables(set) == [TableKind::Balance.title(), TableKind::Expenditure.title()]),
        "{sets:#?}"
    );
}

#[test]
fn a_document_that_is_wrong_throughout_is_answered_all_the_same() {
    let mut document = bureau();
    let sheet = of(&mut document, TableKind::Expenditure);
    let template = sheet.rows.last().unwrap().clone();
    sheet.rows.truncate(3);
    for item in 1..=99 {
        for section in 3..=30 {
            let mut row = template.clone();
            row.code = Some(format!("201{section:02}{item:02}"));
            row.cells.iter_mut().for_each(|cell| *cell = Cell::parse("7.00", Unit::Yuan));
            sheet.rows.push(row);
        }
    }
    // What is carried on may stand beside the sum or in it: where no row bears a reading out, it is not decided.
    let assumed = Report::of(&document).undecided().find(|(why, _)| *why == Undecidable::OtherForm);
    assert_eq!(assumed, Some((Undecidable::OtherForm, 28 * 99)));
    let sheet = of(&mut document, TableKind::Expenditure);
    assert_eq!(sheet.headers.pop().as_deref(), Some("结转下年"));
    sheet.rows.iter_mut().for_each(|row| row.cells.truncate(6));
    // The headings say which columns sum, and no row bears them out: nothing is an error, and the table is reported once.
    let report = Report::of(&document);
    let refuted = report.undecided().find(|(why, _)| *why == Undecidable::Refuted);
    assert!(refuted.is_some_and(|(_, count)| count > 2_000), "every row is answered: {refuted:?}");
    let warned = report.findings().iter().filter(|finding| finding.rule.code() == "STR011");
    assert_eq!(warned.count(), 1);
}

/// The rules that a spoilt document breaks.
fn broken_by(spoil: &dyn Fn(&mut Disclosure)) -> Vec<&'static str> {
    let mut document = bureau();
    spoil(&mut document);
    let report = Report::of(&document);
    report.findings().iter().map(|finding| finding.rule.code()).collect()
}

#[test]
fn structure_and_codes() {
    let codes = broken_by;
    assert_eq!(codes(&|_| ()), [""; 0]);
    assert_eq!(codes(&|document| of(document, TableKind::Expenditure).unit = None), ["STR004"]);
    assert!(
        codes(&|document| document.sheets.retain(|sheet| sheet.kind != Some(TableKind::Revenue)))
            .contains(&"STR001")
    );
    let note = |document: &mut Disclosure| {
        of(document, TableKind::Expenditure).notes.push("本部门无支出，本表无数据。".into());
    };
    assert_eq!(codes(&note), ["STR005"]);
    let again = |document: &mut Disclosure| {
        let sheet = of(document, TableKind::Expenditure);
        let total = sheet.rows[0].clone();
        sheet.rows.push(total);
    };
    assert!(codes(&again).contains(&"STR007"));
    let unread = |document: &mut Disclosure| {
        of(document, TableKind::ThreePublic).rows[0].cells[0] = Cell::unread("——");
    };
    assert_eq!(codes(&unread), ["STR006"]);
    let heading = |heading: &'static str| {
        move |document: &mut Disclosure| of(document, TableKind::ThreePublic).headers[0] = heading.into()
    };
    assert!(codes(&heading("甲")).contains(&"STR008"));
    assert!(!codes(&heading("基本支出/工资福利支出")).contains(&"STR008"), "a class of economic codes");
    assert_eq!(codes(&heading("总额")), [""; 0], "another word for a total");
    let unknown = |document: &mut Disclosure| {
        let sheet = of(document, TableKind::Expenditure);
        sheet.headers[1] = "甲".into();
        sheet.headers[2] = "乙".into();
        sheet.place = Place::new(Some(7), Some(3));
    };
    let mut document = bureau();
    unknown(&mut document);
    let report = Report::of(&document);
    let found: Vec<_> =
        report.findings().iter().filter(|finding| finding.rule.code().starts_with("STR00")).collect();
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    let place = &finding.places[0];
    assert_eq!((finding.rule.code(), place.page, place.line), ("STR008", Some(7), Some(3)));
    assert_eq!(
        [Language::Zh, Language::En].map(|language| finding.message(language)),
        [
            "《支出总体情况表》有 2 处未能识别：表头“甲”未能识别；表头“乙”未能识别",
            "支出总体情况表 is not understood in 2 places: heading \"甲\" is not known; heading \"乙\" is not known",
        ]
    );
    let total = |document: &mut Disclosure| {
        let sheet = of(document, TableKind::Expenditure);
        sheet.rows.retain(|row| row.role != RowRole::Total);
        sheet.place = Place::new(None, Some(12));
    };
    let mut without = bureau();
    total(&mut without);
    let report = Report::of(&without);
    let finding = report.findings().iter().find(|finding| finding.rule.code() == "STR003").unwrap();
    assert_eq!((finding.places[0].page, finding.places[0].line), (None, Some(12)));
    let named = |name: &'static str| {
        move |document: &mut Disclosure| {
            let sheet = of(document, TableKind::Expenditure);
            sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("2010301")).unwrap().label =
                name.into();
        }
    };
    assert_eq!(codes(&named("行政管理")), ["COD002"]);
    assert_eq!(codes(&named("行政 运行")), [""; 0], "blanks are a matter of the copy");
    let recoded = |document: &mut Disclosure| {
        let sheet = of(document, TableKind::ProjectByEconomic);
        let mut row = SheetRow::new(RowRole::Line, "其他", vec![Cell::parse("0.00", Unit::Yuan)]);
        row.code = Some("30298".into());
        sheet.rows.push(row);
    };
    assert_eq!(codes(&recoded), ["COD001"]);
    let recoded_later = |document: &mut Disclosure| {
        recoded(document);
        document.fiscal_year = FiscalYear::constant(2024);
    };
    assert!(
        codes(&recoded_later).contains(&"COD001"),
        "economic classes have their sections in every edition"
    );
    // No source attests what 2080508 is called, and one does for 2080506.
    let slipped = |document: &mut Disclosure| {
        let sheet = of(document, TableKind::Expenditure);
        let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("2010302")).unwrap();
        (row.code, row.label) = (Some("2080508".into()), "机关事业单位职业年金缴费支出".into());
    };
    assert!(codes(&slipped).contains(&"COD002"));
}

#[test]
fn names_are_accepted_told_as_former_or_reported_by_how_they_are_spelled() {
    let messages = |year: u16, code: &str, name: &str| {
        let mut document = bureau();
        document.fiscal_year = FiscalYear::constant(year);
        let sheet = of(&mut document, TableKind::Expenditure);
        let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("2010302")).unwrap();
        (row.code, row.label) = (Some(code.into()), name.into());
        let report = Report::of(&document);
        let of_names = |rule: &str| rule == "COD001" || rule == "COD002";
        let found = report.findings().iter().filter(|finding| of_names(finding.rule.code()));
        found.map(|finding| finding.message(Language::En)).collect::<Vec<_>>()
    };
    for (year, code, name) in [
        (2023, "2010301", "行政运行"),
        (2023, "2010301", "行政运行(政府办公厅)"),
        (2023, "2010301", "行政运行（项）"),
        (2023, "20103", "政府办公室及相关机构事务"),
        (2023, "205", "教育"),
        (2023, "2050299", "其他普通教育"),
        (2023, "20805", "行政事业单位养老支出（款）"),
        // An item of a section that notices may have added since the edition that the catalog completes.
        (2024, "20598", "超长期特别国债安排的支出"),
        (2024, "2059802", "学校建设"),
    ] {
        assert_eq!(messages(year, code, name), [""; 0], "{code} {name}");
    }
    for (year, code, name, message) in [
        (
            2023,
            "2010301",
            "行政运行（税务）",
            "2010301 is named \"行政运行（税务）\", its official name in 2023 is \"行政运行\"",
        ),
        (
            2023,
            "20805",
            "行政事业单位离退休支出",
            "20805 is named \"行政事业单位离退休支出\" (its name until 2019), its official name in 2023 is \"行政事业单位养老支出\"",
        ),
        (
            2023,
            "208",
            "行政事业单位养老支出",
            "208 is named \"行政事业单位养老支出\", which is the official name of 20805",
        ),
        (
            2023,
            "20805",
            "社会保障和就业",
            "20805 is named \"社会保障和就业\", which is the official name of 208",
        ),
        (
            2023,
            "2080505",
            "机关事业单位职业年金缴费",
            "2080505 is named \"机关事业单位职业年金缴费\", which is the official name of 2080506",
        ),
        (2023, "20598", "学校建设", "20598 is not in the catalog of 2023, which may be incomplete"),
        (2024, "2050298", "小学教育", "2050298 is not in the catalog of 2024, which may be incomplete"),
    ] {
        assert_eq!(messages(year, code, name), [message], "{code} {name}");
    }
}

#[test]
fn a_document_that_disagrees_with_itself_needs_no_list_of_names() {
    let codes = broken_by;
    let unknown = |names: [&'static str; 3]| {
        move |document: &mut Disclosure| {
            let kinds = [TableKind::Revenue, TableKind::Expenditure, TableKind::GeneralByFunction];
            for (kind, name) in kinds.into_iter().zip(names) {
                let rows = of(document, kind).rows.iter_mut();
                for row in rows.filter(|row| row.code.as_deref() == Some("2010302")) {
                    (row.code, row.label) = (Some("2010390".into()), name.into());
                }
            }
        }
    };
    let only = |names| {
        let mut found = codes(&unknown(names));
        found.retain(|code| *code == "COD009");
        found
    };
    assert_eq!(only(["云平台"; 3]), [""; 0]);
    assert_eq!(only(["云平台", "云平台支出", "云 平台"]), [""; 0]);
    assert_eq!(only(["云平台", "云平台（政府办公室）", "云平台（项）"]), [""; 0]);
    assert_eq!(only(["云平台", "云平台（税务）", "云平台"]), ["COD009"]);
    assert_eq!(only(["云平台", "云台", "云平台"]), ["COD009"]);
    assert_eq!(only(["行政运行"; 3]), ["COD009"], "the name of 2010301");
}

#[test]
fn figures_have_the_decimals_of_their_column() {
    let codes = broken_by;
    let short = |document: &mut Disclosure| {
        change(document, TableKind::GeneralByFunction, "2010302", 2, "5000000");
    };
    assert_eq!(codes(&short), ["WRD017"]);
    // A column without zeros at the end leaves them out on purpose, and one that lacks them as often as not, too.
    for figures in [["5000000", "4999999.5", "1.5"], ["5000000", "5000000", "1.50"]] {
        let trimmed = |document: &mut Disclosure| {
            for (row, figure) in of(document, TableKind::ProjectByEconomic).rows.iter_mut().zip(figures) {
                row.cells = vec![Cell::parse(figure, Unit::Yuan)];
            }
        };
        assert!(!codes(&trimmed).contains(&"WRD017"), "{figures:?}");
    }
}

#[test]
fn a_table_under_another_unit_is_reported_instead_of_its_figures() {
    let under = |document: &mut Disclosure, kind, unit| {
        let sheet = of(document, kind);
        sheet.unit = Some(unit);
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            *cell = Cell::parse(&cell.text(), unit);
        }
    };
    for (kind, printed, stated) in [
        (TableKind::GeneralByFunction, Unit::Yuan, Unit::TenThousandYuan),
        (TableKind::FiscalBalance, Unit::TenThousandYuan, Unit::Yuan),
        (TableKind::Expenditure, Unit::TenThousandYuan, Unit::Yuan),
    ] {
        let mut document = bureau_in(printed);
        under(&mut document, kind, stated);
        let report = Report::of(&document);
        let errors: Vec<_> =
            report.findings().iter().filter(|finding| finding.severity == Severity::Error).collect();
        let messages: Vec<_> = errors.iter().map(|finding| finding.message(Language::Zh)).collect();
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert_eq!(errors[0].rule.code(), "STR010");
        let expected = format!("《{}》注明单位为{stated}，按{printed}则与其他各表", kind.title());
        assert!(messages[0].starts_with(&expected), "{}", messages[0]);
        let refuted = report.undecided().find(|(why, _)| *why == Undecidable::Refuted);
        assert_eq!(
            errors[0].explains.len(),
            report.counts()[Outcome::Broken] + refuted.map_or(0, |(_, count)| count),
            "the counts are of what is printed"
        );
    }
    // Two tables, each reported.
    let mut document = bureau_in(Unit::TenThousandYuan);
    under(&mut document, TableKind::GeneralByFunction, Unit::Yuan);
    under(&mut document, TableKind::Balance, Unit::Yuan);
    let codes: Vec<_> = errors(&document).iter().map(|finding| finding.rule.code()).collect();
    assert_eq!(codes, ["STR010", "STR010"]);
    // A figure in another unit than its table is that figure's error.
    let mut document = bureau_in(Unit::TenThousandYuan);
    change(&mut document, TableKind::GeneralByFunction, "2010302", 2, "5000000.00");
    assert!(errors(&document).iter().all(|finding| finding.rule.code() != "STR010"));
}

#[test]
fn a_table_without_its_total_is_held_against_the_balance() {
    for (class, reported) in [
        ("600.00", "所列各类合计与收支总表相符"),
        ("500.00", "所列各类合计 500.00，收支总表为 600.00，差 100.00"),
    ] {
        let mut document = bureau_in(Unit::TenThousandYuan);
        let sheet = of(&mut document, TableKind::Expenditure);
        sheet.rows.retain(|row| row.role != RowRole::Total);
        sheet.rows[0].cells[0] = Cell::parse(class, Unit::TenThousandYuan);
        let report = Report::of(&document);
        let finding = report.findings().iter().find(|finding| finding.rule.code() == "STR003").unwrap();
        assert_eq!(finding.message(Language::Zh), format!("《支出总体情况表》没有合计行；{reported}"));
    }
}

#[test]
fn an_item_of_operation_holds_no_project_and_general_affairs_no_basic_expenditure() {
    let reported = |purpose: Purpose, functional| {
        let lines =
            [line(Purpose::Personnel, 2010301, 30101, 900_000), line(purpose, functional, 30214, 360_000)];
        let budget = Budget::new("某局", FiscalYear::constant(2023), lines).unwrap();
        let document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
        let report = Checker::new().pedantic().check(&document);
        let findings: Vec<_> = report
            .findings()
            .iter()
            .map(|finding| {
                let places: Vec<_> = finding.places.iter().map(|place| place.table.clone()).collect();
                assert_eq!(
                    places,
                    [TableKind::Expenditure, TableKind::GeneralByFunction].map(TableKind::title)
                );
                finding.message(Language::Zh)
            })
            .collect();
        assert!(report.by_rule().any(|(code, counts)| code == "COD008" && counts[Outcome::Held] > 0));
        findings
    };
    let project = || Purpose::Project("大厅运行维护".into());
    assert_eq!(
        reported(project(), 2010350),
        ["2010350 事业运行按科目说明只反映基本支出，表列项目支出 36.00 万元"]
    );
    assert_eq!(
        reported(Purpose::Operating, 2010302),
        ["2010302 一般行政管理事务按科目说明只反映项目支出，表列基本支出 36.00 万元"]
    );
    for (purpose, functional) in
        [(project(), 2010302), (project(), 2010399), (Purpose::Operating, 2010350), (project(), 2010303)]
    {
        assert_eq!(reported(purpose, functional), [""; 0], "{functional}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sound_budget_raises_no_error(budget in strategies::budget()) {
        for (unit, decimals) in [(Unit::TenThousandYuan, 2), (Unit::Yuan, 2)] {
            let report = Report::of(&budget.print(unit, decimals, Rounding::HalfUp).unwrap());
            for finding in report.findings().iter().filter(|finding| finding.severity == Severity::Error) {
                prop_assert!(false, "{}", finding.message(Language::En));
            }
            prop_assert!(report.counts()[Outcome::Held] > 0);
        }
    }
}

/// A budget of few lines whose amounts are often so small that rounding is all there is to a figure.
fn small_budget() -> impl Strategy<Value = Budget> {
    let fen = prop_oneof![5_000..30_000_i64, 5_000..1_000_000_000_i64];
    let line = (strategies::budget_line(), fen).prop_map(|(line, fen)| BudgetLine {
        amount: if line.amount.is_zero() { line.amount } else { Amount::constant(fen) },
        ..line
    });
    proptest::collection::vec(line, 0..7).prop_filter_map("a budget", |lines| {
        Budget::new("政务服务局", FiscalYear::constant(2023), lines).ok()
    })
}

/// Prints a sound budget and finds nothing: no identity that such a document must satisfy is broken, and in fen none is
/// held by rounding alone.
fn raises_nothing(budget: &Budget, unit: Unit) -> Result<(), TestCaseError> {
    let report = Report::of(&budget.print(unit, 2, Rounding::HalfUp).unwrap());
    let identity = |finding: &&cn_budget::Finding| {
        let code = finding.rule.code();
        let certain = (code.starts_with("SUM") || code.starts_with("XTB"))
            && finding.rule.severity() == Severity::Error;
        let rounding = finding.severity == Severity::Rounding && unit != Unit::Yuan;
        finding.severity == Severity::Error || (certain && !rounding)
    };
    if let Some(finding) = report.findings().iter().find(identity) {
        prop_assert!(false, "{}", finding.message(Language::En));
    }
    Ok(())
}

// Ten thousand documents, half of them in each unit, on two threads. Budgets of six lines have every kind of row, column
// and fund that larger ones have, and take a tenth of the time: below a minute without optimisation.
proptest! {
    #![proptest_config(ProptestConfig {
        cases: 5_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_small_sound_budget_in_yuan_raises_nothing(budget in small_budget()) {
        raises_nothing(&budget, Unit::Yuan)?;
    }

    #[test]
    fn a_small_sound_budget_in_ten_thousand_yuan_raises_nothing(budget in small_budget()) {
        raises_nothing(&budget, Unit::TenThousandYuan)?;
    }
}

#[test]
fn a_figure_that_was_lost_is_reported_with_its_amount() {
    let mut document = bureau();
    let sheet = of(&mut document, TableKind::GeneralByFunction);
    let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("2010301")).unwrap();
    row.cells[1] = Cell::BLANK;
    let report = Report::of(&document);
    let messages: Vec<_> =
        report.findings().iter().filter(|finding| finding.rule.code() == "STR009").collect();
    assert_eq!(messages.len(), 1);
    let message = messages[0].message(Language::En);
    assert!(
        message.starts_with("blank, where ") && message.ends_with(" identities need 1000000 元"),
        "{message}"
    );
    assert_eq!(messages[0].places[0].row_label, "2010301 行政运行");
    assert!(errors(&document).is_empty(), "a blank is no proof");
    // The tables of a document need not be in one unit.
    let mut mixed = bureau_in(Unit::TenThousandYuan);
    *of(&mut mixed, TableKind::GeneralByFunction) =
        document.sheet(TableKind::GeneralByFunction).unwrap().clone();
    let mixed = Report::of(&mixed);
    let again = mixed.findings().iter().find(|finding| finding.rule.code() == "STR009").unwrap();
    assert_eq!(again.explains.len(), messages[0].explains.len());
    assert_eq!(again.message(Language::En), message);
    // The others are more than the whole: no figure that was lost could mend that.
    let sheet = of(&mut document, TableKind::GeneralByFunction);
    for code in ["201", "20103"] {
        let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some(code)).unwrap();
        row.cells[1] = Cell::parse("-1000000.00", Unit::Yuan);
    }
    let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("2010301")).unwrap();
    row.cells[0] = Cell::parse("-1000000.00", Unit::Yuan);
    assert!(Report::of(&document).findings().iter().all(|finding| finding.rule.code() != "STR009"));
    assert!(Report::of(&bureau()).findings().iter().all(|finding| finding.rule.code() != "STR009"));
}

/// A document with every table of the founding one but for one spoilt thing.
fn spoilt(spoil: impl FnOnce(&mut Sheet), kind: TableKind) -> Report {
    let mut document = Disclosure::huizhou_2023().unwrap();
    spoil(document.sheets.iter_mut().find(|sheet| sheet.kind == Some(kind)).unwrap());
    Report::of(&document)
}

/// What cannot be typed is reported once, by the rule that is named, raises no error elsewhere, and leaves the rest of its
/// table to be checked. What prints no money is not missed.
fn only_the_spoilt_part_is_lost(report: &Report, kind: TableKind, what: &str, reported: Option<&str>) {
    let codes: Vec<_> = report.findings().iter().map(|finding| finding.rule.code()).collect();
    assert_eq!(report.count(Severity::Error), 0, "{what}: {codes:?}");
    let of_table = report.findings().iter().filter(|finding| finding.places[0].table == kind.title());
    let structure = of_table.map(|finding| finding.rule.code()).filter(|code| code.starts_with("STR"));
    assert_eq!(structure.collect::<Vec<_>>(), reported.into_iter().collect::<Vec<_>>(), "{what}: {codes:?}");
    let sheets = Disclosure::huizhou_2023().unwrap().sheets;
    let index = sheets.iter().position(|sheet| sheet.kind == Some(kind)).unwrap();
    let held = |report: &Report| {
        let counts = report.by_table().find(|(table, _)| *table == index).map(|(_, counts)| *counts);
        counts.map_or(0, |counts| counts[Outcome::Held] + counts[Outcome::HeldWithinRounding])
    };
    let sound = held(&Report::of(&Disclosure::huizhou_2023().unwrap()));
    assert!(held(report) * 2 > sound, "{what}: {} of {sound} still held", held(report));
    assert!(!codes.contains(&"COD003"), "{what}: the row above is there, its code is not");
}

#[test]
fn a_row_that_cannot_be_typed_is_left_out_alone() {
    for kind in [TableKind::Expenditure, TableKind::GeneralByFunction, TableKind::BasicByEconomic] {
        let document = Disclosure::huizhou_2023().unwrap();
        for row in 0..document.sheet(kind).unwrap().rows.len() {
            let spoil = |sheet: &mut Sheet| {
                if let Some(code) = &mut sheet.rows[row].code {
                    code.replace_range(..1, "O");
                } else {
                    sheet.rows[row].role = RowRole::Line;
                }
            };
            // A row that is called a total, and is none, is a total that is missing.
            let coded = document.sheet(kind).unwrap().rows[row].code.is_some();
            let reported = if coded { "STR008" } else { "STR003" };
            let what = format!("{kind} row {row}");
            only_the_spoilt_part_is_lost(&spoilt(spoil, kind), kind, &what, Some(reported));
        }
    }
}

#[test]
fn a_heading_that_names_no_column_is_left_out_alone() {
    for column in 1..7 {
        for heading in ["甲", "某项支出", "合计"] {
            let spoil = |sheet: &mut Sheet| heading.clone_into(&mut sheet.headers[column]);
            let what = format!("column {column} as {heading}");
            let report = spoilt(spoil, TableKind::Expenditure);
            if heading == "合计" {
                // The total is one of the two columns that are left out, and with it most of what was checked.
                assert_eq!(report.count(Severity::Error), 0, "{what}");
            } else {
                // Of the columns, 基本支出 and 项目支出 print money.
                let reported = (column < 3).then_some("STR008");
                only_the_spoilt_part_is_lost(&report, TableKind::Expenditure, &what, reported);
            }
        }
    }
}

#[test]
fn what_is_not_understood_breaks_nothing() {
    let kind = TableKind::Expenditure;
    let structure = |report: &Report| -> Vec<&str> {
        assert_eq!(report.count(Severity::Error), 0);
        let of_table = report.findings().iter().filter(|finding| finding.places[0].table == kind.title());
        of_table.map(|finding| finding.rule.code()).filter(|code| code.starts_with("STR")).collect()
    };
    // What stands below the heading need not sum: a figure a head, the same in every row.
    let heading = |sheet: &mut Sheet| {
        sheet.headers.push("甲".to_owned());
        let unit = Unit::TenThousandYuan;
        sheet.rows.iter_mut().for_each(|row| row.cells.push(Cell::parse("5.00", unit)));
    };
    assert_eq!(structure(&spoilt(heading, kind)), ["STR008"]);
    // Nor does a ratio, whose heading is known.
    let ratio = |sheet: &mut Sheet| {
        heading(sheet);
        *sheet.headers.last_mut().unwrap() = "增长率".to_owned();
    };
    assert_eq!(structure(&spoilt(ratio, kind)), [""; 0]);
    // A row whose cells nobody could part is there, with its figures.
    let whole = |sheet: &mut Sheet| {
        let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("2010301")).unwrap();
        row.code = Some("2010301行政运行 300.00 200.00 7.00".to_owned());
        row.label.clear();
        row.cells.fill(Cell::BLANK);
    };
    let report = spoilt(whole, kind);
    assert_eq!(structure(&report), ["STR008"]);
    assert!(report.undecided().count() > 0);
    // A code that is none may be read as a part of the name.
    let named = |sheet: &mut Sheet| {
        let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("201")).unwrap();
        (row.code, row.label) = (None, "ABC一般公共服务支出".to_owned());
    };
    assert_eq!(structure(&spoilt(named, kind)), ["STR008"]);
}

#[test]
fn an_error_beside_a_row_that_cannot_be_typed_is_placed_in_the_sheet() {
    let report = spoilt(
        |sheet| {
            sheet.rows[1].code = Some("2O1".to_owned());
            let row = sheet.rows.iter_mut().find(|row| row.code.as_deref() == Some("2210201")).unwrap();
            row.cells[0] = Cell::parse("9999.99", Unit::TenThousandYuan);
        },
        TableKind::Expenditure,
    );
    let found = report.findings().iter().find(|finding| finding.severity == Severity::Error).unwrap();
    let place = found.places.iter().find(|place| place.printed.as_deref() == Some("9999.99")).unwrap();
    assert!(place.row_label.starts_with("2210201"), "{place:?}");
}

#[test]
fn every_answer_is_counted_once() {
    let counts = |text: &str, rule: &str| {
        let mut document = Disclosure::new("某局", FiscalYear::constant(2024), Stage::Budget);
        let mut section = TextSection::new("预算情况说明");
        section.paragraphs.extend(text.lines().map(|line| Paragraph::new(line, Place::default())));
        document.sections.push(section);
        let report = Report::of(&document);
        let counts = report.by_rule().find(|(code, _)| *code == rule).map(|(_, counts)| *counts);
        let counts = counts.unwrap_or_default();
        [Outcome::Held, Outcome::Broken].map(|outcome| counts[outcome])
    };
    let rate =
        |rate: &str| format!("公务接待费2024年预算5.60万元，2023年预算5.00万元，增加0.60万元，增长{rate}。");
    for (text, rule, expected) in [
        // A paragraph gives one answer, whatever else stands in it; the heading is one too.
        ("公务接待费为万元，增加万元。\n公务接待费5.00万元。\n车辆3辆。", "WRD001", [3, 1]),
        (&rate("12.00%"), "YOY003", [1, 0]),
        (&rate("12.00%"), "YOY008", [1, 0]),
        (&rate("12.00%"), "YOY002", [1, 0]),
        (&rate("21.00%"), "YOY002", [0, 1]),
        ("公务接待费2024年预算5.60万元，2023年预算0万元，增加5.60万元，增长100%。", "YOY008", [0, 1]),
    ] {
        assert_eq!(counts(text, rule), expected, "{rule}: {text}");
    }
}

#[test]
fn what_is_right_is_counted_as_held() {
    for code in ["NAR007", "COD004", "COD007"] {
        let example = Declaration::find(code).unwrap().examples();
        let counts = |text: &str| {
            let report = Example::read(text).unwrap().report_by(&Checker::new().pedantic());
            let counts = report.by_rule().find(|(other, _)| *other == code).map(|(_, counts)| *counts);
            let counts = counts.unwrap_or_default();
            [Outcome::Held, Outcome::Broken].map(|outcome| counts[outcome] > 0)
        };
        assert!(counts(example.flagged)[1], "{code}");
        assert_eq!(counts(example.corrected), [true, false], "{code}");
    }
}

#[test]
fn items_are_of_the_class_above_them() {
    let decided = |housing: &str| {
        let text = format!(
            r"1．教育支出19.00万元，具体包括：
（1）普通教育（款）学前教育（项）12.00万元。
（2）普通教育（款）小学教育（项）7.00万元。
2．住房保障支出{housing}万元，具体包括：
（1）住房改革支出（款）住房公积金（项）6.00万元。
（2）住房改革支出（款）购房补贴（项）4.00万元。

《支出总表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 29.00
205 | 教育支出 | 19.00
20502 | 普通教育 | 19.00
2050201 | 学前教育 | 12.00
2050202 | 小学教育 | 7.00
221 | 住房保障支出 | 10.00
22102 | 住房改革支出 | 10.00
2210201 | 住房公积金 | 6.00
2210203 | 购房补贴 | 4.00"
        );
        let report = Example::read(&text).unwrap().report_by(&Checker::new());
        let counts = report.by_rule().find(|(code, _)| *code == "NAR007").map(|(_, counts)| *counts);
        [Outcome::Held, Outcome::Broken].map(|outcome| counts.unwrap_or_default()[outcome])
    };
    assert_eq!(decided("10.00"), [1, 0]);
    assert_eq!(decided("16.00"), [0, 1]);
}

#[test]
fn messages_are_of_one_language() {
    let mut document = Disclosure::new("某局", FiscalYear::constant(2024), Stage::Budget);
    let mut section = TextSection::new("预算情况说明");
    let sentences = [
        "公务接待费2024年预算5.60万元，2023年预算5.00万元，减少0.60万元，下降12.00%。",
        "培训费0万元，比上年增加1.00万元。",
        "公务接待费比上年减少1.00万元，主要原因是来访增加。",
    ];
    section.paragraphs.extend(sentences.map(|text| Paragraph::new(text, Place::default())));
    document.sections.push(section);
    let report = Checker::new().pedantic().check(&document);
    let years = report.findings().iter().filter(|finding| finding.rule.code().starts_with("YOY"));
    let english: Vec<String> = years.map(|finding| finding.message(Language::En)).collect();
    assert!(!english.is_empty());
    for message in english {
        assert!(!["增加", "减少", "持平", "文中"].iter().any(|word| message.contains(word)), "{message}");
    }
}

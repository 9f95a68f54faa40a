//! Rules of other crates: their identities, and what a checker makes of them.

use cn_budget::check::{Answer, Checker, Context, Declaration, LooksAt, Rule, Severity, Subject};
use cn_budget::document::{Paragraph, Place, RowRole, SheetRow, TextSection};
use cn_budget::identity::{CellRef, OwnIdentity};
use cn_budget::table::{ExpenditureColumn, IdentityKind};
use cn_budget::{Cell, Disclosure, FiscalYear, Outcome, Sheet, Stage, TableKind, Unit};

/// A rule whose identity names another code than it has: all expenditure is basic.
#[derive(Debug)]
struct AllBasic;

const KIND: IdentityKind = IdentityKind::new("OWN00X", "合计 = 基本支出", "all expenditure is basic");
const RULE: Declaration =
    Declaration::new("OWN001", "all-basic", Severity::Error).looks_at(&[LooksAt::Identity]);

impl Rule for AllBasic {
    fn declaration(&self) -> &'static Declaration {
        &RULE
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }

    fn identities(&self, context: &Context<'_>) -> Vec<OwnIdentity> {
        assert!(context.document().sections.is_empty() || !context.lines().is_empty(), "the text is there");
        let cell = |column| CellRef::of(TableKind::Expenditure, 0, column);
        let (whole, part) = (cell(ExpenditureColumn::Total), cell(ExpenditureColumn::Basic));
        vec![OwnIdentity::new(&KIND, vec![whole], vec![part])]
    }
}

#[test]
fn an_identity_is_of_the_rule_that_brings_it() {
    let mut document = Disclosure::huizhou_2023().unwrap();
    document.sections.push(TextSection::new("说明"));
    let report = Checker::new().rule(AllBasic).check(&document);
    let counts = report.by_rule().find(|(code, _)| *code == "OWN001").map(|(_, counts)| counts);
    assert_eq!(counts.map(|counts| counts[Outcome::Broken]), Some(1));
    let codes: Vec<&str> = report.findings().iter().map(|finding| finding.rule.code()).collect();
    assert!(codes.contains(&"OWN001"), "{codes:?}");
}

#[test]
fn a_table_under_another_unit_is_found_beside_identities_of_ones_own() {
    let mut document = Disclosure::huizhou_2023().unwrap();
    let sheet =
        document.sheets.iter_mut().find(|sheet| sheet.kind == Some(TableKind::FiscalBalance)).unwrap();
    sheet.unit = Some(Unit::Yuan);
    for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = Cell::parse(&cell.text(), Unit::Yuan);
    }
    let errors = |checker: Checker| -> Vec<&str> {
        let report = checker.check(&document);
        let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| finding.rule.code()).collect()
    };
    assert_eq!(errors(Checker::new()), ["STR010"]);
    assert_eq!(errors(Checker::new().rule(AllBasic)), ["OWN001", "STR010"]);
}

#[test]
fn a_row_that_has_no_type_moves_no_other() {
    let mut sheet = Sheet::new("一般公共预算基本支出表");
    (sheet.kind, sheet.unit) = (Some(TableKind::BasicByEconomic), Some(Unit::TenThousandYuan));
    sheet.headers = vec!["合计".into()];
    for (code, name, figure) in [
        ("", "合计", "5.00"),
        ("3xx", "某某", "0.00"),
        ("301", "工资福利支出", "5.00"),
        ("30101", "基本工资", "5.00"),
        ("30103", "奖金", "0.00"),
    ] {
        let role = if code.is_empty() { RowRole::Total } else { RowRole::Line };
        let mut row = SheetRow::new(role, name, vec![Cell::parse(figure, Unit::TenThousandYuan)]);
        row.code = (!code.is_empty()).then(|| code.to_owned());
        sheet.rows.push(row);
    }
    let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    document.sheets.push(sheet);
    let mut section = TextSection::new("一般公共预算基本支出情况");
    section.paragraphs.push(Paragraph::new("人员经费5.00万元，主要包括：基本工资、奖金。", Place::default()));
    document.sections.push(section);
    let report = Checker::new().select(["NAR010"]).unwrap().check(&document);
    let labels: Vec<&str> = report
        .findings()
        .iter()
        .flat_map(|finding| &finding.places)
        .map(|place| place.row_label.as_str())
        .collect();
    assert_eq!(labels, ["奖金", "30103 奖金"]);
}

/// One identity for two rules: its kind names the second.
static SHARED: IdentityKind = IdentityKind::new("OWN004", "合计 = 基本支出", "all expenditure is basic");

/// A rule that brings the shared identity.
#[derive(Debug)]
struct Sharing(&'static Declaration);

impl Rule for Sharing {
    fn declaration(&self) -> &'static Declaration {
        self.0
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }

    fn identities(&self, _: &Context<'_>) -> Vec<OwnIdentity> {
        let cell = |column| CellRef::of(TableKind::Expenditure, 0, column);
        let (whole, part) = (cell(ExpenditureColumn::Total), cell(ExpenditureColumn::Basic));
        vec![OwnIdentity::new(&SHARED, vec![whole], vec![part])]
    }
}

#[test]
fn of_two_rules_that_share_an_identity_the_one_that_it_names_has_it() {
    static FIRST: Declaration =
        Declaration::new("OWN003", "shares-first", Severity::Error).looks_at(&[LooksAt::Identity]);
    static SECOND: Declaration =
        Declaration::new("OWN004", "shares-second", Severity::Error).looks_at(&[LooksAt::Identity]);
    let document = Disclosure::huizhou_2023().unwrap();
    let report = Checker::new().rule(Sharing(&FIRST)).rule(Sharing(&SECOND)).check(&document);
    let broken: Vec<(&str, usize)> = report
        .by_rule()
        .filter(|(code, _)| code.starts_with("OWN"))
        .map(|(code, counts)| (code, counts[Outcome::Broken]))
        .collect();
    assert_eq!(broken, [("OWN004", 2)]);
}

//! Rows as forms print them: without codes, with sums of pages between them, with a decimal left out.

use cn_budget::document::{RowRole, SheetRow};
use cn_budget::{Cell, Disclosure, FiscalYear, Report, Severity, Sheet, Stage, TableKind, Unit};

/// Code, name and figures: the whole, what is basic, what is project.
type Row<'a> = [&'a str; 5];

const ROWS: [Row<'_>; 8] = [
    ["", "合计", "73.60", "60.10", "13.50"],
    ["205", "教育支出", "61.20", "52.20", "9.00"],
    ["20502", "普通教育", "61.20", "52.20", "9.00"],
    ["2050202", "小学教育", "50.20", "50.20", "0.00"],
    ["2050203", "初中教育", "11.00", "2.00", "9.00"],
    ["208", "社会保障和就业支出", "12.40", "7.90", "4.50"],
    ["20805", "行政事业单位养老支出", "12.40", "7.90", "4.50"],
    ["2080505", "机关事业单位基本养老保险缴费支出", "12.40", "7.90", "4.50"],
];

fn sheet(kind: TableKind, title: &str, rows: &[Row<'_>]) -> Sheet {
    let mut sheet = Sheet::new(title);
    (sheet.kind, sheet.unit) = (Some(kind), Some(Unit::TenThousandYuan));
    sheet.headers = ["合计", "基本支出", "项目支出"].map(String::from).to_vec();
    let row = |row: &Row<'_>| {
        let role = if row[1] == "合计" { RowRole::Total } else { RowRole::Line };
        let cells = row[2..].iter().map(|text| Cell::parse(text, Unit::TenThousandYuan)).collect();
        let mut read = SheetRow::new(role, row[1], cells);
        read.code = Some(row[0].to_owned()).filter(|code| !code.is_empty());
        read
    };
    sheet.rows = rows.iter().map(row).collect();
    sheet
}

fn document(sheets: Vec<Sheet>) -> Disclosure {
    let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    document.sheets = sheets;
    document
}

fn expenditure(rows: &[Row<'_>]) -> Disclosure {
    document(vec![sheet(TableKind::Expenditure, "支出总体情况表", rows)])
}

/// The rules that a document breaks as errors.
fn errors(document: &Disclosure) -> Vec<&'static str> {
    let report = Report::of(document);
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.code()).collect()
}

fn tells(document: &Disclosure, rule: &str) -> bool {
    Report::of(document).findings().iter().any(|finding| finding.rule.code() == rule)
}

/// The rows with a section 5.00 above its items.
fn slipped() -> [Row<'static>; 8] {
    let mut rows = ROWS;
    (rows[2][2], rows[2][4]) = ("66.20", "14.00");
    rows
}

#[test]
fn names_alone_say_the_codes() {
    let names = |rows: [Row<'static>; 8]| {
        rows.map(|[_, name, whole, basic, project]| ["", name, whole, basic, project])
    };
    assert_eq!(errors(&expenditure(&names(ROWS))), [""; 0]);
    assert!(!tells(&expenditure(&names(ROWS)), "STR008"));
    assert!(errors(&expenditure(&names(slipped()))).contains(&"SUM001"));
    // A name that no code has leaves it open what the rows are.
    let mut unknown = names(slipped());
    unknown[4][1] = "本局的钱";
    assert_eq!(errors(&expenditure(&unknown)), [""; 0]);
}

#[test]
fn the_sum_of_a_page_is_no_line() {
    for [first, second] in [["本页小计", "承前页"], ["本页合计", "承前页"], ["过次页", "承前页"]]
    {
        let pages = |rows: [Row<'static>; 8]| {
            let mut rows = rows.to_vec();
            rows.insert(5, ["", first, "61.20", "52.20", "9.00"]);
            rows.insert(6, ["", second, "61.20", "52.20", "9.00"]);
            expenditure(&rows)
        };
        assert_eq!(errors(&pages(ROWS)), [""; 0], "{first}");
        assert!(!tells(&pages(ROWS), "STR008"), "{first}");
        assert!(errors(&pages(slipped())).contains(&"SUM001"), "{first}");
    }
}

#[test]
fn a_figure_is_as_exact_as_its_column_prints_the_others() {
    let mut rows = ROWS;
    // 0.30 off: 11 among 50.20 and 61.20 is 11.00.
    (rows[4][2], rows[4][3]) = ("11", "2.00");
    (rows[3][2], rows[3][3]) = ("50.50", "50.50");
    assert!(errors(&expenditure(&rows)).contains(&"SUM002"));
    (rows[3][2], rows[3][3]) = ("50.20", "50.20");
    assert_eq!(errors(&expenditure(&rows)), [""; 0]);
}

#[test]
fn a_bound_says_nothing_of_the_unit_of_a_table() {
    let mut more = ROWS;
    for (row, figures) in
        [(0, ["83.60", "70.10"]), (5, ["22.40", "17.90"]), (6, ["22.40", "17.90"]), (7, ["22.40", "17.90"])]
    {
        (more[row][2], more[row][3]) = (figures[0], figures[1]);
    }
    let document = document(vec![
        sheet(TableKind::Expenditure, "支出总体情况表", &ROWS),
        sheet(TableKind::GeneralByFunction, "一般公共预算支出情况表", &more),
    ]);
    assert!(errors(&document).contains(&"XTB018"), "{:?}", errors(&document));
    assert!(!tells(&document, "STR010"));
}

#[test]
fn a_government_balances_only_what_it_calls_so() {
    let balance = |total: &str| {
        let mut sheet = Sheet::new("2024年一般公共预算收支预算表");
        (sheet.kind, sheet.unit) = (Some(TableKind::GovernmentBudget), Some(Unit::TenThousandYuan));
        sheet.headers = vec!["预算数".to_owned()];
        let row = |side: &str, role, label: &str, figure: &str| {
            let mut row = SheetRow::new(role, label, vec![Cell::parse(figure, Unit::TenThousandYuan)]);
            row.block = Some(side.to_owned());
            row
        };
        sheet.rows = vec![
            row("收入", RowRole::Line, "税收收入", "30.00"),
            row("收入", RowRole::Line, "非税收入", "20.00"),
            row("收入", RowRole::Total, &format!("收入{total}"), "50.00"),
            row("支出", RowRole::Line, "教育支出", "60.00"),
            row("支出", RowRole::Line, "农林水支出", "40.00"),
            row("支出", RowRole::Total, &format!("支出{total}"), "100.00"),
        ];
        errors(&document(vec![sheet]))
    };
    assert_eq!(balance("合计"), <[&str; 0]>::default());
    assert_eq!(balance("总计"), ["SUM007"]);
}

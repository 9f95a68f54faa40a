//! Sentences of a government's report against its tables, whose rows have names and whose columns are years (政府决算).

use cn_budget::check::Checker;
use cn_budget::document::{Paragraph, Place, RowRole, SheetRow, TextSection};
use cn_budget::{Cell, Disclosure, FiscalYear, Severity, Sheet, Stage, Unit};

/// The errors on a paragraph beside a table of revenue: 上年决算数, 预算数, 决算数.
fn errors(text: &str) -> Vec<&'static str> {
    let mut sheet = Sheet::new("2024年一般公共预算收入决算表");
    sheet.unit = Some(Unit::TenThousandYuan);
    sheet.headers = ["2023年决算数", "2024年预算数", "2024年决算数"].map(str::to_owned).to_vec();
    for (role, name, figures) in [
        (RowRole::Line, "增值税", ["510.00", "560.00", "573.00"]),
        (RowRole::Line, "企业所得税", ["390.00", "440.00", "477.00"]),
        (RowRole::Line, "契税", ["80.00", "75.00", "62.00"]),
        (RowRole::Total, "合计", ["980.00", "1075.00", "1112.00"]),
    ] {
        let cells = figures.map(|figure| Cell::parse(figure, Unit::TenThousandYuan)).to_vec();
        sheet.rows.push(SheetRow::new(role, name, cells));
    }
    let mut document = Disclosure::new("某县财政局", FiscalYear::constant(2024), Stage::FinalAccount);
    document.sheets.push(sheet);
    let mut section = TextSection::new("一、一般公共预算收入情况");
    section.paragraphs.push(Paragraph::new(text, Place::default()));
    document.sections.push(section);
    let report = Checker::new().check(&document);
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.code()).collect()
}

#[test]
fn what_names_a_row_is_compared_with_it() {
    for (text, codes) in [
        ("增值税573.00万元，增长12.35%，企业所得税477.00万元，增长22.31%。", &[][..]),
        ("增值税573.00万元，增长13.25%。", &["YOY002"]),
        ("增值税573.00万元，完成预算的102.32%。", &[]),
        ("增值税573.00万元，完成预算的103.22%。", &["YOY006"]),
        ("契税62.00万元，下降22.50%。", &[]),
        ("契税62.00万元，下降25.20%。", &["YOY002"]),
        // The growth is that of the row, and two digits of the amount are swapped; half of the row has its growth too.
        ("增值税537.00万元，增长12.35%。", &["NAR001"]),
        ("增值税583.00万元，增长12.35%。", &[]),
        ("增值税286.50万元，增长12.35%。", &[]),
    ] {
        assert_eq!(errors(text), codes, "{text}");
    }
}

#[test]
fn what_may_be_a_part_of_a_row_is_no_error() {
    for text in [
        "1-6月，增值税300.00万元，企业所得税200.00万元。",
        "截至6月底，增值税完成300.00万元。",
        "“十四五”以来，增值税累计完成2500.00万元。",
        "某公司缴纳增值税90.00万元、企业所得税60.00万元。",
        "增值税573.00万元。开发区贡献突出，增值税200.00万元，企业所得税90.00万元。",
        "增值税（县级部分）286.50万元，企业所得税477.00万元。",
        "增值税286.50万元（县级部分），企业所得税477.00万元。",
        "调整后，增值税预算600.00万元。",
        "预计全年增值税完成600.00万元。",
        "增值税完成573.00万元，完成省下达任务的95.00%。",
        "增值税573.00万元，完成预期目标的99.00%。",
        "上半年增值税增长30.00%。",
        "增值税573.00万元，占税收收入的51.53%，比上年下降2.50%。",
        "增值税573.00万元，上年同期增长3.00%。",
        "增值税573.00万元，名义增长12.00%。",
        "增值税573.00万元、企业所得税477.00万元，合计增长16.67%。",
        "收入1112.00万元，其中增值税573.00万元，同比增长13.47%。",
        "比上年增收132.00万元，其中增值税63.00万元，增长12.35%；企业所得税87.00万元，增长22.31%。",
        "财政总收入2100.00万元，其中：增值税1146.00万元，增长12.35%；企业所得税954.00万元，增长22.31%。",
        "增值税573.00万元，完成第一次调整预算的99.00%。",
        "增值税573.00万元，完成市下达预算的98.00%。",
    ] {
        assert_eq!(errors(text), <[&str; 0]>::default(), "{text}");
    }
}

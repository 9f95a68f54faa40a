//! Small documents from end to end: what is read of them, and every error that is reported. None is copied from a published
//! document.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::check::Checker;
use cn_budget::{Disclosure, Severity, Unit};
use cn_budget_read::Options;

use crate::kept::read;

fn document(text: &str) -> Disclosure {
    read(text.as_bytes(), &Options::default()).unwrap().disclosure
}

/// The rule of each error, with the figure that it is on.
fn errors(text: &str) -> Vec<String> {
    let report = Checker::new().check(&document(text));
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| {
            let printed = finding.places.first().and_then(|place| place.printed.clone());
            format!("{} {}", finding.rule.code(), printed.unwrap_or_default())
        })
        .collect()
}

/// A page of the web with a table under its caption, and the unit above both.
const PAGE: &str = "<html><body><h1>某县教育局2023年度部门决算</h1>
<h2>支出决算情况说明</h2>
<p>本年支出合计90.61万元，其中：基本支出60.40万元，占66.66%；项目支出30.21万元，占33.34%。</p>
<p>编制单位：某县教育局　　金额单位：元</p>
<table><caption>支出决算表</caption>
<tr><th>科目编码</th><th>科目名称</th><th>本年支出合计</th><th>基本支出</th><th>项目支出</th></tr>
<tr><td></td><td>合计</td><td>906,100.12</td><td>604,020.10</td><td>302,080.02</td></tr>
<tr><td>205</td><td>教育支出</td><td>906,100.12</td><td>604,020.10</td><td>302,080.02</td></tr>
</table></body></html>";

#[test]
fn a_unit_may_stand_above_a_caption() {
    assert_eq!(document(PAGE).sheets[0].unit, Some(Unit::Yuan));
    assert_eq!(errors(PAGE), [""; 0]);
    assert_eq!(errors(&PAGE.replace("项目支出30.21", "项目支出32.21")), ["NAR001 32.21", "YOY007 33.34%"]);
}

#[test]
fn a_table_in_no_unit_proves_nothing_that_it_never_bears_out() {
    let silent = PAGE.replace("金额单位：元", "");
    assert_eq!(document(&silent).sheets[0].unit, None);
    assert_eq!(errors(&silent), [""; 0]);
}

#[test]
fn panels_of_the_basic_expenditure_are_no_sides() {
    let text = "某局2023年度部门决算

一般公共预算财政拨款基本支出决算表
单位：万元
人员经费\t\t公用经费\t
经济分类科目\t决算数\t经济分类科目\t决算数
基本工资\t50.00\t办公费\t8.00
津贴补贴\t30.00\t印刷费\t2.00
人员经费合计\t80.00\t公用经费合计\t10.00
";
    assert_eq!(errors(text), [""; 0]);
    let rows = &document(text).sheets[0].rows;
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["基本工资", "津贴补贴", "人员经费合计", "办公费", "印刷费", "公用经费合计"]);
}

#[test]
fn classes_below_the_sum_of_the_year_are_its_parts() {
    let text = "某局2024年部门预算

财政拨款收支总体情况表
单位：万元
收入\t\t支出\t
项目\t金额\t项目\t合计\t一般公共预算\t政府性基金预算
一、本年收入\t80.0\t一、本年支出\t85.0\t80.0\t5.0
（一）一般公共预算拨款\t75.0\t八、社会保障和就业支出\t30.0\t30.0\t
（二）政府性基金预算拨款\t5.0\t十一、城乡社区支出\t5.0\t\t5.0
二、上年结转\t5.0\t十二、农林水支出\t50.0\t50.0\t
收入总计\t85.0\t支出总计\t85.0\t80.0\t5.0
";
    assert_eq!(errors(text), [""; 0]);
}

/// The revenue of a government, which the text gives with what it completes of the budget.
const REVENUE: &str = "某区2023年一般公共预算收支决算

一、一般公共预算收入决算情况
2023年，区级一般公共预算收入4650万元，完成预算99.0%，完成调整预算100.1%。

2023年区级一般公共预算收入决算表
单位：万元
项目\t预算数\t调整预算数\t决算数
一、税收收入\t3600\t3450\t3455
二、非税收入\t1097\t1195\t1195
本级收入合计\t4697\t4645\t4650
";

#[test]
fn a_completion_rate_is_of_the_plan_beside_what_was_done() {
    assert_eq!(errors(REVENUE), [""; 0]);
    assert_eq!(errors(&REVENUE.replace("完成预算99.0%", "完成预算90.9%")), ["YOY006 90.9%"]);
}

#[test]
fn the_years_of_a_wide_table_are_its_columns() {
    let text = "某局2024年部门综合预算

“三公”经费及会议费、培训费支出预算表
单位：万元
单位名称\t2023年\t\t\t\t\t2024年\t\t\t\t\t增减变化情况\t\t\t\t
\t合计\t三公小计\t因公出国（境）费用\t公务接待费\t会议费\t合计\t三公小计\t因公出国（境）费用\t公务接待费\t会议费\t合计\t三公小计\t因公出国（境）费用\t公务接待费\t会议费
合计\t5.00\t3.00\t0.00\t3.00\t2.00\t4.00\t2.50\t0.00\t2.50\t1.50\t-1.00\t-0.50\t0.00\t-0.50\t-0.50
";
    let sheet = &document(text).sheets[0];
    assert_eq!(sheet.headers, ["2023年", "2024年", "增减变化情况"]);
    let rows: Vec<String> = sheet
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = row.cells.iter().map(cn_budget::Cell::text).collect();
            format!("{} {}", row.label, cells.join(" "))
        })
        .collect();
    assert_eq!(rows[1], "“三公”经费 3.00 2.50 -0.50", "{rows:?}");
    assert_eq!(errors(text), [""; 0]);
}

#[test]
fn a_part_of_a_document_is_no_table() {
    let text = "某局2023年度部门决算

第一部分 情况说明
2023年度收入合计92.00万元，其中：本年财政拨款收入92.00万元。

第二部分 部门决算表
项目\t决算数\t项目\t决算数
一、财政拨款收入\t92.00\t一、农林水支出\t93.00
年初结转和结余\t3.00\t年末结转和结余\t2.00
总计\t95.00\t总计\t95.00
";
    assert_eq!(errors(text), [""; 0]);
}

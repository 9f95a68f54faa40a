//! The rules on text: each with an example that it flags and the same example corrected. All are invented.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;

use cn_budget::{
    Amount, Budget, BudgetLine, Disclosure, EconomicCode, FiscalYear, FunctionalCode, FundSource, Language,
    Outcome, Printed, Purpose, Ratio, Report, Rounding, Severity, Sheet, Stage, Unit, UnitType,
    document::{Paragraph, Place, RowRole, SheetRow, TextSection},
};
use proptest::prelude::*;

fn section(heading: &str, paragraphs: &[&str]) -> TextSection {
    let mut section = TextSection::new(heading);
    section.paragraphs =
        paragraphs.iter().map(|text| Paragraph::new(*text, Place::new(Some(3), None))).collect();
    section
}

/// The rules that a document breaks by its text.
fn broken(document: &Disclosure) -> Vec<&'static str> {
    let report = Report::of(document);
    let text = ["NAR", "YOY", "WRD", "COD005", "COD006"];
    let found = report.findings().iter().filter(|finding| finding.severity > Severity::Rounding);
    let mut codes: Vec<_> = found.map(|finding| finding.rule.code()).collect();
    codes.retain(|code| text.iter().any(|family| code.starts_with(family)));
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn with(heading: &str, text: &str) -> Disclosure {
    let mut document = Disclosure::new("某市某区规划和自然资源局", FiscalYear::constant(2024), Stage::Budget);
    document.sections.push(section(heading, &[text]));
    document
}

/// A rule, a text that breaks it, and the text corrected.
const WORDING: &[(&str, &str, &str)] = &[
    (
        "NAR002",
        "公务接待费4.60万元，2024年预算安排4.90万元。",
        "公务接待费4.60万元，2024年预算安排4.60万元。",
    ),
    // What is called as its whole is called is not the whole again.
    (
        "NAR002",
        "一般公共预算总支出50.00万元，其中：一般公共预算支出40.00万元，2024年预算安排41.00万元。",
        "一般公共预算总支出50.00万元，其中：一般公共预算支出40.00万元，2024年预算安排40.00万元。",
    ),
    // What one fund buys is not all that is bought.
    (
        "NAR002",
        "政府采购预算10.00万元：政府采购货物预算8.00万元、政府采购服务预算2.00万元；其中一般公共预算政府采购预算8.00万元：政府采购货物预算6.00万元、政府采购服务预算2.00万元。全年政府采购货物预算7.00万元。",
        "政府采购预算10.00万元：政府采购货物预算8.00万元、政府采购服务预算2.00万元；其中一般公共预算政府采购预算8.00万元：政府采购货物预算6.00万元、政府采购服务预算2.00万元。全年政府采购货物预算8.00万元。",
    ),
    (
        "NAR003",
        "“三公”经费8.10万元，其中：因公出国（境）费0万元；公务用车购置及运行费3.50万元；公务接待费4.00万元。",
        "“三公”经费8.10万元，其中：因公出国（境）费0万元；公务用车购置及运行费3.50万元；公务接待费4.60万元。",
    ),
    (
        "NAR004",
        "政府采购预算30万元，其中：货物类采购10万元，工程类采购5万元，服务类采购10万元。",
        "政府采购预算30万元，其中：货物类采购10万元，工程类采购5万元，服务类采购15万元。",
    ),
    (
        "NAR008",
        "建筑面积1300平方米，其中地上800平方米，地下400平方米。",
        "建筑面积1300平方米，其中地上800平方米，地下500平方米。",
    ),
    // 其他 leaves nothing over.
    (
        "NAR016",
        "车辆12辆，包括应急保障用车5辆、执法执勤用车4辆、其他用车2辆。",
        "车辆12辆，包括应急保障用车5辆、执法执勤用车4辆、其他用车3辆。",
    ),
    (
        "NAR016",
        "车辆9辆，其中应急保障用车5辆、执法执勤用车6辆。",
        "车辆12辆，其中应急保障用车5辆、执法执勤用车6辆。",
    ),
    (
        "NAR008",
        "共评价项目12个，涉及资金50.00万元。其中：评价为优的9个，评价为良的4个。",
        "共评价项目12个，涉及资金50.00万元。其中：评价为优的9个，评价为良的3个。",
    ),
    // Parts that have names of their own are never more than the whole.
    (
        "NAR008",
        "机关运行经费50.00万元，其中：办公设施维护40.00万元，档案数字化20.00万元。",
        "机关运行经费50.00万元，其中：办公设施维护20.00万元，档案数字化20.00万元。",
    ),
    (
        "NAR009",
        "公务接待费4.60万元，比上年减少1.00万元。主要原因是：接待经费增加。",
        "公务接待费4.60万元，比上年减少1.00万元。主要原因是：接待经费减少。",
    ),
    (
        "NAR009",
        "公务接待费5.60万元，比上年增加1.00万元，主要是厉行节约，压减接待批次。",
        "公务接待费5.60万元，比上年增加1.00万元，主要是新增外地考察接待批次。",
    ),
    (
        "NAR009",
        "公务接待费3.60万元，比上年减少1.00万元，主要原因是年中追加会议接待。",
        "公务接待费3.60万元，比上年减少1.00万元，主要原因是上年追加会议接待。",
    ),
    (
        "NAR016",
        "共有车辆2辆，比上年减少1辆。其中，机要通信用车1辆，其他用车2辆。",
        "共有车辆2辆，比上年减少1辆。其中，机要通信用车1辆，其他用车1辆。",
    ),
    (
        "NAR014",
        "办公费、印刷费和水电费分别为12.00万元、3.00万元和5.00万元，合计23.00万元。",
        "办公费、印刷费和水电费分别为12.00万元、3.00万元和5.00万元，合计20.00万元。",
    ),
    (
        "NAR014",
        "安排办公费12.00万元，印刷费3.40万元，水电费5.00万元，共计24.00万元。",
        "安排办公费12.00万元，印刷费3.40万元，水电费5.00万元，共计20.40万元。",
    ),
    (
        "NAR013",
        "政府性基金预算财政拨款年初结转和结余10.00万元，本年收入80.00万元，本年支出85.00万元，年末结转和结余15.00万元。",
        "政府性基金预算财政拨款年初结转和结余10.00万元，本年收入80.00万元，本年支出85.00万元，年末结转和结余5.00万元。",
    ),
    // What is taken apart again is all of them, or the last part.
    (
        "NAR008",
        "自评项目12个，其中：甲类项目8个、乙类项目5个。其中等级为优的9个、等级为良的3个。",
        "自评项目12个，其中：甲类项目8个、乙类项目4个。其中等级为优的9个、等级为良的3个。",
    ),
    ("WRD001", "金额单位为万元。本年收入增加万元。", "金额单位为万元。本年收入增加5.00万元。"),
    ("NAR008", "离退休人员97人，其中离休2人、退休59人。", "离退休人员61人，其中离休2人、退休59人。"),
    ("WRD001", "本年评价得分    分。", "本年评价得分98分。"),
    ("WRD001", "20××年机关运行经费5万元。", "2024年机关运行经费5万元。"),
    ("WRD001", "机关运行经费5万元，原因是#REF!。", "机关运行经费5万元，原因是人员增加。"),
    (
        "WRD012",
        "农林水支出（类）农村（款）农村安居（项）5.00万元，主要用于城市安居工程建设。",
        "农林水支出（类）农村（款）农村安居（项）5.00万元，主要用于农村安居工程建设。",
    ),
    ("WRD005", "其中：，机关运行经费5万元。", "其中：机关运行经费5万元。"),
    ("WRD001", "机关运行经费比上年增加（减少）3万元。", "机关运行经费比上年增加3万元。"),
    (
        "YOY007",
        "本年支出合计8.00万元，主要用于以下方面：教育支出（类）6.00万元，占75.00%；住房保障支出（类）2.00万元，占25.00%。其中，基本支出6.00万元，占76.00%；项目支出2.00万元，占25.00%。",
        "本年支出合计8.00万元，主要用于以下方面：教育支出（类）6.00万元，占75.00%；住房保障支出（类）2.00万元，占25.00%。其中，基本支出6.00万元，占75.00%；项目支出2.00万元，占25.00%。",
    ),
    (
        "WRD002",
        "本部门2023年没有使用政府性基金预算安排的支出。",
        "本部门2024年没有使用政府性基金预算安排的支出。",
    ),
    ("WRD002", "2023年部门预算收入为3万元。", "2024年部门预算收入为3万元。"),
    ("WRD005", "机关运行经费5万元。。", "机关运行经费5万元。"),
    ("WRD006", "医疗卫生与计划生育支出（类）5.00万元。", "卫生健康支出（类）5.00万元。"),
    ("WRD007", "机关运行经费增长13.95。", "机关运行经费增长13.95%。"),
    ("WRD008", "机关运行经费增加3万元，主要原因是。", "机关运行经费增加3万元，主要原因是人员增加。"),
    ("WRD009", "某市某区规划与自然资源局负责此事。", "某市某区规划和自然资源局负责此事。"),
    ("WRD010", "“三公”经费是使用市级财政拨款安排的经费。", "“三公”经费是使用区级财政拨款安排的经费。"),
    (
        "WRD011",
        "承担公务管理、印章管理；公务管理由办公室负责，公物管理由处室协助。",
        "承担公务管理、印章管理；公务管理由办公室负责，公务管理由处室协助。",
    ),
    ("WRD011", "治理河道三处，另冶理湖泊一处。", "治理河道三处，另治理湖泊一处。"),
    ("WRD016", "公务用用车运行费由本级支付。", "公务用车运行费由本级支付。"),
    (
        "YOY001",
        "公务接待费2023年预算执行数为12.00万元，2024年预算安排10.50万元，比2023年减少1.05万元。",
        "公务接待费2023年预算执行数为12.00万元，2024年预算安排10.50万元，比2023年减少1.50万元。",
    ),
    (
        "YOY002",
        "公务接待费10.50万元，比上年减少1.50万元，下降21.50%。",
        "公务接待费10.50万元，比上年减少1.50万元，下降12.50%。",
    ),
    (
        "YOY003",
        "本年支出合计8000.00万元，其中：基本支出7989.55万元，占99.86%。",
        "本年支出合计8000.00万元，其中：基本支出7989.55万元，占99.87%。",
    ),
    (
        "YOY004",
        "公务接待费2023年预算执行数为12.00万元，2024年预算安排10.50万元，比2023年预算执行数增加。主要原因是接待。公务接待费比2023年增加1.50万元，下降12.50%。",
        "公务接待费2023年预算执行数为12.00万元，2024年预算安排10.50万元，比2023年预算执行数减少12.50%。",
    ),
    (
        "YOY004",
        "财政拨款收入预算90.00万元，比上年增加5.00万元；财政拨款支出预算90.00万元，比上年减少5.00万元。",
        "财政拨款收入预算90.00万元，比上年增加5.00万元；财政拨款支出预算90.00万元，比上年增加5.00万元。",
    ),
    (
        "YOY005",
        "公务用车购置及运行费3.50万元（公务用车购置费0万元，与上年持平；公务用车运行费3.50万元，与上年持平。）比上年减少18万元。",
        "公务用车购置及运行费3.50万元（公务用车购置费0万元，比上年减少18万元；公务用车运行费3.50万元，与上年持平。）比上年减少18万元。",
    ),
    (
        "YOY007",
        "本年支出合计80.00万元，其中：基本支出60.00万元，占57.00%。",
        "本年支出合计80.00万元，其中：基本支出60.00万元，占75.00%。",
    ),
    (
        "YOY008",
        "公务接待费2023年预算执行数为0.00万元，2024年预算安排2.00万元，比2023年预算执行数增加100.00%。",
        "公务接待费2023年预算执行数为1.00万元，2024年预算安排2.00万元，比2023年预算执行数增加100.00%。",
    ),
    ("YOY004", "公务接待费0万元，比上年增加2.00万元。", "公务接待费0万元，比上年减少2.00万元。"),
    (
        "YOY007",
        "支出合计90.00万元，其中基本支出60.00万元。项目支出30.00万元，比重为30.00%。",
        "支出合计90.00万元，其中基本支出60.00万元。项目支出30.00万元，比重为33.33%。",
    ),
];

#[test]
fn every_rule_on_wording_and_arithmetic_flags_and_lets_pass() {
    for (rule, flagged, corrected) in WORDING {
        let found = broken(&with("二、情况说明", flagged));
        assert!(found.contains(rule), "{rule}: {found:?} {flagged}");
        assert_eq!(broken(&with("二、情况说明", corrected)), Vec::<&str>::new(), "{rule}: {corrected}");
    }
}

#[test]
fn a_final_account_is_held_to_its_budget() {
    let account = |text: &str| {
        let mut document = with("五、支出决算情况", text);
        document.stage = Stage::FinalAccount;
        document
    };
    let sound = "教育支出（类）普通教育（款）小学教育（项）。年初预算为40.00万元，支出决算为30.00万元，完成年初预算的75.00%。决算数小于预算数。";
    assert_eq!(broken(&account(sound)), Vec::<&str>::new());
    assert_eq!(broken(&account(&sound.replace("75.00%", "57.00%"))), ["YOY006"]);
    assert_eq!(broken(&account(&sound.replace("小于", "大于"))), ["YOY004"]);
    assert_eq!(broken(&account(&sound.replace("小于预算数", "与预算数持平"))), ["YOY004"]);
    // Without what was planned, the rate tells the order.
    let rated = "防汛（项）支出决算为30.00万元，完成预算的75.00%，决算数小于预算数。";
    assert_eq!(broken(&account(rated)), Vec::<&str>::new());
    assert_eq!(broken(&account(&rated.replace("小于预算数", "与预算数持平"))), ["YOY004"]);
    assert_eq!(
        broken(&account(&rated.replace("75.00", "100.00").replace("小于预算数", "与预算数持平"))),
        Vec::<&str>::new()
    );
    // Against what was planned for the same year.
    let against = "防汛（项）决算支出30.00万元，年初预算40.00万元，决算比预算减少10.00万元。";
    assert_eq!(broken(&account(against)), Vec::<&str>::new());
    assert_eq!(broken(&account(&against.replace("减少10", "增加10"))), ["YOY001", "YOY004"]);
    assert_eq!(broken(&account(&against.replace("减少10", "减少12"))), ["YOY001"]);
}

#[test]
fn the_wording_of_units_funds_and_items() {
    let mut unit = with("2024年单位预算情况说明", "本部门收入预算3万元。");
    assert_eq!(broken(&unit), ["WRD003"]);
    unit.sections[0].paragraphs[0].text = "本单位收入预算3万元。".to_owned();
    assert_eq!(broken(&unit), Vec::<&str>::new());
    let heading = "八、国有资本经营预算支出情况说明";
    assert_eq!(broken(&with(heading, "本部门没有政府性基金预算支出。")), ["WRD004"]);
    assert_eq!(broken(&with(heading, "本部门没有国有资本经营预算支出。")), Vec::<&str>::new());
    let item = |path: &str, purpose: &str| format!("“{path}”2.00万元，主要用于{purpose}。");
    let names = ["小学教育", "初中教育", "高中教育", "高等教育", "学前教育", "其他普通教育支出"];
    let path = |name: &str| format!("教育支出（类）普通教育（款）{name}（项）");
    let mut texts: Vec<String> = names.iter().map(|name| item(&path(name), name)).collect();
    let document = |texts: &[String]| {
        let mut document = with("二、情况说明", "主要内容如下：");
        let paragraphs = texts.iter().map(|text| Paragraph::new(text.clone(), Place::default()));
        document.sections[0].paragraphs.extend(paragraphs);
        document
    };
    assert_eq!(broken(&document(&texts)), Vec::<&str>::new());
    texts[2] = item(&path("高中教育"), "小学教育");
    assert_eq!(broken(&document(&texts)), ["WRD012"]);
}

/// A document whose tables are printed from these lines, with one paragraph of text.
fn rules_broken(lines: &[BudgetLine], heading: &str, text: &str) -> Vec<&'static str> {
    let budget = Budget::new("某市某局", FiscalYear::constant(2024), lines.iter().cloned()).unwrap();
    let mut document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
    document.sections.push(section(heading, &[text]));
    broken(&document)
}

#[test]
fn rules_that_hold_the_text_against_the_tables() {
    let none = Vec::<&str>::new();
    let of = |unit: &str, line: BudgetLine| BudgetLine { unit: unit.into(), ..line };
    let fund = BudgetLine {
        source: FundSource::GovernmentFund,
        ..line(2120801, 30227, Some("征收补偿"), 90_000_000)
    };
    let lines = [
        of("某市数据资源中心", line(2010301, 30217, None, 2_000_000)),
        line(2010301, 30201, None, 30_000_000),
        line(2010301, 30215, None, 0),
        line(2010302, 30214, Some("政务云平台租用"), 50_000_000),
        fund,
    ];
    let (with_fund, without) = (&lines[..], &lines[..4]);

    let units = |name: &str| format!("本部门下属预算单位1个，具体包括：{name}。");
    assert_eq!(rules_broken(with_fund, "二、机构设置", &units("某市政务信息处")), ["NAR006"]);
    assert_eq!(rules_broken(with_fund, "二、机构设置", &units("某市数据资源中心")), none);

    let list = |items: &str| format!("公用经费32.00万元，主要包括：{items}。");
    let heading = "六、一般公共预算基本支出情况说明";
    assert_eq!(rules_broken(with_fund, heading, &list("办公费、会议费、公务接待费")), ["NAR010"]);
    assert_eq!(rules_broken(with_fund, heading, &list("办公费、公务接待费")), none);

    // Under the heading of a fund.
    let heading = "八、政府性基金预算财政拨款收支决算情况";
    assert_eq!(
        rules_broken(with_fund, heading, "年初结转0万元，本年收入90.00万元，本年支出90.00万元。"),
        none
    );
    assert_eq!(
        rules_broken(with_fund, heading, "年初结转0万元，本年收入90.00万元，本年支出95.00万元。"),
        ["NAR001"]
    );

    let classes = |list: &str| format!("收入包括：财政拨款收入；支出包括：{list}。");
    assert_eq!(rules_broken(with_fund, "一、总体情况", &classes("一般公共服务支出、农林水支出")), ["NAR010"]);
    assert_eq!(rules_broken(with_fund, "一、总体情况", &classes("一般公共服务支出、城乡社区支出")), none);

    let denied = "本部门没有使用政府性基金预算安排的支出。";
    assert_eq!(rules_broken(with_fund, "八、政府性基金预算", denied), ["NAR011"]);
    assert_eq!(rules_broken(without, "八、政府性基金预算", denied), none);

    // The other way round: an amount, and a table that is noted as empty.
    let noted = |text: &str| {
        let budget = Budget::new("某市某局", FiscalYear::constant(2024), without.iter().cloned()).unwrap();
        let mut document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
        let fund = |sheet: &&mut cn_budget::Sheet| sheet.kind == Some(cn_budget::TableKind::GovernmentFund);
        let sheet = document.sheets.iter_mut().find(fund).unwrap();
        sheet.rows.clear();
        sheet.notes.push("注：本部门没有政府性基金预算，本表为空表。".to_owned());
        document.sections.push(section("八、政府性基金预算", &[text]));
        broken(&document)
    };
    assert_eq!(noted("政府性基金预算支出50.00万元。"), ["NAR011"]);
    assert_eq!(noted("政府性基金预算支出0万元。"), none);

    // A table of all money is missing: what is all of one budget's is not all.
    let whole = |lines: &[BudgetLine]| {
        let budget = Budget::new("某市某局", FiscalYear::constant(2024), lines.iter().cloned()).unwrap();
        let mut document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
        document.sheets.retain(|sheet| sheet.kind != Some(cn_budget::TableKind::Expenditure));
        document.sections.push(section("三、支出预算", &["支出预算中，项目支出140.00万元。"]));
        broken(&document)
    };
    assert_eq!(whole(with_fund), none);
    assert_eq!(whole(without), none, "nothing says that the general budget is all");

    let item = |path: &str| format!("{path}50.00万元，用于租用平台。");
    let heading = "五、一般公共预算支出情况";
    let office = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）";
    for (path, rules) in [
        (office, &[][..]),
        ("一般公共服务（类）政府办公室及相关机构事务（款）一般行政管理事务（政府办公厅）（项）", &[]),
        ("一般公共服务支出（类）人大事务（款）一般行政管理事务（项）", &["COD006"]),
        ("教育支出（类）普通教育（款）小学教育（项）", &["COD005"]),
        ("201（类）一般公共服务支出03（款）政府办公厅（室）及相关机构事务02（项）一般行政管理事务", &[]),
        ("201类一般公共服务支出03款人大事务02项一般行政管理事务", &["COD006"]),
        ("2010302一般行政管理事务支出", &[]),
        ("2010302机关服务支出", &["COD006"]),
        ("一般公共服务支出（201类）政府办公厅（室）及相关机构事务（03款）机关服务（02项）", &["COD006"]),
    ] {
        assert_eq!(rules_broken(with_fund, heading, &item(path)), rules, "{path}");
    }
    // What there is less of may have ended; what there is more of is there.
    let class = "与上年相比，农林水支出（类）";
    assert_eq!(rules_broken(with_fund, heading, &format!("{class}减少16.84万元。")), none);
    assert_eq!(rules_broken(with_fund, heading, &format!("{class}增加16.84万元。")), ["COD005"]);

    // 基本支出 and 项目支出 of a code are not those of everything.
    let parts = format!("{office}50.00万元，包括基本支出0万元、项目支出50.00万元。");
    assert_eq!(rules_broken(with_fund, heading, &parts), none);
    assert_eq!(
        rules_broken(with_fund, heading, "支出预算172.00万元，包括基本支出0万元、项目支出50.00万元。"),
        ["NAR001"]
    );

    // A class of the economic table, and a section of it by its name.
    let heading = "六、基本支出情况";
    let basic = |class: &str, office: &str| {
        format!(
            "基本支出32.00万元，其中：商品和服务支出{class}万元，包括办公费{office}万元、公务接待费2.00万元。"
        )
    };
    assert_eq!(rules_broken(with_fund, heading, &basic("32.00", "30.00")), none);
    // The sentence leaves unsaid whose money it is, and the table is of one budget: no proof.
    assert_eq!(rules_broken(with_fund, heading, &basic("23.00", "30.00")), none);
    // By itself the sentence has more parts than the whole.
    assert_eq!(rules_broken(with_fund, heading, &basic("32.00", "31.00")), ["NAR008"]);
}

#[test]
fn a_project_of_the_text_is_the_row_of_its_name_and_its_parts_are_compared() {
    let lines = [
        line(2010302, 30214, Some("政务云租用服务"), 50_000_000),
        line(2010302, 30214, Some("政务云租用服务（区级部分）"), 20_000_000),
    ];
    let found = |amount: &str| {
        let budget = Budget::new("某市某局", FiscalYear::constant(2024), lines.iter().cloned()).unwrap();
        let mut document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
        let text = format!("重点项目：政务云租用服务{amount}万元。");
        document.sections.push(section("七、重点项目", &[text.as_str()]));
        let report = Report::of(&document);
        let told = report.findings().iter().filter(|finding| finding.rule.code() == "NAR005");
        told.map(|finding| finding.message(cn_budget::Language::Zh)).collect::<Vec<_>>()
    };
    assert_eq!(found("50.00"), Vec::<String>::new());
    let plain = "项目“政务云租用服务”文中为 60.00 万元，项目支出表为 50.00 万元";
    assert_eq!(found("60.00"), [plain]);
    assert_eq!(
        found("70.00"),
        [plain.replace("60.00", "70.00") + "，与同名括注各行合计（50.00 + 20.00）相符"]
    );
}

#[test]
fn a_target_of_several_projects_is_reported() {
    let target = "修缮校舍八千平方米，更换课桌椅三千套，暑假内完工。";
    let spaced = "修缮校舍八千平方米,更换课桌椅 三千套，暑假内完工";
    let own = "培训教师九百人次，全年不少于六十学时，考核合格。";
    let table = |heading: &str, rows: &[(RowRole, &str, &str)]| {
        let mut document = with("二、情况说明", "见附表。");
        let mut sheet = Sheet::new("重点项目绩效目标表");
        sheet.text_headers = vec!["备注".into(), heading.into()];
        for (role, label, text) in rows {
            let texts = vec!["列入财政部门预算管理一体化系统的项目支出预算".into(), (*text).into()];
            sheet.rows.push(SheetRow::new(*role, *label, Vec::new()).with_texts(texts));
        }
        document.sheets.push(sheet);
        Report::of(&document)
    };
    let rows = |heading, rows: &[(RowRole, &str, &str)]| {
        let report = table(heading, rows);
        let found = report.findings().iter().filter(|finding| finding.rule.code() == "WRD018");
        found
            .map(|finding| finding.places.iter().filter_map(|place| place.row).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let project = RowRole::Project;
    let flagged = [(project, "甲项目", target), (project, "乙项目", own), (project, "丙项目", spaced)];
    assert_eq!(rows("绩效目标", &flagged), [[0, 2]]);
    let report = table("项目/总体目标", &flagged);
    let finding = report.findings().iter().find(|finding| finding.rule.code() == "WRD018").unwrap();
    assert_eq!(
        finding.message(Language::Zh),
        "2 个项目的项目/总体目标相同（“修缮校舍八千平方米，更换课桌椅三…”）：甲项目、丙项目"
    );
    assert_eq!(
        finding.message(Language::En),
        "the same 项目/总体目标 (修缮校舍八千平方米，更换课桌椅三…) is printed for 2 projects: 甲项目, 丙项目"
    );
    assert_eq!((finding.severity, finding.places[1].printed.as_deref()), (Severity::Warning, Some(spaced)));

    let two =
        [(project, "甲项目", target), (project, "乙", own), (project, "丙", target), (project, "丁", own)];
    assert_eq!(rows("绩效目标", &two), [[0, 2], [1, 3]]);
    let part = (project, "甲项目（县区负担部分）", target);
    for (heading, corrected) in [
        ("绩效目标", &[(project, "甲项目", target), (project, "丙项目", own)][..]),
        ("绩效目标", &[(project, "甲项目", target), part, (project, "甲 项目", target)]),
        ("绩效目标", &[(project, "甲项目", "保障正常运转"), (project, "丙项目", "保障正常运转")]),
        ("绩效目标", &[(RowRole::Unit, "甲单位", target), (project, "丙项目", target)]),
        ("绩效目标", &[(project, "", target), (project, "丙项目", target)]),
        ("立项依据", &flagged),
    ] {
        assert_eq!(rows(heading, corrected), Vec::<Vec<usize>>::new(), "{heading} {corrected:?}");
    }
}

#[test]
fn the_name_of_another_body() {
    let broken_in = |department: &str, text: &str| {
        let mut document = Disclosure::new(department, FiscalYear::constant(2024), Stage::Budget);
        let own = format!("{department}的职责如下。{department}内设三个科。");
        document.sections.push(section("二、情况说明", &[&own, text]));
        broken(&document)
    };
    for (department, flagged, passed) in [
        // The same body of another place.
        ("某市青禾区民政局", "青山区民政局负责社会救助。", "户籍所在区民政局和某市民政局负责社会救助。"),
        ("青禾区柳浦街道办事处", "项目由红桥街道办事处实施。", "实施主体：各街道办事处、有关街道办事处。"),
        // Another body of the same place, where money is told.
        (
            "青禾县农业农村局",
            "2024年，青禾县水利局政府采购支出5.00万元。",
            "2024年，青禾县水利局参与项目验收。",
        ),
    ] {
        assert_eq!(broken_in(department, flagged), ["WRD009"], "{flagged}");
        assert_eq!(broken_in(department, passed), Vec::<&str>::new(), "{passed}");
    }
}

#[test]
fn what_is_written_twice_or_badly() {
    for (rule, flagged, corrected) in [
        ("WRD001", "机关运行经费预算XX万元。", "机关运行经费预算5.00万元。"),
        ("WRD001", "机关运行经费5.00万元（若无则填0）。", "机关运行经费5.00万元。"),
        ("WRD001", "机关运行经费比上年增加（或减少）3.00万元。", "机关运行经费变动的因素是人员增加或减少。"),
        ("WRD001", "机关运行经费比上年增长%。", "机关运行经费比上年增长5%。"),
        (
            "WRD002",
            "截至2024年12月31日，共有车辆3辆。",
            "截至2023年12月31日，共有车辆3辆。2024年12月31日前建成。",
        ),
        ("WRD007", "预算执行率100，满意度较高。", "预算执行率100%，满意度较高。"),
        (
            "WRD001",
            "机关运行经费5.00万元（各部门结合实际补充）。",
            "机关运行经费5.00万元（按实际人数计算）。",
        ),
        ("WRD002", "2023年公务接待费比2023年增加1.00万元。", "2024年公务接待费比2023年增加1.00万元。"),
        ("WRD005", "“三公经费预算5.00万元。", "“三公”经费预算5.00万元。"),
        (
            "WRD007",
            "资产包括房屋50.00万元，设备20.00万元，图书0.50，家具5.00万元。",
            "资产包括房屋50.00万元，设备20.00万元，图书0.50万元，家具5.00万元。",
        ),
        ("WRD007", "公务接待费预算为5.20，用于接待。", "公务接待费预算为5.20万元，用于接待。"),
        ("WRD001", "预算支出为零（若有请按实际情况说明）。", "预算支出为零（按实际情况安排）。"),
        ("WRD013", "用于办公费、差旅费、差旅费、维修费。", "用于办公费、差旅费、维修费。"),
        (
            "WRD001",
            "政府性基金预算支出为0（无此项支出的请删除本段）。",
            "政府性基金预算支出为0（无此项支出）。",
        ),
        ("WRD013", "主要原因是主要原因是人员增加。", "主要原因是人员增加。"),
        (
            "WRD013",
            "行政编制56名，事业编制38名。行政编制56名，事业编制38名。",
            "行政编制56名，事业编制38名。",
        ),
        ("WRD014", "公务接待费5.2.1万元。", "公务接待费5.21万元。"),
        ("WRD014", "公务接待费1,23.45万元。", "公务接待费1,234.50万元。"),
        ("WRD014", "公务接待费12 3.45万元。", "公务接待费123.45万元。"),
        ("WRD014", "公务接待费5.20万元万元。", "安排5万元元旦慰问。"),
        ("WRD014", "公务接待费增长5.20%%。", "公务接待费增长5.20%。"),
    ] {
        let found = broken(&with("二、情况说明", flagged));
        assert!(found.contains(&rule), "{rule}: {found:?} {flagged}");
        assert_eq!(broken(&with("二、情况说明", corrected)), Vec::<&str>::new(), "{rule}: {corrected}");
    }
    let list = |items: &[&str]| {
        let mut document = with("二、情况说明", "主要任务是：");
        let items = items.iter().map(|item| Paragraph::new(*item, Place::default()));
        document.sections[0].paragraphs.extend(items);
        broken(&document)
    };
    let none = Vec::<&str>::new();
    assert_eq!(list(&["1.编制规划。", "2.审批用地。", "4.防治灾害。"]), ["WRD015"]);
    assert_eq!(list(&["1.编制规划。", "2.审批用地。", "3.防治灾害。"]), none);
    assert_eq!(list(&["1.编制规划。2.审批用地。", "3.防治灾害。"]), none, "the number stands within a line");
    assert_eq!(list(&["1.编制：", "1.规划。", "2.计划。", "2.审批。", "3.防治。"]), none, "a list in a list");
    assert_eq!(list(&["（一）编制规划。", "（三）审批用地。"]), ["WRD015"]);
    let twice = "按照权限审批建设项目用地并监督实施。";
    assert_eq!(list(&[twice, twice]), ["WRD013"]);
}

/// The founding document with its text, where the seed is at hand.
#[test]
fn the_text_of_huizhou() {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/huizhou-2023.txt");
    let Ok(text) = std::fs::read_to_string(seed) else {
        println!("skipped: no {seed}");
        return;
    };
    let mut document =
        Disclosure::from_csv_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023")).unwrap();
    let mut sections: Vec<TextSection> = Vec::new();
    let prose = |line: &&str| !line.is_empty() && !line.contains('\t') && !line.starts_with('-');
    for line in text.lines().map(str::trim).filter(prose) {
        let heading = line.starts_with("第")
            || (line.contains('、') && line.chars().count() < 20 && !line.contains('。'));
        match sections.last_mut() {
            Some(section) if !heading => section.paragraphs.push(Paragraph::new(line, Place::default())),
            _ => sections.push(TextSection::new(line)),
        }
    }
    document.sections = sections;
    let found = broken(&document);
    for rule in ["NAR006", "WRD001", "YOY005"] {
        assert!(found.contains(&rule), "{rule}: {found:?}");
    }
    let report = Report::of(&document);
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(errors.map(|finding| finding.rule.code()).collect::<Vec<_>>(), ["YOY005"]);
}

fn line(functional: u32, economic: u32, project: Option<&str>, fen: i64) -> BudgetLine {
    BudgetLine {
        unit: "局本级".into(),
        unit_type: UnitType::Agency,
        purpose: match project {
            Some(project) => Purpose::Project(project.into()),
            None => Purpose::Operating,
        },
        functional: FunctionalCode::new(functional).unwrap(),
        economic: EconomicCode::new(economic).unwrap(),
        government: None,
        source: FundSource::General,
        amount: Amount::from_fen(fen).unwrap(),
    }
}

/// A bureau whose reception, vehicles and training are given in yuan, printed in yuan.
fn bureau(reception: i64, vehicles: i64, project: i64) -> Disclosure {
    let lines = [
        line(2010301, 30217, None, reception * 100),
        line(2010301, 30231, None, vehicles * 100),
        line(2010302, 30214, Some("政务云平台租用项目"), project * 100),
    ];
    let budget = Budget::new("某市规划和自然资源局", FiscalYear::constant(2024), lines).unwrap();
    budget.print(Unit::Yuan, 2, Rounding::HalfUp).unwrap()
}

/// Amounts of one year, and of the year before, in yuan.
#[derive(Clone, Copy, Debug)]
struct Year {
    reception: i64,
    vehicles: i64,
    project: i64,
    before: i64,
}

fn figure(yuan: i64) -> Printed {
    Printed::round(Amount::from_yuan(yuan).unwrap(), Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap()
}

/// What a department would write of it.
fn narrative(year: Year) -> (Disclosure, Vec<String>) {
    let Year { reception, vehicles, project, before } = year;
    let mut document = bureau(reception, vehicles, project);
    let total = reception + vehicles + project;
    let mut text = format!("2024年本部门收入预算{}万元", figure(total).digits());
    let change = figure(total).value() - figure(before).value();
    if change.is_zero() {
        text.push_str("，与上年持平");
    } else {
        let way = if change.is_sign_negative() { ["减少", "下降"] } else { ["增加", "增长"] };
        let rate = Ratio::change(
            figure(before).amount().unwrap(),
            figure(total).amount().unwrap(),
            2,
            Rounding::HalfUp,
        );
        let rate = rate.unwrap().unwrap().percent().abs();
        write!(text, "，比上年{}{}万元，{}{rate}%", way[0], change.abs(), way[1]).unwrap();
    }
    let mut texts = vec![text + "，主要原因是项目调整。"];
    let three = format!(
        "“三公”经费{}万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费{v}万元（公务用车购置费0万元，公务用车运行维护费{v}万元）；公务接待费{}万元。",
        figure(reception + vehicles).digits(),
        figure(reception).digits(),
        v = figure(vehicles).digits(),
    );
    texts.push(three);
    texts.push(format!("一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）{}万元，用于政务云平台租用。", figure(project).digits()));
    let paragraphs: Vec<&str> = texts.iter().map(String::as_str).collect();
    document.sections.push(section("第三部分 2024年部门预算情况说明", &paragraphs));
    (document, texts)
}

fn years() -> impl Strategy<Value = Year> {
    let yuan = || (1..2000_i64).prop_map(|hundreds| hundreds * 100);
    (yuan(), yuan(), 10_000..9_000_000_i64, 20_000..9_000_000_i64)
        .prop_map(|(reception, vehicles, project, before)| Year { reception, vehicles, project, before })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_narrative_of_the_tables_breaks_nothing(year in years()) {
        let (document, _) = narrative(year);
        prop_assert_eq!(broken(&document), Vec::<&str>::new());
        let report = Report::of(&document);
        let held = report.by_rule().find(|(code, _)| *code == "NAR001").map(|(_, counts)| counts[Outcome::Held]);
        prop_assert!(held.unwrap_or_default() >= 7, "{:?}", held);
    }

    #[test]
    fn one_digit_changed_is_found(year in years(), which in 0..3_usize, step in 1..9_u8) {
        let (mut document, texts) = narrative(year);
        // The first digit of the first amount of a paragraph: 比 rounding it is far.
        let text = &texts[which];
        let at = text.find("万元").unwrap();
        let from = text[..at].rfind(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(0, |at| at + 3);
        let digit = text.as_bytes()[from] - b'0';
        let other = (digit + step) % 10;
        prop_assume!(other != 0 && other != digit);
        let mut changed = text.clone();
        changed.replace_range(from..=from, &other.to_string());
        document.sections[0].paragraphs[which].text = changed;
        let found = broken(&document);
        prop_assert!(found.iter().any(|code| code.starts_with("NAR")), "{:?}", found);
    }
}

//! Paragraphs that say enough to be checked by themselves: as they are, and with one figure wrong (文字自身的勾稽).

use cn_budget::check::Checker;
use cn_budget::document::{Paragraph, Place, TextSection};
use cn_budget::{Disclosure, FiscalYear, Report, Severity, Stage};

/// What is reported of paragraphs without tables.
fn report(stage: Stage, heading: &str, paragraphs: &[&str]) -> Report {
    let mut document = Disclosure::new("某县教育局", FiscalYear::constant(2024), stage);
    let mut section = TextSection::new(heading);
    section.paragraphs = paragraphs.iter().map(|text| Paragraph::new(*text, Place::default())).collect();
    document.sections.push(section);
    Checker::new().check(&document)
}

/// The errors on paragraphs without tables.
fn errors(stage: Stage, heading: &str, paragraphs: &[&str]) -> Vec<&'static str> {
    let report = report(stage, heading, paragraphs);
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.code()).collect()
}

/// Paragraphs of an account, and the errors on each.
fn in_an_account(table: &[(&str, &[&str])]) {
    for (text, codes) in table {
        assert_eq!(errors(Stage::FinalAccount, "一、收支决算情况说明", &[text]), *codes, "{text}");
    }
}

#[test]
fn all_shares_of_a_closed_list_are_of_one_whole() {
    in_an_account(&[
        (
            "收入总计630.00万元，其中：财政拨款收入500.00万元，占79.37%；事业收入100.00万元，占15.87%；上年结转30.00万元，占4.76%。本年收入合计600.00万元。",
            &[],
        ),
        // Of the year's revenue, where the others are of what is carried in too.
        (
            "收入总计630.00万元，其中：财政拨款收入500.00万元，占79.37%；事业收入100.00万元，占16.67%；上年结转30.00万元，占4.76%。本年收入合计600.00万元。",
            &["YOY007"],
        ),
        // Not all parts: the others may be of something else.
        (
            "收入总计630.00万元，其中：财政拨款收入500.00万元，占79.37%；事业收入100.00万元，占16.67%。本年收入合计600.00万元。",
            &[],
        ),
    ]);
}

#[test]
fn a_share_may_be_of_what_its_neighbours_are_together() {
    in_an_account(&[
        (
            "本年支出900.00万元。基本支出中人员经费400.00万元，占基本支出的80.00%，公用经费100.00万元，占20.00%。",
            &[],
        ),
        ("本年支出900.00万元，其中本级项目支出300.00万元。档案整理30.00万元，占本级项目支出的10.00%。", &[]),
    ]);
}

#[test]
fn what_a_change_is_said_of() {
    in_an_account(&[
        // A year before the document's, and then its own.
        ("2023年支出100.00万元，增长3.0%；2024年105.00万元，增长5.0%。", &[]),
        // The totals, and not the year's part of one of them.
        (
            "收入总计520.00万元，包括本年收入500.00万元、年初结转20.00万元；支出总计520.00万元，包括本年支出490.00万元、年末结转30.00万元。收支总计较2023年度的500.00万元增加20.00万元，增长4.0%。",
            &[],
        ),
        (
            "收入总计520.00万元，包括本年收入500.00万元、年初结转20.00万元；支出总计520.00万元，包括本年支出490.00万元、年末结转30.00万元。收支总计较2023年度的500.00万元增加25.00万元，增长4.0%。",
            &["YOY001"],
        ),
        // Rates that go round the things of the changes before them.
        (
            "财政拨款收入800.00万元，占80.00%（一般公共预算财政拨款收入600.00万元、政府性基金预算财政拨款收入200.00万元，较上年分别减少60.00万元和50.00万元，下降9.09%和20.00%）。",
            &[],
        ),
        (
            "一般公共预算财政拨款收入600.00万元、政府性基金预算财政拨款收入200.00万元，较上年分别减少60.00万元和50.00万元，下降9.09%和25.00%。",
            &["YOY002"],
        ),
        // Figures that nothing deals out among the things before them.
        ("会议费和培训费较上年减少2.00万元和3.00万元，下降16.67%和13.04%，分别为10.00万元和20.00万元。", &[]),
        (
            "政府采购支出30.00万元，其中货物10.00万元，服务20.00万元，较上年减少2.00万元和3.00万元，下降16.67%和13.04%。",
            &[],
        ),
        ("会议费10.00万元，较上年减少2.00万元，较预算减少1.00万元，下降16.67%和9.09%。", &[]),
        ("人员经费40.00万元，公用经费10.00万元，分别增加2.00万元、减少1.00万元，增长5.26%、下降9.09%。", &[]),
        (
            "人员经费40.00万元，公用经费10.00万元，分别增加2.00万元、减少1.00万元，增长5.26%、下降19.09%。",
            &["YOY002"],
        ),
        ("甲、乙两个单位分别支出10.00万元、20.00万元。", &[]),
        (
            "会议费减少2.00万元，培训费减少3.00万元，合计减少5.00万元，下降14.29%。会议费10.00万元，培训费20.00万元。",
            &[],
        ),
        (
            "因公出国（境）费0万元，与上年持平；公务接待费186.00万元，减少19.00万元，下降9.3%；公务用车购置费和运行维护费420.00万元和938.00万元，分别减少42.00万元和36.00万元，下降9.1%和3.7%。",
            &[],
        ),
        // By what was done, and not against last year.
        ("落实减税政策，减少税收收入60.00万元，增长2.50%，税收收入完成2460.00万元。", &[]),
        // Of some things, none of which is the one before.
        ("科技专项资金增长30.0%。减少的项目合计减少36.00万元。", &[]),
    ]);
}

#[test]
fn a_share_is_of_what_its_words_name() {
    in_an_account(&[
        // Of another whole than the list, which the text gives no amount of.
        (
            "支出合计1000.00万元，其中：基本支出600.00万元，占60.00%；项目支出400.00万元，占本年财政拨款支出的50.00%。",
            &[],
        ),
        (
            "支出1000.00万元，其中：教育500.00万元，占50.00%；卫生300.00万元，占30.00%；文化200.00万元，占财政拨款支出的25.00%。",
            &[],
        ),
        (
            "基本支出600.00万元，其中：人员经费450.00万元，占支出总额的45.00%；公用经费150.00万元，占25.00%。",
            &[],
        ),
        (
            "收入合计1000.00万元，其中：财政拨款收入800.00万元，占80.00%；事业收入200.00万元，占收入总计的16.00%。",
            &[],
        ),
        // Of what was planned for the thing.
        (
            "“三公”经费支出8.00万元，其中：公务用车运行维护费5.00万元，占预算的83.33%；公务接待费3.00万元，占预算的75.00%。",
            &[],
        ),
        // The last one was set so that all are 100 %.
        (
            "本年收入1000.00万元，其中：财政拨款333.33万元，占33.33%；事业收入333.33万元，占33.33%；其他收入333.34万元，占33.34%。",
            &[],
        ),
    ]);
}

#[test]
fn a_change_behind_the_amount_of_another_year_is_of_that_year() {
    in_an_account(&[
        ("2023年收入800.00万元，比上年增长5%；2024年收入1000.00万元，增长25%。", &[]),
        (
            "2023年支出800.00万元，比2022年增加40.00万元，增长5.3%；2024年支出1000.00万元，比2023年增加200.00万元，增长25%。",
            &[],
        ),
        ("2024年支出1000.00万元，增长25%。2023年支出800.00万元，增长5%。", &[]),
        ("2024年支出1000.00万元，2023年支出800.00万元，分别增长25%和5%。", &[]),
        ("2024年支出1000.00万元，2023年支出800.00万元，增加200.00万元，增长52%。", &["YOY002"]),
    ]);
}

#[test]
fn whose_money_a_paragraph_speaks_of() {
    let paragraphs = [
        "收支总预算900.00万元。",
        "收入包括：一般公共预算拨款700.00万元、事业收入200.00万元；支出包括：教育支出800.00万元、住房保障支出100.00万元。",
        "关于一般公共预算当年拨款情况。（一）规模：2024年一般公共预算当年拨款700.00万元。（二）结构：教育（类）支出600.00万元，占85.71%；住房保障（类）支出100.00万元，占14.29%。",
    ];
    assert_eq!(errors(Stage::Budget, "二、预算情况说明", &paragraphs), [""; 0]);
}

#[test]
fn an_account_is_compared_with_the_plan_that_is_named() {
    in_an_account(&[
        (
            "财政拨款支出决算940.00万元，完成年初预算900.00万元的104.44%，完成调整预算950.00万元的98.95%。决算数大于年初预算数的主要原因是人员增资。",
            &[],
        ),
        (
            "财政拨款支出决算940.00万元，完成年初预算900.00万元的104.44%，完成调整预算950.00万元的98.95%。决算数小于年初预算数的主要原因是人员减少。",
            &["YOY004"],
        ),
        // Nor is it what was planned.
        ("会议费年初预算50.00万元，决算37.00万元，决算数大于上年决算数。", &[]),
        (
            "会议费年初预算50.00万元，决算37.00万元，完成年初预算的74%；较上年增加7.00万元，增长23.33%，决算数大于上年数。",
            &[],
        ),
        // The account of last year is no account of this one.
        (
            "年初预算为66.20万元，支出决算为68.36万元，完成年初预算的103.26%，较上年决算数64.90万元增加3.46万元，增长5.33%，决算数大于年初预算数的主要原因是退休人员增加。",
            &[],
        ),
    ]);
}

#[test]
fn what_follows_a_list_may_be_of_all_of_it() {
    in_an_account(&[
        (
            "全县教育支出按学段分：小学500.00万元，初中300.00万元，高中200.00万元。同比增加100.00万元，增长11.11%。",
            &[],
        ),
        ("本级支出300.00万元，占30.00%；所属单位支出700.00万元，占70.00%。合计1000.00万元。", &[]),
        ("支出构成：基本支出600.00万元，项目支出400.00万元，比上年增加100.00万元，增长11.11%。", &[]),
    ]);
}

#[test]
fn parts_of_what_the_text_does_not_sum() {
    in_an_account(&[
        (
            "2024年“三公”经费支出决算58.36万元。其中：因公出国（境）费21.40万元；公务用车运行维护费32.18万元；公务接待费4.78万元。",
            &[],
        ),
        // More than all of it, though nothing is said of vehicles in all.
        (
            "2024年“三公”经费支出决算58.36万元。其中：因公出国（境）费21.40万元；公务用车运行维护费32.18万元；公务接待费7.48万元。",
            &["NAR003"],
        ),
        // Projects by the money that pays for them: nobody knows of what each amount is.
        (
            "本年支出合计1730.43万元。一般公共预算项目9个，全年预算数623.25万元；政府性基金预算项目2个，全年预算数85.00万元；合计项目11个，全年预算数708.25万元。",
            &[],
        ),
    ]);
}

#[test]
fn a_task_is_no_budget() {
    in_an_account(&[
        ("一般公共预算收入120.00万元，完成市下达任务的102.0%，完成年初预算118.00万元的101.69%。", &[]),
        ("一般公共预算收入120.00万元，完成年初预算的101.69%，完成市下达任务115.00万元的104.35%。", &[]),
        ("一般公共预算收入120.00万元，完成年初预算118.00万元的106.19%。", &["YOY006"]),
    ]);
}

#[test]
fn bodies_side_by_side_have_their_own_figures() {
    let paragraphs = [
        "教育局本级：教育支出300.00万元，住房保障支出50.00万元。",
        "实验小学：教育支出120.00万元，住房保障支出20.00万元。",
    ];
    assert_eq!(errors(Stage::FinalAccount, "二、各单位支出", &paragraphs), [""; 0]);
}

#[test]
fn a_report_looks_back_on_what_was_planned_and_done() {
    for (text, codes) in [
        (
            "2023年一般公共预算收入预算为108000万元，实际完成109658万元，为预算的101.5%，比上年105601万元增收4057万元，增长3.8%。",
            &[][..],
        ),
        (
            "2023年一般公共预算收入预算为108000万元，实际完成109658万元，为预算的101.5%，比上年105601万元增收4507万元，增长3.8%。",
            &["YOY001"],
        ),
    ] {
        assert_eq!(errors(Stage::Budget, "一、2023年预算执行情况", &[text]), codes, "{text}");
    }
}

#[test]
fn a_share_is_of_what_the_paragraph_calls_so() {
    in_an_account(&[
        // The words behind 占 are those before an amount: nothing else is meant.
        (
            "政府采购支出总额900.00万元。授予中小企业合同金额600.00万元，占政府采购支出总额的66.67%，其中：授予小微企业合同金额300.00万元，占授予中小企业合同金额的50.00%。",
            &[],
        ),
        (
            "政府采购支出总额900.00万元。授予中小企业合同金额600.00万元，占政府采购支出总额的66.67%，其中：授予小微企业合同金额300.00万元，占授予中小企业合同金额的33.33%。",
            &["YOY007"],
        ),
        // What no words name is of what the one beside it names, where both are all of that.
        ("基本支出600.00万元，占本年支出的60.00%；项目支出400.00万元，占40.00%。本年支出1000.00万元。", &[]),
        // Behind a whole list, a share may be of what the list takes apart.
        (
            "本年支出1000.00万元。文化节经费400.00万元，其中甲项目300.00万元、乙项目100.00万元，占本年支出的40.00%。",
            &[],
        ),
        // Of both together, and one each.
        ("本年支出1000.00万元。甲项目300.00万元、乙项目100.00万元，合计占本年支出的40.00%。", &[]),
        (
            "本年支出1000.00万元。甲项目300.00万元、乙项目100.00万元，两项合计400.00万元，分别占本年支出的30.00%和10.00%。",
            &[],
        ),
    ]);
}

#[test]
fn what_follows_is_of_the_title_before_it() {
    in_an_account(&[
        (
            "（一）结构情况。教育支出（类）80.00万元，占80.00%；住房保障支出（类）20.00万元，占20.00%。（二）具体情况。年初预算90.00万元，支出决算100.00万元，完成年初预算的111.11%。",
            &[],
        ),
        ("甲税、乙税分别增长5.00%和3.00%；丙税受市场影响，完成40.00万元，同比减收4.00万元。", &[]),
    ]);
}

#[test]
fn a_comparison_behind_a_purpose_is_of_the_thing() {
    in_an_account(&[
        ("行政运行（项）120.00万元，用于人员工资及日常公用，较上年增加20.00万元，增长20.00%。", &[]),
        ("行政运行（项）120.00万元，用于人员工资及日常公用，较上年增加20.00万元，增长16.67%。", &["YOY002"]),
        ("年末结转和结余60.00万元，比年初的80.00万元减少20.00万元。", &[]),
        (
            "年末固定资产原值1200.00万元，其中房屋800.00万元、车辆400.00万元，比年初的1100.00万元增加100.00万元。",
            &[],
        ),
        ("年末结转和结余60.00万元，比年初的80.00万元增加20.00万元。", &["YOY001", "YOY004"]),
        ("防汛（项）年初预算150.00万元，支出决算890.00万元，决算数比年初预算数多740.00万元。", &[]),
        ("防汛（项）年初预算150.00万元，支出决算890.00万元，决算数比年初预算数多840.00万元。", &["YOY001"]),
    ]);
}

#[test]
fn sums_that_a_sentence_gives_in_full() {
    in_an_account(&[
        ("养老保险缴费50.00万元，职业年金25.00万元，两项合计57.00万元。", &["NAR014"]),
        ("债务余额50.00亿元，其中一般债务30.00亿元、专项债务21.00亿元。", &["NAR015"]),
    ]);
}

#[test]
fn sums_that_a_sentence_gives_in_full_say_by_how_much_they_are_wrong() {
    for (text, expected, difference) in [
        ("养老保险缴费50.00万元，职业年金25.00万元，两项合计57.00万元。", "75.00", "-18.00"),
        ("债务余额50.00亿元，其中一般债务30.00亿元、专项债务21.00亿元。", "51.00", "-1.00"),
    ] {
        let report = report(Stage::FinalAccount, "一、收支决算情况说明", &[text]);
        let mut errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
        let finding = errors.next().unwrap();
        let figures = [finding.expected(), finding.difference()].map(|figure| figure.unwrap().to_string());
        assert_eq!(figures, [expected, difference], "{text}");
    }
}

#[test]
fn a_comparison_behind_the_amount_of_a_purpose_is_of_that() {
    in_an_account(&[
        ("项目支出1354.00万元，用于发放助学金900.00万元，较上年增加300.00万元，增长50.00%。", &[]),
        ("公用经费10.00万元，用于办公费、水电费等，其中用于水电费，较上年增加1.00万元，增长50.00%。", &[]),
        ("养老资金1000.00万元，用于提高基础养老金标准，较上年增加20元，增长16.19%。", &[]),
        ("公务接待费由上年的5.00万元减至3.00万元，减少2.00万元，下降40.00%。", &[]),
        ("公务接待费由上年的5.00万元减至3.00万元，减少1.00万元，下降40.00%。", &["YOY001"]),
        ("公务接待费5.00万元，占“三公”经费的比重由41.20%降至31.65%，比上年减少1.00万元。", &[]),
        (
            "资产总额90.00万元；流动资产60.00万元，占资产总额的66.67%，年初流动资产48.00万元，占资产总额的60.00%。",
            &[],
        ),
    ]);
}

#[test]
fn amounts_of_several_owners_are_none_of_one_thing() {
    let cases: [(&str, &[&str]); 6] = [
        ("收入过百万元的有甲学校（160.00万元）、乙学校（140.00万元）和丙学校（120.00万元）。", &[]),
        ("公务接待费（6.00万元）与上年持平。公务接待费（7.00万元）主要用于来访。", &["NAR002"]),
        // A comma parts the figures that go round.
        ("政府采购货物、工程、服务分别为80.00万元，60.00万元和40.00万元。", &[]),
        ("政府采购货物、工程分别为80.00万元，60.00万元。政府采购货物90.00万元。", &["NAR002"]),
        // What was planned at the beginning is another figure than what became of it.
        ("“三公”经费支出2.05万元，年初预算为2.95万元，差值为0.90万元。", &[]),
        ("“三公”经费预算2.05万元。“三公”经费年初预算为2.95万元。", &["NAR002"]),
    ];
    for (text, codes) in cases {
        assert_eq!(errors(Stage::Budget, "一、预算安排情况说明", &[text]), codes, "{text}");
    }
}

#[test]
fn a_statement_without_a_full_stop_does_not_go_on() {
    let change = "公务用车运行维护费预算8.00万元，较2023年预算下降42.86%。减少6.00万元。";
    let wrong = change.replace("42.86", "48.26");
    for (text, codes) in [(change, [].as_slice()), (&wrong, &["YOY002"])] {
        let before = "公务用车购置费预算安排0.00万元，与2023年预算持平";
        assert_eq!(errors(Stage::Budget, "（三）公务用车购置及运行维护费", &[before, text]), codes, "{text}");
    }
}

#[test]
fn a_change_behind_a_list_may_be_of_all_of_it() {
    let all = "本部门预算支出90.00万元，其中基本支出90.00万元、项目支出0.00万元，较上年增加5.00万元。";
    // Each part has a change of its own.
    let each = "本部门预算支出90.00万元，其中：基本支出90.00万元，较上年增加5.00万元；项目支出0.00万元，较上年增加3.00万元。";
    // What was nothing last year says no year of what follows.
    let none = "“三公”经费决算支出9.00万元，其中：因公出国（境）费6.00万元，上年无此项支出；公务接待费3.00万元，比上年增加1.00万元，下降50.00%。";
    for (text, codes) in [(all, [].as_slice()), (each, &["YOY004"]), (none, &["YOY004"])] {
        assert_eq!(errors(Stage::Budget, "一、预算安排情况说明", &[text]), codes, "{text}");
    }
}

#[test]
fn amounts_that_no_item_of_a_list_has() {
    let cases: [(&str, &[&str]); 8] = [
        // Of what a share is of.
        ("公用经费100.00万元，占基本支出（900.00万元）的11.11%。", &[]),
        (
            "公用经费100.00万元，占基本支出（900.00万元）的11.11%。公用经费200.00万元主要用于办公。",
            &["NAR002"],
        ),
        // Of what stands before it, all in all.
        ("人员经费（800.00万元）、公用经费（100.00万元）合计900.00万元。", &[]),
        ("财政拨款收入1200.00万元、事业收入300.00万元合计1500.00万元。", &[]),
        // Of all, behind several things, where the clause names none of them.
        ("基本支出900.00万元，项目支出600.00万元。支出决算1450.00万元。", &[]),
        ("基本支出900.00万元，项目支出600.00万元。项目支出决算650.00万元。", &["NAR002"]),
        // A change behind a list.
        ("货物150.00万元，工程80.00万元，服务0.00万元，比上年增加50.00万元。", &[]),
        ("服务采购0.00万元，比上年增加50.00万元。", &["YOY004"]),
    ];
    for (text, codes) in cases {
        assert_eq!(errors(Stage::FinalAccount, "一、支出决算情况说明", &[text]), codes, "{text}");
    }
}

#[test]
fn vehicles_by_their_use() {
    let counts: [(&str, &[&str]); 18] = [
        (
            "共有车辆8辆，其中：机要通信用车2辆、应急保障用车3辆、其他用车3辆，其他用车主要是业务用车2辆、教学用车1辆。",
            &[],
        ),
        (
            "共有车辆8辆，其中：机要通信用车2辆、应急保障用车3辆、其他用车3辆，当年更新购置应急保障用车1辆。",
            &[],
        ),
        (
            "共有车辆9辆，其中：机要通信用车2辆、应急保障用车3辆、其他用车2辆，其他用车主要是教学用车1辆。",
            &["NAR016"],
        ),
        ("车辆由年初的10辆减少至8辆，其中：机要通信用车2辆、应急保障用车3辆、其他用车3辆。", &[]),
        ("共有车辆8辆，其中：机要通信用车、应急保障用车各2辆，其他用车4辆。", &[]),
        // A part whose figure is not read.
        ("共有车辆8辆，其中：机要通信用车2辆、应急保障用车X辆、其他用车3辆。", &[]),
        ("共有车辆8辆，其中：机要通信用车2辆、应急保障用车  辆、其他用车3辆。", &[]),
        ("共有车辆8辆，其中：机要通信用车2辆、应急保障用车两辆、其他车辆2辆。", &[]),
        ("共有设备80台，其中：打印机20台、计算机若干台、扫描仪X台、其他20台。", &[]),
        // A use has no uses.
        (
            "共有车辆8辆，其中机要通信用车3辆、执法执勤用车5辆；年内处置车辆2辆，其中机要通信用车1辆、其他用车1辆。",
            &[],
        ),
        ("共有车辆8辆，其中执法执勤用车5辆，包括特种专业技术用车1辆，其他用车3辆。", &[]),
        ("共有车辆10辆，其中：机要通信用车2辆、应急保障用车3辆、其他用车3辆、待报废车辆2辆。", &[]),
        ("共有车辆10辆，其中：应急保障用车6辆、执法执勤用车4辆，2024年更新执法执勤用车1辆。", &[]),
        ("共有车辆10辆，其中：应急保障用车6辆、执法执勤用车4辆，比上年减少应急保障用车1辆。", &[]),
        (
            "共有车辆8辆，比上年减少1辆，主要是报废老旧车辆1辆。其中，机要通信用车2辆、应急保障用车3辆、其他用车3辆。",
            &[],
        ),
        (
            "共有车辆8辆，比上年减少1辆，主要是报废老旧车辆1辆。其中，机要通信用车2辆、应急保障用车3辆、其他用车2辆。",
            &["NAR016"],
        ),
        ("共有车辆10辆，其中：应急保障用车8辆、执法执勤用车4辆。", &["NAR016"]),
        ("共有车辆10辆，其中：应急保障用车4辆、执法执勤用车4辆。", &[]),
    ];
    for (text, codes) in counts {
        assert_eq!(errors(Stage::FinalAccount, "（五）国有资产占用情况", &[text]), codes, "{text}");
    }
}

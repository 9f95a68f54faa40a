//! Sentences of budgets and accounts: the facts that each gives, and the findings on them. The law is the order in which a
//! careful reader decides; a sentence that leaves a reading open has no finding. None is copied from a published document.

use std::path::Path;

use cn_budget::check::Checker;
use cn_budget::document::{Paragraph, Place, TextSection};
use cn_budget::fact::{Direction, Fact, FactFigure, Measure, Scope, Standing, Topic};
use cn_budget::{Disclosure, FiscalYear, Severity, Stage};
use rust_decimal::Decimal;
use serde_json::Value;

/// The document that a sentence stands in: `2024 budget 说明`.
fn document(context: &str, paragraphs: &str) -> Disclosure {
    let mut words = context.splitn(3, ' ');
    let year: FiscalYear = words.next().unwrap().parse().unwrap();
    let stage = if words.next() == Some("account") { Stage::FinalAccount } else { Stage::Budget };
    let mut document = Disclosure::new("某局", year, stage);
    let mut section = TextSection::new(words.next().unwrap_or("说明"));
    section.paragraphs.extend(paragraphs.lines().map(|text| Paragraph::new(text, Place::default())));
    document.sections.push(section);
    document
}

/// A fact in short: of what, which figure, which way, how much, of which year, and of what it is a part or a share. Left
/// out are 金额, 万元 and the document's own year.
fn short(fact: &Fact, year: FiscalYear) -> String {
    let subject = |topic: &Topic, scope: Option<Scope>| {
        scope.map(|scope| scope.to_string()).unwrap_or_default() + &topic.to_string()
    };
    let figure = match fact.figure {
        FactFigure::Amount(amount) => amount.to_string().replace(" 万元", ""),
        FactFigure::Rate(rate) => rate.to_string(),
        FactFigure::None => String::new(),
    };
    let standing = match fact.standing {
        Standing::Told => "",
        Standing::Base => "基数",
        _ => "另口径",
    };
    let measure = if fact.measure == Measure::Amount { "" } else { fact.measure.chinese() };
    let direction = fact.direction.map_or("", Direction::chinese);
    let other_year = if fact.year == year { String::new() } else { fact.year.to_string() };
    let against = fact.against.filter(|_| matches!(fact.measure, Measure::Change | Measure::Rate));
    let against = against.map(|(year, _)| format!("比{year}")).unwrap_or_default();
    let of =
        fact.of.as_ref().map(|(topic, scope)| format!("<{}", subject(topic, *scope))).unwrap_or_default();
    let words = [
        subject(&fact.topic, fact.scope),
        standing.to_owned(),
        other_year,
        measure.to_owned(),
        against,
        direction.to_owned(),
        figure,
        of,
    ];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The findings on facts: the rule, and the figure that it is on.
fn findings(document: &Disclosure) -> Vec<String> {
    let is_on_facts = |rule: &str| rule.starts_with("NAR") || rule.starts_with("YOY");
    let report = Checker::new().check(document);
    let found = report.findings().iter().filter(|finding| is_on_facts(finding.rule.code()));
    found
        .map(|finding| {
            let printed = finding.places.first().and_then(|place| place.printed.clone());
            format!("{} {} {}", finding.rule.code(), finding.severity, printed.unwrap_or_default())
        })
        .collect()
}

/// A document, its paragraphs, their facts, and the findings.
type Row = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

#[test]
fn sentences_give_these_facts_and_findings() {
    let mut wrong = Vec::new();
    for (context, text, facts, found) in SENTENCES {
        let document = document(context, text);
        let read: Vec<String> =
            document.facts().iter().map(|fact| short(fact, document.fiscal_year)).collect();
        if read != *facts {
            wrong.push(format!("{text}\n  facts    {read:#?}\n  expected {facts:#?}"));
        }
        let told = findings(&document);
        if told != *found {
            wrong.push(format!("{text}\n  findings {told:?}\n  expected {found:?}"));
        }
    }
    assert!(SENTENCES.len() >= 60);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Facts that a sentence of the shared table must not be read to give, as [`short`] prints them.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("T06", &["财政拨款收入 210.80"]),
    ("T07", &["农林水支出（类） 185.00"]),
    ("T08", &["公务接待费 2021 6", "公务接待费 2"]),
    ("T10", &["收入 90000", "收入 86500"]),
    ("T15", &["政府采购服务 2480.00"]),
    ("T16", &["项目支出 3150.00"]),
    ("T24", &["公务用车运行维护费 决算数 1850 元", "公务接待费 决算数 6400 元"]),
    ("T28", &["行政运行（项） 318.40"]),
    ("T31", &["公务用车运行维护费 36500", "公务接待费 2000"]),
    ("T35", &["支出 0", "支出 520.00"]),
    ("T37", &["税收收入 增长率 增加 8.0%"]),
];

/// The table of sentences that is shared with others, where it stands beside the repository.
#[test]
fn shared_sentences() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/sentences.jsonl");
    let Ok(table) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {}", path.display());
        return;
    };
    let mut wrong = Vec::new();
    let (mut facts_read, mut facts_all, mut relations_read, mut relations_all) = (0, 0, 0, 0);
    for line in table.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let context = &row["context"];
        let id = row["id"].as_str().unwrap();
        let account = context["stage"] == "account";
        let stage = if account { "account" } else { "budget" };
        let (year, section) = (&context["year"], context["section"].as_str().unwrap());
        let document = document(&format!("{year} {stage} {section}"), row["text"].as_str().unwrap());
        let facts = document.facts();
        let read: Vec<String> = facts.iter().map(|fact| short(fact, document.fiscal_year)).collect();
        let forbidden = FORBIDDEN.iter().filter(|(of, _)| *of == id).flat_map(|(_, facts)| *facts);
        wrong.extend(
            forbidden.filter(|fact| read.iter().any(|read| read == *fact)).map(|fact| format!("{id} {fact}")),
        );
        let report = Checker::new().check(&document);
        let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
        let told: Vec<&str> = errors.map(|finding| finding.rule.code()).collect();
        match row.get("expect_finding").and_then(Value::as_str) {
            Some(_) if told.is_empty() => wrong.push(format!("{id}: its mistake is not found")),
            None if !told.is_empty() => wrong.push(format!("{id}: {told:?} on a sentence without a mistake")),
            _ => {}
        }
        let of = |key: &str| row[key].as_array().cloned().unwrap_or_default();
        let printed: Vec<Value> =
            of("facts").into_iter().filter(|fact| fact.get("implied").is_none()).collect();
        let missing = printed.iter().filter(|fact| !is_read(fact, &facts));
        missing.clone().for_each(|fact| eprintln!("{id} not read: {} {}", fact["subject"], fact["amount"]));
        facts_read += printed.len() - missing.count();
        facts_all += printed.len();
        let relations = of("relations");
        let missing = relations.iter().filter(|relation| !is_related(relation, &facts));
        missing.clone().for_each(|relation| eprintln!("{id} not related: {relation}"));
        relations_read += relations.len() - missing.count();
        relations_all += relations.len();
    }
    eprintln!("facts {facts_read}/{facts_all}, relations {relations_read}/{relations_all}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn number(value: &Value) -> Option<Decimal> {
    value.as_str()?.trim_start_matches('+').parse().ok()
}

/// An amount with the sign of its change.
fn amount(fact: &Fact) -> Option<Decimal> {
    let amount = fact.amount()?.value();
    let is_less = fact.direction == Some(Direction::Down);
    Some(if is_less { -amount } else { amount })
}

/// Whether a fact of the table is among those that were read: the amount, the year, and whether it is a change.
fn is_read(wanted: &Value, facts: &[Fact]) -> bool {
    let (period, measure) = (wanted["period"].as_str().unwrap(), wanted["measure"].as_str().unwrap());
    let is_of = |fact: &&Fact| match measure {
        "change" => fact.measure == Measure::Change,
        "execution" => matches!(fact.measure, Measure::Executed | Measure::Amount),
        "initial_budget" => matches!(fact.measure, Measure::InitialBudget | Measure::Amount),
        "adjusted_budget" => fact.measure == Measure::Adjusted,
        "account" => matches!(fact.measure, Measure::Account | Measure::Amount),
        _ => matches!(fact.measure, Measure::Budget | Measure::Amount),
    };
    let mut found = facts.iter().filter(is_of);
    found.any(|fact| amount(fact) == number(&wanted["amount"]) && period.starts_with(&fact.year.to_string()))
}

/// Whether the figures of a relation were read as related: a percentage in the statement of its amount, parts of a whole.
fn is_related(wanted: &Value, facts: &[Fact]) -> bool {
    let has = |key: &str| facts.iter().any(|fact| amount(fact) == number(&wanted[key]));
    let measure = match wanted["type"].as_str().unwrap() {
        "sum" => {
            let parts = wanted["parts"].as_array().unwrap();
            let is_read = |part: &Value| facts.iter().any(|fact| amount(fact) == number(part));
            return parts.iter().all(is_read);
        }
        "share" => Measure::Share,
        "completion" => Measure::Completion,
        _ => Measure::Rate,
    };
    let part = if measure == Measure::Rate { "of" } else { "part" };
    let is_wanted = |fact: &&Fact| {
        fact.measure == measure && fact.rate().map(|rate| rate.percent()) == number(&wanted["value"])
    };
    let is_implied = |key: &str| wanted.get(format!("{key}_implied")).is_some() || wanted[key].is_null();
    let whole = if measure == Measure::Rate { "base" } else { "whole" };
    facts.iter().filter(is_wanted).any(|rate| {
        let is_part = |fact: &Fact| fact.statement == rate.statement && amount(fact) == number(&wanted[part]);
        (is_implied(part) || facts.iter().any(is_part)) && (is_implied(whole) || has(whole))
    })
}

const SENTENCES: &[Row] = &[
    (
        "2024 budget 说明",
        "2024年支出预算820.00万元，其中：教育支出预算700.00万元，卫生健康支出预算80.00万元，住房保障支出预算40.00万元。",
        &[
            "支出 820.00",
            "教育支出（类） 700.00 <支出",
            "卫生健康支出（类） 80.00 <支出",
            "住房保障支出（类） 40.00 <支出",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "收入合计500万元，其中：财政拨款收入合计420万元，房租收入合计80万元。",
        &["收入 500", "财政拨款收入 420 <收入", "房租收入 80 <收入"],
        &[],
    ),
    (
        "2024 account 说明",
        "支出决算300万元，其中：教育支出决算260万元，住房保障支出决算40万元。",
        &["支出 决算数 300", "教育支出（类） 决算数 260 <支出", "住房保障支出（类） 决算数 40 <支出"],
        &[],
    ),
    (
        "2024 budget 说明",
        "2024年支出预算60.00万元，项目支出预算20.00万元，支出预算61.00万元。",
        &["支出 60.00", "项目支出 预算数 20.00", "支出 61.00"],
        &[],
    ),
    (
        "2024 budget 收入",
        "2024年全市税收收入完成4,400万元，完成年初预算4,000万元的110%。",
        &["全市税收收入 执行数 4400", "全市税收收入 基数 年初预算 4000", "全市税收收入 完成率 110%"],
        &[],
    ),
    (
        "2024 budget 收入",
        "2024年全市税收收入完成4,400万元，完成年初预算4,000万元的120%。",
        &["全市税收收入 执行数 4400", "全市税收收入 基数 年初预算 4000", "全市税收收入 完成率 120%"],
        &["YOY006 error 120%"],
    ),
    (
        "2024 budget 收入",
        "全县一般公共预算支出52,000万元，占调整预算数52,209万元的99.6%，增长4.0%。",
        &[
            "一般公共预算支出 执行数 52000",
            "一般公共预算支出 基数 调整预算数 52209",
            "一般公共预算支出 完成率 99.6%",
            "一般公共预算支出 增长率 增加 4.0%",
        ],
        &[],
    ),
    (
        "2024 budget 收入",
        "全县一般公共预算支出52,000万元，占调整预算数52,209万元的89.6%。",
        &[
            "一般公共预算支出 执行数 52000",
            "一般公共预算支出 基数 调整预算数 52209",
            "一般公共预算支出 完成率 89.6%",
        ],
        &["YOY006 error 89.6%"],
    ),
    (
        "2024 account 说明",
        "公务接待费年初预算为8.00万元，支出决算为6.00万元，完成年初预算的75.00%，占全部支出的5.00%。",
        &[
            "公务接待费 年初预算 8.00",
            "公务接待费 决算数 6.00",
            "公务接待费 完成率 75.00%",
            "公务接待费 占比 5.00% <支出",
        ],
        &[],
    ),
    (
        "2024 account 说明",
        "公务接待费年初预算8.00万元，全年预算6.50万元，支出决算5.20万元，完成全年预算的80.00%，完成年初预算的65.00%。",
        &[
            "公务接待费 年初预算 8.00",
            "公务接待费 调整预算数 6.50",
            "公务接待费 决算数 5.20",
            "公务接待费 完成率 80.00%",
            "公务接待费 完成率 65.00%",
        ],
        &[],
    ),
    (
        "2024 account 说明",
        "公务接待费年初预算8.00万元，全年预算6.50万元，支出决算5.20万元，完成全年预算的65.00%。",
        &[
            "公务接待费 年初预算 8.00",
            "公务接待费 调整预算数 6.50",
            "公务接待费 决算数 5.20",
            "公务接待费 完成率 65.00%",
        ],
        &["YOY006 error 65.00%"],
    ),
    (
        "2024 budget 说明",
        "公务接待费预算3.00万元，比2023年预算减少1.00万元，下降25.00%。",
        &[
            "公务接待费 预算数 3.00",
            "公务接待费 增减额 比2023 减少 1.00",
            "公务接待费 增长率 比2023 减少 25.00%",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "公务接待费预算3.00万元，比2023年预算减少1.00万元，下降33.33%。",
        &[
            "公务接待费 预算数 3.00",
            "公务接待费 增减额 比2023 减少 1.00",
            "公务接待费 增长率 比2023 减少 33.33%",
        ],
        &["YOY002 error 33.33%"],
    ),
    (
        "2024 budget 说明",
        "公务接待费预算3.00万元，较上年4.00万元减少1.00万元，下降25.00%。",
        &[
            "公务接待费 预算数 3.00",
            "公务接待费 基数 2023 4.00",
            "公务接待费 增减额 比2023 减少 1.00",
            "公务接待费 增长率 比2023 减少 25.00%",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "公务接待费预算3.00万元，较上年4.00万元减少1.20万元。",
        &["公务接待费 预算数 3.00", "公务接待费 基数 2023 4.00", "公务接待费 增减额 比2023 减少 1.20"],
        &["YOY001 error 1.20"],
    ),
    (
        "2024 budget 收入",
        "一般公共预算收入完成10,990万元，较上年10,000万元增长9.9%。",
        &[
            "一般公共预算收入 执行数 10990",
            "一般公共预算收入 基数 2023 10000",
            "一般公共预算收入 增长率 比2023 增加 9.9%",
        ],
        &[],
    ),
    (
        "2024 budget 收入",
        "一般公共预算收入完成10,990万元，较上年10,000万元增长19.9%。",
        &[
            "一般公共预算收入 执行数 10990",
            "一般公共预算收入 基数 2023 10000",
            "一般公共预算收入 增长率 比2023 增加 19.9%",
        ],
        &["YOY002 error 19.9%"],
    ),
    (
        "2024 budget 支出情况",
        "部门支出总计900.00万元，其中：基本支出600.00万元，占66.67%；项目支出300.00万元，占33.33%。财政拨款支出总计450.00万元，其中：基本支出360.00万元，占总支出的80.00%；项目支出90.00万元，占总支出的20.00%。",
        &[
            "支出 900.00",
            "基本支出 600.00 <支出",
            "基本支出 占比 66.67% <支出",
            "项目支出 300.00 <支出",
            "项目支出 占比 33.33% <支出",
            "财政拨款支出 450.00",
            "财政拨款基本支出 360.00 <财政拨款支出",
            "财政拨款基本支出 占比 80.00% <支出",
            "财政拨款项目支出 90.00 <财政拨款支出",
            "财政拨款项目支出 占比 20.00% <支出",
        ],
        &[],
    ),
    (
        "2024 budget 支出情况",
        "财政拨款支出总计450.00万元，其中：基本支出360.00万元，占总支出的80.00%；项目支出90.00万元，占总支出的30.00%。",
        &[
            "财政拨款支出 450.00",
            "财政拨款基本支出 360.00 <财政拨款支出",
            "财政拨款基本支出 占比 80.00% <支出",
            "财政拨款项目支出 90.00 <财政拨款支出",
            "财政拨款项目支出 占比 30.00% <支出",
        ],
        &["YOY007 error 30.00%"],
    ),
    (
        "2024 budget 收入",
        "收入预算96.00万元（本年收入预算80.00万元），其中：财政拨款收入48.00万元，占50.00%；事业收入24.00万元，占25.00%；其他收入8.00万元，占8.33%。",
        &[
            "收入 96.00",
            "收入 80.00",
            "财政拨款收入 48.00 <收入",
            "财政拨款收入 占比 50.00% <收入",
            "事业收入 24.00 <收入",
            "事业收入 占比 25.00% <收入",
            "其他收入 8.00 <收入",
            "其他收入 占比 8.33% <收入",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "支出预算200.00万元，其中：基本支出150.00万元，占支出预算160.00万元的93.75%。",
        &["支出 200.00", "基本支出 150.00 <支出", "支出 基数 160.00", "基本支出 占比 93.75% <支出"],
        &[],
    ),
    (
        "2024 budget 收入",
        "财政总收入5,000万元，其中税收收入4,000万元，占财政总收入80%，比上年增加400万元，增长11.11%。",
        &[
            "收入 5000",
            "税收收入 4000 <收入",
            "税收收入 占比 80% <收入",
            "税收收入 增减额 比2023 增加 400 <收入",
            "税收收入 增长率 比2023 增加 11.11% <收入",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "“三公”经费预算10.00万元，比上年增加2.00万元，增长25.00%，比2022年预算减少6.00万元，下降37.50%。",
        &[
            "“三公”经费 预算数 10.00",
            "“三公”经费 增减额 比2023 增加 2.00",
            "“三公”经费 增长率 比2023 增加 25.00%",
            "“三公”经费 增减额 比2022 减少 6.00",
            "“三公”经费 增长率 比2022 减少 37.50%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "公用经费50.00万元，比上年增加5.00万元，增长11.11%，其中：培训费减少1.00万元，下降20.00%，物业管理费增加6.00万元，增长15.00%。",
        &[
            "公用经费 50.00",
            "公用经费 增减额 比2023 增加 5.00",
            "公用经费 增长率 比2023 增加 11.11%",
            "物业管理费 增减额 比2023 增加 6.00 <公用经费",
            "物业管理费 增长率 比2023 增加 15.00% <公用经费",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "机关运行经费预算90.00万元，按可比口径比上年减少2.00万元，下降5.00%。",
        &[
            "机关运行经费 预算数 90.00",
            "机关运行经费 另口径 增减额 比2023 减少 2.00",
            "机关运行经费 另口径 增长率 比2023 减少 5.00%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "收支总预算600.00万元。单位机动经费预算数为30.00万元。与上年相比增加10.00万元，增长50.00%。",
        &[
            "收入支出总计 600.00",
            "单位机动经费 30.00",
            "单位机动经费 增减额 比2023 增加 10.00",
            "单位机动经费 增长率 比2023 增加 50.00%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "收支总预算600.00万元。预留应急资金预算30.00万元，比上年增加10.00万元，增长50.00%。",
        &[
            "收入支出总计 600.00",
            "预留应急资金 预算数 30.00",
            "预留应急资金 增减额 比2023 增加 10.00",
            "预留应急资金 增长率 比2023 增加 50.00%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "基本支出500.00万元。离休人员补贴比上年增加10.00万元，增长50.00%。",
        &[
            "基本支出 500.00",
            "离休人员补贴 增减额 比2023 增加 10.00",
            "离休人员补贴 增长率 比2023 增加 50.00%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "基本支出100.00万元，其中：人员经费70.00万元、公用经费30.00万元；按经济分类，工资福利支出68.00万元、商品和服务支出30.00万元、对个人和家庭的补助2.00万元。",
        &[
            "基本支出 100.00",
            "人员经费 70.00 <基本支出",
            "公用经费 30.00 <基本支出",
            "工资福利支出 68.00 <基本支出",
            "商品和服务支出 30.00 <基本支出",
            "对个人和家庭的补助支出 2.00 <基本支出",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "项目支出80.00万元，主要包括：信息系统运维项目30.00万元、宣传项目10.00万元。",
        &["项目支出 80.00", "信息系统运维项目 30.00", "宣传项目 10.00"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务用车运行维护费、公务接待费分别为3.00万元、2.00万元，比上年分别减少1.00万元、增加0.50万元。",
        &[
            "公务用车运行维护费 3.00",
            "公务接待费 2.00",
            "公务用车运行维护费 增减额 比2023 减少 1.00",
            "公务接待费 增减额 比2023 增加 0.50",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "基本支出、项目支出分别为60.00万元、40.00万元，分别占60.00%、30.00%。",
        &["基本支出 60.00", "项目支出 40.00", "基本支出 占比 60.00%", "项目支出 占比 30.00%"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算2.00万元，比上年增长-20.00%，变动-0.50万元。",
        &["公务接待费 预算数 2.00", "公务接待费 增长率 比2023 减少 20.00%", "公务接待费 增减额 比2023 0.50"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算2.00万元，比上年增加-0.50万元，增长-20.00%。",
        &[
            "公务接待费 预算数 2.00",
            "公务接待费 增减额 比2023 减少 0.50",
            "公务接待费 增长率 比2023 减少 20.00%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算2.00万元，比上年减少0.50万元，下降近25%。",
        &["公务接待费 预算数 2.00", "公务接待费 增减额 比2023 减少 0.50"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算2.00万元，比上年减少0.50万元，降幅超过15%。",
        &["公务接待费 预算数 2.00", "公务接待费 增减额 比2023 减少 0.50"],
        &[],
    ),
    ("2024 budget 支出", "公务接待费预算2.00万元，占“三公”经费不足30%。", &["公务接待费 预算数 2.00"], &[]),
    (
        "2024 budget 支出",
        "科技经费预算2.00万元，较上年1.99万元增长5‰。",
        &["科技经费 2.00", "科技经费 基数 2023 1.99", "科技经费 增长率 比2023 增加 0.5%"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算12.00万元，比上年增加2.00万元，增长百分之二十。",
        &[
            "公务接待费 预算数 12.00",
            "公务接待费 增减额 比2023 增加 2.00",
            "公务接待费 增长率 比2023 增加 20%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算12.00万元，比上年增加4.00万元，增长百分之二十。",
        &[
            "公务接待费 预算数 12.00",
            "公务接待费 增减额 比2023 增加 4.00",
            "公务接待费 增长率 比2023 增加 20%",
        ],
        &["YOY002 error 20%"],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算12.00万元，比上年增加8.00万元，增长2倍。",
        &["公务接待费 预算数 12.00", "公务接待费 增减额 比2023 增加 8.00"],
        &[],
    ),
    (
        "2024 budget 支出",
        "未安排因公出国（境）费预算，与上年持平。公务用车购置费预算0万元，与2023年预算一致。",
        &[
            "因公出国（境）费 增减额 比2023 持平",
            "公务用车购置费 预算数 0",
            "公务用车购置费 增减额 比2023 持平",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "政府采购货物3.00万元、服务2.00万元，共5.00万元，比上年增加1.00万元。",
        &["政府采购货物 3.00", "政府采购服务 2.00", "政府采购 5.00", "政府采购 增减额 比2023 增加 1.00"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务用车购置及运行维护费9.00万元（包括：公务用车购置费4.00万元、公务用车运行维护费5.00万元），比上年增加1.00万元，增长12.50%。",
        &[
            "公务用车购置及运行维护费 9.00",
            "公务用车购置费 4.00 <公务用车购置及运行维护费",
            "公务用车运行维护费 5.00 <公务用车购置及运行维护费",
            "公务用车购置及运行维护费 增减额 比2023 增加 1.00",
            "公务用车购置及运行维护费 增长率 比2023 增加 12.50%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务用车购置及运行维护费9.00万元，其中公务用车购置费4.00万元，公务用车运行维护费6.00万元。",
        &[
            "公务用车购置及运行维护费 9.00",
            "公务用车购置费 4.00 <公务用车购置及运行维护费",
            "公务用车运行维护费 6.00 <公务用车购置及运行维护费",
        ],
        &["NAR003 error 9.00"],
    ),
    (
        "2024 budget 三公",
        "“三公”经费预算12.00万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费9.00万元，公务接待费3.50万元。",
        &[
            "“三公”经费 预算数 12.00",
            "因公出国（境）费 0 <“三公”经费",
            "公务用车购置及运行维护费 9.00 <“三公”经费",
            "公务接待费 3.50 <“三公”经费",
        ],
        &["NAR003 error 12.00"],
    ),
    (
        "2024 budget 支出",
        "2023年预算执行数为40.00万元，行政运行（2010301）2024年预算安排44.00万元，比2023年执行数增加10.00%。",
        &[
            "支出 2023 执行数 40.00",
            "行政运行（项） 预算数 44.00",
            "行政运行（项） 增长率 比2023 增加 10.00%",
        ],
        &[],
    ),
    (
        "2024 budget 财政拨款支出预算情况说明",
        "财政拨款支出预算80.00万元，其中教育支出60.00万元，占75.00%；住房保障支出20.00万元，占25.00%。",
        &[
            "财政拨款支出 80.00",
            "财政拨款教育支出（类） 60.00 <财政拨款支出",
            "财政拨款教育支出（类） 占比 75.00% <财政拨款支出",
            "财政拨款住房保障支出（类） 20.00 <财政拨款支出",
            "财政拨款住房保障支出（类） 占比 25.00% <财政拨款支出",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "本年支出合计70.00万元，其中：教育支出50.00万元，占71.43%；结转下年10.00万元。",
        &["支出 70.00", "教育支出（类） 50.00 <支出", "教育支出（类） 占比 71.43% <支出"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费从5.00万元减少到3.00万元，下降40.00%。",
        &["公务接待费 基数 2023 5.00", "公务接待费 3.00", "公务接待费 增长率 减少 40.00%"],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费由上年的5.00万元减少到3.00万元，减少2.00万元，下降50.00%。",
        &[
            "公务接待费 2023 5.00",
            "公务接待费 3.00",
            "公务接待费 增减额 减少 2.00",
            "公务接待费 增长率 减少 50.00%",
        ],
        &["YOY002 error 50.00%"],
    ),
    ("2024 budget 支出", "2022年、2023年、2024年公务接待费分别为5.00万元、6.00万元、7.00万元。", &[], &[]),
    ("2024 account 支出", "公务接待费年初预算数和决算数分别为10.00万元和8.00万元。", &[], &[]),
    (
        "2024 account 支出",
        "公务接待费年初预算10.00万元，支出决算9.00万元，比上年决算增加1.00万元，增长12.50%，比年初预算减少1.00万元，下降10.00%。",
        &[
            "公务接待费 年初预算 10.00",
            "公务接待费 决算数 9.00",
            "公务接待费 增减额 比2023 增加 1.00",
            "公务接待费 增长率 比2023 增加 12.50%",
            "公务接待费 增减额 比2024 减少 1.00",
            "公务接待费 增长率 比2024 减少 10.00%",
        ],
        &[],
    ),
    (
        "2024 account 支出",
        "公务接待费支出决算9.00万元，占“三公”经费支出总额的50.00%，比上年减少1.00万元，减少10.00%。",
        &[
            "公务接待费 决算数 9.00",
            "公务接待费 占比 50.00% <“三公”经费",
            "公务接待费 增减额 比2023 减少 1.00",
            "公务接待费 增长率 比2023 减少 10.00%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "公务接待费预算8.00万元，其中上年结转2.00万元；会议费预算3.00万元，比上年增加1.00万元，增长50.00%。",
        &["公务接待费 预算数 8.00"],
        &[],
    ),
    (
        "2024 budget 支出",
        "支出预算100.00万元，较上年增加10.00万元，增长11.11%，其中主要是教育支出增加8.00万元。",
        &["支出 100.00", "支出 增减额 比2023 增加 10.00", "支出 增长率 比2023 增加 11.11%"],
        &[],
    ),
    (
        "2024 account 支出",
        "本年收入合计100.00万元，其中：财政拨款收入80.00万元，占80.00%；其他收入20.00万元，占20.00%。本年支出合计95.00万元，其中：基本支出57.00万元，占60.00%；项目支出38.00万元，占40.00%。",
        &[
            "收入 100.00",
            "财政拨款收入 80.00 <收入",
            "财政拨款收入 占比 80.00% <收入",
            "其他收入 20.00 <收入",
            "其他收入 占比 20.00% <收入",
            "支出 95.00",
            "基本支出 57.00 <支出",
            "基本支出 占比 60.00% <支出",
            "项目支出 38.00 <支出",
            "项目支出 占比 40.00% <支出",
        ],
        &[],
    ),
    (
        "2024 account 支出",
        "本年支出合计95.00万元，其中：基本支出57.00万元，占60.00%；项目支出38.00万元，占41.00%。",
        &[
            "支出 95.00",
            "基本支出 57.00 <支出",
            "基本支出 占比 60.00% <支出",
            "项目支出 38.00 <支出",
            "项目支出 占比 41.00% <支出",
        ],
        &["YOY007 error 41.00%"],
    ),
    (
        "2024 budget （二）一般公共预算基本支出情况",
        "基本支出90.00万元，其中：人员经费60.00万元，占66.67%；公用经费30.00万元，占33.33%。",
        &[
            "一般公共预算基本支出 90.00",
            "一般公共预算人员经费 60.00 <一般公共预算基本支出",
            "一般公共预算人员经费 占比 66.67% <一般公共预算基本支出",
            "一般公共预算公用经费 30.00 <一般公共预算基本支出",
            "一般公共预算公用经费 占比 33.33% <一般公共预算基本支出",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "支出预算100.00万元，占年初预算的50.00%。",
        &["支出 执行数 100.00", "支出 完成率 50.00%"],
        &[],
    ),
    (
        "2024 budget 支出",
        "社会保障和就业支出预算12.00万元，比上年减少3.00万元，下降20.00%，主要原因是退休1人减少5.00万元；卫生健康支出预算6.00万元，比上年增加1.00万元，增长20.00%。",
        &[
            "社会保障和就业支出（类） 12.00",
            "社会保障和就业支出（类） 增减额 比2023 减少 3.00",
            "社会保障和就业支出（类） 增长率 比2023 减少 20.00%",
            "卫生健康支出（类） 6.00",
            "卫生健康支出（类） 增减额 比2023 增加 1.00",
            "卫生健康支出（类） 增长率 比2023 增加 20.00%",
        ],
        &[],
    ),
    (
        "2024 budget 支出",
        "财政拨款支出预算100.00万元。具体包括：\n1.小学教育（2050202）60.00万元，比上年增加10.00万元，增长20.00%。\n2.住房公积金（2210201）40.00万元，与上年持平。",
        &[
            "财政拨款支出 100.00",
            "财政拨款小学教育（项） 60.00 <财政拨款支出",
            "财政拨款小学教育（项） 增减额 比2023 增加 10.00 <财政拨款支出",
            "财政拨款小学教育（项） 增长率 比2023 增加 20.00% <财政拨款支出",
            "财政拨款住房公积金（项） 40.00 <财政拨款支出",
            "财政拨款住房公积金（项） 增减额 比2023 持平 <财政拨款支出",
        ],
        &[],
    ),
    ("2024 budget 说明", "近年来，我单位严格控制支出，公务接待费逐年下降。", &[], &[]),
    ("2024 budget 说明", "预计2024年服务群众3,200人次，增长近10%，群众满意度98%以上。", &[], &[]),
    (
        "2024 budget 说明",
        "公务接待费预算约3.00万元，比上年下降10%左右。",
        &["公务接待费 增减额 比2023 减少"],
        &[],
    ),
    ("2024 budget 说明", "单台价格5.00万元以上设备采购占全年的30%。", &[], &[]),
    (
        "2024 budget 说明",
        "2024年预计减少办公耗材支出3.00万元，节约率5%。",
        &["办公耗材支出 增减额 减少 3.00"],
        &[],
    ),
    (
        "2024 budget 说明",
        "收支总预算700.00万元，其中本年收入预算650.00万元，上年结转50.00万元；本年支出预算680.00万元，结转下年20.00万元。",
        &["收入支出总计 700.00", "收入 650.00 <收入支出总计", "支出 680.00 <收入支出总计"],
        &[],
    ),
    (
        "2024 budget 说明",
        "政府性基金预算支出30.00万元，比上年增加3.00万元，增长11.11%。一般公共预算财政拨款支出90.00万元，比上年减少10.00万元，下降10.00%。",
        &[
            "政府性基金预算支出 30.00",
            "政府性基金预算支出 增减额 比2023 增加 3.00",
            "政府性基金预算支出 增长率 比2023 增加 11.11%",
            "一般公共预算支出 90.00",
            "一般公共预算支出 增减额 比2023 减少 10.00",
            "一般公共预算支出 增长率 比2023 减少 10.00%",
        ],
        &[],
    ),
    (
        "2024 budget （三）政府性基金预算支出情况",
        "本年支出30.00万元，其中：城乡社区支出30.00万元，占100%。",
        &[
            "政府性基金预算支出 30.00",
            "政府性基金预算城乡社区支出（类） 30.00 <政府性基金预算支出",
            "政府性基金预算城乡社区支出（类） 占比 100% <政府性基金预算支出",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "因公出国（境）费预算0万元，与上年一致；公务接待费预算1.50万元，与上年持平。",
        &[
            "因公出国（境）费 预算数 0",
            "因公出国（境）费 增减额 比2023 持平",
            "公务接待费 预算数 1.50",
            "公务接待费 增减额 比2023 持平",
        ],
        &[],
    ),
    (
        "2024 account 说明",
        "“三公”经费支出决算6.20万元，其中：因公出国（境）费0万元，占0%；公务用车购置及运行维护费4.96万元，占80.00%；公务接待费1.24万元，占20.00%。",
        &[
            "“三公”经费 决算数 6.20",
            "因公出国（境）费 0 <“三公”经费",
            "因公出国（境）费 占比 0% <“三公”经费",
            "公务用车购置及运行维护费 4.96 <“三公”经费",
            "公务用车购置及运行维护费 占比 80.00% <“三公”经费",
            "公务接待费 1.24 <“三公”经费",
            "公务接待费 占比 20.00% <“三公”经费",
        ],
        &[],
    ),
    (
        "2024 account 说明",
        "“三公”经费支出决算6.20万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费4.96万元，占90.00%；公务接待费1.24万元，占20.00%。",
        &[
            "“三公”经费 决算数 6.20",
            "因公出国（境）费 0 <“三公”经费",
            "公务用车购置及运行维护费 4.96 <“三公”经费",
            "公务用车购置及运行维护费 占比 90.00% <“三公”经费",
            "公务接待费 1.24 <“三公”经费",
            "公务接待费 占比 20.00% <“三公”经费",
        ],
        &["YOY007 error 90.00%"],
    ),
    (
        "2024 budget 说明",
        "机关运行经费预算90.00万元，比上年减少10.00万元，剔除一次性因素后增长2.00%。",
        &[
            "机关运行经费 预算数 90.00",
            "机关运行经费 增减额 比2023 减少 10.00",
            "机关运行经费 另口径 增长率 比2023 增加 2.00%",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "税收收入9,000万元，增长5.0%，其中主要税种增值税4,000万元，增长8.0%。",
        &[
            "税收收入 9000",
            "税收收入 增长率 增加 5.0%",
            "税种增值税 4000 <税收收入",
            "税种增值税 增长率 增加 8.0% <税收收入",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "培训费预算4.00万元，比上年减少1.00万元，下降20.00%。物业服务费比上年增加2.00万元。",
        &["物业服务费 增减额 比2023 增加 2.00"],
        &[],
    ),
    (
        "2024 budget 说明",
        "基本支出80.00万元，比上年增加5.00万元，增长6.67%，占支出预算的80.00%；项目支出20.00万元，比上年减少5.00万元，下降20.00%，占支出预算的20.00%。",
        &[
            "基本支出 80.00",
            "基本支出 增减额 比2023 增加 5.00",
            "基本支出 增长率 比2023 增加 6.67%",
            "基本支出 占比 80.00% <支出",
            "项目支出 20.00",
            "项目支出 增减额 比2023 减少 5.00",
            "项目支出 增长率 比2023 减少 20.00%",
            "项目支出 占比 20.00% <支出",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "“三公”经费预算6.00万元，其中公务接待费2.00万元；比上年减少公务接待费1.00万元。",
        &[
            "“三公”经费 预算数 6.00",
            "公务接待费 2.00 <“三公”经费",
            "公务接待费 增减额 比2023 减少 1.00 <“三公”经费",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "收入预算500.00万元，比上年增加50.00万元，增长11.11%，其中：增加财政拨款收入60.00万元，减少事业收入10.00万元。",
        &[
            "收入 500.00",
            "收入 增减额 比2023 增加 50.00",
            "收入 增长率 比2023 增加 11.11%",
            "财政拨款收入 增减额 比2023 增加 60.00 <收入",
            "事业收入 增减额 比2023 减少 10.00 <收入",
        ],
        &[],
    ),
    (
        "2024 budget 说明",
        "公务接待费预算2.00万元，比上年降低，下降20.00%。",
        &["公务接待费 预算数 2.00", "公务接待费 增减额 比2023 减少", "公务接待费 增长率 比2023 减少 20.00%"],
        &[],
    ),
    (
        "2024 account 说明",
        "年初结转和结余10.00万元，本年收入100.00万元，本年支出95.00万元，年末结转和结余15.00万元。",
        &["收入 100.00", "支出 95.00"],
        &[],
    ),
    (
        "2024 budget 说明",
        "2024年预算安排公用经费50.00万元（按定额标准核定），其中办公费12.00万元、水电费8.00万元、邮电费31.00万元。",
        &["公用经费 50.00", "办公费 12.00 <公用经费", "水电费 8.00 <公用经费", "邮电费 31.00 <公用经费"],
        &["NAR008 warning 50.00"],
    ),
];

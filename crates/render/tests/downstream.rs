//! Rules of another crate in every rendering: with their codes, summaries and counts, as if they were ours.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::check::{Answer, Breach, Checker, Context, Declaration, LooksAt, Rule, Severity, Subject};
use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage};
use cn_budget_render::{CheckedDocument, DocumentError, Html, Json, Rendering, Sarif, Summary, Text};
use serde_json::Value;

const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];

/// 表题写明年度: of two tables, one names no year.
#[derive(Debug)]
struct TitleWithYear;

impl Rule for TitleWithYear {
    fn declaration(&self) -> &'static Declaration {
        const DECLARATION: Declaration = Declaration::new("OWN001", "title-without-year", Severity::Warning)
            .summary("表题写明年度", "the title of a table names the year")
            .looks_at(&[LooksAt::Table]);
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        if table.sheet.title.contains('年') {
            return Answer::Held;
        }
        let title = table.sheet.title.clone();
        Breach::at(table.place())
            .fixed(format!("《{title}》未写明年度"), format!("{title} names no year"))
            .into()
    }
}

/// A rule that says next to nothing of itself, under a code without a number.
#[derive(Debug)]
struct Bare;

impl Rule for Bare {
    fn declaration(&self) -> &'static Declaration {
        const DECLARATION: Declaration =
            Declaration::new("BARE", "bare-rule", Severity::Error).looks_at(&[LooksAt::Document]);
        &DECLARATION
    }

    fn check(&self, _: Subject<'_>, _: &Context<'_>) -> Answer {
        Answer::Held
    }
}

fn document() -> Disclosure {
    let mut document = Disclosure::new("某市教育局", FiscalYear::constant(2024), Stage::Budget);
    document.sheets = ["2024年收入总体情况表", "支出总体情况表"].map(Sheet::new).into();
    document
}

fn checker() -> Checker {
    Checker::new().rule(TitleWithYear).rule(Bare)
}

fn sarif(sarif: &str) -> Value {
    serde_json::from_str::<Value>(sarif).unwrap()["runs"][0].clone()
}

fn result_of<'a>(run: &'a Value, code: &str) -> &'a Value {
    run["results"].as_array().unwrap().iter().find(|result| result["ruleId"] == code).unwrap()
}

fn descriptor_of<'a>(run: &'a Value, result: &Value) -> &'a Value {
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    &run["tool"]["driver"]["rules"][index]
}

#[test]
fn sarif_lists_them_and_points_at_them() {
    let document = document();
    let report = checker().check(&document);
    for (language, summary, message) in [
        (Language::Zh, "表题写明年度", "《支出总体情况表》未写明年度"),
        (Language::En, "the title of a table names the year", "支出总体情况表 names no year"),
    ] {
        let run = sarif(&Sarif::new(language).render([(&document, &report)]));
        let result = result_of(&run, "OWN001");
        assert_eq!((&result["level"], &result["message"]["text"]), (&"warning".into(), &message.into()));
        assert_eq!(result["locations"][0]["logicalLocations"][0]["name"], "支出总体情况表");
        let rule = descriptor_of(&run, result);
        assert_eq!((&rule["id"], &rule["name"]), (&"OWN001".into(), &"title-without-year".into()));
        assert_eq!(rule["shortDescription"]["text"], summary);
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), report.rules().len());
        let bare = rules.iter().find(|rule| rule["id"] == "BARE").unwrap();
        assert_eq!((&bare["shortDescription"]["text"], bare.get("help")), (&"bare-rule".into(), None));
    }
}

#[test]
fn sarif_of_reports_by_different_checkers_lists_the_rules_of_all() {
    let document = document();
    let ours = Checker::new().select(["STR"]).unwrap().check(&document);
    let own = checker().select(["OWN", "STR001"]).unwrap().check(&document);
    let run = sarif(&Sarif::new(Language::En).render([(&document, &ours), (&document, &own)]));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), ours.rules().len() + 1);
    for result in run["results"].as_array().unwrap() {
        assert_eq!(descriptor_of(&run, result)["id"], result["ruleId"]);
    }
}

#[test]
fn the_checklist_has_a_chapter_of_them() {
    let document = document();
    let report = checker().check(&document);
    for (language, chapter, item, rest) in [
        (Language::Zh, "其他规则（OWN）", "表题写明年度", ["否", "见问题 ", "一致 1，不一致 1"]),
        (
            Language::En,
            "Other rules (OWN)",
            "the title of a table names the year",
            ["no", "finding ", "held 1, broken 1"],
        ),
    ] {
        let page = Html::new(language).render([(&document, &report)]);
        let chapter = format!("<tr class=\"family\"><th colspan=\"4\">{chapter}</th></tr>");
        let after = page.split_once(&chapter).unwrap().1;
        let row = after.split_once("</tr>").unwrap().0;
        assert!(row.contains("<td class=\"code\">OWN001</td>"), "{row}");
        assert!(row.contains(&format!("<td>{item}</td>")), "{row}");
        for part in rest {
            assert!(row.contains(part), "{part}: {row}");
        }
        assert!(page.contains("<td class=\"code\">BARE</td><td>bare-rule</td>"));
        let ours = page.find(">COD009</td>").unwrap();
        assert!(ours < page.find(&chapter).unwrap(), "rules of other crates stand last");
        assert!(page.contains("支出总体情况表</p>"), "the finding names its place");
        assert!(!page.contains("未列入本次审核") && !page.contains("not selected"));
    }
}

#[test]
fn text_has_their_findings_and_counts() {
    let document = document();
    let report = checker().check(&document);
    for (language, finding, rule) in [
        (
            Language::Zh,
            "提示[OWN001] 《支出总体情况表》未写明年度\n  --> 支出总体情况表\n",
            "OWN001 表题写明年度",
        ),
        (
            Language::En,
            "warning[OWN001] 支出总体情况表 names no year\n  --> 支出总体情况表\n",
            "OWN001 the title of a table names the year",
        ),
    ] {
        let text = Text::new(language).width(160).with_counts().render([(&document, &report)]);
        assert!(text.contains(finding), "{text}");
        let counts = text.lines().find_map(|line| line.strip_prefix(rule)).unwrap();
        // Held, held within rounding, broken, undecidable, not applicable.
        assert_eq!(counts.split_whitespace().collect::<Vec<_>>(), ["1", "0", "1", "0", "0"]);
        let list = Text::new(language).rules(checker().rules());
        assert!(list.lines().any(|line| line.starts_with("OWN001  ")), "{list}");
    }
    assert_eq!(
        Text::new(Language::Zh).rule(TitleWithYear.declaration()),
        "OWN001 title-without-year（表题写明年度）\n等级：提示\n"
    );
}

#[test]
fn json_has_their_findings_and_counts() {
    let document = document();
    let report = checker().check(&document);
    let json: Value = serde_json::from_str(&Json::new(Language::En).render([(&document, &report)])).unwrap();
    assert_eq!(json["documents"][0]["by_rule"]["OWN001"]["broken"], 1);
    let findings = json["documents"][0]["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["rule"] == "OWN001"));
}

#[test]
fn what_is_accepted_is_shown_with_its_reason() {
    let document = document();
    let accepted = |code: &str| (code == "OWN001").then(|| "本级惯例".to_owned());
    let report = checker().check(&document).suppressing(|finding| accepted(finding.rule.code()));
    let run = sarif(&Sarif::new(Language::Zh).render([(&document, &report)]));
    assert_eq!(result_of(&run, "OWN001")["suppressions"][0]["justification"], "本级惯例");
    let page = Html::new(Language::Zh).render([(&document, &report)]);
    assert!(page.contains("1 项已作说明") && page.contains("<td>本级惯例</td>"));
    let text = Text::new(Language::Zh).render([(&document, &report)]);
    assert!(!text.contains("OWN001") && text.contains("；另有 1 项已作说明，不再计入"), "{text}");
}

#[test]
fn a_selection_is_a_short_checklist() {
    let document = document();
    let checker = checker().select(["OWN"]).unwrap();
    let report = checker.check(&document);
    let page = Html::new(Language::Zh).left_out(3).render([(&document, &report)]);
    assert_eq!(page.matches("<tr class=\"family\">").count(), 1);
    assert!(page.contains("另有 3 项规则按设置未列入本次审核。"));
    let run = sarif(&Sarif::new(Language::Zh).render([(&document, &report)]));
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
}

#[test]
fn the_tool_is_whoever_writes_the_report() {
    let document = document();
    let report = Report::of(&document);
    let run = sarif(&Sarif::new(Language::Zh).tool("审核平台", "2.1.0").render([(&document, &report)]));
    assert_eq!(run["tool"]["driver"]["name"], "审核平台");
    assert_eq!(run["tool"]["driver"]["semanticVersion"], "2.1.0");
    let page = Html::new(Language::Zh).tool("<审核平台>", "2.1.0").render([(&document, &report)]);
    assert!(page.contains("由 &lt;审核平台&gt; 2.1.0 生成。"));
}

#[test]
fn written_one_by_one_it_is_the_same_report() {
    let document = document();
    let report = checker().check(&document);
    let checked = CheckedDocument::new(&document, &report);
    let one_by_one = |rendering: &dyn Rendering| {
        let ended = vec![Ok(Summary::of(&checked)), Ok(Summary::of(&checked))];
        let head = rendering.head(if rendering.holds_back() { &ended } else { &[] });
        let pieces = [0, 1].map(|index| rendering.document(index, &checked));
        [head, pieces.join(rendering.between()), rendering.tail(&ended)].concat()
    };
    let documents = || [checked.clone(), checked.clone()];
    for language in LANGUAGES {
        let (text, html, json) = (Text::new(language), Html::new(language), Json::new(language));
        assert_eq!(one_by_one(&text), text.render(documents()));
        assert_eq!(one_by_one(&html), html.render(documents()));
        assert_eq!(one_by_one(&json), json.render(documents()));
        let sarif = Sarif::new(language);
        assert_eq!(one_by_one(&sarif.clone().rules(checker().rules())), sarif.render(documents()));
    }
}

#[test]
fn what_could_not_be_read_is_in_every_report() {
    let ended = [Err(DocumentError::new("a b.pdf", "the file is encrypted"))];
    let empty = |rendering: &dyn Rendering| rendering.head(&ended) + &rendering.tail(&ended);
    assert!(empty(&Text::new(Language::En)).contains("not read a b.pdf: the file is encrypted"));
    assert!(empty(&Html::new(Language::En)).contains("the file is encrypted"));
    let json: Value = serde_json::from_str(&empty(&Json::new(Language::En))).unwrap();
    assert_eq!(json["failed"][0]["source"], "a b.pdf");
    let run = sarif(&empty(&Sarif::new(Language::En)));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.pdf");
}

/// What is printed of a rule is in the language of the report. English names Chinese terms, and no more.
#[test]
fn rules_speak_one_language() {
    let is_english = |letter: char| letter.is_ascii_alphabetic();
    let is_chinese_punctuation = |letter: char| "，。；：（）、《》".contains(letter);
    let document = document();
    let report = Report::of(&document);
    for language in LANGUAGES {
        let run = sarif(&Sarif::new(language).render([(&document, &report)]));
        for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
            let text = |field: &str| rule[field]["text"].as_str().unwrap();
            let (summary, help) = (text("shortDescription"), text("help"));
            let is_other = match language {
                Language::Zh => summary.contains(is_english),
                Language::En => summary.contains(is_chinese_punctuation) || !summary.contains(is_english),
            };
            assert!(!is_other, "{summary}");
            assert_eq!(help.contains("## 审核内容"), language == Language::Zh, "{help}");
            assert_eq!(help.contains("## What it checks"), language == Language::En, "{help}");
        }
    }
}

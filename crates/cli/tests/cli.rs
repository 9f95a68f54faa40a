//! The command as a person meets it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::CatalogOverlay};
use support::{Scratch, cnbudget, huizhou};

#[test]
fn the_exit_status_tells() {
    let scratch = Scratch::new();
    scratch.huizhou("huizhou");
    scratch.broken("broken");
    // What is checked, and the status by --fail-on error, warning and never.
    let table = [
        ("check huizhou --select SUM", [0, 0, 0]),
        ("check huizhou", [0, 1, 0]),
        ("check broken", [1, 1, 0]),
        ("check huizhou broken", [1, 1, 0]),
        ("check broken no-such-file.json", [2, 2, 2]),
        ("check no-such-file.json", [2, 2, 2]),
        ("check huizhou --output no/such/folder.txt", [2, 2, 2]),
        ("check huizhou --jobs 0", [2, 2, 2]),
        ("demo", [0, 1, 0]),
        ("demo --select SUM", [0, 0, 0]),
        ("demo --format lines", [0, 1, 0]),
        ("demo --statistics", [0, 1, 0]),
        ("demo --select SUN001", [2, 2, 2]),
        ("demo --format xlsx", [2, 2, 2]),
        ("check huizhou --format xlsx -o report.xlsx", [0, 1, 0]),
        ("check huizhou --force-fiscal-year 2024 --select SUM", [0, 0, 0]),
        ("check huizhou --fiscal-year 2024 --force-fiscal-year 2024", [2, 2, 2]),
        ("check huizhou --catalog codes.csv", [2, 2, 2]),
        ("check huizhou --catalog 2023=no.csv", [2, 2, 2]),
        ("check huizhou --include doc", [2, 2, 2]),
    ];
    for (call, expected) in table {
        let status = |fail_on: &str| {
            let arguments: Vec<&str> = call.split(' ').chain(["--fail-on", fail_on]).collect();
            scratch.run(&arguments).status
        };
        assert_eq!(["error", "warning", "never"].map(status), expected, "{call}");
    }
    assert_eq!(scratch.run(&["check", "huizhou"]).status, 0, "errors alone, where nothing else is said");
    assert_eq!(scratch.run(&["check", "broken"]).status, 1);
}

#[test]
fn that_nothing_was_read_is_a_warning() {
    let scratch = Scratch::new();
    scratch.write("无.txt", "2024年部门预算\n一、部门职责\n负责全区教育工作的日常管理。\n");
    let run = |arguments: &[&str]| scratch.run(&[&["check", "无.txt"], arguments].concat());
    let done = run(&["--lang", "en"]);
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(done.out.starts_with("budget of 2024 (department not read)\n"), "{}", done.out);
    assert!(done.out.contains("warning[STR012] nothing was read that could be checked"), "{}", done.out);
    assert!(!done.out.contains("-->"), "it stands nowhere: {}", done.out);
    assert_eq!(run(&["--fail-on", "warning"]).status, 1);
    let page = run(&["--format", "html"]).out;
    assert!(page.contains("未经核对") && !page.contains("未发现错误"), "{page}");
    assert!(done.out.ends_with("findings: not checked; 1 warning\n"), "{}", done.out);
    let tests = run(&["--format", "junit", "--lang", "en"]).out;
    assert!(
        tests.contains("name=\"checked\"") && tests.contains("<skipped message=\"not checked\">"),
        "{tests}"
    );
    scratch.huizhou("惠州");
    let row = "\n  not checked         1         0";
    let several = scratch.run(&["check", "无.txt", "惠州", "--lang", "en"]).out;
    assert!(several.contains(row), "{several}");
    let page = scratch.run(&["check", "无.txt", "惠州", "--format", "html", "--lang", "en"]).out;
    assert!(page.contains("<td class=\"figure\"><b class=\"no\">not checked</b></td>"), "{page}");
}

#[cfg(feature = "proofread")]
#[test]
fn words_are_proofread_where_that_is_asked_for() {
    let scratch = Scratch::new();
    let text = "某局2024年部门预算\n一、支出说明\n按照国家有关规订执行，支出24.00万元。\n";
    scratch.write("局.txt", text);
    let run =
        |arguments: &[&str]| scratch.run(&[&["check", "局.txt", "--format", "lines"], arguments].concat());
    assert!(!run(&[]).out.contains("PRF001"));
    let hinted = run(&["--proofread", "--lang", "zh"]);
    let hint = hinted.out.lines().find(|line| line.contains("PRF001")).unwrap();
    assert!(hint.contains("PRF001 提示 “规订”疑为“规定”之误"), "{hint}");
    assert_eq!(hinted.status, 0, "a hint is no error");
    // It is known by name, whether or not it is asked for.
    assert_eq!(scratch.run(&["rule", "misprinted-word"]).status, 0);
    let accepting = "[[suppress]]\nrule = \"misprinted-word\"\ndocument = \"局\"\nreason = \"原文如此\"\n";
    scratch.write("cnbudget.toml", accepting);
    let accepted = scratch.run(&["check", "局.txt", "--proofread", "--format", "json"]);
    assert_eq!((accepted.status, accepted.err.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&accepted.out).unwrap();
    let document = &report["documents"][0];
    let rules = |list: &str| {
        let found = document[list].as_array().into_iter().flatten();
        found.filter(|found| found["rule"] == "PRF001" || found["finding"]["rule"] == "PRF001").count()
    };
    assert_eq!((rules("findings"), rules("suppressed")), (0, 1), "{document}");
    // The settings may ask for it.
    scratch.write("cnbudget.toml", "proofread = true\n");
    assert!(run(&[]).out.contains("PRF001"));
    scratch.write("cnbudget.toml", "");
    let not_asked_for = run(&["--select", "PRF001", "--lang", "en"]);
    assert_eq!(not_asked_for.status, 2);
    let expected = "cnbudget: PRF001: the rule on misprints runs with --proofread, or with proofread = true in the settings\n";
    assert_eq!(not_asked_for.err, expected);
}

#[cfg(not(feature = "proofread"))]
#[test]
fn a_build_without_the_rule_on_misprints_says_so() {
    let scratch = Scratch::new();
    let what = "this build has no rule on misprints: build the command with --features proofread\n";
    // What it would do is said all the same.
    for (language, mark) in [("zh", "提示（另行启用）"), ("en", "warning (opt-in)")] {
        let list = scratch.run(&["rules", "--lang", language]).out;
        let line = list.lines().find(|line| line.starts_with("PRF001")).unwrap();
        assert!(line.contains(mark), "{line}");
        let page = scratch.run(&["rule", "misprinted-word", "--lang", language]).out;
        assert!(page.starts_with("PRF001 misprinted-word") && page.contains(mark), "{page}");
        assert!(page.contains("--features proofread") && page.contains("0.17"), "{page}");
    }
    for name in ["PRF001", "prf", "misprinted-word"] {
        let done = scratch.run(&["demo", "--select", name, "--lang", "en"]);
        assert_eq!((done.status, done.err), (2, format!("cnbudget: {name}: {what}")));
    }
    scratch.write("cnbudget.toml", "proofread = true\n");
    let asked_for = scratch.run(&["demo", "--lang", "en"]);
    assert_eq!((asked_for.status, asked_for.err), (2, format!("cnbudget: proofread: {what}")));
    scratch.write("cnbudget.toml", "");
    let by_option = scratch.run(&["demo", "--proofread", "--lang", "en"]);
    assert_eq!((by_option.status, by_option.err), (2, format!("cnbudget: proofread: {what}")));
    scratch.write("cnbudget.toml", "proofread = \"yes\"\n");
    let wrong = scratch.run(&["demo", "--lang", "en"]);
    assert_eq!(wrong.err, "cnbudget: cnbudget.toml: proofread: expected true or false\n");
    scratch.write("cnbudget.toml", "proofread = false\n");
    assert_eq!(scratch.run(&["demo"]).status, 0);
}

#[test]
fn a_report_in_a_checked_folder_is_passed_over() {
    let scratch = Scratch::new();
    scratch.huizhou("多份/甲");
    let check = |format: &str| {
        scratch.run(&["check", "多份", "--lang", "en", "--format", format, "-o", "多份/report.json"])
    };
    assert_eq!((check("json").status, check("json").status), (0, 0), "the report of before is no document");
    scratch.write("多份/list.json", "[1]");
    scratch.write("多份/people.json", r#"{"department": "教育局", "people": 12}"#);
    let done = check("sarif");
    assert_eq!(done.status, 0, "{}", done.err);
    let expected = "cnbudget: passed over 3 JSON files in folders that hold no document, such as reports\n";
    assert_eq!(done.err, expected);
    // A workbook and a page are known by what they say of themselves; those of the tables are documents.
    scratch.run(&["tables", "多份/甲", "-o", "多份/tables.xlsx"]);
    scratch.run(&["tables", "多份/甲", "-o", "多份/tables.html"]);
    let reports = ["xlsx", "html"].map(|format| {
        let report = format!("多份/r.{format}");
        scratch.run(&["check", "多份/甲", "--format", format, "-o", &report]).status
    });
    assert_eq!(reports, [0, 0]);
    let all = scratch.run(&["check", "多份", "--include", "html", "--lang", "en", "--format", "json"]);
    assert_eq!(all.status, 0, "{}", all.err);
    let passed_over = "cnbudget: passed over 2 reports of this command in folders, as a page or as a workbook
";
    assert!(all.err.contains(passed_over), "{}", all.err);
    let report: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 3, "{}", all.err);
    // What is damaged may have been a document.
    scratch.write("多份/cut.json", "{\"department\": \"教");
    assert_eq!(check("json").status, 2);
    // A file that is named is read.
    assert_eq!(scratch.run(&["check", "多份/list.json"]).status, 2);
}

#[test]
fn the_ending_of_the_output_decides_the_format() {
    let scratch = Scratch::new();
    scratch.huizhou("甲");
    let beginnings = [
        ("r.json", "{\n"),
        ("r.sarif", "{\n"),
        ("r.HTML", "<!DOCTYPE html>"),
        ("r.htm", "<!DOCTYPE html>"),
        ("r.xml", "<?xml"),
        ("r.xlsx", "PK"),
        ("r.txt", "惠州市"),
        ("r", "惠州市"),
    ];
    for (name, beginning) in beginnings {
        assert_eq!(scratch.run(&["check", "甲", "-o", name]).status, 0, "{name}");
        let bytes = std::fs::read(scratch.path(name)).unwrap();
        assert!(bytes.starts_with(beginning.as_bytes()), "{name}: {:?}", bytes.get(..20));
    }
    assert_eq!(scratch.run(&["check", "甲", "-o", "r.json", "--format", "lines"]).status, 0);
    let asked_for = std::fs::read_to_string(scratch.path("r.json")).unwrap();
    assert!(asked_for.starts_with("甲"), "{asked_for}");
    assert_eq!(scratch.run(&["check", "甲", "-o", "r.xlsx", "--statistics"]).status, 0);
    assert!(!std::fs::read(scratch.path("r.xlsx")).unwrap().starts_with(b"PK"), "counts are a text");
    let refused = [
        (
            "check",
            "cnbudget: r.csv: nothing is written as .csv; expected .json, .sarif, .html, .htm, .xml, .xlsx, .txt, or a --format\n",
        ),
        (
            "tables",
            "cnbudget: r.csv: nothing is written as .csv; expected .json, .md, .html, .htm, .xlsx, .txt, or a --format\n",
        ),
    ];
    for (command, expected) in refused {
        let done = scratch.run(&[command, "甲", "-o", "r.csv", "--lang", "en"]);
        assert_eq!((done.status, done.err.as_str()), (2, expected));
        assert!(!scratch.path("r.csv").exists());
    }
}

#[test]
fn short_reports() {
    let scratch = Scratch::new();
    scratch.huizhou("甲");
    scratch.broken("乙");
    let run = |arguments: &[&str]| scratch.run(&[&["check", "甲", "乙", "无.pdf"], arguments].concat()).out;
    insta::assert_snapshot!("lines_zh", run(&["--format", "lines", "--lang", "zh"]));
    insta::assert_snapshot!("lines_en", run(&["--format", "lines", "--lang", "en"]));
    insta::assert_snapshot!("statistics_zh", run(&["--statistics", "--lang", "zh"]));
    insta::assert_snapshot!("statistics_en", run(&["--statistics", "--lang", "en"]));
    let quiet = run(&["--quiet", "--select", "SUM", "--lang", "zh"]);
    assert!(
        quiet.contains("错误[SUM001]") && !quiet.contains("核对：") && !quiet.contains("汇总"),
        "{quiet}"
    );
    let issues: serde_json::Value =
        serde_json::from_str(&run(&["--format", "gitlab", "--lang", "en"])).unwrap();
    let issues = issues.as_array().unwrap();
    let mut fingerprints: Vec<_> =
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), issues.len(), "each is another one");
    let error = issues.iter().find(|issue| issue["severity"] == "major").unwrap();
    assert_eq!((&error["check_name"], &error["location"]["path"]), (&"SUM001".into(), &"乙".into()));
    assert_eq!(issues.last().unwrap()["check_name"], "not-read");
    let tests = run(&["--format", "junit", "--lang", "en"]);
    assert!(tests.starts_with("<?xml") && tests.ends_with("</testsuites>\n"), "{tests}");
    assert!(
        tests.contains("<failure type=\"SUM001\"") && tests.contains("<error type=\"not-read\""),
        "{tests}"
    );
    let never = run(&["--format", "junit", "--fail-on", "never"]);
    assert!(never.contains("SUM001") && !never.contains("<failure"), "{never}");
    let none = scratch.run(&["demo", "--select", "SUM001", "--format", "gitlab", "--lang", "en"]).out;
    assert!(serde_json::from_str::<serde_json::Value>(&none).unwrap().is_array(), "{none}");
}

#[test]
fn counts_agree_with_the_findings() {
    let scratch = Scratch::new();
    scratch.broken("broken");
    let out = scratch.run(&["check", "broken", "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let document = &report["documents"][0];
    let summary = &document["summary"];
    let of_level = |level: &str| {
        document["findings"].as_array().unwrap().iter().filter(|found| found["level"] == level).count()
    };
    for (field, level) in [("errors", "error"), ("warnings", "warning"), ("rounding", "rounding")] {
        assert_eq!(summary[field], of_level(level), "{field}");
    }
    for outcome in ["held", "held_within_rounding", "broken", "undecidable", "not_applicable"] {
        let rules = document["by_rule"].as_object().unwrap().values();
        let sum: u64 = rules.map(|counts| counts[outcome].as_u64().unwrap()).sum();
        assert_eq!(summary["checks"][outcome], sum, "{outcome}");
    }
    let reasons = document["undecided_by_rule"].as_object().unwrap();
    for (rule, reasons) in reasons {
        let sum: u64 = reasons.as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(document["by_rule"][rule]["undecidable"], sum, "{rule}");
    }
    assert!(summary["checks"]["broken"].as_u64().unwrap() > 0);
}

#[test]
fn a_bad_document_does_not_stop_the_others() {
    let scratch = Scratch::new();
    scratch.broken("多份/破损");
    scratch.huizhou("多份/惠州");
    scratch.write("多份/空.json", r#"{"department": "", "fiscal_year": 2024, "sheets": 0}"#);
    scratch.write("多份/说明.txt", "not a document, and not named as one");
    let done = scratch.run(&["check", "多份", "不存在.json", "--select", "SUM", "--lang", "zh"]);
    assert_eq!(done.status, 2);
    insta::assert_snapshot!("many_zh", done.out);
    // What could not be read is in the report, and is reported once.
    assert_eq!(done.err, "cnbudget: 文件夹中另有 1 个其他类型的文件未读取；需要时请直接写出文件名\n");
    let json = scratch.run(&["check", "多份", "不存在.json", "--format", "json", "--lang", "zh"]);
    assert_eq!(json.err.lines().count(), 3, "{}", json.err);
    let english = scratch.run(&["check", "多份", "不存在.json", "--select", "SUM", "--lang", "en"]);
    insta::assert_snapshot!("many_en", english.out);
    // The order is that of the paths, whatever the number of threads.
    for format in ["text", "json", "sarif", "html"] {
        let run =
            |jobs| scratch.run(&["check", "多份", "不存在.json", "--format", format, "--jobs", jobs]).out;
        assert_eq!(run("1"), run("8"), "{format}");
    }
}

#[test]
fn an_empty_folder_is_reported() {
    let scratch = Scratch::new();
    std::fs::create_dir(scratch.path("empty")).unwrap();
    let done = scratch.run(&["check", "empty", "--lang", "zh"]);
    assert_eq!(done.status, 2);
    assert_eq!(
        done.err,
        "cnbudget: 没有找到文件：文件夹中只读取 PDF、OFD、Excel、Word（.docx）、JSON 文件和含 document.csv 的文件夹，其他类型请直接写出文件名\n"
    );
}

#[test]
fn what_is_wrong_with_a_call_is_said_in_either_language() {
    let scratch = Scratch::new();
    scratch.write("key.toml", "selekt = []\n");
    scratch.write("suppression.toml", "[[suppress]]\nrule = \"XTB017\"\nreson = \"x\"\n");
    scratch.write("reason.toml", "[[suppress]]\nrule = \"XTB017\"\nreason = \" \"\n");
    scratch.write("rule.toml", "ignore = [\"XTB99\"]\n");
    scratch.write("syntax.toml", "ignore = [\n");
    scratch.write("text.json", "预算");
    scratch.write("words.csv", "words,means\n甲,fund=x\n,\n乙,money=general\n");
    let mut shown = String::new();
    for arguments in [
        &["demo", "--select", "SUN001"][..],
        &["demo", "--select", "quite-another-thing"],
        &["demo", "--select", ""],
        &["rule", "column-mismach"],
        &["code", "2010300"],
        &["code", "2010398"],
        &["check", "no-such-file.json"],
        &["check", "text.json"],
        &["tables", "text.json"],
        &["demo", "--config", "no.toml"],
        &["demo", "--config", "key.toml"],
        &["demo", "--config", "suppression.toml"],
        &["demo", "--config", "reason.toml"],
        &["demo", "--config", "rule.toml"],
        &["demo", "--config", "syntax.toml"],
        &["demo", "--lexicon", "words.csv"],
        &["tables", "text.json", "--lexicon", "no.csv"],
    ] {
        shown.extend(["$ cnbudget ", &arguments.join(" "), "\n"]);
        for language in ["zh", "en"] {
            let done = scratch.run(&[arguments, &["--lang", language]].concat());
            assert_eq!(done.status, 2, "{arguments:?}");
            shown.push_str(&done.err);
            shown.push_str(&done.out);
        }
        shown.push('\n');
    }
    insta::assert_snapshot!("errors", shown);
}

#[test]
fn a_suppression_names_rule_place_and_reason() {
    let scratch = Scratch::new();
    scratch.huizhou("甲/huizhou");
    scratch.huizhou("乙/huizhou");
    let check = |suppression: &str| {
        let config = format!(
            "select = [\"XTB\"]\n[[suppress]]\nrule = \"XTB017\"\nreason = \"8.00 属 301\"\n{suppression}"
        );
        scratch.write("cnbudget.toml", &config);
        let done = scratch.run(&["check", "甲", "乙", "--lang", "zh", "--fail-on", "warning"]);
        (done.status, done.err.lines().count())
    };
    assert_eq!(check(""), (2, 1), "a place is asked for");
    assert_eq!(check("table = \"部门预算基本支出预算表\"\nrow = \"公用经费\"\n"), (0, 0));
    // The identity has cells in two tables: any of them is its place.
    assert_eq!(check("row = \"302\"\ncolumn = \"预算\"\n"), (0, 0));
    assert_eq!(check("row = \"商品和服务支出\"\n"), (0, 0));
    assert_eq!(
        check("row = \"30\"\n"),
        (1, 1),
        "a code is named whole; unused is reported once, not once a document"
    );
    assert_eq!(check("row = \"302\"\ncolumn = \"一般公共预算\"\n"), (1, 1), "row and column of one place");
    assert_eq!(check("document = \"甲/\"\n"), (1, 0), "used, and the other document is not covered");
    assert_eq!(check("document = \"某局\"\n"), (1, 1));
}

#[test]
fn what_is_accepted_is_shown_with_its_reason() {
    let scratch = Scratch::new();
    scratch.write(
        "accepted.toml",
        "select = [\"XTB\", \"SUM001\"]\n[[suppress]]\nrule = \"XTB017\"\nrow = \"公用经费\"\nreason = \"8.00 属 301 <工会经费>\"\n\
         [[suppress]]\nrule = \"SUM001\"\ntable = \"收入\"\nreason = \"无\"\n",
    );
    let run =
        |format| scratch.run(&["demo", "--config", "accepted.toml", "--lang", "zh", "--format", format]);
    let text = run("text");
    assert!(text.out.contains("；另有 1 项已作说明，不再计入"), "{}", text.out);
    assert_eq!(text.err, "cnbudget: 设置中对“SUM001 收入”的说明没有用到，请核实后删去\n");
    let json: serde_json::Value = serde_json::from_str(&run("json").out).unwrap();
    assert_eq!(json["documents"][0]["suppressed"][0]["reason"], "8.00 属 301 <工会经费>");
    assert_eq!(json["documents"][0]["suppressed"][0]["finding"]["rule"], "XTB017");
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif").out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let accepted = results.iter().find(|result| result["ruleId"] == "XTB017").unwrap();
    assert_eq!(accepted["suppressions"][0]["justification"], "8.00 属 301 <工会经费>");
    let html = run("html").out;
    assert!(html.contains("附：已作说明的问题") && html.contains("8.00 属 301 &lt;工会经费&gt;"));
    assert!(html.contains("项规则按设置未列入本次审核"));
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let escapes = |arguments: &[&str]| cnbudget(arguments).out.contains('\u{1b}');
    assert!(!escapes(&["demo"]), "a pipe is no terminal");
    assert!(escapes(&["demo", "--color", "always"]));
    assert!(!escapes(&["demo", "--color", "never"]));
    let scratch = Scratch::new();
    assert_eq!(scratch.run(&["demo", "--color", "always", "--output", "report.txt"]).out, "");
    let report = std::fs::read_to_string(scratch.path("report.txt")).unwrap();
    assert!(!report.contains('\u{1b}') && report.contains("XTB017"), "a file is no terminal either");
}

#[test]
fn no_line_is_wider_than_a_hundred_columns() {
    use unicode_width::UnicodeWidthStr as _;
    for language in ["zh", "en"] {
        let out = cnbudget(&["demo", "--rounding", "--counts", "--lang", language]).out;
        for line in out.lines() {
            assert!(line.width() <= 100, "{}: {line}", line.width());
            assert_eq!(line, line.trim_end_matches(' '), "no line ends in blanks");
        }
    }
}

#[test]
fn codes_and_names_are_gathered() {
    let scratch = Scratch::new();
    scratch.huizhou("惠州");
    let run = scratch.run(&["harvest", "惠州", "--lang", "en"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let mut lines = run.out.lines();
    assert_eq!(lines.next(), Some("code,name,year,document,count,catalog"));
    let lines: Vec<&str> = lines.collect();
    assert!(lines.contains(&"20103,政府办公厅（室）及相关机构事务,2023,惠州,2,known"), "{lines:#?}");
    // What was gathered loads as an overlay of its year.
    let overlay = CatalogOverlay::from_csv("惠州", run.out.as_bytes()).unwrap();
    assert_eq!(overlay.len(), lines.len());
    let code = FunctionalCode::constant(20103);
    let of_year = |year| Catalog::for_year(FiscalYear::constant(year)).with_overlay(overlay.clone());
    assert!(of_year(2023).get(code).unwrap().is_overlay());
    assert!(!of_year(2024).get(code).unwrap().is_overlay());
    let run = scratch.run(&["harvest", "没有", "--lang", "en"]);
    assert_eq!((run.status, run.out.lines().count()), (2, 1));
}

#[test]
fn rules_codes_and_tables() {
    let reference = include_str!("../../../docs/rules.md");
    for (committed, call) in [
        (reference, "rules --markdown"),
        (include_str!("../../../docs/rules.zh.md"), "--lang zh rules --markdown"),
    ] {
        let page = cnbudget(&call.split(' ').collect::<Vec<_>>()).out;
        // The first line that differs, for the page is long.
        let differs = committed.lines().zip(page.lines()).find(|(committed, line)| committed != line);
        assert_eq!(differs, None, "cargo run -- {call} > docs/rules…md");
        assert!(committed == page, "cargo run -- {call} > docs/rules…md");
    }
    // A rule more changes the reference page, and no snapshot.
    for language in ["zh", "en"] {
        let listed = cnbudget(&["rules", "--lang", language]).out;
        let sums: Vec<&str> = listed.lines().filter(|line| line.starts_with("SUM")).collect();
        insta::assert_snapshot!(format!("rules_{language}"), sums.join("\n"));
        let titles: Vec<&str> = reference.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(listed.lines().count(), titles.len());
        for (line, title) in listed.lines().zip(titles) {
            let (code, name) = title.split_once(' ').unwrap();
            assert!(line.starts_with(code) && line.contains(name), "{line}");
        }
    }
    insta::assert_snapshot!("rule_zh", cnbudget(&["rule", "sum001", "--lang", "zh"]).out);
    insta::assert_snapshot!("rule_en", cnbudget(&["rule", "section-sum-mismatch", "--lang", "en"]).out);
    insta::assert_snapshot!("code_zh", cnbudget(&["code", "20103", "--lang", "zh"]).out);
    insta::assert_snapshot!("code_en", cnbudget(&["code", "30217", "--year", "2024", "--lang", "en"]).out);
    insta::assert_snapshot!("tables_text", cnbudget(&["tables", &huizhou()]).out);
    insta::assert_snapshot!("tables_csv", cnbudget(&["tables", &huizhou(), "--format", "csv"]).out);
    insta::assert_snapshot!("tables_md", cnbudget(&["tables", &huizhou(), "--format", "md"]).out);
    let json = cnbudget(&["tables", &huizhou(), "--format", "json"]).out;
    // The whole of it would repeat the other three: its beginning shows the shape.
    insta::assert_snapshot!("tables_json", json.lines().take(60).collect::<Vec<_>>().join("\n"));
    let scratch = Scratch::new();
    scratch.write("huizhou.json", &json);
    assert_eq!(scratch.run(&["check", "huizhou.json", "--select", "SUM"]).status, 0, "its own JSON is read");
}

#[cfg_attr(feature = "proofread", ignore = "the help has one option more")]
#[test]
fn help_version_and_completions() {
    insta::assert_snapshot!("help", cnbudget(&["help"]).out);
    insta::assert_snapshot!("help_check", cnbudget(&["help", "check"]).out);
    assert_eq!(cnbudget(&["--version"]).out, concat!("cnbudget ", env!("CARGO_PKG_VERSION"), "\n"));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(cnbudget(&["completions", shell]).out.contains("cnbudget"), "{shell}");
    }
}

#[test]
fn what_no_rule_looked_at_is_reported() {
    let scratch = Scratch::new();
    scratch.huizhou("甲/huizhou");
    scratch.write("甲/说明.txt", "本表由人事科填报。\n");
    scratch.write("甲/说明.wps", "PK");
    scratch.write("甲/cnbudget.toml", "");
    let done = scratch.run(&["check", "甲", "--lang", "zh"]);
    assert_eq!(done.err, "cnbudget: 文件夹中另有 2 个其他类型的文件未读取；需要时请直接写出文件名\n");
    let table = "<h1>2024年教育局部门预算</h1><p>人员编制情况表</p>\
                 <table><tr><td>项目<td>核定数</tr><tr><td>在职人员<td>30</tr></table>";
    scratch.write("编制.html", table);
    // What a file of a folder holds is decided by its content; its ending decides whether it is taken.
    for ending in ["docx", "DOCM", "ofd"] {
        scratch.write(&format!("{ending}/编制.{ending}"), table);
        let done = scratch.run(&["check", ending, "--lang", "zh"]);
        assert!(done.out.contains("人员编制情况表") && done.err.is_empty(), "{}{}", done.out, done.err);
    }
    let done = scratch.run(&["check", "编制.html", "--lang", "zh"]);
    let expected = "表格：识别 0 张；另有 1 张不在表式之内，只核对表内合计：人员编制情况表";
    assert!(done.out.contains(expected), "{}", done.out);
}

/// Last year's document and this year's: the founding one a year on, with a sentence on last year.
fn two_years(scratch: &Scratch, said: &str) {
    scratch.huizhou("last");
    let out = scratch.run(&["tables", "last", "--format", "json"]).out;
    let mut this: serde_json::Value = serde_json::from_str(&out).unwrap();
    this["fiscal_year"] = "2024".into();
    this["sections"] = serde_json::json!([{
        "heading": "“三公”经费情况说明",
        "paragraphs": [{ "text": said, "place": { "page": 3 } }],
    }]);
    scratch.write("this.json", &this.to_string());
}

#[test]
fn last_year_is_held_against_its_document() {
    let scratch = Scratch::new();
    let wrong = "公务接待费2023年预算数为5.60万元，2024年预算数为4.60万元。";
    two_years(&scratch, wrong);
    let check = |format: &str, language: &str| {
        let arguments = [
            "check",
            "this.json",
            "--previous",
            "last",
            "--select",
            "YOY01",
            "--format",
            format,
            "--lang",
            language,
            "--fail-on",
            "warning",
        ];
        let done = scratch.run(&arguments);
        assert_eq!((done.status, done.err.as_str()), (1, ""), "{format}");
        done.out
    };
    insta::assert_snapshot!("previous_zh", check("text", "zh"));
    insta::assert_snapshot!("previous_en", check("text", "en"));
    let json: serde_json::Value = serde_json::from_str(&check("json", "zh")).unwrap();
    let document = &json["documents"][0];
    assert_eq!(document["related"][0]["source"], "last");
    assert_eq!(document["related"][0]["kinship"], "last_year");
    let places = &document["findings"][0]["places"];
    assert_eq!((&places[0]["related"], &places[1]["related"]), (&serde_json::Value::Null, &0.into()));
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../docs/report-1.schema.json")).unwrap();
    assert!(jsonschema::draft202012::new(&schema).unwrap().is_valid(&json));
    let sarif: serde_json::Value = serde_json::from_str(&check("sarif", "zh")).unwrap();
    let run = &sarif["runs"][0];
    let uri = |location: &serde_json::Value| location["physicalLocation"]["artifactLocation"]["uri"].clone();
    let result = &run["results"][0];
    assert_eq!(
        (uri(&result["locations"][0]), uri(&result["relatedLocations"][0])),
        ("this.json".into(), "last".into())
    );
    assert_eq!(run["artifacts"][1]["location"]["uri"], "last");
    let html = check("html", "zh");
    assert!(html.contains("上年文件 last · ") && html.contains("<dt>上年文件</dt>"), "{html}");

    two_years(&scratch, &wrong.replace("5.60", "4.60"));
    let done = scratch.run(&["check", "this.json", "--previous", "last", "--select", "YOY01"]);
    assert_eq!(done.status, 0, "{}", done.out);
}

#[test]
fn units_are_held_against_their_department() {
    let scratch = Scratch::new();
    scratch.huizhou("department");
    // A unit that prints more than its department.
    scratch.broken("units/one");
    scratch.edit(
        "units/one/document.csv",
        "department,惠州市政务服务数据管理局",
        "department,惠州市信息中心",
    );
    scratch.edit("units/one/05-general-by-function.csv", "8718.26,1666.54", "8718.26,1766.54");
    let done =
        scratch.run(&["check", "department", "--units", "units", "--select", "XTB021", "--lang", "zh"]);
    assert_eq!(done.status, 1);
    insta::assert_snapshot!("units_zh", done.out);
}

#[test]
fn a_document_that_does_not_fit_is_refused() {
    let scratch = Scratch::new();
    two_years(&scratch, "");
    scratch.huizhou("other");
    scratch.edit("other/document.csv", "department,惠州市政务服务数据管理局", "department,某市教育局");
    std::fs::create_dir(scratch.path("empty")).unwrap();
    let mut shown = String::new();
    for arguments in [
        &["check", "last", "--previous", "this.json"][..],
        &["check", "this.json", "--previous", "other"],
        &["check", "this.json", "--budget", "last"],
        &["check", "last", "--units", "other"],
        &["check", "last", "--units", "empty"],
        &["check", "this.json", "--previous", "none.pdf"],
        &["check", "this.json", "last", "--previous", "last"],
    ] {
        shown.extend(["$ cnbudget ", &arguments.join(" "), "\n"]);
        for language in ["zh", "en"] {
            let done = scratch.run(&[arguments, &["--lang", language]].concat());
            assert_eq!((done.status, done.out.as_str()), (2, ""), "{arguments:?}");
            shown.push_str(&done.err);
        }
        shown.push('\n');
    }
    insta::assert_snapshot!("beside_errors", shown);
}

#[test]
fn settings_that_change_what_is_checked_are_named_in_every_report() {
    let scratch = Scratch::new();
    scratch.huizhou("huizhou");
    scratch.write("cnbudget.toml", "select = [\"COD009\"]\n");
    let expected = "checked by the settings of cnbudget.toml: select = COD009";
    for format in ["text", "json", "sarif", "html"] {
        let out = scratch.run(&["check", "huizhou", "--format", format, "--lang", "en"]).out;
        assert!(out.contains(expected), "{format}: {out}");
    }
    scratch.write("cnbudget.toml", "select = []\n");
    assert!(!scratch.run(&["check", "huizhou", "--lang", "en"]).out.contains("settings of"));
}

#[test]
fn an_empty_place_of_a_suppression_is_refused() {
    let scratch = Scratch::new();
    for key in ["document", "table", "row", "column"] {
        let settings =
            format!("[[suppress]]\nrule = \"XTB017\"\nreason = \"样本\"\nrow = \"302\"\n{key} = \" \"\n");
        scratch.write("empty.toml", &settings.replace("row = \"302\"\nrow", "row"));
        let done = scratch.run(&["demo", "--config", "empty.toml", "--lang", "en"]);
        assert_eq!(
            (done.status, done.err),
            (2, format!("cnbudget: empty.toml: the suppression of XTB017 has an empty {key}\n"))
        );
    }
}

#[test]
fn tables_of_strangers_steer_nothing() {
    let scratch = Scratch::new();
    let json = cnbudget(&["tables", &huizhou(), "--format", "json"]).out;
    let steering = "甲\\u001b]0;x\\u0007\\u009b\\u202e<script>[a](http://b)|";
    let json =
        json.replace("人大事务", steering).replace("一般公共服务支出", "=1+2").replace("教育支出", "－甲");
    scratch.write("steers.json", &json);
    let run = |format: &str| {
        let done = scratch.run(&["tables", "steers.json", "--format", format]);
        assert_eq!(done.status, 0, "{}", done.err);
        assert!(!done.out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{format}");
        done.out
    };
    run("text");
    assert!(run("json").contains(steering), "the same text, as JSON writes it");
    let markdown = run("md");
    assert!(markdown.contains("&lt;script>[a]\\(http://b)\\|"), "{markdown}");
    let csv = run("csv");
    assert!(csv.contains("201,'=1+2,") && csv.contains("205,'－甲,"), "{csv}");
}

#[test]
fn words_of_ones_own_are_read_and_named() {
    let scratch = Scratch::new();
    scratch.write(
        "b.txt",
        "示例县水务局\n2024年部门预算\n\n部门支出预算表\n单位：万元\n\
         科目编码\t科目名称\t合计\t县级统筹\t基本支出\n\t合计\t24.00\t8.00\t16.00\n213\t农林水支出\t24.00\t8.00\t16.00\n",
    );
    scratch.write("words.csv", "words,means,sources\n县级统筹,nature=project,示例县表式\n");
    let unread = |arguments: &[&str]| {
        let done = scratch.run(
            &[&["check", "b.txt", "--select", "STR008", "--lang", "zh", "--fail-on", "warning"], arguments]
                .concat(),
        );
        (
            done.status,
            done.out.contains("“县级统筹”未能识别"),
            done.out.contains("另按词表 words.csv 的 1 个词语读取"),
        )
    };
    assert_eq!(unread(&[]), (1, true, false));
    assert_eq!(unread(&["--lexicon", "words.csv"]), (0, false, true));
}

#[test]
fn the_files_of_one_disclosure_are_checked_together() {
    let scratch = Scratch::new();
    let text = |amount: &str| {
        format!(
            "示例县水务局\n2024年部门预算\n\n一、支出预算情况\n2024年支出预算{amount}万元，其中：基本支出16.00万元，项目支出8.00万元。\n"
        )
    };
    scratch.write("text.txt", &text("24.00"));
    scratch.write("slip.txt", &text("42.00"));
    scratch.write(
        "tables.txt",
        "部门支出预算表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
         \t合计\t24.00\t16.00\t8.00\n213\t农林水支出\t24.00\t16.00\t8.00\n",
    );
    scratch.write("other.txt", "示例县水务局\n2023年部门预算\n");
    let check = |file: &str, with: &[&str]| {
        scratch.run(&[&["check", file, "--select", "NAR001", "--lang", "zh", "--with"], with].concat())
    };
    assert_eq!(check("text.txt", &["tables.txt"]).status, 0);
    let slip = check("slip.txt", &["tables.txt"]);
    assert_eq!(slip.status, 1);
    assert!(slip.out.contains("文中支出 42.00 万元，《部门支出预算表》为 24.00"), "{}", slip.out);
    let json =
        scratch.run(&["check", "slip.txt", "--select", "NAR001", "--format", "json", "--with", "tables.txt"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let document = &json["documents"][0];
    assert_eq!(document["files"], serde_json::json!(["slip.txt", "tables.txt"]));
    let files: Vec<_> =
        document["findings"][0]["places"].as_array().unwrap().iter().map(|place| &place["file"]).collect();
    assert_eq!(files, [&serde_json::Value::Null, &serde_json::json!(1)]);
    for (with, why) in [
        ("other.txt", "cnbudget: other.txt: 文件为 2023 年度，应为 2024 年度\n"),
        ("none.txt", "cnbudget: none.txt: 没有这个文件或文件夹\n"),
    ] {
        let refused = check("text.txt", &[with]);
        assert_eq!((refused.status, refused.err.as_str()), (2, why));
    }
    let two = scratch.run(&["check", "text.txt", "slip.txt", "--with", "tables.txt", "--lang", "zh"]);
    assert_eq!((two.status, two.err.lines().count()), (2, 1));
}

/// Lines of a budget, one of them of 40 yuan.
const LINES: &str = "单位,单位性质,支出性质,项目名称,功能科目,经济科目,资金来源,金额\n\
     数据局本级,机关,人员经费,,2010301,30101,一般公共预算,1556900\n\
     数据局本级,机关,公用经费,,2010301,30217,一般公共预算,40\n\
     数据局本级,机关,项目支出,政务云,2010399,30214,一般公共预算,32000000\n";

#[test]
fn a_budget_is_built_from_its_lines() {
    let scratch = Scratch::new();
    scratch.write("lines.csv", LINES);
    let build = |further: &[&str]| {
        let call = ["build", "lines.csv", "--department", "数据局", "--fiscal-year", "2024", "--lang", "en"];
        scratch.run(&[&call, further].concat())
    };
    let text = build(&[]);
    assert_eq!(
        (text.status, text.err.as_str()),
        (0, "cnbudget: 12 figures too small for 万元 printed as zero\n")
    );
    scratch.write("lines.csv", LINES.lines().next().unwrap());
    let none = build(&[]);
    let expected =
        "cnbudget: lines.csv: found the columns and no line below them: expected the lines of a budget\n";
    assert_eq!((none.status, none.err.as_str()), (2, expected));
    scratch.write("lines.csv", LINES);
    assert!(text.out.contains("单位：万元") && text.out.contains("3355.69"), "{}", text.out);
    assert_eq!(build(&["--small-amounts", "refuse"]).status, 2);
    assert_eq!(build(&["--unit", "元", "--decimals", "0", "--small-amounts", "refuse"]).err, "");
    // Each form is read back, and nothing in it is wrong.
    for output in ["built.xlsx", "built.html", "built.json", "built.txt", "built"] {
        assert_eq!(build(&["--output", output]).status, 0, "{output}");
        let year = if output == "built.txt" { "--fiscal-year=2024" } else { "--quiet" };
        let done = scratch.run(&["check", output, "--format", "json", "--fail-on", "warning", year]);
        assert_eq!(done.status, 0, "{output}: {}", done.out);
        let report: serde_json::Value = serde_json::from_str(&done.out).unwrap();
        assert_eq!(report["documents"][0]["tables"].as_array().unwrap().len(), 12, "{output}");
        assert_eq!(report["documents"][0]["fiscal_year"], 2024);
    }
    // Every column that is missing is told at once, in either language.
    scratch.write(
        "few.csv",
        &LINES.replace("单位性质", "性质").replace("金额", "数").replace("资金来源", "money"),
    );
    let few = |language: &str| {
        let call =
            ["build", "few.csv", "--department", "数据局", "--fiscal-year", "2024", "--lang", language];
        scratch.run(&call).err
    };
    assert_eq!(
        few("zh"),
        "cnbudget: few.csv: 预算明细有 1 行有误，未予采用\n\
         第 1 行：列名为“单位,性质,支出性质,项目名称,功能科目,经济科目,money,数”，\
         缺少：单位性质（unit_type）、资金来源（source、资金性质）、金额（amount）\n"
    );
    assert_eq!(
        few("en"),
        "cnbudget: few.csv: 1 line of the file is wrong, nothing was loaded\n\
         line 1: found the columns \"单位,性质,支出性质,项目名称,功能科目,经济科目,money,数\", \
         missing: unit_type (单位性质), source (资金来源, 资金性质), amount (金额)\n"
    );
    scratch.write("few.csv", "");
    assert!(
        few("zh").contains(
            "第 1 行：文件为空，首行应有列名：单位（unit、预算单位、单位名称）、单位性质（unit_type）、"
        ),
        "{}",
        few("zh")
    );
    // What is wrong is reported with its line.
    scratch.edit("lines.csv", "30101", "3010");
    scratch.edit("lines.csv", "政务云,2010399", ",20103");
    let wrong = build(&[]);
    assert_eq!(wrong.status, 2);
    assert_eq!(
        wrong.err,
        "cnbudget: lines.csv: 3 lines of the file are wrong, nothing was loaded\n\
         line 2: \"3010\" is no department economic code: found 4 digits, expected 3 (类) or 5 (款)\n\
         line 4: the project has no name\n\
         line 4: 20103 is no item: expected a functional code with 7 digits (项)\n"
    );
}

#[test]
fn tables_are_written_as_a_folder_and_as_a_workbook() {
    let scratch = Scratch::new();
    scratch.huizhou("huizhou");
    assert_eq!(scratch.run(&["tables", "huizhou", "--output", "folder"]).status, 0);
    let package: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(scratch.path("folder/datapackage.json")).unwrap())
            .unwrap();
    assert_eq!(
        (&package["profile"], &package["fiscal_year"]),
        (&"tabular-data-package".into(), &2023.into())
    );
    let resources = package["resources"].as_array().unwrap();
    for resource in resources {
        let path = scratch.path("folder").join(resource["path"].as_str().unwrap());
        let file = std::fs::read_to_string(path).unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(file.lines().next().unwrap(), names.join(","), "each column is described");
    }
    assert_eq!(resources.len(), 12);
    // The same document, and so the same report.
    let report =
        |path: &str, format: &str| scratch.run(&["check", path, "--format", format, "--lang", "en"]).out;
    assert_eq!(report("huizhou", "json").replace("huizhou\"", "folder\""), report("folder", "json"));
    let tables = |path: &str| scratch.run(&["tables", path]).out;
    assert_eq!(tables("huizhou"), tables("folder"));
    // A folder that holds anything is left alone.
    let again = scratch.run(&["tables", "huizhou", "--output", "folder", "--lang", "en"]);
    assert_eq!(
        (again.status, again.err.as_str()),
        (2, "cnbudget: folder: the folder is not empty: name another one\n")
    );
    // The workbook is laid out as the forms are.
    assert_eq!(scratch.run(&["tables", "huizhou", "--output", "tables.xlsx"]).status, 0);
    // The reader of workbooks takes the first note below a table alone.
    let of_workbook = tables("huizhou").replace("本套报表金额单位转换时可能存在尾数误差。\n", "");
    assert_eq!(of_workbook, tables("tables.xlsx"));
    let over = scratch.run(&["tables", "tables.xlsx", "--output", "tables.xlsx"]);
    assert_eq!(over.status, 2, "nothing is written over what is read");
    assert_eq!(of_workbook, tables("tables.xlsx"));
}

#[test]
fn text_and_spelling_are_kept_by_a_folder_as_far_as_the_figures() {
    let scratch = Scratch::new();
    two_years(&scratch, "公务接待费2024年预算数为4.60万元。");
    let json = std::fs::read_to_string(scratch.path("this.json")).unwrap();
    let spelled = json.replacen(r#""9682.88 万元""#, r#"{"text":"9,682.88","figure":"9682.88 万元"}"#, 1);
    assert_ne!(json, spelled);
    scratch.write("this.json", &spelled);
    assert_eq!(scratch.run(&["tables", "this.json", "--output", "folder"]).status, 0);
    let checks = |path: &str| {
        let out = scratch.run(&["check", path, "--format", "json"]).out;
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        (report["documents"][0]["summary"].clone(), report["documents"][0]["by_rule"].clone())
    };
    assert_eq!(checks("this.json"), checks("folder"));
}

#[test]
fn a_checklist_is_a_workbook() {
    let scratch = Scratch::new();
    scratch.broken("broken");
    let done =
        scratch.run(&["check", "broken", "无.pdf", "--format", "xlsx", "-o", "r.xlsx", "--lang", "zh"]);
    assert_eq!(done.status, 2);
    let bytes = std::fs::read(scratch.path("r.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    // Our own reader finds the worksheets in it, and no budget.
    let read = scratch.run(&["tables", "r.xlsx", "--fiscal-year", "2023", "--lang", "zh"]).out;
    assert!(read.contains("SUM001") && read.contains("无.pdf"), "{read}");
}

#[test]
fn a_document_comes_from_standard_input() {
    use std::io::Write as _;

    let scratch = Scratch::new();
    scratch.huizhou("huizhou");
    let json = scratch.run(&["tables", "huizhou", "--format", "json"]).out;
    for call in [&["check", "-", "--format", "lines"][..], &["tables", "-"]] {
        let mut command = scratch.command(call);
        command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(json.as_bytes()).unwrap();
        let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        assert!(out.contains("XTB017") || out.contains("单位：万元"), "{out}");
    }
}

#[test]
fn settings_are_found_above_and_name_files_beside_them() {
    let scratch = Scratch::new();
    scratch.huizhou("市/局/huizhou");
    scratch.edit("市/局/huizhou/03-expenditure.csv", "2010301,行政运行", "2010377,大数据事务");
    let check = |settings: &str, further: &[&str]| {
        scratch.write("市/cnbudget.toml", settings);
        let call = ["check", "huizhou", "--select", "COD001,XTB017", "--format", "lines"];
        let mut command = scratch.command(&[&call, further].concat());
        let done = command.current_dir(scratch.path("市/局")).output().unwrap();
        (
            done.status.code().unwrap(),
            String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap(),
        )
    };
    scratch.write("市/codes.csv", "code,name\n2010377,大数据事务\n");
    let (_, plain) = check("", &[]);
    assert!(plain.contains("COD001") && plain.contains("提示"), "{plain}");
    let (_, with) = check("lang = \"en\"\n[catalog]\n2023 = \"codes.csv\"\n", &[]);
    assert!(!with.contains("COD001") && with.contains(" warning "), "{with}");
    let (_, other_year) = check("[catalog]\n2022 = \"codes.csv\"\n", &[]);
    assert!(other_year.contains("COD001"), "a list changes no year but its own: {other_year}");
    let (_, by_option) = check("", &["--catalog", "2023=../codes.csv"]);
    assert!(!by_option.contains("COD001"), "{by_option}");
    let (status, graver) = check("[severity]\nXTB = \"error\"\n", &["--lang", "en"]);
    assert!(status == 1 && graver.contains("XTB017 error"), "{graver}");
    for (settings, said) in [
        ("lang = \"fr\"\n", "lang: found \"fr\", expected one of zh, en"),
        ("[severity]\nXTB = \"fatal\"\n", "XTB: found \"fatal\", expected one of error, warning"),
        ("[catalog]\nnext = \"codes.csv\"\n", "is no fiscal year"),
        ("[severity]\nXTC001 = \"error\"\n", "did you mean"),
        ("lexicon = [\"no.csv\"]\n", "../no.csv: "),
    ] {
        let (status, done) = check(settings, &["--lang", "en"]);
        assert!(status == 2 && done.contains(said), "{settings}: {done}");
    }
}

#[test]
fn every_command_reads_the_settings() {
    let scratch = Scratch::new();
    scratch.huizhou("市/局/huizhou");
    scratch.write("市/局/lines.csv", LINES);
    scratch.write("市/codes.csv", "code,name\n2010377,大数据事务\n");
    scratch.write("市/words.csv", "words,means\n预算口径数,phase=budget\n");
    scratch.write(
        "市/cnbudget.toml",
        "lang = \"en\"\nlexicon = [\"words.csv\"]\n[catalog]\n2024 = \"codes.csv\"\n",
    );
    let run = |call: &str| {
        let done =
            scratch.command(&call.split(' ').collect::<Vec<_>>()).current_dir(scratch.path("市/局")).output();
        let done = done.unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (done.status.code().unwrap(), text(done.stdout) + &text(done.stderr))
    };
    // The language, and the codes of the year alone.
    let (status, own) = run("code 2010377 --year 2024");
    assert_eq!(status, 0, "{own}");
    assert!(own.starts_with("looked up in ../codes.csv too\n201 "), "{own}");
    assert!(own.contains("2010377 大数据事务  [") && own.contains("attested"), "{own}");
    assert_eq!(run("code 大数据事务 --year 2024").0, 0);
    let (status, other_year) = run("code 2010377");
    assert!(status == 2 && other_year.contains("is not in the catalog of 2023"), "{other_year}");
    for (call, said) in [
        ("build lines.csv --department 数据局 --fiscal-year 2024", "figures too small for"),
        ("check huizhou", "understood: "),
        ("demo", "understood: "),
        ("rules", "every code is in the catalog of the fiscal year"),
        ("rule COD001", "## What it checks"),
        ("completions bash", "cnbudget"),
    ] {
        let (_, done) = run(call);
        assert!(done.contains(said), "{call}: {done}");
        let (_, chinese) = run(&format!("{call} --lang zh"));
        assert!(call.starts_with("completions") || !chinese.contains(said), "{call}: {chinese}");
    }
    // `--catalog` of a year is asked for that year.
    scratch.write("市/cnbudget.toml", "");
    let (status, by_option) = run("code 2010377 --catalog 2024=../codes.csv --lang en");
    assert!(status == 0 && by_option.starts_with("looked up in ../codes.csv too\n"), "{by_option}");
    // What is wrong with the settings stops every command.
    scratch
        .write("市/cnbudget.toml", "lang = \"en\"\nlexicon = [\"no.csv\"]\n[catalog]\n2023 = \"no.csv\"\n");
    for call in ["check huizhou", "demo", "tables huizhou", "harvest huizhou", "code 2010301"] {
        let (status, done) = run(call);
        assert!(status == 2 && done.contains("../no.csv: "), "{call}: {done}");
    }
    scratch.write("市/cnbudget.toml", "selekt = []\n");
    for call in [
        "check huizhou",
        "demo",
        "tables huizhou",
        "harvest huizhou",
        "code 2010301",
        "rules",
        "rule SUM001",
        "build lines.csv --department 数据局 --fiscal-year 2024",
        "schema",
        "completions bash",
    ] {
        let (status, done) = run(&format!("{call} --lang en"));
        assert!(status == 2 && done.contains("did you mean \"select\"?"), "{call}: {done}");
        assert_eq!(run(&format!("{call} --config ../codes.csv")).0, 2, "{call}");
    }
}

#[test]
fn texts_of_folders_are_read_where_that_is_asked_for() {
    let scratch = Scratch::new();
    scratch.write("甲/说明.txt", "教育局2024年部门预算\n\n一、主要职责\n负责×××工作。\n负责×××和×××。\n");
    assert_eq!(scratch.run(&["check", "甲"]).status, 2);
    let lines = scratch.run(&["check", "甲", "--include", "txt,html", "--format", "lines", "--lang", "en"]);
    assert_eq!(lines.status, 0);
    // The same words in several passages are one finding.
    let template: Vec<&str> = lines.out.lines().filter(|line| line.contains("WRD001")).collect();
    assert_eq!(template.len(), 1, "{}", lines.out);
    assert!(template[0].contains("(3 places)"), "{}", lines.out);
    let text = scratch.run(&["check", "甲", "--include", "txt", "--lang", "en"]).out;
    assert!(text.contains("also: line 5, column 3"), "{text}");
}

#[test]
fn what_is_given_fills_in_and_what_is_forced_takes_its_place() {
    let scratch = Scratch::new();
    scratch.write("named.txt", "部门：教育局\n教育局2024年部门预算\n收入预算3.00万元。\n");
    scratch.write("bare.txt", "部门预算\n收入预算3.00万元。\n");
    let first_line = |call: &[&str]| {
        let done = scratch.run(&[&["check"], call, &["--lang", "en"]].concat());
        done.out.lines().next().unwrap().to_owned()
    };
    let given = ["--department", "卫生局", "--fiscal-year", "2020", "--stage", "final_account"];
    assert_eq!(first_line(&[&["named.txt"], &given[..]].concat()), "教育局, budget of 2024");
    assert_eq!(first_line(&[&["bare.txt"], &given[..4]].concat()), "卫生局, budget of 2020");
    let forced =
        ["--force-department", "卫生局", "--force-fiscal-year", "2020", "--force-stage", "final_account"];
    assert_eq!(first_line(&[&["named.txt"], &forced[..]].concat()), "卫生局, final account of 2020");
    scratch.huizhou("huizhou");
    assert_eq!(first_line(&[&["huizhou"], &given[..]].concat()), "惠州市政务服务数据管理局, budget of 2023");
    assert_eq!(first_line(&[&["huizhou"], &forced[..]].concat()), "卫生局, final account of 2020");
}

#[test]
fn codes_are_found_by_name_and_say_when_no_source_is_of_the_year() {
    let by_name = cnbudget(&["code", "公务接待费", "--lang", "en"]);
    assert_eq!(
        by_name.out,
        "30217 公务接待费  [部门预算支出经济分类]\n50206 公务接待费  [政府预算支出经济分类]\n"
    );
    for (printed, code) in [
        ("行政运行（人大）", "2010101 行政运行"),
        ("公务接待费支出", "30217 公务接待费"),
        ("其它支出", "229 其他支出"),
    ] {
        let spelled = cnbudget(&["code", printed]);
        assert!(spelled.out.lines().any(|line| line.starts_with(code)), "{printed}: {}", spelled.out);
    }
    assert!(cnbudget(&["code", "公务用车"]).out.lines().count() > 4, "a part of a name");
    assert_eq!(cnbudget(&["code", "没有的科目"]).status, 2);
    for year in ["1995", "2030"] {
        let out = cnbudget(&["code", "2010301", "--year", year, "--lang", "en"]).out;
        assert!(out.starts_with(&format!("note: no published budget or form of {year} was read; ")), "{out}");
    }
    assert!(cnbudget(&["code", "2010301", "--year", "2024", "--lang", "en"]).out.starts_with("201 "));
}

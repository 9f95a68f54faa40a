//! The renderings of a report: what the demo shows, and what a document with a wrong figure shows.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use serde_json::Value;
use support::{Scratch, cnbudget};

fn broken(arguments: &[&str]) -> String {
    let scratch = Scratch::new();
    scratch.broken("broken");
    scratch.run(&[&["check", "broken"], arguments].concat()).out
}

/// Renderings that name the release do not change with it.
fn unversioned(text: &str) -> String {
    text.replace(concat!("cnbudget ", env!("CARGO_PKG_VERSION")), "cnbudget VERSION").replace(
        concat!("\"semanticVersion\": \"", env!("CARGO_PKG_VERSION"), "\""),
        "\"semanticVersion\": \"VERSION\"",
    )
}

#[test]
fn text() {
    insta::assert_snapshot!("demo_text_zh", cnbudget(&["demo", "--lang", "zh", "--rounding"]).out);
    insta::assert_snapshot!("demo_text_en", cnbudget(&["demo", "--lang", "en", "--counts"]).out);
    insta::assert_snapshot!("broken_text_zh", broken(&["--lang", "zh"]));
    insta::assert_snapshot!("broken_text_en", broken(&["--lang", "en"]));
    let colour = broken(&["--lang", "zh", "--select", "SUM", "--color", "always"]);
    insta::assert_snapshot!("broken_text_colour", colour.replace('\u{1b}', "␛"));
}

#[test]
fn json() {
    let demo: Value =
        serde_json::from_str(&cnbudget(&["demo", "--format", "json", "--lang", "zh"]).out).unwrap();
    insta::assert_snapshot!("demo_json_shape", shape(&demo));
    let broken: Value = serde_json::from_str(&broken(&["--format", "json", "--lang", "zh"])).unwrap();
    let found = &broken["documents"][0]["findings"][0];
    insta::assert_snapshot!("broken_json_finding", serde_json::to_string_pretty(found).unwrap());
    assert_eq!(broken["documents"][0]["by_table"]["general_by_function"]["broken"], 4);
}

#[test]
fn the_published_schema_is_up_to_date_and_holds() {
    let published = include_str!("../../../docs/report-1.schema.json");
    assert!(cnbudget(&["schema"]).out == published, "cargo run -- schema > docs/report-1.schema.json");
    let schema: Value = serde_json::from_str(published).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let scratch = Scratch::new();
    scratch.broken("broken");
    scratch
        .write("accepted.toml", "[[suppress]]\nrule = \"SUM\"\ndocument = \"broken\"\nreason = \"样本\"\n");
    for arguments in [
        &["demo"][..],
        &["check", "broken", "no-such-file"],
        &["check", "broken", "--config", "accepted.toml"],
        &["check", "no-such-file"],
    ] {
        let out = scratch.run(&[arguments, &["--format", "json"]].concat()).out;
        let report: Value = serde_json::from_str(&out).unwrap();
        let errors: Vec<_> = validator
            .iter_errors(&report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, [""; 0], "{arguments:?}");
        // Written document by document, it is what the whole would be.
        assert_eq!(serde_json::to_string_pretty(&report).unwrap().len() + 1, out.len());
    }
    assert!(
        !validator
            .is_valid(&serde_json::json!({ "schema": "cn-budget/report/2", "documents": [], "failed": [] }))
    );
}

#[test]
fn sarif() {
    let scratch = Scratch::new();
    scratch.broken("broken");
    let out = scratch.run(&["check", "broken", "no-such-file", "--format", "sarif", "--lang", "zh"]).out;
    let sarif: Value = serde_json::from_str(&out).unwrap();
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
    }
    // The documentation of the rules has a page and a test of its own.
    let mut short = sarif.clone();
    for rule in short["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
        rule["help"] = "…".into();
    }
    short["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap().truncate(2);
    // Where a rule stands in the list changes with the list.
    for result in short["runs"][0]["results"].as_array_mut().unwrap() {
        result["ruleIndex"] = "…".into();
    }
    insta::assert_snapshot!("broken_sarif", unversioned(&serde_json::to_string_pretty(&short).unwrap()));
    let demo: Value =
        serde_json::from_str(&cnbudget(&["demo", "--format", "sarif", "--lang", "en"]).out).unwrap();
    insta::assert_snapshot!("demo_sarif_shape", shape(&demo));
    assert_eq!(demo["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn html() {
    // A new rule is none of these.
    let select = ["--select", "SUM001,XTB017,STR002,STR003,WRD017"];
    let left_out = |page: &str| {
        let said = ["项规则按设置未列入本次审核", " not selected for this review"];
        page.lines()
            .filter(|line| !said.iter().any(|said| line.contains(said)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let zh = broken(&[&["--format", "html", "--lang", "zh"][..], &select].concat());
    insta::assert_snapshot!("broken_html_zh", left_out(&lines(&zh)));
    let en = cnbudget(&[&["demo", "--format", "html", "--lang", "en"][..], &select].concat()).out;
    insta::assert_snapshot!("demo_html_en", left_out(&lines(&en)));
    let scratch = Scratch::new();
    scratch.broken("one");
    scratch.huizhou("two");
    let many = scratch.run(&["check", "one", "two", "three", "--format", "html", "--lang", "zh"]).out;
    let overview = &many[many.find("<section class=\"overview\">").unwrap()..many.find("<article").unwrap()];
    insta::assert_snapshot!("many_html_overview", overview.replace("<tr>", "\n<tr>"));
}

/// A document is a stranger: nothing in it may become markup, or steer a terminal.
#[test]
fn hostile_text_stays_text() {
    let scratch = Scratch::new();
    scratch.broken("<b>dir");
    let name = "<script>alert(\"1\")</script>&amp;'\u{1b}[31m\u{202e}";
    scratch.edit(
        "<b>dir/05-general-by-function.csv",
        "20101,人大事务",
        &format!("20101,\"{}\"", name.replace('"', "\"\"")),
    );
    let html = scratch.run(&["check", "<b>dir", "<i>none", "--format", "html"]).out;
    assert!(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;'"), "{html}");
    for markup in ["<script", "<b>dir", "<i>none", "\u{1b}", "\u{202e}"] {
        assert!(!html.contains(markup), "{markup}");
    }
    let text = scratch.run(&["check", "<b>dir", "--color", "never"]).out;
    assert!(text.contains("<script>") && !text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    for format in ["json", "sarif"] {
        let out = scratch.run(&["check", "<b>dir", "--format", format]).out;
        assert!(
            serde_json::from_str::<Value>(&out).unwrap().to_string().contains("<script>alert"),
            "{format}"
        );
    }
}

/// The paths of a JSON value with the types at their ends, each once.
fn shape(value: &Value) -> String {
    fn walk(value: &Value, path: &str, found: &mut std::collections::BTreeSet<String>) {
        let kind = match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    // Codes and kinds are data.
                    let is_key = path.ends_with("by_rule") || path.ends_with("by_table");
                    walk(field, &format!("{path}.{}", if is_key { "*" } else { name }), found);
                }
                return;
            }
            Value::Array(values) => {
                for value in values {
                    walk(value, &format!("{path}[]"), found);
                }
                return;
            }
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
        };
        found.insert(format!("{path}: {kind}"));
    }
    let mut found = std::collections::BTreeSet::new();
    walk(value, "", &mut found);
    found.into_iter().collect::<Vec<_>>().join("\n")
}

/// The page without its style, an element a line, so that a change of it can be read.
fn lines(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    let page = unversioned(&format!("{before}{after}"));
    [
        "<tr",
        "<h2",
        "<h3",
        "<section",
        "<p",
        "<figure",
        "<figcaption",
        "<tbody",
        "<dt",
        "<li",
        "<div",
        "<footer",
    ]
    .iter()
    .fold(page, |page, tag| page.replace(tag, &format!("\n{tag}")))
}

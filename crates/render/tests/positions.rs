//! Where findings stand, in every rendering and in the terms of each format.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::check::Checker;
use cn_budget::document::{PageBox, Place, Position, RowRole, SheetRow};
use cn_budget::{Cell, Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind, Unit};
use cn_budget_render::{
    CheckedDocument, DocumentError, Gitlab, Json, Junit, Lines, Rendering, Sarif, Summary, Text,
};
use serde_json::{Value, json};

/// A document whose one table has a cell that could not be read, at this position.
fn document(source: &str, place: Place, position: Position, worksheet: Option<&str>) -> Disclosure {
    let mut sheet = Sheet::new("支出总体情况表");
    (sheet.kind, sheet.unit) = (Some(TableKind::Expenditure), Some(Unit::TenThousandYuan));
    sheet.headers = vec!["合计".to_owned()];
    sheet.worksheet = worksheet.map(str::to_owned);
    let mut row = SheetRow::new(RowRole::Line, "教育支出", vec![Cell::unread("3.2O")]);
    row.code = Some("205".to_owned());
    (row.place, row.positions) = (place, vec![Some(position)]);
    sheet.rows.push(row);
    let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    document.source = Some(source.to_owned());
    document.sheets.push(sheet);
    document
}

fn workbook() -> Disclosure {
    let place = Place::new(Some(2), Some(8));
    document("/work/out/支出.xlsx", place, Position::Cell { row: 8, column: 3 }, Some("支出总表"))
}

fn text() -> Disclosure {
    document("支出.txt", Place::new(None, Some(12)), Position::InText { line: 12, column: 5 }, None)
}

fn word() -> Disclosure {
    document("支出.docx", Place::default(), Position::InTable { table: 3, row: 5, cell: 2 }, None)
}

fn page() -> Disclosure {
    let printed = PageBox::new(72.0, 100.5, 120.3, 112.0);
    document("支出.pdf", Place::new(Some(4), Some(2)), Position::OnPage(printed), None)
}

fn report(document: &Disclosure) -> Report {
    Checker::new().select(["STR006"]).unwrap().check(document)
}

fn rendered(rendering: &impl Rendering, document: &Disclosure) -> String {
    rendering.render([(document, &report(document))])
}

#[test]
fn a_reader_is_told_in_the_terms_of_the_format() {
    for (document, zh, en) in [
        (
            workbook(),
            "支出总体情况表（支出总表!C8） · 205 教育支出",
            "支出总体情况表 (支出总表!C8) · 205 教育支出",
        ),
        (text(), "支出总体情况表（第 12 行第 5 列） · 205", "支出总体情况表 (line 12, column 5) · 205"),
        (
            word(),
            "支出总体情况表（第 3 个表格第 5 行第 2 格） · 205",
            "支出总体情况表 (table 3, row 5, cell 2) · 205",
        ),
        (page(), "支出总体情况表（第 4 页） · 205 教育支出", "支出总体情况表 (page 4) · 205 教育支出"),
    ] {
        for (language, expected) in [(Language::Zh, zh), (Language::En, en)] {
            let text = rendered(&Text::new(language), &document);
            assert!(text.contains(expected), "{text}");
        }
    }
}

#[test]
fn a_line_begins_with_the_place() {
    for (document, expected) in [
        (workbook(), "/work/out/支出.xlsx:支出总表!C8: STR006 "),
        (text(), "支出.txt:12:5: STR006 "),
        (word(), "支出.docx:t3r5c2: STR006 "),
        (page(), "支出.pdf:p4: STR006 "),
    ] {
        let lines = rendered(&Lines::new(Language::En), &document);
        assert!(lines.starts_with(expected), "{lines}");
    }
}

#[test]
fn json_has_the_position_and_leaves_out_an_unknown_one() {
    let position = |document: &Disclosure| {
        let json: Value = serde_json::from_str(&rendered(&Json::new(Language::En), document)).unwrap();
        json["documents"][0]["findings"][0]["places"][0].get("position").cloned()
    };
    let cell = json!({"kind": "cell", "sheet": "支出总表", "cell": "C8", "reference": "支出总表!C8"});
    assert_eq!(position(&workbook()), Some(cell));
    assert_eq!(position(&text()), Some(json!({"kind": "text", "line": 12, "column": 5})));
    assert_eq!(position(&word()), Some(json!({"kind": "table", "table": 3, "row": 5, "cell": 2})));
    let printed = json!({"kind": "page", "x0": 72.0, "y0": 100.5, "x1": 120.3, "y1": 112.0});
    assert_eq!(position(&page()), Some(printed));
    let mut unknown = page();
    unknown.sheets[0].rows[0].positions.clear();
    assert_eq!(position(&unknown), None);
}

#[test]
fn sarif_has_regions_and_relative_paths() {
    let location = |document: &Disclosure| {
        let sarif = rendered(&Sarif::new(Language::En).root("/work"), document);
        let sarif: Value = serde_json::from_str(&sarif).unwrap();
        let run = &sarif["runs"][0];
        assert!(run["originalUriBaseIds"]["%SRCROOT%"].is_object());
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let location = &run["results"][0]["locations"][0];
        let physical = location["physicalLocation"].clone();
        assert_eq!(physical["artifactLocation"], run["artifacts"][0]["location"]);
        (physical, location["properties"].clone())
    };
    let (physical, properties) = location(&workbook());
    let uri = json!({"uri": "out/%E6%94%AF%E5%87%BA.xlsx", "uriBaseId": "%SRCROOT%"});
    assert_eq!(physical["artifactLocation"], uri);
    assert_eq!(physical["region"], json!({"startLine": 8, "startColumn": 3}));
    assert_eq!(properties, json!({"page": 2, "cell": "支出总表!C8"}));
    let (physical, properties) = location(&text());
    assert_eq!((&physical["region"], properties), (&json!({"startLine": 12, "startColumn": 5}), Value::Null));
    let (physical, properties) = location(&page());
    assert_eq!(physical["region"], json!({"startLine": 4}));
    assert_eq!(properties, json!({"page": 4, "box": [72.0, 100.5, 120.3, 112.0]}));
    let (physical, properties) = location(&word());
    assert_eq!((physical.get("region"), properties), (None, json!({"inTable": [3, 5, 2]})));
    for (path, uri, base) in [
        ("/else/a.pdf", "file:///else/a.pdf", None),
        ("/work/../else/a.pdf", "file:///else/a.pdf", None),
        ("../else/a.pdf", "file:///else/a.pdf", None),
        ("../work/a.pdf", "a.pdf", Some("%SRCROOT%")),
        ("./x/../y/./a.pdf", "y/a.pdf", Some("%SRCROOT%")),
        ("/work/x/../a.pdf", "a.pdf", Some("%SRCROOT%")),
    ] {
        let mut elsewhere = page();
        elsewhere.source = Some(path.to_owned());
        let named = &location(&elsewhere).0["artifactLocation"];
        assert_eq!((named["uri"].as_str(), named["uriBaseId"].as_str()), (Some(uri), base), "{path}");
    }
    let mut outside = page();
    outside.source = Some("../a.pdf".to_owned());
    let sarif: Value = serde_json::from_str(&rendered(&Sarif::new(Language::En), &outside)).unwrap();
    assert_eq!(sarif["runs"][0]["artifacts"][0]["location"], json!({"uri": "../a.pdf"}));
}

#[test]
fn gitlab_shows_the_row_of_a_worksheet() {
    let line = |document: &Disclosure| {
        let issues: Value = serde_json::from_str(&rendered(&Gitlab::new(Language::En), document)).unwrap();
        issues[0]["location"]["lines"]["begin"].clone()
    };
    assert_eq!([workbook(), text(), page(), word()].map(|document| line(&document)), [8, 12, 4, 1]);
}

#[test]
fn junit_has_a_case_a_finding_and_a_case_a_rule() {
    let document = workbook();
    let checked = Checker::new().select(["STR"]).unwrap().check(&document);
    for (language, place) in [(Language::Zh, "（支出总表!C8）"), (Language::En, " (支出总表!C8)")] {
        let xml = Junit::new(language).render([(&document, &checked)]);
        let case = format!("name=\"STR006 unread-cell 支出总体情况表{place} · 205 教育支出 · 合计\"");
        let case = xml.lines().find(|line| line.contains(&case)).unwrap();
        assert!(case.contains("classname=\"/work/out/支出.xlsx\"") && case.contains("line=\"8\""), "{case}");
        assert!(case.contains("name=\"STR006"), "{case}");
        assert!(
            xml.contains("<testcase classname=\"/work/out/支出.xlsx\" name=\"STR004 "),
            "a rule that held"
        );
        let count = |what: &str| xml.matches(what).count();
        let suite = format!(
            "tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
            count("<testcase "),
            count("<failure "),
            count("<skipped ")
        );
        assert!(xml.contains(&suite), "{suite} {xml}");
    }
}

#[test]
fn junit_says_what_failed_what_was_accepted_and_what_could_not_be_read() {
    let document = workbook();
    let checked = report(&document);
    let accepted = report(&document).suppressing(|_| Some("原件如此 <&\"\u{1}\u{ffff}".to_owned()));
    let xml = |report: &Report| {
        let junit = Junit::new(Language::En).tool("cnbudget", "1.0");
        let checked = CheckedDocument::new(&document, report);
        let ended = [Ok(Summary::of(&checked)), Err(DocumentError::new("a&b.pdf", "it is <encrypted>"))];
        [junit.head(&[]), junit.document(0, &checked), junit.tail(&ended)].concat()
    };
    let failed = xml(&checked);
    assert!(
        failed
            .starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cnbudget 1.0\">\n")
    );
    let level = checked.findings()[0].severity;
    let how = if level == cn_budget::Severity::Error { "<failure type=\"STR006\"" } else { "<system-out>" };
    assert!(failed.contains(how), "{failed}");
    assert!(
        failed.contains("<error type=\"not-read\" message=\"it is &lt;encrypted&gt;\"></error>"),
        "{failed}"
    );
    assert!(
        failed.contains("<testsuite name=\"a&amp;b.pdf\" tests=\"1\"") && failed.ends_with("</testsuites>\n")
    );
    let skipped = xml(&accepted);
    let reason = "<skipped message=\"原件如此 &lt;&amp;&quot;\u{fffd}\u{fffd}\"></skipped>";
    assert!(skipped.contains(reason) && !skipped.contains("<failure"), "{skipped}");
}

//! The session natively: it reports what the library reports, and says where things stand.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::{
    Disclosure, FiscalYear, Language, Report, Stage,
    companion::{Kinship, Related},
};
use cn_budget_render::{CheckedDocument, Html, Json, Rendering as _};
use cn_budget_web::{Format, Role, Session, Settings};
use serde_json::Value;

/// The built-in document with one figure changed, so that there is something to find.
fn slipped() -> Disclosure {
    let mut document = Disclosure::huizhou_2023().unwrap();
    let total = document.sheets[2].rows[0].cells[0].clone();
    document.sheets[2].rows[1].cells[0] = total;
    document
}

fn bytes(document: &Disclosure) -> Vec<u8> {
    serde_json::to_vec(document).unwrap()
}

fn session(files: &[(Role, &str, &Disclosure)], settings: &Settings) -> Session {
    let mut session = Session::new();
    for (role, name, document) in files {
        session.give(*role, *name, bytes(document));
    }
    session.check(0, settings);
    session
}

fn text(session: &Session, format: Format) -> String {
    String::from_utf8(session.export(format, &[0], Language::Zh).unwrap()).unwrap()
}

#[test]
fn a_report_is_the_library_s_own() {
    let mut document = slipped();
    let session = session(&[(Role::Document, "预算.json", &document)], &Settings::default());
    document.source = Some("预算.json".to_owned());
    let report = Report::of(&document);
    assert_eq!(text(&session, Format::Json), Json::new(Language::Zh).render([(&document, &report)]));
    let left_out = cn_budget::check::Checker::new().rules().count() - report.rules().len();
    let page = Html::new(Language::Zh).tool("cnbudget", env!("CARGO_PKG_VERSION")).left_out(left_out);
    assert_eq!(text(&session, Format::Html), page.render([(&document, &report)]));
}

#[test]
fn a_document_beside_it_is_what_its_year_says() {
    let document = |year| Disclosure::new("教育局", FiscalYear::constant(year), Stage::Budget);
    let (mut this, mut last) = (document(2024), document(2023));
    let files = [(Role::Document, "今年.json", &this), (Role::Beside, "上年.json", &last)];
    let session = session(&files, &Settings::default());
    (this.source, last.source) = (Some("今年.json".to_owned()), Some("上年.json".to_owned()));
    let mut related = Related::to(&this);
    related.add(Kinship::LastYear, &last).unwrap();
    let report = Report::beside(&related);
    let expected = Json::new(Language::Zh).render([CheckedDocument::beside(&related, &report)]);
    assert_eq!(text(&session, Format::Json), expected);
    assert!(expected.contains("last_year"));
}

#[test]
fn what_cannot_be_used_is_said() {
    let document = |department, year| Disclosure::new(department, FiscalYear::constant(year), Stage::Budget);
    let (this, other) = (document("教育局", 2024), document("教育局", 2021));
    let files = [(Role::Document, "今年.json", &this), (Role::Beside, "旧.json", &other)];
    let failed: Value =
        serde_json::from_str(&session(&files, &Settings::default()).view(0, Language::En)).unwrap();
    let error = failed["error"].as_str().unwrap();
    assert!(error.starts_with("旧.json: ") && failed["source"] == "今年.json", "{error}");

    let mut session = Session::new();
    session.give(Role::Document, "坏.pdf", b"%PDF-1.7 no more".to_vec());
    session.check(3, &Settings::default());
    let report = String::from_utf8(session.export(Format::Json, &[3], Language::En).unwrap()).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(
        (report["documents"].as_array().unwrap().len(), &report["failed"][0]["source"]),
        (0, &"坏.pdf".into())
    );
    assert!(session.export(Format::TablesCsv, &[3], Language::En).is_err());
    assert_eq!(
        session.export(Format::Json, &[4], Language::En).unwrap_err().to_string(),
        "no document was checked in slot 4"
    );
    assert_eq!(session.view(4, Language::En), "null");
}

#[test]
fn an_accepted_finding_goes_with_its_reason() {
    let document = slipped();
    let before = session(&[(Role::Document, "预算.json", &document)], &Settings::default());
    let view: Value = serde_json::from_str(&before.view(0, Language::Zh)).unwrap();
    let count = view["report"]["findings"].as_array().unwrap().len();
    let (finding, pattern) = (&view["report"]["findings"][0], &view["findings"][0]["pattern"]);
    let mut suppression = pattern.clone();
    suppression["rule"] = finding["rule"].clone();
    suppression["reason"] = "已更正公告".into();
    let json = serde_json::json!({ "suppress": [suppression] });
    let settings: Settings = serde_json::from_value(json).unwrap();

    let after = session(&[(Role::Document, "预算.json", &document)], &settings);
    let seen: Value = serde_json::from_str(&after.view(0, Language::Zh)).unwrap();
    let accepted = seen["report"]["suppressed"].as_array().unwrap();
    assert!(!accepted.is_empty() && accepted.iter().all(|one| one["reason"] == "已更正公告"));
    assert_eq!(seen["report"]["findings"].as_array().unwrap().len() + accepted.len(), count);
    let notes = seen["report"]["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note.as_str().unwrap().contains("cnbudget.toml")), "{notes:?}");
    // What the page gives to download is read again as the same.
    assert_eq!(Settings::from_toml(&settings.to_toml().unwrap()).unwrap(), settings);
}

#[test]
fn settings_that_say_nothing_are_refused() {
    let refused = [
        ("[[suppress]]\nrule = \"SUM001\"\nreason = \"x\"\n", "the suppression of SUM001 names no place"),
        (
            "[[suppress]]\nrule = \"SUM001\"\ntable = \" \"\nreason = \"x\"\n",
            "the suppression of SUM001 names no place",
        ),
        (
            "[[suppress]]\nrule = \"SUM001\"\ntable = \"表\"\nreason = \" \"\n",
            "the suppression of SUM001 gives no reason",
        ),
        ("select = [\"SUN001\"]\n", "no rule is named SUN001"),
        ("lexicon = [\"words.csv\"]\n", "unknown field `lexicon`"),
        ("select = \n", "cnbudget.toml cannot be read"),
    ];
    for (toml, expected) in refused {
        let error = Settings::from_toml(toml).unwrap_err();
        assert!(error.to_string().contains(expected), "{toml}: {error}");
        assert!(!error.message(Language::Zh).is_ascii());
    }
}

#[test]
fn a_place_has_the_indices_of_its_cell() {
    let document = slipped();
    let session = session(&[(Role::Document, "预算.json", &document)], &Settings::default());
    let view: Value = serde_json::from_str(&session.view(0, Language::Zh)).unwrap();
    let index = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let mut seen = 0;
    for (finding, at) in
        view["report"]["findings"].as_array().unwrap().iter().zip(view["findings"].as_array().unwrap())
    {
        for (place, at) in finding["places"].as_array().unwrap().iter().zip(at["places"].as_array().unwrap())
        {
            if at["sheet"].is_null()
                || at["row"].is_null()
                || at["heading"].is_null()
                || place["printed"].is_null()
            {
                continue;
            }
            let row = &view["report"]["tables"][index(&at["sheet"])]["rows"][index(&at["row"])];
            assert_eq!(row["cells"][index(&at["heading"])]["printed"], place["printed"]);
            seen += 1;
        }
    }
    assert!(seen > 0, "the changed figure has a place");
    let numbers: Vec<u64> =
        view["findings"].as_array().unwrap().iter().filter_map(|one| one["number"].as_u64()).collect();
    let sections = view["article"].as_str().unwrap().matches("<section id=\"finding-0-").count();
    assert_eq!((numbers.len(), numbers.last()), (sections, Some(&(sections as u64))));
}

#[test]
fn tables_are_taken_away() {
    let document = slipped();
    let session = session(&[(Role::Document, "预算.json", &document)], &Settings::default());
    assert!(text(&session, Format::TablesCsv).contains("一般公共服务支出"));
    assert!(text(&session, Format::TablesHtml).contains("一般公共服务支出"));
    for format in [Format::TablesWorkbook, Format::Workbook] {
        assert!(session.export(format, &[0], Language::Zh).unwrap().starts_with(b"PK"));
    }
}

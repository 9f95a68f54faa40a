//! The documents that the page is tested with in a browser, and what is found in them natively. With `KEEP_PRINTED=folder` they
//! are written there.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "../../read/tests/support/mod.rs"]
mod support;

use cn_budget::Language;
use cn_budget_web::{Role, Session, Settings};
use serde_json::Value;

use support::table::{HEADINGS, ROWS, Row, TITLE};
use support::{Sheet, pdf};

const PAGE: (f32, f32) = (842.0, 595.0);
const EDGES: [f32; 6] = [60.0, 160.0, 480.0, 580.0, 680.0, 780.0];

fn cover(year: u16) -> Sheet {
    let mut sheet = Sheet::new(PAGE.0, PAGE.1);
    sheet.text(240.0, 380.0, 26.0, &format!("某市教育局{year}年部门预算"));
    sheet
}

/// A table on a page, ruled.
fn table(title: &str, rows: &[[String; 5]]) -> Sheet {
    let mut sheet = Sheet::new(PAGE.0, PAGE.1);
    sheet.text(280.0, 550.0, 16.0, title).text(690.0, 528.0, 10.0, "单位：万元");
    let top = 520.0;
    let count = u16::try_from(rows.len()).unwrap();
    let tall = 22.0_f32.min(470.0 / f32::from(count + 1));
    let lines: Vec<f32> = (0..count + 2).map(|line| top - tall * f32::from(line)).collect();
    sheet.ruled(&EDGES, &lines);
    let headings = HEADINGS.map(str::to_owned);
    for (line, row) in (0_u16..).zip(std::iter::once(&headings).chain(rows)) {
        for (column, text) in row.iter().enumerate() {
            let x = if column < 2 || line == 0 {
                EDGES[column] + 5.0
            } else {
                EDGES[column + 1] - 5.0 - support::width(text, 10.0)
            };
            sheet.text(x, top - tall * (f32::from(line) + 0.72), 10.0, text);
        }
    }
    sheet
}

fn rows() -> Vec<[String; 5]> {
    ROWS.iter().map(|row: &Row| row.map(str::to_owned)).collect()
}

fn text(lines: &[&str]) -> Sheet {
    let mut sheet = Sheet::new(PAGE.0, PAGE.1);
    for (line, words) in (0_u16..).zip(lines) {
        sheet.text(60.0, 540.0 - 24.0 * f32::from(line), 12.0, words);
    }
    sheet
}

fn document(year: u16, rows: &[[String; 5]], words: &str) -> Vec<u8> {
    let title = TITLE.replace("2024", &year.to_string());
    pdf(vec![cover(year), table(&title, rows), text(&["二、支出预算情况说明", words])])
}

const WORDS: &str = "2024年支出预算73.60万元，其中：基本支出60.10万元，项目支出13.50万元。";

fn good() -> Vec<u8> {
    document(2024, &rows(), WORDS)
}

/// One class is not the sum of its items, and the text says another total.
fn bad() -> Vec<u8> {
    let mut rows = rows();
    "50.30".clone_into(&mut rows[3][3]);
    document(2024, &rows, &WORDS.replace("60.10", "61.10"))
}

/// A table of thirty pages, thirty rows on each, whose sums are right.
fn long() -> Vec<u8> {
    let pages = (0..30).map(|page| {
        let items: Vec<[i32; 2]> = (0..29).map(|item| [100 * page + item, 7 * item + page]).collect();
        let figures =
            |[basic, project]: [i32; 2]| [basic + project, basic, project].map(|value| format!("{value}.00"));
        let row = |code: String, name: String, values| {
            let [whole, basic, project] = figures(values);
            [code, name, whole, basic, project]
        };
        let total = items.iter().fold([0, 0], |sum, item| [sum[0] + item[0], sum[1] + item[1]]);
        let rows = (0..).zip(&items).map(|(item, values)| {
            row(format!("{}", 2050201 + item % 5), format!("第{}批经费{}", page + 1, item + 1), *values)
        });
        let all: Vec<[String; 5]> =
            std::iter::once(row(String::new(), "合计".to_owned(), total)).chain(rows).collect();
        table(&format!("2024年第{}批支出情况表", page + 1), &all)
    });
    pdf(std::iter::once(cover(2024)).chain(pages).collect())
}

/// Checks a document, after it was kept where a folder is asked for.
fn view(name: &str, bytes: Vec<u8>) -> Value {
    if let Some(folder) = std::env::var_os("KEEP_PRINTED") {
        std::fs::write(std::path::Path::new(&folder).join(name), &bytes).unwrap();
    }
    let mut session = Session::new();
    session.give(Role::Document, name, bytes);
    session.check(0, &Settings::default());
    serde_json::from_str(&session.view(0, Language::Zh)).unwrap()
}

#[test]
fn a_good_document_has_no_error() {
    let view = view("好的预算.pdf", good());
    let report = &view["report"];
    assert_eq!((&report["department"], &report["fiscal_year"]), (&"某市教育局".into(), &2024.into()));
    assert_eq!(report["summary"]["errors"], 0, "{:#}", report["findings"]);
}

#[test]
fn a_bad_document_has_its_error_on_the_page() {
    let view = view("有误的预算.pdf", bad());
    let findings = view["report"]["findings"].as_array().unwrap();
    let errors: Vec<&Value> = findings.iter().filter(|finding| finding["level"] == "error").collect();
    assert!(!errors.is_empty(), "{findings:#?}");
    let place = &errors[0]["places"][0];
    assert_eq!((&place["page"], &place["position"]["kind"]), (&2.into(), &"page".into()), "{place:#}");
}

#[test]
fn last_year_s_document_reads_as_such() {
    let last = document(2023, &rows(), &WORDS.replace("2024", "2023"));
    assert_eq!(view("上年的预算.pdf", last)["report"]["fiscal_year"], 2023);
}

#[test]
fn a_broken_document_is_refused() {
    let mut bytes = good();
    bytes.truncate(300);
    let view = view("损坏的预算.pdf", bytes);
    assert!(view["error"].as_str().is_some_and(|error| !error.is_empty()), "{view:#}");
}

#[test]
fn a_document_of_thirty_pages_is_read() {
    let view = view("三十页的预算.pdf", long());
    assert_eq!(view["report"]["tables"].as_array().unwrap().len(), 30);
}

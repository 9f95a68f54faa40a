//! A deadline stops the reader between its steps, in every format.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::biff;
use crate::docx;
use crate::kept::read;
use crate::ofd;
use crate::support::raw;

use std::time::{Duration, Instant};

use cn_budget::{Disclosure, FiscalYear, Language, Stage};
use cn_budget_read::{Options, ReadError};

/// A document of each format.
fn documents() -> Vec<(&'static str, Vec<u8>)> {
    let title = "教育局2024年部门预算";
    let table = "科目编码\t科目名称\t合计\n205\t教育支出\t1.00\n";
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, title).unwrap();
    let records = biff::one_sheet(&biff::record(0x0042, &[0xb0, 0x04]), &[biff::label((0, 0), title)]);
    let json = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    vec![
        ("text", format!("{title}\n支出总体情况表\n单位：万元\n{table}").into_bytes()),
        ("html", format!("<html><h1>{title}</h1><p>支出</html>").into_bytes()),
        ("docx", docx::file(&docx::paragraph(title))),
        ("xlsx", book.save_to_buffer().unwrap()),
        ("xls", biff::file("/Workbook", &records)),
        ("json", serde_json::to_vec(&json).unwrap()),
        (
            "ofd",
            ofd::with(
                &[ofd::page_of("0 0 210 297", "", &ofd::layer(&ofd::text_object((9.0, 9.0), 4.0, title)))],
                "",
                "",
                &[],
            ),
        ),
        ("pdf", raw::page("BT /F 12 Tf 100 600 Td (2024) Tj ET", "", &[])),
    ]
}

fn by(deadline: Instant, bytes: &[u8]) -> Result<(), ReadError> {
    let mut options = Options::default();
    options.deadline = Some(deadline);
    read(bytes, &options).map(|_| ())
}

#[test]
fn a_deadline_that_has_passed_is_a_typed_error() {
    for (format, bytes) in documents() {
        let error = by(Instant::now(), &bytes).unwrap_err();
        assert!(
            error.is_past_deadline() && !error.is_too_large() && !error.is_damaged(),
            "{format}: {error}"
        );
        let far = by(Instant::now() + Duration::from_hours(1), &bytes);
        let is_read = far.as_ref().err().is_none_or(ReadError::is_no_budget);
        assert!(is_read, "{format}: {far:?}");
    }
    let error = by(Instant::now(), b"x").unwrap_err();
    assert_eq!(error.to_string(), "the deadline of the options passed before all of the document was read");
    assert_eq!(error.message(Language::Zh), "到了选项所定的时限，文件尚未读完");
}

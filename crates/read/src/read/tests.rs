//! Each reader asks for the time.

use std::time::Instant;

use super::*;
use crate::word::tests::docx;

#[path = "../../tests/support/raw.rs"]
mod raw;

/// Every reader asks while it reads, and not before it begins alone.
#[test]
fn each_reader_asks_for_the_time() {
    let options = Options { deadline: Some(Instant::now()), ..Options::default() };
    let past = Deadline::from(options.deadline);
    let text = "收支总表\n科目\t合计\n教育\t1.00\n".repeat(3);
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "预算").unwrap();
    let line = Block::Line(crate::Line::new("2024年部门预算", cn_budget::document::Place::default()));
    let layout = Layout { blocks: vec![line], ..Layout::default() };
    let errors = [
        text::read(text.as_bytes(), FileFormat::Text, &options).unwrap_err(),
        text::read(b"<html><p>1<p>2", FileFormat::Html, &options).unwrap_err(),
        word::layout(&docx::file(&docx::paragraph("1")), &options).unwrap_err(),
        excel::xlsx(&book.save_to_buffer().unwrap(), &options).unwrap_err(),
        pdf::layout(&raw::page("", "", &[]), None, &options.pdf, past).unwrap_err().into(),
        recognise(&layout, FileFormat::Text, &options).unwrap_err(),
    ];
    for (number, error) in errors.iter().enumerate() {
        assert!(error.is_past_deadline(), "{number}: {error}");
    }
}

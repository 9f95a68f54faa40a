//! The laws of the tables: every fact is a row, amounts are the printed ones, and a batch that is written is read again.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Decimal128Type, Int8Type, Int32Type, Int64Type, UInt32Type, UInt64Type};
use arrow_array::{Array as _, RecordBatch};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use cn_budget::document::{Paragraph, Place, TextSection};
use cn_budget::fact::{Fund, Lexicon};
use cn_budget::strum::VariantNames as _;
use cn_budget::{Amount, Cell, Disclosure, FiscalYear, Report, Rounding, Stage, Unit, strategies};
use cn_budget_arrow::{Checks, Documents, Facts, Findings, Identities, reference};
use proptest::prelude::*;

fn facts_of(document: &Disclosure) -> RecordBatch {
    let mut facts = Facts::new();
    facts.add(document, &Lexicon::new());
    facts.finish().unwrap()
}

fn label(batch: &RecordBatch, column: &str, row: usize) -> Option<String> {
    let column = batch.column_by_name(column).unwrap().as_dictionary::<Int32Type>();
    column.key(row).map(|key| column.values().as_string::<i32>().value(key).to_owned())
}

/// The text of huizhou has none: a table and sentences with an amount, a change and a rate.
fn with_text() -> Disclosure {
    let mut document = Disclosure::huizhou_2023().unwrap();
    let mut section = TextSection::new("一、收支情况");
    let text = "2023年支出预算9682.88万元，比上年减少2985.02万元，下降23.56%。公务接待费占5.10%。";
    section.paragraphs.push(Paragraph::new(text, Place::new(Some(3), Some(4))));
    document.sections.push(section);
    document
}

#[test]
fn every_fact_is_a_row_with_the_printed_amount() {
    let document = with_text();
    let (of_tables, of_text) = (document.table_facts(), document.facts());
    assert!(of_text.len() >= 3, "{of_text:?}");
    let batch = facts_of(&document);
    assert_eq!(batch.num_rows(), of_tables.len() + of_text.len());

    let fen = batch.column_by_name("fen").unwrap().as_primitive::<Int64Type>();
    let yuan = batch.column_by_name("yuan").unwrap().as_primitive::<Decimal128Type>();
    let printed = batch.column_by_name("printed").unwrap().as_string::<i32>();
    let page = batch.column_by_name("page").unwrap().as_primitive::<UInt32Type>();
    for (row, fact) in of_tables.iter().enumerate() {
        assert_eq!(printed.value(row), document.cell(fact.cell).unwrap().text());
        // The twelve tables print nothing but amounts.
        assert!(fen.is_valid(row), "{fact:?}");
        assert_eq!(fen.value(row), fact.figure.amount().unwrap().fen());
    }
    // Of the published tables, each figure is a fact.
    let cells = document.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    assert_eq!(of_tables.len(), cells.filter(|cell| cell.figure().is_some()).count());
    for (row, fact) in of_text.iter().enumerate().map(|(row, fact)| (row + of_tables.len(), fact)) {
        let amount = fact.amount().and_then(|amount| amount.amount().ok());
        assert_eq!(fen.is_valid(row).then(|| fen.value(row)), amount.map(Amount::fen));
        assert_eq!(page.value(row), 3);
        assert_eq!(label(&batch, "table", row).as_deref(), Some("一、收支情况"));
    }
    for row in 0..batch.num_rows() {
        assert_eq!(yuan.is_valid(row), fen.is_valid(row));
        assert_eq!(yuan.value(row), i128::from(fen.value(row)));
    }
}

#[test]
fn aspects_are_the_words_of_their_lists() {
    let document = Disclosure::huizhou_2023().unwrap();
    let batch = facts_of(&document);
    let funds = batch.column_by_name("fund").unwrap().as_dictionary::<Int8Type>();
    let names: Vec<_> = funds.values().as_string::<i32>().iter().flatten().collect();
    assert_eq!(names, Fund::VARIANTS);
    for (row, fact) in document.table_facts().iter().enumerate() {
        let said = funds.key(row).map(|key| names[key].to_owned());
        assert_eq!(said, fact.aspects.fund.map(|fund| fund.to_string()));
    }
}

#[test]
fn what_is_no_amount_has_none() {
    let mut document = Disclosure::huizhou_2023().unwrap();
    document.sheets.truncate(1);
    document.sheets[0].headers[0] = "增长率".to_owned();
    document.sheets[0].rows[0].cells[0] = Cell::parse("12.5", Unit::TenThousandYuan);
    let batch = facts_of(&document);
    let row =
        document.table_facts().iter().position(|fact| (fact.cell.row, fact.cell.heading) == (0, Some(0)));
    let row = row.unwrap();
    for column in ["fen", "yuan", "unit"] {
        assert!(batch.column_by_name(column).unwrap().is_null(row), "{column}");
    }
    let value = batch.column_by_name("value").unwrap().as_primitive::<Decimal128Type>();
    assert_eq!(value.value_as_string(row), "12.5000000000");
}

#[test]
fn amounts_that_are_no_whole_fen_keep_their_value_alone() {
    let mut document = Disclosure::huizhou_2023().unwrap();
    document.sheets.truncate(1);
    document.sheets[0].rows[0].cells[0] = Cell::parse("0.12345678", Unit::TenThousandYuan);
    let batch = facts_of(&document);
    let value = batch.column_by_name("value").unwrap().as_primitive::<Decimal128Type>();
    let row = (0..batch.num_rows()).find(|row| value.value_as_string(*row) == "0.1234567800").unwrap();
    assert!(batch.column_by_name("fen").unwrap().is_null(row));
    assert!(batch.column_by_name("unit").unwrap().is_valid(row));
}

#[test]
fn findings_and_checks_are_those_of_the_report() {
    let document = Disclosure::huizhou_2023().unwrap();
    let report = Report::of(&document)
        .suppressing(|finding| (finding.rule.code() == "XTB017").then(|| "工会经费列 301".to_owned()));
    let mut findings = Findings::new();
    findings.add(&document, &[], &report);
    assert_eq!(findings.len(), report.findings().len() + 1);
    let batch = findings.finish().unwrap();
    assert!(findings.is_empty());
    let last = batch.num_rows() - 1;
    assert_eq!(label(&batch, "rule", last).as_deref(), Some("XTB017"));
    assert_eq!(batch.column_by_name("accepted").unwrap().as_string::<i32>().value(last), "工会经费列 301");
    assert_eq!(batch.column_by_name("accepted").unwrap().null_count(), last);

    let mut checks = Checks::new();
    checks.add(&document, &report);
    let batch = checks.finish().unwrap();
    let count = batch.column_by_name("count").unwrap().as_primitive::<UInt64Type>();
    assert_eq!(count.values().iter().sum::<u64>(), report.all_counts().total() as u64);
}

#[test]
fn a_failed_document_is_a_row_and_stops_none() {
    let document = Disclosure::huizhou_2023().unwrap();
    let mut documents = Documents::new();
    documents.add_failed("a.pdf", "the file is encrypted");
    documents.add(&document, &Report::of(&document));
    let batch = documents.finish().unwrap();
    let error = batch.column_by_name("error").unwrap().as_string::<i32>();
    assert_eq!((error.value(0), error.is_null(1)), ("the file is encrypted", true));
    let warnings = batch.column_by_name("warnings").unwrap().as_primitive::<UInt64Type>();
    assert_eq!((warnings.is_null(0), warnings.value(1)), (true, 4));
}

#[test]
fn batches_are_written_and_read_again() {
    let document = with_text();
    let report = Report::of(&document);
    let (mut findings, mut checks) = (Findings::new(), Checks::new());
    findings.add(&document, &[], &report);
    checks.add(&document, &report);
    let (mut identities, mut documents) = (Identities::new(), Documents::new());
    identities.add(&document);
    documents.add(&document, &report);
    let batches = [
        facts_of(&document),
        findings.finish().unwrap(),
        checks.finish().unwrap(),
        identities.finish().unwrap(),
        documents.finish().unwrap(),
    ];
    for batch in batches {
        assert!(batch.num_rows() > 0);
        let mut bytes = Vec::new();
        let mut writer = StreamWriter::try_new(&mut bytes, &batch.schema()).unwrap();
        writer.write(&batch).unwrap();
        writer.finish().unwrap();
        let read: Vec<_> =
            StreamReader::try_new(bytes.as_slice(), None).unwrap().map(Result::unwrap).collect();
        assert_eq!(read, [batch]);
    }
}

#[test]
fn an_empty_document_gives_empty_tables() {
    let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    assert_eq!(facts_of(&document).num_rows(), 0);
    assert_eq!(facts_of(&document).schema(), Facts::schema());
}

#[test]
fn the_reference_is_the_published_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/arrow.md");
    let published = std::fs::read_to_string(path).unwrap();
    assert!(
        published.ends_with(&reference()),
        "write it anew: cargo run -p cn-budget-arrow --example reference"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A budget that is printed in fen: the facts of its tables are its figures, whatever they are.
    #[test]
    fn facts_of_a_printed_budget_are_its_figures(budget in strategies::budget()) {
        let document = budget.print(Unit::Yuan, 2, Rounding::HalfUp).unwrap();
        let cells = document.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let figures: Vec<_> = cells.filter_map(Cell::figure).collect();
        let batch = facts_of(&document);
        let fen = batch.column_by_name("fen").unwrap().as_primitive::<Int64Type>();
        let printed: Vec<_> = figures.iter().map(|figure| figure.amount().unwrap().fen()).collect();
        prop_assert_eq!(fen.null_count(), 0);
        prop_assert_eq!(fen.values().to_vec(), printed);
    }
}

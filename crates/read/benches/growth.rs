//! How the time grows with the size of a document, read and checked: n, 2n, 4n, 8n of what a document may have many of.
//! Each line of the table is to be twice the one before it.

#[path = "../tests/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rust_xlsxwriter::{Workbook, XlsxError};

use cn_budget::FiscalYear;
use cn_budget::check::Checker;
use cn_budget_read::{Options, read};
use support::{Sheet, pdf};

/// The smallest document has so many.
const LEAST: usize = 1_000;

const HEAD: &str = "2024年教育局部门预算\n";
const TITLE: &str = "支出总体情况表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n";

/// Rows of a table, each of the printed amount.
fn rows(count: usize, amount: &str) -> String {
    let mut text = format!("\t合计\t{}.00\t{}.00\t{count}.00\n", 3 * count, 2 * count);
    for row in 0..count {
        let _ = writeln!(text, "{}\t科目{row}\t{amount}\t2.00\t1.00", 2_010_101 + row % 90);
    }
    text
}

/// Sentences, each made of its number.
fn sentences(count: usize, sentence: impl Fn(usize) -> String) -> Vec<u8> {
    let text = (0..count).fold(HEAD.to_owned(), |text, number| text + &sentence(number) + "\n");
    text.into_bytes()
}

fn workbook(count: usize) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let text = format!("{HEAD}{TITLE}{}", rows(count, "3.00"));
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split('\t')) {
            sheet.write(row, column, cell)?;
        }
    }
    book.save_to_buffer()
}

fn html(count: usize) -> Vec<u8> {
    let row = |line: &str| line.split('\t').fold("<tr>".to_owned(), |row, cell| row + "<td>" + cell);
    let table = format!("科目编码\t科目名称\t合计\t基本支出\t项目支出\n{}", rows(count, "3.00"));
    let table = table.lines().map(row).collect::<String>();
    format!("<h1>{HEAD}</h1><p>支出总体情况表<p>单位：万元<table>{table}</table>").into_bytes()
}

/// Pages of prose, of thirty lines each.
fn pages(count: usize) -> Vec<u8> {
    let page = |number: usize| {
        let mut sheet = Sheet::new(595.0, 842.0);
        sheet.text(90.0, 780.0, 12.0, "2024年教育局部门预算");
        for line in 0..30_u8 {
            let text = format!("第{number}页第{line}行，收入预算为{number}.00万元，比上年有所增加。");
            sheet.text(90.0, 750.0 - 20.0 * f32::from(line), 12.0, &text);
        }
        sheet
    };
    pdf((0..count).map(page).collect())
}

/// What a document may have many of, and a document of so many.
type Kind = (&'static str, fn(usize) -> Vec<u8>);

const KINDS: [Kind; 10] = [
    ("paragraphs", |count| {
        sentences(count, |at| format!("　　收入预算{at}.00万元，比上年增加1.00万元，增长10%。"))
    }),
    ("sentences of one paragraph", |count| {
        sentences(count, |at| format!("收入预算{at:06}.00万元，比上年增加1.00万元，增长10%，情况良好。"))
    }),
    ("shares", |count| {
        sentences(count, |at| format!("　　支出预算{at}.00万元，其中：一般公共预算支出5.00万元，占200%。"))
    }),
    ("sentences of a line, tenths", |count| {
        format!("{HEAD}{}\n", "收入预算1.00万元，比上年增加1.00万元，增长3%。".repeat(count / 10))
            .into_bytes()
    }),
    ("rows of a text", |count| format!("{HEAD}{TITLE}{}", rows(count, "3.00")).into_bytes()),
    ("rows that do not add up", |count| format!("{HEAD}{TITLE}{}", rows(count, "4.00")).into_bytes()),
    ("tables, tenths", |count| {
        format!("{HEAD}{}", format!("{TITLE}{}", rows(5, "3.00")).repeat(count / 10)).into_bytes()
    }),
    ("rows of a workbook", |count| workbook(count).unwrap_or_default()),
    ("rows of a web page", html),
    ("pages of a PDF, tenths", |count| pages(count / 10)),
];

fn bench(criterion: &mut Criterion) {
    let mut options = Options::default();
    options.fiscal_year = FiscalYear::new(2024).ok();
    let findings = |bytes: &[u8]| {
        let reading = read(bytes, &options);
        reading.map(|reading| Checker::new().check(&reading.disclosure).findings().len()).ok()
    };
    for (kind, document) in KINDS {
        let mut group = criterion.benchmark_group(format!("growth/{kind}"));
        group
            .sample_size(10)
            .warm_up_time(Duration::from_millis(200))
            .measurement_time(Duration::from_secs(1));
        for times in [1, 2, 4, 8] {
            let bytes = document(LEAST * times);
            let found = findings(&bytes);
            assert!(found.is_some(), "{kind}: not read");
            group.throughput(Throughput::Elements(times as u64));
            group.bench_with_input(BenchmarkId::from_parameter(LEAST * times), &bytes, |bencher, bytes| {
                bencher.iter(|| assert_eq!(findings(bytes), found));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);

//! How long a workbook takes: the twelve tables of the founding document, one a sheet, as .xlsx and as .xls.

#[path = "../tests/support/biff.rs"]
mod biff;
mod support;

use criterion::{Criterion, criterion_group, criterion_main};

use cn_budget::{Disclosure, FiscalYear, Sheet};
use cn_budget_read::Options;

/// The cells of a table, below its title and its unit.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let head = [vec![sheet.title.clone()], vec!["单位：万元".to_owned()]];
    head.into_iter().chain(support::rows(sheet)).collect()
}

fn xlsx(tables: &[Vec<Vec<String>>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let format = rust_xlsxwriter::Format::new().set_num_format("#,##0.00");
    for table in tables {
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(table) {
            for (column, text) in (0..).zip(cells) {
                let written = match text.parse::<f64>() {
                    Ok(number) if text.contains('.') => {
                        sheet.write_number_with_format(row, column, number, &format).is_ok()
                    }
                    _ => sheet.write_string(row, column, text).is_ok(),
                };
                assert!(written);
            }
        }
    }
    book.save_to_buffer().unwrap_or_default()
}

fn xls(tables: &[Vec<Vec<String>>]) -> Vec<u8> {
    let texts: Vec<&str> = tables.iter().flatten().flatten().map(String::as_str).collect();
    // A record holds 8 KiB; what is longer goes on in the next, here between two texts.
    let mut shared = [biff::format(0, "General"), biff::format(164, "#,##0.00")].concat();
    for (part, some) in texts.chunks(100).enumerate() {
        let record = biff::texts(some);
        let (kind, skipped) = if part == 0 { (0x00fc, 4) } else { (0x003c, 12) };
        shared.extend(biff::record(kind, &record[skipped..]));
    }
    let mut number = 0;
    let sheets: Vec<(Vec<u8>, Vec<u8>)> = (b'A'..)
        .zip(tables)
        .map(|(name, table)| {
            let mut records = Vec::new();
            for (row, cells) in (0..).zip(table) {
                for (column, text) in (0..).zip(cells) {
                    match text.parse::<f64>() {
                        Ok(value) if text.contains('.') => {
                            records.extend(biff::number((row, column), 1, value));
                        }
                        _ => records.extend(biff::shared((row, column), number)),
                    }
                    number += 1;
                }
            }
            (vec![1, 0, name], records)
        })
        .collect();
    biff::file("/Workbook", &biff::stream(0x0600, &shared, &sheets))
}

fn bench(criterion: &mut Criterion) {
    let Ok(document) = Disclosure::huizhou_2023() else { return };
    let tables: Vec<_> = document.sheets.iter().map(rows).collect();
    let mut options = Options::default();
    options.fiscal_year = FiscalYear::new(2023).ok();
    let mut group = criterion.benchmark_group("read/workbook");
    for (name, bytes) in [("12 tables .xlsx", xlsx(&tables)), ("12 tables .xls", xls(&tables))] {
        let figures = || support::figures(&bytes, &options);
        let (count, whole) = figures();
        assert_eq!(count, tables.len());
        group.bench_function(format!("{name}/cn-budget-read"), |bencher| {
            bencher.iter(|| assert_eq!(figures(), (count, whole)));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

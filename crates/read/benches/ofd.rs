//! How long an OFD document takes: thirty pages of ruled tables with the density of a printed budget, as the PDF beside it.

#[path = "../tests/support/docx.rs"]
mod docx;
#[path = "../tests/support/ofd.rs"]
mod ofd;

use criterion::{Criterion, criterion_group, criterion_main};

use cn_budget_read::{Options, read};
use ofd::Page;

const PAGES: u16 = 30;
const ROWS: u16 = 18;
const COLUMNS: u16 = 9;

fn page(number: u16) -> Page {
    let mut page = Page::new(842.0, 595.0);
    let xs: Vec<f32> = (0..=COLUMNS).map(|column| 50.0 + 80.0 * f32::from(column)).collect();
    let ys: Vec<f32> = (0..=ROWS).map(|row| 520.0 - 24.0 * f32::from(row)).collect();
    page.text(300.0, 550.0, 16.0, &format!("2024年部门预算支出表{number}"));
    for y in &ys {
        page.line((50.0, *y), (770.0, *y));
    }
    for x in &xs {
        page.line((*x, 520.0), (*x, 88.0));
    }
    for row in 0..ROWS {
        let y = 504.0 - 24.0 * f32::from(row);
        page.text(54.0, y, 9.0, if row == 0 { "科目名称" } else { "机关事业单位" });
        for column in 1..COLUMNS {
            let figure = match row {
                0 => format!("第{column}栏"),
                _ => format!("{}.{:02}", u32::from(row) * 977 + u32::from(column) * 31, row),
            };
            page.text(56.0 + 80.0 * f32::from(column), y, 9.0, &figure);
        }
    }
    page
}

fn bench(criterion: &mut Criterion) {
    let pages: Vec<Page> = (0..PAGES).map(page).collect();
    let bytes = ofd::file(&pages);
    let rows = || {
        let reading = read(&bytes, &Options::default());
        reading.map_or(0, |reading| {
            reading.disclosure.sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>()
        })
    };
    let mut group = criterion.benchmark_group("read/ofd");
    group.bench_function("30 pages/cn-budget-read", |bencher| {
        bencher.iter(|| assert_eq!(rows(), usize::from(PAGES * (ROWS - 1))));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

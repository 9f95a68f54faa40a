//! How long a PDF takes: thirty pages of ruled tables with the density of a printed budget. With `CN_BUDGET_PDF` set to
//! a file, that file is read too.

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};

use cn_budget_read::{Block, Layout, PdfLimits};
use support::{Sheet, pdf, width};

const ROWS: u16 = 18;
const COLUMNS: u16 = 9;

fn sheet() -> Sheet {
    let mut sheet = Sheet::new(842.0, 595.0);
    let xs: Vec<f32> = (0..=COLUMNS).map(|column| 50.0 + 80.0 * f32::from(column)).collect();
    let ys: Vec<f32> = (0..=ROWS).map(|row| 520.0 - 24.0 * f32::from(row)).collect();
    sheet.text(300.0, 550.0, 16.0, "部门支出预算总表");
    sheet.ruled(&xs, &ys);
    for row in 0..ROWS {
        let y = 504.0 - 24.0 * f32::from(row);
        sheet.text(54.0, y, 9.0, "机关事业单位");
        for column in 1..COLUMNS {
            let figure = format!("{}.{:02}", u32::from(row) * 977 + u32::from(column) * 31, row);
            sheet.text(126.0 + 80.0 * f32::from(column) - width(&figure, 9.0), y, 9.0, &figure);
        }
    }
    sheet
}

fn cells(layout: &Layout) -> usize {
    let cells = |block: &Block| match block {
        Block::Grid(grid) => grid.cells().len(),
        _ => 0,
    };
    layout.blocks.iter().map(cells).sum()
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read/pdf");
    let limits = PdfLimits::default();
    let bytes = pdf((0..30).map(|_| sheet()).collect());
    let read = |bytes: &[u8]| Layout::from_pdf(bytes, &limits).map_or(0, |layout| cells(&layout));
    group.bench_function("30 pages/cn-budget-read", |bencher| {
        bencher.iter(|| assert_eq!(read(&bytes), 30 * usize::from(ROWS * COLUMNS)));
    });
    if let Some(bytes) = std::env::var_os("CN_BUDGET_PDF").and_then(|path| std::fs::read(path).ok()) {
        let whole = read(&bytes);
        group.bench_function("CN_BUDGET_PDF/cn-budget-read", |bencher| {
            bencher.iter(|| assert_eq!(read(&bytes), whole));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

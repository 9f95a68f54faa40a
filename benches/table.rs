//! A table of 1,000 rows by code, built from its lowest rows and verified as printed, beside the loops over decimals
//! that one writes for a single table: every sum, but no table, no places, no groups, no outcomes.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]

mod support;

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;

use cn_budget::{
    Amount, Cell, FunctionalCode, Level, Outcome, Printed, PrintedTable, Rounding, Table, Unit,
    table::{CodeRow, ColumnSet, Completeness, ExpenditureColumn, Figures},
};
use criterion::{BatchSize, Throughput};
use rust_decimal::Decimal;

const ROWS: usize = 1_000;
/// The columns that a computed table has: 合计 and its six parts.
const COLUMNS: usize = 7;

type Computed = Table<CodeRow<FunctionalCode>, ExpenditureColumn>;
type AsPrinted = PrintedTable<CodeRow<FunctionalCode>, ExpenditureColumn>;

/// The lowest rows of a table that has 1,000 rows in all, the total among them.
fn leaves() -> Vec<(FunctionalCode, [i64; COLUMNS - 1])> {
    let mut random = support::Random::new(3);
    let mut rows = 1;
    let mut leaves = Vec::new();
    let mut above = Vec::new();
    let mut codes = support::codes();
    random.shuffle(&mut codes);
    for code in codes.into_iter().filter(|code| code.level() == Level::Item) {
        let missing: Vec<_> = code.ancestors().filter(|code| !above.contains(code)).collect();
        if rows + 1 + missing.len() > ROWS {
            continue;
        }
        rows += 1 + missing.len();
        above.extend(missing);
        leaves.push((code, [0; COLUMNS - 1].map(|_| i64::try_from(random.below(1_000_000_000)).unwrap())));
    }
    assert_eq!(rows, ROWS);
    leaves.sort_unstable();
    leaves
}

fn figures(fen: [i64; COLUMNS - 1]) -> Figures<ExpenditureColumn> {
    let columns = ExpenditureColumn::COLUMNS.iter().copied();
    let columns = columns.filter(|column| column.is_computed() && *column != ExpenditureColumn::Total);
    Figures::from_parts(columns.zip(fen.map(Amount::constant))).unwrap()
}

/// The code numbers with their figures, total column first; 0 is the total.
fn naive_build(leaves: &[(u32, [Decimal; COLUMNS - 1])]) -> BTreeMap<u32, [Decimal; COLUMNS]> {
    let mut table = BTreeMap::<u32, [Decimal; COLUMNS]>::new();
    for (code, figures) in leaves {
        for code in [*code, code / 100, code / 10_000, 0] {
            let row = table.entry(code).or_default();
            for (cell, figure) in row[1..].iter_mut().zip(figures) {
                *cell += *figure;
            }
        }
    }
    for row in table.values_mut() {
        row[0] = row[1..].iter().sum();
    }
    table
}

/// How many sums differ by more than the rounding of their figures.
fn naive_verify(rows: &[(u32, [Decimal; COLUMNS])]) -> usize {
    let half_a_cent = Decimal::new(5, 3);
    let differs = |whole: Decimal, sum: Decimal, parts: usize| {
        (whole - sum).abs() > half_a_cent * Decimal::from(parts + 1)
    };
    let mut sums = HashMap::<u32, ([Decimal; COLUMNS], usize)>::new();
    for (code, figures) in rows.iter().filter(|(code, _)| *code != 0) {
        let parent = if *code < 1_000 { 0 } else { code / 100 };
        let (sum, parts) = sums.entry(parent).or_default();
        *parts += 1;
        for (cell, figure) in sum.iter_mut().zip(figures) {
            *cell += *figure;
        }
    }
    let mut broken = 0;
    for (code, figures) in rows {
        broken += usize::from(differs(figures[0], figures[1..].iter().sum(), COLUMNS - 1));
        if let Some((sum, parts)) = sums.get(code) {
            let cells = figures.iter().zip(sum);
            broken += cells.filter(|(figure, sum)| differs(**figure, **sum, *parts)).count();
        }
    }
    broken
}

fn main() {
    let mut criterion = support::criterion();
    let mut group = criterion.benchmark_group("table");
    group.throughput(Throughput::Elements(ROWS as u64));

    let leaves = leaves();
    let decimals: Vec<_> =
        leaves.iter().map(|(code, fen)| (code.number(), fen.map(|fen| Decimal::new(fen, 2)))).collect();
    let leaves: Vec<_> = leaves.into_iter().map(|(code, fen)| (code, figures(fen))).collect();

    let table = Computed::from_leaves(leaves.clone()).unwrap();
    let naive = naive_build(&decimals);
    assert_eq!((table.rows().len(), naive.len()), (ROWS, ROWS));
    for (row, figures) in table.rows() {
        let ours = figures.iter().map(|(_, amount)| amount.in_unit(Unit::Yuan));
        assert!(ours.eq(naive[&row.code().map_or(0, FunctionalCode::number)]));
    }
    let total = naive[&0][0];
    group.bench_function("build/cn-budget", |bencher| {
        let build = |leaves| {
            let table = Computed::from_leaves::<FunctionalCode>(leaves).unwrap();
            assert_eq!(table[CodeRow::TOTAL][ExpenditureColumn::Total].in_unit(Unit::Yuan), total);
            table
        };
        bencher.iter_batched(|| leaves.clone(), build, BatchSize::SmallInput);
    });
    group.bench_function("build/tree-map-of-decimals", |bencher| {
        bencher.iter(|| {
            let table = naive_build(black_box(&decimals));
            assert_eq!(table[&0][0], total);
            table
        });
    });

    let printed = table.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
    let rows: Vec<_> = printed
        .rows()
        .map(|(row, figures)| {
            let mut cells = figures.iter().filter_map(|(_, cell)| Some(cell.figure()?.value()));
            (row.code().map_or(0, FunctionalCode::number), [(); COLUMNS].map(|()| cells.next().unwrap()))
        })
        .collect();
    let printed = AsPrinted::from(printed);
    // Both see that all is well, and both see one wrong figure, in the sum of its row and in that of its column.
    let wrong_row = ROWS - 1;
    let wrong = Decimal::new(123_456_789, 2);
    let mut wrong_rows = rows.clone();
    wrong_rows[wrong_row].1[2] = wrong;
    let with_wrong = printed.rows().enumerate().map(|(place, (row, figures))| {
        let cells = figures.iter().map(|(column, cell)| match (place, column) {
            (at, ExpenditureColumn::Project) if at == wrong_row => {
                Cell::from(Printed::new(wrong, Unit::TenThousandYuan).unwrap())
            }
            _ => cell.clone(),
        });
        (*row, Figures::from_cells(cells).unwrap())
    });
    let broken = AsPrinted::new(with_wrong, Completeness::Complete).audit().counts()[Outcome::Broken];
    assert_eq!((broken, naive_verify(&wrong_rows)), (2, 2));

    group.bench_function("verify/cn-budget", |bencher| {
        let verify = |table: AsPrinted| table.verify().unwrap();
        bencher.iter_batched(|| printed.clone(), verify, BatchSize::SmallInput);
    });
    group.bench_function("verify/hash-map-of-decimals", |bencher| {
        bencher.iter(|| assert_eq!(naive_verify(black_box(&rows)), 0));
    });

    group.finish();
    criterion.final_summary();
}

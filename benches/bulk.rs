//! 10,000,000 rows rolled up to 项, 款, 类 and the total of four budgets, on one thread and on two.
//!
//! Below: the naive floor, a hash map of decimals to which each row is added at every level. Above: a hand-written
//! loop that knows beforehand which codes there are, and checks no sum. All must find the same sums.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]

mod support;

use std::collections::HashMap;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::thread;

use cn_budget::{
    Amount, BudgetKind, Code, FunctionalCode, Level,
    bulk::{BulkTotals, roll_up, roll_up_parallel},
};
use criterion::{BenchmarkGroup, SamplingMode, Throughput, measurement::WallTime};
use rust_decimal::Decimal;
use strum::{EnumCount, IntoEnumIterator};
use support::Random;

const ROWS: usize = 10_000_000;
const KINDS: usize = BudgetKind::COUNT;
const TWO: NonZeroUsize = NonZeroUsize::new(2).unwrap();

struct Rows {
    codes: Vec<FunctionalCode>,
    kinds: Vec<BudgetKind>,
    amounts: Vec<Amount>,
}

impl Rows {
    /// One row in fifty takes back.
    fn new(mut row: impl FnMut(usize, &mut Random) -> (FunctionalCode, BudgetKind)) -> Self {
        let mut random = Random::new(4);
        let mut rows = Self { codes: Vec::new(), kinds: Vec::new(), amounts: Vec::new() };
        for place in 0..ROWS {
            let (code, kind) = row(place, &mut random);
            let fen = i64::try_from(random.below(200_000_000)).unwrap();
            let sign = if random.below(50) == 0 { -1 } else { 1 };
            rows.codes.push(code);
            rows.kinds.push(kind);
            rows.amounts.push(Amount::constant(sign * fen));
        }
        rows
    }
}

/// The sums of every code, the total under no code.
type Sums = HashMap<(Option<FunctionalCode>, BudgetKind), Decimal>;

fn naive(rows: &Rows) -> Sums {
    let mut sums = Sums::new();
    for ((code, kind), amount) in rows.codes.iter().zip(&rows.kinds).zip(&rows.amounts) {
        let amount = Decimal::new(amount.fen(), 2);
        for code in [Some(*code), None].into_iter().chain(code.ancestors().map(Some)) {
            *sums.entry((code, *kind)).or_default() += amount;
        }
    }
    sums
}

/// The hand-written loop: every sum in one table, wrapping at will.
fn dense(codes: &[FunctionalCode], kinds: &[BudgetKind], amounts: &[Amount]) -> Vec<i64> {
    let mut sums = vec![0_i64; FunctionalCode::INDEX_LEN * KINDS];
    for ((code, kind), amount) in codes.iter().zip(kinds).zip(amounts) {
        let sum = &mut sums[code.index() * KINDS + *kind as usize];
        *sum = sum.wrapping_add(amount.fen());
    }
    sums
}

fn dense_on_two(rows: &Rows, known: &[FunctionalCode]) -> Vec<i64> {
    let (codes, more_codes) = rows.codes.split_at(ROWS / 2);
    let (kinds, more_kinds) = rows.kinds.split_at(ROWS / 2);
    let (amounts, more_amounts) = rows.amounts.split_at(ROWS / 2);
    thread::scope(|scope| {
        let more = scope.spawn(|| dense(more_codes, more_kinds, more_amounts));
        let mut sums = dense(codes, kinds, amounts);
        let more = more.join().unwrap();
        for code in known {
            for slot in code.index() * KINDS..(code.index() + 1) * KINDS {
                sums[slot] += more[slot];
            }
        }
        sums
    })
}

/// Each known code counted for those above, the lowest first; the total is returned.
fn dense_levels(sums: &mut [i64], known: &[FunctionalCode]) -> [i64; KINDS] {
    let mut total = [0; KINDS];
    for code in known.iter().rev() {
        for (kind, total) in total.iter_mut().enumerate() {
            let sum = sums[code.index() * KINDS + kind];
            match code.parent() {
                Some(parent) => sums[parent.index() * KINDS + kind] += sum,
                None => *total += sum,
            }
        }
    }
    total
}

fn same(ours: &BulkTotals<FunctionalCode>, sums: &Sums) {
    for ((code, kind), sum) in sums {
        let ours = code.map_or_else(|| ours.total(*kind), |code| ours.get(code, *kind));
        assert_eq!(Decimal::new(ours.fen(), 2), *sum, "{code:?} {kind}");
    }
    let codes = sums.keys().filter_map(|(code, _)| *code).collect::<std::collections::HashSet<_>>();
    assert_eq!(ours.len(), codes.len());
}

fn bench(group: &mut BenchmarkGroup<WallTime>, case: &str, rows: &Rows, known: &[FunctionalCode]) {
    let Rows { codes, kinds, amounts } = rows;
    let expected = roll_up(codes, kinds, amounts).unwrap();
    let total = expected.grand_total().unwrap();
    same(&expected, &naive(rows));
    assert_eq!(roll_up_parallel(codes, kinds, amounts, TWO).as_ref(), Ok(&expected));
    for mut sums in [dense(codes, kinds, amounts), dense_on_two(rows, known)] {
        let _ = dense_levels(&mut sums, known);
        for (code, amounts) in expected.iter() {
            assert_eq!(sums[code.index() * KINDS..][..KINDS], amounts.map(Amount::fen), "{code}");
        }
    }

    let mut bench = |library: &str, sum: &dyn Fn() -> Amount| {
        group.bench_function(format!("{case}/{library}"), |bencher| {
            bencher.iter(|| assert_eq!(black_box(sum()), total));
        });
    };
    let fen = |total: [i64; KINDS]| Amount::from_fen(total.iter().sum()).unwrap();
    bench("cn-budget", &|| roll_up(codes, kinds, amounts).unwrap().grand_total().unwrap());
    bench("dense-loop", &|| fen(dense_levels(&mut dense(codes, kinds, amounts), known)));
    bench("cn-budget-two-threads", &|| {
        roll_up_parallel(codes, kinds, amounts, TWO).unwrap().grand_total().unwrap()
    });
    bench("dense-loop-two-threads", &|| fen(dense_levels(&mut dense_on_two(rows, known), known)));
    if case == "even" {
        bench("hash-map-of-decimals", &|| {
            let sums = naive(rows);
            let total: Decimal = BudgetKind::iter().map(|kind| sums[&(None, kind)]).sum();
            Amount::from_decimal(total, cn_budget::Unit::Yuan).unwrap()
        });
    }
}

fn main() {
    let mut criterion = support::criterion();
    let mut group = criterion.benchmark_group("bulk");
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(ROWS as u64));

    let known = support::codes();
    let mut items: Vec<_> = known.iter().copied().filter(|code| code.level() == Level::Item).collect();
    let kinds: Vec<_> = BudgetKind::iter().collect();

    // Every item and every budget as often as any other: the hardest on the caches.
    let rows = Rows::new(|_, random| (items[random.below(items.len())], kinds[random.below(KINDS)]));
    bench(&mut group, "even", &rows, &known);

    // As rows come out of a database that keeps them by code.
    let by_code = |place: usize| items[place * items.len() / ROWS];
    let rows = Rows::new(|place, random| (by_code(place), kinds[usize::from(random.below(20) == 0)]));
    bench(&mut group, "sorted", &rows, &known);

    // As in a department: few codes have most of the rows (Zipf), and most of the money is the general budget.
    Random::new(5).shuffle(&mut items);
    let mut places = Vec::new();
    for (place, rank) in (1..=items.len()).enumerate() {
        places.extend(std::iter::repeat_n(place, (items.len() * 8).div_ceil(rank)));
    }
    let rows = Rows::new(|_, random| {
        let kind = match random.below(100) {
            0..80 => BudgetKind::General,
            80..95 => BudgetKind::GovernmentFund,
            95..98 => BudgetKind::StateCapital,
            _ => BudgetKind::SocialInsurance,
        };
        (items[places[random.below(places.len())]], kind)
    });
    bench(&mut group, "skewed", &rows, &known);

    group.finish();
    criterion.final_summary();
}

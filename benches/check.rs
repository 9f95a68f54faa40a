//! The identities of a document, from its tables to the report.
//!
//! `huizhou`: the founding document. `synthetic`: 10,000 documents of random budgets, on one thread; the throughput is in
//! identities per second. The naive floor adds the cells that each identity ties in decimals, and knows beforehand which
//! they are: no rows are looked up, nothing is explained.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]
#![expect(clippy::print_stdout, reason = "how much there was to check belongs to the result")]

mod support;

use std::hint::black_box;

use cn_budget::{
    Amount, Budget, BudgetLine, Disclosure, EconomicCode, FiscalYear, FunctionalCode, FundSource, Level,
    Outcome, Purpose, Report, Rounding, Severity, Unit, UnitType,
    identity::{PrintedTables, TableCheck},
    table::CellOrigin,
};
use criterion::{SamplingMode, Throughput};
use rust_decimal::Decimal;
use support::Random;

const DOCUMENTS: usize = 10_000;

/// A department of three units: some thirty lines, most of them paid from the general budget.
fn budget(random: &mut Random, items: &mut [FunctionalCode]) -> Budget {
    let units =
        [("局本级", UnitType::Agency), ("信息中心", UnitType::Institution), ("执法支队", UnitType::Agency)];
    // A department has a dozen items.
    let (some, rest) = items.split_at_mut(12);
    let place = 12 * random.below(rest.len() / 12);
    some.swap_with_slice(&mut rest[place..][..12]);
    random.shuffle(some);
    let lines = (0..10 + random.below(40)).map(|_| {
        let (unit, unit_type) = units[random.below(units.len())];
        let number = |random: &mut Random, end| u32::try_from(1 + random.below(end)).unwrap();
        let purpose = match random.below(3) {
            0 => Purpose::Personnel,
            1 => Purpose::Operating,
            _ => Purpose::Project("政务云租用".into()),
        };
        let source = match random.below(10) {
            0 => FundSource::GovernmentFund,
            1 => FundSource::InstitutionalRevenue,
            _ => FundSource::General,
        };
        BudgetLine {
            unit: unit.into(),
            unit_type,
            purpose,
            functional: some[random.below(some.len())],
            economic: EconomicCode::new(30_000 + number(random, 3) * 100 + number(random, 8)).unwrap(),
            government: None,
            source,
            amount: Amount::constant(i64::try_from(10_000 + random.below(1_000_000_000)).unwrap()),
        }
    });
    Budget::new("政务服务局", FiscalYear::constant(2023), lines.collect::<Vec<_>>()).unwrap()
}

/// Figures with half a step each.
type Side = Vec<(Decimal, Decimal)>;

/// What the floor is given: the figures of every identity that was decided, and whether it is an equation.
struct Naive(Vec<(Side, Side, bool)>);

impl Naive {
    fn of(document: &Disclosure, checks: &[TableCheck]) -> Self {
        let figure = |cell: CellOrigin| {
            let figure = document.cell(cell).and_then(cn_budget::Cell::figure)?;
            let half = if figure.is_zero() { Decimal::ZERO } else { figure.step() / Decimal::TWO };
            Some((figure.value(), half))
        };
        let decided = checks.iter().filter(|check| {
            matches!(check.verdict().outcome(), Outcome::Held | Outcome::HeldWithinRounding | Outcome::Broken)
        });
        Self(
            decided
                .map(|check| {
                    let whole = check.whole().into_iter().chain(check.with_whole().iter().copied());
                    let parts = check.parts().iter().copied();
                    (
                        whole.filter_map(figure).collect(),
                        parts.filter_map(figure).collect(),
                        check.is_equation(),
                    )
                })
                .collect(),
        )
    }

    /// How many hold.
    fn held(&self) -> usize {
        let held = self.0.iter().filter(|(whole, parts, equation)| {
            let sum = |side: &[(Decimal, Decimal)]| {
                side.iter().fold((Decimal::ZERO, Decimal::ZERO), |(sum, half), (value, more)| {
                    (sum + value, half + more)
                })
            };
            let ((whole, half), (parts, more)) = (sum(whole), sum(parts));
            let difference = whole - parts;
            // What an identity rests on beyond its cells is not known here: twice the bound of a pair is enough.
            let allowed = (half + more) * Decimal::TWO;
            if *equation { difference.abs() <= allowed } else { difference <= allowed }
        });
        held.count()
    }
}

fn held(checks: &[TableCheck]) -> usize {
    checks.iter().filter(|check| check.verdict().outcome().is_held()).count()
}

fn main() {
    let mut criterion = support::criterion();
    let mut group = criterion.benchmark_group("check");

    let document = Disclosure::huizhou_2023().unwrap();
    let checks = document.checks();
    let (identities, all_held) = (checks.len(), held(&checks));
    let naive = Naive::of(&document, &checks);
    assert!(all_held > 600);
    group.throughput(Throughput::Elements(identities as u64));
    group.bench_function("huizhou-identities/cn-budget", |bencher| {
        bencher.iter(|| assert_eq!(held(&black_box(&document).checks()), all_held));
    });
    group.bench_function("huizhou-identities/sums-of-decimals", |bencher| {
        // The hint that is broken by 8.00 stays so.
        bencher.iter(|| assert_eq!(black_box(&naive).held(), all_held));
    });
    group.bench_function("huizhou-read/cn-budget", |bencher| {
        bencher.iter(|| assert!(PrintedTables::read(black_box(&document)).is_ok()));
    });
    group.bench_function("huizhou-report/cn-budget", |bencher| {
        bencher.iter(|| {
            let report = Report::of(black_box(&document));
            assert_eq!((report.count(Severity::Error), report.count(Severity::Rounding)), (0, 9));
        });
    });
    let mut wrong = document.clone();
    wrong.sheets[2].rows[1].cells[1] = cn_budget::Cell::parse("2061.29", Unit::TenThousandYuan);
    group.bench_function("huizhou-wrong-figure-report/cn-budget", |bencher| {
        bencher.iter(|| {
            let report = Report::of(black_box(&wrong));
            assert_eq!((report.count(Severity::Error), report.findings()[0].suspect().is_some()), (1, true));
        });
    });

    let mut random = Random::new(6);
    let mut items: Vec<_> = support::codes().into_iter().filter(|code| code.level() == Level::Item).collect();
    random.shuffle(&mut items);
    let documents: Vec<Disclosure> = (0..DOCUMENTS)
        .map(|_| budget(&mut random, &mut items).print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap())
        .collect();
    let of = |document: &Disclosure| {
        let checks = document.checks();
        (checks.len(), held(&checks))
    };
    let (identities, all_held) =
        documents.iter().map(of).fold((0, 0), |(all, held), (more, also)| (all + more, held + also));
    println!("{DOCUMENTS} documents, {identities} identities, {all_held} held");
    let naive: Vec<Naive> =
        documents.iter().map(|document| Naive::of(document, &document.checks())).collect();
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(identities as u64));
    group.bench_function("synthetic/cn-budget", |bencher| {
        bencher.iter(|| {
            assert_eq!(
                black_box(&documents).iter().map(|document| held(&document.checks())).sum::<usize>(),
                all_held
            );
        });
    });
    group.bench_function("synthetic/sums-of-decimals", |bencher| {
        bencher.iter(|| {
            let held = black_box(&naive).iter().map(Naive::held).sum::<usize>();
            assert!(held >= all_held);
            held
        });
    });

    group.finish();
    criterion.final_summary();
}

//! The name of a code in a year, beside maps that hold the names of that one year and nothing else.

mod support;

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;

use cn_budget::{Catalog, FiscalYear, FunctionalCode};
use criterion::Throughput;

fn main() {
    let mut criterion = support::criterion();
    let mut group = criterion.benchmark_group("catalog");

    let catalog = Catalog::for_year(FiscalYear::constant(2023));
    let entries = || catalog.iter::<FunctionalCode>().map(|entry| (entry.code(), entry.name()));
    let hash_map: HashMap<FunctionalCode, &str> = entries().collect();
    let tree_map: BTreeMap<FunctionalCode, &str> = entries().collect();
    let mut codes = support::codes();
    support::Random::new(2).shuffle(&mut codes);
    let length: usize = entries().map(|(_, name)| name.len()).sum();

    group.throughput(Throughput::Elements(codes.len() as u64));
    let mut bench = |name, find: &dyn Fn() -> usize| {
        group.bench_function(name, |bencher| bencher.iter(|| assert_eq!(find(), length)));
    };
    bench("name/cn-budget", &|| {
        black_box(&codes).iter().filter_map(|code| catalog.name(*code)).map(str::len).sum()
    });
    bench("name/hash-map", &|| {
        black_box(&codes).iter().filter_map(|code| hash_map.get(code)).map(|name| name.len()).sum()
    });
    bench("name/tree-map", &|| {
        black_box(&codes).iter().filter_map(|code| tree_map.get(code)).map(|name| name.len()).sum()
    });

    group.finish();
    criterion.final_summary();
}

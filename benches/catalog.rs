//! The name of a code in a year, beside maps that hold the names of that one year and nothing else; and the same with a list
//! laid over the catalog: one that has every code, and one that has one code in fifty.

mod support;

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;

use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::CatalogOverlay};
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

    let laid_over = |step: usize| {
        let mut overlay = CatalogOverlay::new("科目表");
        for entry in catalog.iter::<FunctionalCode>().step_by(step) {
            assert!(overlay.insert(entry.code(), entry.name()).is_ok(), "a name of the catalog");
        }
        catalog.clone().with_overlay(overlay)
    };
    for (name, step) in [("name-all-laid-over/cn-budget", 1), ("name-few-laid-over/cn-budget", 50)] {
        let catalog = laid_over(step);
        bench(name, &|| black_box(&codes).iter().filter_map(|code| catalog.name(*code)).map(str::len).sum());
    }

    group.finish();
    criterion.final_summary();
}

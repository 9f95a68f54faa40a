//! What the benchmarks share: real codes, and numbers that are the same in every run.

use std::time::Duration;

use cn_budget::{Catalog, FiscalYear, FunctionalCode};
use criterion::Criterion;

/// Short enough for a whole `cargo bench` to be had while one waits.
pub(crate) fn criterion() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args()
}

/// The functional codes of 2023, at every level, in pre-order.
pub(crate) fn codes() -> Vec<FunctionalCode> {
    let catalog = Catalog::for_year(FiscalYear::constant(2023));
    catalog.iter().map(|entry| entry.code()).collect()
}

/// A linear congruential generator (Knuth's MMIX), its low bits mixed in: no statistics hang on it.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from zero to below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32;
        usize::try_from(mixed).unwrap_or(0) % end
    }

    pub(crate) fn shuffle<T>(&mut self, values: &mut [T]) {
        for place in (1..values.len()).rev() {
            values.swap(place, self.below(place + 1));
        }
    }
}

//! Tables made from `data/lexicon/` by `cn-budget-catalog-gen`.

pub(super) mod sentences;

//! A figure of the text against those of a table (文表比较).

use crate::value::{Outcome, Printed, Tally, Verdict};

/// How a printed figure of the text stands to those that a table prints, which may be finer: a figure that is the other
/// one rounded is held.
pub(in crate::check) fn against(text: Printed, table: &[Printed]) -> Verdict {
    let mut tally = Tally::new(text);
    for figure in table {
        tally.add(*figure);
    }
    let verdict = tally.verdict();
    if verdict.outcome() != Outcome::HeldWithinRounding {
        return verdict;
    }
    let is_finer = table.iter().all(|figure| figure.unit_step() < text.unit_step());
    if is_finer { verdict.as_held() } else { verdict }
}

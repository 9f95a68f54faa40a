//! Hidden rows and columns, as ranges: a file may declare all of them, and the same ones again and again.

use std::collections::BTreeMap;

/// Numbers that are hidden, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// The last number of each range by its first; ranges neither touch nor overlap.
    ranges: BTreeMap<u32, u32>,
}

impl Hidden {
    /// Hides the numbers from one to another.
    pub(super) fn insert(&mut self, first: u32, last: u32) {
        if first > last {
            return;
        }
        let (mut first, mut last) = (first, last);
        // Ranges are taken up once, so that each insertion costs what it adds.
        while let Some((&from, &to)) = self.ranges.range(..=last.saturating_add(1)).next_back() {
            if to.saturating_add(1) < first {
                break;
            }
            (first, last) = (first.min(from), last.max(to));
            self.ranges.remove(&from);
        }
        self.ranges.insert(first, last);
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        self.ranges.range(..=number).next_back().is_some_and(|(_, last)| number <= *last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_meet_become_one() {
        let mut hidden = Hidden::default();
        for (first, last) in [(5, 9), (20, 30), (12, 12), (10, 11), (40, 39), (0, 0)] {
            hidden.insert(first, last);
        }
        assert_eq!(hidden.ranges, [(0, 0), (5, 12), (20, 30)].into());
        let shown: Vec<u32> = (0..35).filter(|number| !hidden.contains(*number)).collect();
        assert_eq!(shown, [1, 2, 3, 4, 13, 14, 15, 16, 17, 18, 19, 31, 32, 33, 34]);
        hidden.insert(0, u32::MAX);
        hidden.insert(7, 8);
        assert_eq!(hidden.ranges, [(0, u32::MAX)].into());
    }

    #[test]
    fn the_same_range_again_and_again_is_one() {
        let mut hidden = Hidden::default();
        for _ in 0..200_000 {
            hidden.insert(0, 16_383);
        }
        assert_eq!(hidden.ranges.len(), 1);
    }
}

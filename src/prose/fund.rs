//! The two budgets that most departments have no money of, and how a text says so.

use core::ops::Range;

use crate::value::BudgetKind;
use crate::words::{self, Meaning};

/// The budgets that may be empty, by the shortest of their names in the text: the longer ones begin with it.
pub(crate) fn funds() -> impl Iterator<Item = (&'static str, BudgetKind)> {
    let named = [
        (Meaning::FundGovernmentFund, BudgetKind::GovernmentFund),
        (Meaning::FundStateCapital, BudgetKind::StateCapital),
    ];
    named.into_iter().filter_map(|(meaning, budget)| Some((*words::of(meaning).last()?, budget)))
}

/// Where a text says that there is no money of a budget: 没有政府性基金.
pub(crate) fn denial_of(name: &str, text: &str) -> Option<Range<usize>> {
    words::of(Meaning::Denies).iter().find_map(|denial| {
        let (at, _) = text.match_indices(name).find(|(at, _)| text[..*at].ends_with(denial))?;
        Some(at - denial.len()..at + name.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_stands_before_the_name() {
        for (text, words) in [
            ("本部门没有政府性基金预算", Some("没有政府性基金")),
            ("政府性基金预算为零，无政府性基金收入", Some("无政府性基金")),
            ("2024年没有使用政府性基金预算安排的支出", Some("没有使用政府性基金")),
            ("政府性基金预算支出没有变化", None),
        ] {
            assert_eq!(denial_of("政府性基金", text).map(|range| &text[range]), words, "{text}");
        }
    }
}

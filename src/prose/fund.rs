//! The two budgets that most departments have no money of, and how a text says so.

use core::ops::Range;

use crate::value::BudgetKind;

/// The budgets that may be empty, by their names in the text.
pub(crate) const FUNDS: [(&str, BudgetKind); 2] =
    [("政府性基金", BudgetKind::GovernmentFund), ("国有资本经营", BudgetKind::StateCapital)];

/// What denies that there is money, right before the name of a budget. The commonest is looked for first.
const DENIALS: [&str; 4] = ["无", "没有", "没有使用", "未安排"];

/// Where a text says that there is no money of a budget: 没有政府性基金.
pub(crate) fn denial_of(name: &str, text: &str) -> Option<Range<usize>> {
    DENIALS.iter().find_map(|denial| {
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

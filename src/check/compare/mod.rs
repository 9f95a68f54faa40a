//! The figures that are compared with those of the documents beside the one that is checked: what was carried over from
//! last year, what last year's document prints, and what the units add up to. What the text says of last year is
//! compared by the rules on text.

mod carried;
mod pair;
mod previous;
mod unit_rows;
mod units;

use super::companion::{Companion, Comparison};
use super::place::Places;
use crate::companion::{Kinship, Related};

/// Every comparison with the documents beside this one.
pub(super) fn comparisons(
    here: &Places<'_>,
    related: &Related<'_>,
    companions: &[Companion<'_>],
) -> Vec<Comparison> {
    let mut found = Vec::new();
    for last in companions.iter().filter(|companion| companion.kinship == Kinship::LastYear) {
        found.extend(carried::comparisons(here, last));
        found.extend(previous::comparisons(here, last));
    }
    let units: Vec<&Companion<'_>> =
        companions.iter().filter(|companion| companion.kinship == Kinship::Unit).collect();
    if units.is_empty() {
        return found;
    }
    found.extend(units::comparisons(here, related, &units));
    for (unit, listed) in units.into_iter().zip(related.listed_names()) {
        if let Some(listed) = listed {
            found.extend(unit_rows::comparisons(here, unit, listed));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::{Checker, Example, Report};
    use crate::value::Outcome;

    fn report(text: &str) -> Report {
        let checker = Checker::new().select(["XTB021"]).unwrap();
        Example::read(text).unwrap().report_by(&checker)
    }

    #[test]
    fn one_difference_is_reported_once_and_counted_wherever_it_is() {
        let department = "某市某局 2024 预算
《部门预算单位构成》
名称
某局本级

《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计 | 基本支出
合计 |  | 900.00 | 900.00
教育支出 | 205 | 900.00 | 900.00
普通教育 | 20502 | 900.00 | 900.00
--- 所属单位
某局本级 2024 预算
《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计 | 基本支出
合计 |  | 890.00 | 890.00
教育支出 | 205 | 890.00 | 890.00
普通教育 | 20502 | 890.00 | 890.00
";
        let report = report(department);
        let [finding] = report.findings() else { panic!("{:?}", report.findings()) };
        assert_eq!(finding.places[0].row_label, "20502 普通教育", "the lowest row");
        assert_eq!(finding.explains.len(), 6);
        assert_eq!(finding.difference().map(|difference| difference.to_string()).as_deref(), Some("10.00"));
        let (_, counts) = report.by_rule().find(|(code, _)| *code == "XTB021").unwrap();
        assert_eq!(counts[Outcome::Broken], 6);
    }

    #[test]
    fn some_of_the_units_are_at_most_the_department() {
        let department = |unit: &str| {
            format!(
                "某市某局 2024 预算
《部门预算单位构成》
名称
某局本级
某市某中心

《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计
合计 | 900.00
--- 所属单位
某局本级 2024 预算
《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计
合计 | {unit}
"
            )
        };
        assert!(report(&department("640.00")).findings().is_empty());
        let above = report(&department("904.00"));
        let message = above.findings()[0].message(crate::value::Language::En);
        assert_eq!(message, "the units given add up to 904.00, more than the department's 900.00 by 4.00");
    }
}

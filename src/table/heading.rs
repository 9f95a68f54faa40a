//! The headings of columns: which column of a set each one names.

use super::column_set::ColumnSet;

/// The columns that printed headings name. A heading that stands above all of them says nothing of one: under
/// 一般公共预算支出 over the whole table, 合计 is the total of the table. Of the years that they name, the latest is the
/// document's own.
pub(crate) fn columns_named<C: ColumnSet>(headers: &[String]) -> Vec<Option<C>> {
    let latest = headers.iter().flat_map(|header| years(header)).map(|(_, year)| year).max();
    let headers: Vec<String> = headers.iter().map(|header| without_years(header, latest)).collect();
    let levels: Vec<Vec<&str>> = headers.iter().map(|header| header.split('/').collect()).collect();
    let least = levels.iter().map(Vec::len).min().unwrap_or(1) - 1;
    let shared = |depth: &usize| levels.iter().all(|path| path[..*depth] == levels[0][..*depth]);
    let common = (0..=least).rev().find(shared).unwrap_or(0);
    let named = |(header, path): (&String, &Vec<&str>)| {
        C::from_header(header).or_else(|| C::from_header(&path[common..].join("/")))
    };
    headers.iter().zip(&levels).map(named).collect()
}

/// The years of a heading, 2024年 or 2024年度, each with its place.
fn years(header: &str) -> impl Iterator<Item = (core::ops::Range<usize>, u32)> {
    header.match_indices('年').filter_map(|(end, sign)| {
        let start = end.checked_sub(4)?;
        let year = header.get(start..end).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let end = end + sign.len();
        let rest = header[end..].strip_prefix('度').map_or(end, |_| end + '度'.len_utf8());
        Some((start..rest, year.parse().ok()?))
    })
}

/// A heading whose years are named as the document names them: its own by nothing, the one before it by 上年.
fn without_years(header: &str, latest: Option<u32>) -> String {
    let mut words = String::new();
    let mut from = 0;
    for (place, year) in years(header) {
        words.push_str(&header[from..place.start]);
        if Some(year + 1) == latest {
            words.push_str("上年");
        } else if Some(year) != latest {
            words.push_str(&header[place.clone()]);
        }
        from = place.end;
    }
    words.push_str(&header[from..]);
    words
}

/// Whether a heading says that a share or a rate stands below it, which is no amount: 增减%, 增长率.
pub(crate) fn is_rate(header: &str) -> bool {
    let last = header.rsplit('/').next().unwrap_or_default();
    let words = last.trim_end_matches(['）', ')', '%', '％', '（', '(']);
    words.len() < last.trim_end_matches(['）', ')']).len()
        || ["率", "比例", "百分比", "幅度"].iter().any(|end| words.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{
        AppropriationColumn, BasicProjectColumn, EconomicColumn, ExpenditureColumn, RevenueColumn,
    };

    #[test]
    fn the_latest_year_is_the_documents_own() {
        use BasicProjectColumn::{Basic, Change, Previous, Project, Total};

        let headers = [
            "2023年执行数",
            "2024年预算数/小计",
            "2024年预算数/基本支出",
            "2024年预算数/项目支出",
            "2024年预算数比2023年执行数/增减额",
            "2024年预算数比2023年执行数/增减%",
        ];
        let headers: Vec<String> = headers.into_iter().map(str::to_owned).collect();
        let columns = columns_named::<BasicProjectColumn>(&headers);
        let expected = [Previous, Total, Basic, Project, Change].map(Some).into_iter().chain([None]);
        assert_eq!(columns, expected.collect::<Vec<_>>());
        let rates: Vec<bool> = headers.iter().map(|header| is_rate(header)).collect();
        assert_eq!(rates, [false, false, false, false, false, true]);
        for rate in ["增长率", "增减（%）", "比上年增减百分比", "增减比例"] {
            assert!(is_rate(rate), "{rate}");
        }
        assert!(!is_rate("本年支出（万元）"));
        assert_eq!(without_years("2024年度预算", Some(2024)), "预算");
        assert_eq!(without_years("十年预算、12年", None), "十年预算、12年");
    }

    #[test]
    fn a_heading_over_the_whole_table_is_passed_over() {
        fn named<C: ColumnSet>(headers: &[&str]) -> Vec<Option<usize>> {
            let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
            columns_named::<C>(&headers).into_iter().map(|column| column.map(ColumnSet::index)).collect()
        }
        let economic =
            ["一般公共预算基本支出/合计", "一般公共预算基本支出/人员经费", "一般公共预算基本支出/公用经费"];
        assert_eq!(named::<EconomicColumn>(&economic), [Some(0), Some(1), Some(2)]);
        assert_eq!(named::<RevenueColumn>(&["收入预算/合计", "收入预算/财政拨款收入"]), [Some(0), Some(2)]);
        assert_eq!(named::<ExpenditureColumn>(&["合计", "基本支出/合计"]), [Some(0), Some(1)]);
        assert_eq!(named::<AppropriationColumn>(&["支出/决算数"]), [Some(0)]);
    }
}

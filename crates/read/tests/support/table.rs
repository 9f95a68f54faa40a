//! The table that tests print in the many ways that files bring it.

pub(crate) type Row = [&'static str; 5];

pub(crate) const HEADINGS: Row = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

/// Code, name and figures; the whole is the sum of its classes.
pub(crate) const ROWS: [Row; 8] = [
    ["", "合计", "73.60", "60.10", "13.50"],
    ["205", "教育支出", "61.20", "52.20", "9.00"],
    ["20502", "普通教育", "61.20", "52.20", "9.00"],
    ["2050202", "小学教育", "50.20", "50.20", "0.00"],
    ["2050203", "初中教育", "11.00", "2.00", "9.00"],
    ["208", "社会保障和就业支出", "12.40", "7.90", "4.50"],
    ["20805", "行政事业单位养老支出", "12.40", "7.90", "4.50"],
    ["2080505", "机关事业单位基本养老保险缴费支出", "12.40", "7.90", "4.50"],
];

pub(crate) const TITLE: &str = "2024年部门支出总体情况表";

//! 行政经费 ≤ Σ所列经济分类科目 (XTB012).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct AgencyOperatingAboveBound;

impl Rule for AgencyOperatingAboveBound {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::AgencyOperating.kind(), "agency-operating-above-bound")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

行政经费（机关运行经费）不超过经济分类表所列的公用支出。一般公共预算基本支出情况表列有公用经费栏的，以该栏合计为上限；未列的，以广东省口径所列经济分类科目之和为上限，不含事业组，基本支出表与已公开的项目支出表合并计算，共25个科目，如30201办公费、30211差旅费、31002办公设备购置。

## 审核意义

机关运行经费是保障机关运行的支出，不可能超过其全部构成科目之和。

## 局限

不能核定行政经费本身：表中未区分由哪个单位支出，只能确定上限，不能要求相等。各地口径不同；只编列到类的表不能确定上限。本规则因此仅作提示。

## 依据

- 《中华人民共和国预算法》第十四条：部门预算、决算公开时，对机关运行经费的安排、使用情况作出说明。
- 《机关事务管理条例》：机关运行经费管理。
- 广东省部门预算公开名词解释：行政经费（机关运行经费）。
- 当年《政府收支分类科目》中的部门预算支出经济分类科目。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

行政经费 (机关运行经费) is at most the operating expenses that the tables by economic code print. Where
一般公共预算基本支出情况表 prints the column 公用经费, its total is the bound. Otherwise the bound is the sum of
the codes that the Guangdong definition lists, without the group 事业, in the basic table and, where it is
published, the project table: 25 codes such as 30201 办公费, 30211 差旅费, 31002 办公设备购置.

## Why it matters

It is what the administrative units cost to run. It cannot exceed all of its codes together.

## What it cannot know

The figure itself: the tables do not say which unit spends, so they give a bound and no equality. The definition
differs by region. A table that prints classes alone gives no bound. The rule is a warning for these reasons.

## References

- 预算法 (Budget Law), article 14: departments explain their 机关运行经费.
- 机关事务管理条例: 机关运行经费.
- The glossary (名词解释) of Guangdong department budgets: 行政经费 (机关运行经费).
- The 部门预算支出经济分类科目 in the 政府收支分类科目 of the year.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《行政经费及“三公”经费预算表》 万元 three_public
名称 | 一般公共预算
行政经费 | 9.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 8.00
办公费 | 30201 | 5.00
差旅费 | 30211 | 3.00",
    corrected: r"《行政经费及“三公”经费预算表》 万元 three_public
名称 | 一般公共预算
行政经费 | 8.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 8.00
办公费 | 30201 | 5.00
差旅费 | 30211 | 3.00",
};

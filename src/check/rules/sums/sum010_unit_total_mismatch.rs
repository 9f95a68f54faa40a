//! 合计 = Σ单位 (SUM010).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct UnitTotalMismatch;

impl Rule for UnitTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::UnitsOfTotal.kind(), "unit-total-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

分单位编列的表，各栏合计等于所列部门之和，部门等于所属单位之和；没有部门行的，合计等于各单位之和。

## 审核意义

部门预算由所属各单位预算组成。加总不符，说明有单位漏列或重复计列。

## 局限

不能判断单位是否列全：表中和合计中均未包含的单位无从发现。部门行与单位行按表格版式区分。

## 依据

- 表内加总关系。
- 《中华人民共和国预算法》第八条：各部门预算由本部门及其所属各单位预算组成。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

In a table by unit, 合计 equals the sum of its departments (部门), and a department equals the sum of its units
(单位), in every column. Where the table has no department rows, 合计 equals the sum of the units.

## Why it matters

The budget of a department consists of those of its units. If they do not add up, a unit is missing or counted
twice.

## What it cannot know

Whether the list of units is complete: a unit that is missing both from the table and from its total leaves no
trace. Which rows are departments and which are units is taken from the layout of the table.

## References

- Arithmetic.
- 预算法 (Budget Law), article 8: the budget of a department consists of those of the department itself and of
  its units.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 900.00
某市某局 | department | 900.00
某局本级 | unit | 640.00
某市某中心 | unit | 206.00",
    corrected: r"《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 900.00
某市某局 | department | 900.00
某局本级 | unit | 640.00
某市某中心 | unit | 260.00",
};

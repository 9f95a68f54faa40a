//! 支出总表 = 分单位支出表 (XTB010).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct UnitTableMismatch;

impl Rule for UnitTableMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::UnitTotals.kind(), "unit-table-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

支出总体情况表合计行的基本支出，等于部门预算基本支出预算表的总计；项目支出及其后各栏之和，等于部门预算项目支出及其他支出预算表的总计。列有结转下年的，因各地表式对其是否计入单位支出处理不同，后一项不等时不予判定。

## 审核意义

分单位表反映部门资金由哪些单位使用，其总计应当与部门一致。

## 局限

不能确定哪一张表有误。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 《中华人民共和国预算法》第八条：各部门预算由本部门及其所属各单位预算组成。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

基本支出 in the row 合计 of 支出总体情况表 equals 总计 of 部门预算基本支出预算表. 项目支出 and all further
columns together equal 总计 of 部门预算项目支出及其他支出预算表. Where 结转下年 holds money, a difference in the
second is left undecided, since forms differ in whether it counts as expenditure of a unit.

## Why it matters

The tables by unit show who spends the department's money. Their totals must be the department's.

## What it cannot know

Which table is wrong.

## References

- Arithmetic: both tables give the same money.
- 预算法 (Budget Law), article 8: the budget of a department consists of those of the department itself and of
  its units.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
名称 | 合计 | 基本支出 | 项目支出
合计 | 350.00 | 250.00 | 100.00

《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 总计
合计 | 205.00",
    corrected: r"《支出总体情况表》 万元 expenditure
名称 | 合计 | 基本支出 | 项目支出
合计 | 350.00 | 250.00 | 100.00

《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 总计
合计 | 250.00",
};

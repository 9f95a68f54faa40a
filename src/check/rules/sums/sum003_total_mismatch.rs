//! 合计 = Σ类 (SUM003).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct TotalMismatch;

impl Rule for TotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::ClassesOfTotal.kind(), "total-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

按科目编列的表，合计行各栏等于所列各类之和。尾数差异在四舍五入允许范围内的，视为相符。

## 审核意义

合计数是对外引用最多的数字，也是与其他各表核对的基础。

## 局限

不能区分合计数错误与漏列类级科目。表中间缺页而未注明不完整的，看起来与合计错误相同。没有合计行的表不予判定（见STR003）。

## 依据

- 表内加总关系。
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算；支出按功能分为类、款、项，按经济性质分为类、款。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

The total row (合计) of a table by code equals the sum of its classes (类), in every column. A difference that
rounding explains is allowed.

## Why it matters

The total is the figure that is quoted, and that the other tables are compared with.

## What it cannot know

Whether the total is wrong or a class is missing. A page lost between two others looks like a wrong total,
unless the table is known to be incomplete. A table without a total row is not decided (see STR003).

## References

- Arithmetic.
- The 政府收支分类科目 of the year.
- 预算法 (Budget Law), article 32: departments draw up their budgets by the 政府收支分类科目, which divide
  expenditure into 类, 款 and 项 by function and into 类 and 款 by economic nature.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 519.00
教育支出 | 205 | 480.00
住房保障支出 | 221 | 28.00",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 508.00
教育支出 | 205 | 480.00
住房保障支出 | 221 | 28.00",
};

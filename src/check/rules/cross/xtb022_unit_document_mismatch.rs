//! 部门分单位表所列单位 = 该单位公开文件 (XTB022).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct UnitDocumentMismatch;

impl Rule for UnitDocumentMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

pub(in crate::check) const DECLARATION: Declaration =
    Declaration::new("XTB022", "unit-document-mismatch", Severity::Error)
        .since_release("0.1.0")
        .summary(
            "部门分单位表所列单位 = 该单位公开文件",
            "the department's figures of a unit are those of the unit's own document",
        )
        .looks_at(&[LooksAt::Comparison])
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

部门分单位表所列某单位的数，等于该单位自身公开文件的数：其分单位表的总计，三本预算支出情况表的基本支出和项目支出，以及支出总体情况表的基本支出（对应总计栏）。审核时须一并提供该单位的公开文件。

## 审核意义

同一单位的同一数字由部门和单位分别公开，应当一致。

## 局限

不能确定哪一份文件有误。单位与部门内其他单位有资金往来的，非财政拨款部分的差异不予判定；单位有结转下年的，项目支出的差异也不予判定。部门使用其他名称列示的单位，无法对应。

## 依据

- 《中华人民共和国预算法》第八条：各部门预算由本部门及其所属各单位预算组成。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

What the department's tables by unit print for a unit equals what the unit's own document prints: the total of
its own table by unit, the basic and project expenditure in its tables of the three budgets, and for 总计 its
basic expenditure in 支出总体情况表. The document of the unit must be given beside the department's.

## Why it matters

The same figure of the same unit is published twice, by two bodies.

## What it cannot know

Which of the two is wrong. Where the unit gets money from other units of the department or pays to them, a
difference in money that is not appropriated proves nothing and is left undecided. So is a difference in
projects where the unit carries money over to the next year. A unit that the department lists by another name
cannot be matched.

## References

- 预算法 (Budget Law), article 8: the budget of a department consists of those of the department itself and of
  its units.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 预算
《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 财政拨款/一般公共预算
合计 | total | 260.00
某市某局 | department | 260.00
某市某中心 | unit | 260.00
--- 所属单位
某市某中心 2024 预算
《一般公共预算支出情况表》 万元 general_by_function
名称 | 基本支出
合计 | 206.00",
    corrected: r"某市某局 2024 预算
《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 财政拨款/一般公共预算
合计 | total | 260.00
某市某局 | department | 260.00
某市某中心 | unit | 260.00
--- 所属单位
某市某中心 2024 预算
《一般公共预算支出情况表》 万元 general_by_function
名称 | 基本支出
合计 | 260.00",
};

//! 部门财政拨款 = Σ所属单位；单位不全时，Σ已提供单位 ≤ 部门 (XTB021).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct UnitsSumMismatch;

impl Rule for UnitsSumMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

pub(in crate::check) const DECLARATION: Declaration =
    Declaration::new("XTB021", "units-sum-mismatch", Severity::Error)
        .since_release("0.1.0")
        .summary(
            "部门财政拨款 = Σ所属单位；单位不全时，Σ已提供单位 ≤ 部门",
            "a department's appropriations are the sum of its units'",
        )
        .looks_at(&[LooksAt::Comparison])
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

部门财政拨款逐科目、逐栏等于所属单位之和。比较的表包括：财政拨款收支总体情况表、收入总体情况表中的财政拨款各栏、三本预算的支出情况表、按经济分类编列的基本支出表和项目支出表、“三公”经费表。部门所列单位的文件齐全的，部门数等于各单位之和；不齐全的，已提供单位之和不超过部门数。审核时须一并提供所属单位的公开文件。

## 审核意义

部门预算由所属单位预算汇总而成。汇总数与各单位不一致，说明只修改了一处。

## 局限

不能确定哪一份文件有误。全口径收支表不作比较：单位之间的收支（上级补助收入、附属单位上缴收入、对附属单位补助支出）在汇总时抵销，抵销金额不公开。部门未列明所属单位的，不能判断单位是否齐全。决算可能冲减以前年度支出，单位不齐全时不能确定上限。

## 依据

- 《中华人民共和国预算法》第八条：各部门预算由本部门及其所属各单位预算组成。
- 《中华人民共和国预算法》第七十六条：各部门对所属各单位的决算草案，应当审核并汇总编制本部门的决算草案。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

A department's fiscal appropriations are those of its units, code by code and column by column. The tables
compared are 财政拨款收支总体情况表, the appropriations in 收入总体情况表, the tables of the three budgets,
basic and project expenditure by economic code, and the “三公” table. Where every unit that the department lists
is given, the department equals their sum. Where some are missing, those given are at most the department. The
documents of the units must be given beside the department's.

## Why it matters

The budget of a department is added up from those of its units. What is in the sum and in no unit, or the other
way round, was changed in one place only.

## What it cannot know

Which of the documents is wrong. Tables of all money are not compared: what units pay each other (上级补助收入,
附属单位上缴收入, 对附属单位补助支出) is taken out when they are added up, and no published table shows how
much. A department that lists no units leaves open whether all are given. A final account may take back what was
spent before, so units that are not complete give no bound there.

## References

- 预算法 (Budget Law), article 8: the budget of a department consists of those of the department itself and of
  its units.
- 预算法 (Budget Law), article 76: departments review the final accounts of their units and consolidate them.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 预算
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
合计 | 640.00
--- 所属单位
某市某中心 2024 预算
《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计
合计 | 206.00",
    corrected: r"某市某局 2024 预算
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
合计 | 640.00
--- 所属单位
某市某中心 2024 预算
《一般公共预算支出情况表》 万元 general_by_function
名称 | 小计
合计 | 260.00",
};

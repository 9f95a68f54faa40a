//! 单位 = Σ项目，或人员经费 + 公用经费 (SUM011).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct UnitLinesMismatch;

impl Rule for UnitLinesMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::LinesOfUnit.kind(), "unit-lines-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

分单位编列的表，各栏中单位数等于其下所列各行之和：基本支出表为人员经费与公用经费之和，项目支出表为各项目之和。

## 审核意义

项目是社会公众能够逐项监督的内容。单位数与各项目之和不符，说明有项目未列示。

## 局限

不能判断项目是否依规未公开：涉密项目不予公开，部分表只列示重点项目。此类差异应当在文件中说明。

## 依据

- 表内加总关系。
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表向社会公开，涉及国家秘密的除外。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

In a table by unit, a unit equals the sum of the lines under it, in every column: 人员经费
(personnel) + 公用经费 (operation) where it lists basic expenditure, the projects (项目) where it lists
projects.

## Why it matters

Projects are what the public can judge one by one. If the projects of a unit do not add up, one of them is not
shown.

## What it cannot know

Whether projects were left out on purpose. Secret projects are not published, and some tables list only the main
ones. The document should then explain the difference.

## References

- Arithmetic.
- 预算法 (Budget Law), article 14: departments publish their budgets and final accounts, state secrets excepted.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 260.00
某市某局 | department | 260.00
某市某中心 | unit | 260.00
人员经费 | personnel | 214.00
公用经费 | operating | 64.00",
    corrected: r"《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 260.00
某市某局 | department | 260.00
某市某中心 | unit | 260.00
人员经费 | personnel | 214.00
公用经费 | operating | 46.00",
};

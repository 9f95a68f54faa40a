//! 公务用车 = 购置 + 运行维护 (SUM009).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct VehicleMismatch;

impl Rule for VehicleMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration = Declaration::of_identity(RelationKind::Vehicles.kind(), "vehicle-mismatch")
    .since_release("0.1.0")
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

各栏中，公务用车购置及运行维护费等于公务用车购置费与公务用车运行维护费之和。

## 审核意义

公务用车的购置与运行分别审批，应当分别列示。

## 局限

不能核实车辆数量。其他交通工具购置、其他交通费用不属于本表公务用车的范围。

## 依据

- 《党政机关厉行节约反对浪费条例》：因公出国（境）、公务用车、公务接待的有关规定。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：“三公”经费表应当分列公务用车购置费和运行费。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

公务用车购置及运行维护费 equals 公务用车购置费 (purchase) + 公务用车运行维护费 (operation and maintenance), in
every column.

## Why it matters

The purchase of vehicles and their operation are approved separately and must be shown separately.

## What it cannot know

How many vehicles there are. Other means of transport (其他交通工具购置, 其他交通费用) are not part of these
rows.

## References

- 党政机关厉行节约反对浪费条例: travel abroad, official vehicles and official receptions.
- 地方预决算公开操作规程 (财预〔2016〕143号): the “三公” table shows purchase and operation of vehicles apart.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《“三公”经费预算表》 万元 three_public
名称 | 合计
公务用车购置及运行维护费 | 22.00
公务用车购置费 | 18.00
公务用车运行维护费 | 6.00",
    corrected: r"《“三公”经费预算表》 万元 three_public
名称 | 合计
公务用车购置及运行维护费 | 22.00
公务用车购置费 | 18.00
公务用车运行维护费 | 4.00",
};

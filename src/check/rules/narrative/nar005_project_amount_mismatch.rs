//! 重点项目金额与项目支出表一致 (NAR005).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct ProjectAmountMismatch;

impl Rule for ProjectAmountMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR005", "project-amount-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("重点项目金额与项目支出表一致", "the amount of a key project equals the table of projects")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中或单列表中重点项目的金额，应与项目支出表中同名项目的金额一致。

## 审核意义
绩效目标对应一定的资金公开，将两行合并在其中一行名下，会掩盖另一行。

## 局限
无法判断是否有意合并多行，或者是否为跨年度总额。同名项目行与名称后带括注的各行合计恰与该金额相符的，在提示中注明。故本规则只作提示。

## 依据
- 《中共中央 国务院关于全面实施预算绩效管理的意见》（2018 年）。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：逐步公开重点项目预算的绩效目标。",
    en: r"## What it checks
The amount of a key project (重点项目), in a sentence or in a separate table, is that of the row with
the same name in the table of projects.

## Why it matters
Performance targets are published for a certain amount of money. Two rows added up under the name of
one hide the other.

## What it cannot know
Whether several rows were added up on purpose, or whether the amount covers several years. Where the
row and the rows that have the same name with brackets behind it add up to the amount, the finding
says so. For these reasons the rule only warns.

## References
- 中共中央 国务院关于全面实施预算绩效管理的意见 (2018).
- 地方预决算公开操作规程 (财预〔2016〕143号): departments gradually publish the performance targets of key projects.",
};

const EXAMPLE: Example = Example {
    flagged: r"《重点项目表》 万元
名称 | 金额
校园绿化养护项目 | 12.00

《部门预算项目支出及其他支出预算表》 万元 project_by_unit
名称 | 行 | 总计
合计 | total | 7.00
某市某中心 | unit | 7.00
校园绿化养护项目 | project | 7.00",
    corrected: r"《重点项目表》 万元
名称 | 金额
校园绿化养护项目 | 7.00

《部门预算项目支出及其他支出预算表》 万元 project_by_unit
名称 | 行 | 总计
合计 | total | 7.00
某市某中心 | unit | 7.00
校园绿化养护项目 | project | 7.00",
};

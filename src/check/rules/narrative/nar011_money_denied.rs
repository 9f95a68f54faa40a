//! 文中称无预算的，表中确无数据 (NAR011).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct MoneyDenied;

impl Rule for MoneyDenied {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR011", "money-denied", Severity::Error)
    .since_release("0.1.0")
    .summary("文中称无预算的，表中确无数据", "a budget that the text says is empty is empty in its table")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中称没有政府性基金预算或国有资本经营预算的，相应表应无数据；文中列有金额的，相应表不应注明“本表无数据”。

## 审核意义
两者矛盾，必有一处为模板或以前年度残留。

## 局限
无法判断是文中有误还是表中有误。说明上年情况或者只说明没有预算项目的，不提示。

## 依据
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表由各部门向社会公开。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Where the text says that there is no 政府性基金预算 or 国有资本经营预算, its table is empty. Where the text gives
an amount for one of them, its table does not carry a note that it is empty.

## Why it matters
One of the two is left over from a template or from an earlier year.

## What it cannot know
Whether the text or the table is wrong. A sentence about the year before, or about projects of the
fund only, is not reported.

## References
- 预算法 (Budget Law), art. 14: departments publish their budgets, final accounts and tables.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"本部门2024年没有政府性基金预算支出。

《政府性基金预算支出情况表》 万元 government_fund
编码 | 名称 | 小计
 | 合计 | 36.00
212 | 城乡社区支出 | 36.00",
    corrected: r"本部门2024年政府性基金预算支出36.00万元。

《政府性基金预算支出情况表》 万元 government_fund
编码 | 名称 | 小计
 | 合计 | 36.00
212 | 城乡社区支出 | 36.00",
};

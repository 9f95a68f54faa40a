//! 预算用语书写正确 (WRD016).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct MisprintedTerm;

impl Rule for MisprintedTerm {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD016", "misprinted-term", Severity::Warning)
    .since_release("0.1.0")
    .summary("预算用语书写正确", "fixed terms of budgeting are spelled correctly")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

法律、表式和科目规定的用语按规定书写，包括“三公”经费各项、四本预算、类级科目、收入来源等：不漏字，不多字，不颠倒，不错写为同音字、形近字。常见错别字直接提示，如拔款、其它收入、帐户。

## 审核意义

用语写错，既无法检索，也难以确定所述为哪一项数字。

## 局限

其他词语的错别字不在审核范围。通行的简称（公务车运行费、资本支出）不予提示。

## 依据

- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第五条：预算包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算。
- 部门预算、部门决算公开表式。
- 《第一批异形词整理表》（GF 1001-2001）：与货币有关的用“账”，不用“帐”。",
    en: r"## What it checks

Terms that the law, the forms and the classification fix are written as they are fixed: the “三公” items, the
four budgets, the classes, the sources of revenue. No character is lost, printed twice, exchanged with its
neighbour, or replaced by one that sounds or looks like it. Some frequent misprints are reported as such: 拔款,
其它收入, 帐户.

## Why it matters

A search for the term does not find the sentence, and it is unclear which figure the sentence states.

## What it cannot know

Misprints of other words. Short forms in common use (公务车运行费, 资本支出) are not reported.

## References

- The 政府收支分类科目 of the year.
- 预算法 (Budget Law), article 5: the four budgets.
- The published forms of department budgets and final accounts.
- 第一批异形词整理表 (GF 1001-2001): 账, not 帐, where money is meant.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接接待费预算3.00万元。",
    corrected: r"公务接待费预算3.00万元。",
};

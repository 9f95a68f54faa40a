//! 决算所列年初预算与当年预算公开文件一致 (YOY014).

use crate::check::answer::wording;
use crate::check::text::{Kind, last_year, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::companion::Kinship;
use crate::fact::Measure;
use crate::value::Undecidable;

#[derive(Debug)]
pub(in crate::check) struct InitialBudgetMismatch;

impl Rule for InitialBudgetMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let is_budget = context.text().kind_of(fact) == Some(Kind::Budget);
        let Some(amount) = fact.amount().filter(|_| is_budget) else { return Answer::NotApplicable };
        let year = context.document().fiscal_year;
        if fact.year != year || !last_year::has_document(context.others(), Kinship::Budget, year) {
            return Answer::NotApplicable;
        }
        // 预算数 without 年初 may be the adjusted one in a final account.
        let doubt = (fact.measure != Measure::InitialBudget).then_some(Undecidable::OtherForm);
        let Some((verdict, known)) = last_year::compared(context.prose(), context.others(), index, doubt)
        else {
            return Answer::Undecidable(Undecidable::Untied);
        };
        Answer::of_verdict(&verdict, || {
            let places = core::iter::once(context.place_of_fact(fact)).chain(known.places()).collect();
            let expected = verdict.expected().map(|value| value.to_string()).unwrap_or_default();
            let (subject, what, table) = (subject_of(fact), fact.measure.chinese(), known.title());
            Breach::at_places(places).worded(wording!(
                "文中{subject} {year} 年{what}为 {amount}，当年预算《{table}》为 {expected}",
                "the text reports a budget of {amount} for {subject}, the published budget ({table}) prints {expected}"
            ))
        })
    }
}

const DECLARATION: Declaration = Declaration::new("YOY014", "initial-budget-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "决算所列年初预算与当年预算公开文件一致",
        "the initial budget in a final account equals the published budget",
    )
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
决算文中所列年初预算，应与当年预算公开文件中同一事项的数字一致。本规则须提供当年预算公开文件。

## 审核意义
完成率以年初预算为基数，年初预算有误则完成率无意义，而年初预算早已公开。

## 局限
无法判断年度中单位是否有增减划转，故本规则只作提示。未注明“年初”的预算数可能是调整预算数，决算“三公”经费表常如此；与预算公开文件一致的视为一致，不一致的列为无法判断。

## 依据
- 《中华人民共和国预算法》第七十五条：决算草案应当与预算相对应，按预算数、调整预算数、决算数分别列出。
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表由各部门向社会公开。",
    en: r"## What it checks
What the text of a final account gives as 年初预算 equals what the budget of the same year prints for
the same thing. The rule needs that budget beside the final account.

## Why it matters
A completion rate (完成年初预算的…) is no better than its base, and the base has been published.

## What it cannot know
Whether units joined or left the department within the year. For this reason the rule only warns.
预算数 without 年初 may be the adjusted budget, as it often is in the “三公” table of a final account. It
is accepted where it agrees, and undecidable where it does not.

## References
- 预算法 (Budget Law), art. 75: a final account matches its budget, and lists the budgeted, the
  adjusted and the final amounts.
- 预算法 (Budget Law), art. 14: departments publish their budgets, final accounts and tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 决算
2024年公务接待费年初预算为2.85万元。
--- 当年预算
某市某局 2024 预算
2024年公务接待费预算3.85万元。",
    corrected: r"某市某局 2024 决算
2024年公务接待费年初预算为3.85万元。
--- 当年预算
某市某局 2024 预算
2024年公务接待费预算3.85万元。",
};

//! 上年数与上年公开文件一致 (YOY010).

use crate::check::answer::wording;
use crate::check::text::{last_year, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::companion::Kinship;
use crate::fact::Fact;
use crate::value::Undecidable;

#[derive(Debug)]
pub(in crate::check) struct LastYearAmountMismatch;

impl Rule for LastYearAmountMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        match subject {
            Subject::Fact(FactSubject { index, fact }) => of_fact(index, fact, context),
            other => other.verdict(),
        }
    }
}

/// An amount of last year that the text gives.
fn of_fact(index: usize, fact: &Fact, context: &Context<'_>) -> Answer {
    let Some(amount) = fact.amount().filter(|_| context.text().kind_of(fact).is_some()) else {
        return Answer::NotApplicable;
    };
    let is_own = fact.year == context.document().fiscal_year;
    if is_own || !last_year::has_document(context.others(), Kinship::LastYear, fact.year) {
        return Answer::NotApplicable;
    }
    let Some((verdict, known)) = last_year::compared(context.prose(), context.others(), index, None) else {
        return Answer::Undecidable(Undecidable::Untied);
    };
    Answer::of_verdict(&verdict, || {
        let places = core::iter::once(context.place_of_fact(fact)).chain(known.places()).collect();
        let expected = verdict.expected().map(|value| value.to_string()).unwrap_or_default();
        let (subject, what, table, year) =
            (subject_of(fact), fact.measure.chinese(), known.title(), fact.year);
        Breach::at_places(places).worded(wording!(
            "文中{subject} {year} 年{what}为 {amount}，上年文件《{table}》为 {expected}",
            "the text reports {amount} for {subject} in {year}, the document of that year ({table}) prints {expected}"
        ))
    })
}

pub(in crate::check) const DECLARATION: Declaration =
    Declaration::new("YOY010", "last-year-amount-mismatch", Severity::Warning)
        .since_release("0.1.0")
        .summary("上年数与上年公开文件一致", "last year's amount equals last year's document")
        .looks_at(&[LooksAt::Comparison, LooksAt::Fact])
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中或“上年预算数”“上年决算数”栏所列上年数，应与上年公开文件中同一事项的数字一致：预算数与上年预算核对，决算数与上年决算核对，换算为同一金额单位，允许四舍五入误差。本规则须提供上年公开文件。

## 审核意义
上年数是各项增减额、增长率的基数，凭记忆或另取账册重填，各项增减均会出错。

## 局限
无法判断上年数是否经过调整：机构改革使单位、科目在部门间划转，口径调整使资金在各行间变动，文件可能已有说明，故本规则只作提示。执行数、调整预算数不在上年公开文件之中，列为无法判断；上年文件未列的事项亦同。

## 依据
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表由各部门向社会公开。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- XBRL Calculations 1.1 关于修约数比较的规定。",
    en: r"## What it checks
An amount of last year, in the text or in a column 上年预算数 or 上年决算数, equals what last year's document
prints for the same thing. Budgeted amounts are compared with that year's budget, final amounts with
its final account. Units are converted, and the figures may differ within rounding. The rule needs
last year's document beside this one.

## Why it matters
Last year is the base of every change and every rate. If last year's amount is written anew, from
memory or from another ledger, all of them are off.

## What it cannot know
Whether last year's amount was restated. A reorganisation moves units and codes between departments,
and a change of scope (口径调整) moves money between rows; the document may say so. For this reason the
rule only warns. Executed amounts (执行数) and adjusted budgets (调整预算数) are in no document of last year
and are undecidable, as is everything that last year's document does not print.

## References
- 预算法 (Budget Law), art. 14: departments publish their budgets, final accounts and tables.
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- XBRL Calculations 1.1: how rounded figures are compared.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费2023年预算数为15.00万元，2024年预算数为15.00万元。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
    corrected: r"公务接待费2023年预算数为12.00万元，2024年预算数为15.00万元。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
};

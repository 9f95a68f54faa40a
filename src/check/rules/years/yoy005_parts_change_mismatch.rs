//! 合计增减额 = Σ各项增减额 (YOY005).

use crate::check::answer::wording;
use crate::check::text::{signed_change, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Fact, Measure};
use crate::value::{Outcome, Printed, Tally, Undecidable};

#[derive(Debug)]
pub(in crate::check) struct PartsChangeMismatch;

impl Rule for PartsChangeMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let text = context.text();
        if !is_signed_change(fact) {
            return Answer::NotApplicable;
        }
        let year_of = |other: &Fact| {
            let year = other.against.map(|(year, _)| year);
            year.filter(|_| is_signed_change(other))
        };
        let behind = text.parts_behind(index, year_of);
        let is_partly_behind = behind.is_some();
        let behind: Option<Vec<usize>> = behind.and_then(|parts| parts.into_iter().collect());
        let lists = behind.into_iter().chain(text.parts_within(index, is_signed_change));
        let is_sure = |parts: &[usize]| text.is_sure(core::iter::once(index).chain(parts.iter().copied()));
        let answer = |parts: Vec<usize>| of_parts(fact, &parts, context).unless_doubtful(is_sure(&parts));
        match lists.map(answer).reduce(Answer::and) {
            Some(answer) => answer,
            None if is_partly_behind => Answer::Undecidable(Undecidable::Untied),
            None => Answer::NotApplicable,
        }
    }
}

fn is_signed_change(fact: &Fact) -> bool {
    fact.measure == Measure::Change && signed_change(fact).is_some()
}

/// The changes of the parts against the change of the whole.
fn of_parts(whole: &Fact, parts: &[usize], context: &Context<'_>) -> Answer {
    let Some(by) = signed_change(whole) else { return Answer::NotApplicable };
    let parts: Vec<&Fact> = parts.iter().map(|part| &context.facts()[*part]).collect();
    let changes = || parts.iter().filter_map(|part| signed_change(part));
    let mut tally = Tally::new(by);
    changes().for_each(|change| tally.add(change));
    let verdict = tally.verdict();
    // 持平 may leave out what is small.
    if whole.amount().is_none() && verdict.outcome() == Outcome::Broken {
        return Answer::Undecidable(Undecidable::Untied);
    }
    Answer::of_verdict(&verdict, || {
        let facts = core::iter::once(whole).chain(parts.iter().copied());
        let places = context.places_of_facts(facts);
        let list: Vec<String> = changes().map(Printed::digits).collect();
        let [chinese, english] = ["、", ", "].map(|between| list.join(between));
        let subject = subject_of(whole);
        Breach::at_places(places).worded(wording!(
            "{subject}增减 {by}，各项增减为 {chinese}，不能相加得出",
            "{subject} changed by {by}, which is not the sum of the changes of its parts: {english}"
        ))
    })
}

const DECLARATION: Declaration = Declaration::new("YOY005", "parts-change-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("合计增减额 = Σ各项增减额", "the change of a total is the sum of the changes of its parts")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中合计的增减额应等于各项增减额之和：“三公”经费及各项、公务用车购置费与运行维护费、政府采购各项、基本支出各项、财政拨款与三本预算。

## 审核意义
上年购车、本年未购的，减少额既反映在合计中，也应反映在相应分项中。

## 局限
文中未提及的分项增减额不得而知，缺项时列为无法判断。合计称“持平”的，可能略去小额增减，不作错误。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：“三公”经费按三项公开，公务用车购置及运行费细化到购置费、运行费。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。",
    en: r"## What it checks
The change of a total in the text is the sum of the changes of its parts: the “三公” and their parts,
公务用车 = purchase + operation, 政府采购, 基本支出, and 财政拨款 and the three budgets.

## Why it matters
If a vehicle was bought last year and none this year, the decrease appears in a part as well as in
the total.

## What it cannot know
The change of a part that the text does not mention. Where a part is missing, the sum is
undecidable. “No change” (持平) may leave out a small change and is never an error here.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): the “三公” are published with their three parts, and vehicles with
  purchase and operation.
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年“三公”经费预算比上年减少3.00万元，其中：因公出国（境）费减少1.00万元，公务用车购置及运行维护费减少1.00万元，公务接待费减少0.50万元。",
    corrected: r"2024年“三公”经费预算比上年减少3.00万元，其中：因公出国（境）费减少1.00万元，公务用车购置及运行维护费减少1.00万元，公务接待费减少1.00万元。",
};

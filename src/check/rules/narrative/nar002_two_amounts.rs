//! 文中同一事项金额前后一致 (NAR002).

use crate::check::answer::wording;
use crate::check::text::{Kind, Prose, against, subject_of, three_public_row};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Fact, Measure, Standing, Topic};
use crate::prose::is_han;
use crate::value::{Outcome, Printed, Tally};

#[derive(Debug)]
pub(in crate::check) struct TwoAmounts;

impl Rule for TwoAmounts {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let prose = context.prose();
        // What a sentence compares with is no amount that it gives.
        if fact.standing != Standing::Stated {
            return Answer::NotApplicable;
        }
        let (Some(amount), Some(kind)) = (fact.amount(), prose.text.kind_of(fact)) else {
            return Answer::NotApplicable;
        };
        let Some(at) = given_before(prose, index, kind) else { return Answer::NotApplicable };
        let first = &prose.text.facts[at];
        let Some(before) = first.amount() else { return Answer::NotApplicable };
        // 支出9万元，年初预算10万元: what was planned, and what became of it.
        let is_plan = |fact: &Fact| fact.measure == Measure::InitialBudget;
        let is_said = |fact: &Fact| fact.measure != Measure::Amount;
        if is_plan(fact) != is_plan(first) && !(is_said(fact) && is_said(first)) {
            return Answer::NotApplicable;
        }
        let verdict = against(amount, &[before]);
        // A text may round one of the two.
        if verdict.outcome() != Outcome::Broken {
            return Answer::Held;
        }
        // 人员经费8万元、公用经费1万元合计9万元: the sum of what stands before it is not of the last of them.
        if is_sum_of_last(prose, index, amount) || !is_named_again(prose, index, context) {
            return Answer::NotApplicable;
        }
        let subject = subject_of(fact);
        let places = context.places_of_facts([fact, first]);
        let breach = Breach::at_places(places).with_verdict(verdict).worded(wording!(
            "文中{subject}先后为 {before} 与 {amount}，自相矛盾",
            "the text reports {before} for {subject}, and then {amount}"
        ));
        // A name of its own may be one of many that are called so: 合同金额 of one purchase and of another.
        let is_one = !matches!(fact.topic, Topic::Named(_)) || prose.code(index).is_some();
        Answer::from(breach).unless_doubtful(is_one && prose.text.is_sure([at, index]))
    }
}

/// Whether an amount is what the last amounts of its paragraph before it add up to, two of them or more.
fn is_sum_of_last(prose: &Prose<'_>, index: usize, amount: Printed) -> bool {
    let before = prose.text.before_in_paragraph(index).rev().take(MOST_BEFORE);
    let amounts = before.filter(|fact| fact.standing == Standing::Stated && fact.measure != Measure::Change);
    let mut sum = Tally::new(amount);
    let mut count = 0;
    amounts.filter_map(Fact::amount).any(|part| {
        sum.add(part);
        count += 1;
        count > 1 && sum.verdict().outcome().is_held()
    })
}

/// 基本支出9万元，项目支出6万元。支出决算14万元: behind amounts of several things, whether the clause of this one names its own.
fn is_named_again(prose: &Prose<'_>, index: usize, context: &Context<'_>) -> bool {
    let fact = &prose.text.facts[index];
    let mut things = prose.text.before_in_paragraph(index).rev().take(MOST_BEFORE);
    let is_alone = things.all(|other| (&other.topic, other.scope) == (&fact.topic, fact.scope));
    let name = fact.topic.to_string();
    let name: String = name.chars().filter(|c| is_han(*c)).take(2).collect();
    let clause = context.text().words_before(&fact.place).unwrap_or_default();
    is_alone
        || clause
            .rsplit(['，', '；', '。', '：', '、', ','])
            .next()
            .is_some_and(|clause| clause.contains(&name))
}

/// How many amounts before one are looked at: the balance of the official form has 26 classes (财决01表).
const MOST_BEFORE: usize = 32;

/// The first fact that gives the same amount as one behind it.
fn given_before(prose: &Prose<'_>, index: usize, kind: Kind) -> Option<usize> {
    let fact = &prose.text.facts[index];
    // What a document has one of is the same in all its text.
    let first = if three_public_row(&fact.topic).is_some() {
        prose.first_given(index, kind)
    } else if fact.topic.is_procurement() {
        prose.first_given_of_scope(index, kind, 0)
    } else {
        let of_statement = prose.first_given_in_statement(index, kind);
        // A code is one thing throughout its section.
        let section = prose.text.section_of(index).start;
        let of_code = prose.code(index).and_then(|_| prose.first_given_of_scope(index, kind, section));
        of_statement.into_iter().chain(of_code).min()
    };
    first.filter(|first| *first < index)
}

const DECLARATION: Declaration = Declaration::new("NAR002", "two-amounts", Severity::Error)
    .since_release("0.1.0")
    .summary("文中同一事项金额前后一致", "one thing has one amount throughout the text")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中同一事项的金额应前后一致：同一句说明内应一致，同一科目在同一节内应一致，“三公”经费、机关运行经费在全文内应一致，政府采购按资金来源在全文内应一致。

## 审核意义
同一事项有两个不同金额，必有一误。

## 局限
无法判断哪个金额正确。不同年度的金额，以及预算数、调整预算数、执行数、决算数，依上下文用语区分。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
One thing has one amount. This holds within a statement, for a code within its section of the text,
and for the “三公”, 机关运行经费 and, fund by fund, 政府采购 in the whole document.

## Why it matters
Two different amounts for one thing cannot both be right.

## What it cannot know
Which of the two is right. Amounts of different years, and budgeted, adjusted, executed and final
amounts, are distinguished by the words beside them.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年“三公”经费预算4.60万元，其中：公务接待费4.60万元。
2024年公务接待费预算4.80万元，主要用于接待来访人员。",
    corrected: r"2024年“三公”经费预算4.60万元，其中：公务接待费4.60万元。
2024年公务接待费预算4.60万元，主要用于接待来访人员。",
};

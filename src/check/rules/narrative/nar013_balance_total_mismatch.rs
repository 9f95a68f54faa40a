//! 文中收入总计、支出总计 = Σ各项 (NAR013).

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::TextPlace;
use crate::fact::{BalanceTotal, Fact};
use crate::prose::Line;
use crate::value::{Printed, Undecidable};

#[derive(Debug)]
pub(in crate::check) struct BalanceTotalMismatch;

impl Rule for BalanceTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let printed = context.text().paragraph(&line.place).unwrap_or_default();
        let totals = BalanceTotal::all(printed);
        if totals.is_empty() {
            return Answer::NotApplicable;
        }
        let text = context.text();
        let above = text.facts_of_section(line.place.section).rev().map(|at| &text.facts[at]);
        let above = above.skip_while(|fact| fact.place.paragraph >= line.place.paragraph);
        let others: Vec<Printed> = above.filter_map(Fact::amount).take(FARTHEST).collect();
        if totals.iter().any(|total| total.before.is_empty() && others.is_empty()) {
            return Answer::Undecidable(Undecidable::Untied);
        }
        let wrong = totals.iter().filter(|total| !total.fits(&others));
        Answer::broken_if_any(wrong.map(|total| breach(total, line, context)).collect())
    }
}

/// So many amounts of the section before a paragraph may be that of the year: those of the paragraphs just above it.
const FARTHEST: usize = 64;

fn breach(total: &BalanceTotal, line: &Line, context: &Context<'_>) -> Breach {
    let figure = total.total;
    let place = TextPlace { range: total.range.clone(), ..line.place.clone() };
    let place = FindingPlace { printed: Some(figure.digits()), ..context.place_of_text(&place) };
    let amounts: Vec<String> = total.added.iter().map(ToString::to_string).collect();
    let [zh, en] = ["、", ", "].map(|between| amounts.join(between));
    Breach::at_places(vec![place]).worded(wording!(
        "文中总计 {figure}，与“加上”的各项 {zh} 和其前金额之和不符",
        "the text reports a total of {figure}, which {en} and no amount before them add up to"
    ))
}

const DECLARATION: Declaration = Declaration::new("NAR013", "balance-total-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("文中收支总计等于所列各项之和", "a total of a balance is the sum of what the sentence adds up")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“……收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元”一类句子，总计应等于“加上”的各项与本年收入（支出）之和。本年数取同段或同一部分此前各段的任一金额，“加上”的各项任取若干项，有一种组合相符即视为相符。

## 审核意义
政府预决算报告以文字表述收支平衡，漏加一项或总计未更新，读者无从发现。

## 局限
“加上”之后有未列金额的事项，或者金额超过十项的，不核对。

## 依据
- 《中华人民共和国预算法》第十二条：各级预算应当遵循统筹兼顾、勤俭节约、量力而行、讲求绩效和收支平衡的原则。",
    en: r"## What it checks
In sentences such as 收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元, the total is the sum
of what is added and of the amount of the year. That may be any amount of the paragraph, or of those above it in its
section; and any of what is added may take another apart.

## Why it matters
Reports of governments balance their budgets in words. A part that was left out, or a total that was not
brought up to date, is seen by nobody.

## What it cannot know
Sentences with a part that has no amount are not compared, nor are those that add more than ten amounts.

## References
- 中华人民共和国预算法 第十二条: budgets follow the principle of balance of revenue and expenditure.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年一般公共预算收入50.00亿元，加上债券转贷收入30.00亿元、上年结转2.00亿元，收入总计80.20亿元。",
    corrected: r"2024年一般公共预算收入50.00亿元，加上债券转贷收入30.00亿元、上年结转2.00亿元，收入总计82.00亿元。",
};

//! 文中收入总计、支出总计 = Σ各项 (NAR013).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::fact::BalanceTotal;
use crate::prose::Line;

#[derive(Debug)]
pub(in crate::check) struct TextBalanceMismatch;

impl Rule for TextBalanceMismatch {
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
        let wrong = totals.iter().filter(|total| !total.fits());
        Answer::broken_if_any(wrong.map(|total| breach(total, line, context)).collect())
    }
}

fn breach(total: &BalanceTotal, line: &Line, context: &Context<'_>) -> Breach {
    let figure = total.total;
    let place = context.place_of_figure(line, &total.range, figure);
    let parts: Vec<String> = total.parts.iter().map(ToString::to_string).collect();
    let parts = parts.join(" + ");
    Breach::at_places(vec![place]).worded(wording!(
        "文中总计 {figure}，各项 {parts} 之和不是此数",
        "the text reports a total of {figure}, its parts are {parts}"
    ))
}

const DECLARATION: Declaration = Declaration::new("NAR013", "text-balance-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("文中收支总计等于所列各项之和", "a total of a balance is the sum of what the sentence adds up")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“……收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元”一类句子，总计应等于“加上”之前的金额与其后各项之和。括号内的金额是某一项的其中数，不计入；其后各项中任取若干项相符的，也视为相符。

## 审核意义
政府预决算报告以文字表述收支平衡，漏加一项或总计未更新，读者无从发现。

## 局限
“加上”之前没有金额或有几个金额（增减额不计）的，其后有未列金额的事项、“等”“其中”“包括”等字或扣减项的，不核对。

## 依据
- 《中华人民共和国预算法》第十二条：各级预算应当遵循统筹兼顾、勤俭节约、量力而行、讲求绩效和收支平衡的原则。",
    en: r"## What it checks
In sentences such as 收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元, the total is the sum
of the amount before 加上 and those behind it. Amounts in brackets take one of them apart,
and any of those behind 加上 may: it is enough that some of them add up.

## Why it matters
Reports of governments balance their budgets in words. A part that was left out, or a total that was not
brought up to date, is seen by nobody.

## What it cannot know
Sentences with no amount or several before 加上 (changes aside), with a part that has no amount, with 等, 其中, 包括 or
with something that is taken off are not compared.

## References
- 中华人民共和国预算法 第十二条: budgets follow the principle of balance of revenue and expenditure.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年一般公共预算收入50.00亿元，加上债券转贷收入30.00亿元、上年结转2.00亿元，收入总计80.20亿元。",
    corrected: r"2024年一般公共预算收入50.00亿元，加上债券转贷收入30.00亿元、上年结转2.00亿元，收入总计82.00亿元。",
};

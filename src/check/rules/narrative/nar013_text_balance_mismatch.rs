//! 文中收入总计、支出总计 = Σ各项，年末结转 = 年初结转 + 收入 - 支出 (NAR013).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::fact::{BalanceTotal, CarriedOver};
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
        let carried = CarriedOver::all(printed, context.text().heading(&line.place));
        if totals.is_empty() && carried.is_empty() {
            return Answer::NotApplicable;
        }
        let wrong_total = totals.iter().filter(|total| !total.fits());
        let wrong_carried = carried.iter().filter(|carried| !carried.verdict().outcome().is_held());
        let breaches = wrong_total.map(|total| breach(total, line, context));
        Answer::broken_if_any(
            breaches.chain(wrong_carried.map(|of| breach_of_carried(of, line, context))).collect(),
        )
    }
}

fn breach_of_carried(carried: &CarriedOver, line: &Line, context: &Context<'_>) -> Breach {
    let CarriedOver { opening, revenue, expenditure, closing, ref range } = *carried;
    let place = context.place_of_figure(line, range, closing);
    Breach::at_places(vec![place]).with_verdict(carried.verdict()).worded(wording!(
        "文中年末结转和结余 {closing}，不等于年初结转和结余 {opening} + 本年收入 {revenue} - 本年支出 {expenditure}",
        "the text carries over {closing}, which is not the opening balance {opening} + the year's revenue {revenue} - its expenditure {expenditure}"
    ))
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
    .summary("文中收支总计、年末结转与所列各项平衡", "a balance that a sentence gives in full adds up")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“……收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元”一类句子，总计应等于“加上”之前的金额与其后各项之和。括号内的金额是某一项的其中数，不计入；其后各项中任取若干项相符的，也视为相符。“年初结转和结余10万元，本年收入80万元，本年支出85万元，年末结转和结余5万元”一类讲财政拨款或某一本预算的句子，年末数应等于年初数加收入减支出。

## 审核意义
政府预决算报告以文字表述收支平衡，漏加一项或总计未更新，读者无从发现。

## 局限
“加上”之前没有金额或有几个金额（增减额不计）的，其后有未列金额的事项、“等”“其中”“包括”等字或扣减项的，不核对。

## 依据
- 《中华人民共和国预算法》第十二条：各级预算应当遵循统筹兼顾、勤俭节约、量力而行、讲求绩效和收支平衡的原则。
- 部门决算公开报表《政府性基金预算财政拨款收入支出决算表》的表式。",
    en: r"## What it checks
In sentences such as 收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元, the total is the sum
of the amount before 加上 and those behind it. Amounts in brackets take one of them apart,
and any of those behind 加上 may: it is enough that some of them add up.

In sentences such as 年初结转和结余10万元，本年收入80万元，本年支出85万元，年末结转和结余5万元 on appropriations or one budget, what is
carried out is what was carried in, with the year's revenue and without its expenditure.

## Why it matters
Reports of governments balance their budgets in words. A part that was left out, or a total that was not
brought up to date, is seen by nobody.

## What it cannot know
Sentences with no amount or several before 加上 (changes aside), with a part that has no amount, with 等, 其中, 包括 or
with something that is taken off are not compared.

## References
- 中华人民共和国预算法 第十二条: budgets follow the principle of balance of revenue and expenditure.
- The form 政府性基金预算财政拨款收入支出决算表 of the published final accounts of departments.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年一般公共预算收入50.00亿元，加上债券转贷收入30.00亿元、上年结转2.00亿元，收入总计80.20亿元。",
    corrected: r"2024年一般公共预算收入50.00亿元，加上债券转贷收入30.00亿元、上年结转2.00亿元，收入总计82.00亿元。",
};

//! 几项合计、合计 = Σ各项 (NAR014).

use crate::check::answer::wording;
use crate::check::trace::{Slip, is_one_slip_away};
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::fact::CountedSum;
use crate::prose::Line;

#[derive(Debug)]
pub(in crate::check) struct CountedSumMismatch;

impl Rule for CountedSumMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let sums = CountedSum::all(context.text().paragraph(&line.place).unwrap_or_default());
        let mut is_decided = false;
        let mut breaches = Vec::new();
        for sum in &sums {
            if sum.fits() {
                is_decided = true;
            } else if sum.is_of_all() || is_slip(sum) {
                is_decided = true;
                breaches.push(breach(sum, line, context));
            }
        }
        if is_decided { Answer::broken_if_any(breaches) } else { Answer::NotApplicable }
    }
}

/// 办公费12万元、印刷费3万元，合计17万元: whether all of the amounts would be what is summed, but for one slip. Without it the sum may be of
/// more than they are; and behind other amounts of the paragraph any other digit would make it agree by chance.
fn is_slip(sum: &CountedSum) -> bool {
    let lightest = if sum.stands_alone() { Slip::Misread } else { Slip::Certain };
    let parts = sum.amounts.iter().map(|amount| amount.value());
    sum.verdict().expected().is_some_and(|all| is_one_slip_away(sum.sum.value(), parts, all, lightest))
}

fn breach(sum: &CountedSum, line: &Line, context: &Context<'_>) -> Breach {
    let figure = sum.sum;
    let place = context.place_of_figure(line, &sum.range, figure);
    let parts: Vec<String> = sum.amounts.iter().map(ToString::to_string).collect();
    let parts = parts.join(" + ");
    Breach::at_places(vec![place]).with_verdict(sum.verdict()).worded(wording!(
        "文中合计 {figure}，各项 {parts} 之和不是此数",
        "the text reports a sum of {figure}, its parts are {parts}"
    ))
}

const DECLARATION: Declaration = Declaration::new("NAR014", "counted-sum-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("“几项合计”“合计”等于所列各项之和", "a sum in the text is what the things before it add up to")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“养老保险费50万元，职业年金25万元，两项合计75万元”“甲、乙分别为50万元、25万元，合计75万元”一类句子，合计应等于句中该几项之和。括号内的金额和增减额不计。

## 审核意义
合计写明了项数，所指即是前面几项，无须依靠表格即可核对。

## 局限
句中金额少于所称项数的，不核对；多于所称项数的，其中有几项之和相符即视为相符，都不相符的也不能断定。未写明项数、前面又不是“分别为”所列的，前文其他金额也可能计入，只在改动其中一个数字的一处笔误即可相等时才提示。

## 依据
- 算术关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
In sentences such as 养老保险费50万元，职业年金25万元，两项合计75万元 or 甲、乙分别为50万元、25万元，合计75万元, the sum is what the
things before it add up to.
Amounts in brackets and changes are left out.

## Why it matters
The sentence says how many things the sum is of, so that it can be checked without a table.

## What it cannot know
Where the sentence gives fewer amounts than it says, nothing is compared. Where it gives more, it is enough that so many
of them add up; and where none do, the others may be meant. A sum that does not say of how many things it is, and follows
no list of 分别为, may be of more: it is reported only where one slip in one of the figures would make them agree.

## References
- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年机关事业单位基本养老保险缴费50.00万元，职业年金缴费25.00万元，两项合计57.00万元。",
    corrected: r"2024年机关事业单位基本养老保险缴费50.00万元，职业年金缴费25.00万元，两项合计75.00万元。",
};

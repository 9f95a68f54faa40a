//! 全部分项之和等于总数 (NAR015).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::fact::ClosedList;
use crate::prose::Line;

#[derive(Debug)]
pub(in crate::check) struct ClosedListMismatch;

impl Rule for ClosedListMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let lists = ClosedList::all(context.text().paragraph(&line.place).unwrap_or_default());
        if lists.is_empty() {
            return Answer::NotApplicable;
        }
        let wrong = lists.iter().filter(|list| !list.fits());
        Answer::broken_if_any(wrong.map(|list| breach(list, line, context)).collect())
    }
}

fn breach(list: &ClosedList, line: &Line, context: &Context<'_>) -> Breach {
    let figure = list.whole;
    let place = context.place_of_figure(line, &list.range, figure);
    let parts: Vec<String> = list.parts.iter().map(ToString::to_string).collect();
    let parts = parts.join(" + ");
    Breach::at_places(vec![place]).with_verdict(list.verdict()).worded(wording!(
        "文中 {figure}，其全部分项 {parts} 之和不是此数",
        "the text reports {figure}, all of its parts are {parts}"
    ))
}

const DECLARATION: Declaration = Declaration::new("NAR015", "closed-list-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary(
        "“其中”所列为全部分项时，各项之和等于总数",
        "parts that leave nothing over add up to their whole",
    )
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“其中”之后所列已是全部分项的，各项之和应等于总数：政府债务的一般债务与专项债务、一般公共预算收入的税收收入与非税收入，以及以“其他某某收入”收尾的某某收入各项。

## 审核意义
“其中”一般只列举一部分，但上述列举没有剩余，无须依靠表格即可核对。

## 局限
所列之外还有其他项（“其余”“另有”）的，总数为财政总收入、收支总计或者增减额的，不核对。各项分列于几句的，也不核对。

## 依据
- 政府预决算公开的地方政府债务情况表：余额按一般债务、专项债务分列。
- 《政府收支分类科目》：一般公共预算收入分为税收收入、非税收入。
- 算术关系。",
    en: r"## What it checks
Where the list behind 其中 leaves nothing over, its parts add up to the whole: 一般债务 and 专项债务 of the debt of a
government, 税收收入 and 非税收入 of 一般公共预算收入, and the parts of a revenue that end with 其他 and its name.

## Why it matters
其中 names some parts as a rule. These lists name all of them, so that they can be checked without a table.

## What it cannot know
Lists with a further part (其余, 另有), 财政总收入 and totals with what is carried over, and changes are not compared; nor are parts that stand in
several sentences.

## References
- The tables of debt in the budgets and final accounts of governments: the balance is general or special debt.
- 政府收支分类科目: the revenue of the general public budget is 税收收入 and 非税收入.
- Arithmetic.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年末政府债务余额50.00亿元，其中一般债务30.00亿元、专项债务21.00亿元。",
    corrected: r"2024年末政府债务余额50.00亿元，其中一般债务30.00亿元、专项债务20.00亿元。",
};

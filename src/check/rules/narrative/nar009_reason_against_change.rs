//! 增减原因与增减方向一致 (NAR009).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct ReasonAgainstChange;

impl Rule for ReasonAgainstChange {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR009", "reason-against-change", Severity::Warning)
    .since_release("0.1.0")
    .summary("增减原因与增减方向一致", "the reason for a change agrees with its direction")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中增减原因应与增减方向一致：减少的，原因不应是“经费增加”“新增项目”；增加的，原因不应是“压减”“厉行节约”。

## 审核意义
原因往往套用模板，数字改动后未随之修改。

## 局限
原因中同时提到增加和减少、提到其他年度或间接影响的（如上年一次性项目、受疫情影响、基数调整），含义难以确定，不提示。人数减少而经费增加等情形也可能属实。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。",
    en: r"## What it checks
The reason that the text gives agrees with the direction of the change. A decrease is not explained
by 经费增加 or 新增项目, nor an increase by 压减 or 厉行节约.

## Why it matters
Reasons are often filled in from a template and stay there when the figures change.

## What it cannot know
What a reason means that speaks of increases and decreases, of another year, or of indirect effects,
such as 上年一次性项目, 受疫情影响 or 基数调整. Such reasons are not reported. Something can also grow while the
cost falls, such as fewer staff with higher pay.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算4.60万元，比上年减少0.40万元，主要原因是接待批次增加。",
    corrected: r"2024年公务接待费预算4.60万元，比上年减少0.40万元，主要原因是接待批次减少。",
};

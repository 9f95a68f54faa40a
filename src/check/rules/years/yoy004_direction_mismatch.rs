//! 增减方向与金额一致 (YOY004).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct DirectionMismatch;

impl Rule for DirectionMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("YOY004", "direction-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("增减方向与金额一致", "the direction of a change agrees with the amounts")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“增加”“减少”“持平”应与金额一致；同一句中增减额与增长率方向应一致；“决算数小于（大于）预算数”应与金额或完成率一致；收入与支出总额相同、增减额相同的，增减方向应一致；金额为零的，不应称增加。

## 审核意义
用词与数字相反，句意完全颠倒。

## 局限
无法判断是用词有误还是数字有误。两数在四舍五入范围内相等的，增加、减少均不提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- 《中华人民共和国预算法》第七十五条：决算草案应当与预算相对应，按预算数、调整预算数、决算数分别列出。",
    en: r"## What it checks
增加, 减少 and 持平 agree with the amounts. The change and the rate of one statement have the same
direction. 决算数小于预算数 (or 大于) agrees with the two amounts, or else with the completion rate. Totals of
revenue and expenditure with the same amount and the same change have the same direction. An amount
of zero has not grown.

## Why it matters
A word that contradicts the figures reverses the meaning of the sentence.

## What it cannot know
Whether the word or the figures are wrong. Where two amounts are equal within rounding, either
direction is accepted.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- 预算法 (Budget Law), art. 75: a final account matches its budget, and lists the budgeted, the
  adjusted and the final amounts.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 决算
2024年公务接待费年初预算为10.00万元，支出决算为12.00万元，决算数小于预算数。",
    corrected: r"某市某局 2024 决算
2024年公务接待费年初预算为10.00万元，支出决算为12.00万元，决算数大于预算数。",
};

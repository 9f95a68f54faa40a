//! 增减额、增减方向与上年公开文件一致 (YOY011).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct LastYearChangeMismatch;

impl Rule for LastYearChangeMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("YOY011", "last-year-change-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("增减额、增减方向与上年公开文件一致", "a change agrees with last year's document")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中只列增减而未列上年数的，增减额应等于本年数减上年公开文件所列数，增减方向（增加、减少、持平）也应一致。本规则须提供上年公开文件。

## 审核意义
只写“比上年增加”不见基数，仅凭本年文件无从核对，YOY001 也无法核对。

## 局限
无法判断上年数是否因机构改革、口径调整而调整，故本规则只作提示。文中以万元列示的，可能是先四舍五入再相减，由此产生的差额作为尾数误差。与执行数相比的增减，以及金额不等而称“基本持平”的，列为无法判断。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- XBRL Calculations 1.1 关于修约数比较的规定。",
    en: r"## What it checks
Where the text states a change without last year's amount, the change is this year's amount minus
what last year's document prints. Checked are the figure, the direction (增加, 减少), and 持平. The rule
needs last year's document beside this one.

## Why it matters
比上年增加 alone hides the base. Nobody can check it from this document alone, nor can YOY001.

## What it cannot know
Whether last year's amount was restated (机构改革, 口径调整). For this reason the rule only warns. A text in
万元 may have subtracted rounded amounts: such a difference counts as rounding. A change against the
executed amount (执行数) is undecidable, as is 基本持平 where the amounts differ.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- XBRL Calculations 1.1: how rounded figures are compared.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算10.50万元，比上年预算减少2.50万元。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
    corrected: r"2024年公务接待费预算10.50万元，比上年预算减少1.50万元。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
};

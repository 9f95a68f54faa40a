//! 百分比四舍五入，不截尾 (YOY003).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct TruncatedRate;

impl Rule for TruncatedRate {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("YOY003", "truncated-rate", Severity::Warning)
    .since_release("0.1.0")
    .summary("百分比四舍五入，不截尾", "a percentage is rounded, not cut off")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中增长率、占比、完成率等百分比应四舍五入，不应截尾。

## 审核意义
末位相差一个单位不属实质错误，但所列数字得不出该百分比。

## 局限
无法判断是否约定截尾，故本规则只作提示。

## 依据
- GB/T 8170《数值修约规则与极限数值的表示和判定》。",
    en: r"## What it checks
A percentage in the text (growth rate, share or completion rate) is rounded, not cut off.

## Why it matters
One unit of the last digit is no error of substance, but the printed figures do not give the
percentage.

## What it cannot know
Whether cutting off was agreed on. For this reason the rule only warns.

## References
- GB/T 8170 数值修约规则与极限数值的表示和判定.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年支出预算300.00万元，其中：项目支出200.00万元，占66.6%。",
    corrected: r"2024年支出预算300.00万元，其中：项目支出200.00万元，占66.7%。",
};

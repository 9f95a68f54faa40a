//! 文中数量 = Σ其中各项 (NAR008).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct CountsMismatch;

impl Rule for CountsMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR008", "counts-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中数量 = Σ其中各项", "a count in the text is the sum of the parts listed after it")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中数量应等于“其中”“包括”所列各项之和，如车辆按用途、房屋面积按部位。列有名称的各项金额之和不应超过所属总额。

## 审核意义
此类数字常年沿用，错误也随之沿用。

## 局限
无法判断各项是否列全：各项之和小于总数的不提示，末项为“其他”的除外；面积应当全部列出。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：逐步公开国有资产占用情况。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
A count in the text is the sum of the parts that follow 其中 or 包括: vehicles by use, floor areas by
part. Amounts of named parts do not add up to more than the amount that they are parts of.

## Why it matters
These figures are copied from year to year, mistakes included.

## What it cannot know
Whether all parts are listed. Parts that add up to less than the count are accepted, unless the last
of them is 其他. Areas must add up, as nothing of an area is left over.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments gradually publish the state assets that they use.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"本部门共有车辆8辆，其中：机要通信用车2辆，应急保障用车3辆，其他用车2辆。",
    corrected: r"本部门共有车辆8辆，其中：机要通信用车2辆，应急保障用车3辆，其他用车3辆。",
};

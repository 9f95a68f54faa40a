//! 文中下属单位与分单位表一致 (NAR006).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct UnitNamesMismatch;

impl Rule for UnitNamesMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR006", "unit-names-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "文中下属单位与分单位表一致",
        "the subordinate units in the text are those of the tables by unit",
    )
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中列明的下属单位名称，应与分单位表所列单位一致。

## 审核意义
单位更名后，文字与表格往往未同步修改，一处用新名称，另一处用旧名称。

## 局限
只有一方列出的单位，无法判断是遗漏还是没有资金；只在双方各有对方没有的名称时提示。单位简称不作不一致。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：说明本部门机构设置情况。",
    en: r"## What it checks
The subordinate units (下属单位) that the text lists are those of the tables by unit.

## Why it matters
When a unit is renamed, the text and the tables are not always changed together. One then has the
new name and the other the old one.

## What it cannot know
Whether a unit that only one side lists is missing on the other, or has no money. The rule fires
only where each side has a name that the other lacks. Short forms of a name are accepted.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how they are organised.",
};

const EXAMPLE: Example = Example {
    flagged: r"本部门下属单位包括：某市政务服务中心。

《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 9.00
某市行政服务中心 | unit | 9.00
人员经费 | personnel | 9.00",
    corrected: r"本部门下属单位包括：某市行政服务中心。

《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 9.00
某市行政服务中心 | unit | 9.00
人员经费 | personnel | 9.00",
};

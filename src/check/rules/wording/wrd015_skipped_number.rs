//! 序号连续 (WRD015).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct SkippedNumber;

impl Rule for SkippedNumber {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD015", "skipped-number", Severity::Warning)
    .since_release("0.1.0")
    .summary("序号连续", "headings and items are numbered without a gap")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

标题和事项的序号依次连续，如一、二、三。仅对缺少一个序号的情形作出提示。

## 审核意义

序号中断，可能漏掉了相应的内容。

## 局限

不能区分漏写事项与漏写序号。缺少两个以上序号的不予提示；所缺序号出现在行内或表格之前的，可能为文件转换时行文合并，也不予提示。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算公开的情况说明。",
    en: r"## What it checks

The numbers of headings and items go up by one: 一、二、三. Only a single missing number is reported.

## Why it matters

Where a number is missing, an item may be missing with it.

## What it cannot know

Whether the item is missing or only its number. A gap of two or more numbers is not reported, and neither is a
number that stands inside a line or in front of a table, where the conversion of the file may have joined lines.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): the explanations that departments publish with the tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 一、收入预算说明
# 二、支出预算说明
# 四、机关运行经费说明",
    corrected: r"# 一、收入预算说明
# 二、支出预算说明
# 三、机关运行经费说明",
};

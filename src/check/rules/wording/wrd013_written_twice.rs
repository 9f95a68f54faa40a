//! 词句、段落、标题不重复 (WRD013).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct WrittenTwice;

impl Rule for WrittenTwice {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD013", "written-twice", Severity::Warning)
    .since_release("0.1.0")
    .summary("词句、段落、标题不重复", "no words, sentence, paragraph or heading is printed twice in a row")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

词语、分句、句子、段落不连续重复，带序号的标题不连续重复，并列事项中同一项不连续出现。

## 审核意义

重复粘贴的内容，后续修改时往往只改一处，造成前后不一致。

## 局限

不能判断是否有意重复。名称本身重复的（如款级科目与其唯一的项级科目同名），不予提示。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算公开的情况说明。",
    en: r"## What it checks

No words, clause, sentence or paragraph stands twice in a row, and no numbered heading follows itself. In a
list, no item follows itself.

## Why it matters

A passage that was pasted twice is often corrected in one place only.

## What it cannot know

Whether a repetition is meant. Names that repeat by nature are not reported, such as a section and its only item
of the same name.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): the explanations that departments publish with the tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元，主要原因是主要原因是接待批次增加。",
    corrected: r"公务接待费预算3.00万元，主要原因是接待批次增加。",
};

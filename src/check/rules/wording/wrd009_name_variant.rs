//! 部门名称前后一致 (WRD009).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct NameVariant;

impl Rule for NameVariant {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD009", "name-variant", Severity::Warning)
    .since_release("0.1.0")
    .summary("部门名称前后一致", "the document names one department, and always by the same name")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

部门名称全文一致，标题不出现上级或下级的同类部门。正文不出现其他地区的同类部门，所述资金不写成本地其他部门的资金。

## 审核意义

文件公开的是所称部门的预决算。出现其他名称，多为套用其他部门文稿所致。

## 局限

不能判断是否确指其他部门。仅对一字之差的名称、文件自身各部分的标题，以及出现次数少于本部门名称的其他部门作出提示。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算公开的情况说明。",
    en: r"## What it checks

The name of the department is the same throughout the document, and no title names the same body of another
level. The text does not name the same body of another place, or another body of the place where money is
stated.

## Why it matters

The document states the budget of the body that it names. Another name usually comes from another body's
document.

## What it cannot know

Whether another body is meant. Only names that differ by one character, titles of the document's own parts, and
other bodies that are named less often than the department are reported.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): the explanations that departments publish with the tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某区规划和自然资源局 2024 预算
某市某区规划与自然资源局负责全区规划管理。",
    corrected: r"某市某区规划和自然资源局 2024 预算
某市某区规划和自然资源局负责全区规划管理。",
};

//! 文件中读出了可核对的数 (STR012).

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::Sheet;

#[derive(Debug)]
pub(in crate::check) struct NothingRead;

impl Rule for NothingRead {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Document(document) = subject else { return Answer::NotApplicable };
        let has_figures =
            |sheet: &Sheet| sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.figure().is_some());
        let is_noted_as_empty = |sheet: &Sheet| sheet.empty_note().is_some();
        let is_read = document.sheets.iter().any(|sheet| has_figures(sheet) || is_noted_as_empty(sheet))
            || !context.facts().is_empty()
            || !context.counts().is_empty();
        if is_read {
            return Answer::Held;
        }
        let tables = document.sheets.len();
        let paragraphs: usize = document.sections.iter().map(|section| section.paragraphs.len()).sum();
        Breach::at(FindingPlace::default())
            .worded(wording!(
                "未读出任何可核对的数（表 {tables} 张、文字 {paragraphs} 段，均无可用的数字）：本文件未经核对，没有其他问题不等于无误；请查看原文件",
                "nothing was read that could be checked (tables {tables}, paragraphs {paragraphs}, none with a figure of use): the document was not checked, and that nothing else is found does not mean that it is sound; look at the file"
            ))
            .into()
    }
}

const DECLARATION: Declaration = Declaration::new("STR012", "nothing-read", Severity::Warning)
    .since_release("0.1.0")
    .summary("文件中读出了可核对的数", "something was read that can be checked")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
一份文件中，至少应有一张表读出数字，或者文字中至少有一项写明所指的金额、比率或数量。注明“本表无数据”的空表视为已读。

## 审核意义
什么都没有读出时，任何规则都无从核对，报告中没有问题，与文件无误看起来一样。

## 局限
无法判断是文件本身没有数字（如只公开了说明的文字部分、数字在图片中），还是未能读出。部分读出的文件不在此列：其“识别”一行列明读出多少。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第三条：保证公开内容全面、真实、完整。",
    en: r"## What it checks
At least one table has a figure, or the text states at least one amount, rate or count whose subject is known. A table that
is noted as empty (本表无数据) counts as read.

## Why it matters
Where nothing was read, no rule can compare anything, and a report without findings looks like that of a sound document.

## What it cannot know
Whether the document has no figures (its text alone was published, or its tables are pictures), or whether they were not
found. A document that was read in part is not meant: the line of what was understood says how much.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 3: what is published must be complete and true.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 二、支出说明
2024年部门支出预算见附表。",
    corrected: r"# 二、支出说明
2024年部门支出预算24.00万元。",
};

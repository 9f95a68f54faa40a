//! 表头与行次符合表式 (STR008).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct UntypedTable;

impl Rule for UntypedTable {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("STR008", "untyped-table", Severity::Warning)
    .since_release("0.1.0")
    .summary("表头与行次符合表式", "headings and rows fit the form of the table")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
表头与行次应符合表式：每栏有一个可识别的表头，每行有可识别的编码或名称，单元格数与表头数相同。只有表题可识别而栏目或行次不能识别的，列出不能识别的表头。

## 审核意义
不合表式的部分不参与核对，涉及该部分的勾稽关系只能判为相符或无法判断。表头均不能识别的，全表不参与核对。

## 局限
无法判断是文件不合表式，还是采用了未知的表式，如其他地区或其他年度的表式。认定问题之前，应先查看提示内容。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）关于部门应公开报表的规定。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Headings and rows fit the form of the table. Each column has one known heading. Each row has a code
or a name that is known, and one cell for each heading. A table whose title is known, but not its
columns or rows, is reported with the headings that are unknown.

## Why it matters
What does not fit is left out of the checks. An identity that it may be a part of can hold, but not
be broken. Where no heading is known, none of the table's identities is checked.

## What it cannot know
Whether the document departs from its form, or follows a form that is not known, such as that of
another province or year. Read the finding before you blame the publisher.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 基本支出
 | 合计 | 24.00 | 16.00 | 8.00
205 | 教育支出 | 24.00 | 16.00 | 8.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 24.00 | 16.00 | 8.00
205 | 教育支出 | 24.00 | 16.00 | 8.00",
};

//! 同一科目编码在各表名称一致 (COD009).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct TwoNames;

impl Rule for TwoNames {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("COD009", "two-names", Severity::Warning)
    .since_release("0.1.0")
    .summary("同一科目编码在各表名称一致", "one code has one name in all tables of the document")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
同一支出功能分类科目编码在文件各表中的名称应一致，同款相邻两项的名称不应相同。空格、括号的全角或半角以及末尾“支出”二字不计。

## 审核意义
编码与名称表示同一科目。同一文件前后不一，无论正式名称为何，必有一表有误，无须对照科目表即可发现。

## 局限
无法判断哪个名称正确，提示的是较少的表所用的名称。表中截断的名称也会提示。COD002 已提示的，不再重复提示。

## 依据
- 当年《政府收支分类科目》。",
    en: r"## What it checks
A functional code has the same name in all tables of the document, and two neighbouring items of one
section have different names. Blanks, the width of brackets and a final 支出 do not matter.

## Why it matters
Code and name say the same thing twice. Where a document contradicts itself, one of its tables is
wrong, whatever the official name is. No list of official names is needed to see it.

## What it cannot know
Which of the names is right: the name that fewer tables print is reported. A name that a table cuts
off is reported too. What COD002 reports is not reported again.

## References
- 政府收支分类科目 of the year.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00
2050203 | 初中教育 | 8.00

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 8.00
2050203 | 中学教育 | 8.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00
2050203 | 初中教育 | 8.00

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 8.00
2050203 | 初中教育 | 8.00",
};

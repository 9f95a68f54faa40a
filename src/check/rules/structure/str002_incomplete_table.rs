//! 表格完整，无缺行缺页 (STR002).

use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::table::Completeness;
use crate::value::Language;

#[derive(Debug)]
pub(in crate::check) struct IncompleteTable;

impl Rule for IncompleteTable {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        let Completeness::Incomplete(reason) = &table.sheet.completeness else { return Answer::Held };
        let (title, reason) = (table.sheet.title.clone(), reason.clone());
        let breach = Breach::at(table.place()).worded(move |language| {
            let reason = reason.message(language);
            match language {
                Language::Zh => format!("《{title}》不完整：{reason}"),
                Language::En => format!("{title} is incomplete: {reason}"),
            }
        });
        breach.into()
    }
}

const DECLARATION: Declaration = Declaration::new("STR002", "incomplete-table", Severity::Warning)
    .since_release("0.1.0")
    .summary("表格完整，无缺行缺页", "a table is complete, with no rows or pages missing")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
表格应完整，各页、各行齐全。

## 审核意义
缺行的表，合计关系不能证明任何问题，列为无法判断而不作错误；本提示说明其原因。

## 局限
无法判断是公开文件不完整还是所用文件不完整。只提示读取文件时已发现的缺失；未留痕迹的缺行表现为合计不符。

## 依据
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表由各部门向社会公开。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第三条：保证公开内容全面、真实、完整。",
    en: r"## What it checks
No table is known to be cut off: all of its pages and rows were found.

## Why it matters
Sums prove nothing where rows are missing. They are undecidable instead of broken, and this finding
says why.

## What it cannot know
Whether the published document or the copy at hand is incomplete. Only gaps that were noticed when
the file was read are reported. A row that was lost without a trace shows as a broken sum instead.

## References
- 预算法 (Budget Law), art. 14: departments publish their budgets, final accounts and tables.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 3: what is published must be complete and true.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 16.00
不全：缺下一页",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 16.00
208 | 社会保障和就业支出 | 8.00",
};

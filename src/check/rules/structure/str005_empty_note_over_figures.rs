//! 注明“本表无数据”的表确无数据 (STR005).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::table::Cell;

#[derive(Debug)]
pub(in crate::check) struct EmptyNoteOverFigures;

impl Rule for EmptyNoteOverFigures {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        let Some(note) = table.sheet.empty_note() else { return Answer::NotApplicable };
        let Some(row) = table.sheet.rows.iter().position(|row| row.cells.iter().any(Cell::holds_money))
        else {
            return Answer::Held;
        };
        let note = note.to_owned();
        Breach::at(table.place_of_row(row))
            .worded(wording!("注“{note}”，但表中有数", "the note {note:?} stands under figures"))
            .into()
    }
}

const DECLARATION: Declaration = Declaration::new("STR005", "empty-note-over-figures", Severity::Error)
    .since_release("0.1.0")
    .summary("注明“本表无数据”的表确无数据", "a table that is noted as empty is empty")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
注明“本表无数据”“本表为空表”的表，除零以外不应有数字。

## 审核意义
说明与数字矛盾，必有一处为模板或以前年度残留，相信说明的读者会忽略表中资金。

## 局限
无法判断说明与数字何者正确。说明属于本表还是下一张表、只针对某一栏还是带有条件（如“如本表为空表，则……”），取决于文件的读取。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第三条：保证公开内容全面、真实、完整。
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表由各部门向社会公开。",
    en: r"## What it checks
A table with a note that it is empty (本表无数据, 本表为空表) has no figure other than zero.

## Why it matters
Either the note or the figures are left over from a template or an earlier year. A reader who trusts
the note overlooks the money.

## What it cannot know
Which of the two is right. It depends on how the file was read whether a note belongs to this table
or to the next, speaks of one column only, or states a condition (如本表为空表，则…).

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 3: what is published must be complete and true.
- 预算法 (Budget Law), art. 14: departments publish their budgets, final accounts and tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"《政府性基金预算支出情况表》 万元 government_fund
编码 | 名称 | 小计
 | 合计 | 36.00
212 | 城乡社区支出 | 36.00
注：本部门没有使用政府性基金预算，本表无数据",
    corrected: r"《政府性基金预算支出情况表》 万元 government_fund
编码 | 名称 | 小计
 | 合计 | 36.00
212 | 城乡社区支出 | 36.00",
};

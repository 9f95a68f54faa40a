//! 用途和原因说明属于本科目 (WRD012).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct CopiedReason;

impl Rule for CopiedReason {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD012", "copied-reason", Severity::Warning)
    .since_release("0.1.0")
    .summary("用途和原因说明属于本科目", "the purpose and the reason of an item are its own")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

项级科目的用途说明和增减原因应当针对本科目。用途与科目相反的予以提示：城市与农村、行政单位与事业单位、职业年金与基本养老保险互相错写。原因说明写成文中其他科目的，以及多数科目的用途均写明科目名称、唯独该处不符的，同样予以提示。

## 审核意义

各科目的说明常常互相复制而未作修改。

## 局限

用途说明未提及任何科目名称的，没有比较对象，不能发现。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算公开的情况说明。",
    en: r"## What it checks

What is said of the purpose of an item (项), or of the reason of its change, concerns that item and not another
one. A purpose that names the opposite of the item is reported: 城市 for 农村, 行政单位 for 事业单位, 职业年金
for 基本养老保险. So is a reason that names another item of the text, and a purpose that does not repeat the
name of its item in a document where most purposes do.

## Why it matters

Sentences are copied from item to item and not adapted.

## What it cannot know

Purposes in words of their own: they name no item that they could be compared with.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): the explanations that departments publish with the tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"社会保障和就业支出（类）最低生活保障（款）农村最低生活保障金支出（项）预算20.00万元，主要用于城市低保对象补助。",
    corrected: r"社会保障和就业支出（类）最低生活保障（款）农村最低生活保障金支出（项）预算20.00万元，主要用于农村低保对象补助。",
};

//! 项级科目之上列有款级，款级科目之上列有类级 (COD003).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct OrphanCode;

impl Rule for OrphanCode {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        let Some(code) = row.code() else { return Answer::NotApplicable };
        let Some(parent) = code.parent() else { return Answer::NotApplicable };
        // A form may print no row of that level: 类 and 项 alone.
        let Some(outline) = context.outline(row.table.index).filter(|outline| outline.lists(parent.level()))
        else {
            return Answer::NotApplicable;
        };
        if outline.contains(parent) {
            return Answer::Held;
        }
        Breach::at(row.place())
            .worded(wording!("{code} 之上没有 {parent} 行", "{code} has no row {parent} above it"))
            .into()
    }
}

const DECLARATION: Declaration = Declaration::new("COD003", "orphan-code", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "项级科目之上列有款级，款级科目之上列有类级",
        "an item has the row of its section, and a section the row of its class",
    )
    .looks_at(&[LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
按科目列示的表中，项级科目应列有所属款级科目行，款级科目应列有所属类级科目行。已知不完整的表、有编码无法识别的表、全表未列上一级科目的表除外。

## 审核意义
合计关系逐级核对，缺少中间一级则无法核对，录错的编码也容易掩盖其中。

## 局限
无法判断缺行是遗漏还是表式如此，故本规则只作提示。编码虽有误、但恰有上级科目行的，不能发现。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：支出按其功能分类分为类、款、项，按其经济性质分类分为类、款。",
    en: r"## What it checks
In a table by code, every item (项) has the row of its section (款), and every section the row of its
class (类). Three kinds of table are exempt: a table that is known to be incomplete, a table with a
code that cannot be read, and a table that lists no code of the level above.

## Why it matters
Sums are checked level by level. Without the row between, they are undecidable, and a mistyped code
can hide there.

## What it cannot know
Whether the row was left out by mistake or by design. For this reason the rule only warns. A wrong
code that happens to have a row above it is not noticed.

## References
- 政府收支分类科目 of the year.
- 预算法 (Budget Law), art. 32: expenditure is divided into 类, 款 and 项 by function, and into 类 and 款 by
  economic nature.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 28.00
205 | 教育支出 | 28.00
2050202 | 小学教育 | 24.00
20503 | 职业教育 | 4.00
2050302 | 中等职业教育 | 4.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 28.00
205 | 教育支出 | 28.00
20502 | 普通教育 | 24.00
2050202 | 小学教育 | 24.00
20503 | 职业教育 | 4.00
2050302 | 中等职业教育 | 4.00",
};

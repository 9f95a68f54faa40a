//! 同一口径的勾稽关系多数相符 (STR011).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::identity::TableCheck;
use crate::value::Undecidable;

#[derive(Debug)]
pub(in crate::check) struct RefutedReading;

impl Rule for RefutedReading {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        let is_of_table =
            |check: &&TableCheck| check.cells().next().is_some_and(|cell| cell.sheet == table.index);
        let of_table = || context.identities().iter().filter(is_of_table);
        let refuted = |check: &&TableCheck| check.verdict().reason() == Some(Undecidable::Refuted);
        let first = of_table().find(refuted);
        let Some(cell) = first.and_then(|check| check.cells().next()) else {
            return if of_table().next().is_some() { Answer::Held } else { Answer::NotApplicable };
        };
        let failed = of_table().filter(refuted).count();
        Breach::at(context.place_of_origin(cell))
            .worded(wording!(
                "该表有 {failed} 处勾稽关系按同一口径不符：可能是表式特殊，也可能是整栏、整行数字有误，请人工核对，暂不列为错误",
                "{failed} identities of one reading fail: the form may be a special one, or a whole column or row is wrong; please review, none is reported as an error"
            ))
            .into()
    }
}

const DECLARATION: Declaration = Declaration::new("STR011", "refuted-reading", Severity::Warning)
    .since_release("0.1.0")
    .summary("同一口径的勾稽关系多数相符", "most identities of one reading of a table hold")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
同一口径下的勾稽关系（同几栏相加、各行相加、同一栏各行相加、两表同一栏）不符的多于相符的，且无法以一个数字有误解释的，不逐处列为错误，合并提示一次。

## 审核意义
笔误是个别的。同一口径处处不符，多半是表头或行次未能正确理解，也可能是整张表取自其他年度。

## 局限
无法判断是表式特殊还是整栏数字有误。

## 依据
- 算术关系。",
    en: r"## What it checks
Identities that rest on one reading (the same columns summed, the rows of a table or of one column, the same columns of
two tables) hold more often than they fail. Where they do not, and no one wrong figure explains it, none of
them is an error; together they are one warning.

## Why it matters
Figures slip one at a time. A reading that fails everywhere was misread, or the whole table is another year's.

## What it cannot know
Whether the form is a special one or a whole column is wrong.

## References
- Arithmetic.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 34.00 | 12.00 | 12.00
205 | 教育支出 | 34.00 | 12.00 | 12.00
20502 | 普通教育 | 34.00 | 12.00 | 12.00
2050202 | 小学教育 | 20.00 | 6.00 | 8.00
2050203 | 初中教育 | 14.00 | 6.00 | 4.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 24.00 | 12.00 | 12.00
205 | 教育支出 | 24.00 | 12.00 | 12.00
20502 | 普通教育 | 24.00 | 12.00 | 12.00
2050202 | 小学教育 | 14.00 | 6.00 | 8.00
2050203 | 初中教育 | 10.00 | 6.00 | 4.00",
};

//! 表注明的金额单位与数字相符 (STR010).

use crate::check::answer::wording;
use crate::check::unit_line::{Rescaled, can_be_compared};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject, TableSubject,
};

#[derive(Debug)]
pub(in crate::check) struct WrongUnit;

impl Rule for WrongUnit {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        let Some(kind) = context.kind_of_table(table) else { return Answer::NotApplicable };
        if let Some(rescaled) = context.rescaled.iter().find(|rescaled| rescaled.kind == kind) {
            return wrong(table, rescaled).into();
        }
        if table.sheet.unit.is_some() && can_be_compared(table.index, context.identities()) {
            Answer::Held
        } else {
            Answer::NotApplicable
        }
    }
}

fn wrong(table: TableSubject<'_>, rescaled: &Rescaled) -> Breach {
    let title = table.sheet.title.clone();
    let Rescaled { stated, unit, explains, .. } = rescaled;
    let (stated, unit, count) = (*stated, *unit, explains.len());
    Breach::at(table.place())
        .worded(wording!(
            "《{title}》注明单位为{stated}，按{unit}则与其他各表 {count} 处勾稽关系相符",
            "{title} states {stated}; in {unit} its figures agree with other tables in {count} identities"
        ))
        .explaining(explains.clone())
}

const DECLARATION: Declaration = Declaration::new("STR010", "wrong-unit", Severity::Error)
    .since_release("0.1.0")
    .summary("表注明的金额单位与数字相符", "the figures of a table are in the unit that it states")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
表中数字应符合表所注明的金额单位。与其他表的勾稽关系有三项以上不符，换为另一金额单位则全部相符（其中等式三项以上），且原相符的无一不符的，提示金额单位有误，不再逐项提示勾稽关系。

## 审核意义
以元代替万元，全表数字均缩小一万倍，而单看每个数字并无错误。

## 局限
只有两张表互不相符时，无法判断哪一张有误，提示较少的表所用的单位。与其他表的勾稽关系不足三项的，提示勾稽关系本身。报告中的计数仍按所列数字统计。

## 依据
- 《中华人民共和国预算法》第十九条：预算收入和预算支出以人民币元为计算单位。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
The figures of a table are in the unit that the table states. The unit is reported instead of the
identities where three or more identities with other tables fail, all of them would hold in another
unit, three of them as equations, and none that held would then fail.

## Why it matters
元 in place of 万元 makes every figure of a table ten thousand times too small, although no figure is
wrong in itself.

## What it cannot know
Which table is wrong where only two disagree: the table whose unit fewer tables state is reported.
Where fewer than three identities connect a table with others, the identities themselves are
reported. The counts of the report stay those of the figures as printed.

## References
- 预算法 (Budget Law), art. 19: budget revenue and expenditure are counted in yuan.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 合计 | 一般公共预算
收入 | 一、一般公共预算拨款 | 24.00 | 24.00
收入 | 收入总计 | 24.00 | 24.00
支出 | 一、教育支出 | 16.00 | 16.00
支出 | 二、社会保障和就业支出 | 8.00 | 8.00
支出 | 支出总计 | 24.00 | 24.00

《一般公共预算支出情况表》 元 general_by_function
编码 | 名称 | 小计
 | 合计 | 24.00
205 | 教育支出 | 16.00
208 | 社会保障和就业支出 | 8.00",
    corrected: r"《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 合计 | 一般公共预算
收入 | 一、一般公共预算拨款 | 24.00 | 24.00
收入 | 收入总计 | 24.00 | 24.00
支出 | 一、教育支出 | 16.00 | 16.00
支出 | 二、社会保障和就业支出 | 8.00 | 8.00
支出 | 支出总计 | 24.00 | 24.00

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 24.00
205 | 教育支出 | 16.00
208 | 社会保障和就业支出 | 8.00",
};

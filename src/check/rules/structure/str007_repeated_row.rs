//! 同一行不重复列示 (STR007).

use std::collections::HashSet;

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject, TableSubject,
};
use crate::document::{RowRole, SheetRow, plain};

#[derive(Debug)]
pub(in crate::check) struct RepeatedRow;

impl Rule for RepeatedRow {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        let Some(repeated) =
            context.kind_of_table(table).and_then(|kind| context.tables().repeated_rows(kind))
        else {
            return Answer::NotApplicable;
        };
        // The items of each unit stand below its name, or beside it.
        let is_unit = |row: &SheetRow| matches!(row.role, RowRole::Unit | RowRole::Department);
        if table.sheet.rows.iter().any(is_unit) {
            return Answer::NotApplicable;
        }
        if repeated.is_empty() {
            return Answer::Held;
        }
        let twins = twins(&table.sheet.rows);
        let repeated = repeated.into_iter().filter(|row| twins.contains(row));
        Answer::broken_if_any(repeated.map(|row| printed_twice(table, row)).collect())
    }
}

/// The rows that have the name and the words of a row before them, and not its key alone: projects of one item have names
/// of their own.
fn twins(rows: &[SheetRow]) -> HashSet<usize> {
    let mut known = HashSet::with_capacity(rows.len());
    let is_twin = |(_, row): &(usize, &SheetRow)| !known.insert((plain(&row.label), row.texts.clone()));
    rows.iter().enumerate().filter(is_twin).map(|(index, _)| index).collect()
}

fn printed_twice(table: TableSubject<'_>, row: usize) -> Breach {
    let place = table.place_of_row(row);
    let label = place.row_label.clone();
    Breach::at(place).worded(wording!("“{label}”一行重复出现", "row {label:?} is printed twice"))
}

const DECLARATION: Declaration = Declaration::new("STR007", "repeated-row", Severity::Warning)
    .since_release("0.1.0")
    .summary("同一行不重复列示", "no row is printed twice")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
同一行不应重复列示：同款下不重复列同一项，同类下不重复列同一款，收支表同一侧不重复列同一行。机关、事业分组列示的类不作重复。

## 审核意义
重复列示或使金额重复计算，或有一行编码有误；合计关系可能仍然成立，其他规则不能发现。

## 局限
无法判断哪一行有误。换页重印的行、标题未识别的分组或单位也会显示为重复，同一单位的两个项目可能同名，故本规则只作提示。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算草案。",
    en: r"## What it checks
No row is printed twice in the same place: the same item (项) in a section, the same section in a
class, the same line on one side of a balance. Classes that recur for each group (机关, 事业) are not a
repetition.

## Why it matters
The money is counted twice, or one of the two rows has the wrong code. The sums may hold all the
same, so that no other rule finds it.

## What it cannot know
Which of the two rows is wrong. Rows that are printed again at the head of a page look the same, as
do groups or units whose headings were not recognised. Two projects of one unit may have the same
name. For these reasons the rule only warns.

## References
- 政府收支分类科目 of the year.
- 预算法 (Budget Law), art. 32: departments draw up their budgets by the 政府收支分类科目.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 24.00
20502 | 普通教育 | 24.00
2050201 | 学前教育 | 10.00
2050201 | 学前教育 | 14.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 24.00
20502 | 普通教育 | 24.00
2050201 | 学前教育 | 10.00
2050202 | 小学教育 | 14.00",
};

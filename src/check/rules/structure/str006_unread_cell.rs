//! 单元格均可识别为数字 (STR006).

use crate::check::answer::wording;
use crate::check::misprinted::{Misprinted, misprinted};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, LooksAt, Page, RowSubject, Rule, Severity, Subject,
};
use crate::identity::Column;
use crate::table::Cell;

#[derive(Debug)]
pub(in crate::check) struct UnreadCell;

/// The misprinted figures of the document.
#[derive(Debug)]
struct OfDocument(Vec<Misprinted>);

impl Rule for UnreadCell {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        let all = context.once(|context| OfDocument(misprinted(context.document())));
        let place = (row.table.index, row.index);
        let first = all.0.partition_point(|misprinted| misprinted.row < place);
        let of_row = all.0[first..].iter().take_while(|misprinted| misprinted.row == place);
        let mut breaches: Vec<Breach> = of_row.map(|misprinted| breach(row, misprinted, context)).collect();
        // Of a table that was not recognised nobody knows which columns hold figures, unless their cells tell.
        if row.table.sheet.kind.is_none() || row.row.cells.is_empty() {
            return if breaches.is_empty() { Answer::NotApplicable } else { Answer::broken_if_any(breaches) };
        }
        let cells = row.row.cells.iter().enumerate().filter(|(_, cell)| cell.is_unread());
        breaches.extend(cells.map(|(column, cell)| unread(row, column, cell)));
        Answer::broken_if_any(breaches)
    }
}

/// A misprinted figure, where the other cells of its column tell that it is one.
fn breach(row: RowSubject<'_>, misprinted: &Misprinted, context: &Context<'_>) -> Breach {
    let text = misprinted.text.clone();
    let place = match misprinted.column {
        Column::Figures(column) => row.place_of_cell(column),
        Column::Texts(column) => context.place_of_text_cell(row.table.index, row.index, column),
    };
    Breach::at(place).worded(wording!("“{text}”无法识别为数字", "{text:?} is not a figure"))
}

fn unread(row: RowSubject<'_>, column: usize, cell: &Cell) -> Breach {
    let text = cell.text();
    Breach::at(row.place_of_cell(column))
        .worded(wording!("“{text}”无法识别为数字", "{text:?} is not a figure"))
}

const DECLARATION: Declaration = Declaration::new("STR006", "unread-cell", Severity::Warning)
    .since_release("0.1.0")
    .summary("单元格均可识别为数字", "every cell of a figure column is blank or a figure")
    .looks_at(&[LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
已识别的表中，数字栏的单元格应为空或为数字。未识别的表和百分比栏中，同栏其他单元格均为数字（至少三个）时，形似数字而不是数字的，如“24.l0”“2O.0%”，也作提示。

## 审核意义
需要该单元格的勾稽关系无法核对。多因文件质量不佳，也有文件本身印成字母或多余符号的。

## 局限
应为何数不得而知，不作推测和修正。“—”“×”等符号在读取时视为空的，不提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
In a recognised table, every cell of a figure column is blank or holds a figure. In other tables, and in columns of
percentages, a cell that looks like a figure and is none (24.l0, 2O.0%) is reported where all other cells of its column,
three at least, are figures.

## Why it matters
An identity that needs an unreadable cell is undecidable. Usually the copy is poor. Sometimes the
document itself prints a letter or a stray sign.

## What it cannot know
What the figure should be: nothing is guessed or repaired. A sign such as — or × that was read as a
blank is not reported.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.10
205 | 教育支出 | 24.l0",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.10
205 | 教育支出 | 24.10",
};

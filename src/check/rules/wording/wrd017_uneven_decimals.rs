//! 同表数字小数位数一致 (WRD017).

use std::collections::BTreeMap;

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::document::Sheet;
use crate::table::Cell;

/// How many figures must end in a zero after the point for a column to print such zeros.
const ZEROS_PRINTED: usize = 3;

#[derive(Debug)]
pub(in crate::check) struct UnevenDecimals;

impl Rule for UnevenDecimals {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        // What was not recognised may be no money.
        if table.sheet.kind.is_none() {
            return Answer::NotApplicable;
        }
        let (mut columns, mut places) = (0, Vec::new());
        for column in 0..table.sheet.headers.len() {
            let Some(rows) = short_figures(table.sheet, column) else { continue };
            columns += 1;
            places.extend(rows.into_iter().map(|row| table.place_of_cell(row, column)));
        }
        if columns == 0 {
            return Answer::NotApplicable;
        }
        let Some(printed) = places.first().and_then(|place| place.printed.clone()) else {
            return Answer::Held;
        };
        let (title, count) = (table.sheet.title.clone(), places.len());
        Breach::at_places(places)
            .worded(wording!(
                "《{title}》“{printed}”等 {count} 处小数位数少于同栏各数",
                "{title}: {printed} has fewer decimals than its column prints ({count} in all)"
            ))
            .into()
    }
}

/// The rows whose figure lacks decimals that the column prints; `None` for a column that prints no zeros at the end, or
/// no more of them than there are figures without.
fn short_figures(sheet: &Sheet, column: usize) -> Option<Vec<usize>> {
    let cells =
        || sheet.rows.iter().enumerate().filter_map(|(row, found)| Some((row, found.cells.get(column)?)));
    let figures = || cells().filter_map(|(_, cell)| cell.figure());
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for figure in figures() {
        *counts.entry(figure.decimals()).or_default() += 1;
    }
    let (decimals, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    if decimals == 0 {
        return None;
    }
    let ends_in_zero =
        figures().filter(|figure| figure.decimals() == decimals && figure.digits().ends_with('0'));
    let zeros = ends_in_zero.count();
    if zeros < ZEROS_PRINTED {
        return None;
    }
    let is_short =
        |cell: &Cell| cell.figure().is_some_and(|figure| !figure.is_zero() && figure.decimals() < decimals);
    let short: Vec<usize> = cells().filter(|(_, cell)| is_short(cell)).map(|(row, _)| row).collect();
    (short.len() < zeros).then_some(short)
}

const DECLARATION: Declaration = Declaration::new("WRD017", "uneven-decimals", Severity::Warning)
    .since_release("0.1.0")
    .summary("同表数字小数位数一致", "the figures of a column have the same number of decimals")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

同栏数字保留小数末位零的（至少三个数末位为零，且多于小数位数不足的数），每个数字的小数位数与同栏其他各数一致。零值不作要求。

## 审核意义

816.26、696.20之间出现的120，可能为事后手工填入，也可能为取整数；其精确程度无从判断，相关勾稽关系只能放宽到半个单位。

## 局限

不能推知缺少的数字。整栏不保留末位零的，视为统一省略，不予审核；表式未能识别的表，也不予审核。

## 依据

- 《数值修约规则与极限数值的表示和判定》（GB/T 8170-2008）：数字的位数表示其精确程度。",
    en: r"## What it checks

A figure has as many decimals as the others of its column, where the column prints trailing zeros: at least
three figures end in a zero, and fewer figures are short than do. Zeros are not reported.

## Why it matters

120 among 816.26 and 696.20 was typed by hand afterwards, or stands for a rounded figure. How exact it is cannot
be seen, and the identities over it allow for half a unit.

## What it cannot know

What the missing digits are. A column that prints no trailing zeros leaves them out on purpose and is not
checked. Neither is a table of an unknown form.

## References

- GB/T 8170-2008 数值修约规则与极限数值的表示和判定: the printed digits state how exact a figure is.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 96.30
教育支出 | 205 | 60.10
社会保障和就业支出 | 208 | 24.20
住房保障支出 | 221 | 12",
    corrected: r"《一般公共预算支出情况表》 万元 general_by_function
名称 | 编码 | 小计
合计 |  | 96.30
教育支出 | 205 | 60.10
社会保障和就业支出 | 208 | 24.20
住房保障支出 | 221 | 12.00",
};

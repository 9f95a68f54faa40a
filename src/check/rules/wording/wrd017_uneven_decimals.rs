//! 同表数字小数位数一致 (WRD017).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

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
            let Some(decimals) = table.sheet.decimals_of(column) else { continue };
            columns += 1;
            places.extend(decimals.short.into_iter().map(|row| table.place_of_cell(row, column)));
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

816.26、696.20之间出现的120，可能为事后手工填入，也可能为取整数；勾稽关系按同栏的小数位数核对，取整数的因此可能不符。

## 局限

不能推知缺少的数字。整栏不保留末位零的，视为统一省略，不予审核；表式未能识别的表，也不予审核。

## 依据

- 《数值修约规则与极限数值的表示和判定》（GB/T 8170-2008）：数字的位数表示其精确程度。",
    en: r"## What it checks

A figure has as many decimals as the others of its column, where the column prints trailing zeros: at least
three figures end in a zero, and fewer figures are short than do. Zeros are not reported.

## Why it matters

120 among 816.26 and 696.20 was typed by hand afterwards, or stands for a rounded figure. Identities take
it for as exact as the others of its column, so that a rounded one may break them.

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

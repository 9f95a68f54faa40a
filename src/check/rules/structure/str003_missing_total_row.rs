//! 表有合计行 (STR003).

use crate::check::text::compared_name;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::document::{RowRole, Sheet, SheetRow};
use crate::identity::PrintedTables;
use crate::table::{
    BalanceRow, BudgetColumn, ColumnSet, ExpenditureColumn, FunctionalRow, PrintedTable, RevenueColumn, Side,
    TableKind,
};
use crate::value::{Language, Level, Outcome, Printed, Tally, Verdict};

#[derive(Debug)]
pub(in crate::check) struct MissingTotalRow;

impl Rule for MissingTotalRow {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        let Some(kind) = table.sheet.kind else { return Answer::NotApplicable };
        // A table of one row has nothing to total.
        let is_of_other_rows = matches!(
            kind,
            TableKind::ThreePublic | TableKind::Performance | TableKind::Procurement | TableKind::Assets
        );
        if is_of_other_rows || table.sheet.rows.len() < 2 {
            return Answer::NotApplicable;
        }
        if has_total(table.sheet, kind) || begins_with(table.sheet, &context.document().department) {
            return Answer::Held;
        }
        let verdict = classes_against_balance(context.tables(), kind);
        let title = table.sheet.title.clone();
        let breach = Breach::at(table.place()).worded(move |language| {
            let classes = verdict.map(|verdict| classes_message(&verdict, language)).unwrap_or_default();
            match language {
                Language::Zh => format!("《{title}》没有合计行{classes}"),
                Language::En => format!("{title} has no total row{classes}"),
            }
        });
        match verdict {
            Some(verdict) => breach.with_verdict(verdict).into(),
            None => breach.into(),
        }
    }
}

fn has_total(sheet: &Sheet, kind: TableKind) -> bool {
    sheet.rows.iter().any(|row| match row.role {
        RowRole::Total => true,
        // The final account's table by economic code totals its two parts, and no more.
        RowRole::Subtotal => kind == TableKind::BasicByEconomic,
        _ => false,
    })
}

/// 某局 | 60.00 over 某局机关 and 某中心: the row of the department itself is the total of its units.
fn begins_with(sheet: &Sheet, department: &str) -> bool {
    let department = compared_name(department);
    let is_own = |row: &SheetRow| row.code.is_none() && compared_name(&row.label) == department;
    !department.is_empty() && sheet.rows.first().is_some_and(is_own)
}

/// The classes of the table of all revenue, or of all expenditure, compared with the total of the balance: what shows a
/// table that lacks its total alone from one that lacks rows too.
fn classes_against_balance(tables: &PrintedTables, kind: TableKind) -> Option<Verdict> {
    let (side, classes) = match kind {
        TableKind::Revenue => (Side::Revenue, classes(tables.revenue()?, RevenueColumn::Total)?),
        TableKind::Expenditure => {
            (Side::Expenditure, classes(tables.expenditure()?, ExpenditureColumn::Total)?)
        }
        _ => return None,
    };
    let (_, total) = tables.balance()?.rows().find(|(key, _)| **key == BalanceRow::Total(side))?;
    let mut tally = Tally::new(total[BudgetColumn::Budget].figure()?);
    for class in classes {
        tally.add(class);
    }
    Some(tally.verdict())
}

fn classes<C: ColumnSet>(table: &PrintedTable<FunctionalRow, C>, column: C) -> Option<Vec<Printed>> {
    let is_class = |key: &FunctionalRow| key.code().is_some_and(|code| code.level() == Level::Class);
    table.rows().filter(|(key, _)| is_class(key)).map(|(_, figures)| figures[column].figure()).collect()
}

fn classes_message(verdict: &Verdict, language: Language) -> String {
    let figures = (verdict.actual(), verdict.expected(), verdict.difference());
    match (verdict.outcome(), figures) {
        (Outcome::Broken, (Some(total), Some(sum), Some(missing))) => {
            let total = total.digits();
            match language {
                Language::Zh => format!("；所列各类合计 {sum}，收支总表为 {total}，差 {missing}"),
                Language::En => {
                    format!("; its classes add up to {sum}, the balance has {total}, difference {missing}")
                }
            }
        }
        (outcome, _) if outcome.is_held() => match language {
            Language::Zh => "；所列各类合计与收支总表相符".to_owned(),
            Language::En => "; its classes add up to the total of the balance".to_owned(),
        },
        _ => String::new(),
    }
}

const DECLARATION: Declaration = Declaration::new("STR003", "missing-total-row", Severity::Warning)
    .since_release("0.1.0")
    .summary("表有合计行", "a table has its total row")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
各表应有合计行，收支表应有收入总计、支出总计。“三公”经费表没有合计行，除外；经济分类表列有人员经费合计、公用经费合计即可。收入总体情况表、支出总体情况表缺合计行的，同时说明各类之和与收支总体情况表总计是否相符、相差多少。

## 审核意义
没有合计行，无从确认各行齐全，也无法与其他表核对。

## 局限
无法判断是未列合计行，还是合计行在缺失的页上（见 STR002），或者合计行名称未能识别。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）关于部门应公开报表的规定。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第三条：保证公开内容全面、真实、完整。",
    en: r"## What it checks
Every table that adds up has its total: a row 合计, or 收入总计 and 支出总计. The “三公” table has none and is
exempt. In a table by economic code, 人员经费合计 and 公用经费合计 are enough. For the tables of all revenue and
of all expenditure, the finding also says whether the classes add up to the total of 收支总体情况表, and
how much is missing.

## Why it matters
Without a total nothing confirms that all rows are there, and the table cannot be compared with
others.

## What it cannot know
Whether the row was never printed, stands on a page that is lost (STR002), or has a name that is not
known.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 3: what is published must be complete and true.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
205 | 教育支出 | 16.00
208 | 社会保障和就业支出 | 8.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 16.00
208 | 社会保障和就业支出 | 8.00",
};

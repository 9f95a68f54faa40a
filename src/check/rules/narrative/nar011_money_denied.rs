//! 文中称无预算的，表中确无数据 (NAR011).

use core::ops::Range;

use crate::check::answer::wording;
use crate::check::text::subject_of;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, FindingPlace, LooksAt, Page, Rule, Severity,
    Subject,
};
use crate::document::{Sheet, TextPlace};
use crate::fact::{Fact, FactFigure, Measure, Scope, Standing, Topic};
use crate::prose::Line;
use crate::prose::fund::{denial_of, funds};
use crate::prose::year::named_years;
use crate::table::{Cell, CellOrigin, TableKind};
use crate::value::{BudgetKind, Printed, Unit};

#[derive(Debug)]
pub(in crate::check) struct MoneyDenied;

impl Rule for MoneyDenied {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        match subject {
            Subject::Paragraph(line) => check_line(line, context),
            Subject::Fact(fact) => check_fact(fact, context),
            _ => Answer::NotApplicable,
        }
    }
}

/// A total of a fund in a table.
type Total = (CellOrigin, Printed);

/// 无政府性基金预算, where the table prints money.
fn check_line(line: &Line, context: &Context<'_>) -> Answer {
    let denials = funds().filter_map(|(fund, budget)| denial(line, fund, budget, context));
    let denials: Vec<(Range<usize>, Vec<Total>)> = denials.collect();
    if denials.is_empty() {
        return Answer::NotApplicable;
    }
    let breaches = denials.into_iter().filter_map(|(range, totals)| {
        let (cell, figure) = totals.into_iter().find(|(_, figure)| !figure.is_zero())?;
        let words = line.text[range].to_owned();
        let of_text = FindingPlace { row_label: words.clone(), ..context.place_of_text(&line.place) };
        let breach = Breach::at_places(vec![of_text, context.place_of_origin(cell)]);
        Some(breach.worded(wording!(
            "文中称“{words}”，表中为 {figure}",
            "the text says {words}, the table reports {figure}",
        )))
    });
    Answer::broken_if_any(breaches.collect())
}

/// Where a line says that there is no money of a fund, and what the tables print of it, where they do.
fn denial(
    line: &Line,
    fund: &str,
    budget: BudgetKind,
    context: &Context<'_>,
) -> Option<(Range<usize>, Vec<Total>)> {
    let range = denial_of(fund, &line.text)?;
    let (before, after) = (&line.text[..range.start], &line.text[range.end..]);
    // 无政府性基金预算项目 and another year say less.
    let clause = before.rsplit(['，', '。', '；']).next().unwrap_or_default();
    let own = context.document().fiscal_year.get();
    if named_years(clause).any(|named| named.year != own)
        || before.ends_with("上年")
        || after.contains("上年")
        || after.starts_with("预算项目")
    {
        return None;
    }
    let totals = totals_of(budget, context);
    (!totals.is_empty()).then_some((range, totals))
}

/// The total of a fund, in every table that prints it.
fn totals_of(budget: BudgetKind, context: &Context<'_>) -> Vec<Total> {
    let Ok(zero) = Printed::parse("0", Unit::Yuan) else { return Vec::new() };
    let total = Fact {
        topic: Topic::Expenditure,
        scope: Some(Scope::Budget(budget)),
        measure: Measure::Amount,
        figure: FactFigure::Amount(zero),
        direction: None,
        standing: Standing::Stated,
        year: context.document().fiscal_year,
        section_year: context.document().fiscal_year,
        against: None,
        of: None,
        doubt: None,
        statement: 0,
        place: TextPlace::default(),
    };
    let tied = context.text().tied(&total, None).into_iter();
    tied.filter_map(|(cells, figures)| Some((*cells.first()?, *figures.first()?))).collect()
}

/// An amount of a fund whose table is empty, and says so.
fn check_fact(FactSubject { index, fact }: FactSubject<'_>, context: &Context<'_>) -> Answer {
    let Some(Scope::Budget(budget)) = fact.scope else { return Answer::NotApplicable };
    if !matches!(budget, BudgetKind::GovernmentFund | BudgetKind::StateCapital) {
        return Answer::NotApplicable;
    }
    let prose = context.prose();
    let total = matches!(fact.topic, Topic::Revenue | Topic::Expenditure | Topic::Appropriation);
    let Some(amount) =
        fact.amount().filter(|amount| total && !amount.is_zero() && prose.text.is_current(fact))
    else {
        return Answer::NotApplicable;
    };
    let sheets = context.document().sheets.iter().enumerate();
    let mut own =
        sheets.filter(|(_, sheet)| sheet.kind.and_then(TableKind::budget) == Some(budget)).peekable();
    if own.peek().is_none() {
        return Answer::NotApplicable;
    }
    if !prose.text.tied(fact, prose.code(index)).is_empty() {
        return Answer::Held;
    }
    let Some((table, title, note)) = own.find_map(|(index, sheet)| {
        let note = note_of_empty(sheet)?;
        Some((context.place_of_table(index), sheet.title.clone(), note.to_owned()))
    }) else {
        return Answer::Held;
    };
    let subject = subject_of(fact);
    Breach::at_places(vec![context.place_of_fact(fact), table])
        .worded(wording!(
            "文中{subject} {amount}，《{title}》却注“{note}”",
            "the text reports {subject} {amount}, and {title} is noted as empty",
        ))
        .into()
}

/// The note that says that a table is empty, where it is.
fn note_of_empty(sheet: &Sheet) -> Option<&str> {
    let has_money = sheet.rows.iter().flat_map(|row| &row.cells).any(Cell::holds_money);
    sheet.empty_note().filter(|_| !has_money)
}

const DECLARATION: Declaration = Declaration::new("NAR011", "money-denied", Severity::Error)
    .since_release("0.1.0")
    .summary("文中称无预算的，表中确无数据", "a budget that the text says is empty is empty in its table")
    .looks_at(&[LooksAt::Paragraph, LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中称没有政府性基金预算或国有资本经营预算的，相应表应无数据；文中列有金额的，相应表不应注明“本表无数据”。

## 审核意义
两者矛盾，必有一处为模板或以前年度残留。

## 局限
无法判断是文中有误还是表中有误。说明上年情况或者只说明没有预算项目的，不提示。

## 依据
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表由各部门向社会公开。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Where the text says that there is no 政府性基金预算 or 国有资本经营预算, its table is empty. Where the text gives
an amount for one of them, its table does not carry a note that it is empty.

## Why it matters
One of the two is left over from a template or from an earlier year.

## What it cannot know
Whether the text or the table is wrong. A sentence about the year before, or about projects of the
fund only, is not reported.

## References
- 预算法 (Budget Law), art. 14: departments publish their budgets, final accounts and tables.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"本部门2024年没有政府性基金预算支出。

《政府性基金预算支出情况表》 万元 government_fund
编码 | 名称 | 小计
 | 合计 | 36.00
212 | 城乡社区支出 | 36.00",
    corrected: r"本部门2024年政府性基金预算支出36.00万元。

《政府性基金预算支出情况表》 万元 government_fund
编码 | 名称 | 小计
 | 合计 | 36.00
212 | 城乡社区支出 | 36.00",
};

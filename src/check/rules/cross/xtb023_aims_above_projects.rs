//! Σ各项目绩效目标表年度资金 ≤ 项目支出 (XTB023).

use std::collections::BTreeMap;

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::bare;
use crate::document::{RowRole, SheetRow};
use crate::identity::CellRef;
use crate::prose::one_line;
use crate::prose::year::named_years;
use crate::table::{Cell, CodeRow, ColumnSet, ExpenditureColumn, TableKind};
use crate::value::{Outcome, Printed, Tally};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct AimsAboveProjects;

impl Rule for AimsAboveProjects {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Document(_) = subject else { return Answer::NotApplicable };
        let Some((whole, place)) = project_expenditure(context) else { return Answer::NotApplicable };
        let forms = forms(context);
        if forms.is_empty() {
            return Answer::NotApplicable;
        }
        // The forms may be of some projects, and are never of more money than all of them have.
        let sum = Tally::new(whole);
        let verdict = forms.values().fold(sum, |mut sum, (amount, _)| {
            sum.add(*amount);
            sum
        });
        let verdict = verdict.verdict();
        let is_above = verdict.difference().is_some_and(|difference| difference.is_sign_negative());
        if verdict.outcome() != Outcome::Broken || !is_above {
            return Answer::Held;
        }
        let count = forms.len();
        let sum = verdict.expected().unwrap_or_default();
        let places = core::iter::once(place).chain(forms.into_values().map(|(_, place)| place)).collect();
        let breach = Breach::at_places(places).with_verdict(verdict);
        breach
            .worded(wording!(
                "{count} 个项目绩效目标表的年度资金合计 {sum}，超过项目支出 {whole}",
                "the yearly money of {count} forms of aims adds up to {sum}, above 项目支出 {whole}"
            ))
            .into()
    }
}

/// All project expenditure, by the table of all expenditure.
fn project_expenditure(context: &Context<'_>) -> Option<(Printed, FindingPlace)> {
    let table = context.tables().expenditure()?;
    let (row, (_, cells)) = table.rows().enumerate().find(|(_, (key, _))| **key == CodeRow::TOTAL)?;
    let figure = cells[ExpenditureColumn::Project].figure()?;
    let cell = CellRef::new(TableKind::Expenditure, row, ExpenditureColumn::Project.index());
    Some((figure, context.place_of_cell(cell)))
}

/// The money of the year of each project that has a form, by its name: a form may be printed twice.
fn forms<'a>(context: &Context<'a>) -> BTreeMap<&'a str, (Printed, FindingPlace)> {
    let own = context.document().fiscal_year.get();
    let mut forms: BTreeMap<&str, (Printed, FindingPlace)> = BTreeMap::new();
    for (index, sheet) in context.document().sheets.iter().enumerate() {
        let is_of_other_year = named_years(&sheet.title).any(|named| named.year != own);
        if sheet.kind != Some(TableKind::Performance) || is_of_other_year || is_of_other_money(&sheet.title) {
            continue;
        }
        for (row, printed) in sheet.rows.iter().enumerate().filter(|(_, row)| is_of_year(row)) {
            let amount = printed.cells.first().and_then(Cell::figure);
            let project = printed.block.as_deref();
            if let (Some(amount), Some(project)) = (amount, project) {
                forms.insert(bare(project), (amount, context.place_of_row(index, row)));
            }
        }
    }
    forms.retain(|project, _| !is_of_other_money(project));
    forms
}

/// Whether a row is all the money of the year: 中期资金总额 beside 年度资金总额 is of several.
fn is_of_year(row: &SheetRow) -> bool {
    let label = one_line(&row.label);
    row.role == RowRole::Total && words::of(Meaning::OfYear).iter().any(|year| label.contains(year))
}

/// Whether a form is of what the department hands on, or of all that it spends: neither is a project of its own.
fn is_of_other_money(name: &str) -> bool {
    let name = one_line(name);
    words::of(Meaning::NoProject).iter().any(|word| name.contains(word))
}

const DECLARATION: Declaration = Declaration::new("XTB023", "aims-above-projects", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "Σ各项目绩效目标表年度资金 ≤ 项目支出",
        "the forms of aims are of no more money than all projects have",
    )
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

各项目绩效目标表所列年度资金总额之和，不超过支出总体情况表的项目支出合计。同名项目只计一次；转移支付和部门整体支出的绩效目标表不计。

## 审核意义

目标表所列资金就是该项目的预算。合计超过项目支出，说明目标表或支出表有一处未更新。

## 局限

不能确定是哪一张表有误。公开的目标表可能只有部分项目，合计小于项目支出的不提示。目标表可能包括不列入本部门支出的资金，本规则因此仅作提示。

## 依据

- 算术关系：各项目是项目支出的组成部分。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：逐步公开重点项目预算的绩效目标。",
    en: r"## What it checks

The yearly money of the forms of aims (项目绩效目标表) adds up to no more than the project expenditure in
支出总体情况表. A project is counted once; forms of transfers and of the whole department are left out.

## Why it matters

The money of a form is the budget of its project. Where the forms exceed all project expenditure, one of the
two was not brought up to date.

## What it cannot know

Which table is wrong. The published forms may be of some projects, so less is accepted. A form may count money that
is none of the department's expenditure, so the rule is a warning.

## References

- Arithmetic: each project is a part of project expenditure.
- 地方预决算公开操作规程 (财预〔2016〕143号): departments gradually publish the aims of their main projects.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
名称 | 合计 | 基本支出 | 项目支出
合计 | 90.00 | 60.00 | 30.00

《项目支出绩效目标表》 万元 performance
名称 | 侧 | 行 | 金额
年度资金总额 | 甲项目 | total | 20.00
年度资金总额 | 乙项目 | total | 13.00",
    corrected: r"《支出总体情况表》 万元 expenditure
名称 | 合计 | 基本支出 | 项目支出
合计 | 90.00 | 60.00 | 30.00

《项目支出绩效目标表》 万元 performance
名称 | 侧 | 行 | 金额
年度资金总额 | 甲项目 | total | 20.00
年度资金总额 | 乙项目 | total | 10.00",
};

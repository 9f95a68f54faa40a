//! 重点项目金额与项目支出表一致 (NAR005).

use crate::check::answer::wording;
use crate::check::text::{Project, against, compared_name, is_of_basic};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, FindingPlace, LooksAt, Page, RowSubject,
    Rule, Severity, Subject,
};
use crate::fact::{Fact, Topic};
use crate::identity::CellRef;
use crate::table::Cell;
use crate::value::{Outcome, Printed, Undecidable, Unit};

#[derive(Debug)]
pub(in crate::check) struct ProjectAmountMismatch;

impl Rule for ProjectAmountMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        match subject {
            Subject::Fact(FactSubject { fact, .. }) => of_fact(fact, context),
            Subject::Row(row) => of_row(row, context),
            _ => Answer::NotApplicable,
        }
    }
}

/// A sentence that speaks of a project by its name.
fn of_fact(fact: &Fact, context: &Context<'_>) -> Answer {
    let prose = context.prose();
    let is_named = matches!(fact.topic, Topic::Named(_)) && prose.text.is_current(fact);
    let Some(amount) = fact.amount().filter(|_| is_named) else { return Answer::NotApplicable };
    match prose.project_of(fact) {
        Some((project, figure)) => {
            let printed = ProjectAmount { project, figure, amount };
            printed.answer(context, || context.place_of_fact(fact))
        }
        None if is_of_basic(fact) => Answer::NotApplicable,
        None => Answer::Undecidable(Undecidable::Untied),
    }
}

/// A row that has the name of a project, in a table that is no form.
fn of_row(subject: RowSubject<'_>, context: &Context<'_>) -> Answer {
    let projects = context.prose().projects();
    if subject.table.sheet.kind.is_some() || projects.is_empty() {
        return Answer::NotApplicable;
    }
    let label = compared_name(&subject.row.label);
    let project = projects.iter().find(|project| project.name == label);
    let Some((project, figure)) = project.and_then(|project| Some((project, project.figure?))) else {
        return Answer::NotApplicable;
    };
    let unit = subject.table.sheet.unit.unwrap_or_else(|| figure.unit());
    let Some(amount) = subject.row.cells.iter().find_map(|cell| amount_of(cell, unit)) else {
        return Answer::NotApplicable;
    };
    let place = || FindingPlace { printed: Some(amount.digits()), ..subject.place() };
    ProjectAmount { project, figure, amount }.answer(context, place)
}

fn amount_of(cell: &Cell, unit: Unit) -> Option<Printed> {
    cell.figure().or_else(|| Printed::parse(&cell.text().replace([',', '，'], ""), unit).ok())
}

/// An amount of a project outside the table of projects, and what that table prints.
struct ProjectAmount<'p> {
    project: &'p Project,
    figure: Printed,
    amount: Printed,
}

impl ProjectAmount<'_> {
    fn answer(&self, context: &Context<'_>, place: impl FnOnce() -> FindingPlace) -> Answer {
        let verdict = against(self.amount, &[self.figure]);
        let is_broken = verdict.outcome() == Outcome::Broken;
        Answer::of_verdict(&verdict, || {
            let mut places = vec![place(), context.place_of_cell(self.project.cell)];
            let (name, amount, figure) = (self.project.name.clone(), self.amount, self.figure);
            let Some((sum, cells)) = self.sum_of_bracketed(context).filter(|_| is_broken) else {
                return Breach::at_places(places).worded(wording!(
                    "项目“{name}”文中为 {amount}，项目支出表为 {figure}",
                    "the text reports {amount} for the project {name}, the table of projects prints {figure}"
                ));
            };
            places.extend(cells.into_iter().map(|cell| context.place_of_cell(cell)));
            Breach::at_places(places).worded(wording!(
                "项目“{name}”文中为 {amount}，项目支出表为 {figure}，与同名括注各行合计（{sum}）相符",
                "the text reports {amount} for the project {name}, the table of projects prints {figure}; it is the sum of the rows with that name and words in brackets ({sum})"
            ))
        })
    }

    /// 某项目 and 某项目（另一部分）: rows of one project, which the text may have added up under one name. The sum, where the
    /// amount is it, and the cells of the other rows.
    fn sum_of_bracketed(&self, context: &Context<'_>) -> Option<(String, Vec<CellRef>)> {
        let begins = format!("{}（", self.project.name);
        let rows = context.prose().projects().iter().filter(|project| project.name.starts_with(&begins));
        let rows: Vec<&Project> = rows.collect();
        let figures = core::iter::once(Some(self.figure)).chain(rows.iter().map(|row| row.figure));
        let figures: Vec<Printed> = figures.collect::<Option<_>>()?;
        if rows.is_empty() || !against(self.amount, &figures).outcome().is_held() {
            return None;
        }
        let digits: Vec<String> = figures.iter().map(|figure| figure.digits()).collect();
        Some((digits.join(" + "), rows.iter().map(|row| row.cell).collect()))
    }
}

const DECLARATION: Declaration = Declaration::new("NAR005", "project-amount-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("重点项目金额与项目支出表一致", "the amount of a key project equals the table of projects")
    .looks_at(&[LooksAt::Fact, LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中或单列表中重点项目的金额，应与项目支出表中同名项目的金额一致。

## 审核意义
绩效目标对应一定的资金公开，将两行合并在其中一行名下，会掩盖另一行。

## 局限
无法判断是否有意合并多行，或者是否为跨年度总额。同名项目行与名称后带括注的各行合计恰与该金额相符的，在提示中注明。故本规则只作提示。

## 依据
- 《中共中央 国务院关于全面实施预算绩效管理的意见》（2018 年）。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：逐步公开重点项目预算的绩效目标。",
    en: r"## What it checks
The amount of a key project (重点项目), in a sentence or in a separate table, is that of the row with
the same name in the table of projects.

## Why it matters
Performance targets are published for a certain amount of money. Two rows added up under the name of
one hide the other.

## What it cannot know
Whether several rows were added up on purpose, or whether the amount covers several years. Where the
row and the rows that have the same name with brackets behind it add up to the amount, the finding
says so. For these reasons the rule only warns.

## References
- 中共中央 国务院关于全面实施预算绩效管理的意见 (2018).
- 地方预决算公开操作规程 (财预〔2016〕143号): departments gradually publish the performance targets of key projects.",
};

const EXAMPLE: Example = Example {
    flagged: r"《重点项目表》 万元
名称 | 金额
校园绿化养护项目 | 12.00

《部门预算项目支出及其他支出预算表》 万元 project_by_unit
名称 | 行 | 总计
合计 | total | 7.00
某市某中心 | unit | 7.00
校园绿化养护项目 | project | 7.00",
    corrected: r"《重点项目表》 万元
名称 | 金额
校园绿化养护项目 | 7.00

《部门预算项目支出及其他支出预算表》 万元 project_by_unit
名称 | 行 | 总计
合计 | total | 7.00
某市某中心 | unit | 7.00
校园绿化养护项目 | project | 7.00",
};

//! “无数据”说明与所在表一致 (WRD004).

use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject, TableSubject,
};
use crate::prose::Line;
use crate::prose::fund::funds;
use crate::table::TableKind;
use crate::value::BudgetKind;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct WrongFundNote;

impl Rule for WrongFundNote {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        match subject {
            Subject::Table(table) => check_notes(table),
            Subject::Paragraph(line) => check_section(line, context),
            _ => Answer::NotApplicable,
        }
    }
}

/// The notes under the table of a fund.
fn check_notes(table: TableSubject<'_>) -> Answer {
    let sheet = table.sheet;
    let Some(own) = sheet.kind.and_then(TableKind::budget).filter(|own| *own != BudgetKind::General) else {
        return Answer::NotApplicable;
    };
    let wrong = sheet.notes.iter().find_map(|note| Some((note, other_fund(own, note)?)));
    let Some((note, fund)) = wrong else { return Answer::Held };
    let (title, note) = (sheet.title.clone(), note.clone());
    Breach::at(table.place())
        .worded(wording!("《{title}》的说明“{note}”说的是{fund}", "the note under {title} is about {fund}"))
        .into()
}

/// The first paragraph of a section whose heading names one fund.
fn check_section(line: &Line, context: &Context<'_>) -> Answer {
    let section = context.document().sections.get(line.place.section);
    let Some(section) = section.filter(|_| line.place.paragraph == Some(0)) else {
        return Answer::NotApplicable;
    };
    let heading = compared_name(&section.heading);
    let mut named = funds().filter(|(word, _)| heading.contains(word));
    let (Some((_, own)), None) = (named.next(), named.next()) else { return Answer::NotApplicable };
    let Some(fund) = other_fund(own, &line.text) else { return Answer::Held };
    let at = line.text.find(fund).unwrap_or_default();
    context
        .words_of_line(line, at, fund)
        .worded(wording!("“{heading}”一节说的是{fund}", "the section {heading} is about {fund}"))
        .into()
}

/// The other fund, where a text says that there is no money and names that one alone.
fn other_fund(own: BudgetKind, text: &str) -> Option<&'static str> {
    let mut named = funds().filter(|(word, _)| text.contains(word));
    let (Some((word, fund)), None) = (named.next(), named.next()) else { return None };
    let is_denied = || words::of(Meaning::NoMoney).iter().any(|empty| text.contains(empty));
    (fund != own && is_denied()).then_some(word)
}

const DECLARATION: Declaration = Declaration::new("WRD004", "wrong-fund-note", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "“无数据”说明与所在表一致",
        "a note that there is no money names the fund of its own table or section",
    )
    .looks_at(&[LooksAt::Table, LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
政府性基金、国有资本经营预算的表注或文字说明称没有数据、没有安排的，所称预算与所在表或所在标题一致。

## 审核意义
两项预算的空表说明常常互相套用，容易张冠李戴。

## 局限
不核对是否确无数据，该项由STR005、NAR011审核。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：没有数据的表格应当列出空表并说明。",
    en: r"## What it checks
A note or a section that says there is no money names the fund of its own table or heading. It concerns
政府性基金 and 国有资本经营.

## Why it matters
The notes of the two funds are often copied from each other.

## What it cannot know
Whether there is money or not: STR005 and NAR011 compare such statements with the figures.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): a table without data is published empty, with a note.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 九、国有资本经营预算情况说明
本部门没有政府性基金预算安排的支出。",
    corrected: r"# 九、国有资本经营预算情况说明
本部门没有国有资本经营预算安排的支出。",
};

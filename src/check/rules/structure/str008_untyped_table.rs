//! 表头与行次符合表式 (STR008).

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject, TableSubject,
};
use crate::table::{TableKind, Violation};
use crate::value::Language;

/// How many faults of a table a finding lists.
const LISTED: usize = 3;

#[derive(Debug)]
pub(in crate::check) struct UntypedTable;

impl Rule for UntypedTable {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        if let Some(kind) = context.kind_of_table(table) {
            return typed_in_part(table, kind, context);
        }
        match table.sheet.titled {
            Some(kind) if table.sheet.kind.is_none() && context.document().sheet(kind).is_none() => {
                unrecognised(table, kind, context).into()
            }
            _ => Answer::NotApplicable,
        }
    }
}

/// What of a recognised table cannot be typed: one breach for all of it.
fn typed_in_part(table: TableSubject<'_>, kind: TableKind, context: &Context<'_>) -> Answer {
    let mut faults: Vec<&Violation> = Vec::new();
    for violation in context.untyped.iter().filter(|violation| violation.table() == Some(kind.title())) {
        if !faults.contains(&violation) {
            faults.push(violation);
        }
    }
    if faults.is_empty() {
        return Answer::Held;
    }
    let (title, count) = (table.sheet.title.clone(), faults.len());
    let listed: Vec<Violation> = faults.into_iter().take(LISTED).cloned().collect();
    let breach = Breach::at(table.place()).worded(move |language| {
        let mut faults: Vec<String> = listed.iter().map(|fault| fault.message_in_table(language)).collect();
        if count > faults.len() {
            faults.push("…".to_owned());
        }
        match language {
            Language::Zh => {
                let faults = faults.join("；");
                format!("《{title}》的表头或行次有 {count} 处不合表式，该处未参与核对（{faults}）")
            }
            Language::En => {
                let places = if count == 1 { "place" } else { "places" };
                let faults = faults.join("; ");
                format!("{title} does not fit its form in {count} {places}, left out of the checks: {faults}")
            }
        }
    });
    breach.into()
}

/// A table whose title says what it is and whose columns or rows do not.
fn unrecognised(table: TableSubject<'_>, kind: TableKind, context: &Context<'_>) -> Breach {
    let (title, form) = (table.sheet.title.clone(), kind.title_in(context.document().stage));
    let unknown = table.sheet.unknown_headings();
    let mut headings: Vec<String> = unknown.iter().take(LISTED).map(|name| format!("“{name}”")).collect();
    if unknown.len() > LISTED {
        headings.push("…".to_owned());
    }
    let (chinese, english) = if headings.is_empty() {
        ("其栏目的排列或行次".to_owned(), "the order of its columns or its rows".to_owned())
    } else {
        (format!("其表头{}", headings.join("、")), format!("its headings {}", headings.join(", ")))
    };
    Breach::at(table.place()).worded(wording!(
        "《{title}》在文件中，按表题应为《{form}》，但{chinese}未能识别，全表未参与核对",
        "{title} is there and by its title the table {form}, but {english} were not recognised: none of it is checked"
    ))
}

const DECLARATION: Declaration = Declaration::new("STR008", "untyped-table", Severity::Warning)
    .since_release("0.1.0")
    .summary("表头与行次符合表式", "headings and rows fit the form of the table")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
表头与行次应符合表式：每栏有一个可识别的表头，每行有可识别的编码或名称，单元格数与表头数相同。只有表题可识别而栏目或行次不能识别的，列出不能识别的表头。

## 审核意义
不合表式的部分不参与核对，涉及该部分的勾稽关系只能判为相符或无法判断。表头均不能识别的，全表不参与核对。

## 局限
无法判断是文件不合表式，还是采用了未知的表式，如其他地区或其他年度的表式。认定问题之前，应先查看提示内容。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）关于部门应公开报表的规定。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Headings and rows fit the form of the table. Each column has one known heading. Each row has a code
or a name that is known, and one cell for each heading. A table whose title is known, but not its
columns or rows, is reported with the headings that are unknown.

## Why it matters
What does not fit is left out of the checks. An identity that it may be a part of can hold, but not
be broken. Where no heading is known, none of the table's identities is checked.

## What it cannot know
Whether the document departs from its form, or follows a form that is not known, such as that of
another province or year. Read the finding before you blame the publisher.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 基本支出
 | 合计 | 24.00 | 16.00 | 8.00
205 | 教育支出 | 24.00 | 16.00 | 8.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 24.00 | 16.00 | 8.00
205 | 教育支出 | 24.00 | 16.00 | 8.00",
};

//! 同一科目编码在各表名称一致 (COD009).

use std::collections::BTreeMap;

use crate::catalog::CatalogCode;
use crate::check::answer::wording;
use crate::check::code_name::{CodeName, is_same_name};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, LooksAt, Page, RowSubject, Rule, Severity, Subject,
    TableSubject,
};
use crate::document::{Disclosure, plain};
use crate::value::{FunctionalCode, Level};

/// The names of a code, each with the rows that print it; spellings of one name are one.
type Names<'a> = BTreeMap<String, Vec<RowSubject<'a>>>;

#[derive(Debug)]
pub(in crate::check) struct TwoNames;

impl Rule for TwoNames {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Document(document) = subject else { return Answer::NotApplicable };
        let names = names_by_code(document, context);
        if names.is_empty() {
            return Answer::NotApplicable;
        }
        let mut breaches = two_names(&names, context);
        breaches.extend(two_codes(&names, context));
        Answer::broken_if_any(breaches)
    }
}

fn names_by_code<'a>(document: &'a Disclosure, context: &Context<'_>) -> BTreeMap<FunctionalCode, Names<'a>> {
    let mut names: BTreeMap<FunctionalCode, Names<'a>> = BTreeMap::new();
    for (index, sheet) in document.sheets.iter().enumerate() {
        if context.is_of_projects(index) {
            continue;
        }
        let table = TableSubject { index, sheet };
        for (index, row) in sheet.rows.iter().enumerate() {
            let row = RowSubject { table, index, row };
            let Some(CatalogCode::Functional(code)) = row.code() else { continue };
            let name = plain(&row.row.label);
            if name.is_empty() {
                continue;
            }
            let of_code = names.entry(code).or_default();
            let known =
                of_code.keys().find(|known| is_same_name(code, known, &name, context.catalog())).cloned();
            of_code.entry(known.unwrap_or(name)).or_default().push(row);
        }
    }
    names
}

/// One code by two names.
fn two_names(names: &BTreeMap<FunctionalCode, Names<'_>>, context: &Context<'_>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (&code, names) in names.iter().filter(|(_, names)| names.len() > 1) {
        // What most tables print is taken for right; the first of equals.
        let Some((common, of_common)) = names.iter().rev().max_by_key(|(_, rows)| rows.len()) else {
            continue;
        };
        for (name, rows) in names.iter().filter(|(name, _)| *name != common) {
            if rows.first().is_none_or(|row| differs_from_catalog(row, context)) {
                continue;
            }
            let places = rows.iter().chain(of_common.first()).map(RowSubject::place).collect();
            let (name, common) = (name.clone(), common.clone());
            breaches.push(Breach::at_places(places).worded(wording!(
                "{code} 此处名称为“{name}”，他表为“{common}”",
                "{code} is named {name:?} here and {common:?} in other tables"
            )));
        }
    }
    breaches
}

/// Two items side by side with one name.
fn two_codes(names: &BTreeMap<FunctionalCode, Names<'_>>, context: &Context<'_>) -> Vec<Breach> {
    let first_names = names.iter().filter_map(|(code, names)| Some((*code, names.first_key_value()?)));
    let first_names: Vec<_> = first_names.collect();
    let is_same = |code, one: &str, other: &str| is_same_name(code, one, other, context.catalog());
    let mut breaches = Vec::new();
    for pair in first_names.windows(2) {
        let [(one, (name, rows)), (other, (other_name, other_rows))] = *pair else { continue };
        if one.level() != Level::Item || one.parent() != other.parent() || !is_same(one, name, other_name) {
            continue;
        }
        // The one that fewer tables print is the likelier to be wrong.
        let rows = if rows.len() < other_rows.len() { [rows, other_rows] } else { [other_rows, rows] };
        let rows = rows.map(|rows| rows.first());
        if rows[0].is_none_or(|row| differs_from_catalog(row, context)) {
            continue;
        }
        let places = rows.into_iter().flatten().map(RowSubject::place).collect();
        let name = name.clone();
        breaches.push(Breach::at_places(places).worded(wording!(
            "{one} 与 {other} 名称同为“{name}”",
            "{one} and {other} are both named {name:?}"
        )));
    }
    breaches
}

/// Whether the name of a row is not the official one, which COD002 reports.
fn differs_from_catalog(row: &RowSubject<'_>, context: &Context<'_>) -> bool {
    row.code().is_some_and(|code| CodeName::of(code, &row.row.label, context.catalog()).is_wrong())
}

const DECLARATION: Declaration = Declaration::new("COD009", "two-names", Severity::Warning)
    .since_release("0.1.0")
    .summary("同一科目编码在各表名称一致", "one code has one name in all tables of the document")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
同一支出功能分类科目编码在文件各表中的名称应一致，同款相邻两项的名称不应相同。同一名称的不同写法不计：空格，括号的全角或半角，末尾“支出”二字，括注的级次（款）或者所属款、类（人大），以及办公厅（室）一类括号中的选项。

## 审核意义
编码与名称表示同一科目。同一文件前后不一，无论正式名称为何，必有一表有误，无须对照科目表即可发现。

## 局限
无法判断哪个名称正确，提示的是较少的表所用的名称。表中截断的名称也会提示。COD002 已提示的，不再重复提示。

## 依据
- 当年《政府收支分类科目》。",
    en: r"## What it checks
A functional code has the same name in all tables of the document, and two neighbouring items of one
section have different names. Spellings of one name are one: blanks, the width of brackets, a final 支出,
the level (款) or the section (人大) in brackets, and what brackets offer, as 办公厅（室）, do not matter.

## Why it matters
Code and name say the same thing twice. Where a document contradicts itself, one of its tables is
wrong, whatever the official name is. No list of official names is needed to see it.

## What it cannot know
Which of the names is right: the name that fewer tables print is reported. A name that a table cuts
off is reported too. What COD002 reports is not reported again.

## References
- 政府收支分类科目 of the year.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00
2050203 | 初中教育 | 8.00

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 8.00
2050203 | 中学教育 | 8.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00
2050203 | 初中教育 | 8.00

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 8.00
2050203 | 初中教育 | 8.00",
};

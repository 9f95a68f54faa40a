//! 科目名称与当年科目一致 (COD002).

use crate::check::answer::wording;
use crate::check::code_name::{CodeName, Former};
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::value::Language;

#[derive(Debug)]
pub(in crate::check) struct NameMismatch;

impl Rule for NameMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        // The rows of a table of projects have the projects' names.
        let Some(code) = row.code().filter(|_| !context.is_of_projects(row.table.index)) else {
            return Answer::NotApplicable;
        };
        match CodeName::of(code, &row.row.label, context.catalog()) {
            CodeName::Unknown => Answer::NotApplicable,
            CodeName::Right => Answer::Held,
            CodeName::OfAnother(other) => {
                let label = row.row.label.clone();
                Breach::at(row.place())
                    .worded(wording!(
                        "{code} 的名称“{label}”是 {other} 的科目名称",
                        "{code} is named {label:?}, which is the official name of {other}"
                    ))
                    .into()
            }
            CodeName::Wrong { official, former } => {
                let (label, official) = (row.row.label.clone(), official.to_owned());
                let year = context.catalog().year();
                let word = move |language| {
                    let former = former_name(former, language);
                    match language {
                        Language::Zh => {
                            format!("{code} 的名称“{label}”{former}与 {year} 年科目名称“{official}”不符")
                        }
                        Language::En => {
                            format!(
                                "{code} is named {label:?}{former}, its official name in {year} is {official:?}"
                            )
                        }
                    }
                };
                Breach::at(row.place()).worded(word).into()
            }
        }
    }
}

/// What a message says of a name that the code had before.
fn former_name(former: Option<Former>, language: Language) -> String {
    match (former, language) {
        (None, _) => String::new(),
        (Some(Former { until: None }), Language::Zh) => "（旧名称）".to_owned(),
        (Some(Former { until: Some(year) }), Language::Zh) => format!("（旧名称，用至 {year} 年）"),
        (Some(Former { until: None }), Language::En) => " (a former name)".to_owned(),
        (Some(Former { until: Some(year) }), Language::En) => format!(" (its name until {year})"),
    }
}

const DECLARATION: Declaration = Declaration::new("COD002", "name-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("科目名称与当年科目一致", "the name beside a code is its official name of the fiscal year")
    .looks_at(&[LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
科目编码旁所列名称应为该科目当年的正式名称。同一名称的不同写法不计：空格，括号的全角或半角，末尾“支出”二字，括注的级次（款）或者所属款、类（人大），以及办公厅（室）一类括号中的选项。所列名称为该科目旧名称，或为同款、同类其他科目名称，或为其上级、下级科目名称的，在提示中注明。

## 审核意义
编码与名称表示同一科目，二者不一致，必有一误，或沿用了旧模板。

## 局限
无法判断是编码有误还是名称有误。只在正式名称有当年来源、或前后年度来源均可证时提示；其他年度的名称、未经证实的名称、来源中已有的简称以及各来源说法不一的名称不提示。科目更名的年度未必确知，更名前后的年度仍可能使用旧名称，故本规则只作提示。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算草案。",
    en: r"## What it checks
The name printed beside a code is the official name of that code in the fiscal year. Spellings of one
name are one: blanks, the width of brackets, a final 支出, the level (款) or the section (人大) in
brackets, and what brackets offer, as 办公厅（室）, do not matter. A finding says so where the printed name
is a former name (旧名称) of the code, or the official name of another code of the same section or class,
of the code above, or of one below.

## Why it matters
Code and name say the same thing twice. Where they differ, one of them is wrong, or an old template
is still in use.

## What it cannot know
Whether the code or the name is right. The rule fires only where a source of the year has the
official name, or sources of years before and after have it. Names of other years, names that are not
attested, short forms that a source has, and names on which the sources disagree are never reported. The year in which a code was renamed is not always known, so an old
name may still be correct in the years around it. For this reason the rule only warns.

## References
- 政府收支分类科目 of the year.
- 预算法 (Budget Law), art. 32: departments draw up their budgets by the 政府收支分类科目.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
208 | 社会保障和就业支出 | 24.00
20805 | 行政事业单位离退休 | 24.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
208 | 社会保障和就业支出 | 24.00
20805 | 行政事业单位养老支出 | 24.00",
};

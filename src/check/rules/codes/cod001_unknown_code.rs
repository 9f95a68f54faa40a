//! 科目编码在当年科目表内 (COD001).

use crate::catalog::{Absence, Catalog, CatalogCode, Evidence};
use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::value::{Classification, Code, Level};

#[derive(Debug)]
pub(in crate::check) struct UnknownCode;

impl Rule for UnknownCode {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        let Some(code) = row.code() else { return Answer::NotApplicable };
        let catalog = context.catalog();
        let existence = match code {
            CatalogCode::Functional(code) => existence(code, catalog),
            CatalogCode::Economic(code) => existence(code, catalog),
            CatalogCode::GovernmentEconomic(code) => existence(code, catalog),
            CatalogCode::Revenue(code) => existence(code, catalog),
        };
        let year = catalog.year();
        let breach = Breach::at(row.place());
        match existence {
            Existence::Known => return Answer::Held,
            Existence::NotSaid => return Answer::NotApplicable,
            Existence::Unknown => breach.worded(wording!(
                "{code} 不在 {year} 年科目表内（科目表未必齐全）",
                "{code} is not in the catalog of {year}, which may be incomplete"
            )),
            Existence::Absent(Absence::EndedAfter(last)) => breach.worded(wording!(
                "{code} 用至 {last} 年，{year} 年科目表内已无此科目",
                "{code} ended with {last}, and is not in the catalog of {year}"
            )),
            Existence::Absent(Absence::AddedIn(first)) => breach.worded(wording!(
                "{code} 为 {first} 年增设，{year} 年科目表内尚无此科目",
                "{code} was added in {first}, and is not in the catalog of {year}"
            )),
            Existence::Absent(Absence::ClassificationSince(first)) => breach.worded(wording!(
                "{code} 所属的科目分类自 {first} 年起使用，{year} 年尚无此分类",
                "the classification of {code} is in use since {first}, and {year} has none"
            )),
        }
        .into()
    }
}

/// What the catalog says of a code in its year, as far as this rule asks.
enum Existence {
    Known,
    Absent(Absence),
    /// It stands in no list of the year.
    Unknown,
    /// No source of the year would have to name it.
    NotSaid,
}

fn existence<C: Code>(code: C, catalog: &Catalog) -> Existence {
    let evidence = catalog.evidence(code);
    if let Evidence::Absent(absence) = evidence {
        return Existence::Absent(absence);
    }
    // What is believed of the year or carried over from others is no ground to report a code, and is one not to.
    if evidence != Evidence::Uncovered || catalog.contains(code) {
        return Existence::Known;
    }
    let is_closed = closes(code, catalog);
    if !catalog.edition().is_attested() || !is_closed { Existence::NotSaid } else { Existence::Unknown }
}

/// Whether the catalog knows enough of the year to call a code that it does not have unknown.
///
/// Before the edition that it completes, a code of an old list may still have been in use. After it, notices added whole
/// sections (款), as 20139 and 22006; those that were not read are not known, and so neither are their items. Items that are
/// added to a section that is known are rare beside slips of digits.
fn closes<C: Code>(code: C, catalog: &Catalog) -> bool {
    let is_named = |code| !catalog.names_over_time(code).is_empty();
    if catalog.year() < Catalog::completed_year() {
        return !is_named(code);
    }
    let section = core::iter::once(code).chain(code.ancestors()).find(|code| code.level() == Level::Section);
    let has_items = C::CLASSIFICATION == Classification::Functional;
    let is_complete = catalog.year() == Catalog::completed_year() || !has_items;
    is_complete || section.is_none_or(is_named)
}

const DECLARATION: Declaration = Declaration::new("COD001", "unknown-code", Severity::Warning)
    .since_release("0.1.0")
    .summary("科目编码在当年科目表内", "every code is in the catalog of the fiscal year")
    .looks_at(&[LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
已识别的各表所列支出功能分类科目编码、部门预算支出经济分类科目编码，应在当年科目表内。

## 审核意义
不存在的编码多为数字录入错误，相应资金因此列入错误的科目。

## 局限
内置科目表未必覆盖所有年度和地区，不在表内的编码不一定无效；科目表可用 CSV 文件补充，故本规则只作提示。没有来源的年度不提示；仅见于 2018 年以前旧科目表的编码，2023 年以前的文件不提示；2024 年以后可能新增的款，科目表未收的，款及其各项不提示。不成其为科目编码的内容由 STR008 提示。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算草案。",
    en: r"## What it checks
Every functional code (支出功能分类) and every economic code (部门预算支出经济分类) in a recognised table is in the
catalog of the fiscal year.

## Why it matters
A code that does not exist is usually a slip of digits. The money then stands under the wrong
heading.

## What it cannot know
Whether the code exists after all. The built-in catalog is not complete for every year and province,
so a code that is missing from it may still be valid. The catalog can be extended from a CSV file.
For this reason the rule only warns. Nothing is reported of a year that no source covers, nor, before
2023, of a code that stands in a list from before 2018, nor, after 2023, of a section (款) that is not in the
catalog, with its items: notices may have added it. Text that cannot be a code at all is reported by STR008.

## References
- 政府收支分类科目 of the year.
- 预算法 (Budget Law), art. 32: departments draw up their budgets by the 政府收支分类科目.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 24.00
20502 | 普通教育 | 24.00
2050298 | 小学教育 | 24.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 24.00
20502 | 普通教育 | 24.00
2050202 | 小学教育 | 24.00",
};

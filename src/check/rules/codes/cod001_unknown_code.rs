//! 科目编码在当年科目表内 (COD001).

use crate::catalog::CatalogCode;
use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

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
        let is_known = match code {
            CatalogCode::Functional(code) => catalog.contains(code),
            CatalogCode::Economic(code) => catalog.contains(code),
            CatalogCode::GovernmentEconomic(code) => catalog.contains(code),
        };
        if is_known {
            return Answer::Held;
        }
        let year = catalog.year();
        Breach::at(row.place())
            .worded(wording!(
                "{code} 不在 {year} 年科目表内（科目表未必齐全）",
                "{code} is not in the catalog of {year}, which may be incomplete"
            ))
            .into()
    }
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
内置科目表未必覆盖所有年度和地区，不在表内的编码不一定无效；科目表可用 CSV 文件补充，故本规则只作提示。不成其为科目编码的内容由 STR008 提示。

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
For this reason the rule only warns. Text that cannot be a code at all is reported by STR008.

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

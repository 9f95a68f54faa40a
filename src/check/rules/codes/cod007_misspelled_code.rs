//! 科目编码印全，款、项各两位 (COD007).

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};

#[derive(Debug)]
pub(in crate::check) struct MisspelledCode;

impl Rule for MisspelledCode {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        let Some(code) = &row.row.code else { return Answer::NotApplicable };
        let Some(printed) = &row.row.printed_code else { return Answer::Held };
        let (code, printed) = (code.clone(), printed.clone());
        Breach::at(FindingPlace { printed: Some(printed.clone()), ..row.place() })
            .worded(wording!(
                "科目编码印作“{printed}”，应为 {code}（缺少前导零）",
                "the code is printed {printed:?}, it should be {code}: a leading zero is lost"
            ))
            .into()
    }
}

const DECLARATION: Declaration = Declaration::new("COD007", "misspelled-code", Severity::Warning)
    .since_release("0.1.0")
    .summary("科目编码印全，款、项各两位", "a code is printed with all its digits")
    .looks_at(&[LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
科目编码应印全：类三位，款、项各两位。

## 审核意义
电子表格以数值格式保存编码时，“02”的前导零会丢失，类 301 与款 2 合读成为 3012，不成编码。

## 局限
类、款、项连写而缺位的编码可能对应多个科目，无法判断所指；此类内容不成编码，由 STR008 提示。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：支出按其功能分类分为类、款、项，按其经济性质分类分为类、款。",
    en: r"## What it checks
A code is printed with all its digits: three for 类, and two more each for 款 and 项.

## Why it matters
Spreadsheets drop the leading zero of 02 when a column of codes is stored as numbers. Read together,
类 301 and 款 2 then give 3012, which is no code.

## What it cannot know
Which code is meant where a code is printed in one piece and lacks a digit: there may be several.
Such a text is no code and is reported by STR008.

## References
- 政府收支分类科目 of the year.
- 预算法 (Budget Law), art. 32: expenditure is divided into 类, 款 and 项 by function, and into 类 and 款 by
  economic nature.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 合计
 | 合计 | 5.00
301 | 工资福利支出 | 5.00
301 2 | 津贴补贴 | 5.00",
    corrected: r"《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 合计
 | 合计 | 5.00
301 | 工资福利支出 | 5.00
301 02 | 津贴补贴 | 5.00",
};

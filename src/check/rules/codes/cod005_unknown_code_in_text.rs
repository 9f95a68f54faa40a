//! 文中科目在本部门各表之中 (COD005).

use crate::check::answer::wording;
use crate::check::text::PathEnd;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::value::Undecidable;

#[derive(Debug)]
pub(in crate::check) struct UnknownCodeInText;

impl Rule for UnknownCodeInText {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let Some(reading) = context.prose().path(index) else { return Answer::NotApplicable };
        match reading.end {
            PathEnd::Unknown => {}
            PathEnd::Named | PathEnd::Misnamed(..) => return Answer::Held,
            PathEnd::NoTable => return Answer::Undecidable(Undecidable::MissingTable),
            PathEnd::NoAmount => return Answer::NotApplicable,
        }
        let path = fact.topic.to_string();
        let place = context.place_of_fact(&context.facts()[reading.amount]);
        let breach = Breach::at(place).worded(wording!(
            "文中科目“{path}”不在本部门各表之中",
            "the text names {path}, which is in no table of the document"
        ));
        breach.into()
    }
}

const DECLARATION: Declaration = Declaration::new("COD005", "unknown-code-in-text", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中科目在本部门各表之中", "a code that the text names stands in a table of the document")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中以类、款、项名称或编码列明的支出功能分类科目，应在本部门各表之中。

## 审核意义
读者凭文中科目到表中查对，各表均无该科目的则无从查起，多为其他年度的科目名称或模板残留。

## 局限
无法判断是否表中漏列。文件中没有按功能分类的表，或者文中该科目没有金额、只有减少额的（可能已无此项支出），不提示。依金额或部分名称能够确定所指科目的，由 COD006 提示。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算草案。
- 《中华人民共和国预算法实施条例》第六条：部门预算、决算应当公开基本支出和项目支出，按功能分类公开到项，基本支出按经济性质分类公开到款。",
    en: r"## What it checks
A functional code that the text names with its levels (类、款、项), by name or by digits, is in one of
the tables of the document.

## Why it matters
A reader who wants the details looks the code up in the tables. A code that no table has leads
nowhere. It is often the name of another year, or left over from a template.

## What it cannot know
Whether the tables lack a row. Nothing is reported where the document has no table by function, or
where the text gives no amount, or only how much less there is, for that may have ended. Where the
amount or a shared name shows which row is meant, COD006 reports the difference instead.

## References
- 政府收支分类科目 of the year.
- 预算法 (Budget Law), art. 32: departments draw up their budgets by the 政府收支分类科目.
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 6: departments publish basic and
  project expenditure, by function down to the item (项), and basic expenditure by economic code down
  to the section (款).",
};

const EXAMPLE: Example = Example {
    flagged: r"文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）8.00万元。

《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00
205 | 教育支出 | 8.00
20502 | 普通教育 | 8.00
2050202 | 小学教育 | 8.00",
    corrected: r"教育支出（类）普通教育（款）小学教育（项）8.00万元。

《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00
205 | 教育支出 | 8.00
20502 | 普通教育 | 8.00
2050202 | 小学教育 | 8.00",
};

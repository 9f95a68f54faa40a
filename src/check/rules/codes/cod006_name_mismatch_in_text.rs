//! 文中类、款、项名称与表列一致 (COD006).

use crate::catalog::Catalog;
use crate::check::answer::wording;
use crate::check::text::PathEnd;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Fact, Topic};
use crate::value::{FunctionalCode, Undecidable};

#[derive(Debug)]
pub(in crate::check) struct NameMismatchInText;

impl Rule for NameMismatchInText {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let prose = context.prose();
        let Some(reading) = prose.path(index) else { return Answer::NotApplicable };
        let (code, names) = match &reading.end {
            PathEnd::Misnamed(code, names) => (*code, names.clone()),
            PathEnd::Named => return Answer::Held,
            PathEnd::NoTable => return Answer::Undecidable(Undecidable::MissingTable),
            PathEnd::Unknown | PathEnd::NoAmount => return Answer::NotApplicable,
        };
        let amount = &context.facts()[reading.amount];
        let mut places = vec![context.place_of_fact(amount)];
        let tied = prose.text.likely(amount, Some(code));
        let cell = tied.first().and_then(|(cells, _)| cells.first());
        places.extend(cell.map(|cell| context.place_of_origin(*cell)));
        let path = fact.topic.to_string();
        let breach = Breach::at_places(places);
        let breach = if names_a_former_name(fact, code, context.catalog()) {
            breach.worded(wording!(
                "文中“{path}”用旧名称，与表列 {code} {names} 不符",
                "the text names {path} by a former name, the tables print {code} {names}"
            ))
        } else {
            breach.worded(wording!(
                "文中“{path}”与表列 {code} {names} 名称不符",
                "the text names {path}, the tables print {code} {names}"
            ))
        };
        breach.into()
    }
}

/// Whether the text gives the code, or one above it, a name that it had before.
fn names_a_former_name(fact: &Fact, code: FunctionalCode, catalog: &Catalog) -> bool {
    let Topic::Path(path) = &fact.topic else { return false };
    let mut codes = core::iter::once(code).chain(code.ancestors());
    codes.any(|code| {
        let is_former =
            |name: &str| catalog.spelling(code, name).is_none() && catalog.is_former_name(code, name);
        path.step(code.level()).is_some_and(|step| is_former(&step.name))
    })
}

const DECLARATION: Declaration = Declaration::new("COD006", "name-mismatch-in-text", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "文中类、款、项名称与表列一致",
        "the names of a code in the text are those of its row in the tables",
    )
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中列明的支出功能分类科目，其类、款、项名称应与表列科目逐级一致，同一名称的不同写法（见 COD002）不计。所列名称为旧名称的，在提示中注明。

## 审核意义
名称、级次和金额指向同一行。沿用旧名称、以类名代替款名或者级次错位，都会使按名称查找的读者误解。

## 局限
无法判断是文中有误还是表中有误。所指科目依文中编码、名称确定，或者在部分名称相同的各行中依金额确定；金额相同的两行可能混淆，故本规则只作提示。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算草案。",
    en: r"## What it checks
Where the text names a functional code with its levels (类、款、项), each name is that of the row in the
tables; spellings of one name are one, as for COD002. A finding says so where the text has a former name.

## Why it matters
Name, level and amount describe one row. An old name, a class repeated as its section or a wrong
level misleads everyone who searches by name.

## What it cannot know
Whether the text or the table is wrong. The row is found by the code in the text, by its names, or
by the amount among rows that share a name with it. Two rows with the same amount may be confused.
For this reason the rule only warns.

## References
- 政府收支分类科目 of the year.
- 预算法 (Budget Law), art. 32: departments draw up their budgets by the 政府收支分类科目.",
};

const EXAMPLE: Example = Example {
    flagged: r"教育支出（类）教育支出（款）小学教育（项）8.00万元。

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

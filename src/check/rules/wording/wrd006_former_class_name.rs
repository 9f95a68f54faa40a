//! 文中类级科目用当年名称 (WRD006).

use crate::catalog::RenameKind;
use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::value::{FunctionalCode, Level};

#[derive(Debug)]
pub(in crate::check) struct FormerClassName;

impl Rule for FormerClassName {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        if !line.text.contains("支出") {
            return Answer::NotApplicable;
        }
        let year = context.document().fiscal_year;
        let names = context.once(FormerNames::of);
        let breaches = names.0.iter().filter_map(|FormerName { former, current }| {
            let at = line.text.find(former)?;
            let after = &line.text[at + former.len()..];
            if !after.starts_with(|c: char| c.is_ascii_digit() || c == '（') {
                return None;
            }
            let (former, current) = (former.clone(), current.clone());
            Some(context.words_of_line(line, at, &former).worded(wording!(
                "“{former}”为旧科目名称，{year} 年为“{current}”",
                "{former} is a former name of {current}",
            )))
        });
        Answer::broken_if_any(breaches.collect())
    }
}

/// The names that classes had until some years ago, each with that of the document's year.
#[derive(Debug)]
struct FormerNames(Vec<FormerName>);

#[derive(Debug)]
struct FormerName {
    former: String,
    current: String,
}

impl FormerNames {
    fn of(context: &Context<'_>) -> Self {
        let (year, catalog) = (context.document().fiscal_year, context.catalog());
        let renames = catalog.all_renames::<FunctionalCode>().filter(|rename| {
            // The year of a renaming is not always attested: the year after it is let pass too.
            let past = rename.first_year().is_some_and(|first| first.get() + 1 < year.get());
            let class = rename.code().level() == Level::Class && rename.kind() == RenameKind::Renamed;
            class && past && catalog.is_attested(rename.code())
        });
        let names = renames.map(|rename| FormerName {
            former: compared_name(rename.old_name()),
            current: compared_name(rename.new_name()),
        });
        Self(names.filter(FormerName::is_clear).collect())
    }
}

impl FormerName {
    /// Whether the name is long enough to be no other words, and no part of the current one.
    fn is_clear(&self) -> bool {
        const SHORTEST: usize = 5;
        !self.current.contains(&self.former) && self.former.chars().count() >= SHORTEST
    }
}

const DECLARATION: Declaration = Declaration::new("WRD006", "former-class-name", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中类级科目用当年名称", "a class is called by its name of the year")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中类级科目使用当年《政府收支分类科目》的名称。科目更名的当年和次年不作提示。

## 审核意义
2018年机构改革以来科目名称多次调整，使用旧名称说明沿用了旧文稿。

## 局限
所述为以前年度金额、应当使用旧名称的，不能识别。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算；支出按功能分为类、款、项，按经济性质分为类、款。",
    en: r"## What it checks
A class (类) in the text has the name that the 政府收支分类科目 of the year give it. A former name is not
reported in the year of the renaming and the year after it.

## Why it matters
Names changed with the reforms of 2018 and later. An old name shows that an old text was reused.

## What it cannot know
Whether an amount of an earlier year is meant, for which the old name was right.

## References
- The 政府收支分类科目 of the year.
- 预算法 (Budget Law), article 32: departments draw up their budgets by the 政府收支分类科目, which divide
  expenditure into 类, 款 and 项 by function and into 类 and 款 by economic nature.",
};

const EXAMPLE: Example = Example {
    flagged: r"医疗卫生与计划生育支出（类）预算30.00万元。",
    corrected: r"卫生健康支出（类）预算30.00万元。",
};

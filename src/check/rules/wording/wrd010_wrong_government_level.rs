//! “市级”“区级”与本部门层级一致 (WRD010).

use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::each;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct WrongGovernmentLevel;

impl Rule for WrongGovernmentLevel {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        if *context.once(Level::of) != Level::District {
            return Answer::NotApplicable;
        }
        let Some((at, words)) = each(&line.text, words::of(Meaning::CityLevel)).min_by_key(|(at, _)| *at)
        else {
            return Answer::Held;
        };
        context
            .words_of_line(line, at, words)
            .worded(wording!("区县级部门文件中出现“{words}”", "{words} in the document of a district"))
            .into()
    }
}

/// The level of the government that a department is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// A district, county or banner of a city.
    District,
    Other,
}

impl Level {
    fn of(context: &Context<'_>) -> Self {
        let own = compared_name(&context.document().department);
        let names_district = own.chars().skip(2).take(12).any(|c| "区县旗".contains(c));
        if names_district && own.contains('市') && !own.contains("自治区") {
            Self::District
        } else {
            Self::Other
        }
    }
}

const DECLARATION: Declaration = Declaration::new("WRD010", "wrong-government-level", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "“市级”“区级”与本部门层级一致",
        "the document of a district or county does not define its terms as those of a city",
    )
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
区、县、旗部门的名词解释等固定用语不写作市级，如“使用市级财政拨款安排的……”。仅审核名词解释中的固定用语。

## 审核意义
名词解释常常套用市级模板，层级未作修改。

## 局限
不能判断资金是否确由市级财政安排。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
The document of a department of a district (区), county (县) or banner (旗) does not define its terms as those
of a city, as in 使用市级财政拨款安排的…. Only the standing phrases of the definitions are checked.

## Why it matters
The definitions are often copied from the city's template.

## What it cannot know
Whether the city does pay.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某区某局 2024 预算
“三公”经费是指使用市级财政拨款安排的因公出国（境）费、公务用车购置及运行维护费、公务接待费。",
    corrected: r"某市某区某局 2024 预算
“三公”经费是指使用区级财政拨款安排的因公出国（境）费、公务用车购置及运行维护费、公务接待费。",
};

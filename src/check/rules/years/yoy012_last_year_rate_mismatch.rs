//! 增长率与上年公开文件一致 (YOY012).

use crate::check::text::last_year;
use crate::check::text::rates::mismatch;
use crate::check::{
    Answer, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::Measure;

#[derive(Debug)]
pub(in crate::check) struct LastYearRateMismatch;

impl Rule for LastYearRateMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        if fact.measure != Measure::Rate {
            return Answer::NotApplicable;
        }
        match last_year::growth(context.prose(), context.others(), index) {
            Some(growth) => growth.end.follows(|| mismatch(fact, growth.places)),
            None => Answer::NotApplicable,
        }
    }
}

const DECLARATION: Declaration = Declaration::new("YOY012", "last-year-rate-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("增长率与上年公开文件一致", "a growth rate agrees with last year's document")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中只列增长率而未列上年数和增减额的，增长率应与本年数、上年公开文件所列数一致。本规则须提供上年公开文件。

## 审核意义
不见基数的增长率引用最多，核对最少。

## 局限
无法判断上年数是否因机构改革、口径调整而调整，故本规则只作提示。增长率截尾的由 YOY003 提示；上年为 0 的，增长率没有意义，本规则不作核对。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。
- 算术关系。",
    en: r"## What it checks
Where the text states a growth rate without last year's amount and without the change, the rate
follows from this year's amount and from what last year's document prints. The rule needs last
year's document beside this one.

## Why it matters
A rate without its base is the figure that is quoted most and checked least.

## What it cannot know
Whether last year's amount was restated (机构改革, 口径调整). For this reason the rule only warns. A rate
that is cut off instead of rounded is reported by YOY003. A growth rate from a base of zero is
undefined and is not checked here.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.
- Arithmetic.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算10.50万元，比上年预算下降21.50%。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
    corrected: r"2024年公务接待费预算10.50万元，比上年预算下降12.50%。
--- 上年
某市某局 2023 预算
2023年公务接待费预算12.00万元。",
};

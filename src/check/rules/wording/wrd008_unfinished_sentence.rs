//! 原因说明完整 (WRD008).

use crate::check::answer::wording;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::each;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct UnfinishedSentence;

impl Rule for UnfinishedSentence {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let within = each(&line.text, words::of(Meaning::Unfinished));
        let mut announces = words::of(Meaning::Announces).iter().copied();
        let end = announces.find(|ending| !line.open && line.last && line.text.ends_with(ending));
        let at_end = end.map(|ending| (line.text.len() - ending.len(), ending));
        let breaches = within.chain(at_end).map(|(at, words)| {
            context
                .words_of_line(line, at, words)
                .worded(wording!("“{words}”之后没有内容", "{words} is followed by nothing"))
        });
        Answer::broken_if_any(breaches.collect())
    }
}

const DECLARATION: Declaration = Declaration::new("WRD008", "unfinished-sentence", Severity::Warning)
    .since_release("0.1.0")
    .summary("原因说明完整", "a reason or purpose that is announced is given")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
“主要原因是”“主要用于”“主要是”等之后有具体内容。

## 审核意义
增减变化的说明属于应当公开的内容。

## 局限
不判断所述原因是否成立。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：应当对收支增减变化情况进行说明。",
    en: r"## What it checks
主要原因是, 主要用于, 主要是 and the like are followed by a reason or a purpose.

## Why it matters
The explanation of a change is part of what must be published.

## What it cannot know
Whether the text that follows explains anything.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): changes are explained.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元，主要用于。",
    corrected: r"公务接待费预算3.00万元，主要用于接待来访人员。",
};

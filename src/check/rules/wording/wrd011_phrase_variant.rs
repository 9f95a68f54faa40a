//! 同一用语前后一致 (WRD011).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct PhraseVariant;

impl Rule for PhraseVariant {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD011", "phrase-variant", Severity::Warning)
    .since_release("0.1.0")
    .summary("同一用语前后一致", "a phrase is written with the same characters throughout")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

文中多次出现的用语，不在另一处错写一个字：四字用语中的同音字（“公务管理”写作“公物管理”），词语中的形近字（“治理”写作“冶理”）。

## 审核意义

错字会使该处内容无法检索。

## 局限

只出现一次的用语没有比较对象，不能发现。读音、字形均不相近的视为不同用语（如缴费基数、缴存基数），不予提示。

## 依据

- 文件自身其他各处的写法。",
    en: r"## What it checks

A phrase that the document prints at least twice is not printed once more with another character in it: in a
phrase of four characters, one of the same sound (公物管理 for 公务管理); in a word, one of a similar shape
(冶理 for 治理).

## Why it matters

A search for the phrase does not find the misprint.

## What it cannot know

Misprints of phrases that stand once: there is nothing to compare them with. Characters that neither sound nor
look alike make different phrases (缴费基数, 缴存基数) and are not reported.

## References

- The document itself: its other occurrences of the phrase.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务管理由办公室负责。公务管理制度由办公室修订。公物管理台账由办公室登记。",
    corrected: r"公务管理由办公室负责。公务管理制度由办公室修订。公务管理台账由办公室登记。",
};

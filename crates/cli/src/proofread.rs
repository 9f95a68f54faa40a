//! The rule on misprints of words, in a build that has it: `--features proofread`. Its dictionary is large, and nobody pays for it
//! who does not ask.

use cn_budget::{
    Language,
    check::{Checker, Declaration},
};
use cn_budget_proofread::MISPRINTED_WORD;
use cn_budget_render::words::pick;

/// Whether this build has the rule.
pub(crate) const IS_BUILT_IN: bool = cfg!(feature = "proofread");

/// The checker with the rule, where it is asked for.
#[cfg(feature = "proofread")]
pub(crate) fn with(checker: Checker, is_asked: bool) -> Checker {
    if is_asked { checker.rule(cn_budget_proofread::MisprintedWord) } else { checker }
}

/// The checker with the rule, where it is asked for.
#[cfg(not(feature = "proofread"))]
pub(crate) const fn with(checker: Checker, _: bool) -> Checker {
    checker
}

/// Every rule that there is, by its code: those of the library, and the one on misprints, whether or not this build has it.
pub(crate) fn all_rules() -> Vec<&'static Declaration> {
    let mut rules: Vec<_> = Declaration::all().chain([&MISPRINTED_WORD]).collect();
    rules.sort_by_key(|rule| rule.code());
    rules
}

/// The rule, where this is its code or name.
pub(crate) fn find(name: &str) -> Option<&'static Declaration> {
    let known = [MISPRINTED_WORD.code(), MISPRINTED_WORD.name()];
    known.iter().any(|known| known.eq_ignore_ascii_case(name)).then_some(&MISPRINTED_WORD)
}

/// Whether a name that no rule has is that of this one, or the beginning of its code.
pub(crate) fn is_meant(name: &str) -> bool {
    let begins = name.len() >= MISPRINTED_WORD.family().len()
        && MISPRINTED_WORD.code().starts_with(&name.to_ascii_uppercase());
    begins || find(name).is_some()
}

/// What to do so that the rule runs.
pub(crate) const fn how_to_ask(language: Language) -> &'static str {
    if IS_BUILT_IN {
        pick(
            language,
            "校对文字的规则须用 --proofread，或在设置中写 proofread = true",
            "the rule on misprints runs with --proofread, or with proofread = true in the settings",
        )
    } else {
        pick(
            language,
            "本程序编译时未含校对文字的规则，须以 --features proofread 编译",
            "this build has no rule on misprints: build the command with --features proofread",
        )
    }
}

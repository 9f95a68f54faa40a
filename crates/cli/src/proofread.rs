//! The rule on misprints of words, in a build that has it: `--features proofread`. Its dictionary is large, and nobody pays for it
//! who does not ask.

use cn_budget::{
    Language,
    check::{Checker, Declaration},
};
use cn_budget_render::words::pick;

/// Whether this build has the rule.
pub(crate) const IS_BUILT_IN: bool = cfg!(feature = "proofread");

/// The code and the name of the rule, which a build without it knows too.
const NAMES: [&str; 2] = ["PRF001", "misprinted-word"];

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

/// The rule, by its code or name.
pub(crate) fn find(name: &str) -> Option<&'static Declaration> {
    let is_named = |rule: &&'static Declaration| {
        [rule.code(), rule.name()].iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    with(Checker::new(), true).rules().filter(is_named).find(|rule| Declaration::find(rule.code()).is_err())
}

/// Whether a name that no rule has is that of this one, or the beginning of its code.
pub(crate) fn is_meant(name: &str) -> bool {
    let [code, word] = NAMES;
    let begins = name.len() >= 3 && code.starts_with(&name.to_ascii_uppercase());
    begins || name.eq_ignore_ascii_case(word)
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

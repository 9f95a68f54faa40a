//! The rule on misprints of words, in a build that has it: `--features proofread`. Its dictionary is large, and nobody pays for it
//! who does not ask.

use cn_budget::check::{Checker, Declaration};

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

//! The rule: every hint of a document.

use cn_budget::check::{Answer, Context, Declaration, Subject};
use cn_budget::{Catalog, EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode, Rule};

use crate::declaration::MISPRINTED_WORD;
use crate::reading::{self, Hint, Words};

/// So many hints are given on a document, and the last one says that the rest was not proofread. With 0.17 false hints in 1,000
/// characters, as measured, these are the false ones of 1.2 million characters; disclosures have some tens of thousands. A text
/// with more is none that the lists know, and each hint costs a search of the whole text.
const MOST: usize = 200;

/// 文字无疑似错别字 (PRF001): no word of the text is likely to be a misprint of another.
///
/// ```
/// use cn_budget::check::{Checker, Declaration};
/// use cn_budget_proofread::MisprintedWord;
///
/// let checker = Checker::new().rule(MisprintedWord);
/// assert!(checker.rules().any(|rule| rule.name() == "misprinted-word"));
/// ```
#[doc(alias = "错别字")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MisprintedWord;

impl Rule for MisprintedWord {
    fn declaration(&self) -> &'static Declaration {
        &MISPRINTED_WORD
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Document(_) = subject else { return Answer::NotApplicable };
        let lines = context.lines();
        if lines.is_empty() {
            return Answer::NotApplicable;
        }
        let words = Words::new(names(context.catalog()).into_iter().chain(context.lexicon().words()));
        let occurs = |words: &str, times: usize| {
            lines.iter().flat_map(|line| line.text.matches(words)).take(times).count() == times
        };
        let hints = lines.iter().flat_map(|line| {
            let runs = reading::runs(&line.text);
            let hints = runs.flat_map(|(start, run)| {
                words.hints(run, &occurs).into_iter().map(move |hint| (start + hint.at, hint))
            });
            hints.map(move |(at, hint)| (line, at, hint)).collect::<Vec<_>>()
        });
        let breaches = hints.take(MOST + 1).enumerate().map(|(index, (line, at, hint))| {
            let Hint { printed, meant, .. } = hint;
            let breach = context.words_of_line(line, at, &printed);
            if index == MOST {
                return breach.fixed(
                    format!("疑似错别字已达 {MOST} 处，此处及以后的文字未再校对"),
                    format!("{MOST} words may be misprints: the text from here on was not proofread"),
                );
            }
            breach.fixed(
                format!("“{printed}”疑为“{meant}”之误"),
                format!("{printed} may be a misprint of {meant}"),
            )
        });
        Answer::broken_if_any(breaches.collect())
    }
}

/// The names of a catalog.
fn names(catalog: &Catalog) -> Vec<&str> {
    let functional = catalog.iter::<FunctionalCode>().map(|entry| entry.name());
    let economic = catalog.iter::<EconomicCode>().map(|entry| entry.name());
    let government = catalog.iter::<GovernmentEconomicCode>().map(|entry| entry.name());
    let revenue = catalog.iter::<RevenueCode>().map(|entry| entry.name());
    functional.chain(economic).chain(government).chain(revenue).collect()
}

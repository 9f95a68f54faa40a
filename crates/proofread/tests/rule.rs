//! The rule on its example, and on documents that have nothing for it.

use cn_budget::check::{Checker, Declaration};
use cn_budget::{Disclosure, Outcome, Rule as _};
use cn_budget_proofread::MisprintedWord;

fn declaration() -> &'static Declaration {
    MisprintedWord.declaration()
}

#[test]
fn the_example_is_what_it_says() {
    declaration().examples().verify(declaration(), &Checker::new().rule(MisprintedWord)).unwrap();
}

#[test]
fn a_document_without_text_is_not_asked() {
    let checker = Checker::new().rule(MisprintedWord).select(["PRF001"]).unwrap();
    let report = checker.check(&Disclosure::new("教育局", "2024".parse().unwrap(), cn_budget::Stage::Budget));
    let (_, counts) = report.by_rule().find(|(code, _)| *code == "PRF001").unwrap();
    assert_eq!((counts[Outcome::NotApplicable], counts.total()), (1, 1));
}

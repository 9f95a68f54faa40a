//! The rule on its example, and on documents that have nothing for it.

use std::collections::HashMap;

use cn_budget::check::{Checker, Declaration};
use cn_budget::document::{Paragraph, Place, TextSection};
use cn_budget::{Disclosure, Language, Outcome, Rule as _};
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

#[test]
fn where_it_stops_is_said() {
    let alike: HashMap<&str, char> = include_str!("../data/alike.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(one, others)| (one, others.chars().next().unwrap()))
        .collect();
    let mut document = Disclosure::new("教育局", "2024".parse().unwrap(), cn_budget::Stage::Budget);
    let mut section = TextSection::new("二、支出说明");
    // Every fourth word of two characters that is as frequent as this, with its second character misprinted: each once, for what
    // comes back is a word of the document's own.
    let words = include_str!("../data/words.txt").lines().filter_map(|line| line.split_once(' '));
    let frequent = words.filter(|(word, cost)| word.len() == 6 && cost.parse::<u32>().unwrap() <= 140);
    for (word, _) in frequent.step_by(4) {
        let (first, second) = word.split_at(3);
        let Some(other) = alike.get(second) else { continue };
        section.paragraphs.push(Paragraph::new(format!("按照{first}{other}。"), Place::default()));
    }
    document.sections.push(section);
    let report = Checker::new().rule(MisprintedWord).select(["PRF001"]).unwrap().check(&document);
    assert_eq!(report.findings().len(), 201);
    let last = report.findings().last().unwrap();
    assert_eq!(last.message(Language::Zh), "疑似错别字已达 200 处，此处及以后的文字未再校对");
}

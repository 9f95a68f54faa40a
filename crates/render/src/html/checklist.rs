//! The checklist: an item for each rule that was asked.

use std::collections::BTreeMap;

use cn_budget::{Finding, Language, Outcome, Report, check::Declaration, value::Counts};
use maud::{Markup, html};

use super::finding::Anchor;
use super::settings::Html;
use crate::words::{self, pick};

/// How many findings of a rule the checklist names before it only counts them.
const NAMED: usize = 6;

/// Whether an item of the checklist is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passed {
    Yes,
    No,
    Undecided,
    NotApplicable,
}

impl Passed {
    /// What is undecided is not passed.
    fn of(counts: Option<&Counts>, has_findings: bool) -> Self {
        let Some(counts) = counts else { return if has_findings { Self::No } else { Self::NotApplicable } };
        if has_findings || counts[Outcome::Broken] > 0 {
            Self::No
        } else if counts[Outcome::Undecidable] > 0 {
            Self::Undecided
        } else if counts[Outcome::Held] + counts[Outcome::HeldWithinRounding] > 0 {
            Self::Yes
        } else {
            Self::NotApplicable
        }
    }

    const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Yes => pick(language, "是", "yes"),
            Self::No => pick(language, "否", "no"),
            Self::Undecided => pick(language, "无法判断", "undecidable"),
            Self::NotApplicable => pick(language, "不适用", "not applicable"),
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Undecided => "undecided",
            Self::NotApplicable => "na",
        }
    }
}

/// The rules by their families, in the order of a review: what is there, then whether it adds up, then how it is coded, then
/// the rules of other crates.
fn families(rules: &[&'static Declaration]) -> Vec<(&'static str, Vec<&'static Declaration>)> {
    let mut families: Vec<(&str, Vec<&'static Declaration>)> = Vec::new();
    for &rule in rules {
        match families.iter_mut().find(|(letters, _)| *letters == rule.family()) {
            Some((_, rules)) => rules.push(rule),
            None => families.push((rule.family(), vec![rule])),
        }
    }
    let order = ["STR", "SUM", "XTB", "NAR", "YOY", "WRD", "COD"];
    families
        .sort_by_key(|(letters, _)| order.iter().position(|known| known == letters).unwrap_or(order.len()));
    families
}

impl Html {
    pub(super) fn checklist(&self, report: &Report, findings: &[(Anchor, &Finding)]) -> Markup {
        let counts: BTreeMap<&str, &Counts> = report.by_rule().collect();
        let families = families(report.rules());
        html! {
            h2 { (pick(self.language, "一、审核项目", "1. Checklist")) }
            table.checklist {
                thead {
                    tr {
                        th.code { (pick(self.language, "编号", "Code")) }
                        th { (pick(self.language, "审核项目", "What is checked")) }
                        th.passed { (pick(self.language, "是否通过", "Passed")) }
                        th.problem { (pick(self.language, "问题", "Findings")) }
                    }
                }
                @for (letters, rules) in &families {
                    tbody {
                        tr.family { th colspan="4" { (words::family(letters, self.language)) } }
                        @for rule in rules {
                            (self.item(rule, counts.get(rule.code()).copied(), report, findings))
                        }
                    }
                }
            }
            @if self.left_out > 0 {
                p.note {
                    @match self.language {
                        Language::Zh => { "另有 " (self.left_out) " 项规则按设置未列入本次审核。" }
                        Language::En => { (words::number(self.left_out, "rule")) " not selected for this review." }
                    }
                }
            }
        }
    }

    fn item(
        &self,
        rule: &Declaration,
        counts: Option<&Counts>,
        report: &Report,
        findings: &[(Anchor, &Finding)],
    ) -> Markup {
        let of_rule = |finding: &Finding| finding.rule.code() == rule.code();
        // An identity that is broken because of a figure reported elsewhere has no finding of its own.
        let explained =
            |finding: &Finding| finding.explains.iter().any(|identity| identity.rule == rule.code());
        let numbers: Vec<Anchor> = findings
            .iter()
            .filter(|(_, finding)| of_rule(finding) || explained(finding))
            .map(|(anchor, _)| *anchor)
            .collect();
        let accepted = report.suppressed().iter().filter(|known| of_rule(&known.finding)).count();
        let passed = Passed::of(counts, findings.iter().any(|(_, finding)| of_rule(finding)));
        html! {
            tr {
                td.code { (rule.code()) }
                td { (words::rule(rule, self.language)) }
                td.passed { b class=(passed.class()) { (passed.word(self.language)) } }
                td.problem {
                    @if !numbers.is_empty() {
                        span.reported {
                            (pick(self.language, "见问题 ", "finding "))
                            @for (index, number) in numbers.iter().take(NAMED).enumerate() {
                                @if index > 0 { (pick(self.language, "、", ", ")) }
                                (number.link())
                            }
                            @if numbers.len() > NAMED {
                                @match self.language {
                                    Language::Zh => { " 等 " (numbers.len()) " 项" }
                                    Language::En => { " and " (numbers.len() - NAMED) " more" }
                                }
                            }
                        }
                        " "
                    }
                    @if accepted > 0 {
                        span.reported {
                            @match self.language {
                                Language::Zh => { (accepted) " 项已作说明" }
                                Language::En => { (accepted) " accepted" }
                            }
                        }
                        " "
                    }
                    @if let Some(counts) = counts { span.tally { (self.tally(counts)) (words::undecided_of(report, rule.code(), self.language)) } }
                }
            }
        }
    }

    /// The counts that are not zero.
    fn tally(&self, counts: &Counts) -> String {
        let counted = counts.iter().filter(|(_, count)| *count > 0);
        let worded =
            counted.map(|(outcome, count)| format!("{} {count}", words::outcome(outcome, self.language)));
        worded.collect::<Vec<_>>().join(pick(self.language, "，", ", "))
    }
}

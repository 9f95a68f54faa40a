//! What the checks of a family of rules find, and how each ended.

use super::finding::FindingPlace;
use crate::check::{Finding, Rule, Severity};
use crate::value::{Outcome, Verdict};

/// What is found, and how every check ended.
#[derive(Default)]
pub(super) struct Found {
    pub(super) findings: Vec<Finding>,
    pub(super) outcomes: Vec<(&'static Rule, Outcome)>,
}

impl Found {
    pub(super) fn count(&mut self, code: &str, outcome: Outcome) {
        self.outcomes.extend(Rule::find(code).map(|rule| (rule, outcome)));
    }

    /// A breach of a rule.
    pub(super) fn broken(
        &mut self,
        code: &str,
        places: Vec<FindingPlace>,
        verdict: Option<Verdict>,
        text: [String; 2],
    ) {
        self.count(code, Outcome::Broken);
        let Some(rule) = Rule::find(code) else { return };
        let [chinese, english] = text;
        let mut finding = Finding::new(rule, places).with_text(chinese, english);
        finding.verdict = verdict;
        self.findings.push(finding);
    }

    /// Counts an outcome, and tells it where it is a breach or a difference of rounding.
    pub(super) fn judged(
        &mut self,
        code: &str,
        verdict: Verdict,
        places: impl FnOnce() -> Vec<FindingPlace>,
        text: [String; 2],
    ) {
        match verdict.outcome() {
            Outcome::Broken => self.broken(code, places(), Some(verdict), text),
            outcome => {
                self.count(code, outcome);
                if outcome == Outcome::HeldWithinRounding
                    && let Some(rule) = Rule::find(code)
                {
                    let [chinese, english] = text;
                    let mut finding = Finding::new(rule, places()).with_text(chinese, english);
                    (finding.severity, finding.verdict) = (Severity::Rounding, Some(verdict));
                    self.findings.push(finding);
                }
            }
        }
    }
}

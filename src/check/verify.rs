//! Examples held against the rules that they are of.

use super::checker::Checker;
use super::declaration::Declaration;
use super::example::{Example, ExampleDocuments, ExampleError, error};
use super::report::{NOTHING_READ, Report};
use crate::companion::Related;

impl ExampleDocuments {
    /// What the rules of this crate say of it, the pedantic ones too.
    pub fn report(&self) -> Report {
        self.report_by(&Checker::new().pedantic())
    }

    /// What a checker says of it. A document beside it that does not fit is left out.
    pub fn report_by(&self, checker: &Checker) -> Report {
        let mut related = Related::to(&self.document);
        for (kinship, other) in &self.beside {
            // An example that names an unfit document fails its own test.
            let _ = related.add(*kinship, other);
        }
        checker.check_beside(&related)
    }
}

impl Example {
    /// Checks the example of a rule: the flagged document is reported by this rule, the corrected one by none. An example
    /// is a part of a disclosure, so that no rule misses the tables that it leaves out (STR001), nor its figures (STR012).
    ///
    /// # Errors
    ///
    /// When a text is not of the notation, the flagged one is not reported, or the corrected one is.
    pub fn verify(self, rule: &Declaration, checker: &Checker) -> Result<(), ExampleError> {
        let code = rule.code();
        let is_of_parts = |found: &str| found == "STR001" || found == NOTHING_READ;
        let reported = |text: &str| -> Result<Vec<&'static str>, ExampleError> {
            let report = Self::read(text)?.report_by(checker);
            let codes = report.findings().iter().map(|finding| finding.rule.code());
            Ok(codes.filter(|found| *found == code || !is_of_parts(found)).collect())
        };
        if !reported(self.flagged)?.contains(&code) {
            return error(format!("{code} does not report its flagged example"));
        }
        match &reported(self.corrected)?[..] {
            [] => Ok(()),
            others => error(format!("the corrected example of {code} is reported by {}", others.join(", "))),
        }
    }
}

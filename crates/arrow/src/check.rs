//! The tables of checks: how many of each rule ended how, and every identity by itself.

use std::collections::BTreeMap;

use cn_budget::check::FindingPlace;
use cn_budget::value::{Undecidable, Verdict};
use cn_budget::{Disclosure, Outcome, Printed, Report, Unit};

use crate::column::{Count, Exact, Flag, Index, Label, Maybe, Of, Text, columns};
use crate::document::{DocumentColumns, index};
use crate::place::PlaceColumns;
use crate::table::table;

columns! {
    /// How many checks of a rule ended so.
    CheckColumns of CheckRow {
        rule: Label, "规则", "the code of the rule";
        outcome: Of<Outcome>, "审核结果", "how the checks ended";
        reason: Maybe<Of<Undecidable>>, "无法判断的原因", "why they could not be decided";
        count: Count, "次数", "how many of them";
    }
}

table! {
    /// Checks (核对结果): for each rule that was asked, each outcome, and each reason why something could not be decided, how
    /// many checks ended so. Added up, they are all checks of the report.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Report};
    /// use cn_budget_arrow::Checks;
    ///
    /// let document = Disclosure::huizhou_2023()?;
    /// let mut checks = Checks::new();
    /// checks.add(&document, &Report::of(&document));
    /// assert!(checks.finish()?.num_rows() > 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "核对结果")]
    Checks: "cn-budget/checks/1" { document: DocumentColumns, check: CheckColumns }
}

impl Checks {
    /// Adds the checks of a report on a document.
    pub fn add(&mut self, document: &Disclosure, report: &Report) {
        let mut undecided: BTreeMap<&str, Vec<(Undecidable, usize)>> = BTreeMap::new();
        for (rule, reason, count) in report.undecided_by_rule() {
            undecided.entry(rule).or_default().push((reason, count));
        }
        for (rule, counts) in report.by_rule() {
            for (outcome, count) in counts.iter() {
                let reasons = undecided.get(rule).filter(|_| outcome == Outcome::Undecidable);
                match reasons {
                    Some(reasons) => {
                        for (reason, count) in reasons {
                            self.add_row(document, rule, outcome, Some(*reason), *count);
                        }
                    }
                    None if count > 0 => self.add_row(document, rule, outcome, None, count),
                    None => {}
                }
            }
        }
    }

    fn add_row(
        &mut self,
        document: &Disclosure,
        rule: &str,
        outcome: Outcome,
        reason: Option<Undecidable>,
        count: usize,
    ) {
        self.document.push(document.into());
        self.check.push(CheckRow { rule, outcome, reason, count: count as u64 });
        self.rows += 1;
    }
}

columns! {
    /// An identity but for its place.
    IdentityColumns of IdentityRow {
        rule: Label, "规则", "the code of the rule that reports it";
        relation_zh: Label, "勾稽关系", "the identity, in Chinese";
        relation_en: Label, "勾稽关系（英文）", "the identity, in English";
        is_certain: Flag, "是否必然", "whether no sound document breaks it";
        outcome: Of<Outcome>, "审核结果", "how it ended";
        reason: Maybe<Of<Undecidable>>, "无法判断的原因", "why it could not be decided";
        parts: Index, "加数个数", "how many cells the whole is held against";
        expected: Maybe<Exact>, "各项合计", "what the parts give, in the unit that is printed";
        actual: Maybe<Exact>, "表列", "what is printed";
        difference: Maybe<Exact>, "差额", "what is printed less what the parts give";
        allowed: Maybe<Exact>, "尾数误差至多", "the difference that rounding alone can make";
        unit: Maybe<Of<Unit>>, "计量单位", "the unit of these figures";
        verdict: Text, "判定", "how it ended in a sentence, in English";
    }
}

table! {
    /// Identities (勾稽关系), a row each: every sum within and across the tables, how it ended, and where its first cell stands.
    ///
    /// ```
    /// use cn_budget::Disclosure;
    /// use cn_budget_arrow::Identities;
    ///
    /// let document = Disclosure::huizhou_2023()?;
    /// let mut identities = Identities::new();
    /// identities.add(&document);
    /// assert_eq!(identities.finish()?.num_rows(), document.checks().len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "勾稽关系")]
    Identities: "cn-budget/identities/1" { document: DocumentColumns, identity: IdentityColumns, place: PlaceColumns }
}

impl Identities {
    /// Adds the identities of a document.
    pub fn add(&mut self, document: &Disclosure) {
        for check in document.checks() {
            let kind = check.relation().kind();
            let verdict: &Verdict = check.verdict();
            self.document.push(document.into());
            self.identity.push(IdentityRow {
                rule: kind.rule,
                relation_zh: kind.zh,
                relation_en: kind.en,
                is_certain: check.relation().is_certain(),
                outcome: verdict.outcome(),
                reason: verdict.reason(),
                parts: index(check.parts().len()),
                expected: verdict.expected(),
                actual: verdict.actual().map(Printed::value),
                difference: verdict.difference(),
                allowed: verdict.allowed(),
                unit: verdict.unit(),
                verdict: &verdict.to_string(),
            });
            let cell = check.cells().next();
            let place = cell.map(|cell| FindingPlace::of_cell(document, cell)).unwrap_or_default();
            self.place.add(&place, document);
            self.rows += 1;
        }
    }
}

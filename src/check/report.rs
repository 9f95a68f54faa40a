//! The report on a document: the findings, and how every check ended.

use std::collections::BTreeMap;

use super::declaration::{Declaration, Severity};
use super::finding::Finding;
use super::text::FactCounts;
use crate::companion::RelatedDocument;
use crate::value::{Counts, Undecidable};

/// The rule that says that nothing of a document was read (STR012).
pub(super) const NOTHING_READ: &str = "STR012";

/// Everything that the rules have to say about a document (审核报告).
///
/// ```
/// use cn_budget::{Disclosure, Outcome, Report, Severity};
///
/// let huizhou = Disclosure::from_csv_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023"))?;
/// let report = Report::of(&huizhou);
/// assert_eq!(report.count(Severity::Error), 0);
/// assert_eq!(report.count(Severity::Rounding), 9);
/// assert!(report.counts()[Outcome::Undecidable] > 0, "a report says what it could not look at");
/// # Ok::<(), cn_budget::document::FolderError>(())
/// ```
#[doc(alias = "审核报告")]
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub(super) rules: Vec<&'static Declaration>,
    pub(super) findings: Vec<Finding>,
    pub(super) suppressed: Vec<Suppressed>,
    pub(super) counts: Counts,
    pub(super) by_rule: BTreeMap<&'static str, Counts>,
    pub(super) by_table: BTreeMap<usize, Counts>,
    pub(super) undecided: BTreeMap<Undecidable, usize>,
    pub(super) undecided_by_rule: BTreeMap<&'static str, BTreeMap<Undecidable, usize>>,
    pub(super) files: Vec<String>,
    pub(super) related: Vec<RelatedDocument>,
    pub(super) facts: FactCounts,
}

/// A finding that was accepted, and why (已说明的问题): it is listed, and it is not counted as a finding.
#[doc(alias = "已说明")]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Suppressed {
    /// What was found.
    pub finding: Finding,
    /// Why it is accepted.
    pub reason: String,
}

impl Report {
    /// The rules that were asked, by code; rules of other crates last.
    pub fn rules(&self) -> &[&'static Declaration] {
        &self.rules
    }

    /// How many facts the text states, and how many of them a table prints too.
    pub const fn facts(&self) -> FactCounts {
        self.facts
    }

    /// The files of the document, where it is in several: see [`Disclosure::join`](crate::Disclosure::join).
    #[doc(alias = "文件")]
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// The documents beside the one that was checked, in the order in which they were given.
    #[doc(alias = "参照文件")]
    pub fn related(&self) -> &[RelatedDocument] {
        &self.related
    }

    /// The findings, the gravest first.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Keeps the findings that `keep` accepts; the counts of the checks stay.
    #[must_use]
    pub fn filtered(mut self, keep: impl FnMut(&Finding) -> bool) -> Self {
        self.findings.retain(keep);
        self
    }

    /// Sets aside the findings that `accept` gives a reason for. They stay in the report, with the reason:
    /// whoever reads it sees what was accepted and can judge the reason. The counts of the checks stay too.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Report};
    ///
    /// let report = Report::of(&Disclosure::huizhou_2023()?);
    /// let reason = || "工会经费 8.00 列 301".to_owned();
    /// let report = report.suppressing(|finding| (finding.rule.code() == "XTB017").then(reason));
    /// assert!(report.findings().iter().all(|finding| finding.rule.code() != "XTB017"));
    /// assert_eq!(report.suppressed().len(), 1);
    /// assert_eq!(report.suppressed()[0].reason, "工会经费 8.00 列 301");
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "已说明")]
    #[must_use]
    pub fn suppressing(mut self, mut accept: impl FnMut(&Finding) -> Option<String>) -> Self {
        let mut kept = Vec::with_capacity(self.findings.len());
        for finding in self.findings {
            match accept(&finding) {
                Some(reason) => self.suppressed.push(Suppressed { finding, reason }),
                None => kept.push(finding),
            }
        }
        self.findings = kept;
        self
    }

    /// The findings that were accepted, with the reasons.
    pub fn suppressed(&self) -> &[Suppressed] {
        &self.suppressed
    }

    /// Whether the document was not checked, for nothing was read of it that could be (STR012): that no error is found means
    /// nothing then, also where that finding was accepted.
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Report, Stage};
    ///
    /// let nothing = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// let report = Report::of(&nothing);
    /// assert!(report.is_unread());
    /// assert!(report.suppressing(|_| Some("附表另行公开".to_owned())).is_unread());
    /// assert!(!Report::of(&Disclosure::huizhou_2023()?).is_unread());
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "未经核对")]
    pub fn is_unread(&self) -> bool {
        let accepted = self.suppressed.iter().map(|suppressed| &suppressed.finding);
        self.findings.iter().chain(accepted).any(|finding| finding.rule.code() == NOTHING_READ)
    }

    /// How many findings are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many identities ended how: those that a sound document may break are left out, as in
    /// [`Disclosure::counts`](crate::Disclosure::counts). [`Report::by_rule`] counts everything.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// How many checks of all rules ended how, those of the text and of hints among them: the sum of
    /// [`Report::by_rule`].
    ///
    /// ```
    /// use cn_budget::{Disclosure, Outcome, Report};
    ///
    /// let report = Report::of(&Disclosure::huizhou_2023()?);
    /// assert_eq!(report.counts()[Outcome::Broken], 0, "no identity that a sound document must keep");
    /// assert!(report.all_counts()[Outcome::Broken] > 0, "what is only warned of is broken too");
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "核对结果")]
    pub fn all_counts(&self) -> Counts {
        let mut sum = Counts::default();
        self.by_rule.values().for_each(|counts| sum.add(counts));
        sum
    }

    /// Why checks of a rule are undecidable, and how many for each reason: the reasons behind that one of
    /// [`Report::by_rule`].
    #[doc(alias = "无法判断")]
    pub fn undecided_by_rule(&self) -> impl Iterator<Item = (&'static str, Undecidable, usize)> {
        let reasons = self.undecided_by_rule.iter();
        reasons.flat_map(|(code, reasons)| reasons.iter().map(|(reason, count)| (*code, *reason, *count)))
    }

    /// How many checks of each rule ended how, by the rule's code.
    pub fn by_rule(&self) -> impl Iterator<Item = (&'static str, &Counts)> {
        self.by_rule.iter().map(|(code, counts)| (*code, counts))
    }

    /// How many identities of each table ended how, by the index of the table in the document. An identity across tables belongs to the table of its whole, or
    /// of its first cell where the whole is not there, so that every one is counted once: the tables add up to
    /// [`Report::counts`], but for the identities none of whose cells is there.
    #[doc(alias = "按表计数")]
    pub fn by_table(&self) -> impl Iterator<Item = (usize, &Counts)> {
        self.by_table.iter().map(|(table, counts)| (*table, counts))
    }

    /// Why identities are undecidable, and how many for each reason: the reasons behind that one of [`Report::counts`].
    ///
    /// ```
    /// use cn_budget::{Disclosure, Outcome, Report, value::Undecidable};
    ///
    /// let report = Report::of(&Disclosure::huizhou_2023()?);
    /// let reasons: Vec<_> = report.undecided().collect();
    /// assert!(reasons.iter().any(|(reason, _)| *reason == Undecidable::MissingRow), "the 合计 of its revenue table");
    /// assert_eq!(reasons.iter().map(|(_, count)| count).sum::<usize>(), report.counts()[Outcome::Undecidable]);
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "无法判断")]
    pub fn undecided(&self) -> impl Iterator<Item = (Undecidable, usize)> {
        self.undecided.iter().map(|(reason, count)| (*reason, *count))
    }
}

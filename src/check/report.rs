//! The report on a document: the findings, and how every check ended.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::beside::{self, Companion};
use super::finding::Places;
use super::found::Found;
use super::{FactCounts, codes, copied, narrative, nature, roots, structure, unit_line};
use crate::check::{Finding, Rule, Severity, SuspectFigure};
use crate::companion::{Related, RelatedDocument};
use crate::document::Disclosure;
use crate::identity::{CellRef, PrintedTables, TableCheck};
use crate::table::{Cell, TableKind};
use crate::value::{Counts, Outcome, Printed, Undecidable, Unit};

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
#[derive(Clone, Debug)]
pub struct Report {
    findings: Vec<Finding>,
    suppressed: Vec<Suppressed>,
    counts: Counts,
    by_rule: BTreeMap<&'static str, Counts>,
    by_table: BTreeMap<TableKind, Counts>,
    undecided: BTreeMap<Undecidable, usize>,
    related: Vec<RelatedDocument>,
    facts: FactCounts,
}

/// A finding that was accepted, and why (已说明的问题): it is told, and it is not counted as a finding.
#[doc(alias = "已说明")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suppressed {
    /// What was found.
    pub finding: Finding,
    /// Why it is accepted.
    pub reason: String,
}

impl Report {
    /// Checks a document by every rule.
    pub fn of(document: &Disclosure) -> Self {
        Self::beside(&Related::to(document))
    }

    /// Checks a document by every rule, and against the documents beside it: see [`Related`].
    #[doc(alias = "上年")]
    #[doc(alias = "所属单位")]
    pub fn beside(related: &Related<'_>) -> Self {
        let document = related.document();
        let (tables, violations) = PrintedTables::read_some(document);
        let checks = tables.checks();
        let mut report = Self {
            findings: Vec::new(),
            suppressed: Vec::new(),
            counts: Counts::default(),
            by_rule: BTreeMap::new(),
            by_table: BTreeMap::new(),
            undecided: BTreeMap::new(),
            related: related.others().map(|(kinship, other)| RelatedDocument::of(kinship, other)).collect(),
            facts: FactCounts::default(),
        };
        for check in &checks {
            let outcome = check.verdict().outcome();
            report.count_check(Rule::of(check.relation()), outcome);
            if check.relation().is_certain() {
                report.counts.count(outcome);
                if let Some(reason) = check.verdict().reason() {
                    *report.undecided.entry(reason).or_default() += 1;
                }
                if let Some(cell) = check.cells().next() {
                    report.by_table.entry(cell.table).or_default().count(outcome);
                }
            }
        }
        // What is wrong under the unit that a table states may be right in another: then the unit is what is wrong. The counts
        // are of what is printed.
        let reread = unit_line::check(&Places { document, tables: &tables }, &checks);
        let (tables, checks) = match reread {
            Some(unit_line::Reread { tables, checks, findings }) => {
                for finding in findings {
                    report.count_check(finding.rule, Outcome::Broken);
                    report.findings.push(finding);
                }
                (tables, checks)
            }
            None => (tables, checks),
        };
        let places = Places { document, tables: &tables };
        report.findings.extend(errors(&places, &checks));
        report.findings.extend(hints(&places, &checks));
        for finding in missed(&places, &checks) {
            report.count_check(finding.rule, Outcome::Broken);
            report.findings.push(finding);
        }
        report.findings.extend(roundings(&places, &checks));
        for (findings, looked_at) in
            [structure::check(document, &tables, &violations), codes::check(document)]
        {
            for (rule, count) in looked_at {
                // What is not found is held: a structure or a code is right, or a finding says why not.
                let broken = findings.iter().filter(|finding| finding.rule.code() == rule.code()).count();
                (0..count.saturating_sub(broken)).for_each(|_| report.count_check(rule, Outcome::Held));
                (0..broken).for_each(|_| report.count_check(rule, Outcome::Broken));
            }
            report.findings.extend(findings);
        }
        let companions = Companion::all(related);
        let text = narrative::check(document, &tables, &companions);
        report.facts = text.facts;
        let found = [
            nature::check(&places),
            copied::check(document),
            text.found,
            beside::check(&places, related, &companions),
        ];
        for Found { findings, outcomes } in found {
            for (rule, outcome) in outcomes {
                report.count_check(rule, outcome);
            }
            report.findings.extend(findings);
        }
        report.findings.sort_by_key(|finding| core::cmp::Reverse(finding.severity));
        report
    }

    /// How many facts the text states, and how many of them a table prints too.
    pub const fn facts(&self) -> FactCounts {
        self.facts
    }

    fn count_check(&mut self, rule: &'static Rule, outcome: Outcome) {
        self.by_rule.entry(rule.code()).or_default().count(outcome);
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
    /// use cn_budget::{Disclosure, FiscalYear, Report, Stage};
    ///
    /// let report = Report::of(&Disclosure::new("教育局", FiscalYear::constant(2023), Stage::Budget));
    /// let report = report.suppressing(|finding| (finding.rule.code() == "STR001").then(|| "样本".to_owned()));
    /// assert!(report.findings().is_empty());
    /// assert_eq!(report.suppressed().len(), 8);
    /// assert_eq!(report.suppressed()[0].reason, "样本");
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

    /// How many findings are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many identities ended how: those that a sound document may break are left out, as in
    /// [`PrintedTables::counts`]. [`Report::by_rule`] counts everything.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// How many checks of each rule ended how, by the rule's code.
    pub fn by_rule(&self) -> impl Iterator<Item = (&'static str, &Counts)> {
        self.by_rule.iter().map(|(code, counts)| (*code, counts))
    }

    /// How many identities of each table ended how. An identity across tables belongs to the table of its whole, or
    /// of its first cell where the whole is not there, so that every one is counted once: the tables add up to
    /// [`Report::counts`], but for the identities none of whose cells is there.
    #[doc(alias = "按表计数")]
    pub fn by_table(&self) -> impl Iterator<Item = (TableKind, &Counts)> {
        self.by_table.iter().map(|(kind, counts)| (*kind, counts))
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

/// The broken identities that no sound document can have, each group told once with its suspects.
fn errors(places: &Places<'_>, checks: &[TableCheck]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for root in roots(places.tables, checks) {
        let explains: Vec<String> =
            root.broken().iter().map(|&index| describe(places, &checks[index])).collect();
        let mut suspects: Vec<Vec<SuspectFigure>> = root
            .suspects()
            .iter()
            .map(|set| {
                let figure = |suspect: &super::Suspect| SuspectFigure {
                    place: places.of_cell(suspect.cell),
                    printed: suspect.printed,
                    restored: suspect.restored,
                };
                set.iter().map(figure).collect()
            })
            .collect();
        if suspects.is_empty() {
            findings.extend(root.broken().iter().map(|&index| plain(places, &checks[index])));
            continue;
        }
        let Some(&first) = root.broken().first() else { continue };
        let mut finding = plain(places, &checks[first]);
        if let [set] = &mut suspects[..] {
            let mut primary: Vec<_> = set.iter().map(|suspect| suspect.place.clone()).collect();
            primary.extend(
                finding.places.drain(..).filter(|place| !set.iter().any(|suspect| suspect.place == *place)),
            );
            finding.places = primary;
            // A figure and its copies are one figure, that is wrong in several places.
            if set.windows(2).all(|pair| is_copy(&pair[0], &pair[1])) {
                set.truncate(1);
            }
        }
        (finding.suspects, finding.explains) = (suspects, explains);
        // The same figure, wrong in the same way in another table, is the same mistake: it is told once.
        if let Some(same) = findings.iter_mut().find(|other| other.suspects == finding.suspects) {
            same.explains.append(&mut finding.explains);
            continue;
        }
        findings.push(finding);
    }
    findings
}

/// Whether two figures of one set are the same figure in two tables, wrong in the same way.
fn is_copy(one: &SuspectFigure, other: &SuspectFigure) -> bool {
    let printed = |suspect: &SuspectFigure| suspect.printed.map(Printed::exact);
    one.place.table != other.place.table
        && printed(one) == printed(other)
        && one.restored.exact() == other.restored.exact()
}

/// A finding for one identity, with every cell that it ties.
fn plain(places: &Places<'_>, check: &TableCheck) -> Finding {
    let mut finding =
        Finding::new(Rule::of(check.relation()), check.cells().map(|cell| places.of_cell(cell)).collect());
    finding.verdict = Some(*check.verdict());
    finding.explains = vec![describe(places, check)];
    finding
}

pub(super) fn describe(places: &Places<'_>, check: &TableCheck) -> String {
    let place = check.cells().next().map(|cell| places.of_cell(cell)).unwrap_or_default();
    let code = Rule::of(check.relation()).code();
    format!("{code} {} {} {}（{}）", place.table, place.row_label, place.column, check.relation().chinese())
}

/// The broken identities that a sound document may have.
fn hints(places: &Places<'_>, checks: &[TableCheck]) -> Vec<Finding> {
    let broken =
        |check: &&TableCheck| check.verdict().outcome() == Outcome::Broken && !check.relation().is_certain();
    checks.iter().filter(broken).map(|check| plain(places, check)).collect()
}

/// The blank cells without which several identities would hold that fail with them: a figure that was lost. Two of them
/// must ask for the same amount, for one alone may be broken by another figure.
fn missed(places: &Places<'_>, checks: &[TableCheck]) -> Vec<Finding> {
    let Some(rule) = Rule::find("STR009") else { return Vec::new() };
    let blank = |cell: &CellRef| places.tables.cell(*cell).is_some_and(Cell::is_blank);
    let mut asked: BTreeMap<CellRef, Vec<Asked<'_>>> = BTreeMap::new();
    for check in checks.iter().filter(|check| check.verdict().reason() == Some(Undecidable::BlankCell)) {
        let mut blanks = check.cells().filter(blank);
        let (Some(cell), None) = (blanks.next(), blanks.next()) else { continue };
        let is_part = check.parts().contains(&cell);
        // What would have to be negative was not lost: another figure is wrong.
        let lost = Asked::by(check, is_part)
            .filter(|asked| check.relation().is_certain() && asked.fen.is_sign_positive());
        asked.entry(cell).or_default().extend(lost);
    }
    let mut findings = Vec::new();
    for (cell, asking) in asked {
        let near = |one: &Asked<'_>| {
            asking.iter().filter(|other| (other.fen - one.fen).abs() <= one.allowed_fen).count()
        };
        let exactly = |one: &Asked<'_>| asking.iter().filter(|other| other.fen == one.fen).count();
        let likeliest = asking.iter().filter(|one| near(one) > 1);
        let Some(one) = likeliest.max_by_key(|one| exactly(one)) else { continue };
        // In the unit of the table that lost it.
        let unit = places.document.sheet(cell.table).and_then(|sheet| sheet.unit).unwrap_or(one.unit);
        let amount = (one.fen / Decimal::from(unit.fen())).normalize();
        let (count, amount) = (near(one), format!("{amount} {unit}"));
        let place = places.of_cell(cell);
        let chinese = format!("此处为空，而 {count} 处勾稽关系需要 {amount}");
        let english = format!("blank, where {count} identities need {amount}");
        let mut finding = Finding::new(rule, vec![place]).with_text(chinese, english);
        finding.explains = asking.iter().map(|asked| describe(places, asked.check)).collect();
        findings.push(finding);
    }
    findings
}

/// What an identity needs in a blank cell.
struct Asked<'a> {
    check: &'a TableCheck,
    unit: Unit,
    /// How much, and what rounding can make of it, in a unit that all tables share.
    fen: Decimal,
    allowed_fen: Decimal,
}

impl<'a> Asked<'a> {
    /// A part must make up what the whole has beyond the others, a whole what the parts have.
    fn by(check: &'a TableCheck, is_part: bool) -> Option<Self> {
        let verdict = check.verdict();
        let (difference, unit) = (verdict.difference()?, verdict.unit()?);
        let needed = if is_part { difference } else { -difference };
        let fen = |amount: Decimal| amount.checked_mul(unit.fen().into());
        Some(Self { check, unit, fen: fen(needed)?, allowed_fen: fen(verdict.allowed()?)? })
    }
}

/// The rounding differences: the same difference in several tables and columns is told once.
fn roundings(places: &Places<'_>, checks: &[TableCheck]) -> Vec<Finding> {
    let mut distinct: Vec<Finding> = Vec::new();
    for check in checks.iter().filter(|check| check.verdict().outcome() == Outcome::HeldWithinRounding) {
        let key = |verdict: &crate::value::Verdict| (verdict.actual(), verdict.expected());
        let known =
            distinct.iter_mut().find(|other| other.verdict.as_ref().map(key) == Some(key(check.verdict())));
        let finding = Finding { severity: Severity::Rounding, ..plain(places, check) };
        match known {
            Some(known) => {
                known.explains.extend(finding.explains);
                known.places.extend(finding.places.into_iter().take(1));
            }
            None => distinct.push(finding),
        }
    }
    distinct
}

//! The report for GitLab: a list of issues of code quality.

use std::collections::BTreeMap;

use cn_budget::{Finding, Language, Severity};
use serde::Serialize;

use crate::json::indented;
use crate::rendering::{CheckedDocument, DocumentError, Ended, Rendering};
use crate::words;

/// The report as GitLab's Code Quality (代码质量报告): a JSON list, a finding an entry.
///
/// The line of an entry is that of a text or of a worksheet, or the page of a PDF; 1 where neither is known, as the format
/// asks for one. Its fingerprint leaves out the figures, so that a finding is the same one in the next run.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind};
/// use cn_budget_render::{Gitlab, Rendering as _};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// document.source = Some("2024.json".to_owned());
/// let mut balance = Sheet::new("收支总体情况表");
/// balance.kind = Some(TableKind::Balance);
/// document.sheets.push(balance);
/// let report = Report::of(&document);
/// let json = Gitlab::new(Language::En).render([(&document, &report)]);
/// assert!(json.contains("\"check_name\": \"STR004\"") && json.contains("\"path\": \"2024.json\""));
/// ```
#[doc(alias = "代码质量报告")]
#[derive(Clone, Debug)]
pub struct Gitlab {
    language: Language,
}

impl Gitlab {
    /// A list with its descriptions in this language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

impl<'a> Issue<'a> {
    fn of(
        path: &'a str,
        finding: &Finding,
        checked: &CheckedDocument<'_>,
        language: Language,
        seen: &mut BTreeMap<String, usize>,
    ) -> Self {
        let place = finding.places.first();
        let named = words::fingerprint(finding);
        // Findings of one place are distinguished by their order, or the platform would keep the first alone.
        let count = seen.entry(named.clone()).or_default();
        *count += 1;
        let severity = match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Rounding => "info",
        };
        Self {
            description: finding.message(language),
            check_name: finding.rule.code(),
            fingerprint: hash(&[path, &named, &count.to_string()]),
            severity,
            location: Location {
                path,
                lines: Lines { begin: place.and_then(|place| words::line_of(place, checked)).unwrap_or(1) },
            },
        }
    }
}

/// FNV-1a in 64 bits: the same in every release, which the hashers of the standard library do not promise.
fn hash(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

impl Rendering for Gitlab {
    fn head(&self, _: &[Ended]) -> String {
        "[".to_owned()
    }

    fn document(&self, _: usize, checked: &CheckedDocument<'_>) -> String {
        let document = checked.document();
        let path = document.source.as_deref().unwrap_or(&document.department);
        let mut seen = BTreeMap::new();
        let issues = checked.report().findings().iter().map(|finding| {
            format!("\n  {}", indented(&Issue::of(path, finding, checked, self.language, &mut seen), 2))
        });
        issues.collect::<Vec<_>>().join(self.between())
    }

    fn between(&self) -> &'static str {
        ","
    }

    /// The documents that could not be read, which no code of a rule speaks of.
    fn tail(&self, ended: &[Ended]) -> String {
        let has_issues =
            ended.iter().flatten().any(|summary| summary.errors + summary.warnings + summary.rounding > 0);
        let failed = ended.iter().filter_map(|ended| ended.as_ref().err());
        let issues: Vec<String> = failed
            .map(|DocumentError { source, error }| {
                let issue = Issue {
                    description: error.clone(),
                    check_name: "not-read",
                    fingerprint: hash(&[source, "not-read"]),
                    severity: "critical",
                    location: Location { path: source, lines: Lines { begin: 1 } },
                };
                format!("\n  {}", indented(&issue, 2))
            })
            .collect();
        let comma = if has_issues && !issues.is_empty() { "," } else { "" };
        let end = if has_issues || !issues.is_empty() { "\n]\n" } else { "]\n" };
        format!("{comma}{}{end}", issues.join(","))
    }
}

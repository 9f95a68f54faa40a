//! The report for programs that show the results of tests: the XML of `JUnit`.
//!
//! Written document by document, with the escaping of `maud`: `quick-junit` holds a whole report before it writes one, and
//! brings clocks, identifiers and a second writer of XML along.

use std::collections::{BTreeMap, BTreeSet};

use cn_budget::{Finding, Language, Outcome, Severity, check::Declaration, value::Counts};
use maud::html;

use crate::grid::clean;
use crate::rendering::{CheckedDocument, DocumentError, Ended, Rendering};
use crate::tool::Tool;
use crate::words::{self, pick};

/// The report as the XML of `JUnit` (测试报告): what Jenkins, GitLab and others show as tests.
///
/// A document is a suite. Each finding is a case of its own: an error fails, and a warning passes, and says what it warns of,
/// unless [`fail_on`](Self::fail_on) says otherwise; what was accepted is skipped, with its reason. A rule without a finding is a case that
/// passes, or that is skipped where nothing could be decided. Rules that do not apply are left out, and so are differences
/// that rounding explains. A document that could not be read is an error.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind};
/// use cn_budget_render::{Junit, Rendering as _};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// document.source = Some("2024.json".to_owned());
/// let mut balance = Sheet::new("收支总体情况表");
/// balance.kind = Some(TableKind::Balance);
/// document.sheets.push(balance);
/// let report = Report::of(&document);
/// let xml = Junit::new(Language::En).render([(&document, &report)]);
/// assert!(xml.contains(r#"<testcase classname="2024.json" name="STR004 missing-unit"#));
/// ```
#[doc(alias = "测试报告")]
#[derive(Clone, Debug)]
pub struct Junit {
    language: Language,
    tool: Tool,
    fail_on: Option<Severity>,
}

impl Junit {
    /// XML with its messages in this language.
    pub const fn new(language: Language) -> Self {
        Self { language, tool: Tool::OURS, fail_on: Some(Severity::Error) }
    }

    /// As written by this program, of this release.
    #[must_use]
    pub fn tool(self, name: impl Into<String>, release: impl Into<String>) -> Self {
        Self { tool: Tool::new(name, release), ..self }
    }

    /// With findings of this level and of those above it as failures; of none, all pass.
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Language, Report, Severity, Sheet, Stage, TableKind};
    /// use cn_budget_render::{Junit, Rendering as _};
    ///
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// let mut balance = Sheet::new("收支总体情况表");
    /// balance.kind = Some(TableKind::Balance);
    /// document.sheets.push(balance);
    /// let report = Report::of(&document);
    /// assert_eq!((report.count(Severity::Error), report.count(Severity::Warning)), (0, 2));
    /// let failures = |level| Junit::new(Language::En).fail_on(level).render([(&document, &report)]);
    /// assert!(failures(Some(Severity::Warning)).contains("failures=\"2\""));
    /// assert!(failures(Some(Severity::Error)).contains("failures=\"0\""));
    /// assert!(failures(None).contains("failures=\"0\""));
    /// ```
    #[doc(alias = "失败等级")]
    #[must_use]
    pub fn fail_on(self, level: Option<Severity>) -> Self {
        Self { fail_on: level, ..self }
    }

    fn fails(&self, severity: Severity) -> bool {
        self.fail_on.is_some_and(|level| severity >= level)
    }

    /// The cases of a document: its findings, and the rules without any.
    fn cases(&self, checked: &CheckedDocument<'_>) -> Vec<Case> {
        let report = checked.report();
        let open = report.findings().iter().filter(|finding| finding.severity != Severity::Rounding);
        let accepted = report.suppressed().iter();
        let mut cases: Vec<Case> = open.map(|finding| self.of_finding(checked, finding)).collect();
        cases.extend(accepted.map(|known| Case {
            ended: Ending::Skipped(known.reason.clone()),
            ..self.of_finding(checked, &known.finding)
        }));
        let reported: BTreeSet<&str> = cases.iter().map(|case| case.rule).collect();
        let counts: BTreeMap<&str, &Counts> = report.by_rule().collect();
        let quiet = report.rules().iter().filter(|rule| !reported.contains(rule.code()));
        let quiet = quiet.filter_map(|rule| self.of_rule(rule, counts.get(rule.code())?));
        let quiet: Vec<Case> = quiet.collect();
        cases.extend(quiet);
        if report.is_unread() {
            // Else every case passes, as those of a sound document do.
            let (name, reason) = (pick(self.language, "核对", "checked"), words::not_checked(self.language));
            let ended = Ending::Skipped(reason.to_owned());
            cases.push(Case { rule: "", name: name.to_owned(), line: None, ended });
        }
        // Cases of one name are one to the programs that show them.
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for case in &mut cases {
            let count = seen.entry(case.name.clone()).or_default();
            *count += 1;
            if *count > 1 {
                case.name.extend([" #", &count.to_string()]);
            }
        }
        cases
    }

    fn of_finding(&self, checked: &CheckedDocument<'_>, finding: &Finding) -> Case {
        let first = finding.places.first();
        let place = first.map(|place| words::within_file(place, checked, self.language)).unwrap_or_default();
        let places = finding.places.iter().map(|place| words::place(place, checked, self.language));
        let text = [finding.message(self.language)].into_iter().chain(places).collect::<Vec<_>>();
        Case {
            rule: finding.rule.code(),
            name: format!("{} {} {place}", finding.rule.code(), finding.rule.name()).trim_end().to_owned(),
            line: first.and_then(|place| words::line_of(place, checked)),
            ended: if self.fails(finding.severity) { Ending::Failed(text) } else { Ending::Passed(text) },
        }
    }

    /// The case of a rule without a finding; none where it does not apply.
    fn of_rule(&self, rule: &Declaration, counts: &Counts) -> Option<Case> {
        let (broken, undecidable) = (counts[Outcome::Broken], counts[Outcome::Undecidable]);
        let held = counts[Outcome::Held] + counts[Outcome::HeldWithinRounding];
        let ended = match self.language {
            // What one wrong figure breaks is reported once, where that stands.
            Language::Zh if broken > 0 => Ending::Skipped(format!("不一致 {broken} 处，已在其他问题中说明")),
            Language::En if broken > 0 => {
                Ending::Skipped(format!("{broken} broken, reported with another finding"))
            }
            _ if held > 0 => Ending::Passed(Vec::new()),
            Language::Zh if undecidable > 0 => Ending::Skipped(format!("无法判断 {undecidable} 处")),
            Language::En if undecidable > 0 => Ending::Skipped(format!("{undecidable} undecidable")),
            _ => return None,
        };
        let name = format!("{} {}", rule.code(), rule.name());
        Some(Case { rule: rule.code(), name, line: None, ended })
    }
}

/// A case of a suite.
struct Case {
    /// The code of its rule.
    rule: &'static str,
    name: String,
    line: Option<u32>,
    ended: Ending,
}

/// How a case ended.
enum Ending {
    /// With what there is to say all the same.
    Passed(Vec<String>),
    /// With the message, and the places.
    Failed(Vec<String>),
    /// With the reason.
    Skipped(String),
}

impl Case {
    fn xml(&self, file: &str) -> String {
        let markup = html! {
            testcase classname=(of_xml(file)) name=(of_xml(&self.name)) file=(of_xml(file)) line=[self.line] {
                @match &self.ended {
                    Ending::Passed(text) if text.is_empty() => {}
                    Ending::Passed(text) => { system-out { (lines(text)) } }
                    Ending::Failed(text) => {
                        failure type=(self.rule) message=(of_xml(text.first().map_or("", String::as_str))) { (lines(text)) }
                    }
                    Ending::Skipped(reason) => { skipped message=(of_xml(reason)) {} }
                }
            }
        };
        markup.into_string()
    }
}

fn lines(text: &[String]) -> String {
    text.iter().map(|line| of_xml(line)).collect::<Vec<_>>().join("\n")
}

/// A text as XML can hold it: two characters that no XML has stand for nothing, and what steers a terminal does not.
fn of_xml(text: &str) -> String {
    clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

impl Rendering for Junit {
    fn head(&self, _: &[Ended]) -> String {
        let name = html! { (of_xml(self.tool.name())) " " (of_xml(self.tool.release())) }.into_string();
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{name}\">\n")
    }

    fn document(&self, _: usize, checked: &CheckedDocument<'_>) -> String {
        let document = checked.document();
        let file = document.source.as_deref().unwrap_or(&document.department);
        let cases = self.cases(checked);
        let count = |is: fn(&Ending) -> bool| cases.iter().filter(|case| is(&case.ended)).count();
        let failures = count(|how| matches!(how, Ending::Failed(_)));
        let skipped = count(|how| matches!(how, Ending::Skipped(_)));
        let head = html! { (of_xml(file)) }.into_string();
        let tests = cases.len();
        let cases = cases.iter().map(|case| format!("    {}\n", case.xml(file))).collect::<Vec<_>>().concat();
        format!(
            "  <testsuite name=\"{head}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n{cases}  </testsuite>\n"
        )
    }

    fn between(&self) -> &'static str {
        ""
    }

    /// The documents that could not be read.
    fn tail(&self, ended: &[Ended]) -> String {
        let failed = ended.iter().filter_map(|ended| ended.as_ref().err());
        let name = pick(self.language, "读取", "read");
        let suite = |DocumentError { source, error }: &DocumentError| {
            let (file, error) = (of_xml(source), of_xml(error));
            let markup = html! {
                testsuite name=(file) tests="1" failures="0" errors="1" skipped="0" {
                    testcase classname=(file) name=(name) file=(file) { error type="not-read" message=(error) {} }
                }
            };
            format!("  {}\n", markup.into_string())
        };
        failed.map(suite).collect::<String>() + "</testsuites>\n"
    }
}

//! How many findings each rule has, over all documents.

use std::collections::BTreeMap;

use cn_budget::{Language, Severity, check::Declaration};

use crate::grid::{Span, aligned};
use crate::rendering::{CheckedDocument, Ended, Rendering};
use crate::words::{self, pick};

/// How many findings each rule has over all documents, and in how many of them (分规则统计): the most first.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind, check::Declaration};
/// use cn_budget_render::{Rendering as _, Statistics};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let mut balance = Sheet::new("收支总体情况表");
/// balance.kind = Some(TableKind::Balance);
/// document.sheets.push(balance);
/// let report = Report::of(&document);
/// let table = Statistics::new(Language::En, Declaration::all()).render([(&document, &report)]);
/// assert!(table.contains("STR004  warning"));
/// ```
#[doc(alias = "分规则统计")]
#[derive(Clone, Debug)]
pub struct Statistics {
    language: Language,
    rules: Vec<&'static Declaration>,
}

impl Statistics {
    /// Statistics in this language, with what these rules check.
    pub fn new(language: Language, rules: impl IntoIterator<Item = &'static Declaration>) -> Self {
        Self { language, rules: rules.into_iter().collect() }
    }
}

impl Rendering for Statistics {
    fn head(&self, _: &[Ended]) -> String {
        String::new()
    }

    fn document(&self, _: usize, _: &CheckedDocument<'_>) -> String {
        String::new()
    }

    fn tail(&self, ended: &[Ended]) -> String {
        // The findings, and the documents that have some.
        let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (rule, count) in ended.iter().flatten().flat_map(|summary| &summary.findings_by_rule) {
            let sum = sums.entry(rule).or_default();
            *sum = (sum.0 + count, sum.1 + 1);
        }
        let mut sums: Vec<_> = sums.into_iter().collect();
        sums.sort_by_key(|(code, (count, _))| (std::cmp::Reverse(*count), *code));
        let headings = match self.language {
            Language::Zh => ["问题数", "文件数", "规则", "等级", "审核内容"],
            Language::En => ["findings", "documents", "rule", "level", "what is checked"],
        };
        let [findings, documents, rule, level, says] = headings;
        let head = vec![
            Span::right(findings),
            Span::right(documents),
            Span::left(rule),
            Span::left(level),
            Span::left(says),
        ];
        let row = |(code, (count, documents)): (&str, (usize, usize))| {
            let rule = self.rules.iter().find(|rule| rule.code() == code);
            let severity = rule.map_or(Severity::Warning, |rule| rule.severity());
            vec![
                Span::right(count.to_string()),
                Span::right(documents.to_string()),
                Span::left(code),
                Span::left(words::severity(severity, self.language)),
                Span::left(rule.map_or("", |rule| words::rule(rule, self.language))),
            ]
        };
        let failed = ended.iter().filter(|ended| ended.is_err()).count();
        let (read, failed) = (ended.len() - failed, failed);
        let foot = match self.language {
            Language::Zh => format!("已审核 {read} 份文件，未能读取 {failed} 份\n"),
            Language::En => format!("{} checked, {failed} not read\n", words::number(read, "document")),
        };
        if sums.is_empty() {
            let none = pick(self.language, "未发现问题。", "No finding.");
            return format!("{none}\n{foot}");
        }
        aligned(&std::iter::once(head).chain(sums.into_iter().map(row)).collect::<Vec<_>>(), 0) + &foot
    }
}

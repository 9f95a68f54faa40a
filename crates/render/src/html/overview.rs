//! The overview of several documents, and the head of each: whose it is, and what came of it.

use cn_budget::{Disclosure, Finding, Language, Outcome, Report, Severity};
use maud::{Markup, html};

use super::finding::Anchor;
use super::settings::Html;
use crate::grid::clean;
use crate::rendering::{DocumentError, Ended, Summary};
use crate::words::{self, pick};

/// So many findings have a link in the head.
const LINKED: usize = 24;

impl Html {
    pub(super) fn overview(&self, ended: &[Ended]) -> Markup {
        let failed = ended.iter().filter(|ended| ended.is_err()).count();
        let headings: [&str; 6] = match self.language {
            Language::Zh => ["部门", "年度", "错误", "提示", "无法判断", "来源"],
            Language::En => ["Department", "Year", "Errors", "Warnings", "Undecidable", "Source"],
        };
        html! {
            section.overview {
                h1 { (pick(self.language, "部门预决算公开审核汇总", "Review of published budgets")) }
                p {
                    @match self.language {
                        Language::Zh => { "共 " (ended.len()) " 份文件，其中 " (failed) " 份未能读取。" }
                        Language::En => { (words::number(ended.len(), "document")) ", " (failed) " of them not read." }
                    }
                }
                table.list {
                    thead { tr { @for heading in headings { th { (heading) } } } }
                    tbody {
                        @for (index, ended) in ended.iter().enumerate() {
                            @match ended {
                                Ok(one) => { (self.overview_row(index, one)) }
                                Err(DocumentError { source, error }) => {
                                    tr {
                                        td colspan="5" { b.no { (pick(self.language, "未能读取", "not read")) } " " (error) }
                                        td.source { (clean(source)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn overview_row(&self, index: usize, one: &Summary) -> Markup {
        html! {
            tr {
                td { a href={ "#document-" (index) } { (self.department(&one.department)) } }
                td.figure { (one.fiscal_year) }
                td.figure {
                    @if one.errors > 0 { b.no { (one.errors) } }
                    @else if one.unread { b.no { (words::not_checked(self.language)) } }
                    @else { "0" }
                }
                td.figure { (one.warnings) }
                td.figure { (one.counts[Outcome::Undecidable]) }
                td.source { (clean(one.source.as_deref().unwrap_or_default())) }
            }
        }
    }

    /// The findings by number and code, each a link: the checklist stands between the head and them.
    fn links(&self, findings: &[(Anchor, &Finding)]) -> Markup {
        html! {
            @for (anchor, finding) in findings.iter().take(LINKED) {
                span.link {
                    (anchor.link()) " "
                    span.level.error[finding.severity == Severity::Error] { (words::severity(finding.severity, self.language)) } " "
                    span.code { (finding.rule.code()) }
                }
                " "
            }
            @if findings.len() > LINKED { "…" }
        }
    }

    /// Why checks are undecidable, as a line of its own.
    fn undecided(&self, report: &Report) -> String {
        let reasons = words::undecided(report, self.language);
        let reasons = reasons.trim_start_matches(['；', ';', ' ']);
        let mut letters = reasons.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// A department, or that none was read: a blank would leave nothing to click on.
    fn department<'a>(&self, name: &'a str) -> &'a str {
        if name.is_empty() { words::unnamed(self.language) } else { name }
    }

    pub(super) fn title(
        &self,
        document: &Disclosure,
        report: &Report,
        findings: &[(Anchor, &Finding)],
    ) -> Markup {
        let [errors, warnings, roundings] =
            [Severity::Error, Severity::Warning, Severity::Rounding].map(|severity| report.count(severity));
        let is_unread = report.is_unread();
        let verdict = match (errors, self.language) {
            (0, _) if is_unread => pick(self.language, "未经核对", "Not checked").to_owned(),
            (0, Language::Zh) => "未发现错误".to_owned(),
            (0, Language::En) => "No error found".to_owned(),
            (errors, Language::Zh) => format!("发现 {errors} 处错误"),
            (errors, Language::En) => format!("{} found", words::number(errors, "error")),
        };
        let more = match self.language {
            Language::Zh => format!("提示 {warnings}，尾数误差 {roundings}"),
            Language::En => format!("{}, {roundings} rounding", words::number(warnings, "warning")),
        };
        html! {
            header {
                h1 { (pick(self.language, "部门预决算公开审核表", "Review of a published budget")) }
                dl {
                    dt { (pick(self.language, "部门（单位）", "Department")) } dd { (self.department(&document.department)) }
                    dt { (pick(self.language, "年度", "Fiscal year")) }
                    dd { (document.fiscal_year) (pick(self.language, " 年", " ")) (words::stage(document.stage, self.language)) }
                    @if let Some(source) = &document.source {
                        dt { (pick(self.language, "文件", "Document")) } dd.source { (clean(source)) }
                    }
                    @for other in report.related() {
                        dt { (words::kinship(other.kinship, self.language)) }
                        dd.source { (words::related(other, self.language)) }
                    }
                    dt { (pick(self.language, "审核结果", "Result")) }
                    dd { b.no[errors > 0 || is_unread].yes[errors == 0 && !is_unread] { (verdict) } (pick(self.language, "；", "; ")) (more) }
                    @if !findings.is_empty() {
                        dt { (pick(self.language, "问题", "Findings")) }
                        dd { (self.links(findings)) }
                    }
                }
                ul.counts aria-label=(pick(self.language, "核对结果计数", "How the checks ended")) {
                    @for (outcome, count) in report.all_counts().iter() {
                        li.broken[outcome == Outcome::Broken && count > 0] {
                            b { (count) } span { (words::outcome(outcome, self.language)) }
                        }
                    }
                }
                @if report.facts().found() > 0 {
                    p { (pick(self.language, "文字说明中的数：", "Facts of the text: ")) (words::facts(report, self.language)) }
                }
                p { (self.undecided(report)) }
                p { b { (pick(self.language, "识别：", "Understood: ")) (words::understood(document, report, self.language)) } }
                p { (pick(self.language, "表格：", "Tables: ")) (words::tables(document, self.language)) }
                @if let Some(beside) = words::beside(report, self.language) {
                    p { (pick(self.language, "对照：", "Beside: ")) (beside) }
                }
                @for note in &document.notes {
                    p { (pick(self.language, "读取：", "Reading: ")) (note.message(self.language)) }
                }
            }
        }
    }
}

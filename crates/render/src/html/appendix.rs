//! What stands behind the findings: the counts of each table, what rounding explains, what was accepted, who signs.

use cn_budget::{Disclosure, Language, Outcome, Printed, Report, Severity, check::Suppressed};
use maud::{Markup, html};

use super::settings::Html;
use crate::rendering::CheckedDocument;
use crate::words::{self, pick};

impl Html {
    pub(super) fn tables(&self, document: &Disclosure, report: &Report) -> Markup {
        html! {
            section {
                h2 { (pick(self.language, "三、各表核对结果", "3. How the checks of each table ended")) }
                p.note {
                    (pick(
                        self.language,
                        "只计勾稽关系，每项只计入一张表；表首各数另含其他审核项目。",
                        "Identities alone, each counted for one table; the counts at the top are of every check.",
                    ))
                }
                table.list {
                    thead {
                        tr {
                            th { (pick(self.language, "表", "Table")) }
                            @for (outcome, _) in report.counts().iter() { th.figure { (words::outcome(outcome, self.language)) } }
                        }
                    }
                    tbody {
                        @for (table, counts) in report.by_table() {
                            tr {
                                td { (words::table(document, table)) }
                                @for (outcome, count) in counts.iter() {
                                    td.figure.none[count == 0] {
                                        @if outcome == Outcome::Broken && count > 0 { b.no { (count) } } @else { (count) }
                                    }
                                }
                            }
                        }
                        tr.total {
                            td { (pick(self.language, "合计", "Total")) }
                            @for (_, count) in report.counts().iter() { td.figure { (count) } }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn roundings(&self, checked: &CheckedDocument<'_>) -> Markup {
        let report = checked.report();
        let of = || report.findings().iter().filter(|finding| finding.severity == Severity::Rounding);
        if of().next().is_none() {
            return html! {};
        }
        let headings: [&str; 5] = match self.language {
            Language::Zh => ["位置", "表列", "各项合计", "差", "尾数误差至多"],
            Language::En => ["Place", "Printed", "Parts", "Difference", "Rounding allows"],
        };
        html! {
            section {
                h2 { (pick(self.language, "附：尾数误差", "Rounding differences")) }
                p.note {
                    (pick(
                        self.language,
                        "下列差额可由四舍五入解释，不作为问题。同一差额在多处出现的只列一次。",
                        "Rounding explains these differences: they are no findings. A difference that recurs is listed once.",
                    ))
                }
                table.list {
                    thead { tr { @for (index, heading) in headings.iter().enumerate() { th.figure[index > 0].short[index > 0] { (heading) } } } }
                    tbody {
                        @for finding in of() {
                            tr {
                                td { @if let Some(place) = finding.places.first() { (words::place(place, checked, self.language)) } }
                                @if let Some(verdict) = &finding.verdict {
                                    td.figure { (verdict.actual().map(Printed::digits).unwrap_or_default()) }
                                    @for value in [verdict.expected(), verdict.difference(), verdict.allowed()] {
                                        td.figure { (value.map(|value| value.to_string()).unwrap_or_default()) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn accepted(&self, accepted: &[Suppressed]) -> Markup {
        if accepted.is_empty() {
            return html! {};
        }
        let headings: [&str; 3] = match self.language {
            Language::Zh => ["编号", "问题", "说明"],
            Language::En => ["Code", "Finding", "Reason"],
        };
        html! {
            section {
                h2 { (pick(self.language, "附：已作说明的问题", "Accepted findings")) }
                table.list {
                    thead { tr { @for heading in headings { th { (heading) } } } }
                    tbody {
                        @for Suppressed { finding, reason, .. } in accepted {
                            tr {
                                td.code { (finding.rule.code()) }
                                td { (finding.message(self.language)) }
                                td { (reason) }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn signatures(&self) -> Markup {
        let roles: [&str; 3] = match self.language {
            Language::Zh => ["审核人：", "复核人：", "日期："],
            Language::En => ["Reviewed by:", "Countersigned by:", "Date:"],
        };
        html! { div.signatures { @for role in roles { span { (role) } } } }
    }
}

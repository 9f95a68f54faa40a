//! A finding with the rows that it speaks of.

use cn_budget::{Finding, Language, Severity, check::Declaration};
use maud::{Markup, html};

use super::settings::Html;
use crate::excerpt::{Excerpt, Line, Mark, bare};
use crate::rendering::CheckedDocument;
use crate::words::{self, pick};

/// How many columns of a table fit on a printed page beside the names of its rows.
const COLUMNS: usize = 7;

impl Html {
    pub(super) fn finding(&self, checked: &CheckedDocument<'_>, number: usize, finding: &Finding) -> Markup {
        let class = match finding.severity {
            Severity::Error => "error",
            Severity::Warning | Severity::Rounding => "warning",
        };
        let excerpts = Excerpt::of(checked, finding);
        let explained = words::explained(finding);
        html! {
            section class={ "finding " (class) } {
                h3 {
                    span.number { (number) } " "
                    span.level { (words::severity(finding.severity, self.language)) } " "
                    span.code { (finding.rule.code()) } " "
                    span.rule { (self.heading_of(finding.rule)) }
                }
                p { (finding.message(self.language)) }
                @for place in bare(finding, &excerpts) {
                    p.place { (words::place(place, checked, self.language)) }
                    @if let Some(quote) = &place.quote { blockquote { (quote) } }
                }
                @if finding.count() > 1 {
                    p.place { (words::other_passages(finding, checked, self.language)) }
                }
                @for excerpt in &excerpts { (self.excerpt(checked, excerpt)) }
                @if !explained.is_empty() {
                    details open {
                        summary {
                            @match self.language {
                                Language::Zh => { "由此不一致的 " (explained.len()) " 处" }
                                Language::En => { "The " (explained.len()) " identities that fail by it" }
                            }
                        }
                        ul { @for identity in explained { li { (identity.message(self.language)) } } }
                    }
                }
            }
        }
    }

    /// A rule over its finding: what must hold, or in English its name, as the message is a sentence of its own.
    const fn heading_of(&self, rule: &Declaration) -> &'static str {
        match self.language {
            Language::Zh => words::rule(rule, Language::Zh),
            Language::En => rule.name(),
        }
    }

    fn excerpt(&self, checked: &CheckedDocument<'_>, excerpt: &Excerpt<'_>) -> Markup {
        let columns = excerpt.columns(|columns| columns.len() <= COLUMNS);
        let left_out = excerpt.width() - columns.len();
        html! {
            figure {
                figcaption {
                    (words::place(excerpt.place, checked, self.language))
                    span.unit {
                        @if let Some(unit) = &excerpt.unit {
                            @match self.language {
                                Language::Zh => { "单位：" (unit) }
                                Language::En => { "in " (unit) }
                            }
                        }
                        @if left_out > 0 {
                            @match self.language {
                                Language::Zh => { "（另有 " (left_out) " 栏从略）" }
                                Language::En => { " (" (words::number(left_out, "column")) " left out)" }
                            }
                        }
                    }
                }
                table.excerpt {
                    thead {
                        tr {
                            th {}
                            @for column in &columns {
                                th.figure {
                                    @for (level, text) in excerpt.headings.get(*column).into_iter().flatten().enumerate() {
                                        @if level > 0 { br; }
                                        (text)
                                    }
                                }
                            }
                        }
                    }
                    tbody {
                        @for line in &excerpt.rows {
                            @match line {
                                Line::Gap(count) => {
                                    tr.gap {
                                        td colspan=(columns.len() + 1) {
                                            @match self.language {
                                                Language::Zh => { "…… 略 " (count) " 行" }
                                                Language::En => { "… " (words::number(*count, "row")) " left out" }
                                            }
                                        }
                                    }
                                }
                                Line::Row { label, cells, is_primary } => {
                                    tr.primary[*is_primary] {
                                        th scope="row" { (label) }
                                        @for column in &columns {
                                            @match cells.get(*column) {
                                                Some((text, Mark::Primary)) => {
                                                    td.figure.marked { mark { @if text.is_empty() { (pick(self.language, "空", "blank")) } (text) } }
                                                }
                                                Some((text, Mark::Related)) => td.figure.related { (text) },
                                                Some((text, Mark::None)) => td.figure { (text) },
                                                None => td.figure {},
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

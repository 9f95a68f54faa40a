//! A finding with the rows that it speaks of.

use cn_budget::{Finding, Language, Severity, check::Declaration};
use maud::{Markup, html};

use super::settings::Html;
use crate::excerpt::{Excerpt, Line, Mark, bare};
use crate::rendering::CheckedDocument;
use crate::words::{self, pick};

/// How many columns of a table fit on a printed page beside the names of its rows.
const COLUMNS: usize = 7;

/// Where a finding stands on the page: in which document, and its number there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) document: usize,
    pub(super) number: usize,
}

impl Anchor {
    fn name(self) -> String {
        format!("finding-{}-{}", self.document, self.number)
    }

    /// The number as a link to the finding.
    pub(super) fn link(self) -> Markup {
        html! { a href={ "#" (self.name()) } { (self.number) } }
    }
}

impl Html {
    pub(super) fn finding(&self, checked: &CheckedDocument<'_>, anchor: Anchor, finding: &Finding) -> Markup {
        let class = match finding.severity {
            Severity::Error => "error",
            Severity::Warning | Severity::Rounding => "warning",
        };
        let excerpts = Excerpt::of(checked, finding);
        let explained = words::explained(finding);
        html! {
            section id=(anchor.name()) class={ "finding " (class) } {
                h3 {
                    span.number { (anchor.number) } " "
                    span.level { (words::severity(finding.severity, self.language)) } " "
                    span.code { (finding.rule.code()) } " "
                    span.rule { (self.heading_of(finding.rule)) }
                }
                p { (finding.message(self.language)) }
                @for place in bare(finding, &excerpts) {
                    @let words = words::place(place, checked, self.language);
                    // What is said of the whole document stands nowhere.
                    @if !words.is_empty() { p.place { (words) } }
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
                                Language::En => { (words::number(explained.len(), "check")) " broken by it" }
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

//! The page as a rendering: its parts in their order.

use cn_budget::{Finding, Language, Severity};
use maud::{DOCTYPE, PreEscaped, html};

use super::finding::Anchor;
use super::settings::Html;
use crate::grid::clean;
use crate::rendering::{CheckedDocument, Ended, Rendering};
use crate::words::pick;

pub(crate) const STYLE: &str = include_str!("page.css");

impl Rendering for Html {
    /// The overview stands first, and is known last.
    fn holds_back(&self) -> bool {
        true
    }

    fn head(&self, ended: &[Ended]) -> String {
        let title = match (ended, self.language) {
            ([Ok(one)], Language::Zh) => {
                format!("{} {} 年预决算公开审核表", one.department, one.fiscal_year).trim_start().to_owned()
            }
            ([Ok(one)], Language::En) if one.department.is_empty() => format!("{}: review", one.fiscal_year),
            ([Ok(one)], Language::En) => format!("{}, {}: review", one.department, one.fiscal_year),
            (_, Language::Zh) => "部门预决算公开审核表".to_owned(),
            (_, Language::En) => "Review of published budgets".to_owned(),
        };
        let head = html! {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content={ (self.tool.name()) " " (self.tool.release()) };
            title { (title) }
            style { (PreEscaped(STYLE)) }
        };
        let language = pick(self.language, "zh-CN", "en");
        let several = ended.len() > 1 || ended.iter().any(Result::is_err);
        let overview = if several {
            self.overview(ended)
        } else {
            html! {}
        };
        // The documents come between, so that the page is opened here and closed in `tail`.
        format!(
            "{}\n<html lang=\"{language}\">\n<head>{}</head>\n<body>\n<main>\n{}\n",
            DOCTYPE.into_string(),
            steady(&head.into_string()),
            steady(&overview.into_string())
        )
    }

    fn document(&self, index: usize, checked: &CheckedDocument<'_>) -> String {
        let (document, report) = (checked.document(), checked.report());
        let findings: Vec<(Anchor, &Finding)> = report
            .findings()
            .iter()
            .filter(|found| found.severity != Severity::Rounding)
            .zip(1..)
            .map(|(found, number)| (Anchor { document: index, number }, found))
            .collect();
        let page = html! {
            article id={ "document-" (index) } {
                (self.title(document, report, &findings))
                (self.checklist(report, &findings))
                h2 { (pick(self.language, "二、问题", "2. Findings")) }
                @if findings.is_empty() {
                    p { (pick(self.language, "未发现错误，也没有需要提示的事项。", "No error and no warning.")) }
                }
                @for (anchor, finding) in &findings {
                    (self.finding(checked, *anchor, finding))
                }
                (self.tables(document, report))
                (self.roundings(checked))
                (self.accepted(report.suppressed()))
                (self.signatures())
            }
        };
        steady(&page.into_string())
    }

    fn tail(&self, _: &[Ended]) -> String {
        let (name, release) = (self.tool.name(), self.tool.release());
        let made = match self.language {
            Language::Zh => {
                format!("由 {name} {release} 生成。尾数误差按表列位数与单位推算，不设经验容差。")
            }
            Language::En => format!(
                "Made by {name} {release}. What rounding allows follows from the printed digits and units; no tolerance is guessed."
            ),
        };
        let footer = html! { footer { (made) } }.into_string();
        format!("\n{}\n</main>\n</body>\n</html>\n", steady(&footer))
    }
}

/// Markup escapes what is markup; characters that turn the direction of writing, or that HTML does not allow, it
/// leaves as they are.
fn steady(page: &str) -> String {
    page.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

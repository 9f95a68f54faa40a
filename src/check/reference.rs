//! The pages of the rules, in Markdown.

use std::fmt::Write as _;

use super::declaration::{Declaration, Page};
use super::example::Example;
use crate::value::Language;

impl Declaration {
    /// Its page in Markdown: what it checks, why it matters, an example, what it cannot know, references.
    pub fn docs(&self, language: Language) -> String {
        page(self.text(), self.examples(), language)
    }
}

/// The page of a rule: its sections, with its example before what it cannot know.
fn page(page: Page, example: Example, language: Language) -> String {
    let (text, limits, heading, words) = match language {
        Language::Zh => (page.zh, "## 局限", "## 示例", ["有问题：", "更正后："]),
        Language::En => (page.en, "## What it cannot know", "## Example", ["Reported:", "Corrected:"]),
    };
    let (before, after) = text.trim().split_at(text.trim().find(limits).unwrap_or(text.trim().len()));
    let mut shown = String::new();
    if !example.flagged.is_empty() {
        let documents = [example.flagged, example.corrected].map(|text| text.trim_matches('\n'));
        let [flagged, corrected] = documents;
        // Writing to a string cannot fail.
        let _ = write!(
            shown,
            "{heading}\n{}\n\n```text\n{flagged}\n```\n\n{}\n\n```text\n{corrected}\n```\n\n",
            words[0], words[1]
        );
    }
    [before.trim_end(), "\n\n", &shown, after].concat().trim_end().to_owned() + "\n"
}

/// The reference of rules, in Markdown: of those of this crate, [`Declaration::all`].
///
/// ```
/// use cn_budget::{Language, check::{Declaration, reference}};
///
/// let page = reference(Declaration::all(), Language::En);
/// assert!(page.contains("## SUM001 section-sum-mismatch"));
/// ```
pub fn reference(rules: impl IntoIterator<Item = &'static Declaration>, language: Language) -> String {
    let rules: Vec<_> = rules.into_iter().collect();
    let mut page = match language {
        Language::Zh => "# 审核规则\n\n由 `cnbudget rules --markdown` 按规则生成，请勿手工修改。\n\n| 编号 | 名称 | 级别 | 起始版本 | 审核内容 |\n|---|---|---|---|---|\n",
        Language::En => "# Rules\n\nGenerated from the rules by `cnbudget rules --markdown`; do not edit.\n\n| code | name | level | since | what must hold |\n|---|---|---|---|---|\n",
    }
    .to_owned();
    for rule in &rules {
        let (code, name, since) = (rule.code(), rule.name(), rule.since());
        let anchor = format!("{}-{name}", code.to_lowercase());
        let _ = writeln!(
            page,
            "| [{code}](#{anchor}) | {name} | {} | {since} | {} |",
            rule.level(language),
            rule.says(language)
        );
    }
    for rule in &rules {
        let docs = rule.docs(language).replace("\n## ", "\n### ");
        let docs = docs.trim().strip_prefix("## ").unwrap_or(docs.trim());
        let _ =
            write!(page, "\n## {} {}\n\n{}\n\n### {docs}\n", rule.code(), rule.name(), rule.says(language));
    }
    page
}

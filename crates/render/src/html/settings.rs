//! What a page is made with.

use cn_budget::Language;

use crate::tool::Tool;

/// The report as a page to read and print (检查表): the checklist, the findings with the rows they speak of, how the checks
/// of each table ended, what rounding explains, what was accepted and why
/// ([`Report::suppressed`](cn_budget::Report::suppressed)).
///
/// The checklist has an item for each rule that was asked ([`Report::rules`](cn_budget::Report::rules)), in chapters by the
/// letters of their codes; rules of other crates stand in chapters of their own. The page is one file: no script, no font,
/// nothing fetched.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Stage, check::Checker};
/// use cn_budget_render::{Html, Rendering as _};
///
/// let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let checker = Checker::new().select(["STR"])?;
/// let left_out = Checker::new().rules().count() - checker.rules().count();
/// let report = checker.check(&document);
/// let page = Html::new(Language::En).left_out(left_out).render([(&document, &report)]);
/// assert!(page.contains("<td class=\"code\">STR001</td>") && !page.contains("SUM001"));
/// assert!(page.contains(&format!("{left_out} rules not selected for this review.")));
/// # Ok::<(), cn_budget::check::UnknownRule>(())
/// ```
#[doc(alias = "检查表")]
#[doc(alias = "审核表")]
#[derive(Clone, Debug)]
pub struct Html {
    pub(super) language: Language,
    pub(super) tool: Tool,
    pub(super) left_out: usize,
}

impl Html {
    /// A page in this language.
    pub const fn new(language: Language) -> Self {
        Self { language, tool: Tool::OURS, left_out: 0 }
    }

    /// As made by this program, of this release.
    #[must_use]
    pub fn tool(self, name: impl Into<String>, release: impl Into<String>) -> Self {
        Self { tool: Tool::new(name, release), ..self }
    }

    /// Says below the checklist that this many rules were not selected.
    #[must_use]
    pub fn left_out(self, left_out: usize) -> Self {
        Self { left_out, ..self }
    }
}

//! What a rule is: its declaration, and one function from a subject to an answer.

use core::fmt;

use super::answer::Answer;
use super::context::Context;
use super::declaration::Declaration;
use super::subject::Subject;
use crate::identity::OwnIdentity;

/// A rule (审核规则): what it is, and what it says of a subject.
///
/// A rule only answers. The [`Checker`](crate::check::Checker) asks it of every subject that its declaration looks at,
/// counts the answers and words the findings, so that every report accounts for every answer. Rules of other crates
/// stand in a report like those of this one.
///
/// ```
/// use cn_budget::check::{Answer, Breach, Checker, Context, Declaration, LooksAt, Rule, Severity, Subject};
/// use cn_budget::{Disclosure, FiscalYear, Sheet, Stage};
///
/// /// 表题写明年度.
/// #[derive(Debug)]
/// struct TitleWithYear;
///
/// impl Rule for TitleWithYear {
///     fn declaration(&self) -> &'static Declaration {
///         const DECLARATION: Declaration = Declaration::new("OWN001", "title-without-year", Severity::Warning)
///             .summary("表题写明年度", "the title of a table names the year")
///             .looks_at(&[LooksAt::Table]);
///         &DECLARATION
///     }
///
///     fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
///         let Subject::Table(table) = subject else { return Answer::NotApplicable };
///         if table.sheet.title.contains('年') {
///             return Answer::Held;
///         }
///         let title = table.sheet.title.clone();
///         Breach::at(table.place()).fixed(format!("《{title}》未写明年度"), format!("{title} names no year")).into()
///     }
/// }
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// document.sheets.push(Sheet::new("支出总体情况表"));
/// let report = Checker::new().rule(TitleWithYear).check(&document);
/// assert!(report.findings().iter().any(|finding| finding.rule.code() == "OWN001"));
/// ```
#[doc(alias = "审核规则")]
pub trait Rule: fmt::Debug + Send + Sync {
    /// What the rule is.
    fn declaration(&self) -> &'static Declaration;

    /// What it says of a subject of a kind that its declaration [looks at](Declaration::looks_at).
    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer;

    /// Identities of its own over the cells of the tables: each becomes a subject of the kind
    /// [`LooksAt::Identity`](crate::check::LooksAt::Identity), and a broken one helps to find the wrong figure like any other.
    /// It is of this rule, whichever code its kind names. The tables, the text and the documents beside it are known by now;
    /// what is compared with these is not.
    fn identities(&self, _: &Context<'_>) -> Vec<OwnIdentity> {
        Vec::new()
    }
}

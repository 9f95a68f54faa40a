//! Reports on China's published department budgets (审核报告) as text for a terminal, as SARIF for code review platforms, as a
//! checklist (检查表) to read and print, and as JSON.
//!
//! A program that checks documents with [`cn-budget`](cn_budget) gets every rendering of its command, with the rules of its
//! own in it as if they were ours: in the checklist, among SARIF's rules, in the counts. Whatever a document says is data:
//! it becomes no markup, and it steers no terminal.
//!
//! ```
//! use cn_budget::check::{Answer, Breach, Checker, Context, Declaration, LooksAt, Rule, Severity, Subject};
//! use cn_budget::{Disclosure, FiscalYear, Language, Sheet, Stage};
//! use cn_budget_render::{Html, Rendering as _, Sarif, Text};
//!
//! /// 表题写明年度.
//! #[derive(Debug)]
//! struct TitleWithYear;
//!
//! impl Rule for TitleWithYear {
//!     fn declaration(&self) -> &'static Declaration {
//!         const DECLARATION: Declaration = Declaration::new("OWN001", "title-without-year", Severity::Warning)
//!             .summary("表题写明年度", "the title of a table names the year")
//!             .looks_at(&[LooksAt::Table]);
//!         &DECLARATION
//!     }
//!
//!     fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
//!         let Subject::Table(table) = subject else { return Answer::NotApplicable };
//!         if table.sheet.title.contains('年') {
//!             return Answer::Held;
//!         }
//!         let title = table.sheet.title.clone();
//!         Breach::at(table.place()).fixed(format!("《{title}》未写明年度"), format!("{title} names no year")).into()
//!     }
//! }
//!
//! let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
//! document.sheets.push(Sheet::new("支出总体情况表"));
//! let report = Checker::new().rule(TitleWithYear).check(&document);
//!
//! let text = Text::new(Language::En).render([(&document, &report)]);
//! assert!(text.contains("warning[OWN001] 支出总体情况表 names no year"));
//! let sarif = Sarif::new(Language::En).render([(&document, &report)]);
//! assert!(sarif.contains("\"ruleId\": \"OWN001\""));
//! let page = Html::new(Language::Zh).render([(&document, &report)]);
//! assert!(page.contains("<td class=\"code\">OWN001</td><td>表题写明年度</td>"));
//! ```
//!
//! # The few types
//!
//! - [`Text`], [`Lines`], [`Statistics`], [`Sarif`], [`Gitlab`], [`Junit`], [`Html`], [`Json`]: the renderings, each with its language
//!   and settings.
//! - [`Rendering`]: what they have in common. [`render`](Rendering::render) writes reports that are at hand; the other
//!   methods write a report document by document.
//! - [`CheckedDocument`]: a document, its report, and the documents beside it. [`Summary`]: what is left of it in an
//!   overview. [`DocumentError`]: a document that could not be read.
//! - [`words`]: the names of severities, outcomes and stages in both languages. [`clean`], [`clean_lines`],
//!   [`clean_json`]: a text that steers no terminal.
//!
//! # What it does and does not do
//!
//! It writes what a [`Report`](cn_budget::Report) holds, in Chinese or in English: the messages, summaries and pages of the
//! rules in the language that is asked for, names and titles as the document prints them. It checks nothing, leaves no
//! finding out but the differences of rounding that [`Text`] only counts, reads and writes no files, and knows no terminal:
//! its width is a setting, its colours are escape sequences or none.
//!
//! # Usage
//!
//! ```toml
//! [dependencies]
//! cn-budget = "0.1"
//! cn-budget-render = "0.1"
//! ```
//!
//! # Cookbook
//!
//! A finding that is accepted, with the reason:
//!
//! ```
//! use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind};
//! use cn_budget_render::{Html, Rendering as _};
//!
//! let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
//! let mut balance = Sheet::new("收支总体情况表");
//! balance.kind = Some(TableKind::Balance);
//! document.sheets.push(balance);
//! let accepted = |code: &str| (code == "STR004").then(|| "样本".to_owned());
//! let report = Report::of(&document).suppressing(|finding| accepted(finding.rule.code()));
//! let page = Html::new(Language::Zh).render([(&document, &report)]);
//! assert!(page.contains("附：已作说明的问题") && page.contains("<td>样本</td>"));
//! ```
//!
//! A document and last year's beside it: tables of both are shown.
//!
//! ```
//! use cn_budget::{Disclosure, FiscalYear, Language, Report, Stage, companion::{Kinship, Related}};
//! use cn_budget_render::{CheckedDocument, Rendering as _, Text};
//!
//! let document = |year| Disclosure::new("教育局", FiscalYear::constant(year), Stage::Budget);
//! let (this, last) = (document(2024), document(2023));
//! let mut related = Related::to(&this);
//! related.add(Kinship::LastYear, &last)?;
//! let report = Report::beside(&related);
//! let text = Text::new(Language::En).render([CheckedDocument::beside(&related, &report)]);
//! assert!(text.contains("last year's document: 教育局, budget of 2023"));
//! # Ok::<(), cn_budget::companion::RelatedError>(())
//! ```
//!
//! Many documents, one at a time: see [`Rendering`]. A list of rules for a terminal: [`Text::rules`].
//!
//! # Features
//!
//! None is on by default.
//!
//! - `xlsx`: the tables of a document and the checklist as workbooks for Excel.

mod data_package;
mod excerpt;
mod gitlab;
mod grid;
mod html;
mod json;
mod junit;
mod lines;
mod rendering;
mod sarif;
mod statistics;
mod tables;
mod text;
mod tool;
pub mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use data_package::data_package;
pub use gitlab::Gitlab;
pub use grid::{clean, clean_json, clean_lines};
pub use html::Html;
pub use json::Json;
pub use junit::Junit;
pub use lines::Lines;
pub use rendering::{CheckedDocument, DocumentError, Ended, Rendering, Summary};
pub use sarif::Sarif;
pub use statistics::Statistics;
pub use tables::tables_page;
pub use text::Text;
#[cfg(feature = "xlsx")]
pub use xlsx::{Workbook, WorkbookError, tables_workbook};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

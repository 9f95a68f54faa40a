//! Misprints of ordinary words in the text of a budget (疑似错别字), as a rule of [`cn-budget`](cn_budget): 办公设备购制 for 购置.
//!
//! A word is a hint where another character that sounds or looks alike makes an unlikely run of characters likely by a wide margin.
//! How unlikely words are is jieba's dictionary (MIT), what sounds or looks alike are pycorrector's lists (Apache-2.0); the words of
//! the field come from the catalog and the lexicon of the checker. The lists are two megabytes, so this is a crate
//! of its own, and nobody pays for it who does not ask: without its feature `lists`, which is on by default, the crate has
//! [`MISPRINTED_WORD`] alone, which says what the rule is.
//!
//! ```
//! use cn_budget::check::Checker;
//! use cn_budget::document::{Paragraph, Place, TextSection};
//! use cn_budget::{Disclosure, FiscalYear, Language, Severity, Stage};
//! use cn_budget_proofread::MisprintedWord;
//!
//! let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
//! let mut section = TextSection::new("二、支出说明");
//! section.paragraphs.push(Paragraph::new("按照国家有关规订执行。", Place::default()));
//! document.sections.push(section);
//!
//! let report = Checker::new().rule(MisprintedWord).select(["PRF001"])?.check(&document);
//! let [hint] = report.findings() else { panic!("found {:?}", report.findings()) };
//! assert_eq!((hint.severity, hint.message(Language::En).as_str()), (Severity::Warning, "规订 may be a misprint of 规定"));
//! # Ok::<(), cn_budget::check::UnknownRule>(())
//! ```

mod declaration;
#[cfg(feature = "lists")]
mod dictionary;
#[cfg(feature = "lists")]
mod reading;
#[cfg(feature = "lists")]
mod rule;

pub use declaration::MISPRINTED_WORD;
#[cfg(feature = "lists")]
pub use rule::MisprintedWord;

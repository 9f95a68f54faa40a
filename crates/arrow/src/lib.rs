//! What [`cn-budget`](cn_budget) knows of documents as Apache Arrow record batches (表列数据): facts, findings, checks, identities
//! and documents, for data frames and databases.
//!
//! Each table has a schema with a name and a version, and each column says what it means. Values of closed lists are
//! dictionaries with the whole list, in every batch the same. Money is whole fen: as `Decimal128(18, 2)` in yuan and as
//! `Int64` in fen; no figure goes through a float. `docs/arrow.md` in the repository lists every column.
//!
//! ```
//! use cn_budget::{Disclosure, Report, fact::Lexicon};
//! use cn_budget_arrow::{Facts, Findings};
//!
//! let document = Disclosure::huizhou_2023()?;
//! let report = Report::of(&document);
//!
//! let mut facts = Facts::new();
//! facts.add(&document, &Lexicon::new());
//! let mut findings = Findings::new();
//! findings.add(&document, &[], &report);
//!
//! assert_eq!(facts.finish()?.schema().metadata()["cn_budget.schema"], "cn-budget/facts/1");
//! assert!(findings.finish()?.column_by_name("message_zh").is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The few types
//!
//! - [`Facts`]: every figure of the tables and of the text, with what it is of and where it stands.
//! - [`Findings`]: what the rules found. [`Checks`]: how many checks of each rule ended how. [`Identities`]: every identity by
//!   itself.
//! - [`Documents`]: a row a document, those that could not be read among them.
//! - [`sheet`], [`computed_table`], [`totals`]: a table of a document, of a budget, of a roll-up, as it stands.
//! - [`reference`]: the columns of all of them in Markdown, as `docs/arrow.md` has them.
//!
//! # What it does and does not do
//!
//! It makes batches of what is at hand and takes nothing back: an Arrow table has no more than a document said. It reads no
//! documents and writes no files; `arrow-ipc` and `parquet` take the batches as they are.

mod check;
mod column;
mod document;
mod fact;
mod finding;
mod grid;
mod place;
mod reference;
mod table;

pub use check::{Checks, Identities};
pub use document::Documents;
pub use fact::Facts;
pub use finding::Findings;
pub use grid::{BUDGET_KINDS, computed_table, sheet, totals};
pub use reference::reference;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

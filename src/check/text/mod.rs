//! The text of a document with what ties it to the tables: what several rules on text ask.
//!
//! A fact is named by its index among those of the document. What one fact says, and what stands around it, is asked of
//! [`TextFacts`]; what is asked of many facts is worked out for all of them when it is first asked, and kept in
//! [`Prose`]: [`tie`](Prose::tie), [`path`](Prose::path), [`rate`](Prose::rate), [`projects`](Prose::projects).
//!
//! The files stand in layers: `facts`; the `candidates` of a fact among the cells of the tables, and the `pair` of amounts
//! of a change; the `paths`, ties, rates, parts and projects, each worked out of those; `prose`, which keeps them; and
//! `last_year`, which puts the text beside that of another document.

mod against;
mod candidates;
mod completion;
mod counts;
mod facts;
mod given;
mod growth;
mod index;
mod name;
mod named_rows;
mod pair;
mod paths;
mod projects;
mod prose;
mod quote;
mod row_names;
mod shares;
mod tie;

pub(super) mod last_year;
pub(super) mod parts;
pub(super) mod rates;

pub(super) use against::against;
pub(super) use candidates::{is_of_basic, may_be_of_code, three_public_row};
pub use counts::FactCounts;
pub(super) use facts::{Kind, TextFacts};
pub(super) use name::{compared_name, subject_of};
pub(super) use pair::{Pair, Stated, in_english, signed_change};
pub(super) use paths::PathEnd;
pub(super) use projects::Project;
pub(super) use prose::Prose;
pub(super) use quote::quote;

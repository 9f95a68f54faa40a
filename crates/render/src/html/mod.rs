//! The report as a page to read and print, in the manner of a finance bureau's checklist (检查表).
//!
//! One file: no script, no font, nothing fetched. Everything that a document says goes through `maud`, which escapes.

mod appendix;
mod checklist;
mod finding;
mod overview;
mod page;
mod settings;

pub(crate) use page::STYLE;
pub use settings::Html;

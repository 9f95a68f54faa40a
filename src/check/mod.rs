//! Checking a published document: every rule, every answer accounted for.

mod beside;
mod codes;
mod copied;
mod finding;
mod found;
#[cfg(feature = "serde")]
mod json;
mod narrative;
mod nature;
mod report;
mod root;
mod rule;
mod rules;
mod slip;
mod structure;
mod unit_line;

pub use finding::{Finding, FindingPlace, SuspectFigure};
#[cfg(feature = "serde")]
pub use json::{DocumentReport, ReportFile};
pub use narrative::FactCounts;
pub use report::{Report, Suppressed};
pub use root::{Root, Suspect, roots};
pub use rule::{Rule, Severity};

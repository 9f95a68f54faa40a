//! Checking a published document: rules, what they are asked, what they answer, and the report.

mod answer;
mod checker;
mod code_name;
mod companion;
mod compare;
mod context;
mod declaration;
mod example;
mod finding;
#[cfg(feature = "serde")]
mod json;
mod misprinted;
mod ocr;
mod outline;
mod place;
mod place_pattern;
mod reference;
mod report;
mod rule;
mod rules;
mod scanned;
mod subject;
mod text;
mod trace;
mod understood;
mod unit_line;
mod unknown_rule;
mod verify;

pub use answer::{Answer, Breach, Explained};
pub use checker::Checker;
pub use companion::{Companion, Comparison};
pub use context::Context;
pub use declaration::{Declaration, LooksAt, Page, Severity};
pub use example::{Example, ExampleDocuments, ExampleError};
pub use finding::{Finding, SuspectFigure};
#[cfg(feature = "serde")]
pub use json::{DocumentReport, ReportFile};
pub use place::FindingPlace;
pub use place_pattern::PlacePattern;
pub use reference::reference;
pub use report::{Report, Suppressed};
pub use rule::Rule;
pub use subject::{FactSubject, RowSubject, SectionSubject, Subject, TableSubject};
pub use text::FactCounts;
pub use trace::{Root, Suspect, roots};
pub use understood::Understood;
pub use unknown_rule::UnknownRule;

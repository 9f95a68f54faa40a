//! The values of the model (值): codes, amounts, printed figures and their intervals, ratios, years, verdicts, notes.

mod amount;
mod classification;
mod code;
mod code_error;
mod fund;
mod language;
mod note;
mod printed;
mod ratio;
mod unit_type;
mod verdict;
mod year;

pub use amount::{Amount, AmountError, Rounding, Unit};
pub use classification::{Classification, Level};
pub use code::{Ancestors, Code, EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode};
pub use code_error::CodeError;
pub use fund::{BudgetKind, ExpenditureKind, FundSource, Stage};
pub use language::Language;
pub use note::Note;
pub(crate) use printed::Exact;
pub use printed::{Interval, Printed, PrintedError};
pub use ratio::{Ratio, RatioError};
pub use unit_type::UnitType;
pub use verdict::{Counts, Outcome, Tally, Undecidable, Verdict};
pub use year::{FiscalYear, YearError};

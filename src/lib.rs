//! cn-budget

mod amount;
mod code;
mod identity;
mod macros;
mod printed;
mod ratio;
mod unit_type;
mod year;

use macros::serde_string;

pub use amount::{Amount, AmountError, Rounding, Unit};
pub use code::{
    Ancestors, Classification, Code, CodeError, EconomicCode, FunctionalCode, GovernmentEconomicCode, Level,
};
pub use identity::{Outcome, Tally, Undecidable, Verdict};
pub use printed::{Interval, Printed, PrintedError};
pub use ratio::{Ratio, RatioError};
pub use unit_type::UnitType;
pub use year::{FiscalYear, YearError};

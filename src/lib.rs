//! cn-budget

mod amount;
mod cell;
mod code;
mod column;
mod fund;
mod identity;
mod macros;
mod printed;
mod ratio;
mod rollup;
mod row;
mod table;
mod unit_type;
mod year;

use macros::serde_string;

pub use amount::{Amount, AmountError, Rounding, Unit};
pub use cell::Cell;
pub use code::{
    Ancestors, Classification, Code, CodeError, EconomicCode, FunctionalCode, GovernmentEconomicCode, Level,
};
pub use column::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, ColumnIdentity, ColumnSet, ExpenditureColumn,
    Figures, FiguresError, FundingColumn, RevenueColumn,
};
pub use fund::{BudgetKind, ExpenditureKind, FundSource, Stage};
pub use identity::{Outcome, Tally, Undecidable, Verdict};
pub use printed::{Interval, Printed, PrintedError};
pub use ratio::{Ratio, RatioError};
pub use row::{
    BalanceRow, CodeRow, EconomicRow, FunctionalRow, RelationKind, RowKey, Side, ThreePublicRow, UnitLine,
    UnitRow,
};
pub use table::{
    Audit, Check, Completeness, Counts, Position, PrintedTable, Table, TableError, Violation, Violations,
};
pub use unit_type::UnitType;
pub use year::{FiscalYear, YearError};

//! Tables: rows of figures whose identities hold, because they were computed or because they were verified.

mod any;
mod audit;
mod balance_row;
mod cell;
mod code_row;
mod column;
mod column_set;
mod computed;
mod figures;
mod grid;
mod heading;
mod kind;
mod printed;
mod printed_columns;
mod rebuild;
mod relation;
mod rollup;
mod row;
mod three_public_row;
mod unit_row;
mod verify;
mod violation;

pub use any::AnyTable;
pub use audit::{Audit, Check, Position};
pub use balance_row::{BalanceRow, Side};
pub use cell::Cell;
pub use code_row::{BasicPart, CodeRow, EconomicRow, FunctionalRow};
pub use column::{
    AppropriationColumn, BasicProjectColumn, BudgetColumn, EconomicColumn, ExpenditureColumn,
    FundAccountColumn, FundingColumn, RevenueColumn, ThreePublicColumn,
};
pub use column_set::{ColumnIdentity, ColumnSet};
pub use computed::{Table, TableError};
pub use figures::{Figures, FiguresError};
pub(crate) use grid::{ColumnEquation, Grid, Judgement, Reading, Section};
pub(crate) use heading::{columns_named, is_rate};
pub(crate) use kind::{BALANCE_CLASSES, BUDGETS, Layout, each_table, is_one_budget};
pub use kind::{RowAxis, TableKind};
pub use printed::{CellOrigin, Completeness, PrintedTable};
pub use rebuild::{Rebuild, Rebuilt};
pub use relation::{CrossRelation, IdentityKind, Relation, RelationKind};
pub use row::RowKey;
pub use three_public_row::ThreePublicRow;
pub use unit_row::{UnitLine, UnitRow};
pub use violation::{Fault, Violation, Violations};

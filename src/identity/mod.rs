//! The tables of a department's document, typed: computed from a budget, read off a document, or verified.

mod cell_ref;
mod checks;
mod cross;
mod derived;
mod find;
mod form;
mod harvest;
mod heads;
mod own_identity;
mod printed_tables;
mod refuted;
mod table_check;
mod term;
mod unit_blocks;
mod verified;
mod within;

pub use cell_ref::CellRef;
pub(crate) use checks::checks;
pub(crate) use derived::{Column, Derived, Formula, derived};
pub(crate) use find::{RowsByKey, find, only};
pub use harvest::{CatalogMatch, Harvest, HarvestRow};
pub use own_identity::OwnIdentity;
pub use printed_tables::PrintedTables;
pub use table_check::TableCheck;
pub(crate) use table_check::Tie;

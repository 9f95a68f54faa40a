//! What formats with elements share (web pages, Word files): lines, tables while they are open, and what becomes of both.

mod flow;
mod table;

pub(crate) use flow::Flow;
pub(crate) use table::{MOST_COLUMNS_SPANNED, Table};

pub(crate) use super::limits::TextLimits;
pub(crate) use super::table::Account;

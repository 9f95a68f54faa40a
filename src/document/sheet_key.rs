//! How rows of a sheet are read as keys, and written (行次).

use crate::document::SheetRow;
use crate::table::{Fault, RowKey};
use crate::value::FiscalYear;

/// How a kind of row key is read off the rows of a [`Sheet`](crate::document::Sheet), and written onto them.
#[doc(alias = "行次")]
pub trait SheetKey: RowKey {
    /// What each row gives, in order: its key, or what was found in place of one and what was expected.
    fn read_rows(rows: &[SheetRow], year: FiscalYear) -> Vec<Result<Self, Fault>>;

    /// Whether the row is no part of the table that the keys are of: the sum of a unit between the items of all units.
    fn passes_over(_: &SheetRow) -> bool {
        false
    }

    /// The rows of these keys in the wording of the form, without cells. Reading them gives the keys again, but for
    /// [`UnitLine::Other`](crate::table::UnitLine::Other), which a form prints as it prints a project.
    fn write_rows(keys: &[Self], year: FiscalYear) -> Vec<SheetRow>;
}

/// A row under a heading of its own that its table does not have.
pub(super) fn block_fault(block: &str, [one, other]: [&str; 2]) -> Fault {
    Fault::new(
        format!("列于“{block}”之下，应为{one}或{other}"),
        format!("block {block:?}: expected {one} or {other}"),
    )
}

//! How much of a document was understood.

#[cfg(feature = "serde")]
use serde::Serialize;

use super::report::Report;
use crate::document::Disclosure;

/// How much of a document was understood (识别情况): a form that is not known is a limit of ours, and no fault of the
/// department's.
///
/// ```
/// use cn_budget::{Disclosure, Report, check::Understood};
///
/// let document = Disclosure::huizhou_2023()?;
/// let understood = Understood::of(&document, &Report::of(&document));
/// assert_eq!((understood.tables, understood.typed_tables), (12, 12));
/// # Ok::<(), cn_budget::document::FolderError>(())
/// ```
#[doc(alias = "识别情况")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(description = "How much of the document was understood."))]
#[non_exhaustive]
pub struct Understood {
    /// How many tables there are.
    pub tables: usize,
    /// Of how many tables the kind is known.
    pub typed_tables: usize,
    /// How many figures of tables were read.
    pub figures: usize,
    /// How many cells of tables hold a text that could not be read as a figure.
    pub unread_cells: usize,
    /// How many amounts of its own year the text states.
    pub amounts: usize,
    /// How many of these amounts were compared with tables.
    pub tied_amounts: usize,
}

impl Understood {
    /// What of a document was understood, by its report.
    pub fn of(document: &Disclosure, report: &Report) -> Self {
        let cells = || document.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let facts = report.facts();
        Self {
            tables: document.sheets.len(),
            typed_tables: document.sheets.iter().filter(|sheet| sheet.kind.is_some()).count(),
            figures: cells().filter(|cell| cell.figure().is_some()).count(),
            unread_cells: cells().filter(|cell| cell.is_unread()).count(),
            amounts: facts.tied + facts.untied,
            tied_amounts: facts.tied,
        }
    }
}

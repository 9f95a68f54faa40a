//! Two cells that print one amount, each in its own document.

use crate::check::answer::Breach;
use crate::check::companion::Companion;
use crate::check::place::{FindingPlace, Places};
use crate::identity::CellRef;
use crate::table::Cell;
use crate::value::{Tally, Undecidable, Verdict};

/// A cell of the document, and the one of another document that must print the same amount.
pub(super) struct Pair<'a> {
    pub(super) cell: CellRef,
    pub(super) printed: &'a Cell,
    pub(super) other_cell: CellRef,
    pub(super) other: &'a Cell,
}

impl<'a> Pair<'a> {
    /// Two cells; `None` where either is not there.
    pub(super) fn of(
        here: &Places<'a>,
        cell: CellRef,
        other: &'a Companion<'_>,
        other_cell: CellRef,
    ) -> Option<Self> {
        let printed = here.tables.cell(cell)?;
        Some(Self { cell, printed, other_cell, other: other.tables.cell(other_cell)? })
    }

    pub(super) fn verdict(&self) -> Verdict {
        match (self.printed.figure(), self.other.figure()) {
            (Some(printed), Some(other)) => {
                let mut tally = Tally::new(printed);
                tally.add(other);
                tally.verdict()
            }
            _ if self.printed.is_unread() || self.other.is_unread() => {
                Verdict::undecidable(Undecidable::UnreadCell)
            }
            (None, None) => Verdict::not_applicable(),
            // A form prints nothing where nothing is carried.
            (Some(one), None) | (None, Some(one)) if one.is_zero() => Verdict::not_applicable(),
            _ => Verdict::undecidable(Undecidable::BlankCell),
        }
    }

    /// A breach at both cells, with the place of the first.
    pub(super) fn breach(&self, here: &Places<'_>, other: &Companion<'_>) -> (FindingPlace, Breach) {
        let place = here.of_cell(self.cell);
        let places = vec![place.clone(), other.place_of_cell(self.other_cell)];
        (place, Breach::at_places(places))
    }
}

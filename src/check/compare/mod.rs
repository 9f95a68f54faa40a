//! The figures that are compared with those of the documents beside the one that is checked: what was carried over from
//! last year, what last year's document prints, and what the units add up to. What the text says of last year is
//! compared by the rules on text.

mod carried;
mod previous;
mod unit_rows;
mod units;

use super::answer::Breach;
use super::companion::{Companion, Comparison};
use super::place::{FindingPlace, Places};
use crate::companion::{Kinship, Related};
use crate::identity::CellRef;
use crate::table::Cell;
use crate::value::{Tally, Undecidable, Verdict};

/// Every comparison with the documents beside this one.
pub(super) fn comparisons(
    here: &Places<'_>,
    related: &Related<'_>,
    companions: &[Companion<'_>],
) -> Vec<Comparison> {
    let mut found = Vec::new();
    for last in companions.iter().filter(|companion| companion.kinship == Kinship::LastYear) {
        found.extend(carried::comparisons(here, last));
        found.extend(previous::comparisons(here, last));
    }
    let units: Vec<&Companion<'_>> =
        companions.iter().filter(|companion| companion.kinship == Kinship::Unit).collect();
    if units.is_empty() {
        return found;
    }
    found.extend(units::comparisons(here, related, &units));
    for (unit, listed) in units.into_iter().zip(related.listed_names()) {
        if let Some(listed) = listed {
            found.extend(unit_rows::comparisons(here, unit, listed));
        }
    }
    found
}

/// A cell of the document, and the one of another document that must print the same amount.
struct Pair<'a> {
    cell: CellRef,
    printed: &'a Cell,
    other_cell: CellRef,
    other: &'a Cell,
}

impl<'a> Pair<'a> {
    /// Two cells; `None` where either is not there.
    fn of(here: &Places<'a>, cell: CellRef, other: &'a Companion<'_>, other_cell: CellRef) -> Option<Self> {
        let printed = here.tables.cell(cell)?;
        Some(Self { cell, printed, other_cell, other: other.tables.cell(other_cell)? })
    }

    fn verdict(&self) -> Verdict {
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
    fn breach(&self, here: &Places<'_>, other: &Companion<'_>) -> (FindingPlace, Breach) {
        let place = here.of_cell(self.cell);
        let places = vec![place.clone(), other.place_of_cell(self.other_cell)];
        (place, Breach::at_places(places))
    }
}

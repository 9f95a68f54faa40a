//! Blank cells that identities need a figure in (STR009).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::answer::{Breach, wording};
use crate::check::place::Places;
use crate::identity::TableCheck;
use crate::table::{Cell, CellOrigin};
use crate::value::{Undecidable, Unit};

/// The blank cells without which several identities would hold that fail with them: a figure that was lost. Two of them
/// must ask for the same amount, for one alone may be broken by another figure.
pub(in crate::check) fn missed(places: &Places<'_>, checks: &[TableCheck]) -> Vec<Breach> {
    let blank = |cell: &CellOrigin| places.document.cell(*cell).is_some_and(Cell::is_blank);
    let mut asked: BTreeMap<CellOrigin, Vec<Asked<'_>>> = BTreeMap::new();
    for check in checks.iter().filter(|check| check.verdict().reason() == Some(Undecidable::BlankCell)) {
        let mut blanks = check.cells().filter(blank);
        let (Some(cell), None) = (blanks.next(), blanks.next()) else { continue };
        let is_part = check.parts().contains(&cell);
        // What would have to be negative was not lost: another figure is wrong.
        let lost = Asked::by(check, is_part)
            .filter(|asked| check.relation().is_certain() && asked.fen.is_sign_positive());
        asked.entry(cell).or_default().extend(lost);
    }
    let mut breaches = Vec::new();
    for (cell, asking) in asked {
        let near = |one: &Asked<'_>| {
            asking.iter().filter(|other| (other.fen - one.fen).abs() <= one.allowed_fen).count()
        };
        let exactly = |one: &Asked<'_>| asking.iter().filter(|other| other.fen == one.fen).count();
        let likeliest = asking.iter().filter(|one| near(one) > 1);
        let Some(one) = likeliest.max_by_key(|one| exactly(one)) else { continue };
        // In the unit of the table that lost it.
        let unit = places.document.sheets.get(cell.sheet).and_then(|sheet| sheet.unit).unwrap_or(one.unit);
        let amount = (one.fen / Decimal::from(unit.fen())).normalize();
        let (count, amount) = (near(one), format!("{amount} {unit}"));
        let place = places.of_origin(cell);
        let explains = asking.iter().map(|asked| places.explained(asked.check)).collect();
        let breach = Breach::at(place)
            .worded(wording!(
                "此处为空，而 {count} 处勾稽关系需要 {amount}",
                "blank, where {count} identities need {amount}"
            ))
            .explaining(explains);
        breaches.push(breach);
    }
    breaches
}

/// What an identity needs in a blank cell.
struct Asked<'a> {
    check: &'a TableCheck,
    unit: Unit,
    /// How much, and what rounding can make of it, in a unit that all tables share.
    fen: Decimal,
    allowed_fen: Decimal,
}

impl<'a> Asked<'a> {
    /// A part must make up what the whole has beyond the others, a whole what the parts have.
    fn by(check: &'a TableCheck, is_part: bool) -> Option<Self> {
        let verdict = check.verdict();
        let (difference, unit) = (verdict.difference()?, verdict.unit()?);
        let needed = if is_part { difference } else { -difference };
        let fen = |amount: Decimal| amount.checked_mul(unit.fen().into());
        Some(Self { check, unit, fen: fen(needed)?, allowed_fen: fen(verdict.allowed()?)? })
    }
}

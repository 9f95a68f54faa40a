//! A table under another unit than its figures are in (STR010): 单位：元 over figures in 万元.

use std::collections::BTreeSet;

use strum::IntoEnumIterator;

use super::answer::Explained;
use super::place::Places;
use crate::document::Disclosure;
use crate::fact::SheetReadings;
use crate::identity::{OwnIdentity, PrintedTables, TableCheck};
use crate::table::{Cell, Relation, TableKind};
use crate::value::{Printed, Unit};

/// The tables as they agree with each other, and those that state another unit.
pub(super) struct Reread {
    /// The document with the figures of those tables in the other unit.
    pub(super) document: Disclosure,
    pub(super) tables: PrintedTables,
    pub(super) checks: Vec<TableCheck>,
    pub(super) rescaled: Vec<Rescaled>,
}

/// A table whose figures are in another unit than it states.
#[derive(Debug)]
pub(super) struct Rescaled {
    pub(super) kind: TableKind,
    pub(super) stated: Unit,
    pub(super) unit: Unit,
    /// The identities that hold in the other unit.
    pub(super) explains: Vec<Explained>,
}

/// So many identities with other tables must fail for a unit line to be looked at, and be restored by another unit.
const FEWEST: usize = 3;

/// So many tables are reported at most.
const MOST: usize = 3;

/// The tables whose identities with others fail as they stand, and hold in another unit, every one of them. A figure that
/// was printed in another unit than its table breaks the sums within; a unit line breaks nothing there.
///
/// `own` are the identities of rules outside this crate, which are judged anew with the others.
pub(super) fn check(
    places: &Places<'_>,
    checks: &[TableCheck],
    own: &[&OwnIdentity],
    readings: &SheetReadings<'_>,
) -> Option<Reread> {
    let mut reread: Option<Reread> = None;
    // Each round finds one table; where most are under another unit, nobody knows which of them are right.
    for _ in 0..MOST {
        let (document, now) = match &reread {
            Some(reread) => (&reread.document, &reread.checks[..]),
            None => (places.document, checks),
        };
        let Some(best) = best(document, now, own, readings) else { break };
        let Restored { kind, stated, unit, document, tables, checks, indices, .. } = best;
        let explains = indices.iter().map(|&check| places.explained(&now[check])).collect();
        let mut rescaled = reread.take().map(|reread| reread.rescaled).unwrap_or_default();
        rescaled.push(Rescaled { kind, stated, unit, explains });
        reread = Some(Reread { document, tables, checks, rescaled });
    }
    reread
}

/// What another unit of a table restores.
struct Restored {
    kind: TableKind,
    stated: Unit,
    unit: Unit,
    document: Disclosure,
    tables: PrintedTables,
    checks: Vec<TableCheck>,
    indices: Vec<usize>,
    /// How many tables of the document state that unit.
    usual: usize,
}

fn best(
    document: &Disclosure,
    checks: &[TableCheck],
    own: &[&OwnIdentity],
    readings: &SheetReadings<'_>,
) -> Option<Restored> {
    let mut found: Vec<Restored> = Vec::new();
    let kinds = TableKind::iter().filter_map(|kind| {
        let index = document.sheets.iter().position(|sheet| sheet.kind == Some(kind))?;
        Some((kind, index, &document.sheets[index]))
    });
    for (kind, index, sheet) in kinds {
        let Some(stated) = sheet.unit else { continue };
        let failing = |check: &&TableCheck| is_across(check, index) && check.fails();
        let failed = checks.iter().filter(failing).count();
        if failed < FEWEST {
            continue;
        }
        let others = document.sheets.iter().filter(|other| other.kind != Some(kind));
        let units: BTreeSet<Unit> =
            others.filter_map(|other| other.unit).chain([Unit::Yuan, Unit::TenThousandYuan]).collect();
        for unit in units.into_iter().filter(|unit| *unit != stated) {
            let rescaled = in_unit(document, kind, unit);
            let (tables, _) = PrintedTables::read_some(&rescaled);
            let mut checks_again = crate::identity::checks(&rescaled, &tables, readings);
            checks_again.extend(own.iter().map(|identity| tables.judge(identity)));
            let Some(indices) = restored(checks, &checks_again).filter(|indices| indices.len() == failed)
            else {
                continue;
            };
            // A bound holds in any unit that makes the figures small enough, and says nothing of which it is.
            if indices.iter().filter(|&&index| checks_again[index].is_equation()).count() < FEWEST {
                continue;
            }
            let usual = document.sheets.iter().filter(|other| other.unit == Some(unit)).count();
            let (document, checks) = (rescaled, checks_again);
            found.push(Restored { kind, stated, unit, document, tables, checks, indices, usual });
        }
    }
    found.into_iter().max_by_key(|found| (found.indices.len(), found.usual))
}

/// Whether enough identities tie a table to others for its unit to be judged.
pub(super) fn can_be_compared(sheet: usize, checks: &[TableCheck]) -> bool {
    let is_decided = |check: &&TableCheck| {
        (check.verdict().outcome().is_held() || check.fails()) && is_across(check, sheet)
    };
    checks.iter().filter(is_decided).take(FEWEST).count() == FEWEST
}

fn is_across(check: &TableCheck, sheet: usize) -> bool {
    let across = matches!(check.relation(), Relation::Across(_)) && check.relation().is_certain();
    across && check.cells().any(|cell| cell.sheet == sheet) && check.cells().any(|cell| cell.sheet != sheet)
}

/// The checks that fail and then hold; none where one that held fails.
fn restored(checks: &[TableCheck], again: &[TableCheck]) -> Option<Vec<usize>> {
    if checks.len() != again.len() {
        return None;
    }
    let broken = TableCheck::fails;
    let held = |check: &TableCheck| check.verdict().outcome().is_held();
    let pairs = || checks.iter().zip(again).enumerate();
    if pairs().any(|(_, (before, after))| !broken(before) && broken(after) && before.relation().is_certain())
    {
        return None;
    }
    Some(
        pairs()
            .filter(|(_, (before, after))| broken(before) && held(after))
            .map(|(index, _)| index)
            .collect(),
    )
}

/// The same document with the figures of a table in a unit.
fn in_unit(document: &Disclosure, kind: TableKind, unit: Unit) -> Disclosure {
    let mut document = document.clone();
    for sheet in document.sheets.iter_mut().filter(|sheet| sheet.kind == Some(kind)) {
        sheet.unit = Some(unit);
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let figure = cell.figure().and_then(|figure| Printed::parse(&figure.digits(), unit).ok());
            if let Some(figure) = figure {
                *cell = Cell::spelled(figure, &cell.text());
            }
        }
    }
    document
}

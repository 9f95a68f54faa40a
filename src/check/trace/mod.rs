//! From broken identities to findings: those with one root are one finding, which names the figure that is wrong.

mod missed;
mod root;
mod slip;

use super::answer::{Breach, Explained};
use super::declaration::Declaration;
use super::finding::{Finding, SuspectFigure};
use super::place::Places;
use crate::document::Disclosure;
use crate::identity::TableCheck;
use crate::table::{CellOrigin, Relation};
use crate::value::{Outcome, Printed, Verdict};

pub(super) use missed::missed;
pub use root::{Root, Suspect, roots};
pub(super) use slip::{Slip, is_one_slip_away, slip_of};

/// The rule of an identity, where it is asked.
type RuleOf<'a> = dyn Fn(Relation) -> Option<&'static Declaration> + 'a;

/// What is reported of the identities of a document: errors by their roots, hints, and differences of rounding.
pub(super) fn findings(places: &Places<'_>, checks: &[TableCheck], rule_of: &RuleOf<'_>) -> Vec<Finding> {
    let mut findings = errors(places, checks, rule_of);
    findings.extend(hints(places, checks, rule_of));
    findings.extend(roundings(places, checks, rule_of));
    findings
}

/// The broken identities that no sound document can have, each group reported once with its suspects.
fn errors(places: &Places<'_>, checks: &[TableCheck], rule_of: &RuleOf<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for root in roots(places.document, checks) {
        let explains: Vec<Explained> =
            root.broken().iter().map(|&index| places.explained(&checks[index])).collect();
        let mut suspects: Vec<Vec<SuspectFigure>> = root
            .suspects()
            .iter()
            .map(|set| {
                let figure = |suspect: &Suspect| SuspectFigure {
                    place: places.of_origin(suspect.cell),
                    printed: suspect.printed,
                    restored: suspect.restored,
                };
                set.iter().map(figure).collect()
            })
            .collect();
        if suspects.is_empty() {
            findings.extend(root.broken().iter().filter_map(|&index| plain(places, &checks[index], rule_of)));
            continue;
        }
        let mut plain = root.broken().iter().filter_map(|&index| plain(places, &checks[index], rule_of));
        let Some(mut finding) = plain.next() else { continue };
        if let [set] = &mut suspects[..] {
            let mut primary: Vec<_> = set.iter().map(|suspect| suspect.place.clone()).collect();
            primary.extend(
                finding.places.drain(..).filter(|place| !set.iter().any(|suspect| suspect.place == *place)),
            );
            finding.places = primary;
            // A figure and its copies are one figure, that is wrong in several places.
            if set.windows(2).all(|pair| is_copy(&pair[0], &pair[1])) {
                set.truncate(1);
            }
        }
        (finding.suspects, finding.explains) = (suspects, explains);
        let mut cells = root.broken().iter().flat_map(|&index| checks[index].cells());
        finding.has_ocr_cells = cells.any(|cell| is_read_by_ocr(places.document, cell));
        // The same figure, wrong in the same way in another table, is the same mistake: it is reported once.
        if let Some(same) = findings.iter_mut().find(|other| other.suspects == finding.suspects) {
            same.explains.append(&mut finding.explains);
            same.has_ocr_cells |= finding.has_ocr_cells;
            continue;
        }
        findings.push(finding);
    }
    findings
}

/// Whether a cell was read by an OCR program.
fn is_read_by_ocr(document: &Disclosure, cell: CellOrigin) -> bool {
    let row = document.sheets.get(cell.sheet).and_then(|sheet| sheet.rows.get(cell.row));
    row.is_some_and(|row| document.is_read_by_ocr(row.place))
}

/// Whether two figures of one set are the same figure in two tables, wrong in the same way.
fn is_copy(one: &SuspectFigure, other: &SuspectFigure) -> bool {
    let printed = |suspect: &SuspectFigure| suspect.printed.map(Printed::exact);
    one.place.table != other.place.table
        && printed(one) == printed(other)
        && one.restored.exact() == other.restored.exact()
}

/// A finding for one identity, with every cell that it ties.
fn plain(places: &Places<'_>, check: &TableCheck, rule_of: &RuleOf<'_>) -> Option<Finding> {
    let rule = rule_of(check.relation())?;
    let breach = Breach::at_places(check.cells().map(|cell| places.of_origin(cell)).collect());
    Some(Finding::of(rule, breach.with_verdict(*check.verdict()).explaining(vec![places.explained(check)])))
}

/// The broken identities that a sound document may have.
fn hints(places: &Places<'_>, checks: &[TableCheck], rule_of: &RuleOf<'_>) -> Vec<Finding> {
    let broken =
        |check: &&TableCheck| check.verdict().outcome() == Outcome::Broken && !check.relation().is_certain();
    checks.iter().filter(broken).filter_map(|check| plain(places, check, rule_of)).collect()
}

/// The rounding differences: the same difference in several tables and columns is reported once.
fn roundings(places: &Places<'_>, checks: &[TableCheck], rule_of: &RuleOf<'_>) -> Vec<Finding> {
    let mut distinct: Vec<Finding> = Vec::new();
    for check in checks.iter().filter(|check| check.verdict().outcome() == Outcome::HeldWithinRounding) {
        let key = |verdict: &Verdict| (verdict.actual(), verdict.expected());
        let known =
            distinct.iter_mut().find(|other| other.verdict.as_ref().map(key) == Some(key(check.verdict())));
        let Some(finding) = plain(places, check, rule_of).map(Finding::into_rounding) else { continue };
        match known {
            Some(known) => {
                known.explains.extend(finding.explains);
                known.places.extend(finding.places.into_iter().take(1));
            }
            None => distinct.push(finding),
        }
    }
    distinct
}

//! The roots of broken identities: the fewest printed figures whose change restores them all.
//!
//! One wrong figure breaks every identity that it enters. Conversely, a figure that enters *all* broken identities
//! of a group, and for which there is one value that satisfies every identity that it enters, broken or not, is a
//! suspect: changing it alone restores everything. Figures that are printed alike in tables which hold them equal count
//! as one. Where several figures would each do, what is known of slips decides, as far as it can. Where no single figure
//! does, groups of two and three are tried.

use core::cell::Cell as Work;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::slip::{Slip, slip_of};
use crate::document::Disclosure;
use crate::identity::TableCheck;
use crate::identity::Tie;
use crate::table::{Cell, CellOrigin};
use crate::value::Exact;
use crate::value::{Outcome, Printed};

/// The largest set of figures that is tried: beyond three, what is wrong is not a slip of figures.
const LARGEST: usize = 3;
/// How many cells may be looked at for a document: some tenths of a second. Beyond it the search ends without an
/// answer, for a document with that many broken identities has no slip of figures, and may be made to be slow.
const MOST_WORK: usize = 4_000_000;
/// How many values inside the rounding of the broken identities are looked at as the origins of a slip.
const MOST_BETWEEN: i128 = 100;
/// A difference of fewer than so many times the width that rounding leaves open is near: among that many values, one that
/// some slip leads from is found by chance. There, only the value that an identity asks for exactly is looked at.
const NEAR: i128 = 5;
/// What it takes to see whether a figure is a slip of another, in cells looked at.
const SLIP_WORK: usize = 50;
/// How many sets are reported for a group.
const MOST_SETS: usize = 20;

/// A group of broken identities that share figures, and what restores them.
#[doc(alias = "错误定位")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    broken: Vec<usize>,
    suspects: Vec<Vec<Suspect>>,
}

impl Root {
    /// The broken identities, as indexes into the checks.
    pub fn broken(&self) -> &[usize] {
        &self.broken
    }

    /// The smallest sets of figures that restore all of them, each figure with its restoring value. One set with
    /// one figure, or with one figure and its copies in other tables, names the wrong one; several sets are equally good, of which some twenty are reported; none means that
    /// no change of up to three figures restores them, or that the search was too long to end.
    pub fn suspects(&self) -> &[Vec<Suspect>] {
        &self.suspects
    }
}

/// A figure that may be wrong, and the value that restores every identity that it enters.
#[doc(alias = "疑误数")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suspect {
    /// The cell.
    pub cell: CellOrigin,
    /// What is printed; `None` for a blank.
    pub printed: Option<Printed>,
    /// The value that restores.
    pub restored: Printed,
}

/// The roots of the broken identities among `checks`, in the order of their first identity.
#[doc(alias = "错误定位")]
pub fn roots(document: &Disclosure, checks: &[TableCheck]) -> Vec<Root> {
    let broken = |index: &usize| {
        checks[*index].verdict().outcome() == Outcome::Broken && checks[*index].relation().is_certain()
    };
    let broken: Vec<usize> = (0..checks.len()).filter(broken).collect();
    if broken.is_empty() {
        return Vec::new();
    }
    let mut solver =
        Solver { checks, figures: HashMap::new(), entered_by: HashMap::new(), work: Work::new(0) };
    for (index, check) in checks.iter().enumerate() {
        let outcome = check.verdict().outcome();
        if check.relation().is_certain() && (outcome.is_held() || outcome == Outcome::Broken) {
            for cell in check.cells() {
                solver.entered_by.entry(cell).or_default().push(index);
                if let Some(figure) = document.cell(cell).and_then(Cell::figure) {
                    solver.figures.insert(cell, figure);
                }
            }
        }
    }
    groups(checks, &broken).into_iter().map(|group| solver.solve(group)).collect()
}

/// The broken identities in groups that share figures.
fn groups(checks: &[TableCheck], broken: &[usize]) -> Vec<Vec<usize>> {
    // Each identity points at an earlier one of its group, the first at itself.
    let mut leader: Vec<usize> = (0..broken.len()).collect();
    let mut seen: HashMap<CellOrigin, usize> = HashMap::new();
    for (place, &index) in broken.iter().enumerate() {
        for cell in checks[index].cells() {
            let known = *seen.entry(cell).or_insert(place);
            let (one, other) = (find(&mut leader, known), find(&mut leader, place));
            leader[one.max(other)] = one.min(other);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, &index) in broken.iter().enumerate() {
        groups.entry(find(&mut leader, place)).or_default().push(index);
    }
    groups.into_values().collect()
}

/// The first identity of a group, the way to it shortened.
fn find(leader: &mut [usize], mut place: usize) -> usize {
    while leader[place] != place {
        leader[place] = leader[leader[place]];
        place = leader[place];
    }
    place
}

struct Solver<'a> {
    checks: &'a [TableCheck],
    /// The figures of the decided identities; a blank has none.
    figures: HashMap<CellOrigin, Printed>,
    /// The decided identities that each cell enters.
    entered_by: HashMap<CellOrigin, Vec<usize>>,
    /// How many cells were looked at for the document.
    work: Work<usize>,
}

/// Figures that are changed, each with its new value.
type Changed = BTreeMap<CellOrigin, Printed>;

impl Solver<'_> {
    fn solve(&self, broken: Vec<usize>) -> Root {
        for size in 1..=LARGEST {
            let mut suspects = Vec::new();
            if size == 1 {
                suspects = self.likeliest(self.single(&broken), &broken);
            } else {
                self.extend(&broken, size, &BTreeMap::new(), &mut suspects);
            }
            // A search that was cut short may have missed a set as good as those found.
            if self.work.get() > MOST_WORK {
                break;
            }
            if !suspects.is_empty() {
                return Root { broken, suspects };
            }
        }
        Root { broken, suspects: Vec::new() }
    }

    /// Every figure, or every figure with its copies, whose change alone restores everything, and all its values.
    fn single(&self, broken: &[usize]) -> Vec<Changed> {
        let mut found = Vec::new();
        let Some(&first) = broken.first() else { return found };
        for cell in self.checks[first].cells() {
            // Tables are filled from one source, so that a figure that is wrong there is wrong in all of them: the copies
            // of a figure are one mistake. They are looked at where the figure alone restores nothing.
            let alone = BTreeSet::from([cell]);
            let copies = self.copies(cell);
            let spreads = [Some(alone), (copies.len() > 1).then_some(copies)];
            for spread in spreads.into_iter().flatten() {
                if self.work.get() > MOST_WORK {
                    return found;
                }
                let enters = |&index: &usize| spread.iter().any(|&cell| self.contains(index, cell));
                if !broken.iter().all(enters) {
                    continue;
                }
                let before = found.len();
                for value in self.possible(cell, broken) {
                    let cast = |&cell: &CellOrigin| Some((cell, self.printable(cell, value.exact().0)?));
                    let Some(changed) = spread.iter().map(cast).collect::<Option<Changed>>() else {
                        continue;
                    };
                    let restores =
                        || self.demanded(broken, &changed).iter().all(|&index| self.holds(index, &changed));
                    if !found.contains(&changed) && restores() {
                        found.push(changed);
                    }
                }
                if found.len() > before {
                    break;
                }
            }
        }
        found
    }

    /// The figure and those that identities hold equal to it one to one, as far as they are printed alike.
    fn copies(&self, cell: CellOrigin) -> BTreeSet<CellOrigin> {
        let mut copies = BTreeSet::from([cell]);
        let Some(exact) = self.figure(cell).map(Printed::exact) else { return copies };
        let mut open = vec![cell];
        while let Some(cell) = open.pop() {
            for &index in self.entered_by.get(&cell).into_iter().flatten() {
                let check = &self.checks[index];
                let sides = (check.whole(), check.with_whole(), check.parts());
                let (Some(whole), [], &[part]) = sides else { continue };
                let other = if whole == cell { part } else { whole };
                let alike = self.figure(other).map(Printed::exact) == Some(exact);
                if check.is_equation() && alike && copies.insert(other) {
                    open.push(other);
                }
            }
        }
        copies
    }

    /// The values of a cell that may restore the broken identities: those that its identities ask for, the most asked
    /// first, then every value inside the rounding of the broken ones of which the printed figure is a slip.
    fn possible(&self, cell: CellOrigin, broken: &[usize]) -> Vec<Printed> {
        let mut values = self.values(cell, &[], &Changed::new(), false);
        let Some(printed) = self.figure(cell) else { return values };
        let (mut low, mut high) = (i128::MIN, i128::MAX);
        let equations = broken.iter().filter(|&&index| self.checks[index].is_equation());
        for &index in equations.filter(|&&index| self.contains(index, cell)) {
            let asked = self.asked(index, cell, &Changed::new());
            let room = self.room(index, &Changed::new());
            (low, high) = (low.max(asked - room), high.min(asked + room));
        }
        let (Some(step), true) = (self.printable(cell, 0).map(|zero| zero.unit_step().0), low != i128::MIN)
        else {
            return values;
        };
        // A budget has no negative figure where none was printed.
        let low = if printed.value().is_sign_negative() { low } else { low.max(0) };
        let near = (high - low).saturating_mul(NEAR);
        let (low, high) = (-(-low).div_euclid(step), high.div_euclid(step));
        if high - low > MOST_BETWEEN {
            return values;
        }
        for value in low..=high {
            self.work.set(self.work.get() + SLIP_WORK);
            let Some(value) = self.printable(cell, value * step) else { continue };
            let far = (value.exact().0 - printed.exact().0).abs() > near;
            if far && !values.contains(&value) && slip_of(value, printed) == Slip::Certain {
                values.push(value);
            }
        }
        values
    }

    /// The changes for which the most speaks, among those that would each restore everything: one set a change, those
    /// that are equally good in the order of their cells.
    ///
    /// - A wrong figure was a right one before somebody slipped: a digit lost or doubled, two swapped, the sign, the unit.
    ///   A slip turns one figure into a few dozen others, of all that there are; that a figure which is right should be
    ///   such a slip of just the value that would restore everything is a coincidence. So a slip speaks for a change.
    ///   A single digit misread is one of a hundred for any figure and fits many differences by chance, hence it speaks
    ///   for no change against another that it fits, too; but it must not be beaten by the coincidence.
    /// - Most identities hold exactly, few hold within rounding alone. Of the values of one figure the one with which
    ///   more identities hold exactly is the likelier.
    fn likeliest(&self, changes: Vec<Changed>, broken: &[usize]) -> Vec<Vec<Suspect>> {
        let demanded: BTreeSet<usize> =
            changes.iter().flat_map(|changed| self.demanded(broken, changed)).collect();
        let rank = |changed: &Changed| {
            let slips = changed.iter().filter_map(|(cell, value)| Some((*value, self.figure(*cell)?)));
            let slip = slips.map(|(value, printed)| slip_of(value, printed)).max().unwrap_or_default();
            let inexact = demanded.iter().filter(|&&index| self.difference(index, changed).0 != 0).count();
            (slip, inexact)
        };
        // The best value of each figure.
        let mut best: Vec<(Changed, (Slip, usize))> = Vec::new();
        for changed in changes {
            let rank = rank(&changed);
            match best.iter_mut().find(|(other, _)| other.keys().eq(changed.keys())) {
                Some((other, known)) => {
                    if (rank.0, core::cmp::Reverse(rank.1)) > (known.0, core::cmp::Reverse(known.1)) {
                        (*other, *known) = (changed, rank);
                    }
                }
                None => best.push((changed, rank)),
            }
        }
        let slip = best.iter().any(|(_, (slip, _))| *slip == Slip::Certain);
        best.retain(|(_, (of, _))| !slip || *of != Slip::None);
        let mut sets: Vec<Vec<Suspect>> = Vec::new();
        for (changed, _) in best {
            let set = self.suspects(changed);
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
        sets.truncate(MOST_SETS);
        sets
    }

    fn suspects(&self, changed: Changed) -> Vec<Suspect> {
        let suspect = |(cell, restored)| Suspect { cell, printed: self.figure(cell), restored };
        changed.into_iter().map(suspect).collect()
    }

    /// Tries every set of `size` more figures, on top of those already changed.
    fn extend(&self, broken: &[usize], size: usize, changed: &Changed, found: &mut Vec<Vec<Suspect>>) {
        // The first identity that does not hold, of those broken and those that the changes touched, must contain one
        // of the figures to come.
        let open: Vec<usize> =
            self.demanded(broken, changed).into_iter().filter(|&index| !self.holds(index, changed)).collect();
        let Some(&first) = open.first() else { return };
        for cell in self.checks[first].cells().filter(|cell| !changed.contains_key(cell)) {
            if self.work.get() > MOST_WORK || found.len() >= MOST_SETS {
                return;
            }
            let last = size == 1;
            if last && !open.iter().all(|&index| self.contains(index, cell)) {
                continue;
            }
            for value in self.values(cell, &open, changed, last) {
                let mut more = changed.clone();
                more.insert(cell, value);
                if !last {
                    self.extend(broken, size - 1, &more, found);
                    continue;
                }
                if self.demanded(broken, &more).into_iter().all(|index| self.holds(index, &more)) {
                    let set = self.suspects(more);
                    if !found.contains(&set) {
                        found.push(set);
                    }
                }
            }
        }
    }

    /// The identities that must hold once these figures are changed: those broken, and those that the changes touch.
    fn demanded(&self, broken: &[usize], changed: &Changed) -> BTreeSet<usize> {
        let touched = changed.keys().flat_map(|cell| self.entered_by.get(cell).into_iter().flatten());
        broken.iter().chain(touched).copied().collect()
    }

    fn figure(&self, cell: CellOrigin) -> Option<Printed> {
        self.figures.get(&cell).copied()
    }

    fn value(&self, cell: CellOrigin, changed: &Changed) -> Option<Printed> {
        changed.get(&cell).copied().or_else(|| self.figure(cell))
    }

    /// Whether an identity holds, exactly or within rounding, with some figures changed.
    fn holds(&self, index: usize, changed: &Changed) -> bool {
        let (difference, room) = self.difference(index, changed);
        if self.checks[index].is_equation() { difference.abs() <= room } else { difference <= room }
    }

    /// By how much the side of the whole exceeds the other, and what rounding allows.
    fn difference(&self, index: usize, changed: &Changed) -> (i128, i128) {
        let check = &self.checks[index];
        self.count_work(check);
        let sums = |cells: &mut dyn Iterator<Item = CellOrigin>| {
            cells
                .filter_map(|cell| self.value(cell, changed))
                .fold((0, 0), |(sum, half), figure| (sum + figure.exact().0, half + figure.half_step().0))
        };
        let (whole, half_whole) =
            sums(&mut check.whole().into_iter().chain(check.with_whole().iter().copied()));
        let (parts, half_parts) = sums(&mut check.parts().iter().copied());
        let slack = match check.tie {
            Tie::Equal(slack) => slack.0,
            Tie::AtMost => 0,
        };
        (whole - parts, half_whole + half_parts + slack)
    }

    /// What rounding allows at most, whatever value one more figure of the identity has.
    fn room(&self, index: usize, changed: &Changed) -> i128 {
        let cells = self.checks[index].cells().filter_map(|cell| self.value(cell, changed));
        let step = cells.map(|figure| figure.unit_step().0).max().unwrap_or_default();
        self.difference(index, changed).1 + step
    }

    fn count_work(&self, check: &TableCheck) {
        self.work.set(self.work.get() + check.with_whole().len() + check.parts().len() + 1);
    }

    /// The values of a cell that are worth trying: those that its identities ask for, the most asked first. The last
    /// cell of a set must satisfy all that are open; an earlier one leaves room for those to come.
    fn values(&self, cell: CellOrigin, open: &[usize], changed: &Changed, last: bool) -> Vec<Printed> {
        let mut wanted: BTreeMap<i128, usize> = BTreeMap::new();
        let enters = self.entered_by.get(&cell).into_iter().flatten();
        // What is at most something else asks for no value.
        for &index in enters.filter(|&&index| self.checks[index].is_equation()) {
            *wanted.entry(self.asked(index, cell, changed)).or_default() += 1;
        }
        let mut wanted: Vec<_> = wanted.into_iter().collect();
        wanted.sort_by_key(|&(value, votes)| (core::cmp::Reverse(votes), value));
        let printed = self.figure(cell);
        let turns_negative = |figure: &Printed| {
            figure.value().is_sign_negative()
                && !printed.is_some_and(|printed| printed.value().is_sign_negative())
        };
        let figures = wanted.into_iter().filter_map(|(value, _)| self.printable(cell, value));
        // A budget has no negative figure where none was printed.
        let mut figures = figures.filter(|figure| !turns_negative(figure) && Some(*figure) != printed);
        if !last {
            return figures.collect();
        }
        let restores = |figure: &Printed| {
            let mut trial = changed.clone();
            trial.insert(cell, *figure);
            open.iter().all(|&index| self.holds(index, &trial))
        };
        figures.find(restores).into_iter().collect()
    }

    /// The value of a cell with which an identity holds exactly.
    fn asked(&self, index: usize, cell: CellOrigin, changed: &Changed) -> i128 {
        let check = &self.checks[index];
        self.count_work(check);
        let others = |cells: &mut dyn Iterator<Item = CellOrigin>| -> i128 {
            let others = cells.filter(|other| *other != cell);
            others.filter_map(|other| self.value(other, changed)).map(|figure| figure.exact().0).sum()
        };
        let parts = others(&mut check.parts().iter().copied());
        let whole = others(&mut check.whole().into_iter().chain(check.with_whole().iter().copied()));
        if check.parts().contains(&cell) { whole - parts } else { parts - whole }
    }

    /// The value as it would be printed in a cell: in the unit and with the decimals that stand there, or those of
    /// its identities where the cell is blank.
    fn printable(&self, cell: CellOrigin, value: i128) -> Option<Printed> {
        let neighbours =
            || self.entered_by.get(&cell).into_iter().flatten().flat_map(|&index| self.checks[index].cells());
        let like = self.figure(cell).or_else(|| neighbours().find_map(|cell| self.figure(cell)))?;
        let most = neighbours().filter_map(|cell| self.figure(cell)).map(Printed::decimals).max()?;
        Exact(value).printed(like.unit(), like.decimals().max(most))
    }

    fn contains(&self, index: usize, cell: CellOrigin) -> bool {
        let check = &self.checks[index];
        self.count_work(check);
        check.cells().any(|other| other == cell)
    }
}

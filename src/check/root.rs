//! The roots of broken identities: the fewest printed figures whose change restores them all.
//!
//! One wrong figure breaks every identity that it enters. Conversely, a figure that enters *all* broken identities
//! of a group, and for which there is one value that satisfies every identity that it enters, broken or not, is a
//! suspect: changing it alone restores everything. Where no single figure does, groups of two and three are tried.

use core::cell::Cell as Work;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::printed::Exact;
use crate::{Cell, CellRef, Outcome, Printed, PrintedTables, TableCheck};

/// The largest set of figures that is tried: beyond three, what is wrong is not a slip of figures.
const LARGEST: usize = 3;
/// How many cells may be looked at for a document: some tenths of a second. Beyond it the search ends without an
/// answer, for a document with that many broken identities has no slip of figures, and may be made to be slow.
const MOST_WORK: usize = 4_000_000;
/// How many sets are told for a group: more than these say no more.
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
    /// one figure names the wrong one; several sets are equally good, of which some twenty are told; none means that
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
    pub cell: CellRef,
    /// What is printed; `None` for a blank.
    pub printed: Option<Printed>,
    /// The value that restores.
    pub restored: Printed,
}

/// The roots of the broken identities among `checks`, in the order of their first identity.
#[doc(alias = "错误定位")]
pub fn roots(tables: &PrintedTables, checks: &[TableCheck]) -> Vec<Root> {
    let broken = |index: &usize| {
        checks[*index].verdict().outcome() == Outcome::Broken && checks[*index].relation().is_certain()
    };
    let broken: Vec<usize> = (0..checks.len()).filter(broken).collect();
    let mut solver =
        Solver { checks, figures: HashMap::new(), entered_by: HashMap::new(), work: Work::new(0) };
    for (index, check) in checks.iter().enumerate() {
        let decided = check.relation().is_certain()
            && check.with_whole().is_empty()
            && (check.verdict().outcome().is_held() || check.verdict().outcome() == Outcome::Broken);
        if decided && check.relation().is_equation() {
            for cell in check.cells() {
                solver.entered_by.entry(cell).or_default().push(index);
                if let Some(figure) = tables.cell(cell).and_then(Cell::figure) {
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
    let mut seen: HashMap<CellRef, usize> = HashMap::new();
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
    figures: HashMap<CellRef, Printed>,
    /// The decided identities that each cell enters.
    entered_by: HashMap<CellRef, Vec<usize>>,
    /// How many cells were looked at for the document.
    work: Work<usize>,
}

impl Solver<'_> {
    fn solve(&self, broken: Vec<usize>) -> Root {
        for size in 1..=LARGEST {
            let mut suspects = Vec::new();
            self.extend(&broken, size, &BTreeMap::new(), &mut suspects);
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

    /// Tries every set of `size` more figures, on top of those already changed.
    fn extend(
        &self,
        broken: &[usize],
        size: usize,
        changed: &BTreeMap<CellRef, Printed>,
        found: &mut Vec<Vec<Suspect>>,
    ) {
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
                    let set = more.into_iter().map(|(cell, restored)| {
                        let printed = self.figure(cell);
                        Suspect { cell, printed, restored }
                    });
                    let set: Vec<_> = set.collect();
                    if !found.contains(&set) {
                        found.push(set);
                    }
                }
            }
        }
    }

    /// The identities that must hold once these figures are changed: those broken, and those that the changes touch.
    fn demanded(&self, broken: &[usize], changed: &BTreeMap<CellRef, Printed>) -> BTreeSet<usize> {
        let touched = changed.keys().flat_map(|cell| self.entered_by.get(cell).into_iter().flatten());
        broken.iter().chain(touched).copied().collect()
    }

    fn figure(&self, cell: CellRef) -> Option<Printed> {
        self.figures.get(&cell).copied()
    }

    fn value(&self, cell: CellRef, changed: &BTreeMap<CellRef, Printed>) -> Option<Printed> {
        changed.get(&cell).copied().or_else(|| self.figure(cell))
    }

    /// Whether an identity holds, exactly or within rounding, with some figures changed.
    fn holds(&self, index: usize, changed: &BTreeMap<CellRef, Printed>) -> bool {
        let check = &self.checks[index];
        self.work.set(self.work.get() + check.parts().len() + 1);
        let sums = |cells: &mut dyn Iterator<Item = CellRef>| {
            cells
                .filter_map(|cell| self.value(cell, changed))
                .fold((0, 0), |(sum, half), figure| (sum + figure.exact().0, half + figure.half_step().0))
        };
        let (whole, half_whole) = sums(&mut check.whole().into_iter());
        let (parts, half_parts) = sums(&mut check.parts().iter().copied());
        i128::abs(whole - parts) <= half_whole + half_parts
    }

    /// The values of a cell that are worth trying: those that its identities ask for, the most asked first. The last
    /// cell of a set must satisfy all that are open; an earlier one leaves room for those to come.
    fn values(
        &self,
        cell: CellRef,
        open: &[usize],
        changed: &BTreeMap<CellRef, Printed>,
        last: bool,
    ) -> Vec<Printed> {
        let mut wanted: BTreeMap<i128, usize> = BTreeMap::new();
        for &index in self.entered_by.get(&cell).into_iter().flatten() {
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
    fn asked(&self, index: usize, cell: CellRef, changed: &BTreeMap<CellRef, Printed>) -> i128 {
        let check = &self.checks[index];
        self.work.set(self.work.get() + check.parts().len() + 1);
        let others = |cells: &mut dyn Iterator<Item = CellRef>| -> i128 {
            let others = cells.filter(|other| *other != cell);
            others.filter_map(|other| self.value(other, changed)).map(|figure| figure.exact().0).sum()
        };
        let parts = others(&mut check.parts().iter().copied());
        match check.whole() {
            Some(whole) if whole == cell => parts,
            whole => others(&mut whole.into_iter()) - parts,
        }
    }

    /// The value as it would be printed in a cell: in the unit and with the decimals that stand there, or those of
    /// its identities where the cell is blank.
    fn printable(&self, cell: CellRef, value: i128) -> Option<Printed> {
        let neighbours =
            || self.entered_by.get(&cell).into_iter().flatten().flat_map(|&index| self.checks[index].cells());
        let like = self.figure(cell).or_else(|| neighbours().find_map(|cell| self.figure(cell)))?;
        let most = neighbours().filter_map(|cell| self.figure(cell)).map(Printed::decimals).max()?;
        Exact(value).printed(like.unit(), like.decimals().max(most))
    }

    fn contains(&self, index: usize, cell: CellRef) -> bool {
        let check = &self.checks[index];
        self.work.set(self.work.get() + check.parts().len() + 1);
        check.cells().any(|other| other == cell)
    }
}

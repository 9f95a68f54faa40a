//! The identities of a table as equations over its cells, and how each ends.

use core::ops::Range;
use std::collections::HashMap;

use super::cell::Cell;
use super::relation::RelationKind;
use super::rollup;
use super::row::RowKey;
use crate::value::{Outcome, Tally, Undecidable, Verdict};

/// Cells by row and column.
type Cells<'a> = &'a [(usize, usize)];

/// A table as its identities see it: rows by their keys, columns by number, and which columns sum to which.
pub(crate) struct Grid<'a, K, F> {
    pub(crate) keys: &'a [K],
    pub(crate) cell: F,
    /// How many columns there are.
    pub(crate) width: usize,
    /// What is known of the columns, for each [section](RowKey::section) of the rows.
    pub(crate) sections: Vec<Section>,
    /// How sure it is which rows sum to which.
    pub(crate) rows: Reading,
    /// The columns under headings that are not understood: what stands there need not sum at all.
    pub(crate) doubtful: Vec<usize>,
    /// Whether every row is there.
    pub(crate) complete_rows: bool,
    /// Whether every column is known.
    pub(crate) complete_columns: bool,
}

/// The columns that the rows of a section print, and their equations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    pub(crate) columns: Vec<usize>,
    pub(crate) equations: Vec<ColumnEquation>,
}

/// Some columns that sum to others in every row.
#[derive(Clone, Debug)]
pub(crate) struct ColumnEquation {
    pub(crate) kind: RelationKind,
    /// The column that the form declares as a difference of others: what falls short of nothing may be printed as nothing.
    pub(crate) difference: Option<usize>,
    pub(crate) whole: usize,
    pub(crate) with_whole: Vec<usize>,
    pub(crate) parts: Vec<usize>,
    pub(crate) reading: Reading,
    /// Parts that may stand beside the sum: a row with money in them leaves the reading in doubt.
    pub(crate) doubtful: Vec<usize>,
    /// Whether the parts may be some of all: at most the whole.
    pub(crate) bound: bool,
}

/// How sure it is that columns sum to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The headings say so.
    Certain,
    /// The form declares it: a row that fails is wrong, but where most rows fail, the form is.
    Declared,
    /// The headings allow it: rows that hold confirm it, and where more fail than hold it was misread.
    Assumed,
}

/// An identity as it is judged: its cells by row and column.
pub(crate) struct Judgement<'a> {
    pub(crate) kind: RelationKind,
    pub(crate) whole: &'a [(usize, usize)],
    pub(crate) parts: &'a [(usize, usize)],
    pub(crate) bound: bool,
    pub(crate) verdict: Verdict,
}

impl<'a, K: RowKey, F: Fn(usize, usize) -> &'a Cell> Grid<'a, K, F> {
    /// Judges every identity.
    pub(crate) fn judge(&self, each: impl FnMut(Judgement<'_>)) {
        Equations::of(self).judge(each);
    }

    fn section(&self, key: &K) -> Option<&Section> {
        self.sections.get(key.section())
    }

    /// Which reading a sum of rows in a column rests on, where that was assumed.
    fn assumed(&self, column: usize) -> Option<Assumed> {
        match self.rows {
            Reading::Assumed => Some(Assumed::Rows),
            Reading::Certain | Reading::Declared => {
                self.doubtful.contains(&column).then_some(Assumed::Column(column))
            }
        }
    }

    fn columns(&self, key: &K) -> &[usize] {
        self.section(key).map_or(&[], |section| &section.columns)
    }
}

/// The identities of a table as equations over its cells, before they are judged.
struct Equations<'g, 'a, K, F> {
    grid: &'g Grid<'a, K, F>,
    list: Vec<Equation>,
    /// The cells of all equations, one after the other.
    cells: Vec<(usize, usize)>,
    /// The rows that print nothing in any column: rows of the form that the document does not use, and no part of a sum.
    unused: Vec<bool>,
}

/// An equation, its cells as a stretch of those of all: first the side of the whole, then the parts.
struct Equation {
    kind: RelationKind,
    cells: Range<usize>,
    /// Where the parts begin.
    parts: usize,
    skips_level: bool,
    bound: bool,
    /// Which reading it rests on, where that was assumed.
    assumed: Option<Assumed>,
}

/// A reading that was assumed: of one equation of columns, by section and number, of one that the form declares, of the rows,
/// or of the rows in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Assumed {
    Columns(usize, usize),
    Declared(usize, usize),
    Rows,
    Column(usize),
}

impl<'g, 'a, K: RowKey, F: Fn(usize, usize) -> &'a Cell> Equations<'g, 'a, K, F> {
    fn of(grid: &'g Grid<'a, K, F>) -> Self {
        let keys = grid.keys;
        let blank = |row: usize| (0..grid.width).all(|column| (grid.cell)(row, column).is_blank());
        let unused = (0..keys.len()).map(blank).collect();
        let mut equations = Self { grid, list: Vec::new(), cells: Vec::new(), unused };
        for (key, relation) in rollup::relations(keys) {
            for &column in grid.columns(&key) {
                let whole = relation.whole.map(|row| (row, column));
                let parts = relation.parts.iter().map(|&row| (row, column));
                equations.push(key.relation(), whole, parts);
                let last = equations.last();
                (last.skips_level, last.assumed) = (relation.skips_level, grid.assumed(column));
            }
        }
        for (row, key) in keys.iter().enumerate() {
            let Some(counterpart) = key.counterpart() else { continue };
            let other = keys.iter().position(|key| *key == counterpart);
            // Of a pair, the first one speaks.
            if other.is_some_and(|other| other < row) {
                continue;
            }
            for &column in
                grid.columns(key).iter().filter(|column| grid.columns(&counterpart).contains(column))
            {
                let parts = other.map(|other| (other, column));
                equations.push(RelationKind::TwoSides, Some((row, column)), parts);
                equations.last().assumed = grid.assumed(column);
            }
        }
        // A sum of nothing that is there: its parts are missing.
        let mut has_parts = vec![false; keys.len()];
        for equation in &equations.list {
            if let ([(whole, _), ..], _) = equations.sides(equation) {
                has_parts[*whole] = true;
            }
        }
        for (row, key) in keys.iter().enumerate().filter(|(row, key)| key.is_sum() && !has_parts[*row]) {
            for column in (0..grid.width).filter(|&column| (grid.cell)(row, column).holds_money()) {
                equations.push(key.relation(), Some((row, column)), None);
            }
        }
        for (row, key) in keys.iter().enumerate() {
            let Some(section) = grid.section(key) else { continue };
            for (number, equation) in section.equations.iter().enumerate() {
                let at = |column: &usize| (row, *column);
                let whole = core::iter::once(&equation.whole).chain(&equation.with_whole);
                equations.push(equation.kind, whole.map(at), equation.parts.iter().map(at));
                let doubtful = |column: &usize| (grid.cell)(row, *column).holds_money();
                let assumed = match equation.reading {
                    Reading::Declared => Some(Assumed::Declared(key.section(), number)),
                    Reading::Certain if !equation.doubtful.iter().any(doubtful) => None,
                    Reading::Certain | Reading::Assumed => Some(Assumed::Columns(key.section(), number)),
                };
                let last = equations.last();
                (last.bound, last.assumed) = (equation.bound, assumed);
            }
        }
        equations
    }

    fn push(
        &mut self,
        kind: RelationKind,
        whole: impl IntoIterator<Item = (usize, usize)>,
        parts: impl IntoIterator<Item = (usize, usize)>,
    ) {
        let start = self.cells.len();
        self.cells.extend(whole);
        let first_part = self.cells.len();
        self.cells.extend(parts);
        self.list.push(Equation {
            kind,
            cells: start..self.cells.len(),
            parts: first_part,
            skips_level: false,
            bound: false,
            assumed: None,
        });
    }

    /// The equation that was pushed last.
    fn last(&mut self) -> &mut Equation {
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    fn cells(&self, equation: &Equation) -> &[(usize, usize)] {
        &self.cells[equation.cells.clone()]
    }

    /// The cells on the side of the whole, and the parts.
    fn sides(&self, equation: &Equation) -> (Cells<'_>, Cells<'_>) {
        self.cells(equation).split_at(equation.parts - equation.cells.start)
    }

    fn cell(&self, (row, column): (usize, usize)) -> &'a Cell {
        (self.grid.cell)(row, column)
    }

    /// Judges every equation. A blank is zero only where another identity than the one that is judged needs it to be.
    fn judge(&self, mut each: impl FnMut(Judgement<'_>)) {
        let mut judged: Vec<Judged> =
            self.list.iter().map(|equation| self.try_blanks_as_zero(equation)).collect();
        self.doubt_assumed(&mut judged);
        self.doubt_skipped(&mut judged);
        if judged.iter().any(|judged| judged.blanks && judged.verdict.outcome() == Outcome::Broken) {
            self.doubt_blanks(&mut judged);
        }
        for (equation, Judged { verdict, .. }) in self.list.iter().zip(judged) {
            let (whole, parts) = self.sides(equation);
            let (kind, bound) = (equation.kind, equation.bound);
            each(Judgement { kind, whole, parts, bound, verdict });
        }
    }

    /// Leaves undecided what columns were assumed to sum to and do not in as many rows as they do: then it is the
    /// reading that is wrong, for figures slip one at a time. A row counts for the reading where two parts have money.
    fn doubt_assumed(&self, judged: &mut [Judged]) {
        let mut tallies: HashMap<Assumed, [usize; 2]> = HashMap::new();
        for (equation, judged) in self.list.iter().zip(&*judged) {
            let Some(assumed) = equation.assumed else { continue };
            let (_, parts) = self.sides(equation);
            let money = parts.iter().filter(|&&part| self.cell(part).holds_money()).count();
            let [held, broken] = tallies.entry(assumed).or_default();
            match judged.verdict.outcome() {
                outcome if outcome.is_held() && money > 1 => *held += 1,
                Outcome::Broken => *broken += 1,
                _ => {}
            }
        }
        for (equation, judged) in self.list.iter().zip(judged) {
            let refuted = |assumed: Assumed| match (assumed, tallies.get(&assumed)) {
                // What the form declares needs no row to bear it out.
                (Assumed::Declared(..), Some([held, broken])) => *broken > 1 && held <= broken,
                (_, tally) => tally.is_none_or(|[held, broken]| held <= broken),
            };
            let is_short = matches!(equation.assumed, Some(Assumed::Declared(section, number)) if {
                let (row, _) = self.cells(equation)[0];
                let difference = self.grid.sections[section].equations[number].difference;
                difference.is_some_and(|column| !self.cell((row, column)).holds_money())
            });
            if is_short || equation.assumed.is_some_and(refuted) {
                judged.verdict = judged.verdict.unless_broken(Undecidable::OtherForm);
            }
        }
    }

    /// Leaves undecided a sum whose parts stand in for rows of a level between, which may be missing with others: a row that
    /// is missing is so in its sum and in one of the columns that this sums. Where one column alone fails and others hold,
    /// no row is missing, and the figure is wrong.
    fn doubt_skipped(&self, judged: &mut [Judged]) {
        let mut tallies: HashMap<usize, [usize; 2]> = HashMap::new();
        let skipped = |equation: &Equation| {
            let whole = self.sides(equation).0.first().map(|&(row, _)| row);
            whole.filter(|_| equation.skips_level)
        };
        for (equation, judged) in self.list.iter().zip(&*judged) {
            let Some(whole) = skipped(equation) else { continue };
            let money = self.sides(equation).1.iter().filter(|&&part| self.cell(part).holds_money()).count();
            let [held, broken] = tallies.entry(whole).or_default();
            match judged.verdict.outcome() {
                outcome if outcome.is_held() && money > 1 => *held += 1,
                Outcome::Broken => *broken += 1,
                _ => {}
            }
        }
        for (equation, judged) in self.list.iter().zip(judged).filter(|(equation, _)| equation.skips_level) {
            let tally = skipped(equation).and_then(|whole| tallies.get(&whole));
            if !tally.is_some_and(|[held, broken]| *held > 1 && *broken == 1) {
                judged.verdict = judged.verdict.unless_broken(Undecidable::MissingRow);
            }
        }
    }

    /// Leaves undecided what is broken with blanks that no other identity shows to be zero.
    fn doubt_blanks(&self, judged: &mut [Judged]) {
        let mut shown: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (index, (equation, judged)) in self.list.iter().zip(&*judged).enumerate() {
            if judged.blanks && judged.verdict.outcome().is_held() {
                for &cell in self.cells(equation).iter().filter(|&&cell| self.cell(cell).is_blank()) {
                    shown.entry(cell).or_default().push(index);
                }
            }
        }
        let zero_elsewhere = |cell: (usize, usize), here: usize| {
            shown.get(&cell).is_some_and(|witnesses| witnesses.iter().any(|&witness| witness != here))
        };
        for (index, (equation, judged)) in self.list.iter().zip(judged).enumerate() {
            let known = |&cell: &(usize, usize)| !self.cell(cell).is_blank() || zero_elsewhere(cell, index);
            if judged.blanks
                && judged.verdict.outcome() == Outcome::Broken
                && !self.cells(equation).iter().all(known)
            {
                judged.verdict = judged.verdict.unless_broken(Undecidable::BlankCell);
            }
        }
    }

    /// The verdict with every blank taken for a zero, and whether there were any.
    fn try_blanks_as_zero(&self, equation: &Equation) -> Judged {
        let plain = |verdict| Judged { verdict, blanks: false };
        let (whole, parts) = self.sides(equation);
        let (mut blanks, mut unread, mut some) = (false, false, None);
        for &place in self.cells(equation) {
            let cell = self.cell(place);
            match cell.figure() {
                Some(figure) => some = some.or(Some(figure)),
                None if cell.is_unread() => unread = true,
                None => blanks |= whole.first() == Some(&place) || !self.unused[place.0],
            }
        }
        if unread {
            return plain(Verdict::undecidable(Undecidable::UnreadCell));
        }
        // Nothing is printed, so nothing is claimed.
        let Some(some) = some else { return plain(Verdict::not_applicable()) };
        let (Some((&whole, with_whole)), false) = (whole.split_first(), parts.is_empty()) else {
            return plain(Verdict::undecidable(Undecidable::MissingRow));
        };
        let verdict = if equation.bound {
            let figures = parts.iter().filter_map(|&part| self.cell(part).figure());
            let Some(mut tally) = Tally::of_sum(figures) else {
                return plain(Verdict::not_applicable());
            };
            let Some(figure) = self.cell(whole).figure() else {
                return plain(Verdict::undecidable(Undecidable::BlankCell));
            };
            tally.add(figure);
            tally.verdict_at_most()
        } else {
            let figure = self.cell(whole).figure();
            let Some(mut tally) = figure.map(Tally::new).or_else(|| Tally::of_blank(some.unit())) else {
                return plain(Verdict::undecidable(Undecidable::BlankCell));
            };
            for figure in with_whole.iter().filter_map(|&cell| self.cell(cell).figure()) {
                tally.add_to_whole(figure);
            }
            for figure in parts.iter().filter_map(|&part| self.cell(part).figure()) {
                tally.add(figure);
            }
            tally.verdict()
        };
        let whole_there =
            if equation.kind.is_of_row() { self.grid.complete_columns } else { self.grid.complete_rows };
        let verdict = if whole_there { verdict } else { verdict.unless_broken(Undecidable::IncompleteTable) };
        Judged { verdict, blanks }
    }
}

struct Judged {
    verdict: Verdict,
    blanks: bool,
}

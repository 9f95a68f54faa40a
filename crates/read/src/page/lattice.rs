//! Lattices: the cells that rulings enclose.
//!
//! Rulings are printed as strokes, as thin filled rectangles, or as one piece per side of every cell, each a little off
//! the next. They are first put in order: pieces side by side become one line, pieces one after the other are joined.
//! Lines that meet form a lattice, and the lattice's boxes are merged where no line parts them.

use hayro_interpret::kurbo::{Point, Rect};

use super::ink::Rule;

/// How far apart two lines may be and still be one, and pieces be joined, in points: the two lines of a double ruling
/// are up to 3 points apart, and no row is that low.
const SNAP: f64 = 3.0;

/// How far lines must stand out beyond the last line across them for there to be an open cell, in points.
const STANDS_OUT: f64 = 6.0;

/// What share of a box's side must be ruled for the side to part it from the next.
const RULED: f64 = 0.6;

/// How many lines of one direction, and boxes, a page may have. The densest budget page has some hundred lines.
const LINES: usize = 4_000;
const BOXES: usize = 400_000;

/// The cells that rulings enclose.
#[derive(Clone, Debug)]
pub(super) struct Lattice {
    pub(super) area: Rect,
    pub(super) cells: Vec<Cell>,
    /// Whether the first and the last column, the first and the last row have an open outer side.
    pub(super) open: [bool; 4],
    /// The positions of its columns and rows.
    pub(super) xs: Vec<f64>,
    pub(super) ys: Vec<f64>,
}

/// A cell: where it stands in the lattice, and on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) area: Rect,
}

/// A line of one direction, with its position and its parts.
#[derive(Clone, Copy, Debug)]
struct Line {
    at: f64,
    from: f64,
    to: f64,
}

/// The lattices of a page; nothing if it has more rulings than any table.
pub(super) fn lattices(horizontals: &[Rule], verticals: &[Rule]) -> Option<Vec<Lattice>> {
    let (flat, upright) = (lines(horizontals), lines(verticals));
    if flat.len() > LINES || upright.len() > LINES {
        return None;
    }
    let mut sets = Sets::new(flat.len() + upright.len());
    for (index, line) in flat.iter().enumerate() {
        for (other, across) in upright.iter().enumerate() {
            if meet(line, across) {
                sets.join(index, flat.len() + other);
            }
        }
    }
    let mut parts: Vec<(Vec<Line>, Vec<Line>)> = Vec::new();
    let mut part_of = vec![None; flat.len() + upright.len()];
    for index in 0..part_of.len() {
        let root = sets.root(index);
        let part = *part_of[root].get_or_insert_with(|| {
            parts.push((Vec::new(), Vec::new()));
            parts.len() - 1
        });
        match flat.get(index) {
            Some(line) => parts[part].0.push(*line),
            None => parts[part].1.push(upright[index - flat.len()]),
        }
    }
    let mut found = Vec::new();
    for (flat, upright) in parts {
        if flat.len() + upright.len() > 2 && !flat.is_empty() && !upright.is_empty() {
            found.extend(lattice(&flat, &upright)?);
        }
    }
    Some(found)
}

/// The horizontal lines that meet no vertical one, from above: rules under headings and above totals.
pub(super) fn free_lines(horizontals: &[Rule], verticals: &[Rule]) -> Vec<Rule> {
    let (flat, upright) = (lines(horizontals), lines(verticals));
    if flat.len() > LINES || upright.len() > LINES {
        return Vec::new();
    }
    let mut free: Vec<Rule> = flat
        .into_iter()
        .filter(|line| !upright.iter().any(|across| meet(line, across)))
        .map(|line| Rule { at: line.at, from: line.from, to: line.to })
        .collect();
    free.sort_by(|one, other| one.at.total_cmp(&other.at));
    free
}

fn meet(flat: &Line, upright: &Line) -> bool {
    let within = |at: f64, line: &Line| line.from - SNAP <= at && at <= line.to + SNAP;
    within(upright.at, flat) && within(flat.at, upright)
}

/// Pieces put in order: those side by side become one line, those one after the other are joined.
fn lines(rules: &[Rule]) -> Vec<Line> {
    let mut rules: Vec<&Rule> =
        rules.iter().filter(|rule| rule.at.is_finite() && rule.to >= rule.from).collect();
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut found = Vec::new();
    let mut rest = rules.as_slice();
    while let [first, ..] = rest {
        let mut end = 1;
        // A chain of pieces, each close to the one before it; bounded, lest a hatched area become one line.
        while end < rest.len()
            && rest[end].at - rest[end - 1].at <= SNAP / 2.0
            && rest[end].at - first.at <= SNAP + SNAP / 2.0
            || end < rest.len() && rest[end].at - first.at <= SNAP
        {
            end += 1;
        }
        let (band, after) = rest.split_at(end);
        rest = after;
        let weight = |rule: &Rule| (rule.to - rule.from).max(0.1);
        let all: f64 = band.iter().map(|rule| weight(rule)).sum();
        let at = band.iter().map(|rule| rule.at * weight(rule)).sum::<f64>() / all;
        let mut pieces: Vec<Line> =
            band.iter().map(|rule| Line { at, from: rule.from, to: rule.to }).collect();
        pieces.sort_by(|one, other| one.from.total_cmp(&other.from));
        let mut joined: Vec<Line> = Vec::new();
        for piece in pieces {
            match joined.last_mut() {
                Some(last) if piece.from - last.to <= SNAP => last.to = last.to.max(piece.to),
                _ => joined.push(piece),
            }
        }
        // What is left shorter than a row is high is a corner or a mark, no side of a cell.
        found.extend(joined.into_iter().filter(|line| line.to - line.from > SNAP));
    }
    found
}

/// The positions of the lines, and an end beyond them if lines across share it.
fn positions(lines: &[Line], across: &[Line]) -> Vec<f64> {
    let mut at: Vec<f64> = lines.iter().map(|line| line.at).collect();
    at.sort_by(f64::total_cmp);
    at.dedup_by(|one, other| (*one - *other).abs() < 1e-6);
    let (Some(&low), Some(&high)) = (at.first(), at.last()) else { return at };
    let ends = |ends: Vec<f64>, beyond: &dyn Fn(f64) -> bool| {
        let ends: Vec<f64> = ends.into_iter().filter(|end| beyond(*end)).collect();
        // An open side is one at which at least two lines end together.
        let together = |end: f64| ends.iter().filter(|other| (*other - end).abs() <= SNAP).count();
        ends.iter().copied().find(|end| together(*end) > 1)
    };
    let before = ends(across.iter().map(|line| line.from).collect(), &|end| end < low - STANDS_OUT);
    let after = ends(across.iter().map(|line| line.to).collect(), &|end| end > high + STANDS_OUT);
    if let Some(before) = before {
        at.insert(0, before);
    }
    at.extend(after);
    at
}

/// The lattice of lines that meet, none if they enclose less than two cells; nothing if it has too many boxes.
fn lattice(flat: &[Line], upright: &[Line]) -> Option<Vec<Lattice>> {
    let (xs, ys) = (positions(upright, flat), positions(flat, upright));
    if xs.len() < 2 || ys.len() < 2 {
        return Some(Vec::new());
    }
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    if rows * columns > BOXES {
        return None;
    }
    let covered = |lines: &[Line], positions: &[f64], steps: &[f64]| -> Vec<Vec<bool>> {
        let mut covered = vec![vec![0.0; steps.len() - 1]; positions.len()];
        for line in lines {
            let Some(index) = positions.iter().position(|at| (at - line.at).abs() < 1e-6) else { continue };
            for (step, ends) in steps.windows(2).enumerate() {
                covered[index][step] += (line.to.min(ends[1]) - line.from.max(ends[0])).max(0.0);
            }
        }
        let ruled = |(step, length): (usize, &f64)| *length >= RULED * (steps[step + 1] - steps[step]);
        covered.iter().map(|covered| covered.iter().enumerate().map(ruled).collect()).collect()
    };
    // Whether the vertical line at a position rules a row, the horizontal one a column.
    let (upright, flat) = (covered(upright, &xs, &ys), covered(flat, &ys, &xs));
    let mut sets = Sets::new(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let index = row * columns + column;
            if column + 1 < columns && !upright[column + 1][row] {
                sets.join(index, index + 1);
            }
            if row + 1 < rows && !flat[row + 1][column] {
                sets.join(index, index + columns);
            }
        }
    }
    let mut cells = Vec::new();
    for (row, column, height, width) in regions(&mut sets, rows, columns) {
        let share = |count: usize, of: usize| 2 * count > of;
        let left = share((row..row + height).filter(|row| upright[column][*row]).count(), height);
        let right = share((row..row + height).filter(|row| upright[column + width][*row]).count(), height);
        let above = share((column..column + width).filter(|column| flat[row][*column]).count(), width);
        let below =
            share((column..column + width).filter(|column| flat[row + height][*column]).count(), width);
        // Tables are often printed without their outer sides, or broken over pages without a line. What is ruled on
        // three sides is a cell; with two sides open it is the page beside one.
        if [left, right, above, below].iter().filter(|ruled| !**ruled).count() <= 1 {
            let area = Rect::new(xs[column], ys[row], xs[column + width], ys[row + height]);
            cells.push(Cell { row, column, rows: height, columns: width, area });
        }
    }
    let area = cells.iter().map(|cell| cell.area).reduce(|one, other| one.union(other));
    let unruled = |ruled: Option<&Vec<bool>>| ruled.is_some_and(|ruled| !ruled.contains(&true));
    let open =
        [unruled(upright.first()), unruled(upright.last()), unruled(flat.first()), unruled(flat.last())];
    let found = area.filter(|_| cells.len() > 1).map(|area| Lattice { area, cells, open, xs, ys });
    Some(found.into_iter().collect())
}

/// The rectangles (row, column, height, width) that boxes merge to. A merged shape that is no rectangle is cut into
/// runs of boxes side by side, equal ones below each other joined.
fn regions(sets: &mut Sets, rows: usize, columns: usize) -> Vec<(usize, usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize, usize)> = Vec::new();
    // For each column the region that began in it, with its set and width, as long as it goes on.
    let mut open: Vec<Option<(usize, usize, usize)>> = vec![None; columns];
    for row in 0..rows {
        let mut next = vec![None; columns];
        let mut column = 0;
        while column < columns {
            let root = sets.root(row * columns + column);
            let mut width = 1;
            while column + width < columns && sets.root(row * columns + column + width) == root {
                width += 1;
            }
            let region = match open[column] {
                Some((region, above, wide)) if above == root && wide == width => {
                    found[region].2 += 1;
                    region
                }
                _ => {
                    found.push((row, column, 1, width));
                    found.len() - 1
                }
            };
            next[column] = Some((region, root, width));
            column += width;
        }
        open = next;
    }
    found
}

/// The cells of a lattice by their boxes, so that a point finds its cell without a look at the others.
pub(super) struct Boxes<'a> {
    lattice: &'a Lattice,
    /// For each box, row by row, the cell that it is a part of.
    cells: Vec<Option<usize>>,
}

impl<'a> Boxes<'a> {
    pub(super) fn of(lattice: &'a Lattice) -> Self {
        let columns = lattice.xs.len() - 1;
        let mut cells = vec![None; columns * (lattice.ys.len() - 1)];
        for (index, cell) in lattice.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rows {
                let first = row * columns + cell.column;
                cells[first..first + cell.columns].fill(Some(index));
            }
        }
        Self { lattice, cells }
    }

    /// The cell that a point is in.
    pub(super) fn cell_at(&self, point: Point) -> Option<usize> {
        let band = |ends: &[f64], at: f64| {
            let band = ends.partition_point(|end| *end <= at).checked_sub(1)?;
            (band + 1 < ends.len()).then_some(band)
        };
        let (row, column) = (band(&self.lattice.ys, point.y)?, band(&self.lattice.xs, point.x)?);
        self.cells[row * (self.lattice.xs.len() - 1) + column]
    }
}

/// Disjoint sets with path halving.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}

//! Tables without vertical rulings: columns recognised by how the text is aligned.
//!
//! A wrong table is worse than lines of text, for lines can still be read as such. So a run of lines is a table only
//! where blank gutters part all its lines into the same columns, a heading stands above them, and a column holds
//! figures that end or begin together.

use hayro_interpret::kurbo::Rect;

use super::boxes::{self, Turned};
use super::ink::Rule;
use super::text::{TextLine, is_figure};
use crate::layout::{Grid, GridCell};

/// How far apart lines of one table may be, in their size.
const PITCH: f64 = 3.5;

/// Takes the lines out that form tables, and gives their grids.
pub(super) fn grids(
    lines: &mut Vec<TextLine>,
    rules: &[Rule],
    page: u32,
    turned: Turned,
) -> Vec<(Rect, Grid)> {
    let mut found = Vec::new();
    // Between rules of the same length, two columns do: the rules say that it is a table (三线表).
    for band in bands(rules) {
        let from = lines.partition_point(|line| line.base < band.y0);
        let to = lines.partition_point(|line| line.base < band.y1);
        let within = |line: &TextLine| line.x0 >= band.x0 - line.size && line.x1 <= band.x1 + line.size;
        if to > from
            && lines[from..to].iter().all(within)
            && let Some(grid) = table(&lines[from..to], 2, page, turned)
        {
            lines.drain(from..to);
            found.push((band, grid));
        }
    }
    // Without rules it takes three columns.
    let mut from = 0;
    while from < lines.len() {
        let mut to = from;
        while to < lines.len()
            && lines[to].chunks.len() > 2
            && (to == from || lines[to].base - lines[to - 1].base < PITCH * lines[to].size)
        {
            to += 1;
        }
        match table(&lines[from..to], 3, page, turned) {
            Some(grid) => {
                let area = lines
                    .drain(from..to)
                    .map(|line| Rect::new(line.x0, line.base - line.size, line.x1, line.base));
                if let Some(area) = area.reduce(|one, other| one.union(other)) {
                    found.push((area, grid));
                }
            }
            None => from = to.max(from + 1),
        }
    }
    found
}

/// The areas between the first and the last of three or more rules of the same length.
fn bands(rules: &[Rule]) -> Vec<Rect> {
    let mut bands: Vec<(Rule, Rule, usize)> = Vec::new();
    for rule in rules {
        let like = |first: &Rule| (first.from - rule.from).abs() < 6.0 && (first.to - rule.to).abs() < 6.0;
        match bands.iter_mut().find(|(first, _, _)| like(first)) {
            Some((_, last, count)) => (*last, *count) = (*rule, *count + 1),
            None => bands.push((*rule, *rule, 1)),
        }
    }
    let many = bands.into_iter().filter(|(_, _, count)| *count > 2);
    many.map(|(first, last, _)| Rect::new(first.from, first.at, first.to, last.at)).collect()
}

/// The table that lines form, if they clearly form one of at least so many columns.
fn table(lines: &[TextLine], least: usize, page: u32, turned: Turned) -> Option<Grid> {
    let [heading, body @ ..] = lines else { return None };
    if body.len() < 2 || heading.chunks.iter().any(|chunk| is_figure(&chunk.text)) {
        return None;
    }
    let columns = columns(body, body[0].size * 0.5);
    if columns.len() < least || heading.chunks.len() + 1 < columns.len() {
        return None;
    }
    let column_of = |x0: f64, x1: f64| -> Vec<usize> {
        let touches = |column: &(f64, f64)| x0.max(column.0) < x1.min(column.1);
        (0..columns.len()).filter(|index| touches(&columns[*index])).collect()
    };
    let mut cells: Vec<GridCell> = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        let place = |x0: f64, x1: f64| {
            let area = boxes::of_letters(x0, x1, line.base, line.size);
            turned.place(page, u32::try_from(row + 1).ok(), area)
        };
        let mut taken = vec![false; columns.len()];
        for chunk in &line.chunks {
            let mut over = column_of(chunk.x0, chunk.x1);
            if over.is_empty() && row == 0 {
                // A heading may stand beside the figures below it.
                let middle = f64::midpoint(chunk.x0, chunk.x1);
                let near =
                    |index: &usize| (f64::midpoint(columns[*index].0, columns[*index].1) - middle).abs();
                over.extend((0..columns.len()).min_by(|one, other| near(one).total_cmp(&near(other))));
            }
            let [column, ..] = over[..] else { return None };
            if over.len() > 1 && row > 0 || over.iter().any(|column| taken[*column]) {
                return None;
            }
            for column in &over {
                taken[*column] = true;
            }
            cells.push(
                GridCell::new(row, column, chunk.text.clone(), place(chunk.x0, chunk.x1))
                    .spanning(1, over.len()),
            );
        }
        for column in (0..columns.len()).filter(|column| !taken[*column]) {
            let (x0, x1) = columns[column];
            cells.push(GridCell::new(row, column, "", place(x0, x1)));
        }
    }
    if !(0..columns.len()).any(|column| aligned_figures(body, columns[column])) {
        return None;
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Some(Grid::new(cells))
}

/// The columns that the gutters of lines leave.
fn columns(lines: &[TextLine], gutter: f64) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> =
        lines.iter().flat_map(|line| &line.chunks).map(|chunk| (chunk.x0, chunk.x1)).collect();
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (x0, x1) in spans {
        match columns.last_mut() {
            Some(last) if x0 - last.1 < gutter => last.1 = last.1.max(x1),
            _ => columns.push((x0, x1)),
        }
    }
    columns
}

/// Whether a column holds figures, nearly all of them, that begin or end at one place.
fn aligned_figures(body: &[TextLine], column: (f64, f64)) -> bool {
    let within = |line: &TextLine| {
        let chunk = line.chunks.iter().find(|chunk| chunk.x0 < column.1 && chunk.x1 > column.0)?;
        // Its beginning, middle and end, if it is a figure.
        let places = [chunk.x0, f64::midpoint(chunk.x0, chunk.x1), chunk.x1];
        Some(is_figure(&chunk.text).then_some((places, line.size)))
    };
    let held: Vec<Option<([f64; 3], f64)>> = body.iter().filter_map(within).collect();
    let figures: Vec<([f64; 3], f64)> = held.iter().copied().flatten().collect();
    let [(first, size), _, ..] = figures[..] else { return false };
    figures.len() * 5 >= held.len() * 4
        && (0..3)
            .any(|place| figures.iter().all(|(other, _)| (other[place] - first[place]).abs() < 0.6 * size))
}

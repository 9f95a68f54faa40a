//! Where lines and cells stand in a text: they are found again in the line that they were read from.

use cn_budget::document::{Place, Position};

use super::line::Raw;
use crate::Block;

/// How far apart the cells of a row may be, in bytes: no line of a table that is read by eye is as wide. It bounds the search
/// for a cell that was put together from several lines and stands nowhere as such.
const FARTHEST: usize = 1000;
/// How many lines down the next cell is looked for where cells stand below each other: a blank line may part them.
const BELOW: usize = 2;

/// Gives the lines and cells of these blocks their positions.
pub(super) fn place(blocks: &mut [Block], lines: &[Raw<'_>]) {
    let mut cursor = Cursor { lines, number: 0, index: 0, byte: 0, column: 1 };
    for block in blocks {
        match block {
            Block::Line(line) => {
                let found = cursor.find(&line.text, line.place).or_else(|| cursor.begin(line.place));
                line.place.position = found;
            }
            Block::Grid(grid) => {
                for cell in grid.cells_mut().iter_mut().filter(|cell| !cell.text.is_empty()) {
                    cell.place.position = cursor.find(&cell.text, cell.place);
                }
            }
        }
    }
}

/// How far the text has been looked through.
#[derive(Clone, Copy)]
struct Cursor<'l> {
    lines: &'l [Raw<'l>],
    /// The number of the line that is looked for.
    number: u32,
    index: usize,
    byte: usize,
    column: u32,
}

impl Cursor<'_> {
    /// Where a text stands next in its line, or as the line below.
    fn find(&mut self, text: &str, place: Place) -> Option<Position> {
        self.go_to(place.line?);
        let here = *self;
        let below = (self.index + 1..self.lines.len()).take(BELOW);
        let below = below.filter(|index| {
            let raw = &self.lines[*index];
            raw.number == self.number || raw.text.trim() == text
        });
        let below: Vec<usize> = below.collect();
        self.take(text).or_else(|| {
            below.into_iter().find_map(|index| {
                (self.index, self.byte, self.column) = (index, 0, self.lines[index].column);
                let found = self.take(text);
                if found.is_none() {
                    *self = here;
                }
                found
            })
        })
    }

    /// Where the text of a line begins.
    fn begin(&mut self, place: Place) -> Option<Position> {
        self.number = 0;
        self.go_to(place.line?);
        let raw = self.lines.get(self.index)?;
        let blank = raw.text.len() - raw.text.trim_start().len();
        self.advance(blank);
        Some(Position::InText { line: raw.number, column: self.column })
    }

    fn go_to(&mut self, number: u32) {
        if self.number == number {
            return;
        }
        self.index = self.lines.partition_point(|raw| raw.number < number);
        let column = self.lines.get(self.index).map_or(1, |raw| raw.column);
        (self.number, self.byte, self.column) = (number, 0, column);
    }

    /// Finds a text in what is left of the line, and goes behind it.
    fn take(&mut self, text: &str) -> Option<Position> {
        let raw = self.lines.get(self.index)?;
        let rest = raw.text.get(self.byte..)?;
        let end =
            (0..=rest.len().min(FARTHEST + text.len())).rev().find(|end| rest.is_char_boundary(*end))?;
        let from = rest[..end].find(text)?;
        self.advance(from);
        let found = Position::InText { line: raw.number, column: self.column };
        self.advance(text.len());
        Some(found)
    }

    fn advance(&mut self, bytes: usize) {
        let passed = self.lines.get(self.index).and_then(|raw| raw.text.get(self.byte..self.byte + bytes));
        let columns = passed.map_or(0, |passed| passed.chars().count());
        self.byte += bytes;
        self.column = self.column.saturating_add(u32::try_from(columns).unwrap_or(u32::MAX));
    }
}

//! The rows of a table whose parts may stand on several pages, and what a row is before anything is known of its table.

use cn_budget::document::{Place, Position};

use crate::figure::{is_figure, is_lost};
use crate::layout::Grid;
use crate::words::{Meaning, code, fold, is_nothing, is_total, ordinal, plain, squeeze};

/// A place in a row: what covers it, and whether that begins here.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot<'a> {
    /// The text of the cell that covers the place.
    pub(super) covering: &'a str,
    /// Which cell it is: the part of the table, and the cell's number in it. Places with the same cell belong together.
    pub(super) cell: Option<(usize, usize)>,
    /// Whether the cell begins in this row and column.
    pub(super) begins: bool,
    /// Where it stands in the file, where the reader knows it; of a blank place of a worksheet too.
    pub(super) position: Option<Position>,
}

impl<'a> Spot<'a> {
    /// The text that belongs to this place alone: that of a cell which begins here.
    pub(super) fn text(self) -> &'a str {
        if self.begins { self.covering } else { "" }
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    pub(super) spots: Vec<Spot<'a>>,
    pub(super) place: Place,
    /// The part of the table that it stands in, from 0: a page, or a block of a worksheet.
    pub(super) part: usize,
}

impl<'a> Row<'a> {
    /// The rows of a grid, which is this part of a table.
    pub(super) fn of(grid: &'a Grid, part: usize) -> Vec<Self> {
        let blank = Blank::of(grid);
        let spot = |row, column| {
            let Some((index, cell)) = grid.covering_indexed(row, column) else {
                return Spot { position: blank.position(row, column), ..Spot::default() };
            };
            let begins = (cell.row, cell.column) == (row, column);
            let position = cell.place.position;
            Spot { covering: cell.text.trim(), cell: Some((part, index)), begins, position }
        };
        let row = |row| Self {
            spots: (0..grid.columns()).map(|column| spot(row, column)).collect(),
            place: grid.place(row),
            part,
        };
        (0..grid.rows()).map(row).collect()
    }

    /// The texts of the cells that begin in the row, blanks left out, each with its column.
    pub(super) fn texts(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.spots.iter().map(|spot| spot.text()).enumerate().filter(|(_, text)| !text.is_empty())
    }

    /// Whether nothing begins in the row.
    pub(super) fn is_empty(&self) -> bool {
        self.texts().next().is_none()
    }

    /// The one text that stands in the row, where it is one.
    pub(super) fn only(&self) -> Option<&'a str> {
        let mut texts = self.texts();
        let (_, text) = texts.next()?;
        texts.next().is_none().then_some(text)
    }

    /// Whether the row numbers the columns (栏次): 1, 2, 3 … or A, B, C …, perhaps with the sums that they are. One number does
    /// where the row says 栏次.
    pub(super) fn numbers_columns(&self) -> bool {
        let is_label = |words: &str| {
            Meaning::HeadsLevels.is(words)
                || Meaning::Whole.is(words)
                || words == "**"
                || words.split('/').all(|word| Meaning::HeadsSerials.is(word))
        };
        let mut texts = self.texts().map(|(_, text)| plain(text));
        // 栏次 | 3=1+2 | 1 | 2: what the row calls itself leaves no doubt, whatever their order.
        if texts.next().is_some_and(|words| Meaning::HeadsNumbers.stands_in(&words)) {
            let mut numbered = 0;
            return texts.all(|words| {
                numbered += usize::from(column_number(&words).is_some());
                is_label(&words) || column_number(&words).is_some()
            }) && numbered > 0;
        }
        let mut next = None;
        let mut numbered = 0;
        let mut named = false;
        for (_, text) in self.texts() {
            let words = plain(text);
            let label = is_label(&words);
            match column_number(&words) {
                // The numbers of a second half may begin again.
                Some(number) if number == next.unwrap_or(number.min(1)) || (number == 1 && numbered > 1) => {
                    next = Some(number + 1);
                    numbered += 1;
                }
                None if label => named |= Meaning::HeadsNumbers.is(&words),
                _ => return false,
            }
        }
        numbered > 1 || (named && numbered == 1)
    }

    /// Whether the row holds figures or a code, or is one that a form prints without figures.
    pub(super) fn is_body(&self) -> bool {
        if self.numbers_columns() {
            return false;
        }
        if self.texts().any(|(_, text)| is_figure(text) || is_lost(text) || code(text).is_some()) {
            return true;
        }
        let Some((_, first)) = self.texts().next() else { return false };
        let alone = self.texts().skip(1).all(|(_, text)| is_nothing(text));
        let listed = ordinal(first).is_some();
        let placeholder = fold(first).chars().all(|c| matches!(c, '.' | '…' | '⋯'));
        listed || placeholder || (alone && (is_total(first) || is_group_total(first)))
    }

    /// Whether two rows say the same, blanks aside.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        let texts = |row: &Self| row.texts().map(|(_, text)| squeeze(text)).collect::<Vec<_>>();
        !self.is_empty() && texts(self) == texts(other)
    }
}

/// The number that a form gives a column: 3, (3), ③, C, 3=1+2. The letters count as well.
fn column_number(words: &str) -> Option<u32> {
    let number = words.split('=').next().unwrap_or_default().trim_matches(['(', ')', '[', ']', '第', '栏']);
    let mut chars = number.chars();
    match (chars.next()?, chars.next()) {
        (letter @ 'A'..='Z', None) => Some(u32::from(letter) - u32::from('A') + 1),
        (circled @ '①'..='⑳', None) => Some(u32::from(circled) - u32::from('①') + 1),
        _ => number.parse().ok(),
    }
}

/// Where the blank cells of a worksheet stand, which displays none of them: where its rows and columns cross.
struct Blank {
    rows: Vec<Option<u32>>,
    columns: Vec<Option<u16>>,
}

impl Blank {
    fn of(grid: &Grid) -> Self {
        let mut known = Self { rows: vec![None; grid.rows()], columns: vec![None; grid.columns()] };
        for cell in grid.cells() {
            let Some(Position::Cell { row, column }) = cell.place.position else { continue };
            known.rows[cell.row] = Some(row);
            known.columns[cell.column] = Some(column);
        }
        known
    }

    fn position(&self, row: usize, column: usize) -> Option<Position> {
        Some(Position::Cell { row: self.rows[row]?, column: self.columns[column]? })
    }
}

/// Whether the words are the sum of a group: 人员经费合计, 公用经费合计.
pub(super) fn is_group_total(text: &str) -> bool {
    let words = plain(text);
    Meaning::Whole.before(words.trim_end_matches(':')).is_some_and(|stem| Meaning::Group.is(stem))
}

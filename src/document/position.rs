//! Where a figure or some words stand in a file, in the terms of its format (位置).

use core::fmt;
use core::str::FromStr;

/// Where a figure or some words stand in a file, in the terms of its format: the cell of a worksheet, the cell of a table
/// of a web page or a Word file, the line and column of a text, the box on a page of a PDF.
///
/// It is written as one word, in which a document keeps it: `C8`, `t3r5c2`, `12:5`, `72.0,100.5,120.3,112.0`.
///
/// ```
/// use cn_budget::document::{PageBox, Position};
///
/// assert_eq!(Position::Cell { row: 8, column: 3 }.to_string(), "C8");
/// assert_eq!("AA10".parse(), Ok(Position::Cell { row: 10, column: 27 }));
/// assert_eq!("t3r5c2".parse(), Ok(Position::InTable { table: 3, row: 5, cell: 2 }));
/// assert_eq!("12:5".parse(), Ok(Position::InText { line: 12, column: 5 }));
/// let printed = Position::OnPage(PageBox::new(72.0, 100.5, 120.3, 112.0));
/// assert_eq!(printed.to_string(), "72.0,100.5,120.3,112.0");
/// assert!("c8".parse::<Position>().is_err(), "one spelling");
/// ```
#[doc(alias = "位置")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Position {
    /// The cell of a worksheet.
    #[doc(alias = "单元格")]
    Cell {
        /// The row, from 1.
        row: u32,
        /// The column, from 1.
        column: u16,
    },
    /// A cell of a table of a web page or a Word file.
    #[doc(alias = "表格")]
    InTable {
        /// Which of the tables that the file shows, from 1, those that only arrange others among them.
        table: u16,
        /// Which of the rows that it shows, from 1.
        row: u16,
        /// Which of the cells that begin in the row, from 1: one that covers several columns is one.
        cell: u16,
    },
    /// A place in a text.
    #[doc(alias = "行列")]
    InText {
        /// The line, from 1.
        line: u32,
        /// The column, from 1, counted in characters.
        column: u32,
    },
    /// The box around what is printed on a page.
    #[doc(alias = "页面区域")]
    OnPage(PageBox),
}

/// A box on a page, in points from the upper left corner of the page as it is shown (页面区域).
///
/// It is kept in tenths of a point, which are finer than print; what lies outside the page is cut off at its edge.
///
/// ```
/// use cn_budget::document::PageBox;
///
/// let page_box = PageBox::new(72.04, 100.5, 120.3, -1.0);
/// assert_eq!((page_box.x0(), page_box.y0(), page_box.x1(), page_box.y1()), (72.0, 0.0, 120.3, 100.5));
/// ```
#[doc(alias = "页面区域")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageBox {
    x0: u16,
    y0: u16,
    x1: u16,
    y1: u16,
}

impl PageBox {
    /// The box between two corners, in points.
    pub fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        let ([x0, x1], [y0, y1]) = ([tenths(x0), tenths(x1)], [tenths(y0), tenths(y1)]);
        Self { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    /// Its left edge.
    pub fn x0(self) -> f64 {
        f64::from(self.x0) / 10.0
    }

    /// Its upper edge.
    pub fn y0(self) -> f64 {
        f64::from(self.y0) / 10.0
    }

    /// Its right edge.
    pub fn x1(self) -> f64 {
        f64::from(self.x1) / 10.0
    }

    /// Its lower edge.
    pub fn y1(self) -> f64 {
        f64::from(self.y1) / 10.0
    }
}

/// A length in tenths of a point; pages are no longer than 14,400 points, and what is longer than 6,553.5 ends there.
fn tenths(points: f64) -> u16 {
    // The conversion saturates, and takes what is no number for 0.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates, as meant")]
    let tenths = (points * 10.0).round() as u16;
    tenths
}

impl Position {
    /// As a spreadsheet names it where it is the cell of a worksheet, `支出总表!C8`; the cell alone where nobody knows of which.
    ///
    /// ```
    /// use cn_budget::document::Position;
    ///
    /// let cell = Position::Cell { row: 8, column: 3 };
    /// assert_eq!(cell.on_worksheet(Some("支出总表")), "支出总表!C8");
    /// assert_eq!(cell.on_worksheet(Some("表1 (续)")), "'表1 (续)'!C8");
    /// assert_eq!(cell.on_worksheet(None), "C8");
    /// ```
    #[doc(alias = "单元格")]
    pub fn on_worksheet(self, name: Option<&str>) -> String {
        let Some(name) = name.filter(|_| matches!(self, Self::Cell { .. })) else { return self.to_string() };
        let plain = |c: char| c.is_alphanumeric() || c == '_';
        // What begins with a digit or looks like a cell, in either of the ways that Excel writes them, is quoted too.
        let upper = name.to_ascii_uppercase();
        let alone = name.chars().all(plain)
            && !name.starts_with(char::is_numeric)
            && cell(&upper).is_none()
            && !is_row_and_column(&upper);
        if alone { format!("{name}!{self}") } else { format!("'{}'!{self}", name.replace('\'', "''")) }
    }
}

impl Position {
    fn counts_from_one(self) -> bool {
        match self {
            Self::Cell { row, column } => row > 0 && column > 0,
            Self::InTable { table, row, cell } => table > 0 && row > 0 && cell > 0,
            Self::InText { line, column } => line > 0 && column > 0,
            Self::OnPage(_) => true,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell { row, column } => write!(f, "{}{row}", letters(*column)),
            Self::InTable { table, row, cell } => write!(f, "t{table}r{row}c{cell}"),
            Self::InText { line, column } => write!(f, "{line}:{column}"),
            Self::OnPage(page_box) => write!(f, "{page_box}"),
        }
    }
}

impl fmt::Display for PageBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [x0, y0, x1, y1] = [self.x0(), self.y0(), self.x1(), self.y1()];
        write!(f, "{x0:.1},{y0:.1},{x1:.1},{y1:.1}")
    }
}

/// The letters of a column of a worksheet, from 1: A, Z, AA.
fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while let Some(place) = left.checked_sub(1) {
        letters.push(char::from(b'A' + u8::try_from(place % 26).unwrap_or_default()));
        left = place / 26;
    }
    letters.into_iter().rev().collect()
}

/// A text is no [`Position`].
#[doc(alias = "位置错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionError {
    found: String,
}

impl fmt::Display for PositionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = "a cell (C8), a cell of a table (t3r5c2), a line and column (12:5) or a box in points";
        write!(f, "{:?} is no position, expected {expected}", self.found)
    }
}

impl core::error::Error for PositionError {}

impl FromStr for Position {
    type Err = PositionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed =
            cell(text).or_else(|| in_table(text)).or_else(|| in_text(text)).or_else(|| on_page(text));
        // One spelling: 012:5 and +1:5 are none.
        let parsed = parsed.filter(|position| position.counts_from_one() && position.to_string() == text);
        parsed.ok_or_else(|| PositionError { found: text.to_owned() })
    }
}

fn cell(text: &str) -> Option<Position> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let mut column: u16 = 0;
    for letter in text[..digits].bytes() {
        let place = letter.checked_sub(b'A').filter(|place| *place < 26)?;
        column = column.checked_mul(26)?.checked_add(u16::from(place) + 1)?;
    }
    Some(Position::Cell { row: text[digits..].parse().ok()?, column })
}

/// Whether a text is a cell, a row or a column as Excel counts them: R1C1, RC, R2, C.
fn is_row_and_column(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let columns = |text: &str| text.strip_prefix('C').is_some_and(digits);
    match text.strip_prefix('R') {
        Some(rest) => {
            digits(rest) || rest.find('C').is_some_and(|at| digits(&rest[..at]) && columns(&rest[at..]))
        }
        None => columns(text),
    }
}

fn in_table(text: &str) -> Option<Position> {
    let (table, rest) = text.strip_prefix('t')?.split_once('r')?;
    let (row, cell) = rest.split_once('c')?;
    Some(Position::InTable { table: table.parse().ok()?, row: row.parse().ok()?, cell: cell.parse().ok()? })
}

fn in_text(text: &str) -> Option<Position> {
    let (line, column) = text.split_once(':')?;
    Some(Position::InText { line: line.parse().ok()?, column: column.parse().ok()? })
}

fn on_page(text: &str) -> Option<Position> {
    let corners: Vec<f64> = text.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [x0, y0, x1, y1] = corners[..] else { return None };
    Some(Position::OnPage(PageBox::new(x0, y0, x1, y1)))
}

crate::serde_string!(Position);

/// The positions of the cells of a row as one word each, `-` for one that nobody knows: a line of a document kept as JSON.
#[cfg(feature = "serde")]
pub(super) mod in_a_line {
    use std::borrow::Cow;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Position;

    pub(in super::super) fn serialize<S: Serializer>(
        positions: &[Option<Position>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let word = |position: &Option<Position>| position.map_or("-".to_owned(), |known| known.to_string());
        serializer.serialize_str(&positions.iter().map(word).collect::<Vec<_>>().join(" "))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Option<Position>>, D::Error> {
        let line = <Cow<'de, str>>::deserialize(deserializer)?;
        let position = |word: &str| match word {
            "-" => Ok(None),
            word => word.parse().map(Some).map_err(D::Error::custom),
        };
        line.split(' ').map(position).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn what_is_no_position_is_refused() {
        for text in [
            "",
            "5",
            "C0",
            "C",
            "c8",
            "C08",
            "0:0",
            "0:1",
            "1:0",
            "012:5",
            "+1:5",
            "12:",
            "t0r0c0",
            "t0r1c1",
            "t1r0c1",
            "t1r1c0",
            "t1r1",
            "1,2,3",
            "1,2,3,4",
            "2.0,1.0,1.0,2.0",
            "-1.0,1.0,1.0,2.0",
        ] {
            let error = text.parse::<Position>().map_err(|error| error.to_string());
            let expected = format!(
                "{text:?} is no position, expected a cell (C8), a cell of a table (t3r5c2), a line and column (12:5) or a box in points"
            );
            assert_eq!(error, Err(expected));
        }
    }

    #[test]
    fn the_name_of_a_worksheet_that_looks_like_a_cell_is_quoted() {
        let cell = Position::Cell { row: 8, column: 3 };
        for (name, is_quoted) in [
            ("支出总表", false),
            ("Sheet1x", false),
            ("RCA", false),
            ("R1C1x", false),
            ("Cover", false),
            ("Rows", false),
            ("A1", true),
            ("a1", true),
            ("R1C1", true),
            ("r1c1", true),
            ("RC", true),
            ("rc", true),
            ("R", true),
            ("C", true),
            ("R2", true),
            ("C3", true),
            ("RC3", true),
            ("R3C", true),
            ("1月", true),
            ("表 1", true),
        ] {
            let expected = if is_quoted { format!("'{name}'!C8") } else { format!("{name}!C8") };
            assert_eq!(cell.on_worksheet(Some(name)), expected);
        }
    }
}

//! What the records of an .xls say that calamine does not give: how large the sheets are before they are held, formats
//! of numbers, borders, hidden rows and columns.
//!
//! Rests on [MS-XLS], the binary format of Excel 97 to 2003. A record is a kind, a length and that many bytes.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

use crate::{FileFormat, Options, ReadError};

/// The records of a workbook, read once.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Format codes by their number.
    formats: HashMap<u16, String>,
    /// For each kind of cell its format's number, and whether it has a border at its sides.
    kinds: Vec<(u16, bool)>,
    /// The sheets by where their records begin.
    pub(super) sheets: BTreeMap<u32, Records>,
    /// Where the records of each sheet begin, in the workbook's order.
    pub(super) order: Vec<u32>,
}

/// The records of a sheet.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// The kind of each cell, blank ones included.
    pub(super) cells: BTreeMap<(u32, u32), u16>,
    pub(super) hidden_rows: Vec<u32>,
    pub(super) hidden_columns: Vec<u32>,
    /// Rows and columns up to the last cell that prints something.
    pub(super) area: u64,
    rows: u32,
    columns: u32,
}

/// A record that is too short for what it is.
fn cut(at: usize, what: &str, expected: usize, found: usize) -> ReadError {
    let what = format!("the record of {what} at byte {at} has {found} bytes, expected at least {expected}");
    ReadError::damaged(FileFormat::Xls, what)
}

impl Book {
    pub(super) fn of(bytes: &[u8], options: &Options) -> Result<Self, ReadError> {
        let damaged = |error: &dyn core::fmt::Display| ReadError::damaged(FileFormat::Xls, error.to_string());
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
        let name = name.ok_or_else(|| damaged(&"it holds no stream of a workbook"))?;
        let mut stream = Vec::new();
        let opened = file.open_stream(name).map_err(|error| damaged(&error))?;
        opened.take(bytes.len() as u64).read_to_end(&mut stream).map_err(|error| damaged(&error))?;
        Self::of_stream(&stream, options)
    }

    fn of_stream(stream: &[u8], options: &Options) -> Result<Self, ReadError> {
        let mut book = Self::default();
        let mut sheet: Option<u32> = None;
        let mut cells = 0;
        let mut at = 0;
        while let Some(head) = stream.get(at..at + 4) {
            let (kind, length) = (word(head, 0), usize::from(word(head, 2)));
            let Some(data) = stream.get(at + 4..at + 4 + length) else {
                return Err(ReadError::truncated(FileFormat::Xls, "a record ends after the file does"));
            };
            match kind {
                0x002f => return Err(ReadError::encrypted(FileFormat::Xls)),
                // The beginning of a sheet, or of the part that all share.
                0x0809 => {
                    if length < 4 {
                        return Err(cut(at, "a beginning", 4, length));
                    }
                    let begins = u32::try_from(at).unwrap_or(u32::MAX);
                    sheet = (word(data, 2) == 0x0010).then_some(begins);
                }
                0x0085 => {
                    let begins = u32::from(word(data, 0)) | u32::from(word(data, 2)) << 16;
                    if usize::try_from(begins).is_ok_and(|begins| begins >= stream.len()) {
                        let what = format!("a sheet begins at byte {begins} of {}", stream.len());
                        return Err(ReadError::damaged(FileFormat::Xls, what));
                    }
                    book.order.push(begins);
                }
                0x041e => {
                    book.formats.insert(word(data, 0), text(data.get(2..).unwrap_or_default()));
                }
                0x00e0 => {
                    let sides = data.get(10).copied().unwrap_or(0);
                    book.kinds.push((word(data, 2), sides != 0));
                }
                _ => {
                    if let Some(begins) = sheet {
                        cells += book.sheets.entry(begins).or_default().take(kind, data);
                        if cells > options.max_cells {
                            return Err(ReadError::too_large(
                                "cells",
                                cells as u64,
                                options.max_cells as u64,
                            ));
                        }
                    }
                }
            }
            at += 4 + length;
        }
        let area: u64 = book.sheets.values().map(|sheet| sheet.area).sum();
        if area > options.max_cells as u64 {
            return Err(ReadError::too_large("cells", area, options.max_cells as u64));
        }
        Ok(book)
    }

    /// The format code of a kind of cell.
    pub(super) fn code(&self, kind: u16) -> Option<&str> {
        let (format, _) = self.kinds.get(usize::from(kind))?;
        self.formats.get(format).map(String::as_str).or_else(|| built_in(*format))
    }

    pub(super) fn is_bordered(&self, kind: u16) -> bool {
        self.kinds.get(usize::from(kind)).is_some_and(|(_, bordered)| *bordered)
    }
}

impl Records {
    /// Takes a record of the sheet, and says how many cells it held.
    fn take(&mut self, kind: u16, data: &[u8]) -> usize {
        let (row, column) = (u32::from(word(data, 0)), u32::from(word(data, 2)));
        match kind {
            // Blank, number, label, flag, formula, compact number, shared label, label with fonts.
            0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x0006 | 0x027e | 0x00fd | 0x00d6 => {
                self.cells.insert((row, column), word(data, 4));
                if kind != 0x0201 {
                    self.reach(row, column);
                }
                1
            }
            // Several numbers (six bytes each), several blanks (two).
            0x00bd | 0x00be => {
                let each = if kind == 0x00bd { 6 } else { 2 };
                let count = data.len().saturating_sub(6) / each;
                for (place, column) in (0..count).zip(column..) {
                    self.cells.insert((row, column), word(data, 4 + place * each));
                    if kind == 0x00bd {
                        self.reach(row, column);
                    }
                }
                count
            }
            0x0208 => {
                if word(data, 12) & 0x20 != 0 {
                    self.hidden_rows.push(row);
                }
                0
            }
            0x007d => {
                // The first two words are columns here.
                if word(data, 8) & 1 != 0 {
                    self.hidden_columns.extend(row..=column.min(255));
                }
                0
            }
            _ => 0,
        }
    }

    fn reach(&mut self, row: u32, column: u32) {
        (self.rows, self.columns) = (self.rows.max(row + 1), self.columns.max(column + 1));
        self.area = u64::from(self.rows) * u64::from(self.columns);
    }
}

/// The 16 bits at an offset; zero past the end.
fn word(data: &[u8], at: usize) -> u16 {
    match (data.get(at), data.get(at + 1)) {
        (Some(low), Some(high)) => u16::from_le_bytes([*low, *high]),
        _ => 0,
    }
}

/// A text: how many characters, and whether they have one byte or two.
fn text(data: &[u8]) -> String {
    let count = usize::from(word(data, 0));
    let wide = data.get(2).is_some_and(|flags| flags & 1 != 0);
    let bytes = data.get(3..).unwrap_or_default();
    if wide {
        let units: Vec<u16> = bytes.chunks_exact(2).take(count).map(|unit| word(unit, 0)).collect();
        String::from_utf16_lossy(&units)
    } else {
        bytes.iter().take(count).map(|byte| char::from(*byte)).collect()
    }
}

/// The formats that a workbook names by number alone.
const fn built_in(format: u16) -> Option<&'static str> {
    Some(match format {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 | 42 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        37 => "#,##0_);(#,##0)",
        38 => "#,##0_);[Red](#,##0)",
        39 => "#,##0.00_);(#,##0.00)",
        40 => "#,##0.00_);[Red](#,##0.00)",
        41 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
        43 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        49 => "@",
        _ => return None,
    })
}

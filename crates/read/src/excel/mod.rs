//! Workbooks: what a sheet displays, as lines and grids.

mod biff;
mod display;
mod parts;
mod sheet;
mod text;
mod xls;
mod xlsx;

use calamine::{DataRef, SheetType, SheetVisible};

pub(crate) use self::xls::layout as xls;
pub(crate) use self::xlsx::layout as xlsx;
use crate::layout::Layout;
use crate::{Options, ReadError};

/// Counts what has been taken against the limits.
#[derive(Debug)]
struct Meter<'a> {
    options: &'a Options,
    cells: usize,
    area: u64,
    text: u64,
}

impl<'a> Meter<'a> {
    const fn new(options: &'a Options) -> Self {
        Self { options, cells: 0, area: 0, text: 0 }
    }

    /// Takes a cell, be it blank.
    fn count(&mut self) -> Result<(), ReadError> {
        self.cells += 1;
        let most = self.options.max_cells;
        if self.cells > most {
            return Err(ReadError::too_large("cells", self.cells as u64, most as u64));
        }
        Ok(())
    }

    /// Takes the text that a cell displays.
    fn text(&mut self, text: usize) -> Result<(), ReadError> {
        self.text += text as u64;
        let most = self.options;
        if text > most.max_cell_text {
            return Err(ReadError::too_large("bytes in a cell", text as u64, most.max_cell_text as u64));
        }
        // A text that is shared by many cells is held once in the file, and once a cell here.
        if self.text > most.max_decompressed {
            return Err(ReadError::too_large("bytes of text", self.text, most.max_decompressed));
        }
        Ok(())
    }

    /// Takes the places that cells cover in a grid, blank ones included.
    fn area(&mut self, rows: u32, columns: u32) -> Result<(), ReadError> {
        self.area += u64::from(rows) * u64::from(columns);
        let limit = self.options.max_cells as u64;
        if self.area > limit {
            return Err(ReadError::too_large("cells", self.area, limit));
        }
        Ok(())
    }
}

/// A cell as a workbook calls it, from its row and column: (2, 1) is B3.
fn a1((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect::<String>() + &(u64::from(row) + 1).to_string()
}

/// The visible worksheets by number and name; hidden ones are noted.
fn visible(
    sheets: &[calamine::Sheet],
    options: &Options,
    layout: &mut Layout,
) -> Result<Vec<(u32, String)>, ReadError> {
    if sheets.len() > options.max_sheets {
        return Err(ReadError::too_large("sheets", sheets.len() as u64, options.max_sheets as u64));
    }
    let mut visible = Vec::new();
    for (sheet, number) in sheets.iter().zip(1..) {
        match (sheet.visible, sheet.typ) {
            (SheetVisible::Visible, SheetType::WorkSheet) => visible.push((number, sheet.name.clone())),
            (SheetVisible::Visible, _) => {
                layout.notes.push(format!("sheet {:?} is no worksheet: passed over", sheet.name));
            }
            _ => layout.notes.push(format!("sheet {:?} is hidden: passed over", sheet.name)),
        }
    }
    Ok(visible)
}

/// What a cell displays; nothing where it displays nothing.
fn displayed(value: &DataRef<'_>, code: Option<&str>) -> Option<String> {
    let number = |value: f64| code.map_or_else(|| display::plain(value), |code| display::number(value, code));
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => text.trim_end().to_owned(),
        DataRef::SharedString(text) => text.trim_end().to_owned(),
        // Whole numbers of a workbook are floats too, and stay whole up to 2^53.
        #[expect(clippy::cast_precision_loss, reason = "a workbook holds no more digits than a float")]
        DataRef::Int(value) => number(*value as f64),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(value) => {
            let (year, month, day, ..) = value.to_ymd_hms_milli();
            format!("{year}年{month}月{day}日")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    };
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::a1;

    #[test]
    fn cells_as_a_workbook_calls_them() {
        for (cell, text) in
            [((0, 0), "A1"), ((2, 25), "Z3"), ((9, 26), "AA10"), ((1_048_575, 16_383), "XFD1048576")]
        {
            assert_eq!(a1(cell), text);
        }
    }
}

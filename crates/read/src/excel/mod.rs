//! Workbooks: what a sheet displays, as lines and grids.

mod biff;
mod display;
mod hidden;
mod sheet;
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
    text: u64,
}

impl<'a> Meter<'a> {
    const fn new(options: &'a Options) -> Self {
        Self { options, cells: 0, text: 0 }
    }

    fn cell(&mut self, text: usize) -> Result<(), ReadError> {
        self.cells += 1;
        self.text += text as u64;
        let most = self.options;
        if self.cells > most.max_cells {
            return Err(ReadError::too_large("cells", self.cells as u64, most.max_cells as u64));
        }
        if text > most.max_cell_text {
            return Err(ReadError::too_large("bytes in a cell", text as u64, most.max_cell_text as u64));
        }
        // A text that is shared by many cells is held once in the file, and once a cell here.
        if self.text > most.max_decompressed {
            return Err(ReadError::too_large("bytes of text", self.text, most.max_decompressed));
        }
        Ok(())
    }

    /// The place that a blank cell takes in a grid.
    fn area(&mut self, area: u64) -> Result<(), ReadError> {
        let limit = self.options.max_cells as u64;
        if area > limit {
            return Err(ReadError::too_large("cells", area, limit));
        }
        Ok(())
    }
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

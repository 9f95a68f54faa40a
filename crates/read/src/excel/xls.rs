//! Workbooks of Excel 97 to 2003.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xls, XlsError};

use super::biff::{Book, Records};
use super::sheet::Worksheet;
use super::{Meter, displayed, visible};
use crate::layout::Layout;
use crate::{FileFormat, Options, ReadError};

/// What the visible sheets of a workbook display.
pub(crate) fn layout(bytes: &[u8], options: &Options) -> Result<Layout, ReadError> {
    // calamine holds a sheet as a rectangle, so that its size is looked at first.
    let book = Book::of(bytes, options)?;
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let mut layout = Layout::default();
    let sheets = visible(workbook.sheets_metadata(), options, &mut layout)?;
    let mut meter = Meter::new(options);
    let none = Records::default();
    for (number, name) in sheets {
        let begins = usize::try_from(number).ok().and_then(|number| book.order.get(number - 1));
        let records = begins.and_then(|begins| book.sheets.get(begins)).unwrap_or(&none);
        let mut sheet = Worksheet { name: name.clone(), number, ..Worksheet::default() };
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        meter.area(merged.len() as u64)?;
        sheet.merged =
            merged.iter().map(|cells| [cells.start.0, cells.start.1, cells.end.0, cells.end.1]).collect();
        sheet.hidden_rows.clone_from(&records.hidden_rows);
        sheet.hidden_columns.clone_from(&records.hidden_columns);
        for (&(row, column), &kind) in &records.cells {
            if book.is_bordered(kind) {
                let (first, last) = sheet.bordered.entry(row).or_insert((column, column));
                (*first, *last) = ((*first).min(column), (*last).max(column));
            }
        }
        let range = workbook.worksheet_range(&name).map_err(|error| failed(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at = (top + index(row), left + index(column));
            let code = records.cells.get(&at).and_then(|kind| book.code(*kind));
            let text = displayed(&borrowed(value), code);
            meter.cell(text.as_ref().map_or(0, String::len))?;
            if let Some(text) = text {
                sheet.cells.insert(at, text);
            }
        }
        sheet.blocks(&mut layout);
    }
    Ok(layout)
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn failed(error: &XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::encrypted(FileFormat::Xls),
        XlsError::EoStream(what) => {
            ReadError::truncated(FileFormat::Xls, format!("it ends before {what} does"))
        }
        error => ReadError::damaged(FileFormat::Xls, error.to_string()),
    }
}

//! Workbooks of Excel 97 to 2003, and of Excel 95.
//!
//! Read without calamine, which believes what a file says of itself: it makes room for as many cells as a sheet
//! declares, cuts records without looking whether they are there, and works out formulas that nobody asked for.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType, SheetType, SheetVisible};

use super::biff::{Book, Records, SheetEntry, Value};
use super::display::displayed;
use super::meter::Meter;
use super::sheet::{Worksheet, visible};
use crate::layout::Layout;
use crate::note::{Note, note, of_program};
use crate::{FileFormat, Options, ReadError};

/// What the visible sheets of a workbook display.
pub(crate) fn layout(bytes: &[u8], options: &Options) -> Result<Layout, ReadError> {
    let stream = stream(bytes)?;
    let book = Book::of(&stream, options)?;
    let mut layout = Layout::default();
    let mut meter = Meter::new(options);
    let sheets: Vec<calamine::Sheet> = book.sheets.iter().map(listed).collect();
    let mut walked = 0;
    for (number, _) in visible(&sheets, options, &mut layout)? {
        let Some(entry) = usize::try_from(number).ok().and_then(|number| book.sheets.get(number - 1)) else {
            continue;
        };
        let mut records = book.records(entry, &mut meter)?;
        // Sheets stand one after the other; those that begin in one place are one, read again and again.
        walked += records.length;
        if walked > stream.len() {
            let what = Note::new("多张工作表的记录重叠", "the records of its sheets overlap");
            return Err(ReadError::damaged(FileFormat::Xls, what));
        }
        layout.notes.append(&mut records.notes);
        let sheet = worksheet(&book, entry, number, records, &mut meter)?;
        sheet.blocks(&mut layout, &mut meter)?;
    }
    Ok(layout)
}

/// The stream of records within the storage.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let damaged = |error: &io::Error| ReadError::damaged(FileFormat::Xls, of_program(error));
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| match missing(bytes) {
        Some(sector) => {
            let what = note!(
                "所引用的第 {sector} 扇区在文件结尾之后",
                "it names sector {sector} of its storage, which is after its end"
            );
            ReadError::truncated(FileFormat::Xls, what)
        }
        None => damaged(&error),
    })?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let no_stream = || Note::new("其中没有工作簿的数据流", "it holds no stream of a workbook");
    let name = name.ok_or_else(|| ReadError::damaged(FileFormat::Xls, no_stream()))?;
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(|error| damaged(&error))?;
    // No stream is longer than its file.
    opened.take(bytes.len() as u64).read_to_end(&mut stream).map_err(|error| damaged(&error))?;
    Ok(stream)
}

/// A sector that the head of a storage names and that is not there ([MS-CFB] 2.2).
fn missing(bytes: &[u8]) -> Option<u32> {
    let long = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..at + 4)?.first_chunk()?));
    let shift = bytes.get(30).filter(|shift| (9..=12).contains(*shift))?;
    let sectors = u32::try_from(bytes.len() >> shift).ok()?;
    // The first of the directory, and where the table of sectors is; the largest numbers name none.
    let named = [48].into_iter().chain((76..512).step_by(4)).filter_map(long);
    named.filter(|sector| *sector < 0xffff_fffa).find(|sector| *sector >= sectors)
}

fn listed(sheet: &SheetEntry) -> calamine::Sheet {
    calamine::Sheet {
        name: sheet.name.clone(),
        typ: if sheet.is_worksheet { SheetType::WorkSheet } else { SheetType::ChartSheet },
        visible: if sheet.is_hidden { SheetVisible::Hidden } else { SheetVisible::Visible },
    }
}

fn worksheet(
    book: &Book<'_>,
    entry: &SheetEntry,
    number: u32,
    records: Records,
    meter: &mut Meter<'_>,
) -> Result<Worksheet, ReadError> {
    let mut sheet = Worksheet {
        name: entry.name.clone(),
        number,
        merged: records.merged,
        hidden_rows: records.hidden_rows,
        hidden_columns: records.hidden_columns,
        ..Worksheet::default()
    };
    for (at, (kind, value)) in records.cells {
        if book.is_bordered(kind) {
            sheet.border(at);
        }
        let code = book.code(kind);
        let text = match &value {
            Value::Blank => None,
            Value::Number(value) if book.is_date(kind) => {
                let date = ExcelDateTime::new(*value, ExcelDateTimeType::DateTime, book.from_1904);
                displayed(&DataRef::DateTime(date), code)
            }
            Value::Number(value) => displayed(&DataRef::Float(*value), code),
            Value::Text(text) => displayed(&DataRef::SharedString(text), code),
            Value::Shared(number) => {
                displayed(&DataRef::SharedString(book.text(*number).unwrap_or_default()), code)
            }
            Value::Flag(value) => displayed(&DataRef::Bool(*value), code),
            Value::Error(number) => Some(error(*number)),
        };
        if let Some(text) = text {
            meter.text(text.len())?;
            sheet.show(at, &text);
        }
    }
    Ok(sheet)
}

/// What a cell shows that could not be worked out ([MS-XLS] 2.5.10).
fn error(number: u8) -> String {
    match number {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        other => return format!("#{other}"),
    }
    .to_owned()
}

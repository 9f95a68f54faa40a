//! Workbooks of Excel 2007 and later.

use std::io::{self, Cursor, Read};

use calamine::{Reader, Style, Xlsx, XlsxError};
use zip::ZipArchive;

use super::hidden::Hidden;
use super::sheet::Worksheet;
use super::{Meter, displayed, visible};
use crate::layout::Layout;
use crate::{FileFormat, Options, ReadError};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// What the visible sheets of a workbook display.
pub(crate) fn layout(bytes: &[u8], options: &Options) -> Result<Layout, ReadError> {
    if !bytes.starts_with(b"PK") {
        // A workbook with a password is wrapped in another format.
        return Err(ReadError::encrypted(FileFormat::Xlsx));
    }
    bound(bytes, options)?;
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let mut layout = Layout::default();
    let sheets = visible(workbook.sheets_metadata(), options, &mut layout)?;
    let mut hidden = Hidden::of(bytes);
    let mut meter = Meter::new(options);
    for (number, name) in sheets {
        let mut sheet = read(&mut workbook, &name, &mut meter)?;
        sheet.number = number;
        match hidden.as_mut().and_then(|hidden| hidden.of_sheet(&name)) {
            Some((rows, columns)) => (sheet.hidden_rows, sheet.hidden_columns) = (rows, columns),
            None => layout.notes.push(format!("sheet {name:?}: whether rows are hidden could not be told")),
        }
        sheet.blocks(&mut layout);
    }
    Ok(layout)
}

/// Refuses an archive that holds more than the limit. What the archive says of its own size is not trusted: it is
/// decompressed once, into nothing.
fn bound(bytes: &[u8], options: &Options) -> Result<(), ReadError> {
    let damaged = |error: &dyn core::fmt::Display| ReadError::damaged(FileFormat::Xlsx, error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        ReadError::truncated(FileFormat::Xlsx, "the archive's directory, which stands at its end, is missing")
    })?;
    let mut left = options.max_decompressed;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
        let read = io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|error| damaged(&error))?;
        if read > left {
            let found = options.max_decompressed.saturating_add(1);
            return Err(ReadError::too_large("decompressed bytes", found, options.max_decompressed));
        }
        left -= read;
    }
    Ok(())
}

fn failed(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::encrypted(FileFormat::Xlsx),
        XlsxError::XmlEof(what) => {
            ReadError::truncated(FileFormat::Xlsx, format!("a part of it ends before {what} does"))
        }
        error => ReadError::damaged(FileFormat::Xlsx, error.to_string()),
    }
}

fn read(workbook: &mut Workbook<'_>, name: &str, meter: &mut Meter<'_>) -> Result<Worksheet, ReadError> {
    let mut sheet = Worksheet { name: name.to_owned(), ..Worksheet::default() };
    let merged = workbook.merge_cells_by_sheet_name(name).map_err(failed)?;
    sheet.merged =
        merged.iter().map(|cells| [cells.start.0, cells.start.1, cells.end.0, cells.end.1]).collect();
    meter.area(merged.len() as u64)?;
    let mut cells = workbook.worksheet_cells_reader(name).map_err(failed)?;
    let styles: Vec<Style> = cells.styles().to_vec();
    let code = |style: &Style| style.number_format.as_ref().map(|format| format.format_code.clone());
    let codes: Vec<Option<String>> = styles.iter().map(code).collect();
    let bordered: Vec<bool> = styles
        .iter()
        .map(|style| {
            style
                .borders
                .as_ref()
                .is_some_and(|borders| borders.left.is_visible() || borders.right.is_visible())
        })
        .collect();
    let (mut last_row, mut last_column) = (0, 0);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
        let (row, column) = cell.get_position();
        let code = codes.get(style).and_then(Option::as_deref);
        let text = displayed(cell.get_value(), code);
        meter.cell(text.as_ref().map_or(0, String::len))?;
        if bordered.get(style).copied().unwrap_or(false) {
            let (first, last) = sheet.bordered.entry(row).or_insert((column, column));
            (*first, *last) = ((*first).min(column), (*last).max(column));
        }
        if let Some(text) = text {
            (last_row, last_column) = (last_row.max(row), last_column.max(column));
            sheet.cells.insert((row, column), text);
        }
    }
    meter.area((u64::from(last_row) + 1) * (u64::from(last_column) + 1))?;
    Ok(sheet)
}

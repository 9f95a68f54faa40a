//! Writes small workbooks of Excel 97, record by record, wrong ones too.

#![allow(dead_code, clippy::allow_attributes, reason = "each user takes its own part")]

use std::io::{Cursor, Write as _};

/// A kind, a length, and that many bytes.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap_or(u16::MAX);
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// Row, column and kind of a cell, with which its record begins.
fn cell(row: u16, column: u16, kind: u16) -> Vec<u8> {
    [row, column, kind].iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A record of a cell with what it holds.
pub(crate) fn of_cell(kind: u16, place: (u16, u16), format: u16, value: &[u8]) -> Vec<u8> {
    record(kind, &[&cell(place.0, place.1, format)[..], value].concat())
}

pub(crate) fn number(place: (u16, u16), format: u16, value: f64) -> Vec<u8> {
    of_cell(0x0203, place, format, &value.to_le_bytes())
}

/// A text of the workbook, by its number.
pub(crate) fn shared(place: (u16, u16), number: u32) -> Vec<u8> {
    of_cell(0x00fd, place, 0, &number.to_le_bytes())
}

pub(crate) fn label(place: (u16, u16), text: &str) -> Vec<u8> {
    of_cell(0x0204, place, 0, &counted(text))
}

/// A formula with the eight bytes of its value; what it works out is left away.
pub(crate) fn formula(place: (u16, u16), format: u16, value: [u8; 8]) -> Vec<u8> {
    of_cell(0x0006, place, format, &[&value[..], &[0; 8]].concat())
}

/// The text that the formula before it shows.
pub(crate) fn string(text: &str) -> Vec<u8> {
    record(0x0207, &counted(text))
}

/// Numbers beside each other, in 30 bits each.
pub(crate) fn numbers(row: u16, first: u16, values: &[i32]) -> Vec<u8> {
    let last = first + u16::try_from(values.len()).unwrap_or(1) - 1;
    let cells = values.iter().flat_map(|value| [&[0, 0][..], &(value << 2 | 2).to_le_bytes()].concat());
    let mut data = [row.to_le_bytes(), first.to_le_bytes()].concat();
    data.extend(cells);
    data.extend(last.to_le_bytes());
    record(0x00bd, &data)
}

/// Merged cells: first row, last row, first column, last column.
pub(crate) fn merged(cells: &[[u16; 4]]) -> Vec<u8> {
    let count = u16::try_from(cells.len()).unwrap_or(u16::MAX);
    let words = [count].into_iter().chain(cells.iter().flatten().copied());
    record(0x00e5, &words.flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
}

pub(crate) fn hidden_row(row: u16) -> Vec<u8> {
    let mut data = [0; 16];
    data[..2].copy_from_slice(&row.to_le_bytes());
    data[12] = 0x20;
    record(0x0208, &data)
}

/// UTF-16.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A text with its length in two bytes.
pub(crate) fn counted(text: &str) -> Vec<u8> {
    let count = u16::try_from(text.encode_utf16().count()).unwrap_or(u16::MAX);
    [&count.to_le_bytes()[..], &[1], &wide(text)].concat()
}

/// A beginning: 5 of a workbook, 16 of a worksheet.
pub(crate) fn begin(version: u16, of: u16) -> Vec<u8> {
    record(0x0809, &[&version.to_le_bytes()[..], &of.to_le_bytes(), &[0; 12]].concat())
}

pub(crate) fn end() -> Vec<u8> {
    record(0x000a, &[])
}

/// The texts that cells share.
pub(crate) fn texts(texts: &[&str]) -> Vec<u8> {
    let count = u32::try_from(texts.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut data = [count, count].concat();
    data.extend(texts.iter().flat_map(|text| counted(text)));
    record(0x00fc, &data)
}

/// A number's format, and a kind of cell that has it, bordered at all sides.
pub(crate) fn format(number: u16, code: &str) -> Vec<u8> {
    let mut kind = [0_u8; 20];
    kind[2..4].copy_from_slice(&number.to_le_bytes());
    kind[10..12].copy_from_slice(&[0x11, 0x11]);
    let text = [&number.to_le_bytes()[..], &counted(code)].concat();
    [record(0x041e, &text), record(0x00e0, &kind)].concat()
}

/// A stream of records: those that all sheets share, and the sheets with their names as they are written.
pub(crate) fn stream(version: u16, shared: &[u8], sheets: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let head = [&begin(version, 5)[..], shared].concat();
    let listed: usize = sheets.iter().map(|(name, _)| 4 + 6 + name.len()).sum();
    let mut next = head.len() + listed + end().len();
    let (mut list, mut bodies) = (Vec::new(), Vec::new());
    for (name, records) in sheets {
        let body = [&begin(version, 16)[..], records, &end()].concat();
        let begins = u32::try_from(next).unwrap_or(u32::MAX);
        list.extend(record(0x0085, &[&begins.to_le_bytes()[..], &[0, 0], name].concat()));
        next += body.len();
        bodies.extend(body);
    }
    [head, list, end(), bodies].concat()
}

/// A workbook of Excel 97 with one sheet.
pub(crate) fn one_sheet(shared: &[u8], records: &[Vec<u8>]) -> Vec<u8> {
    let name = [&[2, 1][..], &wide("表1")].concat();
    stream(0x0600, shared, &[(name, records.concat())])
}

/// The stream in the storage that an .xls is.
pub(crate) fn file(name: &str, stream: &[u8]) -> Vec<u8> {
    let write = || -> std::io::Result<Vec<u8>> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
        file.create_stream(name)?.write_all(stream)?;
        file.flush()?;
        Ok(file.into_inner().into_inner())
    };
    write().unwrap_or_default()
}

//! The records of an .xls: formats, texts and sheets of the workbook, the cells of a sheet.
//!
//! Rests on [MS-XLS], the binary format of Excel 97 to 2003, and reads the form of Excel 95 too. A record is a kind, a
//! length and that many bytes; what is longer goes on in records that continue it. Nothing that a record says of what
//! follows is believed before it is there: lengths, counts, offsets and numbers of texts are looked at first, and nothing
//! is held that does not stand in the file.

use std::collections::{BTreeMap, HashMap};

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, WINDOWS_1252};

use super::address::a1;
use super::display::LONGEST_CODE;
use super::hidden::Hidden;
use super::meter::Meter;
use super::text::Text;
use crate::error::Quantity;
use crate::note::{Note, note, quoted};
use crate::{FileFormat, Options, ReadError};

/// What the sheets of a workbook share.
#[derive(Debug)]
pub(super) struct Book<'a> {
    stream: &'a [u8],
    /// How texts are written: by the code page in Excel 95, as UTF-16 since.
    page: Option<&'static Encoding>,
    /// Whether days are counted from 1904 on, as on an old Macintosh.
    pub(super) from_1904: bool,
    /// Format codes by their number.
    formats: HashMap<u16, String>,
    /// For each kind of cell its format's number, and whether it has a border at its sides.
    kinds: Vec<(u16, bool)>,
    /// The texts that cells share.
    texts: Vec<String>,
    pub(super) sheets: Vec<SheetEntry>,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    /// Where its records begin.
    begins: u32,
    pub(super) is_hidden: bool,
    /// Whether it is a worksheet, and no chart or macro.
    pub(super) is_worksheet: bool,
}

/// The records of a sheet.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// The kind of each cell and what it holds, blank ones included.
    pub(super) cells: BTreeMap<(u32, u32), (u16, Value)>,
    /// How many bytes they take.
    pub(super) length: usize,
    pub(super) merged: Vec<[u32; 4]>,
    pub(super) hidden_rows: Hidden,
    pub(super) hidden_columns: Hidden,
    pub(super) notes: Vec<Note>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Blank,
    Number(f64),
    Text(String),
    /// A text of the workbook, by its number.
    Shared(usize),
    Flag(bool),
    /// #DIV/0! and the like, by its number.
    Error(u8),
}

/// A record, with what continues it.
#[derive(Debug)]
struct Record<'a> {
    kind: u16,
    /// Where it begins in the stream.
    at: usize,
    data: &'a [u8],
    more: Vec<&'a [u8]>,
}

const BEGINNING: u16 = 0x0809;
const END: u16 = 0x000a;
const CONTINUED: u16 = 0x003c;

/// The records of a stream from an offset on.
struct Stream<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Stream<'a> {
    /// The next record.
    ///
    /// A stream that ends between records or within one is cut short: it ends with a record that says so.
    fn record(&mut self) -> Result<Record<'a>, ReadError> {
        let at = self.at;
        let (kind, data) = self.piece()?;
        let mut more = Vec::new();
        while self.bytes.get(self.at..self.at + 2).is_some_and(|kind| word(kind, 0) == CONTINUED) {
            more.push(self.piece()?.1);
        }
        Ok(Record { kind, at, data, more })
    }

    fn piece(&mut self) -> Result<(u16, &'a [u8]), ReadError> {
        let at = self.at;
        let cut = |what| ReadError::truncated(FileFormat::Xls, what);
        let head = self.bytes.get(at..at + 4).ok_or_else(|| {
            cut(note!(
                "记录在第 {at} 字节处中止，没有结束记录",
                "its records end without the last one at byte {at}"
            ))
        })?;
        let end = at + 4 + usize::from(word(head, 2));
        let data = self.bytes.get(at + 4..end).ok_or_else(|| {
            cut(note!("文件在第 {at} 字节的记录中间结束", "the file ends within the record at byte {at}"))
        })?;
        self.at = end;
        Ok((word(head, 0), data))
    }
}

impl<'a> Record<'a> {
    /// The data, if there is as much as such a record needs, which is called so in Chinese and in English.
    fn least(&self, [name, what]: [&str; 2], length: usize) -> Result<&'a [u8], ReadError> {
        if self.data.len() < length {
            let (at, found) = (self.at, self.data.len());
            return Err(damaged(note!(
                "第 {at} 字节处的{name}记录有 {found} 字节，至少应有 {length} 字节",
                "the record of {what} at byte {at} has {found} bytes, expected at least {length}"
            )));
        }
        Ok(self.data)
    }

    /// The texts that begin at an offset of the data.
    fn text(&self, from: usize) -> Text<'_> {
        Text::new(self.data.get(from..).unwrap_or_default(), &self.more)
    }

    /// A text is shorter than it says.
    fn short(&self, name: &str, what: &str) -> ReadError {
        let at = self.at;
        damaged(note!(
            "第 {at} 字节处{name}的文字不完整",
            "the text of {what} at byte {at} ends before it is whole"
        ))
    }
}

fn damaged(what: Note) -> ReadError {
    ReadError::damaged(FileFormat::Xls, what)
}

impl<'a> Book<'a> {
    /// What stands before the sheets.
    pub(super) fn of(stream: &'a [u8], options: &Options) -> Result<Self, ReadError> {
        let mut records = Stream { bytes: stream, at: 0 };
        let first = records.record()?;
        if first.kind != BEGINNING {
            let kind = first.kind;
            return Err(damaged(note!(
                "开头的记录种类为 {kind:#06x}，不是起始记录",
                "it begins with a record of kind {kind:#06x}, no beginning"
            )));
        }
        let data = first.least(["起始", "a beginning"], 4)?;
        let is_old = match (word(data, 0), word(data, 2)) {
            (0x0500, _) | (0, 0x1000) => true,
            (2 | 7 | 0x0200 | 0x0300 | 0x0400, _) => {
                return Err(damaged(Note::new(
                    "版本早于 Excel 95，请另存为 .xlsx",
                    "it is of a version before Excel 95; save it as .xlsx",
                )));
            }
            _ => false,
        };
        let mut book = Self {
            stream,
            // What is Chinese and does not say its code page is in that of China.
            page: is_old.then_some(GB18030),
            from_1904: false,
            formats: HashMap::new(),
            kinds: Vec::new(),
            texts: Vec::new(),
            sheets: Vec::new(),
        };
        loop {
            let record = records.record()?;
            match record.kind {
                END => return Ok(book),
                0x002f => return Err(ReadError::encrypted(FileFormat::Xls)),
                0x0042 if is_old => {
                    let number = word(record.least(["代码页", "a code page"], 2)?, 0);
                    book.page = Some(code_page(number)?);
                }
                0x0022 => book.from_1904 = word(record.data, 0) == 1,
                0x041e => {
                    let number = word(record.least(["数字格式", "a format"], 3)?, 0);
                    let text = match book.page {
                        Some(page) => record.text(2).short_bytes(page),
                        None => record.text(2).characters_counted(),
                    };
                    let code = text.ok_or_else(|| record.short("数字格式", "a format"))?;
                    let length = code.chars().count();
                    if length > LONGEST_CODE {
                        return Err(damaged(note!(
                            "一个数字格式长 {length} 个字符，最多为 {LONGEST_CODE} 个",
                            "a number format of it has {length} characters, Excel takes {LONGEST_CODE}"
                        )));
                    }
                    book.formats.insert(number, code);
                }
                0x00e0 => book.kinds.push(kind_of_cell(&record, is_old)?),
                0x0085 => {
                    let sheet = book.entry(&record)?;
                    book.sheets.push(sheet);
                }
                0x00fc => book.texts = texts(&record, options)?,
                _ => {}
            }
        }
    }

    /// A sheet of the workbook's list.
    fn entry(&self, record: &Record<'_>) -> Result<SheetEntry, ReadError> {
        let data = record.least(["工作表", "a sheet"], 7)?;
        let begins = long(data, 0);
        if usize::try_from(begins).is_ok_and(|begins| begins >= self.stream.len()) {
            let length = self.stream.len();
            return Err(damaged(note!(
                "一张工作表始于第 {begins} 字节，而全长只有 {length} 字节",
                "a sheet begins at byte {begins} of {length}"
            )));
        }
        let name = match self.page {
            Some(page) => record.text(6).short_bytes(page),
            None => record.text(6).characters_short(),
        };
        let mut name = name.ok_or_else(|| record.short("工作表名称", "a sheet's name"))?;
        name.retain(|c| c != '\0');
        Ok(SheetEntry { name, begins, is_hidden: data[4] & 0x03 != 0, is_worksheet: data[5] == 0 })
    }

    /// The format code of a kind of cell.
    pub(super) fn code(&self, kind: u16) -> Option<&str> {
        let format = self.format(kind)?;
        self.formats.get(&format).map(String::as_str).or_else(|| built_in(format))
    }

    /// Whether a kind of cell shows days or times.
    pub(super) fn is_date(&self, kind: u16) -> bool {
        self.format(kind).is_some_and(|format| match self.formats.get(&format) {
            Some(code) => super::display::is_date(code),
            // [MS-XLS] 2.4.126; 27 to 36 and 50 to 58 are the dates of East Asia.
            None => matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58),
        })
    }

    fn format(&self, kind: u16) -> Option<u16> {
        self.kinds.get(usize::from(kind)).map(|(format, _)| *format)
    }

    pub(super) fn is_bordered(&self, kind: u16) -> bool {
        self.kinds.get(usize::from(kind)).is_some_and(|(_, bordered)| *bordered)
    }

    /// A text that cells share.
    pub(super) fn text(&self, number: usize) -> Option<&str> {
        self.texts.get(number).map(String::as_str)
    }

    /// The records of a sheet.
    pub(super) fn records(&self, sheet: &SheetEntry, meter: &mut Meter<'_>) -> Result<Records, ReadError> {
        let begins = usize::try_from(sheet.begins).unwrap_or(usize::MAX);
        let mut stream = Stream { bytes: self.stream, at: begins };
        if stream.record()?.kind != BEGINNING {
            let (zh, name) = (quoted(&sheet.name), &sheet.name);
            return Err(damaged(note!(
                "工作表{zh}应始于第 {begins} 字节，该处没有工作表",
                "at byte {begins}, where sheet {name:?} should begin, none begins"
            )));
        }
        let mut records = Records::default();
        // A formula that shows a text: the text is in the next record but one or two.
        let mut awaited: Option<((u32, u32), u16)> = None;
        // A chart within the sheet has cells of its own.
        let mut within = 0_usize;
        loop {
            let record = stream.record()?;
            match record.kind {
                BEGINNING => within += 1,
                END if within == 0 => break,
                END => within -= 1,
                _ if within > 0 => {}
                0x0006 => {
                    records.note_lost(awaited.take(), sheet);
                    let data = record.least(["公式", "a formula"], 14)?;
                    let value = match &data[6..14] {
                        [0, .., 0xff, 0xff] => {
                            awaited = Some((place(data), word(data, 4)));
                            continue;
                        }
                        [1, _, flag, .., 0xff, 0xff] => Value::Flag(*flag != 0),
                        [2, _, error, .., 0xff, 0xff] => Value::Error(*error),
                        [_, .., 0xff, 0xff] => Value::Blank,
                        _ => Value::Number(double(data, 6)),
                    };
                    records.put(place(data), word(data, 4), value, meter)?;
                }
                0x0207 => {
                    if let Some((place, kind)) = awaited.take() {
                        let text = self.long_text(&record, 0, ["公式", "a formula"])?;
                        records.put(place, kind, Value::Text(text), meter)?;
                    }
                }
                _ => self.take(&record, &mut records, sheet, meter)?,
            }
        }
        records.note_lost(awaited, sheet);
        records.length = stream.at - begins;
        Ok(records)
    }

    /// Takes a record of a sheet that stands by itself.
    fn take(
        &self,
        record: &Record<'_>,
        records: &mut Records,
        sheet: &SheetEntry,
        meter: &mut Meter<'_>,
    ) -> Result<(), ReadError> {
        match record.kind {
            0x0201 => {
                let data = record.least(["空单元格", "a blank cell"], 6)?;
                records.put(place(data), word(data, 4), Value::Blank, meter)
            }
            0x0203 => {
                let data = record.least(["数值", "a number"], 14)?;
                records.put(place(data), word(data, 4), Value::Number(double(data, 6)), meter)
            }
            // A text of its own, with fonts or without.
            0x0204 | 0x00d6 => {
                let data = record.least(["文字", "a text"], 8)?;
                let text = self.long_text(record, 6, ["单元格", "a cell"])?;
                records.put(place(data), word(data, 4), Value::Text(text), meter)
            }
            0x0205 => {
                let data = record.least(["逻辑值", "a flag"], 8)?;
                let value = if data[7] == 0 { Value::Flag(data[6] != 0) } else { Value::Error(data[6]) };
                records.put(place(data), word(data, 4), value, meter)
            }
            0x027e => {
                let data = record.least(["压缩数值", "a compact number"], 10)?;
                records.put(place(data), word(data, 4), Value::Number(compact(long(data, 6))), meter)
            }
            0x00fd => {
                let data = record.least(["共用文字引用", "a shared text"], 10)?;
                let (number, place) = (usize::try_from(long(data, 6)).unwrap_or(usize::MAX), place(data));
                if number >= self.texts.len() {
                    let (zh, name) = (quoted(&sheet.name), &sheet.name);
                    let (cell, count) = (a1(place), self.texts.len());
                    return Err(damaged(note!(
                        "工作表{zh}的单元格 {cell} 引用第 {number} 条共用文字，而全部只有 {count} 条",
                        "cell {cell} of sheet {name:?} names text {number} of {count}"
                    )));
                }
                records.put(place, word(data, 4), Value::Shared(number), meter)
            }
            // Several numbers of six bytes each, several blanks of two.
            0x00bd => records.several(record, ["多个数值", "numbers"], 6, meter, |each| {
                Value::Number(compact(long(each, 2)))
            }),
            0x00be => {
                records.several(record, ["多个空单元格", "blank cells"], 2, meter, |_| Value::Blank)
            }
            0x00e5 => records.merge(record, sheet),
            0x0208 => {
                let data = record.least(["行", "a row"], 16)?;
                if word(data, 12) & 0x20 != 0 {
                    let row = u32::from(word(data, 0));
                    records.hidden_rows.insert(row, row);
                }
                Ok(())
            }
            0x007d => {
                let data = record.least(["列", "columns"], 10)?;
                // Hidden, or of no width.
                if word(data, 8) & 1 != 0 || word(data, 4) == 0 {
                    let (first, last) = (u32::from(word(data, 0)), u32::from(word(data, 2)).min(255));
                    records.hidden_columns.insert(first, last);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn long_text(
        &self,
        record: &Record<'_>,
        from: usize,
        [name, what]: [&str; 2],
    ) -> Result<String, ReadError> {
        let text = match self.page {
            Some(page) => record.text(from).bytes_counted(page),
            // An empty text may go without the byte that says how it is written.
            None if record.data.get(from..) == Some(&[0, 0]) => Some(String::new()),
            None => record.text(from).characters_counted(),
        };
        text.ok_or_else(|| record.short(name, what))
    }
}

impl Records {
    fn put(
        &mut self,
        place: (u32, u32),
        kind: u16,
        value: Value,
        meter: &mut Meter<'_>,
    ) -> Result<(), ReadError> {
        meter.count()?;
        self.cells.insert(place, (kind, value));
        Ok(())
    }

    /// Cells of one row beside each other.
    fn several(
        &mut self,
        record: &Record<'_>,
        [name, what]: [&str; 2],
        each: usize,
        meter: &mut Meter<'_>,
        value: impl Fn(&[u8]) -> Value,
    ) -> Result<(), ReadError> {
        let data = record.least([name, what], 6 + each)?;
        let (row, first) = place(data);
        let cells = &data[4..data.len() - 2];
        if cells.len() % each != 0 {
            let at = record.at;
            return Err(damaged(note!(
                "第 {at} 字节处的{name}记录在一个单元格中间结束",
                "the record of {what} at byte {at} ends within a cell"
            )));
        }
        for (column, cell) in (first..).zip(cells.chunks_exact(each)) {
            self.put((row, column), word(cell, 0), value(cell), meter)?;
        }
        Ok(())
    }

    fn merge(&mut self, record: &Record<'_>, sheet: &SheetEntry) -> Result<(), ReadError> {
        let count = usize::from(word(record.least(["合并单元格", "merged cells"], 2)?, 0));
        let data = record.least(["合并单元格", "merged cells"], 2 + 8 * count)?;
        for cells in data[2..2 + 8 * count].chunks_exact(8) {
            let [first_row, last_row, first, last] = [0, 2, 4, 6].map(|at| u32::from(word(cells, at)));
            if first_row > last_row || first > last {
                let (zh, name) = (quoted(&sheet.name), &sheet.name);
                let (first, last) = (a1((first_row, first)), a1((last_row, last)));
                return Err(damaged(note!(
                    "工作表{zh}的合并单元格 {first}:{last} 的终点在起点之前",
                    "the merged cells {first}:{last} of sheet {name:?} end before they begin"
                )));
            }
            self.merged.push([first_row, first, last_row, last]);
        }
        Ok(())
    }

    /// Notes a formula whose text is not there: the program that wrote the file left it to be calculated.
    fn note_lost(&mut self, awaited: Option<((u32, u32), u16)>, sheet: &SheetEntry) {
        if let Some((place, _)) = awaited {
            let (zh, name, cell) = (quoted(&sheet.name), &sheet.name, a1(place));
            self.notes.push(note!(
                "工作表{zh}单元格 {cell}：公式没有保存其显示的文字，请在 Excel 中打开并保存",
                "sheet {name:?}, cell {cell}: a formula without the text that it shows; open and save the file in Excel"
            ));
        }
    }
}

/// The texts that cells share. How many there are is not believed: they are counted as they come.
fn texts(record: &Record<'_>, options: &Options) -> Result<Vec<String>, ReadError> {
    record.least(["共用文字", "the texts"], 8)?;
    let mut reader = record.text(8);
    let mut texts = Vec::new();
    while !reader.is_at_end() {
        if texts.len() == options.max_cells {
            return Err(ReadError::too_large(
                Quantity::Texts,
                texts.len() as u64 + 1,
                options.max_cells as u64,
            ));
        }
        let number = texts.len() + 1;
        texts.push(reader.rich().ok_or_else(|| {
            record.short(&format!("第 {number} 条共用文字"), &format!("number {number} of the texts"))
        })?);
    }
    Ok(texts)
}

/// The number of a kind's format, and whether it has a border at its sides.
fn kind_of_cell(record: &Record<'_>, is_old: bool) -> Result<(u16, bool), ReadError> {
    let data = record.least(["单元格样式", "a kind of cell"], 4)?;
    // Left and right, four bits each; three bits each in Excel 95.
    let sides = if is_old { word(data, 12) >> 3 & 0x3f } else { word(data, 10) & 0xff };
    Ok((word(data, 2), sides != 0))
}

/// How a file of Excel 95 writes its texts.
fn code_page(number: u16) -> Result<&'static Encoding, ReadError> {
    Ok(match number {
        // Of China: Windows, the Macintosh, and the standard.
        936 | 10008 | 54936 => GB18030,
        950 | 10002 => BIG5,
        // Latin letters, under DOS and the Macintosh too: of them no more than ASCII is certain, and that is the same.
        367 | 437 | 850 | 1252 | 10000 | 32768 | 32769 => WINDOWS_1252,
        65001 => UTF_8,
        other => {
            return Err(damaged(note!(
                "文字使用代码页 {other}，不能读取，请另存为 .xlsx",
                "its texts are in code page {other}, which is not read; save it as .xlsx"
            )));
        }
    })
}

/// Row and column of a cell, with which its record begins.
fn place(data: &[u8]) -> (u32, u32) {
    (u32::from(word(data, 0)), u32::from(word(data, 2)))
}

/// The 16 bits at an offset; zero past the end.
pub(super) fn word(data: &[u8], at: usize) -> u16 {
    match (data.get(at), data.get(at + 1)) {
        (Some(low), Some(high)) => u16::from_le_bytes([*low, *high]),
        _ => 0,
    }
}

/// The 32 bits at an offset; zero past the end.
fn long(data: &[u8], at: usize) -> u32 {
    u32::from(word(data, at)) | u32::from(word(data, at + 2)) << 16
}

/// The number at an offset; zero past the end.
fn double(data: &[u8], at: usize) -> f64 {
    f64::from_bits(u64::from(long(data, at)) | u64::from(long(data, at + 4)) << 32)
}

/// A number in 32 bits: the upper part of a float, or a whole number of 30 bits; the last bit says that it is in
/// hundredths.
fn compact(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
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

//! CSV files line by line: records with their lines, columns found by their headings, and every wrong line reported.

use std::io;

use csv::ByteRecord;

use crate::value::{Language, Note};

/// The records of a CSV file, each with the number of its line.
pub(crate) struct Records<'a> {
    reader: csv::Reader<&'a [u8]>,
    line_at: LineAt<'a>,
}

impl<'a> Records<'a> {
    pub(crate) fn of(bytes: &'a [u8], trim: csv::Trim) -> Self {
        let reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(trim).from_reader(bytes);
        Self { reader, line_at: LineAt { bytes, seen: 0, line: 1 } }
    }
}

impl Iterator for Records<'_> {
    type Item = (u64, ByteRecord);

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = ByteRecord::new();
        // Bytes at hand can always be read, and a record may have any number of fields of any bytes: nothing is left to fail.
        let is_read = self.reader.read_byte_record(&mut record).unwrap_or_default();
        let line = self.line_at.line(record.position().map_or(0, csv::Position::byte));
        is_read.then_some((line, record))
    }
}

/// Line numbers from byte offsets. The reader's own numbers are off after blank lines and after CRLF, because the
/// record begins for it where the last one ended.
struct LineAt<'a> {
    bytes: &'a [u8],
    seen: usize,
    line: u64,
}

impl LineAt<'_> {
    /// The line of the first byte from this offset on that ends no line. Offsets must not fall.
    fn line(&mut self, offset: u64) -> u64 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(&byte) = self.bytes.get(self.seen) {
            let ends = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.seen + 1) != Some(&b'\n'),
                _ if self.seen >= offset => break,
                _ => false,
            };
            self.line += u64::from(ends);
            self.seen += 1;
        }
        self.line
    }
}

/// The headings of a file of lines.
pub(crate) struct Headings<'a>(&'a [&'a str]);

impl Headings<'_> {
    /// Where the column with one of these headings stands.
    pub(crate) fn find(&self, names: &[&str]) -> Option<usize> {
        self.0.iter().position(|found| names.contains(found))
    }

    /// Where each of these columns stands, which the file cannot do without.
    fn find_all<const COUNT: usize>(&self, columns: [Names; COUNT]) -> Result<[usize; COUNT], LineFault> {
        let found = columns.map(|names| self.find(names));
        let missing = columns.into_iter().zip(found).filter(|(_, place)| place.is_none());
        let missing: Box<[Names]> = missing.map(|(names, _)| names).collect();
        if missing.is_empty() {
            return Ok(found.map(Option::unwrap_or_default));
        }
        Err(LineFault::Columns { missing, found: self.0.join(",").into() })
    }
}

/// How a column may be called: first in English, then in Chinese.
pub(crate) type Names = &'static [&'static str];

/// How a column is called in a language, and its other names.
fn in_language(names: Names, language: Language) -> (&'static str, impl Iterator<Item = &'static str>) {
    let first = match language {
        Language::Zh => names.get(1).or(names.first()),
        Language::En => names.first(),
    };
    let first = first.copied().unwrap_or_default();
    (first, names.iter().copied().filter(move |name| *name != first))
}

/// Columns in a language, each with its other names in brackets.
fn columns(missing: &[Names], language: Language) -> String {
    let (comma, [open, close]) = match language {
        Language::Zh => ("、", ["（", "）"]),
        Language::En => (", ", [" (", ")"]),
    };
    let column = |names: &Names| {
        let (first, others) = in_language(names, language);
        let others: Vec<&str> = others.collect();
        if others.is_empty() { first.to_owned() } else { [first, open, &others.join(comma), close].concat() }
    };
    missing.iter().map(column).collect::<Vec<_>>().join(comma)
}

/// A line below the headings, with as many fields.
pub(crate) struct Line<'a> {
    /// Its number in the file, from 1; of a record over several lines, the first.
    pub(crate) number: u64,
    fields: &'a [&'a str],
}

impl<'a> Line<'a> {
    /// What stands in this column; nothing in one that there is not.
    pub(crate) fn field(&self, column: impl Into<Option<usize>>) -> &'a str {
        column.into().and_then(|column| self.fields.get(column)).copied().unwrap_or_default()
    }
}

/// Reads a file of lines in UTF-8 that has `needed` columns: `find` gets the places of these, and looks for further ones in
/// the headings; `add` takes each line below them. A byte order mark, blank lines and CRLF are fine.
///
/// # Errors
///
/// When the file cannot be read or a line is wrong, with every wrong line and every column that is missing.
pub(crate) fn read_lines<Columns, Wrong: WrongLine, const COUNT: usize>(
    mut reader: impl io::Read,
    needed: &'static [Names; COUNT],
    find: impl Fn([usize; COUNT], &Headings<'_>) -> Columns,
    mut add: impl FnMut(&Columns, &Line<'_>) -> Result<(), Wrong>,
) -> Result<(), Failure<Wrong>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| Failure::Read(Note::from(&error)))?;
    let mut wrong = Vec::new();
    let mut head: Option<(Columns, usize)> = None;
    for (number, record) in Records::of(&bytes, csv::Trim::All) {
        let fields: Option<Vec<&str>> = record.iter().map(|field| core::str::from_utf8(field).ok()).collect();
        let fault = |fault: LineFault| Wrong::new(number, fault);
        let done = match (&head, fields) {
            (_, None) => Err(fault(LineFault::Encoding)),
            (None, Some(fields)) => {
                let headings = Headings(&fields);
                let found = headings.find_all(*needed).map(|places| find(places, &headings));
                found.map(|columns| head = Some((columns, fields.len()))).map_err(fault)
            }
            (Some((_, expected)), Some(fields)) if fields.len() != *expected => {
                Err(fault(LineFault::Fields { found: fields.len(), expected: *expected }))
            }
            (Some((columns, _)), Some(fields)) => add(columns, &Line { number, fields: &fields }),
        };
        wrong.extend(done.err());
        if head.is_none() {
            break;
        }
    }
    if head.is_none() && wrong.is_empty() {
        wrong.push(Wrong::new(1, LineFault::NoHeadings(needed)));
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Lines(wrong)) }
}

/// What may be wrong with a line of any file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineFault {
    NoHeadings(&'static [Names]),
    Columns { missing: Box<[Names]>, found: Box<str> },
    Encoding,
    Fields { found: usize, expected: usize },
}

impl LineFault {
    /// Whether the line with the headings is at fault.
    pub(crate) const fn is_of_headings(&self) -> bool {
        matches!(self, Self::NoHeadings(_) | Self::Columns { .. })
    }

    /// What was found and what was expected, in a language.
    pub(crate) fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::NoHeadings(needed), Language::Zh) => {
                format!("文件为空，首行应有列名：{}", columns(needed, language))
            }
            (Self::NoHeadings(needed), Language::En) => {
                format!("the file is empty, expected a line with the columns {}", columns(needed, language))
            }
            (Self::Columns { missing, found }, Language::Zh) => {
                format!("列名为“{found}”，缺少：{}", columns(missing, language))
            }
            (Self::Columns { missing, found }, Language::En) => {
                format!("found the columns {found:?}, missing: {}", columns(missing, language))
            }
            (Self::Encoding, Language::Zh) => "不是 UTF-8 编码，请先由 GBK 或 GB 18030 转换".to_owned(),
            (Self::Encoding, Language::En) => {
                "found bytes that are not UTF-8 (convert GBK or GB 18030 first)".to_owned()
            }
            (Self::Fields { found, expected }, Language::Zh) => {
                format!("有 {found} 个字段，应与首行同为 {expected} 个")
            }
            (Self::Fields { found, expected }, Language::En) => {
                let s = if *found == 1 { "" } else { "s" };
                format!("found {found} field{s}, expected {expected} as in the first line")
            }
        }
    }
}

/// A wrong line of a file of some kind.
pub(crate) trait WrongLine {
    /// The line with this number, of which this is wrong.
    fn new(number: u64, fault: LineFault) -> Self;

    /// The number of the line in the file, from 1.
    fn number(&self) -> u64;

    /// What is wrong there, in a language.
    fn fault(&self, language: Language) -> String;

    /// Where it is and what is wrong there, in a language.
    fn message(&self, language: Language) -> String {
        let (number, fault) = (self.number(), self.fault(language));
        match language {
            Language::Zh => format!("第 {number} 行：{fault}"),
            Language::En => format!("line {number}: {fault}"),
        }
    }
}

/// Why a file of lines was not loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure<Line> {
    Read(Note),
    Lines(Vec<Line>),
}

impl<Line: WrongLine> Failure<Line> {
    /// Every wrong line, from the first to the last; none if the file could not be read.
    pub(crate) fn lines(&self) -> &[Line] {
        match self {
            Self::Read(_) => &[],
            Self::Lines(lines) => lines,
        }
    }

    /// Whether reading itself failed.
    pub(crate) const fn is_read(&self) -> bool {
        matches!(self, Self::Read(_))
    }

    /// What is wrong with the file, in a language: every wrong line on a line of its own. `file` is what the file is, in
    /// Chinese and in English.
    pub(crate) fn message(&self, file: [&str; 2], language: Language) -> String {
        let [zh, en] = file;
        let lines = match (self, language) {
            (Self::Read(error), Language::Zh) => return format!("{zh}读取失败：{}", error.message(language)),
            (Self::Read(error), Language::En) => return format!("the {en} could not be read: {error}"),
            (Self::Lines(lines), _) => lines,
        };
        let head = match (language, lines.len()) {
            (Language::Zh, count) => format!("{zh}有 {count} 行有误，未予采用"),
            (Language::En, 1) => format!("1 line of the {en} is wrong, nothing was loaded"),
            (Language::En, count) => format!("{count} lines of the {en} are wrong, nothing was loaded"),
        };
        lines.iter().fold(head, |message, line| message + "\n" + &line.message(language))
    }
}

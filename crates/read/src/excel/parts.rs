//! The parts of an .xlsx, looked through once before calamine reads them.
//!
//! An archive says little that can be trusted of its size, and calamine trusts the rest: it makes room for as many texts
//! as a part declares, keeps a style for every format, and counts with references that no sheet can have. So every part
//! is inflated once, bounded, and what would bring calamine down, or make it read a cell at a wrong place, is refused
//! with the part that it stands in. The same walk gathers what calamine does not report: which rows and columns are
//! hidden, and which cells are merged.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufRead as _, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::address::{COLUMNS, ROWS, a1, place};
use crate::error::Quantity;
use crate::note::{Note, about, note, of_program, printable, quoted};
use crate::{FileFormat, Options, ReadError};

/// The most formats of cells; Excel takes 65,490.
const FORMATS: u64 = 1 << 16;

/// The longest stretch without a tag, which a reader of XML holds whole: 16 MiB.
const STRETCH: u64 = 16 << 20;

/// What a walk through the parts finds.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The parts of sheets by their relation's name, and what the sheets in them hide and merge.
    targets: HashMap<String, String>,
    relations: HashMap<String, String>,
    sheets: HashMap<String, SheetPart>,
    /// Whether the workbook is to be worked out when it is opened, for the program that wrote it did not.
    recalculates: bool,
    /// Whether a formula has a value other than zero: somebody has worked it out.
    computed: bool,
}

/// What calamine does not report of a sheet. Rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetPart {
    pub(super) hidden_rows: HashSet<u32>,
    pub(super) hidden_columns: HashSet<u32>,
    /// First row and column, last row and column.
    pub(super) merged: Vec<[u32; 4]>,
    /// The formulas whose values the file does not hold.
    pub(super) uncomputed: BTreeMap<(u32, u32), String>,
    /// The formulas whose value is zero.
    zeros: BTreeMap<(u32, u32), String>,
}

impl Parts {
    pub(super) fn of(bytes: &[u8], options: &Options) -> Result<Self, ReadError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            let what = Note::new(
                "压缩包末尾的目录缺失",
                "the archive's directory, which stands at its end, is missing",
            );
            ReadError::truncated(FileFormat::Xlsx, what)
        })?;
        let mut parts = Self::default();
        let mut budget = Budget { left: options.max_decompressed, options };
        for index in 0..archive.len() {
            let entry = archive.by_index(index).map_err(|error| damaged(of_program(&error)))?;
            let name = entry.name().map_err(|error| damaged(of_program(&error)))?.into_owned();
            let mut entry = Bounded { inner: entry, budget: &mut budget, stretch: Some(0), ended: None };
            // Whatever it is called: a workbook may name any part as a sheet.
            let walked = parts.walk(&name, &mut entry);
            // A walk may end early; what is left counts too.
            entry.stretch = None;
            let rest = io::copy(&mut entry, &mut io::sink());
            match entry.ended {
                Some(Ended::Budget) => {
                    let limit = options.max_decompressed;
                    return Err(ReadError::too_large(
                        Quantity::DecompressedBytes,
                        limit.saturating_add(1),
                        limit,
                    ));
                }
                Some(Ended::Stretch) => {
                    let what = note!(
                        "连续超过 {STRETCH} 字节没有标记",
                        "it goes on for more than {STRETCH} bytes without a tag"
                    );
                    return Err(damaged_part(&name, &what));
                }
                None => {}
            }
            walked?;
            rest.map_err(|error| damaged_part(&name, &of_program(&error)))?;
        }
        Ok(parts)
    }

    /// What a sheet hides and merges; nothing where the workbook names its part in a way of its own.
    pub(super) fn sheet(&mut self, name: &str) -> Option<SheetPart> {
        let target = self.targets.get(self.relations.get(name)?)?;
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let mut sheet = self.sheets.get(&key(&path)).cloned()?;
        // Programs that write formulas write a zero for each value, and leave it to Excel to work them out.
        let mut zeros = core::mem::take(&mut sheet.zeros);
        if self.recalculates && !self.computed {
            sheet.uncomputed.append(&mut zeros);
        }
        Some(sheet)
    }

    /// Every element of a part. A part that is no XML is left to calamine, which says so if it needs it.
    fn walk(&mut self, name: &str, part: &mut Bounded<'_, '_, impl Read>) -> Result<(), ReadError> {
        let options = part.budget.options;
        let mut part = BufReader::new(part);
        // What cannot be read ends the walk, and is reported by whoever reads the rest of it.
        let Ok(head) = part.fill_buf() else { return Ok(()) };
        let is_mark = |byte: &u8| matches!(byte, 0xef | 0xbb | 0xbf | 0xfe | 0xff | 0);
        if head
            .iter()
            .find(|byte| !byte.is_ascii_whitespace() && !is_mark(byte))
            .is_some_and(|byte| *byte != b'<')
        {
            // A picture, say.
            let is_xml =
                key(name).rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "xml" | "rels"));
            let what = || Note::new("不是 XML", "it is no XML");
            return if is_xml { Err(damaged_part(name, &what())) } else { Ok(()) };
        }
        let mut reader = Reader::from_reader(part);
        // As calamine has it, so that no more is passed over here than there.
        reader.config_mut().check_end_names = false;
        let mut walk = Walk {
            name,
            options,
            sheet: None,
            row: 0,
            formats: 0,
            cells: 0,
            cell: FormulaCell::default(),
            computed: false,
        };
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    walk.element(&element)?;
                    walk.cell.begin(&element);
                    self.relate(name, &element);
                }
                Ok(Event::Empty(element)) => {
                    walk.element(&element)?;
                    if element.local_name().as_ref() == "f" {
                        walk.cell.begin(&element);
                        walk.cell.inside = None;
                    }
                    self.relate(name, &element);
                }
                Ok(Event::Text(text)) if walk.cell.inside.is_some() => {
                    walk.cell.text(&text.xml10_content());
                }
                Ok(Event::End(element)) => walk.end(element.local_name().as_ref()),
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        self.computed |= walk.computed;
        if let Some(sheet) = walk.sheet {
            self.sheets.insert(key(name), sheet);
        }
        Ok(())
    }

    /// Which part a sheet is, as the workbook has it: a sheet has relations of its own, under the same names.
    fn relate(&mut self, part: &str, element: &BytesStart<'_>) {
        match (key(part).as_str(), element.local_name().as_ref()) {
            ("xl/_rels/workbook.xml.rels", "Relationship") => {
                if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
                    self.targets.insert(id, target);
                }
            }
            ("xl/workbook.xml", "sheet") => {
                let id = attribute(element, "r:id").or_else(|| attribute(element, "id"));
                if let (Some(name), Some(id)) = (attribute(element, "name"), id) {
                    self.relations.insert(name, id);
                }
            }
            ("xl/workbook.xml", "calcPr") => {
                let full = attribute(element, "fullCalcOnLoad");
                self.recalculates |= full.is_some_and(|value| value == "1" || value == "true");
            }
            _ => {}
        }
    }
}

/// What is seen of a cell with a formula.
#[derive(Debug, Default)]
struct FormulaCell {
    at: Option<(u32, u32)>,
    /// Whether its value is a text, which may be empty.
    text: bool,
    formula: Option<String>,
    value: String,
    inside: Option<Inside>,
}

#[derive(Clone, Copy, Debug)]
enum Inside {
    Formula,
    Value,
}

/// How much of a formula or a value is kept, in bytes: more than is shown of it.
const LONGEST_KEPT: usize = 200;

impl FormulaCell {
    fn begin(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "c" => {
                let at = attribute(element, "r").and_then(|cell| place(&cell));
                let text = attribute(element, "t").is_some_and(|kind| kind != "n");
                *self = Self { at, text, ..Self::default() };
            }
            "f" => {
                self.formula.get_or_insert_default();
                self.inside = Some(Inside::Formula);
            }
            "v" => self.inside = Some(Inside::Value),
            _ => self.inside = None,
        }
    }

    fn text(&mut self, text: &str) {
        let kept = match (self.inside, &mut self.formula) {
            (Some(Inside::Formula), Some(formula)) => formula,
            (Some(Inside::Value), _) => &mut self.value,
            _ => return,
        };
        kept.extend(text.chars().take(LONGEST_KEPT.saturating_sub(kept.len())));
    }

    /// Where the cell stands and its formula, with the value that is stored.
    fn end(&mut self) -> Option<((u32, u32), String, String)> {
        let Self { at, text, formula, value, .. } = core::mem::take(self);
        let formula = formula?;
        // A formula that several cells share stands in the first of them.
        let formula = if formula.is_empty() { "(...)" } else { &formula };
        Some((at?, format!("={formula}"), if text && value.is_empty() { "\"\"".to_owned() } else { value }))
    }
}

/// A walk through one part.
struct Walk<'a> {
    name: &'a str,
    options: &'a Options,
    /// What the sheet hides and merges, if it is one.
    sheet: Option<SheetPart>,
    /// The row, from 1.
    row: u32,
    formats: u64,
    cells: u64,
    /// The cell that is open.
    cell: FormulaCell,
    /// Whether a formula has a value other than zero.
    computed: bool,
}

impl Walk<'_> {
    /// The end of an element.
    fn end(&mut self, name: &str) {
        self.cell.inside = None;
        if name != "c" {
            return;
        }
        let (Some((at, formula, value)), Some(sheet)) = (self.cell.end(), &mut self.sheet) else { return };
        match value.trim() {
            "" => drop(sheet.uncomputed.insert(at, formula)),
            "0" => drop(sheet.zeros.insert(at, formula)),
            // An error was worked out of nothing.
            value => self.computed |= !value.starts_with('#') && value != "\"\"",
        }
    }

    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let most = self.options.max_cells as u64;
        match element.local_name().as_ref() {
            "sst" => {
                let count = attribute(element, "uniqueCount").map(|count| count.parse::<u64>());
                if let Some(Ok(count)) = count
                    && count > most
                {
                    return Err(ReadError::too_large(Quantity::Texts, count, most));
                }
            }
            "xf" => {
                self.formats += 1;
                if self.formats > FORMATS {
                    return Err(self.damaged(&note!(
                        "单元格格式多于 {FORMATS} 种",
                        "it has more than {FORMATS} formats of cells"
                    )));
                }
            }
            "dimension" => {
                if let Some(range) = attribute(element, "ref") {
                    self.range(["工作表范围", "the sheet's size"], &range)?;
                }
            }
            "sheetData" => drop(self.sheet.get_or_insert_default()),
            "col" if is_hidden(element) => {
                let number =
                    |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    let columns = (first.max(1)..=last.min(COLUMNS)).map(|column| column - 1);
                    self.sheet.get_or_insert_default().hidden_columns.extend(columns);
                }
            }
            "mergeCell" => {
                let Some(range) = attribute(element, "ref") else { return Ok(()) };
                let merged = self.range(["合并单元格", "merged cells"], &range)?;
                let sheet = self.sheet.get_or_insert_default();
                sheet.merged.push(merged);
                if sheet.merged.len() > self.options.max_cells {
                    return Err(ReadError::too_large(Quantity::MergedCells, sheet.merged.len() as u64, most));
                }
            }
            "row" if self.sheet.is_some() => {
                // Rows may go without numbers, one after the other.
                self.row = match attribute(element, "r") {
                    Some(number) => self.row_number(&number)?,
                    None => self.row + 1,
                };
                if is_hidden(element)
                    && let Some(sheet) = &mut self.sheet
                {
                    sheet.hidden_rows.insert(self.row - 1);
                }
            }
            "c" if self.sheet.is_some() => {
                self.cells += 1;
                if self.cells > most {
                    return Err(ReadError::too_large(Quantity::Cells, self.cells, most));
                }
                if let Some(cell) = attribute(element, "r")
                    && place(&cell).is_none()
                {
                    let zh = quoted(&cell);
                    let what = note!("工作表没有单元格{zh}", "{cell:?} is no cell of a sheet");
                    return Err(self.damaged(&what));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn row_number(&self, text: &str) -> Result<u32, ReadError> {
        let number = text.parse().ok().filter(|number| (1..=ROWS).contains(number));
        number.ok_or_else(|| {
            let zh = quoted(text);
            self.damaged(&note!("工作表没有第{zh}行", "{text:?} is no row of a sheet"))
        })
    }

    /// The cells of a range, which is called so in Chinese and in English.
    fn range(&self, [name, what]: [&str; 2], text: &str) -> Result<[u32; 4], ReadError> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (Some(first), Some(last)) = (place(first), place(last)) else {
            let zh = quoted(text);
            return Err(self.damaged(&note!(
                "工作表没有单元格{zh}（{name}）",
                "{text:?} are no cells of a sheet ({what})"
            )));
        };
        if first.0 > last.0 || first.1 > last.1 {
            let (first, last) = (a1(first), a1(last));
            return Err(self.damaged(&note!(
                "{name} {first}:{last} 的终点在起点之前",
                "{what}, {first}:{last}, end before they begin"
            )));
        }
        Ok([first.0, first.1, last.0, last.1])
    }

    fn damaged(&self, what: &Note) -> ReadError {
        damaged_part(self.name, what)
    }
}

fn damaged(what: Note) -> ReadError {
    ReadError::damaged(FileFormat::Xlsx, what)
}

fn damaged_part(name: &str, what: &Note) -> ReadError {
    let name = printable(name);
    damaged(about(&note!("部件 {name}", "part {name}"), what))
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|value| value == "1" || value == "true")
}

/// The name of a part as it is looked up: programs differ in letters and slashes.
fn key(path: &str) -> String {
    path.replace('\\', "/").to_ascii_lowercase()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::default()).ok().map(std::borrow::Cow::into_owned)
}

/// How many bytes the archive may yet hold.
struct Budget<'o> {
    left: u64,
    options: &'o Options,
}

/// A part that ends where the budget does, or where a stretch without a tag is too long.
struct Bounded<'b, 'o, R> {
    inner: R,
    budget: &'b mut Budget<'o>,
    /// How long the stretch is by now, where it matters.
    stretch: Option<u64>,
    /// What ended it.
    ended: Option<Ended>,
}

#[derive(Clone, Copy)]
enum Ended {
    Budget,
    Stretch,
}

impl<R: Read> Read for Bounded<'_, '_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended.is_some() {
            return Ok(0);
        }
        let read = self.inner.read(buffer)?;
        match self.budget.left.checked_sub(read as u64) {
            Some(left) => self.budget.left = left,
            None => self.ended = Some(Ended::Budget),
        }
        if let Some(stretch) = &mut self.stretch {
            match buffer[..read].iter().rposition(|byte| *byte == b'<') {
                Some(tag) => *stretch = (read - tag) as u64,
                None => *stretch += read as u64,
            }
            if *stretch > STRETCH {
                self.ended = Some(Ended::Stretch);
            }
        }
        Ok(if self.ended.is_some() { 0 } else { read })
    }
}

//! A walk through one part of an .xlsx, element by element.

use std::collections::{BTreeMap, HashMap};
use std::mem;
use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::address::{COLUMNS, ROWS, a1, place};
use super::attributes::{LOWEST, NARROWEST, TINY, attribute, is_below, is_set, is_white};
use super::conditions::{Condition, Differences};
use super::display::LONGEST_CODE;
use super::hidden::Hidden;
use crate::error::Quantity;
use crate::ink::Shift;
use crate::note::{Note, note, quoted};
use crate::{FileFormat, Options, ReadError, package};

/// The most formats of cells; Excel takes 65,490.
const FORMATS: u64 = 1 << 16;

/// What calamine does not report of a sheet. Rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetPart {
    pub(super) hidden_rows: Hidden,
    pub(super) hidden_columns: Hidden,
    /// Whether a zero is displayed as nothing.
    pub(super) hides_zeros: bool,
    /// First row and column, last row and column.
    pub(super) merged: Vec<[u32; 4]>,
    /// The formulas whose values the file does not hold.
    pub(super) uncomputed: BTreeMap<(u32, u32), String>,
    /// The formulas whose value is zero.
    pub(super) zeros: BTreeMap<(u32, u32), String>,
    /// The texts of cells with raised or lowered characters: the marks of footnotes.
    pub(super) raised: HashMap<(u32, u32), Rc<Rich>>,
    /// The conditions on which cells look otherwise.
    pub(super) conditions: Vec<Condition>,
}

/// A text whose letters differ.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rich {
    /// What it says with all letters that are large enough to be seen.
    pub(super) said: String,
    /// What it says on white.
    pub(super) on_white: String,
    /// Whether letters of it are too small.
    pub(super) has_tiny: bool,
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
        let Self { at, text, formula, value, .. } = mem::take(self);
        let formula = formula?;
        // A formula that several cells share stands in the first of them.
        let formula = if formula.is_empty() { "(...)" } else { &formula };
        Some((at?, format!("={formula}"), if text && value.is_empty() { "\"\"".to_owned() } else { value }))
    }
}

/// A walk through one part.
pub(super) struct Walk<'a> {
    name: &'a str,
    options: &'a Options,
    /// The texts that cells share and that have raised or lowered characters.
    shared: &'a HashMap<usize, Rc<Rich>>,
    /// What the sheet hides and merges, if it is one.
    sheet: Option<SheetPart>,
    /// The row, from 1.
    row: u32,
    /// Whether rows that do not say their height are hidden.
    hides_rows: bool,
    formats: u64,
    cells: u64,
    cell: Cell,
    formula: FormulaCell,
    /// Whether a formula has a value other than zero.
    pub(super) computed: bool,
    text: Text,
    /// How many texts that cells share there were, and those with raised or lowered characters.
    texts: usize,
    raised: HashMap<usize, Rc<Rich>>,
    /// What conditional formats make of cells, and the condition that is open.
    pub(super) differences: Differences,
    condition: Option<Condition>,
    ranges: Rc<[[u32; 4]]>,
    in_formula: bool,
}

/// The cell that is open.
#[derive(Default)]
struct Cell {
    place: Option<(u32, u32)>,
    /// Where the next cell stands, should it not say.
    next: u32,
    /// Whether it holds the number of a text.
    is_shared: bool,
    /// Whether it is a text or a date, whose value calamine puts together from pieces.
    is_text: bool,
    /// How many pieces its value has, once it is open.
    pieces: Option<usize>,
}

/// How a run of letters looks: how it stands to its line, and whether it is white or too small to be seen.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Run {
    shift: Shift,
    is_white: bool,
    is_tiny: bool,
}

/// The text that is open, run by run.
#[derive(Default)]
struct Text {
    /// What it says, with what is raised raised and what is lowered lowered; of a text without, nothing is kept.
    said: Option<Rich>,
    has_marks: bool,
    /// How the run looks.
    run: Run,
    /// Whether its letters are open, and no phonetic guide.
    is_open: bool,
    in_guide: bool,
}

impl Text {
    /// A text, a run of its letters, what their font is, the letters, a guide to how they are said.
    fn begin(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "si" | "is" => *self = Self { said: Some(Rich::default()), ..Self::default() },
            "r" => self.run = Run::default(),
            "color" => self.run.is_white = is_white(element),
            "sz" => {
                let size = attribute(element, "val").and_then(|size| size.trim().parse::<f64>().ok());
                self.run.is_tiny = size.is_some_and(|size| size <= TINY);
            }
            "rPh" => self.in_guide = true,
            "vertAlign" => {
                self.run.shift = Shift::of_word(&attribute(element, "val").unwrap_or_default());
            }
            "t" => self.is_open = !self.in_guide,
            _ => {}
        }
    }
}

/// What stands in an element besides text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// `<![CDATA[…]]>`
    Section,
    /// `&#48;`
    Reference,
}

impl<'a> Walk<'a> {
    pub(super) fn new(name: &'a str, options: &'a Options, shared: &'a HashMap<usize, Rc<Rich>>) -> Self {
        Self {
            name,
            options,
            shared,
            sheet: None,
            row: 0,
            hides_rows: false,
            formats: 0,
            cells: 0,
            cell: Cell::default(),
            formula: FormulaCell::default(),
            computed: false,
            text: Text::default(),
            texts: 0,
            raised: HashMap::new(),
            differences: Differences::default(),
            condition: None,
            ranges: Rc::new([]),
            in_formula: false,
        }
    }

    /// What the sheet hides and merges, if it is one, and the texts that cells share and that have raised or lowered characters.
    pub(super) fn finish(self) -> (Option<SheetPart>, HashMap<usize, Rc<Rich>>) {
        (self.sheet, self.raised)
    }

    pub(super) fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        self.formula.begin(element);
        self.text.begin(element);
        self.differences.begin(element);
        self.begin_condition(element);
        let most = self.options.max_cells as u64;
        match element.local_name().as_ref() {
            "numFmt" => self.format(element)?,
            "sheetFormatPr" => {
                self.hides_rows =
                    is_set(element, "zeroHeight") || is_below(element, "defaultRowHeight", LOWEST);
            }
            "sheetView" => {
                let shows = attribute(element, "showZeros");
                if shows.is_some_and(|shows| shows == "0" || shows == "false") {
                    self.sheet.get_or_insert_default().hides_zeros = true;
                }
            }
            "v" => self.cell.pieces = Some(0),
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
            "col" if is_set(element, "hidden") || is_below(element, "width", NARROWEST) => {
                let number =
                    |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    let (first, last) = (first.max(1) - 1, last.clamp(1, COLUMNS) - 1);
                    self.sheet.get_or_insert_default().hidden_columns.insert(first, last);
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
                self.cell.next = 0;
                let by_default = self.hides_rows && attribute(element, "ht").is_none();
                if (by_default || is_set(element, "hidden") || is_below(element, "ht", LOWEST))
                    && let Some(sheet) = &mut self.sheet
                {
                    sheet.hidden_rows.insert(self.row - 1, self.row - 1);
                }
            }
            "c" if self.sheet.is_some() => {
                self.cells += 1;
                if self.cells > most {
                    return Err(ReadError::too_large(Quantity::Cells, self.cells, most));
                }
                let at = match attribute(element, "r") {
                    None => (self.row.saturating_sub(1), self.cell.next),
                    Some(cell) => place(&cell).ok_or_else(|| {
                        let zh = quoted(&cell);
                        self.damaged(&note!("工作表没有单元格{zh}", "{cell:?} is no cell of a sheet"))
                    })?,
                };
                let kind = attribute(element, "t");
                let kind = kind.as_deref().unwrap_or("n");
                self.cell = Cell {
                    place: Some(at),
                    next: at.1 + 1,
                    is_shared: kind == "s",
                    is_text: !matches!(kind, "n" | "s" | "b" | "e"),
                    pieces: None,
                };
            }
            _ => {}
        }
        Ok(())
    }

    /// A condition, what it is for, what it compares.
    fn begin_condition(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "conditionalFormatting" => {
                let ranges = attribute(element, "sqref").unwrap_or_default();
                let cells = |range: &str| {
                    let (first, last) = range.split_once(':').unwrap_or((range, range));
                    let (first, last) = (place(first)?, place(last)?);
                    Some([first.0, first.1, last.0, last.1])
                };
                self.ranges = ranges.split_whitespace().take(Condition::RANGES).filter_map(cells).collect();
            }
            "cfRule" => self.condition = Condition::of(element, &self.ranges),
            "formula" => {
                if let Some(condition) = &mut self.condition {
                    condition.formulas.push(String::new());
                    self.in_formula = true;
                }
            }
            _ => {}
        }
    }

    /// A number format, which is no longer than Excel takes it.
    fn format(&self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let length = attribute(element, "formatCode").map_or(0, |code| code.chars().count());
        if length <= LONGEST_CODE {
            return Ok(());
        }
        Err(self.damaged(&note!(
            "一个数字格式长 {length} 个字符，最多为 {LONGEST_CODE} 个",
            "a number format of it has {length} characters, Excel takes {LONGEST_CODE}"
        )))
    }

    pub(super) fn end(&mut self, name: &str) {
        self.formula.inside = None;
        match name {
            "dxf" => self.differences.end(),
            "formula" => self.in_formula = false,
            "cfRule" => {
                if let (Some(condition), Some(sheet)) = (self.condition.take(), &mut self.sheet)
                    && sheet.conditions.len() < Condition::MOST
                {
                    sheet.conditions.push(condition);
                }
            }
            "c" => self.end_formula(),
            "v" => self.cell.pieces = None,
            "t" => self.text.is_open = false,
            "rPh" => self.text.in_guide = false,
            "si" | "is" => {
                let Text { said, has_marks, .. } = mem::take(&mut self.text);
                let said = said.filter(|_| has_marks).map(Rc::new);
                if name == "si" {
                    self.raised.extend(said.map(|said| (self.texts, said)));
                    self.texts += 1;
                } else if let (Some(sheet), Some(at), Some(said)) = (&mut self.sheet, self.cell.place, said) {
                    sheet.raised.insert(at, said);
                }
            }
            _ => {}
        }
    }

    /// The end of a cell that may have a formula.
    fn end_formula(&mut self) {
        let (Some((at, formula, value)), Some(sheet)) = (self.formula.end(), &mut self.sheet) else { return };
        match value.trim() {
            "" => drop(sheet.uncomputed.insert(at, formula)),
            "0" => drop(sheet.zeros.insert(at, formula)),
            // An error was worked out of nothing.
            value => self.computed |= !value.starts_with('#') && value != "\"\"",
        }
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), ReadError> {
        self.formula.text(text);
        let formula = self.condition.as_mut().filter(|_| self.in_formula);
        if let Some(formula) = formula.and_then(|condition| condition.formulas.last_mut()) {
            formula.extend(text.chars().take(LONGEST_KEPT.saturating_sub(formula.len())));
        }
        if self.cell.pieces.is_some() {
            self.piece(None)?;
            if let (true, Some(at), Ok(number)) = (self.cell.is_shared, self.cell.place, text.trim().parse())
                && let (Some(said), Some(sheet)) = (self.shared.get(&number), &mut self.sheet)
            {
                sheet.raised.insert(at, Rc::clone(said));
            }
        }
        if self.text.is_open
            && let Some(said) = &mut self.text.said
        {
            let Run { shift, is_white, is_tiny } = self.text.run;
            let differs = self.text.run != Run::default();
            self.text.has_marks |= differs && !text.trim().is_empty();
            said.has_tiny |= is_tiny;
            if !is_tiny {
                let shown = shift.set(text, &said.said);
                said.said.push_str(&shown);
                said.on_white.push_str(if is_white { "" } else { &shown });
            }
        }
        Ok(())
    }

    /// What stands in an element besides text.
    pub(super) fn other(&mut self, content: Content) -> Result<(), ReadError> {
        if self.cell.pieces.is_some() {
            self.piece(Some(content))?;
        }
        if self.text.is_open {
            // Read as the program that reads the cells does it.
            self.text.said = None;
        }
        Ok(())
    }

    /// A piece of the value of a cell. Of a number calamine takes the first and drops the rest, of a text it drops
    /// sections: what would be read as another value than the file has is refused.
    fn piece(&mut self, content: Option<Content>) -> Result<(), ReadError> {
        let Some(pieces) = &mut self.cell.pieces else { return Ok(()) };
        *pieces += 1;
        let is_whole = if self.cell.is_text {
            content != Some(Content::Section)
        } else {
            content.is_none() && *pieces == 1
        };
        if is_whole {
            return Ok(());
        }
        let at = a1(self.cell.place.unwrap_or_default());
        Err(self.damaged(&note!(
            "单元格 {at} 的值由几段拼成，不能可靠读取",
            "the value of cell {at} is put together from pieces, and cannot be read reliably"
        )))
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

pub(super) fn damaged(what: Note) -> ReadError {
    ReadError::damaged(FileFormat::Xlsx, what)
}

pub(super) fn damaged_part(name: &str, what: &Note) -> ReadError {
    package::damaged_part(FileFormat::Xlsx, name, what)
}

//! Small documents in a notation for examples (审核示例): the page of a rule shows them, and a test checks them.

use core::fmt;

use crate::companion::Kinship;
use crate::document::{Disclosure, Paragraph, Place, RowRole, Sheet, SheetRow, TextSection};
use crate::table::{Cell, Completeness};
use crate::value::{FiscalYear, Note, Stage, Unit};

/// A small document that breaks a rule, and the same document corrected (审核示例).
///
/// Each line of the notation is one thing:
///
/// - `某市教育局 2024 预算`: department, fiscal year and stage; the first line, and may be left out;
/// - `# 三、收入说明`: a section begins; any other line is a paragraph;
/// - `《支出总体情况表》 万元 expenditure`: a table with its title, unit and kind, the last two of which may be left out. The
///   headings follow, and a row a line, separated by ` | `. `编码`, `名称`, `侧` (收入 or 支出) and `行` (a [`RowRole`]) are what
///   the row is, `文字:绩效目标` is a column of words, every other heading is one of figures. `注：…` is a note of the table,
///   `不全：…` says what of it is missing, a blank line ends it;
/// - `--- 上年`, `--- 当年预算`, `--- 所属单位`: what follows is a document beside the first.
///
/// ```
/// use cn_budget::check::{Declaration, Example};
///
/// let example = Declaration::find("WRD001").unwrap().examples();
/// let documents = Example::read(example.flagged)?;
/// assert!(documents.report().findings().iter().any(|finding| finding.rule.code() == "WRD001"));
/// # Ok::<(), cn_budget::check::ExampleError>(())
/// ```
#[doc(alias = "审核示例")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// What the rule reports.
    pub flagged: &'static str,
    /// What no rule reports.
    pub corrected: &'static str,
}

/// The documents of one text in the notation of [`Example`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExampleDocuments {
    /// The document.
    pub document: Disclosure,
    /// Those beside it.
    pub beside: Vec<(Kinship, Disclosure)>,
}

/// The lines of a document with their numbers.
type Lines<'a> = Vec<(u32, &'a str)>;

/// A line that is not of the notation, or an example that its rule does not bear out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleError {
    what: String,
}

impl fmt::Display for ExampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl core::error::Error for ExampleError {}

pub(super) fn error<T>(what: impl Into<String>) -> Result<T, ExampleError> {
    Err(ExampleError { what: what.into() })
}

impl Example {
    /// The documents that a text in the notation describes.
    ///
    /// # Errors
    ///
    /// When a line is not of the notation.
    pub fn read(text: &str) -> Result<ExampleDocuments, ExampleError> {
        let mut documents: Vec<(Option<Kinship>, Lines<'_>)> = vec![(None, Vec::new())];
        for (number, line) in (1..).zip(text.lines()) {
            let kinship = match line {
                "--- 上年" => Kinship::LastYear,
                "--- 当年预算" => Kinship::Budget,
                "--- 所属单位" => Kinship::Unit,
                _ => {
                    documents.last_mut().into_iter().for_each(|(_, lines)| lines.push((number, line)));
                    continue;
                }
            };
            documents.push((Some(kinship), Vec::new()));
        }
        let mut read = documents.into_iter().map(|(kinship, lines)| Ok((kinship, document(&lines)?)));
        let document = match read.next() {
            Some(first) => first?.1,
            None => return error("found no line, expected a document"),
        };
        let beside =
            read.map(|one| one.map(|(kinship, other)| (kinship.unwrap_or(Kinship::LastYear), other)));
        Ok(ExampleDocuments { document, beside: beside.collect::<Result<_, _>>()? })
    }
}

/// A document from its lines, each with its number.
fn document(lines: &[(u32, &str)]) -> Result<Disclosure, ExampleError> {
    let mut lines = lines.iter().copied().peekable();
    let mut document = lines.peek().and_then(|(_, line)| headed(line)).map_or_else(
        || Disclosure::new("某市某局", FiscalYear::constant(2024), Stage::Budget),
        |document| {
            lines.next();
            document
        },
    );
    let mut table: Option<Table> = None;
    for (number, line) in lines {
        let place = Place::new(None, Some(number));
        if line.trim().is_empty() {
            document.sheets.extend(table.take().map(|table| table.sheet));
        } else if let Some(title) = line.strip_prefix('《') {
            document.sheets.extend(table.take().map(|table| table.sheet));
            table = Some(Table::titled(title, place)?);
        } else if let Some(table) = &mut table {
            table.line(line, place)?;
        } else if let Some(heading) = line.strip_prefix("# ") {
            let mut section = TextSection::new(heading);
            section.place = place;
            document.sections.push(section);
        } else {
            if document.sections.is_empty() {
                document.sections.push(TextSection::new(""));
            }
            let section = document.sections.last_mut();
            if let Some(section) = section {
                section.paragraphs.push(Paragraph::new(line, place));
            }
        }
    }
    document.sheets.extend(table.map(|table| table.sheet));
    Ok(document)
}

/// 某市教育局 2024 预算: what the document is of.
fn headed(line: &str) -> Option<Disclosure> {
    let [department, year, stage] = line.split(' ').collect::<Vec<_>>()[..] else { return None };
    let stage = match stage {
        "预算" => Stage::Budget,
        "决算" => Stage::FinalAccount,
        _ => return None,
    };
    let year = FiscalYear::new(year.parse().ok()?).ok()?;
    Some(Disclosure::new(department, year, stage))
}

/// What a column of a table is.
enum Column {
    Code,
    Name,
    Side,
    Role,
    Words,
    Figures,
}

/// A table as it is read.
struct Table {
    sheet: Sheet,
    columns: Vec<Column>,
}

impl Table {
    fn titled(line: &str, place: Place) -> Result<Self, ExampleError> {
        let Some((title, rest)) = line.split_once('》') else {
            return error(format!("found the table {line:?}, expected 》 behind its title"));
        };
        let mut sheet = Sheet::new(title);
        sheet.place = place;
        for word in rest.split_whitespace() {
            if let Ok(unit) = word.parse::<Unit>() {
                sheet.unit = Some(unit);
            } else if let Ok(kind) = word.parse() {
                sheet.kind = Some(kind);
            } else {
                return error(format!(
                    "found {word:?} behind a title, expected a unit or the kind of a table"
                ));
            }
        }
        Ok(Self { sheet, columns: Vec::new() })
    }

    fn line(&mut self, line: &str, place: Place) -> Result<(), ExampleError> {
        if let Some(note) = line.strip_prefix("注：") {
            self.sheet.notes.push(note.to_owned());
        } else if let Some(missing) = line.strip_prefix("不全：") {
            self.sheet.completeness = Completeness::Incomplete(Note::verbatim(missing));
        } else if self.columns.is_empty() {
            line.split('|').map(str::trim).for_each(|heading| self.heading(heading));
        } else {
            self.row(line, place)?;
        }
        Ok(())
    }

    fn heading(&mut self, heading: &str) {
        let column = match heading {
            "编码" => Column::Code,
            "名称" => Column::Name,
            "侧" => Column::Side,
            "行" => Column::Role,
            other => {
                if let Some(words) = other.strip_prefix("文字:") {
                    self.sheet.text_headers.push(words.to_owned());
                    Column::Words
                } else {
                    self.sheet.headers.push(other.to_owned());
                    Column::Figures
                }
            }
        };
        self.columns.push(column);
    }

    fn row(&mut self, line: &str, place: Place) -> Result<(), ExampleError> {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if cells.len() != self.columns.len() {
            let (found, expected) = (cells.len(), self.columns.len());
            return error(format!("found {found} cells in {line:?}, expected {expected}"));
        }
        let mut row = SheetRow::new(RowRole::Line, "", Vec::new());
        row.place = place;
        let mut role = None;
        let unit = self.sheet.unit.unwrap_or(Unit::TenThousandYuan);
        for (column, text) in self.columns.iter().zip(cells) {
            match column {
                Column::Code => (row.code, row.printed_code) = code(text),
                Column::Name => text.clone_into(&mut row.label),
                Column::Side => row.block = Some(text.to_owned()).filter(|side| !side.is_empty()),
                Column::Role if text.is_empty() => {}
                Column::Role => match text.parse() {
                    Ok(known) => role = Some(known),
                    Err(_) => return error(format!("found {text:?}, expected the role of a row")),
                },
                Column::Words => row.texts.push(text.to_owned()),
                Column::Figures => row.cells.push(Cell::parse(text, unit)),
            }
        }
        if row.texts.iter().all(String::is_empty) {
            row.texts.clear();
        }
        row.role = role.unwrap_or(match row.label.as_str() {
            "合计" | "总计" | "收入总计" | "支出总计" => RowRole::Total,
            "本年收入合计" | "本年支出合计" | "人员经费合计" | "公用经费合计" => {
                RowRole::Subtotal
            }
            _ => RowRole::Line,
        });
        self.sheet.rows.push(row);
        Ok(())
    }
}

/// A code as readers give it, and as it is printed where a zero of it is lost: `301 2` for 30102.
fn code(text: &str) -> (Option<String>, Option<String>) {
    let mut parts = text.split_whitespace();
    let Some(class) = parts.next() else { return (None, None) };
    let levels = parts.map(|part| format!("{part:0>2}"));
    let code = std::iter::once(class.to_owned()).chain(levels).collect::<String>();
    let lost = code.len() != text.split_whitespace().map(str::len).sum::<usize>();
    (Some(code), lost.then(|| text.to_owned()))
}

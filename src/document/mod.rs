//! The published world: what a department's document prints, and where. Nothing is assumed, nothing repaired.

mod balance_rows;
mod code_rows;
mod decimals;
#[cfg(feature = "csv")]
mod folder;
mod join;
mod label;
mod named;
mod plainly;
mod position;
mod render;
mod sheet_key;
mod three_public_rows;
mod typed;
mod unit_rows;

use crate::table::{Cell, Completeness, TableKind};
use crate::value::{FiscalYear, Note, Stage, Unit};
use crate::words::{self, Meaning};

pub(crate) use crate::catalog::plain;
#[cfg(feature = "csv")]
pub use folder::FolderError;
pub use join::JoinError;
pub(crate) use label::{Outline, bare, is_lettered, ordinal};
pub(crate) use named::with_codes;
pub use position::{PageBox, Position, PositionError};
#[cfg(feature = "csv")]
pub(crate) use render::csv_field;
pub use render::{Format, SheetGrid};
pub use sheet_key::SheetKey;

/// A department's document as printed (部门预算公开文件): its tables, its text, and their places.
///
/// Tables may be wrong or incomplete; that is data, not an error. [`PrintedTables`](crate::identity::PrintedTables) gives
/// the tables their types, and [`Tables::try_from`](crate::budget::Tables) gives the ones whose identities hold.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Sheet, Stage, TableKind};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2023), Stage::Budget);
/// document.sheets.push(Sheet::new(TableKind::Revenue.title()));
/// assert!(document.sheet(TableKind::Revenue).is_none(), "a title alone does not make the kind");
/// document.sheets[0].kind = Some(TableKind::Revenue);
/// assert!(document.sheet(TableKind::Revenue).is_some());
/// ```
#[doc(alias = "部门预算公开")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Disclosure {
    /// The department (部门) or unit (单位) whose document it is.
    #[doc(alias = "部门")]
    #[doc(alias = "单位")]
    pub department: String,
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// Budget or final account.
    pub stage: Stage,
    /// Where the document comes from, in the reader's words.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub source: Option<String>,
    /// The files that it is in, where it is in several: see [`Disclosure::join`].
    #[doc(alias = "文件")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub files: Vec<String>,
    /// What its reader passed over, read in another way than printed, or was not certain of, in Chinese and in English.
    #[doc(alias = "读取说明")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<Note>,
    /// The pages whose text an OCR program found in a picture (文字识别), each with its page and its file. What stands on
    /// them may be misread: it is marked in a [`Report`](crate::check::Report), and is never the ground of an error.
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Stage, document::Place};
    ///
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// document.ocr.push(Place::new(Some(2), None));
    /// assert!(document.is_read_by_ocr(Place::new(Some(2), Some(7))));
    /// assert!(!document.is_read_by_ocr(Place::new(Some(3), None)));
    /// ```
    #[doc(alias = "文字识别")]
    #[doc(alias = "扫描件")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub ocr: Vec<Place>,
    /// The tables, in printed order.
    pub sheets: Vec<Sheet>,
    /// The text beside the tables, in printed order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub sections: Vec<TextSection>,
}

impl Disclosure {
    /// A document with nothing in it yet.
    pub fn new(department: impl Into<String>, fiscal_year: FiscalYear, stage: Stage) -> Self {
        let (files, notes, ocr, sheets, sections) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let department = department.into();
        Self { department, fiscal_year, stage, source: None, files, notes, ocr, sheets, sections }
    }

    /// Whether what stands at a place was read by an OCR program: whether its page is one of [`ocr`](Self::ocr).
    #[doc(alias = "文字识别")]
    pub fn is_read_by_ocr(&self, place: Place) -> bool {
        place.page.is_some() && self.ocr.iter().any(|page| (page.page, page.file) == (place.page, place.file))
    }

    /// The first table of this kind, where the document has one.
    pub fn sheet(&self, kind: TableKind) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.kind == Some(kind))
    }
}

/// A table as printed (表): title, unit, headings, rows, notes.
#[doc(alias = "表")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Sheet {
    /// What the table is, where it was recognised.
    pub kind: Option<TableKind>,
    /// The title as printed.
    pub title: String,
    /// The unit that the table states; `None` where it states none.
    pub unit: Option<Unit>,
    /// The headings of the figure columns, the levels of a heading joined by `/`.
    pub headers: Vec<String>,
    /// The headings of the columns of words (绩效目标, 主要内容, 备注), wherever they stand among the figures.
    #[doc(alias = "文字栏")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub text_headers: Vec<String>,
    /// What the form prints below the headings to number the columns of figures, with the sums that it declares of them: `1`,
    /// `2`, `3=1+2`. One a heading, or none at all where the form prints none.
    ///
    /// ```
    /// use cn_budget::{
    ///     Cell, Disclosure, FiscalYear, Report, Sheet, Stage, Unit,
    ///     document::{RowRole, SheetRow},
    /// };
    ///
    /// let mut sheet = Sheet::new("专项债券情况表");
    /// sheet.headers = vec!["年末余额".into(), "年初余额".into(), "本年新增".into()];
    /// sheet.column_numbers = vec!["1=2+3".into(), "2".into(), "3".into()];
    /// let cells = ["9.00", "5.00", "3.00"].map(|text| Cell::parse(text, Unit::TenThousandYuan));
    /// sheet.rows = vec![SheetRow::new(RowRole::Line, "土地储备", cells.to_vec())];
    /// let mut document = Disclosure::new("财政局", FiscalYear::constant(2024), Stage::FinalAccount);
    /// document.sheets = vec![sheet];
    /// let report = Report::of(&document);
    /// assert!(report.findings().iter().any(|finding| finding.rule.code() == "SUM004"));
    /// ```
    #[doc(alias = "栏次")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub column_numbers: Vec<String>,
    /// The rows, in printed order.
    pub rows: Vec<SheetRow>,
    /// The notes under the table.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<String>,
    /// Whether every row that was published is there.
    #[cfg_attr(feature = "serde", serde(default))]
    pub completeness: Completeness,
    #[doc(alias = "位置")]
    /// Where the table begins: at its title, or where nobody knows of one, at its first row.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Place::is_unknown"))]
    pub place: Place,
    /// The name of the worksheet that the table stands on, where it was read from a workbook.
    #[doc(alias = "工作表")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub worksheet: Option<String>,
}

impl Sheet {
    /// A table with this title and nothing in it yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The note that says that the table is empty: 本表无数据, 本表为空表.
    pub(crate) fn empty_note(&self) -> Option<&str> {
        let says_so =
            |note: &&String| words::of(Meaning::EmptyTable).iter().any(|words| note.contains(words));
        self.notes.iter().find(says_so).map(String::as_str)
    }
}

/// A row of a [`Sheet`].
#[doc(alias = "行")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct SheetRow {
    /// What the row is in its table.
    #[cfg_attr(feature = "serde", serde(default))]
    pub role: RowRole,
    /// The block that the row stands in: 收入 or 支出 in a balance, 机关 or 事业 where codes recur.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub block: Option<String>,
    /// The code as printed, brackets and blanks removed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub code: Option<String>,
    /// The code as the document spells it, where a digit of the canonical one is not printed: `301 2` for 30102.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub printed_code: Option<String>,
    /// The name as printed.
    pub label: String,
    /// The cells, one a heading.
    pub cells: Vec<Cell>,
    /// What stands in the columns of words, one a heading of [`Sheet::text_headers`]; none at all where every one is
    /// blank. A text that covers several rows stands in the first of them. No word of it is a figure.
    ///
    /// ```
    /// use cn_budget::{Sheet, TableKind, document::{RowRole, SheetRow}};
    ///
    /// let mut sheet = Sheet::new(TableKind::ProjectByUnit.title());
    /// sheet.text_headers = vec!["绩效目标".into(), "备注".into()];
    /// let row = SheetRow::new(RowRole::Project, "热线话务外包", Vec::new());
    /// assert_eq!(row.text(0), "");
    /// let row = row.with_texts(vec!["接听来电 30 万个".into()]);
    /// assert_eq!((row.text(0), row.text(1)), ("接听来电 30 万个", ""));
    /// ```
    #[doc(alias = "绩效目标")]
    #[doc(alias = "主要内容")]
    #[doc(alias = "立项依据")]
    #[doc(alias = "备注")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub texts: Vec<String>,
    /// Where the row stands.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Place::is_unknown"))]
    pub place: Place,
    /// Where its cells stand in the file, one a cell, blank ones too where their places are known; none at all where the
    /// reader knows of none. As JSON they are one line: `C8 D8 -`.
    ///
    /// ```
    /// use cn_budget::{Cell, document::{Position, RowRole, SheetRow}};
    ///
    /// let mut row = SheetRow::new(RowRole::Line, "教育支出", vec![Cell::BLANK, Cell::BLANK]);
    /// row.positions = vec![Some(Position::Cell { row: 8, column: 3 }), None];
    /// let json = serde_json::to_value(&row)?;
    /// assert_eq!(json["positions"], "C8 -");
    /// assert_eq!(serde_json::from_value::<SheetRow>(json)?, row);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[doc(alias = "单元格位置")]
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty", with = "position::in_a_line")
    )]
    pub positions: Vec<Option<Position>>,
}

impl SheetRow {
    /// Whether the row prints no figure, be it one that nobody could tell from the words beside it: a row that is kept whole
    /// begins with its code, or has the figures in its name.
    pub(crate) fn prints_nothing(&self) -> bool {
        let is_digit = |c: char| c.is_ascii_digit();
        self.cells.iter().all(Cell::is_blank)
            && !self.code.as_ref().is_some_and(|code| code.starts_with(is_digit))
            && !self.label.contains(is_digit)
    }

    /// A row with this name and these cells.
    pub fn new(role: RowRole, label: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self { role, label: label.into(), cells, ..Self::default() }
    }

    /// The same row with these texts in the columns of words, one a heading.
    ///
    /// ```
    /// use cn_budget::document::{RowRole, SheetRow};
    ///
    /// let row = SheetRow::new(RowRole::Line, "校舍修缮", vec![]).with_texts(vec!["修缮八千平方米".into()]);
    /// assert_eq!((row.text(0), row.text(1)), ("修缮八千平方米", ""));
    /// ```
    #[doc(alias = "绩效目标")]
    #[must_use]
    pub fn with_texts(self, texts: Vec<String>) -> Self {
        Self { texts, ..self }
    }

    #[doc(alias = "绩效目标")]
    /// What stands in a column of words, by its place in [`Sheet::text_headers`]; nothing where it is blank.
    pub fn text(&self, column: usize) -> &str {
        self.texts.get(column).map_or("", String::as_str)
    }
}

/// What a row is in its table.
///
/// ```
/// use cn_budget::document::RowRole;
///
/// assert_eq!("personnel".parse(), Ok(RowRole::Personnel));
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[doc(alias = "行的性质")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum RowRole {
    /// A line: a code, a name of a form.
    #[default]
    Line,
    /// 合计, 收入总计, 支出总计: a grand total.
    #[doc(alias = "合计")]
    #[doc(alias = "总计")]
    Total,
    /// 本年收入合计, 本年支出合计: this year's sum.
    #[doc(alias = "本年合计")]
    Subtotal,
    /// 部门: a department over its units.
    Department,
    /// 单位: a unit.
    Unit,
    /// 人员经费 of the unit above.
    Personnel,
    /// 公用经费 of the unit above.
    Operating,
    /// 项目 of the unit above.
    Project,
}

crate::serde_string!(RowRole);

/// Where something stands in a document, as far as its reader can tell.
#[doc(alias = "页码")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Place {
    /// The page, from 1.
    #[doc(alias = "页")]
    pub page: Option<u32>,
    /// The line of the text, or the row of the worksheet, from 1.
    #[doc(alias = "行")]
    pub line: Option<u32>,
    /// Which of the [files](Disclosure::files) it is in, where it is not the first.
    #[doc(alias = "文件")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub file: Option<u32>,
    /// Where it stands in the terms of the file's format: of a row, where its first cell does.
    #[doc(alias = "位置")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub position: Option<Position>,
}

impl Place {
    /// The place on this page and line.
    pub const fn new(page: Option<u32>, line: Option<u32>) -> Self {
        Self { page, line, file: None, position: None }
    }

    /// The same place with where that is in the terms of the file's format.
    ///
    /// ```
    /// use cn_budget::document::{Place, Position};
    ///
    /// let place = Place::new(None, Some(12)).with_position(Position::InText { line: 12, column: 5 });
    /// assert_eq!(serde_json::to_string(&place)?, r#"{"page":null,"line":12,"position":"12:5"}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[doc(alias = "位置")]
    #[must_use]
    pub const fn with_position(self, position: Position) -> Self {
        Self { position: Some(position), ..self }
    }

    /// Whether nothing is known.
    pub const fn is_unknown(&self) -> bool {
        self.page.is_none() && self.line.is_none() && self.file.is_none() && self.position.is_none()
    }
}

/// A part of the text beside the tables: a heading and its paragraphs.
#[doc(alias = "文字说明")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct TextSection {
    /// The heading as printed.
    pub heading: String,
    /// The name of the worksheet that the heading stands on, where it was read from a workbook.
    #[doc(alias = "工作表")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub worksheet: Option<String>,
    /// Where the heading stands.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Place::is_unknown"))]
    pub place: Place,
    /// The paragraphs, soft line breaks undone.
    pub paragraphs: Vec<Paragraph>,
}

impl TextSection {
    /// A section with this heading and no paragraph yet.
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), ..Self::default() }
    }

    /// The page of the heading, or of the first paragraph where that alone is known.
    pub(crate) fn page(&self) -> Option<u32> {
        self.place.page.or_else(|| self.paragraphs.first()?.place.page)
    }
}

/// A paragraph and where it begins.
#[doc(alias = "段落")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Paragraph {
    /// The text.
    pub text: String,
    /// Where it begins.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Place::is_unknown"))]
    pub place: Place,
    /// The lines that it goes on in, where the file breaks it into several.
    #[doc(alias = "续行")]
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub lines: Vec<ParagraphLine>,
}

impl Paragraph {
    /// A paragraph that begins at this place.
    pub fn new(text: impl Into<String>, place: Place) -> Self {
        Self { text: text.into(), place, lines: Vec::new() }
    }

    /// Where a byte of the text stands in the terms of the file's format: in a text its line and column, on a page the box
    /// of its line.
    ///
    /// ```
    /// use cn_budget::document::{Paragraph, ParagraphLine, Place, Position};
    ///
    /// let line = |line| Place::new(None, Some(line)).with_position(Position::InText { line, column: 1 });
    /// let mut paragraph = Paragraph::new("收入预算1.20万元。", line(7));
    /// paragraph.lines.push(ParagraphLine { from: "收入预算1.2".len(), place: line(8) });
    /// assert_eq!(paragraph.position(0), Some(Position::InText { line: 7, column: 1 }));
    /// assert_eq!(paragraph.position("收入预算".len()), Some(Position::InText { line: 7, column: 5 }));
    /// assert_eq!(paragraph.position("收入预算1.20".len()), Some(Position::InText { line: 8, column: 2 }));
    /// ```
    #[doc(alias = "位置")]
    pub fn position(&self, byte: usize) -> Option<Position> {
        let begun = self.lines.iter().rfind(|line| line.from <= byte);
        let (from, place) = begun.map_or((0, self.place), |line| (line.from, line.place));
        let before = self.text.get(from..byte).map_or(0, |text| text.chars().count());
        match place.position? {
            Position::InText { line, column } => {
                let before = u32::try_from(before).unwrap_or(u32::MAX);
                Some(Position::InText { line, column: column.saturating_add(before) })
            }
            other => Some(other),
        }
    }
}

/// A line that a [`Paragraph`] goes on in.
#[doc(alias = "续行")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ParagraphLine {
    /// The byte of the paragraph's text that it begins with.
    pub from: usize,
    /// Where it stands.
    pub place: Place,
}

/// Where some words stand in the text of a document.
#[doc(alias = "位置")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextPlace {
    /// The section, from 0.
    pub section: usize,
    /// The paragraph in it, from 0; `None` for the heading.
    pub paragraph: Option<usize>,
    /// The bytes of the paragraph's text.
    pub range: core::ops::Range<usize>,
    /// The page, where the reader knows it.
    pub page: Option<u32>,
}

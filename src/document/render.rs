//! Tables as plain text, Markdown and CSV, in the row order, wording and number format of the document.

// Writing to a string cannot fail: the results are dropped throughout.
use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::document::{Disclosure, RowRole, Sheet, SheetRow};
use crate::table::Layout;
use crate::table::{Cell, Side};

/// A way to write a table down.
///
/// ```
/// use cn_budget::{Sheet, document::Format};
///
/// let mut sheet = Sheet::new("收入总体情况表");
/// sheet.headers = vec!["合计".into()];
/// assert_eq!(sheet.render(Format::Markdown), "### 收入总体情况表\n\n| 项目 | 合计 |\n|---|---:|\n");
/// assert_eq!("markdown".parse(), Ok(Format::Markdown));
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[doc(alias = "格式")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Format {
    /// Plain text in columns. A Chinese character is two columns wide; quotation marks and the like, whose width
    /// Unicode leaves to the font, count as one, as terminals have it.
    Text,
    /// A Markdown table.
    Markdown,
    /// Comma-separated values (RFC 4180): the heading and the rows, without title and notes. Words that a spreadsheet would
    /// take for a formula, for they begin with =, +, - or @, have an apostrophe before them; figures do not.
    Csv,
}

impl Sheet {
    /// The table as printed.
    pub fn render(&self, format: Format) -> String {
        let grid = self.grid();
        match format {
            Format::Text => self.text(&grid),
            Format::Markdown => self.markdown(&grid),
            Format::Csv => csv(&grid),
        }
    }

    /// The table as a rectangle of texts.
    pub fn grid(&self) -> SheetGrid {
        SheetGrid::of(self)
    }

    /// How many columns of words it has, those without a heading among them.
    fn texts_width(&self) -> usize {
        self.rows.iter().map(|row| row.texts.len()).chain([self.text_headers.len()]).max().unwrap_or(0)
    }

    fn text(&self, grid: &SheetGrid) -> String {
        let head = grid.heading_rows();
        let in_line = |row: &Vec<String>| row.iter().map(|cell| cell.replace('\n', " ")).collect();
        let rows: Vec<Vec<String>> = head.iter().chain(&grid.rows).map(in_line).collect();
        let last = grid.headings.len().saturating_sub(1);
        let widths: Vec<usize> = (0..grid.headings.len())
            .map(|column| {
                // Words at the end of a line need no room: nothing stands to their right.
                let open = column == last && !grid.figures[column];
                let rows = if open { &rows[..head.len()] } else { &rows[..] };
                rows.iter().map(|row| row[column].width()).max().unwrap_or(0)
            })
            .collect();
        let whole = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        let mut text = format!("{}\n", self.title);
        if let Some(unit) = self.unit {
            let _ = writeln!(text, "单位：{unit}");
        }
        let rule = "-".repeat(whole);
        for (place, row) in rows.into_iter().enumerate() {
            if place == 0 || place == head.len() {
                text.push_str(&rule);
                text.push('\n');
            }
            let mut line = String::new();
            for ((cell, width), figure) in row.iter().zip(&widths).zip(&grid.figures) {
                let blank = " ".repeat(width.saturating_sub(cell.width()));
                let (before, after) = if *figure { (blank.as_str(), "") } else { ("", blank.as_str()) };
                let gap = if line.is_empty() { "" } else { "  " };
                let _ = write!(line, "{gap}{before}{cell}{after}");
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push_str(&rule);
        text.push('\n');
        for note in &self.notes {
            text.push_str(note);
            text.push('\n');
        }
        text
    }

    fn markdown(&self, grid: &SheetGrid) -> String {
        let row = |cells: &[String]| {
            let cells: Vec<_> = cells.iter().map(|cell| plain_markdown(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let mut text = format!("### {}\n\n", plain_markdown(&self.title));
        if let Some(unit) = self.unit {
            let _ = writeln!(text, "单位：{unit}\n");
        }
        text.push_str(&row(&grid.headings));
        let rule: String = grid.figures.iter().map(|figure| if *figure { "---:|" } else { "---|" }).collect();
        let _ = writeln!(text, "|{rule}");
        grid.rows.iter().for_each(|cells| text.push_str(&row(cells)));
        for note in &self.notes {
            let _ = writeln!(text, "\n{}", plain_markdown(note));
        }
        text
    }
}

impl Disclosure {
    /// Every table as printed, one after the other.
    ///
    /// ```
    /// use cn_budget::{Budget, FiscalYear, Rounding, Unit, document::Format};
    ///
    /// let budget = Budget::new("教育局", FiscalYear::constant(2023), [])?;
    /// let text = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp)?.render(Format::Text);
    /// assert!(text.contains("财政拨款安排的行政经费及“三公”经费预算表\n单位：万元\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn render(&self, format: Format) -> String {
        let sheets: Vec<_> = self.sheets.iter().map(|sheet| sheet.render(format)).collect();
        sheets.join("\n")
    }
}

fn csv(grid: &SheetGrid) -> String {
    let field = |text: &String| {
        if is_formula(text) { csv_field(&format!("'{text}")) } else { csv_field(text) }
    };
    let mut text = String::new();
    for row in core::iter::once(&grid.headings).chain(&grid.rows) {
        let fields: Vec<_> = row.iter().map(field).collect();
        let _ = writeln!(text, "{}", fields.join(","));
    }
    text
}

/// A field of a CSV file, quoted where it has to be (RFC 4180).
pub(crate) fn csv_field(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Whether a spreadsheet would take words for a formula.
fn is_formula(text: &str) -> bool {
    let is_figure = |text: &str| {
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%' | '-' | '—' | '/'))
    };
    // In Chinese and Japanese the wide forms begin formulas too.
    text.starts_with(['=', '＝', '@', '＠', '\t', '\r'])
        || text.strip_prefix(['+', '＋', '-', '－']).is_some_and(|rest| !is_figure(rest))
}

/// A text within a line of Markdown: no part of it is markup, and none ends the line.
fn plain_markdown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' | '\\' | '`' => plain.extend(['\\', letter]),
            '<' => plain.push_str("&lt;"),
            '&' => plain.push_str("&amp;"),
            '\n' | '\r' => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    // A link or a picture.
    plain.replace("](", "]\\(")
}

/// A table as a rectangle of texts, as it is printed (表样): the code and the name, the figures, the words; of a balance both
/// sides beside each other. For programs that write tables in a format of their own.
///
/// ```
/// use cn_budget::document::{RowRole, SheetRow};
/// use cn_budget::{Cell, Sheet, Unit};
///
/// let mut sheet = Sheet::new("项目支出表");
/// sheet.headers = vec!["合计".into(), "拨款/一般公共预算".into()];
/// let cells = ["3.50", ""].map(|text| Cell::parse(text, Unit::TenThousandYuan));
/// sheet.rows.push(SheetRow::new(RowRole::Line, "热线话务外包", cells.to_vec()));
/// let grid = sheet.grid();
/// assert_eq!(grid.headings(), ["项目", "合计", "拨款/一般公共预算"]);
/// assert_eq!(grid.heading_rows(), [["项目", "合计", "拨款"], ["", "", "一般公共预算"]]);
/// assert_eq!(grid.rows(), [["热线话务外包", "3.50", ""]]);
/// assert_eq!(grid.holds_figures(), [false, true, true]);
/// ```
#[doc(alias = "表样")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetGrid {
    headings: Vec<String>,
    figures: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl SheetGrid {
    /// The headings, one a column, their levels joined by `/`.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Whether each column holds figures, which align to the right.
    pub fn holds_figures(&self) -> &[bool] {
        &self.figures
    }

    /// The rows, each as wide as the headings.
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    fn of(sheet: &Sheet) -> Self {
        let layout = sheet.kind.map_or(Layout::of_rows(&sheet.rows), crate::table::TableKind::layout);
        let leading: Vec<&str> = match layout {
            Layout::Sides => return Self::of_sides(sheet),
            Layout::CodeAndName => vec!["科目编码", "科目名称"],
            Layout::Bracketed(heading) | Layout::Name(heading) => vec![heading],
        };
        let name = |row: &SheetRow| {
            let code = row.code.clone().unwrap_or_default();
            match layout {
                Layout::CodeAndName => vec![code, row.label.clone()],
                Layout::Bracketed(_) if !code.is_empty() => vec![format!("[{code}]{}", row.label)],
                _ => vec![row.label.clone()],
            }
        };
        let width =
            sheet.rows.iter().map(|row| row.cells.len()).chain([sheet.headers.len()]).max().unwrap_or(0);
        let texts = sheet.texts_width();
        let row = |row: &SheetRow| {
            let mut cells = name(row);
            cells.extend(row.cells.iter().map(Cell::text));
            cells.resize(leading.len() + width, String::new());
            cells.extend((0..texts).map(|column| row.text(column).to_owned()));
            cells
        };
        let mut headings: Vec<String> = leading.iter().map(|heading| (*heading).to_owned()).collect();
        headings.extend(sheet.headers.iter().cloned());
        headings.resize(leading.len() + width, String::new());
        headings.extend(sheet.text_headers.iter().cloned());
        headings.resize(leading.len() + width + texts, String::new());
        let figures = leading.len()..leading.len() + width;
        Self {
            figures: (0..headings.len()).map(|column| figures.contains(&column)).collect(),
            headings,
            rows: sheet.rows.iter().map(row).collect(),
        }
    }

    /// Both sides beside each other, the sums of the year and the totals on the same lines.
    fn of_sides(sheet: &Sheet) -> Self {
        let width =
            sheet.rows.iter().map(|row| row.cells.len()).chain([sheet.headers.len()]).max().unwrap_or(0);
        let texts = sheet.texts_width();
        let [revenue, expenditure] = [Side::Revenue, Side::Expenditure].map(|side| side.to_string());
        // What names no side is shown on the left, so that nothing is lost.
        let right = |row: &&SheetRow| row.block.as_deref() == Some(&expenditure);
        let left = runs(sheet.rows.iter().filter(|row| !right(row)));
        let right = runs(sheet.rows.iter().filter(right));
        let mut rows = Vec::new();
        let no_run = Vec::new();
        for place in 0..left.len().max(right.len()) {
            let (left, right) = (left.get(place).unwrap_or(&no_run), right.get(place).unwrap_or(&no_run));
            for line in 0..left.len().max(right.len()) {
                let half = |run: &[&SheetRow]| {
                    let mut half = Vec::with_capacity(width + 1 + texts);
                    if let Some(row) = run.get(line) {
                        half.push(row.label.clone());
                        half.extend(row.cells.iter().map(Cell::text));
                        half.resize(width + 1, String::new());
                        half.extend((0..texts).map(|column| row.text(column).to_owned()));
                    }
                    half.resize(width + 1 + texts, String::new());
                    half
                };
                rows.push([half(left), half(right)].concat());
            }
        }
        let heading = |side: String| {
            let mut half = vec![side];
            half.extend(sheet.headers.iter().cloned());
            half.resize(width + 1, String::new());
            half.extend(sheet.text_headers.iter().cloned());
            half.resize(width + 1 + texts, String::new());
            half
        };
        let figures: Vec<bool> = (0..=width + texts).map(|column| (1..=width).contains(&column)).collect();
        Self { headings: [heading(revenue), heading(expenditure)].concat(), figures: figures.repeat(2), rows }
    }

    /// The heading in as many rows as its deepest path has levels; a level is written once over its columns.
    pub fn heading_rows(&self) -> Vec<Vec<String>> {
        let paths: Vec<Vec<&str>> =
            self.headings.iter().map(|heading| heading.split('/').collect()).collect();
        let depth = paths.iter().map(Vec::len).max().unwrap_or(1);
        let level = |level: usize| {
            let mut row = Vec::with_capacity(paths.len());
            for (column, path) in paths.iter().enumerate() {
                let last = level + 1 == path.len();
                let covered = column > 0 && !last && paths[column - 1].get(..=level) == path.get(..=level);
                row.push(if covered { "" } else { path.get(level).copied().unwrap_or("") }.to_owned());
            }
            row
        };
        (0..depth).map(level).collect()
    }
}

/// The rows of a side in runs: the lines, this year's sum, the lines below it, the total.
fn runs<'a>(rows: impl Iterator<Item = &'a SheetRow>) -> Vec<Vec<&'a SheetRow>> {
    let mut runs: Vec<Vec<&SheetRow>> = vec![Vec::new()];
    for row in rows {
        let sum = matches!(row.role, RowRole::Subtotal | RowRole::Total);
        match runs.last_mut() {
            Some(run) if !sum => run.push(row),
            _ => runs.extend([vec![row], Vec::new()]),
        }
    }
    runs
}

impl Layout {
    /// The layout of a table that is no known kind: codes get a column where there are any.
    fn of_rows(rows: &[SheetRow]) -> Self {
        if rows.iter().any(|row| row.code.is_some()) { Self::CodeAndName } else { Self::Name("项目") }
    }
}

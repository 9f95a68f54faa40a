//! Reports to take away, as the command writes them.

use core::fmt;

use cn_budget::{Language, document};
use cn_budget_render::{
    Ended, Html, Json, Lines, Rendering, Summary, Workbook, WorkbookError, clean_lines, tables_page,
    tables_workbook,
};

use crate::check::Checked;
use crate::session::Session;

/// The program in whose name reports are written: the command's, as they are the same.
const TOOL: &str = "cnbudget";
const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// What a report is taken away as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The report as JSON.
    Json,
    /// The checklist as a page.
    Html,
    /// The checklist as a workbook.
    Workbook,
    /// The findings, a line each.
    Lines,
    /// The tables as CSV, of one document.
    TablesCsv,
    /// The tables as a workbook, of one document.
    TablesWorkbook,
    /// The tables as a page, of one document.
    TablesHtml,
}

impl Format {
    /// The format of this name, as the page calls it.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Self::Json,
            "html" => Self::Html,
            "xlsx" => Self::Workbook,
            "lines" => Self::Lines,
            "tables.csv" => Self::TablesCsv,
            "tables.xlsx" => Self::TablesWorkbook,
            "tables.html" => Self::TablesHtml,
            _ => return None,
        })
    }
}

/// Why there is nothing to take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    NotThere(u32),
    NotRead,
    Workbook(WorkbookError),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::NotThere(slot) => write!(f, "no document was checked in slot {slot}"),
            Kind::NotRead => f.write_str("the document could not be read"),
            Kind::Workbook(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for ExportError {}

impl From<WorkbookError> for ExportError {
    fn from(error: WorkbookError) -> Self {
        Self(Kind::Workbook(error))
    }
}

impl Session {
    /// The documents of these slots in a format.
    ///
    /// # Errors
    ///
    /// When nothing was checked in a slot, when tables are asked for and the first document could not be read, or when a
    /// workbook would have more rows than Excel takes.
    pub fn export(&self, format: Format, slots: &[u32], language: Language) -> Result<Vec<u8>, ExportError> {
        let text = match format {
            Format::Json => self.report(&Json::new(language), slots)?,
            Format::Html => self.report(&self.page(slots, language), slots)?,
            Format::Lines => self.report(&Lines::new(language), slots)?,
            Format::Workbook => {
                let workbook = Workbook::new(language);
                return Ok(workbook.bytes(&self.report(&workbook, slots)?)?);
            }
            Format::TablesCsv => clean_lines(&self.first(slots)?.document.render(document::Format::Csv)),
            Format::TablesHtml => tables_page(&self.first(slots)?.document),
            Format::TablesWorkbook => return Ok(tables_workbook(&self.first(slots)?.document)?),
        };
        Ok(text.into_bytes())
    }

    /// The checklist as a page.
    pub(crate) fn page(&self, slots: &[u32], language: Language) -> Html {
        let checked = slots.iter().filter_map(|slot| self.slot(*slot)).find_map(|ended| ended.as_ref().ok());
        Html::new(language).tool(TOOL, RELEASE).left_out(checked.map_or(0, |checked| checked.left_out))
    }

    fn first(&self, slots: &[u32]) -> Result<&Checked, ExportError> {
        let slot = slots.first().copied().unwrap_or_default();
        let ended = self.slot(slot).ok_or(ExportError(Kind::NotThere(slot)))?;
        ended.as_ref().map_err(|_| ExportError(Kind::NotRead))
    }

    /// The report on the documents of these slots, those that could not be read among them.
    fn report(&self, rendering: &dyn Rendering, slots: &[u32]) -> Result<String, ExportError> {
        let (mut ended, mut pieces): (Vec<Ended>, Vec<String>) = (Vec::new(), Vec::new());
        for (index, &slot) in slots.iter().enumerate() {
            match self.slot(slot).ok_or(ExportError(Kind::NotThere(slot)))? {
                Ok(checked) => {
                    let shown = checked.shown();
                    pieces.push(rendering.document(index, &shown));
                    ended.push(Ok(Summary::of(&shown)));
                }
                Err(error) => ended.push(Err(error.clone())),
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        let head = rendering.head(if rendering.holds_back() { &ended } else { &[] });
        Ok([head, pieces.join(rendering.between()), rendering.tail(&ended)].concat())
    }
}

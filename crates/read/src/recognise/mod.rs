//! Recognition: which grid is which table, which headings name its columns, what its rows are; and what is left is
//! text. It knows words of forms and arithmetic of grids, and nothing of files.

mod balance;
mod coded;
mod columns;
mod cover;
mod draft;
mod form;
mod heading;
mod parted;
mod prose;
mod reader;
mod rows;
mod sheet;
mod three_public;
mod title;
mod units;

use cn_budget::{Disclosure, document::Place};

use self::draft::Drafts;
use crate::deadline::Deadline;
use crate::layout::Layout;
use crate::{Options, ReadError};

/// The name of the worksheet that a place is on, where the layout is of a workbook.
fn worksheet(layout: &Layout, place: Place) -> Option<String> {
    layout.worksheets.get(&place.page?).cloned()
}

/// The document that a layout shows.
pub(crate) fn recognise(layout: &Layout, options: &Options) -> Result<Disclosure, ReadError> {
    let deadline = Deadline::from(options.deadline);
    deadline.ask()?;
    let drafts = Drafts::of(layout, &options.lexicon);
    deadline.ask()?;
    let mut notes = layout.notes.clone();
    let cover = cover::Cover::of(&drafts, options, &mut notes)?;
    let mut document = Disclosure::new(cover.department, cover.fiscal_year, cover.stage);
    let mut known = reader::Known::default();
    document.sheets = drafts
        .tables
        .iter()
        .map(|draft| {
            deadline.ask()?;
            Ok(sheet::sheet(draft, document.stage, &mut known, &mut notes))
        })
        .collect::<Result<_, ReadError>>()?;
    deadline.ask()?;
    document.sections = prose::sections(&drafts.text);
    for sheet in &mut document.sheets {
        sheet.worksheet = worksheet(layout, sheet.place);
    }
    for section in &mut document.sections {
        let first = section.paragraphs.first().map_or(section.place, |first| first.place);
        let begins = if section.heading.is_empty() { first } else { section.place };
        section.worksheet = worksheet(layout, begins);
    }
    document.notes = notes;
    document.ocr = layout.ocr_pages.iter().map(|page| Place::new(Some(*page), None)).collect();
    Ok(document)
}

//! Workbooks for Excel (feature `xlsx`): the tables of a document, and the checklist.

mod checklist;
mod tables;

use core::fmt;

use cn_budget::{Printed, Unit};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::grid::clean_lines;

pub use checklist::Workbook;
pub use tables::tables_workbook;

/// Why there is no workbook (工作簿错误): it would have more rows or columns than Excel takes.
#[doc(alias = "工作簿错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkbookError(String);

impl fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The longest text of a cell that Excel takes, in UTF-16 units.
const LONGEST: usize = 32_767;

/// How many digits a number of a worksheet keeps.
const DIGITS: usize = 15;

/// How the cells of a workbook look.
struct Look {
    title: Format,
    unit: Format,
    heading: Format,
    text: Format,
    note: Format,
}

impl Look {
    fn new() -> Self {
        let ruled = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        Self {
            title: Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center),
            unit: Format::new().set_align(FormatAlign::Right),
            heading: ruled.clone().set_bold().set_text_wrap().set_align(FormatAlign::Center),
            text: ruled.set_text_wrap(),
            note: Format::new(),
        }
    }

    /// A figure with so many decimals.
    fn figure(&self, decimals: usize) -> Format {
        let decimals = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
        self.text.clone().set_num_format(format!("0{decimals}")).set_align(FormatAlign::Right)
    }
}

/// Writes a text; what is longer than Excel takes is cut, and what steers a program that shows it is replaced.
fn write_text(sheet: &mut Worksheet, at: (u32, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
    let mut units = 0;
    let text = clean_lines(text);
    let kept = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= LONGEST
    });
    // A text is never a formula: it is written as one.
    sheet.write_string_with_format(at.0, at.1, kept.collect::<String>(), format)?;
    Ok(())
}

/// Writes what stands in a column of figures: a number with the decimals that are printed, or the text where it is none, or
/// has more digits than a number of a worksheet keeps.
fn write_figure(sheet: &mut Worksheet, at: (u32, u16), text: &str, look: &Look) -> Result<(), XlsxError> {
    // The unit is of no account: what is asked is whether these are the digits of a figure.
    let is_figure = Printed::parse(text, Unit::Yuan).is_ok();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    // A worksheet has no other numbers; with so few digits, each is written back as it was.
    match text.parse::<f64>() {
        Ok(number) if is_figure && digits <= DIGITS => {
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            sheet.write_number_with_format(at.0, at.1, number, &look.figure(decimals))?;
        }
        _ => write_text(sheet, at, text, &look.text)?,
    }
    Ok(())
}

/// The number of a row or a column; what is beyond every worksheet is refused when it is written.
fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

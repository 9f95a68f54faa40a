//! The way in: bytes of any format that is read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cn_budget::Disclosure;

use crate::deadline::Deadline;
use crate::detect::detect;
use crate::error::Quantity;
use crate::layout::{Block, Layout};
use crate::note::{Note, note, of_program};
use crate::ocr::{self, OcrLimits};
use crate::words::{speaks_of_budget, states_amount};
use crate::{FileFormat, Ocr, OcrError, Options, ReadError, excel, ofd, pdf, text, word};

/// A document that has been read (读取结果). Its notes say what was passed over or is not certain.
#[doc(alias = "读取结果")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// The document.
    pub disclosure: Disclosure,
    /// What it was read from.
    pub format: FileFormat,
}

/// The document that these bytes hold. Their format is recognised by what they hold, never by a name.
///
/// # Errors
///
/// - the bytes are of no format that is read, or exceed a limit of the options;
/// - the file is encrypted, damaged, cut short, or holds pictures of text alone;
/// - nothing in it speaks of a budget;
/// - the document names no fiscal year, and the options give none;
/// - the OCR result of the options is of another document;
/// - the deadline of the options passes.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Stage};
/// use cn_budget_read::{FileFormat, Options, read};
///
/// let document = Disclosure::new("教育局", FiscalYear::constant(2023), Stage::Budget);
/// let reading = read(&serde_json::to_vec(&document)?, &Options::default())?;
/// assert_eq!((reading.disclosure, reading.format), (document, FileFormat::Json));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "读取")]
pub fn read(bytes: &[u8], options: &Options) -> Result<Reading, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::empty());
    }
    if bytes.len() > options.max_bytes {
        return Err(ReadError::too_large(Quantity::Bytes, bytes.len() as u64, options.max_bytes as u64));
    }
    let deadline = Deadline::from(options.deadline);
    deadline.ask()?;
    let format = match detect(bytes) {
        Err(found) if found.is_picture() && options.ocr.is_some() => FileFormat::Picture,
        found => found.map_err(ReadError::unknown)?,
    };
    if options.ocr.is_some() && !matches!(format, FileFormat::Pdf | FileFormat::Picture) {
        return Err(OcrError::wrong_format(Note::new(format.chinese(), format.with_article())).into());
    }
    let layout = match format {
        FileFormat::Json => {
            let mut reading = json(bytes)?;
            options.complete(&mut reading.disclosure);
            deadline.ask()?;
            return Ok(reading);
        }
        FileFormat::Xlsx => walled(format, || excel::xlsx(bytes, options))?,
        FileFormat::Xls => walled(format, || excel::xls(bytes, options))?,
        FileFormat::Docx => walled(format, || word::layout(bytes, options))?,
        FileFormat::Ofd => walled(format, || ofd::layout(bytes, options))?,
        FileFormat::Text | FileFormat::Html => text::read(bytes, format, options)?,
        FileFormat::Pdf => {
            let mut limits = options.pdf;
            limits.bytes = limits.bytes.min(options.max_bytes);
            pdf::layout(bytes, options.ocr.as_ref(), &limits, deadline)?
        }
        FileFormat::Picture => match &options.ocr {
            Some(ocr) => pdf::pictures(ocr, &options.pdf, deadline)?,
            None => Layout::default(),
        },
    };
    recognise(&layout, format, options)
}

impl Ocr {
    /// The result of an OCR program: JSON of the shape `cn-budget/ocr/1`, which `docs/ocr.md` describes, or hOCR.
    ///
    /// # Errors
    ///
    /// - the bytes are neither, or not UTF-8;
    /// - a page has no number, size or words, a word no text or box, with its place;
    /// - a page stands twice, a box lies outside its page, a number is none;
    /// - there are more bytes, pages or words than the options allow.
    ///
    /// ```
    /// use cn_budget_read::{Ocr, Options};
    ///
    /// let no_size = br#"{"pages": [{"page": 1, "words": []}]}"#;
    /// let error = Ocr::parse(no_size, &Options::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "the OCR result: pages[0].width is missing, expected a number above 0");
    /// ```
    #[doc(alias = "文字识别")]
    pub fn parse(bytes: &[u8], options: &Options) -> Result<Self, OcrError> {
        let (words, word_bytes) = (options.max_cells, options.max_cell_text);
        ocr::parse(bytes, &OcrLimits { bytes: options.max_ocr, pages: options.pdf.pages, words, word_bytes })
    }
}

/// The document that a layout shows: what [`read`] does once the format is out of the way.
///
/// # Errors
///
/// When nothing in it speaks of a budget, it names no fiscal year and the options give none, or their deadline passes.
#[doc(alias = "识别")]
pub fn recognise(layout: &Layout, format: FileFormat, options: &Options) -> Result<Reading, ReadError> {
    let longest = layout.blocks.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line.text.len()),
        Block::Grid(_) => None,
    });
    if let Some(longest) = longest.max().filter(|longest| *longest > options.max_line) {
        return Err(ReadError::too_large(Quantity::LineBytes, longest as u64, options.max_line as u64));
    }
    if !speaks_of_a_budget(layout) {
        return Err(ReadError::no_budget(format));
    }
    let disclosure = crate::recognise::recognise(layout, options)?;
    Ok(Reading { disclosure, format })
}

/// Whether a layout has a table, speaks of a budget or of money. What is neither is no document with nothing to find in it.
fn speaks_of_a_budget(layout: &Layout) -> bool {
    layout.blocks.iter().any(|block| match block {
        Block::Line(line) => speaks_of_budget(&line.text) || states_amount(&line.text),
        Block::Grid(_) => true,
    })
}

/// The last wall around libraries that trust what a file says of itself. It is not relied on: a program that aborts on
/// panic has none, and no wall stops an allocation or a stack that is too large. So the libraries are given nothing that
/// is known to bring them down (`excel/parts.rs`), and for the fuzzers a panic that is caught here is a finding. What
/// they have not found yet is an error here, and no panic.
fn walled(format: FileFormat, read: impl FnOnce() -> Result<Layout, ReadError>) -> Result<Layout, ReadError> {
    let gave_up = |_| {
        Err(ReadError::damaged(format, Note::new("内部记录相互矛盾", "its records contradict each other")))
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(gave_up)
}

fn json(bytes: &[u8]) -> Result<Reading, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let disclosure = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => {
            let (line, column) = (error.line(), error.column());
            let what = note!("在第 {line} 行第 {column} 列中断", "{error}");
            ReadError::truncated(FileFormat::Json, what)
        }
        _ => ReadError::damaged(FileFormat::Json, of_program(&error)),
    })?;
    Ok(Reading { disclosure, format: FileFormat::Json })
}

#[cfg(test)]
mod tests;

//! What a reader may know beforehand, and how much it accepts.

use std::time::Instant;

use cn_budget::{Disclosure, FiscalYear, Stage, fact::Lexicon};

use crate::{Ocr, PdfLimits};

/// What is known of a document beforehand, and the limits that a reader keeps to (读取选项).
///
/// The limits are far above every document that a department publishes; what exceeds one is refused with an error that
/// names it ([`ReadError::is_too_large`](crate::ReadError::is_too_large)), before it is read.
///
/// ```
/// use cn_budget::FiscalYear;
/// use cn_budget_read::Options;
///
/// let mut options = Options::default();
/// options.fiscal_year = FiscalYear::new(2024).ok();
/// assert_eq!(options.max_bytes, 64 << 20);
/// ```
#[doc(alias = "读取选项")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The department, where the document does not name it.
    #[doc(alias = "部门")]
    pub department: Option<String>,
    /// The fiscal year, where the document does not name it.
    #[doc(alias = "预算年度")]
    pub fiscal_year: Option<FiscalYear>,
    /// Budget or final account, where the document does not say.
    #[doc(alias = "预决算")]
    pub stage: Option<Stage>,
    /// The department, whatever the document names.
    pub force_department: Option<String>,
    /// The fiscal year, whatever the document names.
    pub force_fiscal_year: Option<FiscalYear>,
    /// Budget or final account, whatever the document says.
    pub force_stage: Option<Stage>,
    /// The words by which titles and headings are read, those of a province's forms among them.
    #[doc(alias = "词表")]
    pub lexicon: Lexicon,
    /// What an OCR program found on the pages of a PDF that have no text, or on a picture. A document of another format is
    /// refused with it.
    ///
    /// ```
    /// use cn_budget_read::{FileFormat, Ocr, Options, read};
    ///
    /// let mut options = Options::default();
    /// let picture = b"\x89PNG\r\n\x1a\n";
    /// assert!(read(picture, &options).unwrap_err().is_unknown_format());
    /// let json = r#"{"pages": [{"page": 1, "width": 800, "height": 1100, "words": [
    ///     {"text": "某局2024年部门预算", "box": [200, 300, 600, 340]}
    /// ]}]}"#;
    /// options.ocr = Some(Ocr::parse(json.as_bytes(), &options)?);
    /// let reading = read(picture, &options)?;
    /// assert_eq!((reading.format, reading.disclosure.fiscal_year.get()), (FileFormat::Picture, 2024));
    /// assert_eq!(reading.disclosure.ocr[0].page, Some(1), "figures of this page are marked");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "文字识别")]
    pub ocr: Option<Ocr>,
    /// The largest input, in bytes: 64 MiB.
    pub max_bytes: usize,
    /// The largest OCR result, in bytes: 32 MiB. A page has some 400 texts of 100 bytes, so that it is one of 800 pages.
    pub max_ocr: usize,
    /// What an archive may hold once decompressed, in bytes: 256 MiB.
    pub max_decompressed: u64,
    /// What a PDF may cost besides: its pages, its streams, its operators. An OFD document keeps to the same bounds: a part of
    /// it is a stream, an element of one an object and a step, a character a step.
    pub pdf: PdfLimits,
    /// The most sheets of a workbook: 256.
    pub max_sheets: usize,
    /// The most cells of a document, blank ones of a row with text or borders included: 1,000,000. What a province
    /// publishes of all its departments together has some hundred thousand.
    pub max_cells: usize,
    /// The longest text of a cell, in bytes: 1 MiB.
    pub max_cell_text: usize,
    /// The longest line or paragraph outside the tables, in bytes: 256 KiB. The longest that is printed has some ten
    /// thousand.
    pub max_line: usize,
    /// Until when the document is to be read; without an end unless it is given. The reader asks between steps (a page of a
    /// PDF, a piece of an archive, a line, a table), so that it stops soon after and not at once. A program that reads in
    /// one process bounds its time by this; what is slow within a step only a process of its own stops.
    ///
    /// ```
    /// use std::time::{Duration, Instant};
    /// use cn_budget_read::{Options, read};
    ///
    /// let mut options = Options::default();
    /// options.deadline = Some(Instant::now() + Duration::from_secs(10));
    /// let text = "某局2024年部门预算\n".as_bytes();
    /// assert!(read(text, &options).is_ok());
    /// options.deadline = Some(Instant::now());
    /// assert!(read(text, &options).unwrap_err().is_past_deadline());
    /// ```
    #[doc(alias = "时限")]
    pub deadline: Option<Instant>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            department: None,
            fiscal_year: None,
            stage: None,
            force_department: None,
            force_fiscal_year: None,
            force_stage: None,
            lexicon: Lexicon::new(),
            ocr: None,
            max_bytes: 64 << 20,
            max_ocr: 32 << 20,
            max_decompressed: 256 << 20,
            pdf: PdfLimits::default(),
            max_sheets: 256,
            max_cells: 1_000_000,
            max_cell_text: 1 << 20,
            max_line: 256 << 10,
            deadline: None,
        }
    }
}

impl Options {
    /// Gives a document that says itself what it is, such as JSON or a folder of CSV files, what is known of it besides.
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Stage};
    /// use cn_budget_read::Options;
    ///
    /// let mut options = Options::default();
    /// (options.department, options.force_fiscal_year) = (Some("某局".into()), FiscalYear::new(2024).ok());
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2023), Stage::Budget);
    /// options.complete(&mut document);
    /// assert_eq!((document.department.as_str(), document.fiscal_year.get()), ("教育局", 2024));
    /// ```
    pub fn complete(&self, document: &mut Disclosure) {
        let fills = self.department.as_ref().filter(|_| document.department.is_empty());
        if let Some(department) = self.force_department.as_ref().or(fills) {
            document.department.clone_from(department);
        }
        document.fiscal_year = self.force_fiscal_year.unwrap_or(document.fiscal_year);
        document.stage = self.force_stage.unwrap_or(document.stage);
    }
}

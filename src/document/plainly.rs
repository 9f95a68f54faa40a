//! A document without the spellings of its figures and without their places.

use crate::document::{Disclosure, Place};
use crate::table::Cell;

impl Disclosure {
    /// The same document with every figure in plain digits (规范写法): `9,682.88` as 9682.88, a code with the digits of its
    /// canonical one, nothing of where it was read, and a blank cell for each that a row lacks. So a folder of CSV files keeps
    /// it, where every table is in one unit and no row is wider than its headings.
    ///
    /// ```
    /// use cn_budget::document::{RowRole, SheetRow};
    /// use cn_budget::{Cell, Disclosure, FiscalYear, Sheet, Stage, Unit};
    ///
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// let mut sheet = Sheet::new("支出表");
    /// sheet.headers = vec!["合计".to_owned()];
    /// let figure = Cell::spelled("9682.88 万元".parse()?, "9,682.88");
    /// sheet.rows.push(SheetRow::new(RowRole::Total, "合计", vec![figure]));
    /// sheet.unit = Some(Unit::TenThousandYuan);
    /// document.sheets.push(sheet);
    /// assert_eq!(document.plainly().sheets[0].rows[0].cells[0].text(), "9682.88");
    /// # Ok::<(), cn_budget::value::PrintedError>(())
    /// ```
    #[doc(alias = "规范写法")]
    #[must_use]
    pub fn plainly(&self) -> Self {
        let mut plain = self.clone();
        for sheet in &mut plain.sheets {
            for row in &mut sheet.rows {
                row.printed_code = None;
                (row.place, row.positions) = (Place::default(), Vec::new());
                for cell in &mut row.cells {
                    *cell = cell.figure().map_or_else(|| cell.clone(), Cell::from);
                }
                // A row that is wider than the headings keeps what it prints.
                row.cells.resize(row.cells.len().max(sheet.headers.len()), Cell::BLANK);
                if !row.texts.is_empty() {
                    row.texts.resize(row.texts.len().max(sheet.text_headers.len()), String::new());
                }
            }
            (sheet.place, sheet.worksheet) = (Place::default(), None);
        }
        for section in &mut plain.sections {
            (section.place, section.worksheet) = (Place::default(), None);
            for paragraph in &mut section.paragraphs {
                (paragraph.place, paragraph.lines) = (Place::default(), Vec::new());
            }
        }
        plain
    }
}

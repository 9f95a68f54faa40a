//! What a table says its figures are of (口径): its title, its headings, its rows.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::aspect::{Axis, Nature};
use super::column_sums::column_sums;
use super::formula::declared_sums;
use super::heading::{ColumnReading, TitleReading, tell_years};
use super::lexicon::Lexicon;
use crate::catalog::Catalog;
use crate::document::{Disclosure, RowRole, Sheet, SheetRow, with_codes};
use crate::table::{ColumnEquation, Reading, TableKind};
use crate::value::{EconomicCode, FiscalYear, FunctionalCode};

/// What a table says of itself.
#[doc(alias = "口径")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SheetReading {
    /// Its title.
    pub title: TitleReading,
    /// Its columns of figures.
    pub columns: Vec<ColumnReading>,
    /// What its rows are by.
    pub axis: Option<Axis>,
    /// Whether its rows stand in two or more panels, each with a side: a balance.
    pub panels: bool,
    /// Whether it has a total and no other row.
    pub(super) total_alone: bool,
    /// The sums that the form declares of its columns.
    declared: Vec<ColumnEquation>,
}

impl SheetReading {
    /// Whether the rows are projects, which have their own names beside the code of their item: of a table of project expenditure, or
    /// of the aims of projects (绩效目标).
    pub(crate) fn lists_projects(&self, sheet: &Sheet) -> bool {
        self.title.said.nature == Some(Nature::Project) || sheet.kind == Some(TableKind::Performance)
    }

    /// Reads a table. Of the years in its headings, the latest is taken for its own.
    pub fn of(sheet: &Sheet, lexicon: &Lexicon) -> Self {
        Self::read(sheet, lexicon, None)
    }

    /// Reads a table of a document of this year: a heading of another year is of that, also where it is the only one.
    ///
    /// ```
    /// use cn_budget::{FiscalYear, Sheet, fact::{Lexicon, Period, SheetReading}};
    ///
    /// let mut sheet = Sheet::new("部门支出表");
    /// sheet.headers = vec!["2023年执行数".into(), "本年预算数".into()];
    /// let reading = SheetReading::in_year(&sheet, &Lexicon::new(), FiscalYear::constant(2024));
    /// assert_eq!(reading.columns[0].aspects().period, Some(Period::Previous));
    /// ```
    #[doc(alias = "口径")]
    pub fn in_year(sheet: &Sheet, lexicon: &Lexicon, year: FiscalYear) -> Self {
        Self::read(sheet, lexicon, Some(year))
    }

    fn read(sheet: &Sheet, lexicon: &Lexicon, year: Option<FiscalYear>) -> Self {
        let title = lexicon.title(&sheet.title);
        let mut columns: Vec<ColumnReading> =
            sheet.headers.iter().map(|header| lexicon.heading(header)).collect();
        tell_years(&mut columns, year);
        let declared = declared_sums(&sheet.headers, &sheet.column_numbers, &columns);
        let blocks = sheet.rows.iter().filter_map(|row| row.block.as_deref());
        let panels = blocks.into_iter().any(|block| block == "收入" || block.starts_with("支出"));
        let axis = axis_of_codes(&sheet.rows).or_else(|| axis_of_rows(&sheet.rows)).or(title.said.axis);
        let total_alone = sheet.rows.iter().all(|row| row.role == RowRole::Total);
        Self { title, columns, axis, panels, total_alone, declared }
    }

    /// Which of these columns sum to which: as the form declares it, and where it declares nothing, as the headings say.
    pub(crate) fn column_sums(&self, printed: &[usize]) -> Vec<ColumnEquation> {
        let mut sums = column_sums(&self.columns, printed);
        if self.declared.is_empty() {
            return sums;
        }
        let cells = |sum: &ColumnEquation| [&[sum.whole][..], &sum.with_whole, &sum.parts].concat();
        let is_printed = |sum: &&ColumnEquation| cells(sum).iter().all(|column| printed.contains(column));
        let declared: Vec<ColumnEquation> = self.declared.iter().filter(is_printed).cloned().collect();
        // What the headings say for certain, the columns on the same sides, needs no form to declare it.
        let sides = |sum: &ColumnEquation| {
            let left = core::iter::once(sum.whole).chain(sum.with_whole.iter().copied());
            let sides: [BTreeSet<usize>; 2] = [left.collect(), sum.parts.iter().copied().collect()];
            BTreeSet::from(sides)
        };
        let is_certain = |said: &ColumnEquation| {
            sums.iter().any(|sum| sum.reading == Reading::Certain && sides(sum) == sides(said))
        };
        let declared: Vec<ColumnEquation> = declared.into_iter().filter(|said| !is_certain(said)).collect();
        // What is declared of a column stands before another split of the same columns.
        let is_declared = |sum: &ColumnEquation| {
            declared
                .iter()
                .any(|said| cells(sum).iter().filter(|column| cells(said).contains(column)).count() > 1)
        };
        sums.retain(|sum| !is_declared(sum));
        sums.extend(declared);
        sums
    }
}

/// What every table of a document says of itself, read once for all who ask: the identities within the tables, the facts of
/// their figures, the columns that are worked out.
#[derive(Clone, Debug)]
pub(crate) struct SheetReadings<'l> {
    pub(crate) lexicon: &'l Lexicon,
    /// In the order of the tables. What a table is of does not hang on its figures: it stays when they are read in another
    /// unit.
    pub(crate) of_sheets: Vec<SheetReading>,
}

impl<'l> SheetReadings<'l> {
    /// Reads the tables of a document, those without codes by the codes that their names say.
    pub(crate) fn of(document: &Disclosure, lexicon: &'l Lexicon) -> Self {
        let catalog = Catalog::for_year(document.fiscal_year);
        let read = |sheet: &Sheet| {
            let sheet = with_codes(Cow::Borrowed(sheet), &catalog);
            SheetReading::in_year(&sheet, lexicon, document.fiscal_year)
        };
        Self { lexicon, of_sheets: document.sheets.iter().map(read).collect() }
    }

    /// The tables of the document, each with what it says of itself.
    pub(crate) fn beside<'a>(
        &'a self,
        document: &'a Disclosure,
    ) -> impl Iterator<Item = (&'a Sheet, &'a SheetReading)> {
        document.sheets.iter().zip(&self.of_sheets)
    }
}

/// What the codes of the rows are: most of them decide.
fn axis_of_codes(rows: &[SheetRow]) -> Option<Axis> {
    let (mut function, mut economic, mut government) = (0, 0, 0);
    for code in rows.iter().filter_map(|row| row.code.as_deref()) {
        match code.as_bytes().first() {
            Some(b'2') if code.parse::<FunctionalCode>().is_ok() => function += 1,
            Some(b'3') if code.parse::<EconomicCode>().is_ok() => economic += 1,
            Some(b'5') if code.len() <= 5 => government += 1,
            _ => {}
        }
    }
    let most =
        [(function, Axis::Function), (economic, Axis::Economic), (government, Axis::GovernmentEconomic)];
    most.into_iter().filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, axis)| axis)
}

/// What the roles of the rows say. Projects alone are no table by unit.
fn axis_of_rows(rows: &[SheetRow]) -> Option<Axis> {
    let any = |roles: &[RowRole]| rows.iter().any(|row| roles.contains(&row.role));
    any(&[RowRole::Unit, RowRole::Department, RowRole::Personnel, RowRole::Operating]).then_some(Axis::Unit)
}

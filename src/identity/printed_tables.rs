//! The tables of a document, typed but as printed (公开表).

use super::cell_ref::CellRef;
use crate::document::{Disclosure, Sheet, SheetKey};
use crate::table::each_table;
use crate::table::{
    AppropriationColumn, BalanceRow, BasicProjectColumn, BudgetColumn, Cell, CellOrigin, ColumnSet,
    EconomicColumn, EconomicRow, ExpenditureColumn, Fault, FunctionalRow, FundAccountColumn, FundingColumn,
    PrintedTable, RevenueColumn, TableKind, ThreePublicColumn, ThreePublicRow, UnitRow, Violations,
};
use crate::value::FiscalYear;

/// The tables of a document, budget or final account.
macro_rules! printed {
    (
        budget { $($budget:tt)* }
        account { $($account:tt)* }
        listed { $($listed:tt)* }
    ) => {
        printed_fields! { $($budget)* $($account)* }
    };
}

/// See [`printed`].
macro_rules! printed_fields {
    ($($(#[$meta:meta])* $field:ident: $kind:ident, $row:ty, $column:ty { $($form:tt)* })+) => {
        /// The tables of a document, budget or final account, typed but as printed: some may be missing, any may be
        /// wrong.
        ///
        /// ```
        /// use cn_budget::{Disclosure, identity::PrintedTables};
        ///
        /// let huizhou = Disclosure::from_csv_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023"))?;
        /// let tables = PrintedTables::read(&huizhou)?;
        /// assert!(tables.expenditure().unwrap().clone().verify().is_ok());
        /// assert!(tables.revenue().unwrap().clone().verify().is_err(), "its revenue table is incomplete");
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[doc(alias = "公开表")]
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct PrintedTables {
            $(pub(crate) $field: Option<PrintedTable<$row, $column>>,)+
        }

        impl PrintedTables {
            $(
                $(#[$meta])*
                pub const fn $field(&self) -> Option<&PrintedTable<$row, $column>> {
                    self.$field.as_ref()
                }
            )+

            /// The tables of a document, as far as it has them.
            ///
            /// # Errors
            ///
            /// What cannot be typed: see [`Sheet::typed`]. Every violation names its table.
            pub fn read(document: &Disclosure) -> Result<Self, Violations> {
                let (tables, violations) = Self::read_some(document);
                if violations.is_empty() { Ok(tables) } else { Err(violations) }
            }

            /// The tables of a document as far as they can be typed, and what cannot: see [`Sheet::typed_some`].
            pub fn read_some(document: &Disclosure) -> (Self, Violations) {
                let mut violations = Violations::default();
                let tables = Self {
                    $($field: read(document, TableKind::$kind, &mut violations),)+
                };
                (tables, violations)
            }

            /// The name of a row and the heading of a column, as the tables know them.
            pub fn describe(&self, cell: CellRef) -> Option<(String, String)> {
                match cell.table {
                    $(TableKind::$kind => describe(self.$field.as_ref()?, cell),)+
                    _ => None,
                }
            }

            /// The sheets of a document with these tables, in the wording of the Guangdong form.
            pub fn sheets(&self, year: FiscalYear) -> Vec<Sheet> {
                let sheets = [
                    $(self.$field.as_ref().map(|table| Sheet::of_table(TableKind::$kind, year, table)),)+
                ];
                sheets.into_iter().flatten().collect()
            }

            /// The rows of a table that stand twice where a row should stand once, by their index in the sheet; `None`
            /// where the table is not there.
            pub(crate) fn repeated_rows(&self, table: TableKind) -> Option<Vec<usize>> {
                let rows = match table {
                    $(TableKind::$kind => self.$field.as_ref()?.repeated(),)+
                    _ => return None,
                };
                Some(rows.into_iter().map(|row| self.row_of_sheet(CellRef::new(table, row, 0))).collect())
            }

            /// Where a cell was read: in which table of the document, row and heading. `None` where the tables were
            /// not read from a document, or have no such row.
            ///
            /// ```
            /// use cn_budget::identity::{CellRef, PrintedTables};
            /// use cn_budget::{Disclosure, TableKind};
            ///
            /// let huizhou = Disclosure::huizhou_2023()?;
            /// let tables = PrintedTables::read(&huizhou)?;
            /// let origin = tables.origin(CellRef::new(TableKind::Expenditure, 0, 1)).expect("it was read");
            /// let sheet = &huizhou.sheets[origin.sheet];
            /// assert_eq!(sheet.rows[origin.row].label, "合计");
            /// assert_eq!(origin.heading.map(|heading| sheet.headers[heading].as_str()), Some("基本支出"));
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            #[doc(alias = "出处")]
            pub fn origin(&self, cell: CellRef) -> Option<CellOrigin> {
                match cell.table {
                    $(TableKind::$kind => self.$field.as_ref()?.origin(cell.row, cell.column),)+
                    _ => None,
                }
            }

            /// What stands in a cell.
            pub fn cell(&self, cell: CellRef) -> Option<&Cell> {
                match cell.table {
                    $(TableKind::$kind => at(self.$field.as_ref()?, cell),)+
                    _ => None,
                }
            }
        }
    };
}

each_table!(printed);

impl PrintedTables {
    /// The row of the sheet that a cell was read from, from 0.
    pub(crate) fn row_of_sheet(&self, cell: CellRef) -> usize {
        self.origin(cell).map_or(cell.row, |origin| origin.row)
    }
}

/// The table of a kind in a document, as far as it can be typed; what cannot is a violation.
pub(super) fn read<K: SheetKey, C: ColumnSet>(
    document: &Disclosure,
    kind: TableKind,
    violations: &mut Violations,
) -> Option<PrintedTable<K, C>> {
    let (index, sheet) = document.sheets.iter().enumerate().find(|(_, sheet)| sheet.kind == Some(kind))?;
    if document.sheets.iter().filter(|sheet| sheet.kind == Some(kind)).count() > 1 {
        let fault = Fault::new("文件中该表不止一张", "the document has more than one such table");
        violations.take(kind.title(), fault.into());
    }
    let (table, others) = sheet.typed_some(document.fiscal_year);
    violations.take(kind.title(), others);
    Some(table?.of_sheet(index))
}

fn describe<K: SheetKey, C: ColumnSet>(
    table: &PrintedTable<K, C>,
    cell: CellRef,
) -> Option<(String, String)> {
    let (key, _) = table.row(cell.row)?;
    Some((key.to_string(), C::COLUMNS.get(cell.column)?.to_string()))
}

fn at<K: SheetKey, C: ColumnSet>(table: &PrintedTable<K, C>, cell: CellRef) -> Option<&Cell> {
    let (_, figures) = table.row(cell.row)?;
    Some(&figures[*C::COLUMNS.get(cell.column)?])
}

#[cfg(all(test, feature = "csv"))]
mod tests {
    use super::*;

    #[test]
    fn a_cell_knows_its_row_of_the_sheet_where_rows_above_it_could_not_be_typed() {
        let mut document = Disclosure::huizhou_2023().unwrap();
        let (index, sheet) = document
            .sheets
            .iter_mut()
            .enumerate()
            .find(|(_, sheet)| sheet.kind == Some(TableKind::GeneralByFunction))
            .unwrap();
        sheet.rows[1].code = Some("2O1".to_owned());
        sheet.headers.reverse();
        sheet.rows.iter_mut().for_each(|row| row.cells.reverse());
        let last = sheet.headers.len() - 1;
        let (tables, violations) = PrintedTables::read_some(&document);
        assert!(!violations.is_empty());
        let origin = |row, column| tables.origin(CellRef::new(TableKind::GeneralByFunction, row, column));
        let expected = |row, heading| Some(CellOrigin { sheet: index, row, heading });
        assert_eq!(origin(0, 0), expected(0, Some(last)));
        assert_eq!(
            origin(1, 0),
            expected(2, Some(last)),
            "the row that could not be typed is none of the table"
        );
        let previous = crate::table::BasicProjectColumn::Previous.index();
        assert_eq!(origin(1, previous), expected(2, None), "the form does not print the year before");
        let rows = tables.general_by_function().unwrap().rows().len();
        assert_eq!(origin(rows, 0), None);
    }

    /// Types the tables of the founding document, writes them in the wording of the form, and expects the print.
    #[test]
    fn the_forms_word_the_tables_as_printed() {
        let document = Disclosure::huizhou_2023().unwrap();
        let written = PrintedTables::read(&document).unwrap().sheets(document.fiscal_year);
        assert_eq!(written.len(), 12);
        for (written, printed) in written.into_iter().zip(document.sheets) {
            let plain = |sheet: &Sheet| {
                let rows = sheet.rows.iter().cloned();
                rows.map(|row| (row.role, row.block, row.code, row.label, row.cells)).collect::<Vec<_>>()
            };
            assert_eq!((&written.title, &written.headers), (&printed.title, &printed.headers));
            assert_eq!((written.unit, &written.completeness), (printed.unit, &printed.completeness));
            assert_eq!(plain(&written), plain(&printed), "{}", printed.title);
        }
    }
}

//! The tables of a department's document, typed: computed from a budget, read off a document, or verified.

mod cross;
mod find;
mod heads;
mod term;
mod within;

use core::fmt;
use std::sync::Arc;

pub(crate) use find::{RowsByKey, find, only};

use crate::budget::{Budget, Tables};
use crate::document::{Disclosure, Sheet, SheetKey};
use crate::fact::Lexicon;
use crate::table::each_table;
use crate::table::{
    AppropriationColumn, BalanceRow, BasicProjectColumn, BudgetColumn, Cell, CellOrigin, ColumnSet,
    EconomicColumn, EconomicRow, ExpenditureColumn, Fault, FunctionalRow, FundAccountColumn, FundingColumn,
    IdentityKind, PrintedTable, Relation, RevenueColumn, Table, TableError, TableKind, ThreePublicColumn,
    ThreePublicRow, UnitRow, Violation, Violations,
};
use crate::value::Exact;
use crate::value::{Counts, FiscalYear, Outcome, Rounding, Stage, Undecidable, Unit, Verdict};

/// What a document gives of the tables of a budget.
macro_rules! twelve {
    (
        budget { $($(#[$meta:meta])* $field:ident: $kind:ident, $row:ty, $column:ty { $($form:tt)* })+ }
        account { $($account:tt)* }
        listed { $($listed:tt)* }
    ) => {
        impl Tables<Cell> {
            /// The sheets of a document with these tables, in the wording of the Guangdong form.
            pub fn sheets(&self, year: FiscalYear) -> Vec<Sheet> {
                vec![$(Sheet::of_table(TableKind::$kind, year, &self.$field.clone().into()),)+]
            }
        }

        impl TryFrom<&Disclosure> for Tables<Cell> {
            type Error = Violations;

            /// The tables of a document, if every identity within and across them holds.
            ///
            /// # Errors
            ///
            /// All violations, each with its table, row and column:
            ///
            /// - a table is missing, stands twice, is incomplete, or cannot be typed ([`Sheet::typed`]);
            /// - the balance or the expenditure table prints no figure;
            /// - an identity within a table is broken or cannot be decided ([`PrintedTable::verify`]);
            /// - an identity across the tables is broken, or cannot be decided because something is not there
            ///   ([`Undecidable::is_gap`]). Those that a sound document may break are left out: see
            ///   [`Relation::is_certain`].
            fn try_from(document: &Disclosure) -> Result<Self, Violations> {
                let mut violations = Violations::default();
                $(
                    if document.sheet(TableKind::$kind).is_none() {
                        violations.take(TableKind::$kind.title(), Fault::new("缺少该表", "the table is missing").into());
                    }
                    let $field = read(document, TableKind::$kind, &mut violations);
                )+
                let printed = PrintedTables { $($field,)+ ..PrintedTables::default() };
                // What hangs on a table that is not there, or not whole, is told with that table.
                let whole = [$(printed.$field.as_ref().is_some_and(|table| table.completeness().is_complete())),+];
                let whole = whole.iter().all(|whole| *whole);
                for check in cross::checks(&printed, Checks::default()).finish() {
                    let outcome = check.verdict.outcome();
                    let gap = check.verdict.reason().is_some_and(Undecidable::is_gap);
                    let open = outcome == Outcome::Broken || (whole && gap);
                    if check.relation.is_certain() && open {
                        violations.append(check.violation(document));
                    }
                }
                for (kind, empty) in [
                    (TableKind::Balance, printed.balance.as_ref().is_some_and(prints_nothing)),
                    (TableKind::Expenditure, printed.expenditure.as_ref().is_some_and(prints_nothing)),
                ] {
                    if empty {
                        violations.take(kind.title(), Fault::new("全表没有数字", "the table prints no figure").into());
                    }
                }
                $(let $field = verify(TableKind::$kind, printed.$field, &mut violations);)+
                match ($($field,)+) {
                    ($(Some($field),)+) if violations.is_empty() => Ok(Self { $($field,)+ }),
                    _ => Err(violations),
                }
            }
        }
    };
}

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

each_table!(twelve);
each_table!(printed);

impl Budget {
    /// The document that prints this budget: the twelve tables in the wording of the Guangdong form.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds, or a figure cannot be printed: see [`Printed::round`](crate::value::Printed::round).
    pub fn print(&self, unit: Unit, decimals: u32, rounding: Rounding) -> Result<Disclosure, TableError> {
        let mut document = Disclosure::new(self.department(), self.fiscal_year(), Stage::Budget);
        document.sheets = self.tables()?.print(unit, decimals, rounding)?.sheets(self.fiscal_year());
        Ok(document)
    }
}

impl PrintedTables {
    /// How an identity over cells of these tables ends. A cell that is not there makes it undecidable, and so does one
    /// that was not read.
    pub fn judge(&self, identity: &OwnIdentity) -> TableCheck {
        let verdict = term::verdict_of(self, &identity.whole, &identity.parts, identity.tie());
        let mut checks = Checks::default();
        let origin = |cell: &CellRef| self.origin(*cell);
        let sides = (identity.whole.iter().filter_map(origin), identity.parts.iter().filter_map(origin));
        checks.push(Relation::Own(identity.kind), sides, identity.tie(), verdict);
        let mut checks = checks.finish();
        checks.swap_remove(0)
    }

    /// The row of the sheet that a cell was read from, from 0.
    pub(crate) fn row_of_sheet(&self, cell: CellRef) -> usize {
        self.origin(cell).map_or(cell.row, |origin| origin.row)
    }
}

impl Disclosure {
    /// Every identity within and across the tables, and how it ends (勾稽关系审核): those within every table that has rows
    /// and figures, and those across the tables that are typed.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Outcome};
    ///
    /// let huizhou = Disclosure::huizhou_2023()?;
    /// let broken = huizhou.checks().into_iter().filter(|check| check.verdict().outcome() == Outcome::Broken);
    /// assert!(broken.into_iter().all(|check| !check.relation().is_certain()));
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "勾稽关系审核")]
    pub fn checks(&self) -> Vec<TableCheck> {
        let (tables, _) = PrintedTables::read_some(self);
        checks(self, &tables, &Lexicon::new())
    }

    /// How many checks ended how: those that a sound document may break are left out, see [`Relation::is_certain`].
    ///
    /// ```
    /// use cn_budget::{Disclosure, Outcome};
    ///
    /// let counts = Disclosure::huizhou_2023()?.counts();
    /// assert_eq!(counts[Outcome::Broken], 0);
    /// assert!(counts[Outcome::Undecidable] > 0, "its revenue table is incomplete");
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for check in self.checks().iter().filter(|check| check.relation.is_certain()) {
            counts.count(check.verdict.outcome());
        }
        counts
    }

    /// What stands in a cell: a blank where the table does not print its column.
    pub fn cell(&self, cell: CellOrigin) -> Option<&Cell> {
        let row = self.sheets.get(cell.sheet)?.rows.get(cell.row)?;
        Some(cell.heading.and_then(|heading| row.cells.get(heading)).unwrap_or(&Cell::BLANK))
    }
}

/// Every identity within and across the tables of a document.
pub(crate) fn checks(document: &Disclosure, tables: &PrintedTables, lexicon: &Lexicon) -> Vec<TableCheck> {
    cross::checks(tables, within::checks(document, lexicon)).finish()
}

/// A cell by its table, the index of its row and the index of its column among the table's columns.
#[doc(alias = "单元格")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct CellRef {
    /// The table.
    pub table: TableKind,
    /// The row, from 0, among those of the typed table.
    pub row: usize,
    /// The column, from 0, in the order of the column set.
    pub column: usize,
}

impl CellRef {
    /// The cell in this row of the typed table and this column of its set, both from 0.
    pub const fn new(table: TableKind, row: usize, column: usize) -> Self {
        Self { table, row, column }
    }

    /// The cell in this row of the typed table, from 0, and this column.
    pub(crate) fn of(table: TableKind, row: usize, column: impl ColumnSet) -> Self {
        Self::new(table, row, column.index())
    }
}

/// One identity of a document: which cells it ties, and how it ended.
#[doc(alias = "勾稽关系")]
#[derive(Clone)]
pub struct TableCheck {
    pub(crate) relation: Relation,
    pub(crate) tie: Tie,
    pub(crate) verdict: Verdict,
    /// The cells of all identities of the document, one after the other: a list for each would cost more than all sums.
    store: Arc<[CellOrigin]>,
    /// Where the whole stands in the store, where the parts begin, and where they end.
    places: [usize; 3],
}

/// Identities as they are judged, their cells in one store.
#[derive(Default)]
struct Checks {
    list: Vec<TableCheck>,
    store: Vec<CellOrigin>,
}

impl Checks {
    fn push(
        &mut self,
        relation: Relation,
        (whole, parts): (impl Iterator<Item = CellOrigin>, impl Iterator<Item = CellOrigin>),
        tie: Tie,
        verdict: Verdict,
    ) {
        let start = self.store.len();
        self.store.extend(whole);
        let part = self.store.len();
        self.store.extend(parts);
        let places = [start, part, self.store.len()];
        self.list.push(TableCheck { relation, tie, verdict, store: Arc::default(), places });
    }

    fn finish(self) -> Vec<TableCheck> {
        let store: Arc<[CellOrigin]> = self.store.into();
        let mut list = self.list;
        for check in &mut list {
            check.store = Arc::clone(&store);
        }
        list
    }
}

/// An identity of a rule outside this crate (自定勾稽关系): a sum over cells of the tables.
///
/// ```
/// use cn_budget::identity::{CellRef, OwnIdentity, PrintedTables};
/// use cn_budget::table::IdentityKind;
/// use cn_budget::{Disclosure, Outcome, TableKind};
///
/// const SAME: IdentityKind = IdentityKind::new("OWN002", "支出 = 支出", "expenditure is itself");
/// let tables = PrintedTables::read(&Disclosure::huizhou_2023()?)?;
/// let total = CellRef::new(TableKind::Expenditure, 0, 0);
/// let check = tables.judge(&OwnIdentity::new(&SAME, vec![total], vec![total]));
/// assert_eq!(check.verdict().outcome(), Outcome::Held);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "自定勾稽关系")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnIdentity {
    kind: &'static IdentityKind,
    whole: Vec<CellRef>,
    parts: Vec<CellRef>,
}

impl OwnIdentity {
    /// The cells of the whole sum to what the cells of the parts do, or to [at most](IdentityKind::at_most) that, as their
    /// kind says.
    pub const fn new(kind: &'static IdentityKind, whole: Vec<CellRef>, parts: Vec<CellRef>) -> Self {
        Self { kind, whole, parts }
    }

    const fn tie(&self) -> Tie {
        if self.kind.equation { Tie::Equal(Exact(0)) } else { Tie::AtMost }
    }
}

/// What an identity says of its two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// They are equal: within the rounding of their figures, and this much of the figures that the identity rests on.
    Equal(Exact),
    /// The side of the whole is at most the other.
    AtMost,
}

impl TableCheck {
    /// The identity.
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// The cell that is the sum; `None` where its row or table is missing.
    pub fn whole(&self) -> Option<CellOrigin> {
        let [whole, parts, _] = self.places;
        self.store[whole..parts].first().copied()
    }

    /// The cells that it sums.
    pub fn parts(&self) -> &[CellOrigin] {
        let [_, parts, end] = self.places;
        &self.store[parts..end]
    }

    /// Further cells on the side of the whole, where that is a sum too.
    pub fn with_whole(&self) -> &[CellOrigin] {
        let [whole, parts, _] = self.places;
        self.store[whole..parts].get(1..).unwrap_or_default()
    }

    /// Every cell that it ties.
    pub fn cells(&self) -> impl Iterator<Item = CellOrigin> {
        let [whole, _, end] = self.places;
        self.store[whole..end].iter().copied()
    }

    /// Whether it says that its two sides are equal; the others say that the whole is at most its parts.
    ///
    /// This is [`Relation::is_equation`], but for an identity that is an equation in some documents alone.
    pub const fn is_equation(&self) -> bool {
        matches!(self.tie, Tie::Equal(_))
    }

    /// How it ended.
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    fn violation(&self, document: &Disclosure) -> Violations {
        let sheet = self.cells().next().and_then(|cell| Some((document.sheets.get(cell.sheet)?, cell)));
        let title = sheet.and_then(|(sheet, _)| sheet.kind).map(TableKind::title);
        let label = |(sheet, cell): (&Sheet, CellOrigin)| {
            let row = sheet.rows.get(cell.row)?;
            Some([row.code.as_deref().unwrap_or_default(), &row.label].join(" ").trim().to_owned())
        };
        let row = sheet.and_then(label).unwrap_or_default();
        let heading = |(sheet, cell): (&Sheet, CellOrigin)| sheet.headers.get(cell.heading?).cloned();
        let column = sheet.and_then(heading).unwrap_or_default();
        let violation = Violation::identity_of(row, column, self.relation, self.verdict).into();
        let mut violations = Violations::default();
        match title {
            Some(title) => violations.take(title, violation),
            None => violations.append(violation),
        }
        violations
    }
}

fn read<K: SheetKey, C: ColumnSet>(
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

fn verify<K: SheetKey, C: ColumnSet>(
    kind: TableKind,
    table: Option<PrintedTable<K, C>>,
    violations: &mut Violations,
) -> Option<Table<K, C, Cell>> {
    let table = table?;
    table.verify().map_err(|others| violations.take(kind.title(), others)).ok()
}

fn prints_nothing<K: SheetKey, C: ColumnSet>(table: &PrintedTable<K, C>) -> bool {
    table.rows().all(|(_, figures)| figures.iter().all(|(_, cell)| cell.is_blank()))
}

impl PartialEq for TableCheck {
    fn eq(&self, other: &Self) -> bool {
        (self.relation, self.tie, self.verdict) == (other.relation, other.tie, other.verdict)
            && self.whole() == other.whole()
            && self.cells().eq(other.cells())
    }
}

impl Eq for TableCheck {}

impl fmt::Debug for TableCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableCheck")
            .field("relation", &self.relation)
            .field("whole", &self.whole())
            .field("with_whole", &self.with_whole())
            .field("parts", &self.parts())
            .field("tie", &self.tie)
            .field("verdict", &self.verdict)
            .finish_non_exhaustive()
    }
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

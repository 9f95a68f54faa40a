//! The twelve tables of a budget: read off a document and verified, or printed as one.

use super::cross;
use super::printed_tables::{PrintedTables, read};
use super::table_check::Checks;
use crate::budget::{Budget, Tables};
use crate::document::{Disclosure, Sheet, SheetKey};
use crate::table::each_table;
use crate::table::{Cell, ColumnSet, Fault, PrintedTable, Table, TableError, TableKind, Violations};
use crate::value::{Amount, FiscalYear, Outcome, Printed, Rounding, Stage, Undecidable, Unit};

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
            ///   [`Relation::is_certain`](crate::table::Relation::is_certain).
            fn try_from(document: &Disclosure) -> Result<Self, Violations> {
                let mut violations = Violations::default();
                $(
                    if document.sheet(TableKind::$kind).is_none() {
                        violations.take(TableKind::$kind.title(), Fault::new("缺少该表", "the table is missing").into());
                    }
                    let $field = read(document, TableKind::$kind, &mut violations);
                )+
                let printed = PrintedTables { $($field,)+ ..PrintedTables::default() };
                // What hangs on a table that is not there, or not whole, is reported with that table.
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

        impl TryFrom<Disclosure> for Tables<Cell> {
            type Error = Violations;

            /// As from a document that is borrowed.
            ///
            /// # Errors
            ///
            /// All violations.
            fn try_from(document: Disclosure) -> Result<Self, Violations> {
                Self::try_from(&document)
            }
        }
    };
}

each_table!(twelve);

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

    /// The document that prints this budget, what is too small for the unit as zero, and how many figures these are
    /// (舍去为零): a department with a line of 40 yuan publishes its tables in 万元 all the same. Sums of such figures may
    /// differ from what is printed by more than rounding explains, as a printed zero is taken for exact.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds, or there are too many decimals.
    ///
    /// ```
    /// use cn_budget::{Amount, Budget, BudgetLine, EconomicCode, FiscalYear, FunctionalCode, FundSource, Purpose};
    /// use cn_budget::{Rounding, Unit, UnitType};
    ///
    /// let line = BudgetLine {
    ///     unit: "教育局".into(),
    ///     unit_type: UnitType::Agency,
    ///     purpose: Purpose::Operating,
    ///     functional: FunctionalCode::constant(2050101),
    ///     economic: EconomicCode::constant(30201),
    ///     government: None,
    ///     source: FundSource::General,
    ///     amount: Amount::from_yuan(40)?,
    /// };
    /// let budget = Budget::new("教育局", FiscalYear::constant(2023), [line])?;
    /// assert!(budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).is_err());
    /// let (document, zeros) = budget.print_with_zeros(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
    /// assert_eq!(document.sheets.len(), 12);
    /// assert!(zeros > 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "舍去为零")]
    pub fn print_with_zeros(
        &self,
        unit: Unit,
        decimals: u32,
        rounding: Rounding,
    ) -> Result<(Disclosure, usize), TableError> {
        let mut zeros = 0;
        let round = |amount: Amount| {
            let figure = Printed::round_or_zero(amount, unit, decimals, rounding)?;
            zeros += usize::from(figure.is_zero() && !amount.is_zero());
            Ok(figure)
        };
        let tables = self.tables()?.print_by(round)?;
        let mut document = Disclosure::new(self.department(), self.fiscal_year(), Stage::Budget);
        document.sheets = tables.sheets(self.fiscal_year());
        Ok((document, zeros))
    }
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

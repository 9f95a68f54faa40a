//! The twelve tables of a department budget, whose identities hold.

use core::fmt::Debug;
use core::ops::Index;

use crate::table::{
    AnyTable, AppropriationColumn, BalanceRow, BasicProjectColumn, BudgetColumn, Cell, EconomicColumn,
    EconomicRow, ExpenditureColumn, FunctionalRow, FundingColumn, RevenueColumn, Table, TableError,
    TableKind, ThreePublicColumn, ThreePublicRow, UnitRow, each_table,
};
use crate::value::{Amount, Printed, PrintedError, Rounding, Unit};

macro_rules! twelve {
    (
        budget { $($(#[$meta:meta])* $field:ident: $kind:ident, $row:ty, $column:ty { $($form:tt)* })+ }
        account { $($account:tt)* }
        listed { $($listed:tt)* }
    ) => {
        /// The twelve tables of a department budget, whose identities hold within and across them.
        ///
        /// [`Budget::tables`](crate::Budget::tables) computes them as [`Amount`]s. `Tables::try_from(&disclosure)` verifies the tables of
        /// a published document, whose figures are [`Cell`]s, or gives all violations.
        ///
        /// ```
        /// use cn_budget::{Budget, FiscalYear, Rounding, Tables, Unit};
        ///
        /// let budget = Budget::new("教育局", FiscalYear::constant(2023), [])?;
        /// let printed = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
        /// assert!(Tables::try_from(&printed).is_ok());
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[doc(alias = "部门预算表")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Tables<V = Amount> {
            $(pub(crate) $field: Table<$row, $column, V>,)+
        }

        impl<V> Tables<V> {
            $(
                $(#[$meta])*
                pub const fn $field(&self) -> &Table<$row, $column, V> {
                    &self.$field
                }
            )+
        }

        impl<V: Debug + 'static> Tables<V> {
            /// Every table with its kind, in the order of the forms, their types of rows and columns aside.
            ///
            /// ```
            /// use cn_budget::{Budget, FiscalYear};
            ///
            /// let tables = Budget::new("教育局", FiscalYear::constant(2024), [])?.tables()?;
            /// let titles: Vec<_> = tables.iter().map(|(kind, _)| kind.title()).collect();
            /// assert_eq!((titles.len(), titles[0]), (12, "收支总体情况表"));
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            #[doc(alias = "各表")]
            pub fn iter(&self) -> impl ExactSizeIterator<Item = (TableKind, &dyn AnyTable<V>)> {
                let tables: Vec<(TableKind, &dyn AnyTable<V>)> = vec![$((TableKind::$kind, &self.$field),)+];
                tables.into_iter()
            }

            /// The table of a kind; `None` for the kinds that no budget has.
            ///
            /// ```
            /// use cn_budget::{Budget, FiscalYear, TableKind};
            ///
            /// let tables = Budget::new("教育局", FiscalYear::constant(2024), [])?.tables()?;
            /// assert!(tables.get(TableKind::ThreePublic).is_some());
            /// assert!(tables.get(TableKind::GovernmentFundAccount).is_none());
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            #[doc(alias = "按表种")]
            pub fn get(&self, kind: TableKind) -> Option<&dyn AnyTable<V>> {
                match kind {
                    $(TableKind::$kind => Some(&self.$field),)+
                    _ => None,
                }
            }
        }

        /// `tables[TableKind::Expenditure]`, for a kind that is one of the twelve: any other panics, where [`Tables::get`] gives `None`.
        impl<V: Debug + 'static> Index<TableKind> for Tables<V> {
            type Output = dyn AnyTable<V>;

            fn index(&self, kind: TableKind) -> &Self::Output {
                match kind {
                    $(TableKind::$kind => &self.$field,)+
                    other => panic!("{} is no table of a budget", other.title()),
                }
            }
        }

        impl Tables {
            /// The tables as a document prints them.
            ///
            /// # Errors
            ///
            /// When a figure cannot be printed: see [`Printed::round`](crate::value::Printed::round).
            pub fn print(&self, unit: Unit, decimals: u32, rounding: Rounding) -> Result<Tables<Cell>, TableError> {
                self.print_by(|amount| Printed::round(amount, unit, decimals, rounding))
            }

            /// The tables as a document prints them, each amount as this function rounds it.
            pub(crate) fn print_by(
                &self,
                mut round: impl FnMut(Amount) -> Result<Printed, PrintedError>,
            ) -> Result<Tables<Cell>, TableError> {
                Ok(Tables { $(
                    $field: self.$field
                        .print_by(&mut round)
                        .map_err(|error| error.in_table(TableKind::$kind.title()))?,
                )+ })
            }
        }

    };
}

each_table!(twelve);

//! A table of whatever rows and columns, for programs that treat all tables alike (任一表).

use core::fmt::Debug;

use super::column_set::ColumnSet;
use super::computed::Table;
use super::row::RowKey;

/// A [`Table`] whose types of rows and columns do not matter (任一表): its rows and columns by their names, as a program needs
/// them that stores or shows every table in the same way.
///
/// ```
/// use cn_budget::{Amount, Budget, BudgetLine, EconomicCode, FiscalYear, FunctionalCode, FundSource, Purpose, TableKind};
/// use cn_budget::UnitType;
///
/// let bureau = BudgetLine::builder("教育局", UnitType::Agency, FundSource::General);
/// let (functional, economic) = (FunctionalCode::constant(2050101), EconomicCode::constant(30217));
/// let line = bureau.line(Purpose::Operating, functional, economic, Amount::from_yuan(46_000)?);
/// let tables = Budget::new("教育局", FiscalYear::constant(2024), [line])?.tables()?;
///
/// let expenditure = &tables[TableKind::Expenditure];
/// assert_eq!(expenditure.columns()[..3], ["合计", "基本支出", "人员经费"]);
/// let rows: Vec<String> = expenditure.rows().into_iter().map(|(name, _)| name).collect();
/// assert_eq!(rows, ["合计", "205", "20501", "2050101"]);
/// assert_eq!(expenditure.figure("20501", "基本支出"), Some(&Amount::from_yuan(46_000)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "任一表")]
pub trait AnyTable<V>: Debug + sealed::Sealed {
    /// The names of the columns, in printed order.
    fn columns(&self) -> Vec<String>;

    /// The rows in printed order, each with its name and one figure a column.
    fn rows(&self) -> Vec<(String, Vec<&V>)>;

    /// The figure of a row and a column by their names; the first such row, should the name recur.
    fn figure(&self, row: &str, column: &str) -> Option<&V> {
        let column = self.columns().iter().position(|name| name == column)?;
        let (_, figures) = self.rows().into_iter().find(|(name, _)| name == row)?;
        figures.get(column).copied()
    }
}

impl<K: RowKey, C: ColumnSet, V: Debug> AnyTable<V> for Table<K, C, V> {
    fn columns(&self) -> Vec<String> {
        C::COLUMNS.iter().map(ToString::to_string).collect()
    }

    fn rows(&self) -> Vec<(String, Vec<&V>)> {
        let named = self.rows().map(|(key, figures)| (key.to_string(), figures.iter()));
        named.map(|(name, figures)| (name, figures.map(|(_, figure)| figure).collect())).collect()
    }
}

mod sealed {
    /// That no other crate has tables of its own: methods may be added.
    pub trait Sealed {}

    impl<K, C, V> Sealed for super::Table<K, C, V> {}
}

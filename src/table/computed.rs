//! Tables whose identities hold, and how they are computed from their lowest rows (预算表).

use core::fmt;
use core::ops::Index;
use std::collections::{BTreeMap, HashMap};

use super::cell::Cell;
use super::code_row::CodeRow;
use super::column_set::ColumnSet;
use super::figures::{Figures, FiguresError};
use super::rollup::{Outline, OutlineFault};
use super::row::RowKey;
use crate::value::{Amount, AmountError, Code, Language, Printed, PrintedError, Rounding, Unit};

/// A table whose identities hold: every sum is the sum of its parts, every row satisfies its columns.
///
/// There are two ways to one. [`Table::from_leaves`] takes the lowest rows as [`Amount`]s and computes the rest.
/// [`PrintedTable::verify`](crate::table::PrintedTable::verify) takes the rows of a published table and verifies them;
/// its figures are [`Cell`]s, and its identities hold exactly or within rounding.
///
/// ```
/// use cn_budget::{Amount, FunctionalCode, Table, table::{CodeRow, ExpenditureColumn as Column, Figures}};
///
/// let yuan = |yuan| Amount::from_yuan(yuan);
/// let leaves = [
///     (FunctionalCode::constant(2010301), Figures::from_parts([(Column::Basic, yuan(9_902_700)?)])?),
///     (FunctionalCode::constant(2010350), Figures::from_parts([
///         (Column::Basic, yuan(6_962_600)?),
///         (Column::Project, yuan(1_200_000)?),
///     ])?),
/// ];
/// let table: Table<CodeRow<FunctionalCode>, Column> = Table::from_leaves(leaves)?;
/// assert_eq!(table[FunctionalCode::constant(20103)][Column::Basic], yuan(16_865_300)?);
/// assert_eq!(table[CodeRow::TOTAL][Column::Total], yuan(18_065_300)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "预算表")]
#[derive(Clone, Debug)]
pub struct Table<K, C, V = Amount> {
    rows: Vec<(K, Figures<C, V>)>,
    places: HashMap<K, usize>,
}

impl<K: RowKey, C: ColumnSet, V> Table<K, C, V> {
    /// The table of rows whose identities hold.
    pub(super) fn new(rows: Vec<(K, Figures<C, V>)>) -> Self {
        let mut places = HashMap::with_capacity(rows.len());
        for (place, (key, _)) in rows.iter().enumerate() {
            places.entry(key.clone()).or_insert(place);
        }
        Self { rows, places }
    }

    /// The rows in printed order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&K, &Figures<C, V>)> {
        self.rows.iter().map(|(key, figures)| (key, figures))
    }

    /// The row of this key, where the table has it: the first one, should the key recur.
    pub fn get(&self, key: impl Into<K>) -> Option<&Figures<C, V>> {
        self.places.get(&key.into()).map(|&place| &self.rows[place].1)
    }

    /// The rows themselves.
    pub fn into_parts(self) -> Vec<(K, Figures<C, V>)> {
        self.rows
    }
}

impl<K: PartialEq, C: PartialEq, V: PartialEq> PartialEq for Table<K, C, V> {
    /// Whether the rows are the same, in the same order.
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<K: Eq, C: Eq, V: Eq> Eq for Table<K, C, V> {}

impl<K: RowKey, C: ColumnSet> Table<K, C> {
    /// The table over these lowest rows, every row above them computed.
    ///
    /// Siblings keep the order in which they first appear. No row at all gives an empty table.
    ///
    /// # Errors
    ///
    /// - a row is given twice;
    /// - a row is not lowest, because others lie below it;
    /// - a sum is out of bounds;
    /// - the two sides of a balance differ (收入总计 = 支出总计).
    pub fn from_leaves<R: Into<K>>(
        leaves: impl IntoIterator<Item = (R, Figures<C>)>,
    ) -> Result<Self, TableError> {
        let (keys, figures): (Vec<K>, Vec<Figures<C>>) =
            leaves.into_iter().map(|(key, figures)| (key.into(), figures)).unzip();
        let outline = Outline::of_leaves(&keys).map_err(|fault| match fault {
            OutlineFault::Repeated(place) => TableError(Kind::Repeated(keys[place].to_string())),
            OutlineFault::NotLowest(place) => TableError(Kind::NotLowest(keys[place].to_string())),
        })?;
        let mut filled: Vec<Figures<C>> = outline
            .leaf
            .iter()
            .map(|leaf| leaf.map_or_else(Figures::zero, |leaf| figures[leaf].clone()))
            .collect();
        for place in outline.upwards() {
            if let Some(parent) = outline.parent[place] {
                let part = filled[place].clone();
                filled[parent]
                    .add(&part)
                    .map_err(|error| TableError(Kind::Sum(outline.keys[parent].to_string(), error)))?;
            }
        }
        let table = Self::new(outline.keys.into_iter().zip(filled).collect());
        for (key, figures) in &table.rows {
            let Some(counterpart) = key.counterpart() else { continue };
            let zero = Figures::zero();
            // An absent side holds nothing.
            let other = table.get(counterpart.clone()).unwrap_or(&zero);
            if figures != other {
                let names = [key.to_string(), counterpart.to_string()];
                let first =
                    |figures: &Figures<C>| figures.iter().next().map_or(Amount::ZERO, |(_, amount)| *amount);
                return Err(TableError(Kind::Unbalanced(names, [first(figures), first(other)])));
            }
        }
        Ok(table)
    }

    /// The table that has nothing but this row, with nothing in it: the total of no parts.
    pub(crate) fn empty(total: K) -> Self {
        Self::new(vec![(total, Figures::zero())])
    }

    /// The table as a document prints it.
    ///
    /// # Errors
    ///
    /// When a figure cannot be printed: see [`Printed::round`].
    pub fn print(
        &self,
        unit: Unit,
        decimals: u32,
        rounding: Rounding,
    ) -> Result<Table<K, C, Cell>, TableError> {
        self.print_by(|amount| Printed::round(amount, unit, decimals, rounding))
    }

    /// The table as a document prints it, each amount as this function rounds it.
    pub(crate) fn print_by(
        &self,
        mut round: impl FnMut(Amount) -> Result<Printed, PrintedError>,
    ) -> Result<Table<K, C, Cell>, TableError> {
        let mut rows = Vec::with_capacity(self.rows.len());
        for (key, figures) in &self.rows {
            let mut cells = Vec::with_capacity(C::COLUMNS.len());
            for (column, amount) in figures.iter() {
                if !column.is_computed() {
                    cells.push(Cell::BLANK);
                    continue;
                }
                let figure = round(*amount)
                    .map_err(|error| TableError(Kind::Print(key.to_string(), column.to_string(), error)))?;
                cells.push(Cell::from(figure));
            }
            let mut cells = cells.into_iter();
            rows.push((key.clone(), Figures::from_fn(|_| cells.next().unwrap_or_default())));
        }
        Ok(Table::new(rows))
    }
}

impl<C: Code, D: ColumnSet> Table<CodeRow<C>, D> {
    /// The same table with the groups of recurring codes added up: one row a code, in the tree's order.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds.
    ///
    /// ```
    /// use cn_budget::{Amount, EconomicCode, Table, UnitType, table::{BudgetColumn, CodeRow, Figures}};
    ///
    /// let leaf = |group, fen| {
    ///     let key = CodeRow::in_group(EconomicCode::constant(30113), Some(group));
    ///     Ok::<_, Box<dyn std::error::Error>>((key, Figures::from_parts([(BudgetColumn::Budget, Amount::from_fen(fen)?)])?))
    /// };
    /// let table: Table<_, _> =
    ///     Table::from_leaves([leaf(UnitType::Agency, 102_74)?, leaf(UnitType::Institution, 106_36)?])?;
    /// let merged = table.merge_groups()?;
    /// assert_eq!(merged[EconomicCode::constant(30113)][BudgetColumn::Budget], Amount::from_fen(209_10)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "合并")]
    pub fn merge_groups(&self) -> Result<Self, TableError> {
        let mut merged: BTreeMap<CodeRow<C>, Figures<D>> = BTreeMap::new();
        for (key, figures) in &self.rows {
            let key = key.code().map_or(CodeRow::TOTAL, CodeRow::from);
            merged
                .entry(key)
                .or_insert_with(Figures::zero)
                .add(figures)
                .map_err(|error| TableError(Kind::Sum(key.to_string(), error)))?;
        }
        Ok(Self::new(merged.into_iter().collect()))
    }
}

impl<K: RowKey, C: ColumnSet, V, R: Into<K>> Index<R> for Table<K, C, V> {
    type Output = Figures<C, V>;

    /// The row of this key.
    ///
    /// # Panics
    ///
    /// When the table has no such row; [`Table::get`] does not.
    fn index(&self, key: R) -> &Figures<C, V> {
        let key = key.into();
        match self.places.get(&key) {
            Some(&place) => &self.rows[place].1,
            None => no_row(&key),
        }
    }
}

#[cold]
#[expect(clippy::panic, reason = "indexing panics where there is nothing, as everywhere")]
fn no_row<K: fmt::Display>(key: &K) -> ! {
    panic!("the table has no row {key}")
}

/// Why leaves make no [`Table`].
#[doc(alias = "报表错误")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct TableError(Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("row {0} is given twice: expected every lowest row once")]
    Repeated(String),
    #[error("row {0} is given, and rows below it too: expected the lowest rows alone")]
    NotLowest(String),
    #[error("the sum in row {0}: {1}")]
    Sum(String, AmountError),
    #[error("{names} differ: {left} 元 and {right} 元", names = .0.join(" and "), left = .1[0], right = .1[1])]
    Unbalanced([String; 2], [Amount; 2]),
    #[error("row {0}, column {1}: {2}")]
    Print(String, String, PrintedError),
    #[error("row {0}: {1}")]
    Row(String, FiguresError),
    #[error("{0}: {1}")]
    Table(&'static str, Box<TableError>),
    #[error(transparent)]
    Figures(FiguresError),
}

impl From<FiguresError> for TableError {
    fn from(error: FiguresError) -> Self {
        Self(Kind::Figures(error))
    }
}

impl From<AmountError> for TableError {
    fn from(error: AmountError) -> Self {
        FiguresError::from(error).into()
    }
}

impl TableError {
    pub(crate) fn in_row(row: &dyn fmt::Display, error: FiguresError) -> Self {
        Self(Kind::Row(row.to_string(), error))
    }

    pub(crate) fn in_table(self, title: &'static str) -> Self {
        Self(Kind::Table(title, Box::new(self)))
    }

    /// What was found and what was expected, in a language.
    ///
    /// ```
    /// use cn_budget::{Amount, Budget, BudgetLine, FiscalYear, FundSource, Language, Purpose, Rounding, Unit, UnitType};
    /// use cn_budget::{EconomicCode, FunctionalCode};
    ///
    /// let unit = BudgetLine::builder("教育局", UnitType::Agency, FundSource::General);
    /// let (item, section) = (FunctionalCode::constant(2050101), EconomicCode::constant(30217));
    /// let line = unit.line(Purpose::Operating, item, section, Amount::from_yuan(40)?);
    /// let budget = Budget::new("教育局", FiscalYear::constant(2024), [line])?;
    /// let error = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap_err();
    /// assert!(error.message(Language::Zh).ends_with("：40.00 元以万元为单位、保留 2 位小数时四舍五入为零"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn message(&self, language: Language) -> String {
        match (&self.0, language) {
            (_, Language::En) => self.to_string(),
            (Kind::Repeated(row), _) => format!("“{row}”行重复，最低一级的每行只应给出一次"),
            (Kind::NotLowest(row), _) => format!("“{row}”行之下另有各行，只应给出最低一级的各行"),
            (Kind::Sum(row, error), _) => format!("“{row}”行的合计：{}", error.message(language)),
            (Kind::Unbalanced([left, right], [one, other]), _) => {
                format!("{left}与{right}不相等：{one} 元、{other} 元")
            }
            (Kind::Print(row, column, error), _) => {
                format!("“{row}”行“{column}”栏：{}", error.message(language))
            }
            (Kind::Row(row, error), _) => format!("“{row}”行：{}", error.message(language)),
            (Kind::Table(title, error), _) => format!("《{title}》{}", error.message(language)),
            (Kind::Figures(error), _) => error.message(language),
        }
    }

    /// What lies behind the name of a table.
    fn kind(&self) -> &Kind {
        match &self.0 {
            Kind::Table(_, error) => error.kind(),
            kind => kind,
        }
    }

    /// Whether a row was given twice, or beside rows below it.
    pub fn is_row(&self) -> bool {
        matches!(self.kind(), Kind::Repeated(_) | Kind::NotLowest(_))
    }

    /// Whether the two sides of a balance differ.
    pub fn is_unbalanced(&self) -> bool {
        matches!(self.kind(), Kind::Unbalanced(..))
    }

    /// Whether a sum or a printed figure is out of bounds.
    pub fn is_out_of_bounds(&self) -> bool {
        match self.kind() {
            Kind::Sum(..) | Kind::Print(..) => true,
            Kind::Row(_, error) | Kind::Figures(error) => error.is_out_of_bounds(),
            Kind::Repeated(_) | Kind::NotLowest(_) | Kind::Unbalanced(..) | Kind::Table(..) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{BalanceRow, BudgetColumn, Side};
    use crate::value::FunctionalCode;

    type Functional = CodeRow<FunctionalCode>;

    fn code(number: u32) -> Functional {
        FunctionalCode::constant(number).into()
    }

    fn budget(fen: i64) -> Figures<BudgetColumn> {
        Figures::from_parts([(BudgetColumn::Budget, Amount::constant(fen))]).unwrap()
    }

    #[test]
    fn bad_leaves_say_why() {
        type Plain = Table<Functional, BudgetColumn>;
        for (leaves, message) in [
            (
                vec![(code(201), budget(1)), (code(201), budget(1))],
                "row 201 is given twice: expected every lowest row once",
            ),
            (
                vec![(code(20103), budget(1)), (code(2_010_301), budget(1))],
                "row 20103 is given, and rows below it too: expected the lowest rows alone",
            ),
            (
                vec![(code(20103), budget(Amount::MAX.fen())), (code(20104), budget(1))],
                "the sum in row 201: 1000000000000000.01 元 is out of bounds, expected -1000000000000000.00 to 1000000000000000.00 元",
            ),
        ] {
            assert_eq!(Plain::from_leaves(leaves).unwrap_err().to_string(), message);
        }
        assert_eq!(Plain::from_leaves(Vec::<(Functional, _)>::new()).unwrap().rows().len(), 0);
    }

    #[test]
    fn a_balance_balances() {
        let line = |side, name: &str, fen| (BalanceRow::Line(side, name.to_owned()), budget(fen));
        let sound = Table::<BalanceRow, _>::from_leaves([
            line(Side::Revenue, "财政拨款", 5),
            line(Side::Expenditure, "支出", 5),
        ])
        .unwrap();
        let rows: Vec<_> = sound.rows().map(|(key, _)| key.to_string()).collect();
        assert_eq!(rows, ["财政拨款", "本年收入合计", "收入总计", "支出", "本年支出合计", "支出总计"]);
        let error =
            |side| Table::<BalanceRow, _>::from_leaves([line(side, "拨款", 5)]).unwrap_err().to_string();
        assert_eq!(error(Side::Revenue), "收入总计 and 支出总计 differ: 0.05 元 and 0.00 元");
        assert_eq!(error(Side::Expenditure), "支出总计 and 收入总计 differ: 0.05 元 and 0.00 元");
    }
}

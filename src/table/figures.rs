//! The figures of one row, one a column (表列金额).

use core::marker::PhantomData;
use core::ops::Index;

use super::cell::Cell;
use super::column_set::ColumnSet;
use crate::value::{Amount, AmountError, Language};

/// One row's figures, one a column: `figures[ExpenditureColumn::Basic]`.
///
/// Amounts ([`Figures<C, Amount>`]) satisfy the identities of the columns by construction.
///
/// ```
/// use cn_budget::{Amount, table::{ExpenditureColumn, Figures}};
///
/// let figures = Figures::from_parts([
///     (ExpenditureColumn::Basic, Amount::from_yuan(6_962_600)?),
///     (ExpenditureColumn::Project, Amount::from_yuan(1_200_000)?),
/// ])?;
/// assert_eq!(figures[ExpenditureColumn::Total], Amount::from_yuan(8_162_600)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "表列金额")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figures<C, V = Amount> {
    cells: Box<[V]>,
    columns: PhantomData<C>,
}

impl<C: ColumnSet, V> Figures<C, V> {
    /// One figure a column, as `figure` gives it.
    pub(crate) fn from_fn(figure: impl FnMut(C) -> V) -> Self {
        Self { cells: C::COLUMNS.iter().copied().map(figure).collect(), columns: PhantomData }
    }

    /// Each column with its figure, in printed order.
    pub fn iter(&self) -> impl Iterator<Item = (C, &V)> {
        C::COLUMNS.iter().copied().zip(&self.cells)
    }
}

impl<C: ColumnSet> Figures<C, Cell> {
    /// The row with these cells, one a column, in printed order.
    ///
    /// # Errors
    ///
    /// When there are more or fewer cells than columns.
    ///
    /// ```
    /// use cn_budget::{Cell, table::{BudgetColumn, Figures}};
    ///
    /// let error = Figures::<BudgetColumn, _>::from_cells([Cell::BLANK]).unwrap_err();
    /// assert_eq!(error.to_string(), "found 1 cells, expected 3: 预算, 上年执行数, 增减额");
    /// ```
    pub fn from_cells(cells: impl IntoIterator<Item = Cell>) -> Result<Self, FiguresError> {
        let cells: Box<[Cell]> = cells.into_iter().collect();
        if cells.len() != C::COLUMNS.len() {
            let columns = C::COLUMNS.iter().map(ToString::to_string).collect();
            return Err(FiguresError(FiguresErrorKind::Width(cells.len(), columns)));
        }
        Ok(Self { cells, columns: PhantomData })
    }

    /// The row with these cells, and blanks in the columns that are not given. Of two cells for one column, the last
    /// one stands.
    ///
    /// ```
    /// use cn_budget::{Cell, Unit, table::{BasicProjectColumn as Column, Figures}};
    ///
    /// let figures = Figures::printed([(Column::Basic, Cell::parse("3.50", Unit::TenThousandYuan))]);
    /// assert_eq!(figures[Column::Basic].text(), "3.50");
    /// assert!(figures[Column::Total].is_blank());
    /// ```
    pub fn printed(cells: impl IntoIterator<Item = (C, Cell)>) -> Self {
        let mut figures = Self::from_fn(|_| Cell::BLANK);
        for (column, cell) in cells {
            figures.cells[column.index()] = cell;
        }
        figures
    }
}

impl<C: ColumnSet> Figures<C, Amount> {
    /// Nothing in any column.
    pub fn zero() -> Self {
        Self::from_fn(|_| Amount::ZERO)
    }

    /// The row with these amounts in columns that are not sums; the sums are computed, the rest is zero.
    /// Several amounts for one column add up.
    ///
    /// # Errors
    ///
    /// When a column that is a sum of others is given, or a sum is out of bounds.
    pub fn from_parts(parts: impl IntoIterator<Item = (C, Amount)>) -> Result<Self, FiguresError> {
        let mut figures = Self::zero();
        for (column, amount) in parts {
            figures.add_part(column, amount)?;
        }
        Ok(figures)
    }

    /// Adds an amount to a column that is no sum, and to the sums that it is a part of.
    pub(crate) fn add_part(&mut self, column: C, amount: Amount) -> Result<(), FiguresError> {
        let sums = || C::IDENTITIES.iter().filter(|identity| identity.is_computed);
        if sums().any(|identity| identity.whole == column) {
            return Err(FiguresError(FiguresErrorKind::Sum(column.to_string())));
        }
        let mut part = column;
        let mut add = |column: C| {
            let cell = &mut self.cells[column.index()];
            *cell = cell.checked_add(amount)?;
            Ok::<_, AmountError>(())
        };
        add(part)?;
        // A whole that is a part elsewhere comes first among the identities.
        for identity in sums() {
            if identity.parts.contains(&part) {
                part = identity.whole;
                add(part)?;
            }
        }
        Ok(())
    }

    /// Adds another row; the identities carry over.
    pub(crate) fn add(&mut self, other: &Self) -> Result<(), AmountError> {
        for (cell, amount) in self.cells.iter_mut().zip(&other.cells) {
            *cell = cell.checked_add(*amount)?;
        }
        Ok(())
    }
}

impl<C: ColumnSet, V> Index<C> for Figures<C, V> {
    type Output = V;

    fn index(&self, column: C) -> &V {
        &self.cells[column.index()]
    }
}

/// Why amounts make no row of [`Figures`].
#[doc(alias = "金额错误")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct FiguresError(FiguresErrorKind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum FiguresErrorKind {
    #[error("column {0} is the sum of others: expected amounts for those alone")]
    Sum(String),
    #[error("found {0} cells, expected {count}: {names}", count = .1.len(), names = .1.join(", "))]
    Width(usize, Vec<String>),
    #[error(transparent)]
    Amount(AmountError),
}

impl From<AmountError> for FiguresError {
    fn from(error: AmountError) -> Self {
        Self(FiguresErrorKind::Amount(error))
    }
}

impl FiguresError {
    /// What was found and what was expected, in a language.
    ///
    /// ```
    /// use cn_budget::{Cell, Language, table::{BudgetColumn, Figures}};
    ///
    /// let error = Figures::<BudgetColumn, _>::from_cells([Cell::BLANK]).unwrap_err();
    /// assert_eq!(error.message(Language::Zh), "有 1 栏，应为 3 栏：预算、上年执行数、增减额");
    /// ```
    pub fn message(&self, language: Language) -> String {
        match (&self.0, language) {
            (_, Language::En) => self.to_string(),
            (FiguresErrorKind::Sum(column), _) => format!("“{column}”栏是合计，只应给出各分项"),
            (FiguresErrorKind::Width(found, columns), _) => {
                format!("有 {found} 栏，应为 {} 栏：{}", columns.len(), columns.join("、"))
            }
            (FiguresErrorKind::Amount(error), _) => error.message(language),
        }
    }

    /// Whether a column was given that is a sum of others.
    pub const fn is_sum_column(&self) -> bool {
        matches!(self.0, FiguresErrorKind::Sum(_))
    }

    /// Whether there are more or fewer cells than columns.
    pub const fn is_width(&self) -> bool {
        matches!(self.0, FiguresErrorKind::Width(..))
    }

    /// Whether a sum is out of bounds.
    pub const fn is_out_of_bounds(&self) -> bool {
        matches!(self.0, FiguresErrorKind::Amount(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::BasicProjectColumn;

    #[test]
    fn a_sum_is_not_given() {
        let error = Figures::from_parts([(BasicProjectColumn::Total, Amount::ZERO)]).unwrap_err();
        assert_eq!(error.to_string(), "column 小计 is the sum of others: expected amounts for those alone");
        assert!(error.is_sum_column());
    }
}

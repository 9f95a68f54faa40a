//! Tables: rows of figures whose identities hold, because they were computed or because they were verified.

use core::fmt;
use core::ops::Index;
use std::collections::{HashMap, HashSet};

use strum::{EnumCount, IntoEnumIterator};

use crate::code::Code;
use crate::column::{ColumnSet, Figures, FiguresError};
use crate::rollup::{self, Outline, OutlineFault};
use crate::row::{CodeRow, RowKey};
use crate::{
    Amount, AmountError, Cell, Outcome, Printed, PrintedError, Relation, RelationKind, Rounding, Tally,
    Undecidable, Unit, Verdict,
};

/// A table whose identities hold: every sum is the sum of its parts, every row satisfies its columns.
///
/// There are two ways to one. [`Table::from_leaves`] takes the lowest rows as [`Amount`]s and computes the rest.
/// [`PrintedTable::verify`] takes the rows of a published table and verifies them; its figures are [`Cell`]s, and
/// its identities hold exactly or within rounding.
///
/// ```
/// use cn_budget::{Amount, CodeRow, ExpenditureColumn as Column, Figures, FunctionalCode, Table};
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
    fn new(rows: Vec<(K, Figures<C, V>)>) -> Self {
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
        let mut rows = Vec::with_capacity(self.rows.len());
        for (key, figures) in &self.rows {
            let mut cells = Vec::with_capacity(C::COLUMNS.len());
            for (column, amount) in figures.iter() {
                let figure = Printed::round(*amount, unit, decimals, rounding)
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
    /// use cn_budget::{Amount, BudgetColumn, CodeRow, EconomicCode, Figures, Table, UnitType};
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
        let mut merged: std::collections::BTreeMap<CodeRow<C>, Figures<D>> =
            std::collections::BTreeMap::new();
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
    /// Whether a row was given twice, or beside rows below it.
    pub const fn is_row(&self) -> bool {
        matches!(self.0, Kind::Repeated(_) | Kind::NotLowest(_))
    }

    /// Whether the two sides of a balance differ.
    pub const fn is_unbalanced(&self) -> bool {
        matches!(self.0, Kind::Unbalanced(..))
    }

    /// Whether a sum or a printed figure is out of bounds.
    pub const fn is_out_of_bounds(&self) -> bool {
        match &self.0 {
            Kind::Sum(..) | Kind::Print(..) => true,
            Kind::Figures(error) => error.is_out_of_bounds(),
            Kind::Repeated(_) | Kind::NotLowest(_) | Kind::Unbalanced(..) => false,
        }
    }
}

/// Whether a published table is all there.
///
/// ```
/// use cn_budget::Completeness;
///
/// let partial = Completeness::Incomplete("the pages after the first are missing".into());
/// assert!(!partial.is_complete());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Completeness {
    /// Every row that was published is there.
    #[default]
    Complete,
    /// Rows are known to be missing, and why: their sums cannot be broken, only undecidable.
    Incomplete(String),
}

impl Completeness {
    /// Whether every row is there.
    pub const fn is_complete(&self) -> bool {
        matches!(self, Self::Complete)
    }
}

/// The typed rows of a published table, as printed: nothing assumed, nothing repaired, nothing verified yet.
///
/// ```
/// use cn_budget::{BasicProjectColumn as Column, Cell, CodeRow, Completeness, Figures, FunctionalCode, Outcome};
/// use cn_budget::{PrintedTable, Unit};
///
/// let row = |cells: [&str; 3]| Figures::from_cells(cells.map(|text| Cell::parse(text, Unit::TenThousandYuan)));
/// let printed: PrintedTable<CodeRow<FunctionalCode>, Column> = PrintedTable::new(
///     [
///         (CodeRow::from(FunctionalCode::constant(20103)), row(["8718.26", "1686.54", "7031.73"])?),
///         (CodeRow::from(FunctionalCode::constant(2010301)), row(["990.27", "990.27", "0.00"])?),
///         (CodeRow::from(FunctionalCode::constant(2010350)), row(["816.26", "696.26", "120"])?),
///         (CodeRow::from(FunctionalCode::constant(2010399)), row(["6911.73", "0.00", "6911.73"])?),
///     ],
///     Completeness::Incomplete("the other classes are left out here".into()),
/// );
/// let counts = printed.audit().counts();
/// assert_eq!((counts[Outcome::HeldWithinRounding], counts[Outcome::Broken]), (2, 0));
/// assert!(printed.verify().is_ok());
/// # Ok::<(), cn_budget::FiguresError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedTable<K, C> {
    rows: Vec<(K, Figures<C, Cell>)>,
    completeness: Completeness,
}

impl<K: RowKey, C: ColumnSet> PrintedTable<K, C> {
    /// The table with these rows.
    pub fn new(rows: impl IntoIterator<Item = (K, Figures<C, Cell>)>, completeness: Completeness) -> Self {
        Self { rows: rows.into_iter().collect(), completeness }
    }

    /// The rows in printed order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&K, &Figures<C, Cell>)> {
        self.rows.iter().map(|(key, figures)| (key, figures))
    }

    /// Whether every row that was published is there.
    pub const fn completeness(&self) -> &Completeness {
        &self.completeness
    }

    /// Every identity within the table, and how it ends.
    #[doc(alias = "表内审核")]
    pub fn audit(&self) -> Audit<C> {
        Audit { checks: Equations::of(self).judge() }
    }

    /// The table, if no identity is broken.
    ///
    /// # Errors
    ///
    /// All violations, never the first one alone:
    ///
    /// - an identity is broken beyond rounding;
    /// - a row is printed twice under the same row.
    pub fn verify(self) -> Result<Table<K, C, Cell>, Violations> {
        let name = |row: usize| self.rows[row].0.to_string();
        let mut violations: Vec<Violation> =
            self.repeated().into_iter().map(|row| Violation::repeated(name(row))).collect();
        for check in self.audit().checks {
            if let (Outcome::Broken, Some((row, column))) = (check.verdict.outcome(), check.whole) {
                let parts = check.parts.iter().map(|&(row, _)| name(row)).collect();
                let broken = Violation::broken(
                    name(row),
                    column.to_string(),
                    Relation::Within(check.kind),
                    check.verdict,
                );
                violations.push(broken.with_parts(parts));
            }
        }
        if violations.is_empty() { Ok(Table::new(self.rows)) } else { Err(Violations { list: violations }) }
    }

    /// The rows whose key stands twice under one and the same row.
    fn repeated(&self) -> Vec<usize> {
        let keys: Vec<K> = self.rows.iter().map(|(key, _)| key.clone()).collect();
        let mut repeated = Vec::new();
        for (_, relation) in rollup::relations(&keys) {
            // The classes of a total recur where a table has groups that it does not name.
            let groups = relation
                .parts
                .iter()
                .all(|&part| keys[part].parent().is_some_and(|above| above.parent().is_none()));
            let mut seen = HashSet::new();
            repeated
                .extend(relation.parts.iter().copied().filter(|&part| !seen.insert(&keys[part]) && !groups));
        }
        repeated
    }
}

impl<K: RowKey, C: ColumnSet> From<Table<K, C, Cell>> for PrintedTable<K, C> {
    fn from(table: Table<K, C, Cell>) -> Self {
        Self::new(table.into_parts(), Completeness::Complete)
    }
}

/// A cell of a table by row index and column.
pub type Position<C> = (usize, C);

/// One identity within a table: which cells it ties, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check<C> {
    kind: RelationKind,
    whole: Option<Position<C>>,
    parts: Vec<Position<C>>,
    verdict: Verdict,
}

impl<C: Copy> Check<C> {
    /// What the identity is called.
    pub const fn kind(&self) -> RelationKind {
        self.kind
    }

    /// The cell that is the sum; `None` where its row is missing.
    pub const fn whole(&self) -> Option<Position<C>> {
        self.whole
    }

    /// The cells that it sums.
    pub fn parts(&self) -> &[Position<C>] {
        &self.parts
    }

    /// How it ended.
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }
}

/// How many checks ended in each [`Outcome`]: all five counts, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counts([usize; Outcome::COUNT]);

impl Counts {
    /// Counts one more.
    pub fn count(&mut self, outcome: Outcome) {
        self.0[outcome as usize] += 1;
    }

    /// Adds the counts of something else.
    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// Each outcome with its count.
    pub fn iter(&self) -> impl Iterator<Item = (Outcome, usize)> {
        Outcome::iter().zip(self.0)
    }

    /// How many checks there were.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
}

impl Index<Outcome> for Counts {
    type Output = usize;

    fn index(&self, outcome: Outcome) -> &usize {
        &self.0[outcome as usize]
    }
}

/// An object with the five counts: `{"held": 3, "held_within_rounding": 0, …}`.
#[cfg(feature = "serde")]
impl serde::Serialize for Counts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Every identity within a table, with how it ended (表内审核).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit<C> {
    checks: Vec<Check<C>>,
}

impl<C> Audit<C> {
    /// The checks: the sums of rows first, then the columns of each row.
    pub fn checks(&self) -> &[Check<C>] {
        &self.checks
    }

    /// How many checks ended how.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for check in &self.checks {
            counts.count(check.verdict.outcome());
        }
        counts
    }
}

/// The identities of a table as equations over its cells, before they are judged.
struct Equations<'a, K, C> {
    table: &'a PrintedTable<K, C>,
    list: Vec<Equation<C>>,
}

struct Equation<C> {
    kind: RelationKind,
    whole: Option<Position<C>>,
    parts: Vec<Position<C>>,
    skips_level: bool,
}

impl<'a, K: RowKey, C: ColumnSet> Equations<'a, K, C> {
    fn of(table: &'a PrintedTable<K, C>) -> Self {
        let keys: Vec<K> = table.rows.iter().map(|(key, _)| key.clone()).collect();
        let mut list = Vec::new();
        for (key, relation) in rollup::relations(&keys) {
            for &column in C::COLUMNS {
                list.push(Equation {
                    kind: key.relation(),
                    whole: relation.whole.map(|row| (row, column)),
                    parts: relation.parts.iter().map(|&row| (row, column)).collect(),
                    skips_level: relation.skips_level,
                });
            }
        }
        for (row, key) in keys.iter().enumerate() {
            let Some(counterpart) = key.counterpart() else { continue };
            let other = keys.iter().position(|key| *key == counterpart);
            for &column in C::COLUMNS {
                let parts = other.map(|other| (other, column)).into_iter().collect();
                list.push(Equation {
                    kind: RelationKind::TwoSides,
                    whole: Some((row, column)),
                    parts,
                    skips_level: other.is_none(),
                });
            }
        }
        for row in 0..keys.len() {
            for identity in C::IDENTITIES {
                list.push(Equation {
                    kind: RelationKind::Columns,
                    whole: Some((row, identity.whole)),
                    parts: identity.parts.iter().map(|&column| (row, column)).collect(),
                    skips_level: false,
                });
            }
        }
        Self { table, list }
    }

    fn cell(&self, (row, column): Position<C>) -> &Cell {
        &self.table.rows[row].1[column]
    }

    /// Judges every equation, blanks last: a blank is zero only where another identity of its own needs it to be.
    fn judge(self) -> Vec<Check<C>> {
        let first: Vec<Judged> = self.list.iter().map(|equation| self.try_blanks_as_zero(equation)).collect();
        let mut shown: HashMap<Position<C>, Vec<usize>> = HashMap::new();
        for (index, (equation, judged)) in self.list.iter().zip(&first).enumerate() {
            if judged.blanks && judged.verdict.outcome().is_held() {
                for cell in equation.cells().filter(|&cell| self.cell(cell).is_blank()) {
                    shown.entry(cell).or_default().push(index);
                }
            }
        }
        let zero_elsewhere = |cell: Position<C>, here: usize| {
            shown.get(&cell).is_some_and(|witnesses| witnesses.iter().any(|&witness| witness != here))
        };
        let mut verdicts = Vec::with_capacity(first.len());
        for (index, (equation, judged)) in self.list.iter().zip(first).enumerate() {
            let undecided = judged.blanks
                && judged.verdict.outcome() == Outcome::Broken
                && !equation.cells().all(|cell| !self.cell(cell).is_blank() || zero_elsewhere(cell, index));
            verdicts.push(if undecided {
                judged.verdict.unless_broken(Undecidable::BlankCell)
            } else {
                judged.verdict
            });
        }
        self.list
            .into_iter()
            .zip(verdicts)
            .map(|(Equation { kind, whole, parts, .. }, verdict)| Check { kind, whole, parts, verdict })
            .collect()
    }

    /// The verdict with every blank taken for a zero, and whether there were any.
    fn try_blanks_as_zero(&self, equation: &Equation<C>) -> Judged {
        let plain = |verdict| Judged { verdict, blanks: false };
        let mut cells = equation.cells().map(|cell| self.cell(cell));
        if cells.clone().all(Cell::is_blank) {
            return plain(Verdict::not_applicable());
        }
        if cells.clone().any(Cell::is_unread) {
            return plain(Verdict::undecidable(Undecidable::UnreadCell));
        }
        let blanks = cells.clone().any(Cell::is_blank);
        let (Some(whole), false) = (equation.whole, equation.parts.is_empty()) else {
            return plain(Verdict::undecidable(Undecidable::MissingRow));
        };
        // Something is printed, so there is a unit, and a zero of it for a blank whole.
        let figure = self.cell(whole).figure();
        let zero = || cells.find_map(Cell::figure).and_then(|any| Printed::parse("0", any.unit()).ok());
        let Some(whole) = figure.or_else(zero) else {
            return plain(Verdict::undecidable(Undecidable::UnreadCell));
        };
        let mut tally = Tally::new(whole);
        for &part in &equation.parts {
            if let Some(figure) = self.cell(part).figure() {
                tally.add(figure);
            }
        }
        let mut verdict = tally.verdict();
        if equation.skips_level {
            verdict = verdict.unless_broken(Undecidable::MissingRow);
        }
        if equation.kind != RelationKind::Columns && !self.table.completeness.is_complete() {
            verdict = verdict.unless_broken(Undecidable::IncompleteTable);
        }
        Judged { verdict, blanks }
    }
}

struct Judged {
    verdict: Verdict,
    blanks: bool,
}

impl<C: Copy> Equation<C> {
    fn cells(&self) -> impl Iterator<Item = Position<C>> + Clone {
        self.whole.into_iter().chain(self.parts.iter().copied())
    }
}

/// One way in which a published table contradicts itself: where, and by how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    table: Option<String>,
    row: String,
    parts: Vec<String>,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Broken { column: String, relation: Relation, verdict: Verdict },
    Repeated,
    Other(String),
}

impl Violation {
    pub(crate) const fn broken(row: String, column: String, relation: Relation, verdict: Verdict) -> Self {
        Self { table: None, row, parts: Vec::new(), fault: Fault::Broken { column, relation, verdict } }
    }

    pub(crate) const fn repeated(row: String) -> Self {
        Self { table: None, row, parts: Vec::new(), fault: Fault::Repeated }
    }

    pub(crate) const fn other(row: String, what: String) -> Self {
        Self { table: None, row, parts: Vec::new(), fault: Fault::Other(what) }
    }

    fn with_parts(self, parts: Vec<String>) -> Self {
        Self { parts, ..self }
    }

    /// Whether the row is the one at fault or one of those that its identity sums.
    pub fn involves(&self, row: &str) -> bool {
        self.row == row || self.parts.iter().any(|part| part == row)
    }

    /// The title of the table, where the violation comes from a whole document.
    pub fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    /// The row.
    pub fn row(&self) -> &str {
        &self.row
    }

    /// The column, where one cell is at fault.
    pub fn column(&self) -> Option<&str> {
        match &self.fault {
            Fault::Broken { column, .. } => Some(column),
            Fault::Repeated | Fault::Other(_) => None,
        }
    }

    /// The identity and its arithmetic, where an identity is broken.
    pub const fn identity(&self) -> Option<(Relation, &Verdict)> {
        match &self.fault {
            Fault::Broken { relation, verdict, .. } => Some((*relation, verdict)),
            Fault::Repeated | Fault::Other(_) => None,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(table) = &self.table {
            write!(f, "{table}: ")?;
        }
        if !self.row.is_empty() {
            write!(f, "row {}", self.row)?;
        }
        match &self.fault {
            Fault::Broken { column, relation, verdict } => {
                write!(f, ", column {column}: {verdict} ({})", relation.chinese())
            }
            Fault::Repeated => write!(f, " is printed twice: expected every row once"),
            Fault::Other(what) if self.row.is_empty() => f.write_str(what),
            Fault::Other(what) => write!(f, ": {what}"),
        }
    }
}

/// All violations of a published table or document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    list: Vec<Violation>,
}

impl Violations {
    /// The violations, in the order of the tables and rows.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// How many there are: at least one in an error.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds more violations.
    pub(crate) fn append(&mut self, others: Self) {
        self.list.extend(others.list);
    }

    /// Adds the violations of a table, which is to be named by its title.
    pub(crate) fn take(&mut self, title: &str, others: Self) {
        self.list.extend(
            others.list.into_iter().map(|violation| Violation { table: Some(title.to_owned()), ..violation }),
        );
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self { list: vec![violation] }
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.list.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Violations {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BalanceRow, BasicProjectColumn, BudgetColumn, FunctionalCode, Side};

    type Functional = CodeRow<FunctionalCode>;

    fn code(number: u32) -> Functional {
        FunctionalCode::constant(number).into()
    }

    fn budget(fen: i64) -> Figures<BudgetColumn> {
        Figures::from_parts([(BudgetColumn::Budget, Amount::constant(fen))]).unwrap()
    }

    fn printed<const N: usize>(
        rows: [(Functional, [&str; 3]); N],
    ) -> PrintedTable<Functional, BasicProjectColumn> {
        let cells = |texts: [&str; 3]| {
            Figures::from_cells(texts.map(|text| Cell::parse(text, Unit::TenThousandYuan))).unwrap()
        };
        PrintedTable::new(rows.map(|(key, texts)| (key, cells(texts))), Completeness::Complete)
    }

    fn outcomes(
        table: &PrintedTable<Functional, BasicProjectColumn>,
        kind: RelationKind,
    ) -> Vec<(Outcome, Option<Undecidable>)> {
        let audit = table.audit();
        let of_kind = audit.checks().iter().filter(|check| check.kind() == kind);
        of_kind.map(|check| (check.verdict().outcome(), check.verdict().reason())).collect()
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
                "the sum in row 201: the amount is out of bounds: expected -1000000000000000.00 to 1000000000000000.00 元",
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
        let error = Table::<BalanceRow, _>::from_leaves([line(Side::Revenue, "财政拨款", 5)]).unwrap_err();
        assert_eq!(error.to_string(), "收入总计 and 支出总计 differ: 0.05 元 and 0.00 元");
    }

    #[test]
    fn all_violations_are_told() {
        let table = printed([
            (CodeRow::TOTAL, ["12.00", "10.00", "2.00"]),
            (code(201), ["11.00", "10.00", "1.00"]),
            (code(20101), ["11.00", "9.00", "1.00"]),
            (code(20101), ["0.00", "0.00", "0.00"]),
        ]);
        let violations = table.verify().unwrap_err();
        assert_eq!(
            violations.to_string(),
            "row 20101 is printed twice: expected every row once\n\
             row 合计, column 小计: 12.00 万元 printed, 11.00 from the parts, difference 1.00, rounding allows 0.01 (合计 = Σ类)\n\
             row 合计, column 项目支出: 2.00 万元 printed, 1.00 from the parts, difference 1.00, rounding allows 0.01 (合计 = Σ类)\n\
             row 201, column 基本支出: 10.00 万元 printed, 9.00 from the parts, difference 1.00, rounding allows 0.01 (类 = Σ款)\n\
             row 20101, column 小计: 11.00 万元 printed, 10.00 from the parts, difference 1.00, rounding allows 0.015 (合计 = Σ各栏)",
        );
    }

    #[test]
    fn a_blank_is_zero_only_where_its_row_says_so() {
        // Its own row needs the blank to be zero, so the broken sum of the column is broken.
        let table = printed([
            (CodeRow::TOTAL, ["9.00", "4.00", "5.00"]),
            (code(201), ["4.00", "4.00", ""]),
            (code(202), ["3.00", "", "3.00"]),
        ]);
        let broken = (Outcome::Broken, None);
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [broken, (Outcome::Held, None), broken]);
        // Nothing tells what the blank stands for.
        let table = printed([(CodeRow::TOTAL, ["9.00", "4.00", "5.00"]), (code(201), ["", "4.00", ""])]);
        let blank = (Outcome::Undecidable, Some(Undecidable::BlankCell));
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [blank, (Outcome::Held, None), blank]);
        // An empty table speaks of nothing.
        let table = printed([(CodeRow::TOTAL, ["", "", ""])]);
        assert_eq!(outcomes(&table, RelationKind::Columns), [(Outcome::NotApplicable, None)]);
    }

    #[test]
    fn what_is_missing_breaks_nothing() {
        let table = printed([
            (CodeRow::TOTAL, ["9.00", "9.00", "0.00"]),
            (code(2_010_101), ["4.00", "4.00", "0.00"]),
        ]);
        let missing = (Outcome::Undecidable, Some(Undecidable::MissingRow));
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [missing, missing, (Outcome::Held, None)]);
        let table = printed([(code(201), ["4.00", "4.00", "0.00"])]);
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [missing; 3]);
        let table = printed([(code(201), ["4.00", "4.0O", "0.00"])]);
        let unread = (Outcome::Undecidable, Some(Undecidable::UnreadCell));
        assert_eq!(outcomes(&table, RelationKind::Columns), [unread]);
        let row = |text| Figures::from_cells([Cell::parse(text, Unit::Yuan)]).unwrap();
        let rows = [(CodeRow::TOTAL, row("9.00")), (code(201), row("4.00"))];
        let incomplete = PrintedTable::<_, BudgetColumn>::new(rows, Completeness::Incomplete("cut".into()));
        assert_eq!(incomplete.audit().checks()[0].verdict().reason(), Some(Undecidable::IncompleteTable));
    }
}

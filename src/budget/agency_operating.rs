//! 机关运行经费 (行政经费): what it takes to run the administrative units. The definition differs by region, so it
//! is data.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::line::BudgetLine;
use crate::table::{BudgetColumn, Cell, ColumnSet, EconomicColumn, EconomicRow, PrintedTable};
use crate::value::Exact;
use crate::value::{
    Amount, AmountError, BudgetKind, EconomicCode, ExpenditureKind, Level, Printed, Tally, Undecidable, Unit,
    UnitType, Verdict,
};

/// Which spending counts as agency operating expense (机关运行经费的口径).
///
/// ```
/// use cn_budget::{EconomicCode, budget::AgencyOperatingDefinition};
///
/// let guangdong = AgencyOperatingDefinition::GUANGDONG;
/// assert!(guangdong.counts(EconomicCode::constant(30201)));
/// assert!(!guangdong.counts(EconomicCode::constant(30228)), "工会经费 is not on the list");
/// let national = AgencyOperatingDefinition::NATIONAL;
/// assert!(national.counts(EconomicCode::constant(30228)));
/// ```
#[doc(alias = "机关运行经费")]
#[doc(alias = "行政经费")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyOperatingDefinition {
    region: Cow<'static, str>,
    basis: Cow<'static, str>,
    codes: Cow<'static, [EconomicCode]>,
    projects: bool,
    general_only: bool,
}

impl AgencyOperatingDefinition {
    /// Guangdong: the 25 economic sections that the glossary of its department budgets lists under
    /// 行政经费（机关运行经费）, of administrative units, basic and project expenditure alike.
    #[doc(alias = "广东")]
    pub const GUANGDONG: Self = Self {
        region: Cow::Borrowed("广东"),
        basis: Cow::Borrowed("广东省部门预算名词解释：行政经费（机关运行经费）"),
        codes: Cow::Borrowed(&GUANGDONG_CODES),
        projects: true,
        general_only: false,
    };

    /// The national definition: the operating expense (公用经费, 302 and 310) in the basic expenditure of
    /// administrative units and of institutions run like them, from the general public budget.
    #[doc(alias = "全国")]
    pub const NATIONAL: Self = Self {
        region: Cow::Borrowed("全国"),
        basis: Cow::Borrowed("财政部部门预决算公开：机关运行经费即行政单位和参公事业单位的日常公用经费"),
        codes: Cow::Borrowed(&NATIONAL_CODES),
        projects: false,
        general_only: true,
    };

    /// The definition of another region.
    ///
    /// `basis` names the document that defines it; a class among the `codes` stands for all its sections;
    /// `projects` says whether project expenditure counts too.
    pub fn new(
        region: impl Into<String>,
        basis: impl Into<String>,
        codes: impl Into<Vec<EconomicCode>>,
        projects: bool,
    ) -> Self {
        let (region, basis, codes) = (region.into(), basis.into(), codes.into());
        Self {
            region: region.into(),
            basis: basis.into(),
            codes: codes.into(),
            projects,
            general_only: false,
        }
    }

    /// The region that defines it so.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The document that the definition rests on.
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// The economic codes that count; a class stands for all its sections.
    pub fn codes(&self) -> &[EconomicCode] {
        &self.codes
    }

    /// Whether spending on this economic code counts.
    pub fn counts(&self, code: EconomicCode) -> bool {
        self.codes.iter().any(|listed| listed.contains(code))
    }

    /// Whether project expenditure counts, or basic expenditure alone.
    pub const fn counts_projects(&self) -> bool {
        self.projects
    }

    /// The same definition, of the general public budget alone.
    #[must_use]
    pub fn of_general_budget(self) -> Self {
        Self { general_only: true, ..self }
    }

    /// Whether a budget line counts: of an agency, paid from a fiscal appropriation, on a listed code.
    pub fn counts_line(&self, line: &BudgetLine) -> bool {
        let kind = line.purpose.kind();
        let budget = line.source.appropriation();
        let paid = budget.is_some_and(|budget| !self.general_only || budget == BudgetKind::General);
        paid && line.unit_type == UnitType::Agency
            && self.counts(line.economic)
            && (kind == ExpenditureKind::Basic || (self.projects && kind == ExpenditureKind::Project))
    }

    /// What these lines give: the figure itself, because a line names its unit.
    ///
    /// ```
    /// use cn_budget::{Amount, budget::{AgencyOperatingDefinition, AgencyOperatingExpense}};
    ///
    /// let nothing = AgencyOperatingDefinition::GUANGDONG.of_lines([])?;
    /// assert_eq!(nothing, AgencyOperatingExpense::Figure(Amount::ZERO));
    /// # Ok::<(), cn_budget::AmountError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the sum is out of bounds.
    pub fn of_lines<'a>(
        &self,
        lines: impl IntoIterator<Item = &'a BudgetLine>,
    ) -> Result<AgencyOperatingExpense, AmountError> {
        let counted = lines.into_iter().filter(|line| self.counts_line(line)).map(|line| line.amount);
        Amount::sum(counted).map(AgencyOperatingExpense::Figure)
    }

    /// What the published economic tables give: an upper bound, because they do not say which unit spends.
    ///
    /// Where a table names its groups, the institutions' (事业) is left out; the agencies' (机关) may still hold
    /// more than the administrative units spend. In Huizhou 2023 the figure is 3735.26 万元, the bound 4038.26.
    pub fn of_tables(
        &self,
        basic: &PrintedTable<EconomicRow, EconomicColumn>,
        project: Option<&PrintedTable<EconomicRow, BudgetColumn>>,
    ) -> AgencyOperatingExpense {
        let mut bound = AgencyOperatingBound { cells: Vec::new(), complete: true };
        bound.add(self, basic, EconomicColumn::Total);
        if let Some(project) = project.filter(|_| self.projects) {
            bound.add(self, project, BudgetColumn::Budget);
        }
        AgencyOperatingExpense::AtMost(bound)
    }
}

impl AgencyOperatingBound {
    /// Adds the cells of a table that may belong to the expense.
    fn add<C: ColumnSet>(
        &mut self,
        definition: &AgencyOperatingDefinition,
        table: &PrintedTable<EconomicRow, C>,
        column: C,
    ) {
        self.complete &= table.completeness().is_complete();
        for (key, figures) in table.rows() {
            let cell = &figures[column];
            self.complete &= !cell.holds_money() || has_sections(table, *key);
            let listed =
                key.code().is_some_and(|code| code.level() == Level::Section && definition.counts(code));
            if listed && key.group() != Some(UnitType::Institution) {
                self.complete &= cell.figure().is_some();
                self.cells.push(cell.clone());
            }
        }
    }
}

/// Whether a total or a class has rows below it, so that the sections that count can be told apart; a section has itself.
fn has_sections<C: ColumnSet>(table: &PrintedTable<EconomicRow, C>, row: EconomicRow) -> bool {
    let below = |code: EconomicCode| match row.code() {
        None => true,
        Some(class) => class != code && class.contains(code),
    };
    let section = row.code().is_some_and(|code| code.level() == Level::Section);
    section || table.rows().any(|(key, _)| key.code().is_some_and(below))
}

/// An agency operating expense, and whether it is the figure or only an upper bound.
#[doc(alias = "机关运行经费")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgencyOperatingExpense {
    /// The figure itself.
    Figure(Amount),
    /// No more than this.
    #[doc(alias = "上限")]
    AtMost(AgencyOperatingBound),
}

impl AgencyOperatingExpense {
    /// Whether a printed figure agrees: equals the figure, or does not exceed the bound.
    pub fn judge(&self, printed: Printed) -> Verdict {
        let mut tally = Tally::new(printed);
        match self {
            Self::Figure(amount) => {
                tally.add_amount(*amount);
                tally.verdict()
            }
            Self::AtMost(bound) => {
                bound.cells.iter().filter_map(Cell::figure).for_each(|figure| tally.add(figure));
                let verdict = tally.verdict_at_most();
                if bound.complete { verdict } else { verdict.unless_broken(Undecidable::IncompleteTable) }
            }
        }
    }
}

/// An upper bound of the agency operating expense: the printed figures that may belong to it.
#[doc(alias = "上限")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyOperatingBound {
    cells: Vec<Cell>,
    complete: bool,
}

impl AgencyOperatingBound {
    /// The cells that the bound sums.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Whether the tables were complete and every cell was read; if not, this bounds nothing.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// The bound in `unit`; `None` where it bounds nothing or exceeds 28 digits.
    pub fn value_in(&self, unit: Unit) -> Option<Decimal> {
        let sum = self.cells.iter().filter_map(Cell::figure).map(|figure| figure.exact().0).sum();
        Exact(sum).in_unit(unit).filter(|_| self.complete)
    }
}

const GUANGDONG_CODES: [EconomicCode; 25] = [
    EconomicCode::constant(30201), // 办公费
    EconomicCode::constant(30202), // 印刷费
    EconomicCode::constant(30205), // 水费
    EconomicCode::constant(30206), // 电费
    EconomicCode::constant(30207), // 邮电费
    EconomicCode::constant(30208), // 取暖费
    EconomicCode::constant(30209), // 物业管理费
    EconomicCode::constant(30211), // 差旅费
    EconomicCode::constant(30212), // 因公出国（境）费用
    EconomicCode::constant(30213), // 维修（护）费
    EconomicCode::constant(30214), // 租赁费
    EconomicCode::constant(30215), // 会议费
    EconomicCode::constant(30216), // 培训费
    EconomicCode::constant(30217), // 公务接待费
    EconomicCode::constant(30218), // 专用材料费
    EconomicCode::constant(30224), // 被装购置费
    EconomicCode::constant(30229), // 福利费
    EconomicCode::constant(30231), // 公务用车运行维护费
    EconomicCode::constant(30239), // 其他交通费用
    EconomicCode::constant(30307), // 医疗费补助
    EconomicCode::constant(31002), // 办公设备购置
    EconomicCode::constant(31003), // 专用设备购置
    EconomicCode::constant(31007), // 信息网络及软件购置更新
    EconomicCode::constant(31013), // 公务用车购置
    EconomicCode::constant(31019), // 其他交通工具购置
];

const NATIONAL_CODES: [EconomicCode; 2] = [EconomicCode::constant(302), EconomicCode::constant(310)];

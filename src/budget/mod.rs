//! The consistent world: a budget built from its lines. Every table is a view, so every identity holds.

mod agency_operating;
#[cfg(feature = "csv")]
mod file;
mod line;
mod tables;
mod three_public;

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

pub use agency_operating::{AgencyOperatingBound, AgencyOperatingDefinition, AgencyOperatingExpense};
#[cfg(feature = "csv")]
pub use file::{BudgetFileError, BudgetFileLineError};
pub use line::{BudgetLine, BudgetLineBuilder, Purpose};
pub use tables::Tables;
pub use three_public::{ThreePublic, ThreePublicChange};

use crate::catalog::{Catalog, Correspondence, economic_correspondence};
use crate::table::BALANCE_CLASSES;
use crate::table::{
    AppropriationColumn, BalanceRow, BasicProjectColumn, BudgetColumn, CodeRow, ColumnSet, EconomicColumn,
    EconomicRow, ExpenditureColumn, Figures, FiguresError, FunctionalRow, FundingColumn, RevenueColumn,
    RowKey, Side, Table, TableError, TableKind, ThreePublicColumn, ThreePublicRow, UnitRow,
};
use crate::value::{
    Amount, AmountError, BudgetKind, EconomicCode, ExpenditureKind, FiscalYear, FunctionalCode, FundSource,
    GovernmentEconomicCode, Language, Level, UnitType,
};

/// A department's budget: lines that are each valid, and every table as a view of them (部门预算).
///
/// What the published identities demand across the tables is true by construction. A published document cannot be
/// turned back into a `Budget`: no table prints which unit spends what on which economic code for which function.
/// The consistent form of a document is [`Tables`], with [`Tables::try_from`](TryFrom).
///
/// ```
/// use cn_budget::{Amount, Budget, BudgetLine, EconomicCode, FiscalYear, FunctionalCode, FundSource, Purpose, UnitType};
///
/// let line = BudgetLine {
///     unit: "教育局".into(),
///     unit_type: UnitType::Agency,
///     purpose: Purpose::Operating,
///     functional: FunctionalCode::constant(2050101),
///     economic: EconomicCode::constant(30217),
///     government: None,
///     source: FundSource::General,
///     amount: Amount::from_yuan(46_000)?,
/// };
/// let budget = Budget::new("教育局", FiscalYear::constant(2023), [line])?;
/// let tables = budget.tables()?;
/// let basic = tables.basic_by_economic();
/// assert_eq!(basic.rows().count(), 3, "合计, 302, 30217");
/// assert_eq!(budget.three_public(None)?.total()?, Amount::from_yuan(46_000)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "部门预算")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Unchecked"))]
pub struct Budget {
    department: String,
    fiscal_year: FiscalYear,
    lines: Vec<BudgetLine>,
}

/// What a budget is read from with serde: it goes through [`Budget::new`].
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    department: String,
    fiscal_year: FiscalYear,
    lines: Vec<BudgetLine>,
}

#[cfg(feature = "serde")]
impl TryFrom<Unchecked> for Budget {
    type Error = BudgetError;

    fn try_from(read: Unchecked) -> Result<Self, BudgetError> {
        Self::new(read.department, read.fiscal_year, read.lines)
    }
}

impl Budget {
    /// The budget of a department with these lines.
    ///
    /// # Errors
    ///
    /// All of these, each with the index of its line:
    ///
    /// - the unit or the project has no name;
    /// - the functional code is no item (项), an economic code no section (款);
    /// - the amount is negative;
    /// - a fiscal appropriation pays for what only other revenue may pay for
    ///   ([`ExpenditureKind::may_be_appropriated`]);
    /// - a government economic code is not the one that the department economic code has in such a unit, where the
    ///   catalog's correspondence was read in a source;
    /// - a unit is an agency in one line and an institution in another;
    /// - the department has no name.
    pub fn new(
        department: impl Into<String>,
        fiscal_year: FiscalYear,
        lines: impl IntoIterator<Item = BudgetLine>,
    ) -> Result<Self, BudgetError> {
        let lines: Vec<BudgetLine> = lines.into_iter().collect();
        let mut faults = Vec::new();
        let mut unit_types: HashMap<&str, UnitType> = HashMap::new();
        for (index, line) in lines.iter().enumerate() {
            let mut fault = |fault| faults.push((index, fault));
            if line.unit.trim().is_empty() {
                fault(LineFault::NoUnit);
            }
            if matches!(&line.purpose, Purpose::Project(name) if name.trim().is_empty()) {
                fault(LineFault::NoProject);
            }
            if line.functional.level() != Level::Item {
                fault(LineFault::NotAnItem(line.functional));
            }
            if line.economic.level() != Level::Section {
                fault(LineFault::NotASection(line.economic.number()));
            }
            if let Some(government) = line.government.filter(|code| code.level() != Level::Section) {
                fault(LineFault::NotASection(government.number()));
            }
            if line.amount.is_negative() {
                fault(LineFault::Negative(line.amount));
            }
            let kind = line.purpose.kind();
            if line.source.appropriation().is_some() && !kind.may_be_appropriated() {
                fault(LineFault::Appropriated(kind, line.source));
            }
            let official = economic_correspondence(line.economic, line.unit_type);
            let official =
                official.filter(|pair| pair.standing().is_attested()).map(Correspondence::government);
            if let (Some(given), Some(official)) = (line.government, official)
                && given != official
            {
                fault(LineFault::Government {
                    given,
                    official,
                    economic: line.economic,
                    unit_type: line.unit_type,
                });
            }
            if *unit_types.entry(&line.unit).or_insert(line.unit_type) != line.unit_type {
                fault(LineFault::UnitType(line.unit.clone()));
            }
        }
        let department = department.into();
        let unnamed = department.trim().is_empty();
        if unnamed || !faults.is_empty() {
            return Err(BudgetError { unnamed, faults });
        }
        Ok(Self { department, fiscal_year, lines })
    }

    /// The same budget, where a catalog knows every code of its lines (科目核对). It is asked for by itself, because no catalog is
    /// complete: a code that it does not know may still be one.
    ///
    /// # Errors
    ///
    /// Every code that the catalog does not know, with the index of its line.
    ///
    /// ```
    /// use cn_budget::{Amount, Budget, BudgetLine, Catalog, EconomicCode, FiscalYear, FunctionalCode, FundSource, Purpose};
    /// use cn_budget::UnitType;
    ///
    /// let line = BudgetLine {
    ///     unit: "教育局".into(),
    ///     unit_type: UnitType::Agency,
    ///     purpose: Purpose::Operating,
    ///     functional: FunctionalCode::constant(2050177),
    ///     economic: EconomicCode::constant(30217),
    ///     government: None,
    ///     source: FundSource::General,
    ///     amount: Amount::from_yuan(46_000)?,
    /// };
    /// let year = FiscalYear::constant(2023);
    /// let error = Budget::new("教育局", year, [line])?.known_to(&Catalog::for_year(year)).unwrap_err();
    /// assert_eq!(error.to_string(), "line 0: 2050177 is not in the catalog of 2023");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "科目核对")]
    pub fn known_to(self, catalog: &Catalog) -> Result<Self, BudgetError> {
        let unknown = |line: &BudgetLine| {
            let functional = (!catalog.contains(line.functional)).then_some(line.functional.number());
            let economic = (!catalog.contains(line.economic)).then_some(line.economic.number());
            let government =
                line.government.filter(|code| !catalog.contains(*code)).map(GovernmentEconomicCode::number);
            [functional, economic, government].into_iter().flatten()
        };
        let year = catalog.year();
        let faults = self.lines.iter().enumerate().flat_map(|(index, line)| {
            unknown(line).map(move |code| (index, LineFault::Unknown(code, year))).collect::<Vec<_>>()
        });
        let faults: Vec<_> = faults.collect();
        if faults.is_empty() { Ok(self) } else { Err(BudgetError { unnamed: false, faults }) }
    }

    /// The department.
    pub fn department(&self) -> &str {
        &self.department
    }

    /// The fiscal year.
    pub const fn fiscal_year(&self) -> FiscalYear {
        self.fiscal_year
    }

    /// The lines.
    pub fn lines(&self) -> &[BudgetLine] {
        &self.lines
    }

    /// The twelve tables, every total computed.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds.
    pub fn tables(&self) -> Result<Tables, TableError> {
        View { budget: self }.tables()
    }

    /// The 三公 of one budget, or of all fiscal appropriations.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds.
    #[doc(alias = "三公")]
    pub fn three_public(&self, kind: Option<BudgetKind>) -> Result<ThreePublic, AmountError> {
        let counts = |line: &&BudgetLine| {
            let appropriation = line.source.appropriation();
            let spent = line.purpose.kind() != ExpenditureKind::CarryOver;
            spent && appropriation.is_some() && (kind.is_none() || kind == appropriation)
        };
        ThreePublic::from_lines(self.lines.iter().filter(counts).map(|line| (line.economic, line.amount)))
    }

    /// The agency operating expense of one budget, or of all fiscal appropriations, as a region defines it.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds.
    #[doc(alias = "机关运行经费")]
    pub fn agency_operating(
        &self,
        definition: &AgencyOperatingDefinition,
        kind: Option<BudgetKind>,
    ) -> Result<AgencyOperatingExpense, AmountError> {
        let appropriated = |line: &&BudgetLine| {
            let appropriation = line.source.appropriation();
            appropriation.is_some() && (kind.is_none() || kind == appropriation)
        };
        definition.of_lines(self.lines.iter().filter(appropriated))
    }
}

/// The tables of a budget as sums over its lines.
struct View<'a> {
    budget: &'a Budget,
}

impl View<'_> {
    fn tables(&self) -> Result<Tables, TableError> {
        use ExpenditureKind::{Basic, Project};
        let by_fund = |fund: FundSource| {
            self.functional(move |line| {
                let column = match line.purpose.kind() {
                    Basic => BasicProjectColumn::Basic,
                    Project => BasicProjectColumn::Project,
                    _ => return None,
                };
                (line.source == fund).then_some(column)
            })
        };
        let of = |kind: TableKind| move |error: TableError| error.in_table(kind.title());
        Ok(Tables {
            balance: self.balance().map_err(of(TableKind::Balance))?,
            revenue: self
                .functional(|line| Some(revenue_column(line.source)))
                .map_err(of(TableKind::Revenue))?,
            expenditure: self
                .functional(|line| Some(expenditure_column(line.purpose.kind())))
                .map_err(of(TableKind::Expenditure))?,
            fiscal_balance: self.fiscal_balance().map_err(of(TableKind::FiscalBalance))?,
            general_by_function: by_fund(FundSource::General).map_err(of(TableKind::GeneralByFunction))?,
            basic_by_economic: self.basic_by_economic().map_err(of(TableKind::BasicByEconomic))?,
            three_public: self.three_public().map_err(of(TableKind::ThreePublic))?,
            government_fund: by_fund(FundSource::GovernmentFund).map_err(of(TableKind::GovernmentFund))?,
            state_capital: by_fund(FundSource::StateCapital).map_err(of(TableKind::StateCapital))?,
            project_by_economic: self.project_by_economic().map_err(of(TableKind::ProjectByEconomic))?,
            basic_by_unit: self.by_unit(|kind| kind == Basic).map_err(of(TableKind::BasicByUnit))?,
            project_by_unit: self.by_unit(|kind| kind != Basic).map_err(of(TableKind::ProjectByUnit))?,
        })
    }

    fn functional<C: ColumnSet>(
        &self,
        column: impl Fn(&BudgetLine) -> Option<C>,
    ) -> Result<Table<FunctionalRow, C>, TableError> {
        let mut sums = BTreeMap::new();
        for line in &self.budget.lines {
            if let Some(column) = column(line) {
                let figures = sums.entry(line.functional).or_insert_with(Figures::zero);
                figures
                    .add_part(column, line.amount)
                    .map_err(|error| TableError::in_row(&line.functional, error))?;
            }
        }
        table(sums, CodeRow::TOTAL)
    }

    fn basic_by_economic(&self) -> Result<Table<EconomicRow, EconomicColumn>, TableError> {
        self.economic(|purpose| match purpose {
            Purpose::Personnel => Some(EconomicColumn::Personnel),
            Purpose::Operating => Some(EconomicColumn::Operating),
            _ => None,
        })
    }

    fn project_by_economic(&self) -> Result<Table<EconomicRow, BudgetColumn>, TableError> {
        self.economic(|purpose| matches!(purpose, Purpose::Project(_)).then_some(BudgetColumn::Budget))
    }

    fn economic<C: ColumnSet>(
        &self,
        column: impl Fn(&Purpose) -> Option<C>,
    ) -> Result<Table<EconomicRow, C>, TableError> {
        let mut sums = BTreeMap::new();
        for line in self.budget.lines.iter().filter(|line| line.source == FundSource::General) {
            if let Some(column) = column(&line.purpose) {
                let key = CodeRow::in_group(line.economic, group_of(line.economic, line.unit_type));
                let figures = sums.entry(key).or_insert_with(Figures::zero);
                figures.add_part(column, line.amount).map_err(|error| TableError::in_row(&key, error))?;
            }
        }
        table(sums, CodeRow::TOTAL)
    }

    fn by_unit(
        &self,
        counts: impl Fn(ExpenditureKind) -> bool,
    ) -> Result<Table<UnitRow, FundingColumn>, TableError> {
        let department = UnitRow::total().department(&self.budget.department);
        let mut sums = InOrder::default();
        for line in &self.budget.lines {
            if counts(line.purpose.kind()) {
                let key = department.clone().unit(&line.unit).line(line.purpose.unit_line());
                sums.entry(key).add_part(funding_column(line.source), line.amount)?;
            }
        }
        table(sums.list, UnitRow::total())
    }

    fn balance(&self) -> Result<Table<BalanceRow, BudgetColumn>, TableError> {
        let source = |counts: fn(FundSource) -> bool| self.sum(move |line| counts(line.source));
        let kind = |kind| self.sum(move |line| line.purpose.kind() == kind);
        let revenue = |name: &str| BalanceRow::Line(Side::Revenue, name.to_owned());
        let further = |side, name: &dyn ToString| BalanceRow::Further(side, name.to_string());
        let mut leaves = vec![
            (revenue("预算拨款"), source(|source| source.appropriation().is_some())?),
            (revenue("财政专户拨款"), source(FundSource::is_special_account)?),
            (revenue("其他资金"), source(is_other_fund)?),
        ];
        for source in [
            FundSource::SuperiorGrants,
            FundSource::AffiliateRemittances,
            FundSource::InstitutionFundDrawdown,
        ] {
            leaves.push((further(Side::Revenue, &source), self.sum(|line| line.source == source)?));
        }
        for class in self.classes() {
            leaves.push((BalanceRow::Class(class), self.sum(|line| is_of_class(line, class))?));
        }
        for further_kind in [
            ExpenditureKind::SubsidyToAffiliates,
            ExpenditureKind::RemittanceToSuperior,
            ExpenditureKind::CarryOver,
        ] {
            leaves.push((further(Side::Expenditure, &further_kind), kind(further_kind)?));
        }
        let figures = |amount| Figures::from_parts([(BudgetColumn::Budget, amount)]);
        let rows: Result<Vec<_>, FiguresError> =
            leaves.into_iter().map(|(row, amount)| Ok((row, figures(amount)?))).collect();
        Table::from_leaves(rows?)
    }

    fn fiscal_balance(&self) -> Result<Table<BalanceRow, AppropriationColumn>, TableError> {
        // The appropriations that `counts` accepts, each budget in its column.
        let by_budget = |counts: &dyn Fn(&BudgetLine) -> bool| {
            let mut parts = Vec::new();
            for (column, kind) in APPROPRIATIONS {
                let of = |line: &BudgetLine| line.source.appropriation() == Some(kind) && counts(line);
                parts.push((column, self.sum(of)?));
            }
            Ok::<_, TableError>(Figures::from_parts(parts)?)
        };
        let mut leaves = Vec::new();
        for source in [FundSource::General, FundSource::GovernmentFund, FundSource::StateCapital] {
            let row = BalanceRow::Line(Side::Revenue, source.to_string());
            leaves.push((row, by_budget(&|line| line.source == source)?));
        }
        for class in self.classes() {
            leaves.push((BalanceRow::Class(class), by_budget(&|line| is_of_class(line, class))?));
        }
        let carry_over = ExpenditureKind::CarryOver;
        let row = BalanceRow::Further(Side::Expenditure, carry_over.to_string());
        leaves.push((row, by_budget(&|line| line.purpose.kind() == carry_over)?));
        Table::from_leaves(leaves)
    }

    /// The classes of the form, and any other that has lines.
    fn classes(&self) -> Vec<FunctionalCode> {
        let others = self.budget.lines.iter().map(|line| line.functional.class());
        let others: std::collections::BTreeSet<_> =
            others.filter(|class| !BALANCE_CLASSES.contains(class)).collect();
        BALANCE_CLASSES.into_iter().chain(others).collect()
    }

    fn three_public(&self) -> Result<Table<ThreePublicRow, ThreePublicColumn>, TableError> {
        let columns = [
            (ThreePublicColumn::General, BudgetKind::General),
            (ThreePublicColumn::GovernmentFund, BudgetKind::GovernmentFund),
            (ThreePublicColumn::StateCapital, BudgetKind::StateCapital),
        ];
        let rows = [
            ThreePublicRow::AgencyOperating,
            ThreePublicRow::Overseas,
            ThreePublicRow::VehiclePurchase,
            ThreePublicRow::VehicleOperation,
            ThreePublicRow::Reception,
        ];
        let mut leaves = Vec::new();
        for row in rows {
            let mut parts = Vec::new();
            for (column, kind) in columns {
                let amount = match self.budget.three_public(Some(kind))?.row(row)? {
                    Some(amount) => amount,
                    None => match self
                        .budget
                        .agency_operating(&AgencyOperatingDefinition::GUANGDONG, Some(kind))?
                    {
                        AgencyOperatingExpense::Figure(amount) => amount,
                        AgencyOperatingExpense::AtMost(_) => continue,
                    },
                };
                parts.push((column, amount));
            }
            leaves.push((row, Figures::from_parts(parts)?));
        }
        Table::from_leaves(leaves)
    }

    fn sum(&self, counts: impl Fn(&BudgetLine) -> bool) -> Result<Amount, AmountError> {
        Amount::sum(self.budget.lines.iter().filter(|line| counts(line)).map(|line| line.amount))
    }
}

/// The group that an economic code stands in: agencies and institutions have different government economic codes for
/// staff, goods and capital (501, 502, 503 and 504 against 505 and 506), and the same ones for the rest.
///
/// Rests on the correspondence in 财预〔2017〕98号.
fn group_of(code: EconomicCode, unit_type: UnitType) -> Option<UnitType> {
    matches!(code.class().number(), 301 | 302 | 309 | 310).then_some(unit_type)
}

const fn is_other_fund(source: FundSource) -> bool {
    matches!(
        source,
        FundSource::InstitutionalRevenue | FundSource::BusinessRevenue | FundSource::OtherRevenue
    )
}

const fn revenue_column(source: FundSource) -> RevenueColumn {
    match source {
        FundSource::General => RevenueColumn::General,
        FundSource::GovernmentFund => RevenueColumn::GovernmentFund,
        FundSource::StateCapital => RevenueColumn::StateCapital,
        FundSource::EducationFees => RevenueColumn::EducationFees,
        FundSource::OtherSpecialAccount => RevenueColumn::OtherSpecialAccount,
        FundSource::InstitutionalRevenue => RevenueColumn::InstitutionalRevenue,
        FundSource::BusinessRevenue => RevenueColumn::BusinessRevenue,
        FundSource::OtherRevenue => RevenueColumn::OtherRevenue,
        FundSource::SuperiorGrants => RevenueColumn::SuperiorGrants,
        FundSource::AffiliateRemittances => RevenueColumn::AffiliateRemittances,
        FundSource::InstitutionFundDrawdown => RevenueColumn::InstitutionFundDrawdown,
    }
}

const fn expenditure_column(kind: ExpenditureKind) -> ExpenditureColumn {
    match kind {
        ExpenditureKind::Basic => ExpenditureColumn::Basic,
        ExpenditureKind::Project => ExpenditureColumn::Project,
        ExpenditureKind::Business => ExpenditureColumn::Business,
        ExpenditureKind::SubsidyToAffiliates => ExpenditureColumn::SubsidyToAffiliates,
        ExpenditureKind::RemittanceToSuperior => ExpenditureColumn::RemittanceToSuperior,
        ExpenditureKind::CarryOver => ExpenditureColumn::CarryOver,
    }
}

const fn funding_column(source: FundSource) -> FundingColumn {
    match source {
        FundSource::General => FundingColumn::General,
        FundSource::GovernmentFund => FundingColumn::GovernmentFund,
        FundSource::StateCapital => FundingColumn::StateCapital,
        source if source.is_special_account() => FundingColumn::SpecialAccount,
        _ => FundingColumn::OtherFunds,
    }
}

/// The columns of the balance of fiscal appropriations, and the budget that each is.
const APPROPRIATIONS: [(AppropriationColumn, BudgetKind); 3] = [
    (AppropriationColumn::General, BudgetKind::General),
    (AppropriationColumn::GovernmentFund, BudgetKind::GovernmentFund),
    (AppropriationColumn::StateCapital, BudgetKind::StateCapital),
];

/// Whether a balance counts a line in this class: what the year itself spends on it.
fn is_of_class(line: &BudgetLine, class: FunctionalCode) -> bool {
    use ExpenditureKind::{Basic, Business, Project};
    matches!(line.purpose.kind(), Basic | Project | Business) && class.contains(line.functional)
}

/// The table over these leaves, or its total alone where there are none.
fn table<K: RowKey, R: Into<K>, C: ColumnSet>(
    leaves: impl IntoIterator<Item = (R, Figures<C>)>,
    total: K,
) -> Result<Table<K, C>, TableError> {
    let table = Table::from_leaves(leaves)?;
    Ok(if table.rows().len() == 0 { Table::empty(total) } else { table })
}

/// Sums by key, in the order in which the keys first appear.
struct InOrder<K, C> {
    list: Vec<(K, Figures<C>)>,
    places: HashMap<K, usize>,
}

impl<K, C> Default for InOrder<K, C> {
    fn default() -> Self {
        Self { list: Vec::new(), places: HashMap::new() }
    }
}

impl<K: Clone + Eq + Hash, C: ColumnSet> InOrder<K, C> {
    fn entry(&mut self, key: K) -> &mut Figures<C> {
        let place = *self.places.entry(key.clone()).or_insert_with(|| {
            self.list.push((key, Figures::zero()));
            self.list.len() - 1
        });
        &mut self.list[place].1
    }
}

/// Why lines make no [`Budget`]: every fault, with the index of its line.
#[doc(alias = "预算明细错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetError {
    unnamed: bool,
    faults: Vec<(usize, LineFault)>,
}

impl BudgetError {
    /// The indexes of the lines at fault, in order; a line with two faults comes twice.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = usize> {
        self.faults.iter().map(|(line, _)| *line)
    }
}

impl BudgetError {
    /// Every fault, one a line, in a language.
    ///
    /// ```
    /// use cn_budget::{Budget, FiscalYear, Language};
    ///
    /// let error = Budget::new(" ", FiscalYear::constant(2023), []).unwrap_err();
    /// assert_eq!(error.message(Language::Zh), "部门名称为空");
    /// ```
    pub fn message(&self, language: Language) -> String {
        let department = self.unnamed.then(|| no_department(language).to_owned());
        let lines = self.faults.iter().map(|(line, fault)| match language {
            Language::Zh => format!("明细 {line}：{}", fault.message(language)),
            Language::En => format!("line {line}: {}", fault.message(language)),
        });
        department.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }
}

const fn no_department(language: Language) -> &'static str {
    match language {
        Language::Zh => "部门名称为空",
        Language::En => "the department has no name",
    }
}

impl core::fmt::Display for BudgetError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for BudgetError {}

#[derive(Clone, Debug, PartialEq, Eq)]
enum LineFault {
    NoUnit,
    NoProject,
    NotAnItem(FunctionalCode),
    NotASection(u32),
    Negative(Amount),
    Appropriated(ExpenditureKind, FundSource),
    Government {
        given: GovernmentEconomicCode,
        official: GovernmentEconomicCode,
        economic: EconomicCode,
        unit_type: UnitType,
    },
    UnitType(String),
    Unknown(u32, FiscalYear),
}

impl LineFault {
    /// What was found and what was expected, in a language.
    fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::NoUnit, Language::Zh) => "单位名称为空".to_owned(),
            (Self::NoUnit, Language::En) => "the unit has no name".to_owned(),
            (Self::NoProject, Language::Zh) => "项目名称为空".to_owned(),
            (Self::NoProject, Language::En) => "the project has no name".to_owned(),
            (Self::NotAnItem(code), Language::Zh) => format!("{code} 不是项级科目，应为 7 位的支出功能科目"),
            (Self::NotAnItem(code), Language::En) => {
                format!("{code} is no item: expected a functional code with 7 digits (项)")
            }
            (Self::NotASection(code), Language::Zh) => format!("{code} 不是款级科目，应为 5 位的经济科目"),
            (Self::NotASection(code), Language::En) => {
                format!("{code} is no section: expected an economic code with 5 digits (款)")
            }
            (Self::Negative(amount), Language::Zh) => format!("金额为负：{amount} 元"),
            (Self::Negative(amount), Language::En) => format!("the amount is negative: {amount} 元"),
            (Self::Appropriated(kind, source), Language::Zh) => {
                format!("{kind}不能由{source}安排，应为财政拨款以外的资金")
            }
            (Self::Appropriated(kind, source), Language::En) => {
                format!(
                    "{kind} cannot be paid from {source}: expected a source that is no fiscal appropriation"
                )
            }
            (Self::Government { given, official, economic, unit_type }, Language::Zh) => {
                let unit_type = unit_type.chinese();
                format!("{unit_type}单位的 {economic} 对应的政府经济科目是 {official}，不是 {given}")
            }
            (Self::Government { given, official, economic, unit_type }, Language::En) => {
                format!("{given} is not what {economic} is in an {unit_type}: expected {official}")
            }
            (Self::Unknown(code, year), Language::Zh) => format!("{year} 年科目表中没有 {code}"),
            (Self::Unknown(code, year), Language::En) => {
                format!("{code} is not in the catalog of {year}")
            }
            (Self::UnitType(unit), Language::Zh) => format!("{unit} 在一处为机关，在另一处为事业单位"),
            (Self::UnitType(unit), Language::En) => {
                format!("{unit} is an agency in one line and an institution in another")
            }
        }
    }
}

//! The facts of tables (表列事实): every figure of a table with what its title, its headings and its row say that it is of.

use std::borrow::Cow;

use super::aspect::{Aspects, Axis, Entity, Extent, Figure, Flow, Fund, Nature, Purpose, Role};
use super::lexicon::Lexicon;
use super::sheet::{SheetReading, SheetReadings};
use crate::catalog::Catalog;
use crate::document::{Disclosure, Outline, RowRole, Sheet, SheetKey, SheetRow, plain, with_codes};
use crate::prose::one_line;
use crate::table::{CellOrigin, ThreePublicRow};
use crate::value::{EconomicCode, FunctionalCode, GovernmentEconomicCode, Level, Printed};

/// Of which code of a classification a figure is (科目).
#[doc(alias = "科目")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfCode<C> {
    /// Of all codes together.
    All,
    /// Of this code.
    One(C),
    /// Of some that the row does not say: it has neither a code nor a name that is known.
    Unsaid,
}

/// A figure of a table, and what its title, its heading and its row say that it is of (表列事实).
///
/// ```
/// use cn_budget::{Disclosure, FunctionalCode};
/// use cn_budget::fact::{Flow, Fund, Nature, OfCode};
///
/// let facts = Disclosure::huizhou_2023()?.table_facts();
/// let education = OfCode::One(FunctionalCode::constant(205));
/// let mut projects = facts.iter().filter(|fact| {
///     let said = fact.aspects;
///     (fact.function, said.fund, said.nature) == (education, Some(Fund::General), Some(Nature::Project))
/// });
/// assert!(projects.all(|fact| fact.figure.is_zero()), "its department has no project on schools");
/// assert!(facts.iter().any(|fact| fact.aspects.flow == Some(Flow::Revenue)));
/// # Ok::<(), cn_budget::document::FolderError>(())
/// ```
#[doc(alias = "表列事实")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableFact {
    /// Where it stands.
    pub cell: CellOrigin,
    /// The figure.
    pub figure: Printed,
    /// What it is of.
    pub aspects: Aspects,
    /// Of which functional code.
    pub function: OfCode<FunctionalCode>,
    /// Of which economic code of departments.
    pub economic: OfCode<EconomicCode>,
    /// Of which economic code of governments.
    pub government: OfCode<GovernmentEconomicCode>,
    /// Whether all of it is known: it is of the whole department, and not of a unit, a project or a row that says nothing.
    pub(crate) is_of_whole: bool,
    /// Whether every word of its heading is known: 机关商品和服务支出 is more than the 服务 in it.
    pub(crate) is_known: bool,
}

impl<C> OfCode<C> {
    /// The code, where it is of one.
    pub fn one(self) -> Option<C> {
        match self {
            Self::One(code) => Some(code),
            Self::All | Self::Unsaid => None,
        }
    }
}

impl TableFact {
    /// The figure, where it is money: a rate, a number, a mark or a mean stands in a table of 万元, and is none (金额).
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Sheet, Stage, Unit, Cell, document::{RowRole, SheetRow}};
    ///
    /// let mut sheet = Sheet::new("支出总表");
    /// (sheet.unit, sheet.headers) = (Some(Unit::TenThousandYuan), vec!["合计".to_owned(), "增长率".to_owned()]);
    /// let cells = ["120.50", "3.2"].map(|digits| Cell::parse(digits, Unit::TenThousandYuan)).to_vec();
    /// sheet.rows.push(SheetRow::new(RowRole::Total, "合计", cells));
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// document.sheets.push(sheet);
    /// let amounts: Vec<_> = document.table_facts().iter().map(|fact| fact.amount().is_some()).collect();
    /// assert_eq!(amounts, [true, false]);
    /// ```
    #[doc(alias = "金额")]
    pub fn amount(&self) -> Option<Printed> {
        self.aspects.figure.is_none_or(Figure::is_amount).then_some(self.figure)
    }

    /// Every figure of every table of a document with what it is of, in printed order.
    ///
    /// ```
    /// use cn_budget::{Disclosure, fact::{Lexicon, TableFact}};
    ///
    /// let document = Disclosure::huizhou_2023()?;
    /// let cells = document.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    /// let figures = cells.filter(|cell| cell.figure().is_some()).count();
    /// assert_eq!(TableFact::of_document(&document, &Lexicon::new()).len(), figures);
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "表列事实")]
    pub fn of_document(document: &Disclosure, lexicon: &Lexicon) -> Vec<Self> {
        Self::as_read(document, &SheetReadings::of(document, lexicon))
    }

    /// Every figure of every table of a document whose tables have been read.
    pub(crate) fn as_read(document: &Disclosure, readings: &SheetReadings<'_>) -> Vec<Self> {
        let lexicon = readings.lexicon;
        let catalog = Catalog::for_year(document.fiscal_year);
        let mut facts = Vec::new();
        for (index, (sheet, reading)) in readings.beside(document).enumerate() {
            let sheet = &*with_codes(Cow::Borrowed(sheet), &catalog);
            let title = of_title(reading);
            // A table whose title does not say what it is of may be of some of it.
            let is_titled = reading.panels
                || !reading.title.said.is_unsaid()
                || !reading.title.purposes.is_empty()
                || sheet.kind.is_some();
            let columns: Vec<Aspects> = reading.columns.iter().map(super::ColumnReading::aspects).collect();
            let three_public = reading.title.purposes.contains(&Purpose::ThreePublic);
            let by_unit = has_projects_beside_units(sheet, lexicon);
            let items = if three_public {
                ThreePublicRow::read_rows(&sheet.rows, document.fiscal_year)
            } else {
                Vec::new()
            };
            let mut above = Above::default();
            for (place, row) in sheet.rows.iter().enumerate() {
                let item = items.get(place).and_then(|item| item.as_ref().ok());
                let mut said = RowSaid::of(row, reading.axis, item.copied(), lexicon, &catalog);
                above.say_for(row, &mut said);
                // The items of a unit stand in a block of its name; 小计 of projects is of a unit where one stands beside them.
                let of_unit = three_public && ThreePublicRow::passes_over(row);
                if of_unit || (by_unit && row.role == RowRole::Subtotal) {
                    (said.aspects.entity, said.is_of_whole) = (Some(Entity::Unit), false);
                }
                for (heading, cell) in row.cells.iter().enumerate() {
                    let Some(figure) = cell.figure() else { continue };
                    let column = columns.get(heading).copied().unwrap_or_default();
                    let one_purpose = is_one_purpose([title.purpose, column.purpose, said.aspects.purpose]);
                    let one_fund = is_one_fund(title.fund, said.aspects.fund);
                    facts.push(Self {
                        cell: CellOrigin { sheet: index, row: place, heading: Some(heading) },
                        figure,
                        aspects: with_flow(title.and(column).and(said.aspects)),
                        function: said.function,
                        economic: said.economic,
                        government: said.government,
                        is_of_whole: said.is_of_whole && one_purpose && one_fund && is_titled,
                        is_known: said.is_known
                            && reading.columns.get(heading).is_none_or(super::ColumnReading::is_known),
                    });
                }
            }
        }
        facts
    }
}

impl Disclosure {
    /// Every figure of every table with what it is of (表列事实), by the words that the crate knows, in printed order.
    #[doc(alias = "表列事实")]
    pub fn table_facts(&self) -> Vec<TableFact> {
        TableFact::of_document(self, &Lexicon::new())
    }
}

/// Whether a table lists projects, and names the unit of each beside it.
fn has_projects_beside_units(sheet: &Sheet, lexicon: &Lexicon) -> bool {
    let says_unit = |heading: &String| {
        let heading = one_line(heading);
        let words = lexicon.read(&heading).words;
        words.iter().flat_map(|word| &word.readings).any(|said| said.axis == Some(Axis::Unit))
    };
    sheet.rows.iter().any(|row| row.role == RowRole::Project) && sheet.text_headers.iter().any(says_unit)
}

/// Natures and purposes are of expenditure alone, said or not: 项目支出表 is a table of it.
fn with_flow(said: Aspects) -> Aspects {
    let spent = said.nature.is_some() || said.purpose.is_some_and(|purpose| purpose != Purpose::Performance);
    Aspects { flow: said.flow.or(spent.then_some(Flow::Expenditure)), ..said }
}

/// Whether purposes go together: 公务用车购置 in a table of 政府采购 is not what the 三公 table calls so.
fn is_one_purpose(said: [Option<Purpose>; 3]) -> bool {
    let mut said = said.into_iter().flatten();
    let Some(mut narrowest) = said.next() else { return true };
    said.all(|purpose| {
        let goes = purpose.is_within(narrowest);
        narrowest = purpose;
        goes
    })
}

/// Whether a row is of the fund that its table is of, or of one without the other: 从国有资本经营预算调入 in a table of 一般公共预算
/// is moved from one to the other, and revenue of neither.
fn is_one_fund(table: Option<Fund>, row: Option<Fund>) -> bool {
    table.zip(row).is_none_or(|(table, row)| table.is_within(row) || row.is_within(table))
}

/// What a title says of every figure of its table: 收支 says nothing of one of them, nor does one purpose of several.
fn of_title(reading: &SheetReading) -> Aspects {
    let mut said = reading.title.said;
    said.flow = said.flow.filter(|flow| *flow != Flow::Both);
    said.purpose = said.purpose.filter(|_| reading.title.purposes.len() == 1);
    (said.entity, said.role, said.extent) = (None, None, None);
    // Every table of codes classes expenditure, but for one of revenue by what it is spent on.
    let classes = matches!(reading.axis, Some(Axis::Function | Axis::Economic));
    if said.flow.is_none() && classes && !reading.panels {
        said.flow = Some(Flow::Expenditure);
    }
    said
}

/// What a row says.
#[derive(Clone, Copy)]
struct RowSaid {
    aspects: Aspects,
    function: OfCode<FunctionalCode>,
    economic: OfCode<EconomicCode>,
    government: OfCode<GovernmentEconomicCode>,
    /// Whether it says less than the table by nothing but its code and its aspects.
    is_of_whole: bool,
    /// Whether every word of its name is known.
    is_known: bool,
}

/// The lines of a side of a balance that a line stands below, by their ordinals, with the way that each flows.
#[derive(Default)]
struct Above {
    block: Option<String>,
    lines: Vec<(Outline, Option<Flow>)>,
}

impl Above {
    /// Says for a row what the line above it says: （一）一般公共预算 below 二、上年结转 is carried in too.
    fn say_for(&mut self, row: &SheetRow, said: &mut RowSaid) {
        if self.block != row.block {
            (self.block, self.lines) = (row.block.clone(), Vec::new());
        }
        if row.block.is_none() {
            return;
        }
        let level = Outline::of(&row.label);
        while self.lines.last().is_some_and(|(above, _)| *above >= level) {
            self.lines.pop();
        }
        let carried = self.lines.last().and_then(|(_, flow)| flow.filter(|flow| flow.is_carried()));
        let is_line = row.role == RowRole::Line;
        said.aspects.flow = carried.filter(|_| is_line && level != Outline::Plain).or(said.aspects.flow);
        if level != Outline::Plain {
            self.lines.push((level, said.aspects.flow));
        }
    }
}

impl RowSaid {
    /// The row of everything.
    const ALL: Self = Self {
        aspects: Aspects::NONE,
        function: OfCode::All,
        economic: OfCode::All,
        government: OfCode::All,
        is_of_whole: true,
        is_known: true,
    };

    /// A row that says nothing known.
    const UNSAID: Self = Self {
        function: OfCode::Unsaid,
        economic: OfCode::Unsaid,
        government: OfCode::Unsaid,
        is_of_whole: false,
        ..Self::ALL
    };

    fn of(
        row: &SheetRow,
        axis: Option<Axis>,
        item: Option<ThreePublicRow>,
        lexicon: &Lexicon,
        catalog: &Catalog,
    ) -> Self {
        if let Some(item) = item {
            let purpose = purpose_of(item);
            // The 三公 together with meetings and training are no purpose that has a name.
            let is_of_whole = purpose.is_some();
            return Self { aspects: Aspects { purpose, ..Aspects::NONE }, is_of_whole, ..Self::ALL };
        }
        let entity = match row.role {
            RowRole::Unit | RowRole::Department => Some(Entity::Unit),
            RowRole::Project => Some(Entity::Project),
            RowRole::Total => None,
            _ => (axis == Some(Axis::Unit)).then_some(Entity::Unit),
        };
        if entity.is_some() {
            let nature = match row.role {
                RowRole::Personnel => Some(Nature::Personnel),
                RowRole::Operating => Some(Nature::Operating),
                _ => None,
            };
            let aspects = Aspects { entity, nature, ..Aspects::NONE };
            return Self { aspects, is_of_whole: false, ..Self::ALL };
        }
        match &row.code {
            Some(code) => Self::of_code(code, axis).unwrap_or(Self::UNSAID),
            None => Self::of_words(row, axis, lexicon, catalog),
        }
    }

    fn of_code(code: &str, axis: Option<Axis>) -> Option<Self> {
        Some(match axis? {
            Axis::Economic => Self { economic: OfCode::One(code.parse().ok()?), ..Self::ALL },
            Axis::Function => Self { function: OfCode::One(code.parse().ok()?), ..Self::ALL },
            Axis::GovernmentEconomic => {
                Self { government: OfCode::One(code.parse().ok()?), is_of_whole: false, ..Self::ALL }
            }
            _ => return None,
        })
    }

    /// What a row without a code says.
    fn of_words(row: &SheetRow, axis: Option<Axis>, lexicon: &Lexicon, catalog: &Catalog) -> Self {
        let mut said = Self::ALL;
        let label = one_line(&plain(&row.label));
        let label = label.trim_start_matches("其中").trim_start_matches('：');
        let name = crate::document::bare(label);
        let phrase = lexicon.read(name);
        // A name of its own is not what some words in it are: 后勤服务中心 is no service. The lines of a balance are of the
        // form, with an unknown word now and then.
        if phrase.is_known() || row.block.is_some() {
            said.aspects = phrase.aspects();
        }
        if !phrase.is_known() {
            (said.aspects.purpose, said.is_known) = (None, false);
        }
        match row.block.as_deref() {
            Some("收入") => said.aspects.flow = said.aspects.flow.or(Some(Flow::Revenue)),
            Some(_) => {
                said.aspects.flow = said.aspects.flow.or(Some(Flow::Expenditure));
                if let Some(class) = catalog.class_named(name) {
                    let aspects = Aspects { flow: Some(Flow::Expenditure), ..Aspects::NONE };
                    return Self { aspects, function: OfCode::One(class), ..Self::ALL };
                }
            }
            None => {}
        }
        let total = row.role == RowRole::Total
            || row.role == RowRole::Subtotal
            || matches!(said.aspects.role, Some(Role::Total | Role::Subtotal));
        let coded = matches!(axis, Some(Axis::Function | Axis::Economic));
        // A row without a code in a table of codes is the total, or one nobody knows; a row that says nothing is no row of
        // all, unless it is the only one.
        let says_nothing = said.aspects.is_unsaid() && !row.label.is_empty();
        if (!total && (coded || says_nothing)) || said.aspects.extent == Some(Extent::Part) {
            return Self { aspects: said.aspects, ..Self::UNSAID };
        }
        said.aspects.entity = said.aspects.entity.filter(|entity| *entity != Entity::Department);
        said
    }
}

const fn purpose_of(item: ThreePublicRow) -> Option<Purpose> {
    Some(match item {
        ThreePublicRow::AgencyOperating => Purpose::AgencyOperating,
        ThreePublicRow::ThreePublic => Purpose::ThreePublic,
        ThreePublicRow::Overseas => Purpose::Overseas,
        ThreePublicRow::Vehicles => Purpose::Vehicles,
        ThreePublicRow::VehiclePurchase => Purpose::VehiclePurchase,
        ThreePublicRow::VehicleOperation => Purpose::VehicleOperation,
        ThreePublicRow::Reception => Purpose::Reception,
        ThreePublicRow::Meeting => Purpose::Meeting,
        ThreePublicRow::Training => Purpose::Training,
        ThreePublicRow::Together => return None,
    })
}

/// What is asked of the tables: a figure of these aspects.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    pub(crate) flow: Option<Flow>,
    pub(crate) fund: Option<Fund>,
    pub(crate) nature: Option<Nature>,
    pub(crate) purpose: Option<Purpose>,
    pub(crate) function: OfCode<FunctionalCode>,
    pub(crate) economic: OfCode<EconomicCode>,
}

/// How a figure of a table answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// It is of what is asked, in every aspect.
    Exact,
    /// One of the two leaves an aspect unsaid: they may be of one thing, and need not be.
    Loose,
    /// The table says less than what is asked: its figure is of all of it, where another table prints just that.
    Wider,
}

impl Question {
    /// How a figure of a table answers; `None` where an aspect contradicts.
    pub(crate) fn fit(&self, fact: &TableFact) -> Option<Fit> {
        let said = fact.aspects;
        if self.function != fact.function || self.economic != fact.economic || self.purpose != said.purpose {
            return None;
        }
        let known = if fact.is_known { Fit::Exact } else { Fit::Loose };
        let fits = [known, self.fit_of_flow(fact)?, self.fit_of_fund(said)?, self.fit_of_nature(said)?];
        fits.into_iter().max()
    }

    fn fit_of_flow(&self, fact: &TableFact) -> Option<Fit> {
        let said = fact.aspects;
        match (self.flow, said.flow) {
            (None | Some(Flow::Both), Some(Flow::Revenue | Flow::Expenditure)) | (None, None) => {
                Some(Fit::Exact)
            }
            (Some(asked), Some(printed)) => (asked == printed).then_some(Fit::Exact),
            // Natures, purposes and economic codes are of expenditure alone.
            (Some(Flow::Expenditure), None) => {
                let spent = said.nature.is_some() || said.purpose.is_some() || fact.economic != OfCode::All;
                Some(if spent { Fit::Exact } else { Fit::Loose })
            }
            (Some(_), None) => Some(Fit::Loose),
            (None, Some(_)) => None,
        }
    }

    fn fit_of_fund(&self, said: Aspects) -> Option<Fit> {
        // Only appropriations pay for the 三公, whatever a table says of them (部门决算 and 部门预算 forms).
        let is_below_class = matches!(self.function, OfCode::One(code) if code.level() != Level::Class);
        let defined = said.purpose.is_some_and(|purpose| purpose.is_within(Purpose::ThreePublic));
        match (self.fund, said.fund.filter(|fund| *fund != Fund::All)) {
            (None, None) => Some(Fit::Exact),
            (Some(asked), Some(printed)) if asked == printed => Some(Fit::Exact),
            // A 款 stands in the list of one budget alone (政府收支分类科目).
            (Some(Fund::Fiscal), Some(Fund::General)) if is_below_class => Some(Fit::Exact),
            (Some(asked), Some(printed)) => printed.is_within(asked).then_some(Fit::Loose),
            (Some(Fund::Fiscal), None) | (None, Some(_)) if defined => Some(Fit::Exact),
            (None, Some(_)) => Some(Fit::Loose),
            (Some(_), None) => Some(Fit::Wider),
        }
    }

    fn fit_of_nature(&self, said: Aspects) -> Option<Fit> {
        match (self.nature, said.nature) {
            (asked, printed) if asked == printed => Some(Fit::Exact),
            // A class of the economic classification stands for basic expenditure more often than for all.
            (None, Some(_)) if self.economic != OfCode::All => Some(Fit::Loose),
            _ => None,
        }
    }
}

//! The facts of tables (表列事实): every figure of a table with what its title, its headings and its row say that it is of.

use super::aspect::{Aspects, Axis, Entity, Flow, Fund, Nature, Purpose, Role};
use super::lexicon::Lexicon;
use super::sheet::SheetReading;
use crate::catalog::Catalog;
use crate::document::{Disclosure, RowRole, SheetKey, SheetRow, plain};
use crate::prose::one_line;
use crate::table::{CellOrigin, ThreePublicRow};
use crate::value::{EconomicCode, FunctionalCode, Level, Printed};

/// Of all codes, or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum OfCode<C> {
    All,
    One(C),
}

/// A figure of a table, and what it is of.
#[derive(Clone, Debug)]
pub(crate) struct CellFact {
    pub(crate) cell: CellOrigin,
    pub(crate) figure: Printed,
    pub(crate) aspects: Aspects,
    pub(crate) function: OfCode<FunctionalCode>,
    pub(crate) economic: OfCode<EconomicCode>,
}

/// The facts of every table of a document, in printed order.
#[doc(alias = "表列事实")]
pub(crate) fn facts_of_tables(document: &Disclosure, lexicon: &Lexicon) -> Vec<CellFact> {
    let catalog = Catalog::for_year(document.fiscal_year);
    let mut facts = Vec::new();
    for (index, sheet) in document.sheets.iter().enumerate() {
        let reading = SheetReading::of(sheet, lexicon);
        let title = of_title(&reading);
        let columns: Vec<Aspects> = reading.columns.iter().map(super::ColumnReading::aspects).collect();
        let three_public = reading.title.purposes.contains(&Purpose::ThreePublic);
        let items = if three_public {
            ThreePublicRow::read_rows(&sheet.rows, document.fiscal_year)
        } else {
            Vec::new()
        };
        for (place, row) in sheet.rows.iter().enumerate() {
            let item = items.get(place).and_then(|item| item.as_ref().ok());
            let Some(said) = RowSaid::of(row, reading.axis, item.copied(), lexicon, &catalog) else {
                continue;
            };
            for (heading, cell) in row.cells.iter().enumerate() {
                let Some(figure) = cell.figure() else { continue };
                let column = columns.get(heading).copied().unwrap_or_default();
                let cell = CellOrigin { sheet: index, row: place, heading: Some(heading) };
                let aspects = title.and(column).and(said.aspects);
                if !is_one_purpose([title.purpose, column.purpose, said.aspects.purpose]) {
                    continue;
                }
                let (function, economic) = (said.function, said.economic);
                facts.push(CellFact { cell, figure, aspects, function, economic });
            }
        }
    }
    facts
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
struct RowSaid {
    aspects: Aspects,
    function: OfCode<FunctionalCode>,
    economic: OfCode<EconomicCode>,
}

impl RowSaid {
    /// `None` for a row of one unit or project, which says less than the table.
    fn of(
        row: &SheetRow,
        axis: Option<Axis>,
        item: Option<ThreePublicRow>,
        lexicon: &Lexicon,
        catalog: &Catalog,
    ) -> Option<Self> {
        let mut said = Self { aspects: Aspects::NONE, function: OfCode::All, economic: OfCode::All };
        if let Some(item) = item {
            said.aspects.purpose = purpose_of(item);
            return (item == ThreePublicRow::Together || said.aspects.purpose.is_some()).then_some(said);
        }
        let of_unit = [RowRole::Unit, RowRole::Department, RowRole::Project];
        if of_unit.contains(&row.role) || matches!(axis, Some(Axis::Unit)) && row.role != RowRole::Total {
            return None;
        }
        if let Some(code) = &row.code {
            match axis {
                Some(Axis::Economic) => said.economic = OfCode::One(code.parse().ok()?),
                Some(Axis::Function) => said.function = OfCode::One(code.parse().ok()?),
                _ => return None,
            }
            return Some(said);
        }
        let label = one_line(&plain(&row.label));
        let label = label.trim_start_matches("其中").trim_start_matches('：');
        let name = crate::document::bare(label);
        said.aspects = lexicon.read(name).aspects();
        match row.block.as_deref() {
            Some("收入") => said.aspects.flow = said.aspects.flow.or(Some(Flow::Revenue)),
            Some(_) => {
                said.aspects.flow = said.aspects.flow.or(Some(Flow::Expenditure));
                if let Some(class) = catalog.class_named(name) {
                    said =
                        Self { aspects: Aspects::NONE, function: OfCode::One(class), economic: OfCode::All };
                    said.aspects.flow = Some(Flow::Expenditure);
                    return Some(said);
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
        if coded && !total {
            return None;
        }
        if !total && said.aspects.is_unsaid() && !row.label.is_empty() {
            return None;
        }
        said.aspects.entity = said.aspects.entity.filter(|entity| *entity != Entity::Department);
        Some(said)
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
    pub(crate) fn fit(&self, fact: &CellFact) -> Option<Fit> {
        let said = fact.aspects;
        if self.function != fact.function || self.economic != fact.economic || self.purpose != said.purpose {
            return None;
        }
        let fits = [self.fit_of_flow(fact)?, self.fit_of_fund(said)?, self.fit_of_nature(said)?];
        fits.into_iter().max()
    }

    fn fit_of_flow(&self, fact: &CellFact) -> Option<Fit> {
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
            // A class of the economic classification is told of basic expenditure more often than of all.
            (None, Some(_)) if self.economic != OfCode::All => Some(Fit::Loose),
            _ => None,
        }
    }
}

//! The cells of the tables that a fact may speak of (可对应的表中数).

use super::facts::{Kind, TextFacts};
use super::name::compared_name;
use crate::document::RowRole;
use crate::fact::{
    Fact, Figure, Fit, Flow, Fund, Measure, Nature, OfCode, Period, Phase, Purpose, Question, Role, Scope,
    TableFact, Topic,
};
use crate::table::{CellOrigin, ThreePublicRow};
use crate::value::{FunctionalCode, Level, Printed};
use crate::words::names_grand_total;

/// Cells that sum to what a fact may be of, and how sure that is.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) fit: Fit,
    pub(super) cells: Vec<CellOrigin>,
    pub(super) figures: Vec<Printed>,
}

impl Candidate {
    fn of(fit: Fit, cell: &TableFact) -> Self {
        Self { fit, cells: vec![cell.cell], figures: vec![cell.figure] }
    }

    fn add(&mut self, cell: &TableFact) {
        self.cells.push(cell.cell);
        self.figures.push(cell.figure);
    }
}

/// Cells that sum to one thing, and their figures.
pub(in crate::check) type TiedCells = (Vec<CellOrigin>, Vec<Printed>);

impl TextFacts<'_> {
    /// What the tables print of just what a fact says: the cells, and their figures.
    pub(in crate::check) fn tied(&self, fact: &Fact, code: Option<FunctionalCode>) -> Vec<TiedCells> {
        let found = self.candidates(fact, code).into_iter().filter(|candidate| candidate.fit == Fit::Exact);
        found.map(|candidate| (candidate.cells, candidate.figures)).collect()
    }

    /// What the tables print of what a fact may be of, the surest first.
    pub(in crate::check) fn likely(&self, fact: &Fact, code: Option<FunctionalCode>) -> Vec<TiedCells> {
        let found = self.candidates(fact, code).into_iter();
        found.map(|candidate| (candidate.cells, candidate.figures)).collect()
    }

    /// The figures of the tables that a fact may be of.
    pub(super) fn candidates(&self, fact: &Fact, code: Option<FunctionalCode>) -> Vec<Candidate> {
        if fact.year != self.document.fiscal_year {
            return Vec::new();
        }
        let Some(kind) = self.kind_of(fact) else { return Vec::new() };
        if let Topic::Named(name) = &fact.topic {
            return if is_of_basic(fact) { self.named_section(name, kind) } else { Vec::new() };
        }
        let Some(question) = Self::question(fact, code) else { return Vec::new() };
        // An amount that does not say at which stage it stands may be of the other one that the tables print.
        let is_unsaid = fact.measure == Measure::Amount;
        let fits = self.cells().iter().filter_map(|cell| {
            let fit = question.fit(cell)?;
            // 收、支总计: with what is carried over, which a line of a table need not have.
            let is_line = fact.topic == Topic::RevenueAndExpenditure && !self.is_grand_total(cell);
            let fit = if is_line { fit.max(Fit::Loose) } else { fit };
            if self.is_of_kind(cell, kind) {
                return Some((fit, cell));
            }
            let is_of_other = self.is_of_kind(cell, Kind::Executed) || Self::is_of_account(cell);
            (is_unsaid && is_of_other).then_some((fit.max(Fit::Loose), cell))
        });
        let mut found: Vec<Candidate> = Vec::new();
        for (fit, cell) in fits {
            // A class of the economic classification may stand in several groups of one table: it is their sum.
            let group = found.iter_mut().find(|candidate| {
                candidate.fit == fit
                    && question.economic != OfCode::All
                    && candidate.cells[0].sheet == cell.cell.sheet
                    && candidate.cells[0].heading == cell.cell.heading
            });
            match group {
                Some(candidate) => candidate.add(cell),
                None => found.push(Candidate::of(fit, cell)),
            }
        }
        if found.iter().any(|candidate| candidate.fit == Fit::Exact) {
            found.retain(|candidate| candidate.fit != Fit::Wider);
        }
        found.sort_by_key(|candidate| candidate.fit);
        found
    }

    /// Whether a figure stands in a row of all or below a heading of all (总计).
    fn is_grand_total(&self, cell: &TableFact) -> bool {
        let Some(sheet) = self.document.sheets.get(cell.cell.sheet) else { return false };
        let row = sheet.rows.get(cell.cell.row);
        let heading = cell.cell.heading.and_then(|heading| sheet.headers.get(heading));
        row.is_some_and(|row| row.role == RowRole::Total || names_grand_total(&row.label))
            || heading.is_some_and(|heading| names_grand_total(heading))
    }

    /// Whether a figure of a table is of the account of the year, whatever the document is.
    fn is_of_account(cell: &TableFact) -> bool {
        let said = cell.aspects;
        is_amount(cell) && said.period != Some(Period::Previous) && said.phase == Some(Phase::Account)
    }

    /// Whether a figure of a table is an amount of this kind: of the year, planned or accounted for.
    fn is_of_kind(&self, cell: &TableFact, kind: Kind) -> bool {
        let said = cell.aspects;
        let of_year = said.period != Some(Period::Previous) && said.role != Some(Role::OfWhich);
        let planned = said.phase.is_some_and(|phase| phase.is_within(Phase::Budget));
        let phase = match (kind, self.is_account()) {
            (Kind::Budget, false) => planned || said.phase.is_none(),
            (Kind::Account, true) => matches!(said.phase, Some(Phase::Account) | None),
            // The 预算数 beside a 决算数.
            (Kind::Budget, true) => planned,
            (Kind::Adjusted, _) => matches!(said.phase, Some(Phase::Adjusted | Phase::FullYear)),
            (Kind::Executed, _) => said.phase == Some(Phase::Executed),
            (Kind::Account, false) => false,
        };
        is_amount(cell) && of_year && phase
    }

    /// What a fact asks of the tables.
    fn question(fact: &Fact, code: Option<FunctionalCode>) -> Option<Question> {
        let fund = fact.scope.map(Scope::fund);
        let spent = Question {
            flow: Some(Flow::Expenditure),
            fund,
            nature: None,
            purpose: None,
            function: OfCode::All,
            economic: OfCode::All,
        };
        // 其中：基本支出 in a list of the parts of a code is of that code.
        let within = match &fact.of {
            Some((Topic::Path(path), _)) => Some(OfCode::One(path.code()?)),
            _ => None,
        };
        let of_nature = |nature| {
            Some(Question { nature: Some(nature), function: within.unwrap_or(OfCode::All), ..spent })
        };
        let received = |fund| Some(Question { flow: Some(Flow::Revenue), fund: Some(fund), ..spent });
        let of_purpose = |purpose| Some(Question { flow: None, purpose: Some(purpose), ..spent });
        match &fact.topic {
            Topic::Revenue => Some(Question { flow: Some(Flow::Revenue), ..spent }),
            Topic::Expenditure => Some(spent),
            Topic::RevenueAndExpenditure => Some(Question { flow: Some(Flow::Both), ..spent }),
            Topic::Appropriation => {
                // 财政拨款收入（一般公共预算拨款…、政府性基金预算拨款…）: what came in, and not what is spent.
                let is_received = matches!(fact.of, Some((Topic::Revenue, _)));
                let flow = is_received.then_some(Flow::Revenue);
                Some(Question { flow, fund: fund.or(Some(Fund::Fiscal)), ..spent })
            }
            Topic::InstitutionalRevenue => received(Fund::Institutional),
            Topic::BusinessRevenue => received(Fund::Business),
            Topic::OtherRevenue => received(Fund::Other),
            Topic::SuperiorGrants => received(Fund::Superior),
            Topic::AffiliateRemittances => received(Fund::Affiliates),
            Topic::Basic => of_nature(Nature::Basic),
            Topic::Project => of_nature(Nature::Project),
            Topic::Personnel => of_nature(Nature::Personnel),
            Topic::Operating => of_nature(Nature::Operating),
            Topic::Economic(economic) => {
                let nature = is_of_basic(fact).then_some(Nature::Basic);
                Some(Question { economic: OfCode::One(*economic), nature, ..spent })
            }
            Topic::Path(_) => Some(Question { function: OfCode::One(code?), ..spent }),
            topic => of_purpose(purpose_of(topic)?),
        }
    }

    /// An economic section by its name, in a list of what the basic expenditure consists of.
    fn named_section(&self, named: &str, kind: Kind) -> Vec<Candidate> {
        let of_name = self.cells().iter().filter(|cell| self.is_of_kind(cell, kind)).filter(|cell| {
            let OfCode::One(code) = cell.economic else { return false };
            if code.level() != Level::Section || cell.aspects.nature != Some(Nature::Basic) {
                return false;
            }
            let sheet = self.document.sheets.get(cell.cell.sheet);
            let label =
                sheet.and_then(|sheet| sheet.rows.get(cell.cell.row)).map(|row| compared_name(&row.label));
            label.is_some_and(|label| label.chars().count() > 2 && named.ends_with(&label))
        });
        let mut found: Vec<Candidate> = Vec::new();
        for cell in of_name {
            match found.iter_mut().find(|candidate| candidate.cells[0].sheet == cell.cell.sheet) {
                Some(candidate) if candidate.cells[0].heading == cell.cell.heading => candidate.add(cell),
                Some(_) => {}
                None => found.push(Candidate::of(Fit::Loose, cell)),
            }
        }
        found
    }
}

/// Whether a figure of a table is an amount, and no change, percentage or count.
fn is_amount(cell: &TableFact) -> bool {
    cell.aspects.figure.is_none_or(|figure| figure.is_amount() && figure != Figure::Change)
}

/// Whether a fact is said to be of the basic expenditure.
pub(in crate::check) fn is_of_basic(fact: &Fact) -> bool {
    fact.of.as_ref().is_some_and(|(topic, _)| topic.is_basic())
}

/// Whether a sentence may speak of less than the table: 基本支出 in a list of the parts of a code.
pub(in crate::check) fn may_be_of_code(fact: &Fact) -> bool {
    fact.topic.is_nature() && fact.of.as_ref().is_some_and(|(topic, _)| matches!(topic, Topic::Path(_)))
}

/// The purpose that a topic is.
const fn purpose_of(topic: &Topic) -> Option<Purpose> {
    Some(match topic {
        Topic::ThreePublic => Purpose::ThreePublic,
        Topic::Overseas => Purpose::Overseas,
        Topic::Vehicles => Purpose::Vehicles,
        Topic::VehiclePurchase => Purpose::VehiclePurchase,
        Topic::VehicleOperation => Purpose::VehicleOperation,
        Topic::Reception => Purpose::Reception,
        Topic::AgencyOperating => Purpose::AgencyOperating,
        Topic::Procurement => Purpose::Procurement,
        Topic::Goods => Purpose::Goods,
        Topic::Works => Purpose::Works,
        Topic::Services => Purpose::Services,
        _ => return None,
    })
}

/// The row of the 三公 table that a topic is.
pub(in crate::check) fn three_public_row(topic: &Topic) -> Option<ThreePublicRow> {
    Some(match topic {
        Topic::ThreePublic => ThreePublicRow::ThreePublic,
        Topic::Overseas => ThreePublicRow::Overseas,
        Topic::Vehicles => ThreePublicRow::Vehicles,
        Topic::VehiclePurchase => ThreePublicRow::VehiclePurchase,
        Topic::VehicleOperation => ThreePublicRow::VehicleOperation,
        Topic::Reception => ThreePublicRow::Reception,
        Topic::AgencyOperating => ThreePublicRow::AgencyOperating,
        _ => return None,
    })
}

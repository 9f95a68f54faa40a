//! Which cells of the tables a fact speaks of (文字与表对应).

use super::{Kind, Prose, against, compared_name};
use crate::fact::{
    Fact, Figure, Fit, Flow, Fund, Measure, Nature, OfCode, Period, Phase, Purpose, Question, Role, Scope,
    Standing, TableFact, Topic,
};
use crate::table::{CellOrigin, TableKind, ThreePublicRow};
use crate::value::{BudgetKind, FunctionalCode, Level, Printed, Undecidable, Verdict};

/// Cells that sum to what a fact may be of, and how sure that is.
#[derive(Debug)]
struct Candidate {
    fit: Fit,
    cells: Vec<CellOrigin>,
    figures: Vec<Printed>,
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

/// The cells that an amount of the text speaks of, and how it stands to them.
#[derive(Debug)]
pub(in crate::check) struct Tie {
    pub(in crate::check) cells: Vec<CellOrigin>,
    /// Broken only where no other reading of the sentence is left.
    pub(in crate::check) verdict: Verdict,
}

impl Prose<'_> {
    /// The cells that a fact's amount speaks of, those that agree best where there are several; none where no table is
    /// found to print it.
    pub(in crate::check) fn tie(&self, index: usize) -> Option<&Tie> {
        let ties = self.ties.get_or_init(|| {
            (0..self.facts.len()).map(|index| self.best_tie(index, &self.facts[index])).collect()
        });
        ties.get(index)?.as_ref()
    }

    fn best_tie(&self, index: usize, fact: &Fact) -> Option<Tie> {
        let amount = fact.amount().filter(|_| fact.standing != Standing::OtherBasis)?;
        self.kind_of(fact)?;
        let mut found = self.candidates(fact, self.code(index));
        let judged = |candidate: &Candidate| against(amount, &candidate.figures);
        let best = found.iter().enumerate().min_by_key(|(_, candidate)| {
            let verdict = judged(candidate);
            (!verdict.outcome().is_held(), candidate.fit, verdict.outcome())
        });
        let (best, _) = best?;
        let verdict = judged(&found[best]);
        let verdict = match fact.doubt {
            Some(_) => verdict.unless_broken(Undecidable::UnknownWords),
            None if self.is_without_carried(amount, &found) => {
                verdict.unless_broken(Undecidable::CarriedOver)
            }
            None if self.is_proof(fact, &found) => verdict,
            None => verdict.unless_broken(Undecidable::Untied),
        };
        let Candidate { cells, .. } = found.swap_remove(best);
        Some(Tie { cells, verdict })
    }

    /// Whether an amount may be of the year's money alone, where the tables print it with what is carried in: it is less by
    /// no more than that.
    fn is_without_carried(&self, amount: Printed, found: &[Candidate]) -> bool {
        let carried = self.cells().iter().filter(|cell| cell.aspects.flow == Some(Flow::CarriedIn));
        let Some(most) = carried.map(|cell| cell.figure.exact().0).max() else { return false };
        let exact = found.iter().filter(|candidate| candidate.fit == Fit::Exact);
        exact.filter_map(|candidate| candidate.figures.first()).any(|figure| {
            let gap = figure.exact().0 - amount.exact().0;
            let by_rounding = amount.half_step().0 + figure.half_step().0;
            (1..=most + by_rounding).contains(&gap)
        })
    }

    /// Whether what no figure of the tables equals is an error: what the sentence says leaves one figure, or several that
    /// print one value, and no other reading of the sentence is left.
    fn is_proof(&self, fact: &Fact, found: &[Candidate]) -> bool {
        let mut exact = found.iter().filter(|candidate| candidate.fit == Fit::Exact);
        let Some(first) = exact.next() else { return false };
        let [figure] = first.figures[..] else { return false };
        let same = |candidate: &Candidate| {
            let verdict = against(figure, &candidate.figures);
            verdict.outcome().is_held()
        };
        let is_class = matches!(fact.topic, Topic::Economic(_) | Topic::Named(_)) && !is_of_basic(fact);
        exact.all(same) && !is_class && !self.is_of_another_name(fact)
    }

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
    fn candidates(&self, fact: &Fact, code: Option<FunctionalCode>) -> Vec<Candidate> {
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

    /// The facts of the tables.
    fn cells(&self) -> &[TableFact] {
        self.cells.get_or_init(|| {
            let mut facts = self.document.table_facts();
            facts.retain(|fact| fact.is_of_whole);
            facts
        })
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
        let fund = fact.scope.map(|scope| match scope {
            Scope::Fiscal => Fund::Fiscal,
            Scope::Budget(BudgetKind::General) => Fund::General,
            Scope::Budget(BudgetKind::GovernmentFund) => Fund::GovernmentFund,
            Scope::Budget(BudgetKind::StateCapital) => Fund::StateCapital,
            Scope::Budget(BudgetKind::SocialInsurance) => Fund::SocialInsurance,
        });
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
            Topic::Appropriation => Some(Question { flow: None, fund: fund.or(Some(Fund::Fiscal)), ..spent }),
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

    /// Whether the text says 机关运行经费 where the row of the 三公 table is called 行政经费: the two may be one figure, and
    /// need not.
    fn is_of_another_name(&self, fact: &Fact) -> bool {
        let operating = fact.topic == Topic::AgencyOperating
            && self.paragraph(&fact.place).is_some_and(|text| text.contains("机关运行"));
        if !operating {
            return false;
        }
        let sheet = self.document.sheet(TableKind::ThreePublic);
        let rows = sheet.into_iter().flat_map(|sheet| &sheet.rows);
        let named = |words: &str| rows.clone().any(|row| compared_name(&row.label).contains(words));
        named("行政经费") && !named("机关运行")
    }
}

/// Whether a figure of a table is an amount, and no change, percentage or count.
const fn is_amount(cell: &TableFact) -> bool {
    !matches!(cell.aspects.figure, Some(Figure::Change | Figure::Rate | Figure::Share | Figure::Count))
}

/// Whether a fact is said to be of the basic expenditure.
pub(in crate::check) fn is_of_basic(fact: &Fact) -> bool {
    let basic = |topic: &Topic| matches!(topic, Topic::Basic | Topic::Personnel | Topic::Operating);
    fact.of.as_ref().is_some_and(|(topic, _)| basic(topic))
}

/// Whether a sentence may speak of less than the table: 基本支出 in a list of the parts of a code.
pub(in crate::check) fn may_be_of_code(fact: &Fact) -> bool {
    let is_nature = matches!(fact.topic, Topic::Basic | Topic::Project | Topic::Personnel | Topic::Operating);
    is_nature && fact.of.as_ref().is_some_and(|(topic, _)| matches!(topic, Topic::Path(_)))
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

//! Completion rates against what was planned and what became of it (完成率).

use super::against::against;
use super::facts::{Kind, Source, TextFacts};
use super::rates::{RateEnd, RateReading};
use crate::fact::{Doubt, Fact, FactFigure, Measure, Standing};
use crate::table::CellOrigin;
use crate::value::{FiscalYear, Printed, Ratio};

impl TextFacts<'_> {
    /// 完成年初预算的 x%.
    pub(super) fn completion(&self, index: usize, printed: Ratio) -> RateReading {
        let fact = &self.facts[index];
        let is_of_year = |other: &Fact| other.year == fact.year || fact.against.is_none();
        let done = self.nearest_before_in_statement(index, |other| {
            other.standing == Standing::Stated
                && is_of_year(other)
                && matches!(self.kind_of(other), Some(Kind::Account | Kind::Executed))
        });
        let done = done.or_else(|| {
            self.nearest_in_statement(index, |other| {
                self.kind_of(other) == Some(Kind::Account) && other.year == fact.year
            })
        });
        let Some((account, amount)) = done.and_then(|at| Some((at, self.facts[at].amount()?))) else {
            return RateReading::UNTIED;
        };
        let read = |(planned, source): (Printed, Source)| {
            (RateEnd::of_share(printed, amount, planned), vec![Source::Fact(account), source])
        };
        let plans = self.plans_of(index, self.facts[account].year);
        let of_text = plans.into_iter().filter_map(|at| Some((self.facts[at].amount()?, Source::Fact(at))));
        let mut ends: Vec<_> = of_text.map(read).collect();
        if ends.is_empty() {
            ends.extend(self.plans_of_tables(fact, amount).into_iter().map(read));
        }
        if ends.is_empty() {
            ends.extend(self.plans_of_named_rows(index, amount).into_iter().map(read));
        }
        match ends.into_iter().min_by_key(|(end, _)| *end) {
            Some((end, sources)) => RateReading::of_quotient(end, sources),
            None => RateReading::UNTIED,
        }
    }

    /// The amounts that a completion rate may be of: the one that its own words print, else those of its statement that
    /// are called so.
    fn plans_of(&self, index: usize, year: FiscalYear) -> Vec<usize> {
        let fact = &self.facts[index];
        let is_plan = |at: &usize| {
            let other = &self.facts[*at];
            other.statement == fact.statement
                && other.amount().is_some()
                && matches!(other.measure, Measure::Budget | Measure::InitialBudget | Measure::Adjusted)
        };
        let beside =
            index.checked_sub(1).filter(|at| self.facts[*at].standing == Standing::Base && is_plan(at));
        if let Some(beside) = beside {
            return vec![beside];
        }
        // 完成任务115亿元的104%: of that rate alone.
        let of_year = |at: &usize| {
            let plan = &self.facts[*at];
            let is_assigned = plan.standing == Standing::Base && plan.doubt == Some(Doubt::OfFigure);
            is_plan(at) && plan.year == year && !is_assigned
        };
        let plans: Vec<usize> = self.statement_of(index).iter().copied().filter(of_year).collect();
        let named = fact.against.and_then(|(_, measure)| measure);
        let is_named = |at: &&usize| match named {
            Some(Measure::Adjusted) => self.facts[**at].measure == Measure::Adjusted,
            Some(Measure::InitialBudget) => self.facts[**at].measure != Measure::Adjusted,
            _ => true,
        };
        plans.iter().filter(is_named).copied().collect()
    }

    /// What the tables print as the plan of what a fact is of, beside what became of it.
    fn plans_of_tables(&self, fact: &Fact, done: Printed) -> Vec<(Printed, Source)> {
        let measures: &[Measure] = match fact.against.and_then(|(_, measure)| measure) {
            Some(Measure::Adjusted) => &[Measure::Adjusted],
            Some(Measure::InitialBudget) => &[Measure::Budget],
            _ => &[Measure::Budget, Measure::Adjusted],
        };
        let is_beside_done = |cell: CellOrigin| {
            let row = self.document.sheets.get(cell.sheet).and_then(|sheet| sheet.rows.get(cell.row));
            let cells = row.into_iter().flat_map(|row| row.cells.iter().enumerate());
            let mut others = cells.filter(|(heading, _)| cell.heading != Some(*heading));
            others.any(|(_, other)| {
                other.figure().is_some_and(|figure| against(done, &[figure]).outcome().is_held())
            })
        };
        let of_measure = |measure: &Measure| {
            let plan = Fact { measure: *measure, figure: FactFigure::Amount(done), ..fact.clone() };
            self.tied(&plan, None)
        };
        let plans = measures.iter().flat_map(of_measure).filter_map(|(cells, figures)| {
            let [cell] = cells[..] else { return None };
            let figure = figures.first().copied().filter(|_| is_beside_done(cell))?;
            Some((figure, Source::Cell(cell)))
        });
        plans.collect()
    }
}

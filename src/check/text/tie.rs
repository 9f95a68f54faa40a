//! Which cells of the tables a fact speaks of (文字与表对应).

use std::collections::HashMap;

use super::against::against;
use super::candidates::{Candidate, is_of_basic};
use super::facts::{Kind, TextFacts};
use super::name::compared_name;
use crate::fact::{Fact, Fit, Flow, Standing, Topic};
use crate::table::{Cell, CellOrigin, TableKind};
use crate::value::{FunctionalCode, Outcome, Printed, Undecidable, Verdict};

/// The cells that an amount of the text speaks of, and how it stands to them.
#[derive(Debug)]
pub(in crate::check) struct Tie {
    pub(in crate::check) cells: Vec<CellOrigin>,
    /// Broken only where no other reading of the sentence is left.
    pub(in crate::check) verdict: Verdict,
}

impl TextFacts<'_> {
    /// The cells that a fact's amount speaks of, those that agree best where there are several; none where no table is
    /// found to print it. Its code is that of the path it names.
    pub(super) fn tie(&self, index: usize, code: Option<FunctionalCode>) -> Option<Tie> {
        let fact = &self.facts[index];
        let amount = fact.amount().filter(|_| fact.standing != Standing::OtherBasis)?;
        self.kind_of(fact)?;
        let mut found = self.candidates(fact, code);
        let judged = |candidate: &Candidate| against(amount, &candidate.figures);
        let best = found.iter().enumerate().min_by_key(|(_, candidate)| {
            let verdict = judged(candidate);
            (!verdict.outcome().is_held(), candidate.fit, verdict.outcome())
        });
        let Some((best, _)) = best else { return self.tie_to_named_row(index, amount) };
        let verdict = judged(&found[best]);
        let verdict = match fact.doubt {
            Some(_) => verdict.unless_broken(Undecidable::UnknownWords),
            None if self.is_without_carried(fact, amount, &found) => {
                verdict.unless_broken(Undecidable::CarriedOver)
            }
            None if self.is_proof(fact, &found) => verdict,
            None => verdict.unless_broken(Undecidable::Untied),
        };
        let Candidate { cells, .. } = found.swap_remove(best);
        Some(Tie { cells, verdict })
    }

    /// The cell of a row that has the name of what a fact is of. A sentence may speak of a part of it, of its increase, of some
    /// months or of another level of government: that it prints another amount proves nothing, but where everything says that it
    /// is a slip.
    fn tie_to_named_row(&self, index: usize, amount: Printed) -> Option<Tie> {
        if let Some((cell, verdict)) = self.slip_of_named_row(index, amount) {
            return Some(Tie { cells: vec![cell], verdict });
        }
        let cells = self.amounts_of_named_rows(&self.facts[index]);
        let judged = |figure: &Printed| against(amount, &[*figure]);
        let (cell, figure) = *cells.iter().min_by_key(|(_, figure)| judged(figure).outcome())?;
        Some(Tie { cells: vec![cell], verdict: judged(&figure).unless_broken(Undecidable::Untied) })
    }

    /// Leaves undecided what differs from a table that states no unit, where the text does not agree with it more often: it
    /// may have been read in another unit.
    pub(super) fn doubt_units(&self, ties: &mut [Option<Tie>]) {
        let sheet_without_unit = |tie: &Tie| {
            let sheet = tie.cells.first()?.sheet;
            self.document.sheets.get(sheet).filter(|table| table.unit.is_none()).map(|_| sheet)
        };
        let agrees = |tie: &Tie| {
            let is_money = |cell: &CellOrigin| self.document.cell(*cell).is_some_and(Cell::holds_money);
            tie.verdict.outcome().is_held() && tie.cells.iter().any(is_money)
        };
        let mut tallies: HashMap<usize, [usize; 2]> = HashMap::new();
        for tie in ties.iter().flatten() {
            let Some(sheet) = sheet_without_unit(tie) else { continue };
            let [held, broken] = tallies.entry(sheet).or_default();
            *held += usize::from(agrees(tie));
            *broken += usize::from(tie.verdict.outcome() == Outcome::Broken);
        }
        for tie in ties.iter_mut().flatten() {
            let tally = sheet_without_unit(tie).and_then(|sheet| tallies.get(&sheet));
            if tally.is_some_and(|[held, broken]| broken > held) {
                tie.verdict = tie.verdict.unless_broken(Undecidable::Refuted);
            }
        }
    }

    /// Whether an amount may be of the year's money alone, where the tables print it with what is carried in: it is less by
    /// no more than that. What was spent on a class or an item is spent of both. 财政拨款收、支总计 is with what is carried in, where
    /// the tables may print the year's revenue alone.
    fn is_without_carried(&self, fact: &Fact, amount: Printed, found: &[Candidate]) -> bool {
        let is_spent = matches!(self.kind_of(fact), Some(Kind::Account | Kind::Executed));
        if is_spent && matches!(fact.topic, Topic::Path(_)) {
            return false;
        }
        let carried = self.cells().iter().filter(|cell| cell.aspects.flow == Some(Flow::CarriedIn));
        let Some(most) = carried.map(|cell| cell.figure.exact().0).max() else { return false };
        let exact = found.iter().filter(|candidate| candidate.fit == Fit::Exact);
        exact.filter_map(|candidate| candidate.figures.first()).any(|figure| {
            let gap = figure.exact().0 - amount.exact().0;
            let gap = if fact.topic == Topic::RevenueAndExpenditure { gap.abs() } else { gap };
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

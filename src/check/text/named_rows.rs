//! The rows of tables that a sentence names (文中事项所在的行): the classes and the taxes of a government's tables, which print the
//! years beside each other, and names without codes.

use super::against::against;
use super::facts::{Kind, Source, TextFacts};
use super::name::compared_name;
use super::rates::{RateEnd, RateReading, signed_rate};
use super::row_names::{Level, Row, RowNames};
use crate::fact::{
    Aspects, ColumnReading, Fact, Figure, Flow, Fund, Measure, Period, Phase, Scope, Standing, Topic,
};
use crate::prose::one_line;
use crate::prose::year::named_years;
use crate::table::CellOrigin;
use crate::value::{BudgetKind, FiscalYear, Printed, Ratio};
use crate::words::{self, Meaning};

/// What parts the clauses of a printed sentence.
const SIGNS: [char; 11] = ['，', ',', '。', '；', '：', ':', '、', '（', '）', '(', ')'];

/// So many facts before and behind a fact are beside it: an amount has a rate and a change of its own.
const BESIDE: usize = 4;

/// What a row prints of one year and stage.
#[derive(Debug)]
pub(super) struct RowAmounts {
    /// The cells that are of just that.
    pub(super) cells: Vec<(CellOrigin, Printed)>,
    /// Whether no amount of these rows, of whichever year and stage, is what the sentence gives.
    pub(super) is_nowhere: bool,
}

impl RowAmounts {
    /// Whether an amount is that of its row in the column of a cell.
    fn holds(&self, fact: &Fact, column: CellOrigin) -> bool {
        let Some(amount) = fact.amount().filter(|_| !self.is_nowhere) else { return false };
        self.cells.iter().any(|(cell, figure)| {
            (cell.sheet, cell.heading) == (column.sheet, column.heading)
                && against(amount, &[*figure]).outcome().is_held()
        })
    }
}

impl TextFacts<'_> {
    fn row_names(&self) -> &RowNames {
        self.row_names.get_or_init(|| RowNames::of(self.document, &self.readings))
    }

    /// The rows that have the name of what a fact is of, in tables of the same money and the same level of government; of a
    /// total, the rows of it in tables that are of that side.
    fn rows_of(&self, fact: &Fact) -> Vec<Row> {
        let names = self.row_names();
        let rows = match &fact.topic {
            Topic::Named(name) => names.named(&compared_name(name)),
            Topic::Path(path) => match (&path.class, &path.section, &path.item) {
                (Some(class), None, None) => names.named(&compared_name(&class.name)),
                _ => &[],
            },
            Topic::Revenue => names.totals(Flow::Revenue),
            Topic::Expenditure => names.totals(Flow::Expenditure),
            _ => &[],
        };
        if rows.is_empty() {
            return Vec::new();
        }
        let before = self.words_before(&fact.place).and_then(Level::named_last);
        let level = before.or_else(|| names.level_above(&fact.place));
        let is_meant = |(sheet, _): &Row| names.is_of_level(*sheet, level) && self.is_of_fund(fact, *sheet);
        rows.iter().copied().filter(is_meant).collect()
    }

    /// Whether a fact and a table say that they are of the same budget. The taxes are of one budget alone (政府收支分类科目).
    fn is_of_fund(&self, fact: &Fact, sheet: usize) -> bool {
        let said = self.readings.of_sheets.get(sheet).and_then(|reading| reading.title.said.fund);
        let is_tax = matches!(&fact.topic, Topic::Named(name) if name.ends_with('税') || name == "税收收入");
        let fund = match fact.scope {
            Some(Scope::Budget(BudgetKind::General)) => Fund::General,
            Some(Scope::Budget(BudgetKind::GovernmentFund)) => Fund::GovernmentFund,
            Some(Scope::Budget(BudgetKind::StateCapital)) => Fund::StateCapital,
            Some(Scope::Budget(BudgetKind::SocialInsurance)) => Fund::SocialInsurance,
            None if is_tax => Fund::General,
            Some(Scope::Fiscal) | None => return false,
        };
        said == Some(fund)
    }

    /// What the rows that a fact names print of its year and stage.
    pub(super) fn amounts_of_named_rows(&self, fact: &Fact) -> Option<RowAmounts> {
        let amount = fact.amount().filter(|_| fact.standing == Standing::Stated)?;
        let kind = self.kind_of(fact)?;
        let rows = self.rows_of(fact);
        let cells = self.amounts_of(&rows, |phase, year| year == Some(fact.year) && is_of_kind(phase, kind));
        let all = self.amounts_of(&rows, |_, _| true);
        let is_nowhere = !all.iter().any(|(_, figure)| against(amount, &[*figure]).outcome().is_held());
        (!cells.is_empty()).then_some(RowAmounts { cells, is_nowhere })
    }

    /// Whether a sentence that gives another amount than a cell speaks of its row and column nevertheless: nothing but the name
    /// stands before the amount, and the growth rate beside it is that of the row, or an amount next to it in the sentence is
    /// that of its own row in the same column.
    pub(super) fn is_borne_out(&self, index: usize, cell: CellOrigin, figure: Printed) -> bool {
        let fact = &self.facts[index];
        let is_rate_of_row = |at: &usize| {
            let rate = &self.facts[*at];
            let signed = rate.rate().zip(rate.direction).and_then(|(printed, way)| signed_rate(printed, way));
            let reading = signed.and_then(|signed| self.growth_of_named_row(rate, figure, signed));
            rate.measure == Measure::Rate && reading.is_some_and(|reading| reading.end == RateEnd::Held)
        };
        let is_in_column = |at: usize| {
            let other = &self.facts[at];
            other.topic != fact.topic
                && self.is_in_sentence(fact, other)
                && self.amounts_of_named_rows(other).is_some_and(|amounts| amounts.holds(other, cell))
        };
        let near = index.saturating_sub(BESIDE)..self.facts.len().min(index + BESIDE + 1);
        self.says_name_alone(fact)
            && (self.statement_of(index).iter().any(is_rate_of_row) || near.into_iter().any(is_in_column))
    }

    /// Whether two facts stand in one sentence.
    fn is_in_sentence(&self, one: &Fact, other: &Fact) -> bool {
        let (first, last) =
            if one.place.range.start <= other.place.range.start { (one, other) } else { (other, one) };
        let is_one_paragraph =
            (first.place.section, first.place.paragraph) == (last.place.section, last.place.paragraph);
        let between = self
            .paragraph(&first.place)
            .and_then(|text| text.get(first.place.range.end..last.place.range.start));
        is_one_paragraph && between.is_some_and(|between| !between.contains(['。', '；']))
    }

    /// Whether nothing but the name of the thing, and what leads from it to the amount, stands before the amount, and no
    /// bracket behind it: 增值税（地方级）5亿元 and 1月增值税5亿元 are less.
    fn says_name_alone(&self, fact: &Fact) -> bool {
        let (Some(before), Some(text)) = (self.words_before(&fact.place), self.paragraph(&fact.place)) else {
            return false;
        };
        let behind = text.get(fact.place.range.end..).unwrap_or_default();
        let clause = one_line(before.rsplit(SIGNS).next().unwrap_or_default());
        let name = match &fact.topic {
            Topic::Named(name) => compared_name(name),
            Topic::Path(path) => {
                path.class.as_ref().map(|class| compared_name(&class.name)).unwrap_or_default()
            }
            _ => return false,
        };
        let Some(at) = clause.find(&name) else { return false };
        let lead = clause[..at].trim_matches(|c: char| !c.is_alphabetic());
        let opens = lead.is_empty() || words::of(Meaning::OpensList).contains(&lead);
        let mut rest = &clause[at + name.len()..];
        let leads = || [Meaning::LeadsToAmount, Meaning::Connects];
        while let Some(word) = leads()
            .into_iter()
            .flat_map(words::of)
            .filter(|word| rest.starts_with(**word))
            .max_by_key(|word| word.len())
        {
            rest = &rest[word.len()..];
        }
        opens && rest.is_empty() && !behind.trim_start().starts_with(['（', '('])
    }

    /// A growth rate against what the row that a fact names prints of this year and the year before. This year's amount, where
    /// the sentence gives it, must be that of the row; and any two of its amounts may be meant.
    pub(super) fn growth_of_named_row(&self, fact: &Fact, is: Printed, rate: Ratio) -> Option<RateReading> {
        let before = fact.year.previous()?;
        if fact.standing != Standing::Stated || fact.against.is_some_and(|(year, _)| year != before) {
            return None;
        }
        let is_final = |phase| is_of_kind(phase, Kind::Executed);
        let bases_of = |row: Row| self.amounts_of(&[row], |phase, of| of == Some(before) && is_final(phase));
        let rows = self.rows_of(fact).into_iter();
        let mut rows = rows.map(|row| (row, bases_of(row))).filter(|(_, bases)| !bases.is_empty());
        let (row, bases) = rows.next().filter(|_| rows.next().is_none())?;
        let of_year = |year: FiscalYear| self.amounts_of(&[row], |_, of| of == Some(year));
        let (mut now, was) = (of_year(fact.year), of_year(before));
        now.retain(|(_, figure)| against(is, &[*figure]).outcome().is_held());
        let (is_cell, is_figure) = *now.first()?;
        let (was_cell, was_figure) = *bases.first()?;
        let ends =
            now.iter().flat_map(|(_, is)| was.iter().map(|(_, was)| RateEnd::of_change(rate, *was, *is)));
        let best = ends.min()?;
        // The amount of the sentence may be coarser than the table's.
        let end = best.min(RateEnd::of_change(rate, was_figure, is));
        let is_one = now.len() == 1 || is_figure.is_zero();
        if !is_one && end != RateEnd::Held {
            return None;
        }
        Some(RateReading {
            end,
            direction: fact.direction,
            sources: vec![Source::Cell(was_cell), Source::Cell(is_cell)],
        })
    }

    /// What the rows that a fact names print as the plan of its year, beside what became of it.
    pub(super) fn plans_of_named_rows(&self, fact: &Fact, done: Printed) -> Vec<(Printed, Source)> {
        let named = fact.against.and_then(|(_, measure)| measure);
        let is_plan = |phase| match named {
            Some(Measure::Adjusted) => is_of_kind(phase, Kind::Adjusted),
            Some(Measure::InitialBudget) => is_of_kind(phase, Kind::Budget),
            Some(_) => is_of_kind(phase, Kind::Budget) || is_of_kind(phase, Kind::Adjusted),
            None => false,
        };
        // 完成省下达任务的95%, 完成预期目标的95%: of a plan that no table prints. The column is one of 预算.
        let clause = self.words_before(&fact.place).and_then(|before| before.rsplit(SIGNS).next());
        if !clause.is_some_and(|clause| one_line(clause).contains("预算")) {
            return Vec::new();
        }
        let of_year = |year: Option<FiscalYear>| year == Some(fact.year);
        let of_row = |row: Row| {
            let became =
                self.amounts_of(&[row], |phase, year| of_year(year) && is_of_kind(phase, Kind::Executed));
            let is_row = became.iter().any(|(_, figure)| against(done, &[*figure]).outcome().is_held());
            let plans = self.amounts_of(&[row], |phase, year| of_year(year) && is_plan(phase));
            plans.into_iter().filter(move |_| is_row)
        };
        let plans = self.rows_of(fact).into_iter().flat_map(of_row);
        plans.map(|(cell, figure)| (figure, Source::Cell(cell))).collect()
    }

    /// The amounts of rows in the columns that are wanted, by their stage and the year that they are of.
    fn amounts_of(
        &self,
        rows: &[Row],
        wanted: impl Fn(Option<Phase>, Option<FiscalYear>) -> bool,
    ) -> Vec<(CellOrigin, Printed)> {
        let mut amounts = Vec::new();
        for (sheet, row) in rows.iter().copied() {
            let Some(reading) = self.readings.of_sheets.get(sheet) else { continue };
            let cells =
                self.document.sheets.get(sheet).and_then(|table| table.rows.get(row)).map(|row| &row.cells);
            for (heading, (column, cell)) in
                reading.columns.iter().zip(cells.into_iter().flatten()).enumerate()
            {
                let said = reading.title.said.and(column.aspects());
                let is_amount =
                    column.is_summed() && !matches!(said.figure, Some(Figure::Change | Figure::Count));
                let Some(figure) = cell.figure().filter(|_| is_amount) else { continue };
                if wanted(said.phase, self.year_of(sheet, column, said)) {
                    amounts.push((CellOrigin { sheet, row, heading: Some(heading) }, figure));
                }
            }
        }
        amounts
    }

    /// The year that a column is of: the one that it names, else that of its table, or the one before; none where the title
    /// names several.
    fn year_of(&self, sheet: usize, column: &ColumnReading, said: Aspects) -> Option<FiscalYear> {
        if let Some(year) = column.year {
            return FiscalYear::new(year).ok();
        }
        let title = one_line(&self.document.sheets.get(sheet)?.title);
        let mut named = named_years(&title).map(|named| named.year);
        let own = match (named.next(), named.next()) {
            (None, _) => self.document.fiscal_year,
            (Some(year), None) => FiscalYear::new(year).ok()?,
            (Some(_), Some(_)) => return None,
        };
        if said.period == Some(Period::Previous) { own.previous() } else { Some(own) }
    }
}

/// Whether a column of this stage has amounts of a kind.
fn is_of_kind(phase: Option<Phase>, kind: Kind) -> bool {
    let Some(phase) = phase else { return false };
    match kind {
        Kind::Budget => matches!(phase, Phase::Budget | Phase::Initial),
        Kind::Adjusted => matches!(phase, Phase::Adjusted | Phase::FullYear),
        Kind::Executed | Kind::Account => matches!(phase, Phase::Executed | Phase::Account),
    }
}

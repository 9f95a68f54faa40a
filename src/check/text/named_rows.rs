//! The rows of tables that a sentence names (文中事项所在的行): the classes and the taxes of a government's tables, which print the
//! years beside each other, and names without codes.

use super::against::against;
use super::facts::{Kind, Source, TextFacts};
use super::name::compared_name;
use super::rates::{RateEnd, RateReading, signed_rate};
use super::row_names::{Level, Row, RowNames};
use crate::check::trace::{Slip, slip_of};
use crate::fact::{
    Aspects, ColumnReading, Fact, Figure, Flow, Fund, Measure, Period, Phase, Scope, Standing, Topic,
};
use crate::prose::{change, one_line};
use crate::table::CellOrigin;
use crate::value::{FiscalYear, Printed, Ratio, Rounding, Verdict};
use crate::words::{self, Meaning};

/// The year before, as a growth rate may name what it is against.
const COMPARED: [&str; 4] = ["同比", "比上年", "较上年", "比上年决算"];

/// What leads from an amount to the plan that it is compared with.
const COMPLETED: [&str; 3] = ["完成", "为", "占"];

/// The plans that tables print, as sentences name them (政府预决算表的栏目).
const PLANS: [&str; 6] = ["预算的", "预算数的", "年初预算的", "年初预算数的", "调整预算的", "调整预算数的"];

/// What parts the clauses of a printed sentence.
const SIGNS: [char; 11] = ['，', ',', '。', '；', '：', ':', '、', '（', '）', '(', ')'];

impl TextFacts<'_> {
    fn row_names(&self) -> &RowNames {
        self.row_names.get_or_init(|| RowNames::of(self.document, &self.readings))
    }

    /// The rows that have the name of what a fact is of, in tables of the same money and the same level of government; of a
    /// total, the rows of it in tables that are of that side.
    fn rows_of(&self, fact: &Fact) -> Vec<Row> {
        let rows = self.rows_called(&fact.topic);
        if rows.is_empty() {
            return Vec::new();
        }
        let (names, level) = (self.row_names(), self.level_of(fact));
        let is_meant = |(sheet, _): &Row| names.is_of_level(*sheet, level) && self.is_of_fund(fact, *sheet);
        rows.iter().copied().filter(is_meant).collect()
    }

    /// The level of government that a fact speaks of, where its paragraph or what stands above it says so.
    fn level_of(&self, fact: &Fact) -> Option<Level> {
        let before = self.words_before(&fact.place).and_then(Level::named_last);
        before.or_else(|| self.row_names().level_above(&fact.place))
    }

    /// The rows that have the name of a thing, in tables of any money.
    fn rows_called(&self, topic: &Topic) -> &[Row] {
        let names = self.row_names();
        match topic {
            Topic::Named(name) => names.named(&compared_name(name)),
            Topic::Path(path) => match (&path.class, &path.section, &path.item) {
                (Some(class), None, None) => names.named(&compared_name(&class.name)),
                _ => &[],
            },
            Topic::Revenue => names.totals(Flow::Revenue),
            Topic::Expenditure => names.totals(Flow::Expenditure),
            _ => &[],
        }
    }

    /// Whether a fact and a table say that they are of the same budget. The taxes are of one budget alone (政府收支分类科目).
    fn is_of_fund(&self, fact: &Fact, sheet: usize) -> bool {
        let said = self.readings.of_sheets.get(sheet).and_then(|reading| reading.title.said.fund);
        let is_tax = matches!(&fact.topic, Topic::Named(name) if name.ends_with('税') || name == "税收收入");
        match fact.scope {
            Some(scope @ Scope::Budget(_)) => said == Some(scope.fund()),
            Some(Scope::Fiscal) => false,
            None => is_tax && said == Some(Fund::General),
        }
    }

    /// What the rows that a fact names print of its year and stage.
    pub(super) fn amounts_of_named_rows(&self, fact: &Fact) -> Vec<(CellOrigin, Printed)> {
        let Some(kind) = self.kind_of(fact).filter(|_| fact.standing == Standing::Stated) else {
            return Vec::new();
        };
        let rows = self.rows_of(fact);
        self.amounts_of(&rows, |phase, year| year == Some(fact.year) && is_of_kind(phase, kind))
    }

    /// Whether a percentage stands right behind an amount whose clause says nothing but its name, with these words alone between
    /// them: 增值税570万元，同比增长14.0%. With anything else it may be another year's, of a share, of a sum or of a part.
    fn is_right_behind(&self, index: usize, says: impl Fn(&str) -> bool) -> bool {
        self.is_of_amount_before(index, says) && self.says_name_alone(&self.facts[index - 1])
    }

    /// Whether a percentage stands behind an amount of its statement, with these words alone between them.
    fn is_of_amount_before(&self, index: usize, says: impl Fn(&str) -> bool) -> bool {
        let rate = &self.facts[index];
        let Some(amount) = index.checked_sub(1).map(|before| &self.facts[before]) else { return false };
        let is_one_place =
            (amount.place.section, amount.place.paragraph) == (rate.place.section, rate.place.paragraph);
        let text = self.paragraph(&rate.place);
        let between = text.and_then(|text| text.get(amount.place.range.end..rate.place.range.start));
        let is_of_amount = amount.statement == rate.statement && amount.amount().is_some() && is_one_place;
        is_of_amount && between.is_some_and(|between| says(&one_line(between)))
    }

    /// Whether nothing but the name of the thing, and what leads from it to the amount, stands before the amount, and no
    /// bracket behind it: 其中增值税5亿元, 增值税（地方级）5亿元 and 1月增值税5亿元 may be less.
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
        let opens = !clause[..at].contains(char::is_alphabetic);
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

    /// A growth rate against what the row that a fact names prints of this year and the year before. This year's amount stands
    /// right before it and must be that of the row; and any two of its amounts may be meant.
    pub(super) fn growth_of_named_row(&self, index: usize, is: Printed, rate: Ratio) -> Option<RateReading> {
        let fact = &self.facts[index];
        let before = fact.year.previous()?;
        if !self.is_right_behind(index, says_growth) {
            return None;
        }
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

    /// 教育支出95.25亿元，增长3.2%: the cell of a row that the amount names, where the growth right behind the amount is that of the row
    /// and not that of the amount, and the amount is the row's but for two digits that are swapped, one that is lost or doubled.
    pub(super) fn slip_of_named_row(&self, index: usize, amount: Printed) -> Option<(CellOrigin, Verdict)> {
        let (fact, rate) = (&self.facts[index], self.facts.get(index + 1)?);
        let before = fact.year.previous()?;
        let is_growth = rate.measure == Measure::Rate
            && rate.standing == Standing::Stated
            && rate.against.is_none_or(|(year, _)| year == before)
            && self.is_of_amount_before(index + 1, says_growth);
        let kind = self.kind_of(fact).filter(|_| fact.standing == Standing::Stated)?;
        if !is_growth || fact.doubt.is_some() || rate.doubt.is_some() {
            return None;
        }
        let rate = signed_rate(rate.rate()?, rate.direction?)?;
        let slipped = |row: Row| {
            let bases =
                self.amounts_of(&[row], |phase, of| of == Some(before) && is_of_kind(phase, Kind::Executed));
            let [(_, was)] = bases[..] else { return None };
            let gives = |is: Printed| RateEnd::of_change(rate, was, is);
            let is_slip = |right: Printed| {
                let right = right.rounded_to(amount.unit(), amount.decimals(), Rounding::HalfUp);
                right.is_ok_and(|right| slip_of(right, amount) == Slip::Certain)
            };
            let found = self.amounts_of(&[row], |phase, of| of == Some(fact.year) && is_of_kind(phase, kind));
            let is_meant =
                |is: Printed| gives(is) == RateEnd::Held && gives(amount) == RateEnd::Broken && is_slip(is);
            let (cell, is) = found.into_iter().find(|(_, is)| is_meant(*is))?;
            Some((cell, against(amount, &[is])))
        };
        let level = self.level_of(fact);
        let is_meant = |(sheet, _): &&Row| level.is_none() || self.row_names().is_of_level(*sheet, level);
        self.rows_called(&fact.topic).iter().filter(is_meant).find_map(|row| slipped(*row))
    }

    /// What the rows that a fact names print as the plan of its year, beside what became of it.
    pub(super) fn plans_of_named_rows(&self, index: usize, done: Printed) -> Vec<(Printed, Source)> {
        let fact = &self.facts[index];
        let named = fact.against.and_then(|(_, measure)| measure);
        let is_plan = |phase| match named {
            Some(Measure::Adjusted) => is_of_kind(phase, Kind::Adjusted),
            Some(Measure::InitialBudget) => is_of_kind(phase, Kind::Budget),
            Some(_) => is_of_kind(phase, Kind::Budget) || is_of_kind(phase, Kind::Adjusted),
            None => false,
        };
        // 完成省下达任务的95%, 完成第一次调整预算的95%: of a plan that no table prints.
        let says_plan = |between: &str| {
            let words = between.trim_start_matches(['，', ',']);
            let words = COMPLETED.iter().find_map(|done| words.strip_prefix(done));
            words.is_some_and(|words| PLANS.contains(&words))
        };
        if !self.is_right_behind(index, says_plan) {
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

    /// The year that a column is of: the one that it names, else that of its table, or the one before.
    fn year_of(&self, sheet: usize, column: &ColumnReading, said: Aspects) -> Option<FiscalYear> {
        if let Some(year) = column.year {
            return FiscalYear::new(year).ok();
        }
        let own = self.row_names().year_of_table(sheet)?;
        if said.period == Some(Period::Previous) { own.previous() } else { Some(own) }
    }
}

/// Whether the words between an amount and a percentage say that this is the growth of that: 同比增长.
fn says_growth(between: &str) -> bool {
    let words = between.trim_start_matches(['，', ',']);
    let words = COMPARED.iter().find_map(|than| words.strip_prefix(than)).unwrap_or(words);
    change::words().any(|change| words == change)
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

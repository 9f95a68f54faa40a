//! Columns of a table that are worked out of others of the same row (增减额、增长率、完成率、占比、均值). The heading says that a rate,
//! a change or an average stands below it; of which columns it is, few headings say in full. The rows do: what every row bears
//! out but one is what the column is, and that row is wrong.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::document::{Disclosure, RowRole, Sheet, SheetRow};
use crate::fact::{Aspects, ColumnReading, Figure, Lexicon, Period, SheetReadings, names_average};
use crate::prose::is_han;
use crate::table::{Cell, CellOrigin, TableKind, is_rate};
use crate::value::{Outcome, Printed, Ratio, Tally};
use crate::words::{self, Meaning};

/// So many rows that say something must bear out what a column is: one may do so by chance.
const FEWEST: usize = 2;
/// So many where the heading has words that nobody knows, or does not name what an average is of: one more than where it says
/// what it is, for more columns may be meant.
const FEWEST_UNKNOWN: usize = 3;
/// So many rows are looked at to find which columns may be meant, before all of them are: pairs of columns are many, and
/// those that no row of a page bears out are left there.
const FIRST_ROWS: usize = 24;

/// The powers of ten between the units of an amount, a count and their average: none for 万元, 万人 and 元, eight for 亿元, 人
/// and 元. The headings say them as a rule, and the rows always.
const UNITS: core::ops::RangeInclusive<i32> = -8..=8;

/// Of so many columns the first are looked at for what an average is of.
const MOST_AVERAGED: usize = 16;

/// Tables of more columns are not judged: the pairs of columns grow with the square, and no form prints as many.
const MOST_COLUMNS: usize = 64;

/// A figure that follows from others of its row, and does or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Derived {
    /// Which table and which row.
    pub(crate) row: (usize, usize),
    /// In which column.
    pub(crate) column: Column,
    /// What it follows from.
    pub(crate) from: Vec<CellOrigin>,
    /// How it is worked out.
    pub(crate) formula: Formula,
    /// Whether it is.
    pub(crate) is_held: bool,
    /// How many other rows of its column bear the formula out.
    pub(crate) borne_out: usize,
}

/// A column of a table: of figures, or of texts, which percentages with their sign are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// By the place of its heading.
    Figures(usize),
    /// By the place of its heading among those of texts.
    Texts(usize),
}

/// How a column is worked out of others, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formula {
    /// 增减额: what one is more than the other.
    Change { was: usize, is: usize },
    /// 增长率: by how much of the first the second is more than it.
    Growth { was: usize, is: usize },
    /// 完成率: what share of the second the first is.
    Quotient { part: usize, whole: usize },
    /// 占比: what share the row is of the total of a column.
    Share { column: usize, total: usize },
    /// 人均: how much of an amount there is for one of the things that are counted, where the units of the two and of the average
    /// differ by a power of ten.
    Average { amount: usize, count: usize, ten_to: i32 },
}

/// Every figure of the tables that follows from others of its row, in printed order.
pub(crate) fn derived(document: &Disclosure, readings: &SheetReadings<'_>) -> Vec<Derived> {
    let mut found = Vec::new();
    for (index, (sheet, reading)) in readings.beside(document).enumerate() {
        let columns = &reading.columns;
        let of_texts: Vec<ColumnReading> =
            sheet.text_headers.iter().map(|heading| readings.lexicon.heading(heading)).collect();
        if columns.len() > MOST_COLUMNS || of_texts.len() > MOST_COLUMNS {
            continue;
        }
        let figures = columns.iter().enumerate().map(|(place, column)| (Column::Figures(place), column));
        let texts = of_texts.iter().enumerate().map(|(place, column)| (Column::Texts(place), column));
        let is = |column: &ColumnReading, figure| column.aspects().figure == Some(figure);
        let is_worked_out = |column: &ColumnReading| {
            column.is_ratio() || is(column, Figure::Change) || is(column, Figure::Average)
        };
        let mut worked_out = figures.chain(texts).filter(|(_, column)| is_worked_out(column)).peekable();
        if worked_out.peek().is_none() {
            continue;
        }
        let table = Table::of(index, sheet, columns);
        let (ratios, changes) = (table.ratios(), table.changes());
        // What the headings say in full is an identity of the table.
        let all: Vec<usize> = (0..columns.len()).collect();
        let sums = reading.column_sums(&all);
        let is_summed = |place: usize| {
            sums.iter().any(|sum| {
                sum.with_whole.contains(&place) || sum.parts.contains(&place) || sum.whole == place
            })
        };
        for (place, column) in worked_out {
            // 完成调整预算的% where no column is of that, 同口径增减%: of what is not printed.
            let is_of_printed = names_what_is_printed(column, columns, readings.lexicon);
            let words = || column.path.iter().map(String::as_str);
            // 增长（倍、%）: now one, now the other.
            if !is_of_printed || words().any(|level| is_on_other_basis(level) || level.contains('倍')) {
                continue;
            }
            let fewest = if column.is_known() { FEWEST } else { FEWEST_UNKNOWN };
            match place {
                _ if column.is_ratio() => found.extend(table.judge(place, &ratios, fewest)),
                // 单价: what is paid for one, and not worked out.
                Column::Figures(own) if is(column, Figure::Average) && words().any(names_average) => {
                    found.extend(table.judge(place, &table.averages(own), FEWEST_UNKNOWN));
                }
                Column::Figures(own) if column.is_known() && !is_summed(own) => {
                    found.extend(table.judge(place, &changes, fewest));
                }
                _ => {}
            }
        }
    }
    found.sort_by_key(|derived| (derived.row, derived.column));
    found
}

/// 同口径增减%, 卫生健康支出（同口径）: whether words say that figures are on another basis than those beside them.
fn is_on_other_basis(words: &str) -> bool {
    words::of(Meaning::OtherBasis).iter().any(|basis| words.contains(basis))
}

/// Whether the stages and the year that a heading names are those of columns of amounts.
fn names_what_is_printed(column: &ColumnReading, columns: &[ColumnReading], lexicon: &Lexicon) -> bool {
    let amounts = || columns.iter().filter(|other| other.is_summed()).map(ColumnReading::aspects);
    let is_printed = |said: &Aspects| {
        let of_phase = said.phase.is_none_or(|phase| amounts().any(|other| other.phase == Some(phase)));
        let previous = said.period == Some(Period::Previous);
        of_phase && (!previous || amounts().any(|other| other.period == Some(Period::Previous)))
    };
    let phrases = column.path.iter().map(|level| lexicon.read(level));
    phrases.flat_map(|phrase| phrase.words).all(|word| word.readings.first().is_none_or(is_printed))
}

/// A table by its columns of amounts.
struct Table<'a> {
    index: usize,
    sheet: &'a Sheet,
    /// The columns of amounts of one stage or another, none of which is worked out.
    amounts: Vec<usize>,
    /// Those of counts and of marks.
    numbers: Vec<usize>,
    /// The rows that may be the whole of a column: the totals.
    totals: Vec<usize>,
}

/// How a figure stands to a formula.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Held,
    /// Held, and would be whatever the columns are: all of it, none of it.
    HeldAnyway,
    Broken,
    /// The row does not print what the formula needs.
    Silent,
}

impl<'a> Table<'a> {
    fn of(index: usize, sheet: &'a Sheet, columns: &[ColumnReading]) -> Self {
        let is_number =
            |place: &usize| matches!(columns[*place].aspects().figure, Some(Figure::Count | Figure::Score));
        let is_amount = |place: &usize| {
            let figure = columns[*place].aspects().figure;
            columns[*place].is_summed() && !matches!(figure, Some(Figure::Change | Figure::Count))
        };
        let is_total = |place: &usize| {
            let row = &sheet.rows[*place];
            matches!(row.role, RowRole::Total | RowRole::Subtotal)
        };
        let amounts = (0..columns.len()).filter(is_amount).collect();
        let numbers = (0..columns.len()).filter(is_number).collect();
        // The first or the last is of all rows; those between them are of some.
        let mut totals = (0..sheet.rows.len()).filter(is_total);
        let first = totals.next();
        let totals = first.into_iter().chain(totals.next_back()).collect();
        Self { index, sheet, amounts, numbers, totals }
    }

    fn ratios(&self) -> Vec<Formula> {
        let shares = self
            .amounts
            .iter()
            .flat_map(|&column| self.totals.iter().map(move |&total| Formula::Share { column, total }));
        let of_pairs = pairs(&self.amounts).chain(pairs(&self.numbers)).flat_map(|(one, other)| {
            [Formula::Quotient { part: one, whole: other }, Formula::Growth { was: one, is: other }]
        });
        of_pairs.chain(shares).collect()
    }

    fn changes(&self) -> Vec<Formula> {
        pairs(&self.amounts).map(|(was, is)| Formula::Change { was, is }).collect()
    }

    /// What a column of averages may be: the power of ten between the units is the one that a row bears out.
    fn averages(&self, column: usize) -> Vec<Formula> {
        let others = self.amounts.iter().chain(&self.numbers).copied().filter(|other| *other != column);
        let columns: Vec<usize> = others.take(MOST_AVERAGED).collect();
        let of_pair = |(amount, count): (usize, usize)| {
            let powers = UNITS.filter_map(move |ten_to| {
                let formula = Formula::Average { amount, count, ten_to };
                let rows = 0..self.sheet.rows.len().min(FIRST_ROWS);
                let is_held = |row: usize| self.end(row, Column::Figures(column), formula) == End::Held;
                rows.into_iter().any(is_held).then_some(formula)
            });
            powers.collect::<Vec<_>>()
        };
        pairs(&columns).flat_map(of_pair).collect()
    }

    /// The figures of a column against the formula that its rows bear out; none where they bear out no one.
    fn judge(&self, column: Column, formulas: &[Formula], fewest: usize) -> Vec<Derived> {
        let printed = |row: &usize| !self.text(*row, column).trim().is_empty();
        let rows: Vec<usize> = (0..self.sheet.rows.len()).filter(printed).collect();
        let ends = |formula: &Formula, rows: &[usize]| -> Vec<End> {
            rows.iter().map(|&row| self.end(row, column, *formula)).collect()
        };
        let count = |ends: &[End], wanted: End| ends.iter().filter(|end| **end == wanted).count();
        let is_borne_out = |ends: &[End], fewest: usize| {
            let held = count(ends, End::Held);
            held >= fewest && held > count(ends, End::Broken)
        };
        let first = &rows[..rows.len().min(FIRST_ROWS)];
        let likely = formulas.iter().filter(|formula| is_borne_out(&ends(formula, first), 1));
        let likely: Vec<(Formula, Vec<End>)> = likely
            .map(|formula| (*formula, ends(formula, &rows)))
            .filter(|(_, ends)| is_borne_out(ends, fewest))
            .collect();
        let Some((formula, best)) = likely.iter().max_by_key(|(_, ends)| count(ends, End::Held)) else {
            return Vec::new();
        };
        // What one row alone does not bear out is wrong there. Where several do not, the column may be of something else.
        let fails = |place: usize| {
            !likely.iter().any(|(_, ends)| matches!(ends[place], End::Held | End::HeldAnyway))
                && best[place] == End::Broken
        };
        let is_one = (0..rows.len()).filter(|place| fails(*place)).nth(1).is_none();
        if !is_one {
            return Vec::new();
        }
        let borne_out = count(best, End::Held);
        let decided = rows.iter().enumerate().filter(|(place, row)| {
            best[*place] != End::Silent && !(fails(*place) && self.may_differ(**row, column, *formula))
        });
        let derived = decided.map(|(place, &row)| {
            let at = |row: usize, column: usize| CellOrigin { sheet: self.index, row, heading: Some(column) };
            // What another formula that the rows bear out gives is no error.
            let is_held = !fails(place);
            let from = match *formula {
                Formula::Change { was: one, is: other }
                | Formula::Growth { was: one, is: other }
                | Formula::Quotient { part: one, whole: other } => vec![at(row, one), at(row, other)],
                Formula::Average { amount, count, .. } => vec![at(row, amount), at(row, count)],
                Formula::Share { column, total } => vec![at(row, column), at(total, column)],
            };
            Derived { row: (self.index, row), column, from, formula: *formula, is_held, borne_out }
        });
        derived.collect()
    }

    /// Whether a row that does not bear out what its column is may be right all the same: forms have rows of rates among amounts,
    /// completion rates that end at 100 %, shares of the row above, and remarks that say how a row was worked out.
    fn may_differ(&self, row: usize, column: Column, formula: Formula) -> bool {
        let Some(printed) = self.sheet.rows.get(row) else { return true };
        let label = printed.label.trim();
        // 项目（含已签合同未付）: more or less than the others have.
        let is_other = is_on_other_basis(label) || label.contains("（含");
        if is_rate(label) || names_average(label) || is_other {
            return true;
        }
        let is_total = matches!(printed.role, RowRole::Total | RowRole::Subtotal);
        let ratio = || ratio_of(&self.text(row, column)).map(Ratio::percent);
        let differs = match formula {
            Formula::Change { .. } => false,
            Formula::Growth { .. } => ratio().is_some_and(is_limit),
            // 投诉件数10件，实际8件: fewer is better.
            Formula::Quotient { part, whole } => {
                let turned = Formula::Quotient { part: whole, whole: part };
                let is_turned = matches!(self.end(row, column, turned), End::Held | End::HeldAnyway);
                ratio().is_some_and(|ratio| is_limit(ratio) || ratio == Decimal::ONE_HUNDRED)
                    || is_turned
                    || self.is_mirrored(row, column, (part, whole))
                    || self.sheet.kind == Some(TableKind::Performance)
            }
            // 其中：人员经费: of the row above, as a rule. What makes all shares 100 % was set so.
            Formula::Share { .. } => {
                label.starts_with("其中") || label.contains('占') || self.adds_up_to_all(column)
            }
            // An average of all may be of those who are there, or of the averages.
            Formula::Average { .. } => is_total,
        };
        differs || self.has_remark(row, column)
    }

    /// 事故5起，实际2起，完成率160%: by so much less, more than all.
    fn is_mirrored(&self, row: usize, column: Column, (part, whole): (usize, usize)) -> bool {
        let ratio = || {
            let mirrored = Decimal::from(200).checked_sub(ratio_of(&self.text(row, column))?.percent())?;
            let (part, whole) = (self.figure(row, part)?, self.figure(row, whole)?);
            Some(share(Ratio::new(mirrored).ok()?, part, whole).is_held())
        };
        ratio() == Some(true)
    }

    /// Whether the percentages of the lines are 100 together.
    fn adds_up_to_all(&self, column: Column) -> bool {
        let lines = self.sheet.rows.iter().enumerate();
        let lines = lines.filter(|(_, row)| !matches!(row.role, RowRole::Total | RowRole::Subtotal));
        let ratios = lines.filter_map(|(row, _)| ratio_of(&self.text(row, column)));
        ratios.map(Ratio::percent).sum::<Decimal>() == Decimal::ONE_HUNDRED
    }

    /// Whether a row has words in a column where most rows have none, or words or notes speak of another basis.
    fn has_remark(&self, row: usize, own: Column) -> bool {
        let texts = |place: usize| self.sheet.rows.iter().map(move |row| row.text(place).trim());
        let is_remark = |place: usize| {
            let text = self.sheet.rows[row].text(place).trim();
            let is_words = text.chars().any(is_han);
            let filled = texts(place).filter(|text| !text.is_empty()).count();
            Column::Texts(place) != own && is_words && filled * 2 < self.sheet.rows.len()
        };
        let texts_of_row = &self.sheet.rows[row].texts;
        (0..texts_of_row.len()).any(is_remark)
            || texts_of_row.iter().chain(&self.sheet.notes).any(|text| is_on_other_basis(text))
    }

    fn cell(&self, row: usize, column: usize) -> &Cell {
        self.sheet.rows.get(row).and_then(|row: &SheetRow| row.cells.get(column)).unwrap_or(&Cell::BLANK)
    }

    fn figure(&self, row: usize, column: usize) -> Option<Printed> {
        self.cell(row, column).figure()
    }

    /// What a column prints in a row.
    fn text(&self, row: usize, column: Column) -> Cow<'a, str> {
        match column {
            Column::Figures(place) => match self.sheet.rows.get(row).and_then(|row| row.cells.get(place)) {
                Some(cell) => Cow::Owned(cell.text()),
                None => Cow::Borrowed(""),
            },
            Column::Texts(place) => Cow::Borrowed(self.sheet.rows.get(row).map_or("", |row| row.text(place))),
        }
    }

    fn end(&self, row: usize, column: Column, formula: Formula) -> End {
        let own = |column: Column| match column {
            Column::Figures(place) => self.figure(row, place),
            Column::Texts(_) => None,
        };
        match formula {
            Formula::Change { was, is } => {
                let Some(change) = own(column) else { return End::Silent };
                let (Some(was), Some(is)) = (self.figure(row, was), self.figure(row, is)) else {
                    return End::Silent;
                };
                let mut tally = Tally::new(is);
                tally.add(was);
                tally.add(change);
                end_of(tally.verdict().outcome(), was.is_zero() || is.is_zero() || change.is_zero())
            }
            Formula::Growth { was, is } => {
                self.end_of_ratio(row, column, (row, was), (row, is), |ratio, was, is| {
                    let outcome = ratio.judge_change(was, is);
                    if ratio.truncates_change(was, is) { Outcome::Held } else { outcome }
                })
            }
            Formula::Quotient { part, whole } => {
                self.end_of_ratio(row, column, (row, part), (row, whole), share)
            }
            Formula::Average { amount, count, ten_to } => {
                let (Some(average), Some(amount), Some(count)) =
                    (own(column), self.figure(row, amount), self.figure(row, count))
                else {
                    return End::Silent;
                };
                let Some(is_held) = is_average(average, amount, count, ten_to) else { return End::Silent };
                let outcome = if is_held { Outcome::Held } else { Outcome::Broken };
                end_of(outcome, count.value() == Decimal::ONE)
            }
            // The share of the total itself is all of it.
            Formula::Share { column: of, total } => {
                self.end_of_ratio(row, column, (row, of), (total, of), share)
            }
        }
    }

    fn end_of_ratio(
        &self,
        row: usize,
        column: Column,
        one: (usize, usize),
        other: (usize, usize),
        judge: impl Fn(Ratio, Printed, Printed) -> Outcome,
    ) -> End {
        let Some(ratio) = ratio_of(&self.text(row, column)) else { return End::Silent };
        let (Some(one), Some(other)) = (self.figure(one.0, one.1), self.figure(other.0, other.1)) else {
            return End::Silent;
        };
        let says_little = one.is_zero() || one.exact() == other.exact() || ratio.percent().is_zero();
        end_of(judge(ratio, one, other), says_little)
    }
}

fn share(ratio: Ratio, part: Printed, whole: Printed) -> Outcome {
    if ratio.truncates_share(part, whole) { Outcome::Held } else { ratio.judge_share(part, whole) }
}

const fn end_of(outcome: Outcome, says_little: bool) -> End {
    match outcome {
        Outcome::Held | Outcome::HeldWithinRounding if says_little => End::HeldAnyway,
        Outcome::Held | Outcome::HeldWithinRounding => End::Held,
        Outcome::Broken => End::Broken,
        Outcome::Undecidable | Outcome::NotApplicable => End::Silent,
    }
}

/// The pairs of two of these columns.
fn pairs(columns: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let of_one = |&one: &usize| columns.iter().map(move |&other| (one, other));
    columns.iter().flat_map(of_one).filter(|(one, other)| one != other)
}

/// Whether an amount may be so many times an average, as far as the three are printed; `None` where one is nothing or less,
/// or too long to be worked out.
fn is_average(average: Printed, amount: Printed, count: Printed, ten_to: i32) -> Option<bool> {
    let range = |figure: Printed| {
        let half = Decimal::new(5, figure.decimals() + 1);
        Some((figure.value().checked_sub(half)?, figure.value().checked_add(half)?))
    };
    if [average, amount, count].iter().any(|figure| figure.value() <= Decimal::ZERO) {
        return None;
    }
    let scale = |value: Decimal| {
        let power = Decimal::from(10_u64.checked_pow(ten_to.unsigned_abs())?);
        if ten_to < 0 { value.checked_div(power) } else { value.checked_mul(power) }
    };
    let ((low, high), (least, most), (few, many)) = (range(average)?, range(amount)?, range(count)?);
    // A whole number of things is counted and not rounded.
    let (few, many) = if count.decimals() == 0 { (count.value(), count.value()) } else { (few, many) };
    let (low, high) = (scale(low.checked_mul(few)?)?, scale(high.checked_mul(many)?)?);
    Some(low <= most && least <= high)
}

/// 999.99: the most that a column of some forms holds, nines alone.
fn is_limit(ratio: Decimal) -> bool {
    ratio.abs() >= Decimal::from(99) && ratio.to_string().chars().all(|c| matches!(c, '9' | '.' | '-'))
}

/// The percentage that a text prints, with its sign or without.
fn ratio_of(text: &str) -> Option<Ratio> {
    let digits = text.trim().trim_end_matches(['%', '％']).replace(',', "");
    Ratio::new(digits.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SheetRow;
    use crate::value::{FiscalYear, Stage, Unit};

    /// The figures that a table of these columns prints wrongly.
    fn wrong(headings: &[&str], rows: &[&[&str]]) -> Vec<String> {
        let mut sheet = Sheet::new("支出情况表");
        sheet.headers = headings.iter().map(|heading| (*heading).to_owned()).collect();
        for row in rows {
            let cells = row.iter().map(|text| Cell::parse(text, Unit::TenThousandYuan)).collect();
            sheet.rows.push(SheetRow::new(RowRole::Line, "甲", cells));
        }
        wrong_of(sheet)
    }

    fn wrong_of(sheet: Sheet) -> Vec<String> {
        let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::FinalAccount);
        document.sheets.push(sheet);
        let found = derived(&document, &SheetReadings::of(&document, &Lexicon::new()));
        let wrong = found.iter().filter(|derived| !derived.is_held);
        let printed = |derived: &Derived| {
            let row = &document.sheets[derived.row.0].rows[derived.row.1];
            match derived.column {
                Column::Figures(place) => row.cells[place].text(),
                Column::Texts(place) => row.text(place).to_owned(),
            }
        };
        wrong.map(printed).collect()
    }

    #[test]
    fn one_row_that_the_others_do_not_bear_out_is_wrong() {
        let headings = ["上年决算数", "本年决算数", "增减额", "增减率（%）"];
        let mut rows: Vec<&[&str]> = vec![
            &["20.00", "22.00", "2.00", "10.00"],
            &["10.00", "12.50", "2.50", "25.00"],
            &["8.00", "6.00", "-2.00", "-25.00"],
        ];
        assert_eq!(wrong(&headings, &rows), [""; 0]);
        rows[1] = &["10.00", "12.50", "2.50", "52.00"];
        assert_eq!(wrong(&headings, &rows), ["52.00"]);
        // Two of four: the column may be of something else.
        rows.push(&["8.00", "6.00", "-2.00", "52.00"]);
        assert_eq!(wrong(&headings, &rows), [""; 0]);
    }

    #[test]
    fn an_average_is_of_an_amount_and_a_count() {
        let headings = ["支出金额（元）", "参会人次", "人均费用（元）"];
        let mut rows: Vec<&[&str]> = vec![
            &["9660.00", "84", "115.00"],
            &["4900.00", "20", "245.00"],
            &["7200.00", "48", "150.00"],
            &["21760.00", "152", "143.16"],
        ];
        assert_eq!(wrong(&headings, &rows), [""; 0]);
        rows[0] = &["9660.00", "84", "151.00"];
        assert_eq!(wrong(&headings, &rows), ["151.00"]);
        // 万元, 万人 and 元, and 万元, 人 and 元: by the digits alone the units may differ by a power of ten.
        let headings = ["转移支付（万元）", "人口（万人）", "人均（元）"];
        let mut rows: Vec<&[&str]> =
            vec![&["48930", "41.2", "1188"], &["67715", "44.1", "1535"], &["31000", "25.0", "1240"]];
        assert_eq!(wrong(&headings, &rows), [""; 0]);
        rows.push(&["52000", "40.0", "1030"]);
        assert_eq!(wrong(&headings, &rows), ["1030"]);
        let headings = ["补助（万元）", "人数（人）", "人均（元）"];
        let mut rows: Vec<&[&str]> =
            vec![&["12.00", "40", "3000"], &["7.50", "30", "2500"], &["4.80", "15", "3200"]];
        assert_eq!(wrong(&headings, &rows), [""; 0]);
        rows.push(&["6.00", "25", "2040"]);
        assert_eq!(wrong(&headings, &rows), ["2040"]);
    }

    #[test]
    fn percentages_with_their_sign_stand_among_the_texts() {
        let table = |rates: [&str; 4], heading: &str| {
            let mut sheet = Sheet::new("支出情况表");
            sheet.headers = ["2023年决算数", "2024年决算数"].map(str::to_owned).to_vec();
            sheet.text_headers = vec![heading.to_owned()];
            let amounts = [["20.00", "22.00"], ["10.00", "12.50"], ["8.00", "6.00"], ["38.00", "40.50"]];
            for (amounts, rate) in amounts.iter().zip(rates) {
                let cells = amounts.map(|text| Cell::parse(text, Unit::TenThousandYuan)).to_vec();
                sheet.rows.push(SheetRow::new(RowRole::Line, "甲", cells).with_texts(vec![rate.to_owned()]));
            }
            wrong_of(sheet)
        };
        assert_eq!(table(["10.00%", "25.00%", "-25.00%", "6.58%"], "增减率"), [""; 0]);
        assert_eq!(table(["10.00%", "52.00%", "-25.00%", "6.58%"], "增减率"), ["52.00%"]);
        // What is compared on another basis need not follow from what is printed.
        assert_eq!(table(["10.00%", "52.00%", "-25.00%", "6.58%"], "同口径增减率"), [""; 0]);
    }

    #[test]
    fn rows_that_may_differ() {
        let headings = ["预算数", "决算数", "完成率（%）"];
        let others: [&[&str]; 3] =
            [&["20.00", "18.00", "90.00"], &["10.00", "9.50", "95.00"], &["8.00", "6.00", "75.00"]];
        let last = |label: &str, row: [&str; 3], remark: &str| {
            let mut sheet = Sheet::new("支出情况表");
            sheet.headers = headings.map(str::to_owned).to_vec();
            sheet.text_headers = vec!["备注".to_owned()];
            let mut push = |label: &str, row: &[&str], remark: &str| {
                let cells = row.iter().map(|text| Cell::parse(text, Unit::TenThousandYuan)).collect();
                let row = SheetRow::new(RowRole::Line, label, cells).with_texts(vec![remark.to_owned()]);
                sheet.rows.push(row);
            };
            for row in others {
                push("甲", row, "");
            }
            push(label, &row, remark);
            !wrong_of(sheet).is_empty()
        };
        for (label, row, remark, is_wrong) in [
            ("乙", ["5.00", "4.00", "85.00"], "", true),
            ("乙（同口径）", ["5.00", "4.00", "85.00"], "", false),
            ("乙（含已签合同未付）", ["5.00", "4.00", "85.00"], "", false),
            ("乙", ["5.00", "4.00", "85.00"], "按调整后的计划计算", false),
            ("平均", ["5.00", "4.00", "85.00"], "", false),
            // More than planned counts as all, and less is better for some.
            ("乙", ["5.00", "6.00", "100.00"], "", false),
            ("投诉件数", ["10.00", "8.00", "125.00"], "", false),
            ("事故起数", ["5.00", "2.00", "160.00"], "", false),
        ] {
            assert_eq!(last(label, row, remark), is_wrong, "{label} {row:?} {remark}");
        }
    }

    #[test]
    fn what_a_heading_names_must_be_printed() {
        let rows: [&[&str]; 3] =
            [&["20.00", "18.00", "90.00"], &["10.00", "9.50", "95.00"], &["8.00", "6.00", "60.00"]];
        assert_eq!(wrong(&["年初预算数", "决算数", "完成年初预算（%）"], &rows), ["60.00"]);
        assert_eq!(wrong(&["年初预算数", "决算数", "完成调整预算（%）"], &rows), [""; 0]);
    }
}

//! Columns of a table that are worked out of others of the same row (增减额、增长率、完成率、占比). The heading says that a rate or
//! a change stands below it; of which columns it is, few headings say in full. The rows do: what every row bears out but one
//! is what the column is, and that row is wrong.

use crate::document::{Disclosure, RowRole, Sheet, SheetRow};
use crate::fact::{Aspects, ColumnReading, Figure, Lexicon, Period, SheetReadings, column_sums};
use crate::table::{Cell, CellOrigin};
use crate::value::{Outcome, Printed, Ratio, Tally};

/// So many rows that say something must bear out what a column is: one may do so by chance.
const FEWEST: usize = 2;
/// So many rows are looked at to find which columns may be meant, before all of them are: pairs of columns are many, and
/// those that no row of a page bears out are left there.
const FIRST_ROWS: usize = 24;

/// Tables of more columns are not judged: the pairs of columns grow with the square, and no form prints as many.
const MOST_COLUMNS: usize = 64;

/// A figure that follows from others of its row, and does or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Derived {
    /// Where it stands.
    pub(crate) cell: CellOrigin,
    /// What it follows from.
    pub(crate) from: Vec<CellOrigin>,
    /// How it is worked out.
    pub(crate) formula: Formula,
    /// Whether it is.
    pub(crate) is_held: bool,
    /// How many other rows of its column bear the formula out.
    pub(crate) borne_out: usize,
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
}

/// Every figure of the tables that follows from others of its row, in printed order.
pub(crate) fn derived(document: &Disclosure, readings: &SheetReadings<'_>) -> Vec<Derived> {
    let mut found = Vec::new();
    for (index, (sheet, reading)) in readings.beside(document).enumerate() {
        let is_change = |column: &ColumnReading| column.aspects().figure == Some(Figure::Change);
        let is_worked_out = |column: &ColumnReading| column.is_ratio() || is_change(column);
        if reading.columns.len() > MOST_COLUMNS || !reading.columns.iter().any(is_worked_out) {
            continue;
        }
        let table = Table::of(sheet, &reading.columns);
        let (ratios, changes) = (table.ratios(), table.changes());
        // What the headings say in full is an identity of the table.
        let all: Vec<usize> = (0..reading.columns.len()).collect();
        let sums = column_sums(&reading.columns, &all);
        let is_summed = |place: &usize| {
            sums.iter()
                .any(|sum| sum.with_whole.contains(place) || sum.parts.contains(place) || sum.whole == *place)
        };
        for (place, column) in reading.columns.iter().enumerate() {
            // 完成调整预算的% where no column is of that, 同口径增减%: of what is not printed.
            if !column.is_known() || !names_what_is_printed(column, &reading.columns, readings.lexicon) {
                continue;
            }
            if column.is_ratio() {
                found.extend(table.judge(index, place, &ratios));
            } else if is_change(column) && !is_summed(&place) {
                found.extend(table.judge(index, place, &changes));
            }
        }
    }
    found.sort_by_key(|derived| derived.cell);
    found
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
    sheet: &'a Sheet,
    /// The columns of amounts of one stage or another, none of which is worked out.
    amounts: Vec<usize>,
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
    fn of(sheet: &'a Sheet, columns: &[ColumnReading]) -> Self {
        let is_amount = |place: &usize| {
            let figure = columns[*place].aspects().figure;
            columns[*place].is_summed() && !matches!(figure, Some(Figure::Change | Figure::Count))
        };
        let is_total = |place: &usize| {
            let row = &sheet.rows[*place];
            matches!(row.role, RowRole::Total | RowRole::Subtotal)
        };
        let amounts = (0..columns.len()).filter(is_amount).collect();
        // The first or the last is of all rows; those between them are of some.
        let mut totals = (0..sheet.rows.len()).filter(is_total);
        let first = totals.next();
        let totals = first.into_iter().chain(totals.next_back()).collect();
        Self { sheet, amounts, totals }
    }

    /// The pairs of two columns of amounts.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let amounts = &self.amounts;
        amounts
            .iter()
            .flat_map(|&one| amounts.iter().map(move |&other| (one, other)))
            .filter(|(one, other)| one != other)
    }

    fn ratios(&self) -> Vec<Formula> {
        let shares = self
            .amounts
            .iter()
            .flat_map(|&column| self.totals.iter().map(move |&total| Formula::Share { column, total }));
        let of_pairs = self.pairs().flat_map(|(one, other)| {
            [Formula::Quotient { part: one, whole: other }, Formula::Growth { was: one, is: other }]
        });
        of_pairs.chain(shares).collect()
    }

    fn changes(&self) -> Vec<Formula> {
        self.pairs().map(|(was, is)| Formula::Change { was, is }).collect()
    }

    /// The figures of a column against the formula that its rows bear out; none where they bear out no one.
    fn judge(&self, sheet: usize, column: usize, formulas: &[Formula]) -> Vec<Derived> {
        let printed = |row: &usize| !self.cell(*row, column).is_blank();
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
            .filter(|(_, ends)| is_borne_out(ends, FEWEST))
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
        let decided = rows.iter().enumerate().filter(|(place, _)| best[*place] != End::Silent);
        let derived = decided.map(|(place, &row)| {
            let at = |row: usize, column: usize| CellOrigin { sheet, row, heading: Some(column) };
            // What another formula that the rows bear out gives is no error.
            let is_held = !fails(place);
            let from = match *formula {
                Formula::Change { was: one, is: other }
                | Formula::Growth { was: one, is: other }
                | Formula::Quotient { part: one, whole: other } => vec![at(row, one), at(row, other)],
                Formula::Share { column, total } => vec![at(row, column), at(total, column)],
            };
            Derived { cell: at(row, column), from, formula: *formula, is_held, borne_out }
        });
        derived.collect()
    }

    fn cell(&self, row: usize, column: usize) -> &Cell {
        self.sheet.rows.get(row).and_then(|row: &SheetRow| row.cells.get(column)).unwrap_or(&Cell::BLANK)
    }

    fn figure(&self, row: usize, column: usize) -> Option<Printed> {
        self.cell(row, column).figure()
    }

    fn end(&self, row: usize, column: usize, formula: Formula) -> End {
        match formula {
            Formula::Change { was, is } => {
                let Some(change) = self.figure(row, column) else { return End::Silent };
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
            // The share of the total itself is all of it.
            Formula::Share { column: of, total } => {
                self.end_of_ratio(row, column, (row, of), (total, of), share)
            }
        }
    }

    fn end_of_ratio(
        &self,
        row: usize,
        column: usize,
        one: (usize, usize),
        other: (usize, usize),
        judge: impl Fn(Ratio, Printed, Printed) -> Outcome,
    ) -> End {
        let Some(ratio) = ratio_of(self.cell(row, column)) else { return End::Silent };
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

/// The percentage that a cell prints, with its sign or without.
fn ratio_of(cell: &Cell) -> Option<Ratio> {
    let text = cell.text();
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
        let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::FinalAccount);
        document.sheets.push(sheet);
        let found = derived(&document, &SheetReadings::of(&document, &Lexicon::new()));
        let wrong = found.iter().filter(|derived| !derived.is_held);
        wrong.map(|derived| document.cell(derived.cell).map(Cell::text).unwrap_or_default()).collect()
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
    fn what_a_heading_names_must_be_printed() {
        let rows: [&[&str]; 3] =
            [&["20.00", "18.00", "90.00"], &["10.00", "9.50", "95.00"], &["8.00", "6.00", "60.00"]];
        assert_eq!(wrong(&["年初预算数", "决算数", "完成年初预算（%）"], &rows), ["60.00"]);
        assert_eq!(wrong(&["年初预算数", "决算数", "完成调整预算（%）"], &rows), [""; 0]);
    }
}

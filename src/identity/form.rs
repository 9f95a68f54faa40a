//! The sums of a form of aims: 年度资金总额 = 财政拨款 + 上年结转 + 其他资金 (项目支出绩效目标表).

use crate::document::{RowRole, Sheet, SheetRow};
use crate::fact::{Aspects, Flow, Lexicon};
use crate::prose::one_line;
use crate::table::Cell;
use crate::value::{Tally, Undecidable, Verdict};

/// A total of a form, and the funds below it.
#[derive(Debug)]
pub(super) struct FormSum {
    /// The row of the total.
    pub(super) whole: usize,
    /// The rows of the funds.
    pub(super) parts: Vec<usize>,
    pub(super) verdict: Verdict,
}

/// The totals of a form with the funds that each is of.
pub(super) fn sums(sheet: &Sheet, lexicon: &Lexicon) -> Vec<FormSum> {
    let is_total = |row: &SheetRow| row.role == RowRole::Total;
    let totals = (0..sheet.rows.len()).filter(|&row| is_total(&sheet.rows[row]));
    let sum = |whole: usize| {
        let rows = &sheet.rows[whole + 1..];
        let of_form = rows.iter().take_while(|row| !is_total(row) && row.block == sheet.rows[whole].block);
        let funds =
            of_form.enumerate().filter(|(_, row)| is_fund(said(row, lexicon)) && !row.cells.is_empty());
        let parts: Vec<usize> = funds.map(|(place, _)| whole + 1 + place).collect();
        let verdict = judge(sheet, lexicon, whole, &parts)?;
        Some(FormSum { whole, parts, verdict })
    };
    totals.filter_map(sum).collect()
}

fn said(row: &SheetRow, lexicon: &Lexicon) -> Aspects {
    lexicon.heading(&one_line(&row.label)).aspects()
}

/// Whether a row says whose money pays.
const fn is_fund(said: Aspects) -> bool {
    said.fund.is_some() || matches!(said.flow, Some(Flow::CarriedIn))
}

/// What is carried in may stand beside 财政拨款 or be a part of it: the sum holds if either reading does. If the form has no
/// line 其他, its funds need not be all of them, and a difference proves nothing.
fn judge(sheet: &Sheet, lexicon: &Lexicon, whole: usize, parts: &[usize]) -> Option<Verdict> {
    let figure = |row: usize| sheet.rows[row].cells.first().and_then(Cell::figure);
    let total = figure(whole)?;
    let sum = |wanted: &dyn Fn(usize) -> bool| {
        let mut tally = Tally::new(total);
        parts
            .iter()
            .filter(|row| wanted(**row))
            .filter_map(|row| figure(*row))
            .for_each(|part| tally.add(part));
        tally.verdict()
    };
    let carried = |row: usize| said(&sheet.rows[row], lexicon).flow == Some(Flow::CarriedIn);
    let all = sum(&|_| true);
    let readings = [all, sum(&|row| !carried(row))];
    if let Some(held) = readings.into_iter().find(|verdict| verdict.outcome().is_held()) {
        return Some(held);
    }
    let is_closed = parts.iter().any(|row| one_line(&sheet.rows[*row].label).starts_with("其他"));
    let is_proof = is_closed && parts.len() > 1;
    Some(if is_proof { all } else { all.unless_broken(Undecidable::OtherForm) })
}

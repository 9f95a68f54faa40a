//! How many decimals a column prints, and the figures that lack some of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Sheet;
use crate::table::Cell;
use crate::value::Printed;

/// How many figures must end in a zero after the point for a column to print such zeros.
const ZEROS_PRINTED: usize = 3;

/// A column that prints zeros at the end of its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimals {
    /// How many decimals its figures have.
    pub(crate) printed: u32,
    /// The rows whose figure has fewer, zeros left out.
    pub(crate) short: Vec<usize>,
}

impl Sheet {
    /// The decimals of a column; `None` for one that prints no zeros at the end, or no more of them than there are figures
    /// without.
    pub(crate) fn decimals_of(&self, column: usize) -> Option<Decimals> {
        let cells =
            || self.rows.iter().enumerate().filter_map(|(row, found)| Some((row, found.cells.get(column)?)));
        let figures = || cells().filter_map(|(_, cell)| cell.figure());
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for figure in figures() {
            *counts.entry(figure.decimals()).or_default() += 1;
        }
        let (printed, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        if printed == 0 {
            return None;
        }
        let ends_in_zero =
            figures().filter(|figure| figure.decimals() == printed && figure.digits().ends_with('0'));
        let zeros = ends_in_zero.count();
        if zeros < ZEROS_PRINTED {
            return None;
        }
        let is_short = |cell: &Cell| {
            cell.figure().is_some_and(|figure| !figure.is_zero() && figure.decimals() < printed)
        };
        let short: Vec<usize> = cells().filter(|(_, cell)| is_short(cell)).map(|(row, _)| row).collect();
        (short.len() < zeros).then_some(Decimals { printed, short })
    }

    /// The table with each figure as exact as its column prints the others: 120 among 816.26 and 696.20 is 120.00, for a column
    /// that prints its zeros has left none out. Its text stays as printed.
    pub(crate) fn evened(&self) -> Cow<'_, Self> {
        let mut sheet = Cow::Borrowed(self);
        for column in 0..self.headers.len() {
            let Some(Decimals { printed, short }) = self.decimals_of(column) else { continue };
            for row in short {
                let cell = &self.rows[row].cells[column];
                let Some(figure) = cell.figure() else { continue };
                let digits = figure.digits();
                let point = if digits.contains('.') { "" } else { "." };
                let zeros = "0".repeat(usize::try_from(printed - figure.decimals()).unwrap_or(0));
                if let Ok(exact) = Printed::parse(&format!("{digits}{point}{zeros}"), figure.unit()) {
                    sheet.to_mut().rows[row].cells[column] = Cell::spelled(exact, &cell.text());
                }
            }
        }
        sheet
    }
}

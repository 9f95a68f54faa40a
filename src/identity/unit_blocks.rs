//! The “三公” of a department's units, in blocks beside those of the department: each block sums within itself, and the
//! units sum to the department.

use crate::document::{Sheet, SheetKey, SheetRow};
use crate::table::{Cell, Grid, Judgement, Reading, Section, ThreePublicRow};
use crate::value::{FiscalYear, Outcome, Tally, Undecidable, Verdict};

/// The rows of the units of a table, unit by unit, each row with its item.
pub(super) struct UnitBlocks<'a> {
    sheet: &'a Sheet,
    blocks: Vec<Vec<(usize, ThreePublicRow)>>,
    /// The department's own rows.
    own: Vec<(usize, ThreePublicRow)>,
}

/// An item of the department with that of its units, in one column.
pub(super) struct UnitSum {
    pub(super) column: usize,
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
    pub(super) verdict: Verdict,
}

impl<'a> UnitBlocks<'a> {
    pub(super) fn of(sheet: &'a Sheet, year: FiscalYear) -> Self {
        let keys = ThreePublicRow::read_rows(&sheet.rows, year);
        let (mut blocks, mut own): (Vec<(&str, Vec<_>)>, Vec<_>) = (Vec::new(), Vec::new());
        for (place, (row, key)) in sheet.rows.iter().zip(keys).enumerate() {
            let Ok(key) = key else { continue };
            match (row.block.as_deref(), blocks.last_mut()) {
                (None, _) => own.push((place, key)),
                (Some(block), Some((last, rows))) if block == *last => rows.push((place, key)),
                (Some(block), _) => blocks.push((block, vec![(place, key)])),
            }
        }
        Self { sheet, blocks: blocks.into_iter().map(|(_, rows)| rows).collect(), own }
    }

    /// Judges each block, in these columns; the rows are those of the table.
    pub(super) fn judge(&self, columns: &[usize], mut each: impl FnMut(Judgement<'_>, &[usize])) {
        for block in &self.blocks {
            let (places, keys): (Vec<usize>, Vec<ThreePublicRow>) = block.iter().copied().unzip();
            let grid = Grid {
                keys: &keys,
                cell: |row: usize, column: usize| self.cell(places[row], column),
                width: self.sheet.headers.len(),
                sections: vec![Section { columns: columns.to_vec(), equations: Vec::new() }],
                rows: Reading::Certain,
                doubtful: Vec::new(),
                complete_rows: self.sheet.completeness.is_complete(),
                complete_columns: true,
            };
            grid.judge(|judged| each(judged, &places));
        }
    }

    /// The items of the department against the sums of its units. A table may name some of the units: where more of the
    /// sums fail than hold, none is proof.
    pub(super) fn sums(&self, columns: &[usize]) -> Vec<UnitSum> {
        let part = |block: &Vec<(usize, ThreePublicRow)>, item: ThreePublicRow| {
            block.iter().find(|(_, key)| *key == item).map(|(place, _)| *place)
        };
        let mut sums = Vec::new();
        for &(whole, item) in &self.own {
            let parts: Vec<usize> = self.blocks.iter().filter_map(|block| part(block, item)).collect();
            if parts.len() < 2 || parts.len() != self.blocks.len() {
                continue;
            }
            for &column in columns {
                let Some(total) = self.cell(whole, column).figure() else { continue };
                let mut tally = Tally::new(total);
                let figures = parts.iter().filter_map(|row| self.cell(*row, column).figure());
                figures.for_each(|figure| tally.add(figure));
                sums.push(UnitSum { column, whole, parts: parts.clone(), verdict: tally.verdict() });
            }
        }
        let count = |wanted: bool| {
            sums.iter().filter(|sum| (sum.verdict.outcome() == Outcome::Broken) == wanted).count()
        };
        if count(true) >= count(false) {
            for sum in &mut sums {
                sum.verdict = sum.verdict.unless_broken(Undecidable::OtherForm);
            }
        }
        sums
    }

    fn cell(&self, row: usize, column: usize) -> &Cell {
        let cell = |row: &'a SheetRow| row.cells.get(column);
        self.sheet.rows.get(row).and_then(cell).unwrap_or(&Cell::BLANK)
    }
}

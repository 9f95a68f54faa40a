//! The way to one of the embedded rows.

use super::generated::{self, COMPLETED, LAST_LISTED};
use super::row::{A, Place, Row};
use crate::value::{Classification, Code, EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode};

/// The rows of one classification, and the way to them in two steps.
///
/// Hundred indices share a bucket: a section with its items, or an economic class with its sections. `slots` has for
/// every bucket the number of its block in `places`, counted from 1, and 0 for a bucket without rows. A block has for
/// each of its hundred indices the place of the first row, counted from 1 and marked with [`MANY`] if more rows of the
/// same code follow, and 0 for an index without a row.
#[derive(Debug)]
pub(super) struct Table {
    rows: &'static [Row],
    slots: &'static [u16],
    places: &'static [u16],
    /// The places of the rows of classes.
    classes: &'static [u16],
}

const BLOCK: usize = 100;
const MANY: u16 = 1 << 15;

/// How many buckets have rows.
const fn blocks(rows: &[Row]) -> usize {
    let mut blocks = 0;
    let mut row = 0;
    while row < rows.len() {
        if row == 0 || rows[row].index / 100 != rows[row - 1].index / 100 {
            blocks += 1;
        }
        row += 1;
    }
    blocks
}

const fn slots<const N: usize>(rows: &[Row]) -> [u16; N] {
    let mut slots = [0; N];
    let mut block = 0;
    let mut row = 0;
    while row < rows.len() {
        let bucket = rows[row].index as usize / BLOCK;
        if slots[bucket] == 0 {
            block += 1;
            slots[bucket] = block;
        }
        row += 1;
    }
    slots
}

#[expect(clippy::cast_possible_truncation, reason = "the assertion")]
const fn places<const N: usize>(rows: &[Row], slots: &[u16]) -> [u16; N] {
    assert!(rows.len() < MANY as usize);
    let mut places = [0; N];
    let mut row = rows.len();
    while row > 0 {
        row -= 1;
        let index = rows[row].index as usize;
        let place = (slots[index / BLOCK] as usize - 1) * BLOCK + index % BLOCK;
        let many = if places[place] == 0 { 0 } else { MANY };
        places[place] = (row as u16 + 1) | many;
    }
    places
}

/// How many rows are of classes.
const fn class_count(rows: &[Row]) -> usize {
    let (mut count, mut row) = (0, 0);
    while row < rows.len() {
        count += (rows[row].number < CLASSES_END) as usize;
        row += 1;
    }
    count
}

#[expect(clippy::cast_possible_truncation, reason = "as many as `places` asserts")]
const fn classes<const N: usize>(rows: &[Row]) -> [u16; N] {
    let mut classes = [0; N];
    let (mut count, mut row) = (0, 0);
    while row < rows.len() {
        if rows[row].number < CLASSES_END {
            classes[count] = row as u16;
            count += 1;
        }
        row += 1;
    }
    classes
}

/// Codes of classes have three digits.
const CLASSES_END: u32 = 1000;

macro_rules! table {
    ($name:ident, $rows:ident, $code:ident) => {
        static $name: Table = {
            const BLOCKS: usize = blocks(&generated::$rows);
            static SLOTS: [u16; $code::INDEX_LEN / BLOCK] = slots(&generated::$rows);
            static PLACES: [u16; BLOCKS * BLOCK] = places(&generated::$rows, &SLOTS);
            static CLASSES: [u16; class_count(&generated::$rows)] = classes(&generated::$rows);
            Table { rows: &generated::$rows, slots: &SLOTS, places: &PLACES, classes: &CLASSES }
        };
    };
}

table!(FUNCTIONAL, FUNCTIONAL, FunctionalCode);
table!(DEPARTMENT, DEPARTMENT, EconomicCode);
table!(GOVERNMENT, GOVERNMENT, GovernmentEconomicCode);
table!(REVENUE, REVENUE, RevenueCode);

/// The embedded table of a kind of code.
pub(super) const fn table(classification: Classification) -> &'static Table {
    match classification {
        Classification::Functional => &FUNCTIONAL,
        Classification::DepartmentEconomic => &DEPARTMENT,
        Classification::GovernmentEconomic => &GOVERNMENT,
        Classification::Revenue => &REVENUE,
    }
}

impl Table {
    pub(super) const fn rows(&self) -> &'static [Row] {
        self.rows
    }

    /// The rows of classes.
    pub(super) fn classes(&self) -> impl Iterator<Item = &'static Row> {
        self.classes.iter().filter_map(|&place| self.rows.get(usize::from(place)))
    }

    /// The rows whose index is not below this one.
    pub(super) fn rows_from(&self, index: u32) -> &'static [Row] {
        self.rows.get(self.rows.partition_point(|row| row.index < index)..).unwrap_or_default()
    }

    fn place(&self, index: u32) -> u16 {
        let index = index as usize;
        let slot = self.slots.get(index / BLOCK).map_or(0, |&slot| usize::from(slot));
        // Without a block the place is beyond the end.
        self.places
            .get(slot.wrapping_sub(1).wrapping_mul(BLOCK).wrapping_add(index % BLOCK))
            .map_or(0, |&place| place)
    }

    /// All rows of one code.
    pub(super) fn names(&self, index: u32) -> &'static [Row] {
        match usize::from(self.place(index) & !MANY).checked_sub(1) {
            Some(first) => run(self.rows.get(first..).unwrap_or_default(), index),
            None => &[],
        }
    }

    /// The row of a code that stands in a year.
    pub(super) fn get(&self, index: u32, year: u16) -> Option<&'static Row> {
        let place = self.place(index);
        if place & MANY == 0 {
            self.rows.get(usize::from(place).checked_sub(1)?).filter(|row| is_of(row, year))
        } else {
            choose(self.names(index), year)
        }
    }
}

/// The leading rows with this index.
pub(super) fn run(rows: &'static [Row], index: u32) -> &'static [Row] {
    let length = rows.iter().take_while(|row| row.index == index).count();
    rows.get(..length).unwrap_or_default()
}

/// The row among the names of one code that stands in a year; the rule is explained at [`Catalog`](super::Catalog).
pub(super) fn choose(names: &'static [Row], year: u16) -> Option<&'static Row> {
    // The names of old editions come first, and stand in no later one.
    let old =
        if year <= LAST_LISTED { 0 } else { names.iter().take_while(|row| row.place == Place::Old).count() };
    let names = names.get(old..)?;
    if let [only] = names {
        return Some(only);
    }
    let line = names.partition_point(|row| matches!(row.place, Place::Old | Place::Line | Place::Unsettled));
    let line = names.get(..line)?;
    let begin = line.iter().rposition(|row| row.from != 0 && row.from <= year).unwrap_or(0);
    let rest = line.get(begin..)?;
    let open = rest.iter().position(|row| row.from > year).unwrap_or(rest.len());
    let mut best: Option<(&Row, (u16, bool))> = None;
    for row in rest.get(..open)? {
        let key = (distance(row, year), row.confidence != A);
        if best.is_none_or(|(_, least)| key <= least) {
            best = Some((row, key));
        }
    }
    best.map(|(row, _)| row).or_else(|| names.first())
}

/// How many years lie between a year and the years in which a name was seen.
fn distance(row: &Row, year: u16) -> u16 {
    let (first, last) = span(row);
    first.saturating_sub(year).max(year.saturating_sub(last))
}

/// Whether a row can stand in a year at all.
const fn is_of(row: &Row, year: u16) -> bool {
    !matches!(row.place, Place::Old) || year <= LAST_LISTED
}

/// The years in which a name was seen; of a name that was not, the year that speaks for it.
const fn span(row: &Row) -> (u16, u16) {
    if row.first == 0 { (COMPLETED, COMPLETED) } else { (row.first, row.last) }
}

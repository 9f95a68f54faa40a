//! The part of a table that a finding is about: the rows that matter, their cells marked, in no rendering.

use std::collections::{BTreeMap, BTreeSet};

use cn_budget::{Finding, Sheet, check::FindingPlace, document::RowRole};

use crate::rendering::CheckedDocument;

/// How many rows are shown before and after the primary one.
const AROUND: usize = 1;
/// How many rows an excerpt has at most: a class may have forty sections.
const ROWS: usize = 13;
/// How many tables of one finding are shown.
const TABLES: usize = 3;

/// What a cell is to the finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    #[default]
    None,
    /// It enters the same identity.
    Related,
    /// It is the one that the finding speaks of.
    Primary,
}

#[derive(Debug)]
pub(crate) struct Excerpt<'a> {
    /// The place that it is about, first among those of its table.
    pub(crate) place: &'a FindingPlace,
    /// The unit that the table states.
    pub(crate) unit: Option<String>,
    /// The levels of each heading.
    pub(crate) headings: Vec<Vec<&'a str>>,
    pub(crate) rows: Vec<Line>,
    /// Every column, the ones that matter most first.
    by_weight: Vec<usize>,
}

#[derive(Debug)]
pub(crate) enum Line {
    /// This many rows are left out.
    Gap(usize),
    Row {
        label: String,
        cells: Vec<(String, Mark)>,
        is_primary: bool,
    },
}

impl<'a> Excerpt<'a> {
    /// The excerpts of a finding, the table of its first place first. A place without a row has none.
    pub(crate) fn of(checked: &CheckedDocument<'a>, finding: &'a Finding) -> Vec<Self> {
        let mut tables: Vec<(Option<usize>, usize)> = Vec::new();
        let rows = finding.places.iter().filter(|place| place.row.is_some());
        for table in rows.filter_map(table_of) {
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        let excerpt = |table: (Option<usize>, usize)| {
            let document = match table.0 {
                None => checked.document(),
                Some(index) => checked.other(index)?,
            };
            Self::of_sheet(table, document.sheets.get(table.1)?, finding)
        };
        tables.into_iter().take(TABLES).filter_map(excerpt).collect()
    }

    fn of_sheet(table: (Option<usize>, usize), sheet: &'a Sheet, finding: &'a Finding) -> Option<Self> {
        let here =
            || finding.places.iter().filter(|place| table_of(place) == Some(table) && place.row.is_some());
        let place = here().next()?;
        let primary = place.row.filter(|row| *row < sheet.rows.len())?;
        // Of one set of suspects every figure is meant; of several sets nobody knows which.
        let suspects = if let [set] = &finding.suspects[..] { &set[..] } else { &[] };
        let mut marks: BTreeMap<(usize, usize), Mark> = BTreeMap::new();
        for found in here() {
            if let (Some(row), Some(heading)) = (found.row, found.heading) {
                let is_primary = finding.places.first() == Some(found)
                    || suspects.iter().any(|suspect| suspect.place == *found);
                let mark = if is_primary { Mark::Primary } else { Mark::Related };
                let held = marks.entry((row, heading)).or_default();
                *held = mark.max(*held);
            }
        }
        let shown = shown(primary, sheet, here().filter_map(|place| place.row));
        let mut rows = Vec::new();
        let mut last = None;
        for &row in &shown {
            if let Some(missing) = last.map(|last| row - last - 1).filter(|missing| *missing > 0) {
                rows.push(Line::Gap(missing));
            }
            last = Some(row);
            let found = &sheet.rows[row];
            let label = [found.code.as_deref().unwrap_or_default(), &found.label].join(" ").trim().to_owned();
            let mark = |column| marks.get(&(row, column)).copied().unwrap_or_default();
            let cells =
                found.cells.iter().enumerate().map(|(column, cell)| (cell.text(), mark(column))).collect();
            rows.push(Line::Row { label, cells, is_primary: row == primary });
        }
        Some(Self {
            place,
            unit: sheet.unit.map(|unit| unit.to_string()),
            headings: sheet.headers.iter().map(|header| header.split('/').collect()).collect(),
            by_weight: by_weight(sheet, &shown, &marks),
            rows,
        })
    }

    /// The columns that fit, in their order: what matters least is left out until `fits` agrees.
    pub(crate) fn columns(&self, fits: impl Fn(&[usize]) -> bool) -> Vec<usize> {
        for count in (1..=self.by_weight.len()).rev() {
            let mut chosen = self.by_weight[..count].to_vec();
            chosen.sort_unstable();
            if count == 1 || fits(&chosen) {
                return chosen;
            }
        }
        Vec::new()
    }

    /// How many columns the table has.
    pub(crate) fn width(&self) -> usize {
        self.by_weight.len()
    }

    /// Whether a cell is marked that is not the primary one.
    pub(crate) fn has_related(&self) -> bool {
        let related = |line: &Line| match line {
            Line::Gap(_) => false,
            Line::Row { cells, .. } => cells.iter().any(|(_, mark)| *mark == Mark::Related),
        };
        self.rows.iter().any(related)
    }
}

/// Which table a place stands in: of which document beside the one that is checked, and which of its tables.
fn table_of(place: &FindingPlace) -> Option<(Option<usize>, usize)> {
    place.sheet.map(|sheet| (place.related, sheet))
}

/// The places of a finding that no excerpt shows and that must be named: the first, and those in other documents.
pub(crate) fn bare<'a>(finding: &'a Finding, excerpts: &[Excerpt<'_>]) -> Vec<&'a FindingPlace> {
    let shown = |place: &FindingPlace| {
        place.row.is_some() && excerpts.iter().any(|excerpt| table_of(excerpt.place) == table_of(place))
    };
    let places = finding.places.iter().enumerate();
    let named = places.filter(|(index, place)| (*index == 0 || place.related.is_some()) && !shown(place));
    named.map(|(_, place)| place).collect()
}

/// The rows around the primary one, then those with marks, the nearest first, each with the row that names its unit.
fn shown(primary: usize, sheet: &Sheet, marked: impl Iterator<Item = usize>) -> Vec<usize> {
    let count = sheet.rows.len();
    let mut shown: BTreeSet<usize> =
        (primary.saturating_sub(AROUND)..(primary + AROUND + 1).min(count)).collect();
    let mut marked: Vec<usize> = marked.filter(|row| *row < count).collect();
    marked.sort_unstable_by_key(|row| row.abs_diff(primary));
    for row in marked {
        let is_of_unit =
            matches!(sheet.rows[row].role, RowRole::Personnel | RowRole::Operating | RowRole::Project);
        let unit = || sheet.rows[..row].iter().rposition(|above| above.role == RowRole::Unit);
        let wanted = [Some(row), is_of_unit.then(unit).flatten()];
        let new = wanted.into_iter().flatten().filter(|row| !shown.contains(row)).collect::<Vec<_>>();
        if shown.len() + new.len() > ROWS {
            break;
        }
        shown.extend(new);
    }
    // One row left out would take a line to say so: it is shown instead.
    let single = shown.iter().zip(shown.iter().skip(1)).filter(|(row, next)| *next - *row == 2);
    let single: Vec<usize> = single.map(|(row, _)| row + 1).collect();
    shown.extend(single);
    shown.into_iter().collect()
}

/// The columns with the primary cell, those with other marks, those with figures by their distance, the blank ones.
fn by_weight(sheet: &Sheet, shown: &[usize], marks: &BTreeMap<(usize, usize), Mark>) -> Vec<usize> {
    let mark_of = |column: usize| {
        let of_column = marks.iter().filter(|((_, marked), _)| *marked == column);
        of_column.map(|(_, mark)| *mark).max().unwrap_or_default()
    };
    let centre = marks.iter().max_by_key(|(_, mark)| **mark).map_or(0, |((_, column), _)| *column);
    let is_blank = |column: usize| {
        shown.iter().all(|row| sheet.rows[*row].cells.get(column).is_none_or(|cell| cell.text().is_empty()))
    };
    let cells = shown.iter().map(|row| sheet.rows[*row].cells.len()).max().unwrap_or(0);
    let mut columns: Vec<usize> = (0..sheet.headers.len().max(cells)).collect();
    columns.sort_by_key(|&column| {
        (std::cmp::Reverse(mark_of(column)), is_blank(column), column.abs_diff(centre))
    });
    columns
}

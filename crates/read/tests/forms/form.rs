//! A printed table, before any format: what stands where, and what a careful reader takes each figure for.

use cn_budget::fact::{Aspects, OfCode};
use cn_budget::{EconomicCode, FunctionalCode, Unit};
use rust_decimal::Decimal;

/// What a reader knows of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Want {
    pub(crate) aspects: Aspects,
    pub(crate) function: OfCode<FunctionalCode>,
    pub(crate) economic: OfCode<EconomicCode>,
}

impl Want {
    pub(crate) const ALL: Self =
        Self { aspects: Aspects::NONE, function: OfCode::All, economic: OfCode::All };

    /// With what these aspects say.
    pub(crate) fn and(self, said: Aspects) -> Self {
        Self { aspects: self.aspects.and(said), ..self }
    }
}

/// What stands in a place of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Blank,
    Text(String),
    /// A figure as it is spelled, and its digits.
    Figure(String, Decimal),
}

impl Entry {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Text(text) | Self::Figure(text, _) => text,
        }
    }
}

impl From<String> for Entry {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

impl From<&str> for Entry {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A heading: where it stands, how far it goes, and its words.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) text: String,
}

/// A figure of the body, and what it is of.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) value: Decimal,
    pub(crate) want: Want,
    /// Whether a sum of the table has it among its parts or as its whole.
    pub(crate) tied: bool,
}

/// A line above or below a table: what stands at its left, in its middle, at its right.
pub(crate) type Beside = [String; 3];

#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) title: String,
    pub(crate) unit: Unit,
    pub(crate) above: Vec<Beside>,
    pub(crate) head: Vec<Spot>,
    /// How many rows the headings have.
    pub(crate) depth: usize,
    pub(crate) width: usize,
    pub(crate) body: Vec<Vec<Entry>>,
    pub(crate) below: Vec<String>,
    pub(crate) figures: Vec<Figure>,
    /// How it was drawn, in words, for the tally of what fails.
    pub(crate) traits: Vec<String>,
}

impl Form {
    /// The table as text, for whoever looks at a failure.
    pub(crate) fn show(&self) -> String {
        let mut lines: Vec<String> = self.above.iter().map(|line| line.join("   ")).collect();
        let mut head = vec![vec![String::new(); self.width]; self.depth];
        for spot in &self.head {
            for (row, line) in head.iter_mut().enumerate().skip(spot.row).take(spot.rows) {
                for place in line.iter_mut().skip(spot.column).take(spot.columns) {
                    *place = if row == spot.row { spot.text.clone() } else { "^".to_owned() };
                }
            }
        }
        lines.extend(head.iter().map(|row| row.join(" | ")));
        lines.extend(self.body.iter().map(|row| row.iter().map(Entry::text).collect::<Vec<_>>().join(" | ")));
        lines.extend(self.below.iter().cloned());
        lines.join("\n")
    }
}

/// The headings of columns by their paths: what neighbours share stands over both, the lowest word fills what is left.
pub(crate) fn headings(paths: &[Vec<String>]) -> (Vec<Spot>, usize) {
    let depth = paths.iter().map(Vec::len).max().unwrap_or(1);
    let mut spots = Vec::new();
    for level in 0..depth {
        let mut column = 0;
        while column < paths.len() {
            let path = &paths[column];
            if level >= path.len() {
                column += 1;
                continue;
            }
            let last = level + 1 == path.len();
            let same =
                |other: &&Vec<String>| !last && other.len() > level + 1 && other[..=level] == path[..=level];
            let columns = paths[column..].iter().take_while(same).count().max(1);
            let rows = if last { depth - level } else { 1 };
            spots.push(Spot { row: level, column, rows, columns, text: path[level].clone() });
            column += columns;
        }
    }
    (spots, depth)
}

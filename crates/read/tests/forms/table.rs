//! From rows and columns to a printed table.

use cn_budget::fact::{Entity, OfCode};

use crate::dice::Dice;
use crate::form::{Entry, Figure, Form, Spot, Want, headings};
use crate::money::{Line, Money};
use crate::style::Style;
use crate::tree::{Column, Columns, Scope};

/// A row: what names it, which lines of the budget it counts, what it says.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) keys: Vec<Entry>,
    /// Lines of the budget, by their place.
    pub(crate) lines: Vec<usize>,
    pub(crate) want: Want,
    pub(crate) tied: bool,
}

impl Row {
    /// A row over the lines that count, with what names it.
    pub(crate) fn of(money: &Money, keys: Vec<Entry>, counts: impl Fn(&Line) -> bool) -> Self {
        let lines = (0..money.lines.len()).filter(|&at| counts(&money.lines[at])).collect();
        Self { keys, lines, want: Want::ALL, tied: true }
    }

    /// Of one unit or one project: of which codes, nobody asks.
    pub(crate) fn of_entity(mut self, entity: Entity) -> Self {
        self.want.aspects.entity = Some(entity);
        (self.want.function, self.want.economic) = (OfCode::Unsaid, OfCode::Unsaid);
        self
    }
}

pub(crate) struct Table {
    pub(crate) title: String,
    /// What the title says of every figure.
    pub(crate) said: Want,
    /// The headings over what names the rows.
    pub(crate) keys: Vec<Vec<String>>,
    pub(crate) columns: Columns,
    /// A rate of change stands at the end, of the lines that the table is about.
    pub(crate) rate: Option<Scope>,
    pub(crate) rows: Vec<Row>,
    pub(crate) traits: Vec<String>,
}

impl Table {
    pub(crate) fn print(mut self, dice: &mut Dice, style: &Style, number: usize, money: &Money) -> Form {
        let (title, above) = style.above(dice, &self.title, number, money);
        let first = self.keys.len();
        let mut paths = self.keys.clone();
        paths.extend(self.columns.all.iter().map(|column| column.path.clone()));
        if self.rate.is_some() {
            paths.push(vec![dice.one(&["增减%", "增减幅度（%）", "增长率", "增减率（%）"]).to_owned()]);
        }
        let noted = dice.percent(12);
        if noted {
            paths.push(vec!["备注".to_owned()]);
            self.traits.push("columns: 备注".to_owned());
        }
        let (mut head, mut depth) = headings(&paths);
        if dice.percent(12) {
            self.traits.push("head: numbers of columns".to_owned());
            head.extend(numbers(first, self.columns.all.len(), depth));
            depth += 1;
        }
        let mut figures = Vec::new();
        let mut body = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let mut entries = row.keys.clone();
            for (place, column) in self.columns.all.iter().enumerate() {
                let sum: i64 = row.lines.iter().map(|&line| (column.pick)(&money.lines[line])).sum();
                let entry = style.figure(sum);
                if let Entry::Figure(_, value) = &entry {
                    let want = Want { aspects: self.said.aspects.and(column.said), ..row.want };
                    let tied = row.tied || self.columns.is_tied(place);
                    let want = want.and(row.want.aspects);
                    figures.push(Figure { row: at, column: first + place, value: *value, want, tied });
                }
                entries.push(entry);
            }
            if let Some(scope) = &self.rate {
                let counted = row.lines.iter().map(|&line| &money.lines[line]).filter(|line| scope(line));
                let (now, before) =
                    counted.fold((0, 0), |(now, before), line| (now + line.now, before + line.before));
                entries.push(Style::rate(now - before, before));
            }
            if noted {
                entries.push(if dice.percent(10) { "含追加".into() } else { Entry::Blank });
            }
            body.push(entries);
        }
        let blank = |place: usize| !figures.iter().any(|figure: &Figure| figure.column == first + place);
        let misleads = |(place, column): (usize, &Column)| {
            column.path.last().is_some_and(|leaf| leaf.ends_with("项目")) && blank(place)
        };
        if self.columns.all.iter().enumerate().any(misleads) {
            self.traits.push("columns: a blank one whose heading ends in 项目".to_owned());
        }
        let mut below = Vec::new();
        if dice.percent(20) {
            below.push(
                dice.one(&[
                    "注：本表按批复口径填列。",
                    "审核人：            制表人：",
                    "说明：本表金额按四舍五入列示。",
                ])
                .to_owned(),
            );
        }
        self.traits.extend(style.traits.iter().cloned());
        let (width, unit, traits) = (paths.len(), style.unit, self.traits);
        Form { title, unit, above, head, depth, width, body, below, figures, traits }
    }
}

/// The row that numbers the columns of figures: 栏次, 1, 2, 3.
fn numbers(keys: usize, columns: usize, row: usize) -> Vec<Spot> {
    let spot = |column, columns, text| Spot { row, column, rows: 1, columns, text };
    let mut spots = vec![spot(0, keys, "栏次".to_owned())];
    spots.extend((0..columns).map(|column| spot(keys + column, 1, (column + 1).to_string())));
    spots
}

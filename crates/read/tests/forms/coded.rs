//! Rows by code: functional or economic, in one column, in three, with the name in one, or by the name alone.

use cn_budget::fact::{Entity, OfCode};
use cn_budget::{Catalog, Code, EconomicCode, FunctionalCode, Level};

use crate::dice::Dice;
use crate::form::{Entry, Want};
use crate::money::{Line, Money};
use crate::style::Style;
use crate::table::Row;
use crate::tree::Scope;
use crate::words;

/// How the code and the name of a row stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keys {
    /// The code, then the name.
    Two,
    /// 类, 款, 项, then the name; each row prints all of its code, or the last part alone.
    Parts { whole: bool },
    /// Both in one column.
    Together,
    /// The name alone.
    Names,
}

/// Rows and the headings over what names them.
pub(crate) type Rows = (Vec<Vec<String>>, Vec<Row>);

pub(crate) struct Coded<'a> {
    pub(crate) dice: &'a mut Dice,
    pub(crate) money: &'a Money,
    pub(crate) style: &'a Style,
    pub(crate) scope: Scope,
    pub(crate) traits: &'a mut Vec<String>,
    pub(crate) expenditure: bool,
}

/// A classification that rows are by.
pub(crate) trait Classified: Code + Ord {
    fn of(line: &Line) -> Self;
    fn want(self) -> Want;
    const WORDS: &'static [&'static str];
}

impl Classified for FunctionalCode {
    fn of(line: &Line) -> Self {
        line.function
    }

    fn want(self) -> Want {
        Want { function: OfCode::One(self), ..Want::ALL }
    }

    const WORDS: &'static [&'static str] = &["科目", "功能分类科目", "支出功能分类科目", "功能科目", "项目"];
}

impl Classified for EconomicCode {
    fn of(line: &Line) -> Self {
        line.economic
    }

    fn want(self) -> Want {
        Want { economic: OfCode::One(self), ..Want::ALL }
    }

    const WORDS: &'static [&'static str] =
        &["科目", "经济分类科目", "部门预算支出经济分类科目", "经济科目", "支出经济分类科目"];
}

impl Coded<'_> {
    fn note(&mut self, words: &str) {
        self.traits.push(words.to_owned());
    }

    /// The codes of the lines that the table is about, of the levels that it prints, each before those below it.
    fn codes<C: Classified>(&mut self, of: impl Fn(&Line) -> bool, levels: &[Level]) -> Vec<C> {
        let lines = self.money.lines.iter().filter(|line| (self.scope)(line) && of(line));
        let mut codes: Vec<C> =
            lines.map(C::of).flat_map(|code| code.ancestors().chain([code]).collect::<Vec<_>>()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.retain(|code| levels.contains(&code.level()));
        codes
    }

    fn levels<C: Classified>(&mut self) -> Vec<Level> {
        let deep = C::CLASSIFICATION.deepest() == Level::Item;
        let all = if deep {
            vec![Level::Class, Level::Section, Level::Item]
        } else {
            vec![Level::Class, Level::Section]
        };
        match self.dice.below(10) {
            0..7 => all,
            7 if deep => {
                self.note("rows: classes and sections");
                vec![Level::Class, Level::Section]
            }
            _ => {
                self.note("rows: the lowest level alone");
                all[all.len() - 1..].to_vec()
            }
        }
    }

    fn headings<C: Classified>(&mut self, keys: Keys) -> Vec<Vec<String>> {
        let word = self.dice.one(C::WORDS);
        let path = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        let code = self.dice.one(&["科目编码", "科目代码", "编码"]);
        match keys {
            Keys::Two if self.dice.percent(50) => vec![path(&[word, code]), path(&[word, "科目名称"])],
            Keys::Two => vec![path(&[code]), path(&["科目名称"])],
            Keys::Parts { .. } => {
                let parts: &[&str] = if C::CLASSIFICATION.deepest() == Level::Item {
                    &["类", "款", "项"]
                } else {
                    &["类", "款"]
                };
                let mut all: Vec<Vec<String>> = parts.iter().map(|part| path(&[code, part])).collect();
                all.push(path(&["科目名称"]));
                all
            }
            Keys::Together => vec![path(&[word])],
            Keys::Names => vec![path(&[if word == "科目" { "科目名称" } else { word }])],
        }
    }

    fn keys<C: Classified>(&mut self, levels: usize) -> Keys {
        let keys = match self.dice.below(20) {
            0..9 => Keys::Two,
            9..15 => Keys::Parts { whole: self.dice.percent(50) },
            15..18 => Keys::Together,
            // Names of items alone do not tell their code: 其他支出.
            _ if levels > 1 => Keys::Names,
            _ => Keys::Two,
        };
        let name = match keys {
            Keys::Two => "code and name",
            Keys::Parts { whole: true } => "类款项 whole",
            Keys::Parts { whole: false } => "类款项, each row its part",
            Keys::Together => "code and name in one column",
            Keys::Names => "names alone",
        };
        let kind = if C::CLASSIFICATION.deepest() == Level::Item { "function" } else { "economic" };
        self.note(&format!("rows: {kind}, {name}"));
        keys
    }

    /// What names a row of a code.
    fn named<C: Classified>(&mut self, code: C, keys: Keys, mark: usize, catalog: &Catalog) -> Vec<Entry> {
        let level = match code.level() {
            Level::Class => 0,
            Level::Section => 1,
            Level::Item => 2,
        };
        let name = catalog.name(code).unwrap_or("其他支出");
        let digits = code.to_string();
        match keys {
            Keys::Two => vec![digits.as_str().into(), self.style.name(level, name)],
            Keys::Parts { whole } => {
                let ends = [3, 5, 7];
                let width = if C::CLASSIFICATION.deepest() == Level::Item { 3 } else { 2 };
                let mut entries: Vec<Entry> = (0..width)
                    .map(|part| {
                        let shown = part == level || (whole && part < level);
                        let start = if part == 0 { 0 } else { ends[part - 1] };
                        if shown { digits[start..ends[part]].into() } else { Entry::Blank }
                    })
                    .collect();
                entries.push(self.style.name(level, name));
                entries
            }
            Keys::Together => {
                let text = match mark {
                    0 => format!("[{digits}]{name}"),
                    1 => format!("{digits} {name}"),
                    2 => format!("{digits}-{name}"),
                    _ => format!("{digits}{name}"),
                };
                vec![self.style.name(level, &text)]
            }
            Keys::Names => vec![self.style.name(level, name)],
        }
    }

    /// What names the total: it stands under the names, or under the codes.
    fn total(&mut self, width: usize) -> Vec<Entry> {
        let words = words::total(self.dice, self.expenditure);
        let mut keys = vec![Entry::Blank; width];
        let first = width > 1 && self.dice.percent(40);
        if first {
            self.note("total: under the codes");
        }
        keys[if first { 0 } else { width - 1 }] = words.into();
        keys
    }

    fn with_total(&mut self, mut rows: Vec<Row>, width: usize) -> Vec<Row> {
        let keys = self.total(width);
        let scope = Scope::clone(&self.scope);
        let total = Row::of(self.money, keys, |line| scope(line));
        if self.dice.percent(25) {
            self.note("total: last");
            rows.push(total);
        } else {
            rows.insert(0, total);
        }
        rows
    }

    /// The rows of a table by code.
    pub(crate) fn rows<C: Classified>(&mut self) -> Rows {
        let catalog = Catalog::for_year(self.money.year);
        let levels = self.levels::<C>();
        let keys = self.keys::<C>(levels.len());
        let mark = self.dice.below(4);
        let over = self.headings::<C>(keys);
        let mut rows = Vec::new();
        for code in self.codes::<C>(|_| true, &levels) {
            let entries = self.named(code, keys, mark, &catalog);
            rows.push(self.row(entries, code, |_| true));
        }
        let rows = self.with_total(rows, over.len());
        (over, rows)
    }

    fn row<C: Classified>(&self, entries: Vec<Entry>, code: C, of: impl Fn(&Line) -> bool) -> Row {
        let scope = &self.scope;
        let within = |line: &Line| {
            let own = C::of(line);
            own == code || own.ancestors().any(|above| above == code)
        };
        let mut row = Row::of(self.money, entries, |line| scope(line) && of(line) && within(line));
        row.want = code.want();
        row
    }

    /// Codes below each unit.
    pub(crate) fn within_units<C: Classified>(&mut self) -> Rows {
        self.note("rows: codes within units");
        let catalog = Catalog::for_year(self.money.year);
        let levels = self.levels::<C>();
        let words =
            self.dice.pick(&[("科目编码", "科目名称"), ("单位编码（科目编码）", "单位名称（科目名称）")]);
        let over = vec![vec![words.0.to_owned()], vec![words.1.to_owned()]];
        let coded = self.dice.percent(50);
        let mut rows = Vec::new();
        for (unit, name) in self.money.units.iter().enumerate() {
            let scope = Scope::clone(&self.scope);
            let code = if coded { format!("{}", 101_001 + unit).into() } else { Entry::Blank };
            let row = Row::of(self.money, vec![code, name.as_str().into()], |line| {
                scope(line) && line.unit == unit
            });
            if row.lines.is_empty() {
                continue;
            }
            rows.push(row.of_entity(Entity::Unit));
            for code in self.codes::<C>(|line| line.unit == unit, &levels) {
                let entries = self.named(code, Keys::Two, 0, &catalog);
                rows.push(self.row(entries, code, |line| line.unit == unit));
            }
        }
        let rows = self.with_total(rows, 2);
        (over, rows)
    }

    /// Each row of a unit and a code.
    pub(crate) fn beside_units<C: Classified>(&mut self) -> Rows {
        self.note("rows: unit and code side by side");
        let catalog = Catalog::for_year(self.money.year);
        let over = [&["单位编码"][..], &["单位名称"], &["科目编码"], &["科目名称"]];
        let over: Vec<Vec<String>> =
            over.iter().map(|path| path.iter().map(|word| (*word).to_owned()).collect()).collect();
        let mut rows = Vec::new();
        for (unit, name) in self.money.units.iter().enumerate() {
            for code in self.codes::<C>(|line| line.unit == unit, &[C::CLASSIFICATION.deepest()]) {
                let mut entries: Vec<Entry> = vec![(101_001 + unit).to_string().into(), name.as_str().into()];
                entries.extend(self.named(code, Keys::Two, 0, &catalog));
                rows.push(self.row(entries, code, |line| line.unit == unit));
            }
        }
        let rows = self.with_total(rows, 4);
        (over, rows)
    }
}

//! Rows by name: units, projects, what is purchased.

use cn_budget::fact::Entity;

use crate::coded::{Coded, Rows};
use crate::form::Entry;
use crate::table::Row;
use crate::tree::Scope;
use crate::words;

fn path(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

impl Coded<'_> {
    fn total_row(&mut self, width: usize) -> Row {
        let mut keys = vec![Entry::Blank; width];
        let place = if self.dice.percent(60) { 0 } else { width - 1 };
        keys[place] = words::total(self.dice, self.expenditure).into();
        let scope = Scope::clone(&self.scope);
        Row::of(self.money, keys, |line| scope(line))
    }

    fn close(&mut self, mut rows: Vec<Row>, width: usize) -> Vec<Row> {
        let total = self.total_row(width);
        if self.dice.percent(30) {
            self.traits.push("total: last".to_owned());
            rows.push(total);
        } else {
            rows.insert(0, total);
        }
        rows
    }

    /// One row a unit.
    pub(crate) fn units(&mut self) -> Rows {
        self.traits.push("rows: units".to_owned());
        let over = match self.dice.below(4) {
            0 => vec![path(&["单位编码"]), path(&["单位名称"])],
            1 => vec![path(&["序号"]), path(&["单位名称"])],
            2 => vec![path(&["预算单位"])],
            _ => vec![path(&["单位名称"])],
        };
        let mut rows = Vec::new();
        for (unit, name) in self.money.units.iter().enumerate() {
            let mut keys: Vec<Entry> = match over[0][0].as_str() {
                "单位编码" => vec![(101_001 + unit).to_string().into()],
                "序号" => vec![(unit + 1).to_string().into()],
                _ => Vec::new(),
            };
            keys.push(name.as_str().into());
            let scope = Scope::clone(&self.scope);
            let row = Row::of(self.money, keys, |line| scope(line) && line.unit == unit);
            if !row.lines.is_empty() {
                rows.push(row.of_entity(Entity::Unit));
            }
        }
        let rows = self.close(rows, over.len());
        (over, rows)
    }

    /// One row a project, alone, beside its unit, or below it.
    pub(crate) fn projects(&mut self) -> Rows {
        let kind = self.dice.below(4);
        let name = [
            "projects alone",
            "projects beside units",
            "projects below units",
            "projects with 小计 of units",
        ];
        self.traits.push(format!("rows: {}", name[kind]));
        let word = self.dice.one(&["项目名称", "项目", "项目名称"]);
        let serial = kind == 0 && self.dice.percent(40);
        let over = match kind {
            0 if serial => vec![path(&["序号"]), path(&[word])],
            0 => vec![path(&[word])],
            2 => vec![path(&[self.dice.one(&["单位名称（项目名称）", "单位/项目", "项目名称"])])],
            _ => vec![path(&["单位名称"]), path(&[word])],
        };
        let mut rows = Vec::new();
        let mut number = 0;
        let units: Vec<Option<usize>> =
            if kind == 0 { vec![None] } else { (0..self.money.units.len()).map(Some).collect() };
        for unit in units {
            let scope = Scope::clone(&self.scope);
            let of_unit =
                move |line: &crate::money::Line| scope(line) && unit.is_none_or(|unit| line.unit == unit);
            let unit_name = unit.map_or("", |unit| self.money.units[unit].as_str());
            let whole = Row::of(self.money, Vec::new(), &of_unit);
            if whole.lines.is_empty() {
                continue;
            }
            let over_projects = |keys| Row { keys, ..whole.clone() };
            if kind == 2 {
                rows.push(over_projects(vec![unit_name.into()]).of_entity(Entity::Unit));
            }
            for (project, name) in self.money.projects.iter().enumerate() {
                let mut keys: Vec<Entry> = Vec::new();
                number += 1;
                match kind {
                    0 if serial => keys.push(number.to_string().into()),
                    1 | 3 => keys.push(unit_name.into()),
                    _ => {}
                }
                keys.push(self.style.name(usize::from(kind == 2), name));
                let row = Row::of(self.money, keys, |line| of_unit(line) && line.project == Some(project));
                if row.lines.is_empty() {
                    number -= 1;
                    continue;
                }
                rows.push(row.of_entity(Entity::Project));
            }
            if kind == 3 {
                rows.push(over_projects(vec![Entry::Blank, "小计".into()]).of_entity(Entity::Unit));
            }
        }
        let rows = self.close(rows, over.len());
        (over, rows)
    }
}

//! Rows of a balance, read by their ordinals and written with them.

use std::collections::HashMap;

use strum::{EnumCount, IntoEnumIterator};

use super::label::{Outline, bare, ordinal};
use super::sheet_key::{SheetKey, block_fault};
use crate::catalog::Catalog;
use crate::document::{RowRole, SheetRow};
use crate::table::{BalanceRow, Fault, Reading, Side, is_one_budget};
use crate::value::{FiscalYear, FunctionalCode};
use crate::words::{self, Meaning};

/// What has been read of a side of a balance.
#[derive(Clone, Default)]
struct SideSoFar {
    /// The level of its lines, the outermost that was met.
    lines: Option<Outline>,
    /// This year's sum: its level, and whether it stood before any line.
    year: Option<(Outline, bool)>,
    /// The line of fiscal appropriations that the budgets below it are.
    fiscal: Option<(BalanceRow, Outline)>,
    /// Whether the line before is marked 其中: what follows of the same list need not be marked again.
    of_which: bool,
    /// The line below the year's sum that the lines deeper than it are: 二、上年结转.
    further: Option<(BalanceRow, Outline)>,
}

impl SideSoFar {
    /// Whether a line is one of the year: before its sum, or below it where the sum stands first. A list of classes is, whatever
    /// its ordinals: 一、本年支出 over 八、社会保障和就业支出.
    fn is_of_year(&self, level: Outline, is_class: bool, is_of_other_year: bool) -> bool {
        match self.year {
            None => true,
            Some((_, false)) => false,
            Some((Outline::Plain, true)) => !is_of_other_year,
            Some((year, true)) => {
                let is_list_of_classes = is_class && self.lines.is_none_or(|lines| lines == level);
                (level > year || is_list_of_classes) && !is_of_other_year
            }
        }
    }

    /// The row, as a part of the line of fiscal appropriations above it where it is one: a budget of a level below. A line
    /// beside it is none: 一、一般公共预算财政拨款 has no part in 二、政府性基金预算财政拨款. A line without an ordinal has
    /// those with one below it: 年初财政拨款结转和结余, 一、一般公共预算财政拨款.
    fn within_fiscal(&mut self, row: BalanceRow, level: Outline) -> BalanceRow {
        let (BalanceRow::Line(_, name) | BalanceRow::Further(_, name)) = &row else {
            self.fiscal = None;
            return row;
        };
        if is_one_budget(name) {
            return match &self.fiscal {
                Some((fiscal, above)) if level > *above || [level, *above].contains(&Outline::Plain) => {
                    BalanceRow::Part(Box::new(fiscal.clone()), name.clone())
                }
                _ => row,
            };
        }
        let is_fiscal = name.contains("财政拨款") || name.contains("预算拨款");
        self.fiscal = is_fiscal.then(|| (row.clone(), level));
        row
    }
}

/// Whether a line is of money of other years, which forms print with and without an ordinal.
fn is_of_other_year(name: &str) -> bool {
    words::of(Meaning::OfOtherYear).iter().any(|word| name.contains(word))
}

impl BalanceRow {
    /// How sure it is which rows sum to which: where this year's sum stands before lines that have no ordinals, nothing says
    /// where they end.
    pub(crate) fn reading(rows: &[SheetRow], year: FiscalYear) -> Reading {
        let catalog = Catalog::for_year(year);
        let mut first: HashMap<Option<&str>, &SheetRow> = HashMap::new();
        for row in rows {
            first.entry(row.block.as_deref()).or_insert(row);
        }
        let is_open =
            |row: &&SheetRow| row.role == RowRole::Subtotal && Outline::of(&row.label) == Outline::Plain;
        // Money of other years without an ordinal, behind lines that have one and no sum of the year, is a line of its own or
        // one of the last of them.
        let is_of_any_level = |side: Option<&str>| {
            let of_side = || rows.iter().filter(|row| row.block.as_deref() == side);
            let ordered = |row: &SheetRow| Outline::of(&row.label) != Outline::Plain;
            let other_year = |row: &SheetRow| !ordered(row) && is_of_other_year(&row.label);
            let behind = of_side().skip_while(|row| !ordered(row)).any(other_year);
            behind && of_side().all(|row| row.role != RowRole::Subtotal)
        };
        // Lines without ordinals may be parts of the line above: nothing but their names says that they stand side by side.
        let is_flat = |side: Option<&str>| {
            let of_side =
                || rows.iter().filter(|row| row.block.as_deref() == side && row.role == RowRole::Line);
            of_side().all(|row| Outline::of(&row.label) == Outline::Plain)
                && of_side().any(|row| !stands_beside_others(bare(&row.label), &catalog))
        };
        // 一、本年支出 over 一、教育支出: the ordinals of both lists are of one kind, and do not say which is in which.
        let is_restarted = |side: Option<&str>| {
            let of_side = || rows.iter().filter(|row| row.block.as_deref() == side);
            let year = of_side().find(|row| row.role == RowRole::Subtotal);
            let is_class = |row: &SheetRow| {
                Some(Outline::of(&row.label)) == year.map(|year| Outline::of(&year.label))
                    && catalog.class_named::<FunctionalCode>(bare(&row.label)).is_some()
            };
            of_side().filter(|row| row.label.trim().starts_with("一、")).nth(1).is_some()
                || of_side().next().is_some_and(|row| row.role == RowRole::Subtotal)
                    && of_side().nth(1).is_some_and(is_class)
        };
        let is_assumed = first.iter().any(|(side, row)| {
            is_open(row) || is_of_any_level(*side) || is_flat(*side) || is_restarted(*side)
        });
        if is_assumed { Reading::Assumed } else { Reading::Certain }
    }
}

/// Whether a line of this name is part of no other one: a class of the functional classification, a budget, a source of
/// revenue, money of other years, or a mark that says whose part it is.
fn stands_beside_others(name: &str, catalog: &Catalog) -> bool {
    name.is_empty()
        || name.starts_with("其中")
        || is_one_budget(name)
        || is_of_other_year(name)
        || words::of(Meaning::RevenueSource).iter().any(|source| name.contains(source))
        || catalog.class_named::<FunctionalCode>(name).is_some()
}

/// Takes the budgets below a line for some of it, where a line beside them is none that is known: together they may be less
/// than it.
fn some_of_their_line(rows: &[SheetRow], keys: &mut [Result<BalanceRow, Fault>]) {
    let level = |place: usize| Outline::of(&rows[place].label);
    let is_part = |key: &Result<BalanceRow, Fault>| matches!(key, Ok(BalanceRow::Part(..)));
    let is_below =
        |key: &Result<BalanceRow, Fault>| is_part(key) || matches!(key, Ok(BalanceRow::OfWhich(..)));
    let mut end = 0;
    while let Some(begin) = (end..keys.len()).find(|&place| is_below(&keys[place])) {
        end = (begin..keys.len()).find(|&place| !is_below(&keys[place])).unwrap_or(keys.len());
        let unknown: Vec<Outline> = (begin..end)
            .filter(|&place| !is_part(&keys[place]) && !rows[place].label.trim().starts_with("其中"))
            .map(level)
            .collect();
        for (place, key) in (begin..).zip(&mut keys[begin..end]) {
            if let Ok(BalanceRow::Part(above, name)) = key
                && unknown.contains(&level(place))
            {
                *key = Ok(BalanceRow::OfWhich(above.side(), core::mem::take(name)));
            }
        }
    }
}

/// Takes the lines of a side that has two sums of the year for none of their parts: 一、基本支出, 二、项目支出, and the same by economic
/// code below them. Nothing says which lines are of which sum.
fn of_year_twice(keys: &mut [Result<BalanceRow, Fault>]) {
    for side in Side::iter() {
        let is_year = |key: &&Result<BalanceRow, Fault>| **key == Ok(BalanceRow::CurrentYear(side));
        if keys.iter().filter(is_year).count() < 2 {
            continue;
        }
        for key in keys.iter_mut().flatten() {
            if key.side() == side && !matches!(key, BalanceRow::Total(_) | BalanceRow::OfWhich(..)) {
                *key = BalanceRow::OfWhich(side, key.to_string());
            }
        }
    }
}

impl SheetKey for BalanceRow {
    /// The ordinals say which lines are below which; what has none is below what has one, but for money of other years.
    fn read_rows(rows: &[SheetRow], year: FiscalYear) -> Vec<Result<Self, Fault>> {
        let catalog = Catalog::for_year(year);
        let mut seen: [SideSoFar; Side::COUNT] = Default::default();
        // 支出总计, 支出总计与年终结转合计: the sum of both makes the first one a sum on the way to it.
        let is_sum = |row: &&SheetRow| matches!(row.role, RowRole::Total | RowRole::Subtotal);
        let sums: Vec<(Option<&str>, &str)> =
            rows.iter().filter(is_sum).map(|row| (row.block.as_deref(), bare(&row.label))).collect();
        let extends = |one: &str, other: &str| one.len() > other.len() && one.starts_with(other);
        let role_of = |row: &SheetRow| {
            let (block, label) = (row.block.as_deref(), bare(&row.label));
            let mut others = sums.iter().filter(|(side, of)| *side == block && !of.is_empty());
            match row.role {
                RowRole::Total if others.any(|(_, of)| extends(of, label)) => RowRole::Subtotal,
                RowRole::Subtotal
                    if others.any(|(_, of)| words::names_grand_total(of) && extends(label, of)) =>
                {
                    RowRole::Total
                }
                role => role,
            }
        };
        let key = |row: &SheetRow| {
            let block = row.block.as_deref().unwrap_or_default();
            let side: Side = block.parse().map_err(|_| block_fault(block, ["收入", "支出"]))?;
            let name = bare(&row.label);
            let level = Outline::of(&row.label);
            let so_far = &mut seen[side as usize];
            let is_marked = row.label.trim().starts_with("其中");
            let goes_on = so_far.of_which && level == Outline::Plain && is_one_budget(name);
            so_far.of_which = is_marked || goes_on;
            if so_far.of_which {
                return Ok(Self::OfWhich(side, name.to_owned()));
            }
            match role_of(row) {
                RowRole::Total => return Ok(so_far.within_fiscal(Self::Total(side), level)),
                RowRole::Subtotal => {
                    so_far.year = Some((level, so_far.lines.is_none()));
                    (so_far.further, so_far.lines) = (None, None);
                    return Ok(so_far.within_fiscal(Self::CurrentYear(side), level));
                }
                _ => {}
            }
            let other_year = is_of_other_year(name) && level == Outline::Plain;
            if let Some((further, above)) = so_far.further.clone()
                && level > above
                && !other_year
            {
                return Ok(Self::Part(Box::new(further), name.to_owned()));
            }
            let class = name.parse().ok().or_else(|| catalog.class_named(name));
            let class = class.filter(|_| side == Side::Expenditure);
            if !so_far.is_of_year(level, class.is_some(), other_year) {
                let further = Self::Further(side, name.to_owned());
                so_far.further = Some((further.clone(), level));
                return Ok(so_far.within_fiscal(further, level));
            }
            // A line below another one says what that one holds: the budgets, which are all of it, or some of it.
            let is_below = so_far.lines.is_some_and(|lines| level > lines) && !other_year;
            if is_below && !(so_far.fiscal.is_some() && is_one_budget(name)) {
                return Ok(Self::OfWhich(side, name.to_owned()));
            }
            if !is_below {
                so_far.lines = Some(level);
            }
            let key = class.map_or_else(|| Self::Line(side, name.to_owned()), Self::Class);
            Ok(so_far.within_fiscal(key, level))
        };
        let mut keys: Vec<Result<Self, Fault>> = rows.iter().map(key).collect();
        some_of_their_line(rows, &mut keys);
        of_year_twice(&mut keys);
        keys
    }

    fn write_rows(keys: &[Self], year: FiscalYear) -> Vec<SheetRow> {
        let catalog = Catalog::for_year(year);
        let mut lines = [0; Side::COUNT];
        let mut row = |key: &Self| {
            let side = key.side();
            let name = match key {
                Self::Class(code) => catalog.name(*code).map_or_else(|| code.to_string(), str::to_owned),
                _ => key.to_string(),
            };
            let (role, label) = match key {
                Self::Total(_) => (RowRole::Total, name),
                Self::CurrentYear(_) => (RowRole::Subtotal, name),
                Self::OfWhich(..) | Self::Part(..) => (RowRole::Line, name),
                _ => {
                    lines[side as usize] += 1;
                    (RowRole::Line, format!("{}、{name}", ordinal(lines[side as usize])))
                }
            };
            let mut row = SheetRow::new(role, label, Vec::new());
            row.block = Some(side.to_string());
            row
        };
        keys.iter().map(&mut row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::RowKey;

    fn row(label: &str, role: RowRole) -> SheetRow {
        let mut row = SheetRow::new(role, label, Vec::new());
        row.block = Some("收入".to_owned());
        row
    }

    /// The rows of the revenue side in a line each: which line, and of what.
    fn outline(rows: &[SheetRow]) -> Vec<String> {
        let keys = BalanceRow::read_rows(rows, FiscalYear::constant(2024));
        keys.into_iter()
            .map(|key| key.unwrap())
            .map(|key| match key.parent() {
                Some(parent) => format!("{key} < {parent}"),
                None => key.to_string(),
            })
            .collect()
    }

    #[test]
    fn the_outline_of_a_balance() {
        use RowRole::{Line, Subtotal, Total};
        for (rows, expected) in [
            // The lines of a year whose sum has an ordinal have none, and so have those of what was carried in.
            (
                &[
                    row("一、本年收入", Subtotal),
                    row("一般公共预算拨款", Line),
                    row("政府性基金预算拨款", Line),
                    row("二、上年结转", Line),
                    row("一般公共预算拨款", Line),
                    row("收入总计", Total),
                ][..],
                &[
                    "本年收入合计 < 收入总计",
                    "一般公共预算拨款 < 本年收入合计",
                    "政府性基金预算拨款 < 本年收入合计",
                    "上年结转 < 收入总计",
                    "一般公共预算拨款 < 上年结转",
                    "收入总计",
                ][..],
            ),
            // What stands below a line in brackets, 其中 and behind it, is no line of the year.
            (
                &[
                    row("一、本年收入", Subtotal),
                    row("（一）一般公共预算拨款", Line),
                    row("其中：经费拨款", Line),
                    row("非税收入拨款", Line),
                    row("（二）政府性基金预算拨款", Line),
                    row("收入总计", Total),
                ],
                &[
                    "本年收入合计 < 收入总计",
                    "一般公共预算拨款 < 本年收入合计",
                    "其中：经费拨款",
                    "其中：非税收入拨款",
                    "政府性基金预算拨款 < 本年收入合计",
                    "收入总计",
                ],
            ),
            // Where one of the budgets has a name that nobody knows, the others are some of what they stand below.
            (
                &[
                    row("一、财政拨款收入", Line),
                    row("（一）一般公共预算", Line),
                    row("（二）国资预算", Line),
                    row("二、事业收入", Line),
                    row("收入总计", Total),
                ],
                &[
                    "财政拨款收入 < 本年收入合计",
                    "其中：一般公共预算",
                    "其中：国资预算",
                    "事业收入 < 本年收入合计",
                    "收入总计",
                ],
            ),
        ] {
            assert_eq!(outline(rows), expected);
        }
    }

    #[test]
    fn a_total_of_two_totals() {
        use RowRole::{Line, Subtotal, Total};
        let rows = [
            row("一般公共预算支出", Line),
            row("上解支出", Line),
            row("支出总计", Total),
            row("年终结转", Line),
            row("支出总计与年终结转合计", Subtotal),
        ];
        let expected = [
            "一般公共预算支出 < 本年收入合计",
            "上解支出 < 本年收入合计",
            "本年收入合计 < 收入总计",
            "年终结转 < 收入总计",
            "收入总计",
        ];
        assert_eq!(outline(&rows), expected);
    }

    #[test]
    fn budgets_and_other_years_in_the_outline_of_a_balance() {
        use RowRole::{Line, Subtotal, Total};
        for (rows, expected) in [
            // A mark holds for the list of budgets that it opens, and the budgets beside each other are lines.
            (
                &[
                    row("财政拨款收入", Line),
                    row("其中：一般公共预算", Line),
                    row("政府性基金预算", Line),
                    row("事业收入", Line),
                    row("收入总计", Total),
                ][..],
                &[
                    "财政拨款收入 < 本年收入合计",
                    "其中：一般公共预算",
                    "其中：政府性基金预算",
                    "事业收入 < 本年收入合计",
                    "收入总计",
                ][..],
            ),
            (
                &[
                    row("一、一般公共预算财政拨款", Line),
                    row("二、政府性基金预算财政拨款", Line),
                    row("三、事业收入", Line),
                    row("收入总计", Total),
                ],
                &[
                    "一般公共预算财政拨款 < 本年收入合计",
                    "政府性基金预算财政拨款 < 本年收入合计",
                    "事业收入 < 本年收入合计",
                    "收入总计",
                ],
            ),
            // Without any ordinal, money of other years ends the lines of this one.
            (
                &[
                    row("本年收入合计", Subtotal),
                    row("财政拨款收入", Line),
                    row("事业收入", Line),
                    row("上年结转", Line),
                    row("收入总计", Total),
                ],
                &[
                    "本年收入合计 < 收入总计",
                    "财政拨款收入 < 本年收入合计",
                    "事业收入 < 本年收入合计",
                    "上年结转 < 收入总计",
                    "收入总计",
                ],
            ),
        ] {
            assert_eq!(outline(rows), expected);
        }
        let reading = |row: SheetRow| BalanceRow::reading(&[row], FiscalYear::constant(2024));
        assert_eq!(reading(row("本年收入合计", Subtotal)), Reading::Assumed);
        assert_eq!(reading(row("一、本年收入", Subtotal)), Reading::Certain);
        assert_eq!(reading(row("财政拨款收入", Line)), Reading::Certain);
        assert_eq!(reading(row("返还性收入", Line)), Reading::Assumed, "it may be a part of the line above");
        let twice = [row("一、本年支出", Line), row("一、教育支出", Line)];
        assert_eq!(BalanceRow::reading(&twice, FiscalYear::constant(2024)), Reading::Assumed);
    }

    #[test]
    fn a_line_without_an_ordinal_is_a_part_of_the_one_above_it() {
        let rows = [
            row("一、财政拨款收入", RowRole::Line),
            row("二、单位资金", RowRole::Line),
            row("事业收入", RowRole::Line),
            row("上年结转", RowRole::Line),
            row("收入总计", RowRole::Total),
        ];
        let keys: Result<Vec<_>, _> =
            BalanceRow::read_rows(&rows, FiscalYear::constant(2024)).into_iter().collect();
        let side = Side::Revenue;
        let line = |name: &str| BalanceRow::Line(side, name.to_owned());
        let part = BalanceRow::OfWhich(side, "事业收入".to_owned());
        let total = BalanceRow::Total(side);
        assert_eq!(keys.unwrap(), [line("财政拨款收入"), line("单位资金"), part, line("上年结转"), total]);
    }

    #[test]
    fn what_is_carried_over_has_budgets_of_its_own_below_it() {
        let rows = [
            row("一、本年收入", RowRole::Subtotal),
            row("（一）一般公共预算拨款", RowRole::Line),
            row("（二）政府性基金预算拨款", RowRole::Line),
            row("二、上年结转", RowRole::Line),
            row("（一）一般公共预算拨款", RowRole::Line),
            row("收入总计", RowRole::Total),
        ];
        let keys: Result<Vec<_>, _> =
            BalanceRow::read_rows(&rows, FiscalYear::constant(2024)).into_iter().collect();
        let side = Side::Revenue;
        let carried = BalanceRow::Further(side, "上年结转".to_owned());
        assert_eq!(
            keys.unwrap(),
            [
                BalanceRow::CurrentYear(side),
                BalanceRow::Line(side, "一般公共预算拨款".to_owned()),
                BalanceRow::Line(side, "政府性基金预算拨款".to_owned()),
                carried.clone(),
                BalanceRow::Part(Box::new(carried), "一般公共预算拨款".to_owned()),
                BalanceRow::Total(side),
            ]
        );
    }
}

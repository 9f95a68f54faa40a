//! From what is printed to typed rows: headings name columns, codes and names name rows. Nothing is repaired; what
//! cannot be typed is told.

use std::collections::HashMap;
use std::str::FromStr;

use strum::EnumCount;

use super::label::{Outline, bare, ordinal, plain};
use crate::catalog::Catalog;
use crate::document::{RowRole, Sheet, SheetRow};
use crate::table::{
    BalanceRow, Cell, CodeRow, ColumnSet, Fault, Figures, PrintedTable, RowKey, Side, TableKind,
    ThreePublicRow, UnitLine, UnitRow, Violation, Violations,
};
use crate::table::{Reading, columns_named, is_one_budget, is_rate};
use crate::value::{Code, CodeError};
use crate::value::{FiscalYear, Printed, UnitType};

/// How a kind of row key is read off the rows of a [`Sheet`], and written onto them.
#[doc(alias = "行次")]
pub trait SheetKey: RowKey {
    /// What each row gives, in order: its key, or what was found in place of one and what was expected.
    fn read_rows(rows: &[SheetRow], year: FiscalYear) -> Vec<Result<Self, Fault>>;

    /// Whether the row is no part of the table that the keys are of: the sum of a unit between the items of all units.
    fn passes_over(_: &SheetRow) -> bool {
        false
    }

    /// The rows of these keys in the wording of the form, without cells. Reading them gives the keys again, but for
    /// [`UnitLine::Other`], which a form prints as it prints a project.
    fn write_rows(keys: &[Self], year: FiscalYear) -> Vec<SheetRow>;
}

impl Sheet {
    /// The table with typed rows and columns, as printed.
    ///
    /// # Errors
    ///
    /// All of these, each as a violation:
    ///
    /// - two headings name the same column, or none names any. A column that is not printed is blank throughout;
    /// - a heading names no column of the set, unless it is that of a rate, which is no amount: 增减%;
    /// - a row has more or fewer cells than there are headings;
    /// - a row gives no key.
    ///
    /// ```
    /// use cn_budget::{FiscalYear, Sheet, table::{EconomicColumn, EconomicRow}};
    ///
    /// let mut sheet = Sheet::new("一般公共预算基本支出情况表");
    /// sheet.headers = ["合计", "人员经费", "结转"].map(String::from).to_vec();
    /// let violations = sheet.typed::<EconomicRow, EconomicColumn>(FiscalYear::constant(2023)).unwrap_err();
    /// assert_eq!(
    ///     violations.to_string(),
    ///     "heading \"结转\" names no column: expected 合计, 人员经费, 公用经费, 上年执行数, 增减额",
    /// );
    /// ```
    pub fn typed<K: SheetKey, C: ColumnSet>(
        &self,
        year: FiscalYear,
    ) -> Result<PrintedTable<K, C>, Violations> {
        match self.typed_some(year) {
            (Some(table), violations) if violations.is_empty() => Ok(table),
            (_, violations) => Err(violations),
        }
    }

    /// What of the table can be typed, and what cannot, in the words of [`Sheet::typed`]: one spoilt code does not take
    /// a whole table out of the checks.
    ///
    /// A row that gives no key is left out, and the table is incomplete: an identity that it may be a part of holds or
    /// is undecidable, never broken. So it is with a heading that names no column, or one that another names too, and
    /// the sums over columns. There is no table where no heading names a column.
    ///
    /// ```
    /// use cn_budget::{Cell, FiscalYear, Sheet, Unit, document::{RowRole, SheetRow}, table::{BasicProjectColumn, FunctionalRow}};
    ///
    /// let row = |code: &str, figure: &str| {
    ///     let mut row = SheetRow::new(RowRole::Line, "", vec![Cell::parse(figure, Unit::TenThousandYuan)]);
    ///     row.code = Some(code.to_owned());
    ///     row
    /// };
    /// let mut sheet = Sheet::new("一般公共预算支出情况表");
    /// sheet.headers = vec!["小计".to_owned()];
    /// sheet.rows = vec![row("201", "3.00"), row("2O103", "1.00"), row("20113", "2.00")];
    /// let (table, violations) = sheet.typed_some::<FunctionalRow, BasicProjectColumn>(FiscalYear::constant(2023));
    /// let table = table.expect("its heading names a column");
    /// assert_eq!(table.rows().len(), 2);
    /// assert!(!table.completeness().is_complete());
    /// assert!(violations.to_string().contains("2O103"), "{violations}");
    /// ```
    #[doc(alias = "行次")]
    pub fn typed_some<K: SheetKey, C: ColumnSet>(
        &self,
        year: FiscalYear,
    ) -> (Option<PrintedTable<K, C>>, Violations) {
        let mut violations = Violations::default();
        let place_of = self.places_of_columns::<C>(&mut violations);
        let (columns, partial) = (place_of.iter().any(Option::is_some), !violations.is_empty());
        if !columns && !partial {
            violations.append(Fault::new("没有数字栏", "the table has no column of figures").into());
        }
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut left_out = Vec::new();
        let mut passed_over = Vec::new();
        for (place, (row, key)) in self.rows.iter().zip(K::read_rows(&self.rows, year)).enumerate() {
            if K::passes_over(row) {
                passed_over.push(place);
                continue;
            }
            let (found, expected) = (row.cells.len(), self.headers.len());
            let key = key
                .and_then(|key| if found == expected { Ok(key) } else { Err(cells_fault(found, expected)) });
            match key {
                Ok(key) => {
                    let cell = |column: C| {
                        place_of[column.index()].map_or(Cell::BLANK, |place| row.cells[place].clone())
                    };
                    rows.push((key, Figures::from_fn(cell)));
                }
                Err(fault) => {
                    violations.append(Violation::other(row.label.clone(), fault).into());
                    left_out.push(place);
                }
            }
        }
        let table = || {
            PrintedTable::new(rows, self.completeness.clone())
                .leaving_out(left_out, passed_over, partial)
                .under_headings(place_of)
        };
        (columns.then(table), violations)
    }

    /// Where each column of the set stands among the headings, where just one heading names it.
    fn places_of_columns<C: ColumnSet>(&self, violations: &mut Violations) -> Vec<Option<usize>> {
        let named = columns_named::<C>(&self.headers);
        let mut place_of = vec![None; C::COLUMNS.len()];
        for (place, (header, column)) in self.headers.iter().zip(&named).enumerate() {
            let Some(column) = *column else {
                // A rate is no amount, and no part of a sum.
                if is_rate(header) {
                    continue;
                }
                violations.append(heading_fault::<C>(header).into());
                continue;
            };
            let mut same = named.iter().enumerate().filter(|(_, other)| **other == Some(column));
            match (same.next(), same.next()) {
                (_, None) => place_of[column.index()] = Some(place),
                // Nobody knows which of them is meant.
                (Some((first, _)), _) if first == place => {
                    let (zh, en) =
                        (format!("两个表头均为“{column}”"), format!("two headings name column {column}"));
                    violations.append(Fault::new(zh, en).into());
                }
                _ => {}
            }
        }
        place_of
    }
}

impl<C: Code + FromStr<Err = CodeError>> SheetKey for CodeRow<C> {
    fn passes_over(row: &SheetRow) -> bool {
        row.code.is_none() && matches!(row.role, RowRole::Unit | RowRole::Department)
    }

    fn read_rows(rows: &[SheetRow], _: FiscalYear) -> Vec<Result<Self, Fault>> {
        let part = |row: &SheetRow| plain(bare(&row.label)).parse().ok().and_then(Self::of_part);
        let key = |row: &SheetRow| match (&row.code, row.role) {
            (Some(code), _) => {
                let code = code.parse().map_err(Fault::from)?;
                let block = row.block.as_deref();
                let group = block.map(str::parse::<UnitType>).transpose();
                let group = group.map_err(|_| block_fault(block.unwrap_or_default(), ["机关", "事业"]))?;
                Ok(Self::in_group(code, group))
            }
            (None, RowRole::Total) => Ok(Self::TOTAL),
            (None, RowRole::Subtotal) => part(row).ok_or_else(|| {
                Fault::new(
                    "不是本表的合计行，应为人员经费合计或公用经费合计",
                    "the row is no sum of this table: expected 人员经费合计 or 公用经费合计",
                )
            }),
            (None, _) => Err(Fault::new(
                "没有科目编码，也不是合计行",
                "the row has no code: expected one, or the role total",
            )),
        };
        rows.iter().map(key).collect()
    }

    fn write_rows(keys: &[Self], year: FiscalYear) -> Vec<SheetRow> {
        let catalog = Catalog::for_year(year);
        let row = |key: &Self| match key.code() {
            None => {
                let role = if key.basic_part().is_some() { RowRole::Subtotal } else { RowRole::Total };
                SheetRow::new(role, key.to_string(), Vec::new())
            }
            Some(code) => {
                let mut row =
                    SheetRow::new(RowRole::Line, catalog.name(code).unwrap_or_default(), Vec::new());
                row.code = Some(code.to_string());
                row.block = key.group().map(|group| group.chinese().to_owned());
                row
            }
        };
        keys.iter().map(row).collect()
    }
}

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
    /// Whether a line is one of the year: before its sum, or below it where the sum stands first.
    fn is_of_year(&self, level: Outline, is_of_other_year: bool) -> bool {
        match self.year {
            None => true,
            Some((_, false)) => false,
            Some((Outline::Plain, true)) => !is_of_other_year,
            Some((year, true)) => level > year && !is_of_other_year,
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
    ["结转", "结余", "弥补"].iter().any(|word| name.contains(word))
}

impl BalanceRow {
    /// How sure it is which rows sum to which: where this year's sum stands before lines that have no ordinals, nothing says
    /// where they end.
    pub(crate) fn reading(rows: &[SheetRow]) -> Reading {
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
        let is_assumed = first.iter().any(|(side, row)| is_open(row) || is_of_any_level(*side));
        if is_assumed { Reading::Assumed } else { Reading::Certain }
    }
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

impl SheetKey for BalanceRow {
    /// The ordinals say which lines are below which; what has none is below what has one, but for money of other years.
    fn read_rows(rows: &[SheetRow], year: FiscalYear) -> Vec<Result<Self, Fault>> {
        let catalog = Catalog::for_year(year);
        let mut seen: [SideSoFar; Side::COUNT] = Default::default();
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
            match row.role {
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
            if !so_far.is_of_year(level, other_year) {
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
            let key = match name.parse().ok().or_else(|| catalog.class_named(name)) {
                Some(class) if side == Side::Expenditure => Self::Class(class),
                _ => Self::Line(side, name.to_owned()),
            };
            Ok(so_far.within_fiscal(key, level))
        };
        let mut keys: Vec<Result<Self, Fault>> = rows.iter().map(key).collect();
        some_of_their_line(rows, &mut keys);
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

impl SheetKey for ThreePublicRow {
    /// The items of a unit stand in a block of its name.
    fn passes_over(row: &SheetRow) -> bool {
        row.block.is_some()
    }

    fn read_rows(rows: &[SheetRow], _: FiscalYear) -> Vec<Result<Self, Fault>> {
        let none = || Fault::new("不是“三公”经费表的行次", "the row is none of a 三公 table");
        rows.iter().map(|row| three_public(&row.label).ok_or_else(none)).collect()
    }

    fn write_rows(keys: &[Self], _: FiscalYear) -> Vec<SheetRow> {
        let label = |key: &Self| match key {
            Self::Overseas => format!("其中：（一）{key}"),
            Self::Vehicles => format!("（二）{key}"),
            Self::VehiclePurchase => format!("1.{key}"),
            Self::VehicleOperation => format!("2.{key}"),
            Self::Reception => format!("（三）{key}"),
            _ => key.to_string(),
        };
        keys.iter().map(|key| SheetRow::new(RowRole::Line, label(key), Vec::new())).collect()
    }
}

/// The row of a 三公 table that a label names: forms say 费, 费用, 经费 or 支出 after the same thing.
fn three_public(label: &str) -> Option<ThreePublicRow> {
    let words = plain(bare(label)).replace(['“', '”', '"', '‘', '’'], "");
    let mut stem = words.as_str();
    while let Some(shorter) =
        ["合计", "小计", "支出", "费用", "经费", "费"].iter().find_map(|end| stem.strip_suffix(end))
    {
        stem = shorter;
    }
    Some(match stem.replace('和', "及").as_str() {
        "行政" | "机关运行" => ThreePublicRow::AgencyOperating,
        "三公" | "财政拨款三公" | "一般公共预算三公" => ThreePublicRow::ThreePublic,
        "因公出国（境）" | "因公出国" => ThreePublicRow::Overseas,
        "公务用车购置及运行维护" | "公务用车购置及运行" | "公务用车" => {
            ThreePublicRow::Vehicles
        }
        "公务用车购置" | "购置" => ThreePublicRow::VehiclePurchase,
        "公务用车运行维护" | "公务用车运行" | "运行" | "运行维护" => {
            ThreePublicRow::VehicleOperation
        }
        "公务接待" => ThreePublicRow::Reception,
        "会议" => ThreePublicRow::Meeting,
        "培训" => ThreePublicRow::Training,
        "" if words == "合计" => ThreePublicRow::Together,
        _ => return None,
    })
}

impl SheetKey for UnitRow {
    fn read_rows(rows: &[SheetRow], _: FiscalYear) -> Vec<Result<Self, Fault>> {
        let mut above = Self::total();
        let key = |row: &SheetRow| {
            let line = match row.role {
                RowRole::Total => return Ok(Self::total()),
                RowRole::Department => {
                    above = Self::total().department(&row.label);
                    return Ok(above.clone());
                }
                RowRole::Unit => {
                    above = above.clone().unit(&row.label);
                    return Ok(above.clone());
                }
                RowRole::Personnel => UnitLine::Personnel,
                RowRole::Operating => UnitLine::Operating,
                RowRole::Project => UnitLine::Project(row.label.clone()),
                role => {
                    let en = format!("the row has the role {role}: expected one of a table by unit");
                    return Err(Fault::new("不是分单位表的行次", en));
                }
            };
            if above.unit_name().is_none() {
                return Err(Fault::new("该行之上没有单位", "the row stands under no unit"));
            }
            Ok(above.clone().line(line))
        };
        rows.iter().map(key).collect()
    }

    fn write_rows(keys: &[Self], _: FiscalYear) -> Vec<SheetRow> {
        let role = |key: &Self| match (key.unit_line(), key.unit_name(), key.parent()) {
            (Some(UnitLine::Personnel), ..) => RowRole::Personnel,
            (Some(UnitLine::Operating), ..) => RowRole::Operating,
            (Some(UnitLine::Project(_) | UnitLine::Other(_)), ..) => RowRole::Project,
            (None, Some(_), _) => RowRole::Unit,
            (None, None, Some(_)) => RowRole::Department,
            (None, None, None) => RowRole::Total,
        };
        keys.iter().map(|key| SheetRow::new(role(key), key.label(), Vec::new())).collect()
    }
}

impl Sheet {
    /// The sheet that prints a table in the title, headings and wording of the Guangdong form of its kind, with the
    /// names of the year's catalog. The unit is that of the figures.
    pub(crate) fn of_table<K: SheetKey, C: ColumnSet>(
        kind: TableKind,
        year: FiscalYear,
        table: &PrintedTable<K, C>,
    ) -> Self {
        let headers: Vec<String> = kind.headers().iter().map(|header| (*header).to_owned()).collect();
        let keys: Vec<K> = table.rows().map(|(key, _)| key.clone()).collect();
        let mut rows = K::write_rows(&keys, year);
        // The form may print fewer columns than the kind has: what it leaves out is the sum of what it prints, or
        // nothing.
        let columns = columns_named::<C>(&headers);
        for (row, (_, figures)) in rows.iter_mut().zip(table.rows()) {
            row.cells = columns.iter().flatten().map(|&column| figures[column].clone()).collect();
        }
        let unit = rows.iter().flat_map(|row| &row.cells).find_map(Cell::figure).map(Printed::unit);
        let completeness = table.completeness().clone();
        Self { kind: Some(kind), unit, headers, rows, completeness, ..Self::new(kind.title()) }
    }
}

fn cells_fault(found: usize, expected: usize) -> Fault {
    Fault::new(
        format!("有 {found} 个单元格，应与表头同为 {expected} 个"),
        format!("found {found} cells, expected {expected}, one a heading"),
    )
}

fn heading_fault<C: ColumnSet>(header: &str) -> Fault {
    let expected: Vec<String> = C::COLUMNS.iter().map(ToString::to_string).collect();
    Fault::new(
        format!("表头“{header}”不是表式所列栏目，应为{}", expected.join("、")),
        format!("heading {header:?} names no column: expected {}", expected.join(", ")),
    )
}

fn block_fault(block: &str, [one, other]: [&str; 2]) -> Fault {
    Fault::new(
        format!("列于“{block}”之下，应为{one}或{other}"),
        format!("block {block:?}: expected {one} or {other}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_name_the_three_public_in_many_ways() {
        use ThreePublicRow as R;
        for (label, row) in [
            ("“三公”经费支出合计", Some(R::ThreePublic)),
            ("“三公”经费", Some(R::ThreePublic)),
            ("1.因公出国（境）费用", Some(R::Overseas)),
            ("因公出国(境)支出", Some(R::Overseas)),
            ("3、公务用车费", Some(R::Vehicles)),
            ("（二）公务用车购置和运行维护经费", Some(R::Vehicles)),
            ("其中：（1）公务用车运行维护费", Some(R::VehicleOperation)),
            ("公务用车购置支出", Some(R::VehiclePurchase)),
            ("公务接待费支出", Some(R::Reception)),
            ("机关运行经费", Some(R::AgencyOperating)),
            ("公务用车保有量（辆）", None),
            ("国内公务接待批次", None),
            ("费", None),
        ] {
            assert_eq!(three_public(label), row, "{label}");
        }
        for row in [R::AgencyOperating, R::ThreePublic, R::Overseas, R::Vehicles, R::VehiclePurchase] {
            assert_eq!(three_public(&row.to_string()), Some(row));
        }
    }

    #[test]
    fn what_cannot_be_typed_is_worded_in_both_languages() {
        use crate::table::{BasicProjectColumn, FunctionalRow};
        use crate::value::Language;
        let mut sheet = Sheet::new("一般公共预算支出情况表");
        sheet.headers = ["小计", "合计", "甲"].map(String::from).to_vec();
        let mut row = SheetRow::new(RowRole::Line, "教育支出", vec![Cell::BLANK; 3]);
        row.code = Some("2O5".to_owned());
        sheet.rows = vec![row, SheetRow::new(RowRole::Total, "合计", vec![Cell::BLANK])];
        let year = FiscalYear::constant(2024);
        let (_, violations) = sheet.typed_some::<FunctionalRow, BasicProjectColumn>(year);
        let chinese = violations.iter().map(|violation| violation.message(Language::Zh));
        assert_eq!(
            chinese.collect::<Vec<_>>(),
            [
                "两个表头均为“小计”",
                "表头“甲”不是表式所列栏目，应为小计、基本支出、人员经费、公用经费、项目支出、上年执行数、增减额、年初结转和结余、本年收入、年末结转和结余",
                "“教育支出”一行：“2O5”不是支出功能分类科目编码：第 2 位为“O”，应为数字",
                "“合计”一行：有 1 个单元格，应与表头同为 3 个",
            ]
        );
        let english = violations.iter().map(|violation| violation.message(Language::En));
        assert_eq!(english.collect::<Vec<_>>().join("\n"), violations.to_string());
    }

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
        assert_eq!(BalanceRow::reading(&[row("本年收入合计", Subtotal)]), Reading::Assumed);
        assert_eq!(BalanceRow::reading(&[row("一、本年收入", Subtotal)]), Reading::Certain);
        assert_eq!(BalanceRow::reading(&[row("财政拨款收入", Line)]), Reading::Certain);
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

//! The identities within each table of a document, recognised or not: rows roll up by what they are, columns by what their
//! headings say.

use std::borrow::Cow;
use std::collections::HashSet;

use super::form;
use super::heads::Heads;
use super::table_check::{Checks, Tie};
use super::unit_blocks::{UnitBlocks, UnitSum};
use crate::catalog::Catalog;
use crate::document::{Disclosure, RowRole, Sheet, SheetKey, SheetRow, with_codes};
use crate::fact::{Axis, Lexicon, Purpose, Role, SheetReading, SheetReadings, Word};
use crate::table::{
    BalanceRow, CellOrigin, CodeRow, EconomicRow, Fault, FunctionalRow, Grid, Judgement, Reading, Relation,
    RelationKind, RowKey, Section, TableKind, ThreePublicRow, UnitRow, is_rate,
};
use crate::value::{Exact, FiscalYear, GovernmentEconomicCode, RevenueCode};
use crate::words::names_grand_total;

/// Every identity within a table, in the order of the tables.
pub(super) fn checks(document: &Disclosure, readings: &SheetReadings<'_>) -> Checks {
    // There are about as many identities as cells, of four cells each: room is made for them once.
    let cells: usize = document.sheets.iter().map(|sheet| sheet.rows.len() * sheet.headers.len()).sum();
    let mut checks = Checks { list: Vec::with_capacity(cells), store: Vec::with_capacity(4 * cells) };
    let catalog = Catalog::for_year(document.fiscal_year);
    for (index, (sheet, reading)) in readings.beside(document).enumerate() {
        let sheet = &*without_balance(with_codes(sheet.evened(), &catalog));
        let within = Within { index, sheet, reading, lexicon: readings.lexicon };
        within.judge(document.fiscal_year, &mut checks);
    }
    checks
}

/// A table with what it says of itself.
struct Within<'a> {
    index: usize,
    sheet: &'a Sheet,
    reading: &'a SheetReading,
    lexicon: &'a Lexicon,
}

impl Within<'_> {
    fn judge(&self, year: FiscalYear, checks: &mut Checks) {
        if self.sheet.headers.is_empty() || self.sheet.rows.is_empty() {
            return;
        }
        if self.sheet.kind == Some(TableKind::Performance) && self.sheet.headers.len() == 1 {
            return self.as_form(checks);
        }
        if self.reading.panels {
            return self.by::<BalanceRow>(year, BalanceRow::reading(&self.sheet.rows, year), checks);
        }
        if self.reading.axis.is_none()
            && let Some(reading) = self.revenue_codes()
        {
            return self.by::<CodeRow<RevenueCode>>(year, reading, checks);
        }
        match self.reading.axis {
            Some(Axis::Function) => self.by::<FunctionalRow>(year, Reading::Certain, checks),
            Some(Axis::Economic) => self.by::<EconomicRow>(year, Reading::Certain, checks),
            Some(Axis::Unit) if self.has_units() => self.by::<UnitRow>(year, Reading::Certain, checks),
            Some(Axis::GovernmentEconomic) => {
                self.by::<CodeRow<GovernmentEconomicCode>>(year, Reading::Certain, checks);
            }
            _ if self.reading.title.purposes.contains(&Purpose::ThreePublic)
                && self.is_three_public(year) =>
            {
                self.by::<ThreePublicRow>(year, Reading::Certain, checks);
                self.by_unit_blocks(year, checks);
            }
            _ => self.by::<ListRow>(year, Reading::Assumed, checks),
        }
    }

    /// Judges the units that stand in blocks beside the department.
    fn by_unit_blocks(&self, year: FiscalYear, checks: &mut Checks) {
        let blocks = UnitBlocks::of(self.sheet, year);
        let columns: Vec<usize> = (0..self.sheet.headers.len())
            .filter(|column| self.reading.columns[*column].is_summed())
            .collect();
        blocks.judge(&columns, |judged, places| self.note(&judged, |row| places[row], checks));
        for UnitSum { column, whole, parts, verdict } in blocks.sums(&columns) {
            let origin = |row: usize| CellOrigin { sheet: self.index, row, heading: Some(column) };
            let sides = (core::iter::once(origin(whole)), parts.into_iter().map(origin));
            checks.push(Relation::Within(RelationKind::UnitsOfTotal), sides, Tie::Equal(Exact(0)), verdict);
        }
    }

    /// Judges a form of aims: its amounts stand one below the other.
    fn as_form(&self, checks: &mut Checks) {
        let origin = |row: usize| CellOrigin { sheet: self.index, row, heading: Some(0) };
        for sum in form::sums(self.sheet, self.lexicon) {
            let sides = (core::iter::once(origin(sum.whole)), sum.parts.iter().copied().map(origin));
            let kind = Relation::Within(RelationKind::LinesOfTotal);
            checks.push(kind, sides, Tie::Equal(Exact(0)), sum.verdict);
        }
    }

    /// Whether the rows are told apart as units and their projects; else they are a list, by unit though it is.
    fn has_units(&self) -> bool {
        let of_units = [RowRole::Unit, RowRole::Department];
        self.sheet.rows.iter().any(|row| of_units.contains(&row.role))
    }

    /// How sure it is that the rows sum by codes of revenue, where most of them have one and some stand below others
    /// (收入分类科目). Some reports print the larger taxes alone: a list that ends with what is left (99) is all of its class.
    fn revenue_codes(&self) -> Option<Reading> {
        let codes = self.sheet.rows.iter().filter_map(|row| row.code.as_deref()?.parse::<RevenueCode>().ok());
        let codes: HashSet<RevenueCode> = codes.collect();
        let is_below = |code: &&RevenueCode| code.parent().is_some_and(|parent| codes.contains(&parent));
        let below: Vec<&RevenueCode> = codes.iter().filter(is_below).collect();
        if below.len() < 2 || codes.len() * 2 < self.sheet.rows.len() {
            return None;
        }
        let rest = |code: &RevenueCode| RevenueCode::new(code.number() / 100 * 100 + 99).ok();
        let is_all = below.iter().all(|code| rest(code).is_some_and(|rest| codes.contains(&rest)));
        Some(if is_all { Reading::Certain } else { Reading::Assumed })
    }

    /// Whether the rows are the items of the 三公.
    fn is_three_public(&self, year: FiscalYear) -> bool {
        ThreePublicRow::read_rows(&self.sheet.rows, year).iter().filter(|row| row.is_ok()).count() > 1
    }

    /// Judges the table by rows of a kind.
    fn by<K: SheetKey>(&self, year: FiscalYear, rows: Reading, checks: &mut Checks) {
        let sheet = self.sheet;
        let width = sheet.headers.len();
        let mut keys: Vec<K> = Vec::with_capacity(sheet.rows.len());
        let mut places: Vec<usize> = Vec::with_capacity(sheet.rows.len());
        let mut complete = sheet.completeness.is_complete();
        let (mut others, mut unknown) = (Vec::new(), Vec::new());
        let some = some_of_their_class(&sheet.rows);
        for (place, (row, key)) in sheet.rows.iter().zip(K::read_rows(&sheet.rows, year)).enumerate() {
            // 余额占限额%, 月均: a row of rates or of averages has no part in a sum. 生均公用经费 is an amount, by its name.
            if row.code.is_none() && (is_rate(&row.label) || row.label.trim().ends_with('均')) {
                continue;
            }
            if row.cells.len() != width {
                complete &= K::passes_over(row) || row.prints_nothing();
                continue;
            }
            // 栏次 numbers the columns: no figures stand there.
            if (K::passes_over(row) || key.is_err()) && self.says_nothing(row) {
                continue;
            }
            if K::passes_over(row) || some.contains(&place) {
                others.push(place);
                continue;
            }
            match key {
                Ok(key) => {
                    keys.push(key);
                    places.push(place);
                }
                // What is no part of a sum, or prints nothing, is not missed.
                Err(_) if row.prints_nothing() => {}
                Err(_) => {
                    others.push(place);
                    if !self.is_aside(row) {
                        unknown.push(place);
                    }
                }
            }
        }
        let heads = if unknown.is_empty() { None } else { Heads::of(sheet, &unknown) };
        complete &= unknown.is_empty() || heads.is_some();
        let cell = |row: usize, column: usize| &sheet.rows[places[row]].cells[column];
        let sections = keys.iter().map(|key| key.section() + 1).max().unwrap_or(1);
        let sections = (0..sections).map(|section| {
            let rows: Vec<usize> = (0..keys.len()).filter(|&row| keys[row].section() == section).collect();
            let printed = |column: &usize| rows.iter().any(|&row| !cell(row, *column).is_blank());
            let mut columns: Vec<usize> = (0..width).filter(printed).collect();
            if columns.is_empty() {
                columns = (0..width).collect();
            }
            let equations = self.reading.column_sums(&columns);
            columns.retain(|column| self.reading.columns[*column].is_summed());
            Section { columns, equations }
        });
        let sections = sections.collect();
        let grid = Grid {
            keys: &keys,
            cell,
            width,
            sections,
            rows,
            doubtful: (0..width).filter(|column| !self.reading.columns[*column].is_understood()).collect(),
            complete_rows: complete,
            complete_columns: true,
        };
        grid.judge(|judged| self.note(&judged, |row| places[row], checks));
        self.along_columns(&others, checks);
        if let Some(heads) = heads {
            let is_amount = |column: &usize| self.reading.columns[*column].is_summed();
            let columns: Vec<usize> = (0..width).filter(is_amount).collect();
            heads.judge(&columns, |judged| self.note(&judged, |row| row, checks));
        }
    }

    /// Judges rows that have no part in the sums of the table: their columns sum all the same.
    fn along_columns(&self, rows: &[usize], checks: &mut Checks) {
        let keys: Vec<ListRow> = rows.iter().copied().map(ListRow::Aside).collect();
        let cell = |row: usize, column: usize| &self.sheet.rows[rows[row]].cells[column];
        let width = self.sheet.headers.len();
        let printed = |column: &usize| (0..rows.len()).any(|row| !cell(row, *column).is_blank());
        let columns: Vec<usize> = (0..width).filter(printed).collect();
        let equations = self.reading.column_sums(&columns);
        let grid = Grid {
            keys: &keys,
            cell,
            width,
            sections: vec![Section { columns, equations }],
            rows: Reading::Assumed,
            doubtful: Vec::new(),
            complete_rows: true,
            complete_columns: true,
        };
        grid.judge(|judged| self.note(&judged, |row| rows[row], checks));
    }

    /// Notes a judged identity; `row_of` is where a row that was judged stands in the table.
    fn note(&self, judged: &Judgement<'_>, row_of: impl Fn(usize) -> usize, checks: &mut Checks) {
        let origin = |&(row, column): &(usize, usize)| CellOrigin {
            sheet: self.index,
            row: row_of(row),
            heading: Some(column),
        };
        let tie = if judged.bound { Tie::AtMost } else { Tie::Equal(Exact(0)) };
        let sides = (judged.whole.iter().map(origin), judged.parts.iter().map(origin));
        checks.push(Relation::Within(judged.kind), sides, tie, judged.verdict);
    }

    /// Whether the words of a row say nothing, and are known to: 栏次.
    fn says_nothing(&self, row: &SheetRow) -> bool {
        let label = crate::prose::one_line(&row.label);
        let words = self.lexicon.read(&label).words;
        !words.is_empty() && words.iter().all(|word| word.known && word.readings.is_empty())
    }

    /// Whether a row is no part of a sum: the sum of a page, a signature, a part that need not be all.
    fn is_aside(&self, row: &SheetRow) -> bool {
        let label = crate::prose::one_line(&row.label);
        let words = self.lexicon.read(&label).words;
        let role = |word: Option<&Word<'_>>| word.and_then(|word| word.readings.first()?.role);
        let unit = matches!(row.role, RowRole::Unit | RowRole::Department);
        let begins = matches!(
            role(words.first()),
            Some(Role::OfWhich | Role::PageTotal | Role::Footer | Role::Subtotal)
        );
        // 一般公共预算收入合计: a sum, whatever of.
        let ends = matches!(role(words.last()), Some(Role::PageTotal | Role::Subtotal | Role::Total));
        unit || begins || ends
    }
}

/// A table of a government with its totals taken for sums of the year, where none is called 总计: its 收入合计 and 支出合计 leave
/// out transfers and what is carried over, and are no two sides of a balance.
fn without_balance(sheet: Cow<'_, Sheet>) -> Cow<'_, Sheet> {
    let is_total = |row: &SheetRow| row.role == RowRole::Total;
    let is_balance = |row: &SheetRow| names_grand_total(&row.label);
    let mut totals = sheet.rows.iter().filter(|row| is_total(row)).peekable();
    if sheet.kind != Some(TableKind::GovernmentBudget) || totals.peek().is_none() || totals.any(is_balance) {
        return sheet;
    }
    let mut sheet = sheet.into_owned();
    sheet.rows.iter_mut().filter(|row| is_total(row)).for_each(|row| row.role = RowRole::Subtotal);
    Cow::Owned(sheet)
}

/// The rows with codes that a mark says are some of those below their class: a row 其中： before them, or 其中：基本工资.
fn some_of_their_class(rows: &[SheetRow]) -> HashSet<usize> {
    let mut some = HashSet::new();
    let (mut is_marked, mut level) = (false, None);
    for (place, row) in rows.iter().enumerate() {
        let begins = row.label.trim().starts_with("其中");
        match &row.code {
            None => (is_marked, level) = (begins, None),
            Some(code) => {
                if is_marked || begins {
                    level = Some(code.len());
                }
                level = level.filter(|level| code.len() >= *level);
                is_marked = false;
                if level.is_some() {
                    some.insert(place);
                }
            }
        }
    }
    some
}

/// A row of a list without codes: its total, the sums of its groups, its lines.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum ListRow {
    Total,
    /// 小计, or a line with an ordinal of Chinese digits over others: the sum of a group, by its number.
    Group(usize),
    /// A line of a group, or of none.
    Line(usize, Option<usize>),
    Aside(usize),
}

impl core::fmt::Display for ListRow {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Total => f.write_str("合计"),
            Self::Group(group) => write!(f, "第 {} 组小计", group + 1),
            Self::Line(row, _) | Self::Aside(row) => write!(f, "第 {} 行", row + 1),
        }
    }
}

impl RowKey for ListRow {
    fn parent(&self) -> Option<Self> {
        match self {
            Self::Total | Self::Aside(_) => None,
            Self::Group(_) | Self::Line(_, None) => Some(Self::Total),
            Self::Line(_, Some(group)) => Some(Self::Group(*group)),
        }
    }

    fn relation(&self) -> RelationKind {
        match self {
            Self::Total => RelationKind::LinesOfTotal,
            _ => RelationKind::LinesOfYear,
        }
    }

    fn is_sum(&self) -> bool {
        false
    }
}

impl SheetKey for ListRow {
    /// 小计 stands before the lines that it sums, where the first row below the total is one; else behind them. Lines with
    /// ordinals of Chinese digits have the lines without below them.
    fn read_rows(rows: &[SheetRow], _: FiscalYear) -> Vec<Result<Self, Fault>> {
        let is_total = |row: &SheetRow| row.role == RowRole::Total || names_grand_total(&row.label);
        let is_sum = |row: &SheetRow| row.label.ends_with("小计") || row.role == RowRole::Subtotal;
        let lettered = |row: &SheetRow| crate::document::is_lettered(&row.label);
        let one_total = rows.iter().filter(|row| is_total(row)).count() == 1;
        let mut body = rows.iter().filter(|row| !is_total(row));
        let sums_first = body.next().is_some_and(is_sum);
        let by_ordinals = rows.iter().any(lettered) && !rows.iter().any(is_sum);
        let mut group = None;
        let mut groups = 0;
        // Groups whose sum stands behind them are numbered from the end.
        let mut keys: Vec<Self> = Vec::with_capacity(rows.len());
        let ordered: Vec<(usize, &SheetRow)> = if sums_first || by_ordinals {
            rows.iter().enumerate().collect()
        } else {
            rows.iter().enumerate().rev().collect()
        };
        for (place, row) in ordered {
            keys.push(if is_total(row) {
                group = None;
                if one_total { Self::Total } else { Self::Aside(place) }
            } else if is_sum(row) || (by_ordinals && lettered(row)) {
                group = Some(groups);
                groups += 1;
                Self::Group(groups - 1)
            } else if row.label.starts_with("其中") || !one_total {
                Self::Aside(place)
            } else {
                Self::Line(place, group)
            });
        }
        if !(sums_first || by_ordinals) {
            keys.reverse();
        }
        keys.into_iter().map(Ok).collect()
    }

    fn write_rows(_: &[Self], _: FiscalYear) -> Vec<SheetRow> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Disclosure;
    use crate::table::Cell;
    use crate::value::{Outcome, Stage, Unit};

    /// The outcomes of a table of one column: code, name, figure.
    fn outcomes(rows: &[(&str, &str, &str)]) -> Vec<Outcome> {
        let mut sheet = Sheet::new("一般公共预算支出表");
        sheet.headers = vec!["预算数".into()];
        for (code, label, figure) in rows {
            let role = if *label == "合计" { RowRole::Total } else { RowRole::Line };
            let mut row = SheetRow::new(role, *label, vec![Cell::parse(figure, Unit::TenThousandYuan)]);
            row.code = (!code.is_empty()).then(|| (*code).to_owned());
            sheet.rows.push(row);
        }
        let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
        document.sheets.push(sheet);
        let checks = checks(&document, &SheetReadings::of(&document, &Lexicon::new())).finish();
        checks.iter().map(|check| check.verdict().outcome()).collect()
    }

    #[test]
    fn codes_of_revenue_and_of_the_government_roll_up() {
        for rows in [
            [
                ("101", "税收收入", "9.00"),
                ("10101", "增值税", "5.00"),
                ("10199", "其他税收收入", "4.00"),
                ("103", "非税收入", "3.00"),
                ("10305", "罚没收入", "2.00"),
                ("10399", "其他收入", "1.00"),
                ("", "一般公共预算收入合计", "12.00"),
            ],
            [
                ("501", "机关工资福利支出", "9.00"),
                ("50101", "工资奖金津补贴", "5.00"),
                ("50102", "社会保障缴费", "4.00"),
                ("502", "机关商品和服务支出", "3.00"),
                ("50201", "办公经费", "2.00"),
                ("50202", "会议费", "1.00"),
                ("", "基本支出合计", "12.00"),
            ],
        ] {
            let sound = outcomes(&rows);
            assert!(sound.iter().filter(|outcome| outcome.is_held()).count() == 2, "{sound:?}");
            assert!(!sound.contains(&Outcome::Broken), "{sound:?}");
            let mut slipped = rows;
            slipped[5].2 = "10.00";
            assert!(outcomes(&slipped).contains(&Outcome::Broken), "{}", slipped[5].1);
        }
    }

    #[test]
    fn rows_of_rates_and_averages_are_in_no_sum() {
        let rows = |label: &'static str, figure: &'static str, total: &'static str| {
            [("", "学前教育", "5.00"), ("", "义务教育", "4.00"), ("", label, figure), ("", "合计", total)]
        };
        for (label, figure, total, is_summed) in [
            ("月均", "0.75", "9.00", false),
            ("完成率", "90.00", "9.00", false),
            ("占上年%", "90.00", "9.00", false),
            ("生均公用经费", "3.00", "12.00", true),
            ("均安镇财政所", "3.00", "12.00", true),
        ] {
            let sound = outcomes(&rows(label, figure, total));
            assert!(
                sound.contains(&Outcome::Held) && !sound.contains(&Outcome::Broken),
                "{label}: {sound:?}"
            );
            let without = outcomes(&rows(label, figure, "9.00"));
            assert_eq!(without.contains(&Outcome::Held), !is_summed, "{label}: {without:?}");
        }
    }

    #[test]
    fn rows_of_units_stand_over_their_codes() {
        let mut rows = [
            ("", "合计", "9.00"),
            ("", "教育局本级", "5.00"),
            ("205", "教育支出", "3.00"),
            ("208", "社会保障和就业支出", "2.00"),
            ("", "实验小学", "3.00"),
            ("205", "教育支出", "3.00"),
            ("", "信息中心", "1.00"),
            ("205", "教育支出", "1.00"),
        ];
        // 合计 of the codes, of the units, and each unit of its codes.
        assert!(outcomes(&rows).iter().all(|outcome| outcome.is_held()));
        rows[4].2 = "3.50";
        assert!(outcomes(&rows).contains(&Outcome::Broken));
        // A row that nothing stands below may be a line whose code was lost: then nothing is certain.
        rows[7].0 = "";
        assert!(!outcomes(&rows).contains(&Outcome::Broken));
    }
}

//! Which columns of a table name its rows, and which hold figures.

use std::collections::BTreeMap;

use cn_budget::Unit;
use cn_budget::fact::{Axis, Figure, Lexicon, Purpose, Role as Part};

use super::heading::heading;
use super::rows::Row;
use crate::figure::{is_figure, is_lost};
use crate::words::{Meaning, code, exported_code, is_blank, is_nothing, is_total, plain, squeeze, unit_in};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A code, or a part of one: 类, 款, 项.
    Code,
    /// The name of the row.
    Name,
    /// A figure.
    Figure,
    /// Text that is neither: 绩效目标, 备注.
    Text,
    /// The number of the row: 序号, 行次.
    Serial,
    /// Nothing, under no heading.
    Blank,
    /// The code of the unit that the row is of, beside the name or the code of an item: 单位代码.
    UnitCode,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) role: Role,
    /// The words above it from the top down, without blanks, with the cell that each is.
    pub(super) path: Vec<(String, Option<(usize, usize)>)>,
}

impl Column {
    /// The lowest heading.
    pub(super) fn leaf(&self) -> &str {
        self.path.last().map_or("", |(words, _)| words)
    }

    /// The unit of money that the heading states, the narrowest level first.
    fn stated_unit(&self) -> Option<Unit> {
        self.path.iter().rev().find_map(|(words, _)| unit_in(words))
    }

    /// The heading as a path, but for headings that the other column shares.
    pub(super) fn heading(&self, without: &[(usize, usize)]) -> String {
        let words = self.path.iter().filter(|(_, cell)| !cell.is_some_and(|cell| without.contains(&cell)));
        words.map(|(words, _)| words.as_str()).collect::<Vec<_>>().join("/")
    }
}

/// Columns that name rows, and the figures beside them: a table has one panel, a balance two.
#[derive(Clone, Debug, Default)]
pub(super) struct Panel {
    pub(super) codes: Vec<usize>,
    pub(super) names: Vec<usize>,
    pub(super) figures: Vec<usize>,
    /// The words beside the figures: 绩效目标, 备注, the unit that an item is of.
    pub(super) texts: Vec<usize>,
}

/// The columns of a table and where its body begins.
#[derive(Clone, Debug)]
pub(super) struct Columns<'l> {
    /// The words by which the headings are read.
    pub(super) lexicon: &'l Lexicon,
    pub(super) all: Vec<Column>,
    pub(super) panels: Vec<Panel>,
    /// How many rows are headings.
    pub(super) header: usize,
    /// The unit of money that each column is in, where its heading says another one than the table.
    units: Vec<Option<Unit>>,
    /// What numbers each column (栏次); none at all where no row does.
    numbers: Vec<String>,
}

/// What the row that numbers the columns prints of each, where there is such a row.
fn column_numbers(head: &[Row<'_>], width: usize) -> Vec<String> {
    let Some(row) = head.iter().rev().find(|row| row.numbers_columns()) else { return Vec::new() };
    let number = |column: usize| row.spots.get(column).map(|spot| squeeze(spot.text())).unwrap_or_default();
    (0..width).map(number).collect()
}

/// The units that the headings of columns state, where they state more than one: 单价（元） beside 金额（万元）. One that stands
/// alone against the unit above the table may be left over from another form.
fn units(columns: &[Column]) -> Vec<Option<Unit>> {
    let stated: Vec<Option<Unit>> = columns.iter().map(Column::stated_unit).collect();
    let mut units = stated.iter().flatten();
    let first = units.next();
    let differ = units.any(|unit| Some(unit) != first);
    if differ { stated } else { Vec::new() }
}

/// How many rows at the top are headings.
pub(super) fn header_rows(rows: &[Row<'_>]) -> usize {
    let body = rows.iter().position(Row::is_body);
    body.unwrap_or_else(|| rows.iter().position(Row::is_empty).unwrap_or(rows.len()))
}

impl<'l> Columns<'l> {
    pub(super) fn of(rows: &[Row<'_>], lexicon: &'l Lexicon) -> Self {
        let header = header_rows(rows);
        let (head, body) = rows.split_at(header);
        let width = rows.iter().map(|row| row.spots.len()).max().unwrap_or(0);
        let mut columns: Vec<Column> =
            (0..width).map(|column| Column { role: Role::Text, path: path(head, column) }).collect();
        let mut keys = true;
        let mut named = false;
        let mut begun = false;
        for (place, column) in columns.iter_mut().enumerate() {
            let role = if (named || !keys) && says_of_rows(column) {
                Role::Text
            } else if !begun && count_up(body, place) {
                // Whatever stands above them, numbers that count the rows are no figures.
                Role::Serial
            } else {
                role(column, body, place, keys, lexicon)
            };
            named |= role == Role::Name;
            begun |= !matches!(role, Role::Serial | Role::Blank);
            // A new panel begins with a name or a code after figures.
            keys = match role {
                Role::Figure => false,
                Role::Text | Role::Blank => keys,
                _ => true,
            };
            column.role = role;
        }
        name_repeated(&mut columns, body);
        demote(&mut columns);
        let panels = panels(&columns);
        let units = units(&columns);
        let numbers = column_numbers(head, width);
        Self { lexicon, all: columns, panels, header, units, numbers }
    }

    /// The numbers of the columns that have these headings, one each; none at all where the form prints none.
    pub(super) fn numbers_of(&self, headings: &[String]) -> Vec<String> {
        if self.numbers.is_empty() {
            return Vec::new();
        }
        let of_panel = self.panels.iter().find(|panel| self.headings(panel) == headings);
        let is_figure = |column: &usize| self.all[*column].role == Role::Figure;
        let of_list = || {
            let figures: Vec<usize> = (0..self.all.len()).filter(is_figure).collect();
            let same =
                figures.iter().map(|&column| self.all[column].heading(&[])).eq(headings.iter().cloned());
            same.then_some(figures)
        };
        let figures = of_panel.map(|panel| panel.figures.clone()).or_else(of_list).unwrap_or_default();
        figures.into_iter().map(|column| self.numbers[column].clone()).collect()
    }

    /// The columns that name rows.
    pub(super) fn keys(&self) -> Vec<usize> {
        let key = |place: &usize| !matches!(self.all[*place].role, Role::Figure);
        (0..self.all.len()).filter(key).collect()
    }

    /// The columns of the codes of units.
    pub(super) fn unit_codes(&self) -> impl Iterator<Item = usize> {
        (0..self.all.len()).filter(|&place| self.all[place].role == Role::UnitCode)
    }

    /// The headings of a panel's figures. What stands above the names too is the heading of the panel, not of a column.
    pub(super) fn headings(&self, panel: &Panel) -> Vec<String> {
        self.headings_of(panel, &panel.figures)
    }

    /// The unit of money that a column is in, where its heading says another one than the table.
    pub(super) fn unit_of(&self, column: usize) -> Option<Unit> {
        self.units.get(column).copied().flatten()
    }

    /// The headings of the words, those of panels side by side once; with the heading that each column has.
    pub(super) fn text_headings(&self) -> (Vec<String>, BTreeMap<usize, usize>) {
        let mut headings: Vec<String> = Vec::new();
        let mut of_columns = BTreeMap::new();
        for panel in &self.panels {
            let mut taken = Vec::new();
            for (&column, heading) in panel.texts.iter().zip(self.headings_of(panel, &panel.texts)) {
                let known =
                    (0..headings.len()).find(|&place| headings[place] == heading && !taken.contains(&place));
                let place = known.unwrap_or_else(|| {
                    headings.push(heading);
                    headings.len() - 1
                });
                taken.push(place);
                of_columns.insert(column, place);
            }
        }
        (headings, of_columns)
    }

    fn headings_of(&self, panel: &Panel, columns: &[usize]) -> Vec<String> {
        let keys = panel.codes.iter().chain(&panel.names);
        let shared: Vec<_> =
            keys.flat_map(|&key| &self.all[key].path).filter_map(|(_, cell)| *cell).collect();
        columns.iter().map(|&column| self.all[column].heading(&shared)).collect()
    }

    /// Whether the headings name the items of the 三公: 因公出国（境）费 and 公务接待费.
    pub(super) fn name_three_public(&self) -> bool {
        self.name(Purpose::Overseas) && self.name(Purpose::Reception)
    }

    /// Whether a heading names this purpose.
    pub(super) fn name(&self, purpose: Purpose) -> bool {
        let mut headings = self.all.iter().flat_map(|column| &column.path);
        headings.any(|(words, _)| {
            let words = plain(words);
            let phrase = self.lexicon.read(&words);
            let mut said = phrase.words.iter().filter_map(|word| word.readings.first());
            said.any(|said| said.purpose == Some(purpose))
        })
    }

    /// Whether the names of a panel are those of projects: 项目名称. 项目 alone is an item of any kind.
    pub(super) fn name_projects(&self, panel: &Panel) -> bool {
        let bare = panel.names.iter().any(|&column| Meaning::HeadsItems.is(&plain(self.all[column].leaf())));
        !bare && self.names_are(&panel.names, &[Axis::Project])
    }

    /// Whether what stands over these columns of names says that they are such.
    pub(super) fn names_are(&self, names: &[usize], axes: &[Axis]) -> bool {
        names.iter().any(|&column| {
            let words = self.lexicon.read(self.all[column].leaf()).words;
            let mut said = words.iter().flat_map(|word| &word.readings).filter_map(|said| said.axis);
            said.any(|axis| axes.contains(&axis))
        })
    }

    /// Every word of the headings.
    pub(super) fn words(&self) -> String {
        self.all.iter().flat_map(|column| &column.path).map(|(words, _)| words.as_str()).collect()
    }
}

/// The words above a column, each cell once, rows that number the columns left out.
fn path(head: &[Row<'_>], column: usize) -> Vec<(String, Option<(usize, usize)>)> {
    let mut path: Vec<(String, Option<(usize, usize)>)> = Vec::new();
    for row in head.iter().filter(|row| !row.numbers_columns()) {
        let Some(spot) = row.spots.get(column) else { continue };
        let words = heading(spot.covering);
        let again =
            path.last().is_some_and(|(last, cell)| *last == words || (cell.is_some() && *cell == spot.cell));
        // Some forms print 合计 of the names beside the last row of the headings: a row, and no heading.
        let total = is_total(&words) && path.last().is_some_and(|(last, _)| names_rows(last));
        if !words.is_empty() && !again && !total {
            path.push((words, spot.cell));
        }
    }
    path
}

/// Whether a heading stands over names or codes.
fn names_rows(heading: &str) -> bool {
    let words = plain(heading);
    Meaning::HeadsRows.ends(&words)
}

/// Whether a heading stands over words that say something of a row that has a name already.
fn says_of_rows(column: &Column) -> bool {
    !second_panel(column) && Meaning::HeadsDescriptions.ends(&plain(column.leaf()))
}

fn role(column: &Column, body: &[Row<'_>], place: usize, keys: bool, lexicon: &Lexicon) -> Role {
    let leaf = plain(column.leaf());
    // What stands in brackets says how the names are classed: 项目（按功能分类）.
    let leaf = match leaf.strip_suffix(')').and_then(|inside| inside.split_once('(')) {
        Some((words, _)) if !words.is_empty() => words.to_owned(),
        _ => leaf,
    };
    // A program names what has no name.
    let unnamed = leaf.is_empty() || leaf.starts_with("Unnamed:");
    if Meaning::HeadsSerials.is(&leaf) {
        return Role::Serial;
    }
    if Meaning::HeadsLevels.is(&leaf) || Meaning::HeadsCodes.ends(&leaf) {
        return Role::Code;
    }
    if is_remark(column) {
        return Role::Text;
    }
    let cells = || {
        body.iter()
            .filter_map(|row| row.spots.get(place))
            .map(|spot| spot.text())
            .filter(|text| !is_blank(text))
    };
    if unnamed && cells().next().is_none() {
        return Role::Blank;
    }
    // An error of a spreadsheet is a figure that is lost; 无 is one where the heading is that of figures.
    let amounts = says_amount(column, lexicon);
    let is_value = |text: &&str| is_figure(text) || is_lost(text) || (amounts && is_nothing(text));
    let figures = cells().filter(is_value).count();
    // 201.03 is a figure where the heading does not say otherwise.
    let says_codes = Meaning::Classified.stands_in(&leaf);
    let codes =
        cells().filter(|text| code(text).is_some() || (says_codes && exported_code(text).is_some())).count();
    let texts = cells().count() - figures.max(codes);
    let named = Meaning::HeadsNames.ends(&leaf) || Meaning::HeadsBodies.stands_in(&leaf);
    // Beside figures, a blank column whose heading says a nature names no rows: 人员类项目 of which there are none.
    let blank_amounts =
        !keys && figures + codes + texts == 0 && lexicon.heading(&leaf).aspects().nature.is_some();
    if named && figures <= texts && !blank_amounts {
        return Role::Name;
    }
    let holds_codes = codes > 0 && codes * 2 > figures + texts && (named || unnamed || says_codes);
    match (keys, holds_codes) {
        (true, true) => Role::Code,
        (true, false) if texts > figures => Role::Name,
        // Beside figures, a column that prints nothing but text holds none; one with a figure has texts as unread cells.
        _ if figures == 0 && texts > 0 => {
            if second_panel(column) {
                Role::Name
            } else {
                Role::Text
            }
        }
        _ => Role::Figure,
    }
}

/// Whether the texts of a column count the rows: 0, 1, 2 or 1, 2, 3, each row in order.
fn count_up(body: &[Row<'_>], place: usize) -> bool {
    let rows = body.iter().filter(|row| !row.is_empty());
    let numbers: Option<Vec<u32>> =
        rows.map(|row| plain(row.spots.get(place)?.text()).parse().ok()).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() > 1
            && numbers[0] < 2
            && numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]))
    })
}

/// Whether the words above a column say that amounts stand in it.
fn says_amount(column: &Column, lexicon: &Lexicon) -> bool {
    let said = lexicon.heading(&column.heading(&[])).aspects();
    let sum = matches!(said.role, Some(Part::Total | Part::Subtotal));
    sum || said.figure == Some(Figure::Amount) || said.fund.is_some() || said.nature.is_some()
}

/// Whether the headings say that names stand in the column.
fn second_panel(column: &Column) -> bool {
    let top = column.path.first().map(|(words, _)| plain(words)).unwrap_or_default();
    column.path.len() <= 1
        && (Meaning::SideExpenditure.stands_in(&top) || Meaning::SideRevenue.stands_in(&top))
}

/// Takes words before figures whose heading is that of figures before them for the names of another panel: nothing else would
/// tell 预算数 from 预算数. So are words that name a total beside one that is named already: no remark says 支出总计.
fn name_repeated(columns: &mut [Column], body: &[Row<'_>]) {
    let heads = |column: &Column, other: &Column| {
        column.role == Role::Figure
            && !column.leaf().is_empty()
            && plain(column.leaf()) == plain(other.leaf())
    };
    let total = |row: &Row<'_>, place: usize| row.spots.get(place).is_some_and(|spot| is_total(spot.text()));
    for place in 1..columns.len().saturating_sub(1) {
        let names: Vec<usize> =
            (0..place).filter(|&before| matches!(columns[before].role, Role::Name | Role::Code)).collect();
        let totals =
            body.iter().any(|row| total(row, place) && names.iter().any(|&before| total(row, before)));
        let (before, rest) = columns.split_at_mut(place);
        let [words, figures, ..] = rest else { return };
        let repeats =
            figures.role == Role::Figure && (totals || before.iter().any(|column| heads(column, figures)));
        if words.role == Role::Text && repeats && !says_of_rows(words) && !is_remark(words) {
            words.role = Role::Name;
        }
    }
}

/// Whether a heading says that words about the rows stand in the column.
fn is_remark(column: &Column) -> bool {
    Meaning::HeadsRemarks.ends(&plain(column.leaf()))
}

/// Takes the columns that name something else beside the row for what they are: the unit's code and its name, where
/// there is an item too, and the government's economic classification, where there is the department's.
fn demote(columns: &mut [Column]) {
    let of_unit = |column: &Column| {
        let leaf = plain(column.leaf());
        Meaning::OfUnit.begins(&leaf)
            && Meaning::HeadsUnitKeys.ends(&leaf)
            && !Meaning::OfClassification.stands_in(&leaf)
    };
    let of_government = |column: &Column| {
        let mut path = column.path.iter().map(|(words, _)| plain(words));
        path.any(|words| words.contains("政府") && words.contains("经济") && !words.contains("部门"))
    };
    for column in columns.iter_mut().filter(|column| column.role == Role::Code && of_unit(column)) {
        column.role = Role::UnitCode;
    }
    // What names the rows of another panel stands beside nothing: keys behind figures begin one.
    let is_key = |column: &Column| matches!(column.role, Role::Code | Role::Name);
    for panel in columns.chunk_by_mut(|one, next| !(one.role == Role::Figure && is_key(next))) {
        for role in [Role::Code, Role::Name] {
            let beside = |column: &Column| of_unit(column) || of_government(column);
            if panel.iter().any(|column| column.role == role && !beside(column)) {
                for column in panel.iter_mut().filter(|column| column.role == role && beside(column)) {
                    column.role = Role::Text;
                }
            }
        }
    }
}

fn panels(columns: &[Column]) -> Vec<Panel> {
    let mut panels: Vec<Panel> = Vec::new();
    // Words before the first key are the first panel's.
    let mut before = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let key = matches!(column.role, Role::Code | Role::Name);
        if panels.is_empty() || (key && panels.last().is_some_and(|panel| !panel.figures.is_empty())) {
            if !key && column.role != Role::Figure {
                if !matches!(column.role, Role::Serial | Role::Blank) {
                    before.push(place);
                }
                continue;
            }
            panels.push(Panel { texts: core::mem::take(&mut before), ..Panel::default() });
        }
        if let Some(panel) = panels.last_mut() {
            match column.role {
                Role::Code => panel.codes.push(place),
                Role::Name => panel.names.push(place),
                Role::Figure => panel.figures.push(place),
                Role::Text | Role::UnitCode => panel.texts.push(place),
                // The order of the rows says the same.
                Role::Serial | Role::Blank => {}
            }
        }
    }
    panels
}

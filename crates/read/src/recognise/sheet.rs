//! From a table's rows and columns to a [`Sheet`]: what the table is, and what its rows are.

use std::collections::BTreeMap;

use cn_budget::{
    Cell, Sheet, TableKind, Unit,
    document::{Place, RowRole, SheetRow},
    table::Completeness,
};

use super::columns::{Columns, Panel, Role};
use super::draft::Draft;
use super::rows::{Row, Spot, is_group_total};
use super::{three_public, title, units};
use crate::figure::cell;
use crate::words::{code, code_and_name, is_blank, is_total, join, ordinal, plain, squeeze, unit_in};

/// What a table's rows are read with.
#[derive(Debug)]
pub(super) struct Reader<'a, 'n> {
    pub(super) columns: &'a Columns,
    pub(super) body: &'a [Row<'a>],
    pub(super) unit: Unit,
    pub(super) notes: &'n mut Vec<String>,
    pub(super) name: &'a str,
    /// How the code that was read last is spelled, where it lacks a zero.
    pub(super) spelled: Option<String>,
    /// Which heading of words each column of words has.
    pub(super) texts: BTreeMap<usize, usize>,
}

impl Reader<'_, '_> {
    /// The cells of a row in these columns.
    pub(super) fn cells(&self, row: &Row<'_>, figures: &[usize]) -> Vec<Cell> {
        figures.iter().map(|&column| cell(row.spots[column].own(), self.unit)).collect()
    }

    /// What a row says in these columns of words, one text a heading; nothing where it says nothing.
    pub(super) fn texts(&self, row: &Row<'_>, columns: &[usize]) -> Vec<String> {
        let mut texts = Vec::new();
        for column in columns.iter().filter(|&&column| !is_blank(row.spots[column].own())) {
            if let Some(&place) = self.texts.get(column) {
                texts.resize(self.texts.values().max().map_or(0, |last| last + 1), String::new());
                row.spots[*column].own().clone_into(&mut texts[place]);
            }
        }
        texts
    }

    /// Words that stand beside no name and no figure belong to the row above: at the head of a page they are the rest
    /// of a cell that the page has cut, elsewhere a line of their own.
    pub(super) fn rest(&mut self, last: Option<&mut SheetRow>, texts: Vec<String>, row: &Row<'_>) {
        let first = self.body.get(self.body.partition_point(|other| other.part < row.part));
        let cut = first.is_some_and(|first| core::ptr::eq(first, row));
        match last {
            Some(last) if cut => join_texts(last, texts),
            Some(last) => {
                last.texts.resize(last.texts.len().max(texts.len()), String::new());
                for (own, text) in last.texts.iter_mut().zip(texts).filter(|(_, text)| !text.is_empty()) {
                    let line = if own.is_empty() { "" } else { "\n" };
                    own.extend([line, &text]);
                }
            }
            None => texts.iter().filter(|text| !text.is_empty()).for_each(|text| {
                self.note(row.place, &format!("{text:?} stands above the first row, and beside none"));
            }),
        }
    }

    /// Says something of the table.
    pub(super) fn note(&mut self, place: Place, what: &str) {
        let place = said(place);
        self.notes.push(format!("{}{place}: {what}", self.name));
    }
}

/// Adds what a row says in words to what the row above it says.
pub(super) fn join_texts(row: &mut SheetRow, texts: Vec<String>) {
    row.texts.resize(row.texts.len().max(texts.len()), String::new());
    row.texts.iter_mut().zip(texts).for_each(|(own, text)| join(own, &text));
}

/// A place in words.
pub(super) fn said(place: Place) -> String {
    match (place.page, place.line) {
        (Some(page), Some(line)) => format!(", page {page}, row {line}"),
        (Some(page), None) => format!(", page {page}"),
        (None, Some(line)) => format!(", line {line}"),
        (None, None) => String::new(),
    }
}

/// What the tables before have told: the unit that a table without one is read in, the names of units.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) unit: Option<Unit>,
    pub(super) units: Vec<String>,
    pub(super) departments: Vec<String>,
}

/// The sheet of a table.
pub(super) fn sheet(draft: &Draft<'_>, known: &mut Known, notes: &mut Vec<String>) -> Sheet {
    let columns = Columns::of(&draft.rows);
    let (head, body) = draft.rows.split_at(columns.header);
    let mut sheet = Sheet::new(draft.title.as_deref().map(squeeze).unwrap_or_default());
    let stated = stated_unit(draft, head);
    sheet.unit = stated;
    sheet.notes.clone_from(&draft.notes);
    sheet.place = draft.title_place.unwrap_or(draft.place);
    sheet.completeness = draft.cut.clone().map_or(Completeness::Complete, Completeness::Incomplete);
    let name =
        if sheet.title.is_empty() { "a table without a title".to_owned() } else { sheet.title.clone() };
    let unit = stated.or(known.unit).unwrap_or(Unit::TenThousandYuan);
    if stated.is_none() {
        let from = if known.unit.is_some() { "as the table before" } else { "for want of another" };
        notes.push(format!("{name}{}: states no unit, read in {unit} {from}", said(draft.place)));
    }
    known.unit = stated.or(known.unit);
    let (text_headers, texts) = columns.text_headings();
    let mut reader = Reader { columns: &columns, body, unit, notes, name: &name, spelled: None, texts };
    let kind = draft.title.as_deref().map_or_else(|| kind_by_headings(&columns), title::kind);
    let read = kind.and_then(|kind| reader.known(kind, known).map(|read| (kind, read)));
    if let Some((kind, (headers, rows))) = read {
        sheet.kind = Some(of_form(kind, &headers));
        (sheet.headers, sheet.rows, sheet.text_headers) = (headers, rows, text_headers);
    } else {
        (sheet.headers, sheet.text_headers, sheet.rows) = reader.unknown(text_headers);
        sheet.titled = kind;
        if let Some(kind) = kind {
            let unknown = sheet.unknown_headings();
            let which = if unknown.is_empty() {
                format!("found {}", reader.columns.in_words())
            } else {
                format!("not recognised {unknown:?}")
            };
            let title = kind.title();
            reader.note(
                draft.place,
                &format!("its title says {title}, its columns do not ({which}): kept unrecognised"),
            );
        }
    }
    sheet
}

/// The unit that the table states: above it, in its title, or in its headings.
fn stated_unit(draft: &Draft<'_>, head: &[Row<'_>]) -> Option<Unit> {
    let headings = head.iter().flat_map(|row| row.texts().map(|(_, text)| text));
    draft.lead.iter().rev().copied().chain(headings).find_map(unit_in)
}

/// The kind in the form at hand: a final account prints carry-overs and revenue beside a fund's expenditure.
fn of_form(kind: TableKind, headers: &[String]) -> TableKind {
    let account = headers.iter().any(|header| header.contains("结转") || header.contains("本年收入"));
    match kind {
        TableKind::GovernmentFund if account => TableKind::GovernmentFundAccount,
        TableKind::StateCapital if account => TableKind::StateCapitalAccount,
        kind => kind,
    }
}

/// What a table without a title is, where its headings leave no doubt.
fn kind_by_headings(columns: &Columns) -> Option<TableKind> {
    let words = plain(&columns.words());
    if words.contains("因公出国") && words.contains("公务接待") {
        return Some(TableKind::ThreePublic);
    }
    let two = columns.panels.len() == 2 && columns.panels.iter().all(|panel| panel.codes.is_empty());
    let tops: Vec<_> = columns.panels.iter().filter_map(|panel| panel.names.first()).collect();
    let side = |place: usize, word: &str| {
        tops.get(place).is_some_and(|&&top| {
            columns.all[top].path.first().is_some_and(|(top, _)| plain(top).contains(word))
        })
    };
    if two && side(0, "收入") && side(1, "支出") {
        let funds = ["财政拨款收入", "政府性基金预算"].iter().any(|fund| words.contains(fund));
        return Some(if funds { TableKind::FiscalBalance } else { TableKind::Balance });
    }
    None
}

type Read = (Vec<String>, Vec<SheetRow>);

impl Reader<'_, '_> {
    /// The headings and rows of a table of a known kind, where its columns are those of one.
    fn known(&mut self, kind: TableKind, known: &mut Known) -> Option<Read> {
        match kind {
            TableKind::Balance | TableKind::FiscalBalance => self.balance(),
            TableKind::ThreePublic => three_public::read(self),
            TableKind::BasicByUnit | TableKind::ProjectByUnit => units::read(self, kind, known),
            _ => self.by_code(),
        }
    }

    /// Two sides: the rows of the first, then those of the second, whose headings are the table's.
    fn balance(&mut self) -> Option<Read> {
        let [revenue, expenditure] = self.columns.panels.as_slice() else { return None };
        let named = |panel: &Panel| !panel.names.is_empty() && !panel.figures.is_empty();
        if !named(revenue) || !named(expenditure) {
            return None;
        }
        let headers = self.columns.headings(expenditure);
        let mut rows: Vec<SheetRow> = Vec::new();
        for (panel, side) in [(revenue, "收入"), (expenditure, "支出")] {
            let begin = rows.len();
            for row in self.body {
                let label = label(row, &panel.names);
                let mut cells = self.cells(row, &panel.figures);
                let texts = self.texts(row, &panel.texts);
                if label.is_empty() && cells.iter().all(Cell::is_blank) {
                    self.rest(rows[begin..].last_mut(), texts, row);
                    continue;
                }
                // A side with one amount prints it in the first column of the other.
                cells.resize(headers.len().max(cells.len()), Cell::BLANK);
                let words = plain(&label);
                let role = match words.as_str() {
                    _ if is_year(&label) => RowRole::Subtotal,
                    _ if ordinal(&label).is_some() => RowRole::Line,
                    _ if words.ends_with("总计") => RowRole::Total,
                    "合计" => RowRole::Total,
                    _ if words.ends_with("合计") || words.ends_with("小计") => RowRole::Subtotal,
                    _ => RowRole::Line,
                };
                rows.push(of(role, Some(side), None, label, cells, row.place).with_texts(texts));
            }
        }
        totals_or_years(&mut rows);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        (width == headers.len()).then_some((headers, rows))
    }

    /// Rows by code, in one panel or in several side by side.
    fn by_code(&mut self) -> Option<Read> {
        let first = self.columns.panels.first()?;
        let headers = self.columns.headings(first);
        let same = |panel: &Panel| {
            let keyed = panel.codes.len() + panel.names.len() > 0;
            keyed && panel.figures.len() == headers.len() && !headers.is_empty()
        };
        if !self.columns.panels.iter().all(same) {
            return None;
        }
        let mut rows: Vec<SheetRow> = Vec::new();
        let mut coded = false;
        for panel in &self.columns.panels {
            let mut above = None;
            let mut part = None;
            let side = rows.len();
            for row in self.body {
                let Some(carried) = carried_into(row, panel) else { continue };
                let cells = self.cells(row, &panel.figures);
                let (code, mut label) = self.code_and_label(row, panel, &mut above);
                if label.is_empty() && code.is_none() {
                    label = squeeze(carried);
                }
                let spelled = self.spelled.take();
                coded |= code.is_some();
                let turned = part.replace(row.part).is_some_and(|before| before != row.part);
                let blank = cells.iter().all(Cell::is_blank);
                let texts = self.texts(row, &panel.texts);
                if label.is_empty() && code.is_none() && blank {
                    self.rest(rows[side..].last_mut(), texts, row);
                    continue;
                }
                let role = if code.is_some() {
                    RowRole::Line
                } else if is_total(&label) {
                    RowRole::Total
                } else if is_group_total(&label) {
                    RowRole::Subtotal
                } else if self.columns.unit_codes().any(|column| !is_blank(row.spots[column].own())) {
                    RowRole::Unit
                } else {
                    RowRole::Line
                };
                coded |= role == RowRole::Unit;
                let listed = rows.len() > side;
                if let Some(last) = rows.last_mut().filter(|_| turned && listed) {
                    // Every row of such a table has a code: what has none, at the head of a page, is the rest of a name.
                    if role == RowRole::Line && code.is_none() && blank {
                        last.label.push_str(&label);
                        join_texts(last, texts);
                        continue;
                    }
                    let half = last.code.is_none()
                        && last.role == RowRole::Line
                        && last.cells.iter().all(Cell::is_blank);
                    if half && code.is_some() {
                        let begun = core::mem::take(&mut last.label);
                        let begun_texts = core::mem::take(&mut last.texts);
                        *last = of(role, None, code, format!("{begun}{label}"), cells, last.place);
                        (last.printed_code, last.texts) = (spelled, begun_texts);
                        join_texts(last, texts);
                        continue;
                    }
                }
                let mut row = of(role, None, code, label, cells, row.place);
                (row.printed_code, row.texts) = (spelled, texts);
                rows.push(row);
            }
        }
        let totals = rows.iter().all(|row| row.role != RowRole::Line);
        (coded || totals).then_some((headers, rows))
    }

    /// The code and the name that a row prints. A class may be printed once, over the sections under it.
    fn code_and_label(
        &mut self,
        row: &Row<'_>,
        panel: &Panel,
        above: &mut Option<String>,
    ) -> (Option<String>, String) {
        let mut label = label(row, &panel.names);
        let texts: Vec<&str> = panel.codes.iter().map(|&column| row.spots[column].own()).collect();
        let words = |text: &&&str| !is_blank(text) && !text.chars().any(char::is_numeric);
        if texts.iter().all(|text| is_blank(text) || words(&text)) {
            // A name that stands over the columns of codes: 合计.
            let over: String = texts.iter().filter(words).map(|text| squeeze(text)).collect();
            if over != label {
                label.insert_str(0, &over);
            }
            if let Some((code, name)) = code_and_name(&label) {
                return (Some(code), name);
            }
            return (code(&label), label).without_digits();
        }
        let parts: Option<Vec<String>> = texts.iter().map(|text| digits(text)).collect();
        let joined = parts.and_then(|parts| self.join(&parts, above));
        if joined.is_none() {
            let printed = texts.concat().replace('\n', "");
            self.note(row.place, &format!("{printed:?} is no code: expected 3, 5 or 7 digits"));
            return (Some(printed.trim().to_owned()), label);
        }
        (joined, label)
    }

    /// The code that its printed parts make: 201, 05, 07 or 201, 20105, 2010507.
    fn join(&mut self, parts: &[String], above: &mut Option<String>) -> Option<String> {
        let mut code = String::new();
        let mut padded = false;
        for (level, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_empty()) {
            if !code.is_empty() && part.len() > 2 && part.starts_with(&code) {
                code.clone_from(part);
                continue;
            }
            if code.is_empty() && level > 0 && part.len() <= 2 {
                // The level above is printed once, over the rows under it.
                let length = if level == 1 { 3 } else { 5 };
                code.push_str(above.as_ref()?.get(..length)?);
            }
            if !code.is_empty() && part.len() == 1 {
                padded = true;
                code.push('0');
            }
            code.push_str(part);
        }
        let code = crate::words::code(&code)?;
        if padded {
            self.spelled = Some(parts.join(" ").trim().to_owned());
        }
        *above = Some(code.clone());
        Some(code)
    }

    /// A table that is none of those known: its rows as they stand.
    fn unknown(&mut self, text_headers: Vec<String>) -> (Vec<String>, Vec<String>, Vec<SheetRow>) {
        if self.columns.panels.iter().any(|panel| !panel.codes.is_empty())
            && let Some((headers, rows)) = self.by_code()
        {
            return (headers, text_headers, rows);
        }
        let all = &self.columns.all;
        // Numbers of rows say no more than their order does.
        let columns = || (0..all.len()).filter(|&place| all[place].role != Role::Serial);
        let figure = |place: &usize| all[*place].role == Role::Figure;
        let mut keys: Vec<usize> = columns().take_while(|place| !figure(place)).collect();
        if keys.len() == columns().count() {
            // A list of words: the first names the row.
            keys.truncate(1);
        }
        let (figures, texts): (Vec<usize>, Vec<usize>) =
            columns().filter(|place| !keys.contains(place)).partition(figure);
        let headings =
            |columns: &[usize]| columns.iter().map(|&column| all[column].heading(&[])).collect::<Vec<_>>();
        let headers = (headings(&figures), headings(&texts));
        self.texts = texts.iter().copied().zip(0..).collect();
        let row = |row: &Row<'_>| {
            let label = keys.iter().map(|&column| squeeze(row.spots[column].own()));
            let label = label.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
            let cells = self.cells(row, &figures);
            of(RowRole::Line, None, None, label, cells, row.place).with_texts(self.texts(row, &texts))
        };
        let rows = self.body.iter().filter(|row| !row.is_empty()).map(row).collect();
        (headers.0, headers.1, rows)
    }
}

/// What a cell that began in the panel before says of a row in this one: 公用经费合计 may cover two panels, and its
/// figure stands in the last of them. Nothing where such a cell goes on behind the figures, for then it is no row here.
fn carried_into<'a>(row: &Row<'a>, panel: &Panel) -> Option<&'a str> {
    let cell = |column: &usize| row.spots[*column].cell;
    let first = panel.codes.iter().chain(&panel.names).min()?;
    let figures: Vec<_> = panel.figures.iter().map(cell).collect();
    if figures.iter().any(|figure| figure.is_some() && *figure == cell(first)) {
        return None;
    }
    let began = row.spots[*first];
    let earlier = |spot: &Spot<'_>| spot.cell == began.cell && spot.begins;
    let carried = began.cell.is_some() && !began.begins && row.spots[..*first].iter().any(earlier);
    Some(if carried { began.over } else { "" })
}

/// A code alone is no name.
trait WithoutDigits {
    fn without_digits(self) -> (Option<String>, String);
}

impl WithoutDigits for (Option<String>, String) {
    fn without_digits(self) -> (Option<String>, String) {
        if self.0.is_some() { (self.0, String::new()) } else { self }
    }
}

/// The digits of a part of a code, none where nothing stands there; `None` where something else does.
fn digits(text: &str) -> Option<String> {
    if is_blank(text) {
        return Some(String::new());
    }
    let words = plain(text);
    let digits = words.trim_start_matches(['[', '【', '(']).trim_end_matches([']', '】', ')']);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.to_owned())
}

/// The name that a row prints in these columns, without blanks.
pub(super) fn label(row: &Row<'_>, names: &[usize]) -> String {
    let texts = names.iter().map(|&column| row.spots[column].own()).filter(|text| !is_blank(text));
    squeeze(&texts.map(|text| text.replace('\n', "")).collect::<String>())
}

pub(super) fn of(
    role: RowRole,
    block: Option<&str>,
    code: Option<String>,
    label: String,
    cells: Vec<Cell>,
    place: Place,
) -> SheetRow {
    let mut row = SheetRow::new(role, label, cells);
    row.block = block.map(str::to_owned);
    row.code = code;
    row.place = place;
    row
}

/// Whether a line is the sum of the year above its lines: 一、本年收入.
fn is_year(label: &str) -> bool {
    let name = ordinal(label).map_or(label, |(_, name)| name);
    ["本年收入", "本年支出"].contains(&plain(name).as_str())
}

/// A side may call its grand total 合计, or this year's sum 合计 and its total 总计.
fn totals_or_years(rows: &mut [SheetRow]) {
    for side in ["收入", "支出"] {
        let mut of_side: Vec<_> = rows.iter_mut().filter(|row| row.block.as_deref() == Some(side)).collect();
        let named =
            of_side.iter().any(|row| row.role == RowRole::Total && plain(&row.label).ends_with("总计"));
        let total = of_side.iter().any(|row| row.role == RowRole::Total);
        for row in &mut of_side {
            if named && row.role == RowRole::Total && plain(&row.label).ends_with("合计") {
                row.role = RowRole::Subtotal;
            }
        }
        let last = of_side.into_iter().rfind(|row| row.role == RowRole::Subtotal);
        if let Some(last) = last.filter(|row| !total && !plain(&row.label).starts_with("本年")) {
            last.role = RowRole::Total;
        }
    }
}

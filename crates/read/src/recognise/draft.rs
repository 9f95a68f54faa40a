//! From blocks to tables: which lines belong to which grid, and which grids are one table.

use std::collections::HashSet;

use cn_budget::{document::Place, fact::Lexicon};

use super::columns::{Columns, header_rows};
use super::form;
use super::parted::unite;
use super::rows::{Row, Spot};
use super::title::{is_title, same, says_of_what};
use crate::figure::is_figure;
use crate::layout::{Block, Layout, Line};
use crate::note::{Note, note};
use crate::words::{
    Meaning, Ordinal, fold, is_blank, is_chinese_digit, is_total, ordinal, plain, simplified, squeeze,
    unit_in,
};

/// How many lines above a grid may belong to it: title, number of the form, department, unit.
const LEAD: usize = 6;

/// A table with the lines that belong to it.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    /// The words by which its headings are read.
    pub(super) lexicon: &'a Lexicon,
    pub(super) title: Option<String>,
    /// The lines that may state the unit.
    pub(super) lead: Vec<&'a str>,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) notes: Vec<String>,
    pub(super) place: Place,
    /// Where its title stands, where it has one.
    pub(super) title_place: Option<Place>,
    /// Why rows of it are known to be missing.
    pub(super) cut: Option<Note>,
    parts: usize,
}

/// A line of text, and whether it stands in a grid that is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextLine<'a> {
    pub(super) text: &'a str,
    pub(super) place: Place,
    pub(super) begins: bool,
    pub(super) full: bool,
}

impl<'a> From<&'a Line> for TextLine<'a> {
    fn from(line: &'a Line) -> Self {
        Self { text: line.text.trim(), place: line.place, begins: line.begins, full: line.full }
    }
}

impl<'a> TextLine<'a> {
    /// The lines that a row of a grid is: its cells.
    fn of_row(row: &Row<'a>) -> Vec<Self> {
        let line = |(column, text): (usize, &'a str)| {
            let position = row.spots[column].position;
            let place = position.map_or(row.place, |position| row.place.with_position(position));
            Self { text, place, begins: true, full: false }
        };
        row.texts().map(line).collect()
    }
}

/// The tables of a document, and the lines that belong to none.
#[derive(Clone, Debug)]
pub(super) struct Drafts<'a> {
    lexicon: &'a Lexicon,
    pub(super) tables: Vec<Draft<'a>>,
    pub(super) text: Vec<TextLine<'a>>,
    /// The lines since the last table.
    pending: Vec<TextLine<'a>>,
    /// The words of the lines that are text, by which one is known that is printed again.
    printed: HashSet<String>,
    /// Whether the last table may go on.
    open: bool,
}

impl<'a> Drafts<'a> {
    pub(super) fn of(layout: &'a Layout, lexicon: &'a Lexicon) -> Self {
        let mut drafts = Self {
            lexicon,
            tables: Vec::new(),
            text: Vec::new(),
            pending: Vec::new(),
            printed: HashSet::new(),
            open: false,
        };
        for block in &layout.blocks {
            match block {
                Block::Line(line) => {
                    if !line.text.trim().is_empty() && !is_page_number(&line.text) {
                        drafts.pending.push(line.into());
                    }
                }
                Block::Grid(grid) => {
                    let rows = Row::of(grid, 0);
                    let mut ends = starts(&rows, lexicon);
                    ends.push(rows.len());
                    let several = ends.len() > 1;
                    let mut rows = rows.into_iter();
                    let mut from = 0;
                    for end in ends {
                        drafts.grid(rows.by_ref().take(end - from).collect(), several);
                        from = end;
                    }
                }
            }
        }
        drafts.after_table();
        drafts.text.append(&mut drafts.pending);
        for table in &mut drafts.tables {
            unite(&mut table.rows);
            table.drop_repeated_headings();
        }
        drafts
    }

    /// A grid: lines at its top and at its foot are lines, what is left is a table, or goes on with the last one.
    /// Where it is one of several in a grid, it may have fewer columns than the grid.
    fn grid(&mut self, mut rows: Vec<Row<'a>>, several: bool) {
        while rows.last().is_some_and(Row::is_empty) {
            rows.pop();
        }
        let mut head = rows.iter().take_while(|row| row.is_empty() || leads(row)).count();
        // Right above figures stand headings: 项目 | 单位：万元.
        if rows.get(head).is_some_and(Row::is_body)
            && head.checked_sub(1).is_some_and(|last| says_whose(&rows[last]))
        {
            head -= 1;
        }
        for row in rows.drain(..head) {
            self.pending.extend(TextLine::of_row(&row));
        }
        rows.retain(|row| !row.only().is_some_and(numbers_page));
        let foot = rows.iter().position(|row| row.only().is_some_and(is_note));
        // Signatures stand below the last row.
        let signed = rows.iter().rev().take_while(|row| row.is_empty() || is_signed(row)).count();
        let signed = Some(rows.len() - signed).filter(|from| *from > 0 && *from < rows.len());
        let foot = [foot, signed].into_iter().flatten().min();
        let foot: Vec<Row<'a>> = foot.map(|foot| rows.split_off(foot)).unwrap_or_default();
        while rows.last().is_some_and(Row::is_empty) {
            rows.pop();
        }
        if rows.iter().any(|row| !row.is_empty()) {
            if several {
                narrow(&mut rows);
            }
            self.table(rows);
        }
        for row in foot {
            self.pending.extend(TextLine::of_row(&row));
        }
    }

    fn table(&mut self, mut rows: Vec<Row<'a>>) {
        self.after_table();
        let lead = self.take_lead();
        if let (None, true, Some(last)) = (&lead.title, self.open, self.tables.last()) {
            last.widen(&mut rows);
        }
        let running = !self.pending.is_empty() && self.pending.iter().all(|line| self.is_running(line));
        let open = self.open || lead.continued || running;
        let goes_on = open
            && (self.pending.is_empty() || running)
            && !(running && begins_with_total(&rows))
            && self.tables.last().is_some_and(|last| last.goes_on(lead.title.as_deref(), &rows));
        self.keep_lines();
        if let (true, Some(last)) = (goes_on, self.tables.last_mut()) {
            last.append(rows);
        } else if lead.title.is_none() && !is_table(&rows) {
            // Words in boxes.
            for row in &rows {
                self.text.extend(TextLine::of_row(row));
            }
            self.open = false;
            return;
        } else {
            let place = rows.first().map_or_else(Place::default, |row| row.place);
            let follows = lead.title.is_none() && self.open && lead.lines.is_empty();
            if let Some(last) = self.tables.last_mut().filter(|last| follows && last.title.is_some()) {
                last.cut = last.cut_by(&rows, place.page);
            }
            // What says that it goes on with the last table, and has other columns, is a part of it all the same. So is what
            // has figures without a heading: nothing else says what they are.
            if let Some(last) = self.tables.last_mut() {
                if lead.continued {
                    last.cut = Some(continued_at(place.page));
                } else if lead.title.is_none() && has_no_headings(&Columns::of(&rows, self.lexicon)) {
                    last.cut = Some(without_headings_at(place.page));
                }
            }
            let lines = lead.lines.iter().map(|line| line.text).collect();
            self.tables.push(Draft {
                lexicon: self.lexicon,
                title: lead.title,
                title_place: lead.title_place,
                lead: lines,
                rows,
                place,
                cut: None,
                parts: 1,
                notes: Vec::new(),
            });
        }
        self.open = true;
    }

    /// Whether a line runs through the document: it has stood above the tables before.
    fn is_running(&self, line: &TextLine<'_>) -> bool {
        self.printed.contains(&squeeze(line.text))
    }

    /// Gives the lines since the last table to the text.
    fn keep_lines(&mut self) {
        self.printed.extend(self.pending.iter().map(|line| squeeze(line.text)));
        self.text.append(&mut self.pending);
    }

    /// Gives the notes among the lines since the last table to it.
    fn after_table(&mut self) {
        if !self.open {
            return;
        }
        let notes = self.pending.first().is_some_and(|line| is_note(line.text));
        let Some(last) = self.tables.last_mut().filter(|_| notes) else { return };
        let mut count = 0;
        let mut before: Option<TextLine<'_>> = None;
        for line in &self.pending {
            let numbered = matches!(ordinal(line.text), Some((Ordinal::Numbered, _)));
            let goes_on = before.is_some_and(|before| goes_on(before, line));
            match last.notes.last_mut() {
                Some(note) if goes_on => note.push_str(line.text),
                _ if is_note(line.text) || (numbered && before.is_some()) => {
                    last.notes.push(line.text.to_owned());
                }
                _ => break,
            }
            before = Some(*line);
            count += 1;
        }
        self.pending.drain(..count);
        self.open = false;
    }

    /// Takes the lines that belong to the grid below them.
    fn take_lead(&mut self) -> Lead<'a> {
        let mut lead = Lead::default();
        let mut from = self.pending.len();
        while from > 0 && self.pending.len() - from < LEAD {
            let line = self.pending[from - 1];
            if continues(line.text) {
                lead.continued = true;
                from -= 1;
                continue;
            }
            // What stands beside a line of the table is one too: 某局 | 单位：万元.
            let printed_on = |place: Place| (place.page, place.line);
            let below = self.pending.get(from).map(|below| printed_on(below.place));
            let is_beside = line.place.line.is_some() && below == Some(printed_on(line.place));
            if is_lead(line.text) || (is_beside && !is_title(line.text)) {
                from -= 1;
                continue;
            }
            let above = from.checked_sub(2).map(|above| self.pending[above]);
            let joined = above.map(|above| format!("{}{}", above.text, line.text));
            if is_title(line.text) {
                // A long title goes on in a second line; alone, its end may be a title too.
                let wrapped = above.is_some_and(|above| {
                    above.place.page == line.place.page && starts_title(above.text, line.text, self.lexicon)
                });
                from -= if wrapped { 2 } else { 1 };
                lead.title_place = Some(self.pending[from].place);
                lead.title = Some(if wrapped { joined.unwrap_or_default() } else { line.text.to_owned() });
                // The unit may stand above the title, as above the caption of a table of a web page.
                let is_stated = self.pending[from..].iter().any(|line| unit_in(line.text).is_some());
                let above = from.checked_sub(1).map(|above| self.pending[above].text);
                if above.is_some_and(|above| !is_stated && is_lead(above) && states_unit(above)) {
                    from -= 1;
                }
                break;
            }
            if unit_in(line.text).is_some() && line.text.chars().count() < LONGEST_LEAD {
                from -= 1;
                continue;
            }
            break;
        }
        // Without a title, lines that state a unit or a department are the table's own all the same.
        lead.lines = self.pending.split_off(from);
        lead
    }
}

/// Where tables begin in a grid that holds several below each other, as a worksheet on a page of the web does: at a
/// title below rows of another table, or at the lines above it.
fn starts(rows: &[Row<'_>], lexicon: &Lexicon) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut body = None;
    for (place, row) in rows.iter().enumerate() {
        // A title that says nothing of its table is one where the unit of the table stands below it.
        let states_unit_below = || {
            let below = rows.get(place + 1).filter(|below| !below.is_empty());
            below.is_some_and(|below| below.texts().all(|(_, text)| states_unit(text)))
        };
        let title = row
            .only()
            .is_some_and(|text| is_title(text) && (says_of_what(text, lexicon) || states_unit_below()));
        match body {
            Some(last) if title => {
                let above = |row: &&Row<'_>| row.is_empty() || row.texts().all(|(_, text)| is_lead(text));
                let lead = rows[last + 1..place].iter().rev().take_while(above).count();
                starts.push(place - lead);
                body = None;
            }
            _ if row.is_body() => body = Some(place),
            _ => {}
        }
    }
    starts
}

/// Takes the columns away at the right that only other tables of the grid have. A row of one text may run over them.
fn narrow(rows: &mut [Row<'_>]) {
    let used = |row: &Row<'_>| {
        let holds = |spot: &Spot<'_>| {
            if row.only().is_some() { !spot.text().is_empty() } else { !spot.covering.is_empty() }
        };
        row.spots.iter().rposition(holds).map_or(0, |last| last + 1)
    };
    let width = rows.iter().map(used).max().unwrap_or(0);
    for row in rows {
        row.spots.truncate(width);
    }
}

/// Whether a line under a table goes on with the note before it.
fn goes_on(before: TextLine<'_>, line: &TextLine<'_>) -> bool {
    let ended = before.text.ends_with(['。', '；', ';', '！']) || before.place.page != line.place.page;
    let other = is_title(line.text) || is_lead(line.text) || ordinal(line.text).is_some();
    before.full && !line.begins && !ended && !other
}

/// Longer lines are sentences.
const LONGEST_LEAD: usize = 60;

#[derive(Debug, Default)]
struct Lead<'a> {
    /// Whether a line says that the table above goes on: 续表.
    continued: bool,
    title: Option<String>,
    title_place: Option<Place>,
    lines: Vec<TextLine<'a>>,
}

impl<'a> Draft<'a> {
    /// Whether a grid without a title of its own, or with the same one, goes on with this table.
    fn goes_on(&self, title: Option<&str>, rows: &[Row<'a>]) -> bool {
        if form::is_form(&self.rows, self.lexicon) {
            return title.is_none() && form::goes_on(rows, self.lexicon);
        }
        let width = |rows: &[Row<'_>]| rows.first().map_or(0, |row| row.spots.len());
        if width(&self.rows) != width(rows) {
            return false;
        }
        match (title, &self.title) {
            (Some(title), Some(known)) if same(title, known) => {
                // The same table of another unit begins anew, with a total after a total. The sum of a year is none: a
                // balance goes on below it.
                let total = |row: &Row<'_>| {
                    row.texts().any(|(_, text)| is_total(text) && !Meaning::ThisYear.begins(&plain(text)))
                };
                let body = header_rows(rows);
                let ended = self.rows.last().is_some_and(&total);
                let began = rows.get(body).is_some_and(total);
                !(ended || began)
            }
            (Some(_), _) => false,
            (None, _) => {
                let rest = &rows[self.repeated_header(rows)..];
                let header = header_rows(rest);
                if header == 0 || header == rest.len() {
                    return true;
                }
                // A row without figures may be the rest of one that the page has cut; a heading stands over figures.
                let keys = self.keys();
                rest[..header].iter().all(|row| row.texts().all(|(column, _)| keys.contains(&column)))
            }
        }
    }

    /// Gives rows whose names cover all columns of codes and names, so that the page shows fewer columns, the columns of
    /// this table: 合计 alone on the last page.
    fn widen(&self, rows: &mut [Row<'a>]) {
        let width = self.rows.first().map_or(0, |row| row.spots.len());
        // Most pages have all columns, and the table is not looked through again for each.
        if rows.iter().any(|row| row.spots.len() >= width) {
            return;
        }
        let columns = Columns::of(&self.rows, self.lexicon);
        let [panel] = columns.panels.as_slice() else { return };
        let keys = width - panel.figures.len();
        let leading = panel.figures.iter().copied().eq(keys..width);
        let figures =
            |row: &Row<'_>| row.spots[1..].iter().all(|spot| is_blank(spot.text()) || is_figure(spot.text()));
        let fits = |row: &Row<'_>| {
            row.spots.len() == 1 + panel.figures.len() && is_total(row.spots[0].text()) && figures(row)
        };
        if keys > 1 && leading && rows.iter().all(fits) {
            for row in rows {
                let name = core::iter::repeat_n(Spot::default(), keys - 1);
                row.spots.splice(1..1, name);
            }
        }
    }

    /// Why the table may lack rows, where one without a title stands behind it: it has no total, or a heading of its own is
    /// the first there.
    fn cut_by(&self, rows: &[Row<'_>], page: Option<u32>) -> Option<Note> {
        let first = rows.first().and_then(|row| row.texts().next()).map(|(_, text)| squeeze(text));
        let head = &self.rows[..header_rows(&self.rows)];
        let mut headings = head.iter().flat_map(Row::texts).map(|(_, text)| squeeze(text));
        let repeated = first.is_some_and(|first| headings.any(|heading| heading == first));
        let lacks_total = !self.rows.iter().any(|row| row.texts().any(|(_, text)| is_total(text)));
        let (zh, en) = match (lacks_total, repeated) {
            (true, _) => ("没有合计行", "it has no total"),
            (false, true) => ("表未完", "it goes on"),
            (false, false) => return None,
        };
        Some(match page {
            Some(page) => note!(
                "{zh}，其后第 {page} 页又有一张无标题的表",
                "{en}, and a table without a title follows it on page {page}"
            ),
            None => note!("{zh}，其后又有一张无标题的表", "{en}, and a table without a title follows it"),
        })
    }

    /// The columns that hold no figure.
    fn keys(&self) -> Vec<usize> {
        Columns::of(&self.rows, self.lexicon).keys()
    }

    /// How many rows at the top repeat the headings of this table.
    fn repeated_header(&self, rows: &[Row<'_>]) -> usize {
        let header = header_rows(&self.rows);
        let count =
            self.rows[..header].iter().zip(rows).take_while(|(known, row)| known.repeats(row)).count();
        // The numbers of the columns (栏次) may stand on the first page alone.
        let numbers = self.rows[..header].iter().rev().take_while(|row| row.numbers_columns()).count();
        if count > 0 && count + numbers >= header { count } else { 0 }
    }

    /// Takes headings away that stand between the rows again, as a worksheet has them at the top of each printed page.
    fn drop_repeated_headings(&mut self) {
        let header = header_rows(&self.rows);
        let (head, body) = self.rows.split_at(header);
        let words = |row: &Row<'_>| row.texts().map(|(_, text)| squeeze(text)).collect::<Vec<_>>();
        let known: HashSet<Vec<String>> = head.iter().map(words).collect();
        let heading =
            |row: &Row<'_>| row.texts().count() > 1 && !row.is_body() && known.contains(&words(row));
        let again: Vec<bool> = body.iter().map(heading).collect();
        let mut place = 0;
        self.rows.retain(|_| {
            place += 1;
            place <= header || !again[place - 1 - header]
        });
    }

    fn append(&mut self, rows: Vec<Row<'a>>) {
        let part = self.parts;
        let repeated = self.repeated_header(&rows);
        let renamed = |mut row: Row<'a>| {
            row.part = part;
            for spot in &mut row.spots {
                spot.cell = spot.cell.map(|(_, cell)| (part, cell));
            }
            row
        };
        self.rows.extend(rows.into_iter().skip(repeated).map(renamed));
        self.parts += 1;
    }
}

/// Whether a grid without a title is a table: figures stand beside names, or most rows say several things, as a list of
/// units does. A list of contents has numbers too.
fn is_table(rows: &[Row<'_>]) -> bool {
    let figures = |row: &&Row<'_>| row.texts().any(|(column, text)| column > 0 && is_figure(text));
    let leaders = |row: &&Row<'_>| row.texts().any(|(_, text)| text.contains("……") || text.contains("....."));
    let listed = rows.iter().filter(|row| row.texts().nth(1).is_some()).count();
    let tabular = rows.iter().any(|row| figures(&row)) || (listed > 2 && listed * 2 > rows.len());
    tabular && rows.iter().filter(leaders).count() * 2 < rows.len()
}

/// Whether a row at the top of a grid is a line above the table: its title, its unit.
fn leads(row: &Row<'_>) -> bool {
    let title = row.only().is_some_and(is_title);
    title
        || (!row.is_empty() && row.texts().all(|(_, text)| is_lead(text) || states_unit(text)))
        || says_whose(row)
}

/// Whether a row says whose the table is, and in which unit or of which day: 某局 | 单位：万元; 编制单位：某局 | 截止时间：12月31日.
fn says_whose(row: &Row<'_>) -> bool {
    let is_before = |text: &str| Meaning::BeforeUnit.behind(text).is_some_and(|rest| rest.starts_with(':'));
    let is_unit = |text: &str| states_unit(text) && is_before(&plain(text));
    let is_short = |text: &str| !is_figure(text) && text.chars().count() < LONGEST_LEAD;
    let named = row.texts().any(|(_, text)| is_unit(text) || is_lead(text));
    let short = row.texts().all(|(_, text)| is_short(text));
    let keyed = row.texts().all(|(_, text)| plain(text).contains(':'));
    let units = row.texts().filter(|(_, text)| is_unit(text)).count();
    row.texts().count() == 2 && named && short && (keyed || units == 1)
}

fn states_unit(text: &str) -> bool {
    let words = simplified(&plain(text));
    unit_in(text).is_some()
        && (words.starts_with("单位") || words.contains("单位:"))
        // A title may state it in brackets: 收入决算表（单位：元）.
        && !is_title(text)
        && words.chars().count() < LONGEST_LEAD
}

/// Why a table lacks the rows of another.
fn continued_at(page: Option<u32>) -> Note {
    match page {
        Some(page) => note!("第 {page} 页有其续表，栏目不同", "it goes on on page {page}, in other columns"),
        None => note!("其后有其续表，栏目不同", "it goes on further down, in other columns"),
    }
}

/// Why a table may lack the rows of another that has no headings.
fn without_headings_at(page: Option<u32>) -> Note {
    match page {
        Some(page) => note!(
            "其后第 {page} 页又有一张没有表头的表",
            "a table without headings follows it on page {page}"
        ),
        None => note!("其后又有一张没有表头的表", "a table without headings follows it"),
    }
}

/// Whether a line says that the table below it goes on with the one above: 续表, 表3（续）, （接上页）.
fn continues(text: &str) -> bool {
    let words = plain(text);
    let bare = words.trim_matches(['(', ')', '[', ']', '-', ':']);
    let number = |c: char| c.is_ascii_alphanumeric() || c == '-' || is_chinese_digit(c);
    // 续表3, 续表（三）
    let begins = Meaning::Continued
        .behind(bare)
        .is_some_and(|rest| rest.chars().all(|c| number(c) || matches!(c, '(' | ')')));
    // 表3（续）, 公开03表续表
    let before =
        [Meaning::Continued, Meaning::ContinuedBriefly].into_iter().filter_map(|mark| mark.before(bare));
    let ends = before.into_iter().any(|before| {
        let before = before.trim_end_matches(['(', ':']);
        before.is_empty() || is_form_number(before)
    });
    begins || ends
}

/// Whether a line names the department, the unit or the number of the form.
fn is_lead(text: &str) -> bool {
    let words = plain(text);
    let names = words
        .split_once(':')
        .is_some_and(|(before, _)| Meaning::BeforeBody.is(before) || Meaning::BeforeLead.is(before));
    names || is_form_number(&words) || is_coded_unit(&words) || states_unit(text)
}

/// Whether the words are a unit with the code that the budget has for it: 412001某局机关.
fn is_coded_unit(words: &str) -> bool {
    let name = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = words.len() - name.len();
    // Codes of units have three digits for each level (预算单位编码); those of functions have three, five or seven.
    let is_code = digits >= 6 && digits.is_multiple_of(3);
    let is_name = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    is_code && !name.is_empty() && name.chars().all(is_name)
}

/// Whether the words are the number of a form: 公开01表, 部门公开表1, 预算05表, 附表3-1.
fn is_form_number(words: &str) -> bool {
    let mut number = words;
    while let Some(rest) = Meaning::BeforeFormNumber.behind(number) {
        number = rest;
    }
    let number = number.strip_prefix('表').or_else(|| number.strip_suffix('表')).unwrap_or("x");
    let counts = |c: char| c.is_ascii_digit() || matches!(c, '-' | ':') || is_chinese_digit(c);
    number.chars().all(counts)
}

/// Whether a line is the first half of a title that goes on in the next one: it is a title's beginning, and no line by itself.
fn starts_title(above: &str, line: &str, lexicon: &Lexicon) -> bool {
    let words = plain(above);
    let begins = Meaning::BeginsTitle.stands_in(&words);
    let short = plain(line).chars().count() <= 8;
    let complete = Meaning::Document.ends(&words)
        || says_of_what(line, lexicon)
        || is_title(above)
        || words.ends_with(['。', ':', ';'])
        || words.ends_with("部分")
        || is_lead(above);
    short && begins && !complete && words.chars().count() >= 12
}

/// Whether a line is a note under a table.
fn is_note(text: &str) -> bool {
    let words = plain(text);
    let words = words.trim_start_matches(['*', '※']);
    let behind = Meaning::Note.words().iter().filter_map(|start| words.strip_prefix(start));
    behind.into_iter().any(|rest| rest.starts_with([':', '1']))
        || (Meaning::EmptyForm.stands_in(words) && words.chars().count() < LONGEST_LEAD)
}

/// Whether no column of figures has a heading.
fn has_no_headings(columns: &Columns<'_>) -> bool {
    let mut figures = columns.panels.iter().flat_map(|panel| columns.headings(panel));
    columns.panels.iter().any(|panel| !panel.figures.is_empty()) && figures.all(|heading| heading.is_empty())
}

/// Whether the first row below the headings is a total: another table begins.
fn begins_with_total(rows: &[Row<'_>]) -> bool {
    rows.get(header_rows(rows)).is_some_and(|row| row.texts().any(|(_, text)| is_total(text)))
}

/// Whether a row is signed: names and days behind what they are of (审核人：…, 制表人：…), and no figure.
fn is_signed(row: &Row<'_>) -> bool {
    let said = |text: &str| plain(text).contains(':') && !is_total(text);
    row.texts().count() > 1 && row.texts().all(|(_, text)| said(text))
}

/// Whether the only text of a row says which page it stands on. A number alone does not.
fn numbers_page(text: &str) -> bool {
    let words = plain(text);
    is_page_number(text) && (words.contains('页') || (words.starts_with('-') && words.ends_with('-')))
}

/// Whether a line is the number of a page: 12, - 12 -, 第12页 共20页.
fn is_page_number(text: &str) -> bool {
    let words = squeeze(&fold(text));
    let mut words = words.replace('/', "");
    for sign in Meaning::PageSign.words() {
        words = words.replace(sign, "");
    }
    !words.is_empty()
        && words.len() < 12
        && words.chars().all(|c| c.is_ascii_digit() || c == '-')
        && words.contains(|c: char| c.is_ascii_digit())
}

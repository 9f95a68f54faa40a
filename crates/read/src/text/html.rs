//! Web pages (网页): tags to a [`Layout`].
//!
//! A tokenizer that keeps to the standard cuts the page; of the tree only what tables need is followed: which cell is
//! open, what is hidden, where a line ends. A tree of the whole page would cost more than it tells: real pages forget
//! end tags, and the rules for tables in that case are few (a cell ends where the next cell, row or table begins).
//! It also keeps the work linear in the size of the page, however deep its tags are nested.

use std::borrow::Cow;

use cn_budget::document::Place;
use html5gum::{DefaultEmitter, Span, StartTag, Token, Tokenizer};

use super::error::{Limited, TextError};
use super::limits::TextLimits;
use super::table::Account;
use super::token;
use crate::{Block, Grid, GridCell, Layout, Line, words};

/// Spans as the standard bounds them.
const MOST_COLUMNS_SPANNED: usize = 1000;
const MOST_ROWS_SPANNED: usize = 65_534;
/// Tables within tables; a page that goes deeper means nothing by it.
const DEEPEST: usize = 64;
/// Elements without an end.
const VOID: [&[u8]; 8] = [b"br", b"hr", b"img", b"input", b"link", b"meta", b"col", b"wbr"];
/// Elements whose text is not shown.
const UNSEEN: [&[u8]; 9] =
    [b"head", b"title", b"script", b"style", b"template", b"noscript", b"select", b"textarea", b"svg"];
/// Elements within a line.
const INLINE: [&[u8]; 21] = [
    b"a",
    b"b",
    b"em",
    b"font",
    b"i",
    b"label",
    b"o:p",
    b"s",
    b"small",
    b"span",
    b"st1:chmetcnv",
    b"strong",
    b"sub",
    b"sup",
    b"u",
    b"wbr",
    b"ins",
    b"del",
    b"mark",
    b"code",
    b"abbr",
];

/// What stands on a page.
///
/// # Errors
///
/// When the page is larger than the limits allow, with the line.
pub(super) fn layout(text: &str, limits: &TextLimits) -> Result<Layout, TextError> {
    if text.len() > limits.bytes {
        return Err(TextError::limit(Limited::Bytes, text.len(), limits.bytes, 1));
    }
    // The tokenizer reads both bytes of a line break as one and counts so.
    let text =
        &*if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Text in scripts and styles is no tag.
    emitter.naively_switch_states(true);
    let mut page = Page::new(text, limits);
    for event in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(event) = event;
        match event {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&tag.name, tag.span)?,
            Token::String(string) => page.text(&String::from_utf8_lossy(&string), string.span)?,
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finish()
}

#[derive(Debug)]
struct Page<'a> {
    source: &'a str,
    limits: &'a TextLimits,
    account: Account<'a>,
    /// The line of the last place asked for; places are asked for in order.
    seen: (usize, u32),
    /// Tables that are open, the innermost last.
    tables: Vec<Table>,
    /// What stands outside all tables.
    flow: Flow,
    hidden: Option<Hidden>,
    lines: usize,
    notes: Vec<String>,
}

/// What is not shown, until its element ends.
#[derive(Debug)]
struct Hidden {
    name: Vec<u8>,
    /// How many elements of the same name are open in it, and how many tables.
    nested: usize,
    tables: usize,
    /// How many tables were open around it.
    around: usize,
}

/// Lines and grids, and the line that is being written.
#[derive(Debug, Default)]
struct Flow {
    blocks: Vec<Block>,
    line: String,
    at: Option<u32>,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
    /// Where the next cell may stand in each column: rows that are still covered from above.
    covered: Vec<usize>,
    columns: usize,
    /// The cell that is open.
    cell: Option<Cell>,
    /// What stands in the table and in none of its cells: captions.
    caption: Flow,
    row_open: bool,
}

#[derive(Debug, Default)]
struct Cell {
    column: usize,
    rows: usize,
    columns: usize,
    line: u32,
    content: Flow,
}

impl Flow {
    /// Adds text, its blanks as one.
    fn push(&mut self, text: &str, at: u32) {
        for word in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let bare = word.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !bare.is_empty() {
                self.at.get_or_insert(at);
                self.line.push_str(bare);
            }
            if bare.len() < word.len() && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    /// Ends the line.
    fn break_line(&mut self) {
        let text = token::cell(&std::mem::take(&mut self.line));
        let at = self.at.take();
        if !text.is_empty() {
            self.blocks.push(Block::Line(Line::new(text, Place::new(None, at))));
        }
    }

    /// The lines as the text of a cell.
    fn joined(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            if let Block::Line(line) = block {
                words::join(&mut text, &line.text);
            }
        }
        text
    }
}

impl<'a> Page<'a> {
    fn new(source: &'a str, limits: &'a TextLimits) -> Self {
        Self {
            source,
            limits,
            account: Account::new(limits),
            seen: (0, 1),
            tables: Vec::new(),
            flow: Flow::default(),
            hidden: None,
            lines: 0,
            notes: Vec::new(),
        }
    }

    /// The number of the line that a place is in.
    fn line(&mut self, span: Span<usize>) -> u32 {
        let start = span.start.min(self.source.len());
        if start > self.seen.0 {
            let passed = self.source.as_bytes()[self.seen.0..start].split(|byte| *byte == b'\n');
            let breaks = passed.count() - 1;
            self.seen = (start, self.seen.1.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX)));
        }
        self.seen.1
    }

    /// Where text goes: the open cell, the caption of the open table, or the page.
    fn open(&mut self) -> &mut Flow {
        match self.tables.last_mut() {
            Some(Table { cell: Some(cell), .. }) => &mut cell.content,
            Some(table) => &mut table.caption,
            None => &mut self.flow,
        }
    }

    fn text(&mut self, text: &str, span: Span<usize>) -> Result<(), TextError> {
        let line = self.line(span);
        if self.hidden.is_some() {
            return Ok(());
        }
        let long = self.limits.cell_bytes;
        let inside = !self.tables.is_empty();
        let flow = self.open();
        flow.push(text, line);
        if inside && flow.line.len() > long {
            return Err(TextError::limit(Limited::CellBytes, flow.line.len(), long, line));
        }
        Ok(())
    }

    fn break_line(&mut self, line: u32) -> Result<(), TextError> {
        let limit = self.limits.lines;
        self.lines += 1;
        if self.lines > limit {
            return Err(TextError::limit(Limited::Lines, self.lines, limit, line));
        }
        self.open().break_line();
        Ok(())
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), TextError> {
        let name: &[u8] = &tag.name;
        let line = self.line(tag.span);
        if let Some(hidden) = &mut self.hidden {
            // A cell or row that is hidden and has no end tag ends where the next one begins, a paragraph likewise.
            if hidden.tables > 0 || !ends_unclosed(&hidden.name, name) {
                if !tag.self_closing && !VOID.contains(&name) {
                    hidden.tables += usize::from(name == b"table");
                    hidden.nested += usize::from(name == hidden.name.as_slice() && !is_of_table(name));
                }
                return Ok(());
            }
            self.hidden = None;
        }
        let attribute =
            |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
        if !VOID.contains(&name) {
            let style = attribute(b"style").unwrap_or_default().to_ascii_lowercase();
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            let styled = style.split(';').any(|rule| {
                let rule = rule.trim_end_matches("!important");
                matches!(rule, "display:none" | "visibility:hidden" | "visibility:collapse")
            });
            let unseen = UNSEEN.contains(&name);
            if unseen || styled || attribute(b"hidden").is_some() {
                if !unseen && name != b"td" && name != b"th" {
                    self.note_hidden(name, line);
                }
                // A hidden cell, row or table still ends what is open.
                self.begin(name, None, line)?;
                if !(tag.self_closing && unseen) {
                    let around = self.tables.len();
                    self.hidden = Some(Hidden { name: name.to_vec(), nested: 0, tables: 0, around });
                }
                return Ok(());
            }
        }
        let span = |name: &[u8], most: usize| {
            let number = attribute(name).and_then(|value| value.trim().parse::<usize>().ok());
            number.map(|number| number.min(most))
        };
        let columns = span(b"colspan", MOST_COLUMNS_SPANNED).unwrap_or(1).max(1);
        // Zero means: to the end of the table.
        let rows = span(b"rowspan", MOST_ROWS_SPANNED)
            .map_or(1, |rows| if rows == 0 { MOST_ROWS_SPANNED } else { rows });
        self.begin(name, Some((rows, columns)), line)
    }

    fn note_hidden(&mut self, name: &[u8], line: u32) {
        // Pages hide much that is no part of the document; rows and tables are what matters.
        if matches!(name, b"tr" | b"table" | b"tbody") && self.notes.len() < 100 {
            let what = if name == b"tr" { "row" } else { "table" };
            self.notes.push(format!("line {line}: a hidden {what} was passed over"));
        }
    }

    /// Begins an element; a cell with the rows and columns that it spans, a hidden one without.
    fn begin(&mut self, name: &[u8], span: Option<(usize, usize)>, line: u32) -> Result<(), TextError> {
        match name {
            b"table" if span.is_some() => {
                self.break_line(line)?;
                if self.tables.len() < DEEPEST {
                    self.tables.push(Table::default());
                }
            }
            b"tr" => self.next_row(span.is_some(), line)?,
            b"td" | b"th" if !self.tables.is_empty() => {
                self.end_cell(line)?;
                if let Some((rows, columns)) = span {
                    self.begin_cell(rows, columns, line)?;
                }
            }
            b"thead" | b"tbody" | b"tfoot" => self.end_cell(line)?,
            name if INLINE.contains(&name) => {}
            _ => self.break_line(line)?,
        }
        Ok(())
    }

    fn next_row(&mut self, shown: bool, line: u32) -> Result<(), TextError> {
        self.end_cell(line)?;
        if let Some(table) = self.tables.last_mut() {
            if shown {
                table.next_row();
            }
            table.row_open = shown;
        }
        Ok(())
    }

    fn begin_cell(&mut self, rows: usize, columns: usize, line: u32) -> Result<(), TextError> {
        let limit = self.limits.cells;
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        if !table.row_open {
            table.next_row();
            table.row_open = true;
        }
        let from = table.rows.last().and_then(|row| row.last()).map_or(0, |cell| cell.column + cell.columns);
        let free = table.covered.iter().skip(from).position(|rows| *rows == 0);
        let column = free.map_or(table.covered.len().max(from), |free| from + free);
        table.columns = table.columns.max(column + columns);
        let cells = table.rows.len().saturating_mul(table.columns);
        if cells > limit {
            return Err(TextError::limit(Limited::Cells, cells, limit, line));
        }
        table.covered.resize(table.columns, 0);
        table.covered[column..column + columns].fill(rows);
        table.cell = Some(Cell { column, rows, columns, line, content: Flow::default() });
        Ok(())
    }

    fn end_cell(&mut self, line: u32) -> Result<(), TextError> {
        self.break_line(line)?;
        if let Some(table) = self.tables.last_mut()
            && let Some(cell) = table.cell.take()
            && let Some(row) = table.rows.last_mut()
        {
            row.push(cell);
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8], span: Span<usize>) -> Result<(), TextError> {
        let line = self.line(span);
        if let Some(hidden) = &mut self.hidden {
            // A table in it keeps its tags to itself.
            if hidden.tables > 0 && is_of_table(name) {
                hidden.tables -= usize::from(name == b"table");
                return Ok(());
            }
            let own = name == hidden.name.as_slice();
            if own && hidden.nested > 0 {
                hidden.nested -= 1;
                return Ok(());
            }
            // The end of what is around it ends what is hidden, in a table at least.
            let outer = hidden.tables == 0 && hidden.around > 0 && encloses(name, &hidden.name);
            if own || outer {
                self.hidden = None;
            }
            if !outer {
                return Ok(());
            }
        }
        match name {
            b"table" => self.end_table(line),
            b"td" | b"th" | b"tr" | b"thead" | b"tbody" | b"tfoot" => {
                self.end_cell(line)?;
                if name != b"td"
                    && name != b"th"
                    && let Some(table) = self.tables.last_mut()
                {
                    table.row_open = false;
                }
                Ok(())
            }
            name if INLINE.contains(&name) => Ok(()),
            _ => self.break_line(line),
        }
    }

    /// Ends the innermost table. One that has tables in it, or holds no figures, only arranges what stands in it.
    fn end_table(&mut self, line: u32) -> Result<(), TextError> {
        self.end_cell(line)?;
        let Some(mut table) = self.tables.pop() else { return Ok(()) };
        table.caption.break_line();
        let captions = std::mem::take(&mut table.caption.blocks);
        self.open().blocks.extend(captions);
        if table.is_grid() {
            let cells = table.rows.iter().map(Vec::len).sum::<usize>();
            let height = table.rows.len();
            self.account.take(height, table.columns, line)?;
            let mut grid = Vec::with_capacity(cells);
            for (at, row) in table.rows.into_iter().enumerate() {
                for cell in row {
                    let text = cell.content.joined();
                    self.account.cell(&text, cell.line)?;
                    let place = Place::new(None, Some(cell.line));
                    let rows = cell.rows.min(height - at);
                    grid.push(GridCell::new(at, cell.column, text, place).spanning(rows, cell.columns));
                }
            }
            self.open().blocks.push(Block::Grid(Grid::new(grid)));
        } else {
            let blocks = table.rows.into_iter().flatten().flat_map(|cell| cell.content.blocks);
            self.open().blocks.extend(blocks);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Layout, TextError> {
        // The end of the page ends what was left open.
        self.hidden = None;
        while !self.tables.is_empty() {
            self.end_table(self.seen.1)?;
        }
        self.flow.break_line();
        Ok(Layout { blocks: self.flow.blocks, notes: self.notes })
    }
}

impl Table {
    fn next_row(&mut self) {
        // A row without cells is none.
        if self.rows.last().is_some_and(Vec::is_empty) {
            return;
        }
        if !self.rows.is_empty() {
            self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        self.rows.push(Vec::new());
    }

    /// Whether it is a table of the document: two rows and columns at least, figures or headings, no table in it.
    fn is_grid(&mut self) -> bool {
        self.rows.pop_if(|row| row.is_empty());
        let texts: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|cell| cell.content.joined()).collect()).collect();
        let filled = |row: &Vec<String>| row.iter().filter(|text| !text.is_empty()).count();
        let several =
            texts.iter().any(|row| filled(row) > 1) && texts.iter().filter(|row| filled(row) > 0).count() > 1;
        let flat = self
            .rows
            .iter()
            .flatten()
            .all(|cell| cell.content.blocks.iter().all(|block| matches!(block, Block::Line(_))));
        let figures = texts.iter().flatten().any(|text| token::is_figure(text));
        let headings =
            texts.iter().any(|row| row.len() > 1 && token::is_heading_row(row.iter().map(String::as_str)));
        let rows: Vec<Vec<&str>> = texts.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        flat && several && (headings || (figures && !token::is_contents(&rows)))
    }
}

/// Whether an element is a part of tables. Their end tags may be left out, so that they cannot be counted.
fn is_of_table(name: &[u8]) -> bool {
    matches!(name, b"table" | b"thead" | b"tbody" | b"tfoot" | b"tr" | b"td" | b"th")
}

/// Whether a hidden element that has no end tag ends where another begins beside it.
fn ends_unclosed(hidden: &[u8], begins: &[u8]) -> bool {
    match hidden {
        b"p" => !INLINE.contains(&begins) && !VOID.contains(&begins),
        b"td" | b"th" => matches!(begins, b"td" | b"th" | b"tr" | b"tbody" | b"tfoot"),
        b"tr" => matches!(begins, b"tr" | b"tbody" | b"tfoot"),
        b"thead" | b"tbody" => matches!(begins, b"tbody" | b"tfoot"),
        b"head" => ![&b"title"[..], b"meta", b"link", b"script", b"style", b"base", b"noscript", b"template"]
            .contains(&begins),
        _ => false,
    }
}

/// Whether an element stands around another in a table, so that its end is the other's end too.
fn encloses(outer: &[u8], inner: &[u8]) -> bool {
    let depth = |name: &[u8]| match name {
        b"table" => 0,
        b"thead" | b"tbody" | b"tfoot" => 1,
        b"tr" => 2,
        b"td" | b"th" => 3,
        _ => 4,
    };
    depth(outer) < depth(inner)
}

#[cfg(test)]
mod tests {
    use cn_budget::{Sheet, document::Format, strategies};
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Layout {
        layout(text, &TextLimits::default()).unwrap()
    }

    /// A grid a line in brackets, its rows separated by `/`; a line of text as it is.
    fn shown(layout: &Layout) -> String {
        let block = |block: &Block| match block {
            Block::Line(line) => line.text.clone(),
            Block::Grid(grid) => {
                let row = |row| {
                    (0..grid.columns()).map(|column| grid.text(row, column)).collect::<Vec<_>>().join("|")
                };
                format!("[{}]", (0..grid.rows()).map(row).collect::<Vec<_>>().join("/"))
            }
        };
        layout.blocks.iter().map(block).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn pages() {
        for (page, expected) in [
            (
                "<title>x</title><h1>收支\n 总表</h1><p>单位：万元<table><tr><th>项目<th>合计<tr><td>甲&amp;乙<br>丙<td>3.00</table>注",
                "收支 总表\n单位：万元\n[项目|合计/甲&乙丙|3.00]\n注",
            ),
            (
                "<table><thead><tr><td rowspan=2>项目</td><td colspan=2>预算数</td></tr><tr><td>基本</td><td>项目</td></tr></thead>
                 <tbody><tr><td>甲</td><td>1.00</td><td>2.00</td></tr></tbody></table>",
                "[项目|预算数|/|基本|项目/甲|1.00|2.00]",
            ),
            // Tables that only arrange.
            (
                "<table><tr><td>上</td><td><table><tr><td>项目<td>合计<tr><td>甲<td>1.00</table>下</td></tr></table>",
                "上\n[项目|合计/甲|1.00]\n下",
            ),
            // A page, a list, a head without ends.
            ("<head><style>td{}</style><body><table><tr><td>首页<td>新闻<tr><td>联系<td>我们</table>", "首页\n新闻\n联系\n我们"),
            // Hidden rows and cells.
            (
                "<table><tr><td>项目<td>合计<tr style='Display : none'><td>甲<td>9.00<tr hidden><td><table><tr><td>x</table><td>8.00</tr>
                 <tr><td>乙<td style=\"display:none\">7.00<td>1.00</table>",
                "[项目|合计/乙|1.00]",
            ),
            ("<div style=display:none>a<div>b</div>c</div>d<script>if (a<b) '<table>'</script>e", "d\ne"),
            ("<div>甲<span>乙</span><!-- 丙 -->丁</div>戊", "甲乙丁\n戊"),
            ("<table><tr><td colspan=3 rowspan=0>项目合计<td>1.00<tr><td>2.00", "[项目合计|||1.00/|||2.00]"),
            ("</table></td><td>a</tr>", "a"),
            ("", ""),
        ] {
            assert_eq!(shown(&read(page)), expected, "{page}");
        }
        assert_eq!(read("<table><tr hidden><td>1").notes, ["line 1: a hidden row was passed over"]);
    }

    #[test]
    fn spans_and_places() {
        let layout =
            read("<p>a\r\n<table>\r\n<tr><th colspan=2>项目\r\n<tr><td>甲<td>1.00<tr><td>乙<td>2.00</table>");
        let Block::Grid(grid) = &layout.blocks[1] else { panic!("no grid") };
        assert_eq!(
            (grid.cells()[0].column_span, grid.place(0).line, grid.place(1).line),
            (2, Some(3), Some(4))
        );
    }

    #[test]
    fn limits() {
        let limits = TextLimits { bytes: 1000, lines: 5, cells: 12, cell_bytes: 20 };
        for (page, error) in [
            ("x".repeat(1001), "bytes 1001 by line 1 exceed the limit of 1000"),
            ("\n<p>x".repeat(6), "lines 6 by line 7 exceed the limit of 5"),
            ("<table><tr><td colspan=1000>".to_owned(), "cells 1000 by line 1 exceed the limit of 12"),
            (
                "<table><tr>\n<td>这一格里的字太多了".to_owned(),
                "bytes of a cell 27 by line 2 exceed the limit of 20",
            ),
        ] {
            let found = layout(&page, &limits).unwrap_err().to_string();
            assert_eq!(found, format!("{error}: raise it if the document is meant to be so large"));
        }
    }

    fn page(sheet: &Sheet) -> (String, String) {
        let markdown = sheet.render(Format::Markdown);
        let rows = markdown.lines().filter(|line| line.starts_with('|') && !line.contains("---"));
        let rows: Vec<Vec<&str>> =
            rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect();
        let cell = |text: &&str| format!("<td>{}", text.replace('&', "&amp;").replace('<', "&lt;"));
        let row =
            |row: &Vec<&str>| ["<tr>".to_owned()].into_iter().chain(row.iter().map(cell)).collect::<String>();
        let html: String = rows.iter().map(row).collect();
        let expected = rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join("/");
        (format!("<p>{}<table>{html}</table>", sheet.title), format!("{}\n[{expected}]", sheet.title))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_comes_back(document in strategies::document_with_texts()) {
            for sheet in document.sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
                let (html, expected) = page(sheet);
                prop_assert_eq!(shown(&read(&html)), expected);
            }
        }

        #[test]
        fn no_page_breaks_it(text in "(<(/?)(table|tr|td|th|p|div|script|tbody|head)( hidden| colspan=[0-9]{1,4}| rowspan=[0-9])?>|[一1.< &\n]){0,80}") {
            let _ = layout(&text, &TextLimits::default());
        }
    }
}

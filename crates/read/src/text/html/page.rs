//! A page as its tags come: which cell is open, what is hidden, where a line ends.

use html5gum::{Span, StartTag};

use super::colour::{colour, ground};
use super::elements::{INLINE, UNSEEN, VOID, encloses, ends_unclosed, is_of_table};
use super::layers::{Layers, Look};
use super::selector::Element;
use super::style::{Sheets, words_of};
use super::tree::{Node, Tree};
use crate::error::Quantity;
use crate::ink::{Colour, Ground, Shift, Sight};
use crate::note::{Note, about_line, note};
use crate::text::limits::TextLimits;
use crate::text::markup::{Flow, MOST_COLUMNS_SPANNED, Table};
use crate::text::table::Account;
use crate::{Layout, ReadError};

/// Spans of rows as the standard bounds them.
const MOST_ROWS_SPANNED: usize = 65_534;
/// The colour of a link of which nothing says it.
const LINK: Colour = [0, 0, 238];
/// Tables within tables; a page that goes deeper means nothing by it.
const DEEPEST: usize = 64;

/// A page as it is read, tag by tag.
#[derive(Debug)]
pub(super) struct Page<'a> {
    source: &'a str,
    limits: &'a TextLimits,
    account: Account<'a>,
    /// The line of the last place asked for; places are asked for in order.
    seen: (usize, u32),
    /// Tables that are open, the innermost last.
    tables: Vec<Table>,
    /// How many tables have begun.
    tables_begun: u16,
    /// What stands outside all tables.
    flow: Flow,
    hidden: Option<Hidden>,
    /// The style sheets before, and the one that is being read.
    sheets: Sheets,
    sheet: Option<String>,
    /// How many texts in tables are hidden, those of hidden rows and tables aside.
    hidden_texts: usize,
    /// How many are in the colour of what is below them, and how many in tables may be.
    unseen: usize,
    doubtful: usize,
    /// What says how letters look.
    layers: Layers,
    /// The elements that are open.
    tree: Tree,
    has_doctype: bool,
    /// The closed section whose summary is open, which shows that alone.
    section: Option<Hidden>,
    lines: usize,
    notes: Vec<Note>,
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
    /// Whether it was noted.
    is_noted: bool,
    /// Whether its summary is shown, which has not come yet.
    has_summary: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(source: &'a str, limits: &'a TextLimits) -> Self {
        Self {
            source,
            limits,
            account: Account::new(limits),
            seen: (0, 1),
            tables: Vec::new(),
            tables_begun: 0,
            flow: Flow::default(),
            hidden: None,
            sheets: Sheets::default(),
            sheet: None,
            hidden_texts: 0,
            unseen: 0,
            doubtful: 0,
            layers: Layers::default(),
            tree: Tree::default(),
            has_doctype: false,
            section: None,
            lines: 0,
            notes: Vec::new(),
        }
    }

    /// The page declares its type.
    pub(super) const fn doctype(&mut self) {
        self.has_doctype = true;
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

    pub(super) fn text(&mut self, text: &str, span: Span<usize>) -> Result<(), ReadError> {
        let line = self.line(span);
        if let Some(sheet) = &mut self.sheet {
            sheet.push_str(text);
        }
        if let Some(hidden) = &mut self.hidden {
            let is_of_table = !self.tables.is_empty() && !UNSEEN.contains(&&*hidden.name);
            if is_of_table && !text.trim().is_empty() {
                // What hides a row or a table is noted with its place.
                self.hidden_texts += usize::from(!hidden.is_noted);
                hidden.is_noted = true;
            }
            return Ok(());
        }
        if !text.trim().is_empty() {
            if self.layers.hides() {
                self.hidden_texts += usize::from(!self.tables.is_empty());
                return Ok(());
            }
            match self.layers.sight(self.sheets.is_paper_known()) {
                Sight::Seen => {}
                // What is white on a page and no part of its tables is mostly its navigation.
                Sight::Doubtful => self.doubtful += usize::from(!self.tables.is_empty()),
                Sight::Unseen => {
                    self.unseen += 1;
                    return Ok(());
                }
            }
        }
        let shift = self.layers.shift();
        let text = &*shift.set(text, &self.open().line);
        let long = self.limits.cell_bytes;
        let inside = !self.tables.is_empty();
        let flow = self.open();
        flow.push(text, Some(line));
        if inside && flow.line.len() > long {
            return Err(ReadError::too_large_by_line(Quantity::CellBytes, flow.line.len(), long, Some(line)));
        }
        Ok(())
    }

    fn break_line(&mut self, line: u32) -> Result<(), ReadError> {
        self.limits.deadline.ask()?;
        let limit = self.limits.lines;
        self.lines += 1;
        if self.lines > limit {
            return Err(ReadError::too_large_by_line(Quantity::Lines, self.lines, limit, Some(line)));
        }
        self.open().break_line();
        Ok(())
    }

    pub(super) fn start(&mut self, tag: &StartTag<usize>) -> Result<(), ReadError> {
        let name: &[u8] = &tag.name;
        let line = self.line(tag.span);
        if name == b"style" {
            self.sheet = Some(String::new());
        }
        if name == b"link" && tag.attributes.get(&b"rel"[..]).is_some_and(|rel| is_style_sheet(rel)) {
            self.sheets.name();
        }
        if self.passes_over(tag) {
            return Ok(());
        }
        let span = |name: &[u8], most: usize| {
            let number = attribute(tag, name).and_then(|value| value.trim().parse::<usize>().ok());
            number.map(|number| number.min(most))
        };
        let columns = span(b"colspan", MOST_COLUMNS_SPANNED).unwrap_or(1).max(1);
        // Zero means: to the end of the table.
        let rows = span(b"rowspan", MOST_ROWS_SPANNED)
            .map_or(1, |rows| if rows == 0 { MOST_ROWS_SPANNED } else { rows });
        let place = self.tree.begin(name);
        if !VOID.contains(&name) && self.open_element(tag, place, (rows, columns), line)? {
            return Ok(());
        }
        if name == b"input" {
            // What a field of a form shows stands on the page like any text.
            let kind = attribute(tag, b"type").unwrap_or_default().to_ascii_lowercase();
            let shown = matches!(kind.as_str(), "" | "text" | "number" | "tel" | "search");
            if let Some(value) = attribute(tag, b"value").filter(|_| shown) {
                self.text(&value, tag.span)?;
            }
            return Ok(());
        }
        self.begin(name, Some((rows, columns)), line)
    }

    /// Whether a tag stands in what is hidden, and does not end it.
    fn passes_over(&mut self, tag: &StartTag<usize>) -> bool {
        let name: &[u8] = &tag.name;
        if let Some(hidden) = self.hidden.take_if(|hidden| {
            name == b"summary"
                && hidden.has_summary
                && hidden.nested + hidden.tables == 0
                && self.section.is_none()
        }) {
            self.section = Some(Hidden { has_summary: false, ..hidden });
        }
        let Some(hidden) = &mut self.hidden else { return false };
        // A cell or row that is hidden and has no end tag ends where the next one begins, a paragraph likewise.
        if hidden.tables == 0 && ends_unclosed(&hidden.name, name) {
            self.hidden = None;
            return false;
        }
        if !tag.self_closing && !VOID.contains(&name) {
            hidden.tables += usize::from(name == b"table");
            hidden.nested += usize::from(name == hidden.name.as_slice() && !is_of_table(name));
        }
        true
    }

    /// Opens an element, which stands at this place among those beside it and spans these rows and columns, and looks at its
    /// styles; whether it is hidden.
    fn open_element(
        &mut self,
        tag: &StartTag<usize>,
        place: usize,
        span: (usize, usize),
        line: u32,
    ) -> Result<bool, ReadError> {
        let name: &[u8] = &tag.name;
        let given = |name: &[u8]| attribute(tag, name).unwrap_or_default();
        let (class, id, own) = (given(b"class"), given(b"id"), given(b"style"));
        let element = Element {
            name: &String::from_utf8_lossy(name).to_ascii_lowercase(),
            classes: &class,
            id: &id,
            style: &own,
            attribute: &|name| attribute(tag, name.as_bytes()),
            place,
            around: self.tree.around(),
        };
        let declared = self.sheets.of(&element);
        let is_block = INLINE.contains(&name) && declared.is_block();
        let (words, element) = (words_of(&element), element.name.to_owned());
        let node = Node { name: element, words, place, is_block, ..Node::default() };
        let styled = declared.hides();
        let unseen = UNSEEN.contains(&name);
        self.layers.begin(name, self.tables.len());
        let is_closed = name == b"details" && attribute(tag, b"open").is_none();
        let is_hidden = attribute(tag, b"hidden").is_some();
        if unseen || styled || is_closed || is_hidden {
            let is_noted = !unseen && name != b"td" && name != b"th" && self.note_hidden(name, line);
            // A hidden cell, row or table still ends what is open, and a cell that is displayed and not seen has its place.
            let is_cell = matches!(name, b"td" | b"th");
            let is_place = is_cell && !is_hidden && declared.keeps_place();
            self.begin(name, is_place.then_some(span), line)?;
            if !(tag.self_closing && unseen) {
                let (around, has_summary) = (self.tables.len(), is_closed && !styled);
                let name = name.to_vec();
                self.hidden = Some(Hidden { name, nested: 0, tables: 0, around, is_noted, has_summary });
            }
            return Ok(true);
        }
        let look = self.look(tag, declared.look());
        if !INLINE.contains(&name) {
            self.layers.end_marks();
        }
        self.layers.add(name, self.tables.len(), look);
        self.tree.add(node);
        if is_block {
            self.break_line(line)?;
        }
        Ok(false)
    }

    /// What an element says of its letters by what it is and by its attributes, where its styles do not.
    fn look(&self, tag: &StartTag<usize>, mut look: Look) -> Look {
        let name: &[u8] = &tag.name;
        look.shift = match name {
            b"sup" | b"rt" => Some(Shift::Raised),
            b"sub" => Some(Shift::Lowered),
            _ => look.shift.filter(|_| INLINE.contains(&name)),
        };
        let given = |name: &[u8]| attribute(tag, name).filter(|value| !value.is_empty());
        let old_colour =
            given(if name == b"body" { b"text" } else { b"color" }).and_then(|text| colour(&text));
        let old_ground = given(b"bgcolor").and_then(|text| ground(&text.to_ascii_lowercase()));
        // A link has a colour of its own, whatever stands around it.
        let is_link = name == b"a" && attribute(tag, b"href").is_some();
        look.letters = look.letters.or(is_link.then_some((LINK, false)));
        look.clear = look.clear.or(is_link.then_some(false));
        if name == b"table" {
            // Browsers begin a table without the indent around it, and where a page declares no type, at the usual size.
            look.indented = look.indented.or(Some(false));
            look.tiny = look.tiny.or((!self.has_doctype).then_some(false));
        }
        look.letters = look.letters.or(old_colour.map(|colour| (colour, false)));
        look.ground = look.ground.or(old_ground).or(given(b"background").map(|_| Ground::Unknown));
        look
    }

    /// Notes a row or a table that is hidden; whether it is one.
    fn note_hidden(&mut self, name: &[u8], line: u32) -> bool {
        // Pages hide much that is no part of the document; rows and tables are what matters.
        if !matches!(name, b"tr" | b"table" | b"tbody" | b"details") {
            return false;
        }
        if self.notes.len() < 100 {
            let what = match name {
                b"tr" => Note::new("隐藏的一行未读取", "a hidden row was passed over"),
                b"details" => Note::new("折叠的一节未读取", "a section that is closed was passed over"),
                _ => Note::new("隐藏的一张表未读取", "a hidden table was passed over"),
            };
            self.notes.push(about_line(line, &what));
        }
        true
    }

    /// Begins an element; a cell with the rows and columns that it spans, a hidden one without.
    fn begin(&mut self, name: &[u8], span: Option<(usize, usize)>, line: u32) -> Result<(), ReadError> {
        match name {
            b"table" if span.is_some() => {
                self.break_line(line)?;
                self.tables_begun = self.tables_begun.saturating_add(1);
                if self.tables.len() < DEEPEST {
                    self.tables.push(Table::numbered(self.tables_begun));
                }
            }
            b"tr" => self.next_row(span.is_some(), line)?,
            b"td" | b"th" if !self.tables.is_empty() => {
                self.end_cell(line)?;
                if let Some((rows, columns)) = span {
                    self.begin_cell(rows, columns, line)?;
                }
            }
            b"thead" | b"tbody" | b"tfoot" => {
                self.end_cell(line)?;
                if let Some(table) = self.tables.last_mut() {
                    table.in_foot = name == b"tfoot";
                }
            }
            name if INLINE.contains(&name) => {}
            _ => self.break_line(line)?,
        }
        Ok(())
    }

    fn next_row(&mut self, shown: bool, line: u32) -> Result<(), ReadError> {
        self.end_cell(line)?;
        if let Some(table) = self.tables.last_mut() {
            if shown {
                table.next_row();
            }
            table.row_open = shown;
        }
        Ok(())
    }

    fn begin_cell(&mut self, rows: usize, columns: usize, line: u32) -> Result<(), ReadError> {
        // Tables that stand in each other are held together.
        let around = self.tables.iter().rev().skip(1).map(Table::area).sum();
        let limit = self.limits.cells.saturating_sub(around);
        self.tables.last_mut().map_or(Ok(()), |table| table.begin_cell(rows, columns, Some(line), limit))
    }

    fn end_cell(&mut self, line: u32) -> Result<(), ReadError> {
        self.break_line(line)?;
        if let Some(table) = self.tables.last_mut() {
            table.end_cell();
        }
        Ok(())
    }

    pub(super) fn end(&mut self, name: &[u8], span: Span<usize>) -> Result<(), ReadError> {
        let line = self.line(span);
        if let Some(sheet) = self.sheet.take() {
            self.sheets.read(&sheet);
        }
        if let Some(hidden) = &mut self.hidden {
            // A table in it keeps its tags to itself.
            if hidden.tables > 0 && is_of_table(name) {
                hidden.tables -= usize::from(name == b"table");
                return Ok(());
            }
            let same_name = name == hidden.name.as_slice();
            if same_name && hidden.nested > 0 {
                hidden.nested -= 1;
                return Ok(());
            }
            // The end of what is around it ends what is hidden, in a table at least.
            let in_table = hidden.tables == 0 && hidden.around > 0 && encloses(name, &hidden.name);
            let outer = in_table || (hidden.name == b"rp" && name == b"ruby");
            if same_name || outer {
                self.hidden = None;
            }
            if !outer {
                return Ok(());
            }
        }
        if let Some(section) = self
            .section
            .take_if(|section| matches!(name, b"summary" | b"details") && self.tables.len() <= section.around)
        {
            self.hidden = Some(section).filter(|_| name == b"summary");
        }
        // A mark ends with what it stands in, be its own end forgotten.
        if !INLINE.contains(&name) {
            self.layers.end_marks();
        }
        if name == b"ruby" {
            self.layers.end_marks();
        }
        self.layers.end(name, self.tables.len());
        if self.tree.end(name) {
            self.break_line(line)?;
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
                    table.in_foot &= name == b"tr";
                }
                Ok(())
            }
            name if INLINE.contains(&name) => Ok(()),
            _ => self.break_line(line),
        }
    }

    /// Ends the innermost table. One that has tables in it, or holds no figures, only arranges what stands in it.
    fn end_table(&mut self, line: u32) -> Result<(), ReadError> {
        self.end_cell(line)?;
        let Some(mut table) = self.tables.pop() else { return Ok(()) };
        table.caption.break_line();
        let captions = std::mem::take(&mut table.caption.blocks);
        self.open().blocks.extend(captions);
        let blocks = table.into_blocks(&mut self.account, Some(line))?;
        self.open().blocks.extend(blocks);
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Layout, ReadError> {
        // The end of the page ends what was left open.
        self.hidden = None;
        while !self.tables.is_empty() {
            self.end_table(self.seen.1)?;
        }
        self.flow.break_line();
        if self.sheets.is_spent() || (self.tree.is_lost() && self.sheets.has_rules()) {
            self.notes.push(Note::new(
                "样式过多或元素嵌套过深，未能判断哪些文字被隐藏",
                "it has too many styles, or elements too deep in each other, to tell which text is hidden",
            ));
        }
        if self.unseen > 0 {
            let count = self.unseen;
            self.notes.push(note!(
                "有 {count} 处与底色相同的文字未读取",
                "{count} texts in the colour of what is below them were passed over"
            ));
        }
        if self.doubtful > 0 {
            let count = self.doubtful;
            self.notes.push(note!(
                "表格中有 {count} 处白色的文字，其底色不明，可能看不见；仍已读取",
                "{count} texts of tables in white may not be seen, for it is not known what is below them; they were read"
            ));
        }
        if self.hidden_texts > 0 {
            let count = self.hidden_texts;
            self.notes.push(note!(
                "表格中有 {count} 处隐藏的文字未读取",
                "{count} hidden texts in tables were passed over"
            ));
        }
        Ok(Layout { blocks: self.flow.blocks, notes: self.notes, ..Layout::default() })
    }
}

/// What a tag says for an attribute.
fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// Whether a link is to a style sheet.
fn is_style_sheet(relation: &[u8]) -> bool {
    String::from_utf8_lossy(relation).to_ascii_lowercase().contains("stylesheet")
}

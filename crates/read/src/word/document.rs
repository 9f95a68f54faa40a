//! The text of a Word file, element by element.

use quick_xml::events::BytesStart;

use super::ink::{self, Ink};
use super::margins::Margins;
use super::numbering::Numbering;
use super::references::{NoteKind, References};
use super::story::{Cell, Fields, Merged, OpenTable, Paragraph, Row, Run, Story};
use super::styles::Styles;
use super::symbol::{is_private, symbol};
use super::xml::{Elements, Name, attribute, is_on, number, value};
use crate::error::Quantity;
use crate::ink::{Ground, PAPER, Shift, Sight, sight};
use crate::note::{Note, note};
use crate::text::markup::{Account, MOST_COLUMNS_SPANNED, Table, TextLimits};
use crate::words::raised;
use crate::{Block, Layout, ReadError};

/// Elements that show nothing of what stands in them, or nothing that is said here: what properties were before a change,
/// the settings of controls and sections, instructions of fields, guides to how letters are said.
const UNSEEN: [&str; 16] = [
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "numberingChange",
    "sdtPr",
    "sdtEndPr",
    "sectPr",
    "instrText",
    "delInstrText",
    "delText",
    "rt",
];

/// How high letters are of which nothing says it, in half points (ISO/IEC 29500-1, 17.3.2.38).
const SIZE: u32 = 20;

/// What a property is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Of {
    /// No property: an element of the text.
    #[default]
    Nothing,
    Paragraph,
    /// The mark at the end of a paragraph.
    End,
    Run,
    Table,
    Row,
    Cell,
}

/// The text of a Word file as its elements come.
#[derive(Debug)]
pub(super) struct Document<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    limits: &'a TextLimits,
    account: Account<'a>,
    /// The most bytes of text, and how many there are.
    most: u64,
    read: u64,
    lines: usize,
    /// Places that are open: the document, a box in it.
    stories: Vec<Story>,
    /// How many tables have begun.
    tables_begun: u16,
    /// What was read.
    blocks: Vec<Block>,
    /// How many elements are open in one that is passed over, itself included.
    passed: usize,
    of: Of,
    /// The letters that are open, and whether blanks at their ends count.
    letters: Option<(String, bool)>,
    /// What is below what stands outside all tables and boxes.
    page: Ground,
    /// The choices that are open: how much was read before, and whether one of them showed something.
    choices: Vec<(u64, bool)>,
    pub(super) references: References,
    /// The number of the note that is read.
    note: u32,
    left_out: LeftOut,
}

/// How much was left out, and why.
#[derive(Debug, Default)]
struct LeftOut {
    hidden: usize,
    unseen: usize,
    /// What was read, and may not be seen.
    doubtful: usize,
    hidden_rows: usize,
    deleted: usize,
    objects: usize,
    formulas: usize,
}

impl<'a> Document<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, limits: &'a TextLimits, most: u64) -> Self {
        Self {
            styles,
            numbering,
            limits,
            account: Account::new(limits),
            most,
            read: 0,
            lines: 0,
            stories: vec![Story::default()],
            tables_begun: 0,
            blocks: Vec::new(),
            passed: 0,
            of: Of::Nothing,
            letters: None,
            page: PAPER,
            choices: Vec::new(),
            references: References::default(),
            note: 0,
            left_out: LeftOut::default(),
        }
    }

    /// Whether the text refers to notes of this kind.
    pub(super) fn refers_to(&self, kind: NoteKind) -> bool {
        self.references.has(kind)
    }

    /// Begins a note.
    pub(super) fn begin_note(&mut self, number: u32) -> Result<(), ReadError> {
        let blocks = self.end_stories()?;
        self.blocks.extend(blocks);
        self.note = number;
        Ok(())
    }

    /// Ends a note; what it says.
    pub(super) fn end_note(&mut self) -> Result<Vec<Block>, ReadError> {
        self.end_stories()
    }

    /// Adds what notes say.
    pub(super) fn append(&mut self, blocks: impl Iterator<Item = Block>) {
        self.blocks.extend(blocks);
    }

    /// What stands in all places that are open, as one.
    fn end_stories(&mut self) -> Result<Vec<Block>, ReadError> {
        while self.stories.len() > 1 {
            self.end_box()?;
        }
        (self.passed, self.of, self.letters) = (0, Of::Nothing, None);
        self.choices.clear();
        let story = std::mem::take(self.story());
        story.finish(&mut self.account)
    }

    pub(super) fn finish(mut self, margins: &Margins) -> Result<Layout, ReadError> {
        let blocks = self.end_stories()?;
        self.blocks.extend(blocks);
        let notes = self.left_out.notes().into_iter().chain(margins.note()).collect();
        Ok(Layout { blocks: self.blocks, notes, ..Layout::default() })
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    /// Passes over the element that begins.
    fn pass(&mut self) {
        self.passed = 1;
    }

    fn break_line(&mut self) -> Result<(), ReadError> {
        self.limits.deadline.ask()?;
        let limit = self.limits.lines;
        self.lines += 1;
        if self.lines > limit {
            return Err(ReadError::too_large(Quantity::Lines, self.lines as u64, limit as u64));
        }
        self.story().break_line();
        Ok(())
    }

    /// Whether letters here are hidden.
    fn is_hidden(&self) -> bool {
        let Some(story) = self.stories.last() else { return false };
        if story.runs.last().is_some_and(Run::is_tiny) {
            return true;
        }
        let run = story.runs.last().unwrap_or(&story.paragraph.end);
        self.hides(&story.paragraph, run)
    }

    /// Whether what stands here is shown: it is not hidden, and no instruction of a field.
    fn is_shown(&self) -> bool {
        !self.is_hidden() && !self.stories.last().is_some_and(|story| story.fields.is_instruction())
    }

    fn hides(&self, paragraph: &Paragraph, run: &Run) -> bool {
        run.hidden.unwrap_or_else(|| self.styles.hides(paragraph.style.as_deref(), run.style.as_deref()))
    }

    /// How letters of the run that is open are seen.
    fn sight(&self) -> Sight {
        let Some(story) = self.stories.last() else { return Sight::Seen };
        let Some(run) = story.runs.last() else { return Sight::Seen };
        let styles = (story.paragraph.style.as_deref(), run.style.as_deref());
        let Some(ink) = run.ink.or_else(|| self.styles.ink(styles.0, styles.1)) else { return Sight::Seen };
        let Ink::Plain(letters) = ink else { return Sight::Seen };
        let of_letters = run.ground.or(story.paragraph.ground);
        let ground = of_letters.or_else(|| self.styles.ground(styles.0, styles.1));
        sight(letters, ground.unwrap_or_else(|| self.below(story)))
    }

    /// What is below the paragraphs of a story.
    fn below(&self, story: &Story) -> Ground {
        for open in story.tables.iter().rev() {
            let ground = open.cell.as_ref().and_then(|cell| cell.ground).or(open.ground);
            let shaded = || self.styles.shades(open.style.as_deref()).then_some(Ground::Unknown);
            if let Some(ground) = ground.or_else(shaded) {
                return ground;
            }
        }
        // What fills a box is not looked at.
        if self.stories.len() > 1 { Ground::Unknown } else { self.page }
    }

    /// How letters of the run that is open stand to their line.
    fn shift(&mut self, text: &str) -> Shift {
        let styles = self.styles;
        let story = self.story();
        let Some(run) = story.runs.last() else { return Shift::OnLine };
        let (of_paragraph, of_letters) = (story.paragraph.style.as_deref(), run.style.as_deref());
        let set = run.shift.or_else(|| styles.shift(of_paragraph, of_letters));
        if let Some(set) = set.filter(|set| *set != Shift::OnLine) {
            return set;
        }
        let up = run.up.or_else(|| styles.up(of_paragraph, of_letters)).unwrap_or_default();
        if (up == 0 && story.paragraph.line.is_none_or(|line| line == 0)) || text.trim().is_empty() {
            story.paragraph.line = story.paragraph.line.or((!text.trim().is_empty()).then_some(up));
            return Shift::OnLine;
        }
        let size = run.size.or_else(|| styles.size(of_paragraph, of_letters)).unwrap_or(SIZE);
        let moved = ink::moved(up, *story.paragraph.line.get_or_insert(up), size);
        let before = &mut story.open().line;
        let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '（' | '）' | '*');
        if moved == Shift::Lowered && before.chars().all(is_mark) {
            // What stands before them is raised, and they are on the line.
            *before = raised(before);
            story.paragraph.line = Some(up);
            return Shift::OnLine;
        }
        moved
    }

    /// Whether the end of the paragraph shows nothing, so that the next one goes on in its line.
    fn end_is_unseen(&self) -> bool {
        let Some(Story { paragraph, .. }) = self.stories.last() else { return false };
        paragraph.end_deleted || self.hides(paragraph, &paragraph.end)
    }

    /// Writes the number of the paragraph, once.
    fn write_number(&mut self) -> Result<(), ReadError> {
        if std::mem::replace(&mut self.story().paragraph.is_numbered, true) || self.end_is_unseen() {
            return Ok(());
        }
        let styles = self.styles;
        let Some(Story { paragraph, .. }) = self.stories.last() else { return Ok(()) };
        let Some(label) = self.numbering.count(paragraph.place, paragraph.style.as_deref(), styles) else {
            return Ok(());
        };
        self.take(&label)?;
        // Digits that meet would be another number.
        let blank = if label.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
        let line = &mut self.story().open().line;
        let rest = std::mem::take(line);
        *line = format!("{}{blank}{rest}", label.trim());
        Ok(())
    }

    /// Takes text against the limit.
    fn take(&mut self, text: &str) -> Result<(), ReadError> {
        self.read += text.len() as u64;
        if self.read > self.most {
            return Err(ReadError::too_large(Quantity::TextBytes, self.read, self.most));
        }
        Ok(())
    }

    /// Writes letters, if they are seen.
    fn write(&mut self, text: &str) -> Result<(), ReadError> {
        if text.is_empty() || self.story().fields.is_instruction() {
            return Ok(());
        }
        if self.is_hidden() {
            self.left_out.hidden += usize::from(!text.trim().is_empty());
            return Ok(());
        }
        self.write_number()?;
        self.take(text)?;
        let long = self.limits.cell_bytes;
        let story = self.story();
        let inside = !story.tables.is_empty();
        let flow = story.open();
        flow.push(text, None);
        if inside && flow.line.len() > long {
            return Err(ReadError::too_large(Quantity::CellBytes, flow.line.len() as u64, long as u64));
        }
        Ok(())
    }

    /// Letters of a run: those that mean something in their font alone as what they show, raised ones raised.
    fn write_letters(&mut self, text: &str) -> Result<(), ReadError> {
        let mut text = text.to_owned();
        if text.contains(is_private) {
            let font = self.story().runs.last().and_then(|run| run.font.clone()).unwrap_or_default();
            let shown = |c: char| if is_private(c) { symbol(&font, u32::from(c)).unwrap_or(c) } else { c };
            text = text.chars().map(shown).collect();
        }
        self.write_shown(&text)
    }

    /// Letters of a run, as they show: what is raised or lowered is no digit.
    fn write_shown(&mut self, text: &str) -> Result<(), ReadError> {
        if self.is_shown() && !text.trim().is_empty() {
            match self.sight() {
                Sight::Seen => {}
                Sight::Doubtful => self.left_out.doubtful += 1,
                Sight::Unseen => {
                    self.left_out.unseen += 1;
                    return Ok(());
                }
            }
        }
        let shift = self.shift(text);
        let shown = shift.set(text, &self.story().open().line);
        self.write(&shown)
    }

    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        let of = self.of;
        let story = self.story();
        match of {
            Of::Paragraph => match name {
                "pStyle" => story.paragraph.style = value(element),
                "ilvl" => story.paragraph.place.level = number(element),
                "numId" => story.paragraph.place.list = number(element),
                "shd" => story.paragraph.ground = ink::ground(element),
                "rPr" => self.of = Of::End,
                _ => {}
            },
            Of::End => match name {
                "del" | "moveFrom" => story.paragraph.end_deleted = true,
                name => story.paragraph.end.take(name, element),
            },
            Of::Run => {
                if let Some(run) = story.runs.last_mut() {
                    run.take(name, element);
                }
            }
            Of::Table => {
                let Some(open) = story.tables.last_mut() else { return };
                match name {
                    "tblStyle" => open.style = value(element),
                    "shd" => open.ground = ink::ground(element),
                    _ => {}
                }
            }
            Of::Row => {
                let Some(OpenTable { row, .. }) = story.tables.last_mut() else { return };
                match name {
                    "gridBefore" => row.before = columns(element),
                    "del" => {
                        row.left_out = true;
                        self.left_out.deleted += 1;
                    }
                    // Set to less than a point, it shows nothing; without a rule it is as high as what stands in it.
                    "trHeight"
                        if attribute(element, "hRule").is_some_and(|rule| rule == "exact")
                            && number::<u32>(element).is_some_and(|height| height < 20) =>
                    {
                        row.left_out = true;
                        self.left_out.hidden_rows += 1;
                    }
                    "hidden" if is_on(element) => {
                        row.left_out = true;
                        self.left_out.hidden_rows += 1;
                    }
                    _ => {}
                }
            }
            Of::Cell => {
                let Some(OpenTable { cell: Some(cell), .. }) = story.tables.last_mut() else { return };
                match name {
                    "gridSpan" => cell.columns = columns(element),
                    "vMerge" => {
                        let begins = value(element).is_some_and(|value| value == "restart");
                        cell.merged = Some(if begins { Merged::Begins } else { Merged::GoesOn });
                    }
                    "hMerge" if value(element).is_none_or(|value| value == "continue") => {
                        cell.merged = Some(Merged::WithBefore);
                    }
                    "shd" => cell.ground = ink::ground(element),
                    "cellDel" => {
                        cell.left_out = true;
                        self.left_out.deleted += 1;
                    }
                    _ => {}
                }
            }
            Of::Nothing => {}
        }
    }

    fn start_word(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), ReadError> {
        match name {
            "pPr" => self.of = Of::Paragraph,
            "rPr" => self.of = Of::Run,
            "tblPr" | "tblPrEx" => self.of = Of::Table,
            "trPr" => self.of = Of::Row,
            "tcPr" => self.of = Of::Cell,
            "background" => {
                let colour = attribute(element, "color").unwrap_or_default();
                self.page = if colour.eq_ignore_ascii_case("FFFFFF") { PAPER } else { Ground::Unknown };
            }
            "del" | "moveFrom" => {
                self.left_out.deleted += 1;
                self.pass();
            }
            "p" => {
                self.begin_cell()?;
                if !self.is_left_out() {
                    let story = self.story();
                    story.paragraph = Paragraph::default();
                    story.runs.clear();
                }
            }
            "r" => self.story().runs.push(Run::default()),
            "t" => {
                let keeps = attribute(element, "space").is_some_and(|space| space == "preserve");
                self.letters = Some((String::new(), keeps));
            }
            "tab" | "ptab" => self.write(" ")?,
            "noBreakHyphen" => self.write("-")?,
            "br" | "cr" if self.is_shown() => {
                self.write_number()?;
                self.break_line()?;
            }
            "sym" => {
                let font = attribute(element, "font").unwrap_or_default();
                let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let shown = code.and_then(|code| symbol(&font, code)).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.write_shown(shown.encode_utf8(&mut [0; 4]))?;
            }
            "fldChar" => {
                let kind = attribute(element, "fldCharType").unwrap_or_default();
                self.story().fields.mark(&kind);
            }
            "footnoteReference" => self.refer(NoteKind::Footnote, element)?,
            "endnoteReference" => self.refer(NoteKind::Endnote, element)?,
            "footnoteRef" | "endnoteRef" => self.write(&raised(&self.note.to_string()))?,
            "tbl" => {
                self.begin_cell()?;
                if self.is_left_out() {
                    self.pass();
                    return Ok(());
                }
                self.break_line()?;
                self.tables_begun = self.tables_begun.saturating_add(1);
                let table = Table::numbered(self.tables_begun);
                self.story().tables.push(OpenTable { table, ..OpenTable::default() });
            }
            "gridCol" => {
                let width = attribute(element, "w").and_then(|width| width.trim().parse().ok());
                if let Some(open) = self.story().tables.last_mut() {
                    open.widths.push(width.unwrap_or_default());
                }
            }
            "tr" => {
                if let Some(open) = self.story().tables.last_mut() {
                    (open.row, open.cell) = (Row::default(), None);
                }
            }
            "tc" => {
                if let Some(open) = self.story().tables.last_mut() {
                    open.cell = Some(Cell::default());
                }
            }
            "txbxContent" => {
                if self.is_shown() {
                    self.write_number()?;
                    self.stories.push(Story::default());
                } else {
                    self.left_out.hidden += 1;
                    self.pass();
                }
            }
            "object" | "altChunk" => {
                self.left_out.objects += 1;
                self.pass();
            }
            _ => {}
        }
        Ok(())
    }

    /// A reference to a note: its mark is no digit of a figure before it.
    fn refer(&mut self, kind: NoteKind, element: &BytesStart<'_>) -> Result<(), ReadError> {
        if !self.is_shown() {
            return Ok(());
        }
        let number = self.references.number(kind, attribute(element, "id").unwrap_or_default());
        let own = attribute(element, "customMarkFollows").is_some_and(|own| own != "0" && own != "false");
        if own {
            // The mark is the text of the run.
            self.story().runs.last_mut().into_iter().for_each(|run| run.shift = Some(Shift::Raised));
            return Ok(());
        }
        self.write(&raised(&number.to_string()))
    }

    fn begin_cell(&mut self) -> Result<(), ReadError> {
        let cells = self.limits.cells;
        self.story().begin_cell(cells)
    }

    /// Whether what stands in the open cell is left out.
    fn is_left_out(&self) -> bool {
        let table = self.stories.last().and_then(|story| story.tables.last());
        table.and_then(|open| open.cell.as_ref()).is_some_and(|cell| cell.begun && cell.left_out)
    }

    /// Ends a box: its lines stand behind the paragraph around it.
    fn end_box(&mut self) -> Result<(), ReadError> {
        if self.stories.len() > 1
            && let Some(story) = self.stories.pop()
        {
            let mut blocks = story.finish(&mut self.account)?;
            self.story().boxes.append(&mut blocks);
        }
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        self.write_number()?;
        let unseen = self.end_is_unseen();
        let story = self.story();
        story.runs.clear();
        // No instruction goes on in the next paragraph; one without a result would take all that follows.
        story.fields = Fields::default();
        if unseen { Ok(()) } else { self.break_line() }
    }
}

impl Elements for Document<'_> {
    fn start(&mut self, name: Name<'_>, element: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.passed > 0 {
            self.passed += 1;
            return Ok(());
        }
        match name {
            Name::Word(name) if UNSEEN.contains(&name) => self.pass(),
            Name::Word(name) if self.of != Of::Nothing => self.property(name, element),
            Name::Word(name) => {
                self.start_word(name, element)?;
                if name == "p" && self.is_left_out() {
                    self.pass();
                }
            }
            // One of them is shown: the first one, or where it shows nothing that is read, another.
            Name::Compatible("AlternateContent") => self.choices.push((self.read, false)),
            Name::Compatible("Choice" | "Fallback") => match self.choices.last_mut() {
                Some((_, true)) => self.pass(),
                Some((before, false)) => *before = self.read,
                None => {}
            },
            Name::Math("oMath") => {
                self.left_out.formulas += 1;
                self.pass();
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: Name<'_>) -> Result<(), ReadError> {
        if self.passed > 0 {
            self.passed -= 1;
            return Ok(());
        }
        match name {
            Name::Word("rPr") if self.of == Of::End => self.of = Of::Paragraph,
            Name::Word("pPr" | "rPr" | "tblPr" | "tblPrEx" | "trPr") => self.of = Of::Nothing,
            Name::Word("tcPr") => {
                self.of = Of::Nothing;
                self.begin_cell()?;
            }
            Name::Word("t") => {
                if let Some((text, keeps)) = self.letters.take() {
                    let blank = |c: char| c.is_ascii_whitespace();
                    self.write_letters(if keeps { &text } else { text.trim_matches(blank) })?;
                }
            }
            Name::Word("r") => drop(self.story().runs.pop()),
            Name::Word("p") => self.end_paragraph()?,
            Name::Word("txbxContent") => self.end_box()?,
            Name::Word("tc") => {
                let cells = self.limits.cells;
                self.story().end_cell(cells)?;
            }
            Name::Word("tbl") => {
                let Self { stories, account, .. } = self;
                if let Some(story) = stories.last_mut() {
                    story.end_table(account)?;
                }
            }
            Name::Compatible("Choice" | "Fallback") => {
                let read = self.read;
                self.choices.last_mut().into_iter().for_each(|(before, shown)| *shown |= read > *before);
            }
            Name::Compatible("AlternateContent") => drop(self.choices.pop()),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if let Some((letters, _)) = self.letters.as_mut().filter(|_| self.passed == 0) {
            letters.push_str(text);
        }
        Ok(())
    }
}

/// The columns that a property counts.
fn columns(element: &BytesStart<'_>) -> usize {
    number::<usize>(element).unwrap_or_default().min(MOST_COLUMNS_SPANNED)
}

impl LeftOut {
    fn notes(&self) -> Vec<Note> {
        let Self { hidden, unseen, doubtful, hidden_rows, deleted, objects, formulas } = *self;
        let mut notes = Vec::new();
        if hidden > 0 {
            notes.push(note!("有 {hidden} 处隐藏的文字未读取", "{hidden} hidden texts were passed over"));
        }
        if unseen > 0 {
            notes.push(note!(
                "有 {unseen} 处与底色相同的文字未读取",
                "{unseen} texts in the colour of what is below them were passed over"
            ));
        }
        if doubtful > 0 {
            notes.push(note!(
                "有 {doubtful} 处白色的文字，其底色不明，可能看不见；仍已读取",
                "{doubtful} texts in white may not be seen, for it is not known what is below them; they were read"
            ));
        }
        if hidden_rows > 0 {
            notes.push(note!(
                "表格中有 {hidden_rows} 个隐藏的行未读取",
                "{hidden_rows} hidden rows of tables were passed over"
            ));
        }
        if deleted > 0 {
            notes.push(note!(
                "文件带有修订，按接受全部修订读取；有 {deleted} 处删除的内容未读取",
                "its tracked changes were read as accepted: {deleted} deleted pieces were passed over"
            ));
        }
        if objects > 0 {
            notes.push(note!(
                "有 {objects} 个嵌入的对象（如工作表）未读取，请将其另存后读取",
                "{objects} embedded objects, such as worksheets, were not read: save them as files and read those"
            ));
        }
        if formulas > 0 {
            notes.push(note!("有 {formulas} 个公式未读取", "{formulas} formulas were not read"));
        }
        notes
    }
}

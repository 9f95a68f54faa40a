//! What a rule may ask: the document, its tables, its text, and what stands beside it.

use core::any::{Any, TypeId};
use core::cell::{OnceCell, RefCell};
use core::fmt;
use core::ops::Range;
use std::rc::Rc;

use super::answer::Breach;
use super::companion::{Companion, Comparison};
use super::outline::Outline;
use super::place::{FindingPlace, Places, of_row, of_sheet};
use super::subject::TableSubject;
use super::text::last_year::OtherText;
use super::text::{Prose, TextFacts, quote};
use super::unit_line::Rescaled;
use crate::catalog::Catalog;
use crate::companion::Related;
use crate::document::{Disclosure, TextPlace};
use crate::fact::{CountSum, Fact, Lexicon, Narrative, SheetReadings};
use crate::identity::{CellRef, PrintedTables, TableCheck};
use crate::prose::Line;
use crate::table::{CellOrigin, TableKind};
use crate::value::Printed;

/// Everything that is known of a document while it is checked (审核环境).
#[doc(alias = "审核环境")]
#[derive(Debug)]
pub struct Context<'a> {
    pub(super) related: &'a Related<'a>,
    /// The document with every table in the unit that its figures are in: see STR010.
    pub(super) in_unit: &'a Disclosure,
    pub(super) tables: &'a PrintedTables,
    pub(super) identities: &'a [TableCheck],
    pub(super) rescaled: &'a [Rescaled],
    pub(super) catalog: Catalog,
    pub(super) readings: Rc<SheetReadings<'a>>,
    pub(super) prose: Prose<'a>,
    lines: OnceCell<Vec<Line>>,
    pub(super) counts: &'a [CountSum],
    pub(super) bare: &'a [TextPlace],
    pub(super) companions: &'a [Companion<'a>],
    pub(super) others: OnceCell<Vec<OtherText<'a>>>,
    pub(super) comparisons: Vec<Comparison>,
    pub(super) outlines: OnceCell<Vec<Outline>>,
    pub(super) once: Once,
}

/// The tables of a document as they are checked: as printed, or in the units that their figures are in.
#[derive(Clone, Copy)]
pub(super) struct Checked<'a> {
    pub(super) document: &'a Disclosure,
    pub(super) tables: &'a PrintedTables,
    pub(super) identities: &'a [TableCheck],
    pub(super) rescaled: &'a [Rescaled],
}

/// What rules worked out of a document, by its type.
#[derive(Debug, Default)]
pub(super) struct Once(RefCell<Vec<(TypeId, Rc<dyn Any>)>>);

impl<'a> Context<'a> {
    /// What is known of a document before figures are put beside those of others.
    pub(super) fn new(
        related: &'a Related<'a>,
        checked: Checked<'a>,
        narrative: &'a Narrative,
        companions: &'a [Companion<'a>],
        readings: Rc<SheetReadings<'a>>,
        catalog: Catalog,
    ) -> Self {
        let document = related.document();
        let Checked { document: in_unit, tables, identities, rescaled } = checked;
        Self {
            related,
            in_unit,
            tables,
            identities,
            rescaled,
            catalog,
            prose: Prose::of(document, Rc::clone(&readings), tables, &narrative.facts),
            readings,
            lines: OnceCell::new(),
            counts: &narrative.counts,
            bare: &narrative.bare,
            companions,
            others: OnceCell::new(),
            comparisons: Vec::new(),
            outlines: OnceCell::new(),
            once: Once::default(),
        }
    }

    /// The document that is checked.
    pub const fn document(&self) -> &'a Disclosure {
        self.related.document()
    }

    /// Its tables, typed as far as they can be. Where a table states a unit that its figures are not in (STR010), they
    /// are in the right one here.
    pub const fn tables(&self) -> &'a PrintedTables {
        self.tables
    }

    /// Every identity within and across the tables.
    #[doc(alias = "勾稽关系")]
    pub const fn identities(&self) -> &'a [TableCheck] {
        self.identities
    }

    /// The official names of the document's year.
    #[doc(alias = "科目表")]
    pub const fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The words by which its tables are read.
    #[doc(alias = "词表")]
    pub fn lexicon(&self) -> &'a Lexicon {
        self.readings.lexicon
    }

    /// What the sentences beside the tables state.
    #[doc(alias = "文字事实")]
    pub fn facts(&self) -> &'a [Fact] {
        self.text().facts
    }

    /// The headings and paragraphs of the text, but for its contents.
    #[doc(alias = "段落")]
    pub fn lines(&self) -> &[Line] {
        self.lines.get_or_init(|| crate::prose::lines(self.document()))
    }

    /// The counts that sentences take apart.
    #[doc(alias = "数量")]
    pub const fn counts(&self) -> &'a [CountSum] {
        self.counts
    }

    /// The documents beside it.
    #[doc(alias = "参照文件")]
    pub const fn companions(&self) -> &'a [Companion<'a>] {
        self.companions
    }

    /// What `find` works out of the document, found when it is first asked for. It is kept by its type, which should
    /// be the asker's own: a rule that looks at every paragraph need not count the document anew for each.
    ///
    /// ```
    /// use cn_budget::check::{Answer, Context, Declaration, LooksAt, Rule, Severity, Subject};
    ///
    /// #[derive(Debug)]
    /// struct LongestLine(usize);
    ///
    /// /// Not the longest.
    /// #[derive(Debug)]
    /// struct TooLong;
    ///
    /// impl Rule for TooLong {
    ///     fn declaration(&self) -> &'static Declaration {
    ///         const DECLARATION: Declaration =
    ///             Declaration::new("OWN002", "too-long", Severity::Warning).looks_at(&[LooksAt::Paragraph]);
    ///         &DECLARATION
    ///     }
    ///
    ///     fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
    ///         let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
    ///         let longest = context.once(|context| {
    ///             let lengths = context.lines().iter().map(|line| line.text.len());
    ///             LongestLine(lengths.max().unwrap_or_default())
    ///         });
    ///         if line.text.len() < longest.0 { Answer::Held } else { context.words_of_line(line, 0, "").into() }
    ///     }
    /// }
    /// ```
    pub fn once<T: fmt::Debug + 'static>(&self, find: impl FnOnce(&Self) -> T) -> Rc<T> {
        let kept = self
            .once
            .0
            .borrow()
            .iter()
            .find(|(of, _)| *of == TypeId::of::<T>())
            .map(|(_, kept)| Rc::clone(kept));
        if let Some(kept) = kept.and_then(|kept| kept.downcast::<T>().ok()) {
            return kept;
        }
        // What it asks for may be kept here too.
        let found = Rc::new(find(self));
        self.once.0.borrow_mut().push((TypeId::of::<T>(), Rc::clone(&found) as Rc<dyn Any>));
        found
    }

    /// Whether a table, by its place in the document, is one of projects, whose rows have their names beside the code of
    /// their item.
    pub(super) fn is_of_projects(&self, sheet: usize) -> bool {
        let reading = self.readings.of_sheets.get(sheet).zip(self.document().sheets.get(sheet));
        reading.is_some_and(|(reading, sheet)| reading.lists_projects(sheet))
    }

    /// Which of the lines a line is.
    pub(super) fn index_of_line(&self, line: &Line) -> usize {
        let place = |line: &Line| (line.place.section, line.place.paragraph);
        self.lines().partition_point(|other| place(other) < place(line))
    }

    /// The figures of a paragraph that stand where an amount or a percentage must, and have neither unit nor sign.
    pub(super) fn bare_figures_of(&self, line: &Line) -> impl Iterator<Item = &'a TextPlace> {
        let of_line = (line.place.section, line.place.paragraph);
        self.bare.iter().filter(move |place| (place.section, place.paragraph) == of_line)
    }

    /// The text of the document, with what ties it to the tables.
    pub(super) const fn prose(&self) -> &Prose<'a> {
        &self.prose
    }

    /// The facts of the text, and where they stand.
    pub(super) const fn text(&self) -> &TextFacts<'a> {
        &self.prose.text
    }

    /// The text of the department's other documents that stand beside it.
    pub(super) fn others(&self) -> &[OtherText<'_>] {
        self.others.get_or_init(|| OtherText::all(self.companions, self.lexicon()))
    }

    /// Where a cell stands.
    pub fn place_of_cell(&self, cell: CellRef) -> FindingPlace {
        self.places().of_cell(cell)
    }

    /// Where a printed cell stands.
    pub fn place_of_origin(&self, cell: CellOrigin) -> FindingPlace {
        self.places().of_origin(cell)
    }

    /// Where a table stands, by its index in the document.
    pub fn place_of_table(&self, index: usize) -> FindingPlace {
        self.document().sheets.get(index).map(|sheet| of_sheet(index, sheet)).unwrap_or_default()
    }

    /// Where a row of a table stands, by its index in the table.
    pub fn place_of_row(&self, table: usize, row: usize) -> FindingPlace {
        self.document().sheets.get(table).map(|sheet| of_row(table, sheet, row)).unwrap_or_default()
    }

    /// Where a cell stands in a column of words, by their places in the table, with what it prints.
    pub(super) fn place_of_text_cell(&self, table: usize, row: usize, column: usize) -> FindingPlace {
        let sheet = self.document().sheets.get(table);
        let printed = sheet.and_then(|sheet| sheet.rows.get(row)).map(|row| row.text(column).to_owned());
        let column = sheet.and_then(|sheet| sheet.text_headers.get(column)).cloned().unwrap_or_default();
        FindingPlace { column, printed, ..self.place_of_row(table, row) }
    }

    /// Where a fact stands, with what it prints.
    pub fn place_of_fact(&self, fact: &Fact) -> FindingPlace {
        self.text().place(fact)
    }

    /// Where facts stand, each with what it prints.
    pub(super) fn places_of_facts<'f>(&self, facts: impl IntoIterator<Item = &'f Fact>) -> Vec<FindingPlace> {
        facts.into_iter().map(|fact| self.place_of_fact(fact)).collect()
    }

    /// Where some words of the text stand, quoted with the words around them; a place without words is the paragraph's.
    pub fn place_of_text(&self, place: &TextPlace) -> FindingPlace {
        self.text().place_of(place)
    }

    /// Where a figure of a line stands, with what it prints.
    pub(super) fn place_of_figure(&self, line: &Line, range: &Range<usize>, figure: Printed) -> FindingPlace {
        let place = TextPlace { range: range.clone(), ..line.place.clone() };
        FindingPlace { printed: Some(figure.digits()), ..self.place_of_text(&place) }
    }

    /// A breach on words of the text as they are printed at a place.
    pub fn words_of_text(&self, place: &TextPlace, words: &str) -> Breach {
        Breach::at(FindingPlace {
            row_label: words.to_owned(),
            printed: Some(words.to_owned()),
            ..self.place_of_text(place)
        })
    }

    /// A breach on words that stand at this byte of a line.
    pub fn words_of_line(&self, line: &Line, at: usize, words: &str) -> Breach {
        Breach::at(FindingPlace {
            row_label: words.to_owned(),
            printed: Some(words.to_owned()),
            quote: quote(&line.text, at..at + words.len()),
            ..self.place_of_text(&line.place)
        })
    }

    /// The index in the document of the first table of a kind.
    pub(super) fn table_of_kind(&self, kind: TableKind) -> Option<usize> {
        self.document().sheets.iter().position(|sheet| sheet.kind == Some(kind))
    }

    /// The kind of a table, where it is the first of its kind: the one that the typed tables were read from.
    pub(super) fn kind_of_table(&self, table: TableSubject<'_>) -> Option<TableKind> {
        table.sheet.kind.filter(|kind| self.table_of_kind(*kind) == Some(table.index))
    }

    /// The codes of a table, by its index in the document.
    pub(super) fn outline(&self, table: usize) -> Option<&Outline> {
        let outlines = self.outlines.get_or_init(|| self.document().sheets.iter().map(Outline::of).collect());
        outlines.get(table)
    }

    pub(super) const fn places(&self) -> Places<'a> {
        Places { document: self.in_unit, tables: self.tables }
    }
}

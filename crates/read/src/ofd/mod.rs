//! OFD (GB/T 33190, 版式文件), the format of documents of fixed layout that Chinese authorities exchange: letters, each at its
//! place, in the XML of an archive.
//!
//! The package names its documents ([`document`]), whose pages are trees of objects ([`tree`]). They are drawn ([`draw`])
//! onto the ink of a page, which becomes lines and grids as that of a PDF does ([`crate::page`]). Fonts are not looked at:
//! the text says what its letters are.

mod archive;
mod colour;
mod document;
mod draw;
mod path;
mod resources;
mod text;
mod tree;
mod values;

use std::collections::HashMap;
use std::rc::Rc;

use cn_budget::Language;
use hayro_interpret::kurbo::{Affine, Rect};

use crate::deadline::Deadline;
use crate::error::Quantity;
use crate::note::{Note, about_page, note};
use crate::page::ink::Ink;
use crate::page::{self, Sheet};
use crate::{FileFormat, Layout, Options, ReadError};
use archive::{Archive, Fault, Steps, beside};
use document::{Body, Document, Order, PageEntry, bodies, say_once, unless_unread};
use draw::{Around, Canvas, Counts};
use resources::Res;
use tree::Element;

/// How many points a millimetre is.
const POINTS: f64 = 72.0 / 25.4;

/// How large a page is that does not say, in millimetres: A4.
const PAPER: Rect = Rect::new(0.0, 0.0, 210.0, 297.0);

/// How deep templates may rest on each other, and how many steps each takes.
const TEMPLATES: usize = 8;
const STEPS_OF_TEMPLATE: usize = 64;

/// What stands in an OFD document.
pub(crate) fn layout(bytes: &[u8], options: &Options) -> Result<Layout, ReadError> {
    let mut reader = Reader::new(Archive::open(bytes, options)?, options);
    let bodies = bodies(&mut reader.archive).map_err(damaged)?;
    let count = bodies.len();
    if count > 1 {
        reader.notes.push(note!(
            "文件包有 {count} 个文档，页码依次相接",
            "the package holds {count} documents; their pages are numbered through"
        ));
    }
    for body in &bodies {
        reader.document(body, count == 1)?;
    }
    reader.finish()
}

fn damaged(fault: Fault) -> ReadError {
    match fault {
        Fault::Unread(why) => ReadError::damaged(FileFormat::Ofd, why),
        Fault::Refused(error) => error,
    }
}

/// A page or a template, with its own resources.
struct Leaf {
    tree: Element,
    resources: Res,
}

/// The documents of a package, page by page.
struct Reader<'a> {
    archive: Archive<'a>,
    options: &'a Options,
    deadline: Deadline,
    steps: Steps,
    templates: HashMap<String, Option<Rc<Leaf>>>,
    sheets: Vec<Sheet>,
    notes: Vec<Note>,
    pages: usize,
    unread: usize,
    /// Why the first of them is not read.
    first_unread: Option<Note>,
    unnamed: usize,
    has_images: bool,
    has_invisible: bool,
}

impl<'a> Reader<'a> {
    fn new(archive: Archive<'a>, options: &'a Options) -> Self {
        Self {
            archive,
            options,
            deadline: options.deadline.into(),
            steps: Steps::new(options),
            templates: HashMap::new(),
            sheets: Vec::new(),
            notes: Vec::new(),
            pages: 0,
            unread: 0,
            first_unread: None,
            unnamed: 0,
            has_images: false,
            has_invisible: false,
        }
    }

    fn document(&mut self, body: &Body, is_only: bool) -> Result<(), ReadError> {
        let document = match Document::of(&mut self.archive, body, &mut self.notes) {
            Ok(document) => document,
            Err(Fault::Unread(why)) if !is_only => {
                let zh = why.message(Language::Zh);
                let what = note!("有一个文档未能读取，{zh}", "a document was not read, {why}");
                self.first_unread.get_or_insert_with(|| what.clone());
                self.notes.push(what);
                return Ok(());
            }
            Err(fault) => return Err(damaged(fault)),
        };
        let count = self.pages + document.pages.len();
        let most = self.options.pdf.pages;
        if count > most {
            return Err(ReadError::too_large(Quantity::Pages, count as u64, most as u64));
        }
        self.templates.clear();
        for entry in &document.pages {
            self.deadline.ask()?;
            self.pages += 1;
            let number = u32::try_from(self.pages).unwrap_or(u32::MAX);
            let mut said = Vec::new();
            match self.page(&document, entry, number, &mut said) {
                Ok(()) => {}
                Err(Fault::Unread(why)) => {
                    self.unread += 1;
                    let zh = why.message(Language::Zh);
                    let what = note!("未能读取，{zh}", "not read, {why}");
                    self.first_unread.get_or_insert_with(|| about_page(number, &what));
                    said.push(what);
                }
                Err(Fault::Refused(error)) => return Err(error),
            }
            self.notes.extend(said.iter().map(|what| about_page(number, what)));
        }
        Ok(())
    }

    /// Reads a page. What there is to say of it is said without its number.
    fn page(
        &mut self,
        document: &Document,
        entry: &PageEntry,
        number: u32,
        said: &mut Vec<Note>,
    ) -> Result<(), Fault> {
        let leaf = Rc::new(self.leaf(&entry.path, said)?);
        let area = leaf.tree.child("Area").and_then(document::area).or(document.area);
        let area = area.unwrap_or_else(|| {
            said.push(Note::new(
                "没有说明页面大小，按 A4 纸读取",
                "it does not say how large it is; it was read as A4 paper",
            ));
            PAPER
        });
        let mut leaves = Vec::new();
        self.gather(document, &leaf, 0, &mut leaves, said)?;
        let mut annotations = Vec::new();
        for path in entry.id.and_then(|id| document.annotations.get(&id)).into_iter().flatten() {
            annotations.extend(unless_unread(self.archive.tree(path), said)?);
        }
        let size = Rect::new(0.0, 0.0, area.width() * POINTS, area.height() * POINTS);
        let transform = Affine::scale(POINTS) * Affine::translate((-area.x0, -area.y0));
        let mut canvas = Canvas {
            ink: Ink::new(size, self.options.pdf.marks),
            steps: &mut self.steps,
            counts: Counts::default(),
        };
        for leaf in &leaves {
            canvas.layers(&leaf.tree, &Around::page(document.around(&leaf.resources), transform))?;
        }
        let around = Around::page(document.around(&leaf.resources), transform);
        for annotation in annotations.iter().flat_map(|part| part.all("Annot")) {
            canvas.annotation(annotation, &around)?;
        }
        let Canvas { mut ink, counts, .. } = canvas;
        if ink.over {
            let most = self.options.pdf.marks as u64;
            return Err(Fault::Refused(ReadError::too_large(Quantity::Marks, most + 1, most)));
        }
        ink.settle();
        doubts(&counts, said);
        self.has_images |= ink.images > 0;
        self.has_invisible |= ink.invisible > 0;
        self.unnamed += ink.unnamed;
        let has_images = ink.images > 0;
        let sheet = page::sheet(ink, number, size.width(), size.height());
        if sheet.is_blank() && has_images && !sheet.is_scan {
            said.push(Note::new("只有图片，未读取", "it has pictures alone, which were not read"));
        }
        self.steps.take(sheet.looks / page::LOOKS_OF_A_STEP)?;
        self.sheets.push(sheet);
        Ok(())
    }

    /// A page or a template, with its own resources.
    fn leaf(&mut self, path: &str, said: &mut Vec<Note>) -> Result<Leaf, Fault> {
        let tree = self.archive.tree(path)?;
        let mut resources = Res::default();
        for part in tree.texts("PageRes") {
            document::add(&mut self.archive, &mut resources, &beside(path, part), said)?;
        }
        Ok(Leaf { tree, resources })
    }

    /// What is drawn on a page, from below: its templates and itself.
    fn gather(
        &mut self,
        document: &Document,
        leaf: &Rc<Leaf>,
        depth: usize,
        leaves: &mut Vec<Rc<Leaf>>,
        said: &mut Vec<Note>,
    ) -> Result<(), Fault> {
        self.steps.take(STEPS_OF_TEMPLATE)?;
        for order in [Order::Below, Order::Above] {
            for named in leaf.tree.all("Template") {
                let known = named.id("TemplateID").and_then(|id| document.templates.get(&id));
                let (path, usual) = known.map_or((None, None), |(path, order)| (Some(path), *order));
                if Order::of(named).or(usual).unwrap_or(Order::Below) != order {
                    continue;
                }
                match path {
                    Some(path) if depth < TEMPLATES => {
                        if let Some(template) = self.template(path, said)? {
                            self.gather(document, &template, depth + 1, leaves, said)?;
                        }
                    }
                    Some(_) => say_once(
                        said,
                        Note::new(
                            "模板层层相引，其中的文字未全部读取",
                            "its templates rest on each other without end; not all of them were read",
                        ),
                    ),
                    None => say_once(
                        said,
                        Note::new(
                            "缺少所引用的模板，其中的文字未读取",
                            "a template that it refers to is missing; what it shows was not read",
                        ),
                    ),
                }
            }
            if order == Order::Below {
                leaves.push(Rc::clone(leaf));
            }
        }
        Ok(())
    }

    /// A template, which several pages share.
    fn template(&mut self, path: &str, said: &mut Vec<Note>) -> Result<Option<Rc<Leaf>>, Fault> {
        if let Some(known) = self.templates.get(path) {
            return Ok(known.clone());
        }
        let leaf = self.leaf(path, said);
        let leaf = unless_unread(leaf, said)?.map(Rc::new);
        self.templates.insert(path.to_owned(), leaf.clone());
        Ok(leaf)
    }

    fn finish(mut self) -> Result<Layout, ReadError> {
        if self.pages == self.unread {
            let first = self.first_unread.unwrap_or_else(|| Note::new("没有页面", "it has no pages"));
            let zh = first.message(Language::Zh);
            let what = note!("没有一页能够读取；{zh}", "no page can be read; {first}");
            return Err(ReadError::damaged(FileFormat::Ofd, what));
        }
        // Where letters are there but have no names, the notes say so; a scan has none.
        let is_without_text = self.sheets.iter().all(|sheet| sheet.is_scan || sheet.is_blank());
        if self.unnamed == 0 && self.unread == 0 && is_without_text {
            return Err(ReadError::no_text(FileFormat::Ofd, self.pages, self.has_images, self.has_invisible));
        }
        for sheet in &mut self.sheets {
            self.notes.append(&mut sheet.notes);
        }
        Ok(Layout { blocks: page::blocks(self.sheets), notes: self.notes, ..Layout::default() })
    }
}

/// What is said of what a page draws otherwise than the format has it.
fn doubts(counts: &Counts, said: &mut Vec<Note>) {
    let Counts { unknown, paths, drawings, outside } = counts;
    let mut say = |count: &usize, what: Note| said.extend((*count > 0).then_some(what));
    say(
        unknown,
        note!(
            "有 {unknown} 个对象的类型不明，未读取",
            "{unknown} objects of a kind that is not known were not read"
        ),
    );
    say(
        paths,
        note!("有 {paths} 处图形无法辨认，未读取", "{paths} paths that cannot be made out were not read"),
    );
    say(
        drawings,
        note!(
            "有 {drawings} 处引用的图形缺失或自相引用，其中的文字未读取",
            "{drawings} drawings that it refers to are missing or stand within themselves; they were not read"
        ),
    );
    say(
        outside,
        note!(
            "有 {outside} 个字符在文字对象的外框之外，可能不显示，仍予读取",
            "{outside} characters outside the box of their text may not be shown; they were read"
        ),
    );
}

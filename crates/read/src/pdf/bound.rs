//! What a PDF costs, weighed before it is read.
//!
//! The interpreter inflates every stream whole, draws a form as often as it is named, forms within forms included, and
//! cannot be stopped. Some kilobytes can so be made to take hours and gigabytes. Some walls stand before it:
//!
//! - every compressed stream of the file is inflated into nothing first, and counted;
//! - the operators of every page are counted as they would be carried out, form by form;
//! - states saved and never restored, clips of text, and widths of fonts are counted at what they hold in memory;
//! - colours, functions, shadings and masks are counted as they would be built ([`price`](super::price)).
//!
//! What remains: the tables of fonts and colour profiles are parsed without bounds beyond the size of their streams;
//! a stream that hides its filters from a search of the bytes (by escapes in names, or within an encrypted file) is
//! weighed only if a page draws it. Who reads strangers' files by the million does so in a process with limits.

use std::collections::{HashMap, HashSet};

use cn_budget::Language;
use hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro_syntax::content::{TypedIter, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::xref::XRef;

use super::error::PdfError;
use super::limits::PdfLimits;
use super::price::{Excess, Prices};
use super::weigh::{DEFLATE, LZW, RUN_LENGTH, filters, inflated, too_large};
use crate::note::{Note, about_page, note, printable};
use crate::page::LOOKS_OF_A_STEP;

/// How deep the interpreter follows forms.
const DEPTH: usize = 50;

/// How many graphics states may be open at once. ISO 32000-1, annex C, knows readers with 28; each holds some
/// hundred bytes here.
const STATES: u32 = 4_096;

/// How many bytes of a dictionary are read over in the time of a step.
const LOOK_UP: usize = 64;

/// How many bytes of a font's dictionary are hashed in the time of a step. Measured (2026-11): 4,000 in 0.6 µs, be it one
/// of 1 KB or of 40 KB; a fourth of it, for those that leave the cache. Programs that print set the font anew for every
/// character, and an ordinary one, with the widths of 224 characters, has 1 KB.
const HASHED: usize = 1_024;

/// That a page takes more steps than there are.
pub(super) fn out_of_steps(number: u32) -> Note {
    note!("第 {number} 页的处理步数超出所余", "page {number} takes more steps than are left")
}

/// How many parts a path may have before it is painted; a page's rulings in one path are some thousands.
const SEGMENTS: u32 = 200_000;

/// What a content stream holds itself, without its forms.
#[derive(Default)]
struct Spent {
    operators: usize,
    /// Whether an operator of a path has other operands than its numbers: the interpreter may not make it out.
    odd_paths: bool,
}

/// How many numbers an operator of a path takes (ISO 32000-1, table 59); `None` for other operators.
const fn numbers_of_path(operator: &[u8]) -> Option<usize> {
    match operator {
        b"h" => Some(0),
        b"m" | b"l" => Some(2),
        b"v" | b"y" | b"re" => Some(4),
        b"c" => Some(6),
        _ => None,
    }
}

/// What is wrong with a page.
pub(super) enum Fault {
    /// It cannot be read, and why.
    Unread(Note),
    /// It must not be read.
    Refused(PdfError),
}

impl Fault {
    fn unread(chinese: &str, english: &str) -> Self {
        Self::Unread(Note::new(chinese, english))
    }
}

/// The steps that are left, and what was weighed already.
pub(super) struct Scale<'l, 'a> {
    limits: &'l PdfLimits,
    left: u64,
    fonts: HashSet<ObjectIdentifier>,
    forms: HashMap<ObjectIdentifier, Option<Form<'a>>>,
    prices: Prices<'a>,
    /// What the contents of the pages take together.
    content: usize,
    /// What there is to say of the fonts.
    pub(super) notes: Vec<Note>,
}

#[derive(Clone)]
struct Form<'a> {
    content: std::rc::Rc<[u8]>,
    resources: Option<Resources<'a>>,
}

impl<'l, 'a> Scale<'l, 'a> {
    pub(super) fn new(limits: &'l PdfLimits, xref: &'a XRef) -> Self {
        Self {
            limits,
            left: limits.steps,
            fonts: HashSet::new(),
            forms: HashMap::new(),
            prices: Prices::new(xref),
            content: 0,
            notes: Vec::new(),
        }
    }

    /// Weighs a page: its content, its forms, its annotations.
    pub(super) fn page(&mut self, page: &Page<'a>, number: u32) -> Result<(), Fault> {
        let dict = page.raw();
        let (mut size, mut any) = (0_usize, false);
        let mut weigh = |stream: &Stream<'_>| -> Result<(), Fault> {
            size += self.weigh(stream, &Note::new("内容", "its content"))?;
            any |= !stream.raw_data().is_empty();
            if size > self.limits.stream_bytes {
                let what = Note::new("一页的内容", "the content of a page");
                return Err(Fault::Refused(too_large(&what, self.limits)));
            }
            Ok(())
        };
        match dict.get::<Object<'_>>(b"Contents") {
            Some(Object::Stream(stream)) => weigh(&stream)?,
            Some(Object::Array(parts)) => {
                let mut count = 0;
                for part in parts.iter::<Object<'_>>() {
                    match part {
                        Object::Stream(stream) => weigh(&stream)?,
                        _ => {
                            return Err(Fault::unread(
                                "部分内容不是数据流",
                                "a part of its content is no stream",
                            ));
                        }
                    }
                    count += 1;
                }
                if count < parts.raw_iter().count() {
                    return Err(Fault::unread("部分内容缺失", "a part of its content is missing"));
                }
            }
            None if !dict.contains_key(b"Contents") => {}
            _ => return Err(Fault::unread("内容缺失", "its content is missing")),
        }
        // The library keeps the content of every page, be it the same.
        self.content = self.content.saturating_add(size);
        if self.content > self.limits.total_bytes {
            let what =
                Note::new("各页内容解压后合计过大", "the contents of its pages together inflate to more");
            return Err(Fault::Refused(PdfError::limit(what, self.limits.total_bytes as u64, "total_bytes")));
        }
        self.names(page.resources(), number)?;
        let content = page.page_stream().unwrap_or_default();
        if content.is_empty() && any {
            return Err(Fault::unread("内容无法解压", "its content cannot be inflated"));
        }
        let spent = self.spend(content, page.resources(), number, 0)?;
        let mut carried_out = TypedIter::new(content);
        // The interpreter gives up at a path it cannot make out, and with it the rest of the page.
        if spent.odd_paths && (0..spent.operators).any(|_| carried_out.next().is_none()) {
            return Err(Fault::unread("内容中有残缺的指令", "an operator of its content is broken"));
        }
        for note in page.raw().get::<Array<'_>>(b"Annots").iter().flat_map(Array::iter::<Dict<'_>>) {
            let Some(looks) = note.get::<Dict<'a>>(b"AP").and_then(|looks| looks.get::<Object<'a>>(b"N"))
            else {
                continue;
            };
            let streams = match looks {
                Object::Stream(stream) => vec![stream],
                Object::Dict(states) => {
                    states.keys().filter_map(|state| states.get::<Stream<'a>>(state)).collect()
                }
                _ => Vec::new(),
            };
            for stream in streams {
                self.form(&stream, page.resources(), number, 1)?;
            }
        }
        Ok(())
    }

    /// What a stream inflates to, bounded, without keeping it.
    fn weigh(&self, stream: &Stream<'_>, what: &Note) -> Result<usize, Fault> {
        let raw = stream.raw_data();
        let filters = filters(stream.dict());
        let mut factor = 1_usize;
        let mut compressed = 0;
        for filter in &filters {
            let times = match &**filter {
                // A z of ASCII85 makes four bytes.
                b"ASCII85Decode" | b"A85" => 4,
                b"LZWDecode" | b"LZW" => LZW,
                b"RunLengthDecode" | b"RL" => RUN_LENGTH,
                b"FlateDecode" | b"Fl" => DEFLATE,
                _ => 1,
            };
            compressed += usize::from(times > 4);
            factor = factor.saturating_mul(times);
        }
        let bound = raw.len().saturating_mul(factor);
        if let [only] = &filters[..]
            && matches!(&**only, b"FlateDecode" | b"Fl")
        {
            let (size, entire) = inflated(&raw, self.limits.stream_bytes);
            if size > self.limits.stream_bytes {
                return Err(Fault::Refused(too_large(what, self.limits)));
            }
            if !entire && !raw.is_empty() {
                let zh = what.message(Language::Zh);
                return Err(Fault::Unread(note!(
                    "{zh}在 {size} 字节之后中断",
                    "{what} breaks off after {size} bytes"
                )));
            }
            return Ok(size);
        }
        // What is compressed once and then written as letters is taken at its worst; no budget is written so, and of
        // what is, a page has some kilobytes.
        if bound > self.limits.stream_bytes.saturating_mul(if compressed > 1 { 1 } else { 4 }) {
            return Err(Fault::Refused(too_large(what, self.limits)));
        }
        Ok(raw.len())
    }

    /// Takes steps.
    fn take(&mut self, steps: usize, number: u32) -> Result<(), Fault> {
        match self.left.checked_sub(steps as u64) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(Fault::Refused(PdfError::limit(out_of_steps(number), self.limits.steps, "steps"))),
        }
    }

    /// Takes the steps of so many comparisons of glyphs with what lies around them.
    pub(super) fn looks(&mut self, looks: usize, number: u32) -> Result<(), Fault> {
        self.take(looks / LOOKS_OF_A_STEP, number)
    }

    /// Refuses an operator that shows more than a page may: its glyphs are made together, before the first is counted.
    fn shows(&self, bytes: usize, number: u32) -> Result<(), Fault> {
        if bytes <= self.limits.marks.saturating_mul(2) {
            return Ok(());
        }
        let what = note!("第 {number} 页一次显示的字符过多", "page {number} shows more characters at once");
        Err(Fault::Refused(PdfError::limit(what, self.limits.marks as u64, "marks")))
    }

    /// Takes the steps of a content stream's operators as they would be carried out, and counts its own.
    fn spend(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        number: u32,
        depth: usize,
    ) -> Result<Spent, Fault> {
        let mut states = 0_u32;
        // In the rendering modes 4 to 7 the outline of every character is added to the clip.
        let mut clips = false;
        let mut segments = 0_u32;
        let mut font_is_missing = false;
        let (mut fonts, mut font) = (Fonts::default(), FontPrice::default());
        let mut operators = UntypedIter::new(content);
        let mut spent = Spent::default();
        while let Some(instruction) = operators.next() {
            spent.operators += 1;
            if let Some(count) = numbers_of_path(instruction.operator) {
                let mut operands = instruction.operands();
                let sound = (0..count).all(|_| matches!(operands.next(), Some(Object::Number(_))));
                spent.odd_paths |= !sound || operands.next().is_some();
            }
            let first = || instruction.operands().next();
            let steps = match &**instruction.operator {
                b"q" => {
                    states += 1;
                    if states > STATES {
                        return Err(Fault::Refused(PdfError::limit(
                            note!(
                                "第 {number} 页反复保存绘图状态而不恢复",
                                "page {number} saves its graphics state without restoring it"
                            ),
                            u64::from(STATES),
                            "steps",
                        )));
                    }
                    1
                }
                b"Q" => {
                    states = states.saturating_sub(1);
                    1
                }
                b"m" | b"l" | b"c" | b"v" | b"y" | b"re" => {
                    segments += 1;
                    if segments > SEGMENTS {
                        return Err(Fault::Refused(PdfError::limit(
                            note!(
                                "第 {number} 页有一条路径的段数过多",
                                "page {number} draws a path of more parts"
                            ),
                            u64::from(SEGMENTS),
                            "steps",
                        )));
                    }
                    1
                }
                b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                    segments = 0;
                    1
                }
                // The interpreter tells fonts apart by all that their dictionaries say.
                b"Tf" => {
                    let price = fonts.price_of(first(), resources);
                    (font_is_missing, font) = (price.is_none(), price.unwrap_or_default());
                    1 + font.size / HASHED
                }
                b"BDC" => 1 + layer_size(instruction.operands().nth(1), resources) / LOOK_UP,
                b"Tr" => {
                    clips = matches!(first(), Some(Object::Number(mode)) if (4..=7).contains(&mode.as_i64()));
                    1
                }
                b"Tj" | b"'" | b"\"" | b"TJ" => {
                    let shown = instruction.operands().map(shown_bytes).sum::<usize>();
                    if font_is_missing && shown > 0 {
                        return Err(Fault::unread(
                            "部分文字的字体缺失",
                            "the font of some of its text is missing",
                        ));
                    }
                    self.shows(shown, number)?;
                    let glyphs =
                        instruction.operands().map(|operand| font.codes.glyphs(operand)).sum::<usize>();
                    1 + glyphs * if clips { 100 } else { 1 }
                }
                // What is built anew at every use.
                b"gs" => 50 + self.built(&resources.ext_g_states, first())?,
                b"sh" => 50 + self.built(&resources.shadings, first())?,
                b"scn" | b"SCN" => 50 + self.built(&resources.patterns, instruction.operands().last())?,
                b"cs" | b"CS" => 1 + self.colours(resources, first())?,
                b"BI" | b"ID" | b"EI" => 50,
                b"Do" => self.drawn(first(), resources, number, depth)?,
                _ => 1,
            };
            self.take(steps, number)?;
        }
        Ok(spent)
    }

    /// The steps of an object that is drawn: of a picture at once, of a form those that are not taken yet.
    fn drawn(
        &mut self,
        operand: Option<&Object<'_>>,
        resources: &Resources<'a>,
        number: u32,
        depth: usize,
    ) -> Result<usize, Fault> {
        let Some(Object::Name(name)) = operand else { return Ok(0) };
        let Some(stream) = resources.get_x_object(name) else {
            // It may have been a picture, so the rest of the page is read.
            let what = Note::new("所绘的一个对象缺失", "an object that it draws is missing");
            let note = about_page(number, &what);
            if self.notes.last() != Some(&note) {
                self.notes.push(note);
            }
            return Ok(0);
        };
        if stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Form") {
            self.form(&stream, resources, number, depth + 1)?;
            return Ok(50 + stream.dict().data().len() / LOOK_UP);
        }
        Ok(50 + stream.dict().data().len() / LOOK_UP + self.prices.of(stream.dict(), b"ColorSpace")?)
    }

    /// The steps to build what an operator names.
    fn built(&mut self, resources: &Dict<'a>, operand: Option<&Object<'_>>) -> Result<usize, Fault> {
        let Some(Object::Name(name)) = operand else { return Ok(0) };
        Ok(self.prices.of(resources, name)?)
    }

    /// The steps to build a colour space.
    fn colours(&mut self, resources: &Resources<'a>, operand: Option<&Object<'_>>) -> Result<usize, Fault> {
        let Some(Object::Name(name)) = operand else { return Ok(0) };
        Ok(self.prices.of_colours(&resources.color_spaces, name)?)
    }

    /// Counts a form as often as it is drawn.
    fn form(
        &mut self,
        stream: &Stream<'a>,
        parent: &Resources<'a>,
        number: u32,
        depth: usize,
    ) -> Result<(), Fault> {
        if depth > DEPTH {
            return Err(Fault::Unread(note!(
                "表单对象嵌套超过 {DEPTH} 层，或相互循环",
                "its forms are nested more than {DEPTH} deep, or in a circle"
            )));
        }
        let id = stream.obj_id();
        if !self.forms.contains_key(&id) {
            self.weigh(stream, &Note::new("一个表单对象", "a form"))?;
            let form = stream.decoded_data().ok().map(|content| Form {
                content: content.into(),
                resources: stream.dict().get::<Dict<'a>>(b"Resources").map(Resources::new),
            });
            if let Some(resources) = form.as_ref().and_then(|form| form.resources.as_ref()) {
                self.names(resources, number)?;
            }
            self.forms.insert(id, form);
        }
        let Some(form) = self.forms.get(&id).cloned().flatten() else {
            return Err(Fault::unread("一个表单对象无法解压", "a form of it cannot be inflated"));
        };
        // The interpreter inflates a form at every use.
        self.take(20 + form.content.len() / 64, number)?;
        self.spend(&form.content, form.resources.as_ref().unwrap_or(parent), number, depth).map(drop)
    }

    /// Looks at the fonts of a page for such as name no characters, or may name wrong ones.
    fn names(&mut self, resources: &Resources<'a>, number: u32) -> Result<(), Fault> {
        self.take(resources.fonts.data().len() / LOOK_UP, number)?;
        for key in resources.fonts.keys() {
            let Some(font) = resources.fonts.get::<Dict<'_>>(key) else { continue };
            if font.obj_id().is_some_and(|id| !self.fonts.insert(id)) {
                continue;
            }
            let descendants = font.get::<Array<'_>>(b"DescendantFonts");
            for descendant in descendants.iter().flat_map(Array::iter::<Dict<'_>>).take(1) {
                for (key, values) in [(b"W".as_slice(), 1), (b"W2", 3)] {
                    let steps =
                        descendant.get::<Array<'_>>(key).map_or(0, |widths| spelled_out(&widths, values));
                    self.take(steps / 4, number)?;
                }
            }
            let name = font.get::<Name<'_>>(b"BaseFont");
            let name = name.as_ref().map(|name| printable(name.as_str()));
            if font.contains_key(b"ToUnicode") {
                if contradicts(&font) {
                    let (zh, name) =
                        (name.as_deref().unwrap_or("（无名）"), name.as_deref().unwrap_or("without a name"));
                    let what = note!(
                        "字体 {zh} 的 ToUnicode 映射与所印字符不符，其文字可能与所见不同",
                        "the ToUnicode map of the font {name} names other characters than it prints; its text may not be what is seen"
                    );
                    self.notes.push(about_page(number, &what));
                }
                continue;
            }
            let kind = font.get::<Name<'_>>(b"Subtype");
            let embedded = is_embedded(&font);
            // A simple font that is embedded in part and has an encoding of its own may call any glyph an A; the
            // characters then are guesses (ISO 32000-1, 9.10.2).
            if kind.is_some_and(|kind| matches!(&*kind, b"TrueType" | b"Type1" | b"Type3"))
                && (embedded || font.contains_key(b"CharProcs"))
                && !font.contains_key(b"Encoding")
            {
                let (zh, name) =
                    (name.as_deref().unwrap_or("（无名）"), name.as_deref().unwrap_or("without a name"));
                let what = note!(
                    "字体 {zh} 既无 ToUnicode 映射也无编码，其文字可能读错",
                    "the font {name} has neither a ToUnicode map nor an encoding; its characters may be read wrongly"
                );
                self.notes.push(about_page(number, &what));
            }
        }
        Ok(())
    }
}

/// The fonts of a content by their names; of one that is missing, nothing.
#[derive(Default)]
struct Fonts(HashMap<Vec<u8>, Option<FontPrice>>);

/// What it takes to use a font.
#[derive(Clone, Copy, Default)]
struct FontPrice {
    /// How large its dictionary is, which the interpreter hashes at every use to tell fonts apart.
    size: usize,
    codes: Codes,
}

/// How many bytes the characters of a font have.
#[derive(Clone, Copy, Default)]
enum Codes {
    /// One, or nobody knows.
    #[default]
    One,
    /// Two at least.
    Two,
    /// One below 0xA1 and two from there on: in every encoding of GB, a byte up to 0xFC is half a character then.
    Mixed,
}

impl Codes {
    /// The encodings of ISO 32000-1, table 118.
    fn of(encoding: &str) -> Self {
        match encoding {
            "Identity-H" | "Identity-V" => Self::Two,
            name if name.contains("UCS2") || name.contains("UTF16") => Self::Two,
            name if name.starts_with("GB") => Self::Mixed,
            _ => Self::One,
        }
    }

    /// How many characters an operand shows at most.
    fn glyphs(self, operand: &Object<'_>) -> usize {
        let halves = |bytes: &[u8]| bytes.iter().filter(|byte| matches!(byte, 0xA1..=0xFC)).count();
        let high = match (self, operand) {
            (Self::Mixed, Object::String(text)) => halves(text.as_bytes()),
            (Self::Mixed, Object::Array(parts)) => halves(parts.data()),
            _ => 0,
        };
        let shown = shown_bytes(operand);
        if matches!(self, Self::Two) { shown / 2 } else { shown - high / 2 }
    }
}

impl Fonts {
    fn price_of(&mut self, name: Option<&Object<'_>>, resources: &Resources<'_>) -> Option<FontPrice> {
        let Some(Object::Name(name)) = name else { return Some(FontPrice::default()) };
        if let Some(known) = self.0.get(&**name) {
            return *known;
        }
        let price = resources.get_font(name).map(|font| {
            let encoding = font.get::<Name<'_>>(b"Encoding");
            let codes = encoding.map_or(Codes::One, |name| Codes::of(name.as_str()));
            FontPrice { size: font.data().len(), codes }
        });
        self.0.insert(name.to_vec(), price);
        price
    }
}

/// How large the layer is that something is said to be on, which is looked up every time.
fn layer_size(name: Option<&Object<'_>>, resources: &Resources<'_>) -> usize {
    let Some(Object::Name(name)) = name else { return 0 };
    resources.properties.get::<Dict<'_>>(name).map_or(0, |layer| layer.data().len())
}

/// How many bytes of text an operand shows.
fn shown_bytes(operand: &Object<'_>) -> usize {
    match operand {
        Object::String(text) => text.as_bytes().len(),
        Object::Array(parts) => parts.data().len(),
        _ => 0,
    }
}

/// Whether the file carries the program of a font.
fn is_embedded(font: &Dict<'_>) -> bool {
    let programs = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"];
    let descriptor = font.get::<Dict<'_>>(b"FontDescriptor");
    descriptor.is_some_and(|descriptor| programs.iter().any(|key| descriptor.contains_key(key)))
}

/// Whether the map of a font that is not in the file calls a letter or a digit another one. Such a font is the reader's, and
/// every encoding that its file may name has these characters at the codes of ASCII (ISO 32000-1, annex D.2), unless its
/// own differences put something else there.
fn contradicts(font: &Dict<'_>) -> bool {
    let kind = font.get::<Name<'_>>(b"Subtype");
    let is_simple = kind.is_some_and(|kind| matches!(&*kind, b"TrueType" | b"Type1"));
    let differs =
        font.get::<Dict<'_>>(b"Encoding").is_some_and(|encoding| encoding.contains_key(b"Differences"));
    let name = font.get::<Name<'_>>(b"BaseFont");
    let is_of_signs = name.is_some_and(|name| {
        let name = name.as_str().to_ascii_lowercase();
        ["symbol", "dingbats", "wingdings", "webdings"].iter().any(|signs| name.contains(signs))
    });
    if !is_simple || differs || is_of_signs || is_embedded(font) {
        return false;
    }
    let map = font
        .get::<Stream<'_>>(b"ToUnicode")
        .and_then(|map| map.decoded_data().ok().map(std::borrow::Cow::into_owned));
    let Some(map) = map.and_then(|map| CMap::parse(&map, |_| None)) else { return false };
    (b'0'..=b'z').filter(u8::is_ascii_alphanumeric).any(|code| {
        let other = |c: char| c.is_ascii_alphanumeric() && c != char::from(code);
        matches!(map.lookup_bf_string(code.into()), Some(BfString::Char(c)) if other(c))
    })
}

/// What cannot be built, and with it its page.
impl From<Excess> for Fault {
    fn from(excess: Excess) -> Self {
        match excess {
            Excess::Depth => Self::unread(
                "颜色或函数的定义嵌套过深，或相互循环",
                "its colours or functions are nested too deep, or in a circle",
            ),
            Excess::Size => {
                Self::unread("函数或渐变的数据过大", "a function or a shading of it is too large")
            }
        }
    }
}

/// How many widths an array of them spells out (ISO 32000-1, 9.7.4.3): "10 [500 600]" two, "10 99 500" ninety. The
/// library keeps each of them.
fn spelled_out(widths: &Array<'_>, values: usize) -> usize {
    let mut count = 0_usize;
    let mut numbers: Vec<i64> = Vec::new();
    for item in widths.iter::<Object<'_>>() {
        match item {
            Object::Array(list) => {
                count = count.saturating_add(list.raw_iter().count());
                numbers.clear();
            }
            Object::Number(number) => {
                numbers.push(number.as_i64());
                if let [first, last, ..] = numbers[..]
                    && numbers.len() == 2 + values
                {
                    count =
                        count.saturating_add(usize::try_from(last.saturating_sub(first)).unwrap_or(0) + 1);
                    numbers.clear();
                }
            }
            _ => {}
        }
    }
    count
}

//! PDF: from bytes to what stands on the pages.
//!
//! The file is weighed ([`weigh`], [`bound`]), its pages are interpreted into what a reader of them sees ([`device`]), and that
//! becomes lines and grids as in every format of fixed layout ([`crate::page`]).
//! A page without text has that which an OCR program found on it ([`scan`]), laid out by the same code.

mod bound;
mod device;
mod error;
mod layers;
mod limits;
mod price;
mod scan;
mod weigh;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cn_budget::Language;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, InterpreterWarning, RenderContent, interpret_page,
};
use hayro_syntax::object::Dict;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

pub use error::PdfError;
pub use limits::PdfLimits;

use crate::deadline::Deadline;
use crate::layout::Layout;
use crate::note::{Note, about_page, note};
use crate::ocr::{Ocr, OcrError, pages as listed};
use crate::page::ink::Ink;
use crate::page::{self, Sheet};
use bound::{Fault, Scale};
use layers::Layers;
use scan::Scans;

impl Layout {
    /// What stands on the pages of a PDF (版面).
    ///
    /// Text that a reader of the page does not see is left out: beyond the edge of the page, clipped away, painted
    /// over, in the colour of what is below it, on a hidden layer, or in the invisible rendering mode. Page numbers and
    /// running titles are left out too. Raised digits are the marks of footnotes, and digits that are printed over others
    /// are no figure. Each page's part of a table is a grid of its own.
    ///
    /// What could not be read is reported in [`notes`](Self::notes), page by page.
    ///
    /// # Errors
    ///
    /// If the file is no PDF, damaged or cut off, needs a password, holds no text at all (a scan), or exceeds a limit.
    ///
    /// ```
    /// use cn_budget_read::{Layout, PdfLimits};
    ///
    /// let cut_off = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n";
    /// let error = Layout::from_pdf(cut_off, &PdfLimits::default()).unwrap_err();
    /// assert!(error.is_cut_off());
    /// assert_eq!(error.to_string(), "the end of the PDF is missing: no %%EOF ends it; download it again");
    /// ```
    #[doc(alias = "版面")]
    pub fn from_pdf(bytes: &[u8], limits: &PdfLimits) -> Result<Self, PdfError> {
        layout(bytes, None, limits, Deadline::NONE)
    }
}

/// What stands on the pages of a PDF, while there is time; on those without text, what an OCR program found.
pub(crate) fn layout(
    bytes: &[u8],
    ocr: Option<&Ocr>,
    limits: &PdfLimits,
    deadline: Deadline,
) -> Result<Layout, PdfError> {
    weigh::file(bytes, limits)?;
    // The library is young and reads strangers' bytes. It was not seen to panic, but if it does, the caller of a
    // function that promises an error shall not come down with it. Nothing that is shared outlives the call: what the
    // panic left half done is dropped.
    catch_unwind(AssertUnwindSafe(|| read(bytes, ocr, limits, deadline))).unwrap_or_else(|_| {
        Err(PdfError::damaged(Note::new("解析程序无法处理", "the interpreter gave up on it")))
    })
}

/// What an OCR program found on pictures alone, a page each.
pub(crate) fn pictures(ocr: &Ocr, limits: &PdfLimits, deadline: Deadline) -> Result<Layout, PdfError> {
    let (mut sheets, mut scans) = (Vec::new(), Scans::new(limits, deadline));
    for number in ocr.pages() {
        let Some(page) = ocr.page(number) else { continue };
        sheets.push(scans.sheet(page, number, scan::size(page))?);
    }
    let read: Vec<u32> = ocr.pages().collect();
    Ok(finish(sheets, vec![ocr.note(&read)], read.into_iter().collect()))
}

fn read(bytes: &[u8], ocr: Option<&Ocr>, limits: &PdfLimits, deadline: Deadline) -> Result<Layout, PdfError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            PdfError::encrypted(Note::new("须凭密码打开", "it opens with a password only"))
        }
        LoadPdfError::Decryption(_) => {
            PdfError::encrypted(Note::new("加密方式不明", "in a way that is not known"))
        }
        LoadPdfError::Invalid => {
            PdfError::damaged(Note::new("没有对象表，也没有页面", "it has no table of objects and no pages"))
        }
    })?;
    let pages = pdf.pages();
    if pages.len() > limits.pages {
        let count = pages.len();
        return Err(PdfError::limit(note!("共 {count} 页", "{count} pages"), limits.pages as u64, "pages"));
    }
    let declared = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let declared = declared.and_then(|root| root.get::<Dict<'_>>(b"Pages")?.get::<usize>(b"Count"));
    match declared {
        // The library searches for pages where the tree of pages is lost, and takes them as they come.
        None => return Err(PdfError::damaged(Note::new("页面目录丢失", "its list of pages is lost"))),
        Some(declared) if declared > pages.len() => {
            let count = pages.len();
            return Err(PdfError::damaged(note!(
                "目录记有 {declared} 页，实有 {count} 页",
                "it declares {declared} pages, {count} are there"
            )));
        }
        Some(_) => {}
    }
    let mut scale = Scale::new(limits, pdf.xref());
    let layers = Layers::of(pdf.xref());
    let cache = InterpreterCache::new();
    let mut sheets = Vec::with_capacity(pages.len());
    let mut notes = Vec::new();
    let (mut unread, mut images, mut invisible, mut unnamed) = (0, false, false, 0);
    // The interpreter reports a font that it cannot load by a callback alone.
    let lost = Arc::new(AtomicBool::new(false));
    let reported = Arc::clone(&lost);
    let warning_sink = Arc::new(move |warning| {
        if matches!(warning, InterpreterWarning::UnsupportedFont) {
            reported.store(true, Ordering::Relaxed);
        }
    });
    let settings = InterpreterSettings { warning_sink, ..InterpreterSettings::default() };
    for (number, page) in (1_u32..).zip(pages.iter()) {
        if deadline.has_passed() {
            return Err(PdfError::past_deadline());
        }
        match scale.page(page, number) {
            Ok(()) => {}
            Err(Fault::Refused(error)) => return Err(error),
            Err(Fault::Unread(why)) => {
                unread += 1;
                let zh = why.message(Language::Zh);
                notes.push(about_page(number, &note!("未能读取，{zh}", "not read, {why}")));
                continue;
            }
        }
        lost.store(false, Ordering::Relaxed);
        let annotations = layers.annotations(page, number, &mut notes);
        let (mut ink, width, height) = ink_of(page, &cache, &pdf, &settings, limits, annotations);
        if ink.over {
            let what =
                note!("第 {number} 页的字符或线条过多", "page {number} shows more characters or rulings");
            return Err(PdfError::limit(what, limits.marks as u64, "marks"));
        }
        if lost.load(Ordering::Relaxed) {
            let what = Note::new(
                "有字体无法载入，其文字可能缺失或读错",
                "a font cannot be loaded; its text is missing or read wrongly",
            );
            notes.push(about_page(number, &what));
        }
        ink.settle();
        images |= ink.images > 0;
        invisible |= ink.invisible > 0;
        unnamed += ink.unnamed;
        let sheet = page::sheet(ink, number, width, height);
        match scale.looks(sheet.looks, number) {
            Err(Fault::Refused(error)) => return Err(error),
            _ => sheets.push(sheet),
        }
    }
    if unread == pages.len() {
        let first = notes.into_iter().next();
        let first = first.unwrap_or_else(|| Note::new("没有页面", "it has no pages"));
        let zh = first.message(Language::Zh);
        return Err(PdfError::damaged(note!("没有一页能够读取；{zh}", "no page can be read; {first}")));
    }
    let recognised = recognise(&mut sheets, ocr, pages.len(), Scans::new(limits, deadline))?;
    // Where characters are there but have no names, the notes say so; a scan has none.
    if unnamed == 0 && unread == 0 && sheets.iter().all(|sheet| sheet.is_scan || sheet.is_blank()) {
        return Err(PdfError::no_text(pages.len(), images, invisible));
    }
    notes.extend(scale.notes);
    notes.extend(without_text(&sheets, pages.len()));
    notes.extend(recognised.notes);
    Ok(finish(sheets, notes, recognised.pages))
}

/// What an OCR program gave to a document.
#[derive(Default)]
struct Recognised {
    /// The pages that have their text from it.
    pages: BTreeSet<u32>,
    notes: Vec<Note>,
}

/// Gives the pages without text what an OCR program found on them.
fn recognise(
    sheets: &mut [Sheet],
    ocr: Option<&Ocr>,
    pages: usize,
    mut scans: Scans<'_>,
) -> Result<Recognised, PdfError> {
    let Some(ocr) = ocr else { return Ok(Recognised::default()) };
    let beyond = |number: &u32| usize::try_from(*number).is_ok_and(|number| number > pages);
    if let Some(page) = ocr.pages().find(beyond) {
        return Err(OcrError::beyond(page, pages).into());
    }
    let (mut read, mut left) = (Vec::new(), Vec::new());
    for sheet in sheets.iter_mut() {
        let number = sheet.number;
        let Some(found) = ocr.page(number).filter(|page| !page.words.is_empty()) else { continue };
        if !sheet.is_scan && !sheet.is_blank() {
            left.push(number);
            continue;
        }
        // What is said of the page itself stays said.
        let (size, notes) = (sheet.shown_size(), std::mem::take(&mut sheet.notes));
        *sheet = scans.sheet(found, number, size)?;
        sheet.notes.extend(notes);
        read.push(number);
    }
    let mut notes = Vec::new();
    if !read.is_empty() {
        notes.push(ocr.note(&read));
    }
    if !left.is_empty() {
        let pages = listed(&left);
        notes.push(note!(
            "第 {pages} 页本有文字，以其为准，文字识别结果未用",
            "pages with text of their own: {pages}; that is read, and not what OCR found on them"
        ));
    }
    // A page that could not be read has no size that the boxes could be laid on.
    let has_sheet: BTreeSet<u32> = sheets.iter().map(|sheet| sheet.number).collect();
    let lost: Vec<u32> = ocr.pages().filter(|page| !has_sheet.contains(page)).collect();
    if !lost.is_empty() {
        let pages = listed(&lost);
        notes.push(note!(
            "第 {pages} 页未能读取，文字识别结果也未用",
            "pages that were not read: {pages}; what OCR found on them is not read either"
        ));
    }
    Ok(Recognised { pages: read.into_iter().collect(), notes })
}

/// How many pages have no text, and which.
fn without_text(sheets: &[Sheet], pages: usize) -> Option<Note> {
    let scans: Vec<u32> = sheets.iter().filter(|sheet| sheet.is_scan).map(|sheet| sheet.number).collect();
    let (count, listed) = (scans.len(), listed(&scans));
    let [zh, en] = if sheets.iter().any(|sheet| sheet.has_hidden_text) {
        [
            "，图片之下的文字为文字识别所得，不能作为依据",
            "; the text below their pictures is what OCR guessed, and no evidence",
        ]
    } else {
        ["", ""]
    };
    (count > 0).then(|| {
        note!(
            "共 {pages} 页，其中 {count} 页没有文字，未能读取：第 {listed} 页{zh}；请作文字识别（OCR），连同结果读取（`ocr`）",
            "pages without text, which were not read: {count} of {pages}, {listed}{en}; run OCR on them and read the document with its result (`ocr`)"
        )
    })
}

/// The pages as one layout.
fn finish(mut sheets: Vec<Sheet>, mut notes: Vec<Note>, ocr_pages: BTreeSet<u32>) -> Layout {
    for sheet in &mut sheets {
        notes.append(&mut sheet.notes);
    }
    Layout { blocks: page::blocks(sheets), notes, ocr_pages, ..Layout::default() }
}

/// What a page shows, with its width and height.
fn ink_of<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    pdf: &'a Pdf,
    settings: &InterpreterSettings,
    limits: &PdfLimits,
    hidden: Vec<Rect>,
) -> (Ink, f64, f64) {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let area = Rect::new(0.0, 0.0, width, height);
    let mut ink = Ink::new(area, limits.marks);
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let interpret = |content: RenderContent, ink: &mut Ink| {
        let settings = InterpreterSettings { render_content: content, ..settings.clone() };
        interpret_page(page, &mut Context::new(transform, area, cache, pdf.xref(), settings), ink);
    };
    interpret(RenderContent::PAGE, &mut ink);
    // The interpreter draws annotations whatever layer they are on.
    ink.blind = hidden.into_iter().map(|rect| transform.transform_rect_bbox(rect)).collect();
    interpret(RenderContent::ANNOTATIONS, &mut ink);
    (ink, width, height)
}

//! Writes small PDFs: a font that carries no program and names its characters by a `ToUnicode` map, as files do that
//! leave the font to the reader's machine.

#![allow(dead_code, clippy::allow_attributes, reason = "each test and benchmark uses its own part")]

pub(crate) mod raw;
pub(crate) mod table;

use pdf_writer::{Chunk, Content, Finish, Name, Pdf, Rect, Ref, Str};

/// Every character is its own code; ASCII is half as wide as Chinese.
const MAP: &[u8] = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
    /CMapName /All def /CMapType 2 def\n\
    1 begincodespacerange <0000> <ffff> endcodespacerange\n\
    1 beginbfrange <0000> <ffff> <0000> endbfrange\n\
    endcmap CMapName currentdict /CMap defineresource pop end end";

/// A page under construction, with its origin at the lower left.
pub(crate) struct Sheet {
    pub(crate) content: Content,
    pub(crate) size: (f32, f32),
    pub(crate) rotate: i32,
    pub(crate) images: usize,
}

impl Sheet {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self { content: Content::new(), size: (width, height), rotate: 0, images: 0 }
    }

    /// Text whose baseline begins at a point.
    pub(crate) fn text(&mut self, x: f32, y: f32, size: f32, text: &str) -> &mut Self {
        self.text_matrix([1.0, 0.0, 0.0, 1.0, x, y], size, text)
    }

    pub(crate) fn text_matrix(&mut self, matrix: [f32; 6], size: f32, text: &str) -> &mut Self {
        let codes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        self.content
            .begin_text()
            .set_font(Name(b"F"), size)
            .set_text_matrix(matrix)
            .show(Str(&codes))
            .end_text();
        self
    }

    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32)) -> &mut Self {
        self.content.set_line_width(0.5).move_to(from.0, from.1).line_to(to.0, to.1).stroke();
        self
    }

    /// The rulings of a full grid, as strokes.
    pub(crate) fn ruled(&mut self, xs: &[f32], ys: &[f32]) -> &mut Self {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (low, high) = (ys[0].min(ys[ys.len() - 1]), ys[0].max(ys[ys.len() - 1]));
        for y in ys {
            self.line((left, *y), (right, *y));
        }
        for x in xs {
            self.line((*x, low), (*x, high));
        }
        self
    }
}

/// The width of a text in the font of [`pdf`].
pub(crate) fn width(text: &str, size: f32) -> f32 {
    text.chars().map(|one| if one.is_ascii() { size / 2.0 } else { size }).sum()
}

/// A PDF of some pages.
pub(crate) fn pdf(sheets: Vec<Sheet>) -> Vec<u8> {
    pdf_with(sheets, true, |_, _| {})
}

/// A PDF of some pages, with a `ToUnicode` map or not, and with more objects, which pages may use as X1, X2 and so on.
pub(crate) fn pdf_with(sheets: Vec<Sheet>, named: bool, more: impl FnOnce(&mut Chunk, &mut Ref)) -> Vec<u8> {
    let mut next = Ref::new(1);
    let (catalog, pages, font, cid, descriptor, map, image) =
        (next.bump(), next.bump(), next.bump(), next.bump(), next.bump(), next.bump(), next.bump());
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    let mut type0 = pdf.type0_font(font);
    type0.base_font(Name(b"Song")).encoding_predefined(Name(b"Identity-H")).descendant_font(cid);
    if named {
        type0.to_unicode(map);
    }
    type0.finish();
    let mut cid_font = pdf.cid_font(cid);
    cid_font
        .subtype(pdf_writer::types::CidFontType::Type2)
        .base_font(Name(b"Song"))
        .system_info(pdf_writer::types::SystemInfo {
            registry: Str(b"Adobe"),
            ordering: Str(b"Identity"),
            supplement: 0,
        })
        .font_descriptor(descriptor)
        .default_width(1000.0);
    cid_font.widths().same(32, 126, 500.0);
    cid_font.finish();
    pdf.font_descriptor(descriptor).name(Name(b"Song")).flags(pdf_writer::types::FontFlags::SYMBOLIC);
    pdf.stream(map, MAP);
    let mut picture = pdf.image_xobject(image, &[0; 12]);
    picture.width(2).height(2).bits_per_component(8).color_space().device_rgb();
    picture.finish();
    let first_extra = next;
    let mut extra = Chunk::new();
    more(&mut extra, &mut next);
    let extras: Vec<Ref> = (first_extra.get()..next.get()).map(Ref::new).collect();
    pdf.extend(&extra);
    let mut kids = Vec::new();
    for sheet in sheets {
        let (page, content) = (next.bump(), next.bump());
        kids.push(page);
        let mut written = pdf.page(page);
        written.parent(pages).media_box(Rect::new(0.0, 0.0, sheet.size.0, sheet.size.1)).contents(content);
        if sheet.rotate != 0 {
            written.rotate(sheet.rotate);
        }
        let mut resources = written.resources();
        resources.fonts().pair(Name(b"F"), font);
        let mut objects = resources.x_objects();
        objects.pair(Name(b"I"), image);
        for (index, extra) in extras.iter().enumerate() {
            objects.pair(Name(format!("X{}", index + 1).as_bytes()), *extra);
        }
        objects.finish();
        resources.finish();
        written.finish();
        pdf.stream(content, &sheet.content.finish());
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(pages).kids(kids).count(count);
    pdf.finish()
}

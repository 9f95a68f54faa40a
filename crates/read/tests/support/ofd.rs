//! Writes OFD documents (GB/T 33190): pages of text and lines are given, the archive and what it must have are added.

#![allow(dead_code, clippy::allow_attributes, reason = "each test, benchmark and fuzzer uses its own part")]

use super::docx::{archive, escaped};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// How many points a millimetre is.
const POINTS: f32 = 72.0 / 25.4;

/// A part with this root and this content.
pub(crate) fn part(root: &str, content: &str) -> String {
    format!("{HEAD}<ofd:{root} xmlns:ofd=\"http://www.ofdspec.org/2016\">{content}</ofd:{root}>")
}

/// A page under construction, in points with its origin at the lower left, as the pages of PDFs are.
pub(crate) struct Page {
    pub(crate) content: String,
    pub(crate) size: (f32, f32),
}

impl Page {
    pub(crate) const fn new(width: f32, height: f32) -> Self {
        Self { content: String::new(), size: (width, height) }
    }

    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (x / POINTS, (self.size.1 - y) / POINTS)
    }

    /// Text whose baseline begins at a point.
    pub(crate) fn text(&mut self, x: f32, y: f32, size: f32, text: &str) -> &mut Self {
        let (x, y) = self.place(x, y);
        self.content.push_str(&text_object((x, y), size / POINTS, text));
        self
    }

    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32)) -> &mut Self {
        let (from, to) = (self.place(from.0, from.1), self.place(to.0, to.1));
        self.content.push_str(&line_object(from, to));
        self
    }

    /// The part that the page is.
    pub(crate) fn part(&self) -> String {
        let (width, height) = (self.size.0 / POINTS, self.size.1 / POINTS);
        page_of(&format!("0 0 {width:.3} {height:.3}"), "", &layer(&self.content))
    }
}

/// A part of a page of this box: with what stands before its content, and its layers.
pub(crate) fn page_of(area: &str, before: &str, layers: &str) -> String {
    let area = format!("<ofd:Area><ofd:PhysicalBox>{area}</ofd:PhysicalBox></ofd:Area>");
    part("Page", &format!("{before}{area}<ofd:Content>{layers}</ofd:Content>"))
}

/// A layer of the text of a page.
pub(crate) fn layer(content: &str) -> String {
    format!("<ofd:Layer ID=\"2\" Type=\"Body\">{content}</ofd:Layer>")
}

/// How wide a letter is, in ems.
fn wide(one: char) -> f32 {
    if one.is_ascii() { 0.5 } else { 1.0 }
}

/// The steps between letters, with those that are alike put together.
pub(crate) fn steps(text: &str, size: f32) -> String {
    let letters: Vec<char> = text.chars().collect();
    let alike =
        letters[..letters.len().saturating_sub(1)].chunk_by(|one, other| one.is_ascii() == other.is_ascii());
    let steps = alike.map(|run| match run {
        [one] => format!("{:.4}", wide(*one) * size),
        [one, ..] => format!("g {} {:.4}", run.len(), wide(*one) * size),
        [] => String::new(),
    });
    steps.collect::<Vec<_>>().join(" ")
}

/// Text whose baseline begins so many millimetres from the upper left corner.
pub(crate) fn text_object(at: (f32, f32), size: f32, text: &str) -> String {
    text_with(at, size, text, "", "")
}

/// The same with more attributes, and elements before the text.
pub(crate) fn text_with((x, y): (f32, f32), size: f32, text: &str, attributes: &str, before: &str) -> String {
    let width: f32 = text.chars().map(|one| wide(one) * size).sum();
    let (top, base) = (y - 0.85 * size, 0.85 * size);
    let steps = match steps(text, size) {
        steps if steps.is_empty() => steps,
        steps => format!(" DeltaX=\"{steps}\""),
    };
    format!(
        "<ofd:TextObject ID=\"3\" Boundary=\"{x:.4} {top:.4} {width:.4} {size:.4}\" Font=\"1\" Size=\"{size:.4}\"{attributes}>{before}\
         <ofd:TextCode X=\"0\" Y=\"{base:.4}\"{steps}>{}</ofd:TextCode></ofd:TextObject>",
        escaped(text)
    )
}

/// A stroked line.
pub(crate) fn line_object(from: (f32, f32), to: (f32, f32)) -> String {
    let (left, top) = (from.0.min(to.0), from.1.min(to.1));
    let (width, height) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
    let (from, to) = ((from.0 - left, from.1 - top), (to.0 - left, to.1 - top));
    format!(
        "<ofd:PathObject ID=\"4\" Boundary=\"{left:.4} {top:.4} {width:.4} {height:.4}\" LineWidth=\"0.2\">\
         <ofd:AbbreviatedData>M {:.4} {:.4} L {:.4} {:.4}</ofd:AbbreviatedData></ofd:PathObject>",
        from.0, from.1, to.0, to.1
    )
}

/// A document of these pages.
pub(crate) fn file(pages: &[Page]) -> Vec<u8> {
    let pages: Vec<String> = pages.iter().map(Page::part).collect();
    with(&pages, "", "", &[])
}

/// The part that lists so many pages: with what their data share, and what stands behind them.
pub(crate) fn document(pages: usize, common: &str, behind: &str) -> String {
    let area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>";
    let list = (0..pages)
        .map(|at| format!("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>", 100 + at));
    let list: String = list.collect();
    part(
        "Document",
        &format!(
            "<ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID>{area}{common}</ofd:CommonData><ofd:Pages>{list}</ofd:Pages>{behind}"
        ),
    )
}

/// The part that names the document.
pub(crate) fn package() -> String {
    part("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>")
}

/// A document of the parts of its pages, with what they share, what stands behind them, and more parts.
pub(crate) fn with(pages: &[String], common: &str, behind: &str, more: &[(&str, String)]) -> Vec<u8> {
    let mut parts = vec![
        ("OFD.xml".to_owned(), package()),
        ("Doc_0/Document.xml".to_owned(), document(pages.len(), common, behind)),
    ];
    for (at, page) in pages.iter().enumerate() {
        parts.push((format!("Doc_0/Pages/Page_{at}/Content.xml"), page.clone()));
    }
    parts.extend(more.iter().map(|(name, content)| ((*name).to_owned(), content.clone())));
    packed(&parts)
}

/// An archive of these parts.
pub(crate) fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect();
    archive(&parts)
}

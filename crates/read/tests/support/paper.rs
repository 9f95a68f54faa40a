//! What tests print on: the pages of PDFs and of OFD documents, in points from the lower left corner.

use super::ofd;
use super::support::{Sheet, pdf};

/// A page of a format of fixed layout.
pub(crate) trait Paper: Sized {
    fn new(width: f32, height: f32) -> Self;

    /// Text whose baseline begins at a point.
    fn text(&mut self, x: f32, y: f32, size: f32, text: &str);

    fn line(&mut self, from: (f32, f32), to: (f32, f32));

    /// The document of some pages.
    fn file(pages: Vec<Self>) -> Vec<u8>;
}

impl Paper for Sheet {
    fn new(width: f32, height: f32) -> Self {
        Self::new(width, height)
    }

    fn text(&mut self, x: f32, y: f32, size: f32, text: &str) {
        self.text(x, y, size, text);
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.line(from, to);
    }

    fn file(pages: Vec<Self>) -> Vec<u8> {
        pdf(pages)
    }
}

impl Paper for ofd::Page {
    fn new(width: f32, height: f32) -> Self {
        Self::new(width, height)
    }

    fn text(&mut self, x: f32, y: f32, size: f32, text: &str) {
        self.text(x, y, size, text);
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.line(from, to);
    }

    fn file(pages: Vec<Self>) -> Vec<u8> {
        ofd::file(&pages)
    }
}

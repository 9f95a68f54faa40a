//! Boxes around what is printed, on the page as it is shown.

use cn_budget::document::{PageBox, Place, Position};
use hayro_interpret::kurbo::{Point, Rect};

use super::ink::Glyph;

/// How far letters reach above their baseline and below it, in ems, where the font does not say: those of Chinese fill an em
/// that stands an eighth below it.
const ABOVE: f64 = 0.85;
const BELOW: f64 = 0.15;

/// How much of a page's height at its top and bottom may be furniture.
const MARGIN: f64 = 0.12;

/// A page that is read in the direction of its text: how it was turned for that from how it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turned {
    /// In quarter turns.
    pub(super) turn: u8,
    /// The size of the page as it is shown.
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Turned {
    /// From the page as it is shown to the page as it is read.
    pub(super) fn read(self, point: Point) -> Point {
        match self.turn {
            0 => point,
            1 => Point::new(point.y, self.width - point.x),
            2 => Point::new(self.width - point.x, self.height - point.y),
            _ => Point::new(self.height - point.y, point.x),
        }
    }

    /// From the page as it is read to the page as it is shown.
    fn shown(self, point: Point) -> Point {
        match self.turn {
            0 => point,
            1 => Point::new(self.width - point.y, point.x),
            2 => Point::new(self.width - point.x, self.height - point.y),
            _ => Point::new(point.y, self.height - point.x),
        }
    }

    /// A place with the box around what is printed there.
    pub(super) fn place(self, page: u32, line: Option<u32>, area: Rect) -> Place {
        let corners = [Point::new(area.x0, area.y0), Point::new(area.x1, area.y1)].map(|end| self.shown(end));
        let page_box = PageBox::new(corners[0].x, corners[0].y, corners[1].x, corners[1].y);
        Place::new(Some(page), line).with_position(Position::OnPage(page_box))
    }
}

/// The box around letters of this size between two ends of a baseline.
pub(super) fn of_letters(x0: f64, x1: f64, base: f64, size: f64) -> Rect {
    Rect::new(x0, base - ABOVE * size, x1, base + BELOW * size)
}

/// The box around what glyphs print, within the area that is theirs; all of it where they print nothing, or stand turned.
pub(super) fn of_glyphs(glyphs: &[&Glyph], area: Rect) -> Rect {
    if glyphs.iter().any(|glyph| glyph.turn != 0) {
        return area;
    }
    let printed = glyphs.iter().filter(|glyph| !glyph.text.is_blank()).map(|glyph| {
        let (x0, base) = (glyph.origin.x, glyph.origin.y);
        of_letters(x0, x0 + glyph.advance, base, glyph.size)
    });
    printed.reduce(|one, other| one.union(other)).unwrap_or(area)
}

/// Whether a line stands at an edge of its page, and whether at the top.
pub(super) fn at_edge(base: f64, height: f64) -> Option<bool> {
    if base < MARGIN * height {
        Some(true)
    } else if base > (1.0 - MARGIN) * height {
        Some(false)
    } else {
        None
    }
}

//! The coloured areas of a page, and what colour is below a place.

use hayro_interpret::Paint;
use hayro_interpret::kurbo::{Point, Rect};

use super::shapes::{overlap, whole};

/// How many coloured areas of a page are kept: the backgrounds of a table's cells are some hundreds.
const MOST: usize = 2_000;

/// How many bands a page is cut into, so that a glyph looks at the areas near it only.
const BANDS: u8 = 64;

/// Red, green and blue, from 0 to 1.
pub(super) type Colour = [f32; 3];

/// The colour of what is no plain colour: patterns, translucent areas, images. It is the same as none, so that what
/// stands on it is seen.
pub(super) const UNKNOWN: Colour = [f32::NAN; 3];

/// An area of one colour.
struct Area {
    rect: Rect,
    colour: Colour,
    order: u32,
}

/// The areas of a page, in the order in which they were painted.
pub(super) struct Areas {
    page: Rect,
    all: Vec<Area>,
    /// For each band across the page the areas that reach into it.
    bands: Vec<Vec<usize>>,
}

impl Areas {
    pub(super) const fn new(page: Rect) -> Self {
        Self { page, all: Vec::new(), bands: Vec::new() }
    }

    /// Adds an area, while there are not too many.
    pub(super) fn add(&mut self, rect: Rect, colour: Colour, order: u32) {
        if self.is_full() {
            return;
        }
        self.bands.resize(usize::from(BANDS), Vec::new());
        for band in self.band(rect.y0)..=self.band(rect.y1) {
            self.bands[band].push(self.all.len());
        }
        self.all.push(Area { rect, colour, order });
    }

    /// Whether there may have been more areas than are kept.
    pub(super) const fn is_full(&self) -> bool {
        self.all.len() >= MOST
    }

    /// The colour below a point: of the last area painted over it before `order`, white where there is none.
    pub(super) fn below(&self, point: Point, order: u32) -> Colour {
        let areas = self.near(point.y);
        let before = areas.partition_point(|area| self.all[*area].order < order);
        let mut under = areas[..before].iter().rev().map(|area| &self.all[*area]);
        under.find(|area| area.rect.contains(point)).map_or([1.0; 3], |area| area.colour)
    }

    /// Whether an area painted after `order` hides a rectangle.
    pub(super) fn hide(&self, rect: Rect, order: u32) -> bool {
        let covers = |area: &Area| !area.colour[0].is_nan() && overlap(area.rect, rect) == rect;
        let areas = self.near(rect.y0);
        let after = areas.partition_point(|area| self.all[*area].order < order);
        areas[after..].iter().any(|area| covers(&self.all[*area]))
    }

    /// The areas that may reach to this height: every glyph asks what is below it, and a table has hundreds.
    fn near(&self, y: f64) -> &[usize] {
        self.bands.get(self.band(y)).map_or(&[], Vec::as_slice)
    }

    /// The band of a height, those beyond the page being its outmost.
    fn band(&self, y: f64) -> usize {
        let height = (self.page.height() / f64::from(BANDS)).max(1.0);
        usize::try_from(whole((y - self.page.y0) / height)).unwrap_or(0).min(usize::from(BANDS) - 1)
    }
}

/// The colour of a paint and whether it is opaque; nothing if it leaves no trace. A pattern counts as mid-grey: it is
/// seen, and what stands on it too.
pub(super) fn colour(paint: &Paint<'_>) -> Option<(Colour, bool)> {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            (alpha > 0.02).then_some(([red, green, blue], alpha > 0.98))
        }
        Paint::Pattern(_) => Some(([0.5; 3], false)),
    }
}

/// Whether no eye tells two colours apart: five steps of 255 in each part.
pub(super) fn same(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.02)
}

//! The painted areas of a page: what colour is below a place, and what is hidden by what was painted later.

use std::cell::Cell;

use hayro_interpret::FillRule;
use hayro_interpret::kurbo::{BezPath, Point, Rect, Shape as _};

use super::shapes::{overlap, whole};

/// How many areas of a page are kept: the backgrounds of a table's cells are some hundreds, the parts of a map some
/// thousands.
const MOST: usize = 20_000;

/// How many parts the outlines that are kept may have together: ten for each area, most of which are rectangles.
const PARTS: usize = 200_000;

/// How many parts an outline may have to be followed; the box around a larger one is all that is known of it.
const OUTLINE: usize = 256;

/// How many areas are looked at for the glyphs of a page. A page of a budget asks for some hundred thousand, and a tenth of
/// a second is spent on so many.
const LOOKS: usize = 32_000_000;

/// How many bands a page is cut into, so that a glyph looks at the areas near it only.
const BANDS: u8 = 64;

/// Red, green and blue, from 0 to 1.
pub(crate) type Colour = [f32; 3];

/// The colour of what is no plain colour: patterns, translucent areas, images. It is the same as none, so that what
/// stands on it is seen.
pub(crate) const UNKNOWN: Colour = [f32::NAN; 3];

/// How an area stands to what was painted before it. Of two, the stronger is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cover {
    /// It lets it through.
    None,
    /// Nobody knows: a pattern, a mask, a colour that lets little through.
    Perhaps,
    /// It hides it.
    Full,
}

/// The outline of an area other than a rectangle, and how it is filled.
pub(super) struct Outline {
    pub(super) path: BezPath,
    pub(super) rule: FillRule,
}

impl Outline {
    fn contains(&self, point: Point) -> bool {
        let winding = self.path.winding(point);
        match self.rule {
            FillRule::NonZero => winding != 0,
            FillRule::EvenOdd => winding % 2 != 0,
        }
    }
}

/// An area of a page.
pub(super) struct Area {
    /// The box around it.
    pub(super) rect: Rect,
    /// Its outline, where it is no rectangle.
    pub(super) outline: Option<Outline>,
    pub(super) colour: Colour,
    pub(super) cover: Cover,
    /// When it was painted.
    pub(super) order: u32,
}

impl Area {
    fn contains(&self, point: Point) -> bool {
        self.rect.contains(point) && self.outline.as_ref().is_none_or(|outline| outline.contains(point))
    }

    /// Whether it hides a rectangle: its corners and its middle.
    fn covers(&self, rect: Rect) -> bool {
        let corners = || {
            [(rect.x0, rect.y0), (rect.x0, rect.y1), (rect.x1, rect.y0), (rect.x1, rect.y1)].map(Point::from)
        };
        overlap(self.rect, rect) == rect
            && self.outline.as_ref().is_none_or(|outline| {
                outline.contains(rect.center())
                    && corners().into_iter().all(|corner| outline.contains(corner))
            })
    }

    /// How much it takes to look at it, in rectangles.
    fn price(&self) -> usize {
        1 + self.outline.as_ref().map_or(0, |outline| outline.path.elements().len())
    }
}

/// The areas of a page, in the order in which they were painted.
pub(super) struct Areas {
    page: Rect,
    all: Vec<Area>,
    /// For each band across the page the areas that reach into it.
    bands: Vec<Vec<usize>>,
    parts: usize,
    looks: Cell<usize>,
    /// Whether there were more areas than are kept.
    over: bool,
}

impl Areas {
    pub(super) const fn new(page: Rect) -> Self {
        Self { page, all: Vec::new(), bands: Vec::new(), parts: 0, looks: Cell::new(0), over: false }
    }

    /// Adds an area, while there are not too many. Where its outline cannot be kept, nobody knows what it covers.
    pub(super) fn add(&mut self, mut area: Area) {
        if self.all.len() >= MOST {
            self.over = true;
            return;
        }
        let parts = area.outline.as_ref().map_or(0, |outline| outline.path.elements().len());
        if parts > OUTLINE || self.parts + parts > PARTS {
            area.outline = None;
            area.colour = UNKNOWN;
            area.cover = area.cover.min(Cover::Perhaps);
        } else {
            self.parts += parts;
        }
        self.bands.resize(usize::from(BANDS), Vec::new());
        for band in self.band(area.rect.y0)..=self.band(area.rect.y1) {
            self.bands[band].push(self.all.len());
        }
        self.all.push(area);
    }

    /// Whether nothing is known of what is below or above a place, for there are too many areas.
    pub(super) const fn is_over(&self) -> bool {
        self.over || self.looks.get() > LOOKS
    }

    /// How many areas were looked at.
    pub(super) const fn looks(&self) -> usize {
        self.looks.get()
    }

    /// The colour below a point: of the last area painted over it before `order`, white where there is none.
    pub(super) fn below(&self, point: Point, order: u32) -> Colour {
        let areas = self.near(point.y);
        let before = areas.partition_point(|area| self.all[*area].order < order);
        let under = self.looked_at(areas[..before].iter().rev()).find(|area| area.contains(point));
        under.map_or([1.0; 3], |area| area.colour)
    }

    /// Whether an area painted after `order` hides a rectangle.
    pub(super) fn hide(&self, rect: Rect, order: u32) -> Cover {
        let areas = self.near(rect.y0);
        let after = areas.partition_point(|area| self.all[*area].order < order);
        let mut cover = Cover::None;
        for area in self.looked_at(areas[after..].iter()) {
            if area.cover > cover && area.covers(rect) {
                cover = area.cover;
            }
            if cover == Cover::Full {
                break;
            }
        }
        cover
    }

    /// Some areas, each counted when it is looked at; none any more beyond so many looks.
    fn looked_at<'a>(&'a self, areas: impl Iterator<Item = &'a usize>) -> impl Iterator<Item = &'a Area> {
        let areas = areas.map(|area| &self.all[*area]);
        areas.take_while(|area| {
            self.looks.set(self.looks.get() + area.price());
            self.looks.get() <= LOOKS
        })
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

impl Cover {
    /// How much is hidden by what leaves so much of itself. What is left of text under nineteen parts of twenty is as
    /// [faint](FAINT) as what nobody sees; under three of four it is pale.
    pub(crate) fn of_alpha(alpha: f32) -> Self {
        match alpha {
            alpha if alpha >= 1.0 - FAINT => Self::Full,
            alpha if alpha >= 0.75 => Self::Perhaps,
            _ => Self::None,
        }
    }
}

/// Whether no eye tells two colours apart: five steps of 255 in each part.
pub(super) fn same(one: Colour, other: Colour) -> bool {
    is_near(one, other, 0.02)
}

/// By how little of the full range text must differ from what is below it for nobody to read it: black of one part in
/// twenty on white has a contrast of 1.1 to 1, and what is to be read needs three at least (WCAG 2.2, 1.4.3).
pub(super) const FAINT: f32 = 0.05;

/// Whether text that leaves so much of its colour cannot be read on what is below it.
pub(super) fn is_faint(text: Colour, alpha: f32, below: Colour) -> bool {
    let mixed = [0, 1, 2].map(|part| below[part] + alpha * (text[part] - below[part]));
    alpha < FAINT || is_near(mixed, below, FAINT)
}

fn is_near(one: Colour, other: Colour, by: f32) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < by)
}

//! What a page shows: glyphs and rulings, as far as a reader of the page sees them.
//!
//! The interpreter calls the [`Device`]; this one keeps what lies within the clips, has a colour of its own, and is not
//! painted over. Text that a reader cannot see is often there a second time (a spreadsheet printed with a page box that
//! is too small), and would be read as rows that nobody printed.

mod areas;
mod glyph;
mod shapes;
mod visible;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps, SoftMask,
};

use areas::{Area, Areas, Cover, Outline, UNKNOWN, colour, cover, cover_of, same};
pub(super) use glyph::{Glyph, Text};
use glyph::{characters, named, shares, turn_of, unit};
use shapes::{Rectangles, closed, overlap, rectangles};
use visible::visible;

/// The thickness up to which a filled rectangle is a ruling and no area, in points. Rulings of spreadsheets are up to
/// 2.25 points thick ("thick line"); no row is that low.
const THIN: f64 = 2.5;

/// The share of a page that a picture of it has at least, and of its text that is below such a picture: scanners leave a
/// margin out, and programs print a page number or a stamp on what was scanned.
const SCANNED: f64 = 0.9;

/// The entries of a picture that let what is below it through (ISO 32000-1, 11.6.5.3).
const MASKS: [&[u8]; 3] = [b"SMask", b"Mask", b"SMaskInData"];

/// Whether a rectangle is all of an area.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    OfOutline,
}

/// A straight piece of a ruling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Its y if it is horizontal, its x if it is vertical.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// The device that collects a page.
pub(super) struct Ink {
    page: Rect,
    /// How many characters, and how many rulings, are kept.
    most: usize,
    /// How many characters the glyphs say: one may say thousands.
    characters: usize,
    /// Whether there were more.
    pub(super) over: bool,
    clips: Vec<Clip>,
    /// The groups that are open.
    groups: Vec<Group>,
    /// Where nothing that is drawn is seen.
    pub(super) blind: Vec<Rect>,
    order: u32,
    runs: u32,
    /// Every clip that text was shown in, numbered, so that a line is judged within its own.
    numbered: Vec<Rect>,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) horizontals: Vec<Rule>,
    pub(super) verticals: Vec<Rule>,
    areas: Areas,
    /// How many images were drawn.
    pub(super) images: usize,
    /// The last picture that hides nearly all of the page, and when it was drawn.
    picture: Option<(Rect, u32)>,
    /// Whether nearly all text is below such a picture, as that of a scan is.
    pub(super) is_scan: bool,
    /// How many glyphs were shown in the invisible mode, as the text of a scan is.
    pub(super) invisible: usize,
    /// How many visible glyphs have no character.
    pub(super) unnamed: usize,
    /// How many glyphs stand aslant, as watermarks do.
    pub(super) slanted: usize,
    /// How many glyphs are left out beyond the edge of their line's clip.
    pub(super) cut: usize,
    /// How many are left out in the colour of what is below them, or painted over.
    pub(super) hidden: usize,
    /// How many may be hidden, and are read.
    pub(super) doubtful: usize,
    /// How many digits stand on other digits.
    pub(super) overprinted: usize,
    /// How many are left out in watermarks on which text stands.
    pub(super) pale: usize,
}

/// What a clip leaves of the page.
#[derive(Clone, Copy)]
struct Clip {
    rect: Rect,
    /// Whether it is a rectangle, and not the box around another shape.
    is_exact: bool,
}

/// How a group is laid on the page, with the groups around it.
#[derive(Clone, Copy)]
struct Group {
    opacity: f32,
    /// How much of what is below it a full colour in it hides.
    cover: Cover,
    /// Whether a mask is laid over it.
    is_masked: bool,
}

impl Group {
    const PAGE: Self = Self { opacity: 1.0, cover: Cover::Full, is_masked: false };
}

impl Ink {
    /// A device for a page of this box.
    pub(super) const fn new(page: Rect, most: usize) -> Self {
        Self {
            page,
            most,
            characters: 0,
            over: false,
            picture: None,
            is_scan: false,
            invisible: 0,
            clips: Vec::new(),
            groups: Vec::new(),
            blind: Vec::new(),
            order: 0,
            runs: 0,
            numbered: Vec::new(),
            glyphs: Vec::new(),
            horizontals: Vec::new(),
            verticals: Vec::new(),
            areas: Areas::new(page),
            images: 0,
            unnamed: 0,
            slanted: 0,
            cut: 0,
            hidden: 0,
            doubtful: 0,
            overprinted: 0,
            pale: 0,
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().map_or(self.page, |clip| clip.rect)
    }

    fn push(&mut self, clip: Rect, is_exact: bool) {
        let is_exact = is_exact && self.clips.last().is_none_or(|clip| clip.is_exact);
        self.clips.push(Clip { rect: overlap(self.clip(), clip), is_exact });
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(Group::PAGE)
    }

    fn in_hidden_group(&self) -> bool {
        self.group().opacity <= 0.0
    }

    /// How much of what is below it an area hides that would hide so much alone.
    fn cover(&self, alone: Cover, mask: Option<&SoftMask<'_>>) -> Cover {
        let clip =
            if self.clips.last().is_none_or(|clip| clip.is_exact) { Cover::Full } else { Cover::Perhaps };
        let mask = if mask.is_none() { Cover::Full } else { Cover::Perhaps };
        alone.min(clip).min(mask).min(self.group().cover)
    }

    /// How many areas were looked at to tell which glyphs are seen.
    pub(super) const fn looks(&self) -> usize {
        self.areas.looks()
    }

    /// Whether there were too many areas to tell.
    pub(super) const fn has_too_many_areas(&self) -> bool {
        self.areas.is_over()
    }

    const fn next(&mut self) -> u32 {
        self.order = self.order.saturating_add(1);
        self.order
    }

    /// A filled rectangle: a ruling if it is thin, an area otherwise, unless it is a part of an outline that is one.
    fn fill(&mut self, rect: Rect, props: &DrawProps<'_>, part: Part) {
        let clip = self.clip();
        // A ruling along the edge of its clip is half visible, and seen.
        let rect = overlap(rect, clip.inflate(0.5, 0.5));
        if rect.width() < 0.0 || rect.height() < 0.0 || self.in_hidden_group() {
            return;
        }
        if self.horizontals.len() + self.verticals.len() >= self.most {
            self.over = true;
            return;
        }
        let order = self.next();
        let (flat, upright) = (rect.height() <= THIN, rect.width() <= THIN);
        let (colour, alpha) = colour(&props.paint);
        if alpha <= 0.02 {
            return;
        }
        if (flat || upright) && !same(colour, self.areas.below(rect.center(), order)) {
            if flat {
                self.horizontals.push(Rule { at: rect.center().y, from: rect.x0, to: rect.x1 });
            }
            if upright {
                self.verticals.push(Rule { at: rect.center().x, from: rect.y0, to: rect.y1 });
            }
        }
        if !flat && !upright && part == Part::Whole {
            self.area(overlap(rect, clip), None, props, order);
        }
    }

    /// An area that is filled.
    fn area(&mut self, rect: Rect, outline: Option<Outline>, props: &DrawProps<'_>, order: u32) {
        let (colour, alpha) = colour(&props.paint);
        let alone = cover(alpha, props.blend_mode).min(cover_of(&props.paint));
        let cover = self.cover(alone, props.soft_mask.as_ref());
        let colour = if cover == Cover::Full { colour } else { UNKNOWN };
        self.areas.add(Area { rect, outline, colour, cover, order });
    }

    /// A filled outline that is no rectangle.
    fn outline(&mut self, path: BezPath, rule: FillRule, props: &DrawProps<'_>) {
        let rect = overlap(path.bounding_box(), self.clip());
        if rect.width() <= THIN || rect.height() <= THIN || self.in_hidden_group() {
            return;
        }
        if colour(&props.paint).1 > 0.02 {
            let order = self.next();
            self.area(rect, Some(Outline { path, rule }), props, order);
        }
    }

    /// A stroked straight line of a width.
    fn stroke(&mut self, from: Point, to: Point, width: f64, props: &DrawProps<'_>) {
        let along = to - from;
        // Lines of spreadsheets are straight to a hundredth of a point; a slanted one is a drawing.
        if along.x.abs().min(along.y.abs()) > 0.5 {
            return;
        }
        let half = width.max(0.1) / 2.0;
        let rect = Rect::from_points(from, to);
        let rect =
            if along.x.abs() >= along.y.abs() { rect.inflate(0.0, half) } else { rect.inflate(half, 0.0) };
        self.fill(rect, props, Part::Whole);
    }

    fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        let transform = props.transform;
        match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                let Rectangles { rects, are_all } = rectangles(path, transform);
                for rect in rects {
                    self.fill(rect, props, if are_all { Part::Whole } else { Part::OfOutline });
                }
                if !are_all {
                    self.outline(transform * closed(path), *rule, props);
                }
            }
            DrawMode::Stroke(stroke) => {
                let width = f64::from(stroke.line_width) * transform.determinant().abs().sqrt();
                let (mut start, mut last) = (Point::ZERO, Point::ZERO);
                for element in path.elements() {
                    let (from, to) = match *element {
                        PathEl::MoveTo(point) => {
                            (start, last) = (point, point);
                            continue;
                        }
                        PathEl::LineTo(point) => (last, point),
                        PathEl::ClosePath => (last, start),
                        PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                            last = point;
                            continue;
                        }
                    };
                    self.stroke(transform * from, transform * to, width, props);
                    last = to;
                }
            }
            DrawMode::Invisible => {}
        }
    }

    /// Whether nearly all text is below a picture of the page.
    fn is_below_picture(&self) -> bool {
        let Some((rect, order)) = self.picture else { return false };
        let (mut below, mut all) = (0.0, 0.0);
        for glyph in self.glyphs.iter().filter(|glyph| !glyph.text.is_blank()) {
            all += 1.0;
            below += f64::from(u8::from(glyph.order < order && rect.contains(glyph.centre())));
        }
        below > 0.0 && below >= SCANNED * all
    }

    /// Drops what a reader of the page does not see, and what stands there twice.
    pub(super) fn settle(&mut self) {
        self.is_scan = self.is_below_picture();
        let seen = visible(std::mem::take(&mut self.glyphs), &self.areas);
        (self.glyphs, self.cut, self.hidden) = (seen.glyphs, seen.cut, seen.hidden);
        (self.doubtful, self.overprinted, self.pale) = (seen.doubtful, seen.overprinted, seen.pale);
        if self.is_scan {
            self.invisible += std::mem::take(&mut self.hidden);
        }
        // The text of a scan is mostly set to be invisible.
        self.is_scan |= self.glyphs.is_empty() && self.images > 0 && self.invisible > 0;
    }
}

impl<'a> Device<'a> for Ink {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.path(path, &props, mode);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.path(&rect.to_path(0.1), &props, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // An empty path clips everything away; other than rectangles, the box stands for the shape.
        if clip.path.elements().is_empty() {
            self.push(Rect::ZERO, true);
            return;
        }
        let Rectangles { rects, are_all } = rectangles(&clip.path, Affine::IDENTITY);
        self.push(clip.path.bounding_box(), are_all && rects.len() == 1);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.push(*rect, true);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        let around = self.group();
        let opacity = around.opacity * opacity;
        let alone = cover(opacity, blend);
        let cover = around.cover.min(if mask.is_none() { alone } else { alone.min(Cover::Perhaps) });
        self.groups.push(Group { opacity, cover, is_masked: around.is_masked || mask.is_some() });
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.images += 1;
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let order = self.next();
        if self.in_hidden_group() {
            return;
        }
        // A stencil paints some of its points, and so may a picture with a mask.
        let is_whole = match &image {
            Image::Raster(raster) => {
                let dict = raster.stream().dict();
                !MASKS.iter().any(|mask| dict.contains_key(*mask))
            }
            Image::Stencil(_) => false,
        };
        let [a, b, c, d, ..] = props.transform.as_coeffs();
        let is_upright = b.abs().max(c.abs()) <= 0.01 * a.abs().min(d.abs())
            || a.abs().max(d.abs()) <= 0.01 * b.abs().min(c.abs());
        let alone = if !is_whole || !is_upright { Cover::Perhaps } else { Cover::Full };
        let rect = overlap(props.transform.transform_rect_bbox(size), self.clip());
        let cover = self.cover(alone, props.soft_mask.as_ref());
        if cover == Cover::Full && overlap(rect, self.page).area() >= SCANNED * self.page.area() {
            self.picture = Some((rect, order));
        }
        self.areas.add(Area { rect, outline: None, colour: UNKNOWN, cover, order });
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Text of rendering mode 3, as scanners lay it below an image (ISO 32000-1, 9.3.6), is not printed.
        if matches!(mode, DrawMode::Invisible) || self.in_hidden_group() {
            self.invisible += run.glyphs().len();
            return;
        }
        if self.over || self.characters + run.glyphs().len() > self.most {
            self.over = true;
            return;
        }
        let (colour, alpha) = colour(&props.paint);
        let (colour, alpha) =
            (Some(colour).filter(|colour| !colour[0].is_nan()), alpha * self.group().opacity);
        let is_masked = self.group().is_masked || props.soft_mask.is_some();
        let clip = self.clip();
        // One line is shown within one clip, or within equal ones shortly after each other.
        let recent = self.numbered.len().saturating_sub(16);
        let known = self.numbered[recent..].iter().rposition(|known| *known == clip);
        let number = known.map_or(self.numbered.len(), |index| recent + index);
        if known.is_none() {
            self.numbered.push(clip);
        }
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let order = self.next();
        self.runs = self.runs.saturating_add(1);
        let upright = run.writing_mode() == WritingMode::Vertical;
        let first = self.glyphs.len();
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let [right_x, right_y, up_x, up_y, ..] = transform.as_coeffs();
            let right = Vec2::new(right_x, right_y);
            let size = up_x.hypot(up_y) * 1000.0;
            let origin = transform.translation().to_point();
            if !(size.is_finite() && size > 0.1 && origin.is_finite()) {
                continue;
            }
            let Some(turn) = turn_of(right) else {
                self.slanted += 1;
                continue;
            };
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawn) => drawn.advance_width(),
            };
            let advance = if upright { 1000.0 } else { f64::from(advance.unwrap_or(500.0)) };
            let mut placed = Glyph {
                text: Text::One(' '),
                origin,
                advance: advance * right.length(),
                width: advance * right.length(),
                size,
                run: self.runs,
                turn,
                order,
                colour,
                alpha,
                is_masked,
                is_doubtful: false,
                clip: number,
                left: None,
                along: 1.0,
                across: 1.0,
            };
            (placed.along, placed.across) = shares(&placed, glyph, transform, clip);
            if placed.across <= 0.0 && placed.along <= 0.0 {
                continue;
            }
            if placed.along < 1.0 {
                let seen = overlap(placed.area(), clip);
                let ends = [Point::new(seen.x0, seen.y0), Point::new(seen.x1, seen.y1)]
                    .map(|end| (end - origin).dot(unit(turn)));
                placed.left = Some((ends[0].min(ends[1]), ends[0].max(ends[1])));
            }
            if self.blind.iter().any(|blind| blind.contains(placed.centre())) {
                self.invisible += 1;
                continue;
            }
            let Some(text) = glyph.as_unicode() else {
                self.unnamed += 1;
                continue;
            };
            self.characters += characters(&text);
            if self.characters > self.most {
                self.over = true;
                return;
            }
            let Some(text) = named(text) else { continue };
            placed.text = text;
            self.glyphs.push(placed);
        }
        // A font that the file does not carry is stretched glyph by glyph to the width that the file gives, and the
        // advance above is stretched with it. Where the next glyph of the run begins sooner, the advance ends there.
        let placed = &mut self.glyphs[first..];
        for index in 1..placed.len() {
            let step = (placed[index].origin - placed[index - 1].origin).dot(unit(placed[index].turn));
            let before = &mut placed[index - 1];
            if step > before.size * 0.1 && step < before.advance {
                before.advance = step;
            }
        }
    }
}

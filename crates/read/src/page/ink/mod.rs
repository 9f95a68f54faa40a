//! What a page shows: glyphs and rulings, as far as a reader of the page sees them.
//!
//! The reader of a format draws a page onto the [`Ink`], which keeps what lies within the clips, has a colour of its own,
//! and is not painted over. Text that a reader cannot see is often there a second time (a spreadsheet printed with a page
//! box that is too small), and would be read as rows that nobody printed.

mod areas;
mod glyph;
mod shapes;
mod visible;

use hayro_interpret::FillRule;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};

use areas::{Area, Areas, Outline, same};
pub(crate) use areas::{Colour, Cover, UNKNOWN};
pub(crate) use glyph::Glyph;
pub(crate) use glyph::Text;
use glyph::{shares, turn_of, unit};
use shapes::{Rectangles, closed, overlap, rectangles};
use visible::visible;

/// The thickness up to which a filled rectangle is a ruling and no area, in points. Rulings of spreadsheets are up to
/// 2.25 points thick ("thick line"); no row is that low.
const THIN: f64 = 2.5;

/// The share of a page that a picture of it has at least, and of its text that is below such a picture: scanners leave a
/// margin out, and programs print a page number or a stamp on what was scanned.
const SCANNED: f64 = 0.9;

/// Whether a rectangle is all of an area.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    OfOutline,
}

/// A straight piece of a ruling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    /// Its y if it is horizontal, its x if it is vertical.
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// What a shape or a run of letters is painted with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// Its colour; [`UNKNOWN`] if it is a pattern.
    pub(crate) colour: Colour,
    /// How much of its colour it leaves.
    pub(crate) alpha: f32,
    /// How much of what is below it is hidden where it is laid.
    pub(crate) cover: Cover,
    /// Whether a mask is laid over it.
    pub(crate) is_masked: bool,
}

/// What the letters of a run share.
pub(crate) struct Run {
    colour: Option<Colour>,
    alpha: f32,
    is_masked: bool,
    clip: Rect,
    /// The number of the clip.
    number: u32,
    order: u32,
    /// The first glyph of the run.
    first: usize,
}

/// How a letter is drawn.
pub(crate) struct Drawn {
    /// From thousandths of an em, y upwards, to the page.
    pub(crate) transform: Affine,
    /// How far the text moves on, in thousandths of an em.
    pub(crate) advance: f64,
}

/// What a letter says.
pub(crate) struct Said {
    /// In how many characters.
    pub(crate) characters: usize,
    /// Nothing if none of them is seen.
    pub(crate) text: Option<Text>,
}

/// What a page shows, as it is drawn.
pub(crate) struct Ink {
    page: Rect,
    /// How many characters, and how many rulings, are kept.
    most: usize,
    /// How many characters the glyphs say: one may say thousands.
    characters: usize,
    /// Whether there were more.
    pub(crate) over: bool,
    clips: Vec<Clip>,
    /// The groups that are open.
    groups: Vec<Group>,
    /// Where nothing that is drawn is seen.
    pub(crate) blind: Vec<Rect>,
    order: u32,
    runs: u32,
    /// Every clip that text was shown in, numbered, so that a line is judged within its own.
    numbered: Vec<Rect>,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) horizontals: Vec<Rule>,
    pub(crate) verticals: Vec<Rule>,
    areas: Areas,
    /// How many images were drawn.
    pub(crate) images: usize,
    /// How many filled outlines that are no rectangles, as letters are that are drawn and not written.
    pub(crate) outlines: usize,
    /// The last picture that hides nearly all of the page, and when it was drawn.
    picture: Option<(Rect, u32)>,
    /// Whether nearly all text is below such a picture, as that of a scan is.
    pub(crate) is_scan: bool,
    /// How many glyphs were shown in the invisible mode, as the text of a scan is.
    pub(crate) invisible: usize,
    /// How many visible glyphs have no character.
    pub(crate) unnamed: usize,
    /// How many glyphs stand aslant, as watermarks do.
    pub(crate) slanted: usize,
    /// How many glyphs are left out beyond the edge of their line's clip.
    pub(crate) cut: usize,
    /// How many are left out in the colour of what is below them, or painted over.
    pub(crate) hidden: usize,
    /// How many may be hidden, and are read.
    pub(crate) doubtful: usize,
    /// How many digits stand on other digits.
    pub(crate) overprinted: usize,
    /// How many are left out in watermarks on which text stands.
    pub(crate) pale: usize,
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
    /// An empty page of this box, which takes so many characters and so many rulings.
    pub(crate) const fn new(page: Rect, most: usize) -> Self {
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
            outlines: 0,
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

    /// Shows only what is within a rectangle, or within a shape that it is the box of, until [`unclip`](Self::unclip).
    pub(crate) fn clip_within(&mut self, clip: Rect, is_exact: bool) {
        let is_exact = is_exact && self.clips.last().is_none_or(|clip| clip.is_exact);
        self.clips.push(Clip { rect: overlap(self.clip(), clip), is_exact });
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(Group::PAGE)
    }

    /// Whether nothing that is drawn now is seen.
    pub(crate) fn in_hidden_group(&self) -> bool {
        self.group().opacity <= 0.0
    }

    /// How much of what is below it an area hides that would hide so much alone.
    fn cover(&self, alone: Cover, is_masked: bool) -> Cover {
        let clip =
            if self.clips.last().is_none_or(|clip| clip.is_exact) { Cover::Full } else { Cover::Perhaps };
        let mask = if is_masked { Cover::Perhaps } else { Cover::Full };
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
    fn fill(&mut self, rect: Rect, paint: &Paint, part: Part) {
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
        if paint.alpha <= 0.02 {
            return;
        }
        if (flat || upright) && !same(paint.colour, self.areas.below(rect.center(), order)) {
            if flat {
                self.horizontals.push(Rule { at: rect.center().y, from: rect.x0, to: rect.x1 });
            }
            if upright {
                self.verticals.push(Rule { at: rect.center().x, from: rect.y0, to: rect.y1 });
            }
        }
        if !flat && !upright && part == Part::Whole {
            self.area(overlap(rect, clip), None, paint, order);
        }
    }

    /// An area that is filled.
    fn area(&mut self, rect: Rect, outline: Option<Outline>, paint: &Paint, order: u32) {
        let cover = self.cover(paint.cover, paint.is_masked);
        let colour = if cover == Cover::Full { paint.colour } else { UNKNOWN };
        self.areas.add(Area { rect, outline, colour, cover, order });
    }

    /// A filled outline that is no rectangle.
    fn outline(&mut self, path: BezPath, rule: FillRule, paint: &Paint) {
        let rect = overlap(path.bounding_box(), self.clip());
        if rect.width() <= THIN || rect.height() <= THIN || self.in_hidden_group() {
            return;
        }
        if paint.alpha > 0.02 {
            self.outlines += 1;
            let order = self.next();
            self.area(rect, Some(Outline { path, rule }), paint, order);
        }
    }

    /// A stroked straight line of a width.
    fn stroke(&mut self, from: Point, to: Point, width: f64, paint: &Paint) {
        let along = to - from;
        // Lines of spreadsheets are straight to a hundredth of a point; a slanted one is a drawing.
        if along.x.abs().min(along.y.abs()) > 0.5 {
            return;
        }
        let half = width.max(0.1) / 2.0;
        let rect = Rect::from_points(from, to);
        let rect =
            if along.x.abs() >= along.y.abs() { rect.inflate(0.0, half) } else { rect.inflate(half, 0.0) };
        self.fill(rect, paint, Part::Whole);
    }

    /// A path that is filled.
    pub(crate) fn filled(&mut self, path: &BezPath, transform: Affine, rule: FillRule, paint: &Paint) {
        let Rectangles { rects, are_all } = rectangles(path, transform);
        for rect in rects {
            self.fill(rect, paint, if are_all { Part::Whole } else { Part::OfOutline });
        }
        if !are_all {
            self.outline(transform * closed(path), rule, paint);
        }
    }

    /// A path that is stroked with a pen of this width.
    pub(crate) fn stroked(&mut self, path: &BezPath, transform: Affine, width: f64, paint: &Paint) {
        let width = width * transform.determinant().abs().sqrt();
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            let (from, to) = match *element {
                PathEl::MoveTo(end) => {
                    (start, last) = (end, end);
                    continue;
                }
                PathEl::LineTo(end) => (last, end),
                PathEl::ClosePath => (last, start),
                PathEl::QuadTo(_, end) | PathEl::CurveTo(_, _, end) => {
                    last = end;
                    continue;
                }
            };
            self.stroke(transform * from, transform * to, width, paint);
            last = to;
        }
    }

    /// Whether a picture hides nearly all of the page.
    pub(super) const fn has_picture(&self) -> bool {
        self.picture.is_some()
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
    pub(crate) fn settle(&mut self) {
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

    /// Shows only what is within a path, until [`unclip`](Self::unclip).
    pub(crate) fn clip_to_path(&mut self, path: &BezPath) {
        // An empty path clips everything away; other than rectangles, the box stands for the shape.
        if path.elements().is_empty() {
            self.clip_within(Rect::ZERO, true);
            return;
        }
        let Rectangles { rects, are_all } = rectangles(path, Affine::IDENTITY);
        self.clip_within(path.bounding_box(), are_all && rects.len() == 1);
    }

    /// Takes the last clip off.
    pub(crate) fn unclip(&mut self) {
        self.clips.pop();
    }

    /// Opens a group that leaves so much of its colours. `alone` says how much it hides that leaves so much with the groups
    /// around it.
    pub(crate) fn open_group(&mut self, opacity: f32, is_masked: bool, alone: impl FnOnce(f32) -> Cover) {
        let around = self.group();
        let opacity = around.opacity * opacity;
        let alone = alone(opacity);
        let cover = around.cover.min(if is_masked { alone.min(Cover::Perhaps) } else { alone });
        self.groups.push(Group { opacity, cover, is_masked: around.is_masked || is_masked });
    }

    /// Closes the last group.
    pub(crate) fn close_group(&mut self) {
        self.groups.pop();
    }

    /// A picture: whether it paints all of its points, and whether a mask is laid over it.
    pub(crate) fn picture(&mut self, size: Rect, transform: Affine, is_whole: bool, is_masked: bool) {
        self.images += 1;
        let order = self.next();
        if self.in_hidden_group() {
            return;
        }
        let [a, b, c, d, ..] = transform.as_coeffs();
        let is_upright = b.abs().max(c.abs()) <= 0.01 * a.abs().min(d.abs())
            || a.abs().max(d.abs()) <= 0.01 * b.abs().min(c.abs());
        let alone = if !is_whole || !is_upright { Cover::Perhaps } else { Cover::Full };
        let rect = overlap(transform.transform_rect_bbox(size), self.clip());
        let cover = self.cover(alone, is_masked);
        if cover == Cover::Full && overlap(rect, self.page).area() >= SCANNED * self.page.area() {
            self.picture = Some((rect, order));
        }
        self.areas.add(Area { rect, outline: None, colour: UNKNOWN, cover, order });
    }

    /// Begins a run of so many letters; nothing if they are more than the page takes.
    pub(crate) fn begin_run(&mut self, letters: usize, paint: &Paint) -> Option<Run> {
        if self.over || self.characters + letters > self.most {
            self.over = true;
            return None;
        }
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
        Some(Run {
            colour: Some(paint.colour).filter(|colour| !colour[0].is_nan()),
            alpha: paint.alpha * self.group().opacity,
            is_masked: self.group().is_masked || paint.is_masked,
            clip,
            number,
            order,
            first: self.glyphs.len(),
        })
    }

    /// A letter of a run: how it is drawn, the box around its outline where that is known, and what it says, which are asked
    /// for where they matter; nothing if its font does not say.
    pub(crate) fn letter(
        &mut self,
        run: &Run,
        drawn: &Drawn,
        outline: impl FnOnce() -> Option<Rect>,
        said: impl FnOnce() -> Option<Said>,
    ) {
        let [right_x, right_y, up_x, up_y, ..] = drawn.transform.as_coeffs();
        let right = Vec2::new(right_x, right_y);
        let size = up_x.hypot(up_y) * 1000.0;
        let origin = drawn.transform.translation().to_point();
        if !(size.is_finite() && size > 0.1 && origin.is_finite()) {
            return;
        }
        let Some(turn) = turn_of(right) else {
            self.slanted += 1;
            return;
        };
        let advance = drawn.advance * right.length();
        let mut placed = Glyph {
            text: Text::One(' '),
            origin,
            advance,
            width: advance,
            size,
            run: self.runs,
            turn,
            order: run.order,
            colour: run.colour,
            alpha: run.alpha,
            is_masked: run.is_masked,
            is_doubtful: false,
            clip: run.number,
            left: None,
            along: 1.0,
            across: 1.0,
        };
        (placed.along, placed.across) = shares(&placed, outline, run.clip);
        if placed.across <= 0.0 && placed.along <= 0.0 {
            return;
        }
        if placed.along < 1.0 {
            let seen = overlap(placed.area(), run.clip);
            let ends = [Point::new(seen.x0, seen.y0), Point::new(seen.x1, seen.y1)]
                .map(|end| (end - origin).dot(unit(turn)));
            placed.left = Some((ends[0].min(ends[1]), ends[0].max(ends[1])));
        }
        if self.blind.iter().any(|blind| blind.contains(placed.centre())) {
            self.invisible += 1;
            return;
        }
        let Some(said) = said() else {
            self.unnamed += 1;
            return;
        };
        self.characters += said.characters;
        if self.characters > self.most {
            self.over = true;
            return;
        }
        let Some(text) = said.text else { return };
        placed.text = text;
        self.glyphs.push(placed);
    }

    /// Ends a run. A font that the file does not carry is stretched glyph by glyph to the width that the file gives, and the
    /// advance of each glyph is stretched with it. Where the next glyph of the run begins sooner, the advance ends there.
    pub(crate) fn end_run(&mut self, run: &Run) {
        let placed = &mut self.glyphs[run.first..];
        for index in 1..placed.len() {
            let step = (placed[index].origin - placed[index - 1].origin).dot(unit(placed[index].turn));
            let before = &mut placed[index - 1];
            if step > before.size * 0.1 && step < before.advance {
                before.advance = step;
            }
        }
    }
}

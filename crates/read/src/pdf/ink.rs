//! What a page shows: glyphs and rulings, as far as a reader of the page sees them.
//!
//! The interpreter calls the [`Device`]; this one keeps what lies within the clips, has a colour of its own, and is not
//! painted over. Text that a reader cannot see is often there a second time (a spreadsheet printed with a page box that
//! is too small), and would be read as rows that nobody printed.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

/// The share of a line's ink that must be visible for the line to be read.
///
/// In the files that were looked at, lines that stand elsewhere a second time show at most 0.11 of their ink (a sliver
/// along the edge of the page), and lines that are the only copy of their words at least 0.39 (cut by the edge of a
/// cell). The middle errs on neither side.
const VISIBLE: f64 = 0.25;

/// The thickness up to which a filled rectangle is a ruling and no area, in points. Rulings of spreadsheets are up to
/// 2.25 points thick ("thick line"); no row is that low.
const THIN: f64 = 2.5;

/// How many coloured areas of a page are kept: the backgrounds of a table's cells are some hundreds.
const AREAS: usize = 2_000;

/// How many bands a page is cut into, so that a glyph looks at the areas near it only.
const BANDS: u8 = 64;

/// The colour of what is no plain colour: patterns, translucent areas, images. It is the same as none, so that what
/// stands on it is seen.
const UNKNOWN: [f32; 3] = [f32::NAN; 3];

/// A character as placed on the page, its y axis pointing down.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// What it says; several characters for a ligature.
    pub(super) text: Text,
    /// Where its baseline begins.
    pub(super) origin: Point,
    /// How far the text moves on, along its direction.
    pub(super) advance: f64,
    /// The height of an em.
    pub(super) size: f64,
    /// The run of glyphs that one operator showed.
    pub(super) run: u32,
    /// The direction of its text in quarter turns clockwise.
    pub(super) turn: u8,
    order: u32,
    colour: Option<[f32; 3]>,
    /// The number of the clip it was shown in.
    pub(super) clip: u32,
    /// What its clip leaves of its advance, if the clip cuts it: from and to, along its direction.
    left: Option<(f64, f64)>,
    /// The visible shares of its ink, along the line and across it.
    along: f64,
    across: f64,
}

/// The characters of a glyph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Text {
    One(char),
    Many(Box<str>),
}

impl Text {
    pub(super) fn first(&self) -> char {
        match self {
            Self::One(one) => *one,
            Self::Many(many) => many.chars().next().unwrap_or(' '),
        }
    }

    pub(super) fn last(&self) -> char {
        match self {
            Self::One(one) => *one,
            Self::Many(many) => many.chars().next_back().unwrap_or(' '),
        }
    }

    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Self::One(one) => text.push(*one),
            Self::Many(many) => text.push_str(many),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::One(one) => one.is_whitespace(),
            Self::Many(many) => many.chars().all(char::is_whitespace),
        }
    }
}

impl Glyph {
    /// The box of its em: 0.15 below the baseline, 0.85 above it, where Chinese letters stand.
    pub(super) fn area(&self) -> Rect {
        let along = unit(self.turn) * self.advance;
        let up = -unit(self.turn + 1) * self.size;
        Rect::from_points(self.origin - up * 0.15, self.origin + along + up * 0.85)
    }

    /// Its middle: half its advance along, and a third of its size above the baseline, where digits have theirs.
    pub(super) fn centre(&self) -> Point {
        self.at(self.advance / 2.0)
    }

    /// The middle of what its clip leaves of it. A cell clips what is too wide for it, so that this is within the cell
    /// where the middle of the whole glyph is not.
    pub(super) fn middle(&self) -> Point {
        let (from, to) = self.left.unwrap_or((0.0, self.advance));
        self.at(f64::midpoint(from, to.min(self.advance)))
    }

    fn at(&self, along: f64) -> Point {
        self.origin + unit(self.turn) * along - unit(self.turn + 1) * (self.size * 0.35)
    }
}

/// The unit vector of a direction in quarter turns clockwise, on a page whose y axis points down.
fn unit(turn: u8) -> Vec2 {
    match turn % 4 {
        0 => Vec2::new(1.0, 0.0),
        1 => Vec2::new(0.0, 1.0),
        2 => Vec2::new(-1.0, 0.0),
        _ => Vec2::new(0.0, -1.0),
    }
}

/// A straight piece of a ruling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Its y if it is horizontal, its x if it is vertical.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// An area of one colour.
struct Area {
    rect: Rect,
    colour: [f32; 3],
    order: u32,
}

/// The device that collects a page.
pub(super) struct Ink {
    page: Rect,
    /// How many glyphs, and how many rulings, are kept.
    most: usize,
    /// Whether there were more.
    pub(super) over: bool,
    clips: Vec<Rect>,
    /// For each group that is open whether it is invisible as a whole.
    groups: Vec<bool>,
    order: u32,
    runs: u32,
    /// Every clip that text was shown in, numbered, so that a line is judged within its own.
    numbered: Vec<Rect>,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) horizontals: Vec<Rule>,
    pub(super) verticals: Vec<Rule>,
    areas: Vec<Area>,
    /// For each band across the page the areas that reach into it, as they were painted.
    bands: Vec<Vec<usize>>,
    /// How many images were drawn.
    pub(super) images: usize,
    /// How many glyphs were shown in the invisible mode, as the text of a scan is.
    pub(super) invisible: usize,
    /// How many visible glyphs have no character.
    pub(super) unnamed: usize,
    /// How many glyphs stand aslant, as watermarks do.
    pub(super) slanted: usize,
    /// What was left out, in words.
    pub(super) cut: Vec<String>,
}

impl Ink {
    /// A device for a page of this box.
    pub(super) const fn new(page: Rect, most: usize) -> Self {
        Self {
            page,
            most,
            over: false,
            invisible: 0,
            clips: Vec::new(),
            groups: Vec::new(),
            order: 0,
            runs: 0,
            numbered: Vec::new(),
            glyphs: Vec::new(),
            horizontals: Vec::new(),
            verticals: Vec::new(),
            areas: Vec::new(),
            bands: Vec::new(),
            images: 0,
            unnamed: 0,
            slanted: 0,
            cut: Vec::new(),
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn push(&mut self, clip: Rect) {
        let clip = overlap(self.clip(), clip);
        self.clips.push(clip);
    }

    fn hidden(&self) -> bool {
        self.groups.last().copied().unwrap_or(false)
    }

    const fn next(&mut self) -> u32 {
        self.order = self.order.saturating_add(1);
        self.order
    }

    /// The colour below a point: of the last area painted over it before `order`, white where there is none.
    fn below(&self, point: Point, order: u32) -> [f32; 3] {
        let areas = self.areas_at(point.y);
        let before = areas.partition_point(|area| self.areas[*area].order < order);
        let mut under = areas[..before].iter().rev().map(|area| &self.areas[*area]);
        under.find(|area| area.rect.contains(point)).map_or([1.0; 3], |area| area.colour)
    }

    /// The areas that may reach to this height: every glyph asks what is below it, and a table has hundreds.
    fn areas_at(&self, y: f64) -> &[usize] {
        self.bands.get(self.band(y)).map_or(&[], Vec::as_slice)
    }

    /// The band of a height, those beyond the page being its outmost.
    fn band(&self, y: f64) -> usize {
        let height = (self.page.height() / f64::from(BANDS)).max(1.0);
        usize::try_from(whole((y - self.page.y0) / height)).unwrap_or(0).min(usize::from(BANDS) - 1)
    }

    /// A filled rectangle: a ruling if it is thin, an area otherwise.
    fn fill(&mut self, rect: Rect, props: &DrawProps<'_>) {
        let clip = self.clip();
        // A ruling along the edge of its clip is half visible, and seen.
        let rect = overlap(rect, clip.inflate(0.5, 0.5));
        if rect.width() < 0.0 || rect.height() < 0.0 || self.hidden() {
            return;
        }
        if self.horizontals.len() + self.verticals.len() >= self.most {
            self.over = true;
            return;
        }
        let order = self.next();
        let (flat, upright) = (rect.height() <= THIN, rect.width() <= THIN);
        let Some((colour, opaque)) = colour(&props.paint) else { return };
        if (flat || upright) && !same(colour, self.below(rect.center(), order)) {
            if flat {
                self.horizontals.push(Rule { at: rect.center().y, from: rect.x0, to: rect.x1 });
            }
            if upright {
                self.verticals.push(Rule { at: rect.center().x, from: rect.y0, to: rect.y1 });
            }
        }
        let covers = opaque && props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        if !flat && !upright {
            self.area(overlap(rect, clip), if covers { colour } else { UNKNOWN }, order);
        }
    }

    fn area(&mut self, rect: Rect, colour: [f32; 3], order: u32) {
        if self.areas.len() < AREAS {
            self.bands.resize(usize::from(BANDS), Vec::new());
            for band in self.band(rect.y0)..=self.band(rect.y1) {
                self.bands[band].push(self.areas.len());
            }
            self.areas.push(Area { rect, colour, order });
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
        self.fill(rect, props);
    }

    fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        let transform = props.transform;
        match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => {
                for rect in rectangles(path, transform) {
                    self.fill(rect, props);
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

    /// Drops what a reader of the page does not see, and what stands there twice.
    pub(super) fn settle(&mut self) {
        let glyphs = std::mem::take(&mut self.glyphs);
        // The lines within their clips, and how much of their ink is visible across the line.
        let mut lines: HashMap<(u32, u8, i64), (f64, f64, bool)> = HashMap::new();
        let key = |glyph: &Glyph| {
            let base = glyph.origin.to_vec2().dot(unit(glyph.turn + 1));
            (glyph.clip, glyph.turn, whole(base / (glyph.size * 0.2).max(0.5)))
        };
        // The glyphs of a line mostly follow each other, and are looked up together.
        let alike = |one: &Glyph, other: &Glyph| key(one) == key(other);
        for run in glyphs.chunk_by(alike) {
            let mut said = run.iter().filter(|glyph| !glyph.text.is_blank()).peekable();
            if said.peek().is_some() {
                let (seen, all, begins) = lines.entry(key(&run[0])).or_default();
                for glyph in said {
                    *begins |= glyph.along >= VISIBLE;
                    *seen += glyph.across * glyph.size;
                    *all += glyph.size;
                }
            }
        }
        let mut placed = Placed::with_capacity(glyphs.len());
        let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
        let (mut cut, mut hidden) = (0, 0);
        let mut last = None;
        for glyph in glyphs {
            let own = key(&glyph);
            let line = match last {
                Some((before, line)) if before == own => line,
                _ => lines.get(&own).copied(),
            };
            last = Some((own, line));
            // A line of blanks alone has nothing that says how much of it is seen.
            let (seen, all, begins) = line.unwrap_or((glyph.across, 1.0, false));
            if seen < VISIBLE * all {
                continue;
            }
            if !self.shows(&glyph) {
                hidden += usize::from(!glyph.text.is_blank());
                continue;
            }
            if glyph.along < VISIBLE {
                cut += usize::from(begins && !glyph.text.is_blank());
                continue;
            }
            if !glyph.text.is_blank() && stands_already(&mut placed, &glyph) {
                continue;
            }
            kept.push(glyph);
        }
        if cut > 0 {
            self.cut.push(format!("{cut} characters beyond the edge of their line's clip were left out"));
        }
        if hidden > 0 {
            self.cut.push(format!(
                "{hidden} characters in the colour of what is below them, or painted over, were left out"
            ));
        }
        self.glyphs = kept;
    }

    /// Whether a glyph differs from what is below it, and nothing is painted over it.
    fn shows(&self, glyph: &Glyph) -> bool {
        let Some(colour) = glyph.colour else { return true };
        // Beyond the areas that are kept nothing is known.
        if self.areas.len() >= AREAS {
            return true;
        }
        let (area, centre) = (glyph.area(), glyph.centre());
        if same(colour, self.below(centre, glyph.order)) {
            return false;
        }
        // The em box stands out over the glyph; a cover need hide the middle half of it.
        let core = area.inflate(-area.width() / 4.0, -area.height() / 4.0);
        let covers = |over: &Area| !over.colour[0].is_nan() && overlap(over.rect, core) == core;
        let areas = self.areas_at(core.y0);
        let after = areas.partition_point(|area| self.areas[*area].order < glyph.order);
        !areas[after..].iter().any(|area| covers(&self.areas[*area]))
    }
}

/// Where each text stands, by squares of the page: mostly once in a square.
type Placed = HashMap<(Text, i64, i64), (Point, Vec<Point>)>;

/// Whether the same text stands at the same place already: filled and then stroked, or shown twice to look bold.
fn stands_already(placed: &mut Placed, glyph: &Glyph) -> bool {
    // An eighth of an em: less than any character is wide, more than a bold face is thickened by.
    let near = glyph.size / 8.0;
    let square = |place: f64| whole(place / 8.0);
    // The squares that are that near: one, or two beside its edge. No letter reaches further than four.
    let squares = |place: f64| {
        let own = square(place);
        square(place - near).max(own.saturating_sub(4))..=square(place + near).min(own.saturating_add(4))
    };
    let mut key = (glyph.text.clone(), 0, 0);
    for x in squares(glyph.origin.x) {
        for y in squares(glyph.origin.y) {
            (key.1, key.2) = (x, y);
            let near = |point: &Point| point.distance(glyph.origin) < near;
            if placed.get(&key).is_some_and(|(first, more)| near(first) || more.iter().any(near)) {
                return true;
            }
        }
    }
    (key.1, key.2) = (square(glyph.origin.x), square(glyph.origin.y));
    match placed.entry(key) {
        Entry::Occupied(mut others) => others.get_mut().1.push(glyph.origin),
        Entry::Vacant(none) => {
            none.insert((glyph.origin, Vec::new()));
        }
    }
    false
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
        self.push(if clip.path.elements().is_empty() { Rect::ZERO } else { clip.path.bounding_box() });
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.push(*rect);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        let hidden = self.hidden() || opacity <= 0.0;
        self.groups.push(hidden);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.images += 1;
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let order = self.next();
        self.area(overlap(props.transform.transform_rect_bbox(size), self.clip()), UNKNOWN, order);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Text of rendering mode 3, as scanners lay it below an image (ISO 32000-1, 9.3.6), is not printed.
        if matches!(mode, DrawMode::Invisible) || self.hidden() {
            self.invisible += run.glyphs().len();
            return;
        }
        if self.glyphs.len() + run.glyphs().len() > self.most {
            self.over = true;
            return;
        }
        let colour = match &props.paint {
            Paint::Color(_) => match colour(&props.paint) {
                Some((colour, _)) => Some(colour),
                None => return,
            },
            Paint::Pattern(_) => None,
        };
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
                size,
                run: self.runs,
                turn,
                order,
                colour,
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
            let Some(text) = glyph.as_unicode() else {
                self.unnamed += 1;
                continue;
            };
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

/// The quarter turn that a direction is, if it is one within three degrees.
fn turn_of(direction: Vec2) -> Option<u8> {
    let (x, y) = (direction.x, direction.y);
    let near = 0.05;
    match (y.abs() <= near * x.abs(), x.abs() <= near * y.abs()) {
        (true, false) => Some(if x > 0.0 { 0 } else { 2 }),
        (false, true) => Some(if y > 0.0 { 1 } else { 3 }),
        _ => None,
    }
}

/// The shares of a glyph's ink that a clip leaves, along the line and across it.
fn shares(placed: &Glyph, glyph: &Drawn<'_>, transform: Affine, clip: Rect) -> (f64, f64) {
    let mut ink = placed.area();
    if overlap(ink, clip) == ink {
        return (1.0, 1.0);
    }
    // The outline costs more than everything else here, and is asked for only at the edge of a clip.
    if let Drawn::Outline(outline) = glyph {
        let outline = outline.outline();
        if !outline.elements().is_empty() {
            ink = (transform * outline).bounding_box();
        }
    }
    let seen = overlap(ink, clip);
    let share = |seen: f64, all: f64| {
        if all > 0.0 { (seen / all).clamp(0.0, 1.0) } else { f64::from(u8::from(seen >= 0.0)) }
    };
    let (x, y) = (share(seen.width(), ink.width()), share(seen.height(), ink.height()));
    if placed.turn.is_multiple_of(2) { (x, y) } else { (y, x) }
}

/// The rectangles with sides along the axes that the parts of a path are.
fn rectangles(path: &BezPath, transform: Affine) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut points: Vec<Point> = Vec::new();
    let mut flush = |points: &mut Vec<Point>| {
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if let [a, b, c, d] = points[..] {
            let near = |x: f64, y: f64| (x - y).abs() < 0.2;
            let sides = near(a.x, b.x) && near(b.y, c.y) && near(c.x, d.x) && near(d.y, a.y);
            if sides || near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x) {
                found.push(Rect::from_points(a, c));
            }
        }
        points.clear();
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(point) => {
                flush(&mut points);
                points.push(transform * point);
            }
            PathEl::LineTo(point) => points.push(transform * point),
            // A curve makes the part no rectangle: five corners.
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => points.extend([Point::new(f64::NAN, f64::NAN); 5]),
            PathEl::ClosePath => flush(&mut points),
        }
    }
    flush(&mut points);
    found
}

/// The colour of a paint and whether it is opaque; nothing if it leaves no trace. A pattern counts as mid-grey: it is
/// seen, and what stands on it too.
fn colour(paint: &Paint<'_>) -> Option<([f32; 3], bool)> {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            (alpha > 0.02).then_some(([red, green, blue], alpha > 0.98))
        }
        Paint::Pattern(_) => Some(([0.5; 3], false)),
    }
}

/// Whether no eye tells two colours apart: five steps of 255 in each part.
fn same(one: [f32; 3], other: [f32; 3]) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.02)
}

/// The text of a glyph; nothing if it says nothing.
fn named(text: BfString) -> Option<Text> {
    // Characters that are control characters or mark a direction print nothing.
    let prints =
        |one: &char| !one.is_control() && !matches!(one, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}');
    match text {
        BfString::Char(one) if one.is_whitespace() => Some(Text::One(' ')),
        BfString::Char(one) => prints(&one).then_some(Text::One(one)),
        BfString::String(many) => {
            let many: String = many.chars().filter(prints).collect();
            (!many.is_empty()).then(|| Text::Many(many.into()))
        }
    }
}

/// The part that two rectangles share; of negative width or height if they are apart.
fn overlap(one: Rect, other: Rect) -> Rect {
    Rect {
        x0: one.x0.max(other.x0),
        y0: one.y0.max(other.y0),
        x1: one.x1.min(other.x1),
        y1: one.y1.min(other.y1),
    }
}

/// The whole part of a coordinate.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast from float saturates; coordinates that large are no page's"
)]
fn whole(value: f64) -> i64 {
    value.floor() as i64
}

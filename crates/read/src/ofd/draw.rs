//! What stands on a page, drawn onto its ink.

use hayro_interpret::FillRule;
use hayro_interpret::kurbo::{Affine, Rect, Shape as _};

use super::archive::Steps;
use super::colour::BLACK;
use super::path::path;
use super::resources::{Param, Resources};
use super::tree::Element;
use crate::ReadError;
use crate::page::ink::{Cover, Ink};

/// How deep blocks and drawings may stand in each other.
const DEEPEST: usize = 128;

/// How wide a line is that does not say, in millimetres.
const LINE: f64 = 0.353;

/// What of a page is not read, or in doubt.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Objects of a kind that the format does not have.
    pub(super) unknown: usize,
    /// Paths that are none, or have more parts than any table.
    pub(super) paths: usize,
    /// Drawings that are missing, or stand within themselves.
    pub(super) drawings: usize,
    /// Letters outside the box that their object gives for them.
    pub(super) outside: usize,
}

/// What an object stands in.
#[derive(Clone, Copy)]
pub(super) struct Around<'r> {
    pub(super) resources: Resources<'r>,
    /// From its millimetres to the points of the page.
    pub(super) transform: Affine,
    pub(super) param: Param,
    depth: usize,
}

impl<'r> Around<'r> {
    pub(super) fn page(resources: Resources<'r>, transform: Affine) -> Self {
        Self { resources, transform, param: Param::default(), depth: 0 }
    }
}

/// An object as it is placed and painted.
pub(super) struct Object {
    /// From its millimetres to the points of the page, before and after it is turned.
    base: Affine,
    pub(super) transform: Affine,
    pub(super) alpha: f32,
    pub(super) param: Param,
    /// The box that it gives for itself, on the page.
    pub(super) boundary: Option<Rect>,
}

/// A page that is drawn.
pub(super) struct Canvas<'c> {
    pub(super) ink: Ink,
    pub(super) steps: &'c mut Steps,
    pub(super) counts: Counts,
}

impl Canvas<'_> {
    /// The layers of a page or a template: those behind its text first.
    pub(super) fn layers(&mut self, page: &Element, around: &Around<'_>) -> Result<(), ReadError> {
        let mut layers: Vec<&Element> =
            page.all("Content").flat_map(|content| content.all("Layer")).collect();
        layers.sort_by_key(|layer| match layer.attribute("Type") {
            Some("Background") => 0,
            Some("Foreground") => 2,
            _ => 1,
        });
        for layer in layers {
            let param = around.resources.param(layer);
            self.block(layer, &Around { param, ..*around })?;
        }
        Ok(())
    }

    /// The objects of a block.
    fn block(&mut self, block: &Element, around: &Around<'_>) -> Result<(), ReadError> {
        if around.depth > DEEPEST {
            self.counts.drawings += 1;
            return Ok(());
        }
        for object in &block.children {
            self.steps.take(1)?;
            match object.name {
                "TextObject" => self.object(object, around, Self::text)?,
                "PathObject" => self.object(object, around, Self::path)?,
                "ImageObject" => self.object(object, around, |canvas, image, placed| {
                    canvas.image(image, placed, around);
                    Ok(())
                })?,
                "CompositeObject" => self.object(object, around, |canvas, composite, placed| {
                    canvas.composite(composite, placed, around)
                })?,
                "PageBlock" => self.block(object, &Around { depth: around.depth + 1, ..*around })?,
                "" => self.counts.unknown += 1,
                _ => {}
            }
            if self.ink.over {
                break;
            }
        }
        Ok(())
    }

    /// What an annotation shows.
    pub(super) fn annotation(&mut self, annotation: &Element, around: &Around<'_>) -> Result<(), ReadError> {
        if !annotation.is("Visible", true) {
            return Ok(());
        }
        // A marker darkens, whatever it is painted with.
        let is_marker = annotation.attribute("Type") == Some("Highlight");
        self.ink.open_group(1.0, false, |_| if is_marker { Cover::None } else { Cover::Full });
        for look in annotation.all("Appearance") {
            let corner = look.boundary().map_or(Affine::IDENTITY, at_corner);
            self.block(look, &Around { transform: around.transform * corner, ..*around })?;
        }
        self.ink.close_group();
        Ok(())
    }

    /// An object within what clips it.
    fn object(
        &mut self,
        element: &Element,
        around: &Around<'_>,
        draw: impl FnOnce(&mut Self, &Element, &Object) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let boundary = element.boundary();
        let base = around.transform * boundary.map_or(Affine::IDENTITY, at_corner);
        let own = around.resources.own(element);
        let object = Object {
            base,
            transform: base * element.matrix(),
            alpha: element.alpha(),
            param: own.or(around.resources.param(element)).or(around.param),
            boundary: boundary.map(|boundary| around.transform.transform_rect_bbox(boundary)),
        };
        let is_hidden = !element.is("Visible", true);
        if is_hidden {
            self.ink.open_group(0.0, false, |_| Cover::None);
        }
        let mut clips = 0;
        // Readers differ in whether they cut text off at its box: such text is read, and said to be in doubt.
        // A line has a box without height; a box without either is none.
        let is_box = |boundary: &Rect| boundary.width() > 0.0 || boundary.height() > 0.0;
        let cuts = element.name != "TextObject";
        if let Some(boundary) = object.boundary.filter(|boundary| cuts && is_box(boundary)) {
            self.ink.clip_within(boundary, is_upright(around.transform));
            clips += 1;
        }
        clips += self.clips(element, &object)?;
        let drawn = draw(self, element, &object);
        for _ in 0..clips {
            self.ink.unclip();
        }
        if is_hidden {
            self.ink.close_group();
        }
        drawn
    }

    /// The clips of an object: how many there are.
    fn clips(&mut self, element: &Element, object: &Object) -> Result<usize, ReadError> {
        let mut count = 0;
        for clips in element.all("Clips") {
            let base = if clips.is("TransFlag", true) { object.transform } else { object.base };
            for clip in clips.all("Clip") {
                let mut shown = Vec::new();
                for area in clip.all("Area") {
                    for shape in &area.children {
                        let corner = shape.boundary().map_or(Affine::IDENTITY, at_corner);
                        let data = shape.child("AbbreviatedData").map_or("", |data| &data.text);
                        self.steps.take(1 + data.len() / 8)?;
                        let transform = base * area.matrix() * corner * shape.matrix();
                        // Letters as a clip let through what is within them, and nobody knows what that is.
                        shown.push(path(data).filter(|_| shape.name == "Path").map(|path| transform * path));
                    }
                }
                if let [Some(one)] = &shown[..] {
                    self.ink.clip_to_path(one);
                } else {
                    let boxes: Option<Vec<Rect>> =
                        shown.iter().map(|path| Some(path.as_ref()?.bounding_box())).collect();
                    let union = boxes.unwrap_or_default().into_iter().reduce(|one, other| one.union(other));
                    let Some(union) = union else { continue };
                    self.ink.clip_within(union, false);
                }
                count += 1;
            }
        }
        Ok(count)
    }

    fn path(&mut self, element: &Element, object: &Object) -> Result<(), ReadError> {
        for data in element.all("AbbreviatedData") {
            // A part of a path takes some eight bytes.
            self.steps.take(1 + data.text.len() / 8)?;
            let Some(path) = path(&data.text) else {
                self.counts.paths += 1;
                continue;
            };
            // Nothing is filled that has no colour to be filled with (GB/T 33190, 9.1).
            if let Some(tint) = object.param.fill.filter(|_| element.is("Fill", false)) {
                let rule = match element.attribute("Rule") {
                    Some("Even-Odd") => FillRule::EvenOdd,
                    _ => FillRule::NonZero,
                };
                self.ink.filled(&path, object.transform, rule, &tint.paint(object.alpha));
            }
            if element.is("Stroke", true) {
                let tint = object.param.stroke.unwrap_or(BLACK);
                let width = object.param.line_width.unwrap_or(LINE);
                self.ink.stroked(&path, object.transform, width, &tint.paint(object.alpha));
            }
        }
        Ok(())
    }

    /// A picture: its matrix makes a square of one millimetre into it.
    fn image(&mut self, element: &Element, object: &Object, around: &Around<'_>) {
        let is_whole = element.id("ResourceID").is_some_and(|id| around.resources.is_whole_picture(id));
        let is_masked = element.attribute("ImageMask").is_some();
        let unit = Rect::new(0.0, 0.0, 1.0, 1.0);
        let size = match element.attribute("CTM") {
            Some(_) => unit,
            // Readers fill the box of a picture that has none.
            None => element.boundary().map_or(unit, |boundary| boundary.with_origin((0.0, 0.0))),
        };
        self.ink.open_group(object.alpha, false, Cover::of_alpha);
        self.ink.picture(size, object.transform, is_whole, is_masked);
        self.ink.close_group();
    }

    /// A drawing that stands on several pages.
    fn composite(
        &mut self,
        element: &Element,
        object: &Object,
        around: &Around<'_>,
    ) -> Result<(), ReadError> {
        let drawing = element.id("ResourceID").and_then(|id| around.resources.drawing(id));
        let Some(drawing) = drawing else {
            self.counts.drawings += 1;
            return Ok(());
        };
        self.ink.open_group(object.alpha, false, Cover::of_alpha);
        let within =
            Around { transform: object.transform, param: object.param, depth: around.depth + 1, ..*around };
        let drawn = self.block(drawing, &within);
        self.ink.close_group();
        drawn
    }
}

fn at_corner(boundary: Rect) -> Affine {
    Affine::translate((boundary.x0, boundary.y0))
}

/// Whether a rectangle stays one.
fn is_upright(transform: Affine) -> bool {
    let [a, b, c, d, ..] = transform.as_coeffs();
    b.abs().max(c.abs()) < 1e-6 || a.abs().max(d.abs()) < 1e-6
}

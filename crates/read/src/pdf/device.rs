//! What the interpreter of PDF draws, onto the ink of a page.

use hayro_interpret::font::{Glyph as Shown, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{BezPath, Rect, Shape};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::shading::ShadingType;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint as Painted, SoftMask,
};

use crate::page::ink::{Colour, Cover, Drawn, Ink, Paint, Said, Text, UNKNOWN};

/// The entries of a picture that let what is below it through (ISO 32000-1, 11.6.5.3).
const MASKS: [&[u8]; 3] = [b"SMask", b"Mask", b"SMaskInData"];

impl<'a> Device<'a> for Ink {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let paint = paint(&props);
        match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                self.filled(path, props.transform, *rule, &paint);
            }
            DrawMode::Stroke(stroke) => {
                self.stroked(path, props.transform, f64::from(stroke.line_width), &paint);
            }
            DrawMode::Invisible => {}
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw_path(&rect.to_path(0.1), props, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clip_to_path(&clip.path);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.clip_within(*rect, true);
    }

    fn pop_clip(&mut self) {
        self.unclip();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.open_group(opacity, mask.is_some(), |opacity| cover(opacity, blend));
    }

    fn pop_transparency_group(&mut self) {
        self.close_group();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        // A stencil paints some of its points, and so may a picture with a mask.
        let is_whole = match &image {
            Image::Raster(raster) => {
                let dict = raster.stream().dict();
                !MASKS.iter().any(|mask| dict.contains_key(*mask))
            }
            Image::Stencil(_) => false,
        };
        self.picture(size, props.transform, is_whole, props.soft_mask.is_some());
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Text of rendering mode 3, as scanners lay it below an image (ISO 32000-1, 9.3.6), is not printed.
        if matches!(mode, DrawMode::Invisible) || self.in_hidden_group() {
            self.invisible += run.glyphs().len();
            return;
        }
        let Some(begun) = self.begin_run(run.glyphs().len(), &paint(&props)) else { return };
        let upright = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Shown::Outline(outline) => outline.advance_width(),
                Shown::Type3(drawn) => drawn.advance_width(),
            };
            let advance = if upright { 1000.0 } else { f64::from(advance.unwrap_or(500.0)) };
            // The outline costs more than everything else here.
            let outline = || match &**glyph {
                Shown::Outline(outline) => {
                    let outline = outline.outline();
                    (!outline.elements().is_empty()).then(|| (transform * outline).bounding_box())
                }
                Shown::Type3(_) => None,
            };
            self.letter(&begun, &Drawn { transform, advance }, outline, || glyph.as_unicode().map(said));
            if self.over {
                return;
            }
        }
        self.end_run(&begun);
    }
}

/// What a glyph says.
fn said(text: BfString) -> Said {
    match text {
        BfString::Char(one) => Said { characters: 1, text: Text::of_char(one) },
        BfString::String(many) => Said { characters: many.len().max(1), text: Text::of_chars(&many) },
    }
}

fn paint(props: &DrawProps<'_>) -> Paint {
    let (colour, alpha) = colour(&props.paint);
    let cover = cover(alpha, props.blend_mode).min(cover_of(&props.paint));
    Paint { colour, alpha, cover, is_masked: props.soft_mask.is_some() }
}

/// What a paint leaves on the page: its colour, [`UNKNOWN`] if it is a pattern, and how much of it.
fn colour(paint: &Painted<'_>) -> (Colour, f32) {
    match paint {
        Painted::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            ([red, green, blue], alpha)
        }
        Painted::Pattern(pattern) => match &**pattern {
            Pattern::Shading(shading) => (UNKNOWN, shading.opacity),
            Pattern::Tiling(tiling) => (UNKNOWN, tiling.opacity),
        },
    }
}

/// How much a paint hides where it is laid.
fn cover_of(paint: &Painted<'_>) -> Cover {
    match paint {
        Painted::Pattern(pattern) if !is_everywhere(pattern) => Cover::Perhaps,
        Painted::Color(_) | Painted::Pattern(_) => Cover::Full,
    }
}

/// How much is hidden by what leaves so much of itself, and is blended so with what is below it.
fn cover(alpha: f32, blend: BlendMode) -> Cover {
    match blend {
        BlendMode::Normal => Cover::of_alpha(alpha),
        // Markers and seals only darken, and the text stays.
        BlendMode::Multiply | BlendMode::Darken | BlendMode::ColorBurn => Cover::None,
        _ => Cover::Perhaps,
    }
}

/// Whether a pattern paints all that it is laid over: a gradient that goes on beyond its ends.
fn is_everywhere(pattern: &Pattern<'_>) -> bool {
    let Pattern::Shading(pattern) = pattern else { return false };
    let goes_on = |kind: &ShadingType| {
        matches!(kind, ShadingType::RadialAxial { extend: [true, true], axial: true, .. })
    };
    pattern.shading.clip_path.is_none()
        && (goes_on(&pattern.shading.shading_type) || pattern.shading.background.is_some())
}

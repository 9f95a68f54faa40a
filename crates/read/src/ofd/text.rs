//! Objects of text: letters, each at its place.

use hayro_interpret::kurbo::{Affine, Point, Vec2};
use unicode_width::UnicodeWidthChar as _;

use super::colour::{BLACK, Tint};
use super::draw::{Canvas, Object};
use super::tree::Element;
use super::values::steps;
use crate::ReadError;
use crate::page::ink::{Drawn, Said, Text};

/// How large letters are that do not say, in millimetres: ten points.
const SIZE: f64 = 3.528;

/// Of how many glyphs a letter, or some together, may be made.
const PIECES: usize = 16;

/// The letter that stands for a glyph without a code (GB/T 33190, 11.4.4).
const NO_CODE: char = '¤';

/// How the letters of an object are set.
struct Style {
    /// From thousandths of an em, y upwards, to millimetres around the place of a letter.
    shape: Affine,
    /// The direction in which a letter stands, and the length of its em that way, in millimetres.
    along: Vec2,
    em: f64,
    /// The direction in which letters follow each other that have no steps.
    onward: Vec2,
}

impl Style {
    fn of(element: &Element) -> Self {
        let positive =
            |name: &str, unsaid: f64| element.number(name).filter(|it| *it > 0.0).unwrap_or(unsaid);
        let (size, wide) = (positive("Size", SIZE), positive("HScale", 1.0));
        let degrees = |name: &str| element.number(name).unwrap_or(0.0).to_radians();
        let turn = Affine::rotate(degrees("CharDirection"));
        let along = turn * Point::new(1.0, 0.0);
        let onward = Affine::rotate(degrees("ReadDirection")) * Point::new(1.0, 0.0);
        Self {
            shape: turn * Affine::scale_non_uniform(wide * size / 1000.0, -size / 1000.0),
            along: along.to_vec2(),
            em: wide * size,
            onward: onward.to_vec2(),
        }
    }
}

/// What one glyph says, and how wide its letters mostly are, in ems.
struct Unit {
    text: String,
    width: f64,
}

impl Canvas<'_> {
    /// An object of text.
    pub(super) fn text(&mut self, element: &Element, object: &Object) -> Result<(), ReadError> {
        let style = Style::of(element);
        let tint = tint(element, object);
        let mut glyphs = Vec::new();
        // A text that does not say where it begins does so where the one before it did.
        let mut begin = Point::ZERO;
        for child in &element.children {
            match child.name {
                "CGTransform" => glyphs.push(child),
                "TextCode" => {
                    begin.x = child.number("X").unwrap_or(begin.x);
                    begin.y = child.number("Y").unwrap_or(begin.y);
                    let units = units(&child.text, &std::mem::take(&mut glyphs));
                    self.steps.take(units.len())?;
                    if let Some(tint) = tint.filter(|_| !self.ink.in_hidden_group()) {
                        let places = places(child, begin, &units, &style);
                        self.letters(&units, &places, &style, object, tint);
                    } else {
                        let printed = units.iter().filter(|unit| !unit.text.trim().is_empty());
                        self.ink.invisible += printed.count();
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn letters(&mut self, units: &[Unit], places: &[Point], style: &Style, object: &Object, tint: Tint) {
        let Some(run) = self.ink.begin_run(units.len(), &tint.paint(object.alpha)) else { return };
        let mut before = None;
        for (index, (unit, place)) in units.iter().zip(places).enumerate() {
            let step = places.get(index + 1).map(|next| (*next - *place).dot(style.along) / style.em);
            let width = width(unit, step, before);
            before = Some((unit, width));
            let transform = object.transform * Affine::translate(place.to_vec2()) * style.shape;
            let is_blank = unit.text.trim().is_empty();
            if let Some(boundary) = object.boundary.filter(|boundary| !is_blank && boundary.area() > 0.0) {
                let middle = transform * Point::new(width * 500.0, 350.0);
                // A quarter of an em: programs round, and their boxes are those of the letters' ink.
                let near = 250.0 * transform.determinant().abs().sqrt();
                self.counts.outside += usize::from(!boundary.inflate(near, near).contains(middle));
            }
            let drawn = Drawn { transform, advance: width * 1000.0 };
            self.ink.letter(&run, &drawn, || None, || said(&unit.text));
            if self.ink.over {
                return;
            }
        }
        self.ink.end_run(&run);
    }
}

/// What letters are painted with: of what fills them and what goes around them, the darker; nothing if neither is drawn.
fn tint(element: &Element, object: &Object) -> Option<Tint> {
    let fill = element.is("Fill", true).then(|| object.param.fill.unwrap_or(BLACK));
    let stroke = element.is("Stroke", false).then(|| object.param.stroke.unwrap_or(BLACK));
    fill.into_iter().chain(stroke).max_by(|one, other| one.darkness().total_cmp(&other.darkness()))
}

/// What a glyph says; nothing if nobody knows.
fn said(text: &str) -> Option<Said> {
    let is_unknown = |c: char| matches!(c, NO_CODE | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        _ if text.contains(is_unknown) => None,
        (Some(one), None) => Some(Said { characters: 1, text: Text::of_char(one) }),
        _ => Some(Said { characters: text.chars().count(), text: Text::of_chars(text) }),
    }
}

/// The glyphs of a text: mostly a letter each, but some letters are drawn as one glyph, and some as several.
fn units(text: &str, glyphs: &[&Element]) -> Vec<Unit> {
    // Line breaks are those of a program that sets its elements out.
    let letters: Vec<char> = text.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
    let unit = |text: String| {
        let width = text.chars().map(natural).sum();
        Unit { text, width }
    };
    let mut units: Vec<Unit> = Vec::with_capacity(letters.len());
    let mut at = 0;
    for group in glyphs {
        let (from, count) = (group.count("CodePosition").unwrap_or(0), group.count("CodeCount").unwrap_or(1));
        let listed = group.texts("Glyphs").next().map(|list| list.split_whitespace().count());
        let drawn = group.count("GlyphCount").or(listed).unwrap_or(1);
        let to = from.saturating_add(count).min(letters.len());
        if from < at || from >= to || drawn == to - from || drawn == 0 {
            continue;
        }
        units.extend(letters[at..from].iter().map(|one| unit(one.to_string())));
        units.push(unit(letters[from..to].iter().collect()));
        // What the others say stands with the first.
        units.extend((1..drawn.min(PIECES)).map(|_| unit(String::new())));
        at = to;
    }
    units.extend(letters[at..].iter().map(|one| unit(one.to_string())));
    units
}

/// Where the glyphs of a text stand.
fn places(code: &Element, begin: Point, units: &[Unit], style: &Style) -> Vec<Point> {
    let count = units.len().saturating_sub(1);
    let list = |name: &str| steps(code.attribute(name).unwrap_or_default(), count);
    let (across, down) = (list("DeltaX"), list("DeltaY"));
    let mut places = Vec::with_capacity(units.len());
    let mut at = begin;
    for (index, unit) in units.iter().enumerate() {
        places.push(at);
        at += if across.is_empty() && down.is_empty() {
            // Without steps all letters would stand on the first: what is meant is that they follow each other.
            style.onward * (unit.width * style.em)
        } else {
            let step = |steps: &[f64]| steps.get(index).copied().unwrap_or(0.0);
            Vec2::new(step(&across), step(&down))
        };
    }
    places
}

/// How wide a letter mostly is, in ems: those of Chinese fill one, those of Latin and digits half of one.
fn natural(c: char) -> f64 {
    match c.width_cjk() {
        Some(0) | None => 0.0,
        Some(1) => 0.5,
        Some(_) => 1.0,
    }
}

/// How wide a letter is. The format does not say, but the next one begins where it ends, unless there is a gap: the letters
/// of Latin are up to an em wide, digits not more than two thirds of one.
fn width(unit: &Unit, step: Option<f64>, before: Option<(&Unit, f64)>) -> f64 {
    let widest = match unit.text.chars().next() {
        Some(c) if c.is_ascii_digit() => 0.66,
        Some(c) if c.is_ascii_alphabetic() => 1.0,
        _ => unit.width,
    };
    match step {
        Some(step) if step > 0.1 && step <= widest => step,
        Some(_) => unit.width,
        // Digits of a font are of one width.
        None => match before {
            Some((before, width)) if is_digit(&before.text) && is_digit(&unit.text) => width,
            _ => unit.width,
        },
    }
}

fn is_digit(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

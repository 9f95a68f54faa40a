//! A character as placed on the page.

use hayro_interpret::kurbo::{Point, Rect, Vec2};

use super::areas::Colour;
use super::shapes::overlap;
use crate::seen::seen_as;

/// A character as placed on the page, its y axis pointing down.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    /// What it says; several characters for a ligature.
    pub(crate) text: Text,
    /// Where its baseline begins.
    pub(crate) origin: Point,
    /// How far the text moves on, along its direction.
    pub(crate) advance: f64,
    /// Its advance as its font has it, which the next glyph may cut short.
    pub(super) width: f64,
    /// The height of an em.
    pub(crate) size: f64,
    /// The run of glyphs that one operator showed.
    pub(crate) run: u32,
    /// The direction of its text in quarter turns clockwise.
    pub(crate) turn: u8,
    pub(super) order: u32,
    /// Its colour; nothing if it is drawn in a pattern.
    pub(super) colour: Option<Colour>,
    /// How much of its colour it leaves.
    pub(super) alpha: f32,
    /// Whether it is drawn through a mask.
    pub(super) is_masked: bool,
    /// Whether it may be hidden.
    pub(super) is_doubtful: bool,
    /// The number of the clip it was shown in.
    pub(crate) clip: u32,
    /// What its clip leaves of its advance, if the clip cuts it: from and to, along its direction.
    pub(super) left: Option<(f64, f64)>,
    /// The visible shares of its ink, along the line and across it.
    pub(super) along: f64,
    pub(super) across: f64,
}

/// The characters of a glyph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Text {
    One(char),
    Many(Box<str>),
}

impl Text {
    /// What a character says; nothing if it is not seen.
    pub(crate) fn of_char(one: char) -> Option<Self> {
        if one.is_whitespace() { Some(Self::One(' ')) } else { printed(one).map(Self::One) }
    }

    /// What the characters of one glyph say; nothing if none of them is seen.
    pub(crate) fn of_chars(many: &str) -> Option<Self> {
        let many: String = many.chars().filter_map(printed).collect();
        (!many.is_empty()).then(|| Self::Many(many.into()))
    }

    pub(crate) fn first(&self) -> char {
        match self {
            Self::One(one) => *one,
            Self::Many(many) => many.chars().next().unwrap_or(' '),
        }
    }

    pub(crate) fn last(&self) -> char {
        match self {
            Self::One(one) => *one,
            Self::Many(many) => many.chars().next_back().unwrap_or(' '),
        }
    }

    pub(crate) fn push_to(&self, text: &mut String) {
        match self {
            Self::One(one) => text.push(*one),
            Self::Many(many) => text.push_str(many),
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::One(one) => one.is_whitespace(),
            Self::Many(many) => many.chars().all(char::is_whitespace),
        }
    }
}

impl Glyph {
    /// A character that was found in a picture, from left to right.
    pub(crate) const fn recognised(text: char, origin: Point, advance: f64, size: f64, run: u32) -> Self {
        Self {
            text: Text::One(text),
            origin,
            advance,
            width: advance,
            size,
            run,
            turn: 0,
            order: 0,
            colour: None,
            alpha: 1.0,
            is_masked: false,
            is_doubtful: false,
            clip: 0,
            left: None,
            along: 1.0,
            across: 1.0,
        }
    }

    /// The box of its em: 0.15 below the baseline, 0.85 above it, where Chinese letters stand.
    pub(crate) fn area(&self) -> Rect {
        let along = unit(self.turn) * self.advance;
        let up = -unit(self.turn + 1) * self.size;
        Rect::from_points(self.origin - up * 0.15, self.origin + along + up * 0.85)
    }

    /// Its middle: half its advance along, and a third of its size above the baseline, where digits have theirs.
    pub(crate) fn centre(&self) -> Point {
        self.at(self.advance / 2.0)
    }

    /// The middle of what its clip leaves of it. A cell clips what is too wide for it, so that this is within the cell
    /// where the middle of the whole glyph is not.
    pub(crate) fn middle(&self) -> Point {
        let (from, to) = self.left.unwrap_or((0.0, self.advance));
        self.at(f64::midpoint(from, to.min(self.advance)))
    }

    fn at(&self, along: f64) -> Point {
        self.origin + unit(self.turn) * along - unit(self.turn + 1) * (self.size * 0.35)
    }
}

/// The unit vector of a direction in quarter turns clockwise, on a page whose y axis points down.
pub(super) fn unit(turn: u8) -> Vec2 {
    match turn % 4 {
        0 => Vec2::new(1.0, 0.0),
        1 => Vec2::new(0.0, 1.0),
        2 => Vec2::new(-1.0, 0.0),
        _ => Vec2::new(0.0, -1.0),
    }
}

/// The quarter turn that a direction is, if it is one within three degrees.
pub(super) fn turn_of(direction: Vec2) -> Option<u8> {
    let (x, y) = (direction.x, direction.y);
    let near = 0.05;
    match (y.abs() <= near * x.abs(), x.abs() <= near * y.abs()) {
        (true, false) => Some(if x > 0.0 { 0 } else { 2 }),
        (false, true) => Some(if y > 0.0 { 1 } else { 3 }),
        _ => None,
    }
}

/// The shares of a glyph's ink that a clip leaves, along the line and across it.
pub(super) fn shares(placed: &Glyph, outline: impl FnOnce() -> Option<Rect>, clip: Rect) -> (f64, f64) {
    let mut ink = placed.area();
    if overlap(ink, clip) == ink {
        return (1.0, 1.0);
    }
    // The outline costs more than everything else here, and is asked for only at the edge of a clip.
    ink = outline().unwrap_or(ink);
    let seen = overlap(ink, clip);
    let share = |seen: f64, all: f64| {
        if all > 0.0 { (seen / all).clamp(0.0, 1.0) } else { f64::from(u8::from(seen >= 0.0)) }
    };
    let (x, y) = (share(seen.width(), ink.width()), share(seen.height(), ink.height()));
    if placed.turn.is_multiple_of(2) { (x, y) } else { (y, x) }
}

/// The character that a page shows for one. It draws a soft hyphen: fonts have it for the hyphen, and for the minus.
fn printed(one: char) -> Option<char> {
    if one == '\u{ad}' { Some('-') } else { seen_as(one).filter(|one| !one.is_control()) }
}

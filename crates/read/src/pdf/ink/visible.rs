//! Which of the glyphs of a page its reader sees.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use hayro_interpret::kurbo::Point;

use super::areas::{Areas, Cover, is_faint};
use super::glyph::{Glyph, Text, unit};
use super::shapes::whole;

/// The share of a line's ink that must be visible for the line to be read.
///
/// In the files that were looked at, lines that stand elsewhere a second time show at most 0.11 of their ink (a sliver
/// along the edge of the page), and lines that are the only copy of their words at least 0.39 (cut by the edge of a
/// cell). The middle errs on neither side.
const VISIBLE: f64 = 0.25;

/// The glyphs that a reader sees, and how many are left out of lines that are seen.
pub(super) struct Visible {
    pub(super) glyphs: Vec<Glyph>,
    /// Those beyond the edge of their line's clip.
    pub(super) cut: usize,
    /// Those in the colour of what is below them, or painted over.
    pub(super) hidden: usize,
    /// Those that are kept, though they may be hidden.
    pub(super) doubtful: usize,
    /// Those that are digits and stand on other digits.
    pub(super) overprinted: usize,
}

/// The glyphs that a reader of the page sees; what stands at one place twice is kept once.
pub(super) fn visible(glyphs: Vec<Glyph>, areas: &Areas) -> Visible {
    // The lines within their clips, and how much of their ink is visible across the line.
    let mut lines: HashMap<(u32, u8, i64), (f64, f64, bool)> = HashMap::new();
    let key = |glyph: &Glyph| {
        let base = glyph.origin.to_vec2().dot(unit(glyph.turn + 1));
        (glyph.clip, glyph.turn, whole(base / (glyph.size * 0.2).max(0.5)))
    };
    // The glyphs of a line mostly follow each other, and are looked up together.
    let alike = |one: &Glyph, other: &Glyph| key(one) == key(other);
    for run in glyphs.chunk_by(alike) {
        let mut printed = run.iter().filter(|glyph| !glyph.text.is_blank()).peekable();
        if printed.peek().is_some() {
            let (seen, all, begins) = lines.entry(key(&run[0])).or_default();
            for glyph in printed {
                *begins |= glyph.along >= VISIBLE;
                *seen += glyph.across * glyph.size;
                *all += glyph.size;
            }
        }
    }
    let mut placed = Placed::with_capacity(glyphs.len());
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let (mut cut, mut hidden, mut doubtful) = (0, 0, 0);
    let mut last = None;
    for glyph in glyphs {
        let line_key = key(&glyph);
        let line = match last {
            Some((before, line)) if before == line_key => line,
            _ => lines.get(&line_key).copied(),
        };
        last = Some((line_key, line));
        // A line of blanks alone has nothing that says how much of it is seen.
        let (seen, all, begins) = line.unwrap_or((glyph.across, 1.0, false));
        if seen < VISIBLE * all {
            continue;
        }
        if glyph.along < VISIBLE {
            cut += usize::from(begins && !glyph.text.is_blank());
            continue;
        }
        let hides = hides(&glyph, areas);
        if hides == Cover::Full {
            hidden += usize::from(!glyph.text.is_blank());
            continue;
        }
        if !glyph.text.is_blank() && stands_already(&mut placed, &glyph) {
            continue;
        }
        doubtful += usize::from(hides == Cover::Perhaps && !glyph.text.is_blank());
        kept.push(glyph);
    }
    let overprinted = overprinted(&mut kept);
    Visible { glyphs: kept, cut, hidden, doubtful, overprinted }
}

/// Whether a glyph is hidden: as faint as what is below it, painted over, or perhaps, by a pattern or a mask.
fn hides(glyph: &Glyph, areas: &Areas) -> Cover {
    let doubt = if glyph.is_masked || glyph.colour.is_none() { Cover::Perhaps } else { Cover::None };
    // Beyond the areas that are kept nothing is known.
    if areas.is_over() {
        return doubt;
    }
    let below = || areas.below(glyph.centre(), glyph.order);
    if glyph.colour.is_some_and(|colour| is_faint(colour, glyph.alpha, below())) {
        return Cover::Full;
    }
    // The em box stands out over the glyph; a cover need hide the middle half of it.
    let area = glyph.area();
    let core = area.inflate(-area.width() / 4.0, -area.height() / 4.0);
    doubt.max(areas.hide(core, glyph.order))
}

/// What stands for a digit on which another one is printed: nobody can read it.
const ILLEGIBLE: char = '\u{FFFD}';

/// Makes digits on which other digits stand illegible, and counts them. Bold print shows the same digit twice; another one is
/// how a figure is struck out, or made to be read otherwise than it is seen.
fn overprinted(glyphs: &mut Vec<Glyph>) -> usize {
    let square = |place: f64| whole(place / 8.0);
    let mut digits: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    let mut over = vec![false; glyphs.len()];
    let mut is_extra = vec![false; glyphs.len()];
    for (index, glyph) in glyphs.iter().enumerate() {
        let Text::One(digit @ '0'..='9') = glyph.text else { continue };
        // A quarter of an em is half of a digit: closer than any two of a figure are.
        let near = glyph.size / 4.0;
        let at = (square(glyph.origin.x), square(glyph.origin.y));
        let meets = |other: &&usize| {
            let other = &glyphs[**other];
            other.text != Text::One(digit) && other.origin.distance(glyph.origin) < near.min(other.size / 4.0)
        };
        for (x, y) in (-1..=1).flat_map(|x| (-1..=1).map(move |y| (at.0 + x, at.1 + y))) {
            let Some(others) = digits.get(&(x, y)) else { continue };
            if let Some(other) = others.iter().rev().take(RECENT).find(meets) {
                over[*other] = true;
                is_extra[index] = true;
            }
        }
        digits.entry(at).or_default().push(index);
    }
    let mut count = 0;
    for (glyph, over) in glyphs.iter_mut().zip(&over) {
        if *over {
            glyph.text = Text::One(ILLEGIBLE);
            count += 1;
        }
    }
    let mut index = 0;
    glyphs.retain(|_| {
        index += 1;
        !is_extra[index - 1]
    });
    count
}

/// Where each text stands, by squares of the page: mostly once in a square.
type Placed = HashMap<(Text, i64, i64), (Point, Vec<Point>)>;

/// How many of the same letter in one square are looked at: a square has room for a dozen that can be read.
const RECENT: usize = 64;

/// Whether the same text stands at the same place already: filled and then stroked, or shown twice to look bold.
fn stands_already(placed: &mut Placed, glyph: &Glyph) -> bool {
    // An eighth of an em: less than any character is wide, more than a bold face is thickened by.
    let near = glyph.size / 8.0;
    let square = |place: f64| whole(place / 8.0);
    // The squares that are that near: one, or two beside its edge. No letter reaches further than four.
    let squares = |place: f64| {
        let here = square(place);
        square(place - near).max(here.saturating_sub(4))..=square(place + near).min(here.saturating_add(4))
    };
    let mut key = (glyph.text.clone(), 0, 0);
    for x in squares(glyph.origin.x) {
        for y in squares(glyph.origin.y) {
            (key.1, key.2) = (x, y);
            let near = |point: &Point| point.distance(glyph.origin) < near;
            let stands =
                |(first, more): &(Point, Vec<Point>)| near(first) || more.iter().rev().take(RECENT).any(near);
            if placed.get(&key).is_some_and(stands) {
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

//! Which of the glyphs of a page its reader sees.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

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
    /// Those of watermarks on which text stands.
    pub(super) pale: usize,
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
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let (mut cut, mut hidden) = (0, 0);
    let mut last = None;
    for mut glyph in glyphs {
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
        glyph.is_doubtful = hides == Cover::Perhaps && !glyph.text.is_blank();
        kept.push(glyph);
    }
    // A watermark may show the same digit as the figure on it, which is the one to keep.
    let pale = without_watermarks(&mut kept, areas);
    let mut placed = Placed::with_capacity(kept.len());
    kept.retain(|glyph| glyph.text.is_blank() || !stands_already(&mut placed, glyph));
    let doubtful = kept.iter().filter(|glyph| glyph.is_doubtful).count();
    let overprinted = overprinted(&mut kept);
    Visible { glyphs: kept, cut, hidden, doubtful, overprinted, pale }
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
    let is_digit = |glyph: &Glyph| matches!(glyph.text, Text::One('0'..='9'));
    let mut over = vec![false; glyphs.len()];
    let mut is_extra = vec![false; glyphs.len()];
    for (one, other) in meetings(glyphs, is_digit, |one, other| one.text != other.text) {
        over[one] = true;
        is_extra[other] = true;
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

/// Takes out the texts on which darker ones stand, and counts their characters.
fn without_watermarks(glyphs: &mut Vec<Glyph>, areas: &Areas) -> usize {
    let is_printed = |glyph: &Glyph| !glyph.text.is_blank();
    // Most pages have text of one colour.
    if glyphs.windows(2).all(|two| (two[0].colour, two[0].alpha) == (two[1].colour, two[1].alpha)) {
        return 0;
    }
    let is_far_from = |one: &Glyph, other: &Glyph| {
        let (one, other) = (strength(one, areas), strength(other, areas));
        one.min(other) < PALE * one.max(other)
    };
    let mut met = meetings(glyphs, is_printed, is_far_from);
    met.extend(larger_below(glyphs, is_printed, is_far_from));
    if met.is_empty() || areas.is_over() {
        return 0;
    }
    let paler = met.into_iter().filter_map(|(one, other)| {
        let (one, other) = (&glyphs[one], &glyphs[other]);
        let (paler, darker) =
            if strength(one, areas) < strength(other, areas) { (one, other) } else { (other, one) };
        // What is small and pale on large letters is print on a picture.
        (paler.size * 2.0 > darker.size).then_some(paler.run)
    });
    let paler: HashSet<u32> = paler.collect();
    let count = glyphs.iter().filter(|glyph| paler.contains(&glyph.run) && is_printed(glyph)).count();
    glyphs.retain(|glyph| !paler.contains(&glyph.run));
    count
}

/// What share of another's strength text has at most that the other one is read through. Watermarks are lighter than a middle
/// grey, and text is darker.
const PALE: f32 = 0.5;

/// How far a glyph stands out from what is below it, of the full range; in full if that is not known.
fn strength(glyph: &Glyph, areas: &Areas) -> f32 {
    let Some(colour) = glyph.colour else { return 1.0 };
    let below = areas.below(glyph.centre(), glyph.order);
    let apart = colour.iter().zip(below).map(|(part, below)| (part - below).abs());
    let most = apart.fold(0.0, |most: f32, part| if part.is_nan() { 1.0 } else { most.max(part) });
    most * glyph.alpha
}

/// The glyphs that stand on others of their turn and about their size, among those that count: each with one before it that
/// meets it.
fn meetings(
    glyphs: &[Glyph],
    counts: impl Fn(&Glyph) -> bool,
    meets: impl Fn(&Glyph, &Glyph) -> bool,
) -> Vec<(usize, usize)> {
    let mut squares: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    let mut met = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| counts(glyph)) {
        let at = (square(glyph.origin.x), square(glyph.origin.y));
        let meets = |other: &&usize| {
            let other = &glyphs[**other];
            // Of a digit twice as large, the strokes pass by a figure.
            let is_alike =
                other.turn == glyph.turn && other.size.max(glyph.size) < 2.0 * other.size.min(glyph.size);
            is_alike
                && other.origin.distance(glyph.origin) < near(glyph).min(near(other))
                && meets(other, glyph)
        };
        let (xs, ys) = (squares_near(glyph.origin.x, near(glyph)), squares_near(glyph.origin.y, near(glyph)));
        for (x, y) in xs.flat_map(|x| ys.clone().map(move |y| (x, y))) {
            let Some(others) = squares.get(&(x, y)) else { continue };
            met.extend(others.iter().rev().take(RECENT).find(meets).map(|other| (*other, index)));
        }
        squares.entry(at).or_default().push(index);
    }
    met
}

/// How many squares of a page are looked at for what stands on large letters: each square of a page that is full of a
/// watermark, a hundred times.
const MOST_SQUARES: usize = 1 << 20;

/// The glyphs that are twice as large as others whose middle is on them, among those that count: of each run one, with one on
/// it that meets it.
fn larger_below(
    glyphs: &[Glyph],
    counts: impl Fn(&Glyph) -> bool,
    meets: impl Fn(&Glyph, &Glyph) -> bool,
) -> Vec<(usize, usize)> {
    let printed = || glyphs.iter().enumerate().filter(|(_, glyph)| counts(glyph));
    let least = printed().map(|(_, glyph)| glyph.size).fold(f64::INFINITY, f64::min);
    let is_large = |glyph: &Glyph| glyph.size >= 2.0 * least;
    if !printed().any(|(_, glyph)| is_large(glyph)) {
        return Vec::new();
    }
    let mut squares: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for (index, glyph) in printed() {
        let centre = glyph.centre();
        squares.entry((square(centre.x), square(centre.y))).or_default().push(index);
    }
    let (mut below, mut found, mut looks) = (HashSet::new(), Vec::new(), 0);
    for (index, glyph) in printed().filter(|(_, glyph)| is_large(glyph)) {
        if below.contains(&glyph.run) {
            continue;
        }
        let area = glyph.area();
        let (xs, ys) = (square(area.x0)..=square(area.x1), square(area.y0)..=square(area.y1));
        for at in xs.flat_map(|x| ys.clone().map(move |y| (x, y))) {
            looks += 1;
            if looks > MOST_SQUARES {
                return found;
            }
            let stands_on = |other: &&usize| {
                let other = &glyphs[**other];
                glyph.size >= 2.0 * other.size && area.contains(other.centre()) && meets(glyph, other)
            };
            let here = squares.get(&at).into_iter().flatten().take(RECENT);
            if let Some(other) = here.clone().find(stands_on) {
                below.insert(glyph.run);
                found.push((index, *other));
                break;
            }
            looks += here.count();
        }
    }
    found
}

/// How near another glyph begins that stands on this one: closer than any two of a figure are. That is half of a digit, a
/// quarter of an em or less where it is narrow; no digit that is read is narrower than an eighth of an em.
fn near(glyph: &Glyph) -> f64 {
    (glyph.size / 4.0).min(glyph.width / 2.0).max(glyph.size / 16.0)
}

/// The square of the page, eight points wide, that a place is in.
fn square(place: f64) -> i64 {
    whole(place / 8.0)
}

/// The squares that are that near to a place: one, or two beside its edge. No letter reaches further than four.
fn squares_near(place: f64, near: f64) -> RangeInclusive<i64> {
    let here = square(place);
    square(place - near).max(here.saturating_sub(4))..=square(place + near).min(here.saturating_add(4))
}

/// Where each text stands, by squares of the page: mostly once in a square.
type Placed = HashMap<(Text, i64, i64), (Point, Vec<Point>)>;

/// How many of the same letter in one square are looked at: a square has room for a dozen that can be read.
const RECENT: usize = 64;

/// Whether the same text stands at the same place already: filled and then stroked, or shown twice to look bold.
fn stands_already(placed: &mut Placed, glyph: &Glyph) -> bool {
    // An eighth of an em: less than any character is wide, more than a bold face is thickened by.
    let near = glyph.size / 8.0;
    let mut key = (glyph.text.clone(), 0, 0);
    for x in squares_near(glyph.origin.x, near) {
        for y in squares_near(glyph.origin.y, near) {
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

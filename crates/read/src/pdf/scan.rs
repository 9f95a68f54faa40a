//! What an OCR program found on a page, as what the page shows: glyphs and rulings.

use hayro_interpret::kurbo::{Point, Rect};
use unicode_width::UnicodeWidthChar;

use super::bound::out_of_steps;
use super::error::PdfError;
use super::limits::PdfLimits;
use crate::deadline::Deadline;
use crate::ocr::{OcrError, OcrPage, OcrWord};
use crate::page::ink::{Glyph, Ink, Rule};
use crate::page::{self, LOOKS_OF_A_STEP, Sheet};

/// The longer side of a picture that is read by itself, in points: that of A4, as it does not say how large it is.
const A4: f64 = 841.9;

/// How far the shape of a page may be from that of its picture: rendering rounds to whole dots and cuts a margin; A4 and
/// Letter are 9 percent apart.
const SHAPE: f64 = 0.05;

/// How much narrower than its box a text is taken for at each end, in ems: half of what parts two words of Latin letters
/// (a quarter), so that two figures whose boxes touch stay two. Programs add a margin to boxes.
const MARGIN: f64 = 0.13;

/// How far a text may be from the size of most text and be taken for it: boxes are as high as their highest letter, a digit
/// three quarters of a Chinese character, and as wide as a program cut them. The next size of print that matters, of
/// titles, is half as large again.
const SIZES: f64 = 1.0 / 3.0;

/// The size in points at which a picture by itself is read.
pub(super) fn size(page: &OcrPage) -> (f64, f64) {
    let scale = A4 / page.width.max(page.height);
    (page.width * scale, page.height * scale)
}

/// Lays pages out, while there is time and all of them cost no more than those of a PDF may.
pub(super) struct Scans<'l> {
    limits: &'l PdfLimits,
    deadline: Deadline,
    left: u64,
}

impl<'l> Scans<'l> {
    pub(super) const fn new(limits: &'l PdfLimits, deadline: Deadline) -> Self {
        Self { limits, deadline, left: limits.steps }
    }

    /// What was found on a page, laid on the page of a document of this size in points.
    pub(super) fn sheet(
        &mut self,
        found: &OcrPage,
        number: u32,
        (width, height): (f64, f64),
    ) -> Result<Sheet, PdfError> {
        if self.deadline.has_passed() {
            return Err(PdfError::past_deadline());
        }
        let ink = ink(found, number, (width, height), self.limits.marks)?;
        // Each ruling is compared with those across it.
        let marks = ink.glyphs.len() + ink.horizontals.len() + ink.verticals.len();
        self.take(
            marks + ink.horizontals.len().saturating_mul(ink.verticals.len()) / LOOKS_OF_A_STEP,
            number,
        )?;
        let sheet = page::sheet(ink, number, width, height);
        self.take(sheet.looks / LOOKS_OF_A_STEP, number)?;
        Ok(sheet.by_ocr())
    }

    fn take(&mut self, steps: usize, number: u32) -> Result<(), PdfError> {
        let over = || PdfError::limit(out_of_steps(number), self.limits.steps, "steps");
        self.left = self.left.checked_sub(steps as u64).ok_or_else(over)?;
        Ok(())
    }
}

fn ink(page: &OcrPage, number: u32, (width, height): (f64, f64), most: usize) -> Result<Ink, OcrError> {
    let shape = |width: f64, height: f64| width / height;
    if (shape(page.width, page.height) / shape(width, height) - 1.0).abs() > SHAPE {
        return Err(OcrError::other_shape(number, [page.width, page.height], [width, height]));
    }
    let mut ink = Ink::new(Rect::new(0.0, 0.0, width, height), most);
    let (x, y) = (width / page.width, height / page.height);
    let scaled = |area: [f64; 4]| Rect::new(area[0] * x, area[1] * y, area[2] * x, area[3] * y);
    let mut sized: Vec<(&OcrWord, Rect, f64)> = page
        .words
        .iter()
        .map(|word| (word, scaled(word.area)))
        .map(|(word, area)| (word, area, em(word, area)))
        .collect();
    level(&mut sized);
    for (run, (word, area, size)) in (0_u32..).zip(&sized) {
        if ink.glyphs.len() + word.text.chars().count() > most {
            return Err(OcrError::many_marks(number, most));
        }
        set(word, *area, *size, run, &mut ink.glyphs);
    }
    for ruling in &page.rulings {
        let line = scaled(*ruling).abs();
        if line.width() >= line.height() {
            ink.horizontals.push(Rule { at: line.center().y, from: line.x0, to: line.x1 });
        } else {
            ink.verticals.push(Rule { at: line.center().x, from: line.y0, to: line.y1 });
        }
        if ink.horizontals.len() + ink.verticals.len() > most {
            return Err(OcrError::many_marks(number, most));
        }
    }
    Ok(ink)
}

/// How many halves of an em a text is wide: a Chinese character two, a digit one.
fn halves(text: &str) -> f64 {
    text.chars().map(half).sum::<f64>().max(1.0)
}

fn half(one: char) -> f64 {
    if one.width() == Some(2) { 2.0 } else { 1.0 }
}

/// Whether a text stands in a column, one character below the other: its box is higher than that many characters are wide.
fn is_upright(word: &OcrWord, area: Rect) -> bool {
    let count = word.text.chars().count();
    count > 1 && area.height() > area.width() * halves(&word.text) / 2.0
}

/// The size of a text in its box: what its characters are wide, or as high as the box where they are spread.
fn em(word: &OcrWord, area: Rect) -> f64 {
    if is_upright(word, area) {
        return area.width();
    }
    area.height().min(2.0 * area.width() / halves(&word.text))
}

/// Gives the texts near the size of most text that size.
fn level(words: &mut [(&OcrWord, Rect, f64)]) {
    let mut sizes: Vec<(f64, usize)> =
        words.iter().map(|(word, _, size)| (*size, word.text.chars().count())).collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let all: usize = sizes.iter().map(|(_, count)| count).sum();
    let mut below = 0;
    let most = sizes.iter().find(|(_, count)| {
        below += count;
        2 * below >= all
    });
    let Some((most, _)) = most.copied() else { return };
    for (_, _, size) in words {
        if (*size / most - 1.0).abs() < SIZES {
            *size = most;
        }
    }
}

/// Sets the characters of a text into its box.
fn set(word: &OcrWord, area: Rect, size: f64, run: u32, glyphs: &mut Vec<Glyph>) {
    // The middle of a glyph is a third of its size above its baseline.
    let below = 0.35 * size;
    if is_upright(word, area) {
        let step = area.height() / f64::from(u32::try_from(word.text.chars().count()).unwrap_or(u32::MAX));
        let mut middle = area.y0 + step / 2.0;
        for one in word.text.chars() {
            let width = size * half(one) / 2.0;
            let x = area.center().x - width / 2.0;
            glyphs.push(Glyph::recognised(one, Point::new(x, middle + below), width, size, run));
            middle += step;
        }
        return;
    }
    let margin = (MARGIN * size).min(area.width() / 4.0);
    let step = (area.width() - 2.0 * margin) / halves(&word.text);
    let mut x = area.x0 + margin;
    for one in word.text.chars() {
        let width = step * half(one);
        glyphs.push(Glyph::recognised(one, Point::new(x, area.center().y + below), width, size, run));
        x += width;
    }
}

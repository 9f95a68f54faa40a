//! Pages of a fixed layout: ruled tables over as many pages as they need, the headings on each or on the first alone.

use crate::dice::Dice;
use crate::draw::Document;
use crate::form::{Entry, Form};
use crate::paper::Paper;
use crate::support::width;

const SIZE: f32 = 9.0;
const LEADING: f32 = 11.0;
const MARGIN: f32 = 40.0;
const HEIGHT: f32 = 595.0;
/// Wider words of a name or a heading go on in a further line.
const WIDEST: f32 = 150.0;

/// A text in lines that are no wider than this.
fn wrapped(text: &str, room: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for c in text.chars() {
        let line = &lines[lines.len() - 1];
        if !line.is_empty() && width(&format!("{line}{c}"), SIZE) > room {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}

#[derive(Clone, Copy)]
enum Align {
    Left,
    Middle,
    Right,
}

struct Page<P> {
    sheet: P,
    top: f32,
}

impl<P: Paper> Page<P> {
    fn cell(&mut self, xs: (f32, f32), ys: (f32, f32), lines: &[String], align: Align) {
        let sheet = &mut self.sheet;
        for (from, to) in [
            ((xs.0, ys.0), (xs.1, ys.0)),
            ((xs.0, ys.1), (xs.1, ys.1)),
            ((xs.0, ys.0), (xs.0, ys.1)),
            ((xs.1, ys.0), (xs.1, ys.1)),
        ] {
            sheet.line(from, to);
        }
        let mut y = ys.0 - LEADING;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let wide = width(line, SIZE);
            let x = match align {
                Align::Left => xs.0 + 3.0,
                Align::Middle => f32::midpoint(xs.0, xs.1) - wide / 2.0,
                Align::Right => xs.1 - 3.0 - wide,
            };
            sheet.text(x, y, SIZE, line);
            y -= LEADING;
        }
    }
}

struct Layout<'a> {
    form: &'a Form,
    xs: Vec<f32>,
    /// The heights of the rows of the headings.
    head: Vec<f32>,
    size: (f32, f32),
}

fn lines_height(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(1)) * LEADING + 5.0
}

impl<'a> Layout<'a> {
    fn of(form: &'a Form) -> Self {
        let mut xs = vec![MARGIN];
        for column in 0..form.width {
            let texts = form.body.iter().map(|row| width(row[column].text(), SIZE));
            let widest = texts.fold(30.0, f32::max).min(WIDEST);
            let leaf = form.head.iter().filter(|spot| spot.column == column && spot.columns == 1);
            let heading = leaf.map(|spot| width(&spot.text, SIZE) / 2.0).fold(0.0, f32::max).min(WIDEST);
            xs.push(xs[column] + widest.max(heading) + 8.0);
        }
        let mut head = vec![LEADING + 5.0; form.depth];
        for spot in &form.head {
            let room = xs[spot.column + spot.columns] - xs[spot.column] - 6.0;
            let needed = lines_height(wrapped(&spot.text, room).len());
            let has: f32 = head[spot.row..spot.row + spot.rows].iter().sum();
            if needed > has {
                head[spot.row] += needed - has;
            }
        }
        let size = ((xs[form.width] + MARGIN).max(842.0), HEIGHT);
        Self { form, xs, head, size }
    }

    fn page<P: Paper>(&self, above: bool, heads: bool) -> Page<P> {
        let sheet = P::new(self.size.0, self.size.1);
        let mut page = Page { sheet, top: self.size.1 - 40.0 };
        let right = self.xs[self.form.width];
        for line in self.form.above.iter().filter(|_| above) {
            let [left, middle, end] = line;
            if !left.is_empty() {
                page.sheet.text(MARGIN, page.top, SIZE, left);
            }
            if !middle.is_empty() {
                let x = (f32::midpoint(MARGIN, right) - width(middle, 14.0) / 2.0).max(10.0);
                page.sheet.text(x, page.top, 14.0, middle);
            }
            if !end.is_empty() {
                let after = MARGIN + width(left, SIZE) + 20.0;
                page.sheet.text((right - width(end, SIZE)).max(after), page.top, SIZE, end);
            }
            page.top -= 20.0;
        }
        if heads {
            self.headings(&mut page);
        }
        page
    }

    fn headings<P: Paper>(&self, page: &mut Page<P>) {
        let mut ys = vec![page.top];
        for height in &self.head {
            ys.push(ys[ys.len() - 1] - height);
        }
        for spot in &self.form.head {
            let xs = (self.xs[spot.column], self.xs[spot.column + spot.columns]);
            let lines = wrapped(&spot.text, xs.1 - xs.0 - 6.0);
            page.cell(xs, (ys[spot.row], ys[spot.row + spot.rows]), &lines, Align::Middle);
        }
        page.top = ys[ys.len() - 1];
    }

    fn pages<P: Paper>(&self, repeated: bool) -> Vec<P> {
        let mut pages: Vec<Page<P>> = vec![self.page(true, true)];
        for row in &self.form.body {
            let lines: Vec<Vec<String>> = row
                .iter()
                .zip(self.xs.windows(2))
                .map(|(entry, ends)| wrapped(entry.text(), ends[1] - ends[0] - 6.0))
                .collect();
            let height = lines_height(lines.iter().map(Vec::len).max().unwrap_or(1));
            if pages[pages.len() - 1].top - height < 40.0 {
                pages.push(self.page(false, repeated));
            }
            let Some(page) = pages.last_mut() else { continue };
            let ys = (page.top, page.top - height);
            for ((entry, lines), ends) in row.iter().zip(&lines).zip(self.xs.windows(2)) {
                let align = if matches!(entry, Entry::Figure(..)) { Align::Right } else { Align::Left };
                page.cell((ends[0], ends[1]), ys, lines, align);
            }
            page.top -= height;
        }
        if let Some(page) = pages.last_mut() {
            for below in &self.form.below {
                page.top -= 14.0;
                page.sheet.text(MARGIN, page.top, SIZE, below);
            }
        }
        pages.into_iter().map(|page| page.sheet).collect()
    }
}

pub(crate) fn write<P: Paper>(document: &Document, dice: &mut Dice) -> Vec<u8> {
    let mut cover = P::new(595.0, 842.0);
    cover.text(100.0, 600.0, 20.0, &document.cover);
    let repeated = dice.percent(50);
    let forms = document.forms.iter().flat_map(|form| Layout::of(form).pages(repeated));
    P::file(std::iter::once(cover).chain(forms).collect())
}

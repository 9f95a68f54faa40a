//! Which lines begin a paragraph, and which run to the margin, by where the text of pages of one size stands.

use super::sheet::{Part, Sheet};
use super::text::TextLine;
use crate::layout::{Block, Line};

/// The blocks of all pages, their lines told apart by the margins of the text.
pub(super) fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let frames = frames(&sheets);
    // What a page begins with, where that is a line: the last one of the page before may go on with it.
    let first = |sheet: &Sheet| match sheet.blocks.first() {
        Some(Part::Line(line)) => Some(line.clone()),
        _ => None,
    };
    let firsts: Vec<Option<TextLine>> = sheets.iter().skip(1).map(first).chain([None]).collect();
    // A paragraph is printed or read by OCR, and not half of it.
    let turns: Vec<bool> = sheets.windows(2).map(|two| two[0].is_by_ocr != two[1].is_by_ocr).collect();
    let turns = turns.into_iter().chain([false]);
    for (((sheet, frame), over), turns) in sheets.into_iter().zip(frames).zip(firsts).zip(turns) {
        let mut before: Option<(f64, f64)> = None;
        let mut count = 0;
        let mut parts = sheet.blocks.into_iter().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Grid { grid, .. } => {
                    before = None;
                    blocks.push(Block::Grid(grid));
                }
                Part::Line(line) => {
                    count += 1;
                    let mut printed = Line::new(line.text(), line.place(sheet.turned, sheet.number, count));
                    let apart = before.is_some_and(|(base, size)| {
                        // One and a half lines are set at twice the size at most.
                        line.base - base > 2.6 * line.size.max(size) || (line.size - size).abs() > 0.15 * size
                    });
                    printed.begins = apart || frame.indents(&line);
                    let next = match parts.peek() {
                        Some(Part::Line(next)) => Some(next),
                        Some(Part::Grid { .. }) => None,
                        None => over.as_ref(),
                    };
                    printed.full = frame.is_full(&line, next) && !(turns && parts.peek().is_none());
                    before = Some((line.base, line.size));
                    blocks.push(Block::Line(printed));
                }
            }
        }
    }
    blocks
}

/// How many sizes of pages are told apart. A document has two or three.
const SIZES: usize = 64;

/// Where the text of pages of a size stands.
#[derive(Clone, Copy, Debug)]
struct Frame {
    left: f64,
    right: f64,
    /// Whether paragraphs are indented, so that a line at the left margin goes on with the one before.
    indented: bool,
}

/// The frame of each page: those of one size share it.
fn frames(sheets: &[Sheet]) -> Vec<Frame> {
    // Sizes a point apart are one; the size that a document has first stands for them.
    let mut sizes: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let is_alike = |(width, height, _): &(f64, f64, Vec<usize>)| {
            (sheet.width - *width).abs() < 1.0 && (sheet.height - *height).abs() < 1.0
        };
        // Beyond so many, a size is taken for the first.
        match sizes.iter().position(is_alike).or((sizes.len() >= SIZES).then_some(0)) {
            Some(known) => sizes[known].2.push(index),
            None => sizes.push((sheet.width, sheet.height, vec![index])),
        }
    }
    let mut frames = vec![None; sheets.len()];
    for (width, _, pages) in sizes {
        let frame = Frame::of(pages.iter().map(|index| &sheets[*index]), width);
        for index in pages {
            frames[index] = Some(frame);
        }
    }
    frames.into_iter().flatten().collect()
}

impl Frame {
    /// The margins are where at least three lines begin and end, or the edges of the page's middle where too little
    /// stands on it.
    fn of<'a>(alike: impl Iterator<Item = &'a Sheet>, width: f64) -> Self {
        let lines: Vec<&TextLine> = alike
            .flat_map(|sheet| &sheet.blocks)
            .filter_map(|part| match part {
                Part::Line(line) => Some(line),
                Part::Grid { .. } => None,
            })
            .collect();
        let mut starts: Vec<f64> = lines.iter().map(|line| line.x0).collect();
        let mut ends: Vec<f64> = lines.iter().map(|line| -line.x1).collect();
        let outmost = |places: &mut Vec<f64>| {
            places.sort_by(f64::total_cmp);
            places.windows(3).find(|three| three[2] - three[0] < 12.0).map(|three| three[1])
        };
        let left = outmost(&mut starts).unwrap_or(width * 0.12);
        let right = outmost(&mut ends).map_or(width * 0.88, |end| -end);
        let mut frame = Self { left, right, indented: false };
        // What follows a sentence that ends well before the margin begins a paragraph.
        let (mut indented, mut flush) = (0, 0);
        for pair in lines.windows(2) {
            if ends_sentence(pair[0]) && pair[0].x1 < right - 3.0 * pair[0].size {
                *(if frame.indents(pair[1]) { &mut indented } else { &mut flush }) += 1;
            }
        }
        frame.indented = indented >= 3 && indented >= 4 * flush;
        frame
    }

    fn indents(&self, line: &TextLine) -> bool {
        line.x0 > self.left + line.size
    }

    /// Whether a line runs to the right margin, so that the next may go on with it.
    fn is_full(&self, line: &TextLine, next: Option<&TextLine>) -> bool {
        // A line also ends early where the next word, a long figure, does not fit.
        let flush = next.filter(|next| next.x0 < self.left + next.size);
        let lead = flush.map_or(line.size, |next| next.lead.max(next.size));
        if line.x1 + lead > self.right - 0.6 * line.size {
            return true;
        }
        // Text that is not spread to the margin ends raggedly.
        let most = self.left + 0.75 * (self.right - self.left);
        self.indented && flush.is_some() && line.x1 > most && !ends_sentence(line)
    }
}

fn ends_sentence(line: &TextLine) -> bool {
    let last = line.chunks.last().and_then(|chunk| chunk.text.chars().next_back());
    last.is_some_and(|last| matches!(last, '。' | '；' | '：' | '！' | '？' | ';' | ':' | '.'))
}

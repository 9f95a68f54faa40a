//! A page as blocks: grids of cells, and lines of text beside them.

use std::collections::HashMap;

use hayro_interpret::kurbo::{Point, Rect};

use super::boxes::{self, Turned};
use super::columns;
use super::ink::{Glyph, Ink, Rule};
use super::lattice::{self, Boxes, Cell, Lattice};
use super::text::{self, TextLine};
use crate::layout::{Grid, GridCell};
use crate::note::{Note, about_page, note};
use crate::wrapped::{Breaks, settle};

/// How low a row, how narrow a column without text is the gap of a double ruling, in points.
const GAP: f64 = 5.0;

/// What stands on a page, from above.
pub(crate) struct Sheet {
    pub(crate) number: u32,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) turned: Turned,
    pub(super) blocks: Vec<Part>,
    pub(crate) notes: Vec<Note>,
    /// How many areas and tables were looked at to tell where its text stands.
    pub(crate) looks: usize,
    /// Whether it is a scan: what text it has is printed on the picture.
    pub(crate) is_scan: bool,
    /// Whether text is below its picture, as programs lay it there that recognise scans.
    pub(crate) has_hidden_text: bool,
    /// Whether an OCR program read it.
    pub(crate) is_by_ocr: bool,
}

impl Sheet {
    /// The size of the page as it is shown, in points.
    pub(crate) const fn shown_size(&self) -> (f64, f64) {
        (self.turned.width, self.turned.height)
    }

    /// The same page, marked as one that an OCR program read.
    pub(crate) fn by_ocr(self) -> Self {
        Self { is_by_ocr: true, ..self }
    }

    /// Whether nothing is read of it.
    pub(crate) const fn is_blank(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// A line or a grid of a page.
pub(super) enum Part {
    Line(TextLine),
    Grid { area: Rect, grid: Grid },
}

impl Part {
    fn top(&self) -> f64 {
        match self {
            Self::Line(line) => line.base - line.size * 0.85,
            Self::Grid { area, .. } => area.y0,
        }
    }

    fn left(&self) -> f64 {
        match self {
            Self::Line(line) => line.x0,
            Self::Grid { area, .. } => area.x0,
        }
    }
}

/// What is said of the text of a page that is not read, or in doubt.
fn left_out(ink: &Ink, number: u32) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note_count = |count: usize, what: fn(usize) -> Note| {
        if count > 0 {
            notes.push(about_page(number, &what(count)));
        }
    };
    note_count(ink.unnamed, |count| {
        note!(
            "有 {count} 个字符未能读出，字体没有说明是什么字",
            "{count} characters are missing, their fonts do not say which they are"
        )
    });
    note_count(ink.cut, |count| {
        note!(
            "有 {count} 个字符在本行的显示范围之外，未读取",
            "{count} characters beyond the edge of their line's clip were left out"
        )
    });
    note_count(ink.hidden, |count| {
        note!(
            "有 {count} 个字符与底色相同或被遮盖，未读取",
            "{count} characters in the colour of what is below them, or painted over, were left out"
        )
    });
    note_count(ink.doubtful, |count| {
        note!(
            "有 {count} 个字符可能被图片、图案或蒙版遮盖，仍予读取",
            "{count} characters may be hidden by a picture, a pattern or a mask; they were read"
        )
    });
    note_count(ink.overprinted, |count| {
        note!(
            "有 {count} 处数字重叠印刷，无法辨认",
            "{count} digits have another one printed over them, and cannot be read"
        )
    });
    note_count(ink.pale, |count| {
        note!(
            "有 {count} 个字符颜色浅淡，与较深的文字重叠，应为水印，未读取",
            "{count} pale characters below or above darker ones, as of a watermark, were left out"
        )
    });
    // What a scanner lays below its picture is no text of the page.
    note_count(if ink.is_scan { 0 } else { ink.invisible }, |count| {
        note!(
            "有 {count} 个字符设为不可见，未读取",
            "{count} characters that are set to be invisible were left out"
        )
    });
    if ink.has_too_many_areas() {
        let what = Note::new(
            "色块过多，未能判断文字是否被遮盖",
            "it has too many coloured areas to tell which text they hide",
        );
        notes.push(about_page(number, &what));
    }
    notes
}

/// The blocks of a page of this size.
pub(crate) fn sheet(mut ink: Ink, number: u32, mut width: f64, mut height: f64) -> Sheet {
    let mut notes = left_out(&ink, number);
    let mut looks = ink.looks();
    let turned = Turned { turn: main_turn(&ink.glyphs), width, height };
    turn_back(&mut ink, turned);
    if turned.turn % 2 == 1 {
        std::mem::swap(&mut width, &mut height);
    }
    let (has_hidden_text, has_picture, shows) =
        (ink.is_scan, ink.has_picture(), ink.images + ink.outlines > 0);
    let Ink { glyphs, horizontals, verticals, slanted, .. } = ink;
    let lattices = lattice::lattices(&horizontals, &verticals).unwrap_or_else(|| {
        let what = Note::new(
            "线条多于任何表格，文字按行读取",
            "it has more rulings than any table; its text was read as lines",
        );
        notes.push(about_page(number, &what));
        Vec::new()
    });
    looks = looks.saturating_add(glyphs.len().saturating_mul(lattices.len()));
    let owners = owners(&glyphs, &lattices);
    let mut blocks = Vec::new();
    let mut aslant = 0;
    // A lattice without text is a drawing.
    for (lattice, within) in lattices.iter().zip(within(&lattices, &glyphs, &owners)) {
        aslant += within.iter().map(|glyphs| aslant_in(glyphs)).sum::<usize>();
        if let Some(grid) = grid(lattice, within, number, turned) {
            blocks.push(Part::Grid { area: lattice.area, grid });
        }
    }
    let mut outside: Vec<&Glyph> = Vec::new();
    for (glyph, owner) in glyphs.iter().zip(&owners) {
        match owner {
            Some(_) => {}
            None if glyph.turn == 0 => outside.push(glyph),
            None => aslant += usize::from(!glyph.text.is_blank()),
        }
    }
    if aslant + slanted > 0 {
        let count = aslant + slanted;
        let what =
            note!("有 {count} 个斜置的字符未读取", "{count} characters that stand aslant were left out");
        notes.push(about_page(number, &what));
    }
    let mut lines = text::lines(&outside);
    let free = lattice::free_lines(&horizontals, &verticals);
    for (area, grid) in columns::grids(&mut lines, &free, number, turned) {
        blocks.push(Part::Grid { area, grid });
    }
    blocks.extend(lines.into_iter().map(Part::Line));
    blocks.sort_by(|one, other| one.top().total_cmp(&other.top()).then(one.left().total_cmp(&other.left())));
    // A page number that a program printed on a scan makes it no page of text.
    let is_margin = |part: &Part| match part {
        Part::Line(line) => boxes::at_edge(line.base, height).is_some(),
        Part::Grid { .. } => false,
    };
    let is_scan =
        has_hidden_text || shows && blocks.iter().all(is_margin) && (has_picture || blocks.is_empty());
    Sheet { number, width, height, turned, blocks, notes, looks, is_scan, has_hidden_text, is_by_ocr: false }
}

/// The direction of most of the text, in quarter turns.
fn main_turn(glyphs: &[Glyph]) -> u8 {
    let mut counts = [0_usize; 4];
    for glyph in glyphs.iter().filter(|glyph| !glyph.text.is_blank()) {
        counts[usize::from(glyph.turn % 4)] += 1;
    }
    let all: usize = counts.iter().sum();
    (0..4).find(|turn| 2 * counts[usize::from(*turn)] > all).unwrap_or(0)
}

/// Turns a page back whose text runs in another direction: a broad table printed on an upright page.
fn turn_back(ink: &mut Ink, turned: Turned) {
    let turn = turned.turn;
    if turn == 0 {
        return;
    }
    let back = |point: Point| turned.read(point);
    for glyph in &mut ink.glyphs {
        glyph.origin = back(glyph.origin);
        glyph.turn = (glyph.turn + 4 - turn) % 4;
    }
    let flat = |rule: &Rule| (Point::new(rule.from, rule.at), Point::new(rule.to, rule.at));
    let upright = |rule: &Rule| (Point::new(rule.at, rule.from), Point::new(rule.at, rule.to));
    let ends: Vec<(Point, Point)> =
        ink.horizontals.iter().map(flat).chain(ink.verticals.iter().map(upright)).collect();
    let horizontal = ink.horizontals.len();
    (ink.horizontals, ink.verticals) = (Vec::new(), Vec::new());
    for (index, (from, to)) in ends.into_iter().enumerate() {
        let rect = Rect::from_points(back(from), back(to));
        if (index < horizontal) == (turn == 2) {
            ink.horizontals.push(Rule { at: rect.y0, from: rect.x0, to: rect.x1 });
        } else {
            ink.verticals.push(Rule { at: rect.x0, from: rect.y0, to: rect.y1 });
        }
    }
}

/// For each glyph the lattice and the cell that it stands in.
fn owners(glyphs: &[Glyph], lattices: &[Lattice]) -> Vec<Option<(usize, usize)>> {
    let mut inmost: Vec<usize> = (0..lattices.len()).collect();
    inmost.sort_by(|one, other| lattices[*one].area.area().total_cmp(&lattices[*other].area.area()));
    let boxes: Vec<Boxes<'_>> = lattices.iter().map(Boxes::of).collect();
    let owner = |point: Point| {
        let mut within = inmost.iter().filter(|index| lattices[**index].area.contains(point));
        within.find_map(|index| Some((*index, boxes[*index].cell_at(point)?)))
    };
    let mut owners: Vec<Option<(usize, usize)>> = glyphs.iter().map(|glyph| owner(glyph.middle())).collect();
    // A figure that is wider than its cell runs over the ruling; it belongs where most of it is.
    let mut from = 0;
    while from < glyphs.len() {
        let mut to = from + 1;
        while to < glyphs.len() && goes_on(&glyphs[to - 1], &glyphs[to]) {
            to += 1;
        }
        if owners[from..to].iter().any(|owner| *owner != owners[from]) {
            let mut word = String::new();
            let mut counts: HashMap<(usize, usize), usize> = HashMap::new();
            for (glyph, owner) in glyphs[from..to].iter().zip(&owners[from..to]) {
                glyph.text.push_to(&mut word);
                if let Some(owner) = owner {
                    *counts.entry(*owner).or_default() += 1;
                }
            }
            if text::is_figure(&word) {
                let most =
                    counts.into_iter().max_by_key(|(owner, count)| (*count, std::cmp::Reverse(*owner)));
                owners[from..to].fill(most.map(|(owner, _)| owner));
            } else {
                give_words(&glyphs[from..to], &mut owners[from..to], owner);
            }
        }
        from = to;
    }
    owners
}

/// Gives each word that runs over a ruling to the cell it begins in: a name wider than its column ends above its
/// neighbour, and half a letter of it beside a figure would cost the figure. Where the ruling stands in the space
/// between two letters, or the clip changes there, two words of two cells stand close to each other.
fn give_words(
    glyphs: &[Glyph],
    owners: &mut [Option<(usize, usize)>],
    owner: impl Fn(Point) -> Option<(usize, usize)>,
) {
    let place = |glyph: &Glyph, x: f64| owner(Point::new(x, glyph.centre().y));
    let parted = |before: &Glyph, glyph: &Glyph| {
        // Letters that overlap leave no space.
        let end = (before.origin.x + before.advance).min(glyph.origin.x);
        before.clip != glyph.clip || place(before, end) != place(before, glyph.origin.x)
    };
    let mut from = 0;
    while from < glyphs.len() {
        let mut to = from + 1;
        while to < glyphs.len() && !parted(&glyphs[to - 1], &glyphs[to]) {
            to += 1;
        }
        // A letter that is itself crossed does not say where the word begins: text set in the middle, or to the right,
        // of a cell too narrow for it sticks out on its left. A word that begins beside the table is left as it is.
        let whole = glyphs[from..to].iter().find_map(|glyph| {
            let begin = place(glyph, glyph.origin.x);
            (begin == place(glyph, glyph.origin.x + glyph.advance)).then_some(begin)
        });
        if let Some(begin) = whole.flatten() {
            owners[from..to].fill(Some(begin));
        }
        from = to;
    }
}

/// Whether a glyph goes on with the word of the one shown before it.
fn goes_on(before: &Glyph, glyph: &Glyph) -> bool {
    let gap = glyph.origin.x - before.origin.x - before.advance;
    before.turn == 0
        && glyph.turn == 0
        && !before.text.is_blank()
        && !glyph.text.is_blank()
        && (glyph.origin.y - before.origin.y).abs() < 0.1 * glyph.size
        && gap.abs() < 0.15 * glyph.size
        && (before.run == glyph.run || (glyph.size - before.size).abs() < 0.1)
}

/// The glyphs in each cell of each lattice.
fn within<'a>(
    lattices: &[Lattice],
    glyphs: &'a [Glyph],
    owners: &[Option<(usize, usize)>],
) -> Vec<Vec<Vec<&'a Glyph>>> {
    let mut within: Vec<Vec<Vec<&Glyph>>> =
        lattices.iter().map(|lattice| vec![Vec::new(); lattice.cells.len()]).collect();
    for (glyph, owner) in glyphs.iter().zip(owners) {
        if let Some((lattice, cell)) = owner {
            within[*lattice][*cell].push(glyph);
        }
    }
    within
}

/// The grid of a lattice; nothing if no cell has text.
fn grid(lattice: &Lattice, within: Vec<Vec<&Glyph>>, number: u32, turned: Turned) -> Option<Grid> {
    let (lattice, within) = split_rows(lattice, within);
    let texts: Vec<String> =
        within.iter().zip(&lattice.cells).map(|(glyphs, cell)| cell_text(glyphs, cell.area)).collect();
    if texts.iter().all(String::is_empty) {
        return None;
    }
    // The bands in which a cell of their own has text.
    let (mut in_rows, mut in_columns) = (vec![false; lattice.ys.len()], vec![false; lattice.xs.len()]);
    for (cell, _) in lattice.cells.iter().zip(&texts).filter(|(_, text)| !text.is_empty()) {
        in_rows[cell.row] |= cell.rows == 1;
        in_columns[cell.column] |= cell.columns == 1;
    }
    let rows = kept(&lattice.ys, [lattice.open[2], lattice.open[3]], |row| !in_rows[row]);
    let columns = kept(&lattice.xs, [lattice.open[0], lattice.open[1]], |column| !in_columns[column]);
    let mut cells = Vec::new();
    for ((cell, text), glyphs) in lattice.cells.iter().zip(texts).zip(&within) {
        let (row, last_row) = (rows[cell.row], rows[cell.row + cell.rows]);
        let (column, last_column) = (columns[cell.column], columns[cell.column + cell.columns]);
        if last_row > row && last_column > column {
            let area = boxes::of_glyphs(glyphs, cell.area);
            let place = turned.place(number, u32::try_from(row + 1).ok(), area);
            cells
                .push(GridCell::new(row, column, text, place).spanning(last_row - row, last_column - column));
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    settle(&mut cells, Breaks::Drawn);
    (cells.len() > 1).then(|| Grid::new(cells))
}

/// Splits rows that no ruling parts, see [`row_lines`].
fn split_rows<'a>(lattice: &Lattice, within: Vec<Vec<&'a Glyph>>) -> (Lattice, Vec<Vec<&'a Glyph>>) {
    let rows = lattice.ys.len() - 1;
    let mut of_row: Vec<Vec<usize>> = vec![Vec::new(); rows];
    for (index, cell) in lattice.cells.iter().enumerate().filter(|(_, cell)| cell.rows == 1) {
        of_row[cell.row].push(index);
    }
    // For each row the places of the cuts within it, and where it begins among the new ones.
    let mut cuts: Vec<Vec<f64>> = Vec::with_capacity(rows);
    let (mut begins, mut ys) = (vec![0], Vec::with_capacity(rows + 1));
    for (row, cells) in of_row.iter().enumerate() {
        let bases = row_lines(lattice, cells, &within);
        // Below the descenders of a line, above the letters of the next.
        let within_row: Vec<f64> = bases.windows(2).map(|two| two[0] + 0.25 * (two[1] - two[0])).collect();
        ys.push(lattice.ys[row]);
        ys.extend(&within_row);
        begins.push(begins[row] + 1 + within_row.len());
        cuts.push(within_row);
    }
    ys.extend(lattice.ys.last());
    let (mut cells, mut held) = (Vec::with_capacity(within.len()), Vec::with_capacity(within.len()));
    for (cell, glyphs) in lattice.cells.iter().zip(within) {
        let (first, after) = (begins[cell.row], begins[cell.row + cell.rows]);
        if cell.rows > 1 || after - first == 1 {
            cells.push(Cell { row: first, rows: after - first, ..*cell });
            held.push(glyphs);
            continue;
        }
        let mut parts = vec![Vec::new(); after - first];
        for glyph in glyphs {
            parts[cuts[cell.row].partition_point(|cut| *cut < glyph.centre().y)].push(glyph);
        }
        for (row, glyphs) in (first..).zip(parts) {
            let area = Rect { y0: ys[row], y1: ys[row + 1], ..cell.area };
            cells.push(Cell { row, area, ..*cell });
            held.push(glyphs);
        }
    }
    (Lattice { cells, ys, ..lattice.clone() }, held)
}

/// The baselines of the lines that a row without rulings holds, if it clearly holds several rows: a cell has figures
/// below each other, each whole, another one has as many lines, and all text beside them stands on the same lines. A
/// name that wraps does not, and its row is left as it is.
fn row_lines(lattice: &Lattice, cells: &[usize], within: &[Vec<&Glyph>]) -> Vec<f64> {
    let mut bases: Vec<f64> = Vec::new();
    let mut held: Vec<Vec<text::TextLine>> = Vec::new();
    for index in cells {
        let (cell, glyphs) = (&lattice.cells[*index], &within[*index]);
        if glyphs.is_empty() {
            continue;
        }
        if glyphs.iter().any(|glyph| glyph.turn != 0) {
            return Vec::new();
        }
        let lines = text::lines(glyphs);
        // A line that fills its cell may have been wrapped.
        let fits = |line: &text::TextLine| line.x1 - line.x0 < cell.area.width() - 2.0 * line.size;
        if lines.iter().rev().skip(1).any(|line| !fits(line)) {
            return Vec::new();
        }
        let figures = lines.iter().all(|line| text::is_figure(&line.text()));
        if figures && lines.len() > bases.len() {
            bases = lines.iter().map(|line| line.base).collect();
        }
        held.push(lines);
    }
    let alike = held.iter().filter(|lines| lines.len() == bases.len()).count();
    let on_line = |line: &text::TextLine| bases.iter().any(|base| (base - line.base).abs() < 0.4 * line.size);
    if bases.len() > 1 && alike > 1 && held.iter().flatten().all(on_line) { bases } else { Vec::new() }
}

/// The new index of each position, when bands without text are left out: gaps of double rulings, and what lies beyond
/// the last ruling.
fn kept(positions: &[f64], open: [bool; 2], blank: impl Fn(usize) -> bool) -> Vec<usize> {
    let last = positions.len().saturating_sub(2);
    let mut index = 0;
    let mut kept = vec![0];
    for (band, ends) in positions.windows(2).enumerate() {
        let removable = ends[1] - ends[0] < GAP || band == 0 && open[0] || band == last && open[1];
        index += usize::from(!(removable && blank(band)));
        kept.push(index);
    }
    kept
}

/// The direction of the text of a cell, in quarter turns: that of most of its letters, or of the upright ones.
fn cell_turn(glyphs: &[&Glyph]) -> u8 {
    let count = |turn: u8| glyphs.iter().filter(|glyph| glyph.turn == turn && !glyph.text.is_blank()).count();
    // Of equal ones the last is taken.
    (0..4).rev().max_by_key(|turn| count(*turn)).unwrap_or(0)
}

/// How many characters of a cell stand in another direction than its text, and are left out.
fn aslant_in(glyphs: &[&Glyph]) -> usize {
    if glyphs.iter().all(|glyph| glyph.turn == 0) {
        return 0;
    }
    let turn = cell_turn(glyphs);
    glyphs.iter().filter(|glyph| glyph.turn != turn && !glyph.text.is_blank()).count()
}

/// The text of a cell, whose text may stand turned.
fn cell_text(glyphs: &[&Glyph], area: Rect) -> String {
    if glyphs.is_empty() {
        return String::new();
    }
    if glyphs.iter().all(|glyph| glyph.turn == 0) {
        return text::cell_text(glyphs, area.x0, area.x1);
    }
    let turn = cell_turn(glyphs);
    let turned: Vec<Glyph> = glyphs
        .iter()
        .filter(|glyph| glyph.turn == turn)
        .map(|glyph| {
            let mut glyph = (*glyph).clone();
            glyph.origin = match turn {
                1 => Point::new(glyph.origin.y, -glyph.origin.x),
                2 => Point::new(-glyph.origin.x, -glyph.origin.y),
                _ => Point::new(-glyph.origin.y, glyph.origin.x),
            };
            glyph.turn = 0;
            glyph
        })
        .collect();
    let length = if turn % 2 == 1 { area.height() } else { area.width() };
    text::cell_text(&turned.iter().collect::<Vec<_>>(), 0.0, length)
}

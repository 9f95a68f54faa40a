//! Cells that print no figure, in columns whose other cells make plain that one belongs there: `24.l0` among amounts, `2O.0%`
//! among percentages.

use std::collections::BTreeMap;

use crate::document::{Disclosure, Sheet, SheetRow};
use crate::identity::Column;

/// So many cells of a column are figures before one that is none is out of place: two may be so by chance.
const FEWEST: usize = 3;

/// No figure of a budget is longer.
const LONGEST: usize = 24;

/// A cell that prints no figure where one belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misprinted {
    /// Which table and which row.
    pub(super) row: (usize, usize),
    pub(super) column: Column,
    pub(super) text: String,
}

/// Every misprinted figure of the tables, in the order of rows.
///
/// Columns of figures count in tables of no known kind; of the others every cell that is no figure is told anyway. Columns
/// that were taken for words count in all, as percentages with their sign stand there.
pub(super) fn misprinted(document: &Disclosure) -> Vec<Misprinted> {
    let mut found = Vec::new();
    for (index, sheet) in document.sheets.iter().enumerate() {
        let figures = if sheet.kind.is_none() { sheet.headers.len() } else { 0 };
        let columns = (0..figures).map(Column::Figures);
        for column in columns.chain((0..sheet.text_headers.len()).map(Column::Texts)) {
            let rows = misprinted_in(sheet, column);
            found.extend(rows.into_iter().map(|(row, text)| Misprinted { row: (index, row), column, text }));
        }
    }
    found.sort_by_key(|misprinted| (misprinted.row, misprinted.column));
    found
}

/// The misprinted figures of a column; none where a cell of it is something else, or where they are not the few.
fn misprinted_in(sheet: &Sheet, column: Column) -> Vec<(usize, String)> {
    let text = |row: &SheetRow| match column {
        Column::Figures(place) => row.cells.get(place).map(crate::table::Cell::text).unwrap_or_default(),
        Column::Texts(place) => row.text(place).trim().to_owned(),
    };
    let filled = sheet.rows.iter().map(text).enumerate().filter(|(_, text)| !is_blank(text));
    let filled: Vec<(usize, String)> = filled.collect();
    let shapes: Vec<Option<Shape>> = filled.iter().map(|(_, text)| Shape::of(text)).collect();
    let mut counts: BTreeMap<Shape, usize> = BTreeMap::new();
    shapes.iter().flatten().for_each(|shape| *counts.entry(*shape).or_default() += 1);
    let Some((usual, figures)) = counts.into_iter().max_by_key(|(_, count)| *count) else {
        return Vec::new();
    };
    // 30201, 3B: numbers without decimals may be names.
    let is_plain = usual.decimals == 0 && !usual.is_percentage;
    if figures < FEWEST || is_plain {
        return Vec::new();
    }
    let others = || filled.iter().zip(&shapes).filter(|(_, shape)| shape.is_none());
    let is_all = others().all(|((_, text), _)| is_misprint(text, usual));
    if !is_all || others().count() >= figures {
        return Vec::new();
    }
    others().map(|(cell, _)| cell.clone()).collect()
}

/// Whether a cell says that there is nothing to say: signs alone.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, '-' | '—' | '－' | '–' | '/' | '／' | '×' | '*' | '…' | '.') || c.is_whitespace()
    })
}

/// How a figure is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    decimals: usize,
    is_percentage: bool,
}

impl Shape {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = text.trim_end_matches(['%', '％']);
        let is_percentage = bare.len() < text.len();
        let bare = bare.trim().trim_start_matches(['-', '－', '+', '+', '↑', '↓']);
        let bare =
            bare.strip_prefix(['(', '（']).and_then(|inner| inner.strip_suffix([')', '）'])).unwrap_or(bare);
        let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let mut groups = whole.split([',', '，']);
        let first = groups.next().unwrap_or_default();
        let is_whole =
            !first.is_empty() && is_digits(first) && groups.all(|group| group.len() == 3 && is_digits(group));
        let has_point = bare.contains('.');
        (is_whole && is_digits(fraction) && has_point != fraction.is_empty())
            .then_some(Self { decimals: fraction.len(), is_percentage })
    }
}

/// Whether a text is a figure of this shape but for letters and signs that look like its digits and its point, or two of them.
fn is_misprint(text: &str, usual: Shape) -> bool {
    if text.chars().count() > LONGEST {
        return false;
    }
    let is_usual = |text: &str| {
        Shape::of(text).is_some_and(|shape| shape.decimals == usual.decimals || usual.is_percentage)
    };
    let mut parts = text.split_whitespace();
    let is_two = usual.decimals > 0 && parts.clone().count() == 2 && parts.all(is_usual);
    let meant: String = text.chars().filter(|c| !c.is_whitespace()).map(meant).collect();
    let replaced = text.chars().filter(|c| meant_by(*c).is_some()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_percentage = meant.ends_with(['%', '％']) || !usual.is_percentage;
    is_two || (replaced > 0 && digits > replaced && is_percentage && is_usual(&meant))
}

fn meant(printed: char) -> char {
    meant_by(printed).unwrap_or(printed)
}

/// What a letter or a sign looks like in a figure.
const fn meant_by(printed: char) -> Option<char> {
    Some(match printed {
        'O' | 'o' | 'Q' | 'D' | '〇' | '○' | '\u{fffd}' => '0',
        'I' | 'l' | 'i' | '|' | '!' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'b' | 'G' => '6',
        'B' => '8',
        'g' | 'q' => '9',
        '。' | '·' | '．' | '、' | '…' => '.',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RowRole;
    use crate::table::Cell;
    use crate::value::{FiscalYear, Stage, Unit};

    /// What is misprinted in a column of figures of a table without a kind, and in one of words.
    fn found(texts: &[&str]) -> [Vec<String>; 2] {
        [true, false].map(|is_figures| {
            let mut sheet = Sheet::new("某表");
            let headings = vec!["数".to_owned()];
            if is_figures {
                sheet.headers = headings;
            } else {
                sheet.text_headers = headings;
            }
            for text in texts {
                let cells = if is_figures { vec![Cell::parse(text, Unit::Yuan)] } else { Vec::new() };
                let row = SheetRow::new(RowRole::Line, "甲", cells);
                sheet.rows.push(if is_figures { row } else { row.with_texts(vec![(*text).to_owned()]) });
            }
            let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
            document.sheets.push(sheet);
            misprinted(&document).into_iter().map(|misprinted| misprinted.text).collect()
        })
    }

    #[test]
    fn what_is_no_figure_among_figures() {
        for text in
            ["24.l0", "2O.00", "1B.50", "1,2S4.00", "24。10", "2\u{fffd}.10", "12.00 15.00", "1 2O.00"]
        {
            let expected = [vec![text.to_owned()], vec![text.to_owned()]];
            assert_eq!(found(&["1.00", "2.00", text, "", "—", "3,000.00"]), expected, "{text}");
        }
        for text in ["2O.0%", "I5.0%", "1。50%"] {
            let expected = [vec![text.to_owned()], vec![text.to_owned()]];
            assert_eq!(found(&["10.0%", "-2.5%", text, "33.3%"]), expected, "{text}");
        }
    }

    #[test]
    fn words_are_no_misprints() {
        let none = [Vec::<String>::new(), Vec::new()];
        for text in [
            "说明",
            "无",
            "—",
            "/",
            "万元",
            "详见附件",
            "3个",
            "≥95%",
            "2024.1.1",
            "1-2",
            "A01",
            "约5.00",
            "O",
            "lO.OO",
            "3.00元",
            "G20",
        ] {
            assert_eq!(found(&["1.00", "2.00", text, "3.00"]), none, "{text}");
            assert_eq!(found(&["10.0%", "2.5%", text, "33.3%"]), none, "{text}");
        }
        // Too few figures, no decimals, other words in the column.
        assert_eq!(found(&["1.00", "2.00", "24.l0"]), none);
        assert_eq!(found(&["1", "2", "3", "3B"]), none);
        assert_eq!(found(&["1.00", "2.00", "3.00", "24.l0", "详见附件"]), none);
        assert_eq!(found(&["1.00", "2.00", "3.00", "24.l0", "24.l1", "24.l2"]), none);
    }
}

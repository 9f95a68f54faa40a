//! A figure that its cell has wrapped over lines is one figure; two figures below each other stay two. One place decides, for
//! the readers of all formats: they leave a line break where figures meet, and this takes it away or makes a blank of it.

use std::collections::BTreeMap;

use crate::figure::is_figure;
use crate::layout::GridCell;
use crate::words::join;

/// Joins a line of a cell to those before it, as [`join`] does, but for figures that meet: a line break stays between them.
pub(crate) fn join_line(text: &mut String, line: &str) {
    let line = line.trim();
    let meet = text.chars().next_back().is_some_and(is_part) && line.chars().next().is_some_and(is_part);
    if meet {
        text.push('\n');
        text.push_str(line);
    } else {
        join(text, line);
    }
}

/// Whether a character may stand in a figure.
pub(crate) fn is_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.' | '-')
}

/// Who broke the lines of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// The program that drew the cell, for want of room, or somebody.
    Drawn,
    /// Somebody, by hand: the format breaks lines for want of room by itself, and its file does not say so.
    Written,
}

/// Decides for each line break that is left in a cell whether it parts two figures. It does not where a line alone is no figure
/// and all of them together are one: `12,` and `345.00`. Nor does it where only the lines together have the decimals that
/// the figures of the grid have, unless somebody broke the lines by hand.
pub(crate) fn settle(cells: &mut [GridCell], breaks: Breaks) {
    if cells.iter().all(|cell| !cell.text.contains('\n')) {
        return;
    }
    let usual = usual_decimals(cells);
    let wrapped = match breaks {
        Breaks::Drawn => None,
        Breaks::Written => Some(Wrapped::of(cells)),
    };
    for cell in cells.iter_mut().filter(|cell| cell.text.contains('\n')) {
        let whole = cell.text.replace('\n', "");
        let parts = cell.text.lines().any(|line| !is_figure(line) || line.starts_with('.'));
        let point = whole.matches('.').count() == 1;
        let of_grid = point && usual.is_some() && decimals(&whole) == usual;
        let is_drawn =
            wrapped.as_ref().is_none_or(|wrapped| wrapped.is_by_width(cell.column, whole.chars().count()));
        let one = is_figure(&whole) && (parts || (of_grid && is_drawn));
        cell.text = if one { whole } else { cell.text.replace('\n', " ") };
    }
}

/// Which figures of a grid are broken over lines. A file that was made of a printed page has the breaks of that page, and there
/// every figure is broken that is too long for its column; what somebody broke by hand stands alone.
#[derive(Debug, Default)]
struct Wrapped {
    /// How many are broken.
    broken: usize,
    /// How long the longest of each column is that is not.
    longest: BTreeMap<usize, usize>,
}

impl Wrapped {
    fn of(cells: &[GridCell]) -> Self {
        let mut wrapped = Self::default();
        for cell in cells {
            if cell.text.contains('\n') {
                wrapped.broken += usize::from(is_figure(&cell.text.replace('\n', "")));
            } else if is_figure(&cell.text) {
                let longest = wrapped.longest.entry(cell.column).or_default();
                *longest = (*longest).max(cell.text.chars().count());
            }
        }
        wrapped
    }

    /// Whether a figure of this length is broken because its column is too narrow.
    fn is_by_width(&self, column: usize, length: usize) -> bool {
        self.broken > 1 && self.longest.get(&column).is_none_or(|longest| *longest < length)
    }
}

/// How many decimals most of the figures with a point have.
fn usual_decimals(cells: &[GridCell]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| is_figure(&cell.text)) {
        if let Some(decimals) = decimals(&cell.text) {
            *counts.entry(decimals).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(decimals, _)| decimals)
}

fn decimals(text: &str) -> Option<usize> {
    let (_, fraction) = text.split_once('.')?;
    Some(fraction.chars().take_while(char::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    use cn_budget::document::Place;

    use super::*;

    #[test]
    fn a_wrapped_figure_is_one_and_two_are_two() {
        for (lines, expected) in [
            (&["125", "0.50"][..], "1250.50"),
            (&["12505000.0", "0"], "12505000.00"),
            (&["850", ".30"], "850.30"),
            (&["850.", "30"], "850.30"),
            (&["156,211,12", "3.50"], "156,211,123.50"),
            (&["1,", "234.50"], "1,234.50"),
            (&["-", "50.00"], "-50.00"),
            (&["12.00", "15.00"], "12.00 15.00"),
            (&["100", "200"], "100 200"),
            (&["3", "0.5"], "3 0.5"),
            (&["350.25", "0"], "350.25 0"),
            (&["基本", "支出"], "基本支出"),
            (&["3.00", "万元"], "3.00 万元"),
        ] {
            let mut text = String::new();
            for line in lines {
                join_line(&mut text, line);
            }
            let cell = |text: &str| GridCell::new(0, 0, text, Place::default());
            let mut cells = [cell(&text), cell("61.20"), cell("0.00"), cell("5")];
            settle(&mut cells, Breaks::Drawn);
            assert_eq!(cells[0].text, expected, "{lines:?}");
        }
    }

    #[test]
    fn who_breaks_a_line_by_hand_means_two_figures() {
        for (text, drawn, written) in [
            ("12\n5.00", "125.00", "12 5.00"),
            ("125\n0.50", "1250.50", "125 0.50"),
            ("12,\n345.00", "12,345.00", "12,345.00"),
            ("850\n.30", "850.30", "850.30"),
            ("12.00\n15.00", "12.00 15.00", "12.00 15.00"),
        ] {
            for (breaks, expected) in [(Breaks::Drawn, drawn), (Breaks::Written, written)] {
                let cell = |text: &str| GridCell::new(0, 0, text, Place::default());
                let mut cells = [cell(text), cell("61.20"), cell("0.00")];
                settle(&mut cells, breaks);
                assert_eq!(cells[0].text, expected, "{text:?} {breaks:?}");
            }
        }
        // Every figure that is as long is broken: the page that it was made of did it.
        let cell = |text: &str| GridCell::new(0, 0, text, Place::default());
        for (other, expected) in [("6\n1.20", "52.20"), ("61.20", "5 2.20"), ("6\n1.2", "5 2.20")] {
            let mut cells = [cell("5\n2.20"), cell(other), cell("9.00"), cell("8.00"), cell("10.50")];
            cells[4].column = usize::from(other != "6\n1.2");
            settle(&mut cells, Breaks::Written);
            assert_eq!(cells[0].text, expected, "{other}");
        }
    }
}

//! The elements that are open and say how their letters look: the colour, what is below it, how they stand to their line.

use super::elements::{encloses, ends_unclosed, is_of_table};
use crate::ink::{Colour, Ground, PAPER, Shift, Sight, sight};

/// How many such elements may stand in each other; beyond, nobody knows what is below.
const MOST: usize = 128;

/// What an element says of its letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Their colour, and whether it is in doubt that it is theirs.
    pub(super) letters: Option<(Colour, bool)>,
    pub(super) ground: Option<Ground>,
    pub(super) shift: Option<Shift>,
    /// Whether they are too small to be seen, clear, or moved out of the window; nothing where that is as around it.
    pub(super) tiny: Option<bool>,
    pub(super) clear: Option<bool>,
    pub(super) indented: Option<bool>,
}

/// An element that is open.
#[derive(Debug)]
struct Layer {
    name: Vec<u8>,
    /// How many elements of the same name are open in it, and how many tables around it.
    nested: usize,
    around: usize,
    look: Look,
}

impl Layer {
    /// Whether it stands in what a part of a table is, and so ends with it.
    fn ends_with(&self, part: &[u8], around: usize) -> bool {
        self.around == around && !encloses(&self.name, part)
    }
}

/// The elements that are open and say something of their letters, the innermost last. A page forgets the ends of some, and they
/// end with what they stand in.
#[derive(Debug, Default)]
pub(super) struct Layers {
    open: Vec<Layer>,
    is_over: bool,
}

impl Layers {
    /// Ends what an element of this name ends by its beginning; so many tables are open around it.
    pub(super) fn begin(&mut self, name: &[u8], around: usize) {
        if is_of_table(name) && name != b"table" && around > 0 {
            self.end_while(|layer| layer.ends_with(name, around));
        }
        self.end_while(|layer| layer.name == b"p" && ends_unclosed(b"p", name));
        if let Some(same) = self.innermost(name, around) {
            self.open[same].nested += 1;
        }
    }

    /// Adds the element that has begun.
    pub(super) fn add(&mut self, name: &[u8], around: usize, look: Look) {
        if look == Look::default() {
            return;
        }
        if self.open.len() >= MOST {
            self.is_over = true;
            return;
        }
        // It was counted as one in another.
        if let Some(same) = self.innermost(name, around) {
            self.open[same].nested -= 1;
        }
        self.open.push(Layer { name: name.to_owned(), nested: 0, around, look });
    }

    /// Ends an element.
    pub(super) fn end(&mut self, name: &[u8], around: usize) {
        match (is_of_table(name), around) {
            (true, 0) => {}
            (true, _) if name == b"table" => {
                self.end_while(|layer| layer.around >= around);
                self.end_while(|layer| layer.around + 1 == around && layer.name == b"table");
            }
            (true, _) => self.end_while(|layer| layer.ends_with(name, around)),
            (false, _) => {
                if let Some(same) = self.innermost(name, around) {
                    match self.open[same].nested.checked_sub(1) {
                        Some(nested) => self.open[same].nested = nested,
                        None => self.open.truncate(same),
                    }
                }
            }
        }
    }

    /// Ends marks: they do not go beyond their line.
    pub(super) fn end_marks(&mut self) {
        if let Some(first) = self.open.iter().position(|layer| layer.look.shift.is_some()) {
            self.open.truncate(first);
        }
    }

    /// How letters stand to their line here.
    pub(super) fn shift(&self) -> Shift {
        self.open.iter().rev().find_map(|layer| layer.look.shift).unwrap_or_default()
    }

    /// Whether letters are too small to be seen here, clear, or out of the window.
    pub(super) fn hides(&self) -> bool {
        let is = |said: fn(&Look) -> Option<bool>| {
            self.open.iter().rev().find_map(|layer| said(&layer.look)) == Some(true)
        };
        is(|look| look.tiny) || is(|look| look.clear) || is(|look| look.indented)
    }

    /// How letters are seen here, below which is paper, or something that nobody knows.
    pub(super) fn sight(&self, is_known: bool) -> Sight {
        let Some((letters, is_doubtful)) = self.open.iter().rev().find_map(|layer| layer.look.letters) else {
            return Sight::Seen;
        };
        let paper = if is_known { PAPER } else { Ground::Unknown };
        let ground = self.open.iter().rev().find_map(|layer| layer.look.ground).unwrap_or(paper);
        match sight(letters, if self.is_over { Ground::Unknown } else { ground }) {
            Sight::Unseen if is_doubtful => Sight::Doubtful,
            sight => sight,
        }
    }

    fn innermost(&self, name: &[u8], around: usize) -> Option<usize> {
        let is_same = |layer: &Layer| layer.around == around && layer.name == name;
        if is_of_table(name) { None } else { self.open.iter().rposition(is_same) }
    }

    fn end_while(&mut self, ends: impl Fn(&Layer) -> bool) {
        while self.open.pop_if(|layer| ends(layer)).is_some() {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look =
        Look { letters: None, ground: None, shift: None, tiny: None, clear: None, indented: None };
    const WHITE: Look = Look { letters: Some(([255; 3], false)), ..PLAIN };
    const DARK: Look = Look { ground: Some(Ground::Plain([0; 3])), ..PLAIN };

    fn is_seen(layers: &Layers) -> bool {
        layers.sight(true) == Sight::Seen
    }

    fn begun(elements: &[(&str, usize, Look)]) -> Layers {
        let mut layers = Layers::default();
        for (name, around, look) in elements {
            layers.begin(name.as_bytes(), *around);
            layers.add(name.as_bytes(), *around, *look);
        }
        layers
    }

    #[test]
    fn what_ends_a_layer() {
        let plain = Look::default();
        // Its own end, and no end of another of its name.
        let mut layers = begun(&[("span", 0, WHITE), ("span", 0, plain)]);
        layers.end(b"span", 0);
        assert!(!is_seen(&layers));
        layers.end(b"span", 0);
        assert!(is_seen(&layers));
        let mut layers = begun(&[("span", 0, WHITE), ("span", 0, DARK), ("span", 0, plain)]);
        layers.end(b"span", 0);
        layers.end(b"span", 0);
        assert!(!is_seen(&layers));
        layers.end(b"span", 0);
        assert!(is_seen(&layers));
        // Its cell, row or table, or the next one.
        for (ends, by_end, seen) in [
            ("td", true, true),
            ("tr", true, true),
            ("table", true, true),
            ("td", false, true),
            ("tr", false, true),
            ("span", false, false),
            ("p", true, false),
        ] {
            let mut layers = begun(&[("td", 1, WHITE), ("b", 1, WHITE)]);
            let ended = if by_end { Layers::end } else { Layers::begin };
            ended(&mut layers, ends.as_bytes(), 1);
            assert_eq!(is_seen(&layers), seen, "{ends}");
        }
        // A table within a cell keeps its own to itself.
        let mut layers =
            begun(&[("table", 0, DARK), ("td", 1, WHITE), ("table", 1, plain), ("td", 2, plain)]);
        layers.begin(b"tr", 2);
        layers.end(b"table", 2);
        layers.end(b"td", 0);
        assert_eq!((layers.open.len(), is_seen(&layers)), (2, true));
        layers.end(b"table", 1);
        assert_eq!(layers.open.len(), 0);
        // A paragraph ends where another block begins.
        let mut layers = begun(&[("p", 0, WHITE), ("b", 0, plain)]);
        assert!(!is_seen(&layers));
        layers.begin(b"div", 0);
        assert!(is_seen(&layers));
    }

    #[test]
    fn beyond_so_many_nothing_is_known() {
        let layers = begun(&vec![("span", 0, WHITE); MOST]);
        assert_eq!((layers.sight(true), layers.sight(false)), (Sight::Unseen, Sight::Doubtful));
        let layers = begun(&vec![("span", 0, WHITE); MOST + 1]);
        assert_eq!(layers.sight(true), Sight::Doubtful);
    }
}

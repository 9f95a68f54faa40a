//! The values of attributes: numbers, boxes, matrices, and the steps between letters.

use hayro_interpret::kurbo::{Affine, Rect};

use super::tree::Element;

/// The numbers of an array, up to the first thing that is none.
fn numbers(text: &str) -> impl Iterator<Item = f64> {
    words(text).map_while(number)
}

/// Programs part the values of an array by blanks, and some by commas.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty())
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

impl Element {
    /// A number.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.attribute(name).map(str::trim).and_then(number)
    }

    /// A count.
    pub(super) fn count(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The number of something, or of what is referred to.
    pub(super) fn id(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether something is so, and what it is where it is not said.
    pub(super) fn is(&self, name: &str, unsaid: bool) -> bool {
        match self.attribute(name).map(str::trim) {
            Some("true" | "1" | "True" | "TRUE") => true,
            Some("false" | "0" | "False" | "FALSE") => false,
            _ => unsaid,
        }
    }

    /// The share of its colour that it leaves, written from 0 to 255.
    pub(super) fn alpha(&self) -> f32 {
        self.number("Alpha").map_or(1.0, |alpha| share(alpha, 255.0))
    }

    /// The box that it stands in.
    pub(super) fn boundary(&self) -> Option<Rect> {
        self.attribute("Boundary").and_then(rect)
    }

    /// How what stands in it is turned, moved and stretched.
    pub(super) fn matrix(&self) -> Affine {
        self.attribute("CTM").and_then(matrix).unwrap_or(Affine::IDENTITY)
    }
}

/// A part of a whole, from 0 to 1.
#[expect(clippy::cast_possible_truncation, reason = "a colour")]
pub(super) fn share(part: f64, whole: f64) -> f32 {
    (part / whole).clamp(0.0, 1.0) as f32
}

/// A box: its upper left corner, its width and its height.
pub(super) fn rect(text: &str) -> Option<Rect> {
    match numbers(text).take(5).collect::<Vec<_>>()[..] {
        [x, y, width, height] => Some(Rect::new(x, y, x + width, y + height)),
        _ => None,
    }
}

fn matrix(text: &str) -> Option<Affine> {
    let all: Vec<f64> = numbers(text).take(7).collect();
    <[f64; 6]>::try_from(all).ok().map(Affine::new)
}

/// The parts of a colour, some of them hexadecimal: `255 #FF 0`.
pub(super) fn parts(text: &str) -> Vec<f64> {
    let part = |word: &str| match word.strip_prefix('#') {
        Some(digits) => u8::from_str_radix(digits, 16).ok().map(f64::from),
        None => number(word),
    };
    words(text).take(4).map_while(part).collect()
}

/// So many steps from letter to letter: `4.2 4.2`, or `g 2 4.2` for the same. Where there are too few, the last one goes on,
/// as other readers have it; without any there are none.
pub(super) fn steps(text: &str, count: usize) -> Vec<f64> {
    let mut steps = Vec::new();
    let mut words = words(text);
    while let Some(word) = words.next().filter(|_| steps.len() < count) {
        if word.eq_ignore_ascii_case("g") {
            let times = words.next().and_then(|times| times.parse::<usize>().ok());
            let (Some(times), Some(step)) = (times, words.next().and_then(number)) else { break };
            steps.extend(std::iter::repeat_n(step, times.min(count - steps.len())));
        } else {
            let Some(step) = number(word) else { break };
            steps.push(step);
        }
    }
    if let Some(last) = steps.last().copied() {
        steps.resize(count, last);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_repeated() {
        for (text, count, expected) in [
            ("4.2 4.2", 2, &[4.2, 4.2][..]),
            ("g 3 4 2 g 2 1", 6, &[4.0, 4.0, 4.0, 2.0, 1.0, 1.0]),
            ("g 18446744073709551615 4", 2, &[4.0, 4.0]),
            ("3,4", 3, &[3.0, 4.0, 4.0]),
            ("5 6 7", 1, &[5.0]),
            ("", 2, &[]),
            ("g", 2, &[]),
            ("g x 4", 2, &[]),
            ("1 NaN 2", 3, &[1.0, 1.0, 1.0]),
        ] {
            assert_eq!(steps(text, count), expected, "{text}");
        }
    }

    #[test]
    fn boxes_and_colours() {
        assert_eq!(rect("10 20 30.5 4"), Some(Rect::new(10.0, 20.0, 40.5, 24.0)));
        for text in ["", "1 2 3", "1 2 3 4 5", "1 2 3 inf", "a"] {
            assert_eq!(rect(text), None, "{text}");
        }
        assert_eq!(parts("255 #FF 0"), [255.0, 255.0, 0.0]);
        assert_eq!(matrix("1 0 0 1 2"), None);
    }
}

//! Colours, and what they are painted with where an object does not say.

use super::tree::Element;
use super::values::{parts, share};
use crate::page::ink::{Colour, Cover, Paint, UNKNOWN};

/// A colour as an object has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tint {
    /// [`UNKNOWN`] if it is a pattern or runs from one colour to another.
    colour: Colour,
    alpha: f32,
}

/// What letters and lines are painted with.
pub(super) const BLACK: Tint = Tint { colour: [0.0; 3], alpha: 1.0 };

/// The spaces that colours are given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Gray,
    Rgb,
    Cmyk,
}

impl Space {
    pub(super) fn of_word(word: &str) -> Self {
        match word.to_ascii_uppercase().as_str() {
            "GRAY" => Self::Gray,
            "CMYK" => Self::Cmyk,
            _ => Self::Rgb,
        }
    }

    /// The colour that these parts are in the space; of a number of parts that it does not have, in the one that has it.
    fn colour(self, parts: &[f64]) -> Colour {
        let full = |part: f64| share(part, 255.0);
        match (self, parts) {
            (Self::Gray, [gray, ..]) | (_, [gray]) => [full(*gray); 3],
            (_, [cyan, magenta, yellow, black]) => {
                // Programs write these in hundredths too.
                let whole = if parts.iter().any(|part| *part > 100.0) { 255.0 } else { 100.0 };
                let left = 1.0 - share(*black, whole);
                [cyan, magenta, yellow].map(|part| (1.0 - share(*part, whole)) * left)
            }
            (_, [red, green, blue]) => [full(*red), full(*green), full(*blue)],
            _ => [0.0; 3],
        }
    }
}

impl Tint {
    /// The colour that an element gives in a space with a palette.
    pub(super) fn of(element: &Element, space: Space, palette: Option<&[String]>) -> Self {
        let alpha = element.alpha();
        let is_pattern = |child: &Element| {
            matches!(child.name, "Pattern" | "AxialShd" | "RadialShd" | "GouraudShd" | "LaGouraudShd")
        };
        if element.children.iter().any(is_pattern) {
            return Self { colour: UNKNOWN, alpha };
        }
        let indexed = || palette.and_then(|palette| palette.get(element.count("Index")?)).map(String::as_str);
        let value = element.attribute("Value").or_else(indexed).unwrap_or("0");
        Self { colour: space.colour(&parts(value)), alpha }
    }

    /// How far it is from white; in full if that is not known.
    pub(super) fn darkness(self) -> f32 {
        let apart = self.colour.iter().map(|part| if part.is_nan() { 1.0 } else { 1.0 - part });
        apart.fold(0.0, f32::max) * self.alpha
    }

    /// The paint that it makes on an object that leaves so much of its colours.
    pub(super) fn paint(self, object: f32) -> Paint {
        let alpha = self.alpha * object;
        let is_pattern = self.colour[0].is_nan();
        let alone = Cover::of_alpha(alpha);
        let cover = if is_pattern { alone.min(Cover::Perhaps) } else { alone };
        Paint { colour: self.colour, alpha, cover, is_masked: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_each_space() {
        for (space, value, expected) in [
            (Space::Rgb, "255 0 51", [1.0, 0.0, 0.2]),
            (Space::Rgb, "#FF #FF #FF", [1.0; 3]),
            (Space::Gray, "255", [1.0; 3]),
            (Space::Rgb, "0", [0.0; 3]),
            (Space::Cmyk, "0 0 0 0", [1.0; 3]),
            (Space::Cmyk, "0 0 0 100", [0.0; 3]),
            (Space::Cmyk, "0 0 0 255", [0.0; 3]),
            (Space::Rgb, "", [0.0; 3]),
        ] {
            let found = space.colour(&parts(value));
            let is_same =
                found.iter().zip(expected).all(|(one, other): (&f32, f32)| (one - other).abs() < 1e-6);
            assert!(is_same, "{space:?} {value}: {found:?}");
        }
    }
}

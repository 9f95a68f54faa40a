//! Letters against what is below them and beside them, in formats that say so in words.

use std::borrow::Cow;

use crate::words::{lowered, raised};

/// Red, green and blue.
pub(crate) type Colour = [u8; 3];

/// What is below letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    Plain(Colour),
    /// A picture, a pattern, or a style that may colour it.
    Unknown,
}

/// Paper, and an empty window.
pub(crate) const PAPER: Ground = Ground::Plain([255; 3]);

/// How letters stand to their line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shift {
    #[default]
    OnLine,
    Raised,
    Lowered,
}

impl Shift {
    /// What `vertAlign` says in the formats of Office.
    pub(crate) fn of_word(word: &str) -> Self {
        match word {
            "superscript" => Self::Raised,
            "subscript" => Self::Lowered,
            _ => Self::OnLine,
        }
    }

    /// Letters behind others as they are read: what is raised or lowered is no digit.
    pub(crate) fn set<'t>(self, text: &'t str, before: &str) -> Cow<'t, str> {
        match self {
            Self::OnLine => Cow::Borrowed(text),
            Self::Raised => Cow::Owned(raised(text)),
            Self::Lowered => Cow::Owned(lowered(text, before)),
        }
    }
}

/// Whether letters are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    Seen,
    /// They have the colour of paper, and nobody knows what is below them.
    Doubtful,
    /// They have the colour of what is below them.
    Unseen,
}

/// How letters of a colour are seen on a ground. Colours that differ by less than a twentieth are told apart by nobody.
pub(crate) fn sight(letters: Colour, ground: Ground) -> Sight {
    const TWENTIETH: u8 = 12;
    let is_faint =
        |ground: Colour| letters.iter().zip(ground).all(|(part, below)| part.abs_diff(below) <= TWENTIETH);
    match ground {
        Ground::Plain(ground) if is_faint(ground) => Sight::Unseen,
        Ground::Unknown if is_faint([255; 3]) => Sight::Doubtful,
        _ => Sight::Seen,
    }
}

/// The colour of six hexadecimal digits.
pub(crate) fn hexadecimal(digits: &str) -> Option<Colour> {
    let is_colour = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_colour)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_out() {
        let white = [255; 3];
        for (letters, ground, expected) in [
            (white, PAPER, Sight::Unseen),
            ([243, 250, 255], PAPER, Sight::Unseen),
            ([242, 250, 255], PAPER, Sight::Seen),
            ([0; 3], Ground::Plain([5; 3]), Sight::Unseen),
            (white, Ground::Plain([0, 51, 102]), Sight::Seen),
            (white, Ground::Unknown, Sight::Doubtful),
            ([0; 3], Ground::Unknown, Sight::Seen),
        ] {
            assert_eq!(sight(letters, ground), expected, "{letters:?} on {ground:?}");
        }
    }

    #[test]
    fn colours() {
        assert_eq!((hexadecimal("FFffFf"), hexadecimal("003366")), (Some([255; 3]), Some([0, 51, 102])));
        for text in ["00336699", "auto", "+12345", ""] {
            assert_eq!(hexadecimal(text), None, "{text}");
        }
    }
}

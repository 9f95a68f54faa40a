//! Colours as style sheets and attributes write them.

use crate::ink::{Colour, Ground, hexadecimal};

/// The names of colours of CSS 2, and those that are as good as white.
const NAMES: [(&str, Colour); 20] = [
    ("black", [0, 0, 0]),
    ("silver", [192, 192, 192]),
    ("gray", [128, 128, 128]),
    ("grey", [128, 128, 128]),
    ("white", [255, 255, 255]),
    ("maroon", [128, 0, 0]),
    ("red", [255, 0, 0]),
    ("purple", [128, 0, 128]),
    ("fuchsia", [255, 0, 255]),
    ("green", [0, 128, 0]),
    ("lime", [0, 255, 0]),
    ("olive", [128, 128, 0]),
    ("yellow", [255, 255, 0]),
    ("navy", [0, 0, 128]),
    ("blue", [0, 0, 255]),
    ("teal", [0, 128, 128]),
    ("aqua", [0, 255, 255]),
    ("snow", [255, 250, 250]),
    ("ghostwhite", [248, 248, 255]),
    ("whitesmoke", [245, 245, 245]),
];

/// What a background says besides its colour, and nothing of one.
const NO_COLOURS: [&str; 26] = [
    "none",
    "transparent",
    "initial",
    "inherit",
    "unset",
    "revert",
    "repeat",
    "no-repeat",
    "repeat-x",
    "repeat-y",
    "round",
    "space",
    "scroll",
    "fixed",
    "local",
    "center",
    "top",
    "bottom",
    "left",
    "right",
    "cover",
    "contain",
    "auto",
    "border-box",
    "padding-box",
    "content-box",
];

/// The colour that a value names; none of what lets something through, or is not known.
pub(super) fn colour(value: &str) -> Option<Colour> {
    let value = value.trim().to_ascii_lowercase();
    if let Some(digits) = value.strip_prefix('#') {
        let twice = || digits.chars().flat_map(|digit| [digit, digit]).collect::<String>();
        return hexadecimal(&if digits.len() == 3 { twice() } else { digits.to_owned() });
    }
    if let Some(parts) = value.strip_prefix("rgb(").and_then(|value| value.strip_suffix(')')) {
        let mut parts = parts.split([',', ' ']).filter(|part| !part.is_empty()).map(str::parse::<u8>);
        let [red, green, blue] = [parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?];
        return parts.next().is_none().then_some([red, green, blue]);
    }
    NAMES.iter().find(|(name, _)| *name == value).map(|(_, colour)| *colour)
}

/// What a background lays below letters; none where it lays nothing.
pub(super) fn ground(value: &str) -> Option<Ground> {
    let value = value.replace(", ", ",");
    let parts = value.split_whitespace().filter_map(|part| {
        let is_length = part.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | '/'));
        let lays_nothing = is_length || NO_COLOURS.contains(&part);
        (!lays_nothing).then(|| colour(part).map_or(Ground::Unknown, Ground::Plain))
    });
    // A picture on a colour may hide it.
    parts.reduce(|one, other| if one == other { one } else { Ground::Unknown })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_grounds() {
        for (value, expected) in [
            ("#FFF", Some([255; 3])),
            ("#003366", Some([0, 51, 102])),
            ("rgb(255,255, 255)", Some([255; 3])),
            ("White", Some([255; 3])),
            ("rgb(255,255)", None),
            ("rgba(255,255,255,0.5)", None),
            ("#ffff", None),
            ("hotpink", None),
            ("", None),
        ] {
            assert_eq!(colour(value), expected, "{value}");
        }
        for (value, expected) in [
            ("#fff", Some(Ground::Plain([255; 3]))),
            ("#036 none repeat 0 0", Some(Ground::Plain([0, 51, 102]))),
            ("rgb(0, 0, 0)", Some(Ground::Plain([0; 3]))),
            ("none", None),
            ("transparent", None),
            ("url(x.png) no-repeat", Some(Ground::Unknown)),
            ("#fff url(x.png)", Some(Ground::Unknown)),
            ("linear-gradient(#fff,#000)", Some(Ground::Unknown)),
            ("papayawhip", Some(Ground::Unknown)),
        ] {
            assert_eq!(ground(value), expected, "{value}");
        }
    }
}

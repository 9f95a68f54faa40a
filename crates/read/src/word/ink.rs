//! How letters stand out: their colour against what is below them, their place against the line.

use quick_xml::events::BytesStart;

use super::xml::{attribute, value};
use crate::ink::{Colour, Ground, Shift, hexadecimal};

/// What letters are drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Black, or white on what is dark: it is always seen.
    Automatic,
    Plain(Colour),
}

/// The colour of a theme that an attribute names, where it is its paper or its ink and neither is made darker or lighter. Of the
/// others, and of shades, the file says the colour beside it.
fn of_theme(element: &BytesStart<'_>, name: &str) -> Option<Colour> {
    let is_changed = [format!("{name}Tint"), format!("{name}Shade")];
    let is_changed = is_changed.iter().any(|change| {
        let change = change.replace("themeColorTint", "themeTint").replace("themeColorShade", "themeShade");
        attribute(element, &change).is_some_and(|change| !change.eq_ignore_ascii_case("FF"))
    });
    match attribute(element, name)?.as_str() {
        _ if is_changed => None,
        "background1" | "light1" => Some([255; 3]),
        "text1" | "dark1" => Some([0; 3]),
        _ => None,
    }
}

/// The ink that `w:color` says.
pub(super) fn ink(element: &BytesStart<'_>) -> Option<Ink> {
    if let Some(colour) = of_theme(element, "themeColor") {
        return Some(Ink::Plain(colour));
    }
    Some(hexadecimal(&value(element)?).map_or(Ink::Automatic, Ink::Plain))
}

/// The ground that `w:shd` lays; none where it lays none.
pub(super) fn ground(element: &BytesStart<'_>) -> Option<Ground> {
    let of = |name| {
        let themed = of_theme(element, if name == "fill" { "themeFill" } else { "themeColor" });
        themed.or_else(|| attribute(element, name).and_then(|text| hexadecimal(&text))).map(Ground::Plain)
    };
    match value(element).as_deref() {
        None | Some("clear" | "nil") => of("fill"),
        // The pattern covers the fill; its automatic colour is black.
        Some("solid") => of("color").or(Some(Ground::Plain([0; 3]))),
        Some(_) => Some(Ground::Unknown),
    }
}

/// The ground of a marker: `w:highlight`.
pub(super) fn marker(element: &BytesStart<'_>) -> Option<Ground> {
    let colour = match value(element)?.as_str() {
        "black" => [0, 0, 0],
        "blue" => [0, 0, 255],
        "cyan" => [0, 255, 255],
        "darkBlue" => [0, 0, 128],
        "darkCyan" => [0, 128, 128],
        "darkGray" => [128, 128, 128],
        "darkGreen" => [0, 128, 0],
        "darkMagenta" => [128, 0, 128],
        "darkRed" => [128, 0, 0],
        "darkYellow" => [128, 128, 0],
        "green" => [0, 255, 0],
        "lightGray" => [192, 192, 192],
        "magenta" => [255, 0, 255],
        "red" => [255, 0, 0],
        "white" => [255, 255, 255],
        "yellow" => [255, 255, 0],
        _ => return None,
    };
    Some(Ground::Plain(colour))
}

/// How `w:vertAlign` sets letters.
pub(super) fn shift(element: &BytesStart<'_>) -> Option<Shift> {
    Some(Shift::of_word(&value(element)?))
}

/// How letters that are moved up stand to others of their line, all in half points. What is moved by a quarter of its size
/// is seen to stand elsewhere: programs move marks by a third, and who moves letters to the middle of a cell moves them by a
/// tenth.
pub(super) fn moved(up: i32, line: i32, size: u32) -> Shift {
    let least = i64::from(size).max(1);
    let by = 4 * (i64::from(up) - i64::from(line));
    if by >= least {
        Shift::Raised
    } else if by <= -least {
        Shift::Lowered
    } else {
        Shift::OnLine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_moved_by_a_quarter() {
        for (up, line, size, expected) in [
            (6, 0, 21, Shift::Raised),
            (5, 0, 21, Shift::OnLine),
            (-6, 0, 21, Shift::Lowered),
            (6, 6, 21, Shift::OnLine),
            (i32::MAX, i32::MIN, 0, Shift::Raised),
        ] {
            assert_eq!(moved(up, line, size), expected, "{up} {line} {size}");
        }
    }
}

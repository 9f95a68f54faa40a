//! What the attributes of an element say.

use quick_xml::events::BytesStart;

use crate::ink::hexadecimal;

/// Whether an attribute is on.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

/// Rows that are lower than a point, and letters of no more than one, are seen by nobody.
pub(super) const LOWEST: f64 = 1.0;
pub(super) const TINY: f64 = 1.0;

/// A column's width counts the digits of seven pixels or so that it has room for: narrower than this, it has no second pixel,
/// and the first is the line beside it.
pub(super) const NARROWEST: f64 = 0.25;

/// Whether a row is lower, or a column narrower, than this.
pub(super) fn is_below(element: &BytesStart<'_>, name: &str, least: f64) -> bool {
    attribute(element, name).and_then(|size| size.trim().parse::<f64>().ok()).is_some_and(|size| size < least)
}

/// Whether a colour is white, or as good as white: as it is given, as the first of the theme, by its number.
pub(super) fn is_white(element: &BytesStart<'_>) -> bool {
    if let Some(digits) = attribute(element, "rgb") {
        let colour = digits.get(digits.len().saturating_sub(6)..).and_then(hexadecimal);
        return colour.is_some_and(|colour| colour.iter().all(|part| *part > 242));
    }
    let is_plain = attribute(element, "tint").is_none_or(|tint| tint.trim().parse::<f64>() == Ok(0.0));
    let is = |name: &str, whites: [&str; 2]| {
        attribute(element, name).is_some_and(|number| whites.contains(&&*number))
    };
    (is("theme", ["0", "0"]) && is_plain) || is("indexed", ["1", "9"])
}

/// The value of an attribute.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::default()).ok().map(std::borrow::Cow::into_owned)
}

//! As much of HTML as the pages of rustdoc need: finding elements by how they begin, and their text.

/// The element that begins with `open`, without its tags, up to the next `close`; and what follows it.
pub(crate) fn element<'h>(html: &'h str, open: &str, close: &str) -> Option<(&'h str, &'h str)> {
    let (_, rest) = html.split_once(open)?;
    rest.split_once(close)
}

/// The value of an attribute in the tag that `html` begins with.
pub(crate) fn attribute<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let (tag, _) = html.split_once('>')?;
    element(tag, &format!(" {name}=\""), "\"").map(|(value, _)| value)
}

/// The text of some HTML in one line, spaced as code is.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        // What stands on lines of its own.
        if tag.starts_with("div") || tag.starts_with("br") {
            text.push(' ');
        }
        rest = after;
    }
    text.push_str(rest);
    // The sign for notable traits is no part of a signature.
    let text = decoded(&text).replace('ⓘ', "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("( ", "(").replace(", )", ")").replace(" )", ")")
}

/// The text with its references to characters resolved.
fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        let (character, after) = named.unwrap_or(('&', after));
        decoded.push(character);
        rest = after;
    }
    decoded + rest
}

/// The character that a reference names.
fn character(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        name => char::from_u32(name.strip_prefix('#')?.parse().ok()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_line_of_code() {
        for (html, expected) in [
            (
                "fn <a href=\"#\">f</a>(\n    &amp;self,\n    x: <a>Y</a>&lt;&#39;_&gt;,\n) -&gt; Z",
                "fn f(&self, x: Y<'_>) -> Z",
            ),
            ("-&gt; T<div class=\"where\">where\n    T: U,</div>", "-> T where T: U,"),
            ("x <a href=\"#\" class=\"tooltip\">ⓘ</a>", "x"),
            ("a &unknown; b & c", "a &unknown; b & c"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn elements_and_attributes_are_found() {
        let html = "<p><b id=\"x\" class=\"y z\">1</b>2</p>";
        assert_eq!(element(html, "<b", "</b>"), Some((" id=\"x\" class=\"y z\">1", "2</p>")));
        assert_eq!(attribute(&html[3..], "class"), Some("y z"));
        assert_eq!(attribute(html, "class"), None);
    }
}

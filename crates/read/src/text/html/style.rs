//! What the style sheets of a page hide: elements by their class or their name, nothing cleverer.

use std::collections::HashSet;

/// How many selectors are kept; a page hides a handful.
const MOST: usize = 1000;

/// The selectors whose elements are not shown: `.hid`, `tr.hid`, `#old`.
#[derive(Debug, Default)]
pub(super) struct HiddenBy {
    selectors: HashSet<String>,
    /// Those whose letters alone are not shown. What is in such an element may have letters of its own again, so that they
    /// count for elements within a line alone.
    of_letters: HashSet<String>,
}

impl HiddenBy {
    /// Takes a style sheet. Rules for other media than screens, in braces of their own, are passed over.
    pub(super) fn read(&mut self, sheet: &str) {
        self.read_rules(&without_comments(sheet));
    }

    fn read_rules(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some(open) = rest.find('{') {
            let selectors = rest[..open].trim();
            let (body, after) = block(&rest[open + 1..]);
            let media = selectors.strip_prefix("@media").map(str::trim);
            if media.is_some_and(|media| matches!(media, "all" | "screen")) {
                // What stands in its braces has none deeper that count.
                self.read_rules(&body.replace('@', ""));
            }
            let is_of_all = hides(body);
            let hides = !selectors.starts_with('@') && (is_of_all || hides_letters(body));
            let kept = if is_of_all { &mut self.selectors } else { &mut self.of_letters };
            if hides && kept.len() < MOST {
                // Of what stands within something else, that is named last.
                let last = |selector: &str| {
                    let last = selector.trim().split([' ', '\n', '\t', '>']).next_back();
                    last.unwrap_or_default().to_ascii_lowercase()
                };
                let simple = |selector: &String| {
                    selector.contains(['.', '#']) && !selector.contains(['+', '~', ':', '[', '*'])
                };
                kept.extend(selectors.split(',').map(last).filter(simple));
            }
            rest = after;
        }
    }

    /// Whether an element of these classes and this identifier is hidden, which may stand within a line.
    pub(super) fn hides(&self, (name, is_inline): (&str, bool), classes: &str, id: &str) -> bool {
        if self.selectors.is_empty() && self.of_letters.is_empty() {
            return false;
        }
        let name = name.to_ascii_lowercase();
        let of = |mark: char, word: &str| {
            let word = word.to_ascii_lowercase();
            let is_in = |selectors: &HashSet<String>| {
                selectors.contains(&format!("{mark}{word}"))
                    || selectors.contains(&format!("{name}{mark}{word}"))
            };
            is_in(&self.selectors) || (is_inline && is_in(&self.of_letters))
        };
        classes.split_whitespace().any(|class| of('.', class)) || (!id.is_empty() && of('#', id))
    }
}

/// Whether the declarations of a style say that nothing is shown.
pub(super) fn hides(style: &str) -> bool {
    let is_cut = says(style, |property, value| property == "overflow" && matches!(value, "hidden" | "clip"));
    let is_placed =
        says(style, |property, value| property == "position" && matches!(value, "absolute" | "fixed"));
    says(style, |property, value| match property {
        "display" => value == "none",
        "visibility" => matches!(value, "hidden" | "collapse"),
        "opacity" => is_nothing(value),
        "height" | "width" | "max-height" | "max-width" => is_cut && is_nothing(value),
        "left" | "top" | "right" | "bottom" => is_placed && is_far_out(value),
        _ => false,
    })
}

/// Whether they say that no letter is seen.
pub(super) fn hides_letters(style: &str) -> bool {
    says(style, |property, value| match property {
        "font-size" => is_nothing(value) || is_tiny(value),
        "color" => value == "transparent" || is_clear(value),
        "text-indent" => is_far_out(value),
        _ => false,
    })
}

/// Whether the declaration of a style says something, by its property and value.
fn says(style: &str, what: impl Fn(&str, &str) -> bool) -> bool {
    let style = unescaped(style);
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.split(';').any(|rule| {
        let declared = rule.trim_end_matches("!important").split_once(':');
        declared.is_some_and(|(property, value)| what(property, value))
    })
}

/// Whether letters of a size are less than a point high, which no screen shows as letters.
fn is_tiny(value: &str) -> bool {
    let number = value.strip_suffix("px").or_else(|| value.strip_suffix("pt"));
    number.and_then(|number| number.parse::<f64>().ok()).is_some_and(|number| number < 1.0)
}

/// Whether a colour lets everything through: `rgba(0,0,0,0)`.
fn is_clear(value: &str) -> bool {
    let parts = value.strip_suffix(')').and_then(|value| value.split_once('('));
    let alpha = parts.and_then(|(_, parts)| parts.rsplit_once([',', '/']));
    value.starts_with("rgba") && alpha.is_some_and(|(_, alpha)| is_nothing(alpha))
}

/// Whether a place is further outside than any window reaches: a thousand pixels, as scripts write for what only programs
/// that read aloud are to find.
fn is_far_out(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    number.parse::<f64>().is_ok_and(|number| number <= if value.ends_with("em") { -100.0 } else { -999.0 })
}

/// A style whose letters are not written as escapes (CSS Syntax 3, 4.3.7).
fn unescaped(style: &str) -> String {
    let mut pieces = style.split('\\');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let letter = u32::from_str_radix(&piece[..digits], 16).ok().and_then(char::from_u32);
        plain.extend(letter);
        let rest = &piece[digits..];
        plain.push_str(if digits > 0 { rest.strip_prefix([' ', '\n', '\t']).unwrap_or(rest) } else { rest });
    }
    plain
}

/// Whether a length or a share is zero.
fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f64>().is_ok_and(|number| number <= 0.0)
}

/// What stands before the brace that closes a block, and what follows it.
fn block(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return (&text[..at], &text[at + 1..]),
            '}' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_sheet_hides() {
        let mut hidden = HiddenBy::default();
        hidden.read(
            "/* .a{display:none} */ td{border:1px} .hid, tr.old { color:red; DISPLAY : none !important }
             @media print { .shown { display:none } } #gone{visibility:hidden} p .x{display:none} p :first-child{display:none} .cut{display:none",
        );
        for (name, classes, id, expected) in [
            ("tr", "row hid", "", true),
            ("td", "Hid", "", true),
            ("tr", "old", "", true),
            ("td", "old", "", false),
            ("div", "", "gone", true),
            ("p", "shown", "", false),
            ("p", "x", "", true),
            ("p", "a", "", false),
            ("p", "cut", "", true),
        ] {
            assert_eq!(hidden.hides((name, false), classes, id), expected, "{name} {classes} {id}");
        }
    }

    #[test]
    fn what_hides_letters_hides_them_within_a_line() {
        let mut hidden = HiddenBy::default();
        hidden.read(".small{font-size:0} .clear{color: transparent !important} .faint{opacity:0.0}");
        for (class, within_line, elsewhere) in
            [("small", true, false), ("clear", true, false), ("faint", true, true)]
        {
            assert_eq!(hidden.hides(("span", true), class, ""), within_line);
            assert_eq!(hidden.hides(("div", false), class, ""), elsewhere);
        }
        for hidden in [
            "position:absolute; left:-9999px",
            "height:0;overflow:hidden",
            "d\\69splay:none",
            "d\\000069 splay:none",
        ] {
            assert!(hides(hidden) && !hides_letters(hidden), "{hidden}");
        }
        for letters in ["color: rgba(0, 0, 0, 0)", "font-size:0.01px", "text-indent:-9999px"] {
            assert!(!hides(letters) && hides_letters(letters), "{letters}");
        }
        for shown in
            ["left:-9999px", "height:0", "color:rgba(0,0,0,0.5)", "font-size:12px", "text-indent:-2em"]
        {
            assert!(!hides(shown) && !hides_letters(shown), "{shown}");
        }
        let mut hidden = HiddenBy::default();
        hidden.read("@media screen { .x { display:none } } @media print { .y { display:none } }");
        assert!(hidden.hides(("p", false), "x", "") && !hidden.hides(("p", false), "y", ""));
        assert!(
            !hides("font-size:0") && hides_letters("FONT-SIZE: 0px") && !hides_letters("font-size:0.8em")
        );
    }
}

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
    /// Takes a style sheet. Rules for other media, in braces of their own, are passed over.
    pub(super) fn read(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some(open) = rest.find('{') {
            let selectors = rest[..open].trim();
            let (body, after) = block(&rest[open + 1..]);
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
    says(style, |property, value| match property {
        "display" => value == "none",
        "visibility" => matches!(value, "hidden" | "collapse"),
        "opacity" => is_nothing(value),
        _ => false,
    })
}

/// Whether they say that no letter is seen.
pub(super) fn hides_letters(style: &str) -> bool {
    says(style, |property, value| match property {
        "font-size" => is_nothing(value),
        "color" => value == "transparent",
        _ => false,
    })
}

/// Whether the declaration of a style says something, by its property and value.
fn says(style: &str, what: impl Fn(&str, &str) -> bool) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.split(';').any(|rule| {
        let declared = rule.trim_end_matches("!important").split_once(':');
        declared.is_some_and(|(property, value)| what(property, value))
    })
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
        assert!(
            !hides("font-size:0") && hides_letters("FONT-SIZE: 0px") && !hides_letters("font-size:0.8em")
        );
    }
}

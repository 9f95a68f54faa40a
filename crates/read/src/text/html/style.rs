//! What the style sheets of a page hide: elements by their class or their name, nothing cleverer.

use std::collections::HashSet;

/// How many selectors are kept; a page hides a handful.
const MOST: usize = 1000;

/// The selectors whose elements are not shown: `.hid`, `tr.hid`, `#old`.
#[derive(Debug, Default)]
pub(super) struct HiddenBy {
    selectors: HashSet<String>,
}

impl HiddenBy {
    /// Takes a style sheet. Rules for other media, in braces of their own, are passed over.
    pub(super) fn read(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some(open) = rest.find('{') {
            let selectors = rest[..open].trim();
            let (body, after) = block(&rest[open + 1..]);
            let hides = !selectors.starts_with('@') && hides(body);
            if hides && self.selectors.len() < MOST {
                // Of what stands within something else, that is named last.
                let last = |selector: &str| {
                    let last = selector.trim().split([' ', '\n', '\t', '>']).next_back();
                    last.unwrap_or_default().to_ascii_lowercase()
                };
                let simple = |selector: &String| {
                    selector.contains(['.', '#']) && !selector.contains(['+', '~', ':', '[', '*'])
                };
                self.selectors.extend(selectors.split(',').map(last).filter(simple));
            }
            rest = after;
        }
    }

    /// Whether an element of these classes and this identifier is hidden.
    pub(super) fn hides(&self, name: &str, classes: &str, id: &str) -> bool {
        if self.selectors.is_empty() {
            return false;
        }
        let name = name.to_ascii_lowercase();
        let of = |mark: char, word: &str| {
            let word = word.to_ascii_lowercase();
            self.selectors.contains(&format!("{mark}{word}"))
                || self.selectors.contains(&format!("{name}{mark}{word}"))
        };
        classes.split_whitespace().any(|class| of('.', class)) || (!id.is_empty() && of('#', id))
    }
}

/// Whether the declarations of a style say that nothing is shown.
pub(super) fn hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.split(';').any(|rule| {
        let rule = rule.trim_end_matches("!important");
        matches!(rule, "display:none" | "visibility:hidden" | "visibility:collapse")
    })
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
            assert_eq!(hidden.hides(name, classes, id), expected, "{name} {classes} {id}");
        }
    }
}

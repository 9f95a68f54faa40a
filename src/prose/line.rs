//! The lines of a text as the rules on wording see them.

use super::numeral;
use super::one_line;
use super::paragraph::{goes_on, is_contents};
use crate::document::{Disclosure, TextPlace};

/// A paragraph or a heading in one spelling (段落): without blanks and quotation marks, digits half width, punctuation full
/// width. What is printed stands in the document, at its place.
#[doc(alias = "段落")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// In the one spelling.
    pub text: String,
    /// Where it stands.
    pub place: TextPlace,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether the next paragraph goes on with it.
    pub open: bool,
    /// Whether no paragraph of its section follows.
    pub last: bool,
}

/// The headings and paragraphs of a text, but for its contents.
pub(crate) fn lines(document: &Disclosure) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, section) in document.sections.iter().enumerate() {
        if is_contents(&section.heading) {
            continue;
        }
        let place = TextPlace { section: index, page: section.page(), ..TextPlace::default() };
        if !section.heading.trim().is_empty() {
            let text = one_line(&section.heading);
            lines.push(Line { text, place, heading: true, open: false, last: false });
        }
        for (number, paragraph) in section.paragraphs.iter().enumerate() {
            let place = TextPlace {
                section: index,
                paragraph: Some(number),
                range: 0..paragraph.text.len(),
                page: paragraph.place.page,
            };
            let next = section.paragraphs.get(number + 1);
            let open = next.is_some_and(|next| goes_on(&paragraph.text, &next.text));
            let text = one_line(&paragraph.text);
            lines.push(Line { text, place, heading: false, open, last: next.is_none() });
        }
    }
    lines
}

impl Line {
    /// Whether it looks like the end of the line before.
    pub(crate) fn continues(&self) -> bool {
        let first = self.text.chars().next().unwrap_or(' ');
        self.place.paragraph != Some(0)
            && !first.is_ascii_digit()
            && first != '（'
            && !numeral::is_of_ordinal(first)
    }
}

/// Every place of some words in a text.
pub(crate) fn each<'t>(
    text: &'t str,
    words: &'t [&'static str],
) -> impl Iterator<Item = (usize, &'static str)> + 't {
    words.iter().flat_map(move |word| text.match_indices(word).map(move |(at, _)| (at, *word)))
}

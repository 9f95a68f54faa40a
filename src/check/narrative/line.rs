//! The lines of a text as the rules on wording see them, and how a finding on some words of one is told.

use super::{Prose, quote};
use crate::check::FindingPlace;
use crate::fact::FactPlace;
use crate::fact::{goes_on, is_contents};
use crate::prose::Plain;

/// A paragraph as rules on wording see it.
pub(super) struct Line {
    /// In the one spelling.
    pub(super) text: String,
    pub(super) place: FactPlace,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// Whether the next paragraph goes on with it.
    pub(super) open: bool,
    /// Whether no paragraph of its section follows.
    pub(super) last: bool,
}

/// The headings and paragraphs of a text, but for its contents.
pub(super) fn lines(prose: &Prose<'_>) -> Vec<Line> {
    let plain = |text: &str| Plain::of(text).chars.into_iter().collect::<String>();
    let mut lines = Vec::new();
    for (index, section) in prose.document.sections.iter().enumerate() {
        if is_contents(&section.heading) {
            continue;
        }
        let place = FactPlace { section: index, page: section.page(), ..FactPlace::default() };
        if !section.heading.trim().is_empty() {
            lines.push(Line {
                text: plain(&section.heading),
                place,
                heading: true,
                open: false,
                last: false,
            });
        }
        for (number, paragraph) in section.paragraphs.iter().enumerate() {
            let place = FactPlace {
                section: index,
                paragraph: Some(number),
                range: 0..paragraph.text.len(),
                page: paragraph.place.page,
            };
            let next = section.paragraphs.get(number + 1);
            let open = next.is_some_and(|next| goes_on(&paragraph.text, &next.text));
            lines.push(Line {
                text: plain(&paragraph.text),
                place,
                heading: false,
                open,
                last: next.is_none(),
            });
        }
    }
    lines
}

/// A finding on words that a line prints.
pub(super) fn tell(
    prose: &mut Prose<'_>,
    rule: &str,
    line: &Line,
    at: usize,
    words: &str,
    text: [String; 2],
) {
    let place = FindingPlace {
        row_label: words.to_owned(),
        printed: Some(words.to_owned()),
        quote: quote(&line.text, at..at + words.len()),
        ..prose.place_of(&line.place)
    };
    prose.found.broken(rule, vec![place], None, text);
}

/// Every place of some words in a text.
pub(super) fn each<'t>(text: &'t str, words: &'t [&'t str]) -> impl Iterator<Item = (usize, &'t str)> {
    words.iter().flat_map(move |word| text.match_indices(word))
}

/// Whether a line looks like the end of the one before.
pub(super) fn continues(line: &Line) -> bool {
    let first = line.text.chars().next().unwrap_or(' ');
    line.place.paragraph != Some(0) && !first.is_ascii_digit() && !"一二三四五六七八九十（".contains(first)
}

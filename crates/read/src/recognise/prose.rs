//! The text beside the tables: headings, and paragraphs whose soft line breaks are undone.

use std::collections::HashSet;

use cn_budget::document::{Paragraph, ParagraphLine, TextSection};

use super::draft::TextLine;
use super::title::is_title;
use crate::words::{Meaning, Ordinal, ordinal, plain};

/// Longer lines are sentences.
const LONGEST_HEADING: usize = 40;

/// Where a paragraph whose lines all run to the margin is broken off, in bytes. The longest that is printed has some ten
/// thousand, and every fact of a paragraph is compared with the others of it.
const LONGEST_PARAGRAPH: usize = 64 << 10;

/// The sections of a document's text.
pub(super) fn sections(lines: &[TextLine<'_>]) -> Vec<TextSection> {
    let mut sections: Vec<TextSection> = Vec::new();
    // Whether the line before may go on.
    let mut open = false;
    let mut contents: Option<Contents> = None;
    for line in lines {
        let listed = contents.as_mut().is_some_and(|contents| contents.lists(line));
        // Behind a full stop at the end of a line, the name of a chapter or a few words without a stop are no rest of the
        // sentence.
        let stopped = sections.last().and_then(|section| section.paragraphs.last());
        let stopped = stopped.is_some_and(|paragraph| paragraph.text.ends_with('。'));
        let apart = stopped && (is_heading(line.text) || (!line.full && is_label(line.text)));
        let goes_on = open && !line.begins && ordinal(line.text).is_none() && !apart;
        if !listed && !line.full && !goes_on && is_heading(line.text) {
            let last = sections.last_mut().filter(|section| section.paragraphs.is_empty());
            match last {
                // The heading of a part goes on in a second line.
                Some(part) if is_part(&part.heading) && ordinal(line.text).is_none() => {
                    part.heading.push_str(line.text);
                }
                _ => {
                    let mut section = TextSection::new(line.text);
                    section.place = line.place;
                    sections.push(section);
                }
            }
            contents = Meaning::Contents.is(&plain(line.text)).then(|| Contents::new(line));
            open = false;
            continue;
        }
        if sections.is_empty() {
            sections.push(TextSection::new(""));
        }
        let Some(section) = sections.last_mut() else { continue };
        match section.paragraphs.last_mut() {
            Some(paragraph)
                if open && !line.begins && !listed && !apart && paragraph.text.len() < LONGEST_PARAGRAPH =>
            {
                // Two words of other scripts keep a blank between them.
                let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                if ascii(paragraph.text.chars().next_back()) && ascii(line.text.chars().next()) {
                    paragraph.text.push(' ');
                }
                paragraph.lines.push(ParagraphLine { from: paragraph.text.len(), place: line.place });
                paragraph.text.push_str(line.text);
            }
            _ => section.paragraphs.push(Paragraph::new(line.text, line.place)),
        }
        open = line.full;
    }
    sections
}

fn is_part(heading: &str) -> bool {
    matches!(ordinal(heading), Some((Ordinal::Part, _)))
}

/// A list of contents: its entries are no headings. It ends where one of them comes again.
struct Contents {
    entries: HashSet<String>,
    page: Option<u32>,
    ended: bool,
}

/// A list of contents runs over no more pages than this.
const PAGES: u32 = 2;

impl Contents {
    fn new(line: &TextLine<'_>) -> Self {
        Self { entries: HashSet::new(), page: line.place.page, ended: false }
    }

    fn lists(&mut self, line: &TextLine<'_>) -> bool {
        let entry = plain(line.text);
        let entry =
            entry.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | '-'));
        let far = match (self.page, line.place.page) {
            (Some(from), Some(page)) => page > from + PAGES,
            _ => false,
        };
        // On another page, what is not numbered and not led to a page is no entry.
        let turned = self.page != line.place.page && ordinal(line.text).is_none();
        let led = line.text.contains(['…', '.', '·']);
        let far = far || (turned && !led);
        let sentence = entry.ends_with('。') || entry.chars().count() > LONGEST_HEADING;
        self.ended |= far || sentence || !self.entries.insert(entry.to_owned());
        !self.ended
    }
}

/// Whether a line is a few words without a sign, which end no sentence.
fn is_label(text: &str) -> bool {
    const LONGEST: usize = 16;
    let words = plain(text);
    let signs = |c: char| matches!(c, '。' | '，' | '；' | '：' | '、' | ',' | ';' | ':' | '）' | ')');
    words.chars().count() <= LONGEST
        && !words.contains(signs)
        && !words.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a line is a heading: short, no sentence, and a part, lettered, or the title of a table or a chapter.
fn is_heading(text: &str) -> bool {
    let words = plain(text);
    let sentence =
        words.ends_with(['。', '.', ';', '，', ',', ':', '、', '”']) || words.contains(['。', '…', ';']);
    if sentence || words.chars().count() > LONGEST_HEADING {
        return false;
    }
    match ordinal(text) {
        Some((Ordinal::Part | Ordinal::Lettered, rest)) => !rest.contains(['，', ',']),
        Some((Ordinal::Inner | Ordinal::Numbered, _)) => false,
        None => is_title(text) || Meaning::Chapter.ends(&words),
    }
}

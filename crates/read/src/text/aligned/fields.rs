//! A line, cut where gaps are wide or figures stand.

use crate::text::line::Raw;
use crate::text::{delimited, token};
use crate::words::{Meaning, is_nothing};

/// More columns than any form has; fitting costs fields × columns.
pub(super) const MOST_COLUMNS: usize = 60;

/// A piece of a line between wide gaps, with the columns it takes up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    Rule,
    /// A row of figures.
    Figures,
    /// Several fields, no row of figures.
    Fields,
    Text,
}

/// A line, cut where gaps are wide or figures stand.
#[derive(Debug)]
pub(super) struct Parsed<'a> {
    pub(super) raw: &'a Raw<'a>,
    pub(super) kind: Kind,
    pub(super) fields: Vec<Field>,
    /// Whether a gap of two blanks or more is in it.
    pub(super) gaps: bool,
}

impl<'a> Parsed<'a> {
    pub(super) fn new(raw: &'a Raw<'a>) -> Self {
        let none = |kind| Self { raw, kind, fields: Vec::new(), gaps: false };
        if raw.is_blank() {
            return none(Kind::Blank);
        }
        if delimited::is_rule(raw.text) {
            return none(Kind::Rule);
        }
        // Sentences are long and without gaps; they need no cutting.
        let (fields, gaps) = cut(&token::visible(raw.text));
        if fields.is_empty() {
            // Nothing but what no reader sees.
            return none(Kind::Blank);
        }
        if fields.len() > MOST_COLUMNS {
            return none(Kind::Text);
        }
        let kind = if is_row(&fields, gaps) {
            Kind::Figures
        } else if fields.len() > 1 && gaps {
            Kind::Fields
        } else {
            Kind::Text
        };
        Self { raw, kind, fields, gaps }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.text.as_str())
    }

    /// Where the words behind the figures of a row of figures may begin.
    pub(super) fn figures_end(&self) -> Option<usize> {
        self.fields.iter().rfind(|field| token::is_figure(&field.text)).map(|field| field.end)
    }

    /// Whether nothing stands before this place: the line goes on with the words of a row.
    pub(super) fn is_behind(&self, place: usize) -> bool {
        self.fields.first().is_some_and(|first| first.start > place)
    }

    /// What stands above a table or below it and is no row of it: its unit, its title, a note.
    pub(super) fn is_outside(&self) -> bool {
        let marks = ["单位：", "单位:", "注：", "注:", "说明：", "说明:"];
        let title = |text: &str| text.ends_with('表') || text.starts_with('表') || token::ends_sentence(text);
        self.texts().any(|text| marks.iter().any(|mark| text.replace(' ', "").contains(mark)))
            || (self.fields.len() == 1 && self.texts().any(title))
            || self.texts().any(|text| text.contains('。'))
    }

    pub(super) fn is_heading(&self) -> bool {
        token::is_heading_row(self.texts())
            || (!self.gaps && token::is_heading_row(self.words().iter().map(String::as_str)))
    }

    /// The pieces between blanks of any width.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in self.texts().flat_map(str::split_whitespace) {
            match words.last_mut() {
                Some(last) if Meaning::Spaced.is(&[last.as_str(), word].concat()) => {
                    last.push_str(word);
                }
                _ => words.push(word.to_owned()),
            }
        }
        words
    }

    /// Whether a row of figures has no name, or at most a code: its name is broken around it.
    pub(super) fn is_unnamed(&self) -> bool {
        self.texts().all(|text| token::is_value(text) || token::is_code(text))
    }
}

/// The fields of a line, and whether a wide gap is in it.
fn cut(text: &str) -> (Vec<Field>, bool) {
    let mut fields: Vec<Field> = Vec::new();
    let mut column = 0;
    let mut gap = usize::MAX;
    let mut gaps = false;
    let mut chars = text.char_indices().peekable();
    while let Some((from, c)) = chars.next() {
        if c.is_whitespace() {
            // One blank is one, of full width too: it stands within words (收　入) as often as between them.
            gap = gap.saturating_add(1);
            column += token::char_width(c).max(1);
            continue;
        }
        let start = column;
        column += token::char_width(c);
        let mut to = from + c.len_utf8();
        while let Some((next, c)) = chars.next_if(|(_, c)| !c.is_whitespace()) {
            column += token::char_width(c);
            to = next + c.len_utf8();
        }
        let word = &text[from..to];
        let wide = gap >= 2;
        gaps |= wide && !fields.is_empty();
        match fields.last_mut() {
            Some(last) if !wide && !token::is_amount(word) && !token::is_amount(&last.text) => {
                last.text.push(' ');
                last.text.push_str(word);
                last.end = column;
            }
            Some(last) if gap < 12 && Meaning::Spaced.is(&[last.text.as_str(), word].concat()) => {
                last.text.push_str(word);
                last.end = column;
            }
            _ => fields.push(Field { text: word.to_owned(), start, end: column }),
        }
        gap = 0;
    }
    (fields, gaps)
}

/// Whether the fields are a row with figures: a name and figures, and not a sentence in which numbers stand.
fn is_row(fields: &[Field], gaps: bool) -> bool {
    let amounts = fields.iter().filter(|field| token::is_amount(&field.text)).count();
    let figures = fields.iter().filter(|field| token::is_figure(&field.text)).count();
    let Some((last, before)) = fields.split_last() else { return false };
    let leaders = |text: &str| text.contains("....") || text.contains("……");
    // Dots alone beside amounts say that there is none.
    let nothing = |text: &str| amounts > 0 && is_nothing(text);
    let prose = |text: &str| text.contains(['。', '，', '；']) || (leaders(text) && !nothing(text));
    // Sentences may stand behind the figures of a row, as its words; before a figure they are prose.
    let behind = fields.iter().rposition(|field| token::is_figure(&field.text)).filter(|_| gaps);
    let before_figure = &before[..behind.map_or(before.len(), |last| last.min(before.len()))];
    if before.is_empty() || before_figure.iter().any(|field| prose(&field.text)) {
        return false;
    }
    if gaps {
        return figures > 0 && (figures < fields.len() || figures > 1);
    }
    // Without gaps the figures must stand at the end, and look like nothing else.
    let name = fields.iter().any(|field| !token::is_value(&field.text));
    amounts > 0 && name && token::is_value(&last.text)
}

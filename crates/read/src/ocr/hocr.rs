//! hOCR: a web page whose elements say by their classes what they are, and in their titles where they stand
//! (`<span class='ocrx_word' title='bbox 10 20 60 40; x_wconf 93'>预算</span>`).

use std::borrow::Cow;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::error::OcrError;
use super::intake::Intake;
use super::result::{OcrPage, OcrWord};
use crate::note::Note;

/// The class of a page.
pub(super) const PAGE: &str = "ocr_page";
/// The class of a word.
const WORD: &str = "ocrx_word";
/// The classes of lines, which say their text where it is not cut into words.
const LINES: [&str; 5] = ["ocr_line", "ocrx_line", "ocr_header", "ocr_textfloat", "ocr_caption"];

/// What is open: an element with a text of its own.
struct Open {
    name: Vec<u8>,
    /// How many elements of its name are open in it.
    within: usize,
    text: String,
    properties: Properties,
    line: usize,
}

/// What a title says.
#[derive(Clone, Copy, Debug, Default)]
struct Properties {
    area: Option<[f64; 4]>,
    /// In hundredths.
    confidence: Option<f64>,
    /// From 0.
    page: Option<u32>,
}

/// A page that is being read.
struct Current {
    number: u32,
    size: [f64; 2],
    /// Where the page begins: the boxes of cropped pages do not begin at 0.
    origin: [f64; 2],
    words: Vec<OcrWord>,
    line: usize,
}

struct Reader<'i, 'o> {
    text: &'i str,
    intake: &'i mut Intake<'o>,
    page: Option<Current>,
    line: Option<Open>,
    word: Option<Open>,
    /// Whether a word stood in the open line.
    has_words: bool,
    /// How many line breaks there are up to a byte.
    at: (usize, usize),
}

pub(super) fn read(text: &str, intake: &mut Intake<'_>) -> Result<(), OcrError> {
    // The tokenizer reads both bytes of a line break as one and counts so.
    let text =
        &*if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader =
        Reader { text, intake, page: None, line: None, word: None, has_words: false, at: (0, 1) };
    for event in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(event) = event;
        match event {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&tag.name)?,
            Token::String(string) => reader.text(&String::from_utf8_lossy(&string)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.close_page()
}

impl Reader<'_, '_> {
    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), OcrError> {
        let line = self.line_at(tag.span.start);
        for open in [&mut self.word, &mut self.line].into_iter().flatten() {
            open.within += usize::from(*open.name == **tag.name);
        }
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value));
        let Some(classes) = attribute(b"class") else { return Ok(()) };
        let is = |class: &str| classes.split_ascii_whitespace().any(|one| one == class);
        let properties = || properties(&attribute(b"title").unwrap_or_default());
        let open =
            |properties| Open { name: tag.name.to_vec(), within: 0, text: String::new(), properties, line };
        if is(PAGE) {
            self.close_page()?;
            self.open_page(properties(), line)?;
        } else if is(WORD) {
            self.close_word()?;
            self.has_words = true;
            self.word = Some(open(properties()));
        } else if LINES.into_iter().any(is) {
            self.close_line()?;
            self.has_words = false;
            self.line = Some(open(properties()));
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), OcrError> {
        let ends = |open: &mut Option<Open>| match open {
            Some(open) if open.name == name && open.within == 0 => true,
            Some(open) => {
                open.within -= usize::from(open.name == name);
                false
            }
            None => false,
        };
        if ends(&mut self.word) {
            self.close_word()?;
            // What ends a word is no end of the line around it.
            if let Some(line) = self.line.as_mut().filter(|line| line.name == name) {
                line.within = line.within.saturating_sub(1);
            }
        } else if ends(&mut self.line) {
            self.close_line()?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.word.as_mut().or(self.line.as_mut()) {
            open.text.push_str(text);
        }
    }

    fn open_page(&mut self, properties: Properties, line: usize) -> Result<(), OcrError> {
        let what = format!("{PAGE} in line {line}");
        let bbox = Note::new("bbox 和四个数，且有面积", "bbox and four numbers, and an area");
        let missing = || OcrError::field(format!("bbox of {what}"), None, bbox);
        let [x0, y0, x1, y1] =
            properties.area.filter(|[x0, y0, x1, y1]| x1 > x0 && y1 > y0).ok_or_else(missing)?;
        // Without a number, pages follow each other.
        let next = self.intake.ocr.pages.keys().next_back().map_or(0, |last| *last);
        let number = properties.page.unwrap_or(next).saturating_add(1);
        let size = [x1 - x0, y1 - y0];
        self.page = Some(Current { number, size, origin: [x0, y0], words: Vec::new(), line });
        Ok(())
    }

    fn close_word(&mut self) -> Result<(), OcrError> {
        let word = self.word.take();
        self.take(word, WORD)
    }

    fn close_line(&mut self) -> Result<(), OcrError> {
        self.close_word()?;
        let line = self.line.take().filter(|_| !self.has_words);
        self.take(line, LINES[0])
    }

    /// Takes in what has closed.
    fn take(&mut self, closed: Option<Open>, class: &str) -> Result<(), OcrError> {
        let Some(Open { text, properties, line, .. }) = closed else { return Ok(()) };
        if text.trim().is_empty() {
            return Ok(());
        }
        let what = || format!("bbox of {class} in line {line}");
        let Some(page) = &mut self.page else {
            let inside = Note::new("其中的文字", "its texts in it");
            return Err(OcrError::field(format!("{PAGE} around {class} in line {line}"), None, inside));
        };
        let Some([x0, y0, x1, y1]) = properties.area else {
            return Err(OcrError::field(what(), None, Note::new("四个数", "four numbers")));
        };
        let [left, top] = page.origin;
        let area = [x0 - left, y0 - top, x1 - left, y1 - top];
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        page.words.extend(self.intake.word(&words, area, properties.confidence, page.size, &what)?);
        Ok(())
    }

    fn close_page(&mut self) -> Result<(), OcrError> {
        self.close_line()?;
        let Some(Current { number, size: [width, height], words, line, .. }) = self.page.take() else {
            return Ok(());
        };
        let page = OcrPage { width, height, words, rulings: Vec::new() };
        self.intake.page(number, page, &format!("{PAGE} in line {line}"))
    }

    /// The line of a byte, which are asked in order.
    fn line_at(&mut self, byte: usize) -> usize {
        let (from, line) = self.at;
        let breaks = self.text.get(from..byte).unwrap_or_default().matches('\n').count();
        self.at = (from.max(byte), line + breaks);
        self.at.1
    }
}

/// The properties of a title, parted by semicolons. What is no number is not taken, and missed where it is needed.
fn properties(title: &str) -> Properties {
    let mut properties = Properties::default();
    for property in title.split(';') {
        let mut parts = property.split_ascii_whitespace();
        let name = parts.next();
        let numbers: Vec<f64> =
            parts.map_while(|part| part.parse().ok().filter(|n: &f64| n.is_finite())).collect();
        match (name, &numbers[..]) {
            (Some("bbox"), [x0, y0, x1, y1]) => properties.area = Some([*x0, *y0, *x1, *y1]),
            (Some("x_wconf"), [share]) => properties.confidence = Some((share / 100.0).clamp(0.0, 1.0)),
            (Some("ppageno"), [_]) => {
                let number = property.split_ascii_whitespace().nth(1);
                properties.page = number.and_then(|number| number.parse().ok());
            }
            _ => {}
        }
    }
    properties
}

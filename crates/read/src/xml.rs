//! The XML of a part of an archive, element by element.

use std::borrow::Cow;
use std::io::{BufReader, Read};

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use crate::note::{Note, note, of_program, printable};
use crate::package::damaged_part;
use crate::{FileFormat, ReadError};

/// Elements stand in each other up to this depth. A text box in a cell of Word is some thirty deep, and each table in a
/// table adds three; what stands in a table is looked at once for each table around it. A page of OFD is some ten deep.
const DEEPEST: usize = 256;

/// What takes the elements of a part.
pub(crate) trait Elements {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError>;

    fn end(&mut self, name: &str) -> Result<(), ReadError>;

    fn text(&mut self, text: &str) -> Result<(), ReadError>;
}

/// Every element of a part.
///
/// # Errors
///
/// When the part is no XML, ends early or goes too deep, and whatever the taker says.
pub(crate) fn walk(
    format: FileFormat,
    part: &str,
    from: impl Read,
    taker: &mut impl Elements,
) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(BufReader::new(from));
    let damaged = |what: &Note| damaged_part(format, part, what);
    let mut is_empty = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                is_empty = false;
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged(&note!(
                        "元素嵌套超过 {DEEPEST} 层",
                        "its elements are nested more than {DEEPEST} deep"
                    )));
                }
                taker.start(&element)?;
            }
            Ok(Event::Empty(element)) => {
                is_empty = false;
                taker.start(&element)?;
                taker.end(element.name().as_ref())?;
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                taker.end(element.name().as_ref())?;
            }
            Ok(Event::Text(text)) => taker.text(&text.xml10_content())?,
            Ok(Event::CData(text)) => taker.text(&text.xml10_content())?,
            Ok(Event::GeneralRef(reference)) => {
                let spelled = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    Ok(None) => of_entity(&reference.xml10_content()),
                    Err(_) => None,
                };
                // An entity of the file's own may stand for a digit: what it is, nobody reads.
                taker.text(spelled.unwrap_or('\u{FFFD}').encode_utf8(&mut [0; 4]))?;
            }
            Ok(Event::Eof) => break,
            Err(Error::Io(error)) => return Err(damaged(&of_program(&error))),
            Err(error) => {
                let byte = reader.error_position();
                return Err(damaged(&note!(
                    "第 {byte} 字节处不是 XML，程序原文“{error}”",
                    "it is no XML at byte {byte}: {error}"
                )));
            }
            Ok(_) => {}
        }
    }
    if is_empty {
        return Err(damaged(&Note::new("没有任何元素", "it has no element")));
    }
    if depth > 0 {
        let part = printable(part);
        let what = note!(
            "部件 {part} 中断，尚有 {depth} 个元素未结束",
            "part {part} ends with {depth} elements open"
        );
        return Err(ReadError::truncated(format, what));
    }
    Ok(())
}

fn of_entity(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}

/// An attribute by the name that it has behind its prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    value(&found)
}

/// The value of an attribute.
pub(crate) fn value(attribute: &Attribute<'_>) -> Option<String> {
    attribute.normalized_value(XmlVersion::default()).ok().map(Cow::into_owned)
}

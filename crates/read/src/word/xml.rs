//! The XML of a part, element by element.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use crate::note::{Note, note, of_program};
use crate::package::damaged_part;
use crate::{FileFormat, ReadError};

/// Elements stand in each other up to this depth. A text box in a cell is some thirty deep, and each table in a table adds
/// three; what stands in a table is looked at once for each table around it.
const DEEPEST: usize = 256;

/// An element by what it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Name<'a> {
    /// `w:p`, `w:tbl`.
    Word(&'a str),
    /// `mc:Choice`.
    Compatible(&'a str),
    /// `m:oMath`.
    Math(&'a str),
    /// A picture, a shape.
    Other,
}

/// What takes the elements of a part.
pub(super) trait Elements {
    fn start(&mut self, name: Name<'_>, element: &BytesStart<'_>) -> Result<(), ReadError>;

    fn end(&mut self, name: Name<'_>) -> Result<(), ReadError>;

    fn text(&mut self, _text: &str) -> Result<(), ReadError> {
        Ok(())
    }
}

/// The prefixes of names, as the first element declares them.
struct Prefixes {
    word: String,
    compatible: String,
    math: String,
}

impl Prefixes {
    fn of(root: &BytesStart<'_>) -> Self {
        let mut prefixes = Self { word: "w".into(), compatible: "mc".into(), math: "m".into() };
        for attribute in root.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            let Some(prefix) = key.strip_prefix("xmlns") else { continue };
            let prefix = prefix.strip_prefix(':').unwrap_or(prefix);
            let value = &*attribute.value;
            let is = |ends: [&str; 2]| ends.iter().any(|end| value.ends_with(end));
            if is(["/wordprocessingml/2006/main", "/wordprocessingml/main"]) {
                prefix.clone_into(&mut prefixes.word);
            } else if is(["/markup-compatibility/2006", "/markup-compatibility"]) {
                prefix.clone_into(&mut prefixes.compatible);
            } else if is(["/officeDocument/2006/math", "/officeDocument/math"]) {
                prefix.clone_into(&mut prefixes.math);
            }
        }
        prefixes
    }

    fn name<'n>(&self, name: &'n str) -> Name<'n> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match prefix {
            prefix if prefix == self.word => Name::Word(local),
            prefix if prefix == self.compatible => Name::Compatible(local),
            prefix if prefix == self.math => Name::Math(local),
            _ => Name::Other,
        }
    }
}

/// Every element of a part.
///
/// # Errors
///
/// When the part is no XML, ends early or goes too deep, and whatever the taker says.
pub(super) fn walk(part: &str, from: impl Read, taker: &mut impl Elements) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(BufReader::new(from));
    let damaged = |what: &Note| damaged_part(FileFormat::Docx, part, what);
    let mut prefixes = None;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                let prefixes = prefixes.get_or_insert_with(|| Prefixes::of(&element));
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged(&note!(
                        "元素嵌套超过 {DEEPEST} 层",
                        "its elements are nested more than {DEEPEST} deep"
                    )));
                }
                taker.start(prefixes.name(element.name().as_ref()), &element)?;
            }
            Ok(Event::Empty(element)) => {
                let prefixes = prefixes.get_or_insert_with(|| Prefixes::of(&element));
                let name = element.name();
                let name = prefixes.name(name.as_ref());
                taker.start(name, &element)?;
                taker.end(name)?;
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                if let Some(prefixes) = &prefixes {
                    taker.end(prefixes.name(element.name().as_ref()))?;
                }
            }
            Ok(Event::Text(text)) => taker.text(&text.xml10_content())?,
            Ok(Event::CData(text)) => taker.text(&text.xml10_content())?,
            Ok(Event::GeneralRef(reference)) => {
                let spelled = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    Ok(None) => of_entity(&reference.xml10_content()),
                    Err(_) => None,
                };
                if let Some(c) = spelled {
                    taker.text(c.encode_utf8(&mut [0; 4]))?;
                }
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
    match prefixes {
        None => Err(damaged(&Note::new("没有任何元素", "it has no element"))),
        Some(_) if depth > 0 => {
            let part = crate::note::printable(part);
            let what = note!(
                "部件 {part} 中断，尚有 {depth} 个元素未结束",
                "part {part} ends with {depth} elements open"
            );
            Err(ReadError::truncated(FileFormat::Docx, what))
        }
        Some(_) => Ok(()),
    }
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
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::default()).ok().map(std::borrow::Cow::into_owned)
}

/// The value of an element that has one: `w:val`.
pub(super) fn value(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, "val")
}

/// The value as a number.
pub(super) fn number<T: core::str::FromStr>(element: &BytesStart<'_>) -> Option<T> {
    value(element)?.trim().parse().ok()
}

/// Whether a property is on: it is there, and does not say that it is off.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    value(element).is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

//! The XML of a part of a Word file, element by element.

use std::io::Read;

use quick_xml::events::BytesStart;

pub(super) use crate::xml::attribute;
use crate::{FileFormat, ReadError, xml};

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

/// Every element of a part, by what it belongs to.
///
/// # Errors
///
/// When the part is no XML, ends early or goes too deep, and whatever the taker says.
pub(super) fn walk(part: &str, from: impl Read, taker: &mut impl Elements) -> Result<(), ReadError> {
    xml::walk(FileFormat::Docx, part, from, &mut Named { prefixes: None, taker })
}

/// Gives each element its name, by the prefixes that the first one declares.
struct Named<'t, T> {
    prefixes: Option<Prefixes>,
    taker: &'t mut T,
}

impl<T: Elements> xml::Elements for Named<'_, T> {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let prefixes = self.prefixes.get_or_insert_with(|| Prefixes::of(element));
        self.taker.start(prefixes.name(element.name().as_ref()), element)
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        self.prefixes.as_ref().map_or(Ok(()), |prefixes| self.taker.end(prefixes.name(name)))
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        self.taker.text(text)
    }
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

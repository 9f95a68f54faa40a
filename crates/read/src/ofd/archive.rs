//! The parts of a package, and what their reading may cost.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read as _;

use encoding_rs::{Encoding, UTF_8};

use super::tree::{Builder, Element};
use crate::deadline::Deadline;
use crate::error::Quantity;
use crate::note::{Note, note, of_program, printable};
use crate::package::{Package, damaged_part, key, resolved};
use crate::xml::walk;
use crate::{FileFormat, Options, PdfLimits, ReadError};

/// What is wrong with a part.
pub(super) enum Fault {
    /// It cannot be read, and why.
    Unread(Note),
    /// The document must not be read.
    Refused(ReadError),
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        error.about_a_part().map_or_else(Self::Refused, Self::Unread)
    }
}

/// The archive of a document.
pub(super) struct Archive<'a> {
    package: Package<'a>,
    places: HashMap<String, usize>,
    limits: PdfLimits,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], options: &Options) -> Result<Self, ReadError> {
        let package = Package::open(bytes, FileFormat::Ofd, options)?;
        let places = (0..package.len()).filter_map(|index| Some((package.key(index)?, index))).collect();
        Ok(Self { package, places, limits: options.pdf })
    }

    /// The tree of a part.
    pub(super) fn tree(&mut self, path: &str) -> Result<Element, Fault> {
        let Some(&index) = self.places.get(&key(path)) else {
            let path = printable(path);
            return Err(Fault::Unread(note!("缺少部件 {path}", "part {path} is missing")));
        };
        let most = self.limits.stream_bytes;
        let (bytes, ..) = self.package.walk(index, |name, part| {
            let mut bytes = Vec::new();
            let read = part.take(most as u64 + 1).read_to_end(&mut bytes);
            read.map_err(|error| damaged_part(FileFormat::Ofd, name, &of_program(&error)))?;
            Ok(bytes)
        })?;
        if bytes.len() > most {
            return Err(Fault::Refused(ReadError::too_large(
                Quantity::PartBytes,
                bytes.len() as u64,
                most as u64,
            )));
        }
        let text = decoded(path, &bytes)?;
        let mut builder = Builder::new(self.limits.objects);
        walk(FileFormat::Ofd, path, text.as_bytes(), &mut builder)?;
        builder.finish().ok_or_else(|| Fault::Unread(Note::new("没有任何元素", "it has no element")))
    }
}

/// The text of a part, in the encoding that it declares.
fn decoded<'b>(path: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Fault> {
    let encoding = Encoding::for_bom(bytes).map_or_else(|| declared(bytes), |(encoding, _)| encoding);
    let (text, encoding, is_damaged) = encoding.decode(bytes);
    if is_damaged {
        let name = encoding.name();
        let what = note!("不是其声明的编码 {name}", "it is not in {name}, which it should be in");
        return Err(damaged_part(FileFormat::Ofd, path, &what).into());
    }
    Ok(text)
}

/// The encoding that a part says it is in: UTF-8 where it says none.
fn declared(bytes: &[u8]) -> &'static Encoding {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]);
    let declaration = head.split_once("?>").map_or("", |(declaration, _)| declaration);
    let label = declaration.split_once("encoding").map_or("", |(_, rest)| rest);
    let label = label.trim_start_matches(|c: char| c.is_whitespace() || c == '=');
    let label = label.split(['"', '\'']).nth(1).unwrap_or("");
    Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8)
}

/// The folder that a part stands in, and another part as this one writes it.
pub(super) fn beside(part: &str, path: &str) -> String {
    resolved(part.rsplit_once('/').map_or("", |(folder, _)| folder), path.trim())
}

/// The steps that are left. An element is one, a letter another, and so is each part of a path.
pub(super) struct Steps {
    left: u64,
    limit: u64,
    deadline: Deadline,
}

/// How often the deadline is asked.
const OFTEN: u64 = 4_096;

impl Steps {
    pub(super) fn new(options: &Options) -> Self {
        let limit = options.pdf.steps;
        Self { left: limit, limit, deadline: options.deadline.into() }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<(), ReadError> {
        let before = self.left;
        self.left = before
            .checked_sub(count as u64)
            .ok_or_else(|| ReadError::too_large(Quantity::Steps, self.limit.saturating_add(1), self.limit))?;
        if before / OFTEN != self.left / OFTEN {
            self.deadline.ask()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn the_declaration_says_the_encoding() {
        for (text, name) in [
            ("<?xml version=\"1.0\" encoding=\"GB18030\"?><a/>", "gb18030"),
            ("<?xml version='1.0' encoding='gb2312' ?>", "GBK"),
            ("<?xml version=\"1.0\" encoding = \"UTF-8\"?>", "UTF-8"),
            ("<?xml version=\"1.0\"?>", "UTF-8"),
            ("<a encoding=\"GBK\"/>", "UTF-8"),
            ("<?xml encoding=\"x\"?>", "UTF-8"),
            ("", "UTF-8"),
        ] {
            assert_eq!(declared(text.as_bytes()).name(), name, "{text}");
        }
    }
}

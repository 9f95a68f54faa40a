//! Which rows and columns of an .xlsx are hidden: its parts say so in attributes that calamine does not give.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Rows of a sheet, and columns.
type RowsAndColumns = (Vec<u32>, Vec<u32>);

/// The archive, and which part of it each sheet is.
pub(super) struct Hidden<'a> {
    archive: Archive<'a>,
    parts: HashMap<String, String>,
}

/// The most rows or columns that a sheet can have.
const MOST: u32 = 1 << 20;

impl<'a> Hidden<'a> {
    /// The parts of a workbook; nothing where it names them in another way.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut targets: HashMap<String, String> = HashMap::new();
        each(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
            if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
                targets.insert(id, target);
            }
        })?;
        let mut parts = HashMap::new();
        each(&mut archive, "xl/workbook.xml", |element| {
            if element.local_name().as_ref() != "sheet" {
                return;
            }
            let id = attribute(element, "r:id").or_else(|| attribute(element, "id"));
            if let (Some(name), Some(target)) =
                (attribute(element, "name"), id.and_then(|id| targets.get(&id)))
            {
                let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                parts.insert(name, path);
            }
        })?;
        Some(Self { archive, parts })
    }

    /// The hidden rows and columns of a sheet, from 0.
    pub(super) fn of_sheet(&mut self, name: &str) -> Option<RowsAndColumns> {
        let part = self.parts.get(name)?.clone();
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        let mut row = 0;
        each(&mut self.archive, &part, |element| {
            let hidden = attribute(element, "hidden").is_some_and(|value| value == "1" || value == "true");
            let number = |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
            match element.local_name().as_ref() {
                "row" => {
                    // Rows may go without numbers, one after the other.
                    row = number("r").unwrap_or(row + 1);
                    if hidden && row > 0 {
                        rows.push(row - 1);
                    }
                }
                "col" if hidden => {
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        columns.extend((first.max(1)..=last.min(MOST >> 6)).map(|column| column - 1));
                    }
                }
                _ => {}
            }
        })?;
        Some((rows, columns))
    }
}

/// Every element of a part of the archive.
fn each(archive: &mut Archive<'_>, part: &str, mut element: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let entry = archive.by_name(part).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(entry.take(u64::MAX)));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) | Event::Empty(start) => element(&start),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::default()).ok().map(std::borrow::Cow::into_owned)
}
